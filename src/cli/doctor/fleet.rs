//! The tokens that pxsec keeps in Secrets, and those that volumes use.

use super::cluster::{Here, failed};
use crate::cli::report::Failure;
use crate::cli::world::managed_selector;
use crate::domain::checkup::{Check, Item};
use crate::domain::reference_state::ReferenceState;
use crate::domain::secret_state::SecretState;
use crate::domain::shell::shell_word;
use crate::domain::time::NumericDate;
use crate::ops::doctor::access::on_secrets;
use crate::ops::doctor::fleet::{self, Census, NAMES, OfState, References};
use crate::ports::Scope;

pub(super) async fn items(here: &Here<'_>, now: NumericDate) -> Vec<Item> {
    vec![pushed_tokens(here, now).await, references(here, now).await]
}

async fn pushed_tokens(here: &Here<'_>, now: NumericDate) -> Item {
    let check = Check::PushedTokens;
    let may_list = |namespace| {
        let right = on_secrets("list", namespace);
        matches!(here.rights.get(&right), Some(Ok(true)))
    };
    let namespace = if may_list(None) {
        None
    } else if may_list(Some(here.namespace)) {
        Some(here.namespace)
    } else {
        let reason = format!(
            "may not list the Secrets of the namespace {}",
            here.namespace
        );
        return Item::skip(check, reason);
    };
    let scope = Scope {
        namespace: namespace.map(str::to_owned),
        selector: Some(managed_selector(None)),
    };
    match fleet::count(here.cluster, &scope, now).await {
        Ok(census) => judged(&census, namespace, here),
        Err(error) => failed(check, error, here.reach),
    }
}

fn judged(census: &Census, namespace: Option<&str>, here: &Here<'_>) -> Item {
    let check = Check::PushedTokens;
    let place = namespace.map_or_else(
        || "in all namespaces".to_owned(),
        |name| format!("in the namespace {name}"),
    );
    let flag = namespace.map_or_else(
        || "-A".to_owned(),
        |name| format!("-n {}", shell_word(name)),
    );
    let bad: Vec<(SecretState, &OfState)> = census
        .0
        .iter()
        .map(|(state, of_state)| (*state, of_state))
        .filter(|(state, _)| state.needs_attention())
        .collect();
    if bad.is_empty() {
        return match census.total() {
            0 => Item::ok(check, format!("pxsec keeps none {place}")),
            1 => Item::ok(check, format!("1 token {place}, good for a while")),
            count => Item::ok(
                check,
                format!("{count} tokens {place}, all good for a while"),
            ),
        };
    }
    let told: Vec<String> = bad
        .iter()
        .map(|(state, OfState { count, names })| {
            let more = if *count > names.len() { ", …" } else { "" };
            format!("{count} {state} ({}{more})", names.join(", "))
        })
        .collect();
    let message = format!("of {} {place}: {}", census.total(), told.join(", "));
    let is = |wanted: &[SecretState]| bad.iter().any(|(state, _)| wanted.contains(state));
    let fix = if is(&[SecretState::Expired, SecretState::Due]) {
        here.reach.line(&format!(
            "kubectl pxsec secret rotate {flag} --from-cluster"
        ))
    } else {
        here.reach
            .line(&format!("kubectl pxsec secret status {flag}"))
    };
    // These the storage server refuses now.
    if is(&[SecretState::Expired, SecretState::NotYetValid]) {
        Item::fail(check, message, fix)
    } else {
        Item::warn(check, message).fix(fix)
    }
}

async fn references(here: &Here<'_>, now: NumericDate) -> Item {
    let check = Check::References;
    let References { states, gaps } = fleet::references(here.cluster, now).await;
    let bad: Vec<_> = states
        .iter()
        .filter(|(state, _)| state.needs_attention())
        .collect();
    let count: usize = states.values().map(|users| users.len()).sum();
    if bad.is_empty() {
        return match (gaps.into_iter().next(), count) {
            (Some(gap), _) => Item::skip(
                check,
                format!(
                    "could not list {}: {}",
                    gap.what,
                    Failure::from(gap.error).in_a_line()
                ),
            ),
            (None, 0) => Item::ok(check, "no StorageClass and no claim names a token"),
            (None, _) => {
                let open = states.get(&ReferenceState::Unresolved);
                Item::ok(
                    check,
                    match open.map_or(0, |users| users.len()) {
                        0 => format!("{count}, all to tokens that are there"),
                        open if open == count => {
                            format!("{count}, Unresolved until a claim says where it leads")
                        }
                        open => format!(
                            "{count}: {open} Unresolved until a claim says where it leads, the others to tokens that are there"
                        ),
                    },
                )
            }
        };
    }
    let told: Vec<String> = bad
        .iter()
        .map(|(state, users)| {
            let first: Vec<String> = users
                .iter()
                .take(NAMES)
                .map(|(user, secret)| match secret {
                    Some((namespace, name)) => format!("{user} to {namespace}/{name}"),
                    None => user.clone(),
                })
                .collect();
            let more = if users.len() > NAMES { ", …" } else { "" };
            format!("{} {state} ({}{more})", users.len(), first.join(", "))
        })
        .collect();
    let message = format!("of {count}: {}", told.join(", "));
    let missing = states
        .get(&ReferenceState::Dangling)
        .and_then(|users| users.iter().find_map(|(_, secret)| secret.as_ref()));
    let fix = here.reach.line(&match missing {
        Some((namespace, name)) => format!(
            "kubectl pxsec secret push {} -n {} --auth-config FILE --from-cluster",
            shell_word(name),
            shell_word(namespace)
        ),
        None => "kubectl pxsec storageclass check".to_owned(),
    });
    // With these no volume can be made now.
    let fails = |state: ReferenceState| match state {
        ReferenceState::Dangling
        | ReferenceState::Expired
        | ReferenceState::NotYetValid
        | ReferenceState::Incomplete
        | ReferenceState::Malformed => true,
        ReferenceState::Ok
        | ReferenceState::Due
        | ReferenceState::Unmanaged
        | ReferenceState::Unresolved
        | ReferenceState::Unknown => false,
    };
    if bad.iter().any(|(state, _)| fails(**state)) {
        Item::fail(check, message, fix)
    } else {
        Item::warn(check, message).fix(fix)
    }
}
