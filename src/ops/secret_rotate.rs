//! Renews the token in a Secret that pxsec keeps.

use std::rc::Rc;

use secrecy::{ExposeSecret as _, SecretSlice};

use super::mint::SubjectTemplate;
use super::recorded_key::{KeyInHand, RecordedKeyError, RecordedKeys};
use super::secret_guard::{self, Refused};
use super::secret_push::StorageNamespaces;
use super::token_generate::{self, GenerateError, Signed};
use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::claims::Claims;
use crate::domain::renewal::plan::{
    ClaimSource, Decision, Kept, Live, Policy, Refusal, RenewReason, Renewal, TrustedKeys, plan,
};
use crate::domain::renewal::{default_renew_before, lifetime_of};
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::NumericDate;
use crate::domain::token::{Fingerprint, Jwt};
use crate::domain::verify::{Severity, VerifyPolicy, VerifyingKeys, verify};
use crate::ports::{
    ApplyMode, ClusterError, DesiredSecret, LiveSecret, SecretCluster, TokenRecord,
};

/// How often a Secret that changes under our hands is read again.
const MAX_READS: u32 = 5;

/// How the tokens of one cluster are rotated.
#[derive(Debug)]
pub struct Rotation {
    /// What the user has said.
    pub policy: Policy,
    /// What signs.
    pub keys: Keys,
    /// The algorithm, when not the key's usual one.
    pub algorithm: Option<SigningAlgorithm>,
    /// The subject that the tokens of each namespace have to have.
    pub subject: Option<SubjectTemplate>,
    /// Sign also a token that may do everything outside of the StorageCluster's namespace.
    pub allow_admin: bool,
    /// Sign nothing that would be warned about.
    pub strict: bool,
    /// Take over fields that other managers own.
    pub force: bool,
    /// How much is done.
    pub mode: Mode,
    /// The namespaces with a StorageCluster.
    pub storage: StorageNamespaces,
}

/// How much is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// All.
    Write,
    /// Nothing is written.
    ClientDryRun,
    /// The server checks everything and stores nothing.
    ServerDryRun,
}

/// What signs.
#[derive(Debug)]
pub enum Keys {
    /// A key that the user named, for all Secrets.
    Named {
        /// The key.
        key: Rc<KeyInHand>,
        /// Keys that signed before, to believe tokens by.
        previous: Vec<Rc<VerifyingKeys>>,
    },
    /// Whatever key each Secret tells of, if it has signed the live token.
    Recorded(RecordedKeys),
}

/// What was done with one Secret.
#[derive(Debug)]
pub enum Rotated {
    /// Nothing: its token stays.
    Kept(Kept),
    /// Nothing: pxsec does not keep it.
    Skipped(Refused),
    /// Its token was replaced.
    Renewed(Box<Renewed>),
}

/// A token in the place of another.
#[derive(Clone, Debug)]
pub struct Renewed {
    /// Why.
    pub reason: RenewReason,
    /// Where its claims come from.
    pub source: ClaimSource,
    /// What it says.
    pub claims: Claims,
    /// Tells it from others.
    pub fingerprint: Fingerprint,
    /// How long before its end it should be renewed, in seconds.
    pub renew_before_secs: Option<u64>,
    /// `exp` of the token that was replaced, as that says.
    pub expired: Option<NumericDate>,
    /// Whether servers go on taking the token that was replaced.
    pub in_force: bool,
    /// The claims of the old token that the new one has not.
    pub dropped: Vec<String>,
    /// What is unwise about it.
    pub warnings: Vec<String>,
}

/// Why a token was not renewed; then the Secret is as before, save for [`RotateError::Unverified`].
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// It must not be written.
    #[error(transparent)]
    Refused(Refused),
    /// It cannot be known what to sign.
    #[error(transparent)]
    Unknown(Refusal),
    /// No key was named, and the one recorded does not serve.
    #[error(transparent)]
    Key(#[from] RecordedKeyError),
    /// It is not there, or not any more.
    #[error("it does not exist")]
    Gone,
    /// The token cannot be signed.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// Something would be warned about.
    #[error("not signed, because --strict makes every warning an error: {}", .0.join("; "))]
    Strict(Vec<String>),
    /// The new token was written, and what is there is not accepted.
    #[error("after it was renewed, what it holds is not accepted: {}", .0.join("; "))]
    Unverified(Vec<String>),
    /// The cluster refused.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
}

/// One Secret that is worked on.
struct Case<'a, C> {
    at: &'a SecretRef,
    /// Whether the user named it.
    asked: bool,
    cluster: &'a C,
    now: NumericDate,
}

impl Rotation {
    /// Renews one token if that is to be done, starting from the Secret as it was read.
    ///
    /// The write holds only for the Secret as it was read: when somebody else was quicker, it is read again and decided
    /// anew, so that of two rotators the second finds nothing due. `asked` says that the user named this very Secret,
    /// so that one that pxsec does not keep is an error rather than passed over.
    ///
    /// # Errors
    /// [`RotateError`] by cause.
    pub async fn run(
        &self,
        at: &SecretRef,
        found: Option<&LiveSecret>,
        asked: bool,
        cluster: &impl SecretCluster,
        now: NumericDate,
    ) -> Result<Rotated, RotateError> {
        let case = Case {
            at,
            asked,
            cluster,
            now,
        };
        let mut tried = None;
        let mut outcome = match found {
            Some(live) => self.attempt(&case, live, &mut tried).await,
            None => Err(RotateError::Cluster(ClusterError::Changed {
                namespace: at.namespace.clone(),
                name: at.name.clone(),
            })),
        };
        for _ in 1..MAX_READS {
            if !matches!(
                outcome,
                Err(RotateError::Cluster(ClusterError::Changed { .. }))
            ) {
                break;
            }
            let live = cluster.live(at).await?.ok_or(RotateError::Gone)?;
            // The answer to our own write got lost, and when it was sent again it came too late.
            if let Some(renewed) = tried.take_if(|renewed| renewed.is_in(&live)) {
                return Ok(Rotated::Renewed(renewed));
            }
            outcome = self.attempt(&case, &live, &mut tried).await;
        }
        outcome
    }

    async fn attempt<C: SecretCluster>(
        &self,
        case: &Case<'_, C>,
        live: &LiveSecret,
        tried: &mut Option<Box<Renewed>>,
    ) -> Result<Rotated, RotateError> {
        match secret_guard::check_owner(&live.metadata, false) {
            Ok(()) => {}
            Err(refused @ Refused::Unmanaged { .. }) if case.asked => {
                return Err(RotateError::Refused(refused));
            }
            Err(refused) => return Ok(Rotated::Skipped(refused)),
        }
        match &self.keys {
            Keys::Named { key, previous } => {
                let previous: Vec<&VerifyingKeys> = previous.iter().map(Rc::as_ref).collect();
                let trusted = TrustedKeys {
                    current: &key.checks,
                    previous: &previous,
                };
                self.decide(case, live, key, trusted, tried).await
            }
            Keys::Recorded(keys) => {
                let key = keys.of(&live.metadata, case.cluster, &self.storage).await?;
                // Whoever may edit the Secret may name any key. Only one that has signed the token itself signs
                // another one, so that nobody gets a signature from a key that he has none from.
                let trusted = TrustedKeys {
                    current: &key.checks,
                    previous: &[],
                };
                self.decide(case, live, &key, trusted, tried).await
            }
        }
    }

    async fn decide<C: SecretCluster>(
        &self,
        case: &Case<'_, C>,
        live: &LiveSecret,
        key: &KeyInHand,
        trusted: TrustedKeys<'_>,
        tried: &mut Option<Box<Renewed>>,
    ) -> Result<Rotated, RotateError> {
        let Case {
            at, cluster, now, ..
        } = *case;
        let subject = self
            .subject
            .as_ref()
            .map(|subject| subject.of(&at.namespace));
        let read = Live {
            metadata: &live.metadata,
            key: &at.key,
            token: text(live),
            subject: subject.as_deref(),
        };
        let renewal = match plan(&read, trusted, &self.policy, now) {
            Decision::Keep(kept) => return Ok(Rotated::Kept(kept)),
            Decision::Refuse(refusal) => return Err(RotateError::Unknown(refusal)),
            Decision::Renew(renewal) => *renewal,
        };
        // Only now: one that is not due is no failure.
        secret_guard::check_form(live).map_err(RotateError::Refused)?;
        let signed = self.sign(&renewal, key, now)?;
        let power = secret_guard::admin_power(signed.claims.roles(), signed.claims.groups());
        if power.is_some() && !self.allow_admin {
            let storage = self.storage.of(cluster).await?;
            secret_guard::check_admin(power, &at.namespace, storage)
                .map_err(RotateError::Refused)?;
        }
        let record = record(&signed, &self.policy, live, key);
        let renewed = Box::new(Renewed {
            reason: renewal.reason,
            source: renewal.source,
            fingerprint: signed.token.fingerprint(),
            claims: signed.claims,
            renew_before_secs: record.renew_before_secs,
            expired: renewal.expires,
            in_force: renewal.in_force,
            dropped: renewal.dropped,
            warnings: signed.warnings.iter().map(ToString::to_string).collect(),
        });
        if self.mode == Mode::ClientDryRun {
            return Ok(Rotated::Renewed(renewed));
        }
        let desired = DesiredSecret {
            namespace: at.namespace.clone(),
            name: at.name.clone(),
            data: vec![(
                at.key.clone(),
                SecretSlice::from(signed.token.expose().as_bytes().to_vec()),
            )],
            record: Some(record),
            annotations: live.annotations.clone(),
            labels: live.labels.clone(),
        };
        let mode = ApplyMode {
            force: self.force,
            dry_run: self.mode == Mode::ServerDryRun,
            resource_version: Some(live.metadata.resource_version.clone()),
            uid: Some(live.metadata.uid.clone()),
        };
        let renewed = tried.insert(renewed);
        cluster.apply(&desired, &mode).await?;
        Ok(Rotated::Renewed(renewed.clone()))
    }

    fn sign(
        &self,
        renewal: &Renewal,
        key: &KeyInHand,
        now: NumericDate,
    ) -> Result<Signed, RotateError> {
        let request = token_generate::Request {
            draft: renewal.draft.clone(),
            key: &key.key,
            algorithm: self.algorithm,
        };
        let signed = token_generate::run(request, now)?;
        if self.strict && !signed.warnings.is_empty() {
            let warnings = signed.warnings.iter().map(ToString::to_string).collect();
            return Err(RotateError::Strict(warnings));
        }
        Ok(signed)
    }

    /// Reads a Secret whose token was just renewed, and gives the server's verdict on what is there.
    ///
    /// # Errors
    /// [`RotateError::Unverified`] when it is not accepted, or not the token that was written.
    pub async fn verify(
        &self,
        at: &SecretRef,
        renewed: &Renewed,
        cluster: &impl SecretCluster,
        now: NumericDate,
    ) -> Result<(), RotateError> {
        let live = cluster.live(at).await?.ok_or(RotateError::Gone)?;
        let recorded;
        let checks = match &self.keys {
            Keys::Named { key, .. } => &key.checks,
            Keys::Recorded(keys) => {
                recorded = keys.of(&live.metadata, cluster, &self.storage).await?;
                &recorded.checks
            }
        };
        let policy = VerifyPolicy {
            issuers: self.policy.issuer.iter().cloned().collect(),
            ..VerifyPolicy::default()
        };
        let verdict = verify(text(&live).unwrap_or_default(), checks, &policy, now);
        let mut wrong: Vec<String> = verdict
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.message.clone())
            .collect();
        if !renewed.is_in(&live) {
            wrong.push("it is not the token that was written".to_owned());
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(RotateError::Unverified(wrong))
        }
    }
}

/// What is recorded about the new token: nothing of the old record but when it wants to be renewed.
fn record(signed: &Signed, policy: &Policy, live: &LiveSecret, key: &KeyInHand) -> TokenRecord {
    let claims = &signed.claims;
    let lifetime_secs = lifetime_of(Some(claims.iat), Some(claims.exp));
    let told = live.metadata.recorded.token();
    let told = told.and_then(|record| record.renew_before_secs);
    let renew_before_secs = lifetime_secs.and_then(|lifetime| {
        policy
            .renew_before
            .and_then(|before| before.of_lifetime(lifetime))
            .or_else(|| told.filter(|secs| (1..lifetime).contains(secs)))
            .or_else(|| default_renew_before(lifetime))
    });
    TokenRecord {
        expires: Some(claims.exp),
        issued: Some(claims.iat),
        issuer: claims.iss.clone(),
        subject: claims.sub.clone(),
        roles: claims.roles().to_vec(),
        groups: claims.groups().to_vec(),
        fingerprint: signed.token.fingerprint(),
        signing_key: key.at.as_ref().map(|at| format!("secret://{at}")),
        lifetime_secs,
        renew_before_secs,
    }
}

/// The text under the key that was asked for, when it is text.
fn text(live: &LiveSecret) -> Option<&str> {
    let bytes = live.token.as_ref()?.expose_secret();
    std::str::from_utf8(bytes).ok()
}

impl Renewed {
    /// Whether this is the token that a Secret holds.
    fn is_in(&self, live: &LiveSecret) -> bool {
        let token = text(live).and_then(|text| Jwt::parse(text).ok());
        token.is_some_and(|token| token.fingerprint() == self.fingerprint)
    }
}
