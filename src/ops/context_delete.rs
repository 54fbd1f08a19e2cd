//! Deletes a context and its token.

use crate::domain::context::Context;
use crate::domain::name::ContextName;
use crate::ops::context_create::forget;
use crate::ports::{ContextStore, UpdateError, VaultError, Vaults};

/// What was done.
#[derive(Debug)]
pub struct Deleted {
    /// The context as it was.
    pub context: Context,
    /// Whether it was the current one, so that none is current now.
    pub was_current: bool,
    /// Its token could not be removed from its vault.
    pub left_behind: Option<VaultError>,
}

/// Removes the context first, then its token, so that no context ever names a token that is gone.
///
/// # Errors
/// [`UpdateError`] by cause; then nothing is changed.
pub fn run(
    name: &ContextName,
    store: &dyn ContextStore,
    vaults: &dyn Vaults,
) -> Result<Deleted, UpdateError> {
    let mut removed = None;
    let mut was_current = false;
    store.update(&mut |book| {
        was_current = book.current() == Some(name);
        removed = Some(book.remove(name)?);
        Ok(())
    })?;
    let context = removed.expect("an update that succeeds has run its edit");
    let left_behind = forget(&context, vaults).err();
    Ok(Deleted {
        context,
        was_current,
        left_behind,
    })
}
