//! The objects, their revisions and the history that watches read.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::resources::{NAMESPACES, Resource};

/// Ordered as a list shows them: by namespace, then by name.
type Key = (&'static str, String, String);

/// No `Debug`: it holds Secrets.
pub(crate) struct Store {
    objects: BTreeMap<Key, Value>,
    revision: u64,
    history: Vec<Change>,
    announce: watch::Sender<u64>,
    /// Nothing before this revision is known any more.
    pub(crate) compacted: u64,
    /// How often all watches have been ended.
    ended: watch::Sender<u64>,
    pub(crate) storage_clusters: bool,
}

pub(crate) struct Change {
    pub(crate) revision: u64,
    pub(crate) resource: &'static Resource,
    pub(crate) before: Option<Value>,
    /// `None` after a delete.
    pub(crate) after: Option<Value>,
}

impl Store {
    pub(crate) fn new() -> Self {
        Self {
            objects: BTreeMap::new(),
            // Not 0, which means "any" to a list, and not 1, which a real etcd has at its birth.
            revision: 100,
            history: Vec::new(),
            announce: watch::channel(0).0,
            compacted: 0,
            ended: watch::channel(0).0,
            storage_clusters: false,
        }
    }

    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    /// Tells of each new revision.
    pub(crate) fn subscribe(&self) -> watch::Receiver<u64> {
        self.announce.subscribe()
    }

    /// Forgets what came before now, as etcd does every five minutes.
    pub(crate) fn compact(&mut self) {
        self.compacted = self.revision;
        self.history.clear();
    }

    /// Ends the answers of all watches.
    pub(crate) fn end_watches(&self) {
        self.ended.send_modify(|times| *times += 1);
    }

    /// Tells when watches are to end.
    pub(crate) fn endings(&self) -> watch::Receiver<u64> {
        self.ended.subscribe()
    }

    pub(crate) fn get(&self, resource: &Resource, namespace: &str, name: &str) -> Option<&Value> {
        self.objects
            .get(&(resource.plural, namespace.to_owned(), name.to_owned()))
    }

    /// All of `resource`, in one namespace or in all.
    pub(crate) fn list<'a>(
        &'a self,
        resource: &'a Resource,
        namespace: Option<&'a str>,
    ) -> impl Iterator<Item = &'a Value> {
        self.objects
            .iter()
            .filter(move |((plural, place, _), _)| {
                *plural == resource.plural && namespace.is_none_or(|wanted| wanted == place)
            })
            .map(|(_, object)| object)
    }

    /// Stores `object` under the name in its metadata, at a new revision.
    pub(crate) fn write(&mut self, resource: &'static Resource, mut object: Value) -> Value {
        self.revision += 1;
        object["metadata"]["resourceVersion"] = self.revision.to_string().into();
        let before = self
            .objects
            .insert(key_of(resource, &object), object.clone());
        self.record(Change {
            revision: self.revision,
            resource,
            before,
            after: Some(object.clone()),
        });
        object
    }

    pub(crate) fn remove(&mut self, resource: &'static Resource, namespace: &str, name: &str) {
        let key = (resource.plural, namespace.to_owned(), name.to_owned());
        let Some(mut before) = self.objects.remove(&key) else {
            return;
        };
        self.revision += 1;
        before["metadata"]["resourceVersion"] = self.revision.to_string().into();
        self.record(Change {
            revision: self.revision,
            resource,
            before: Some(before),
            after: None,
        });
        if *resource == NAMESPACES {
            self.empty_namespace(name);
        }
    }

    fn empty_namespace(&mut self, namespace: &str) {
        let inside: Vec<(&'static Resource, String)> = super::resources::served(true)
            .filter(|resource| resource.namespaced)
            .flat_map(|resource| {
                self.list(resource, Some(namespace))
                    .map(move |object| (resource, name_of(object)))
            })
            .collect();
        for (resource, name) in inside {
            self.remove(resource, namespace, &name);
        }
    }

    fn record(&mut self, change: Change) {
        self.announce.send_replace(change.revision);
        self.history.push(change);
    }

    pub(crate) fn changes_after(&self, revision: u64) -> impl Iterator<Item = &Change> {
        self.history
            .iter()
            .filter(move |change| change.revision > revision)
    }

    /// Stores a namespace as the server itself does at its start.
    pub(crate) fn write_namespace(&mut self, name: &str, phase: &str, now: &str) {
        let mut object = self.get(&NAMESPACES, "", name).cloned().unwrap_or_else(|| {
            json!({
                "kind": "Namespace", "apiVersion": "v1",
                "metadata": {
                    "name": name, "uid": new_uid(), "creationTimestamp": now,
                    "labels": {"kubernetes.io/metadata.name": name},
                },
                "spec": {"finalizers": ["kubernetes"]},
            })
        });
        object["status"] = json!({"phase": phase});
        if phase == "Terminating" {
            object["metadata"]["deletionTimestamp"] = now.into();
        }
        self.write(&NAMESPACES, object);
    }
}

fn key_of(resource: &Resource, object: &Value) -> Key {
    (resource.plural, namespace_of(object), name_of(object))
}

pub(crate) fn name_of(object: &Value) -> String {
    object["metadata"]["name"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

pub(crate) fn namespace_of(object: &Value) -> String {
    object["metadata"]["namespace"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// RFC 3339 in whole seconds, as all times in Kubernetes metadata.
pub(crate) fn now() -> String {
    jiff::Timestamp::now()
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}

/// 32 random hex digits.
pub(crate) fn random_hex() -> String {
    use std::hash::{BuildHasher as _, Hasher as _, RandomState};

    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}

pub(crate) fn new_uid() -> String {
    let hex = random_hex();
    format!(
        "{}-{}-4{}-a{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[13..16],
        &hex[17..20],
        &hex[20..]
    )
}
