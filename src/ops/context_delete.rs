//! Deletes contexts and their tokens.

use super::context_create::forget;
use crate::domain::context::Context;
use crate::domain::name::ContextName;
use crate::ports::{ContextStore, UpdateError, VaultError, Vaults};

/// One context that is gone.
#[derive(Debug)]
pub struct Deleted {
    /// The context as it was.
    pub context: Context,
    /// Whether it was the current one, so that none is current now.
    pub was_current: bool,
    /// Its token could not be removed from its vault.
    pub left_behind: Option<VaultError>,
}

/// Removes the contexts first, all or none, then their tokens, so that no context ever names a token that is gone.
///
/// # Errors
/// [`UpdateError`] by cause; then nothing is changed.
pub fn run(
    names: &[ContextName],
    store: &dyn ContextStore,
    vaults: &dyn Vaults,
) -> Result<Vec<Deleted>, UpdateError> {
    let mut removed = Vec::new();
    store.update(&mut |book| {
        removed.clear();
        let current = book.current().cloned();
        for name in names {
            let context = book.remove(name)?;
            removed.push((current.as_ref() == Some(name), context));
        }
        Ok(())
    })?;
    let deleted = removed.into_iter().map(|(was_current, context)| Deleted {
        was_current,
        left_behind: forget(&context.credential, vaults).err(),
        context,
    });
    Ok(deleted.collect())
}
