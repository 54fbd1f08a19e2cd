//! Bodies in `application/vnd.kubernetes.protobuf`, read into JSON.
//!
//! `kubectl create` and `kubectl auth can-i` send nothing else. Answers stay JSON, which they accept
//! too. Field numbers are those of the `generated.proto` files of `k8s.io/api` and
//! `k8s.io/apimachinery`; fields that these commands leave empty are not listed.

use base64::Engine as _;
use serde_json::{Map, Value, json};

/// Every body begins so, then comes a `runtime.Unknown`.
const MAGIC: &[u8] = b"k8s\0";

enum Kind {
    Text,
    Texts,
    Bool,
    TextMap,
    /// Base64 in JSON.
    BytesMap,
    Message(&'static Message),
}

type Message = [(u64, &'static str, Kind)];

static METADATA: &Message = &[
    (1, "name", Kind::Text),
    (2, "generateName", Kind::Text),
    (3, "namespace", Kind::Text),
    (5, "uid", Kind::Text),
    (6, "resourceVersion", Kind::Text),
    (11, "labels", Kind::TextMap),
    (12, "annotations", Kind::TextMap),
    (14, "finalizers", Kind::Texts),
];
static NAMESPACE: &Message = &[(1, "metadata", Kind::Message(METADATA))];
static SECRET: &Message = &[
    (1, "metadata", Kind::Message(METADATA)),
    (2, "data", Kind::BytesMap),
    (3, "type", Kind::Text),
    (4, "stringData", Kind::TextMap),
    (5, "immutable", Kind::Bool),
];
static RESOURCE_ATTRIBUTES: &Message = &[
    (1, "namespace", Kind::Text),
    (2, "verb", Kind::Text),
    (3, "group", Kind::Text),
    (4, "version", Kind::Text),
    (5, "resource", Kind::Text),
    (6, "subresource", Kind::Text),
    (7, "name", Kind::Text),
];
static PATH_ATTRIBUTES: &Message = &[(1, "path", Kind::Text), (2, "verb", Kind::Text)];
static ACCESS_SPEC: &Message = &[
    (1, "resourceAttributes", Kind::Message(RESOURCE_ATTRIBUTES)),
    (2, "nonResourceAttributes", Kind::Message(PATH_ATTRIBUTES)),
];
static ACCESS_REVIEW: &Message = &[(2, "spec", Kind::Message(ACCESS_SPEC))];
static RULES_SPEC: &Message = &[(1, "namespace", Kind::Text)];
static RULES_REVIEW: &Message = &[(2, "spec", Kind::Message(RULES_SPEC))];
static PRECONDITIONS: &Message = &[(1, "uid", Kind::Text), (2, "resourceVersion", Kind::Text)];
static DELETE_OPTIONS: &Message = &[
    (2, "preconditions", Kind::Message(PRECONDITIONS)),
    (5, "dryRun", Kind::Texts),
];

/// The object in `body`, or `None` when it is broken or of a kind not listed here.
pub(crate) fn decode(body: &[u8]) -> Option<Value> {
    let (mut kind, mut version, mut raw) = (String::new(), String::new(), &[][..]);
    for (number, field) in fields(body.strip_prefix(MAGIC)?)? {
        match (number, field) {
            (1, Field::Bytes(type_meta)) => {
                for (number, field) in fields(type_meta)? {
                    match number {
                        1 => version = field.text()?,
                        2 => kind = field.text()?,
                        _ => {}
                    }
                }
            }
            (2, Field::Bytes(bytes)) => raw = bytes,
            _ => {}
        }
    }
    let message = match kind.as_str() {
        "Namespace" => NAMESPACE,
        "Secret" => SECRET,
        "SelfSubjectAccessReview" => ACCESS_REVIEW,
        "SelfSubjectRulesReview" => RULES_REVIEW,
        "DeleteOptions" => DELETE_OPTIONS,
        _ => return None,
    };
    let mut object = read(message, raw)?;
    object["kind"] = kind.into();
    object["apiVersion"] = version.into();
    Some(object)
}

fn read(message: &Message, bytes: &[u8]) -> Option<Value> {
    let mut object = json!({});
    for (number, field) in fields(bytes)? {
        let Some((_, name, kind)) = message.iter().find(|known| known.0 == number) else {
            continue;
        };
        let slot = &mut object[*name];
        match kind {
            Kind::Text => *slot = Some(field.text()?).filter(|text| !text.is_empty()).into(),
            Kind::Bool => *slot = matches!(field, Field::Number(1)).into(),
            Kind::Message(inner) => *slot = read(inner, field.bytes()?)?,
            Kind::Texts => {
                slot.as_array().is_none().then(|| *slot = json!([]));
                slot.as_array_mut()?.push(field.text()?.into());
            }
            Kind::TextMap | Kind::BytesMap => {
                let (mut key, mut value) = (String::new(), &[][..]);
                for (number, field) in fields(field.bytes()?)? {
                    match number {
                        1 => key = field.text()?,
                        _ => value = field.bytes()?,
                    }
                }
                let text = match kind {
                    Kind::BytesMap => base64::engine::general_purpose::STANDARD.encode(value),
                    _ => String::from_utf8(value.to_vec()).ok()?,
                };
                slot[key] = text.into();
            }
        }
    }
    object.as_object_mut().map(drop_nulls);
    Some(object)
}

/// Go writes empty strings where JSON leaves the field out.
fn drop_nulls(map: &mut Map<String, Value>) {
    map.retain(|_, value| !value.is_null());
}

#[derive(Clone, Copy)]
enum Field<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

impl<'a> Field<'a> {
    fn bytes(self) -> Option<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Number(_) => None,
        }
    }

    fn text(self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }
}

/// The wire format: varints (0), fixed 64 (1), length-delimited (2), fixed 32 (5).
fn fields(mut bytes: &[u8]) -> Option<Vec<(u64, Field<'_>)>> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let tag = varint(&mut bytes)?;
        let field = match tag & 7 {
            0 => Field::Number(varint(&mut bytes)?),
            1 => Field::Bytes(take(&mut bytes, 8)?),
            2 => {
                let length = varint(&mut bytes)?;
                Field::Bytes(take(&mut bytes, usize::try_from(length).ok()?)?)
            }
            5 => Field::Bytes(take(&mut bytes, 4)?),
            _ => return None,
        };
        found.push((tag >> 3, field));
    }
    Some(found)
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (head, tail) = bytes.split_at_checked(length)?;
    *bytes = tail;
    Some(head)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let byte = take(bytes, 1)?[0];
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
