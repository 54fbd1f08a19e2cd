//! `secret`.

use clap::{Args, Subcommand};

use super::{Failure, GlobalArgs, World};

mod delete;
mod delete_find;
mod diff;
mod push;
mod push_source;
mod rotate;
mod status;
mod status_run;
mod status_trust;
mod status_watch;

/// Put tokens into Kubernetes Secrets, keep them good, and take them away
#[derive(Args, Debug)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(super) struct SecretArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Push(Box<push::PushArgs>),
    Diff(Box<diff::DiffArgs>),
    Status(Box<status::StatusArgs>),
    Rotate(Box<rotate::RotateArgs>),
    Delete(delete::DeleteArgs),
}

pub(super) fn run(
    args: SecretArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.verb {
        Verb::Push(args) => push::run(&args, global, world),
        Verb::Diff(args) => diff::run(&args, global, world),
        Verb::Rotate(args) => rotate::run(&args, global, world),
        Verb::Delete(args) => delete::run(&args, global, world),
        Verb::Status(args) => status::run(&args, global, world),
    }
}
