//! Makes a strong key and puts it where it will rest.

use secrecy::{ExposeSecret as _, SecretSlice, SecretString};

use crate::domain::secret_ref::SecretRef;
use crate::domain::token::Jwt;
use crate::ports::{ClusterError, DesiredSecret, LiveSecret, SecretCluster};

/// What the public half is called beside the private one, in a folder and in a Secret.
pub const PUBLIC_SUFFIX: &str = ".pub";

/// A key pair, or a shared secret, on its way to where it will rest.
#[derive(Debug)]
pub struct NewKey {
    /// The shared secret or the private key in PEM; `SecretString` does not print it.
    pub private: SecretString,
    /// The public key in PEM, for rsa and ecdsa.
    pub public: Option<String>,
}

/// Why the key was not put into the cluster.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// There is one already.
    #[error("the Secret `{}/{}` already has a key `{}`", .at.namespace, .at.name, .at.key)]
    Exists {
        /// Where.
        at: SecretRef,
    },
    /// A token is there, which a key would destroy.
    #[error("the Secret `{}/{}` has a token under `{}`, and a key would take its place", .at.namespace, .at.name, .at.key)]
    HoldsToken {
        /// Where.
        at: SecretRef,
    },
    /// Nothing in it can be changed.
    #[error("the Secret `{}/{}` is immutable", .at.namespace, .at.name)]
    Immutable {
        /// Where.
        at: SecretRef,
    },
    /// The cluster refused.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
}

/// Puts a key into a Secret, with its public half under the same key and [`PUBLIC_SUFFIX`].
///
/// Other keys of the Secret stay. Without `force`, an existing key is never replaced: losing a signing key makes
/// every token signed with it worthless. A token is not replaced at all.
///
/// # Errors
/// [`KeepError`] by cause; then the Secret holds what it held, unless the error tells that nobody knows.
pub async fn keep(
    key: &NewKey,
    at: &SecretRef,
    force: bool,
    cluster: &impl SecretCluster,
) -> Result<(), KeepError> {
    let exists = |at: SecretRef| Err(KeepError::Exists { at });
    let mut data = vec![(at.key.clone(), bytes(key.private.expose_secret()))];
    if let Some(public) = &key.public {
        data.push((public_half(at).key, bytes(public)));
    }
    let want = DesiredSecret {
        namespace: at.namespace.clone(),
        name: at.name.clone(),
        data,
        record: None,
        annotations: std::collections::BTreeMap::new(),
        labels: std::collections::BTreeMap::new(),
    };
    let written = match cluster.live(at).await? {
        // Created, not merged: of two that find nothing at the same time, one must fail.
        None => cluster.create(&want).await,
        Some(live) if holds_token(&live) => {
            return Err(KeepError::HoldsToken { at: at.clone() });
        }
        Some(live) if live.token.is_some() && !force => return exists(at.clone()),
        Some(live) if live.immutable => return Err(KeepError::Immutable { at: at.clone() }),
        // Not applied: an apply takes out what pxsec has applied before, such as a key that was made last week.
        Some(live) => {
            if key.public.is_some() && !force {
                let beside = public_half(at);
                let found = cluster.live(&beside).await?;
                if found.is_some_and(|found| found.token.is_some()) {
                    return exists(beside);
                }
            }
            let version = &live.metadata.resource_version;
            cluster.merge(&want, version).await
        }
    };
    let Err(error) = written else {
        return Ok(());
    };
    // A write whose answer got lost was done, and when it is sent again it meets itself.
    match (cluster.live(at).await, error) {
        (Ok(Some(live)), _) if holds(&live, key) => Ok(()),
        (_, ClusterError::AlreadyExists { .. }) => exists(at.clone()),
        (_, error) => Err(error.into()),
    }
}

fn public_half(at: &SecretRef) -> SecretRef {
    SecretRef {
        key: format!("{}{PUBLIC_SUFFIX}", at.key),
        ..at.clone()
    }
}

fn holds(live: &LiveSecret, key: &NewKey) -> bool {
    let value = live.token.as_ref();
    value.is_some_and(|value| value.expose_secret() == key.private.expose_secret().as_bytes())
}

fn holds_token(live: &LiveSecret) -> bool {
    let value = live.token.as_ref();
    let text = value.and_then(|value| std::str::from_utf8(value.expose_secret()).ok());
    text.is_some_and(|text| Jwt::parse(text).is_ok())
}

fn bytes(text: &str) -> SecretSlice<u8> {
    SecretSlice::from(text.as_bytes().to_vec())
}
