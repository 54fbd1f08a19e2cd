//! What goes into the decision about a token, and what may come out.

use super::RenewBefore;
use crate::domain::claims::{ClaimsDraft, End, Identity};
use crate::domain::time::NumericDate;
use crate::domain::token::{Fingerprint, TokenShapeError};
use crate::domain::token_record::SecretMetadata;
use crate::domain::verify::VerifyingKeys;

/// The keys that a token may have been signed with to be believed.
#[derive(Clone, Copy, Debug)]
pub struct TrustedKeys<'a> {
    /// The one that signs now.
    pub current: &'a VerifyingKeys,
    /// Those that signed before, each by itself.
    pub previous: &'a [&'a VerifyingKeys],
}

/// Which tokens are renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that will end soon or have ended.
    Due,
    /// Those that are not of the current key or issuer.
    Stale,
    /// Every one.
    All,
}

/// What the user has said, the same for every Secret of a cluster.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Which tokens are renewed.
    pub which: Which,
    /// How long before its end a token is due, instead of what the Secret tells.
    pub renew_before: Option<RenewBefore>,
    /// By how many percent that is lengthened at most, so that what was pushed together is not renewed together.
    pub jitter_percent: u8,
    /// When new tokens end; as long after as the old one lived when not said.
    pub end: Option<End>,
    /// How far `iat` is set back, in seconds.
    pub backdate_secs: u64,
    /// The server's issuer, when it is known.
    pub issuer: Option<String>,
    /// Whom tokens speak for where the live one cannot tell.
    pub declared: Option<Declared>,
}

/// The user's own declaration of a token.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Whom it speaks for.
    pub identity: Identity,
    /// Who signs it.
    pub issuer: String,
    /// When it ends.
    pub end: End,
}

/// A Secret as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Live<'a> {
    /// Its metadata.
    pub metadata: &'a SecretMetadata,
    /// The key that the token is under.
    pub key: &'a str,
    /// What is there; `None` when there is no such key, or it is no text.
    pub token: Option<&'a str>,
    /// The subject that tokens of this namespace have to have, when the user said one.
    pub subject: Option<&'a str>,
}

/// What is to be done with a token.
#[derive(Clone, Debug)]
pub enum Decision {
    /// Nothing, for now.
    Keep(Kept),
    /// Sign another in its place.
    Renew(Box<Renewal>),
    /// Nothing, since it cannot be known what to sign.
    Refuse(Refusal),
}

/// A token that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Why.
    pub why: KeepReason,
    /// Its `exp`; `None` when it never expires.
    pub expires: Option<NumericDate>,
    /// When it will be due; `None` when never.
    pub renews: Option<NumericDate>,
}

/// Why a token stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepReason {
    /// Its time has not come.
    NotDue,
    /// Its time has not come, but it is not of the current key or issuer.
    StaleNotDue,
    /// It is of the current key and issuer, and only others were asked for.
    NotStale,
}

/// A token to be signed.
#[derive(Clone, Debug)]
pub struct Renewal {
    /// Why.
    pub reason: RenewReason,
    /// What is signed.
    pub draft: ClaimsDraft,
    /// Where that comes from.
    pub source: ClaimSource,
    /// `exp` of the token that is replaced, as it says; `None` when it never expires or says nothing.
    pub expires: Option<NumericDate>,
    /// Whether servers take the token that is replaced: then they do so until its end.
    pub in_force: bool,
    /// The claims of the old token that the new one will not have.
    pub dropped: Vec<String>,
}

/// Where the claims of a new token come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimSource {
    /// The live token, which a trusted key has signed.
    Token,
    /// The user.
    Declaration,
}

/// Why a token is renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenewReason {
    /// Its time has come.
    Due,
    /// It has ended.
    Expired,
    /// It was signed with an earlier key.
    WrongKey,
    /// It has another issuer.
    WrongIssuer,
    /// Every one was asked for.
    Asked,
    /// The live token tells nothing that could be believed, and the user has declared what to sign.
    Instead(Refusal),
}

/// Why it cannot be known what to sign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no token.
    #[error("it holds no token under `{key}`")]
    NoToken {
        /// The key.
        key: String,
    },
    /// What is there has not the shape of a token.
    #[error("what it holds is not a token: {0}")]
    NotAToken(TokenShapeError),
    /// None of the keys has signed it.
    #[error("{}", wrong_key(*.previous))]
    WrongKey {
        /// Whether earlier keys were named too.
        previous: bool,
    },
    /// A trusted key has signed it, and no storage server takes it all the same.
    #[error("no storage server takes its token: {}", .0.join("; "))]
    Unsound(Vec<String>),
    /// Its time has not begun: a new one would be good earlier than that was given.
    #[error("its token is not valid yet")]
    NotYetValid,
    /// It is not the token that the annotations tell of.
    #[error(
        "its token is {found}, and the annotations tell of {told}: somebody has replaced one of them"
    )]
    Drifted {
        /// The token that is there.
        found: Fingerprint,
        /// The one told of.
        told: Fingerprint,
    },
    /// Another manager has put the token there.
    #[error("its token was put there by `{}` and not by pxsec", .manager.escape_debug())]
    OtherManager {
        /// The name that the manager gave itself.
        manager: String,
    },
    /// The annotations are not what pxsec writes.
    #[error("its annotations are not what pxsec writes ({})", .0.unwrap_or("there are none"))]
    Malformed(Option<&'static str>),
    /// The namespace's tokens should have another subject.
    #[error("its token is for `{}`, and tokens of this namespace are for `{}`", .found.escape_debug(), .wanted.escape_debug())]
    OtherSubject {
        /// `sub` of the token.
        found: String,
        /// What the user said.
        wanted: String,
    },
    /// The server trusts another issuer, and nobody said to replace it.
    #[error("its token has the issuer `{}`, and the server's is `{}`", .found.escape_debug(), .wanted.escape_debug())]
    WrongIssuer {
        /// `iss` of the token.
        found: String,
        /// The server's.
        wanted: String,
    },
    /// The token does not tell how long it was made to live.
    #[error("its token does not tell how long it was made to live")]
    NoLifetime,
}

fn wrong_key(previous: bool) -> &'static str {
    if previous {
        "its token was signed neither with the signing key nor with an earlier one that was named"
    } else {
        "its token was not signed with the signing key"
    }
}

impl Refusal {
    /// Whether it is a refusal to take the claims from the live token, so that a declaration may stand in.
    ///
    /// An issuer that is not the server's is none: the token is ours, and `--stale` says what to do.
    pub(super) fn yields_to_declaration(&self) -> bool {
        !matches!(self, Self::WrongIssuer { .. })
    }
}
