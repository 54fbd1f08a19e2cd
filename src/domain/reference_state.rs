//! What is to be thought of a StorageClass's or claim's reference to a token, in one word.

use std::fmt;

use super::secret_ref::TOKEN_KEY;
use super::secret_state::SecretState;
use super::time::NumericDate;
use super::token_record::SecretMetadata;

/// The state of a reference. A closed set; scripts match the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceState {
    /// The Secret is there, and its token is good for a while.
    Ok,
    /// The token is good, and time has come to renew it.
    Due,
    /// The token has expired.
    Expired,
    /// The token was issued in the future: the storage server tolerates no clock skew.
    NotYetValid,
    /// There is no such Secret.
    Dangling,
    /// The Secret is not kept by pxsec, so nothing tells when its token expires.
    Unmanaged,
    /// A part is missing: the name or the namespace, the whole reference, an annotation of the claim, or the token.
    Incomplete,
    /// What is written there can never name a Secret.
    Malformed,
    /// It depends on claims, and there are none yet.
    Unresolved,
    /// The Secret could not be looked at, or what it tells of its token cannot be relied on.
    Unknown,
}

impl ReferenceState {
    /// All of them, in the order in which help lists them.
    pub const ALL: [Self; 10] = [
        Self::Ok,
        Self::Due,
        Self::Expired,
        Self::NotYetValid,
        Self::Dangling,
        Self::Unmanaged,
        Self::Incomplete,
        Self::Malformed,
        Self::Unresolved,
        Self::Unknown,
    ];

    /// What the metadata of the Secret tells that is referred to; `None` when there is none.
    #[must_use]
    pub fn of_secret(secret: Option<&SecretMetadata>, now: NumericDate) -> Self {
        let Some(secret) = secret else {
            return Self::Dangling;
        };
        // Without any managers nothing is known about its keys.
        if !secret.managers.is_empty() && !secret.has_key(TOKEN_KEY) {
            return Self::Incomplete;
        }
        match SecretState::of_metadata(secret, TOKEN_KEY, now) {
            SecretState::Valid | SecretState::OperatorManaged => Self::Ok,
            SecretState::Due => Self::Due,
            SecretState::Expired => Self::Expired,
            SecretState::NotYetValid => Self::NotYetValid,
            SecretState::Unmanaged => Self::Unmanaged,
            SecretState::Drifted
            | SecretState::Malformed
            | SecretState::WrongKey
            | SecretState::WrongIssuer => Self::Unknown,
        }
    }

    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "Ok",
            Self::Due => "Due",
            Self::Expired => "Expired",
            Self::NotYetValid => "NotYetValid",
            Self::Dangling => "Dangling",
            Self::Unmanaged => "Unmanaged",
            Self::Incomplete => "Incomplete",
            Self::Malformed => "Malformed",
            Self::Unresolved => "Unresolved",
            Self::Unknown => "Unknown",
        }
    }

    /// Whether someone should do something about it. A class that nobody uses yet harms nobody.
    #[must_use]
    pub fn needs_attention(self) -> bool {
        match self {
            Self::Ok | Self::Unresolved => false,
            Self::Due
            | Self::Expired
            | Self::NotYetValid
            | Self::Dangling
            | Self::Unmanaged
            | Self::Incomplete
            | Self::Malformed
            | Self::Unknown => true,
        }
    }
}

impl fmt::Display for ReferenceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
