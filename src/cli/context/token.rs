//! `context token`.

use clap::Args;

use crate::cli::flags::duration;
use crate::cli::{Failure, GlobalArgs, World, exit, token_source};
use crate::domain::name::ContextName;
use crate::ops::resolve::Ask;

/// Print a usable token of a px context
///
/// Prints the token and a line break, nothing else: the stored one, one signed just now by the recipe, or the one that
/// the Secret holds now. Refuses a token that has expired, or that ends sooner than --min-remaining.
///
/// Writes nothing. Nothing leaves this machine; a key or a Secret is read from the cluster when the px context says
/// so.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # For a tool that reads PXCTL_AUTH_TOKEN
  PXCTL_AUTH_TOKEN=$(kubectl pxsec context token) pxctl status

  # One that is good for the next ten minutes
  kubectl pxsec context token prod --min-remaining 10m")]
pub(super) struct TokenArgs {
    /// The px context [default: the one in use]
    #[arg(value_name = "NAME")]
    name: Option<ContextName>,
    /// How long the token must live on at least; 0s for: it has not expired
    #[arg(long, value_name = "DURATION", default_value = "0s", hide_default_value = true, allow_hyphen_values = true, value_parser = duration)]
    min_remaining: u64,
}

pub(super) fn run(
    args: &TokenArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let ask = Ask {
        lifetime: None,
        min_remaining_secs: Some(args.min_remaining),
    };
    let acting = token_source::act_as(args.name.as_ref(), global, ask, world)?;
    let token = acting.resolved.token;
    world.out(&token.expose_line())?;
    Ok(exit::OK)
}
