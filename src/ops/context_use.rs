//! Makes a context current.

use crate::domain::name::ContextName;
use crate::ports::{ContextStore, UpdateError};

/// Which context to select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The one of this name.
    Named(ContextName),
    /// The one that was current before.
    Previous,
    /// None at all.
    Nothing,
}

/// Selects a context and gives its name; for [`Target::Nothing`] the name of the one that was current. Touches no vault.
///
/// # Errors
/// [`UpdateError`] by cause; then the current context is as before.
pub fn run(target: &Target, store: &dyn ContextStore) -> Result<Option<ContextName>, UpdateError> {
    let mut named = None;
    store.update(&mut |book| {
        named = match target {
            Target::Named(name) => {
                book.select(name)?;
                Some(name.clone())
            }
            Target::Previous => Some(book.select_previous()?),
            Target::Nothing => book.deselect(),
        };
        Ok(())
    })?;
    Ok(named)
}
