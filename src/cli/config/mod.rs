//! `config`.

use clap::{Args, Subcommand};

use super::branch::Branch;
use super::{Failure, GlobalArgs, World};

mod path;
mod validate;
mod view;

/// Look at config.toml, and at what else decides
#[derive(Args, Debug)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(super) struct ConfigArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Path(path::PathArgs),
    View(view::ViewArgs),
    Validate(validate::ValidateArgs),
}

/// The same, for a line that asks for one of them.
pub(in crate::cli) const BRANCHES: [Branch; 3] = [
    Branch::leaf("path", path::PathArgs::augment_args),
    Branch::leaf("view", view::ViewArgs::augment_args),
    Branch::leaf("validate", validate::ValidateArgs::augment_args),
];

pub(super) fn run(
    args: ConfigArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.verb {
        Verb::Path(args) => path::run(&args, world),
        Verb::View(args) => view::run(&args, global, world),
        Verb::Validate(args) => validate::run(&args, world),
    }
}
