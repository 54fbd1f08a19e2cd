//! `auth key`.

use clap::{Args, Subcommand};

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

pub(super) fn run(
    args: KeyCommandArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.verb {
        Verb::Generate(args) => generate::run(&args, global, world),
    }
}
