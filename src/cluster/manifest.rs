//! The Secret object as it is sent, applied or printed; pure.
//!
//! `data` in base64 rather than `stringData`: the latter is written only, so that server-side apply would own
//! fields that never show in the object.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use super::annotations;
use crate::ports::DesiredSecret;

/// The Secret as a complete JSON object that `kubectl apply --server-side -f -` takes.
///
/// A Secret with a record is labelled as managed by pxsec; a key Secret is not, and of our annotations it gets
/// only [`annotations::SKIP_RESOURCE`]. Where a user's key is one of ours, ours stands; callers refuse such keys
/// before (see [`annotations::is_reserved`]).
///
/// # Security
/// The result holds the values in clear (base64); it is to be sent or shown where the user asked for it.
#[must_use]
pub fn manifest(want: &DesiredSecret) -> Value {
    let mut labels = want.labels.clone();
    let mut notes = want.annotations.clone();
    notes.insert(annotations::SKIP_RESOURCE.to_owned(), "true".to_owned());
    if let Some(record) = &want.record {
        notes.extend(annotations::token_annotations(record));
        labels.insert(
            annotations::MANAGED_BY.to_owned(),
            annotations::MANAGED_BY_VALUE.to_owned(),
        );
    }
    let data: BTreeMap<&str, String> = want
        .data
        .iter()
        .map(|(key, value)| (key.as_str(), STANDARD.encode(value.expose_secret())))
        .collect();
    let mut metadata = json!({
        "name": want.name,
        "namespace": want.namespace,
        "annotations": notes,
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
    use crate::domain::token::Fingerprint;
    use crate::ports::TokenRecord;

    fn secret(record: Option<TokenRecord>) -> DesiredSecret {
        DesiredSecret {
            namespace: "team-a".into(),
            name: "px-user-token".into(),
            data: vec![("auth-token".into(), b"abc\xff".to_vec().into())],
            record,
            annotations: BTreeMap::from([("example.com/owner".into(), "me".into())]),
            labels: BTreeMap::new(),
        }
    }

    #[test]
    fn a_token_secret_is_labelled_and_annotated() {
        let record = TokenRecord {
            expires: None,
            issued: None,
            issuer: "portworx.com".into(),
            subject: "s".into(),
            roles: vec!["system.user".into()],
            groups: vec![],
            fingerprint: Fingerprint::parse("sha256:1a2b3c4d").unwrap(),
            signing_key: None,
            lifetime_secs: None,
            renew_before_secs: None,
        };
        let text = serde_json::to_string_pretty(&manifest(&secret(Some(record)))).unwrap();
        insta::assert_snapshot!(text, @r#"
        {
          "apiVersion": "v1",
          "data": {
            "auth-token": "YWJj/w=="
          },
          "kind": "Secret",
          "metadata": {
            "annotations": {
              "example.com/owner": "me",
              "pxsec.dev/expires-at": "never",
              "pxsec.dev/fingerprint": "sha256:1a2b3c4d",
              "pxsec.dev/groups": "[]",
              "pxsec.dev/issuer": "portworx.com",
              "pxsec.dev/roles": "[\"system.user\"]",
              "pxsec.dev/subject": "s",
              "stork.libopenstorage.org/skip-resource": "true"
            },
            "labels": {
              "app.kubernetes.io/managed-by": "pxsec"
            },
            "name": "px-user-token",
            "namespace": "team-a"
          },
          "type": "Opaque"
        }
        "#);
    }

    #[test]
    fn a_key_secret_gets_neither_label_nor_record() {
        let value = manifest(&secret(None));
        assert_eq!(value["metadata"].get("labels"), None);
        assert_eq!(
            value["metadata"]["annotations"],
            json!({
                "example.com/owner": "me",
                "stork.libopenstorage.org/skip-resource": "true",
            })
        );
    }
}
