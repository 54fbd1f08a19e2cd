//! Px contexts as text and as JSON. Holds no token.

use serde::Serialize;

use super::escape::printable;
use super::table::{self, NONE};
use super::text::{line, list, summary_lines};
use super::time::{both, expiry, relative, span};
use super::view::{API_VERSION, rfc3339};
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
        }
    }

    /// Whom its tokens speak for: as the token says, else as the credential does.
    fn speaks_for(&self) -> SpeaksFor {
        self.summary
            .as_ref()
            .map_or_else(|| self.context.credential.speaks_for(), SpeaksFor::of)
    }

    /// When its token ends, in one cell.
    fn expires(&self, now: NumericDate) -> String {
        match (&self.context.credential, &self.summary) {
            (Credential::Recipe(recipe), _) => {
                format!("{} after signing", span(recipe.lifetime.as_secs()))
            }
            (_, None) => "<unknown>".to_owned(),
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
) -> String {
    let cell = |text: &Option<String>| text.clone().unwrap_or_else(|| NONE.to_owned());
    let mut narrow = Vec::new();
    let mut all = Vec::new();
    for row in rows {
        let context = row.context;
        let speaks_for = row.speaks_for();
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
            table::list_cell(&speaks_for.roles),
            cell(&speaks_for.subject),
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
                cell(&speaks_for.issuer),
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
        table::render(titles, &all)
    } else {
        let titles = [
            "CURRENT", "NAME", "KIND", "STATUS", "ROLES", "SUBJECT", "EXPIRES",
        ];
        table::render(titles, &narrow)
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

fn key_place(recipe: &Recipe) -> String {
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
fn binding(kube: &KubeBinding) -> String {
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

/// One px context, without its token.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContextItem {
    name: String,
    current: bool,
    credential: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vault: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signing_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lifetime: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kubeconfig: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kube_context: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    namespace: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    roles: Vec<String>,
    groups: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
    expired: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    created_at: String,
}

impl ContextItem {
    fn new(row: &Row<'_>, current: Option<&ContextName>) -> Self {
        let context = row.context;
        let speaks_for = row.speaks_for();
        let summary = row.summary.as_ref();
        let (signing_key, lifetime, secret) = match &context.credential {
            Credential::Stored(_) => (None, None, None),
            Credential::Recipe(recipe) => {
                let key = match &recipe.key {
                    KeyPlace::Ref(_) => key_place(recipe),
                    KeyPlace::Cluster { .. } => "from-cluster".to_owned(),
                };
                (Some(key), Some(recipe.lifetime.to_string()), None)
            }
            Credential::Reference(at) => (None, None, Some(at.to_string())),
        };
        Self {
            name: context.name.to_string(),
            current: current == Some(&context.name),
            credential: context.credential.kind(),
            status: row.status.as_str(),
            problem: row.problem.clone(),
            vault: context
                .credential
                .stored()
                .map(|stored| stored.vault.as_str()),
            signing_key,
            lifetime,
            secret,
            description: context.description.clone(),
            endpoint: context.endpoint.clone(),
            kubeconfig: context
                .kube
                .kubeconfig
                .as_ref()
                .map(|path| path.display().to_string()),
            kube_context: context.kube.context.clone(),
            namespace: context.kube.namespace.clone(),
            issuer: speaks_for.issuer,
            subject: speaks_for.subject,
            roles: speaks_for.roles,
            groups: speaks_for.groups,
            issued_at: rfc3339(summary.and_then(|summary| summary.issued)),
            expires_at: rfc3339(summary.and_then(|summary| summary.expires)),
            expired: row.status == ContextStatus::Expired,
            fingerprint: summary.map(|summary| summary.fingerprint.to_string()),
            created_at: context.created.to_rfc3339(),
        }
    }
}

/// `context show -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContextView {
    api_version: &'static str,
    kind: &'static str,
    #[serde(flatten)]
    item: ContextItem,
}

impl ContextView {
    /// The view of one context.
    #[must_use]
    pub fn new(context: &Context, current: Option<&ContextName>, now: NumericDate) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "Context",
            item: ContextItem::new(&Row::recorded(context, now), current),
        }
    }
}

/// `context list -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContextListView {
    api_version: &'static str,
    kind: &'static str,
    items: Vec<ContextItem>,
}

impl ContextListView {
    /// The view of all contexts.
    #[must_use]
    pub fn new(rows: &[Row<'_>], current: Option<&ContextName>) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "ContextList",
            items: rows
                .iter()
                .map(|row| ContextItem::new(row, current))
                .collect(),
        }
    }
}

/// All contexts of a book, as config.toml alone tells them.
#[must_use]
pub fn recorded(book: &ContextBook, now: NumericDate) -> Vec<Row<'_>> {
    book.iter()
        .map(|context| Row::recorded(context, now))
        .collect()
}
