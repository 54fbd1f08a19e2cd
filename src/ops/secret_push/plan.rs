//! What is to be in a Secret: its token, and what is recorded about it. Contacts nothing.

use std::collections::BTreeMap;

use secrecy::SecretSlice;

use crate::domain::credential::TokenSummary;
use crate::domain::renewal::{RenewBefore, default_renew_before, lifetime_of};
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::{Lifetime, NumericDate};
use crate::domain::token::Jwt;
use crate::domain::unverified::summarize_unverified;
use crate::ops::mint::Minter;
use crate::ops::secret_guard::{self, Refused};
use crate::ops::token_generate::GenerateError;
use crate::ports::{ClusterError, DesiredSecret, TokenRecord};

/// What is pushed: the same for all targets but for the namespace.
#[derive(Debug)]
pub struct Push {
    /// The token of each.
    pub token: TokenSource,
    /// The Secret's name.
    pub name: String,
    /// The key within its data.
    pub key: String,
    /// The user's own annotations.
    pub annotations: BTreeMap<String, String>,
    /// The user's own labels.
    pub labels: BTreeMap<String, String>,
    /// How long before its end the token should be renewed; a third of its lifetime when not said.
    pub renew_before: Option<RenewBefore>,
    /// Push a token that is expired.
    pub allow_expired: bool,
    /// Push a token that may do everything outside of the StorageCluster's namespace.
    pub allow_admin: bool,
    /// Take over a Secret that others keep.
    pub adopt: bool,
    /// Leave a Secret alone whose token is what would be signed and is not due.
    pub if_due: bool,
    /// Take over fields that other managers own.
    pub force: bool,
    /// Let the server check everything and store nothing.
    pub dry_run: bool,
}

/// Where the token of a target comes from.
#[derive(Debug)]
pub enum TokenSource {
    /// One for all.
    Given {
        /// The token.
        token: Jwt,
        /// The lifetime it was signed with just now.
        lifetime: Option<Lifetime>,
        /// The Secret with the key that it was signed with just now.
        signing_key: Option<SecretRef>,
    },
    /// A fresh one for each.
    Each(Box<Minter>),
}

/// A token on its way to a Secret, checked.
#[derive(Debug)]
pub struct Plan {
    /// The Secret as it should be.
    pub desired: DesiredSecret,
    /// What its token says and how it will be renewed.
    pub told: Told,
}

/// What is known of the token in a Secret.
#[derive(Clone, Debug)]
pub struct Told {
    /// What it says.
    pub summary: TokenSummary,
    /// How long before its end it should be renewed, in seconds.
    pub renew_before_secs: Option<u64>,
}

/// Why a token was not pushed.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The token is of no use any more.
    #[error("the token expired at {}", at.to_rfc3339())]
    Expired {
        /// Its `exp`.
        at: NumericDate,
    },
    /// The payload is no claim set, or lacks what every PX token has.
    #[error("the token has no `{claim}` claim: no storage server takes it")]
    MissingClaim {
        /// The claim.
        claim: &'static str,
    },
    /// `renew-before` leaves the token no life.
    #[error("a token that lives for {} cannot be renewed {before} before its end", life(*.lifetime_secs))]
    NoLifeLeft {
        /// What was asked for.
        before: RenewBefore,
        /// How long the token lives, in seconds.
        lifetime_secs: u64,
    },
    /// It must not be written there.
    #[error("{refused}")]
    Refused {
        /// Why.
        refused: Box<Refused>,
        /// What the server answered, when it was asked.
        #[source]
        answer: Option<Box<ClusterError>>,
    },
    /// No token could be signed.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The cluster refused.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
}

fn life(secs: u64) -> String {
    Lifetime::from_secs(secs).map_or_else(|| "no time".to_owned(), |life| life.to_string())
}

impl From<Refused> for PushError {
    fn from(refused: Refused) -> Self {
        Self::Refused {
            refused: Box::new(refused),
            answer: None,
        }
    }
}

impl Push {
    /// Signs or takes the token of a namespace, checks it, and says what its Secret should look like. Contacts nothing.
    ///
    /// # Errors
    /// [`PushError::Expired`], [`PushError::MissingClaim`], [`PushError::NoLifeLeft`] and [`PushError::Generate`].
    pub fn plan(&self, namespace: &str, now: NumericDate) -> Result<Plan, PushError> {
        let (token, lifetime, signing_key) = match &self.token {
            TokenSource::Given {
                token,
                lifetime,
                signing_key,
            } => (token.clone(), *lifetime, signing_key.clone()),
            TokenSource::Each(minter) => (
                minter.sign(namespace, now)?.token,
                minter.lifetime(),
                minter.key_at.clone(),
            ),
        };
        let summary = summarize_unverified(&token);
        if let Some(expires) = summary.expires
            && expires <= now
            && !self.allow_expired
        {
            return Err(PushError::Expired { at: expires });
        }
        let record = record(&summary, lifetime, signing_key, self.renew_before)?;
        let desired = DesiredSecret {
            namespace: namespace.to_owned(),
            name: self.name.clone(),
            data: vec![(
                self.key.clone(),
                SecretSlice::from(token.expose().as_bytes().to_vec()),
            )],
            annotations: self.annotations.clone(),
            labels: self.labels.clone(),
            record: Some(record.clone()),
        };
        Ok(Plan {
            desired,
            told: Told {
                summary,
                renew_before_secs: record.renew_before_secs,
            },
        })
    }

    /// Whether its tokens may do everything; `None` when they may not.
    #[must_use]
    pub fn admin_power(&self) -> Option<&'static str> {
        match &self.token {
            TokenSource::Given { token, .. } => {
                let summary = summarize_unverified(token);
                secret_guard::admin_power(&summary.roles, &summary.groups)
            }
            TokenSource::Each(minter) => {
                let identity = &minter.draft.identity;
                let list = |values: &Option<Vec<String>>| values.clone().unwrap_or_default();
                secret_guard::admin_power(&list(&identity.roles), &list(&identity.groups))
            }
        }
    }

    /// The subject that all targets get alike; `None` when each gets one of its own.
    #[must_use]
    pub fn shared_subject(&self) -> Option<String> {
        match &self.token {
            TokenSource::Given { token, .. } => summarize_unverified(token).subject,
            TokenSource::Each(minter) => match minter.subject {
                Some(_) => None,
                None => minter.draft.identity.subject.clone(),
            },
        }
    }
}

/// What is recorded about a token that says `summary`.
///
/// # Errors
/// [`PushError::MissingClaim`] and [`PushError::NoLifeLeft`].
pub fn record(
    summary: &TokenSummary,
    lifetime: Option<Lifetime>,
    signing_key: Option<SecretRef>,
    renew_before: Option<RenewBefore>,
) -> Result<TokenRecord, PushError> {
    let claim =
        |value: &Option<String>, claim| value.clone().ok_or(PushError::MissingClaim { claim });
    // One signed here lives for as long as was asked.
    let lifetime_secs = lifetime
        .map(Lifetime::as_secs)
        .or_else(|| lifetime_of(summary.issued, summary.expires));
    let renew_before_secs = match (renew_before, lifetime_secs) {
        (_, None) => None,
        (None, Some(secs)) => default_renew_before(secs),
        (Some(before), Some(lifetime_secs)) => Some(before.of_lifetime(lifetime_secs).ok_or(
            PushError::NoLifeLeft {
                before,
                lifetime_secs,
            },
        )?),
    };
    Ok(TokenRecord {
        expires: summary.expires,
        issued: summary.issued,
        issuer: claim(&summary.issuer, "iss")?,
        subject: claim(&summary.subject, "sub")?,
        roles: summary.roles.clone(),
        groups: summary.groups.clone(),
        fingerprint: summary.fingerprint.clone(),
        signing_key: signing_key.map(|at| format!("secret://{at}")),
        lifetime_secs,
        renew_before_secs,
    })
}
