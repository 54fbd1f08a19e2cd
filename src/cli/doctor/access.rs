//! What we may do with Secrets, by the API server's own word.

use super::cluster::Here;
use crate::domain::checkup::{Check, Item};
use crate::domain::shell::shell_word;
use crate::ops::doctor::access::{DUTIES, Duty, on_secrets};
use crate::ports::Right;

pub(super) fn items(here: &Here<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = DUTIES.iter().map(|duty| of_duty(duty, here)).collect();
    items.push(all_namespaces(here));
    items
}

/// A right that we have not, or of which nobody could say.
enum Lack {
    Missing,
    Unknown(String),
}

fn lack(right: &Right, here: &Here<'_>) -> Option<Lack> {
    match here.rights.get(right) {
        Some(Ok(true)) => None,
        Some(Ok(false)) => Some(Lack::Missing),
        Some(Err(error)) => Some(Lack::Unknown(error.to_string())),
        None => Some(Lack::Unknown("it was not asked for".to_owned())),
    }
}

fn of_duty(duty: &Duty, here: &Here<'_>) -> Item {
    let Duty {
        check,
        needed,
        useful,
    } = *duty;
    let namespace = here.namespace;
    let mut missing = Vec::new();
    for verb in needed {
        match lack(&on_secrets(verb, Some(namespace)), here) {
            None => {}
            Some(Lack::Missing) => missing.push(*verb),
            Some(Lack::Unknown(reason)) => {
                return Item::skip(check, format!("could not be asked for: {reason}"));
            }
        }
    }
    let may_not = |verbs: &[&str]| {
        format!(
            "may not {} Secrets in the namespace {namespace}",
            verbs.join(", ")
        )
    };
    if !missing.is_empty() {
        let fix = grant(&missing, SECRETS, Some(namespace), here);
        return if check == Check::DeleteRights {
            Item::warn(check, may_not(&missing)).fix(fix)
        } else {
            Item::fail(check, may_not(&missing), fix)
        };
    }
    if let Some((verb, flags)) = useful
        && matches!(
            lack(&on_secrets(verb, Some(namespace)), here),
            Some(Lack::Missing)
        )
    {
        let message = format!("{} (needed by {flags})", may_not(&[verb]));
        return Item::warn(check, message).fix(grant(&[verb], SECRETS, Some(namespace), here));
    }
    let verbs = needed.join(", ");
    Item::ok(
        check,
        format!("may {verbs} Secrets in the namespace {namespace}"),
    )
}

fn all_namespaces(here: &Here<'_>) -> Item {
    let check = Check::AllNamespacesRight;
    match lack(&on_secrets("list", None), here) {
        None => Item::ok(check, "may list the Secrets of all namespaces"),
        Some(Lack::Missing) => Item::warn(
            check,
            "may not list the Secrets of all namespaces; -A does not work, several -n do",
        )
        .fix(grant(&["list"], SECRETS, None, here)),
        Some(Lack::Unknown(reason)) => {
            Item::skip(check, format!("could not be asked for: {reason}"))
        }
    }
}

/// What a right is about.
#[derive(Clone, Copy)]
pub(super) struct On<'a> {
    /// The resource, as kubectl names it.
    pub(super) resource: &'a str,
    /// The one object; all when `None`.
    pub(super) name: Option<&'a str>,
}

/// All Secrets.
const SECRETS: On<'static> = On {
    resource: "secrets",
    name: None,
};

/// The command by which an administrator gives us rights: no more than these, in one namespace or in all.
pub(super) fn grant(
    verbs: &[&str],
    on: On<'_>,
    namespace: Option<&str>,
    here: &Here<'_>,
) -> String {
    let place = namespace.map_or_else(String::new, |name| format!(" -n {}", shell_word(name)));
    let Some(user) = here.user else {
        return here
            .reach
            .line(&format!("kubectl auth can-i --list{place}"));
    };
    let kind = match namespace {
        Some(_) => "role",
        None => "clusterrole",
    };
    let On { resource, name } = on;
    let plural = resource.split('.').next().unwrap_or(resource);
    let object = name.unwrap_or(plural);
    // A name of its own for each user and each set of rights, so that a second such command does not meet the first.
    let role = format!("pxsec-{}-{object}-{}", verbs.join("-"), as_name(user));
    let only = name.map_or_else(String::new, |name| format!(" --resource-name={name}"));
    let create = format!(
        "kubectl create {kind} {role} --verb={} --resource={resource}{only}{place}",
        verbs.join(",")
    );
    let bind = format!(
        "kubectl create {kind}binding {role} --{kind}={role} {}{place}",
        subject(user)
    );
    format!("{} && {}", here.reach.line(&create), here.reach.line(&bind))
}

fn subject(user: &str) -> String {
    let account = user
        .strip_prefix("system:serviceaccount:")
        .filter(|account| account.split(':').count() == 2);
    match account {
        Some(account) => format!("--serviceaccount={}", shell_word(account)),
        None => format!("--user={}", shell_word(user)),
    }
}

/// A user as part of an object's name.
fn as_name(user: &str) -> String {
    let lower = user.to_ascii_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = lower.chars().map(plain).take(100).collect();
    name.trim_matches('-').to_owned()
}
