//! `storageclass`.

use clap::{Args, Subcommand};

use super::branch::Branch;
use super::{Failure, GlobalArgs, World};

mod check;
mod print;

/// Show which tokens StorageClasses use, and print classes that use one
#[derive(Args, Debug)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(super) struct StorageClassArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Print(print::PrintArgs),
    Check(check::CheckArgs),
}

/// The same, for a line that asks for one of them.
pub(in crate::cli) const BRANCHES: [Branch; 2] = [
    Branch::leaf("print", print::PrintArgs::augment_args),
    Branch::leaf("check", check::CheckArgs::augment_args),
];

pub(super) fn run(
    args: StorageClassArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.verb {
        Verb::Print(args) => print::run(&args, world),
        Verb::Check(args) => check::run(&args, global, world),
    }
}
