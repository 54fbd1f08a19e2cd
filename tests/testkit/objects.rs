//! Create, replace, patch and delete, in the order the real server checks things.

use serde_json::{Map, Value, json};

use super::apply::{self, Actor};
use super::resources::{CLAIMS, NAMESPACES, Resource};
use super::status::{self, Cause, Failure};
use super::store::{self, Store};
use super::validate;

type Outcome = Result<(u16, Value), Failure>;

/// Where a write goes and in whose name.
pub(crate) struct Write<'a> {
    pub(crate) resource: &'static Resource,
    pub(crate) namespace: &'a str,
    pub(crate) name: &'a str,
    pub(crate) manager: &'a str,
    pub(crate) dry_run: bool,
}

pub(crate) enum Patch {
    Merge,
    Json,
    Apply { force: bool },
}

impl Write<'_> {
    fn actor<'a>(&'a self, now: &'a str) -> Actor<'a> {
        Actor {
            manager: self.manager,
            now,
        }
    }

    fn in_version(&self) -> String {
        let Resource { version, kind, .. } = self.resource;
        format!("{kind} in version {version:?} cannot be handled as a {kind}")
    }

    pub(crate) fn create(&self, store: &mut Store, body: Value) -> Outcome {
        let mut object = self.decode(body)?;
        let mut name = store::name_of(&object);
        if let (true, Some(prefix)) = (name.is_empty(), object["metadata"]["generateName"].as_str())
        {
            name = format!("{prefix}{}", &store::random_hex()[..5]);
        }
        self.place(&mut object, &name)?;
        validate::default(self.resource, &mut object);
        let now = store::now();
        if let Some(metadata) = object["metadata"].as_object_mut() {
            metadata.remove("managedFields");
        }
        apply::track_update(self.resource, &Value::Null, &mut object, &self.actor(&now));
        let name = if object["metadata"]["generateName"].is_string() {
            ""
        } else {
            &*name
        };
        self.insert(store, object, name, &now)
    }

    /// The last steps of a creation. `said_name` is the name the request gave.
    fn insert(&self, store: &mut Store, mut object: Value, said_name: &str, now: &str) -> Outcome {
        let resource = self.resource;
        let name = store::name_of(&object);
        self.admit_creation(store, said_name)?;
        if let Some(metadata) = object["metadata"].as_object_mut() {
            for key in ["resourceVersion", "selfLink", "deletionTimestamp"] {
                metadata.remove(key);
            }
            metadata.insert("uid".into(), store::new_uid().into());
            metadata.insert("creationTimestamp".into(), now.into());
            if resource.custom {
                metadata.insert("generation".into(), 1.into());
            }
        }
        if *resource == NAMESPACES {
            object["spec"] = json!({"finalizers": ["kubernetes"]});
            object["status"] = json!({"phase": "Active"});
        } else if *resource == CLAIMS {
            object["status"] = json!({"phase": "Pending"});
        }
        validate::check(resource, &object, None)?;
        if store.get(resource, self.namespace, &name).is_some() {
            return Err(Failure::already_exists(resource, &name));
        }
        let stored = if self.dry_run {
            object
        } else {
            store.write(resource, object)
        };
        Ok((201, stored))
    }

    /// What the NamespaceLifecycle admission plugin refuses.
    fn admit_creation(&self, store: &Store, name: &str) -> Result<(), Failure> {
        if !self.resource.namespaced {
            return Ok(());
        }
        let Some(namespace) = store.get(&NAMESPACES, "", self.namespace) else {
            return Err(Failure::not_found(&NAMESPACES, self.namespace));
        };
        if namespace["status"]["phase"] == "Terminating" {
            return Err(Failure::terminating(self.resource, name, self.namespace));
        }
        Ok(())
    }

    pub(crate) fn replace(&self, store: &mut Store, body: Value) -> Outcome {
        let mut object = self.decode(body)?;
        self.place(&mut object, self.name)?;
        let Some(old) = store.get(self.resource, self.namespace, self.name).cloned() else {
            return Err(Failure::not_found(self.resource, self.name));
        };
        validate::default(self.resource, &mut object);
        let now = store::now();
        carry_status(self.resource, &mut object, &old);
        apply::track_update(self.resource, &old, &mut object, &self.actor(&now));
        self.update(store, &old, object)
    }

    pub(crate) fn patch(&self, store: &mut Store, kind: &Patch, body: Value) -> Outcome {
        let old = store.get(self.resource, self.namespace, self.name).cloned();
        if let Patch::Apply { force } = kind {
            return self.apply(store, old, body, *force);
        }
        let Some(old) = old else {
            return Err(Failure::not_found(self.resource, self.name));
        };
        let mut object = old.clone();
        if matches!(kind, Patch::Json) {
            json_patch(&mut object, &body).map_err(Failure::bad_request)?;
        } else {
            merge_patch(&mut object, body);
        }
        let mut object = self.decode(object)?;
        self.place(&mut object, self.name)?;
        validate::default(self.resource, &mut object);
        carry_status(self.resource, &mut object, &old);
        let now = store::now();
        apply::track_update(self.resource, &old, &mut object, &self.actor(&now));
        self.update(store, &old, object)
    }

    fn apply(&self, store: &mut Store, old: Option<Value>, body: Value, force: bool) -> Outcome {
        let resource = self.resource;
        let mut config = self.recognize(body)?;
        if config["metadata"].get("managedFields").is_some() {
            return Err(Failure::bad_request("metadata.managedFields must be nil"));
        }
        if let Some(at) = validate::bad_base64(&config) {
            let (place, name) = (store::namespace_of(&config), store::name_of(&config));
            let Resource {
                group,
                version,
                kind,
                ..
            } = resource;
            return Err(Failure::plain_error(format!(
                "failed to convert new object ({place}/{name}; {group}/{version}, Kind={kind}) to proper version: unable to convert unstructured object to {group}/{version}, Kind={kind}: error decoding from json: illegal base64 data at input byte {at}"
            )));
        }
        self.place(&mut config, self.name)?;
        if let Some(map) = config.as_object_mut() {
            map.remove("status");
        }
        let now = store::now();
        let live = old.clone().unwrap_or(Value::Null);
        let mut object = apply::apply(resource, &live, &config, &self.actor(&now), force)?;
        validate::default(resource, &mut object);
        let Some(old) = old else {
            if let Some(uid) = config["metadata"]["uid"].as_str() {
                let why = format!(
                    "uid mismatch: the provided object specified uid {uid}, and no existing object was found"
                );
                return Err(Failure::conflict(resource, self.name, &why));
            }
            return self.insert(store, object, self.name, &now);
        };
        self.update(store, &old, object)
    }

    /// The last steps of a change to something that exists.
    fn update(&self, store: &mut Store, old: &Value, mut object: Value) -> Outcome {
        let resource = self.resource;
        let given = |key: &str| object["metadata"][key].as_str().unwrap_or_default();
        let (uid, revision) = (given("uid"), given("resourceVersion"));
        if !uid.is_empty() && old["metadata"]["uid"] != uid {
            let real = old["metadata"]["uid"].as_str().unwrap_or_default();
            let why = format!(
                "StorageError: invalid object, Code: 4, Key: /registry/{}/{}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {uid}, UID in object meta: {real}",
                resource.plural,
                [self.namespace, self.name]
                    .join("/")
                    .trim_start_matches('/'),
            );
            return Err(Failure::conflict(resource, self.name, &why));
        }
        if revision.is_empty() && resource.custom {
            let message = "Invalid value: 0: must be specified for an update".to_owned();
            let field = "metadata.resourceVersion".to_owned();
            let cause = Cause {
                reason: "FieldValueInvalid",
                field,
                message,
            };
            return Err(Failure::invalid(resource, self.name, &[cause]));
        }
        if !revision.is_empty() && old["metadata"]["resourceVersion"] != revision {
            return Err(Failure::modified(resource, self.name));
        }
        carry_metadata(&mut object, old);
        if resource.custom && object["spec"] != old["spec"] {
            let generation = old["metadata"]["generation"].as_u64().unwrap_or(1) + 1;
            object["metadata"]["generation"] = generation.into();
        }
        validate::check(resource, &object, Some(old))?;
        // Nothing changed: etcd is not written, so the revision stays.
        if object == *old || self.dry_run {
            return Ok((200, object));
        }
        Ok((200, store.write(resource, object)))
    }

    /// The body as an object of this kind, its values decoded far enough to be checked.
    fn decode(&self, body: Value) -> Result<Value, Failure> {
        let mut object = self.recognize(body)?;
        if let Some(at) = validate::bad_base64(&object) {
            let why = format!(
                "{}: illegal base64 data at input byte {at}",
                self.in_version()
            );
            return Err(Failure::bad_request(why));
        }
        if let Some(map) = object.as_object_mut() {
            map.remove("status");
        }
        Ok(object)
    }

    fn recognize(&self, mut body: Value) -> Result<Value, Failure> {
        strip_nulls(&mut body);
        let (kind, version) = (body["kind"].as_str(), body["apiVersion"].as_str());
        if kind != Some(self.resource.kind) || version != Some(&self.resource.api_version()) {
            return Err(Failure::bad_request(format!(
                "the object provided is unrecognized (must be of type {})",
                self.resource.kind
            )));
        }
        if !matches!(body["metadata"], Value::Null | Value::Object(_)) {
            return Err(Failure::bad_request(self.in_version()));
        }
        if let Some(field) = validate::wrong_types(self.resource, &body) {
            let why = format!(
                "{}: json: cannot unmarshal into Go struct field {field}",
                self.in_version()
            );
            return Err(Failure::bad_request(why));
        }
        Ok(body)
    }

    /// Puts the object where the path says, if its own metadata does not say otherwise.
    fn place(&self, object: &mut Value, name: &str) -> Result<(), Failure> {
        let (said_name, said_place) = (store::name_of(object), store::namespace_of(object));
        if !said_name.is_empty() && said_name != name {
            return Err(Failure::bad_request(format!(
                "the name of the object ({said_name}) does not match the name on the URL ({name})"
            )));
        }
        if !said_place.is_empty() && said_place != self.namespace {
            return Err(Failure::bad_request(
                "the namespace of the provided object does not match the namespace sent on the request",
            ));
        }
        if !name.is_empty() {
            object["metadata"]["name"] = name.into();
        }
        if self.resource.namespaced {
            object["metadata"]["namespace"] = self.namespace.into();
        }
        Ok(())
    }

    pub(crate) fn delete(&self, store: &mut Store, options: &Value) -> Outcome {
        let resource = self.resource;
        let Some(object) = store.get(resource, self.namespace, self.name).cloned() else {
            return Err(Failure::not_found(resource, self.name));
        };
        for (key, what, then) in [
            ("uid", "UID", "deleted and then recreated"),
            ("resourceVersion", "ResourceVersion", "modified"),
        ] {
            let real = object["metadata"][key].as_str().unwrap_or_default();
            if let Some(wanted) = options["preconditions"][key]
                .as_str()
                .filter(|it| *it != real)
            {
                let why = format!(
                    "the {what} in the precondition ({wanted}) does not match the {what} in record ({real}). The object might have been {then}"
                );
                return Err(Failure::precondition(resource, self.name, &why));
            }
        }
        let held = |object: &Value| {
            let finalizers = object["metadata"]["finalizers"].as_array();
            finalizers.is_some_and(|all| !all.is_empty())
        };
        if held(&object) {
            let mut object = object;
            if object["metadata"]["deletionTimestamp"].is_null() {
                object["metadata"]["deletionTimestamp"] = store::now().into();
                object["metadata"]["deletionGracePeriodSeconds"] = 0.into();
                if !self.dry_run {
                    object = store.write(resource, object);
                }
            }
            return Ok((200, object));
        }
        if !self.dry_run {
            // A namespace that is stuck in Terminating stays so; all others are gone at once.
            if object["status"]["phase"] != "Terminating" || *resource != NAMESPACES {
                store.remove(resource, self.namespace, self.name);
            }
        }
        if *resource == NAMESPACES {
            let mut object = object;
            object["metadata"]["deletionTimestamp"] = store::now().into();
            object["status"]["phase"] = "Terminating".into();
            return Ok((200, object));
        }
        Ok((
            200,
            status::deleted(resource, self.name, &object["metadata"]["uid"]),
        ))
    }
}

/// Only the status subresource, which this server has not, could change the status.
fn carry_status(resource: &Resource, object: &mut Value, old: &Value) {
    let Some(map) = object.as_object_mut() else {
        return;
    };
    let keys: &[&str] = if *resource == NAMESPACES {
        &["spec", "status"]
    } else {
        &["status"]
    };
    for key in keys {
        if let Some(value) = old.get(key) {
            map.insert((*key).to_owned(), value.clone());
        }
    }
}

fn carry_metadata(object: &mut Value, old: &Value) {
    let Some(metadata) = object["metadata"].as_object_mut() else {
        return;
    };
    for key in [
        "uid",
        "creationTimestamp",
        "generation",
        "deletionTimestamp",
        "resourceVersion",
    ] {
        metadata.remove(key);
        if let Some(value) = old["metadata"].get(key) {
            metadata.insert(key.to_owned(), value.clone());
        }
    }
}

fn strip_nulls(value: &mut Value) {
    if let Value::Object(map) = value {
        map.retain(|_, child| !child.is_null());
        map.values_mut().for_each(strip_nulls);
    }
}

/// RFC 7386.
fn merge_patch(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Some(map) = target.as_object_mut() else {
        return;
    };
    for (key, value) in patch {
        if value.is_null() {
            map.remove(&key);
        } else if !key.starts_with("$setElementOrder/") && !key.starts_with("$retainKeys") {
            merge_patch(map.entry(key).or_insert(Value::Null), value);
        }
    }
}

/// The operations of RFC 6902 that a client of these kinds sends: test, add, replace, remove.
fn json_patch(target: &mut Value, patch: &Value) -> Result<(), String> {
    for step in patch.as_array().ok_or("error decoding patch: not a list")? {
        let (op, path) = (
            step["op"].as_str(),
            step["path"].as_str().unwrap_or_default(),
        );
        if op == Some("test") {
            if target.pointer(path) != Some(&step["value"]) {
                return Err(format!("testing value {path} failed: test failed"));
            }
            continue;
        }
        let (parent, last) = path.rsplit_once('/').ok_or("invalid path")?;
        let last = last.replace("~1", "/").replace("~0", "~");
        let missing = format!(
            "{} operation does not apply: doc is missing path: {path}: missing value",
            op.unwrap_or("?")
        );
        let map = target
            .pointer_mut(parent)
            .and_then(Value::as_object_mut)
            .ok_or(&missing)?;
        match op {
            Some("add") => {
                map.insert(last, step["value"].clone());
            }
            Some("replace") if map.contains_key(&last) => {
                map.insert(last, step["value"].clone());
            }
            Some("remove") if map.contains_key(&last) => {
                map.remove(&last);
            }
            _ => return Err(missing),
        }
    }
    Ok(())
}
