//! Candidates from the cluster: namespaces, Secrets and their keys. Metadata only; no data leaves the cluster.
//!
//! What was found is kept for [`FRESH_SECS`] in the cache folder. An answer has [`DEADLINE`] for everything, and after
//! a failure nobody is asked for [`PATIENCE_SECS`]; then what is known still, or known here, has to do. Of a kubeconfig
//! with a credential plugin only the cache is asked: a plugin may open a browser.

use std::time::Duration;

use super::Candidate;
use super::aim;
use super::line::Line;
use super::local;
use crate::cli::aim::Aim;
use crate::cli::world::{Glance, ListedName, ListedToken, Listing, World, managed_selector};
use crate::domain::credential::Credential;
use crate::domain::secret_ref::{check_namespace, check_secret_name};
use crate::domain::time::NumericDate;
use crate::domain::token_record::SecretMetadata;
use crate::output::time::expiry;
use crate::ports::{ClusterError, Scope, SecretCluster as _};

/// For connecting and all answers together: who waits longer for a tab key types on.
pub(super) const DEADLINE: Duration = Duration::from_secs(1);

/// For so long a list is as good as new.
const FRESH_SECS: i64 = 60;

/// For so long a server that did not answer is not asked again.
const PATIENCE_SECS: i64 = 10;

/// A day: an older list is no help any more, even when nothing newer can be had.
const USABLE_SECS: i64 = 86_400;

/// No shell shows more, and no person reads them.
const MAX_NAMES: usize = 2_000;

/// What is listed.
enum What<'a> {
    Namespaces,
    Secrets(&'a str),
    /// Those that pxsec keeps, in a namespace or in all.
    Kept(Option<&'a str>),
}

/// The namespaces; those that this machine knows of when the cluster cannot tell.
pub(super) fn namespaces(line: &Line, world: &mut World<'_>) -> Vec<Candidate> {
    let Some(aim) = aim::of(line, world) else {
        return Vec::new();
    };
    let listed = list(&What::Namespaces, &aim, world);
    let mut found: Vec<Candidate> = listed
        .into_iter()
        .map(|item| Candidate::new(item.name, ""))
        .collect();
    for (name, help) in known_namespaces(&aim, world) {
        match found.iter_mut().find(|known| known.value == name) {
            Some(known) if known.help.is_empty() => known.help = help,
            Some(_) => {}
            None => found.push(Candidate::new(name, help)),
        }
    }
    found
}

/// Namespaces that the kubeconfig and px contexts of this cluster name.
fn known_namespaces(aim: &Aim, world: &World<'_>) -> Vec<(String, String)> {
    let mut known = Vec::new();
    let Some(glance) = world.glance(&aim.cluster) else {
        return known;
    };
    if let Some(bound) = aim.namespace.as_ref().filter(|_| aim.px_context.is_some()) {
        known.push((bound.clone(), "of the px context".to_owned()));
    }
    let target = &glance.target;
    known.push((
        target.default_namespace.clone(),
        "of the kubeconfig context".to_owned(),
    ));
    for context in local::book(world).iter() {
        let here = context
            .kube
            .context
            .as_ref()
            .is_none_or(|name| *name == target.kube_context);
        let bound = context.kube.namespace.clone();
        let reference = match &context.credential {
            Credential::Reference(at) => Some(at.namespace.clone()),
            Credential::Stored(_) | Credential::Recipe(_) => None,
        };
        for name in bound.into_iter().chain(reference).filter(|_| here) {
            known.push((name, format!("used by {}", context.name)));
        }
    }
    known
}

/// The Secrets of the namespace that the line says, or with `kept` those of them that pxsec keeps; with `-A` those that it
/// keeps anywhere.
pub(super) fn secrets(kept: bool, line: &Line, world: &mut World<'_>) -> Vec<Candidate> {
    let Some(aim) = aim::of(line, world) else {
        return Vec::new();
    };
    let listed = if line.has("all_namespaces") || line.has("namespace_selector") {
        list(&What::Kept(None), &aim, world)
    } else {
        match namespace(&aim, world) {
            Some(namespace) if kept => list(&What::Kept(Some(&namespace)), &aim, world),
            Some(namespace) => list(&What::Secrets(&namespace), &aim, world),
            None => Vec::new(),
        }
    };
    let now = world.now();
    let mut found: Vec<Candidate> = Vec::new();
    for item in listed {
        // One name may be in many namespaces.
        if !found.iter().any(|known| known.value == item.name) {
            let help = in_few_words(&item, now);
            found.push(Candidate::new(item.name, help));
        }
    }
    found
}

/// The keys of the Secret that the line names, or that all there have.
pub(super) fn keys_of_named(line: &Line, world: &mut World<'_>) -> Vec<Candidate> {
    let Some(aim) = aim::of(line, world) else {
        return Vec::new();
    };
    let Some(namespace) = namespace(&aim, world) else {
        return Vec::new();
    };
    let name = line.text("name").or_else(|| line.text("names"));
    let name = name.unwrap_or(local::USUAL_SECRET).to_owned();
    let listed = list(&What::Secrets(&namespace), &aim, world);
    let found = listed.into_iter().find(|item| item.name == name);
    let keys = found.map(|item| item.keys).unwrap_or_default();
    let help = format!("of secret {namespace}/{name}");
    keys.into_iter()
        .map(|key| Candidate::new(key, help.clone()))
        .collect()
}

/// `NAMESPACE/NAME/KEY` in steps, behind `scheme`. Without `key` a name is the end of it.
pub(super) fn paths(
    scheme: &str,
    path: &str,
    key: bool,
    line: &Line,
    world: &mut World<'_>,
) -> Vec<Candidate> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [_] => {
            let mut found = namespaces(line, world);
            for candidate in &mut found {
                candidate.value = format!("{scheme}{}/", candidate.value);
            }
            found
        }
        [namespace, _] => {
            let now = world.now();
            let listed = of_namespace(namespace, line, world);
            // A reference to a key must name it; the path of a token has a usual one.
            let end = if key && !scheme.is_empty() { "/" } else { "" };
            listed
                .into_iter()
                .map(|item| {
                    let value = format!("{scheme}{namespace}/{}{end}", item.name);
                    Candidate::new(value, in_few_words(&item, now))
                })
                .collect()
        }
        [namespace, name, _] if key => {
            let listed = of_namespace(namespace, line, world);
            let found = listed.into_iter().find(|item| item.name == **name);
            let keys = found.map(|item| item.keys).unwrap_or_default();
            keys.into_iter()
                .map(|key| Candidate::new(format!("{scheme}{namespace}/{name}/{key}"), ""))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn of_namespace(namespace: &str, line: &Line, world: &mut World<'_>) -> Vec<ListedName> {
    match aim::of(line, world) {
        Some(aim) if check_namespace(namespace).is_ok() => {
            list(&What::Secrets(namespace), &aim, world)
        }
        _ => Vec::new(),
    }
}

fn namespace(aim: &Aim, world: &World<'_>) -> Option<String> {
    let named = aim.namespace.clone();
    named.or_else(|| Some(world.glance(&aim.cluster)?.target.default_namespace))
}

/// Whose token it is and until when, or what is in it.
fn in_few_words(item: &ListedName, now: NumericDate) -> String {
    match &item.token {
        Some(token) => {
            let until = expiry(token.expires.map(NumericDate), now);
            let roles = token.roles.join(" ");
            let parts = [roles, until].into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(", ")
        }
        None => item.keys.join(" "),
    }
}

/// What is listed: from the cache while that is fresh, else from the cluster, else from the cache again.
fn list(what: &What<'_>, aim: &Aim, world: &World<'_>) -> Vec<ListedName> {
    let Some(glance) = world.glance(&aim.cluster) else {
        return Vec::new();
    };
    let of = key(what, &glance);
    let now = world.now().0;
    let kept = world.cached_listing(&of).unwrap_or_default();
    // A clock that was set back makes everything look as if it came from the future.
    let within = |at: i64, secs: i64| (0..secs).contains(&now.saturating_sub(at));
    let usable = |kept: Listing| {
        if within(kept.listed_at, USABLE_SECS) {
            kept.names
        } else {
            Vec::new()
        }
    };
    if within(kept.listed_at, FRESH_SECS)
        || within(kept.failed_at, PATIENCE_SECS)
        || glance.runs_plugin
    {
        return usable(kept);
    }
    let mut names = Vec::new();
    if ask(what, aim, &mut names, world) {
        names.truncate(MAX_NAMES);
        let listing = Listing {
            listed_at: now,
            failed_at: 0,
            names,
        };
        world.cache_listing(&of, &listing);
        return listing.names;
    }
    let mut known = Listing {
        failed_at: now,
        ..kept
    };
    if !within(known.listed_at, USABLE_SECS) || known.names.len() < names.len() {
        // What came before the deadline is better than nothing, and not as good as all.
        known.names = names;
        known.listed_at = now.saturating_sub(FRESH_SECS);
    }
    world.cache_listing(&of, &known);
    usable(known)
}

/// What tells this list from others: server, user, and what is listed.
fn key(what: &What<'_>, glance: &Glance) -> String {
    let listed = match what {
        What::Namespaces => "namespaces".to_owned(),
        What::Secrets(namespace) => format!("secrets of {namespace}"),
        What::Kept(None) => "secrets kept by pxsec".to_owned(),
        What::Kept(Some(namespace)) => format!("secrets of {namespace} kept by pxsec"),
    };
    format!("{listed}\n{}\n{}", glance.target.server, glance.identity)
}

/// Asks the cluster, and tells whether it has answered to the end. What has come by then is in `names`.
fn ask(what: &What<'_>, aim: &Aim, names: &mut Vec<ListedName>, world: &World<'_>) -> bool {
    let answer = world.ask_briefly(&aim.cluster, DEADLINE, async |cluster| {
        let scope = match what {
            What::Namespaces => {
                let listed = cluster.namespaces(None).await?;
                names.extend(listed.into_iter().map(named));
                return Ok::<_, ClusterError>(());
            }
            What::Secrets(namespace) => Scope {
                namespace: Some((*namespace).to_owned()),
                selector: None,
            },
            What::Kept(namespace) => Scope {
                namespace: namespace.map(str::to_owned),
                selector: Some(managed_selector(None)),
            },
        };
        let mut each = |secret: SecretMetadata| {
            if names.len() < MAX_NAMES && check_secret_name(&secret.name).is_ok() {
                names.push(of_secret(&secret));
            }
        };
        cluster.list(&scope, &mut each).await.map(drop)
    });
    answer.is_some_and(|answer| answer.is_ok())
}

fn named(name: String) -> ListedName {
    ListedName {
        name,
        ..ListedName::default()
    }
}

/// What may be kept of a Secret's metadata.
fn of_secret(secret: &SecretMetadata) -> ListedName {
    let managers = secret.managers.iter();
    let mut keys: Vec<String> = managers
        .flat_map(|manager| manager.data_keys.clone())
        .collect();
    keys.sort();
    keys.dedup();
    let token = secret.recorded.token().map(|record| ListedToken {
        expires: record.expires.map(|at| at.0),
        roles: record.roles.clone(),
    });
    ListedName {
        name: secret.name.clone(),
        keys,
        token,
    }
}
