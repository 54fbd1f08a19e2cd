//! The signing key that a cluster itself holds, read over a connection of a command on several clusters.

use secrecy::{ExposeSecret as _, SecretSlice};

use super::flags::KeyArgs;
use super::fleet::Connections;
use super::key_source::{in_words, unusable};
use super::report::Failure;
use super::world::World;
use crate::domain::key::SigningKey;
use crate::domain::key_ref::KeyRef;
use crate::domain::recipe::KeyPlace;
use crate::domain::secret_ref::SecretRef;
use crate::ports::{KeyFound, SecretCluster as _};

/// Where a cluster holds it: each one its own.
#[derive(Clone, Debug)]
pub(super) enum ClusterKey {
    /// In this Secret.
    At(SecretRef),
    /// Where its StorageCluster says.
    Discovered {
        /// The namespace to look in; all when `None`.
        namespace: Option<String>,
    },
}

impl ClusterKey {
    /// The one that the flags name; `None` when they name none, or one that is not in a cluster.
    pub(super) fn of_flags(flags: &KeyArgs) -> Option<Self> {
        if let Some(KeyRef::Secret(at)) = &flags.signing_key {
            return Some(Self::At(at.clone()));
        }
        flags.from_cluster.then(|| Self::Discovered {
            namespace: flags.storage_namespace.clone(),
        })
    }

    /// The one of a recipe, as [`of_flags`](Self::of_flags).
    pub(super) fn of_recipe(place: &KeyPlace) -> Option<Self> {
        match place {
            KeyPlace::Cluster { namespace } => Some(Self::Discovered {
                namespace: namespace.clone(),
            }),
            KeyPlace::Ref(reference) => match reference.get() {
                KeyRef::Secret(at) => Some(Self::At(at.clone())),
                KeyRef::File(_) | KeyRef::Env(_) | KeyRef::Fd(_) | KeyRef::Stdin => None,
            },
        }
    }

    /// Reads it from cluster number `nth`, and says where it was found.
    ///
    /// # Errors
    /// What the cluster answers, and a key that cannot be used.
    pub(super) async fn read(
        &self,
        connections: &mut Connections,
        nth: usize,
        world: &mut World<'_>,
    ) -> Result<KeyFound, Failure> {
        match self {
            Self::At(at) => {
                let bytes = read_key(at, connections, nth, world).await?;
                let key = SigningKey::from_bytes(bytes.expose_secret()).map_err(|error| {
                    Failure::from(error).while_doing(unusable(&format!("secret://{at}")))
                })?;
                Ok(KeyFound {
                    key,
                    issuer: None,
                    at: Some(at.clone()),
                })
            }
            Self::Discovered { namespace } => {
                let looked = connections.clusters[nth].find_security(namespace.as_deref());
                let found = Connections::wait(&mut connections.retries, looked, world).await;
                let found = found.map_err(|error| {
                    Failure::from(error).while_doing("could not find issuer and key in the cluster")
                })?;
                for note in &found.notes {
                    world.warn(note);
                }
                world.note(&in_words(&found));
                let key = SigningKey::shared_secret(found.key.expose_secret())
                    .map_err(|error| Failure::from(error).while_doing(unusable(&found.source)))?;
                Ok(KeyFound {
                    key,
                    issuer: found.issuer,
                    at: found.key_at,
                })
            }
        }
    }
}

/// The bytes of a key in cluster number `nth`.
///
/// # Errors
/// What the cluster answers.
pub(super) async fn read_key(
    at: &SecretRef,
    connections: &mut Connections,
    nth: usize,
    world: &mut World<'_>,
) -> Result<SecretSlice<u8>, Failure> {
    let read = Connections::wait(
        &mut connections.retries,
        connections.clusters[nth].read_key(at),
        world,
    )
    .await;
    read.map_err(|error| {
        Failure::from(error).while_doing(format!("could not read the key secret://{at}"))
    })
}
