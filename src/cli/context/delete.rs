//! `context delete`.

use std::collections::BTreeSet;

use clap::Args;

use crate::cli::prompt::{self, Answer};
use crate::cli::{Failure, World, exit};
use crate::domain::name::ContextName;
use crate::ops::context_delete;
use crate::ports::ContextStore as _;

/// Delete px contexts and their tokens
///
/// Removes them from config.toml, all or none, then their tokens from the vaults. The tokens themselves stay valid until
/// they expire. On a terminal it asks before.
///
/// Writes config.toml and the vaults only. Contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Forget one
  kubectl pxsec context delete old

  # Forget several without being asked
  kubectl pxsec context delete old older --yes")]
pub(super) struct DeleteArgs {
    /// The px contexts
    #[arg(value_name = "NAME", required = true)]
    pub(super) names: Vec<ContextName>,
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

pub(super) fn run(args: &DeleteArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let mut seen = BTreeSet::new();
    let names: Vec<ContextName> = args
        .names
        .iter()
        .filter(|name| seen.insert(*name))
        .cloned()
        .collect();
    if !args.yes && world.stdin_is_terminal {
        // Asked about only what is there.
        let book = world.contexts()?.load()?;
        for name in &names {
            book.get(name)?;
        }
        let listed: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let question = format!(
            "Delete the px context{} {} and what the vault keeps for {}?",
            if names.len() == 1 { "" } else { "s" },
            listed.join(", "),
            if names.len() == 1 { "it" } else { "them" },
        );
        if prompt::confirm(&question, world)? == Answer::No {
            return Err(Failure::failed("nothing was deleted"));
        }
    }
    let deleted = context_delete::run(&names, &world.contexts()?, &world.vaults())?;
    let mut left_behind: Option<Failure> = None;
    for gone in deleted {
        let name = &gone.context.name;
        world.out(&format!("px context `{name}` deleted\n"))?;
        if gone.was_current {
            world.note(
                "it was the current one; select another with: kubectl pxsec context use NAME",
            );
        }
        if let Some(error) = gone.left_behind {
            let told = Failure::from(error).while_doing(format!(
                "the px context `{name}` is deleted, but its token is still in the vault"
            ));
            // The last is told as the failure of the command.
            if let Some(before) = left_behind.replace(told) {
                world.tell(&before.render());
            }
        }
    }
    left_behind.map_or(Ok(exit::OK), Err)
}
