//! Outcomes as text for people.

use serde_json::Value;

use super::escape::printable;
use super::table::{self, NONE};
use super::time::both;
use super::view::meanings;
use crate::domain::credential::{SpeaksFor, TokenSummary};
use crate::domain::decoded::{Decoded, ServerClaims};
use crate::domain::finding::{Code, Finding, Severity};
use crate::domain::go_json::{Object, Value as GoValue};
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;
use crate::domain::unverified::speaks_for_unverified;
use crate::domain::verify::{Outcome, Verdict};

/// Width of the labels of `inspect`, `verify` and `show`.
const LABEL_WIDTH: usize = 12;

pub(super) fn line(label: &str, value: &str) -> String {
    format!("{label:<LABEL_WIDTH$} {value}\n")
}

pub(super) fn list(values: &[String]) -> String {
    printable(&table::list_cell(values))
}

/// A claim as text: strings as they are, everything else as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => printable(text),
        Value::Array(entries) if entries.is_empty() => NONE.to_owned(),
        Value::Array(entries) if entries.iter().all(Value::is_string) => entries
            .iter()
            .filter_map(Value::as_str)
            .map(printable)
            .collect::<Vec<_>>()
            .join(", "),
        other => printable(&other.to_string()),
    }
}

/// `auth token inspect`; `token` when the text is a well-formed one, `is_signed` when there is something for a signature.
#[must_use]
pub fn inspection(
    token: Option<&Jwt>,
    decoded: &Decoded,
    is_signed: bool,
    now: NumericDate,
) -> String {
    let mut text = token.map_or(String::new(), |token| line("Token", &token.to_string()));
    let header = decoded.header.as_ref().map(|header| {
        header
            .to_display_json()
            .iter()
            .map(|(name, value)| format!("{} {}", printable(name), plain(value)))
            .collect::<Vec<_>>()
            .join(", ")
    });
    text += &line(
        "Header",
        header
            .as_deref()
            .unwrap_or("no JSON object, so no algorithm"),
    );
    match &decoded.claims {
        Some(claims) => text += &claim_lines(claims, decoded, now),
        None => text += &line("Payload", "no JSON object, so no claims"),
    }
    text += &line(
        "Signature",
        if is_signed {
            "not checked; `kubectl pxsec auth token verify` checks it"
        } else {
            "none: the token is not signed"
        },
    );
    text
}

/// The claims that every PX token has, in the order people look for them, then all others.
fn claim_lines(claims: &Object, decoded: &Decoded, now: NumericDate) -> String {
    const KNOWN: [(&str, &str); 9] = [
        ("iss", "Issuer"),
        ("sub", "Subject"),
        ("name", "Name"),
        ("email", "Email"),
        ("roles", "Roles"),
        ("groups", "Groups"),
        ("iat", "Issued"),
        ("nbf", "Not before"),
        ("exp", "Expires"),
    ];
    let mut text = String::new();
    let shown_claims = claims.to_display_json();
    let server = decoded.server_claims.clone().unwrap_or_default();
    let meanings = meanings(&server);
    for (claim, label) in KNOWN {
        let value = shown_claims.get(claim);
        let shown = match (claim, value, decoded.spelled(claim)) {
            ("nbf", None, _) => continue,
            ("iat", ..) => date_cell(claim, claims, decoded.issued_at, now),
            ("nbf", ..) => date_cell(claim, claims, decoded.not_before, now),
            ("exp", ..) => date_cell(claim, claims, decoded.expires, now),
            (_, _, Some(spelled)) => acted_on(claim, spelled, value, &server),
            (_, None, None) => NONE.to_owned(),
            (_, Some(value), None) => plain(value) + mistake(claim, value),
        };
        text += &line(label, &shown);
        for meaning in meanings.iter().filter(|meaning| meaning.claim == claim) {
            text += &line(
                "",
                &format!("{}: {}", printable(&meaning.value), meaning.means),
            );
        }
    }
    let others = shown_claims
        .iter()
        .filter(|(name, _)| KNOWN.iter().all(|(known, _)| known != name));
    for (name, value) in others {
        text += &line(&printable(name), &plain(value));
    }
    text
}

/// A claim that the server finds under another spelling, with what other readers see.
fn acted_on(claim: &str, spelled: &str, value: Option<&Value>, server: &ServerClaims) -> String {
    let found = match claim {
        "iss" => Value::from(server.issuer.as_str()),
        "sub" => Value::from(server.subject.as_str()),
        "name" => Value::from(server.name.as_str()),
        "email" => Value::from(server.email.as_str()),
        "roles" => Value::from(server.roles.clone()),
        _ => Value::from(server.groups.clone()),
    };
    let others = value.map_or("none".to_owned(), plain);
    format!(
        "{} (from `{}`, as the server reads it; `{claim}` itself: {others})",
        plain(&found),
        printable(spelled)
    )
}

/// A time claim as the server reads it, `instant` being what it makes of it.
fn date_cell(
    claim: &str,
    claims: &Object,
    instant: Option<NumericDate>,
    now: NumericDate,
) -> String {
    match (instant, claims.get(claim)) {
        (Some(instant), _) => both(instant, now),
        (None, None) => NONE.to_owned(),
        (None, Some(GoValue::Number(number))) if number.value.is_some() => {
            let shown = if claim == "exp" { "never" } else { "0" };
            format!("{shown} (the server reads 0 as unset)")
        }
        (None, Some(GoValue::Number(number))) => {
            format!(
                "{} (too large: the server rejects it)",
                printable(&number.text)
            )
        }
        (None, Some(value)) => {
            let value = value.to_display_json();
            plain(&value) + mistake(claim, &value)
        }
    }
}

/// What is wrong with a claim that the server cannot read, since it looks like one that it can.
fn mistake(claim: &str, value: &Value) -> &'static str {
    match (claim, value) {
        ("exp", _) => " (no number: the server rejects it; older ones take it as never)",
        ("iat" | "nbf", _) => " (no number: the server rejects it)",
        ("roles" | "groups", Value::Array(entries)) if entries.iter().any(|entry| entry == "") => {
            " (an empty entry matches nothing)"
        }
        ("roles" | "groups", Value::Array(entries))
            if entries
                .iter()
                .any(|entry| !entry.is_string() && !entry.is_null()) =>
        {
            " (not only texts: the server cannot read the claims)"
        }
        ("roles" | "groups", Value::Array(_) | Value::Null) => "",
        ("roles" | "groups", _) => " (no list: the server cannot read the claims)",
        ("iss" | "sub" | "name" | "email", value) if !value.is_string() && !value.is_null() => {
            " (no text: the server cannot read the claims)"
        }
        _ => "",
    }
}

/// `auth token verify`.
#[must_use]
pub fn verdict(verdict: &Verdict, token: Option<&Jwt>, now: NumericDate) -> String {
    let has = |code: Code| verdict.findings.iter().any(|finding| finding.code == code);
    let mut text = match verdict.outcome() {
        Outcome::Accepted if has(Code::KeyNotLoaded) => {
            "accepted: the storage server takes this token once it has the key in a form that it reads\n"
        }
        Outcome::Accepted if has(Code::IssuerNotChecked) => {
            "accepted: the storage server takes this token if it trusts the issuer, which was not checked\n"
        }
        Outcome::Accepted => "accepted: the storage server takes this token\n",
        Outcome::Rejected => "rejected: the storage server does not take this token\n",
    }
    .to_owned();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        for finding in verdict
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
        {
            text += &finding_lines(finding);
        }
    }
    let decoded = &verdict.decoded;
    if token.is_some() || decoded.claims.is_some() {
        text.push('\n');
    }
    if let Some(token) = token {
        text += &line("Token", &token.to_string());
    }
    if let Some(claims) = &decoded.claims {
        let expires = date_cell("exp", claims, decoded.expires, now);
        text += &identity_lines(&speaks_for_unverified(decoded));
        text += &time_lines(decoded.issued_at, &expires, now);
    }
    text
}

fn finding_lines(finding: &Finding) -> String {
    let mut text = format!(
        "  {} {}: {}\n",
        finding.severity,
        finding.code,
        printable(&finding.message)
    );
    if let Some(cause) = &finding.cause {
        text += &format!("    cause: {}\n", printable(cause));
    }
    if let Some(fix) = &finding.fix {
        text += &format!("    fix: {}\n", printable(fix));
    }
    text
}

pub(super) fn summary_lines(summary: &TokenSummary, now: NumericDate) -> String {
    let expires = summary
        .expires
        .map_or("never".to_owned(), |exp| both(exp, now));
    identity_lines(&SpeaksFor::of(summary)) + &time_lines(summary.issued, &expires, now)
}

fn identity_lines(who: &SpeaksFor) -> String {
    let or_none = |value: &Option<String>| value.as_deref().map_or(NONE.to_owned(), printable);
    line("Issuer", &or_none(&who.issuer))
        + &line("Subject", &or_none(&who.subject))
        + &line("Roles", &list(&who.roles))
        + &line("Groups", &list(&who.groups))
}

fn time_lines(issued: Option<NumericDate>, expires: &str, now: NumericDate) -> String {
    let mut text = String::new();
    if let Some(issued) = issued {
        text += &line("Issued", &both(issued, now));
    }
    text + &line("Expires", expires)
}
