//! `context use`.

use std::slice;

use clap::Args;

use crate::cli::{Failure, World, env_vars, exit};
use crate::domain::name::ContextName;
use crate::ops::context_use::{self, Target};

/// Make a px context the current one
///
/// `-` goes back to the previous one, and --none leaves none selected. Writes config.toml only. Contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Switch
  kubectl pxsec context use prod

  # And back
  kubectl pxsec context use -

  # Select none, so that each command must name one
  kubectl pxsec context use --none")]
pub(super) struct UseArgs {
    /// The px context, or - for the previous one
    #[arg(value_name = "NAME|-", value_parser = target, required_unless_present = "none")]
    target: Option<Target>,
    /// Select no px context
    #[arg(long, conflicts_with = "target")]
    none: bool,
}

impl UseArgs {
    /// The px context that is named, if any.
    pub(super) fn named(&self) -> &[ContextName] {
        match &self.target {
            Some(Target::Named(name)) => slice::from_ref(name),
            Some(Target::Previous | Target::Nothing) | None => &[],
        }
    }
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
    let target = args.target.as_ref().unwrap_or(&Target::Nothing);
    let named = context_use::run(target, &world.contexts()?)?;
    let (said, selected) = match (target, named) {
        (Target::Nothing, Some(was)) => (
            format!("no px context is selected now; `{was}` was"),
            String::new(),
        ),
        (Target::Nothing, None) => ("no px context is selected".to_owned(), String::new()),
        (Target::Named(_) | Target::Previous, name) => {
            let name = name.map(|name| name.to_string()).unwrap_or_default();
            (format!("switched to px context `{name}`"), name)
        }
    };
    world.out(&format!("{said}\n"))?;
    if let Some(other) = world
        .env(env_vars::PXSEC_CONTEXT)
        .map(|value| value.to_string_lossy().into_owned())
        && other != selected
    {
        world.warn(&format!(
            "PXSEC_CONTEXT is set to `{other}` and goes before the current px context"
        ));
    }
    Ok(exit::OK)
}
