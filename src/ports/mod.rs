//! What the use-cases need from the world, as traits, with what goes in and comes out.
//!
//! Adapters live in `store` (this machine) and `cluster` (Kubernetes). Their errors are in `error`.

use secrecy::SecretSlice;

use crate::domain::context::{ContextBook, ContextError};
use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::key::SigningKey;
use crate::domain::recipe::KeyPlace;
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;

mod cluster;
mod error;

pub use crate::domain::token_record::{SecretMetadata, TokenRecord};
pub use cluster::{
    Applied, ApplyMode, ClusterTarget, DesiredSecret, Greeting, GuestAccess, LiveSecret, Retry,
    Right, Scope, SecretCluster, SecretEvent, SecurityFound, SecurityLook, SecuritySettings,
};
pub use error::{
    AUTH_PROVIDER_REMOVED, ClusterError, FieldConflict, NO_STATUS, NO_SUCH_PLUGIN, PERHAPS_DONE,
    StoreError, UpdateError, VaultError,
};

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
    /// When `edit` fails nothing is written. When it changes nothing, nothing is written either. It may run twice: what
    /// its last run did is what counts, and that one ran under the lock if anything was written.
    ///
    /// # Errors
    /// [`UpdateError::Refused`] carries the error of `edit`, [`UpdateError::Store`] everything else.
    fn update(
        &self,
        edit: &mut dyn FnMut(&mut ContextBook) -> Result<(), ContextError>,
    ) -> Result<(), UpdateError>;

    /// Shows the contexts to `work` while nobody can change them, and changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read or held; then `work` did not run.
    fn hold(&self, work: &mut dyn FnMut(&ContextBook)) -> Result<(), StoreError>;
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

/// Where signing keys and live tokens are read from, each time one is needed.
pub trait KeySource {
    /// Why something cannot be read; never with a byte of what was read.
    type Error;

    /// The signing key at a place, with what was found beside it.
    ///
    /// # Errors
    /// By source.
    fn key(&mut self, place: &KeyPlace) -> Result<KeyFound, Self::Error>;

    /// The bytes under one key of a Secret, exactly as stored.
    ///
    /// # Errors
    /// By cause.
    fn secret(&mut self, at: &SecretRef) -> Result<SecretSlice<u8>, Self::Error>;
}

/// A signing key, and what is known from where it was found.
#[derive(Debug)]
pub struct KeyFound {
    /// The key.
    pub key: SigningKey,
    /// The issuer, when it was found in the cluster with the key.
    pub issuer: Option<String>,
    /// The Secret that holds the key, when one does.
    pub at: Option<SecretRef>,
}
