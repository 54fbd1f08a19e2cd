//! Every annotation and label that pxsec writes, and the grammar that Kubernetes sets for a user's own.
//!
//! Annotations tell who a token is for, until when, and how to renew it, so that status needs only metadata.
//! They never hold a key, a token, or a hash of a key. They are told, not believed: what is signed is never
//! decided by them.

use std::collections::BTreeMap;

use crate::domain::time::{Lifetime, NumericDate};
use crate::domain::token::Fingerprint;
use crate::domain::token_record::{Recorded, TokenRecord};

/// In which `kubectl apply` (client-side) keeps what it applied, of a Secret its data too.
pub(super) const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

pub use crate::domain::token_record::{FIELD_MANAGER, MANAGED_BY, MANAGED_BY_VALUE, SKIP_RESOURCE};

/// The older spelling of [`SKIP_RESOURCE`], which Stork reads only when the newer is absent. Never written.
pub const SKIP_RESOURCE_LEGACY: &str = "stork.libopenstorage.org/skipresource";

/// The prefix of our own annotations, all of which are reserved.
pub const PREFIX: &str = "pxsec.dev/";
/// `exp` as an RFC 3339 instant, or [`NEVER`].
pub const EXPIRES_AT: &str = "pxsec.dev/expires-at";
/// `iat` as an RFC 3339 instant.
pub const ISSUED_AT: &str = "pxsec.dev/issued-at";
/// `iss`.
pub const ISSUER: &str = "pxsec.dev/issuer";
/// `sub`.
pub const SUBJECT: &str = "pxsec.dev/subject";
/// `roles` as a JSON array of strings.
pub const ROLES: &str = "pxsec.dev/roles";
/// `groups` as a JSON array of strings.
pub const GROUPS: &str = "pxsec.dev/groups";
/// The token's fingerprint, `sha256:` and 8 hexadecimal digits.
pub const FINGERPRINT: &str = "pxsec.dev/fingerprint";
/// The reference of the signing key, such as `secret://portworx/px-shared-secret/shared-secret`; never the key.
pub const SIGNING_KEY: &str = "pxsec.dev/signing-key";
/// How long the token was made to live, in the grammar of `Lifetime`.
pub const LIFETIME: &str = "pxsec.dev/lifetime";
/// How long before it expires the token should be renewed, in the grammar of `Lifetime`.
pub const RENEW_BEFORE: &str = "pxsec.dev/renew-before";

/// The value of [`EXPIRES_AT`] for a token without `exp`.
pub const NEVER: &str = "never";

/// Every annotation and label of a pushed Secret, with its meaning.
pub const ALL: [(&str, &str); 12] = [
    (
        EXPIRES_AT,
        "when the token ends (exp), in RFC 3339, or `never`",
    ),
    (ISSUED_AT, "when it was issued (iat), in RFC 3339"),
    (ISSUER, "its issuer (iss)"),
    (SUBJECT, "its subject (sub)"),
    (ROLES, "its roles, as a JSON array"),
    (GROUPS, "its groups, as a JSON array"),
    (
        FINGERPRINT,
        "tells it from other tokens: sha256: and 8 hexadecimal digits",
    ),
    (
        SIGNING_KEY,
        "the reference of the key that signed it, when that is in the cluster",
    ),
    (LIFETIME, "how long it was made to live, such as 30d"),
    (
        RENEW_BEFORE,
        "how long before its end it is to be renewed, such as 10d",
    ),
    (
        SKIP_RESOURCE,
        "true: Stork, PX-Backup and migrations do not copy the Secret",
    ),
    (
        MANAGED_BY,
        "pxsec (a label): the Secrets that status and rotate look at",
    ),
];

/// What is recorded about a token, as annotations; values that are unknown are left out.
///
/// Does not include [`SKIP_RESOURCE`], which key Secrets get too.
#[must_use]
pub fn token_annotations(record: &TokenRecord) -> BTreeMap<String, String> {
    let expires = record
        .expires
        .map_or_else(|| NEVER.to_owned(), |at| at.to_rfc3339());
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let span = |secs: Option<u64>| secs.and_then(Lifetime::from_secs).map(|l| l.to_string());
    [
        (EXPIRES_AT, Some(expires)),
        (ISSUED_AT, record.issued.map(|at| at.to_rfc3339())),
        (ISSUER, known(&record.issuer)),
        (SUBJECT, known(&record.subject)),
        (ROLES, Some(json_array(&record.roles))),
        (GROUPS, Some(json_array(&record.groups))),
        (FINGERPRINT, Some(record.fingerprint.to_string())),
        (SIGNING_KEY, record.signing_key.clone()),
        (LIFETIME, span(record.lifetime_secs)),
        (RENEW_BEFORE, span(record.renew_before_secs)),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key.to_owned(), value?)))
    .collect()
}

/// What the annotations of a Secret tell about its token: [`token_annotations`] read back.
///
/// `expires-at`, `issuer`, `subject` and `fingerprint` are always written, so they must be there; what else is there
/// must be what is written. Checks nothing against a token.
#[must_use]
pub fn recorded(annotations: &BTreeMap<String, String>) -> Recorded {
    if !annotations.keys().any(|key| key.starts_with(PREFIX)) {
        return Recorded::Nothing;
    }
    match read(annotations) {
        Ok(record) => Recorded::Token(Box::new(record)),
        Err(key) => Recorded::Malformed(key),
    }
}

/// Fails with the first key that is missing or malformed.
fn read(annotations: &BTreeMap<String, String>) -> Result<TokenRecord, &'static str> {
    let text = |key: &'static str| annotations.get(key).map(String::as_str);
    let required = |key: &'static str| text(key).ok_or(key);
    let instant = |key: &'static str| {
        let read = text(key).map(|text| read_instant(text).ok_or(key));
        read.transpose()
    };
    let span = |key: &'static str| {
        let read = text(key).map(|text| text.parse::<Lifetime>().map_err(|_| key));
        read.map(|span| span.map(Lifetime::as_secs)).transpose()
    };
    let list = |key: &'static str| match text(key) {
        None => Ok(Vec::new()),
        Some(text) => serde_json::from_str::<Vec<String>>(text).map_err(|_| key),
    };
    Ok(TokenRecord {
        expires: match required(EXPIRES_AT)? {
            NEVER => None,
            _ => instant(EXPIRES_AT)?,
        },
        issued: instant(ISSUED_AT)?,
        issuer: text(ISSUER).unwrap_or_default().to_owned(),
        subject: text(SUBJECT).unwrap_or_default().to_owned(),
        roles: list(ROLES)?,
        groups: list(GROUPS)?,
        fingerprint: Fingerprint::parse(required(FINGERPRINT)?).ok_or(FINGERPRINT)?,
        signing_key: text(SIGNING_KEY).map(str::to_owned),
        lifetime_secs: span(LIFETIME)?,
        renew_before_secs: span(RENEW_BEFORE)?,
    })
}

/// Reads what [`NumericDate::to_rfc3339`] writes. `exp` is whatever a token's author wrote, such as milliseconds by
/// mistake, and some of that is beyond the year 9999.
fn read_instant(text: &str) -> Option<NumericDate> {
    match text.strip_suffix(" s") {
        Some(secs) => secs.parse().map(NumericDate).ok(),
        None => NumericDate::parse_rfc3339(text).ok(),
    }
}

fn json_array(items: &[String]) -> String {
    serde_json::Value::from(items).to_string()
}

/// A label selector for what pxsec keeps, and of that only what `more` selects.
#[must_use]
pub fn managed_selector(more: Option<&str>) -> String {
    let ours = format!("{MANAGED_BY}={MANAGED_BY_VALUE}");
    match more {
        Some(more) => format!("{ours},{more}"),
        None => ours,
    }
}

/// Whether pxsec itself decides about this annotation or label, so that a user may not give it.
#[must_use]
pub fn is_reserved(key: &str) -> bool {
    key.starts_with(PREFIX) || [SKIP_RESOURCE, SKIP_RESOURCE_LEGACY, MANAGED_BY].contains(&key)
}

/// Checks an annotation's key: `[PREFIX/]NAME`, a qualified name in which case does not matter.
///
/// # Errors
/// [`MetadataError::Key`].
pub fn check_annotation(key: &str) -> Result<(), MetadataError> {
    // The server lowers it before it looks (apimachinery `ValidateAnnotations`).
    check_key(&key.to_ascii_lowercase()).map_err(|error| match error {
        MetadataError::Key { reason, .. } => MetadataError::Key {
            text: key.to_owned(),
            reason,
        },
        other @ MetadataError::LabelValue { .. } => other,
    })
}

/// Checks a label: its key `[PREFIX/]NAME`, and its value, empty or at most 63 characters of the same grammar.
///
/// # Errors
/// [`MetadataError::Key`] or [`MetadataError::LabelValue`].
pub fn check_label(key: &str, value: &str) -> Result<(), MetadataError> {
    check_key(key)?;
    if value.is_empty() || (value.len() <= 63 && is_label_text(value)) {
        Ok(())
    } else {
        Err(MetadataError::LabelValue {
            key: key.to_owned(),
            text: value.to_owned(),
        })
    }
}

/// apimachinery `IsQualifiedName`.
fn check_key(key: &str) -> Result<(), MetadataError> {
    let fail = |reason| {
        Err(MetadataError::Key {
            text: key.to_owned(),
            reason,
        })
    };
    let name = match key.split_once('/') {
        Some((prefix, _)) if crate::domain::secret_ref::check_secret_name(prefix).is_err() => {
            return fail("what stands before the `/` is no DNS name in lower case");
        }
        Some((_, name)) => name,
        None => key,
    };
    if name.is_empty() {
        fail("its name is empty")
    } else if name.len() > 63 {
        fail("its name is longer than 63 characters")
    } else if !is_label_text(name) {
        fail(
            "its name may hold letters, digits, `-`, `_` and `.`, and starts and ends with a letter or digit",
        )
    } else {
        Ok(())
    }
}

/// `([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]`.
fn is_label_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes.last().is_some_and(u8::is_ascii_alphanumeric)
        && bytes
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b))
}

/// Why Kubernetes would refuse an annotation or a label.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum MetadataError {
    /// Not a qualified name.
    #[error("`{}` is no key of an annotation or label: {reason}", text.escape_debug())]
    Key {
        /// The text.
        text: String,
        /// Why not.
        reason: &'static str,
    },
    /// Not a label's value.
    #[error("`{}` is no value for the label `{key}`: at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends", text.escape_debug())]
    LabelValue {
        /// The label's key.
        key: String,
        /// The text.
        text: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    fn record() -> TokenRecord {
        TokenRecord {
            expires: Some(NumericDate(1_767_323_045)),
            issued: Some(NumericDate(1_767_236_645)),
            issuer: "portworx.com".into(),
            subject: "px-user-token@team-a".into(),
            roles: vec!["system.user".into(), "a \"quoted\" one".into()],
            groups: Vec::new(),
            fingerprint: Fingerprint::parse("sha256:1a2b3c4d").unwrap(),
            signing_key: Some("secret://portworx/px-shared-secret/shared-secret".into()),
            lifetime_secs: Some(2_592_000),
            renew_before_secs: Some(5_400),
        }
    }

    #[test]
    fn what_is_written_is_explained() {
        let explained = ALL.map(|(key, _)| key);
        let written = token_annotations(&record());
        let ours = explained.iter().filter(|key| key.starts_with(PREFIX));
        assert!(
            written
                .keys()
                .eq(std::collections::BTreeSet::from_iter(ours))
        );
    }

    #[test]
    fn a_record_is_written_in_full() {
        let lines: Vec<String> = token_annotations(&record())
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        insta::assert_snapshot!(lines.join("\n"), @r#"
        pxsec.dev/expires-at=2026-01-02T03:04:05Z
        pxsec.dev/fingerprint=sha256:1a2b3c4d
        pxsec.dev/groups=[]
        pxsec.dev/issued-at=2026-01-01T03:04:05Z
        pxsec.dev/issuer=portworx.com
        pxsec.dev/lifetime=30d
        pxsec.dev/renew-before=1h30m
        pxsec.dev/roles=["system.user","a \"quoted\" one"]
        pxsec.dev/signing-key=secret://portworx/px-shared-secret/shared-secret
        pxsec.dev/subject=px-user-token@team-a
        "#);
    }

    #[test]
    fn what_is_unknown_is_left_out_and_no_exp_is_never() {
        let sparse = TokenRecord {
            expires: None,
            issued: None,
            issuer: String::new(),
            signing_key: None,
            lifetime_secs: None,
            renew_before_secs: Some(0),
            ..record()
        };
        let written = token_annotations(&sparse);
        assert_eq!(written[EXPIRES_AT], "never");
        for key in [ISSUED_AT, ISSUER, SIGNING_KEY, LIFETIME, RENEW_BEFORE] {
            assert!(!written.contains_key(key), "{key}");
        }
    }

    #[test]
    fn what_is_written_reads_back_and_all_else_is_malformed() {
        let written = token_annotations(&record());
        assert_eq!(recorded(&written), Recorded::Token(Box::new(record())));
        assert_eq!(recorded(&BTreeMap::new()), Recorded::Nothing);
        for (key, value) in [
            (EXPIRES_AT, "soon"),
            (FINGERPRINT, "x"),
            (ROLES, "system.user"),
            (GROUPS, "[1]"),
            (LIFETIME, "-1d"),
            (ISSUED_AT, ""),
        ] {
            let mut edited = written.clone();
            edited.insert(key.to_owned(), value.to_owned());
            assert_eq!(recorded(&edited), Recorded::Malformed(key));
        }
        let mut less = written.clone();
        less.remove(EXPIRES_AT);
        assert_eq!(recorded(&less), Recorded::Malformed(EXPIRES_AT));
    }

    #[test]
    fn our_keys_are_reserved_and_valid() {
        for key in token_annotations(&record()).keys() {
            assert!(is_reserved(key), "{key}");
            check_key(key).unwrap();
        }
        for key in [
            SKIP_RESOURCE,
            SKIP_RESOURCE_LEGACY,
            MANAGED_BY,
            "pxsec.dev/new",
        ] {
            assert!(is_reserved(key), "{key}");
        }
        assert!(!is_reserved("example.com/pxsec.dev"));
    }

    #[test]
    fn keys_and_values_follow_kubernetes_grammar() {
        for key in ["a", "a.b_c-d", "example.com/Team", "A1"] {
            assert_eq!(check_key(key), Ok(()), "{key}");
        }
        for key in [
            "",
            "/a",
            "a/",
            "a/b/c",
            "-a",
            "a-",
            "a b",
            "UPPER.com/a",
            "é",
        ] {
            assert!(check_key(key).is_err(), "{key}");
        }
        assert!(check_key(&"a".repeat(64)).is_err());
        assert_eq!(check_annotation("Example.COM/Team"), Ok(()));
        assert!(check_annotation("no spaces").is_err());
        for value in ["", "a", "1.2_3-4"] {
            assert_eq!(check_label("k", value), Ok(()), "{value}");
        }
        for value in ["not ok!", "-a", "a.", &"a".repeat(64)] {
            assert!(check_label("k", value).is_err(), "{value}");
        }
    }
}
