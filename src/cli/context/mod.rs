//! `context`.

use std::slice;

use clap::{Args, Subcommand};

use super::branch::Branch;
use super::{Failure, GlobalArgs, World};
use crate::domain::context::{Context, ContextError, OnClash};
use crate::domain::context_status::ContextStatus;
use crate::domain::credential::VaultKind;
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::shell::shell_word;
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;
use crate::ops::context_create::{self, Created, NewCredential, Request};
use crate::output::context::binding;
use crate::ports::ContextStore as _;

mod check;
mod create;
mod credential;
mod current;
mod delete;
mod export;
mod import;
mod list;
mod orphans;
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

/// The same, for a line that asks for one of them.
pub(in crate::cli) const BRANCHES: [Branch; 11] = [
    Branch::leaf("create", create::CreateArgs::augment_args),
    Branch::leaf("use", r#use::UseArgs::augment_args),
    Branch::leaf("list", list::ListArgs::augment_args).alias("ls"),
    Branch::leaf("current", current::CurrentArgs::augment_args),
    Branch::leaf("show", show::ShowArgs::augment_args),
    Branch::leaf("update", update::UpdateArgs::augment_args),
    Branch::leaf("rename", rename::RenameArgs::augment_args),
    Branch::leaf("delete", delete::DeleteArgs::augment_args).alias("rm"),
    Branch::leaf("token", token::TokenArgs::augment_args),
    Branch::leaf("export", export::ExportArgs::augment_args),
    Branch::leaf("import", import::ImportArgs::augment_args),
];

pub(super) fn run(
    args: ContextArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    if let Some(chosen) = &global.px_context {
        refuse_another(chosen, &args.verb)?;
    }
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

/// Refuses `-c` beside a verb that takes its px contexts as arguments, unless both say the same.
fn refuse_another(chosen: &ContextName, verb: &Verb) -> Result<(), Failure> {
    let named: &[ContextName] = match verb {
        Verb::Create(args) => slice::from_ref(&args.name),
        Verb::Update(args) => slice::from_ref(&args.name),
        Verb::Rename(args) => slice::from_ref(&args.old),
        Verb::Delete(args) => &args.names,
        Verb::Export(args) => &args.names,
        Verb::Use(args) => args.named(),
        Verb::Import(_) => &[],
        // They act as the px context, or show the one in use.
        Verb::List(_) | Verb::Current(_) | Verb::Show(_) | Verb::Token(_) => {
            return Ok(());
        }
    };
    if !named.is_empty() && named.iter().all(|name| name == chosen) {
        return Ok(());
    }
    let failure = match named.first() {
        Some(name) => Failure::usage(format!(
            "two px contexts are named: `{name}`, and `{chosen}` by -c, which has no meaning here"
        )),
        None => Failure::usage(format!(
            "-c {chosen} has no meaning here: which px contexts, arguments say"
        )),
    };
    Err(failure.hint("leave -c out"))
}

/// Refuses a name that is taken, before anything else is done.
///
/// # Errors
/// [`ContextError::Exists`], or what reading the contexts gives.
pub(super) fn check_free(name: &ContextName, world: &World<'_>) -> Result<(), Failure> {
    if world.contexts()?.load()?.get(name).is_err() {
        return Ok(());
    }
    let taken = ContextError::Exists { name: name.clone() };
    Err(Failure::from(taken).while_doing(format!("could not save the px context `{name}`")))
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
    note_lost_binding(&created, world);
    Ok(())
}

/// Creates a context, and warns when an old token stayed behind.
fn create(request: Request, world: &mut World<'_>) -> Result<Created, Failure> {
    let name = request.name.clone();
    let mut created =
        context_create::run(request, world.now(), &world.contexts()?, &world.vaults()).map_err(
            |error| {
                Failure::from(error).while_doing(format!("could not save the px context `{name}`"))
            },
        )?;
    if let Some(error) = created.left_behind.take() {
        world.warn(&format!(
            "the token that it replaces could not be removed: {}",
            Failure::from(error).in_a_line()
        ));
    }
    Ok(created)
}

/// What was done, in a line.
fn said(created: &Created) -> String {
    let verb = if created.replaced.is_some() {
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

/// Says that contexts read from a cluster, and that which one is left open.
fn note_unbound(names: &[ContextName], world: &mut World<'_>) {
    let bind = "kubectl pxsec context update";
    match names {
        [] => {}
        [name] => world.note(&format!(
            "`{name}` is bound to no Kubernetes cluster, and reads from whichever the kubeconfig selects then; bind it with: {bind} {name} --kube-context NAME"
        )),
        several => {
            let quoted: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            world.note(&format!(
                "{} are bound to no Kubernetes cluster, and read from whichever the kubeconfig selects then; bind each with: {bind} NAME --kube-context NAME",
                quoted.join(", ")
            ));
        }
    }
}

/// Whether tokens of a context come from whichever cluster the kubeconfig selects.
fn is_left_open(context: &Context) -> bool {
    context.credential.needs_cluster() && !context.kube.chooses_cluster()
}

/// Says that the context which was replaced was bound, and that the new one is not.
fn note_lost_binding(created: &Created, world: &mut World<'_>) {
    let Some(old) = &created.replaced else { return };
    if old.kube.is_empty() || !created.context.kube.is_empty() {
        return;
    }
    let name = &created.context.name;
    let mut again = format!("kubectl pxsec context update {name}");
    let parts = [
        ("--kube-context", old.kube.context.clone()),
        (
            "--kubeconfig",
            old.kube
                .kubeconfig
                .as_ref()
                .map(|path| path.display().to_string()),
        ),
        ("-n", old.kube.namespace.clone()),
    ];
    for (flag, value) in parts {
        if let Some(value) = value {
            again += &format!(" {flag} {}", shell_word(&value));
        }
    }
    world.note(&format!(
        "`{name}` was bound to {}, and is bound to nothing now; bind it again with: {again}",
        binding(&old.kube)
    ));
}

/// Whether the stored token of a context has expired.
fn has_expired(context: &Context, now: NumericDate) -> bool {
    ContextStatus::of(&context.credential, now) == ContextStatus::Expired
}
