//! `context rename`.

use clap::Args;

use crate::cli::{Failure, World, env_vars, exit};
use crate::domain::context::ContextError;
use crate::domain::name::ContextName;
use crate::ports::{ContextStore as _, UpdateError};

/// Give a px context another name
///
/// It stays current when it was, and its token stays where it is: vaults know it by an id. Writes config.toml only.
/// Contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Call it by what it is
  kubectl pxsec context rename prod prod-eu")]
pub(super) struct RenameArgs {
    /// The name it has
    #[arg(value_name = "OLD")]
    pub(super) old: ContextName,
    /// The name it gets
    #[arg(value_name = "NEW")]
    new: ContextName,
}

pub(super) fn run(args: &RenameArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let RenameArgs { old, new } = args;
    let renamed = world.contexts()?.update(&mut |book| book.rename(old, new));
    renamed.map_err(|error| match error {
        UpdateError::Refused(taken @ ContextError::Exists { .. }) => {
            Failure::new(exit::CONTEXT, taken.to_string()).hint(format!(
                "choose another name, or delete that one first: kubectl pxsec context delete {new}"
            ))
        }
        other => other.into(),
    })?;
    world.out(&format!("px context `{old}` renamed to `{new}`\n"))?;
    if world
        .env(env_vars::PXSEC_CONTEXT)
        .is_some_and(|named| named == old.as_str())
    {
        world.warn(&format!("PXSEC_CONTEXT still names `{old}`"));
    }
    Ok(exit::OK)
}
