//! The metadata of Secrets as the API server tells it (`PartialObjectMetadata`, apimachinery `meta/v1`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::annotations::{self, LAST_APPLIED, MANAGED_BY, MANAGED_BY_VALUE};
use crate::domain::time::NumericDate;
use crate::domain::token_record::{FIELD_MANAGER, Manager, SecretMetadata};

/// An object of which only the metadata came.
#[derive(Deserialize)]
pub(super) struct Partial {
    pub(super) metadata: Metadata,
}

/// A Secret of a list. A page has 500 of these, and what else was read of each takes no memory any more.
#[derive(Deserialize)]
#[serde(from = "Partial")]
pub(super) struct Listed(pub(super) SecretMetadata);

impl From<Partial> for Listed {
    fn from(found: Partial) -> Self {
        Self(found.metadata.into())
    }
}

/// As much of `ObjectMeta` as is read.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Metadata {
    namespace: String,
    pub(super) name: String,
    uid: String,
    pub(super) resource_version: String,
    creation_timestamp: Option<String>,
    pub(super) deletion_timestamp: Option<String>,
    pub(super) labels: BTreeMap<String, String>,
    pub(super) annotations: BTreeMap<String, String>,
    owner_references: Vec<Owner>,
    managed_fields: Vec<Managed>,
}

#[derive(Deserialize)]
struct Owner {
    kind: String,
    name: String,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Managed {
    manager: String,
    operation: String,
    time: Option<String>,
    fields_v1: Fields,
}

/// FieldsV1: `f:NAME` for a field, `.` for the map itself. Only what is of interest.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Fields {
    #[serde(rename = "f:data")]
    data: BTreeMap<String, IgnoredAny>,
    /// What became data, and is owned under this name by who applied it so.
    #[serde(rename = "f:stringData")]
    string_data: BTreeMap<String, IgnoredAny>,
    #[serde(rename = "f:metadata")]
    metadata: MetadataFields,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct MetadataFields {
    #[serde(rename = "f:annotations")]
    annotations: BTreeMap<String, IgnoredAny>,
    #[serde(rename = "f:labels")]
    labels: BTreeMap<String, IgnoredAny>,
}

impl Metadata {
    pub(super) fn namespace(&self) -> &str {
        &self.namespace
    }

    /// When our own apply last changed anything; the server leaves it as it is when nothing is changed.
    pub(super) fn applied(&self) -> Option<NumericDate> {
        let ours = |entry: &&Managed| entry.operation == "Apply" && entry.manager == FIELD_MANAGER;
        let time = self.managed_fields.iter().find(ours)?.time.as_deref()?;
        NumericDate::parse_rfc3339(time).ok()
    }

    /// The annotations and labels that pxsec's apply owns and does not decide about itself.
    pub(super) fn of_user(&self) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
        let ours = |entry: &&Managed| entry.operation == "Apply" && entry.manager == FIELD_MANAGER;
        let Some(ours) = self.managed_fields.iter().find(ours) else {
            return (BTreeMap::new(), BTreeMap::new());
        };
        let owned = |all: &BTreeMap<String, String>, fields: &BTreeMap<String, IgnoredAny>| {
            all.iter()
                .filter(|(key, _)| !annotations::is_reserved(key))
                .filter(|(key, _)| fields.contains_key(&format!("f:{key}")))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect()
        };
        let fields = &ours.fields_v1.metadata;
        (
            owned(&self.annotations, &fields.annotations),
            owned(&self.labels, &fields.labels),
        )
    }
}

impl From<Metadata> for SecretMetadata {
    fn from(found: Metadata) -> Self {
        let label = found.labels.get(MANAGED_BY);
        let created = found.creation_timestamp.as_deref();
        Self {
            namespace: found.namespace,
            name: found.name,
            uid: found.uid,
            resource_version: found.resource_version,
            created: created.and_then(|text| NumericDate::parse_rfc3339(text).ok()),
            owners: found
                .owner_references
                .into_iter()
                .map(|owner| (owner.kind, owner.name))
                .collect(),
            copied: found.annotations.contains_key(LAST_APPLIED),
            labelled: label.is_some_and(|value| value == MANAGED_BY_VALUE),
            recorded: annotations::recorded(&found.annotations),
            managers: found.managed_fields.into_iter().map(manager).collect(),
        }
    }
}

fn manager(found: Managed) -> Manager {
    let Fields {
        data, string_data, ..
    } = found.fields_v1;
    let names = |fields: BTreeMap<String, IgnoredAny>| -> BTreeSet<String> {
        let names = fields.into_keys();
        names
            .filter_map(|field| Some(field.strip_prefix("f:")?.to_owned()))
            .collect()
    };
    let (data, strings) = (names(data), names(string_data));
    Manager {
        name: found.manager,
        applies: found.operation == "Apply",
        string_keys: strings.difference(&data).cloned().collect(),
        data_keys: data.union(&strings).cloned().collect(),
    }
}
