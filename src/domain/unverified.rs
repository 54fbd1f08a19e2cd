//! What config.toml and annotations may know of a token, read without checking its signature.

use super::credential::TokenSummary;
use super::decoded::decode_unverified;
use super::go_json::{Object, Value};
use super::token::Jwt;

/// The claims of a token that are safe to keep in plain text. Checks nothing.
#[must_use]
pub fn summarize_unverified(token: &Jwt) -> TokenSummary {
    let decoded = decode_unverified(token.expose());
    let claims = decoded.claims.as_ref();
    let text = |name: &str| match claims.and_then(|claims| claims.get(name)) {
        Some(Value::String(text)) => Some(text.clone()),
        _ => None,
    };
    TokenSummary {
        issuer: text("iss"),
        subject: text("sub"),
        roles: strings(claims, "roles"),
        groups: strings(claims, "groups"),
        issued: decoded.issued_at,
        expires: decoded.expires,
        fingerprint: token.fingerprint(),
    }
}

/// The entries of a list claim that are strings.
fn strings(claims: Option<&Object>, name: &str) -> Vec<String> {
    match claims.and_then(|claims| claims.get(name)) {
        Some(Value::Array(entries)) => entries
            .iter()
            .filter_map(|entry| match entry {
                Value::String(text) => Some(text.clone()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
