//! Px contexts as JSON and YAML. Holds no token.

use serde::Serialize;

use super::context::{Row, key_place};
use super::view::{API_VERSION, rfc3339};
use crate::domain::context::Context;
use crate::domain::context_status::ContextStatus;
use crate::domain::credential::Credential;
use crate::domain::name::ContextName;
use crate::domain::recipe::KeyPlace;
use crate::domain::time::NumericDate;
use crate::ops::vault_orphans::Orphans;

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
    #[serde(skip_serializing_if = "Option::is_none")]
    orphans: Option<Vec<OrphanItem>>,
}

/// A token that no px context names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OrphanItem {
    vault: &'static str,
    id: String,
}

impl ContextListView {
    /// The view of all contexts, and with a check of the orphans that are left.
    #[must_use]
    pub fn new(
        rows: &[Row<'_>],
        current: Option<&ContextName>,
        orphans: Option<&[Orphans]>,
    ) -> Self {
        let items_of = |orphans: &Orphans| {
            let vault = orphans.vault.as_str();
            let ids = orphans.ids.iter().map(ToString::to_string);
            ids.map(|id| OrphanItem { vault, id }).collect::<Vec<_>>()
        };
        Self {
            api_version: API_VERSION,
            kind: "ContextList",
            items: rows
                .iter()
                .map(|row| ContextItem::new(row, current))
                .collect(),
            orphans: orphans.map(|all| all.iter().flat_map(items_of).collect()),
        }
    }
}
