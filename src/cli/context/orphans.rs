//! Tokens that no px context names, as `context list --check` deals with them.

use crate::cli::flags::vault_choice;
use crate::cli::prompt::{self, Answer};
use crate::cli::{Failure, World};
use crate::domain::context::ContextBook;
use crate::domain::credential::{VaultId, VaultKind};
use crate::ops::vault_orphans::{self, Orphans, RemoveError};

/// Looks for orphans, tells of them, and removes them when `remove` says so or the person there does. Gives what is left.
///
/// # Errors
/// When `PXSEC_VAULT` names no vault, or the answer cannot be read.
pub(super) fn settle(
    book: &ContextBook,
    remove: bool,
    world: &mut World<'_>,
) -> Result<Vec<Orphans>, Failure> {
    let default = vault_choice(None, world)?.or(book.default_vault);
    let default = default.unwrap_or(VaultKind::Keyring);
    let found = vault_orphans::find(book, default, &world.vaults());
    for (vault, error) in found.not_looked_into {
        let why = Failure::from(error).in_a_line();
        world.note(&format!(
            "the {vault} vault could not be searched for tokens that no px context names: {why}"
        ));
    }
    let mut left = Vec::new();
    for orphans in found.orphans {
        warn_of(&orphans, world);
        if remove || wanted(&orphans, world)? {
            left.extend(removed(&orphans, world)?);
        } else {
            world.hint("remove them with: kubectl pxsec context list --check --remove-orphans");
            left.push(orphans);
        }
    }
    Ok(left)
}

fn warn_of(orphans: &Orphans, world: &mut World<'_>) {
    world.warn(&format!(
        "the {} vault has {} that no px context names: {}",
        orphans.vault,
        tokens(orphans.ids.len()),
        listed(&orphans.ids)
    ));
}

/// Asks, where somebody can answer.
fn wanted(orphans: &Orphans, world: &mut World<'_>) -> Result<bool, Failure> {
    if !world.may_ask() {
        return Ok(false);
    }
    let question = format!(
        "Remove {} that no px context names from the {} vault?",
        tokens(orphans.ids.len()),
        orphans.vault
    );
    Ok(prompt::confirm(&question, world)? == Answer::Yes)
}

/// Removes them, says so, and gives those that are left.
fn removed(orphans: &Orphans, world: &mut World<'_>) -> Result<Option<Orphans>, Failure> {
    let vault = orphans.vault;
    let removed = vault_orphans::remove(orphans, &world.contexts()?, &world.vaults());
    if removed.count > 0 {
        world.note(&format!(
            "removed {} from the {vault} vault",
            tokens(removed.count)
        ));
    }
    if !removed.named_now.is_empty() {
        world.note(&format!(
            "a px context names it by now, and it stays: {}",
            listed(&removed.named_now)
        ));
    }
    let Some(error) = removed.failure else {
        return Ok(None);
    };
    let failure = match error {
        RemoveError::Store(error) => Failure::from(error),
        RemoveError::Vault(error) => Failure::from(error),
    };
    world.warn(&format!(
        "{} could not be removed from the {vault} vault: {}",
        tokens(removed.left.len()),
        failure.in_a_line()
    ));
    for hint in &failure.hints {
        world.hint(hint);
    }
    Ok(Some(Orphans {
        vault,
        ids: removed.left,
    }))
}

fn tokens(count: usize) -> String {
    match count {
        1 => "1 token".to_owned(),
        more => format!("{more} tokens"),
    }
}

fn listed(ids: &[VaultId]) -> String {
    let ids: Vec<&str> = ids.iter().map(VaultId::as_str).collect();
    ids.join(", ")
}
