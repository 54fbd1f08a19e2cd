//! Keys as files hold them, and DER in every kind of PEM block. A key that signs has a public half that reads back as
//! itself, and what it signs that half accepts; nothing shows a key.

#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use pxsec::domain::claims_set::ClaimsSet;
use pxsec::domain::key::{MAX_KEY_BYTES, SigningKey, VerifyingKey};
use pxsec::domain::sign::sign;
use pxsec::domain::verify::{VerifyPolicy, VerifyingKeys, verify};
use pxsec_fuzz::NOW;

/// The labels by the first byte of an input that is DER.
const LABELS: [&str; 6] = [
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "EC PRIVATE KEY",
    "PUBLIC KEY",
    "RSA PUBLIC KEY",
    "CERTIFICATE",
];

/// Accepted whatever the key, at [`NOW`].
const CLAIMS: &str = r#"{"email":"","exp":4102444800,"iat":0,"iss":"i","name":"","sub":"s"}"#;

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    if let Some((label, der)) = bytes.split_first()
        && let Some(label) = LABELS.get(usize::from(label.wrapping_sub(b'0')))
    {
        let body = STANDARD.encode(der);
        check(format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n").as_bytes());
    }
});

fn check(bytes: &[u8]) {
    let signing = SigningKey::from_bytes(bytes);
    let verifying = VerifyingKey::from_bytes(bytes);
    for refused in [signing.as_ref().err(), verifying.as_ref().err()]
        .into_iter()
        .flatten()
    {
        let shown = format!("{refused} {refused:?}");
        assert!(shown.len() < 500, "{shown}");
    }
    // A secret is a secret for both.
    let secret = SigningKey::shared_secret(bytes).is_ok();
    assert_eq!(secret, VerifyingKey::shared_secret(bytes).is_ok());
    assert!(!secret || bytes.len() <= MAX_KEY_BYTES && !bytes.is_empty());
    if let Ok(key) = &verifying {
        assert_eq!(
            format!("{key:?}"),
            format!("VerifyingKey({}, redacted)", key.kind())
        );
        check_public(key);
    }
    let Ok(key) = &signing else {
        return;
    };
    assert_eq!(
        format!("{key:?}"),
        format!("SigningKey({}, redacted)", key.kind())
    );
    let public = key.verifying_key();
    assert_eq!(public.kind(), key.kind());
    assert_eq!(public.public_pem().is_none(), secret);
    check_public(&public);
    let algorithm = key.kind().default_algorithm();
    let claims = ClaimsSet::from_json(CLAIMS.as_bytes()).expect("an object");
    let token = sign(&claims, key, algorithm).expect("a key that was read signs");
    let verdict = verify(
        token.expose(),
        &VerifyingKeys::from(public),
        &VerifyPolicy::default(),
        NOW,
    );
    assert!(verdict.accepted(), "{:?}", verdict.findings);
}

/// A public key is written as what the server reads, and reads back.
fn check_public(key: &VerifyingKey) {
    if let Some(pem) = key.public_pem() {
        let again = VerifyingKey::from_bytes(pem.as_bytes()).expect("its own PEM");
        assert_eq!(again.kind(), key.kind());
        assert_eq!(again.public_pem(), Some(pem));
    }
}
