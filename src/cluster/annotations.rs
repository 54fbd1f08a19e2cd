//! The annotations and labels of pushed Secrets, each key a documented constant.

use std::collections::BTreeMap;

use crate::domain::time::{Lifetime, NumericDate};
use crate::ports::TokenRecord;

/// Who writes, for Kubernetes' field ownership.
pub const FIELD_MANAGER: &str = "pxsec";

/// Tells Stork and PX-Backup not to copy a Secret into backups and other clusters
/// (`pkg/resourcecollector`; the value is parsed as a Go bool).
pub(super) const SKIP_RESOURCE: &str = "stork.libopenstorage.org/skip-resource";

/// The label of every Secret whose token pxsec looks after.
pub(super) const MANAGED_BY: &str = "app.kubernetes.io/managed-by";

/// The prefix of all our own keys.
const PREFIX: &str = "pxsec.dev/";

/// `exp` in RFC 3339, or [`NEVER`].
const EXPIRES_AT: &str = "pxsec.dev/expires-at";
/// `iat` in RFC 3339.
const ISSUED_AT: &str = "pxsec.dev/issued-at";
/// `iss`.
const ISSUER: &str = "pxsec.dev/issuer";
/// `sub`.
const SUBJECT: &str = "pxsec.dev/subject";
/// `roles` as a JSON list, since a role may hold any character.
const ROLES: &str = "pxsec.dev/roles";
/// `groups` as a JSON list.
const GROUPS: &str = "pxsec.dev/groups";
/// Tells the token from others: the start of its SHA-256.
const FINGERPRINT: &str = "pxsec.dev/fingerprint";
/// The reference of the signing key, never the key nor a hash of it.
const SIGNING_KEY: &str = "pxsec.dev/signing-key";
/// How long the token was made to live, such as `30d`.
const LIFETIME: &str = "pxsec.dev/lifetime";
/// How long before its end it should be renewed, such as `10d`.
const RENEW_BEFORE: &str = "pxsec.dev/renew-before";

/// The value of [`EXPIRES_AT`] for a token that the server takes for ever.
const NEVER: &str = "never";

/// What a Secret tells about its token.
#[must_use]
pub(super) fn token_annotations(record: &TokenRecord) -> BTreeMap<String, String> {
    let span = |secs: Option<u64>| {
        secs.and_then(Lifetime::from_secs)
            .map(|span| span.to_string())
    };
    let list = |values: &[String]| {
        serde_json::to_string(values).expect("a list of strings always serializes")
    };
    let expires = record
        .expires
        .map_or_else(|| NEVER.to_owned(), NumericDate::to_rfc3339);
    [
        (EXPIRES_AT, Some(expires)),
        (ISSUED_AT, record.issued.map(NumericDate::to_rfc3339)),
        (ISSUER, Some(record.issuer.clone())),
        (SUBJECT, Some(record.subject.clone())),
        (ROLES, Some(list(&record.roles))),
        (GROUPS, Some(list(&record.groups))),
        (FINGERPRINT, Some(record.fingerprint.to_string())),
        (SIGNING_KEY, record.signing_key.clone()),
        (LIFETIME, span(record.lifetime_secs)),
        (RENEW_BEFORE, span(record.renew_before_secs)),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key.to_owned(), value?)))
    .collect()
}

/// Whether a key is one that pxsec sets itself.
#[must_use]
pub fn is_reserved(key: &str) -> bool {
    key == SKIP_RESOURCE || key == MANAGED_BY || key.starts_with(PREFIX)
}

/// Checks the key of an annotation: `[PREFIX/]NAME`, Kubernetes' qualified name.
///
/// # Errors
/// What is wrong with it, in words.
pub fn check_annotation(key: &str) -> Result<(), String> {
    let (prefix, name) = key
        .split_once('/')
        .map_or((None, key), |(prefix, name)| (Some(prefix), name));
    if !is_name(name, 63) {
        return Err("its name must have 1 to 63 letters, digits, `-`, `_` or `.`, and start and end with a letter or digit".to_owned());
    }
    if let Some(prefix) = prefix
        && crate::domain::secret_ref::check_secret_name(prefix).is_err()
    {
        return Err("its prefix must be a DNS name (RFC 1123 subdomain)".to_owned());
    }
    Ok(())
}

/// Checks a label: its key as [`check_annotation`] does, and its value.
///
/// # Errors
/// What is wrong with it, in words.
pub fn check_label(key: &str, value: &str) -> Result<(), String> {
    check_annotation(key)?;
    if value.is_empty() || is_name(value, 63) {
        return Ok(());
    }
    Err("its value must have at most 63 letters, digits, `-`, `_` or `.`, and start and end with a letter or digit".to_owned())
}

fn is_name(text: &str, max: usize) -> bool {
    let ends_fit = text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric());
    ends_fit
        && text.len() <= max
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::token::Fingerprint;

    #[test]
    fn a_record_becomes_annotations_without_absent_values() {
        let record = TokenRecord {
            expires: Some(NumericDate(1_767_409_445)),
            issued: None,
            issuer: "portworx.com".into(),
            subject: "s".into(),
            roles: vec!["system.user".into()],
            groups: vec![],
            fingerprint: Fingerprint::parse("sha256:00112233").unwrap(),
            signing_key: None,
            lifetime_secs: Some(86_400),
            renew_before_secs: Some(28_800),
        };
        let annotations = token_annotations(&record);
        let shown: Vec<String> = annotations
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        assert_eq!(
            shown,
            [
                "pxsec.dev/expires-at=2026-01-03T03:04:05Z",
                "pxsec.dev/fingerprint=sha256:00112233",
                "pxsec.dev/groups=[]",
                "pxsec.dev/issuer=portworx.com",
                "pxsec.dev/lifetime=1d",
                "pxsec.dev/renew-before=8h",
                "pxsec.dev/roles=[\"system.user\"]",
                "pxsec.dev/subject=s",
            ]
        );
        let never = TokenRecord {
            expires: None,
            ..record
        };
        assert_eq!(token_annotations(&never)[EXPIRES_AT], "never");
        assert!(
            annotations
                .keys()
                .all(|key| is_reserved(key) && check_annotation(key).is_ok())
        );
    }

    #[test]
    fn keys_and_values_follow_kubernetes_grammar() {
        for key in ["a", "a.b/c", "example.com/My_Key.1"] {
            assert!(check_annotation(key).is_ok(), "{key}");
        }
        for key in ["", "/a", "a/", "a/b/c", "-a", "A.b/c d", "UPPER.com/a"] {
            assert!(check_annotation(key).is_err(), "{key}");
        }
        assert!(check_label("team", "").is_ok());
        assert!(check_label("team", "not ok!").is_err());
    }
}
