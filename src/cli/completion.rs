//! `completion SHELL`, and `completion install` below it.

use clap::{Args, Subcommand};

use super::complete::Shell;
use super::{Failure, World, exit};

mod install;

/// Complete command lines with the tab key
///
/// Prints the script that completes `kubectl-pxsec` in a shell, with the names of this machine and of the cluster. For
/// `kubectl pxsec …` it is kubectl that completes: it asks the program kubectl_complete-pxsec, which `completion install`
/// puts beside the plugin.
///
/// While a line is completed no vault is opened, no credential plugin is run, and the API server is asked for the names
/// of namespaces and the metadata of Secrets for a second at most. These names are kept for a minute in the cache folder.
#[derive(Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_long_help = "\
Examples:
  # Let everything complete from now on
  kubectl pxsec completion install

  # Only in this bash, for kubectl-pxsec
  source <(kubectl pxsec completion bash)"
)]
pub(super) struct CompletionArgs {
    /// The shell
    #[arg(value_name = "SHELL", required = true)]
    shell: Option<Shell>,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Install(install::InstallArgs),
}

pub(super) fn run(args: &CompletionArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    match (&args.verb, args.shell) {
        (Some(Verb::Install(args)), _) => install::run(args, world),
        (None, Some(shell)) => {
            world.out(&shell.script())?;
            Ok(exit::OK)
        }
        (None, None) => Err(Failure::usage("the shell is missing")),
    }
}
