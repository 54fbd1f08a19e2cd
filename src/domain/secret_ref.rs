//! Where something rests in Kubernetes: a key of a Secret.

use std::fmt;
use std::str::FromStr;

/// The key under which Portworx looks for a token in a Secret (`pkg/auth/secrets/secrets.go`).
pub const TOKEN_KEY: &str = "auth-token";

/// One key of one Secret in one namespace.
///
/// Each part is checked against Kubernetes' own grammar, so that a typo fails before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecretRef {
    /// The namespace, an RFC 1123 label.
    pub namespace: String,
    /// The Secret's name, an RFC 1123 subdomain.
    pub name: String,
    /// The key within its data.
    pub key: String,
}

impl SecretRef {
    /// Puts a reference together.
    ///
    /// # Errors
    /// [`SecretRefError`] names the part that Kubernetes would refuse.
    pub fn new(namespace: &str, name: &str, key: &str) -> Result<Self, SecretRefError> {
        check_namespace(namespace)?;
        check_secret_name(name)?;
        check_key(key)?;
        Ok(Self {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            key: key.to_owned(),
        })
    }

    /// Reads `NAMESPACE/NAME/KEY`, or `NAMESPACE/NAME` for the key `default_key` when there is one.
    ///
    /// # Errors
    /// [`SecretRefError`] by cause.
    pub fn parse(text: &str, default_key: Option<&str>) -> Result<Self, SecretRefError> {
        let parts: Vec<&str> = text.split('/').collect();
        match (parts.as_slice(), default_key) {
            ([namespace, name, key], _) => Self::new(namespace, name, key),
            ([namespace, name], Some(key)) => Self::new(namespace, name, key),
            (_, Some(_)) => Err(SecretRefError::Form {
                text: text.to_owned(),
                form: "NAMESPACE/NAME[/KEY]",
            }),
            (_, None) => Err(SecretRefError::Form {
                text: text.to_owned(),
                form: "NAMESPACE/NAME/KEY",
            }),
        }
    }
}

impl fmt::Display for SecretRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.namespace, self.name, self.key)
    }
}

/// `NAMESPACE/NAME[/KEY]` of a token; the key defaults to [`TOKEN_KEY`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenSecretRef(pub SecretRef);

impl FromStr for TokenSecretRef {
    type Err = SecretRefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        SecretRef::parse(
            text.strip_prefix("secret://").unwrap_or(text),
            Some(TOKEN_KEY),
        )
        .map(Self)
    }
}

/// Checks a namespace's name: an RFC 1123 label.
///
/// # Errors
/// [`SecretRefError::Namespace`].
pub fn check_namespace(text: &str) -> Result<(), SecretRefError> {
    if is_label(text) {
        Ok(())
    } else {
        Err(SecretRefError::Namespace {
            text: text.to_owned(),
        })
    }
}

/// Checks a Secret's name: an RFC 1123 subdomain of at most 253 characters.
///
/// # Errors
/// [`SecretRefError::Name`].
pub fn check_secret_name(text: &str) -> Result<(), SecretRefError> {
    let labels_fit = text.split('.').all(|label| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    });
    if labels_fit && text.len() <= 253 {
        Ok(())
    } else {
        Err(SecretRefError::Name {
            text: text.to_owned(),
        })
    }
}

/// Checks a key of a Secret's data: `[-._a-zA-Z0-9]+`, at most 253, not `.` and not starting with `..`.
///
/// # Errors
/// [`SecretRefError::Key`].
pub fn check_key(text: &str) -> Result<(), SecretRefError> {
    let fits = !text.is_empty()
        && text.len() <= 253
        && text != "."
        && !text.starts_with("..")
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    if fits {
        Ok(())
    } else {
        Err(SecretRefError::Key {
            text: text.to_owned(),
        })
    }
}

fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 63
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Why a text names no key of a Secret.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum SecretRefError {
    /// The number of parts is wrong.
    #[error("`{}` does not have the form {form}", text.escape_debug())]
    Form {
        /// The text.
        text: String,
        /// The form expected.
        form: &'static str,
    },
    /// Not an RFC 1123 label.
    #[error("`{}` is no namespace: lower case letters, digits and `-`, at most 63 (RFC 1123 label)", text.escape_debug())]
    Namespace {
        /// The text.
        text: String,
    },
    /// Not an RFC 1123 subdomain.
    #[error("`{}` is no Secret's name: lower case letters, digits, `-` and `.`, at most 253 (RFC 1123 subdomain)", text.escape_debug())]
    Name {
        /// The text.
        text: String,
    },
    /// Not a key of a Secret.
    #[error("`{}` is no key of a Secret: letters, digits, `-`, `_` and `.`, at most 253", text.escape_debug())]
    Key {
        /// The text.
        text: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_follow_kubernetes_grammar() {
        let full = SecretRef::parse("kube-system/px-shared-secret/shared-secret", None).unwrap();
        assert_eq!(
            full.to_string(),
            "kube-system/px-shared-secret/shared-secret"
        );
        let short: TokenSecretRef = "team-a/px-user-token".parse().unwrap();
        assert_eq!(short.0.key, "auth-token");
        for text in [
            "a", "a/b", "a/b/c/d", "A/b/c", "a/B/c", "a/b/c d", "/b/c", "a//c", "a/b/", "a/-b/c",
            "a/b/..c",
        ] {
            assert!(SecretRef::parse(text, None).is_err(), "{text}");
        }
    }
}
