//! What is to be thought of a Secret with a token, in one word.

use std::fmt;

use super::time::NumericDate;
use super::token_record::{Recorded, SecretMetadata};

/// The state of a Secret. A closed set; scripts match the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecretState {
    /// The token is good for a while.
    Valid,
    /// The token is good, and time has come to renew it.
    Due,
    /// The token has expired.
    Expired,
    /// The token was issued in the future: the storage server tolerates no clock skew.
    NotYetValid,
    /// The token's signature is not of the key that was given.
    WrongKey,
    /// The token's issuer is not the one that was given.
    WrongIssuer,
    /// The token is not the one that the annotations tell of.
    Drifted,
    /// It is kept by pxsec, and annotations or token are not what pxsec writes.
    Malformed,
    /// It holds a token and is not kept by pxsec.
    Unmanaged,
    /// The Operator renews it.
    OperatorManaged,
}

impl SecretState {
    /// All of them, in the order in which help lists them.
    pub const ALL: [Self; 10] = [
        Self::Valid,
        Self::Due,
        Self::Expired,
        Self::NotYetValid,
        Self::WrongKey,
        Self::WrongIssuer,
        Self::Drifted,
        Self::Malformed,
        Self::Unmanaged,
        Self::OperatorManaged,
    ];

    /// What metadata alone tells. Believes the annotations, and reads no token.
    ///
    /// `key` is where the token is: another manager that owns it has put another token there.
    #[must_use]
    pub fn of_metadata(secret: &SecretMetadata, key: &str, now: NumericDate) -> Self {
        if secret.storage_cluster().is_some() {
            return Self::OperatorManaged;
        }
        if !secret.is_managed() {
            return Self::Unmanaged;
        }
        let Recorded::Token(record) = &secret.recorded else {
            return Self::Malformed;
        };
        if secret.others_of(key).next().is_some() {
            return Self::Drifted;
        }
        Self::of_times(record.expires, record.issued, record.renews(), now)
    }

    /// What a token's times tell, by the storage server's rules (`pkg/auth`: no tolerance at all).
    #[must_use]
    pub fn of_times(
        expires: Option<NumericDate>,
        issued: Option<NumericDate>,
        renews: Option<NumericDate>,
        now: NumericDate,
    ) -> Self {
        if expires.is_some_and(|expires| expires <= now) {
            Self::Expired
        } else if issued.is_some_and(|issued| issued > now) {
            Self::NotYetValid
        } else if renews.is_some_and(|renews| renews <= now) {
            Self::Due
        } else {
            Self::Valid
        }
    }

    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "Valid",
            Self::Due => "Due",
            Self::Expired => "Expired",
            Self::NotYetValid => "NotYetValid",
            Self::WrongKey => "WrongKey",
            Self::WrongIssuer => "WrongIssuer",
            Self::Drifted => "Drifted",
            Self::Malformed => "Malformed",
            Self::Unmanaged => "Unmanaged",
            Self::OperatorManaged => "OperatorManaged",
        }
    }

    /// Whether someone should do something about it.
    #[must_use]
    pub fn needs_attention(self) -> bool {
        match self {
            Self::Valid | Self::OperatorManaged => false,
            Self::Due
            | Self::Expired
            | Self::NotYetValid
            | Self::WrongKey
            | Self::WrongIssuer
            | Self::Drifted
            | Self::Malformed
            | Self::Unmanaged => true,
        }
    }
}

impl fmt::Display for SecretState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
