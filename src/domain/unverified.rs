//! What config.toml and annotations may know of a token, read without checking its signature.

use super::credential::{SpeaksFor, TokenSummary};
use super::decoded::{Decoded, decode_unverified};
use super::go_json::Value;
use super::server_claims::struct_field;
use super::token::Jwt;

/// The claims of a token that are safe to keep in plain text, as the server would act on them. Checks nothing.
#[must_use]
pub fn summarize_unverified(token: &Jwt) -> TokenSummary {
    let decoded = decode_unverified(token.expose());
    let SpeaksFor {
        issuer,
        subject,
        roles,
        groups,
    } = speaks_for_unverified(&decoded);
    TokenSummary {
        issuer,
        subject,
        roles,
        groups,
        issued: decoded.issued_at,
        expires: decoded.expires,
        fingerprint: token.fingerprint(),
    }
}

/// Whom the server would take a token to speak for, if it took it. Checks nothing.
///
/// Not the claims by their exact names: the server reads `Groups` as `groups`, and applies every one of several
/// (see [`ServerClaims`](super::server_claims::ServerClaims)).
#[must_use]
pub fn speaks_for_unverified(decoded: &Decoded) -> SpeaksFor {
    let (Some(claims), Some(server)) = (&decoded.claims, &decoded.server_claims) else {
        return SpeaksFor::default();
    };
    // An empty one that is there differs from none.
    let said = |field: &str, value: &str| {
        let there = |(key, value): &(String, Value)| {
            struct_field(key) == Some(field) && matches!(value, Value::String(_))
        };
        claims.members.iter().any(there).then(|| value.to_owned())
    };
    SpeaksFor {
        issuer: said("iss", &server.issuer),
        subject: said("sub", &server.subject),
        roles: server.roles.clone(),
        groups: server.groups.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(claims: &str) -> TokenSummary {
        use base64::Engine as _;
        let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(claims);
        let text = format!("eyJhbGciOiJIUzI1NiJ9.{claims}.c2ln");
        summarize_unverified(&Jwt::parse(&text).unwrap())
    }

    #[test]
    fn a_claim_of_another_type_is_not_summarized() {
        let told = told(
            r#"{"iss":"px","sub":1,"roles":["system.user",2,"mine"],"groups":"*","iat":5,"exp":9}"#,
        );
        assert_eq!(told.issuer.as_deref(), Some("px"));
        assert_eq!(told.subject, None);
        // Go leaves an empty entry where it cannot read one.
        assert_eq!(told.roles, ["system.user", "", "mine"]);
        assert!(told.groups.is_empty());
        let times = (told.issued.map(|at| at.0), told.expires.map(|at| at.0));
        assert_eq!(times, (Some(5), Some(9)));
    }

    #[test]
    fn claims_by_another_case_or_twice_are_those_that_the_server_acts_on() {
        assert_eq!(told(r#"{"Groups":["*"]}"#).groups, ["*"]);
        assert_eq!(
            told(r#"{"groups":["*"],"groups":[null]}"#).groups,
            ["*"],
            "null leaves what stood there"
        );
        let subject = |claims: &str| told(claims).subject;
        assert_eq!(
            subject(r#"{"sub":"me","SUB":"evil"}"#).as_deref(),
            Some("evil")
        );
        assert_eq!(subject(r#"{"sub":"x","sub":null}"#).as_deref(), Some("x"));
        assert_eq!(subject(r#"{"sub":""}"#).as_deref(), Some(""));
        assert_eq!(subject(r#"{"sub":null}"#), None);
        assert_eq!(
            told(r#"{"i\u017fs":"long s"}"#).issuer.as_deref(),
            Some("long s")
        );
        // The times are read by their exact names.
        assert_eq!(told(r#"{"EXP":9}"#).expires, None);
    }
}
