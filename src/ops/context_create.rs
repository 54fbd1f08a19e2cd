//! Saves a context under a name.

use crate::domain::context::{Context, ContextError, OnClash};
use crate::domain::credential::{Credential, StoredToken, VaultId, VaultKind};
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::recipe::Recipe;
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;
use crate::domain::unverified::summarize_unverified;
use crate::ports::{ContextStore, StoreError, UpdateError, VaultError, Vaults};

/// The context to make.
#[derive(Debug)]
pub struct Request {
    /// Its name.
    pub name: ContextName,
    /// What its tokens come from.
    pub credential: NewCredential,
    /// Free text.
    pub description: Option<String>,
    /// Where the storage cluster's API answers.
    pub endpoint: Option<String>,
    /// The Kubernetes cluster that it belongs to.
    pub kube: KubeBinding,
    /// What to do when the name is taken.
    pub on_clash: OnClash,
    /// Whether to make it current.
    pub select: bool,
}

/// A credential that is not saved yet.
#[derive(Debug)]
pub enum NewCredential {
    /// A token for a vault.
    Token {
        /// The token.
        token: Jwt,
        /// Where it will rest; the book's own choice, else the keyring, when not said.
        vault: Option<VaultKind>,
        /// A fresh id for the vault's entry.
        id: VaultId,
    },
    /// Room for a token that is stored later.
    Empty {
        /// As of a token.
        vault: Option<VaultKind>,
        /// A fresh id for the vault's entry.
        id: VaultId,
    },
    /// How to sign one.
    Recipe(Recipe),
    /// Where one is.
    Reference(SecretRef),
}

/// What was done.
#[derive(Debug)]
pub struct Created {
    /// The context as it was saved.
    pub context: Context,
    /// The context of that name that was there before.
    pub replaced: Option<Context>,
    /// Whether it is current now.
    pub is_current: bool,
    /// The replaced context's token could not be removed from its vault.
    pub left_behind: Option<VaultError>,
}

/// Why nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The set of contexts refuses.
    #[error(transparent)]
    Context(#[from] ContextError),
    /// The config cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The vault cannot keep the token.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The token that should move is in no vault.
    #[error("the {vault} vault has no token for the px context `{name}`")]
    NoToken {
        /// The context.
        name: ContextName,
        /// Its vault.
        vault: VaultKind,
    },
}

impl From<UpdateError> for SaveError {
    fn from(error: UpdateError) -> Self {
        match error {
            UpdateError::Refused(refused) => refused.into(),
            UpdateError::Store(failed) => failed.into(),
        }
    }
}

/// Saves the token first, then the context that names it, then removes the token it replaces.
///
/// Every prefix of that order is harmless: a token without a context is an orphan that is removed again when the
/// config cannot be written, and a context never names a token that is not there. Should someone who removes orphans
/// come between the two, the token is put again.
///
/// # Errors
/// [`SaveError`] by cause; then the book and the vault are as before.
pub fn run(
    request: Request,
    now: NumericDate,
    store: &dyn ContextStore,
    vaults: &dyn Vaults,
) -> Result<Created, SaveError> {
    let Request {
        name,
        credential,
        description,
        endpoint,
        kube,
        on_clash,
        select,
    } = request;
    let book = store.load()?;
    // Asked again under the lock below; asked here so that a taken name touches no vault.
    if on_clash == OnClash::Refuse && book.get(&name).is_ok() {
        return Err(ContextError::Exists { name }.into());
    }
    let kept = keep(credential, &name, book.default_vault, vaults)?;
    let context = Context {
        name: name.clone(),
        description,
        endpoint,
        kube,
        credential: kept.credential.clone(),
        created: now,
    };
    let mut replaced = None;
    let mut is_current = false;
    let mut lost = None;
    let updated = store.update(&mut |book| {
        replaced = book.insert(context.clone(), on_clash)?.replaced;
        kept.ensure(&name, vaults, &mut lost)?;
        if select {
            book.select(&name)?;
        }
        is_current = book.current() == Some(&name);
        Ok(())
    });
    if let Err(error) = updated {
        // Nothing names the entry; a failure to remove it adds nothing to what is reported.
        drop(forget(&context.credential, vaults));
        return Err(lost.map_or_else(|| error.into(), SaveError::Vault));
    }
    let left_behind = replaced
        .as_ref()
        .and_then(|old| forget(&old.credential, vaults).err());
    Ok(Created {
        context,
        replaced,
        is_current,
        left_behind,
    })
}

/// A credential as a context holds it, whose token is in its vault, and which no context has yet.
pub(super) struct Kept {
    pub(super) credential: Credential,
    pub(super) token: Option<Jwt>,
}

impl Kept {
    /// Puts the token again when it is gone.
    ///
    /// Until a context names it, the token is an orphan like others, and who removes orphans may have taken it. They
    /// hold the contexts meanwhile, so from within an update it cannot go any more.
    ///
    /// # Errors
    /// [`ContextError::Changed`], with the vault's reason in `lost`.
    pub(super) fn ensure(
        &self,
        name: &ContextName,
        vaults: &dyn Vaults,
        lost: &mut Option<VaultError>,
    ) -> Result<(), ContextError> {
        let (Some(token), Some(stored)) = (&self.token, self.credential.stored()) else {
            return Ok(());
        };
        let put_again = || {
            let vault = vaults.open(stored.vault)?;
            match vault.get(&stored.id)? {
                Some(_) => Ok(()),
                None => vault.put(&stored.id, &label(name), token),
            }
        };
        *lost = put_again().err();
        match lost {
            None => Ok(()),
            Some(_) => Err(ContextError::Changed { name: name.clone() }),
        }
    }
}

/// Puts the token of a credential into its vault, and gives the credential as a context holds it.
///
/// # Errors
/// What the vault answers; then nothing is kept.
pub(super) fn keep(
    credential: NewCredential,
    name: &ContextName,
    default_vault: Option<VaultKind>,
    vaults: &dyn Vaults,
) -> Result<Kept, VaultError> {
    let chosen = |vault: Option<VaultKind>| vault.or(default_vault).unwrap_or(VaultKind::Keyring);
    let mut kept = None;
    let credential = match credential {
        NewCredential::Token { token, vault, id } => {
            let vault = chosen(vault);
            vaults.open(vault)?.put(&id, &label(name), &token)?;
            let summary = Some(summarize_unverified(&token));
            kept = Some(token);
            Credential::Stored(StoredToken { vault, id, summary })
        }
        NewCredential::Empty { vault, id } => Credential::Stored(StoredToken {
            vault: chosen(vault),
            id,
            summary: None,
        }),
        NewCredential::Recipe(recipe) => Credential::Recipe(recipe),
        NewCredential::Reference(at) => Credential::Reference(at),
    };
    Ok(Kept {
        credential,
        token: kept,
    })
}

/// What keyring managers show for a context's entry.
pub(super) fn label(name: &ContextName) -> String {
    format!("px context {name}")
}

/// Removes the token that a credential keeps in a vault, when it keeps one.
///
/// # Errors
/// What the vault answers.
pub(super) fn forget(credential: &Credential, vaults: &dyn Vaults) -> Result<(), VaultError> {
    match credential.stored() {
        Some(stored) if stored.summary.is_some() => vaults
            .open(stored.vault)?
            .remove(&stored.id)
            .map(|_was_there| ()),
        _ => Ok(()),
    }
}
