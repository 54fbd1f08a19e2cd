//! What clients ask to learn which kinds there are: enough for `kubectl` and `kube`.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::resources::{self, Resource};

const AUTHORIZATION: &str = "authorization.k8s.io";
const REVIEWS: [(&str, &str); 2] = [
    ("selfsubjectaccessreviews", "SelfSubjectAccessReview"),
    ("selfsubjectrulesreviews", "SelfSubjectRulesReview"),
];
const AUTHENTICATION: &str = "authentication.k8s.io";
const VERBS: [&str; 8] = [
    "create",
    "delete",
    "deletecollection",
    "get",
    "list",
    "patch",
    "update",
    "watch",
];

/// The answer to a discovery path, or `None` when it is none.
pub(crate) fn answer(path: &str, storage_clusters: bool) -> Option<Value> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    match parts[..] {
        ["version"] => Some(version()),
        ["api"] => Some(json!({
            "kind": "APIVersions", "versions": ["v1"],
            "serverAddressByClientCIDRs": [{"clientCIDR": "0.0.0.0/0", "serverAddress": "127.0.0.1"}],
        })),
        ["apis"] => {
            let groups: Vec<Value> = groups(storage_clusters).into_iter().map(group).collect();
            Some(json!({"kind": "APIGroupList", "apiVersion": "v1", "groups": groups}))
        }
        ["apis", name] => {
            let known = groups(storage_clusters)
                .into_iter()
                .find(|known| *known == name)?;
            let mut answer = group(known);
            answer["kind"] = "APIGroup".into();
            answer["apiVersion"] = "v1".into();
            Some(answer)
        }
        ["api", "v1"] => resource_list("", storage_clusters),
        ["apis", name, "v1"] => resource_list(name, storage_clusters),
        ["openapi", "v3"] => {
            let mut paths = Map::new();
            for name in groups(storage_clusters).into_iter().chain([""]) {
                let path = openapi_path(name);
                let url = format!("/openapi/v3/{path}?hash=testkit");
                paths.insert(path, json!({"serverRelativeURL": url}));
            }
            Some(json!({"paths": paths}))
        }
        ["openapi", "v3", ..] => {
            let asked = path.strip_prefix("/openapi/v3/")?;
            groups(storage_clusters)
                .into_iter()
                .chain([""])
                .find(|name| openapi_path(name) == asked)
                .map(|name| openapi(name, storage_clusters))
        }
        _ => None,
    }
}

fn openapi_path(group: &str) -> String {
    if group.is_empty() {
        "api/v1".to_owned()
    } else {
        format!("apis/{group}/v1")
    }
}

fn groups(storage_clusters: bool) -> BTreeSet<&'static str> {
    let served = resources::served(storage_clusters).map(|resource| resource.group);
    served
        .chain([AUTHORIZATION, AUTHENTICATION])
        .filter(|group| !group.is_empty())
        .collect()
}

fn group(name: &str) -> Value {
    let version = json!({"groupVersion": format!("{name}/v1"), "version": "v1"});
    json!({"name": name, "versions": [version], "preferredVersion": version})
}

fn resource_list(group: &str, storage_clusters: bool) -> Option<Value> {
    let mut list: Vec<Value> = resources::served(storage_clusters)
        .filter(|resource| resource.group == group)
        .map(|resource| {
            let Resource {
                plural,
                singular,
                namespaced,
                kind,
                short,
                ..
            } = resource;
            json!({
                "name": plural, "singularName": singular, "namespaced": namespaced,
                "kind": kind, "verbs": VERBS, "shortNames": short,
            })
        })
        .collect();
    if group == AUTHORIZATION {
        list.extend(REVIEWS.map(|(name, kind)| {
            json!({"name": name, "singularName": "", "namespaced": false, "kind": kind, "verbs": ["create"]})
        }));
    }
    if group == AUTHENTICATION {
        list.push(
            json!({"name": "selfsubjectreviews", "singularName": "", "namespaced": false,
            "kind": "SelfSubjectReview", "verbs": ["create"]}),
        );
    }
    if list.is_empty() {
        return None;
    }
    let version = if group.is_empty() {
        "v1".to_owned()
    } else {
        format!("{group}/v1")
    };
    Some(json!({
        "kind": "APIResourceList", "apiVersion": "v1",
        "groupVersion": version, "resources": list,
    }))
}

/// Not a schema: only the PATCH parameters, in which `kubectl` looks for `fieldValidation` and
/// `dryRun` before it trusts the server with either.
fn openapi(group: &str, storage_clusters: bool) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for resource in resources::served(storage_clusters).filter(|known| known.group == group) {
        let kind = json!({"group": group, "version": "v1", "kind": resource.kind});
        let parameters = ["dryRun", "fieldManager", "fieldValidation", "force"]
            .map(|name| json!({"name": name, "in": "query", "schema": {"type": "string"}}));
        let place = if resource.namespaced {
            "/namespaces/{namespace}"
        } else {
            ""
        };
        let path = format!(
            "/{}{place}/{}/{{name}}",
            openapi_path(group),
            resource.plural
        );
        paths.insert(
            path,
            json!({"patch": {
                "x-kubernetes-action": "patch", "x-kubernetes-group-version-kind": kind,
                "parameters": parameters, "responses": {"200": {"description": "OK"}},
            }}),
        );
        schemas.insert(
            format!("testkit.v1.{}", resource.kind),
            json!({"type": "object", "x-kubernetes-group-version-kind": [kind]}),
        );
    }
    json!({
        "openapi": "3.0.0", "info": {"title": "Kubernetes", "version": "v1.36.2"},
        "paths": paths, "components": {"schemas": schemas},
    })
}

fn version() -> Value {
    json!({
        "major": "1",
        "minor": "36",
        "emulationMajor": "1",
        "emulationMinor": "36",
        "minCompatibilityMajor": "1",
        "minCompatibilityMinor": "35",
        "gitVersion": "v1.36.2",
        "gitCommit": "98b35193b2ac7a23a673325f5e9b830ecd5ba406",
        "gitTreeState": "clean",
        "buildDate": "2026-08-21T00:00:00Z",
        "goVersion": "go1.26.3",
        "compiler": "gc",
        "platform": "linux/amd64",
    })
}
