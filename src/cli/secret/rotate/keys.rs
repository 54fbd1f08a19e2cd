//! The keys of a rotation: those of this machine once for all clusters, those of a cluster in each.

use std::rc::Rc;

use secrecy::ExposeSecret as _;

use super::RotateArgs;
use crate::cli::Failure;
use crate::cli::World;
use crate::cli::flags::KeyArgs;
use crate::cli::fleet::Links;
use crate::cli::input::StdinGuard;
use crate::cli::key_source::{in_words, unusable, verifying};
use crate::cli::mint::key_in_hand;
use crate::cli::world::ClusterFlags;
use crate::domain::key::{SigningKey, VerifyingKey};
use crate::domain::key_ref::KeyRef;
use crate::domain::secret_ref::SecretRef;
use crate::domain::verify::VerifyingKeys;
use crate::ops::recorded_key::{KeyInHand, RecordedKeys};
use crate::ops::secret_rotate::Keys;
use crate::ports::SecretCluster as _;

/// What the flags say of keys, with those of this machine in hand.
pub(super) struct KeyPlan {
    signing: Signing,
    previous: Vec<Previous>,
}

enum Signing {
    Local(Rc<KeyInHand>),
    InCluster(SecretRef),
    Discovered { namespace: Option<String> },
    Recorded,
}

enum Previous {
    Local(Rc<VerifyingKeys>),
    InCluster(SecretRef),
}

impl KeyPlan {
    /// Reads the keys that are on this machine.
    pub(super) fn read(
        args: &RotateArgs,
        cluster: &ClusterFlags,
        guard: &mut StdinGuard,
        world: &mut World<'_>,
    ) -> Result<Self, Failure> {
        let signing = match &args.signing {
            KeyArgs {
                signing_key: Some(KeyRef::Secret(at)),
                ..
            } => Signing::InCluster(at.clone()),
            KeyArgs {
                from_cluster: true,
                storage_namespace,
                ..
            } => Signing::Discovered {
                namespace: storage_namespace.clone(),
            },
            named if named.any_source() => {
                if named.shared_secret.is_some() {
                    world.warn("--shared-secret puts the key into the process list and the shell history; use --signing-key with a file, env://NAME or secret://NAMESPACE/NAME/KEY");
                }
                let found = key_in_hand(named, cluster, None, guard, world)?;
                Signing::Local(Rc::new(KeyInHand::new(found.key, None)))
            }
            _ => Signing::Recorded,
        };
        let mut previous = Vec::new();
        for reference in &args.previous {
            previous.push(match reference {
                KeyRef::Secret(at) => Previous::InCluster(at.clone()),
                KeyRef::File(_) | KeyRef::Env(_) | KeyRef::Fd(_) | KeyRef::Stdin => {
                    let option = "--previous-signing-key";
                    let (key, _) = verifying(option, reference, cluster, guard, world)?;
                    Previous::Local(Rc::new(VerifyingKeys::from(key)))
                }
            });
        }
        Ok(Self { signing, previous })
    }

    /// The keys for one cluster, and the issuer that was found with them.
    pub(super) async fn of_cluster(
        &self,
        links: &mut Links,
        link: usize,
        world: &mut World<'_>,
    ) -> Result<(Keys, Option<String>), Failure> {
        let (key, issuer) = match &self.signing {
            Signing::Recorded => return Ok((Keys::Recorded(RecordedKeys::default()), None)),
            Signing::Local(key) => (Rc::clone(key), None),
            Signing::InCluster(at) => {
                let bytes = read_key(at, links, link, world).await?;
                let key = SigningKey::from_bytes(bytes.expose_secret()).map_err(|error| {
                    Failure::from(error).while_doing(unusable(&format!("secret://{at}")))
                })?;
                (Rc::new(KeyInHand::new(key, Some(at.clone()))), None)
            }
            Signing::Discovered { namespace } => {
                let Links {
                    clusters, retries, ..
                } = links;
                let found = Links::wait(
                    retries,
                    clusters[link].find_security(namespace.as_deref()),
                    world,
                )
                .await;
                let found = found.map_err(|error| {
                    Failure::from(error).while_doing("could not find issuer and key in the cluster")
                })?;
                for note in &found.notes {
                    world.warn(note);
                }
                world.note(&in_words(&found));
                let key = SigningKey::shared_secret(found.key.expose_secret())
                    .map_err(|error| Failure::from(error).while_doing(unusable(&found.source)))?;
                (Rc::new(KeyInHand::new(key, found.key_at)), found.issuer)
            }
        };
        let mut previous = Vec::new();
        for earlier in &self.previous {
            previous.push(match earlier {
                Previous::Local(keys) => Rc::clone(keys),
                Previous::InCluster(at) => {
                    let bytes = read_key(at, links, link, world).await?;
                    let key = checking(bytes.expose_secret(), &format!("secret://{at}"))?;
                    Rc::new(VerifyingKeys::from(key))
                }
            });
        }
        Ok((Keys::Named { key, previous }, issuer))
    }
}

async fn read_key(
    at: &SecretRef,
    links: &mut Links,
    link: usize,
    world: &mut World<'_>,
) -> Result<secrecy::SecretSlice<u8>, Failure> {
    let Links {
        clusters, retries, ..
    } = links;
    let read = Links::wait(retries, clusters[link].read_key(at), world).await;
    read.map_err(|error| {
        Failure::from(error).while_doing(format!("could not read the key secret://{at}"))
    })
}

fn checking(bytes: &[u8], place: &str) -> Result<VerifyingKey, Failure> {
    VerifyingKey::from_bytes(bytes)
        .map_err(|error| Failure::from(error).while_doing(unusable(place)))
}
