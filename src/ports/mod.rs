//! What the use-cases need from the world, as traits, with what goes in and comes out.
//!
//! Adapters live in `store` (this machine) and `cluster` (Kubernetes). Their errors are in `error`.

use std::collections::BTreeMap;

use secrecy::SecretSlice;

use crate::domain::context::{ContextBook, ContextError};
use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::NumericDate;
use crate::domain::token::{Fingerprint, Jwt};

mod error;

pub use error::{ClusterError, FieldConflict, StoreError, UpdateError, VaultError};

/// Tells the time.
pub trait Clock {
    /// The present instant.
    fn now(&self) -> NumericDate;
}

/// Where contexts are kept. Never sees a token.
pub trait ContextStore {
    /// Reads all contexts; a store that does not exist yet is empty.
    ///
    /// # Errors
    /// [`StoreError`] when what is there cannot be read; nothing is changed.
    fn load(&self) -> Result<ContextBook, StoreError>;

    /// Reads, applies `edit`, and replaces what is stored, all under one lock.
    ///
    /// When `edit` fails nothing is written. When it changes nothing, nothing is written either.
    ///
    /// # Errors
    /// [`UpdateError::Refused`] carries the error of `edit`, [`UpdateError::Store`] everything else.
    fn update(
        &self,
        edit: &mut dyn FnMut(&mut ContextBook) -> Result<(), ContextError>,
    ) -> Result<(), UpdateError>;
}

/// Where tokens are kept, by id.
pub trait TokenVault {
    /// Which one it is.
    fn kind(&self) -> VaultKind;

    /// The token under `id`; `None` when there is none.
    ///
    /// # Errors
    /// [`VaultError`] by cause.
    fn get(&self, id: &VaultId) -> Result<Option<Jwt>, VaultError>;

    /// Keeps `token` under `id`, in place of one that is there. `label` is shown by keyring managers.
    ///
    /// # Errors
    /// [`VaultError`] by cause.
    fn put(&self, id: &VaultId, label: &str, token: &Jwt) -> Result<(), VaultError>;

    /// Removes the token under `id`, and tells whether there was one.
    ///
    /// # Errors
    /// [`VaultError`] by cause.
    fn remove(&self, id: &VaultId) -> Result<bool, VaultError>;

    /// The ids of all tokens that this vault surely holds for this config folder, sorted, each once.
    ///
    /// Fetches no token and unlocks nothing. Leaves out what may belong to another config folder, and what has no
    /// id: a token that is missing here may be there all the same, which [`TokenVault::get`] tells.
    ///
    /// # Errors
    /// [`VaultError::NotListable`] when this vault cannot tell; others by cause.
    fn ids(&self) -> Result<Vec<VaultId>, VaultError>;
}

/// The vaults of this machine.
pub trait Vaults {
    /// The vault of this kind. Does not reach it yet.
    ///
    /// # Errors
    /// [`VaultError::Folder`] when no folder for it is known.
    fn open(&self, kind: VaultKind) -> Result<Box<dyn TokenVault>, VaultError>;
}

/// The part of a Kubernetes API server that pxsec uses.
#[expect(
    async_fn_in_trait,
    reason = "used on one thread with the one adapter; no Send bound is needed"
)]
pub trait SecretCluster {
    /// Which cluster it is, for messages.
    fn target(&self) -> &ClusterTarget;

    /// The bytes under one key of a Secret, exactly as stored (base64 of the API removed once).
    ///
    /// # Errors
    /// [`ClusterError::SecretNotFound`] and [`ClusterError::KeyNotFound`] name what is there instead.
    async fn read_key(&self, at: &SecretRef) -> Result<SecretSlice<u8>, ClusterError>;

    /// A Secret's metadata; `None` when there is no such Secret. Its data never leaves the cluster.
    ///
    /// # Errors
    /// [`ClusterError`] by cause.
    async fn metadata(
        &self,
        namespace: &str,
        name: &str,
    ) -> Result<Option<SecretMetadata>, ClusterError>;

    /// Creates a Secret that must not exist yet.
    ///
    /// # Errors
    /// [`ClusterError::AlreadyExists`] when it does.
    async fn create(&self, want: &DesiredSecret) -> Result<(), ClusterError>;

    /// Applies a Secret by one server-side apply with the field manager `pxsec`.
    ///
    /// Fields of other managers, and data under other keys, stay.
    ///
    /// # Errors
    /// [`ClusterError::Conflict`] names the managers that own fields with other values, unless `mode.force`.
    async fn apply(
        &self,
        want: &DesiredSecret,
        mode: ApplyMode,
    ) -> Result<SecretMetadata, ClusterError>;

    /// Finds out which issuer and shared secret the storage cluster uses, and reads each Secret once.
    ///
    /// Reads StorageClusters in all namespaces (or only in `namespace`), else the Secrets that the documentation
    /// names, in `namespace` or the usual ones.
    ///
    /// # Errors
    /// [`ClusterError::NoSecurityFound`], [`ClusterError::SeveralStorageClusters`], or what the server answered.
    async fn find_security(&self, namespace: Option<&str>) -> Result<SecurityFound, ClusterError>;
}

/// Which Kubernetes cluster is talked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterTarget {
    /// The kubeconfig context, or `in-cluster`.
    pub kube_context: String,
    /// The API server's URL, without user info, query or fragment.
    pub server: String,
    /// The namespace of the kubeconfig context, `default` when it has none.
    pub default_namespace: String,
}

/// A Secret as it should be, as far as pxsec decides it.
#[derive(Debug)]
pub struct DesiredSecret {
    /// The namespace.
    pub namespace: String,
    /// The name.
    pub name: String,
    /// Values by key; `SecretSlice` does not print them.
    pub data: Vec<(String, SecretSlice<u8>)>,
    /// What is recorded about a token, as annotations; `None` for Secrets that hold keys.
    pub record: Option<TokenRecord>,
    /// The user's own annotations.
    pub annotations: BTreeMap<String, String>,
    /// The user's own labels.
    pub labels: BTreeMap<String, String>,
}

/// What a pushed Secret tells about its token, so that status needs no token and renewal no local state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRecord {
    /// `exp`; `None` for a token that never expires.
    pub expires: Option<NumericDate>,
    /// `iat`.
    pub issued: Option<NumericDate>,
    /// `iss`.
    pub issuer: String,
    /// `sub`.
    pub subject: String,
    /// `roles`.
    pub roles: Vec<String>,
    /// `groups`.
    pub groups: Vec<String>,
    /// Tells the token from others.
    pub fingerprint: Fingerprint,
    /// The reference of the key it was signed with, when that is in the cluster and was used in the same step.
    pub signing_key: Option<String>,
    /// How long it was made to live, in seconds.
    pub lifetime_secs: Option<u64>,
    /// How long before `expires` it should be renewed, in seconds.
    pub renew_before_secs: Option<u64>,
}

/// How to apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ApplyMode {
    /// Take over fields that other managers own.
    pub force: bool,
    /// Let the server check everything and store nothing.
    pub dry_run: bool,
}

/// What a Secret's metadata tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretMetadata {
    /// Changes exactly when the object changes.
    pub resource_version: String,
    /// Kind and name of its owners, such as `("StorageCluster", "px-cluster")`.
    pub owners: Vec<(String, String)>,
}

/// The issuer and the shared secret of a storage cluster.
#[derive(Debug)]
pub struct SecurityFound {
    /// Where it was found, such as `StorageCluster portworx/px-cluster`.
    pub source: String,
    /// The issuer, when what was found tells it.
    pub issuer: Option<String>,
    /// The shared secret; `SecretSlice` does not print it.
    pub key: SecretSlice<u8>,
    /// The Secret that holds it; `None` for a literal in the StorageCluster's `spec.env`.
    pub key_at: Option<SecretRef>,
    /// What is odd about it, in words.
    pub notes: Vec<String>,
}
