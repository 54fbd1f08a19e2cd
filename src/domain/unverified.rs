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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_of_another_type_is_not_summarized() {
        use base64::Engine as _;
        let base64 = base64::engine::general_purpose::URL_SAFE_NO_PAD;
        let token = |claims: &str| {
            let text = format!("eyJhbGciOiJIUzI1NiJ9.{}.c2ln", base64.encode(claims));
            summarize_unverified(&Jwt::parse(&text).unwrap())
        };
        let told = token(
            r#"{"iss":"px","sub":1,"roles":["system.user",2,"mine"],"groups":"*","iat":5,"exp":9}"#,
        );
        assert_eq!(told.issuer.as_deref(), Some("px"));
        assert_eq!(told.subject, None);
        assert_eq!(told.roles, ["system.user", "mine"]);
        assert!(told.groups.is_empty());
        let times = (told.issued.map(|at| at.0), told.expires.map(|at| at.0));
        assert_eq!(times, (Some(5), Some(9)));
    }
}
