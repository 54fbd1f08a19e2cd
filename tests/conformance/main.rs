//! The verdict against the real authenticator's, and against its source where nothing was recorded.
//!
//! `openstorage-verdicts.json` holds tokens with what OpenStorage said to them on 2026-11-23;
//! `uncommon-keys.json` holds signatures that this crate cannot make itself. The rest is built here.

mod forgeries;
mod properties;
mod rules;
mod support;
mod tampering;
mod traps;

use serde::Deserialize;
use std::collections::HashMap;

use pxsec::domain::key::VerifyingKey;
use pxsec::domain::verify::{Code, Outcome, VerifyPolicy, VerifyingKeys, verify};
use support::{codes, now};

#[derive(Deserialize)]
struct Recorded {
    keys: HashMap<String, String>,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    token: String,
    key: String,
    issuer: String,
    username_claim: String,
    verdict: String,
    server_error: String,
}

fn recorded() -> Recorded {
    serde_json::from_str(include_str!("openstorage-verdicts.json")).unwrap()
}

#[test]
fn recorded_verdicts_agree() {
    let recorded = recorded();
    assert_eq!(recorded.vectors.len(), 98);
    for vector in &recorded.vectors {
        let key = VerifyingKey::from_bytes(recorded.keys[&vector.key].as_bytes()).unwrap();
        let policy = VerifyPolicy {
            issuers: vec![vector.issuer.clone()],
            username_claim: vector.username_claim.parse().unwrap(),
        };
        let verdict = verify(&vector.token, &VerifyingKeys::from(key), &policy, now());
        assert_eq!(
            verdict.accepted(),
            vector.verdict == "accepted",
            "{}: {} / {:?}",
            vector.name,
            vector.server_error,
            verdict.findings
        );
        // Each of these signatures can be checked.
        assert_eq!(
            verdict.outcome() == Outcome::Rejected,
            !verdict.accepted(),
            "{}",
            vector.name
        );
        for finding in &verdict.findings {
            let text = format!("{finding:?}");
            assert!(
                !text.contains("eyJ"),
                "{}: a finding shows the token",
                vector.name
            );
        }
    }
}

#[test]
fn recorded_mistakes_with_a_secret_are_named() {
    let recorded = recorded();
    for (name, cause) in [
        ("hs256_secret_with_newline", "a line break after it"),
        (
            "hs256_secret_base64_decoded_once_more",
            "shared secret in base64",
        ),
        ("hs256_other_secret", "another shared secret"),
        ("hs256_keyed_with_rsa_public_pem", "forged"),
        ("rs256_other_key", "another private key"),
        ("es256_der_signature", "DER"),
        ("es256_other_key", "another private key"),
        ("empty_signature", "there is no signature"),
        ("iss_case", "differs from"),
        ("claim_key_upper_case_iss", "`ISS`"),
    ] {
        let vector = recorded
            .vectors
            .iter()
            .find(|vector| vector.name == name)
            .unwrap();
        let key = VerifyingKey::from_bytes(recorded.keys[&vector.key].as_bytes()).unwrap();
        let policy = VerifyPolicy {
            issuers: vec![vector.issuer.clone()],
            ..Default::default()
        };
        let verdict = verify(&vector.token, &VerifyingKeys::from(key), &policy, now());
        assert!(
            verdict.findings.iter().any(|finding| {
                finding
                    .cause
                    .as_deref()
                    .is_some_and(|text| text.contains(cause))
            }),
            "{name}: {:?}",
            verdict.findings
        );
    }
}

#[derive(Deserialize)]
struct Uncommon {
    vectors: Vec<UncommonVector>,
}

#[derive(Deserialize)]
struct UncommonVector {
    name: String,
    key: String,
    token: String,
    accepted: bool,
}

#[test]
fn uncommon_keys_are_judged_as_the_server_does() {
    let uncommon: Uncommon = serde_json::from_str(include_str!("uncommon-keys.json")).unwrap();
    for vector in &uncommon.vectors {
        let path = format!(
            "{}/tests/data/keys/{}",
            env!("CARGO_MANIFEST_DIR"),
            vector.key
        );
        let key = VerifyingKey::from_bytes(&std::fs::read(path).unwrap()).unwrap();
        let other_curve =
            ["es384_p256", "es512_p256", "es512_p384"].contains(&vector.name.as_str());
        let verdict = verify(&vector.token, &key.into(), &support::policy(), now());
        assert_eq!(
            verdict.accepted(),
            vector.accepted,
            "{}: {:?}",
            vector.name,
            verdict.findings
        );
        assert_eq!(
            codes(&verdict).contains(&Code::CurveMismatch),
            other_curve,
            "{}",
            vector.name
        );
    }
}
