//! Puts a token into a Kubernetes Secret, annotated.

use std::collections::BTreeMap;

use secrecy::SecretSlice;

use crate::domain::credential::TokenSummary;
use crate::domain::renewal::lifetime_of;
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::{Lifetime, NumericDate};
use crate::domain::token::Jwt;
use crate::domain::unverified::summarize_unverified;
use crate::ports::{
    ApplyMode, ClusterError, DesiredSecret, SecretCluster, SecretMetadata, TokenRecord,
};

/// What to push, and where.
#[derive(Debug)]
pub struct Request {
    /// The token.
    pub token: Jwt,
    /// Where it goes.
    pub at: SecretRef,
    /// The lifetime it was minted with, when it was minted for this push.
    pub lifetime: Option<Lifetime>,
    /// The reference of the key in the cluster that it was minted with for this push.
    pub signing_key: Option<SecretRef>,
    /// The user's own annotations.
    pub annotations: BTreeMap<String, String>,
    /// The user's own labels.
    pub labels: BTreeMap<String, String>,
    /// Push a token that is expired.
    pub allow_expired: bool,
}

/// A token on its way to a Secret, checked.
#[derive(Debug)]
pub struct Plan {
    /// The Secret as it should be.
    pub desired: DesiredSecret,
    /// What the token says.
    pub summary: TokenSummary,
    /// How long before its end it should be renewed, in seconds.
    pub renew_before_secs: Option<u64>,
}

/// What became of the Secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there.
    Created,
    /// It was there, and is different now.
    Configured,
    /// It was there just so.
    Unchanged,
    /// What was there before could not be read.
    Applied,
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
    /// The Operator would write over it.
    #[error(
        "the Secret `{namespace}/{name}` belongs to the {kind} `{owner}`, whose operator renews it"
    )]
    OperatorOwned {
        /// The Secret's namespace.
        namespace: String,
        /// The Secret's name.
        name: String,
        /// The owner's kind.
        kind: String,
        /// The owner's name.
        owner: String,
    },
    /// The cluster refused.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
}

/// Checks a token and says what its Secret should look like. Contacts nothing.
///
/// # Errors
/// [`PushError::Expired`] and [`PushError::MissingClaim`].
pub fn plan(request: Request, now: NumericDate) -> Result<Plan, PushError> {
    let Request {
        token,
        at,
        lifetime,
        signing_key,
        annotations,
        labels,
        allow_expired,
    } = request;
    let summary = summarize_unverified(&token);
    let issuer = summary
        .issuer
        .clone()
        .ok_or(PushError::MissingClaim { claim: "iss" })?;
    let subject = summary
        .subject
        .clone()
        .ok_or(PushError::MissingClaim { claim: "sub" })?;
    if let Some(expires) = summary.expires
        && expires <= now
        && !allow_expired
    {
        return Err(PushError::Expired { at: expires });
    }
    // One minted here lives for as long as was asked.
    let lifetime_secs = lifetime
        .map(Lifetime::as_secs)
        .or_else(|| lifetime_of(summary.issued, summary.expires));
    // A third of the lifetime, as cert-manager does, so that a weekend's outage loses nothing.
    let renew_before_secs = lifetime_secs.map(|secs| secs / 3).filter(|secs| *secs > 0);
    let record = TokenRecord {
        expires: summary.expires,
        issued: summary.issued,
        issuer,
        subject,
        roles: summary.roles.clone(),
        groups: summary.groups.clone(),
        fingerprint: token.fingerprint(),
        signing_key: signing_key.map(|at| format!("secret://{at}")),
        lifetime_secs,
        renew_before_secs,
    };
    let desired = DesiredSecret {
        namespace: at.namespace,
        name: at.name,
        data: vec![(
            at.key,
            SecretSlice::from(token.expose().as_bytes().to_vec()),
        )],
        record: Some(record),
        annotations,
        labels,
    };
    Ok(Plan {
        desired,
        summary,
        renew_before_secs,
    })
}

/// Carries a plan out by one server-side apply, and tells what it changed.
///
/// Reads the Secret's metadata before, to refuse one that an operator owns; its data never leaves the cluster.
/// Whoever may patch but not get can still push: then the outcome is [`Change::Applied`].
///
/// # Errors
/// [`PushError`] by cause; then the Secret is as before.
pub async fn run(
    plan: &Plan,
    mode: &ApplyMode,
    cluster: &impl SecretCluster,
) -> Result<Change, PushError> {
    let DesiredSecret {
        namespace, name, ..
    } = &plan.desired;
    let before = match cluster.metadata(namespace, name).await {
        Ok(before) => Some(before),
        Err(ClusterError::Forbidden { .. }) => None,
        Err(other) => return Err(other.into()),
    };
    if let Some(Some(SecretMetadata { owners, .. })) = &before
        && let Some((kind, owner)) = owners.iter().find(|(kind, _)| kind == "StorageCluster")
    {
        return Err(PushError::OperatorOwned {
            namespace: namespace.clone(),
            name: name.clone(),
            kind: kind.clone(),
            owner: owner.clone(),
        });
    }
    let after = cluster.apply(&plan.desired, mode).await?;
    Ok(match before {
        None => Change::Applied,
        Some(None) => Change::Created,
        // A server-side dry run keeps the version, so it cannot tell a change from none.
        Some(Some(_)) if mode.dry_run => Change::Configured,
        Some(Some(old)) if old.resource_version == after.metadata.resource_version => {
            Change::Unchanged
        }
        Some(Some(_)) => Change::Configured,
    })
}
