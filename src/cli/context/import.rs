//! `context import`.

use std::path::PathBuf;

use clap::Args;

use self::source::{Entry, Found, is_stdin, shown};
use super::{create, is_left_open, note_lost_binding, note_unbound};
use crate::cli::flags::vault_choice;
use crate::cli::prompt::{self, Answer};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::context::{Context, ContextBook, OnClash};
use crate::domain::credential::VaultKind;
use crate::domain::foreign::ForeignFormat;
use crate::domain::name::ContextName;
use crate::domain::shell::shell_word;
use crate::ops::context_create::{NewCredential, Request};
use crate::ops::context_import::{self, Action, Candidate, Imported};
use crate::ops::context_update;
use crate::output::context::in_words;
use crate::output::import::{self, Planned};
use crate::ports::ContextStore as _;

mod source;

/// Import px contexts from pxctl, from pxc, or from an export
///
/// Reads pxctl's ~/.pxctl/contextconfig, pxc's ~/.pxc/config.yml (or PXCONFIG), what `kubectl pxc login` has put into
/// the kubeconfig, or a file that `context export` wrote. Says for each entry what it will do with it, and why not when
/// it can do nothing; the good ones are imported whatever the others are. Tokens go into the vault. The source file is
/// left as it is. A px context that is here already with the same credential keeps its token; --replace gives it the
/// settings of the source.
///
/// On a terminal it asks before. Exits with 1 when an entry could not be imported; one without any token is skipped and
/// no failure.
///
/// Writes config.toml and the vault. Contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # What pxctl has on this node, but only show what would be done
  kubectl pxsec context import --from pxctl --dry-run

  # pxc's logins of every kubeconfig context
  kubectl pxsec context import --from kubeconfig

  # A file of pxc, copied from another machine
  kubectl pxsec context import --from pxc config.yml

  # What `context export` wrote on another machine
  kubectl pxsec context import contexts.toml

  # The same without a file between
  ssh admin-host kubectl pxsec context export | kubectl pxsec context import -")]
pub(super) struct ImportArgs {
    /// The file, or - for standard input [default: where the tool of --from keeps it]
    #[arg(value_name = "FILE|-")]
    file: Option<PathBuf>,
    /// Whose file it is: pxctl, pxc or kubeconfig [default: one of `context export`]
    #[arg(long, value_name = "TOOL")]
    from: Option<ForeignFormat>,
    /// Replace px contexts of the same names
    #[arg(long)]
    replace: bool,
    /// Where the tokens will rest: keyring or file (default: PXSEC_VAULT, else the config's, else keyring)
    #[arg(long, value_name = "VAULT")]
    vault: Option<VaultKind>,
    /// Show what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

pub(super) fn run(
    args: &ImportArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let vault = vault_choice(args.vault, world)?;
    let on_clash = if args.replace {
        OnClash::Replace
    } else {
        OnClash::Refuse
    };
    let mut found = match (args.from, &args.file) {
        (Some(format), file) => source::other_tool(format, file.as_deref(), global, world)?,
        (None, Some(path)) => source::exported(path, world)?,
        (None, None) => {
            return Err(Failure::usage("what to import is missing")
                .hint("name a file that `context export` wrote, or - for standard input")
                .hint("or say whose contexts: --from pxctl, --from pxc or --from kubeconfig"));
        }
    };
    let book = world.contexts()?.load()?;
    let planned: Vec<Planned> = found
        .entries
        .iter()
        .map(|entry| planned(entry, &book, on_clash))
        .collect();
    show_plan(args, &found, &planned, world)?;
    let mut all_good = planned.iter().all(Planned::is_good);
    let todo = planned.iter().filter(|planned| planned.will_do()).count();
    if !args.dry_run {
        let is_here: Vec<bool> = planned.iter().map(Planned::is_here).collect();
        let actions: Vec<Option<Action>> = planned.iter().map(Planned::action).collect();
        if todo > 0 && world.stdin_is_terminal && !args.yes {
            confirm(todo, world)?;
        }
        let mut tokens = 0;
        let mut chosen = Vec::new();
        let entries = std::mem::take(&mut found.entries);
        for ((entry, is_here), action) in entries.into_iter().zip(is_here).zip(actions) {
            let (Ok(candidate), Some(action)) = (entry.candidate, action) else {
                continue;
            };
            if is_here {
                tokens += usize::from(candidate.is_token());
            } else if action != Action::Clash {
                chosen.push((candidate, action, entry.is_current));
            }
        }
        let done = import_all(first_to_be_current(chosen), vault, on_clash, world);
        all_good &= done.all_good;
        if tokens + done.tokens > 0 {
            say_what_stays(args.from, &found, all_good, world);
        }
        note_unbound(&done.left_open, world);
    }
    Ok(if all_good { exit::OK } else { exit::FAILED })
}

fn confirm(todo: usize, world: &mut World<'_>) -> Result<(), Failure> {
    let what = if todo == 1 {
        "px context"
    } else {
        "px contexts"
    };
    match prompt::confirm(&format!("Import {todo} {what}?"), world)? {
        Answer::Yes => Ok(()),
        Answer::No => Err(Failure::failed("nothing was imported")),
    }
}

/// Puts first what is to become the current px context where there is none yet, since the first to come does: the one
/// that is current in the source, else one that a token can be had from.
fn first_to_be_current(mut chosen: Vec<(Candidate, Action, bool)>) -> Vec<(Candidate, Action)> {
    let current = chosen.iter().position(|(_, _, is_current)| *is_current);
    let usable = || {
        let has_token = |candidate: &Candidate| !matches!(candidate.credential, Imported::Empty);
        chosen
            .iter()
            .position(|(candidate, ..)| has_token(candidate))
    };
    if let Some(at) = current.or_else(usable) {
        chosen[..=at].rotate_right(1);
    }
    chosen
        .into_iter()
        .map(|(candidate, action, _)| (candidate, action))
        .collect()
}

/// What importing came to.
struct Done {
    all_good: bool,
    /// How many tokens are in a vault now.
    tokens: usize,
    /// The px contexts that read from whichever cluster the kubeconfig selects.
    left_open: Vec<ContextName>,
}

/// Imports one after the other; those that can be do not suffer for those that cannot.
fn import_all(
    chosen: Vec<(Candidate, Action)>,
    vault: Option<VaultKind>,
    on_clash: OnClash,
    world: &mut World<'_>,
) -> Done {
    let mut done = Done {
        all_good: true,
        tokens: 0,
        left_open: Vec::new(),
    };
    let mut failures = Vec::new();
    for (candidate, action) in chosen {
        let is_token = candidate.is_token();
        let name = candidate.name.clone();
        let imported = if action == Action::TakeOver {
            take_over(&candidate, world)
        } else {
            import_one(candidate, vault, on_clash, world)
        };
        match imported {
            Ok(context) => {
                done.tokens += usize::from(is_token);
                if is_left_open(&context) {
                    done.left_open.push(context.name);
                }
            }
            Err(failure) => gather(&mut failures, name, failure),
        }
    }
    for (names, mut failure) in failures {
        done.all_good = false;
        if names.len() > 1 {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            let names = names.join(", ");
            failure.message = Some(format!("could not save the px contexts {names}"));
        }
        world.tell(&failure.render());
    }
    done
}

/// Puts a failure to those before it that have the same cause, such as a vault that takes no token at all.
fn gather(failures: &mut Vec<(Vec<ContextName>, Failure)>, name: ContextName, failure: Failure) {
    let alike = failures.iter_mut().find(|(_, other)| {
        !failure.causes.is_empty() && other.causes == failure.causes && other.hints == failure.hints
    });
    match alike {
        Some((names, _)) => names.push(name),
        None => failures.push((vec![name], failure)),
    }
}

/// The plan is the answer of a dry run; else it goes before the answer.
fn show_plan(
    args: &ImportArgs,
    found: &Found,
    planned: &[Planned<'_>],
    world: &mut World<'_>,
) -> Result<(), Failure> {
    for path in &found.paths {
        world.note(&format!("read {}", shown(path)));
    }
    let plan = import::plan(planned, world.now());
    if args.dry_run {
        world.out(&plan)?;
    } else {
        world.tell(&plan);
    }
    for entry in &found.entries {
        for note in &entry.notes {
            world.note(&format!("{}: {note}", entry.shown));
        }
    }
    if found.entries.is_empty() {
        world.note("there is nothing to import");
    }
    Ok(())
}

fn planned<'a>(entry: &'a Entry, book: &ContextBook, on_clash: OnClash) -> Planned<'a> {
    match &entry.candidate {
        Ok(candidate) => Planned::Usable {
            shown: &entry.shown,
            candidate,
            action: context_import::plan(candidate, book, on_clash),
        },
        Err(unusable) => Planned::Unusable {
            shown: &entry.shown,
            reason: &unusable.reason,
            is_empty: unusable.is_empty,
        },
    }
}

fn import_one(
    candidate: Candidate,
    vault: Option<VaultKind>,
    on_clash: OnClash,
    world: &mut World<'_>,
) -> Result<Context, Failure> {
    let id = world.fresh_vault_id()?;
    let name = candidate.name.clone();
    let is_empty = matches!(candidate.credential, Imported::Empty);
    let request = Request {
        name: candidate.name,
        credential: match candidate.credential {
            Imported::Token(token) => NewCredential::Token { token, vault, id },
            Imported::Empty => NewCredential::Empty { vault, id },
            Imported::Recipe(recipe) => NewCredential::Recipe(recipe),
            Imported::Reference(at) => NewCredential::Reference(at),
        },
        description: candidate.description,
        endpoint: candidate.endpoint,
        kube: candidate.kube,
        on_clash,
        select: false,
    };
    let created = create(request, world)?;
    let verb = if created.replaced.is_some() {
        "replaced"
    } else {
        "imported"
    };
    let current = if created.is_current {
        ", and is the current one"
    } else {
        ""
    };
    let words = in_words(&created.context, world.now());
    world.out(&format!("px context `{name}` {verb}{current} ({words})\n"))?;
    if is_empty {
        world.note(&format!(
            "its token did not come along: kubectl pxsec context update {name} --token-file FILE"
        ));
    }
    note_lost_binding(&created, world);
    Ok(created.context)
}

/// Gives a px context that has the same credential the settings of the source. No token moves.
fn take_over(candidate: &Candidate, world: &mut World<'_>) -> Result<Context, Failure> {
    let name = &candidate.name;
    let request = candidate.settings();
    let updated = context_update::run(request, &world.contexts()?, &world.vaults());
    let updated = updated.map_err(|error| {
        Failure::from(error).while_doing(format!("could not update the px context `{name}`"))
    })?;
    let words = in_words(&updated.context, world.now());
    world.out(&format!("px context `{name}` updated ({words})\n"))?;
    Ok(updated.context)
}

/// Tells where the tokens still stand in plain text, and how to remove them.
fn say_what_stays(
    from: Option<ForeignFormat>,
    found: &Found,
    all_good: bool,
    world: &mut World<'_>,
) {
    let when = if all_good {
        "once all works, remove it"
    } else {
        "once the entries that were skipped are settled and all works, remove it"
    };
    match from {
        None => {}
        Some(ForeignFormat::Pxctl | ForeignFormat::Pxc) => {
            for path in &found.paths {
                let shown = shown(path);
                if is_stdin(path) {
                    world.note(&format!(
                        "where {shown} came from, the tokens still stand in plain text; {when}"
                    ));
                    continue;
                }
                world.note(&format!(
                    "{shown} still holds the tokens in plain text; {when}: rm {}",
                    shell_word(&shown)
                ));
            }
        }
        Some(ForeignFormat::Kubeconfig) => {
            let file = match &found.named {
                None => String::new(),
                Some(path) if is_stdin(path) => " --kubeconfig FILE".to_owned(),
                Some(path) => format!(" --kubeconfig {}", shell_word(&shown(path))),
            };
            for login in &found.logins {
                world.note(&format!(
                    "the kubeconfig still holds the token of `{login}` in plain text; {when}: kubectl config delete-user {}{file}",
                    shell_word(login)
                ));
            }
        }
    }
}
