//! `auth`: tokens and keys.

use clap::{Args, Subcommand};

use super::branch::Branch;
use super::{Failure, GlobalArgs, World};

mod key;
mod token;

/// Sign, inspect and verify tokens; make keys
#[derive(Args, Debug)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(super) struct AuthArgs {
    #[command(subcommand)]
    noun: Noun,
}

#[derive(Subcommand, Debug)]
enum Noun {
    Token(token::TokenArgs),
    Key(key::KeyCommandArgs),
}

/// The same, for a line that asks for one of them.
pub(in crate::cli) const BRANCHES: [Branch; 2] = [
    Branch::noun("token", "Sign, inspect and verify tokens", &token::BRANCHES),
    Branch::noun("key", "Make signing keys", &key::BRANCHES),
];

pub(super) fn run(
    args: AuthArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.noun {
        Noun::Token(args) => token::run(args, global, world),
        Noun::Key(args) => key::run(args, global, world),
    }
}
