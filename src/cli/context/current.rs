//! `context current`.

use clap::Args;

use crate::cli::flags::{context_choice, not_chosen};
use crate::cli::{Failure, GlobalArgs, World, exit, token_source};
use crate::ops::resolve;
use crate::ports::ContextStore as _;

/// Print the name of the px context in use
///
/// -c goes before PXSEC_CONTEXT, which goes before the current one. Reads config.toml only. Writes nothing and
/// contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Which one is in use
  kubectl pxsec context current")]
pub(super) struct CurrentArgs {}

pub(super) fn run(global: &GlobalArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let choice = context_choice(global.px_context.clone(), world)?;
    let book = world.contexts()?.load()?;
    let (context, by) =
        resolve::context(&book, &choice).map_err(|error| not_chosen(error, &choice))?;
    token_source::tell_choice(context, by, false, world);
    let name = context.name.clone();
    world.out(&format!("{name}\n"))?;
    Ok(exit::OK)
}
