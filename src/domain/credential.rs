//! What a px context uses to prove who it is.

use std::fmt;
use std::str::FromStr;

use super::key_ref::KeyRef;
use super::recipe::{KeyPlace, Recipe};
use super::secret_ref::SecretRef;
use super::time::NumericDate;
use super::token::Fingerprint;

/// What a context's token comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A token that rests in a vault.
    Stored(StoredToken),
    /// How to sign a fresh token when one is needed; nothing secret rests on this machine.
    Recipe(Recipe),
    /// A Secret of the cluster that holds the token, read when one is needed.
    Reference(SecretRef),
}

impl Credential {
    /// The kind's name, as `context list` shows it and config.toml spells it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Stored(_) => "stored",
            Self::Recipe(_) => "recipe",
            Self::Reference(_) => "reference",
        }
    }

    /// The vault's entry, of a stored token.
    #[must_use]
    pub fn stored(&self) -> Option<&StoredToken> {
        match self {
            Self::Stored(stored) => Some(stored),
            Self::Recipe(_) | Self::Reference(_) => None,
        }
    }

    /// Whether its token, or the key for it, is in a cluster each time that one is needed.
    #[must_use]
    pub fn needs_cluster(&self) -> bool {
        match self {
            Self::Stored(_) => false,
            Self::Reference(_) => true,
            Self::Recipe(recipe) => match &recipe.key {
                KeyPlace::Cluster { .. } => true,
                KeyPlace::Ref(key) => matches!(key.get(), KeyRef::Secret(_)),
            },
        }
    }

    /// Whom its tokens speak for, as far as is known without fetching one.
    #[must_use]
    pub fn speaks_for(&self) -> SpeaksFor {
        match self {
            Self::Stored(stored) => stored.summary.as_ref().map(SpeaksFor::of),
            Self::Recipe(recipe) => Some(recipe.speaks_for()),
            Self::Reference(_) => None,
        }
        .unwrap_or_default()
    }
}

/// Whom a token speaks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpeaksFor {
    /// `iss`.
    pub issuer: Option<String>,
    /// `sub`.
    pub subject: Option<String>,
    /// `roles`.
    pub roles: Vec<String>,
    /// `groups`.
    pub groups: Vec<String>,
}

impl SpeaksFor {
    /// Whom the token speaks for that `summary` was read from.
    #[must_use]
    pub fn of(summary: &TokenSummary) -> Self {
        Self {
            issuer: summary.issuer.clone(),
            subject: summary.subject.clone(),
            roles: summary.roles.clone(),
            groups: summary.groups.clone(),
        }
    }
}

/// A token in a vault, and what config.toml may know about it: everything but the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredToken {
    /// Which vault keeps it.
    pub vault: VaultKind,
    /// Under which id.
    pub id: VaultId,
    /// Its claims as they were read, unverified, when it was stored; `None` while no token has been stored, as
    /// after an import of a context whose token stayed behind.
    pub summary: Option<TokenSummary>,
}

/// The claims of a token that are safe to show and to keep in plain text; read without checking the signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenSummary {
    /// `iss`, when it is a string; read as the server does, like those that follow.
    pub issuer: Option<String>,
    /// `sub`, when it is a string.
    pub subject: Option<String>,
    /// `roles`; empty where one is no string.
    pub roles: Vec<String>,
    /// `groups`; empty where one is no string.
    pub groups: Vec<String>,
    /// `iat`, when it is a number.
    pub issued: Option<NumericDate>,
    /// `exp`, when it is a number other than 0, which the server reads as "never".
    pub expires: Option<NumericDate>,
    /// Tells the token from others.
    pub fingerprint: Fingerprint,
}

/// Where tokens rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VaultKind {
    /// The operating system's keyring.
    Keyring,
    /// One file of mode 0600 per token.
    File,
}

impl VaultKind {
    /// The name in flags, environment and config.toml.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keyring => "keyring",
            Self::File => "file",
        }
    }
}

impl fmt::Display for VaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for VaultKind {
    type Err = UnknownVault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "keyring" => Ok(Self::Keyring),
            "file" => Ok(Self::File),
            _ => Err(UnknownVault {
                text: text.to_owned(),
            }),
        }
    }
}

/// A text that names no vault.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{} is no vault; the vaults are keyring and file", in_short(text))]
pub struct UnknownVault {
    text: String,
}

/// The name of a vault's entry: 32 hexadecimal digits, random, never reused.
///
/// Not the context's name, so that renaming a context moves no credential.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VaultId(String);

impl VaultId {
    /// An id from 16 bytes of a secure random source.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Reads an id as config.toml holds it; `None` when it has not the form. Safe as a file name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 32
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for VaultId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no longer than a word, else its length: it may be a secret in the wrong place.
fn in_short(text: &str) -> String {
    const LONGEST: usize = 20;
    let length = text.chars().count();
    if length > LONGEST {
        format!("a text of {length} characters")
    } else {
        format!("`{}`", text.escape_debug())
    }
}

#[cfg(test)]
#[path = "credential_tests.rs"]
mod tests;
