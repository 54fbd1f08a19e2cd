//! `context`.

use clap::{Args, Subcommand};

use super::{Failure, GlobalArgs, World};
use crate::domain::context::{Context, OnClash};
use crate::domain::context_status::ContextStatus;
use crate::domain::credential::VaultKind;
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;
use crate::ops::context_create::{self, Created, NewCredential, Request};

mod create;
mod credential;
mod current;
mod delete;
mod export;
mod import;
mod list;
mod rename;
mod show;
mod token;
mod update;
mod r#use;

/// Keep who you are on each storage cluster as named px contexts
///
/// A px context is who you are on one storage cluster: where its tokens come from (a vault, a recipe to sign them, or a
/// Secret of the cluster) and which Kubernetes cluster it belongs to. config.toml holds all of it but tokens and keys.
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
    Update(Box<update::UpdateArgs>),
    Rename(rename::RenameArgs),
    #[command(visible_alias = "rm")]
    Delete(delete::DeleteArgs),
    Token(token::TokenArgs),
    Export(export::ExportArgs),
    Import(import::ImportArgs),
}

pub(super) fn run(
    args: ContextArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    match args.verb {
        Verb::Create(args) => create::run(&args, global, world),
        Verb::Use(args) => r#use::run(&args, world),
        Verb::List(args) => list::run(&args, global, world),
        Verb::Update(args) => update::run(&args, global, world),
        Verb::Rename(args) => rename::run(&args, world),
        Verb::Current(_) => current::run(global, world),
        Verb::Show(args) => show::run(&args, global, world),
        Verb::Delete(args) => delete::run(&args, world),
        Verb::Export(args) => export::run(&args, world),
        Verb::Import(args) => import::run(&args, global, world),
        Verb::Token(args) => token::run(&args, global, world),
    }
}

/// Saves a token as a context, and says so on standard error.
pub(super) fn save(
    name: &ContextName,
    token: &Jwt,
    vault: Option<VaultKind>,
    on_clash: OnClash,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let request = Request {
        name: name.clone(),
        credential: NewCredential::Token {
            token: token.clone(),
            vault,
            id: world.fresh_vault_id()?,
        },
        description: None,
        endpoint: None,
        kube: KubeBinding::default(),
        on_clash,
        select: false,
    };
    let created = create(request, world)?;
    world.note(&said(&created));
    Ok(())
}

/// Creates a context, and warns when an old token stayed behind.
fn create(request: Request, world: &mut World<'_>) -> Result<Created, Failure> {
    let name = request.name.clone();
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

/// Whether the stored token of a context has expired.
fn has_expired(context: &Context, now: NumericDate) -> bool {
    ContextStatus::of(&context.credential, now) == ContextStatus::Expired
}
