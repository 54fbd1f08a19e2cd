//! Any text against fixed keys. Nobody here has a private key, so whatever is accepted has been signed before: its
//! signed part is that of one of the recorded tokens, and aws-lc-rs by itself finds the signature right.

#![no_main]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use aws_lc_rs::{hmac, signature};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use pxsec::domain::algorithm::SigningAlgorithm;
use pxsec::domain::key::VerifyingKey;
use pxsec::domain::token::{Jwt, decode_segment};
use pxsec::domain::verify::{Code, Verdict, VerifyPolicy, VerifyingKeys, verify};
use pxsec::output::text;
use pxsec::output::view::{self, VerificationView};
use pxsec_fuzz::{NOW, assert_printable};
use serde_json::Value;

/// What `tests/conformance` has recorded of the real authenticator, with the keys.
static RECORDED: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../tests/conformance/openstorage-verdicts.json");
    serde_json::from_str(text).expect("recorded verdicts")
});

/// The keys by the names that the record gives them.
static KEYS: LazyLock<BTreeMap<&str, Key>> = LazyLock::new(|| {
    let keys = RECORDED["keys"].as_object().expect("keys");
    keys.iter()
        .map(|(name, text)| (name.as_str(), Key::new(text.as_str().expect("a text"))))
        .collect()
});

/// What has ever been signed: the key's name and the signed part.
static SIGNED: LazyLock<BTreeSet<(String, &str)>> = LazyLock::new(|| {
    let vectors = RECORDED["vectors"].as_array().expect("vectors");
    let signed = vectors.iter().filter_map(|vector| {
        let text = |field: &str| vector[field].as_str().expect("a text");
        // Those that were rejected for the key alone are good tokens of the other one.
        let key = match (text("verdict"), text("name").ends_with("_other_key")) {
            ("accepted", _) => text("key").to_owned(),
            (_, true) => format!("{}_other", text("key")),
            _ => return None,
        };
        Some((key, signed_part(text("token"))))
    });
    signed.collect()
});

struct Key {
    /// The shared secret, or the `SubjectPublicKeyInfo`.
    bytes: Vec<u8>,
    keys: VerifyingKeys,
}

impl Key {
    fn new(text: &str) -> Self {
        let body: String = text
            .lines()
            .filter(|line| !line.starts_with("--"))
            .collect();
        let bytes = if text.starts_with("--") {
            STANDARD.decode(body).expect("PEM")
        } else {
            text.as_bytes().to_vec()
        };
        let key = VerifyingKey::from_bytes(text.as_bytes()).expect("a key");
        Self {
            bytes,
            keys: key.into(),
        }
    }
}

fn signed_part(token: &str) -> &str {
    token.rsplit_once('.').map_or("", |(signed, _)| signed)
}

fuzz_target!(|raw: &str| {
    let policy = VerifyPolicy {
        issuers: vec!["openstorage.io".to_owned()],
        ..VerifyPolicy::default()
    };
    assert!(!verify(raw, &VerifyingKeys::new(), &policy, NOW).accepted());
    let mut last = None;
    for (name, key) in KEYS.iter() {
        let verdict = verify(raw, &key.keys, &policy, NOW);
        if verdict.accepted() {
            check_accepted(raw, name, key, &verdict);
        } else {
            assert!(!verdict.findings.is_empty());
        }
        last = Some(verdict);
    }
    // The verdicts with other keys read alike.
    let verdict = last.expect("a key");
    let token = Jwt::parse(raw).ok();
    assert_printable(&text::verdict(&verdict, token.as_ref(), NOW));
    let verification = VerificationView::new(&verdict, token.as_ref(), NOW);
    let json: Value = serde_json::from_str(&view::json(&verification)).expect("JSON is JSON");
    assert_eq!(json["accepted"], verdict.accepted());
});

fn check_accepted(raw: &str, name: &str, key: &Key, verdict: &Verdict) {
    // Servers pass over line breaks, and in the signature these are not signed.
    let signed = signed_part(raw);
    assert!(
        SIGNED.contains(&(name.to_owned(), signed)),
        "{name}: forged"
    );
    let given = raw.rsplit_once('.').map_or("", |(_, given)| given);
    let given = decode_segment(given).expect("a signature");
    let algorithm = verdict.algorithm.expect("an algorithm");
    // aws-lc-rs knows the usual pairs of curve and hash only, where the server takes any.
    let unusual = verdict
        .findings
        .iter()
        .any(|f| f.code == Code::CurveMismatch);
    assert!(
        unusual || is_right(algorithm, &key.bytes, signed.as_bytes(), &given),
        "{name}"
    );
    let claims = verdict.decoded.server_claims.as_ref().expect("claims");
    assert_eq!(claims.issuer, "openstorage.io");
    assert!(!claims.subject.is_empty());
    assert!(verdict.decoded.expires.is_none_or(|end| end > NOW));
    assert!(verdict.decoded.issued_at.is_none_or(|start| start <= NOW));
    assert!(verdict.decoded.not_before.is_none_or(|start| start <= NOW));
}

/// The signature by aws-lc-rs and nothing of ours.
fn is_right(algorithm: SigningAlgorithm, key: &[u8], message: &[u8], given: &[u8]) -> bool {
    let mac = |kind| hmac::verify(&hmac::Key::new(kind, key), message, given).is_ok();
    let public = |kind: &'static dyn signature::VerificationAlgorithm| {
        signature::UnparsedPublicKey::new(kind, key)
            .verify(message, given)
            .is_ok()
    };
    match algorithm.as_str() {
        "HS256" => mac(hmac::HMAC_SHA256),
        "HS384" => mac(hmac::HMAC_SHA384),
        "HS512" => mac(hmac::HMAC_SHA512),
        "RS256" => public(&signature::RSA_PKCS1_2048_8192_SHA256),
        "RS384" => public(&signature::RSA_PKCS1_2048_8192_SHA384),
        "RS512" => public(&signature::RSA_PKCS1_2048_8192_SHA512),
        "ES256" => public(&signature::ECDSA_P256_SHA256_FIXED),
        "ES384" => public(&signature::ECDSA_P384_SHA384_FIXED),
        "ES512" => public(&signature::ECDSA_P521_SHA512_FIXED),
        other => panic!("no algorithm of ours: {other}"),
    }
}
