//! Tokens of any content, signed or not.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use pxsec::domain::claims_set::ClaimsSet;
use pxsec::domain::key::VerifyingKey;
use pxsec::domain::time::NumericDate;
use pxsec::domain::verify::{Code, Verdict, VerifyPolicy, VerifyingKeys, verify};

pub const SECRET: &[u8] = b"a-shared-secret-of-sixty-four-characters-for-tests-0123456789abc";

/// Noon of the day on which the verdicts were recorded.
pub fn now() -> NumericDate {
    NumericDate::parse_rfc3339("2026-11-23T12:00:00Z").unwrap()
}

pub fn policy() -> VerifyPolicy {
    VerifyPolicy {
        issuers: vec!["openstorage.io".to_owned()],
        ..Default::default()
    }
}

pub fn keys() -> VerifyingKeys {
    VerifyingKeys::from(VerifyingKey::shared_secret(SECRET).unwrap())
}

/// The claims set of this text, whatever its claims.
pub fn set(json: &str) -> ClaimsSet {
    ClaimsSet::from_json(json.as_bytes()).unwrap()
}

pub fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

/// The members of good claims, without braces.
pub const GOOD: &str = r#""email":"v@example.com","exp":4102444800,"iat":1577836800,"iss":"openstorage.io","name":"V","roles":["system.user"],"sub":"v""#;

/// Good claims with `more` members after them.
pub fn good_and(more: &str) -> String {
    format!("{{{GOOD},{more}}}")
}

/// Good claims with one member's text replaced.
pub fn good_with(old: &str, new: &str) -> String {
    assert!(GOOD.contains(old), "{old}");
    format!("{{{}}}", GOOD.replace(old, new))
}

/// Signs two segments as they stand.
pub fn sign_raw(first: &str, second: &str) -> String {
    let input = format!("{first}.{second}");
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, SECRET), input.as_bytes());
    format!("{input}.{}", b64(tag))
}

pub fn token(header: impl AsRef<[u8]>, claims: impl AsRef<[u8]>) -> String {
    sign_raw(&b64(header), &b64(claims))
}

pub fn judge(token: &str) -> Verdict {
    verify(token, &keys(), &policy(), now())
}

pub fn judge_claims(claims: impl AsRef<[u8]>) -> Verdict {
    judge(&token(HEADER, claims))
}

pub fn codes(verdict: &Verdict) -> Vec<Code> {
    verdict
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect()
}
