//! Where tokens rest.

use super::config::Config;
use super::{Report, fix, skip_rest};
use crate::cli::report::Failure;
use crate::cli::world::World;
use crate::domain::checkup::{Check, Group, Item};
use crate::domain::context::ContextBook;
use crate::domain::credential::VaultKind;
use crate::domain::name::ContextName;
use crate::domain::shell::shell_word;
use crate::domain::time::NumericDate;
use crate::ops::doctor::vaults::{self, Looked, TokenState, VaultState};
use crate::ops::vault_orphans;
use crate::output::time::expiry;

/// # Errors
/// When the operating system has no randomness.
pub(super) fn items(
    config: &Config,
    report: &Report<'_>,
    world: &World<'_>,
) -> Result<Vec<Item>, Failure> {
    let mut items = Vec::new();
    let Some(book) = &config.book else {
        skip_rest(&mut items, Group::Vault, "config.toml cannot be used");
        return Ok(items);
    };
    let Ok(env) = config.vault else {
        skip_rest(&mut items, Group::Vault, "PXSEC_VAULT names no vault");
        return Ok(items);
    };
    let default = env.or(book.default_vault).unwrap_or(VaultKind::Keyring);
    let (nobodys, machine, now) = (world.fresh_vault_id()?, world.vaults(), world.now());
    let mut looked = Vec::new();
    for (check, kind) in [
        (Check::Keyring, VaultKind::Keyring),
        (Check::FileVault, VaultKind::File),
    ] {
        // What is skipped is not asked either: a keyring may prompt.
        if report.wants(check) {
            let found = vaults::look(kind, book, default, &nobodys, &machine, now);
            items.push(vault(check, kind, &found));
            looked.push(found);
        }
    }
    items.push(stored_tokens(&looked, world));
    items.push(if looked.len() == 2 && report.wants(Check::Orphans) {
        orphans(book, default, world)
    } else {
        Item::skip(Check::Orphans, "a vault is left out, by --skip")
    });
    Ok(items)
}

fn vault(check: Check, kind: VaultKind, looked: &Looked) -> Item {
    let users = looked.users.len();
    match &looked.state {
        VaultState::Unused => Item::skip(check, "no token rests there, and none would"),
        VaultState::Answers => Item::ok(
            check,
            match users {
                0 => format!("the {kind} vault answers; new tokens go there"),
                1 => format!("the {kind} vault answers; 1 px context keeps its token there"),
                more => {
                    format!("the {kind} vault answers; {more} px contexts keep their tokens there")
                }
            },
        ),
        VaultState::Fails(error) => {
            let needed = match users {
                0 => "new tokens would go there".to_owned(),
                _ => format!("needed by {}", listed(&looked.users)),
            };
            let message = format!("{}; {needed}", with_causes(error));
            Item::fail(check, message, fix::of_vault(error, users > 0))
        }
    }
}

fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(&format!(": {cause}"));
        next = cause.source();
    }
    text
}

fn listed(names: &[ContextName]) -> String {
    let names: Vec<&str> = names.iter().map(ContextName::as_str).collect();
    names.join(", ")
}

fn stored_tokens(looked: &[Looked], world: &World<'_>) -> Item {
    let check = Check::StoredTokens;
    let users: usize = looked.iter().map(|looked| looked.users.len()).sum();
    let bad: Vec<&(ContextName, TokenState)> =
        looked.iter().flat_map(|looked| &looked.tokens).collect();
    let unseen = looked
        .iter()
        .any(|looked| matches!(looked.state, VaultState::Fails(_)) && !looked.users.is_empty());
    // What is of no use any more comes first.
    let worst = bad
        .iter()
        .find(|(_, state)| !matches!(state, TokenState::Expiring(_)));
    let Some((first, first_state)) = worst.or(bad.first()) else {
        return match users {
            _ if unseen => Item::skip(check, "a vault fails"),
            0 => Item::skip(check, "no px context keeps a token"),
            1 => Item::ok(check, "1 token is there and does not end soon"),
            more => Item::ok(
                check,
                format!("{more} tokens are there and do not end soon"),
            ),
        };
    };
    let told: Vec<String> = bad
        .iter()
        .map(|(name, state)| {
            let what = match state {
                TokenState::Missing => "is missing".to_owned(),
                TokenState::Expired(expires) | TokenState::Expiring(expires) => {
                    expiry(*expires, world.now())
                }
                TokenState::NotYetValid(issued) => {
                    let issued = issued.map(NumericDate::to_rfc3339).unwrap_or_default();
                    format!("is not valid before {issued}")
                }
                TokenState::Refused(error) => error.to_string(),
            };
            format!("{name}: {what}")
        })
        .collect();
    let message = told.join("; ");
    let fix = match first_state {
        TokenState::Refused(error) => fix::of_vault(error, true),
        TokenState::Missing
        | TokenState::Expired(_)
        | TokenState::Expiring(_)
        | TokenState::NotYetValid(_) => format!(
            "kubectl pxsec context update {} --token-file FILE",
            shell_word(first.as_str())
        ),
    };
    if worst.is_none() {
        Item::warn(check, message).fix(fix)
    } else {
        Item::fail(check, message, fix)
    }
}

fn orphans(book: &ContextBook, default: VaultKind, world: &World<'_>) -> Item {
    let check = Check::Orphans;
    let found = vault_orphans::find(book, default, &world.vaults());
    if !found.orphans.is_empty() {
        let told: Vec<String> = found
            .orphans
            .iter()
            .map(|orphans| format!("{} in the {} vault", orphans.ids.len(), orphans.vault))
            .collect();
        return Item::warn(
            check,
            format!("tokens that no px context names: {}", told.join(", ")),
        )
        .fix("kubectl pxsec context list --check --remove-orphans");
    }
    match found.not_looked_into.first() {
        Some((vault, error)) => Item::skip(
            check,
            format!(
                "the {vault} vault cannot be searched: {}",
                with_causes(error)
            ),
        ),
        None => Item::ok(
            check,
            "every token that rests here is named by a px context",
        ),
    }
}
