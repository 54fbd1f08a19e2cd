//! Lists in pages, and objects reduced to their metadata.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::resources::Resource;
use super::selector::Selector;
use super::status::Failure;
use super::store::{self, Store};

/// Whether the first form the client accepts and we have is the metadata-only one.
pub(crate) fn wants_metadata_only(accept: &str) -> bool {
    let asks = |range: &str| {
        range
            .split(';')
            .find_map(|part| part.trim().strip_prefix("as=").map(str::to_owned))
    };
    accept
        .split(',')
        .map(asks)
        .find(|form| form.as_deref() != Some("Table"))
        .flatten()
        .is_some_and(|form| form.starts_with("PartialObjectMetadata"))
}

pub(crate) fn metadata_only(object: &Value) -> Value {
    json!({
        "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
        "metadata": object["metadata"],
    })
}

pub(crate) fn list(
    store: &Store,
    resource: &Resource,
    namespace: Option<&str>,
    selector: &Selector,
    partial: bool,
    query: &BTreeMap<String, String>,
) -> Result<Value, Failure> {
    let asks = |key: &str| query.get(key).map_or("", String::as_str);
    let limit: usize = asks("limit").parse().unwrap_or(0);
    // The key of an object below the prefix of this list, as in etcd.
    let key = |object: &Value| match namespace {
        None if resource.namespaced => {
            format!("{}/{}", store::namespace_of(object), store::name_of(object))
        }
        _ => store::name_of(object),
    };
    let (start, revision) = match asks("continue") {
        "" => (String::new(), store.revision()),
        token => decode_continue(token)
            .map_err(|why| Failure::bad_request(format!("invalid continue token: {why}")))?,
    };
    if revision < store.compacted {
        // Message of kube-apiserver 1.36 (`pkg/storage/etcd3/errors.go`); the inconsistent token that it adds is not.
        return Err(Failure::expired(
            "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.",
        ));
    }
    let mut rest: Vec<(String, &Value)> = store
        .list(resource, namespace)
        .filter(|object| selector.matches(object))
        .map(|object| (key(object), object))
        .filter(|(key, _)| **key >= *start)
        .collect();
    rest.sort_by(|a, b| a.0.cmp(&b.0));
    let mut metadata = json!({"resourceVersion": revision.to_string()});
    if limit > 0 && rest.len() > limit {
        let last = &rest[limit - 1].0;
        let next = json!({"v": "meta.k8s.io/v1", "rv": revision, "start": format!("/{last}\0")});
        metadata["continue"] = URL_SAFE_NO_PAD.encode(next.to_string()).into();
        // The real server counts unfiltered keys, so it says nothing when a selector filters.
        if selector.is_empty() {
            metadata["remainingItemCount"] = (rest.len() - limit).into();
        }
        rest.truncate(limit);
    }
    let mut items: Value = rest
        .into_iter()
        .map(|(_, object)| {
            if partial {
                metadata_only(object)
            } else {
                item(resource, object)
            }
        })
        .collect();
    if partial && items.as_array().is_some_and(Vec::is_empty) {
        // A nil slice of Go (`asPartialObjectMetadataList`, apiserver `endpoints/handlers/response.go`).
        items = Value::Null;
    }
    let (kind, version) = if partial {
        (
            "PartialObjectMetadataList".to_owned(),
            "meta.k8s.io/v1".to_owned(),
        )
    } else {
        (format!("{}List", resource.kind), resource.api_version())
    };
    Ok(json!({"kind": kind, "apiVersion": version, "metadata": metadata, "items": items}))
}

/// In a list of a built-in kind only the list says what the items are.
fn item(resource: &Resource, object: &Value) -> Value {
    let mut item = object.clone();
    if let Some(map) = item.as_object_mut().filter(|_| !resource.custom) {
        map.remove("kind");
        map.remove("apiVersion");
    }
    item
}

/// The key to go on from, and the revision of the first page.
fn decode_continue(token: &str) -> Result<(String, u64), String> {
    let generic = "continue key is not valid";
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|error| {
        let at = match error {
            base64::DecodeError::InvalidByte(at, _)
            | base64::DecodeError::InvalidLastSymbol(at, _) => at,
            _ => token.len() / 4 * 4,
        };
        format!("{generic}: illegal base64 data at input byte {at}")
    })?;
    let parsed: Value = serde_json::from_slice(&bytes).map_err(|_| match bytes.first() {
        None => format!("{generic}: unexpected end of JSON input"),
        Some(byte) => format!(
            "{generic}: invalid character '{}' looking for beginning of value",
            char::from(*byte)
        ),
    })?;
    if parsed["v"] != "meta.k8s.io/v1" {
        let version = parsed["v"].as_str().unwrap_or_default();
        return Err(format!(
            "{generic}: server does not recognize this encoded version {version}"
        ));
    }
    let start = parsed["start"].as_str().unwrap_or_default();
    let revision = parsed["rv"].as_u64().unwrap_or_default();
    if start.is_empty() || revision == 0 {
        return Err(format!(
            "{generic}: encoded start key empty (version meta.k8s.io/v1)"
        ));
    }
    Ok((start.trim_start_matches('/').to_owned(), revision))
}
