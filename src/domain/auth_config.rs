//! The auth-config file of pxctl: an identity in YAML.
//!
//! The same five keys as pxctl and openstorage-sdk-auth take (`pkg/auth/claims.go`), read strictly: those
//! tools ignore a misspelt `role:` and sign a token without roles.

use std::fmt;

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Error as YamlError, Spanned};

use super::claims::Identity;
use super::near::nearest;

/// The largest auth-config file accepted: 64 KiB; real ones have a few lines.
pub const MAX_AUTH_CONFIG_BYTES: usize = 64 * 1024;

/// The keys of an auth-config file, with their meaning.
pub const KEYS: [(&str, &str); 5] = [
    ("name", "the user's name"),
    ("email", "the user's email"),
    (
        "sub",
        "the stable, unique id that owns volumes; derived from name and email when absent",
    ),
    ("roles", "a list of roles, such as system.user"),
    (
        "groups",
        "a list of groups; `*` is access to every resource",
    ),
];

fn is_known(key: &str) -> bool {
    KEYS.iter().any(|(known, _)| *known == key)
}

/// Reads an identity from the text of an auth-config file.
///
/// Does not check that the identity is complete: flags may add to it. A key with no value counts as not
/// given, as in pxctl. Error texts name keys and positions, never values.
///
/// # Errors
/// [`AuthConfigError`] by cause, with the line where there is one.
pub fn parse(text: &str) -> Result<Identity, AuthConfigError> {
    let text = without_empty_end(text);
    // Nearly every file is right, which one reading tells. What is wrong, or says nothing, takes another.
    let file = match serde_saphyr::from_str(text) {
        Ok(file) if file != AuthConfigFile::default() => file,
        Ok(_) | Err(_) => looked_through(text)?,
    };
    Ok(file.into())
}

/// The text without a `---` behind which nothing comes, as some editors leave one: no second document.
fn without_empty_end(text: &str) -> &str {
    match text.trim_end().strip_suffix("---") {
        Some(before) if before.ends_with('\n') && !before.trim().is_empty() => before,
        _ => text,
    }
}

/// The same by way of an outline, which says what is wrong in the terms of this file.
fn looked_through(text: &str) -> Result<AuthConfigFile, AuthConfigError> {
    let outline: Outline = serde_saphyr::from_str(text).map_err(|e| syntax_error(&e))?;
    let keys = match outline {
        Outline::Map(keys) => keys,
        Outline::Empty => return Err(AuthConfigError::Empty),
        Outline::List => return Err(AuthConfigError::NotAMap { found: "a list" }),
        Outline::Scalar => {
            return Err(AuthConfigError::NotAMap {
                found: "a single value",
            });
        }
    };
    for key in &keys {
        if !is_known(&key.value) {
            return Err(AuthConfigError::UnknownKey {
                line: key.referenced.line(),
                key: shown_key(&key.value),
                suggestion: suggest(&key.value),
            });
        }
    }
    serde_saphyr::from_str(text).map_err(|e| type_error(&e, &keys))
}

#[derive(Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct AuthConfigFile {
    name: Option<String>,
    email: Option<String>,
    sub: Option<String>,
    roles: Option<Vec<String>>,
    groups: Option<Vec<String>>,
}

impl From<AuthConfigFile> for Identity {
    fn from(file: AuthConfigFile) -> Self {
        Self {
            name: file.name,
            email: file.email,
            subject: file.sub.filter(|sub| !sub.is_empty()),
            roles: file.roles,
            groups: file.groups,
        }
    }
}

/// What stands at the top level of a YAML document.
enum Outline {
    Map(Vec<Spanned<String>>),
    List,
    Scalar,
    Empty,
}

impl<'de> Deserialize<'de> for Outline {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OutlineVisitor)
    }
}

struct OutlineVisitor;

impl<'de> Visitor<'de> for OutlineVisitor {
    type Value = Outline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys with values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Outline, A::Error> {
        let mut keys = Vec::new();
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            map.next_value::<IgnoredAny>()?;
            keys.push(key);
        }
        Ok(Outline::Map(keys))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Outline, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Outline::List)
    }

    fn visit_unit<E>(self) -> Result<Outline, E> {
        Ok(Outline::Empty)
    }

    fn visit_none<E>(self) -> Result<Outline, E> {
        Ok(Outline::Empty)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Outline, E> {
        Ok(Outline::Scalar)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Outline, E> {
        Ok(Outline::Scalar)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Outline, E> {
        Ok(Outline::Scalar)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Outline, E> {
        Ok(Outline::Scalar)
    }

    fn visit_str<E>(self, _: &str) -> Result<Outline, E> {
        Ok(Outline::Scalar)
    }
}

/// A key as an error may show it: what is longer than any word is not, since it may be a token or a secret.
fn shown_key(key: &str) -> String {
    const LONGEST: usize = 24;
    if key.len() > LONGEST {
        format!("… ({} characters)", key.chars().count())
    } else {
        key.to_owned()
    }
}

fn suggest(key: &str) -> Option<&'static str> {
    match key.to_ascii_lowercase().as_str() {
        "subject" => return Some("sub"),
        "username" | "user" => return Some("name"),
        _ => {}
    }
    nearest(key, KEYS.map(|(known, _)| known))
}

fn line_of(error: &YamlError) -> Option<u64> {
    error.location().map(|at| at.line())
}

fn syntax_error(error: &YamlError) -> AuthConfigError {
    let line = line_of(error).unwrap_or(1);
    match error.without_snippet() {
        YamlError::DuplicateMappingKey { key, .. } => AuthConfigError::DuplicateKey {
            line,
            key: key
                .as_deref()
                .filter(|key| is_known(key))
                .map(str::to_owned),
        },
        YamlError::MultipleDocuments { .. } => AuthConfigError::SeveralDocuments,
        _ => AuthConfigError::Syntax {
            line,
            column: error.location().map_or(1, |at| at.column()),
        },
    }
}

/// A value of the wrong type, named by the last key that starts at or before the error's line.
fn type_error(error: &YamlError, keys: &[Spanned<String>]) -> AuthConfigError {
    let line = line_of(error).unwrap_or(1);
    let key = keys
        .iter()
        .filter(|key| key.referenced.line() <= line)
        .max_by_key(|key| (key.referenced.line(), key.referenced.column()))
        .and_then(|key| KEYS.into_iter().find(|(known, _)| *known == key.value));
    match key {
        Some((key, _)) => AuthConfigError::WrongType {
            line,
            key,
            expected: if matches!(key, "roles" | "groups") {
                "a list of strings, such as [\"a\", \"b\"]"
            } else {
                "a string"
            },
        },
        None => syntax_error(error),
    }
}

/// Why a text is no auth-config. Never includes a value of the file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AuthConfigError {
    /// Nothing but white space and comments.
    #[error("it is empty")]
    Empty,
    /// Not a mapping.
    #[error(
        "it holds {found} where keys with values are expected (name, email, sub, roles, groups)"
    )]
    NotAMap {
        /// What is there.
        found: &'static str,
    },
    /// A key that pxctl would ignore in silence.
    #[error("line {line}: unknown key `{}`{}", key.escape_debug(), key_hint(key, *suggestion))]
    UnknownKey {
        /// Counted from 1.
        line: u64,
        /// The key.
        key: String,
        /// The key that it resembles.
        suggestion: Option<&'static str>,
    },
    /// A key stands twice.
    #[error("line {line}: {} is given twice", key.as_ref().map_or_else(|| "a key".to_owned(), |key| format!("`{key}`")))]
    DuplicateKey {
        /// Counted from 1.
        line: u64,
        /// The key, when it is a known one.
        key: Option<String>,
    },
    /// A value of the wrong type.
    #[error("line {line}: `{key}` must be {expected}")]
    WrongType {
        /// Counted from 1.
        line: u64,
        /// The key.
        key: &'static str,
        /// What it must be.
        expected: &'static str,
    },
    /// More than one YAML document.
    #[error("it holds several YAML documents; keep one identity in a file")]
    SeveralDocuments,
    /// Not YAML.
    #[error("line {line}, column {column}: this is not valid YAML")]
    Syntax {
        /// Counted from 1.
        line: u64,
        /// Counted from 1.
        column: u64,
    },
}

fn key_hint(key: &str, suggestion: Option<&str>) -> String {
    match (key, suggestion) {
        ("issuer" | "iss", _) => "; the issuer is given with --issuer".to_owned(),
        (_, Some(known)) => format!("; did you mean `{known}`?"),
        (_, None) => "; the keys are name, email, sub, roles and groups".to_owned(),
    }
}

#[cfg(test)]
#[path = "auth_config_tests.rs"]
mod tests;
