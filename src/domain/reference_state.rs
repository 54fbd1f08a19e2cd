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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret_state::tests::{kept, manager};
    use crate::domain::token_record::Recorded;

    fn of(secret: &SecretMetadata) -> ReferenceState {
        ReferenceState::of_secret(Some(secret), NumericDate(2_000))
    }

    #[test]
    fn a_reference_is_as_good_as_the_secret_that_it_names() {
        assert_eq!(
            ReferenceState::of_secret(None, NumericDate(2_000)),
            ReferenceState::Dangling
        );
        let secret = kept();
        assert_eq!(of(&secret), ReferenceState::Ok);
        for (now, state) in [
            (999, ReferenceState::NotYetValid),
            (3_000, ReferenceState::Due),
            (4_000, ReferenceState::Expired),
        ] {
            let found = ReferenceState::of_secret(Some(&secret), NumericDate(now));
            assert_eq!(found, state, "{now}");
        }
        let mut other = kept();
        other.managers.push(manager("helm", true));
        assert_eq!(of(&other), ReferenceState::Unknown);
        other.recorded = Recorded::Nothing;
        other.managers.remove(0);
        assert_eq!(of(&other), ReferenceState::Unmanaged);
    }

    #[test]
    fn a_secret_without_the_key_is_incomplete_unless_nobody_tells_of_keys() {
        let mut secret = kept();
        secret.managers[0].data_keys = vec!["token".into()];
        assert_eq!(of(&secret), ReferenceState::Incomplete);
        secret.managers.clear();
        assert_eq!(of(&secret), ReferenceState::Unmanaged);
    }

    #[test]
    fn states_are_words_for_scripts() {
        let words = ReferenceState::ALL.map(|state| state.to_string());
        assert_eq!(
            words.join(" "),
            "Ok Due Expired NotYetValid Dangling Unmanaged Incomplete Malformed Unresolved Unknown"
        );
        let calm = ReferenceState::ALL
            .into_iter()
            .filter(|state| !state.needs_attention());
        assert_eq!(
            calm.collect::<Vec<_>>(),
            [ReferenceState::Ok, ReferenceState::Unresolved]
        );
    }
}
