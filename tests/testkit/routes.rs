//! From a request to its answer: who asks, whether they may, and which object is meant.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::{Value, json};

use super::access::{ANONYMOUS, Access};
use super::apply;
use super::discovery;
use super::faults::{Armed, FaultKind};
use super::lists;
use super::objects::{Patch, Write};
use super::resources::{self, Resource};
use super::selector::Selector;
use super::status::{Cause, Failure};
use super::store::{self, Store};
use super::watch::Watch;

/// All the server knows. No `Debug`: Secrets and bearer tokens are in it.
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) access: Access,
    /// Bearer token to user.
    pub(crate) tokens: HashMap<String, String>,
    /// Client certificate in DER to user.
    pub(crate) certificates: HashMap<Vec<u8>, String>,
    pub(crate) faults: Vec<Arc<Armed>>,
    pub(crate) log: Vec<RequestLog>,
    /// What has been answered, from when someone wants to know.
    pub(crate) bodies: Option<Vec<u8>>,
    /// What the `Date` header says, when not the time.
    pub(crate) date: Option<i64>,
}

/// What is kept of a request. Bodies and credentials are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestLog {
    /// `GET`, `PATCH` ...
    pub method: String,
    /// Without the query.
    pub path: String,
    /// As sent, without the question mark.
    pub query: String,
    /// `system:anonymous` without credentials, empty when they were refused.
    pub user: String,
    /// The `Accept` header.
    pub accept: String,
    /// The `Content-Type` header.
    pub content_type: String,
    /// The `User-Agent` header.
    pub user_agent: String,
}

pub(crate) struct Request {
    pub(crate) log: RequestLog,
    pub(crate) bearer: Option<String>,
    pub(crate) certificate: Option<Vec<u8>>,
    pub(crate) body: Vec<u8>,
}

pub(crate) enum Reply {
    Json(u16, Value),
    Text(u16, String),
    Watch(Watch),
    Fault(FaultKind),
    /// A reply that is right and does not arrive as it should.
    Spoilt(FaultKind, Box<Self>),
}

/// Where a path leads in the resource API.
struct Target<'a> {
    group: &'a str,
    version: &'a str,
    plural: &'a str,
    namespace: &'a str,
    name: &'a str,
    subresource: bool,
}

fn target(path: &str) -> Option<Target<'_>> {
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let (group, version, rest) = match &parts[..] {
        ["api", version, rest @ ..] => ("", *version, rest),
        ["apis", group, version, rest @ ..] => (*group, *version, rest),
        _ => return None,
    };
    let (namespace, rest) = match rest {
        ["namespaces", namespace, rest @ ..] if !rest.is_empty() => (*namespace, rest),
        // RBAC sees one namespace as an object inside itself.
        ["namespaces", name] if group.is_empty() => (*name, rest),
        _ => ("", rest),
    };
    let (plural, name, subresource) = match rest {
        [plural] => (*plural, "", false),
        [plural, name] => (*plural, *name, false),
        [plural, name, ..] => (*plural, *name, true),
        [] => return None,
    };
    Some(Target {
        group,
        version,
        plural,
        namespace,
        name,
        subresource,
    })
}

pub(crate) fn answer(state: &mut State, mut request: Request) -> Reply {
    let RequestLog {
        method,
        path,
        query,
        ..
    } = &request.log;
    let full = format!("{path}?{query}");
    let fault = state
        .faults
        .iter()
        .find_map(|fault| fault.strike(method, &full));
    let user = authenticate(state, &request);
    if let Some(user) = &user {
        request.log.user.clone_from(user);
    }
    state.log.push(request.log.clone());
    let spoil = match fault {
        Some(fault @ (FaultKind::CutBody | FaultKind::Slow(_) | FaultKind::Held(_))) => Some(fault),
        Some(FaultKind::Meanwhile(object)) => {
            super::put(&mut state.store, object);
            None
        }
        Some(fault) => return Reply::Fault(fault),
        None => None,
    };
    let answer = if user.is_some() {
        route(state, &request)
    } else {
        Err(Failure::unauthorized())
    };
    let reply = answer.unwrap_or_else(|failure| match failure.body {
        Some(body) => Reply::Json(failure.code, body),
        None => Reply::Text(failure.code, "404 page not found\n".into()),
    });
    match spoil {
        Some(fault) => Reply::Spoilt(fault, Box::new(reply)),
        None => reply,
    }
}

fn authenticate(state: &State, request: &Request) -> Option<String> {
    match (&request.bearer, &request.certificate) {
        (Some(bearer), _) => state.tokens.get(bearer).cloned(),
        (None, Some(der)) => state.certificates.get(der).cloned(),
        (None, None) => Some(ANONYMOUS.to_owned()),
    }
}

fn route(state: &mut State, request: &Request) -> Result<Reply, Failure> {
    let RequestLog {
        method, path, user, ..
    } = &request.log;
    let Some(target) = target(path) else {
        return other(state, request);
    };
    let query = parse_query(&request.log.query);
    let asks = |key: &str| query.get(key).map_or("", String::as_str);
    let secret = target.plural == "secrets";
    let selector = Selector::parse(asks("labelSelector"), asks("fieldSelector"), secret);
    let is_watch = matches!(asks("watch"), "1" | "true");
    let verb = match (method.as_str(), target.name.is_empty()) {
        ("GET" | "HEAD", false) => "get",
        ("GET" | "HEAD", true) if is_watch => "watch",
        ("GET" | "HEAD", true) => "list",
        ("POST", _) => "create",
        ("PUT", _) => "update",
        ("PATCH", _) => "patch",
        ("DELETE", false) => "delete",
        ("DELETE", true) => "deletecollection",
        _ => return Err(Failure::method_not_allowed()),
    };
    let said_name = match (&selector, verb) {
        (Ok(selector), "list" | "watch") => selector.single_name().unwrap_or_default(),
        _ => target.name,
    };
    let denied = |verb: &str| {
        Failure::forbidden(
            user,
            verb,
            target.group,
            target.plural,
            said_name,
            target.namespace,
        )
    };
    let allowed = |verb: &str| {
        state
            .access
            .allows(user, verb, target.plural, target.namespace)
    };
    if matches!(
        target.group,
        "authorization.k8s.io" | "authentication.k8s.io"
    ) {
        if user == ANONYMOUS {
            return Err(denied(verb));
        }
        return review(state, request, target.plural);
    }
    if !allowed(verb) {
        return Err(denied(verb));
    }
    let resource = resources::served(state.store.storage_clusters)
        .find(|known| {
            known.plural == target.plural
                && known.group == target.group
                && known.version == target.version
        })
        .filter(|known| {
            !target.subresource
                && (known.namespaced || known.plural == "namespaces" || target.namespace.is_empty())
        })
        .ok_or_else(Failure::page_not_found)?;
    // A namespace is not in itself, whatever RBAC makes of it.
    let namespace = if resource.namespaced {
        target.namespace
    } else {
        ""
    };
    if resource.namespaced && namespace.is_empty() && !matches!(verb, "list" | "watch") {
        return Err(Failure::method_not_allowed());
    }
    let may_create = allowed("create");
    let write = Write {
        resource,
        namespace,
        name: target.name,
        manager: manager(&query, &request.log.user_agent),
        dry_run: dry_run(&query, method)?,
    };
    let partial = lists::wants_metadata_only(&request.log.accept);
    let shaped = |(code, object): (u16, Value)| {
        Reply::Json(
            code,
            // What has been deleted is answered with a `Status`, in any form.
            if partial && object["kind"] != "Status" {
                lists::metadata_only(&object)
            } else {
                object
            },
        )
    };
    let store = &mut state.store;
    match verb {
        "get" => match store.get(resource, namespace, target.name) {
            Some(object) => Ok(shaped((200, object.clone()))),
            None => Err(Failure::not_found(resource, target.name)),
        },
        "watch" => {
            let place = (!namespace.is_empty()).then_some(namespace);
            let selector = selector.map_err(Failure::bad_request)?;
            Ok(Reply::Watch(Watch::new(
                store, resource, place, selector, partial, &query,
            )))
        }
        "list" => {
            let place = (!namespace.is_empty()).then_some(namespace);
            let selector = selector.map_err(Failure::bad_request)?;
            let page = lists::list(store, resource, place, &selector, partial, &query)?;
            Ok(Reply::Json(200, page))
        }
        "create" if target.name.is_empty() => write.create(store, body(request)?).map(shaped),
        "update" if !target.name.is_empty() => write.replace(store, body(request)?).map(shaped),
        "patch" if !target.name.is_empty() => {
            let kind = patch_kind(request, &query)?;
            let creates = store.get(resource, namespace, target.name).is_none();
            if matches!(kind, Patch::Apply { .. }) && creates && !may_create {
                return Err(denied("create"));
            }
            write.patch(store, &kind, body(request)?).map(shaped)
        }
        "delete" => delete(&write, store, request).map(shaped),
        "deletecollection" if resource.namespaced => {
            let selector = selector.map_err(Failure::bad_request)?;
            let place = Some(namespace);
            let list = lists::list(store, resource, place, &selector, partial, &BTreeMap::new())?;
            let names: Vec<String> = store
                .list(resource, place)
                .filter(|object| selector.matches(object))
                .map(store::name_of)
                .collect();
            for name in names.iter().filter(|_| !write.dry_run) {
                store.remove(resource, namespace, name);
            }
            Ok(Reply::Json(200, list))
        }
        _ => Err(Failure::method_not_allowed()),
    }
}

fn delete(
    write: &Write<'_>,
    store: &mut Store,
    request: &Request,
) -> Result<(u16, Value), Failure> {
    let options = if request.body.is_empty() {
        Value::Null
    } else {
        body(request)?
    };
    let dry_run = write.dry_run
        || options["dryRun"]
            .as_array()
            .is_some_and(|all| !all.is_empty());
    Write { dry_run, ..*write }.delete(store, &options)
}

/// Paths that are no objects: health, discovery, or nothing.
fn other(state: &State, request: &Request) -> Result<Reply, Failure> {
    let RequestLog {
        method, path, user, ..
    } = &request.log;
    let path = path.trim_end_matches('/');
    let health = matches!(path, "/healthz" | "/livez" | "/readyz");
    if user == ANONYMOUS && !health && path != "/version" {
        return Err(Failure::forbidden_path(user, &method.to_lowercase(), path));
    }
    if health {
        return Ok(Reply::Text(200, "ok".into()));
    }
    let found = discovery::answer(path, state.store.storage_clusters);
    found
        .map(|answer| Reply::Json(200, answer))
        .ok_or_else(Failure::page_not_found)
}

fn review(state: &State, request: &Request, plural: &str) -> Result<Reply, Failure> {
    let path_is_discovery = request.log.method == "GET";
    let kind = match plural {
        _ if path_is_discovery => return Err(Failure::method_not_allowed()),
        "selfsubjectaccessreviews" => "SelfSubjectAccessReview",
        "selfsubjectrulesreviews" => "SelfSubjectRulesReview",
        "selfsubjectreviews" => return Ok(Reply::Json(201, who_is(&request.log.user))),
        _ => return Err(Failure::page_not_found()),
    };
    let asked = body(request)?;
    let user = &request.log.user;
    let mut answer = json!({
        "kind": kind, "apiVersion": "authorization.k8s.io/v1", "metadata": {}, "spec": {},
    });
    if kind == "SelfSubjectAccessReview" {
        answer["spec"] = asked["spec"].clone();
        let (no_query, now) = (BTreeMap::new(), store::now());
        let manager = manager(&no_query, &request.log.user_agent);
        let actor = apply::Actor { manager, now: &now };
        apply::track_update(&REVIEW, &Value::Null, &mut answer, &actor);
        answer["status"] = state.access.review(user, &asked["spec"]);
    } else {
        let namespace = asked["spec"]["namespace"].as_str().unwrap_or_default();
        answer["status"] = state.access.rules_review(user, namespace);
    }
    Ok(Reply::Json(201, answer))
}

/// A `SelfSubjectReview`, as `kubectl auth whoami` asks for it.
fn who_is(user: &str) -> Value {
    json!({
        "kind": "SelfSubjectReview", "apiVersion": "authentication.k8s.io/v1",
        "metadata": {"creationTimestamp": store::now()},
        "status": {"userInfo": {"username": user, "groups": ["system:authenticated"]}},
    })
}

/// Only for its group and version in `managedFields`.
static REVIEW: Resource = Resource {
    group: "authorization.k8s.io",
    version: "v1",
    plural: "selfsubjectaccessreviews",
    singular: "selfsubjectaccessreview",
    kind: "SelfSubjectAccessReview",
    short: &[],
    namespaced: false,
    custom: false,
};

fn body(request: &Request) -> Result<Value, Failure> {
    let media = &request.log.content_type;
    if media.contains("protobuf") || media.contains("cbor") {
        let unknown = || Failure::media_type("application/json, application/yaml");
        return super::protobuf::decode(&request.body).ok_or_else(unknown);
    }
    if let Ok(value) = serde_json::from_slice(&request.body) {
        return Ok(value);
    }
    // The parser's own words may quote the body, which may be a Secret.
    serde_saphyr::from_slice(&request.body)
        .map_err(|_| Failure::bad_request("error decoding: the body is neither JSON nor YAML"))
}

fn patch_kind(request: &Request, query: &BTreeMap<String, String>) -> Result<Patch, Failure> {
    let given = |key: &str| query.get(key).is_some_and(|value| !value.is_empty());
    let force = query
        .get("force")
        .is_some_and(|value| value == "true" || value == "1");
    let media = request
        .log
        .content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim();
    let kind = match media {
        "application/apply-patch+yaml" => Patch::Apply { force },
        "application/merge-patch+json" | "application/strategic-merge-patch+json" => Patch::Merge,
        "application/json-patch+json" => Patch::Json,
        _ => {
            return Err(Failure::media_type(
                "application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml",
            ));
        }
    };
    let is_apply = matches!(kind, Patch::Apply { .. });
    if is_apply && !given("fieldManager") {
        let cause = Cause::required("fieldManager", "is required for apply patch");
        return Err(Failure::invalid_options("PatchOptions", cause));
    }
    if !is_apply && given("force") {
        let cause = Cause::forbidden("force", "may not be specified for non-apply patch");
        return Err(Failure::invalid_options("PatchOptions", cause));
    }
    Ok(kind)
}

fn dry_run(query: &BTreeMap<String, String>, method: &str) -> Result<bool, Failure> {
    let Some(value) = query.get("dryRun").filter(|value| !value.is_empty()) else {
        return Ok(false);
    };
    if value == "All" {
        return Ok(true);
    }
    let kind = match method {
        "POST" => "CreateOptions",
        "PUT" => "UpdateOptions",
        "PATCH" => "PatchOptions",
        _ => "DeleteOptions",
    };
    let value = super::status::quoted(value);
    let message = format!("Unsupported value: {value}: supported values: \"All\"");
    let cause = Cause {
        reason: "FieldValueNotSupported",
        field: "dryRun".into(),
        message,
    };
    Err(Failure::invalid_options(kind, cause))
}

/// The field manager: what the query names, else how the User-Agent begins.
fn manager<'a>(query: &'a BTreeMap<String, String>, user_agent: &'a str) -> &'a str {
    let prefix = user_agent.split('/').next().unwrap_or_default();
    query
        .get("fieldManager")
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .unwrap_or(prefix)
}

fn parse_query(query: &str) -> BTreeMap<String, String> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| {
            (
                decode(&key.replace('+', " ")),
                decode(&value.replace('+', " ")),
            )
        })
        .collect()
}

/// Undoes percent-encoding.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
