//! `context`.

use clap::{Args, Subcommand};

use super::{Failure, GlobalArgs, World};
use crate::domain::context::OnClash;
use crate::domain::credential::VaultKind;
use crate::domain::name::ContextName;
use crate::domain::token::Jwt;
use crate::ops::context_create::{self, Created};

mod create;
mod current;
mod delete;
mod list;
mod show;
mod token;
mod r#use;

/// Keep tokens as named px contexts
///
/// A px context is who you are on one storage cluster: a token in the OS keyring (or, by choice, in a file of mode
/// 0600) and what is known about it in config.toml. The config never holds a token.
#[derive(Args, Debug)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(super) struct ContextArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(Box<create::CreateArgs>),
    Use(r#use::UseArgs),
    #[command(visible_alias = "ls")]
    List(list::ListArgs),
    Current(current::CurrentArgs),
    Show(show::ShowArgs),
    #[command(visible_alias = "rm")]
    Delete(delete::DeleteArgs),
    Token(token::TokenArgs),
}

pub(super) fn run(
    args: ContextArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.verb {
        Verb::Create(args) => create::run(&args, global, world),
        Verb::Use(args) => r#use::run(&args, world),
        Verb::List(args) => list::run(&args, world),
        Verb::Current(_) => current::run(global, world),
        Verb::Show(args) => show::run(&args, global, world),
        Verb::Delete(args) => delete::run(&args, world),
        Verb::Token(args) => token::run(&args, global, world),
    }
}

/// What [`save`] needs beyond name and token.
#[derive(Default)]
pub(super) struct Extras {
    /// Free text.
    pub(super) description: Option<String>,
    /// Where the storage cluster's API answers.
    pub(super) endpoint: Option<String>,
    /// Make it current.
    pub(super) select: bool,
}

/// Saves a token as a context, and says so on standard error.
pub(super) fn save(
    name: &ContextName,
    token: &Jwt,
    vault: Option<VaultKind>,
    on_clash: OnClash,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let created = create(name, token, vault, on_clash, Extras::default(), world)?;
    world.note(&said(&created));
    Ok(())
}

/// Creates a context, and warns when an old token stayed behind.
fn create(
    name: &ContextName,
    token: &Jwt,
    vault: Option<VaultKind>,
    on_clash: OnClash,
    extras: Extras,
    world: &mut World<'_>,
) -> Result<Created, Failure> {
    let request = context_create::Request {
        name: name.clone(),
        token: token.clone(),
        description: extras.description,
        endpoint: extras.endpoint,
        vault,
        id: world.fresh_vault_id()?,
        on_clash,
        select: extras.select,
    };
    let created = context_create::run(request, world.now(), &world.contexts()?, &world.vaults())
        .map_err(|error| {
            Failure::from(error).while_doing(format!("could not save the px context `{name}`"))
        })?;
    if let Some(error) = &created.left_behind {
        world.warn(&format!(
            "the token that it replaces could not be removed: {error}"
        ));
    }
    Ok(created)
}

/// What was done, in a line.
fn said(created: &Created) -> String {
    let verb = if created.replaced {
        "replaced"
    } else {
        "created"
    };
    let current = if created.is_current {
        ", and is the current one"
    } else {
        ""
    };
    format!("px context `{}` {verb}{current}", created.context.name)
}
