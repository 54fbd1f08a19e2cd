//! What makes an object invalid, and the defaults a kind has.

use serde_json::{Map, Value, json};

use super::resources::{CLAIMS, NAMESPACES, Resource, SECRETS, STORAGE_CLASSES, STORAGE_CLUSTERS};
use super::status::{Cause, Failure};

const SUBDOMAIN: &str = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const DNS_LABEL: &str = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const LABEL_VALUE: &str = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const QUALIFIED: &str = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const CONFIG_KEY: &str = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

/// 256 KiB: the total of all annotation keys and values.
const MAX_ANNOTATIONS: usize = 256 * 1024;
/// 1 MiB: the total of a Secret's values, decoded.
const MAX_SECRET: usize = 1024 * 1024;

fn is_dns_label(text: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    edge(text.chars().next())
        && edge(text.chars().last())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn is_subdomain(text: &str) -> bool {
    text.split('.').all(is_dns_label)
}

fn is_word(text: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    edge(text.chars().next())
        && edge(text.chars().last())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// What is wrong with the value of a label.
pub(crate) fn label_value(value: &str) -> Option<&'static str> {
    if value.len() > 63 {
        Some("must be no more than 63 bytes")
    } else if !value.is_empty() && !is_word(value) {
        Some(LABEL_VALUE)
    } else {
        None
    }
}

/// What is wrong with the key of a label or annotation.
pub(crate) fn qualified_name(key: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let parts: Vec<&str> = key.split('/').collect();
    let name = match parts[..] {
        [name] => name,
        [prefix, name] => {
            if prefix.is_empty() {
                wrong.push("prefix part must be non-empty".into());
            } else if !is_subdomain(prefix) {
                wrong.push(format!("prefix part {SUBDOMAIN}"));
            }
            name
        }
        _ => {
            return vec![format!(
                "a qualified name {QUALIFIED} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            )];
        }
    };
    if name.is_empty() {
        wrong.push("name part must be non-empty".into());
    } else if name.len() > 63 {
        wrong.push("name part must be no more than 63 bytes".into());
    }
    if !is_word(name) {
        wrong.push(format!("name part {QUALIFIED}"));
    }
    wrong
}

/// Where Go's decoder stops in `text`, which is not standard base64 with padding.
///
/// # Errors
/// The offset its `CorruptInputError` names.
pub(crate) fn base64_error(text: &str) -> Result<(), usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let skip = |mut at: usize| {
        while at < bytes.len() && matches!(bytes[at], b'\r' | b'\n') {
            at += 1;
        }
        at
    };
    loop {
        let mut group = 0;
        while group < 4 {
            at = skip(at);
            let Some(byte) = bytes.get(at) else {
                return if group == 0 { Ok(()) } else { Err(at - group) };
            };
            at += 1;
            if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/') {
                group += 1;
                continue;
            }
            if *byte != b'=' || group < 2 {
                return Err(at - 1);
            }
            if group == 2 {
                at = skip(at);
                match bytes.get(at) {
                    None => return Err(bytes.len()),
                    Some(b'=') => at += 1,
                    Some(_) => return Err(at - 1),
                }
            }
            at = skip(at);
            return if at < bytes.len() { Err(at) } else { Ok(()) };
        }
    }
}

/// The offset of the first byte of `data` that is not base64, if any.
pub(crate) fn bad_base64(object: &Value) -> Option<usize> {
    let values = object["data"].as_object()?.values();
    values
        .filter_map(Value::as_str)
        .find_map(|text| base64_error(text).err())
}

/// Fills in what decoding an object of this kind fills in.
pub(crate) fn default(resource: &Resource, object: &mut Value) {
    use base64::Engine as _;

    let Some(map) = object.as_object_mut() else {
        return;
    };
    map.insert("apiVersion".into(), resource.api_version().into());
    map.insert("kind".into(), resource.kind.into());
    map.entry("metadata").or_insert_with(|| json!({}));
    if *resource == SECRETS {
        if let Some(Value::Object(plain)) = map.remove("stringData") {
            let data = map.entry("data").or_insert_with(|| json!({}));
            for (key, value) in plain {
                let text = value.as_str().unwrap_or_default();
                data[key] = base64::engine::general_purpose::STANDARD
                    .encode(text)
                    .into();
            }
        }
        map.entry("type").or_insert_with(|| "Opaque".into());
        if map
            .get("data")
            .and_then(Value::as_object)
            .is_some_and(Map::is_empty)
        {
            map.remove("data");
        }
    } else if *resource == STORAGE_CLASSES {
        map.entry("reclaimPolicy")
            .or_insert_with(|| "Delete".into());
        map.entry("volumeBindingMode")
            .or_insert_with(|| "Immediate".into());
    } else if *resource == CLAIMS {
        let spec = map.entry("spec").or_insert_with(|| json!({}));
        if let Some(spec) = spec.as_object_mut() {
            spec.entry("volumeMode")
                .or_insert_with(|| "Filesystem".into());
        }
        map.entry("status")
            .or_insert_with(|| json!({"phase": "Pending"}));
    } else if *resource == NAMESPACES
        && let Some(name) = map["metadata"]["name"].as_str().map(str::to_owned)
    {
        map["metadata"]["labels"]["kubernetes.io/metadata.name"] = name.into();
    }
}

/// Checks `object`, and against `before` what may not change.
///
/// # Errors
/// One 422 with every fault found.
pub(crate) fn check(
    resource: &Resource,
    object: &Value,
    before: Option<&Value>,
) -> Result<(), Failure> {
    let mut wrong = Vec::new();
    let name = object["metadata"]["name"].as_str().unwrap_or_default();
    metadata(resource, object, &mut wrong);
    if *resource == SECRETS {
        if let Some(before) = before {
            secret_update(object, before, &mut wrong);
        }
        secret(object, &mut wrong);
    } else if *resource == STORAGE_CLASSES {
        if object["provisioner"]
            .as_str()
            .unwrap_or_default()
            .is_empty()
        {
            wrong.push(Cause::required("provisioner", ""));
        }
        if before.is_some_and(|before| before["parameters"] != object["parameters"]) {
            let why = "updates to parameters are forbidden.";
            wrong.push(Cause::forbidden("parameters", why));
        }
    } else if *resource == CLAIMS
        && object["spec"]["accessModes"]
            .as_array()
            .is_none_or(Vec::is_empty)
    {
        wrong.push(Cause::required(
            "spec.accessModes",
            "at least 1 access mode is required",
        ));
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Failure::invalid(resource, name, &wrong))
    }
}

fn metadata(resource: &Resource, object: &Value, wrong: &mut Vec<Cause>) {
    let meta = &object["metadata"];
    let name = meta["name"].as_str().unwrap_or_default();
    if name.is_empty() {
        wrong.push(Cause::required(
            "metadata.name",
            "name or generateName is required",
        ));
    } else {
        let (fits, why, limit) = if *resource == NAMESPACES {
            (is_dns_label(name), DNS_LABEL, 63)
        } else {
            (is_subdomain(name), SUBDOMAIN, 253)
        };
        if name.len() > limit {
            let why = format!("must be no more than {limit} bytes");
            wrong.push(Cause::invalid("metadata.name", name, &why));
        }
        if !fits {
            wrong.push(Cause::invalid("metadata.name", name, why));
        }
    }
    for (key, value) in meta["labels"].as_object().into_iter().flatten() {
        for why in qualified_name(key) {
            wrong.push(Cause::invalid("metadata.labels", key, &why));
        }
        let value = value.as_str().unwrap_or_default();
        if let Some(why) = label_value(value) {
            wrong.push(Cause::invalid("metadata.labels", value, why));
        }
    }
    let mut size = 0;
    for (key, value) in meta["annotations"].as_object().into_iter().flatten() {
        // Keys of annotations are compared in lower case: `Example.com/Key` is fine.
        for why in qualified_name(&key.to_lowercase()) {
            wrong.push(Cause::invalid("metadata.annotations", key, &why));
        }
        size += key.len() + value.as_str().map_or(0, str::len);
    }
    if size > MAX_ANNOTATIONS {
        wrong.push(Cause::too_long("metadata.annotations", MAX_ANNOTATIONS));
    }
}

fn secret(object: &Value, wrong: &mut Vec<Cause>) {
    let mut size = 0;
    for (key, value) in object["data"].as_object().into_iter().flatten() {
        let fits = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if key.is_empty() || !key.chars().all(fits) {
            wrong.push(Cause::invalid(format!("data[{key}]"), key, CONFIG_KEY));
        }
        let text = value.as_str().unwrap_or_default();
        size += text.len() / 4 * 3 - text.bytes().rev().take_while(|byte| *byte == b'=').count();
    }
    if size > MAX_SECRET {
        wrong.push(Cause::too_long("data", MAX_SECRET));
    }
}

fn secret_update(object: &Value, before: &Value, wrong: &mut Vec<Cause>) {
    if object["type"] != before["type"] {
        let value = object["type"].as_str().unwrap_or_default();
        wrong.push(Cause::invalid("type", value, "field is immutable"));
    }
    if before["immutable"] == true {
        let why = "field is immutable when `immutable` is set";
        if object["immutable"] != true {
            wrong.push(Cause::forbidden("immutable", why));
        }
        if object["data"] != before["data"] {
            wrong.push(Cause::forbidden("data", why));
        }
    }
}

/// Whether values of the wrong type make the object undecodable, with the field's name.
pub(crate) fn wrong_types(resource: &Resource, object: &Value) -> Option<String> {
    let strings = |value: &Value| match value {
        Value::Null => true,
        Value::Object(map) => map
            .values()
            .all(|value| value.is_string() || value.is_null()),
        _ => false,
    };
    let meta = &object["metadata"];
    let mut wrong = None;
    if !strings(&meta["labels"]) {
        wrong = Some("ObjectMeta.metadata.labels");
    } else if !strings(&meta["annotations"]) {
        wrong = Some("ObjectMeta.metadata.annotations");
    } else if *resource == SECRETS && !strings(&object["data"]) {
        wrong = Some("Secret.data");
    } else if *resource == SECRETS && !strings(&object["stringData"]) {
        wrong = Some("Secret.stringData");
    } else if *resource == STORAGE_CLUSTERS
        && !matches!(object["spec"], Value::Null | Value::Object(_))
    {
        wrong = Some("StorageCluster.spec");
    }
    wrong.map(str::to_owned)
}
