//! What a rotation did, for people and programs.

use serde::Serialize;

use super::escape::printable;
use super::target::{FailureItem, Place};
use super::time::{expiry, relative};
use super::view::{API_VERSION, rfc3339};
use crate::domain::renewal::plan::{ClaimSource, KeepReason, Kept, RenewReason};
use crate::domain::time::NumericDate;
use crate::ops::secret_guard::Refused;
use crate::ops::secret_rotate::{Renewed, Rotated};
use crate::ports::ClusterTarget;

/// What was done with a Secret, in a line.
#[must_use]
pub fn line(place: &Place, rotated: &Rotated, dry_run: Option<&str>, now: NumericDate) -> String {
    let dry = dry_run
        .filter(|_| matches!(rotated, Rotated::Renewed(_)))
        .map(|mode| format!(" ({mode} dry run)"))
        .unwrap_or_default();
    let told = match rotated {
        Rotated::Renewed(renewed) => {
            let expires = expiry(Some(renewed.claims.exp), now);
            format!("{expires} ({})", why(renewed, now))
        }
        Rotated::Kept(kept) => stays(kept, now),
        Rotated::Skipped(refused) => printable(&refused.to_string()),
    };
    format!(
        "secret/{} {}{dry} {}, {told}\n",
        place.name,
        word(rotated),
        place.within()
    )
}

/// What was done with a Secret, in a word.
#[must_use]
pub fn word(rotated: &Rotated) -> &'static str {
    match rotated {
        Rotated::Renewed(_) => "renewed",
        Rotated::Kept(_) => "unchanged",
        Rotated::Skipped(_) => "skipped",
    }
}

fn stays(kept: &Kept, now: NumericDate) -> String {
    let due = match kept.renews {
        None => "never due".to_owned(),
        Some(renews) if renews <= now => "due".to_owned(),
        Some(renews) => format!("due {}", relative(renews, now)),
    };
    match kept.why {
        KeepReason::NotDue => due,
        KeepReason::StaleNotDue => {
            format!("{due}, but not of the current key and issuer: --stale renews it")
        }
        KeepReason::NotStale => format!("of the current key and issuer, {due}"),
    }
}

/// Why a token was replaced.
fn why(renewed: &Renewed, now: NumericDate) -> String {
    let ended = || match renewed.expired {
        None => "the old one never".to_owned(),
        Some(at) if at == now => "the old one expired just now".to_owned(),
        Some(at) if at < now => format!("the old one expired {}", relative(at, now)),
        Some(at) => format!("the old one {}", relative(at, now)),
    };
    match &renewed.reason {
        RenewReason::Due | RenewReason::Expired | RenewReason::Asked => ended(),
        RenewReason::WrongKey => "was of an earlier key".to_owned(),
        RenewReason::WrongIssuer => "had another issuer".to_owned(),
        RenewReason::Instead(refusal) => format!("as declared, since {refusal}"),
    }
}

/// Why that was done, in a word.
fn reason(rotated: &Rotated) -> &'static str {
    match rotated {
        Rotated::Renewed(renewed) => match &renewed.reason {
            RenewReason::Due => "Due",
            RenewReason::Expired => "Expired",
            RenewReason::WrongKey => "WrongKey",
            RenewReason::WrongIssuer => "WrongIssuer",
            RenewReason::Asked => "Asked",
            RenewReason::Instead(_) => "Declared",
        },
        Rotated::Kept(kept) => match kept.why {
            KeepReason::NotDue => "NotDue",
            KeepReason::StaleNotDue => "StaleNotDue",
            KeepReason::NotStale => "NotStale",
        },
        Rotated::Skipped(Refused::OperatorOwned { .. }) => "OperatorManaged",
        Rotated::Skipped(_) => "Unmanaged",
    }
}

/// `secret rotate -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RotateListView {
    api_version: &'static str,
    kind: &'static str,
    items: Vec<RotateItem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failures: Vec<FailureItem>,
}

impl RotateListView {
    /// The view of all Secrets, in a stable order.
    #[must_use]
    pub fn new(items: Vec<RotateItem>, failures: Vec<FailureItem>) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "SecretRotateList",
            items,
            failures,
        }
    }
}

/// One Secret that was looked at.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RotateItem {
    kube_context: String,
    server: String,
    namespace: String,
    name: String,
    key: String,
    /// `renewed`, `unchanged` or `skipped`.
    result: &'static str,
    dry_run: bool,
    /// In a word, and then in a sentence for people.
    reason: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renews_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<NewToken>,
}

/// What is said of a token that was signed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewToken {
    fingerprint: String,
    /// `token` or `declaration`.
    claims_from: &'static str,
    issuer: String,
    subject: String,
    roles: Vec<String>,
    groups: Vec<String>,
    issued_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_expires_at: Option<String>,
    /// Whether servers go on taking the token that was replaced, until then.
    replaced_in_force: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dropped_claims: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
}

impl RotateItem {
    /// The view of one Secret.
    #[must_use]
    pub fn new(
        target: &ClusterTarget,
        place: &Place,
        key: &str,
        dry_run: bool,
        rotated: &Rotated,
        now: NumericDate,
    ) -> Self {
        let (expires, renews, message, token) = match rotated {
            Rotated::Renewed(renewed) => {
                let exp = renewed.claims.exp;
                let before = renewed.renew_before_secs;
                let renews = before.map(|secs| exp.saturating_sub_secs(secs));
                (
                    Some(exp),
                    renews,
                    why(renewed, now),
                    Some(NewToken::new(renewed)),
                )
            }
            Rotated::Kept(kept) => (kept.expires, kept.renews, stays(kept, now), None),
            Rotated::Skipped(refused) => (None, None, refused.to_string(), None),
        };
        Self {
            kube_context: target.kube_context.clone(),
            server: target.server.clone(),
            namespace: place.namespace.clone(),
            name: place.name.clone(),
            key: key.to_owned(),
            result: word(rotated),
            dry_run,
            reason: reason(rotated),
            message,
            expires_at: rfc3339(expires),
            renews_at: rfc3339(renews),
            token,
        }
    }
}

impl NewToken {
    fn new(renewed: &Renewed) -> Self {
        let claims = &renewed.claims;
        Self {
            fingerprint: renewed.fingerprint.to_string(),
            claims_from: match renewed.source {
                ClaimSource::Token => "token",
                ClaimSource::Declaration => "declaration",
            },
            issuer: claims.iss.clone(),
            subject: claims.sub.clone(),
            roles: claims.roles().to_vec(),
            groups: claims.groups().to_vec(),
            issued_at: claims.iat.to_rfc3339(),
            replaced_expires_at: rfc3339(renewed.expired),
            replaced_in_force: renewed.in_force,
            dropped_claims: renewed.dropped.clone(),
            warnings: renewed.warnings.clone(),
        }
    }
}
