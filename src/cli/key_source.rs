//! Signing keys and tokens read from where they are: files, environment, standard input, the cluster.

use secrecy::{ExposeSecret as _, SecretSlice};

use super::input::{self, StdinGuard};
use super::report::Failure;
use super::world::{ClusterFlags, World};
use crate::domain::key::{SigningKey, VerifyingKey, is_confidential};
use crate::domain::key_ref::KeyRef;
use crate::domain::recipe::KeyPlace;
use crate::domain::secret_ref::SecretRef;
use crate::ports::{ClusterError, KeyFound, KeySource, SecretCluster as _, SecurityFound};

/// Reads with the world's means, from the cluster that `cluster` chooses.
pub(super) struct Reader<'a, 'io> {
    pub(super) cluster: &'a ClusterFlags,
    pub(super) world: &'a mut World<'io>,
}

impl Reader<'_, '_> {
    /// The key behind a reference, which may be one that can be read only once.
    pub(super) fn referenced(
        &mut self,
        reference: &KeyRef,
        guard: &mut StdinGuard,
    ) -> Result<KeyFound, Failure> {
        let read = input::read_key("--signing-key", reference, self.cluster, guard, self.world)?;
        read.refuse_open()?;
        let key = SigningKey::from_bytes(read.bytes.expose_secret())
            .map_err(|error| Failure::from(error).while_doing(unusable(&reference.to_string())))?;
        let at = match reference {
            KeyRef::Secret(at) => Some(at.clone()),
            KeyRef::File(_) | KeyRef::Env(_) | KeyRef::Fd(_) | KeyRef::Stdin => None,
        };
        Ok(KeyFound {
            key,
            issuer: None,
            at,
        })
    }

    /// The key and issuer of the cluster itself, and in words where they were found.
    pub(super) fn discovered(
        &mut self,
        namespace: Option<&str>,
    ) -> Result<(KeyFound, String), Failure> {
        let found = discover(self.cluster, namespace, self.world)?;
        let key = SigningKey::shared_secret(found.key.expose_secret())
            .map_err(|error| Failure::from(error).while_doing(unusable(&found.source)))?;
        let said = in_words(&found);
        let found = KeyFound {
            key,
            issuer: found.issuer,
            at: found.key_at,
        };
        Ok((found, said))
    }
}

impl KeySource for Reader<'_, '_> {
    type Error = Failure;

    fn key(&mut self, place: &KeyPlace) -> Result<KeyFound, Failure> {
        match place {
            KeyPlace::Ref(reference) => {
                self.referenced(reference.get(), &mut StdinGuard::default())
            }
            KeyPlace::Cluster { namespace } => {
                let (found, said) = self.discovered(namespace.as_deref())?;
                self.world.detail(&said);
                Ok(found)
            }
        }
    }

    fn secret(&mut self, at: &SecretRef) -> Result<SecretSlice<u8>, Failure> {
        read_secret(at, self.cluster, self.world)
    }
}

/// A key to check signatures with, and the bytes that it was read from.
///
/// # Errors
/// By source; when it cannot be used, and when others may read a shared secret or private key: a public key may lie open.
pub(super) fn verifying(
    option: &'static str,
    reference: &KeyRef,
    cluster: &ClusterFlags,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<(VerifyingKey, SecretSlice<u8>), Failure> {
    let read = input::read_key(option, reference, cluster, guard, world)?;
    let bytes = read.bytes.expose_secret();
    let key = VerifyingKey::from_bytes(bytes)
        .map_err(|error| Failure::from(error).while_doing(unusable(&reference.to_string())))?;
    if is_confidential(bytes) {
        read.refuse_open()?;
    }
    Ok((key, read.bytes))
}

/// The token under one key of a Secret, as it is stored.
///
/// # Errors
/// What the cluster answers.
pub(super) fn read_secret(
    at: &SecretRef,
    cluster: &ClusterFlags,
    world: &mut World<'_>,
) -> Result<SecretSlice<u8>, Failure> {
    let bytes = world.with_cluster(cluster, |cluster| async move { cluster.read_key(at).await });
    bytes.map_err(|error: ClusterError| {
        Failure::from(error).while_doing(format!("could not read the token secret://{at}"))
    })
}

/// Finds issuer and shared secret in the cluster, and warns of what is odd about them.
///
/// # Errors
/// What the cluster answers.
pub(super) fn discover(
    cluster: &ClusterFlags,
    namespace: Option<&str>,
    world: &mut World<'_>,
) -> Result<SecurityFound, Failure> {
    let found: Result<SecurityFound, ClusterError> = world
        .with_cluster(cluster, |cluster| async move {
            cluster.find_security(namespace).await
        });
    let found = found.map_err(|error| {
        Failure::from(error).while_doing("could not find issuer and key in the cluster")
    })?;
    for note in &found.notes {
        world.warn(note);
    }
    Ok(found)
}

/// What was found, in a line.
pub(super) fn in_words(found: &SecurityFound) -> String {
    let key = found
        .key_at
        .as_ref()
        .map_or("the key of its spec.env".to_owned(), |at| {
            format!("the key secret://{at}")
        });
    let what = match &found.issuer {
        Some(issuer) => format!("the issuer `{issuer}` and {key}"),
        None => key,
    };
    format!("{}: {what}", found.source)
}

/// What is said of a key that was read and does not serve.
pub(super) fn unusable(place: &str) -> String {
    format!("the key from {place} cannot be used")
}
