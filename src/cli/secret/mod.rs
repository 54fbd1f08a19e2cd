//! `secret`.

use clap::{Args, Subcommand};

use super::branch::Branch;
use super::{Failure, GlobalArgs, World};

mod delete;
mod delete_find;
mod diff;
mod push;
mod push_client_dry_run;
mod push_source;
mod push_targets;
pub(super) mod rotate;
mod status;
mod status_looked;
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

/// The same, for a line that asks for one of them.
pub(in crate::cli) const BRANCHES: [Branch; 5] = [
    Branch::leaf("push", push::PushArgs::augment_args),
    Branch::leaf("diff", diff::DiffArgs::augment_args),
    Branch::leaf("status", status::StatusArgs::augment_args),
    Branch::leaf("rotate", |command| {
        rotate::help(rotate::RotateArgs::augment_args(command))
    }),
    Branch::leaf("delete", delete::DeleteArgs::augment_args),
];

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
