//! The JSON contract: what `-o json` and `-o yaml` print.
//!
//! Additive only. Instants are RFC 3339; absent values are left out. No view but [`TokenView`] holds a token.

use serde::Serialize;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::domain::claims::Claims;
use crate::domain::credential::SpeaksFor;
use crate::domain::decoded::{Decoded, ServerClaims};
use crate::domain::finding::Finding;
use crate::domain::go_json::Object;
use crate::domain::role;
use crate::domain::time::NumericDate;
use crate::domain::token::{Jwt, MAX_TOKEN_BYTES, TokenShapeError};
use crate::domain::unverified::speaks_for_unverified;
use crate::domain::verify::{Outcome, Verdict};
use crate::ops::token_generate::Signed;

/// The version of every document.
pub const API_VERSION: &str = "pxsec.dev/v1alpha1";

/// Renders a view as indented JSON with a final newline.
#[must_use]
pub fn json(view: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(view)
        .expect("views hold strings, numbers, lists and maps with text keys");
    text.push('\n');
    text
}

/// Room for a token and its claims, indented: both forms are written into memory that needs not move, and is wiped.
const TOKEN_VIEW_BYTES: usize = 8 * MAX_TOKEN_BYTES;

/// As [`json`], for the view that holds a token.
#[must_use]
pub fn token_json(view: &TokenView<'_>) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(TOKEN_VIEW_BYTES));
    serde_json::to_writer_pretty(&mut *bytes, view).expect("a view, into memory");
    bytes.push(b'\n');
    let text = String::from_utf8(std::mem::take(&mut *bytes));
    Zeroizing::new(text.expect("JSON is UTF-8"))
}

/// As [`yaml`], for the view that holds a token.
#[must_use]
pub fn token_yaml(view: &TokenView<'_>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(TOKEN_VIEW_BYTES));
    write_yaml(&mut text, view);
    text
}

/// Renders a view as YAML.
#[must_use]
pub fn yaml(view: &impl Serialize) -> String {
    let mut text = String::new();
    write_yaml(&mut text, view);
    text
}

fn write_yaml(text: &mut String, view: &impl Serialize) {
    // A token or its base64 stays on one line of its own key, so that `grep` and `sed` find it.
    let options = serde_saphyr::ser_options! { prefer_block_scalars: false };
    serde_saphyr::to_fmt_writer_with_options(text, view, options)
        .expect("views hold strings, numbers, lists and maps with text keys");
    if !text.ends_with('\n') {
        text.push('\n');
    }
}

pub(super) fn rfc3339(instant: Option<NumericDate>) -> Option<String> {
    instant.map(NumericDate::to_rfc3339)
}

/// `auth token generate -o json`: the one view that holds a token.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenView<'a> {
    api_version: &'static str,
    kind: &'static str,
    token: &'a str,
    fingerprint: String,
    algorithm: String,
    claims: &'a Claims,
    issued_at: String,
    expires_at: String,
    warnings: Vec<String>,
}

impl<'a> TokenView<'a> {
    /// The view of a token just signed.
    #[must_use]
    pub fn new(signed: &'a Signed) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "Token",
            token: signed.token.expose(),
            fingerprint: signed.token.fingerprint().to_string(),
            algorithm: signed.algorithm.to_string(),
            claims: &signed.claims,
            issued_at: signed.claims.iat.to_rfc3339(),
            expires_at: signed.claims.exp.to_rfc3339(),
            warnings: signed.warnings.iter().map(ToString::to_string).collect(),
        }
    }
}

/// `auth token inspect -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionView {
    api_version: &'static str,
    kind: &'static str,
    /// Of a well-formed token.
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    /// Why it is not well-formed.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
    /// Always `unchecked`.
    signature: &'static str,
    header: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    meanings: Vec<Meaning>,
}

/// What one role or group means.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Meaning {
    /// `roles` or `groups`.
    pub claim: &'static str,
    /// The entry.
    pub value: String,
    /// What it means.
    pub means: &'static str,
}

/// What the built-in roles and the group `*` mean among those that the server acts on.
#[must_use]
pub fn meanings(claims: &ServerClaims) -> Vec<Meaning> {
    let roles = claims.roles.iter().filter_map(|value| {
        role::builtin(value).map(|role| Meaning {
            claim: "roles",
            value: value.clone(),
            means: role.means,
        })
    });
    let groups = claims.groups.iter().filter(|group| *group == "*");
    let groups = groups.map(|value| Meaning {
        claim: "groups",
        value: value.clone(),
        means: role::GROUP_STAR_MEANS,
    });
    roles.chain(groups).collect()
}

impl InspectionView {
    /// The view of a token that was read and not checked; `token` is why not, when it is not well-formed.
    #[must_use]
    pub fn new(token: &Result<Jwt, TokenShapeError>, decoded: &Decoded) -> Self {
        let claims = decoded.claims.as_ref().map(Object::to_display_json);
        Self {
            api_version: API_VERSION,
            kind: "TokenInspection",
            fingerprint: token.as_ref().ok().map(|it| it.fingerprint().to_string()),
            problem: token.as_ref().err().map(ToString::to_string),
            signature: "unchecked",
            header: decoded
                .header
                .as_ref()
                .map(Object::to_display_json)
                .unwrap_or_default(),
            issued_at: rfc3339(decoded.issued_at),
            not_before: rfc3339(decoded.not_before),
            expires_at: rfc3339(decoded.expires),
            meanings: decoded
                .server_claims
                .as_ref()
                .map(meanings)
                .unwrap_or_default(),
            claims,
        }
    }
}

/// `auth token verify -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerificationView {
    api_version: &'static str,
    kind: &'static str,
    accepted: bool,
    /// Tells what is not accepted because it could not be checked from what is rejected.
    verdict: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    checked_at: String,
    findings: Vec<Finding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
}

impl VerificationView {
    /// The view of a verdict reached at `now`; `token` when the text had the shape of one.
    #[must_use]
    pub fn new(verdict: &Verdict, token: Option<&Jwt>, now: NumericDate) -> Self {
        let SpeaksFor {
            issuer,
            subject,
            roles,
            groups,
        } = speaks_for_unverified(&verdict.decoded);
        Self {
            api_version: API_VERSION,
            kind: "TokenVerification",
            accepted: verdict.accepted(),
            verdict: verdict.outcome(),
            fingerprint: token.map(|token| token.fingerprint().to_string()),
            checked_at: now.to_rfc3339(),
            findings: verdict.findings.clone(),
            issuer,
            subject,
            roles,
            groups,
            issued_at: rfc3339(verdict.decoded.issued_at),
            expires_at: rfc3339(verdict.decoded.expires),
        }
    }
}
