//! `auth token`.

use clap::{Args, Subcommand};

use crate::cli::branch::Branch;
use crate::cli::{Failure, GlobalArgs, World};

mod generate;
mod inspect;
mod verify;

/// Sign, inspect and verify tokens
#[derive(Args, Debug)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(super) struct TokenArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Generate(Box<generate::GenerateArgs>),
    Inspect(inspect::InspectArgs),
    Verify(verify::VerifyArgs),
}

/// The same, for a line that asks for one of them.
pub(in crate::cli) const BRANCHES: [Branch; 3] = [
    Branch::leaf("generate", generate::GenerateArgs::augment_args),
    Branch::leaf("inspect", inspect::InspectArgs::augment_args),
    Branch::leaf("verify", verify::VerifyArgs::augment_args),
];

pub(super) fn run(
    args: TokenArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.verb {
        Verb::Generate(args) => generate::run(&args, global, world),
        Verb::Inspect(args) => inspect::run(&args, global, world),
        Verb::Verify(args) => verify::run(&args, global, world),
    }
}
