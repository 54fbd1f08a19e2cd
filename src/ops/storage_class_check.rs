//! Judges every reference of StorageClasses and claims by the Secret that it comes to.

use std::collections::{BTreeMap, BTreeSet};

use super::used_by::{Means, SecretName, Use, UsedBy};
use crate::domain::reference_state::ReferenceState;
use crate::domain::secret_template::{ResolveError, Variable};
use crate::domain::storage_class::Flaw;
use crate::domain::time::NumericDate;
use crate::domain::token_record::{Recorded, SecretMetadata, TokenRecord};

/// What became of looking at a Secret; the error in words.
pub type Looked = Result<Option<SecretMetadata>, String>;

/// A reference with what is to be thought of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The reference.
    pub used: Use,
    /// What is to be thought of it.
    pub state: ReferenceState,
    /// Why.
    pub reason: Reason,
    /// What the Secret tells of its token.
    pub record: Option<TokenRecord>,
}

/// Why a reference is in its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The token's end, `None` when it has none.
    Ends(Option<NumericDate>),
    /// The operator of this StorageCluster renews it.
    Operator(String),
    /// It was issued at this time to come.
    Issued(Option<NumericDate>),
    /// There is no such Secret.
    NoSecret,
    /// The Secret holds no token.
    NoToken,
    /// Who has written to it.
    By(Vec<String>),
    /// The reference itself.
    Flaw(Flaw),
    /// A claim that does not fill it in.
    Lacking {
        /// `NAMESPACE/NAME`.
        claim: String,
        /// What it lacks.
        error: ResolveError,
    },
    /// There is no claim of the class.
    NoClaims,
    /// Somebody else has put a token there.
    Drifted,
    /// An annotation that is missing or malformed.
    Annotation(&'static str),
    /// It could not be looked at.
    NotSeen(String),
}

/// Every Secret that has to be looked at, each once.
#[must_use]
pub fn wanted(used_by: &UsedBy) -> Vec<SecretName> {
    let all: BTreeSet<&SecretName> = used_by.secrets().collect();
    all.into_iter().cloned().collect()
}

/// Judges every reference by what was found at [`wanted`]; what was not looked at counts as not seen.
#[must_use]
pub fn judge(
    used_by: &UsedBy,
    found: &BTreeMap<SecretName, Looked>,
    now: NumericDate,
) -> Vec<Judged> {
    let uses = used_by.uses.iter();
    uses.map(|used| judge_one(used, found, now)).collect()
}

fn judge_one(used: &Use, found: &BTreeMap<SecretName, Looked>, now: NumericDate) -> Judged {
    let plain = |state, reason| Judged {
        used: used.clone(),
        state,
        reason,
        record: None,
    };
    match &used.means {
        Means::Unresolved => plain(ReferenceState::Unresolved, Reason::NoClaims),
        Means::Flaw(flaw) => {
            let state = match flaw {
                Flaw::Absent { .. } | Flaw::Missing { .. } => ReferenceState::Incomplete,
                Flaw::Template { .. } => ReferenceState::Malformed,
            };
            plain(state, Reason::Flaw(flaw.clone()))
        }
        Means::Lacking { claim, error } => {
            let state = match error {
                // Which volume it will be is not known before it is there.
                ResolveError::Open {
                    variable: Variable::VolumeName,
                } => ReferenceState::Unresolved,
                ResolveError::Open { .. } => ReferenceState::Incomplete,
                ResolveError::NoName(_) => ReferenceState::Malformed,
            };
            let (claim, error) = (claim.clone(), error.clone());
            plain(state, Reason::Lacking { claim, error })
        }
        Means::Secret(name) => match found.get(name) {
            Some(Ok(secret)) => of_secret(used, secret.as_ref(), now),
            Some(Err(error)) => plain(ReferenceState::Unknown, Reason::NotSeen(error.clone())),
            None => plain(
                ReferenceState::Unknown,
                Reason::NotSeen("not looked at".to_owned()),
            ),
        },
    }
}

fn of_secret(used: &Use, secret: Option<&SecretMetadata>, now: NumericDate) -> Judged {
    let state = ReferenceState::of_secret(secret, now);
    let record = secret.and_then(|secret| secret.recorded.token()).cloned();
    let reason = secret.map_or(Reason::NoSecret, |secret| {
        let token = record.as_ref();
        match state {
            ReferenceState::Ok => match secret.storage_cluster() {
                Some(owner) => Reason::Operator(owner.to_owned()),
                None => Reason::Ends(token.and_then(|record| record.expires)),
            },
            ReferenceState::Due | ReferenceState::Expired => {
                Reason::Ends(token.and_then(|record| record.expires))
            }
            ReferenceState::NotYetValid => Reason::Issued(token.and_then(|record| record.issued)),
            ReferenceState::Incomplete => Reason::NoToken,
            ReferenceState::Unmanaged => {
                let names: BTreeSet<&String> = secret.managers.iter().map(|it| &it.name).collect();
                Reason::By(names.into_iter().cloned().collect())
            }
            ReferenceState::Dangling
            | ReferenceState::Malformed
            | ReferenceState::Unresolved
            | ReferenceState::Unknown => match &secret.recorded {
                Recorded::Malformed(key) => Reason::Annotation(key),
                Recorded::Nothing | Recorded::Token(_) => Reason::Drifted,
            },
        }
    });
    Judged {
        used: used.clone(),
        state,
        reason,
        // What the Operator's or another's Secret tells is not of the token in it.
        record: record.filter(|_| !matches!(state, ReferenceState::Unmanaged)),
    }
}

impl Judged {
    /// The Secret that it comes to.
    #[must_use]
    pub fn secret(&self) -> Option<&SecretName> {
        match &self.used.means {
            Means::Secret(secret) => Some(secret),
            Means::Unresolved | Means::Flaw(_) | Means::Lacking { .. } => None,
        }
    }

    /// Whether the Secret could not be looked at, as opposed to: was looked at, and tells nothing.
    #[must_use]
    pub fn not_seen(&self) -> bool {
        matches!(self.reason, Reason::NotSeen(_))
    }
}
