//! Makes a context current.

use crate::domain::context::ContextError;
use crate::domain::name::ContextName;
use crate::ports::{ContextStore, UpdateError};

/// Which context to select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The one of this name.
    Named(ContextName),
    /// The one that was current before.
    Previous,
}

/// Selects a context and gives its name. Touches no vault.
///
/// # Errors
/// [`UpdateError`] by cause; then the current context is as before.
pub fn run(target: &Target, store: &dyn ContextStore) -> Result<ContextName, UpdateError> {
    let mut selected: Result<ContextName, ContextError> = Err(ContextError::NoPrevious);
    store.update(&mut |book| {
        let name = match target {
            Target::Named(name) => book.select(name).map(|()| name.clone())?,
            Target::Previous => book.select_previous()?,
        };
        selected = Ok(name);
        Ok(())
    })?;
    selected.map_err(UpdateError::Refused)
}
