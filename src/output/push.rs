//! What a push did, for people and programs.

use serde::Serialize;

use super::target::{FailureItem, Place};
use super::time::{expiry, span};
use super::view::{API_VERSION, rfc3339};
use crate::domain::time::NumericDate;
use crate::ops::secret_push::{Change, Told};
use crate::ports::ClusterTarget;

/// What was done, in a line.
#[must_use]
pub fn line(
    place: &Place,
    told: &Told,
    verb: &str,
    dry_run: Option<&str>,
    now: NumericDate,
) -> String {
    let dry = dry_run
        .map(|mode| format!(" ({mode} dry run)"))
        .unwrap_or_default();
    let expires = expiry(told.summary.expires, now);
    let renew = told
        .renew_before_secs
        .map(|secs| format!(", to be renewed {} before", span(secs)))
        .unwrap_or_default();
    format!(
        "secret/{} {verb}{dry} {}, {expires}{renew}\n",
        place.name,
        place.within()
    )
}

/// `secret push -o json`, save for a client-side dry run, which prints the manifests.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PushListView {
    api_version: &'static str,
    kind: &'static str,
    items: Vec<PushItem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failures: Vec<FailureItem>,
}

/// One Secret that was pushed to.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PushItem {
    kube_context: String,
    server: String,
    namespace: String,
    name: String,
    key: String,
    change: &'static str,
    dry_run: bool,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    roles: Vec<String>,
    groups: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renews_at: Option<String>,
}

impl PushListView {
    /// The view of all targets, in a stable order.
    #[must_use]
    pub fn new(items: Vec<PushItem>, failures: Vec<FailureItem>) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "SecretPushList",
            items,
            failures,
        }
    }
}

impl PushItem {
    /// The view of one push.
    #[must_use]
    pub fn new(
        target: &ClusterTarget,
        place: &Place,
        key: &str,
        change: Change,
        dry_run: bool,
        told: &Told,
    ) -> Self {
        let summary = &told.summary;
        let renews = summary
            .expires
            .zip(told.renew_before_secs)
            .map(|(expires, secs)| expires.saturating_sub_secs(secs));
        Self {
            kube_context: target.kube_context.clone(),
            server: target.server.clone(),
            namespace: place.namespace.clone(),
            name: place.name.clone(),
            key: key.to_owned(),
            change: change_word(change),
            dry_run,
            fingerprint: summary.fingerprint.to_string(),
            issuer: summary.issuer.clone(),
            subject: summary.subject.clone(),
            roles: summary.roles.clone(),
            groups: summary.groups.clone(),
            expires_at: rfc3339(summary.expires),
            renews_at: rfc3339(renews),
        }
    }
}

/// kubectl's word for a change.
#[must_use]
pub fn change_word(change: Change) -> &'static str {
    match change {
        Change::Created => "created",
        Change::Configured => "configured",
        Change::Unchanged => "unchanged",
        Change::Applied => "serverside-applied",
    }
}
