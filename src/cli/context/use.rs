//! `context use`.

use clap::Args;

use crate::cli::{Failure, World, env_vars, exit};
use crate::domain::name::ContextName;
use crate::ops::context_use::{self, Target};

/// Make a px context the current one
///
/// `-` goes back to the previous one. Writes config.toml only.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Switch
  kubectl pxsec context use prod

  # And back
  kubectl pxsec context use -")]
pub(super) struct UseArgs {
    /// The px context, or - for the previous one
    #[arg(value_name = "NAME|-", value_parser = target)]
    target: Target,
}

fn target(text: &str) -> Result<Target, String> {
    if text == "-" {
        return Ok(Target::Previous);
    }
    text.parse::<ContextName>()
        .map(Target::Named)
        .map_err(|error| error.to_string())
}

pub(super) fn run(args: &UseArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let name = context_use::run(&args.target, &world.contexts()?)?;
    world.out(&format!("switched to px context `{name}`\n"))?;
    if let Some(other) = world
        .env(env_vars::PXSEC_CONTEXT)
        .map(|value| value.to_string_lossy().into_owned())
        && other != name.as_str()
    {
        world.warn(&format!(
            "PXSEC_CONTEXT is set to `{other}` and goes before the current px context"
        ));
    }
    Ok(exit::OK)
}
