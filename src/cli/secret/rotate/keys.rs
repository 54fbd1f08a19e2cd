//! The keys of a rotation: those of this machine once for all clusters, those of a cluster in each.

use std::rc::Rc;

use secrecy::ExposeSecret as _;

use super::RotateArgs;
use crate::cli::Failure;
use crate::cli::World;
use crate::cli::cluster_key::{ClusterKey, read_key};
use crate::cli::fleet::Connections;
use crate::cli::input::StdinGuard;
use crate::cli::key_source::{unusable, verifying};
use crate::cli::mint::key_in_hand;
use crate::cli::world::ClusterFlags;
use crate::domain::key::VerifyingKey;
use crate::domain::key_ref::KeyRef;
use crate::domain::secret_ref::SecretRef;
use crate::domain::verify::VerifyingKeys;
use crate::ops::recorded_key::{KeyInHand, RecordedKeys};
use crate::ops::secret_rotate::Keys;

/// What the flags say of keys, with those of this machine in hand.
pub(super) struct KeyPlan {
    signing: Signing,
    previous: Vec<Previous>,
}

enum Signing {
    Local(Rc<KeyInHand>),
    OfCluster(ClusterKey),
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
        let named = &args.signing;
        let signing = if let Some(key) = ClusterKey::of_flags(named) {
            Signing::OfCluster(key)
        } else if named.any_source() {
            if named.shared_secret.is_some() {
                world.warn("--shared-secret puts the key into the process list and the shell history; use --signing-key with a file, env://NAME or secret://NAMESPACE/NAME/KEY");
            }
            let found = key_in_hand(named, cluster, None, guard, world)?;
            Signing::Local(Rc::new(KeyInHand::new(found.key, None)))
        } else {
            Signing::Recorded
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
        connections: &mut Connections,
        nth: usize,
        world: &mut World<'_>,
    ) -> Result<(Keys, Option<String>), Failure> {
        let (key, issuer) = match &self.signing {
            Signing::Recorded => return Ok((Keys::Recorded(RecordedKeys::default()), None)),
            Signing::Local(key) => (Rc::clone(key), None),
            Signing::OfCluster(key) => {
                let found = key.read(connections, nth, world).await?;
                (Rc::new(KeyInHand::new(found.key, found.at)), found.issuer)
            }
        };
        let mut previous = Vec::new();
        for earlier in &self.previous {
            previous.push(match earlier {
                Previous::Local(keys) => Rc::clone(keys),
                Previous::InCluster(at) => {
                    let bytes = read_key(at, connections, nth, world).await?;
                    let key = checking(bytes.expose_secret(), &format!("secret://{at}"))?;
                    Rc::new(VerifyingKeys::from(key))
                }
            });
        }
        Ok((Keys::Named { key, previous }, issuer))
    }
}

fn checking(bytes: &[u8], place: &str) -> Result<VerifyingKey, Failure> {
    VerifyingKey::from_bytes(bytes)
        .map_err(|error| Failure::from(error).while_doing(unusable(place)))
}
