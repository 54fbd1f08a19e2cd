//! `auth key`.

use clap::{Args, Subcommand};

use crate::cli::branch::Branch;
use crate::cli::{Failure, GlobalArgs, World};

mod generate;

/// Make signing keys
#[derive(Args, Debug)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(super) struct KeyCommandArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Generate(generate::GenerateArgs),
}

/// The same, for a line that asks for one of them.
pub(in crate::cli) const BRANCHES: [Branch; 1] = [Branch::leaf(
    "generate",
    generate::GenerateArgs::augment_args,
)];

pub(super) fn run(
    args: KeyCommandArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.verb {
        Verb::Generate(args) => generate::run(&args, global, world),
    }
}
