//! The server's own verdict on a token, offline, with every reason for it.
//!
//! Follows OpenStorage's self-signed authenticator in its order (openstorage `pkg/auth/token.go`,
//! `selfsigned.go`; golang-jwt v4 `parser.go`), built with Go for amd64. Where that stops at the first
//! error, this goes on and reports all. What it lets pass against its own documentation stays accepted, with
//! a warning. The server is lax in ways a standard verifier is not; do not use this to guard anything else.

use std::collections::HashMap;

use serde::Serialize;

use super::algorithm::SigningAlgorithm;
use super::claims_check;
use super::decoded::{Decoded, Part, Parts, bare, has_bearer_prefix};
use super::finding::shown;
pub use super::finding::{Code, Finding, Severity};
use super::go_json::{Object, Value};
use super::signature_check;
use super::time::NumericDate;
use super::token::{MAX_TOKEN_BYTES, TokenShapeError};
pub use super::verify_policy::{
    SecondKeyError, UsernameClaim, UsernameClaimError, VerifyPolicy, VerifyingKeys,
};

/// What came of verifying: all findings, errors first, and the token taken apart.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Reasons and remarks, errors first.
    pub findings: Vec<Finding>,
    /// What the token says; to be trusted only when the verdict is accepted.
    pub decoded: Decoded,
    /// The header's algorithm, when the server takes it.
    pub algorithm: Option<SigningAlgorithm>,
    /// Whether one of the keys has made the signature, whatever else is wrong with the token.
    pub signed: bool,
}

impl Verdict {
    /// The verdict on what is no token at all, and need not be read to know.
    #[must_use]
    pub fn not_a_token(error: &TokenShapeError) -> Self {
        Self {
            findings: vec![Finding::error(Code::Malformed, error.to_string()).fix(WHOLE)],
            decoded: Decoded::default(),
            algorithm: None,
            signed: false,
        }
    }

    /// Whether the server accepts the token: there is no error.
    #[must_use]
    pub fn accepted(&self) -> bool {
        self.outcome() == Outcome::Accepted
    }

    /// What is known of the server's answer.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        match self.findings.iter().any(is_error) {
            true => Outcome::Rejected,
            false => Outcome::Accepted,
        }
    }
}

/// A verdict in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The server takes the token.
    Accepted,
    /// The server does not take it.
    Rejected,
}

/// Gives the verdict of a server with `keys` and `policy` at `now` on the token `raw`.
///
/// Pure. Does not check whether the user may do anything: roles are judged by the server at each call.
#[must_use]
pub fn verify(raw: &str, keys: &VerifyingKeys, policy: &VerifyPolicy, now: NumericDate) -> Verdict {
    let mut findings = Vec::new();
    let text = bare(raw);
    let parts = Parts::read(text);
    shape(raw, text, &parts, &mut findings);
    let mut algorithm = None;
    let mut signed = false;
    if parts.count > 1 {
        if let Some(header) = object(&parts.header, "header", &mut findings) {
            algorithm = read_header(header, &mut findings);
        }
        let claims = object(&parts.claims, "claims", &mut findings);
        if let (Some(claims), Some((decoded, mismatches))) = (claims, parts.server_claims()) {
            claims_check::check(claims, (&decoded, &mismatches), policy, now, &mut findings);
        }
        signed = signature_check::check(&parts, algorithm, keys, &mut findings);
    }
    // A stable sort: within a severity the server's order stays.
    findings.sort_by_key(|finding| finding.severity);
    Verdict {
        findings,
        decoded: parts.decoded(),
        algorithm,
        signed,
    }
}

const WHOLE: &str =
    "give the whole of it, with its two dots, as `kubectl pxsec auth token generate` prints it";

/// What can be said about the text before reading it.
fn shape(raw: &str, text: &str, parts: &Parts<'_>, findings: &mut Vec<Finding>) {
    if text.trim().is_empty() {
        findings.push(Finding::error(Code::Malformed, "the token is empty").fix(WHOLE));
        return;
    }
    if has_bearer_prefix(raw.trim_start()) {
        findings.push(
            Finding::error(Code::BearerPrefix, "the text starts with `Bearer `")
                .fix("give only what follows it"),
        );
    } else if text.len() != raw.len() {
        findings.push(
            Finding::error(Code::Malformed, "there is white space around the token")
                .fix("remove it"),
        );
    }
    if parts.count != 3 {
        let finding = Finding::error(
            Code::Malformed,
            format!(
                "a token has three parts separated by dots, this has {}",
                parts.count
            ),
        )
        .fix(WHOLE);
        findings.push(match parts.count {
            1 | 2 => finding.because("it was cut off, or it is something else"),
            5 => {
                finding.because("five parts are an encrypted token, which PX-Security does not use")
            }
            _ => finding,
        });
    }
    if text.contains(['\r', '\n']) {
        findings.push(
            Finding::warning(Code::LineBreak, "the token contains a line break")
                .because("the server's decoder skips it, but an HTTP header cannot carry it")
                .fix("store the token without it, with `printf %s` rather than `echo`"),
        );
    }
    if raw.len() > MAX_TOKEN_BYTES {
        findings.push(
            Finding::warning(
                Code::LargeToken,
                format!("the token has {} bytes", raw.len()),
            )
            .because(format!(
                "proxies and servers commonly cut headers off at {MAX_TOKEN_BYTES} bytes"
            )),
        );
    }
}

/// The object within a part, or a finding about why there is none.
fn object<'a>(part: &'a Part, name: &str, findings: &mut Vec<Finding>) -> Option<&'a Object> {
    let (verb, code) = match name {
        "header" => ("is", Code::MalformedHeader),
        _ => ("are", Code::MalformedClaims),
    };
    match part {
        Part::Absent => None,
        Part::NotBase64 { padded } => {
            findings.push(not_base64(&format!("the {name} {verb}"), *padded));
            None
        }
        Part::NotJson(error) => {
            findings.push(
                Finding::error(code, format!("the {name} {verb} not JSON"))
                    .because(error.to_string()),
            );
            None
        }
        Part::NotObject(found) => {
            findings.push(Finding::error(
                code,
                format!("the {name} {verb} {found}, not an object"),
            ));
            None
        }
        Part::Object {
            object,
            has_huge_number,
        } => {
            if *has_huge_number {
                findings.push(Finding::error(
                    Code::NumberOutOfRange,
                    format!("a number in the {name} is too large for the server to read"),
                ));
            }
            Some(object)
        }
    }
}

pub(super) fn not_base64(what: &str, padded: bool) -> Finding {
    let finding = Finding::error(Code::Malformed, format!("{what} not base64url"));
    if padded {
        finding.because("padding with `=` is not allowed in a token")
    } else {
        finding
    }
}

/// Judges the header and gives its algorithm when the server takes it.
fn read_header(header: &Object, findings: &mut Vec<Finding>) -> Option<SigningAlgorithm> {
    if header.get("crit").is_some() {
        findings.push(
            Finding::warning(Code::CriticalHeader, "the header has `crit`")
                .because("the server ignores it, against RFC 7515 §4.1.11"),
        );
    }
    match header.get("typ") {
        Some(Value::String(kind)) if kind.eq_ignore_ascii_case("JWT") => {}
        None => {}
        Some(other) => {
            let kind = match other {
                Value::String(kind) => format!("`{}`", shown(kind)),
                other => other.described().to_owned(),
            };
            findings.push(Finding::note(
                Code::UnexpectedType,
                format!("the header's `typ` is {kind}, not `JWT`; the server does not look at it"),
            ));
        }
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (key, _) in &header.members {
        let count = seen.entry(key).or_default();
        *count += 1;
        if *count == 2 {
            findings.push(
                Finding::warning(
                    Code::DuplicateHeader,
                    format!(
                        "the header parameter `{}` stands more than once",
                        shown(key)
                    ),
                )
                .because("the server takes the last one; other readers may take the first"),
            );
        }
    }
    let sign_again = "sign a new token with `kubectl pxsec auth token generate`";
    let name = match header.get("alg") {
        Some(Value::String(name)) => name,
        other => {
            let variant = header
                .members
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case("alg"));
            let finding = Finding::error(
                Code::UnspecifiedAlgorithm,
                match other {
                    Some(other) => {
                        format!("the header's `alg` is {}, not a string", other.described())
                    }
                    None => "the header has no `alg`".to_owned(),
                },
            );
            findings.push(match (other, variant) {
                (None, Some((key, _))) => finding.because(format!(
                    "it is written `{}`, and the server looks for the exact name",
                    shown(key)
                )),
                _ => finding,
            });
            return None;
        }
    };
    let algorithm = name.parse().ok();
    if algorithm.is_none() {
        let finding = Finding::error(
            Code::UnknownAlgorithm,
            format!("the server does not take the algorithm `{}`", shown(name)),
        );
        let upper = name.to_ascii_uppercase();
        findings.push(if upper.parse::<SigningAlgorithm>().is_ok() {
            finding
                .because(format!("it is written `{upper}`, in upper case"))
                .fix(sign_again)
        } else if upper == "NONE" {
            finding
                .because("such a token is not signed, and anyone can make one")
                .fix(sign_again)
        } else {
            finding
                .because("it takes HS, RS and ES with 256, 384 and 512")
                .fix(sign_again)
        });
    }
    algorithm
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Message and cause of all that is found.
    fn told(raw: &str) -> Vec<String> {
        let verdict = verify(
            raw,
            &VerifyingKeys::new(),
            &VerifyPolicy::default(),
            NumericDate(0),
        );
        let line = |finding: Finding| match finding.cause {
            Some(cause) => format!("{}: {cause}", finding.message),
            None => finding.message,
        };
        verdict.findings.into_iter().map(line).collect()
    }

    fn of_header(header: &str) -> String {
        use base64::Engine as _;
        let header = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(header);
        told(&format!("{header}.e30.c2ln")).join("\n")
    }

    #[test]
    fn a_text_in_other_than_three_parts_is_told_what_it_may_be() {
        let first = |raw: &str| told(raw).swap_remove(0);
        assert_eq!(
            told("hello"),
            [
                "a token has three parts separated by dots, this has 1: it was cut off, or it is something else"
            ]
        );
        assert!(first("e30.e30").ends_with("this has 2: it was cut off, or it is something else"));
        assert!(first("e30.e30.x.y").ends_with("this has 4"));
        assert!(first("e30.e30.x.y.z").ends_with(
            "this has 5: five parts are an encrypted token, which PX-Security does not use"
        ));
    }

    #[test]
    fn an_algorithm_by_another_name_is_told_as_written() {
        assert!(of_header(r#"{"Alg":"HS256"}"#).contains(
            "the header has no `alg`: it is written `Alg`, and the server looks for the exact name"
        ));
        assert!(!of_header(r#"{"kid":"HS256"}"#).contains("exact name"));
        assert!(
            of_header(r#"{"alg":"hs256"}"#)
                .contains("the algorithm `hs256`: it is written `HS256`, in upper case")
        );
        assert!(of_header(r#"{"alg":"None"}"#).contains("such a token is not signed"));
        assert!(of_header(r#"{"alg":"PS256"}"#).contains("it takes HS, RS and ES"));
    }

    #[test]
    fn a_type_is_jwt_in_any_case_or_nothing() {
        assert!(!of_header(r#"{"alg":"HS256","typ":"jwt"}"#).contains("`typ`"));
        assert!(!of_header(r#"{"alg":"HS256"}"#).contains("`typ`"));
        assert!(of_header(r#"{"alg":"HS256","typ":"at+jwt"}"#).contains("`typ` is `at+jwt`"));
        assert!(of_header(r#"{"alg":"HS256","typ":1}"#).contains("`typ` is a number"));
    }

    #[test]
    fn a_token_of_16_kib_is_not_called_large() {
        let padded = |length: usize| {
            let token = "e30.e30.";
            told(&format!("{token}{}", "A".repeat(length - token.len()))).join("\n")
        };
        assert!(!padded(MAX_TOKEN_BYTES).contains("bytes"));
        assert!(padded(MAX_TOKEN_BYTES + 1).contains("the token has 16385 bytes"));
    }
}
