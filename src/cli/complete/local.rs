//! Candidates from this machine: config.toml, the kubeconfig, and words. Opens no vault.

use super::kinds::Kind;
use super::line::Line;
use super::words::{self, Word};
use super::{Candidate, aim, live};
use crate::cli::help;
use crate::cli::world::World;
use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::context::{Context, ContextBook};
use crate::domain::credential::Credential;
use crate::domain::key_ref::KeyRef;
use crate::domain::recipe::KeyPlace;
use crate::domain::role::{BUILTIN_ROLES, GROUP_STAR_MEANS};
use crate::domain::secret_ref::TOKEN_KEY;
use crate::domain::time::NumericDate;
use crate::output::time::expiry;
use crate::ports::ContextStore as _;

/// What `secret push` calls a Secret when it is not told.
pub(super) const USUAL_SECRET: &str = "px-user-token";

/// All candidates of a kind; those that do not begin with `current` may be among them.
pub(super) fn of(kind: Kind, current: &str, line: &Line, world: &mut World<'_>) -> Vec<Candidate> {
    match kind {
        Kind::PxContext { or_previous } => px_contexts(or_previous, world),
        Kind::KubeContext => kube_contexts(line, world),
        Kind::KubeCluster => kube_names(line, world, false),
        Kind::KubeUser => kube_names(line, world, true),
        Kind::Namespace => live::namespaces(line, world),
        Kind::Secret { or_usual } => {
            let mut found = live::secrets(false, line, world);
            if or_usual && !found.iter().any(|known| known.value == USUAL_SECRET) {
                found.insert(0, Candidate::new(USUAL_SECRET, "the default"));
            }
            found
        }
        Kind::KeptSecret => live::secrets(true, line, world),
        Kind::DataKey => {
            let mut found = live::keys_of_named(line, world);
            if !found.iter().any(|known| known.value == TOKEN_KEY) {
                found.insert(0, Candidate::new(TOKEN_KEY, "the default"));
            }
            found
        }
        Kind::KeyRef => key_refs(current, line, world),
        Kind::SecretPath { key } => {
            // The scheme may stand before it, or not.
            let (scheme, path) = match current.strip_prefix(SECRET) {
                Some(path) => (SECRET, path),
                None => ("", current),
            };
            live::paths(scheme, path, key, line, world)
        }
        Kind::Role => roles(&book(world)),
        Kind::Group => groups(&book(world)),
        Kind::Issuer => {
            let known = words::KNOWN_ISSUERS.iter().map(word).collect();
            used(known, &book(world), |context| {
                context.credential.speaks_for().issuer.into_iter().collect()
            })
        }
        Kind::Subject => used(Vec::new(), &book(world), |context| {
            context
                .credential
                .speaks_for()
                .subject
                .into_iter()
                .collect()
        }),
        Kind::Identity => used(Vec::new(), &book(world), |context| {
            match &context.credential {
                Credential::Recipe(recipe) => {
                    let identity = &recipe.identity;
                    // Which of both is asked for can be told by what has been typed, or by the `@`.
                    let both = [identity.name.clone(), identity.email.clone()];
                    both.into_iter().flatten().collect()
                }
                Credential::Stored(_) | Credential::Reference(_) => Vec::new(),
            }
        }),
        Kind::Endpoint => used(Vec::new(), &book(world), |context| {
            context.endpoint.clone().into_iter().collect()
        }),
        Kind::Algorithm => SigningAlgorithm::ALL
            .into_iter()
            .map(|algorithm| Candidate::new(algorithm.as_str(), family(algorithm)))
            .collect(),
        Kind::Instant => instants(world.now()),
        Kind::HelpWord => help_words(line),
        Kind::Words(list) => list.iter().map(word).collect(),
        Kind::Durations(list) => durations(current, list),
        Kind::File | Kind::Free => Vec::new(),
    }
}

const SECRET: &str = "secret://";
const ENV: &str = "env://";

/// What may follow the words behind `help`.
fn help_words(line: &Line) -> Vec<Candidate> {
    let given: Vec<String> = line
        .all("words")
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    help::words_behind(&given)
        .into_iter()
        .map(|(value, about)| Candidate::new(value, about))
        .collect()
}

fn word(&(value, help): &Word) -> Candidate {
    Candidate::new(value, help)
}

/// What config.toml says; nothing when it cannot be read.
pub(super) fn book(world: &World<'_>) -> ContextBook {
    let store = world.contexts().ok();
    store
        .and_then(|store| store.load().ok())
        .unwrap_or_default()
}

fn px_contexts(or_previous: bool, world: &World<'_>) -> Vec<Candidate> {
    let book = book(world);
    let now = world.now();
    let mut found: Vec<Candidate> = book
        .iter()
        .map(|context| {
            let mut help = in_few_words(context, now);
            if book.current() == Some(&context.name) {
                help += ", current";
            }
            Candidate::new(context.name.as_str(), help)
        })
        .collect();
    if or_previous && let Some(previous) = book.previous() {
        found.push(Candidate::new("-", format!("the previous one: {previous}")));
    }
    found
}

/// `prod admin, expires in 6d`: the user's own words, else the roles; and how long it is good for.
fn in_few_words(context: &Context, now: NumericDate) -> String {
    let roles = context.credential.speaks_for().roles.join(" ");
    let who = context.description.clone().or(Some(roles));
    let until = match &context.credential {
        Credential::Stored(stored) => match &stored.summary {
            Some(summary) => expiry(summary.expires, now),
            None => "no token yet".to_owned(),
        },
        Credential::Recipe(recipe) => format!("signs tokens of {}", recipe.lifetime),
        Credential::Reference(at) => format!("reads {SECRET}{at}"),
    };
    let parts = who.into_iter().filter(|who| !who.is_empty()).chain([until]);
    parts.collect::<Vec<_>>().join(", ")
}

fn kube_contexts(line: &Line, world: &World<'_>) -> Vec<Candidate> {
    let flags = aim::global(line, world).cluster();
    let known = world.kube_names(&flags).unwrap_or_default();
    let contexts = known.contexts.into_iter().map(|context| {
        let mut help = format!("cluster {}", context.cluster);
        if let Some(namespace) = &context.namespace {
            help += &format!(", namespace {namespace}");
        }
        if known.current.as_ref() == Some(&context.name) {
            help += ", current";
        }
        Candidate::new(context.name, help)
    });
    contexts.collect()
}

fn kube_names(line: &Line, world: &World<'_>, users: bool) -> Vec<Candidate> {
    let flags = aim::global(line, world).cluster();
    let known = world.kube_names(&flags).unwrap_or_default();
    if users {
        let names = known.users.into_iter();
        names.map(|name| Candidate::new(name, "")).collect()
    } else {
        let clusters = known.clusters.into_iter();
        clusters
            .map(|(name, server)| Candidate::new(name, server))
            .collect()
    }
}

fn key_refs(current: &str, line: &Line, world: &mut World<'_>) -> Vec<Candidate> {
    if let Some(path) = current.strip_prefix(SECRET) {
        return live::paths(SECRET, path, true, line, world);
    }
    if current.starts_with(ENV) {
        // Names only; what they hold may be the key.
        let names = world.env.keys().filter_map(|name| name.to_str());
        return names
            .map(|name| Candidate::new(format!("{ENV}{name}"), ""))
            .collect();
    }
    let known = words::KEY_SCHEMES.iter().map(word).collect();
    used(known, &book(world), |context| match &context.credential {
        Credential::Recipe(recipe) => match &recipe.key {
            KeyPlace::Ref(reference) => match reference.get() {
                KeyRef::File(path) => path.to_str().map(str::to_owned).into_iter().collect(),
                other => vec![other.to_string()],
            },
            KeyPlace::Cluster { .. } => Vec::new(),
        },
        Credential::Stored(_) | Credential::Reference(_) => Vec::new(),
    })
}

fn roles(book: &ContextBook) -> Vec<Candidate> {
    let builtin = BUILTIN_ROLES
        .iter()
        .map(|role| Candidate::new(role.name, role.means))
        .collect();
    used(builtin, book, |context| {
        context.credential.speaks_for().roles
    })
}

fn groups(book: &ContextBook) -> Vec<Candidate> {
    let known = vec![Candidate::new("*", GROUP_STAR_MEANS)];
    used(known, book, |context| {
        context.credential.speaks_for().groups
    })
}

/// What is known, and what px contexts use besides, with the names of those that do.
fn used(
    mut found: Vec<Candidate>,
    book: &ContextBook,
    values: impl Fn(&Context) -> Vec<String>,
) -> Vec<Candidate> {
    let known = found.len();
    for context in book.iter() {
        for value in values(context) {
            match found.iter().position(|candidate| candidate.value == value) {
                Some(at) if at < known => {}
                Some(at) => found[at].help += &format!(", {}", context.name),
                None => found.push(Candidate::new(value, format!("used by {}", context.name))),
            }
        }
    }
    found
}

fn family(algorithm: SigningAlgorithm) -> &'static str {
    match algorithm {
        SigningAlgorithm::HS256 => "a shared secret; the default",
        SigningAlgorithm::HS384 | SigningAlgorithm::HS512 => "a shared secret",
        SigningAlgorithm::RS256 => "an RSA key; the default",
        SigningAlgorithm::RS384 | SigningAlgorithm::RS512 => "an RSA key",
        SigningAlgorithm::ES256 => "a P-256 key",
        SigningAlgorithm::ES384 => "a P-384 key",
        SigningAlgorithm::ES512 => "a P-521 key",
    }
}

fn instants(now: NumericDate) -> Vec<Candidate> {
    const DAY_SECS: i64 = 86_400;
    let after = [
        (1, "in a day"),
        (7, "in a week"),
        (30, "in 30 days"),
        (90, "in 90 days"),
    ];
    after
        .into_iter()
        .map(|(days, help)| {
            let instant = NumericDate(now.0.saturating_add(days * DAY_SECS));
            Candidate::new(instant.to_rfc3339(), help)
        })
        .collect()
}

/// The usual ones; and for a number without a unit, that number with each.
fn durations(current: &str, usual: &[Word]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = usual.iter().map(word).collect();
    if !current.is_empty() && current.bytes().all(|byte| byte.is_ascii_digit()) {
        for (unit, help) in words::UNITS {
            let value = format!("{current}{unit}");
            if !found.iter().any(|known| known.value == value) {
                found.push(Candidate::new(value, *help));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_offered_with_each_unit() {
        let values: Vec<String> = durations("1", words::LIFETIMES)
            .into_iter()
            .map(|candidate| candidate.value)
            .filter(|value| value.starts_with('1'))
            .collect();
        assert_eq!(values, ["15m", "1h", "12h", "1d", "1y", "1s", "1m"]);
    }
}
