//! `completion SHELL`: the static completion script.

use clap::Args;
use clap_complete::Shell;

use super::{Failure, World, command, exit};

/// Print the completion script of a shell
///
/// Completes commands and flags of `kubectl-pxsec`. Reads and contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Load it in this bash
  source <(kubectl pxsec completion bash)

  # Install it for fish
  kubectl pxsec completion fish > ~/.config/fish/completions/kubectl-pxsec.fish")]
pub(super) struct CompletionArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(args: &CompletionArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "kubectl-pxsec", &mut script);
    world.out(&String::from_utf8_lossy(&script))?;
    Ok(exit::OK)
}
