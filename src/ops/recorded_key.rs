//! The signing keys that Secrets tell of in their annotations, each read once.
//!
//! Whoever may edit the Secret may name any key there. So a key is not taken from anywhere, and it signs only after it
//! has been seen to have signed the live token (docs/adr/0010-what-rotate-signs.md).

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use secrecy::ExposeSecret as _;
use tokio::sync::OnceCell;

use super::secret_push::StorageNamespaces;
use crate::domain::key::SigningKey;
use crate::domain::key_ref::KeyRef;
use crate::domain::secret_ref::SecretRef;
use crate::domain::token_record::SecretMetadata;
use crate::domain::verify::VerifyingKeys;
use crate::ports::{ClusterError, SecretCluster};

/// A key that signs, and the same key as it checks.
#[derive(Debug)]
pub struct KeyInHand {
    /// Signs.
    pub key: SigningKey,
    /// Checks.
    pub checks: VerifyingKeys,
    /// The Secret that holds it, when one does.
    pub at: Option<SecretRef>,
}

impl KeyInHand {
    /// The key, which is at `at` when it is in the cluster.
    #[must_use]
    pub fn new(key: SigningKey, at: Option<SecretRef>) -> Self {
        Self {
            checks: VerifyingKeys::from(key.verifying_key()),
            key,
            at,
        }
    }
}

/// Why the key that a Secret tells of does not serve.
#[derive(Debug, thiserror::Error)]
pub enum RecordedKeyError {
    /// It tells of none.
    #[error("it does not tell which key its token was signed with")]
    None,
    /// What it tells of is no key of a Secret. The text is the tenant's, so it is not shown.
    #[error("the signing key that it tells of is not of the form secret://NAMESPACE/NAME/KEY")]
    NotASecret,
    /// The key would come from whoever may edit the Secret.
    #[error(
        "the signing key that it tells of, secret://{at}, is in its own namespace, which is not a StorageCluster's"
    )]
    OwnNamespace {
        /// Where it says that the key is.
        at: SecretRef,
    },
    /// It cannot be read or used. Once for all Secrets that tell of it.
    #[error("the signing key that it tells of, secret://{at}, does not serve: {reason}")]
    Unusable {
        /// Where it is.
        at: SecretRef,
        /// Why not.
        reason: String,
    },
    /// The namespaces with a StorageCluster are not known.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
}

/// What came of reading one of them.
type Read = Rc<OnceCell<Result<Rc<KeyInHand>, String>>>;

/// The keys of one cluster that Secrets tell of.
#[derive(Debug, Default)]
pub struct RecordedKeys(RefCell<HashMap<SecretRef, Read>>);

impl RecordedKeys {
    /// The key that a Secret tells of. It must not be used before it has been seen to have signed the token there.
    ///
    /// # Errors
    /// [`RecordedKeyError`] by cause.
    pub async fn of(
        &self,
        secret: &SecretMetadata,
        cluster: &impl SecretCluster,
        storage: &StorageNamespaces,
    ) -> Result<Rc<KeyInHand>, RecordedKeyError> {
        let record = secret.recorded.token();
        let told = record.and_then(|record| record.signing_key.as_deref());
        let at = match told.ok_or(RecordedKeyError::None)?.parse() {
            Ok(KeyRef::Secret(at)) => at,
            Ok(KeyRef::File(_) | KeyRef::Env(_) | KeyRef::Fd(_) | KeyRef::Stdin) | Err(_) => {
                return Err(RecordedKeyError::NotASecret);
            }
        };
        if at.namespace == secret.namespace
            && !storage.of(cluster).await?.contains(&secret.namespace)
        {
            return Err(RecordedKeyError::OwnNamespace { at });
        }
        let read = Rc::clone(self.0.borrow_mut().entry(at.clone()).or_default());
        match read.get_or_init(|| read_key(&at, cluster)).await {
            Ok(key) => Ok(Rc::clone(key)),
            Err(reason) => Err(RecordedKeyError::Unusable {
                at,
                reason: reason.clone(),
            }),
        }
    }
}

async fn read_key(at: &SecretRef, cluster: &impl SecretCluster) -> Result<Rc<KeyInHand>, String> {
    let bytes = cluster
        .read_key(at)
        .await
        .map_err(|error| error.to_string())?;
    let key = SigningKey::from_bytes(bytes.expose_secret()).map_err(|error| error.to_string())?;
    Ok(Rc::new(KeyInHand::new(key, Some(at.clone()))))
}
