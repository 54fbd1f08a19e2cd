//! The config folder and the environment.

use std::path::Path;

use super::{fix, skip_rest};
use crate::cli::flags::{context_choice, vault_choice};
use crate::cli::report::Failure;
use crate::cli::world::{Checked, HeldLock, Oddity, OpenPlace};
use crate::cli::{GlobalArgs, World, env_vars};
use crate::domain::checkup::{Check, Group, Item};
use crate::domain::context::ContextBook;
use crate::domain::credential::VaultKind;
use crate::domain::name::ContextName;
use crate::ports::{ContextStore as _, StoreError};

/// What was found, and what the checks that follow need to know.
pub(super) struct Config {
    pub(super) items: Vec<Item>,
    /// The px contexts; `None` when they cannot be read.
    pub(super) book: Option<ContextBook>,
    /// Where new tokens go, as far as the environment says; `Err` when it names no vault.
    pub(super) vault: Result<Option<VaultKind>, ()>,
}

pub(super) fn look(global: &GlobalArgs, world: &World<'_>) -> Config {
    let vault = vault_choice(None, world).map_err(|_| ());
    let store = match world.contexts() {
        Ok(store) => store,
        Err(error) => {
            let mut items = vec![broken(error)];
            skip_rest(&mut items, Group::Config, "no config folder is known");
            return Config {
                items,
                book: None,
                vault,
            };
        }
    };
    let loaded = store.load().and_then(|book| Ok((store.check()?, book)));
    let (config, book) = match loaded {
        Ok((checked, book)) => (checked_file(&store.path(), &checked), Some(book)),
        Err(error) => (broken(error), None),
    };
    let modes = match world.open_places(&store) {
        Ok(_) if !world.exists(store.folder()) => {
            Item::skip(Check::Modes, "there is no config folder yet")
        }
        Ok(open) => modes(&open, store.folder()),
        Err(error) => unreadable(Check::Modes, store.folder(), &error),
    };
    let locks = match world.held_locks(&store) {
        Ok(held) => locks(&held),
        Err(error) => unreadable(Check::Locks, store.folder(), &error),
    };
    Config {
        items: vec![
            config,
            variables(global, book.as_ref(), world),
            modes,
            locks,
        ],
        book,
        vault,
    }
}

fn broken(error: StoreError) -> Item {
    let fix = fix::of_store(&error);
    Item::fail(Check::ConfigFile, Failure::from(error).in_a_line(), fix)
}

fn unreadable(check: Check, folder: &Path, error: &std::io::Error) -> Item {
    Item::fail(
        check,
        format!("{} cannot be looked at: {error}", folder.display()),
        format!("ls -ld {}", fix::word(folder)),
    )
}

fn checked_file(path: &Path, checked: &Checked) -> Item {
    let check = Check::ConfigFile;
    let shown = path.display();
    if !checked.exists {
        return Item::ok(check, format!("{shown} does not exist yet: no px contexts"));
    }
    // Modes have a check of their own.
    let odd: Vec<String> = checked
        .findings
        .iter()
        .filter(|finding| !matches!(finding.oddity, Oddity::OpenToOthers { .. }))
        .map(|finding| match finding.place {
            Some((line, column)) => format!("{line}:{column}: {}", finding.oddity),
            None => finding.oddity.to_string(),
        })
        .collect();
    if !odd.is_empty() {
        return Item::warn(check, format!("{shown}:{}", odd.join("; "))).fix(fix::edit(path));
    }
    let contexts = match checked.contexts {
        1 => "1 px context".to_owned(),
        count => format!("{count} px contexts"),
    };
    Item::ok(check, format!("{contexts} in {shown}"))
}

/// What the environment says, and `-c`.
fn variables(global: &GlobalArgs, book: Option<&ContextBook>, world: &World<'_>) -> Item {
    let check = Check::Variables;
    if let Err(failure) = vault_choice(None, world) {
        let unset = format!("unset {}", env_vars::PXSEC_VAULT);
        return Item::fail(check, failure.in_a_line(), unset);
    }
    let unset = format!("unset {}", env_vars::PXSEC_CONTEXT);
    let choice = match context_choice(None, world) {
        Ok(choice) => choice,
        Err(failure) => return Item::fail(check, failure.in_a_line(), unset),
    };
    let Some(book) = book else {
        return Item::skip(check, "config.toml cannot be used");
    };
    let there = |name: &ContextName| book.get(name).map_err(|error| error.to_string());
    if let Some(name) = &global.px_context
        && let Err(reason) = there(name)
    {
        return Item::fail(check, format!("-c: {reason}"), "kubectl pxsec context list");
    }
    if let Some(name) = &choice.env
        && let Err(reason) = there(name)
    {
        let variable = env_vars::PXSEC_CONTEXT;
        return Item::fail(check, format!("{variable}: {reason}"), unset);
    }
    let said: Vec<String> = [
        env_vars::PXSEC_CONFIG_DIR,
        env_vars::PXSEC_VAULT,
        env_vars::PXSEC_CONTEXT,
        env_vars::PXSEC_TOKEN,
        env_vars::PXCTL_AUTH_TOKEN,
    ]
    .into_iter()
    .filter(|variable| world.env(variable).is_some())
    .map(str::to_owned)
    .collect();
    Item::ok(
        check,
        if said.is_empty() {
            "none is set".to_owned()
        } else {
            format!("set: {}", said.join(", "))
        },
    )
}

fn modes(open: &[OpenPlace], folder: &Path) -> Item {
    let check = Check::Modes;
    if open.is_empty() {
        return Item::ok(check, format!("{} is private", folder.display()));
    }
    let shown: Vec<String> = open
        .iter()
        .map(|place| format!("{} ({:04o})", place.path.display(), place.mode))
        .collect();
    let message = format!("open to other users: {}", shown.join(", "));
    let words: Vec<String> = open.iter().map(|place| fix::word(&place.path)).collect();
    let chmod = format!("chmod go= {}", words.join(" "));
    if open.iter().any(|place| place.vault) {
        // It then gives no token out.
        Item::fail(check, message, chmod)
    } else {
        Item::warn(check, message).fix(chmod)
    }
}

fn locks(held: &[HeldLock]) -> Item {
    let check = Check::Locks;
    let Some(HeldLock { path, pid }) = held.first() else {
        return Item::ok(check, "nobody holds one");
    };
    let by = pid.map_or_else(
        || "another process".to_owned(),
        |pid| format!("process {pid}"),
    );
    Item::warn(
        check,
        format!(
            "{by} holds {}, and whoever wants to write waits for it",
            path.display()
        ),
    )
    .fix(fix::holder(*pid, path))
}
