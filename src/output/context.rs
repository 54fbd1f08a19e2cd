//! Px contexts as text. Holds no token.

use super::escape::printable;
use super::look::Look;
use super::table::{self, NONE, UNKNOWN};
use super::text::{line, list, summary_lines};
use super::time::{both, expiry, relative, span};
use crate::domain::context::{Context, ContextBook};
use crate::domain::context_status::ContextStatus;
use crate::domain::credential::{Credential, SpeaksFor, TokenSummary};
use crate::domain::key_ref::KeyRef;
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::recipe::{KeyPlace, Recipe};
use crate::domain::time::NumericDate;

/// A context with what is known of its token: from config.toml alone, or from a check.
pub struct Row<'a> {
    /// The context.
    pub context: &'a Context,
    /// Its status.
    pub status: ContextStatus,
    /// The claims of its token, when it has been fetched or is recorded.
    pub summary: Option<TokenSummary>,
    /// Why the status is no better, when a check found out.
    pub problem: Option<String>,
    /// What to do about it.
    pub hints: Vec<String>,
}

impl<'a> Row<'a> {
    /// What config.toml alone tells.
    #[must_use]
    pub fn recorded(context: &'a Context, now: NumericDate) -> Self {
        Self {
            context,
            status: ContextStatus::of(&context.credential, now),
            summary: context
                .credential
                .stored()
                .and_then(|stored| stored.summary.clone()),
            problem: None,
            hints: Vec::new(),
        }
    }

    /// Whom its tokens speak for: as the token says, else as the credential does.
    pub(super) fn speaks_for(&self) -> SpeaksFor {
        self.summary
            .as_ref()
            .map_or_else(|| self.context.credential.speaks_for(), SpeaksFor::of)
    }

    /// Whether nothing is known of its token before it is read.
    fn is_unread(&self) -> bool {
        matches!(self.context.credential, Credential::Reference(_)) && self.summary.is_none()
    }

    /// Roles, subject and issuer, a cell each: `<unknown>` where only the cluster tells.
    fn claims(&self) -> [String; 3] {
        if self.is_unread() {
            return [UNKNOWN; 3].map(str::to_owned);
        }
        let SpeaksFor {
            roles,
            subject,
            issuer,
            ..
        } = self.speaks_for();
        let found_when_signing = matches!(
            &self.context.credential,
            Credential::Recipe(recipe) if matches!(recipe.key, KeyPlace::Cluster { .. })
        );
        let no_issuer = if found_when_signing { UNKNOWN } else { NONE };
        [
            table::list_cell(&roles),
            subject.unwrap_or_else(|| NONE.to_owned()),
            issuer.unwrap_or_else(|| no_issuer.to_owned()),
        ]
    }

    /// When its token ends, in one cell.
    fn expires(&self, now: NumericDate) -> String {
        match (&self.context.credential, &self.summary) {
            (Credential::Recipe(recipe), _) => {
                format!("{} after signing", span(recipe.lifetime.as_secs()))
            }
            (_, None) => UNKNOWN.to_owned(),
            (_, Some(TokenSummary { expires: None, .. })) => "never".to_owned(),
            (
                _,
                Some(TokenSummary {
                    expires: Some(exp), ..
                }),
            ) => relative(*exp, now),
        }
    }
}

/// `context list`; `wide` adds where things are.
#[must_use]
pub fn table(
    rows: &[Row<'_>],
    current: Option<&ContextName>,
    now: NumericDate,
    wide: bool,
    look: Look,
) -> String {
    let cell = |text: &Option<String>| text.clone().unwrap_or_else(|| NONE.to_owned());
    let mut narrow = Vec::new();
    let mut all = Vec::new();
    for row in rows {
        let context = row.context;
        let [roles, subject, issuer] = row.claims();
        let marker = if current == Some(&context.name) {
            "*"
        } else {
            ""
        };
        let head = [
            marker.to_owned(),
            context.name.to_string(),
            context.credential.kind().to_owned(),
            row.status.to_string(),
            roles,
            subject,
            row.expires(now),
        ];
        if wide {
            let [a, b, c, d, e, f, g] = head;
            all.push([
                a,
                b,
                c,
                d,
                e,
                f,
                g,
                issuer,
                place(&context.credential),
                cell(&context.kube.context),
                cell(&context.kube.namespace),
                cell(&context.endpoint),
            ]);
        } else {
            narrow.push(head);
        }
    }
    if wide {
        let titles = [
            "CURRENT",
            "NAME",
            "KIND",
            "STATUS",
            "ROLES",
            "SUBJECT",
            "EXPIRES",
            "ISSUER",
            "TOKEN-FROM",
            "KUBE-CONTEXT",
            "NAMESPACE",
            "ENDPOINT",
        ];
        table::render(titles, &all, look.whole())
    } else {
        let titles = [
            "CURRENT", "NAME", "KIND", "STATUS", "ROLES", "SUBJECT", "EXPIRES",
        ];
        table::render(titles, &narrow, look)
    }
}

/// Where a credential's tokens come from, in one word.
fn place(credential: &Credential) -> String {
    match credential {
        Credential::Stored(stored) => stored.vault.to_string(),
        Credential::Recipe(recipe) => key_place(recipe),
        Credential::Reference(at) => format!("secret://{at}"),
    }
}

pub(super) fn key_place(recipe: &Recipe) -> String {
    match &recipe.key {
        KeyPlace::Ref(reference) => match reference.get() {
            KeyRef::File(path) => path.display().to_string(),
            other => other.to_string(),
        },
        KeyPlace::Cluster { namespace: None } => "the cluster".to_owned(),
        KeyPlace::Cluster {
            namespace: Some(namespace),
        } => format!("the cluster, namespace {namespace}"),
    }
}

/// A context in the parentheses of a sentence: where its tokens come from, until when, and where it aims.
#[must_use]
pub fn in_words(context: &Context, now: NumericDate) -> String {
    let mut text = match &context.credential {
        Credential::Stored(stored) => match &stored.summary {
            Some(summary) => format!(
                "token in the {} vault, {}",
                stored.vault,
                expiry(summary.expires, now)
            ),
            None => format!("no token in the {} vault yet", stored.vault),
        },
        Credential::Recipe(recipe) => format!(
            "signs a token of {} when one is needed, with the key of {}",
            recipe.lifetime,
            key_place(recipe)
        ),
        Credential::Reference(at) => {
            format!("reads its token from secret://{at} when it is needed")
        }
    };
    if !context.kube.is_empty() {
        text += &format!("; bound to {}", binding(&context.kube));
    }
    text
}

/// A binding as part of a sentence.
#[must_use]
pub fn binding(kube: &KubeBinding) -> String {
    let mut parts = Vec::new();
    if let Some(name) = &kube.context {
        parts.push(format!("the kubeconfig context `{name}`"));
    }
    if let Some(path) = &kube.kubeconfig {
        parts.push(format!("the kubeconfig {}", path.display()));
    }
    if let Some(namespace) = &kube.namespace {
        parts.push(format!("the namespace {namespace}"));
    }
    parts.join(", ")
}

/// `context show`.
#[must_use]
pub fn details(context: &Context, current: Option<&ContextName>, now: NumericDate) -> String {
    let marker = if current == Some(&context.name) {
        " (current)"
    } else {
        ""
    };
    let mut text = line("Name", &format!("{}{marker}", context.name));
    if let Some(description) = &context.description {
        text += &line("Description", &printable(description));
    }
    if let Some(endpoint) = &context.endpoint {
        text += &line("Endpoint", &printable(endpoint));
    }
    if !context.kube.is_empty() {
        text += &line("Kubernetes", &printable(&binding(&context.kube)));
    }
    text += &line("Kind", context.credential.kind());
    let status = ContextStatus::of(&context.credential, now);
    text += &line("Status", status.as_str());
    match &context.credential {
        Credential::Stored(stored) => {
            text += &line("Vault", stored.vault.as_str());
            match &stored.summary {
                Some(summary) => {
                    text += &line("Token", &format!("[jwt {}]", summary.fingerprint));
                    text += &summary_lines(summary, now);
                }
                None => text += &line("Token", NONE),
            }
        }
        Credential::Recipe(recipe) => text += &recipe_lines(recipe),
        Credential::Reference(at) => text += &line("Secret", &format!("secret://{at}")),
    }
    text += &line("Created", &both(context.created, now));
    text
}

fn recipe_lines(recipe: &Recipe) -> String {
    let cell = |value: &Option<String>| {
        printable(
            value
                .as_deref()
                .filter(|text| !text.is_empty())
                .unwrap_or(NONE),
        )
    };
    let speaks_for = recipe.speaks_for();
    let mut text = line("Signing key", &printable(&key_place(recipe)));
    if let Some(algorithm) = recipe.algorithm {
        text += &line("Algorithm", algorithm.as_str());
    }
    let issuer = match &recipe.issuer {
        Some(issuer) => printable(issuer),
        None => "as the cluster tells".to_owned(),
    };
    text += &line("Issuer", &issuer);
    text += &line("Subject", &cell(&speaks_for.subject));
    text += &line("Name claim", &cell(&recipe.identity.name));
    text += &line("Email", &cell(&recipe.identity.email));
    text += &line("Roles", &list(&speaks_for.roles));
    text += &line("Groups", &list(&speaks_for.groups));
    text += &line("Lifetime", &recipe.lifetime.to_string());
    text
}

/// All contexts of a book, as config.toml alone tells them.
#[must_use]
pub fn recorded(book: &ContextBook, now: NumericDate) -> Vec<Row<'_>> {
    book.iter()
        .map(|context| Row::recorded(context, now))
        .collect()
}
