//! Which context, and which token: one precedence for every command.
//!
//! A flag goes before `PXSEC_CONTEXT`, that before the current context; where there is none of them, a token of the
//! environment is the last resort.

use secrecy::{ExposeSecret as _, SecretString};

use super::token_generate::{self, GenerateError, Warning};
use crate::domain::context::{Context, ContextBook, ContextError};
use crate::domain::credential::{Credential, StoredToken, VaultKind};
use crate::domain::name::ContextName;
use crate::domain::recipe::{NoIssuer, Recipe};
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::{Lifetime, NumericDate};
use crate::domain::token::{Jwt, TokenShapeError};
use crate::domain::unverified::summarize_unverified;
use crate::ports::{KeySource, VaultError, Vaults};

/// What flags and environment say about the context to act as.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// By an argument or flag.
    pub flag: Option<ContextName>,
    /// By the environment variable `PXSEC_CONTEXT`.
    pub env: Option<ContextName>,
    /// Tokens of environment variables, the first one first.
    pub tokens: Vec<EnvToken>,
}

/// A token in an environment variable.
#[derive(Clone, Debug)]
pub struct EnvToken {
    /// The variable.
    pub variable: &'static str,
    /// Its value; `SecretString` does not print it.
    pub text: SecretString,
}

/// What chose a context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenBy {
    /// An argument or flag.
    Flag,
    /// `PXSEC_CONTEXT`.
    Env,
    /// Nothing else: it is the current one.
    Current,
}

/// What a token is to come from.
#[derive(Clone, Debug)]
pub enum Chosen<'a> {
    /// A context.
    Context(&'a Context, ChosenBy),
    /// The last resort.
    Env(&'a EnvToken),
}

/// Chooses what a token comes from.
///
/// # Errors
/// [`ContextError::NotFound`], or [`ContextError::NoCurrent`] when nothing says which. A name that is wrong never
/// falls through to what comes after it.
pub fn choose<'a>(book: &'a ContextBook, choice: &'a Choice) -> Result<Chosen<'a>, ContextError> {
    match (context(book, choice), choice.tokens.first()) {
        (Ok((context, by)), _) => Ok(Chosen::Context(context, by)),
        (Err(ContextError::NoCurrent { .. }), Some(token)) => Ok(Chosen::Env(token)),
        (Err(error), _) => Err(error),
    }
}

/// Chooses a context: flag, then environment, then the current one.
///
/// # Errors
/// As [`choose`].
pub fn context<'book>(
    book: &'book ContextBook,
    choice: &Choice,
) -> Result<(&'book Context, ChosenBy), ContextError> {
    let asked = [
        (choice.flag.as_ref(), ChosenBy::Flag),
        (choice.env.as_ref(), ChosenBy::Env),
        (book.current(), ChosenBy::Current),
    ];
    match asked.into_iter().find_map(|(name, by)| Some((name?, by))) {
        Some((name, by)) => Ok((book.get(name)?, by)),
        None => Err(ContextError::NoCurrent {
            any: book.iter().next().is_some(),
        }),
    }
}

/// What is asked of a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask {
    /// The lifetime of a fresh one, instead of the recipe's.
    pub lifetime: Option<Lifetime>,
    /// How many seconds it must live on at least; `None` also takes an expired one.
    pub min_remaining_secs: Option<u64>,
}

/// A token, and what is known from how it was come by.
#[derive(Debug)]
pub struct Resolved {
    /// The token.
    pub token: Jwt,
    /// The lifetime that it was signed with just now.
    pub lifetime: Option<Lifetime>,
    /// The Secret with the key that it was signed with just now.
    pub signing_key: Option<SecretRef>,
    /// What is unwise about it, when it was signed just now.
    pub warnings: Vec<Warning>,
}

impl Resolved {
    fn found(token: Jwt) -> Self {
        Self {
            token,
            lifetime: None,
            signing_key: None,
            warnings: Vec::new(),
        }
    }
}

/// Why a context gives no token; `E` is the error of the [`KeySource`].
#[derive(Debug, thiserror::Error)]
pub enum TokenError<E> {
    /// The vault failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The vault has no such entry, or none was ever stored.
    #[error("the {vault} vault has no token for the px context `{name}`")]
    Missing {
        /// The context.
        name: ContextName,
        /// Its vault.
        vault: VaultKind,
    },
    /// A key or Secret cannot be read.
    #[error("the key or Secret cannot be read")]
    Source(E),
    /// The recipe has no issuer, and the cluster tells none.
    #[error(transparent)]
    NoIssuer(#[from] NoIssuer),
    /// The recipe cannot be signed.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// What the Secret or the variable holds is no token.
    #[error("what {place} holds is not a token")]
    NotAToken {
        /// Where it was found.
        place: String,
        /// What is wrong with it.
        source: TokenShapeError,
    },
    /// The life of a token that is not signed anew cannot be chosen.
    #[error("the life of its token cannot be chosen: it is not signed when needed, but {kind}")]
    LifetimeFixed {
        /// The credential's kind.
        kind: &'static str,
    },
    /// It ends too soon.
    #[error("the token of {of} {}", ends(*expires, *now))]
    EndsTooSoon {
        /// Whose it is, in words.
        of: String,
        /// Its `exp`.
        expires: NumericDate,
        /// When that was found.
        now: NumericDate,
        /// How long it should have lived on, in seconds.
        min_secs: u64,
        /// Whether a new one would be signed with a longer life.
        from_recipe: bool,
    },
}

fn ends(expires: NumericDate, now: NumericDate) -> String {
    let verb = if expires <= now { "expired" } else { "expires" };
    format!("{verb} at {}", expires.to_rfc3339())
}

/// The token of a context, of whatever kind.
///
/// A stored one is fetched, a recipe is signed, a reference is read. Does not verify.
///
/// # Errors
/// [`TokenError`] by cause.
pub fn token<S: KeySource>(
    context: &Context,
    ask: Ask,
    now: NumericDate,
    vaults: &dyn Vaults,
    source: &mut S,
) -> Result<Resolved, TokenError<S::Error>> {
    let credential = &context.credential;
    let fixed = TokenError::LifetimeFixed {
        kind: credential.kind(),
    };
    let resolved = match credential {
        Credential::Recipe(recipe) => sign(recipe, ask.lifetime, now, source)?,
        Credential::Stored(_) | Credential::Reference(_) if ask.lifetime.is_some() => {
            return Err(fixed);
        }
        Credential::Stored(stored) => {
            let token = self::stored(stored, vaults)?;
            Resolved::found(token.ok_or_else(|| TokenError::Missing {
                name: context.name.clone(),
                vault: stored.vault,
            })?)
        }
        Credential::Reference(at) => {
            let bytes = source.secret(at).map_err(TokenError::Source)?;
            // Taken as it is: the storage server gets a line break at its end too, and chokes on it.
            let token = std::str::from_utf8(bytes.expose_secret())
                .map_err(|_| TokenShapeError::NotUtf8)
                .and_then(Jwt::parse)
                .map_err(|source| TokenError::NotAToken {
                    place: format!("secret://{at}"),
                    source,
                })?;
            Resolved::found(token)
        }
    };
    let from_recipe = matches!(credential, Credential::Recipe(_));
    check_end(&resolved.token, ask, now, from_recipe, || {
        format!("the px context `{}`", context.name)
    })?;
    Ok(resolved)
}

/// A token from its vault; `None` when it is not there, or none was ever stored.
///
/// # Errors
/// [`VaultError`] by cause.
pub fn stored(stored: &StoredToken, vaults: &dyn Vaults) -> Result<Option<Jwt>, VaultError> {
    if stored.summary.is_none() {
        return Ok(None);
    }
    vaults.open(stored.vault)?.get(&stored.id)
}

/// The token of an environment variable.
///
/// # Errors
/// [`TokenError::NotAToken`], or as [`token`].
pub fn env_token<E>(
    token: &EnvToken,
    ask: Ask,
    now: NumericDate,
) -> Result<Resolved, TokenError<E>> {
    if ask.lifetime.is_some() {
        return Err(TokenError::LifetimeFixed {
            kind: "in the environment",
        });
    }
    let found = Jwt::parse(token.text.expose_secret()).map_err(|source| TokenError::NotAToken {
        place: token.variable.to_owned(),
        source,
    })?;
    check_end(&found, ask, now, false, || token.variable.to_owned())?;
    Ok(Resolved::found(found))
}

/// Signs a token by a recipe.
///
/// # Errors
/// [`TokenError`] by cause.
pub fn sign<S: KeySource>(
    recipe: &Recipe,
    lifetime: Option<Lifetime>,
    now: NumericDate,
    source: &mut S,
) -> Result<Resolved, TokenError<S::Error>> {
    let found = source.key(&recipe.key).map_err(TokenError::Source)?;
    let draft = recipe.draft(found.issuer, lifetime)?;
    let request = token_generate::Request {
        draft,
        key: &found.key,
        algorithm: recipe.algorithm,
    };
    let signed = token_generate::run(request, now)?;
    Ok(Resolved {
        token: signed.token,
        lifetime: Some(lifetime.unwrap_or(recipe.lifetime)),
        signing_key: found.at,
        warnings: signed.warnings,
    })
}

fn check_end<E>(
    token: &Jwt,
    ask: Ask,
    now: NumericDate,
    from_recipe: bool,
    of: impl FnOnce() -> String,
) -> Result<(), TokenError<E>> {
    let (Some(min_secs), Some(expires)) =
        (ask.min_remaining_secs, summarize_unverified(token).expires)
    else {
        return Ok(());
    };
    let left = u64::try_from(now.secs_until(expires)).unwrap_or(0);
    if left == 0 || left < min_secs {
        return Err(TokenError::EndsTooSoon {
            of: of(),
            expires,
            now,
            min_secs,
            from_recipe,
        });
    }
    Ok(())
}
