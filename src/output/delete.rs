//! What a delete did, for people and programs.

use serde::Serialize;

use super::target::{FailureItem, Place};
use super::time::both;
use super::view::{API_VERSION, rfc3339};
use crate::domain::time::NumericDate;
use crate::ops::secret_delete::{Change, Deleted};
use crate::ports::ClusterTarget;

/// `secret delete -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteListView {
    api_version: &'static str,
    kind: &'static str,
    items: Vec<DeleteItem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failures: Vec<FailureItem>,
}

/// One Secret that was deleted or released.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteItem {
    kube_context: String,
    server: String,
    namespace: String,
    name: String,
    change: &'static str,
    dry_run: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kept_keys: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    used_by: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
}

impl DeleteListView {
    /// The view of all targets, in a stable order.
    #[must_use]
    pub fn new(items: Vec<DeleteItem>, failures: Vec<FailureItem>) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "SecretDeleteList",
            items,
            failures,
        }
    }
}

impl DeleteItem {
    /// The view of one Secret.
    #[must_use]
    pub fn new(
        target: &ClusterTarget,
        place: &Place,
        deleted: &Deleted,
        dry_run: bool,
        used_by: Vec<String>,
    ) -> Self {
        let record = deleted.record.as_ref();
        Self {
            kube_context: target.kube_context.clone(),
            server: target.server.clone(),
            namespace: place.namespace.clone(),
            name: place.name.clone(),
            change: change_word(&deleted.change),
            dry_run,
            kept_keys: match &deleted.change {
                Change::Deleted => Vec::new(),
                Change::Released { kept } => kept.clone(),
            },
            used_by,
            fingerprint: record.map(|record| record.fingerprint.to_string()),
            subject: record.map(|record| record.subject.clone()),
            expires_at: rfc3339(record.and_then(|record| record.expires)),
        }
    }
}

/// The word for a change.
#[must_use]
pub fn change_word(change: &Change) -> &'static str {
    match change {
        Change::Deleted => "deleted",
        Change::Released { .. } => "released",
    }
}

/// What was done, in a line.
#[must_use]
pub fn line(place: &Place, change: &Change, dry_run: Option<&str>) -> String {
    let dry = dry_run
        .map(|mode| format!(" ({mode} dry run)"))
        .unwrap_or_default();
    let (name, verb, at) = (&place.name, change_word(change), place.at());
    match change {
        Change::Deleted => format!("secret/{name} {verb}{dry} from {at}\n"),
        Change::Released { kept } if kept.is_empty() => format!(
            "secret/{name} {verb}{dry} in {at}: without data it stays, since others manage it too\n"
        ),
        Change::Released { kept } => format!(
            "secret/{name} {verb}{dry} in {at}: what others keep there stays ({})\n",
            kept.join(", ")
        ),
    }
}

/// That deleted tokens live on; `None` when none does, as far as their Secrets told.
#[must_use]
pub fn still_valid(deleted: &[Deleted], now: NumericDate) -> Option<String> {
    // Without a record nothing is known of the end, so it is not said to be over.
    let ends = deleted.iter().map(|one| match &one.record {
        Some(record) => record.expires,
        None => None,
    });
    let alive: Vec<Option<NumericDate>> =
        ends.filter(|end| end.is_none_or(|end| end > now)).collect();
    let last = alive.iter().flatten().max();
    let all_end = alive.iter().all(Option::is_some);
    let what = match alive.len() {
        0 => return None,
        1 => "the deleted token stays",
        _ => "the deleted tokens stay",
    };
    Some(match last {
        Some(last) if all_end => {
            let until = both(*last, now);
            format!("{what} valid until {until}; only a new signing key ends that before")
        }
        _ => format!("{what} valid until they expire; only a new signing key ends that before"),
    })
}
