//! Which token a command works on.

use std::path::PathBuf;

use clap::Args;
use secrecy::{ExposeSecret as _, SecretString};

use super::flags::context_choice;
use super::input::{self, RawToken, StdinGuard};
use super::report::Failure;
use super::world::{ClusterFlags, World};
use crate::domain::context::Context;
use crate::domain::name::ContextName;
use crate::domain::secret_ref::TokenSecretRef;
use crate::domain::token::Jwt;
use crate::ops::resolve;
use crate::ports::{ClusterError, ContextStore as _, SecretCluster as _};

/// The token that `inspect` and `verify` look at.
#[derive(Args, Clone, Debug)]
pub struct TokenSourceArgs {
    /// The token, or - for standard input [default: the token of the px context]
    #[arg(value_name = "TOKEN|-", group = "token_source")]
    pub token: Option<SecretString>,
    /// File with the token, or - for standard input
    #[arg(long, value_name = "FILE|-", group = "token_source")]
    pub token_file: Option<PathBuf>,
    /// Secret with the token; the key is auth-token unless given
    #[arg(long, value_name = "NAMESPACE/NAME[/KEY]", group = "token_source")]
    pub secret: Option<TokenSecretRef>,
}

/// Fetches the token that the arguments name: one of them, else the px context's.
///
/// # Errors
/// Usage errors when a px context is named beside another source; everything else by cause.
pub fn read(
    args: &TokenSourceArgs,
    px_context: Option<&ContextName>,
    cluster: &ClusterFlags,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<RawToken, Failure> {
    let given = args.token.is_some() || args.token_file.is_some() || args.secret.is_some();
    if given && px_context.is_some() {
        return Err(Failure::usage(
            "two tokens are named: by the px context and by another argument",
        ));
    }
    if let Some(token) = &args.token {
        if token.expose_secret() == "-" {
            return input::read_token_file("the token", "-".as_ref(), guard, world);
        }
        return Ok(RawToken::from_argument(token));
    }
    if let Some(path) = &args.token_file {
        return input::read_token_file("--token-file", path, guard, world);
    }
    if let Some(TokenSecretRef(at)) = &args.secret {
        let bytes =
            world.with_cluster(cluster, |cluster| async move { cluster.read_key(at).await });
        let bytes = bytes.map_err(|error: ClusterError| {
            Failure::from(error).while_doing(format!("could not read the token secret://{at}"))
        })?;
        return Ok(RawToken::from_bytes(bytes.expose_secret()));
    }
    let (_, token) = of_context(px_context, world).map_err(|failure| {
        if px_context.is_none() {
            failure.hint("or give a token: as an argument, with --token-file, --secret, or - for standard input")
        } else {
            failure
        }
    })?;
    Ok(RawToken::from_jwt(&token))
}

/// The px context that flag and environment choose, and its token.
///
/// # Errors
/// By cause; [`crate::cli::exit::CONTEXT`] when there is no such context.
pub fn of_context(
    px_context: Option<&ContextName>,
    world: &World<'_>,
) -> Result<(Context, Jwt), Failure> {
    let choice = context_choice(px_context.cloned(), world)?;
    let book = world.contexts()?.load()?;
    let context = resolve::context(&book, &choice)?;
    let token = resolve::token(context, &world.vaults())?;
    Ok((context.clone(), token))
}
