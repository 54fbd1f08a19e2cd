//! The examples of the RFCs: signed again byte for byte where the algorithm is deterministic, checked, and judged.
//!
//! Their headers and claims are not OpenStorage's, so that a whole token of theirs is never accepted; what is
//! asserted of a verdict is that the signature is not among the reasons.

use std::collections::HashMap;

use aws_lc_rs::signature::{ED25519, RSA_PSS_2048_8192_SHA384, UnparsedPublicKey};
use serde::Deserialize;

use super::*;
use crate::domain::finding::{Code, Severity};
use crate::domain::key::VerifyingKey;
use crate::domain::pem;
use crate::domain::signature::check;
use crate::domain::time::NumericDate;
use crate::domain::verify::{VerifyPolicy, VerifyingKeys, verify};

#[derive(Deserialize)]
struct Vectors {
    signed: Vec<Signed>,
    other: Vec<Other>,
}

#[derive(Deserialize)]
struct Signed {
    name: String,
    alg: String,
    key: Jwk,
    token: String,
}

#[derive(Deserialize)]
struct Other {
    name: String,
    token: String,
}

/// A JSON Web Key (RFC 7517): its members, the numbers in base64url.
#[derive(Deserialize)]
struct Jwk(HashMap<String, String>);

fn vectors() -> Vectors {
    let text = include_str!("../../tests/data/rfc-vectors.json");
    serde_json::from_str(text).unwrap()
}

fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    let length = match length {
        [0, short @ 0..=0x7F] => vec![short],
        [0, long] => vec![0x81, long],
        [high, low] => vec![0x82, high, low],
    };
    [&[tag], length.as_slice(), content].concat()
}

fn integer(digits: &[u8]) -> Vec<u8> {
    let sign: &[u8] = if digits[0] < 0x80 { &[] } else { &[0] };
    element(0x02, &[sign, digits].concat())
}

impl Jwk {
    fn bytes(&self, member: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(&self.0[member]).unwrap()
    }

    /// The key as our readers take it: a shared secret as it is, RSA as PKCS#1 and EC as SEC1 in PEM.
    fn signing_key(&self) -> SigningKey {
        let bytes = match self.0["kty"].as_str() {
            "oct" => return SigningKey::shared_secret(&self.bytes("k")).unwrap(),
            "RSA" => {
                let numbers = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];
                let numbers = numbers.map(|name| integer(&self.bytes(name))).concat();
                pem::encode(
                    "RSA PRIVATE KEY",
                    &element(0x30, &[integer(&[0]), numbers].concat()),
                )
            }
            _ => {
                let oid: &[u8] = match self.0["crv"].as_str() {
                    "P-256" => &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7],
                    "P-521" => &[0x2B, 0x81, 0x04, 0, 0x23],
                    other => panic!("{other}"),
                };
                let point = [vec![0, 4], self.bytes("x"), self.bytes("y")].concat();
                let parts = [
                    integer(&[1]),
                    element(0x04, &self.bytes("d")),
                    element(0xA0, &element(0x06, oid)),
                    element(0xA1, &element(0x03, &point)),
                ];
                pem::encode("EC PRIVATE KEY", &element(0x30, &parts.concat()))
            }
        };
        SigningKey::from_bytes(bytes.as_bytes()).unwrap()
    }
}

/// The errors of a verdict, by code.
fn errors(token: &str, key: VerifyingKey) -> Vec<Code> {
    // In 2011, before the RFCs' tokens expired.
    let at = NumericDate(1_300_819_379);
    let verdict = verify(
        token,
        &VerifyingKeys::from(key),
        &VerifyPolicy::default(),
        at,
    );
    assert!(!verdict.accepted());
    let errors = verdict.findings.iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.code).collect()
}

#[test]
fn signed_examples_come_out_the_same_and_are_right() {
    let signed = vectors().signed;
    assert_eq!(signed.len(), 7);
    for Signed {
        name,
        alg,
        key,
        token,
    } in signed
    {
        let algorithm: SigningAlgorithm = alg.parse().unwrap();
        let key = key.signing_key();
        let checking = key.verifying_key();
        let (message, theirs) = token.rsplit_once('.').unwrap();
        let verdict = |message: &str, signature: &str| {
            let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
            check(algorithm, &checking, message.as_bytes(), &signature)
        };
        assert!(verdict(message, theirs), "{name}");
        assert!(!verdict(&message[1..], theirs), "{name}");
        let ours = signature(message.as_bytes(), &key, algorithm).unwrap();
        assert!(verdict(message, &ours), "{name}");
        let deterministic = !alg.starts_with("ES");
        assert_eq!(ours == theirs, deterministic, "{name}");

        let errors = errors(&token, key.verifying_key());
        let expected = match name.as_str() {
            "RFC 7515 A.1" | "RFC 7515 A.2" | "RFC 7515 A.3" => Code::MissingClaim,
            _ => Code::MalformedClaims,
        };
        assert!(
            errors.iter().all(|code| *code == expected),
            "{name}: {errors:?}"
        );
    }
}

#[test]
fn unsupported_examples_are_refused_by_cause() {
    let others = vectors().other;
    assert_eq!(others.len(), 11);
    let shared = || VerifyingKey::shared_secret(b"any").unwrap();
    for Other { name, token } in others {
        let errors = errors(&token, shared());
        let expected = match name.as_str() {
            "RFC 7515 A.5 (unsecured)" | "RFC 7520 4.2 (PS384)" | "RFC 8037 A.4 (Ed25519)" => {
                Code::UnknownAlgorithm
            }
            "RFC 7520 4.5 (detached content)" => Code::MalformedClaims,
            // JSON instead of three parts, or five parts.
            _ => Code::Malformed,
        };
        assert!(errors.contains(&expected), "{name}: {errors:?}");
    }
}

/// Lest a slip in copying them be what is refused.
#[test]
fn unsupported_examples_are_good_for_those_who_support_them() {
    let vectors = vectors();
    let token = |name: &str| {
        let found = vectors.other.iter().find(|other| other.name == name);
        found.unwrap().token.clone()
    };
    let rsa = vectors.signed.iter().find(|it| it.name == "RFC 7520 4.1");
    let pem = rsa.unwrap().key.signing_key().verifying_key().public_pem();
    let block = pem::blocks(pem.unwrap().as_bytes()).next();
    let rsa = block.unwrap().unwrap().body.to_vec();
    let ed25519 = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    let ed25519 = URL_SAFE_NO_PAD.decode(ed25519).unwrap();
    let (ps384, eddsa) = (
        token("RFC 7520 4.2 (PS384)"),
        token("RFC 8037 A.4 (Ed25519)"),
    );
    let parts = |token: &str| {
        let (message, signature) = token.rsplit_once('.').unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        (message.as_bytes().to_vec(), signature)
    };
    let (message, signature) = parts(&ps384);
    UnparsedPublicKey::new(&RSA_PSS_2048_8192_SHA384, rsa)
        .verify(&message, &signature)
        .unwrap();
    let (message, signature) = parts(&eddsa);
    UnparsedPublicKey::new(&ED25519, ed25519)
        .verify(&message, &signature)
        .unwrap();
}
