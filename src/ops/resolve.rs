//! Which context, and which token: one precedence for every command.

use crate::domain::context::{Context, ContextBook, ContextError};
use crate::domain::credential::{Credential, VaultKind};
use crate::domain::name::ContextName;
use crate::domain::token::Jwt;
use crate::ports::{VaultError, Vaults};

/// The context that was asked for, by whom.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// By an argument or flag.
    pub flag: Option<ContextName>,
    /// By the environment variable `PXSEC_CONTEXT`.
    pub env: Option<ContextName>,
}

/// Chooses a context: flag, then environment, then the current one.
///
/// # Errors
/// [`ContextError::NotFound`], or [`ContextError::NoCurrent`] when nothing says which.
pub fn context<'book>(
    book: &'book ContextBook,
    choice: &Choice,
) -> Result<&'book Context, ContextError> {
    let asked = choice
        .flag
        .as_ref()
        .or(choice.env.as_ref())
        .or_else(|| book.current());
    match asked {
        Some(name) => book.get(name),
        None => Err(ContextError::NoCurrent {
            any: book.iter().next().is_some(),
        }),
    }
}

/// Why a context gives no token.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The vault failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The vault has no such entry any more.
    #[error("the {vault} vault has no token for the px context `{name}`")]
    Missing {
        /// The context.
        name: ContextName,
        /// Its vault.
        vault: VaultKind,
    },
}

/// Fetches the token of a context. Does not look at its expiry.
///
/// # Errors
/// [`TokenError`] by cause.
pub fn token(context: &Context, vaults: &dyn Vaults) -> Result<Jwt, TokenError> {
    match &context.credential {
        Credential::Stored(stored) => {
            vaults
                .open(stored.vault)?
                .get(&stored.id)?
                .ok_or_else(|| TokenError::Missing {
                    name: context.name.clone(),
                    vault: stored.vault,
                })
        }
    }
}
