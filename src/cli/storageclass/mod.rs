//! `storageclass`.

use clap::{Args, Subcommand};

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
