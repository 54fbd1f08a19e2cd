//! Where a key comes from: one grammar for every option that takes one.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::secret_ref::{SecretRef, SecretRefError};

/// A reference to a signing or verifying key; never the key itself.
///
/// `secret://NAMESPACE/NAME/KEY`, `file://PATH` or a plain path, `env://NAME`, `fd://N`, or `-` for standard
/// input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyRef {
    /// A key of a Kubernetes Secret.
    Secret(SecretRef),
    /// A file.
    File(PathBuf),
    /// An environment variable.
    Env(String),
    /// An open file descriptor.
    Fd(i32),
    /// Standard input.
    Stdin,
}

impl FromStr for KeyRef {
    type Err = KeyRefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(KeyRefError::Empty);
        }
        if text == "-" {
            return Ok(Self::Stdin);
        }
        // A key pasted where its reference belongs: its text must not be echoed as a path.
        if text.contains("-----BEGIN") || text.contains(['\r', '\n']) {
            return Err(KeyRefError::KeyItself);
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return Ok(Self::File(PathBuf::from(text)));
        };
        match scheme {
            "secret" => SecretRef::parse(rest, None)
                .map(Self::Secret)
                .map_err(KeyRefError::Secret),
            "file" if !rest.is_empty() => Ok(Self::File(PathBuf::from(rest))),
            "file" => Err(KeyRefError::NoPath),
            "env" => {
                let mut chars = rest.chars();
                let named = chars
                    .next()
                    .is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
                    && chars.all(|c| c.is_ascii_alphanumeric() || c == '_');
                if named {
                    Ok(Self::Env(rest.to_owned()))
                } else {
                    Err(KeyRefError::BadVariable)
                }
            }
            "fd" => match rest.parse::<i32>() {
                Ok(fd) if fd >= 0 && rest.bytes().all(|b| b.is_ascii_digit()) => Ok(Self::Fd(fd)),
                _ => Err(KeyRefError::BadDescriptor),
            },
            _ => Err(KeyRefError::UnknownScheme {
                scheme: scheme.chars().take(20).collect(),
            }),
        }
    }
}

impl fmt::Display for KeyRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(at) => write!(f, "secret://{at}"),
            Self::File(path) => write!(f, "{}", path.display().to_string().escape_debug()),
            Self::Env(name) => write!(f, "env://{name}"),
            Self::Fd(fd) => write!(f, "fd://{fd}"),
            Self::Stdin => f.write_str("standard input"),
        }
    }
}

/// Why a text is no [`KeyRef`]. Never includes what might be the key.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeyRefError {
    /// No text.
    #[error("the reference is empty")]
    Empty,
    /// The key itself was given.
    #[error(
        "this is a key, not a reference to one; put it in a file of mode 0600 and give the path"
    )]
    KeyItself,
    /// Not a key of a Secret.
    #[error(transparent)]
    Secret(SecretRefError),
    /// `file://` with nothing behind it.
    #[error("`file://` needs a path behind it")]
    NoPath,
    /// Not a variable's name.
    #[error("`env://` needs the name of an environment variable behind it")]
    BadVariable,
    /// Not a descriptor's number.
    #[error("`fd://` needs the number of an open file descriptor behind it")]
    BadDescriptor,
    /// A scheme that is none of ours.
    #[error("`{}://` is not known; the forms are secret://NAMESPACE/NAME/KEY, file://PATH, env://NAME, fd://N, a path, and `-`", scheme.escape_debug())]
    UnknownScheme {
        /// What stands before `://`, at most 20 characters.
        scheme: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        for (text, shown) in [
            ("-", "standard input"),
            ("secret://ns/n/k", "secret://ns/n/k"),
            ("file:///etc/key", "/etc/key"),
            ("./key.pem", "./key.pem"),
            ("env://PX_KEY", "env://PX_KEY"),
            ("fd://3", "fd://3"),
        ] {
            assert_eq!(text.parse::<KeyRef>().unwrap().to_string(), shown);
        }
        for text in [
            "",
            "secret://ns/n",
            "env://",
            "env://1A",
            "env://A=B",
            "fd://",
            "fd://-1",
            "fd://+1",
            "file://",
            "http://x",
        ] {
            assert!(text.parse::<KeyRef>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_key_given_as_its_own_reference_is_not_echoed() {
        for key in [
            "-----BEGIN RSA PRIVATE KEY-----\nMIIcanary",
            "-----BEGIN RSA PRIVATE KEY----- MIIcanary",
            "a shared secret\ncanary",
        ] {
            let error = key.parse::<KeyRef>().unwrap_err();
            assert_eq!(error, KeyRefError::KeyItself);
            assert!(!error.to_string().contains("canary"));
        }
    }

    #[test]
    fn a_file_url_without_a_path_says_so() {
        assert_eq!("file://".parse::<KeyRef>(), Err(KeyRefError::NoPath));
    }
}
