//! What `secret status --verify` checks tokens by: one key for all clusters, or each cluster's own.

use clap::Args;
use secrecy::{ExposeSecret as _, SecretSlice};

use crate::cli::flags::{namespace, some_text};
use crate::cli::input::StdinGuard;
use crate::cli::key_source::{in_words, unusable, verifying};
use crate::cli::world::{ClusterFlags, KubeCluster};
use crate::cli::{Failure, World};
use crate::domain::key::VerifyingKey;
use crate::domain::key_ref::KeyRef;
use crate::domain::secret_check::Trust;
use crate::domain::secret_ref::SecretRef;
use crate::domain::verify::VerifyPolicy;
use crate::ports::SecretCluster as _;

/// Flags that read tokens and check them.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Verify")]
pub(super) struct TrustArgs {
    /// Read the tokens and check them as the storage server does
    #[arg(long)]
    verify: bool,
    /// The key to check with, of which only the verifying half is used: secret://NAMESPACE/NAME/KEY (of each cluster), a path, file://PATH, env://NAME, fd://N, or - for standard input
    #[arg(long, value_name = "REF", conflicts_with = "from_cluster")]
    signing_key: Option<KeyRef>,
    /// Find key and issuer in each cluster: in its StorageCluster, else in the Secrets that the docs use
    #[arg(long)]
    from_cluster: bool,
    /// With --from-cluster: the namespace to look in, of each cluster
    #[arg(long, value_name = "NAME", requires = "from_cluster", value_parser = namespace)]
    storage_namespace: Option<String>,
    /// An issuer that the server trusts (can be repeated; default: the one that --from-cluster finds, else any)
    #[arg(long = "issuer", value_name = "ISSUER", value_parser = some_text)]
    issuers: Vec<String>,
}

/// Where the key comes from.
pub(super) struct Source {
    place: Place,
    issuers: Vec<String>,
}

enum Place {
    /// Read once, for all clusters; and where from, in words.
    Given(SecretSlice<u8>, String),
    /// A Secret of each cluster.
    Secret(SecretRef),
    /// What each cluster's storage cluster uses; in this namespace, else in any.
    Discovered(Option<String>),
}

/// What one cluster trusts.
pub(super) struct Found {
    pub(super) trust: Trust,
    /// Where it was found, in words, when nobody named it.
    pub(super) said: Option<String>,
    /// What is odd about it.
    pub(super) notes: Vec<String>,
}

impl TrustArgs {
    /// Where the key comes from; `None` when tokens are not to be read. Reads keys that are in no cluster.
    ///
    /// # Errors
    /// A usage error when flags do not go together; what reading the key gives.
    pub(super) fn source(
        &self,
        cluster: &ClusterFlags,
        guard: &mut StdinGuard,
        world: &mut World<'_>,
    ) -> Result<Option<Source>, Failure> {
        if !self.verify {
            let idle = [
                (self.signing_key.is_some(), "--signing-key"),
                (self.from_cluster, "--from-cluster"),
                (!self.issuers.is_empty(), "--issuer"),
            ];
            return match idle.iter().find(|(given, _)| *given) {
                None => Ok(None),
                Some((_, flag)) => Err(Failure::usage(format!(
                    "{flag} has a meaning only when tokens are checked"
                ))
                .hint("add --verify, which reads the tokens and checks them")),
            };
        }
        let place = match &self.signing_key {
            None if self.from_cluster => Place::Discovered(self.storage_namespace.clone()),
            None => {
                return Err(
                    Failure::usage("--verify needs a key to check signatures with")
                        .hint("give --from-cluster, or --signing-key REF"),
                );
            }
            Some(KeyRef::Secret(at)) => Place::Secret(at.clone()),
            Some(reference) => {
                let (_, bytes) = verifying("--signing-key", reference, cluster, guard, world)?;
                Place::Given(bytes, reference.to_string())
            }
        };
        Ok(Some(Source {
            place,
            issuers: self.issuers.clone(),
        }))
    }
}

fn key(bytes: &[u8], place: &str) -> Result<VerifyingKey, Failure> {
    VerifyingKey::from_bytes(bytes)
        .map_err(|error| Failure::from(error).while_doing(unusable(place)))
}

impl Source {
    /// What one cluster trusts.
    ///
    /// # Errors
    /// What the cluster answers, and keys that cannot be used.
    pub(super) async fn trust(&self, cluster: &KubeCluster) -> Result<Found, Failure> {
        let mut issuers = self.issuers.clone();
        let (mut said, mut notes) = (None, Vec::new());
        let key = match &self.place {
            Place::Given(bytes, place) => key(bytes.expose_secret(), place)?,
            Place::Secret(at) => {
                let place = format!("secret://{at}");
                let bytes = cluster.read_key(at).await.map_err(|error| {
                    Failure::from(error).while_doing(format!("could not read the key {place}"))
                })?;
                key(bytes.expose_secret(), &place)?
            }
            Place::Discovered(namespace) => {
                let found = cluster.find_security(namespace.as_deref()).await;
                let found = found.map_err(|error| {
                    Failure::from(error).while_doing("could not find issuer and key in the cluster")
                })?;
                said = Some(in_words(&found));
                let key = VerifyingKey::shared_secret(found.key.expose_secret())
                    .map_err(|error| Failure::from(error).while_doing(unusable(&found.source)))?;
                if issuers.is_empty() {
                    issuers.extend(found.issuer);
                }
                notes = found.notes;
                key
            }
        };
        let trust = Trust {
            keys: key.into(),
            policy: VerifyPolicy {
                issuers,
                ..VerifyPolicy::default()
            },
        };
        Ok(Found { trust, said, notes })
    }
}
