//! Puts tokens into Kubernetes Secrets, annotated.

use std::collections::BTreeMap;

use secrecy::{ExposeSecret as _, SecretSlice};
use tokio::sync::OnceCell;

use super::mint::Minter;
use super::secret_guard::{self, Refused};
use super::token_generate::GenerateError;
use crate::domain::claims::Claims;
use crate::domain::credential::TokenSummary;
use crate::domain::decoded::decode_unverified;
use crate::domain::renewal::{RenewBefore, default_renew_before, lifetime_of};
use crate::domain::secret_ref::SecretRef;
use crate::domain::secret_state::SecretState;
use crate::domain::time::{Lifetime, NumericDate};
use crate::domain::token::Jwt;
use crate::domain::token_record::SecretMetadata;
use crate::domain::unverified::summarize_unverified;
use crate::domain::verify::{UsernameClaim, VerifyPolicy, VerifyingKeys, verify};
use crate::ports::{
    ApplyMode, ClusterError, DesiredSecret, LiveSecret, SecretCluster, TokenRecord,
};

/// How often a Secret that changes under our hands is read again.
const MAX_READS: u32 = 5;

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

/// What became of the Secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It was not there.
    Created,
    /// It was there, and was applied to; it may have been just so already.
    Applied,
    /// It was read before, and is different now.
    Configured,
    /// It is as it was.
    Unchanged,
}

/// What was done with one target.
#[derive(Debug)]
pub struct Pushed {
    /// What became of the Secret.
    pub change: Change,
    /// The token that is in it now.
    pub told: Told,
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

/// The namespaces of one cluster that have a StorageCluster, asked for once and only when they matter.
#[derive(Debug, Default)]
pub struct StorageNamespaces(OnceCell<Vec<String>>);

impl StorageNamespaces {
    /// The namespaces.
    ///
    /// # Errors
    /// What the cluster answers; the next one who asks tries again.
    pub async fn of(&self, cluster: &impl SecretCluster) -> Result<&[String], ClusterError> {
        self.0
            .get_or_try_init(|| cluster.storage_namespaces())
            .await
            .map(Vec::as_slice)
    }
}

/// Pushes to one namespace.
///
/// Usually one request: a server-side apply that takes nothing from anyone. Only where that is refused is the Secret
/// looked at, to tell why. It is read before when that decides what is done: with `if_due`, `adopt` or `force`; then
/// the apply holds only for what was read, and is decided anew when somebody else was quicker.
///
/// # Errors
/// [`PushError`] by cause; then the Secret is as before.
pub async fn run(
    push: &Push,
    namespace: &str,
    cluster: &impl SecretCluster,
    storage: &StorageNamespaces,
    now: NumericDate,
) -> Result<Pushed, PushError> {
    if let Some(power) = push.admin_power()
        && !push.allow_admin
    {
        secret_guard::check_admin(Some(power), namespace, storage.of(cluster).await?)?;
    }
    if !push.if_due && !push.adopt && !push.force {
        let plan = push.plan(namespace, now)?;
        let mode = ApplyMode {
            dry_run: push.dry_run,
            ..ApplyMode::default()
        };
        return match cluster.apply(&plan.desired, &mode).await {
            Ok(applied) => Ok(Pushed {
                change: match (applied.created, applied.unchanged) {
                    (true, _) => Change::Created,
                    (false, true) => Change::Unchanged,
                    (false, false) => Change::Applied,
                },
                told: plan.told,
            }),
            Err(error) => Err(explain(error, push, namespace, cluster).await),
        };
    }
    let mut reads = 0;
    loop {
        reads += 1;
        match read_and_apply(push, namespace, cluster, now).await {
            Err(PushError::Cluster(ClusterError::Changed { .. })) if reads < MAX_READS => {}
            done => return done,
        }
    }
}

async fn read_and_apply(
    push: &Push,
    namespace: &str,
    cluster: &impl SecretCluster,
    now: NumericDate,
) -> Result<Pushed, PushError> {
    let before = if push.if_due {
        let at = SecretRef {
            namespace: namespace.to_owned(),
            name: push.name.clone(),
            key: push.key.clone(),
        };
        let live = cluster.live(&at).await?;
        if let Some(live) = &live {
            secret_guard::check_owner(&live.metadata, push.adopt || push.force)?;
            if let Some(told) = still_good(push, namespace, live, now)? {
                return Ok(Pushed {
                    change: Change::Unchanged,
                    told,
                });
            }
        }
        live.map(|live| live.metadata)
    } else {
        let before = cluster.metadata(namespace, &push.name).await?;
        if let Some(before) = &before {
            secret_guard::check_owner(before, push.adopt || push.force)?;
        }
        before
    };
    let adopts = push.adopt && before.as_ref().is_some_and(|before| !before.is_managed());
    let mode = ApplyMode {
        force: push.force || adopts,
        dry_run: push.dry_run,
        resource_version: before
            .as_ref()
            .map(|before| before.resource_version.clone()),
        uid: None,
    };
    let plan = push.plan(namespace, now)?;
    let applied = match cluster.apply(&plan.desired, &mode).await {
        Ok(applied) => applied,
        Err(error) => return Err(explain(error, push, namespace, cluster).await),
    };
    Ok(Pushed {
        change: change(before.as_ref(), &applied.metadata, push.dry_run),
        told: plan.told,
    })
}

fn change(before: Option<&SecretMetadata>, after: &SecretMetadata, dry_run: bool) -> Change {
    match before {
        None => Change::Created,
        // A server-side dry run keeps the version, so it cannot tell a change from none.
        Some(_) if dry_run => Change::Configured,
        Some(before) if before.resource_version == after.resource_version => Change::Unchanged,
        Some(_) => Change::Configured,
    }
}

/// What is known of the token in a Secret that need not be written: it is what would be signed, and not due.
fn still_good(
    push: &Push,
    namespace: &str,
    live: &LiveSecret,
    now: NumericDate,
) -> Result<Option<Told>, PushError> {
    let text = live.token.as_ref();
    let text = text.and_then(|bytes| std::str::from_utf8(bytes.expose_secret()).ok());
    let Some(token) = text.and_then(|text| Jwt::parse(text).ok()) else {
        return Ok(None);
    };
    let (same, lifetime, signing_key) = match &push.token {
        TokenSource::Given {
            token: given,
            lifetime,
            signing_key,
        } => (
            given.expose() == token.expose(),
            *lifetime,
            signing_key.clone(),
        ),
        TokenSource::Each(minter) => {
            let claims = minter.sign(namespace, now)?.claims;
            (
                same_claims(&claims, &token) && verifies(minter, &claims, &token, now),
                minter.lifetime(),
                minter.key_at.clone(),
            )
        }
    };
    if !same {
        return Ok(None);
    }
    let summary = summarize_unverified(&token);
    let wanted = record(&summary, lifetime, signing_key, push.renew_before)?;
    // What a tenant has edited is mended, whatever the token.
    if live.metadata.recorded.token() != Some(&wanted) {
        return Ok(None);
    }
    let state = SecretState::of_times(summary.expires, summary.issued, wanted.renews(), now);
    Ok((state == SecretState::Valid).then_some(Told {
        summary,
        renew_before_secs: wanted.renew_before_secs,
    }))
}

/// Whether a token says what these claims say, but for when.
fn same_claims(claims: &Claims, token: &Jwt) -> bool {
    let Some(live) = decode_unverified(token.expose()).claims else {
        return false;
    };
    let timeless = |mut claims: serde_json::Map<String, serde_json::Value>| {
        claims.remove("iat");
        claims.remove("exp");
        claims
    };
    let Ok(serde_json::Value::Object(wanted)) = serde_json::to_value(claims) else {
        return false;
    };
    let summary = summarize_unverified(token);
    let span = |issued: Option<NumericDate>, expires: Option<NumericDate>| {
        Some(issued?.secs_until(expires?))
    };
    timeless(live.to_display_json()) == timeless(wanted)
        && span(summary.issued, summary.expires) == span(Some(claims.iat), Some(claims.exp))
}

fn verifies(minter: &Minter, claims: &Claims, token: &Jwt, now: NumericDate) -> bool {
    let mut keys = VerifyingKeys::new();
    if keys.add(minter.key.verifying_key()).is_err() {
        return false;
    }
    let policy = VerifyPolicy {
        issuers: vec![claims.iss.clone()],
        username_claim: UsernameClaim::default(),
    };
    verify(token.expose(), &keys, &policy, now).accepted()
}

/// The reason behind a refusal of the server, when the Secret as it is there tells one.
async fn explain(
    error: ClusterError,
    push: &Push,
    namespace: &str,
    cluster: &impl SecretCluster,
) -> PushError {
    let refused = match &error {
        ClusterError::Conflict { .. } => match cluster.metadata(namespace, &push.name).await {
            Ok(Some(found)) => secret_guard::check_owner(&found, push.adopt || push.force).err(),
            _ => None,
        },
        ClusterError::Invalid { .. } => {
            let at = SecretRef {
                namespace: namespace.to_owned(),
                name: push.name.clone(),
                key: push.key.clone(),
            };
            match cluster.live(&at).await {
                Ok(Some(live)) => secret_guard::check_form(&live).err(),
                _ => None,
            }
        }
        _ => None,
    };
    match refused {
        Some(refused) => PushError::Refused {
            refused: Box::new(refused),
            answer: Some(Box::new(error)),
        },
        None => error.into(),
    }
}
