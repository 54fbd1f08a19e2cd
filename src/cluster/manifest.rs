//! The Secret as it is applied. Pure.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret as _;
use serde_json::{Map, Value, json};

use super::annotations::{FIELD_MANAGER, MANAGED_BY, SKIP_RESOURCE, token_annotations};
use crate::ports::DesiredSecret;

/// The manifest of a Secret: what is applied, and what a client-side dry run prints.
///
/// Holds the values, in base64 under `data`. `data` rather than `stringData`, which server-side apply would own
/// beside it. Every Secret is marked to be skipped by Stork and PX-Backup; only those with a token are labelled as
/// looked after by pxsec.
#[must_use]
pub fn manifest(want: &DesiredSecret) -> Value {
    let mut annotations: BTreeMap<String, String> = want.annotations.clone();
    annotations.insert(SKIP_RESOURCE.to_owned(), "true".to_owned());
    let mut labels = want.labels.clone();
    if let Some(record) = &want.record {
        annotations.extend(token_annotations(record));
        labels.insert(MANAGED_BY.to_owned(), FIELD_MANAGER.to_owned());
    }
    let data: Map<String, Value> = want
        .data
        .iter()
        .map(|(key, value)| {
            (
                key.clone(),
                Value::String(STANDARD.encode(value.expose_secret())),
            )
        })
        .collect();
    let mut metadata = json!({
        "name": want.name,
        "namespace": want.namespace,
        "annotations": annotations,
    });
    if !labels.is_empty() {
        metadata["labels"] = json!(labels);
    }
    json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": metadata,
        "type": "Opaque",
        "data": data,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::SecretSlice;

    #[test]
    fn a_key_secret_is_skipped_by_backups_and_not_labelled() {
        let want = DesiredSecret {
            namespace: "portworx".into(),
            name: "px-shared-secret".into(),
            data: vec![("shared-secret".into(), SecretSlice::from(b"abc".to_vec()))],
            record: None,
            annotations: BTreeMap::new(),
            labels: BTreeMap::new(),
        };
        assert_eq!(
            manifest(&want).to_string(),
            r#"{"apiVersion":"v1","data":{"shared-secret":"YWJj"},"kind":"Secret","metadata":{"annotations":{"stork.libopenstorage.org/skip-resource":"true"},"name":"px-shared-secret","namespace":"portworx"},"type":"Opaque"}"#
        );
    }
}
