//! The server's own verdict on a token, offline, with every reason for it.
//!
//! Follows OpenStorage's self-signed authenticator in its order (openstorage `pkg/auth/token.go`,
//! `selfsigned.go`; golang-jwt v4 `parser.go`), built with Go for amd64. Where that stops at the first
//! error, this goes on and reports all. What it lets pass against its own documentation stays accepted, with
//! a warning. The server is lax in ways a standard verifier is not; do not use this to guard anything else.

use std::fmt;
use std::str::FromStr;

use super::algorithm::{KeyFamily, SigningAlgorithm};
use super::claims_check;
use super::decoded::{Decoded, Part, Parts, ServerClaims, bare, has_bearer_prefix};
use super::finding::shown;
pub use super::finding::{Code, Finding, Severity};
use super::go_json::{Object, Value};
use super::key::VerifyingKey;
use super::signature::{self, Check, SecretSlip};
use super::time::NumericDate;
use super::token::MAX_TOKEN_BYTES;

/// The keys of one issuer: at most one of each family, as a server holds them.
#[derive(Debug, Default)]
pub struct VerifyingKeys {
    hmac: Option<VerifyingKey>,
    rsa: Option<VerifyingKey>,
    ec: Option<VerifyingKey>,
}

impl VerifyingKeys {
    /// No keys, with which nothing is accepted.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the key of its family.
    ///
    /// # Errors
    /// [`SecondKeyError`] when there is one of that family: the server has no way to try two.
    pub fn add(&mut self, key: VerifyingKey) -> Result<(), SecondKeyError> {
        let family = key.family();
        let place = match family {
            KeyFamily::Hmac => &mut self.hmac,
            KeyFamily::Rsa => &mut self.rsa,
            KeyFamily::Ec => &mut self.ec,
        };
        if place.is_some() {
            return Err(SecondKeyError { family });
        }
        *place = Some(key);
        Ok(())
    }

    /// The key of `family`.
    #[must_use]
    pub fn get(&self, family: KeyFamily) -> Option<&VerifyingKey> {
        match family {
            KeyFamily::Hmac => self.hmac.as_ref(),
            KeyFamily::Rsa => self.rsa.as_ref(),
            KeyFamily::Ec => self.ec.as_ref(),
        }
    }

    fn iter(&self) -> impl Iterator<Item = &VerifyingKey> {
        [&self.hmac, &self.rsa, &self.ec].into_iter().flatten()
    }
}

impl From<VerifyingKey> for VerifyingKeys {
    fn from(key: VerifyingKey) -> Self {
        let mut keys = Self::default();
        match key.family() {
            KeyFamily::Hmac => keys.hmac = Some(key),
            KeyFamily::Rsa => keys.rsa = Some(key),
            KeyFamily::Ec => keys.ec = Some(key),
        }
        keys
    }
}

/// Two keys of one family were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is a second {family} key; a server holds one of each family")]
pub struct SecondKeyError {
    /// The family.
    pub family: KeyFamily,
}

/// The claim that a server takes the user's name from (`username-claim` of its configuration).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UsernameClaim {
    /// `sub`, the default.
    #[default]
    Sub,
    /// `email`.
    Email,
    /// `name`.
    Name,
}

impl UsernameClaim {
    /// The claim's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sub => "sub",
            Self::Email => "email",
            Self::Name => "name",
        }
    }

    /// Its value, which is the user's name and owns the volumes.
    #[must_use]
    pub fn of(self, claims: &ServerClaims) -> &str {
        match self {
            Self::Sub => &claims.subject,
            Self::Email => &claims.email,
            Self::Name => &claims.name,
        }
    }
}

impl fmt::Display for UsernameClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for UsernameClaim {
    type Err = UsernameClaimError;

    /// Reads the exact name. The server takes any other for `sub`; here it is an error.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Sub, Self::Email, Self::Name]
            .into_iter()
            .find(|claim| claim.as_str() == text)
            .ok_or_else(|| UsernameClaimError {
                text: text.to_owned(),
            })
    }
}

/// A text that names no username claim.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{}` is not a username claim; those are sub, email and name", text.escape_debug())]
pub struct UsernameClaimError {
    text: String,
}

/// What a server is configured to ask of a token.
#[derive(Clone, Debug, Default)]
pub struct VerifyPolicy {
    /// The trusted issuers, compared exactly. When empty the issuer is not compared, and a note says so.
    pub issuers: Vec<String>,
    /// Where the user's name is.
    pub username_claim: UsernameClaim,
}

/// What came of verifying: all findings, errors first, and the token taken apart.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Reasons and remarks, errors first.
    pub findings: Vec<Finding>,
    /// What the token says; to be trusted only when the verdict is accepted.
    pub decoded: Decoded,
    /// The header's algorithm, when the server takes it.
    pub algorithm: Option<SigningAlgorithm>,
}

impl Verdict {
    /// Whether the server accepts the token: there is no error.
    #[must_use]
    pub fn accepted(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    }
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
    if parts.count > 1 {
        if let Some(header) = object(&parts.header, "header", &mut findings) {
            algorithm = read_header(header, &mut findings);
        }
        let claims = object(&parts.claims, "claims", &mut findings);
        if let (Some(claims), Some((decoded, mismatches))) = (claims, parts.server_claims()) {
            claims_check::check(claims, (&decoded, &mismatches), policy, now, &mut findings);
        }
        check_signature(&parts, algorithm, keys, &mut findings);
    }
    // A stable sort: within a severity the server's order stays.
    findings.sort_by_key(|finding| finding.severity);
    Verdict {
        findings,
        decoded: parts.decoded(),
        algorithm,
    }
}

/// What can be said about the text before reading it.
fn shape(raw: &str, text: &str, parts: &Parts<'_>, findings: &mut Vec<Finding>) {
    if text.trim().is_empty() {
        findings.push(Finding::error(Code::Malformed, "the token is empty"));
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
        );
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

fn not_base64(what: &str, padded: bool) -> Finding {
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
    let mut seen: Vec<&str> = Vec::new();
    for (index, (key, _)) in header.members.iter().enumerate() {
        let twice = header.members[..index]
            .iter()
            .any(|(other, _)| other == key);
        if twice && !seen.contains(&key.as_str()) {
            seen.push(key);
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

fn check_signature(
    parts: &Parts<'_>,
    algorithm: Option<SigningAlgorithm>,
    keys: &VerifyingKeys,
    findings: &mut Vec<Finding>,
) {
    if parts.count != 3 {
        return;
    }
    let Some(given) = &parts.signature else {
        findings.push(not_base64("the signature is", parts.signature_padded));
        return;
    };
    let Some(algorithm) = algorithm else {
        return;
    };
    let message = parts.signing_input.as_bytes();
    let Some(key) = keys.get(algorithm.family()) else {
        findings.push(no_key(algorithm, keys, message, given));
        return;
    };
    for warning in key.warnings(Some(algorithm)) {
        findings.push(Finding::warning(Code::WeakKey, warning.to_string()));
    }
    match signature::check(algorithm, key, message, given) {
        Check::Right => {
            if let Some(curve) = key
                .kind()
                .curve()
                .filter(|curve| curve.algorithm() != algorithm)
            {
                findings.push(
                    Finding::warning(
                        Code::CurveMismatch,
                        format!("the algorithm is {algorithm}, but the key is on {curve}"),
                    )
                    .because("the server does not compare them, other verifiers do")
                    .fix(format!(
                        "sign a new token with `kubectl pxsec auth token generate`, which uses {} for this key",
                        curve.algorithm()
                    )),
                );
            }
        }
        Check::Wrong => findings.push(wrong_signature(algorithm, key, message, given)),
        Check::Impossible | Check::OtherFamily => findings.push(
            Finding::error(
                Code::UncheckedSignature,
                format!(
                    "a signature by {algorithm} with so small an RSA key cannot be checked here"
                ),
            )
            .because(
                "the cryptographic library has no such combination; the server might accept it",
            )
            .fix("use an RSA key of 2048 bits or more: `kubectl pxsec auth key generate`"),
        ),
    }
}

fn no_key(
    algorithm: SigningAlgorithm,
    keys: &VerifyingKeys,
    message: &[u8],
    given: &[u8],
) -> Finding {
    let family = algorithm.family();
    let finding = Finding::error(
        Code::NoKeyForAlgorithm,
        format!(
            "the token is signed with {algorithm}, and there is no {family} key to check it with"
        ),
    );
    if keys
        .iter()
        .any(|key| signature::is_keyed_with_public_pem(algorithm, key, message, given))
    {
        return finding
            .because("it is forged: the text of a public key was used as a shared secret")
            .fix("find out who made it; the server rejects it too");
    }
    let others: Vec<String> = keys.iter().map(|key| key.kind().to_string()).collect();
    if others.is_empty() {
        finding.because("no key was given")
    } else {
        finding.because(format!("the key given is {}", others.join(" and ")))
    }
    .fix(
        "name the key that the server holds with `--signing-key`, or take it with `--from-cluster`",
    )
}

fn wrong_signature(
    algorithm: SigningAlgorithm,
    key: &VerifyingKey,
    message: &[u8],
    given: &[u8],
) -> Finding {
    const AGAIN: &str =
        "sign again with the server's key: `kubectl pxsec auth token generate --from-cluster`";
    let finding =
        Finding::error(Code::WrongSignature, "the signature does not match the key").fix(AGAIN);
    if let Some(slip) = signature::find_slip(algorithm, key, message, given) {
        let (cause, fix) = explain(slip);
        return finding.because(cause).fix(fix);
    }
    let expected = signature::expected_length(algorithm, key);
    if given.is_empty() {
        return finding.because("there is no signature");
    }
    if algorithm.family() == KeyFamily::Ec && signature::looks_like_der(given) {
        return finding
            .because("it is in ASN.1 DER form; a token has r and s side by side (RFC 7518 §3.4)");
    }
    if given.len() != expected {
        return finding.because(format!(
            "it has {} bytes, and {algorithm} with this key makes {expected}",
            given.len()
        ));
    }
    finding.because(match algorithm.family() {
        KeyFamily::Hmac => {
            "the token was signed with another shared secret, or changed afterwards"
        }
        KeyFamily::Rsa | KeyFamily::Ec => {
            "the token was signed with another private key (was the key rotated?), or changed afterwards"
        }
    })
}

/// What was done to the secret, and what to do about it.
fn explain(slip: SecretSlip) -> (&'static str, &'static str) {
    match slip {
        SecretSlip::NewlineAppended | SecretSlip::CrLfAppended => (
            "the token was signed with this shared secret and a line break after it",
            "store the secret without a line break (`printf %s`, not `echo`), and sign again: `kubectl pxsec auth token generate --from-cluster`",
        ),
        SecretSlip::NewlineTrimmed => (
            "the token was signed with this shared secret without the line break at its end, which is part of it for the server",
            "sign with the secret as the cluster holds it: `kubectl pxsec auth token generate --from-cluster`",
        ),
        SecretSlip::WhitespaceTrimmed => (
            "the token was signed with this shared secret without the white space around it, which is part of it for the server",
            "sign with the secret as the cluster holds it: `kubectl pxsec auth token generate --from-cluster`",
        ),
        SecretSlip::Base64Decoded => (
            "the token was signed with what this shared secret decodes to as base64; the server takes it undecoded",
            "decode a Secret's value only once; `kubectl pxsec auth token generate --from-cluster` does so",
        ),
        SecretSlip::Base64DecodedToPem => (
            "the token was signed with the PEM text that this shared secret decodes to as base64",
            "give the PEM to the server as a public key, and sign with the private one: `kubectl pxsec auth token generate --signing-key FILE`",
        ),
        SecretSlip::Base64Encoded => (
            "the token was signed with this shared secret in base64",
            "decode the value of a Secret before signing; `kubectl pxsec auth token generate --from-cluster` does so",
        ),
        SecretSlip::Base64EncodedWithNewline => (
            "the token was signed with this shared secret and a line break, in base64",
            "store the secret without a line break (`printf %s`, not `echo`), and sign again: `kubectl pxsec auth token generate --from-cluster`",
        ),
    }
}
