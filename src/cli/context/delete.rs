//! `context delete`.

use clap::Args;

use crate::cli::{Failure, World, exit};
use crate::domain::name::ContextName;
use crate::ops::context_delete;

/// Delete a px context and its token
///
/// Removes it from config.toml, then its token from the vault. The token itself stays valid until it expires.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Forget one
  kubectl pxsec context delete old")]
pub(super) struct DeleteArgs {
    /// The px context
    #[arg(value_name = "NAME")]
    name: ContextName,
}

pub(super) fn run(args: &DeleteArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let deleted = context_delete::run(&args.name, &world.contexts()?, &world.vaults())?;
    world.out(&format!("px context `{}` deleted\n", args.name))?;
    if deleted.was_current {
        world.note("it was the current one; select another with: kubectl pxsec context use NAME");
    }
    match deleted.left_behind {
        None => Ok(exit::OK),
        Some(error) => Err(Failure::from(error).while_doing(format!(
            "the px context `{}` is deleted, but its token is still in the vault",
            args.name
        ))),
    }
}
