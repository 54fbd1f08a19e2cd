//! `context import`.

use std::path::{Path, PathBuf};
use std::str;

use clap::Args;
use zeroize::Zeroizing;

use super::create;
use crate::cli::flags::vault_choice;
use crate::cli::input::{file_failure, shell_word};
use crate::cli::prompt::{self, Answer};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::context::{ContextBook, OnClash};
use crate::domain::credential::VaultKind;
use crate::domain::foreign::{
    self, ForeignCredential, ForeignEntry, ForeignFileError, ForeignFormat, MAX_FOREIGN_BYTES,
};
use crate::domain::kube_binding::KubeBinding;
use crate::ops::context_create::{NewCredential, Request};
use crate::ops::context_import::{self, Candidate, Imported};
use crate::output::context::in_words;
use crate::output::import::{self, Planned};
use crate::ports::ContextStore as _;

/// Import px contexts from pxctl, from pxc, or from an export
///
/// Reads pxctl's ~/.pxctl/contextconfig, pxc's ~/.pxc/config.yml (or PXCONFIG), what `kubectl pxc login` has put into
/// the kubeconfig, or a file that `context export` wrote. Says for each entry what it will do with it, and why not when
/// it can do nothing; the good ones are imported whatever the others are. Tokens go into the vault. The source file is
/// left as it is.
///
/// On a terminal it asks before. Exits with 1 when an entry could not be imported.
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
  kubectl pxsec context import contexts.toml")]
pub(super) struct ImportArgs {
    /// The file [default: where the tool of --from keeps it]
    #[arg(value_name = "FILE")]
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

/// What a source holds.
#[derive(Default)]
struct Found {
    /// The files that were read.
    paths: Vec<PathBuf>,
    /// Entries, with the reason of those that cannot be used.
    entries: Vec<Entry>,
    /// The user entries of a kubeconfig that hold a token of pxc.
    logins: Vec<String>,
}

struct Entry {
    shown: String,
    candidate: Result<Candidate, String>,
    is_current: bool,
    notes: Vec<String>,
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
    let mut found = match args.from {
        Some(format) => other_tool(format, args.file.as_deref(), global, world)?,
        None => match &args.file {
            Some(path) => exported(path, world)?,
            None => {
                return Err(Failure::usage("what to import is missing")
                    .hint("name a file that `context export` wrote")
                    .hint("or say whose contexts: --from pxctl, --from pxc or --from kubeconfig"));
            }
        },
    };
    let book = world.contexts()?.load()?;
    let planned: Vec<Planned> = found
        .entries
        .iter()
        .map(|entry| planned(entry, &book, on_clash))
        .collect();
    show_plan(args, &found, &planned, world)?;
    let todo = planned.iter().filter(|planned| planned.will_do()).count();
    let mut all_good = planned.iter().all(Planned::is_good);
    if !args.dry_run && todo > 0 {
        if world.stdin_is_terminal && !args.yes {
            let what = if todo == 1 {
                "px context"
            } else {
                "px contexts"
            };
            let question = format!("Import {todo} {what}?");
            if prompt::confirm(&question, world)? == Answer::No {
                return Err(Failure::failed("nothing was imported"));
            }
        }
        let will_do: Vec<bool> = planned.iter().map(Planned::will_do).collect();
        let mut chosen: Vec<Entry> = std::mem::take(&mut found.entries)
            .into_iter()
            .zip(will_do)
            .filter_map(|(entry, will_do)| will_do.then_some(entry))
            .collect();
        // The first to come becomes current here when none is: let it be the one that is current there.
        chosen.sort_by_key(|entry| !entry.is_current);
        let mut tokens = 0;
        for candidate in chosen.into_iter().filter_map(|entry| entry.candidate.ok()) {
            let is_token = matches!(candidate.credential, Imported::Token(_));
            match import_one(candidate, vault, on_clash, world) {
                Ok(()) => tokens += usize::from(is_token),
                // The others do not suffer for it.
                Err(failure) => {
                    all_good = false;
                    world.tell(&failure.render());
                }
            }
        }
        if tokens > 0 {
            say_what_stays(args.from, &found, all_good, world);
        }
    }
    Ok(if all_good { exit::OK } else { exit::FAILED })
}

/// The plan is the answer of a dry run; else it goes before the answer.
fn show_plan(
    args: &ImportArgs,
    found: &Found,
    planned: &[Planned<'_>],
    world: &mut World<'_>,
) -> Result<(), Failure> {
    for path in &found.paths {
        world.note(&format!("read {}", path.display()));
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
        Err(reason) => Planned::Unusable {
            shown: &entry.shown,
            reason,
        },
    }
}

fn import_one(
    candidate: Candidate,
    vault: Option<VaultKind>,
    on_clash: OnClash,
    world: &mut World<'_>,
) -> Result<(), Failure> {
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
    let verb = if created.replaced {
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
    Ok(())
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
                let shown = path.display().to_string();
                world.note(&format!(
                    "{shown} still holds the tokens in plain text; {when}: rm {}",
                    shell_word(&shown)
                ));
            }
        }
        Some(ForeignFormat::Kubeconfig) => {
            for login in &found.logins {
                world.note(&format!(
                    "the kubeconfig still holds the token of `{login}` in plain text; {when}: kubectl config delete-user {}",
                    shell_word(login)
                ));
            }
        }
    }
}

/// Contexts of `context export`.
fn exported(path: &Path, world: &World<'_>) -> Result<Found, Failure> {
    let text = read(path, world)?;
    let book = world.contexts_from_toml(path, &text).map_err(|error| {
        Failure::failed(error.to_string())
            .while_doing(format!("{} is no export of px contexts", path.display()))
            .hint("a file of another tool is imported with --from pxctl, pxc or kubeconfig")
    })?;
    let entries = book.iter().map(|context| Entry {
        shown: context.name.to_string(),
        candidate: Ok(Candidate::of_context(context)),
        is_current: false,
        notes: Vec::new(),
    });
    Ok(Found {
        paths: vec![path.to_owned()],
        entries: entries.collect(),
        logins: Vec::new(),
    })
}

/// Contexts of another tool's files.
fn other_tool(
    format: ForeignFormat,
    file: Option<&Path>,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<Found, Failure> {
    let named = file.or(match format {
        ForeignFormat::Kubeconfig => global.kube.kubeconfig.as_deref(),
        ForeignFormat::Pxctl | ForeignFormat::Pxc => None,
    });
    let paths = match named {
        Some(path) => vec![path.to_owned()],
        None => usual_places(format, world)?,
    };
    // Saved with the px context, as it was named by the user; else the kubeconfig is found as kubectl finds it.
    let kubeconfig = named
        .filter(|_| format == ForeignFormat::Kubeconfig)
        .map(|path| world.absolute(path));
    let mut found = Found::default();
    for path in paths {
        let text = read(&path, world)?;
        let read = foreign::read(format, &text).map_err(|error| not_readable(&path, &error))?;
        for note in read.notes {
            world.note(&format!("{}: {note}", path.display()));
        }
        for entry in read.entries {
            if matches!(entry.credential, Ok(ForeignCredential::Token(_))) {
                found.logins.extend(entry.login.clone());
            }
            found.entries.push(entry_of(entry, kubeconfig.clone()));
        }
        found.paths.push(path);
    }
    found.logins.sort();
    found.logins.dedup();
    Ok(found)
}

fn entry_of(entry: ForeignEntry, kubeconfig: Option<PathBuf>) -> Entry {
    let ForeignEntry {
        shown,
        name,
        credential,
        endpoint,
        kube_context,
        is_current,
        notes,
        ..
    } = entry;
    let candidate = match (name, credential) {
        (Ok(name), Ok(credential)) => Ok(Candidate {
            name,
            credential: match credential {
                ForeignCredential::Token(token) => Imported::Token(token),
                ForeignCredential::Secret(at) => Imported::Reference(at),
            },
            description: None,
            endpoint,
            kube: KubeBinding {
                kubeconfig: kubeconfig.filter(|path| path.to_str().is_some()),
                context: kube_context,
                namespace: None,
            },
        }),
        (Err(error), Ok(_)) => Err(error.to_string()),
        (Ok(_), Err(error)) => Err(error.to_string()),
        (Err(name), Err(credential)) => Err(format!("{name}; {credential}")),
    };
    Entry {
        shown,
        candidate,
        is_current,
        notes,
    }
}

/// Where the tool keeps its file.
fn usual_places(format: ForeignFormat, world: &World<'_>) -> Result<Vec<PathBuf>, Failure> {
    if format == ForeignFormat::Pxc
        && let Some(path) = world.env("PXCONFIG")
    {
        return Ok(vec![PathBuf::from(path)]);
    }
    if format == ForeignFormat::Kubeconfig
        && let Some(list) = world.env(crate::cli::env_vars::KUBECONFIG)
    {
        // As kubectl does: what is not there is passed over.
        let there: Vec<PathBuf> = std::env::split_paths(list)
            .filter(|path| world.exists(path))
            .collect();
        if !there.is_empty() {
            return Ok(there);
        }
    }
    let home = world.home().ok_or_else(|| {
        Failure::failed("the home folder is not known")
            .hint("name the file: context import --from TOOL FILE")
    })?;
    let place = home.join(match format {
        ForeignFormat::Pxctl => ".pxctl/contextconfig",
        ForeignFormat::Pxc => ".pxc/config.yml",
        ForeignFormat::Kubeconfig => ".kube/config",
    });
    // pxctl's documentation calls it a file, a file in YAML, and a folder.
    let in_yaml = home.join(".pxctl/contextconfig.yaml");
    if format == ForeignFormat::Pxctl && !world.exists(&place) && world.exists(&in_yaml) {
        return Ok(vec![in_yaml]);
    }
    Ok(world.files_in(&place).unwrap_or_else(|| vec![place]))
}

fn read(path: &Path, world: &World<'_>) -> Result<Zeroizing<String>, Failure> {
    let (bytes, _) = world
        .read_file(path, MAX_FOREIGN_BYTES as u64)
        .map_err(|error| {
            let failure = file_failure("the file", path, error);
            if failure.not_there {
                failure.hint("name another one: kubectl pxsec context import --from TOOL FILE")
            } else {
                failure
            }
        })?;
    match str::from_utf8(&bytes) {
        Ok(text) => Ok(Zeroizing::new(text.to_owned())),
        Err(_) => Err(Failure::failed(format!(
            "the file {} is not text in UTF-8",
            path.display()
        ))),
    }
}

fn not_readable(path: &Path, error: &ForeignFileError) -> Failure {
    let failure = Failure::failed(format!("cannot import {}: {error}", path.display()));
    match error {
        ForeignFileError::Shape {
            looks_like: Some(other),
            ..
        } => failure.hint(format!("try --from {other}")),
        ForeignFileError::Shape { .. }
        | ForeignFileError::TooLarge
        | ForeignFileError::TooComplex
        | ForeignFileError::Syntax { .. }
        | ForeignFileError::SeveralDocuments => failure,
    }
}
