//! Deletes Secrets that pxsec keeps, and of those that others have data in too, only its own part.

use std::collections::BTreeSet;

use super::secret_guard::{self, Refused};
use crate::domain::token_record::{Manager, SecretMetadata, TokenRecord};
use crate::ports::{ClusterError, SecretCluster};

/// What becomes of a Secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It goes.
    Deleted,
    /// What pxsec put there goes, and what others have put there stays.
    Released {
        /// The keys of the data that stay.
        kept: Vec<String>,
    },
}

/// What was done with one Secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// What became of it.
    pub change: Change,
    /// What it told of its token.
    pub record: Option<TokenRecord>,
}

/// Why a Secret was not deleted.
#[derive(Debug, thiserror::Error)]
pub enum DeleteError {
    /// It is not pxsec's to delete.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It is another one now.
    #[error("the Secret `{namespace}/{name}` was deleted and made anew by someone else meanwhile")]
    Replaced {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
    },
    /// It goes as soon as others have done what they want to do before.
    #[error(
        "the Secret `{namespace}/{name}` is being deleted, and is there until its finalizers are gone: {}",
        finalizers.join(", ")
    )]
    Held {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
        /// What holds it.
        finalizers: Vec<String>,
    },
    /// The cluster refused.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
}

/// Says what is to become of a Secret. Contacts nothing.
///
/// # Errors
/// [`Refused::OperatorOwned`] and [`Refused::Unmanaged`].
pub fn plan(secret: &SecretMetadata) -> Result<Change, Refused> {
    secret_guard::check_owner(secret, false)?;
    Ok(if secret.has_others_data() {
        Change::Released {
            kept: foreign_keys(secret),
        }
    } else {
        Change::Deleted
    })
}

/// Deletes or releases a Secret as it was read. If it has changed since, it is read and judged once more.
///
/// One that is gone by then counts as deleted: a request whose answer was lost is sent again, and finds nothing.
///
/// # Errors
/// [`DeleteError`] by cause; then the Secret is as before, but for one that is held.
pub async fn run(
    found: &SecretMetadata,
    dry_run: bool,
    cluster: &impl SecretCluster,
) -> Result<Deleted, DeleteError> {
    let done = |change| Deleted {
        change,
        record: found.recorded.token().cloned(),
    };
    match once(found, dry_run, cluster).await {
        Ok(change) => return Ok(done(change)),
        Err(DeleteError::Cluster(ClusterError::Changed { .. })) => {}
        Err(other) => return Err(other),
    }
    let (namespace, name) = (&found.namespace, &found.name);
    let Some(now) = cluster.metadata(namespace, name).await? else {
        return Ok(done(Change::Deleted));
    };
    // Whoever asked for it has not seen this one.
    if now.uid != found.uid {
        return Err(DeleteError::Replaced {
            namespace: namespace.clone(),
            name: name.clone(),
        });
    }
    let keeps = |manager: &Manager| manager.is_pxsec() && !manager.data_keys.is_empty();
    if now.has_others_data() && !now.managers.iter().any(keeps) {
        let kept = foreign_keys(&now);
        return Ok(done(Change::Released { kept }));
    }
    let change = once(&now, dry_run, cluster).await?;
    Ok(Deleted {
        change,
        record: now.recorded.token().cloned(),
    })
}

fn foreign_keys(secret: &SecretMetadata) -> Vec<String> {
    let kept: BTreeSet<&str> = secret.foreign_keys().collect();
    kept.into_iter().map(str::to_owned).collect()
}

async fn once(
    secret: &SecretMetadata,
    dry_run: bool,
    cluster: &impl SecretCluster,
) -> Result<Change, DeleteError> {
    let change = plan(secret)?;
    let outcome = match &change {
        Change::Deleted => cluster.delete(secret, dry_run).await,
        Change::Released { .. } => cluster.release(secret, dry_run).await.map(|()| Vec::new()),
    };
    match outcome {
        // In a dry run nothing is being deleted, whatever would hold it.
        Ok(finalizers) if dry_run || finalizers.is_empty() => Ok(change),
        Ok(finalizers) => Err(DeleteError::Held {
            namespace: secret.namespace.clone(),
            name: secret.name.clone(),
            finalizers,
        }),
        Err(ClusterError::SecretNotFound { .. }) => Ok(Change::Deleted),
        Err(other) => Err(other.into()),
    }
}
