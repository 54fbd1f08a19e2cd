//! A header and claims, a line each, signed with the right key: what the rules of claims make of them. Where they are
//! plain enough, a judge of few lines says the same; and whatever is accepted is not accepted any more when a byte of
//! it is changed.

#![no_main]

use std::sync::LazyLock;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use pxsec::domain::go_json::{self, Object, Value};
use pxsec::domain::key::VerifyingKey;
use pxsec::domain::time::NumericDate;
use pxsec::domain::token::decode_segment;
use pxsec::domain::verify::{VerifyPolicy, VerifyingKeys, verify};
use pxsec::output::text;
use pxsec_fuzz::{NOW, assert_printable};

const SECRET: &[u8] = b"a-shared-secret-of-sixty-four-characters-for-tests-0123456789abc";
const ISSUER: &str = "openstorage.io";
const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

static KEYS: LazyLock<VerifyingKeys> =
    LazyLock::new(|| VerifyingKeys::from(VerifyingKey::shared_secret(SECRET).expect("a key")));
static POLICY: LazyLock<VerifyPolicy> = LazyLock::new(|| VerifyPolicy {
    issuers: vec![ISSUER.to_owned()],
    ..VerifyPolicy::default()
});
static MAC: LazyLock<hmac::Key> = LazyLock::new(|| hmac::Key::new(hmac::HMAC_SHA256, SECRET));

fuzz_target!(|input: &[u8]| {
    let end = input.iter().position(|byte| *byte == b'\n');
    let (header, claims) = input.split_at(end.unwrap_or(0));
    let claims = claims.strip_prefix(b"\n").unwrap_or(claims);
    let header = if header.is_empty() {
        HEADER.as_bytes()
    } else {
        header
    };
    let signed = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(claims)
    );
    let tag = hmac::sign(&MAC, signed.as_bytes());
    let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(tag));

    let verdict = verify(&token, &KEYS, &POLICY, NOW);
    assert_printable(&text::verdict(&verdict, None, NOW));
    if header == HEADER.as_bytes()
        && let Ok(document) = go_json::parse(claims)
        && let Value::Object(object) = &document.value
        && let Some(accepted) = judged(object)
    {
        assert_eq!(
            verdict.accepted(),
            accepted && !document.has_huge_number,
            "{:?}",
            verdict.findings
        );
    }
    if !verdict.accepted() {
        return;
    }
    let server = verdict.decoded.server_claims.as_ref().expect("claims");
    assert_eq!(server.issuer, ISSUER);
    assert!(!server.subject.is_empty());
    // Beyond, Go's arithmetic wraps around, and the verdict follows it.
    let within = |at: &NumericDate| at.0.unsigned_abs() < 1 << 50;
    let at = |date: Option<NumericDate>| date.filter(within);
    assert!(at(verdict.decoded.expires).is_none_or(|end| end > NOW));
    assert!(at(verdict.decoded.issued_at).is_none_or(|start| start <= NOW));
    assert!(at(verdict.decoded.not_before).is_none_or(|start| start <= NOW));

    // Where, is for the input to say.
    let at = input.iter().fold(0, |sum: usize, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(*byte))
    }) % token.len();
    let changed = format!(
        "{}{}{}",
        &token[..at],
        swapped(&token[at..=at]),
        &token[at + 1..]
    );
    let (part, given) = changed.rsplit_once('.').expect("three parts");
    // The last character of the signature has bits that mean nothing.
    let same = part == signed && decode_segment(given).as_deref() == Some(tag.as_ref());
    assert!(
        same || !verify(&changed, &KEYS, &POLICY, NOW).accepted(),
        "{changed}"
    );
});

/// Another character that a token may have.
fn swapped(text: &str) -> char {
    if text == "A" { 'B' } else { 'A' }
}

/// The verdict on plain claims; `None` for those that need to know Go: names that stand twice or in another case, and
/// values of other types.
fn judged(claims: &Object) -> Option<bool> {
    let plain_names = claims.members.iter().all(|(name, _)| {
        name.bytes().all(|byte| byte.is_ascii_lowercase())
            && claims
                .members
                .iter()
                .filter(|(other, _)| other == name)
                .count()
                == 1
    });
    if !plain_names {
        return None;
    }
    let text = |name| match claims.get(name) {
        None => Some(None),
        Some(Value::String(text)) => Some(Some(text.as_str())),
        Some(_) => None,
    };
    let instant = |name| match claims.get(name) {
        None => Some(None),
        // What an `f64` holds exactly.
        Some(Value::Number(number)) => match number.text.parse::<i64>() {
            Ok(secs) if secs.unsigned_abs() < 1 << 50 => Some(Some(secs)),
            _ => None,
        },
        Some(_) => None,
    };
    for name in ["roles", "groups"] {
        match claims.get(name) {
            None => {}
            Some(Value::Array(items))
                if items.iter().all(|item| matches!(item, Value::String(_))) => {}
            Some(_) => return None,
        }
    }
    let (issuer, subject, name, email) =
        (text("iss")?, text("sub")?, text("name")?, text("email")?);
    let (issued, expires, from) = (instant("iat")?, instant("exp")?, instant("nbf")?);
    // A time of 0 counts as not set, but has to be there.
    let past = |at: Option<i64>| at.is_none_or(|at| at <= NOW.0);
    Some(
        issuer == Some(ISSUER)
            && subject.is_some_and(|subject| !subject.is_empty())
            && name.is_some()
            && email.is_some()
            && issued.is_some()
            && past(issued)
            && past(from)
            && expires.is_some_and(|at| at == 0 || at > NOW.0),
    )
}
