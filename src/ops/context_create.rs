//! Saves a token as a named context.

use crate::domain::context::{Context, ContextError, OnClash};
use crate::domain::credential::{Credential, StoredToken, VaultId, VaultKind};
use crate::domain::name::ContextName;
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;
use crate::domain::unverified::summarize_unverified;
use crate::ports::{ContextStore, StoreError, UpdateError, VaultError, Vaults};

/// The context to make.
#[derive(Debug)]
pub struct Request {
    /// Its name.
    pub name: ContextName,
    /// Its token.
    pub token: Jwt,
    /// Free text.
    pub description: Option<String>,
    /// Where the storage cluster's API answers.
    pub endpoint: Option<String>,
    /// Where the token will rest; the book's own choice, else the keyring, when not said.
    pub vault: Option<VaultKind>,
    /// A fresh id for the vault's entry.
    pub id: VaultId,
    /// What to do when the name is taken.
    pub on_clash: OnClash,
    /// Whether to make it current.
    pub select: bool,
}

/// What was done.
#[derive(Debug)]
pub struct Created {
    /// The context as it was saved.
    pub context: Context,
    /// Whether one of that name was there before.
    pub replaced: bool,
    /// Whether it is current now.
    pub is_current: bool,
    /// The replaced context's token could not be removed from its vault.
    pub left_behind: Option<VaultError>,
}

/// Why nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// The set of contexts refuses.
    #[error(transparent)]
    Context(#[from] ContextError),
    /// The config cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The vault cannot keep the token.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Saves the token first, then the context that names it, then removes the token it replaces.
///
/// Every prefix of that order is harmless: a token without a context is an orphan that is removed again when the
/// config cannot be written, and a context never names a token that is not there.
///
/// # Errors
/// [`CreateError`] by cause; then the book and the vault are as before.
pub fn run(
    request: Request,
    now: NumericDate,
    store: &dyn ContextStore,
    vaults: &dyn Vaults,
) -> Result<Created, CreateError> {
    let Request {
        name,
        token,
        description,
        endpoint,
        vault,
        id,
        on_clash,
        select,
    } = request;
    let book = store.load()?;
    // Asked again under the lock below; asked here so that a taken name touches no vault.
    if on_clash == OnClash::Refuse && book.get(&name).is_ok() {
        return Err(ContextError::Exists { name }.into());
    }
    let kind = vault.or(book.default_vault).unwrap_or(VaultKind::Keyring);
    let vault = vaults.open(kind)?;
    vault.put(&id, &format!("px context {name}"), &token)?;

    let context = Context {
        name: name.clone(),
        description,
        endpoint,
        credential: Credential::Stored(StoredToken {
            vault: kind,
            id: id.clone(),
            summary: summarize_unverified(&token),
        }),
        created: now,
    };
    let mut replaced = None;
    let mut is_current = false;
    let updated = store.update(&mut |book| {
        replaced = book.insert(context.clone(), on_clash)?.replaced;
        if select {
            book.select(&name)?;
        }
        is_current = book.current() == Some(&name);
        Ok(())
    });
    if let Err(error) = updated {
        // Nothing names the entry; a failure to remove it adds nothing to what is reported.
        drop(vault.remove(&id));
        return Err(match error {
            UpdateError::Refused(refused) => refused.into(),
            UpdateError::Store(failed) => failed.into(),
        });
    }
    let left_behind = replaced.as_ref().and_then(|old| forget(old, vaults).err());
    Ok(Created {
        context,
        replaced: replaced.is_some(),
        is_current,
        left_behind,
    })
}

/// Removes the token that a context kept, when it kept one.
///
/// # Errors
/// What the vault answers.
pub(super) fn forget(context: &Context, vaults: &dyn Vaults) -> Result<(), VaultError> {
    match &context.credential {
        Credential::Stored(stored) => vaults
            .open(stored.vault)?
            .remove(&stored.id)
            .map(|_was_there| ()),
    }
}
