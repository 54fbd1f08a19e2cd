//! Puts tokens into Kubernetes Secrets, annotated.

use tokio::sync::OnceCell;

use super::secret_guard::{self, Refused};
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::NumericDate;
use crate::domain::token::Fingerprint;
use crate::domain::token_record::SecretMetadata;
use crate::ports::{ApplyMode, ClusterError, LiveSecret, SecretCluster};

mod plan;
mod still_good;

pub use plan::{Plan, Push, PushError, TokenSource, Told, record};
use still_good::still_good;

/// How often a Secret that changes under our hands is read again.
const MAX_READS: u32 = 5;

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
    /// Who else owns the token's key, as who applies it as `stringData` does without any conflict, or the whole Secret.
    pub others: Vec<String>,
    /// Whether `kubectl apply` keeps what it applied in an annotation: an older token, if one was applied.
    pub copied: bool,
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

/// Refuses a token that may do everything where tenants can read it, unless that is allowed.
///
/// # Errors
/// [`Refused::Admin`], or that the namespaces with a StorageCluster cannot be told.
pub async fn check_power(
    push: &Push,
    namespace: &str,
    cluster: &impl SecretCluster,
    storage: &StorageNamespaces,
) -> Result<(), PushError> {
    match push.admin_power().filter(|_| !push.allow_admin) {
        None => Ok(()),
        power => {
            let storage = storage.of(cluster).await?;
            Ok(secret_guard::check_admin(power, namespace, storage)?)
        }
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
    check_power(push, namespace, cluster, storage).await?;
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
                others: others(&applied.metadata, &push.key),
                copied: applied.metadata.copied,
            }),
            Err(error) => Err(explain(error, push, namespace, cluster).await),
        };
    }
    let mut reads = 0;
    let (mut sent, mut sent_before) = (None, None);
    loop {
        reads += 1;
        match read_and_apply(push, namespace, cluster, now, &mut sent).await {
            Err(PushError::Cluster(ClusterError::Changed { .. })) if reads < MAX_READS => {
                sent_before = sent.take().or(sent_before);
            }
            // The answer to our own write got lost, and when it was sent again it came too late.
            Ok(Pushed {
                change: Change::Unchanged,
                told,
                others,
                copied,
            }) if sent_before.as_ref() == Some(&told.summary.fingerprint) => {
                return Ok(Pushed {
                    change: Change::Configured,
                    told,
                    others,
                    copied,
                });
            }
            done => return done,
        }
    }
}

async fn read_and_apply(
    push: &Push,
    namespace: &str,
    cluster: &impl SecretCluster,
    now: NumericDate,
    sent: &mut Option<Fingerprint>,
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
                    others: others(&live.metadata, &push.key),
                    copied: live.metadata.copied,
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
    *sent = Some(plan.told.summary.fingerprint.clone());
    let applied = match cluster.apply(&plan.desired, &mode).await {
        Ok(applied) => applied,
        Err(error) => return Err(explain(error, push, namespace, cluster).await),
    };
    Ok(Pushed {
        change: change(before.as_ref(), &applied.metadata, push.dry_run),
        told: plan.told,
        others: others(&applied.metadata, &push.key),
        copied: applied.metadata.copied,
    })
}

fn others(secret: &SecretMetadata, key: &str) -> Vec<String> {
    let mut names: Vec<String> = secret
        .others_of(key)
        .map(|manager| manager.name.clone())
        .collect();
    names.sort();
    names.dedup();
    // Its fields stand in the way of a push to its own key only.
    let operator = secret.storage_cluster();
    names.extend(operator.map(|owner| format!("the operator of the StorageCluster `{owner}`")));
    names
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

/// What stands in the way first: the operator, then what nobody can change, then another's fields.
fn refusal(live: &LiveSecret, error: &ClusterError, push: &Push) -> Result<(), Refused> {
    secret_guard::check_owner(&live.metadata, true)?;
    secret_guard::check_form(live)?;
    match error {
        ClusterError::Conflict { .. } => {
            secret_guard::check_owner(&live.metadata, push.adopt || push.force)
        }
        _ => Ok(()),
    }
}

/// The reason behind a refusal of the server, when the Secret as it is there tells one.
async fn explain(
    error: ClusterError,
    push: &Push,
    namespace: &str,
    cluster: &impl SecretCluster,
) -> PushError {
    let at = SecretRef {
        namespace: namespace.to_owned(),
        name: push.name.clone(),
        key: push.key.clone(),
    };
    let refused = match &error {
        ClusterError::Conflict { .. } | ClusterError::Invalid { .. } => {
            match cluster.live(&at).await {
                Ok(Some(live)) => refusal(&live, &error, push).err(),
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
