//! Signing and verifying are each other's inverse, and agree with jsonwebtoken where it has the algorithm.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use secrecy::ExposeSecret as _;

use pxsec::domain::algorithm::{Curve, SigningAlgorithm};
use pxsec::domain::key::{SigningKey, VerifyingKey};
use pxsec::domain::keygen;
use pxsec::domain::sign::{SignError, sign};
use pxsec::domain::verify::{VerifyingKeys, verify};

use crate::support::{GOOD, SECRET, b64, now, policy, set};

pub fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!(
        "{}/tests/data/keys/{name}.pem",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap()
}

/// Every algorithm with a key for it, private and public.
pub static PAIRS: LazyLock<Vec<(SigningAlgorithm, SigningKey)>> = LazyLock::new(|| {
    SigningAlgorithm::ALL
        .into_iter()
        .map(|algorithm| {
            let key = match algorithm.as_str() {
                "ES256" => SigningKey::from_bytes(&file("p256.sec1")),
                "ES384" => SigningKey::from_bytes(&file("p384.pkcs8")),
                "ES512" => SigningKey::from_bytes(&file("p521.sec1")),
                name if name.starts_with("RS") => SigningKey::from_bytes(&file("rsa2048.pkcs1")),
                _ => SigningKey::from_bytes(SECRET),
            };
            (algorithm, key.unwrap())
        })
        .collect()
});

pub fn keys_of(key: &SigningKey) -> VerifyingKeys {
    VerifyingKeys::from(key.verifying_key())
}

#[test]
fn signed_tokens_have_the_header_and_claims_given() {
    let claims = format!("{{{GOOD}}}");
    for (algorithm, key) in PAIRS.iter() {
        let token = sign(&set(&claims), key, *algorithm).unwrap();
        let parts: Vec<&str> = token.expose().split('.').collect();
        assert_eq!(
            parts[0],
            b64(format!(r#"{{"alg":"{algorithm}","typ":"JWT"}}"#))
        );
        assert_eq!(parts[1], b64(&claims));
        let verdict = verify(token.expose(), &keys_of(key), &policy(), now());
        assert!(verdict.accepted(), "{algorithm}: {:?}", verdict.findings);
        assert_eq!(verdict.algorithm, Some(*algorithm));
    }
}

#[test]
fn jsonwebtoken_accepts_what_is_signed_here() {
    use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
    let claims = format!("{{{GOOD}}}");
    for (algorithm, key) in PAIRS.iter() {
        // It has no ES512.
        let Ok(theirs) = algorithm.as_str().parse::<Algorithm>() else {
            assert_eq!(*algorithm, SigningAlgorithm::ES512);
            continue;
        };
        let token = sign(&set(&claims), key, *algorithm).unwrap();
        let public = key.verifying_key().public_pem().unwrap_or_default();
        let decoding = match &algorithm.as_str()[..2] {
            "HS" => DecodingKey::from_secret(SECRET),
            "RS" => DecodingKey::from_rsa_pem(public.as_bytes()).unwrap(),
            _ => DecodingKey::from_ec_pem(public.as_bytes()).unwrap(),
        };
        let mut validation = Validation::new(theirs);
        validation.validate_exp = false;
        let data = decode::<serde_json::Value>(token.expose(), &decoding, &validation).unwrap();
        assert_eq!(data.claims["sub"], "v");
    }
}

/// Families of keys: forms of the private half and of the public one.
const FORMS: [(&[&str], &[&str]); 4] = [
    (
        &["rsa2048.pkcs1", "rsa2048.pkcs8"],
        &["rsa2048.spki", "rsa2048.cert", "rsa2048.pkcs8"],
    ),
    (
        &["p256.sec1", "p256.pkcs8"],
        &["p256.spki", "p256.cert", "p256.sec1"],
    ),
    (&["p384.sec1", "p384.pkcs8"], &["p384.spki", "p384.pkcs8"]),
    (&["p521.sec1", "p521.pkcs8"], &["p521.spki", "p521.pkcs8"]),
];

#[test]
fn every_form_of_a_private_key_signs_for_every_form_of_its_public_key_and_for_no_other() {
    let claims = format!("{{{GOOD}}}");
    let mut counted = 0;
    for (own, (privates, _)) in FORMS.iter().enumerate() {
        for private in *privates {
            let key = SigningKey::from_bytes(&file(private)).unwrap();
            for algorithm in SigningAlgorithm::ALL {
                let Ok(token) = sign(&set(&claims), &key, algorithm) else {
                    assert!(key.kind().check(algorithm).is_err());
                    continue;
                };
                for (family, (_, publics)) in FORMS.iter().enumerate() {
                    for public in *publics {
                        let checks = VerifyingKey::from_bytes(&file(public)).unwrap();
                        let verdict = verify(token.expose(), &checks.into(), &policy(), now());
                        let name = format!("{algorithm} {private} {public}");
                        assert_eq!(verdict.accepted(), own == family, "{name}");
                        counted += 1;
                    }
                }
            }
        }
    }
    // 2 forms of RSA by 3 algorithms, and 2 by 1 of each curve, by 10 public keys.
    assert_eq!(counted, 120);
}

#[test]
fn keys_made_here_sign_for_their_own_public_half_only() {
    let claims = format!("{{{GOOD}}}");
    let made = || {
        [
            keygen::rsa().unwrap(),
            keygen::ec(Curve::P256).unwrap(),
            keygen::ec(Curve::P384).unwrap(),
            keygen::ec(Curve::P521).unwrap(),
        ]
    };
    for (pair, other) in made().iter().zip(made()) {
        let private = pair.private.expose_secret();
        let key = SigningKey::from_bytes(private.as_bytes()).unwrap();
        for algorithm in SigningAlgorithm::ALL {
            let Ok(token) = sign(&set(&claims), &key, algorithm) else {
                continue;
            };
            for (public, expected) in [(&pair.public, true), (&other.public, false)] {
                let checks = VerifyingKey::from_bytes(public.as_bytes()).unwrap();
                let verdict = verify(token.expose(), &checks.into(), &policy(), now());
                assert_eq!(verdict.accepted(), expected, "{algorithm}");
            }
        }
    }
}

#[test]
fn keys_do_not_sign_what_they_cannot() {
    let claims = format!("{{{GOOD}}}");
    for (_, key) in PAIRS.iter() {
        for algorithm in SigningAlgorithm::ALL {
            let fits = key.kind().check(algorithm).is_ok();
            assert_eq!(sign(&set(&claims), key, algorithm).is_ok(), fits);
        }
    }
    let (algorithm, key) = &PAIRS[0];
    let long = format!("{{\"x\":\"{}\"}}", "y".repeat(20_000));
    assert!(matches!(
        sign(&set(&long), key, *algorithm),
        Err(SignError::Shape(_))
    ));
}

fn claim() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z.@]{1,20}",
        "\\PC{1,12}",
        any::<String>().prop_filter("set", |s| !s.is_empty())
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_signed_verifies_and_what_is_changed_does_not(
        index in 0..SigningAlgorithm::ALL.len(),
        sub in claim(), name in any::<String>(), role in claim(), life in 1..31_536_000_i64,
        place in any::<prop::sample::Index>(), flip in 1..=255_u8,
    ) {
        let (algorithm, key) = &PAIRS[index];
        let claims = serde_json::json!({
            "email": "", "exp": now().0 + life, "iat": now().0, "iss": "openstorage.io",
            "name": name, "roles": [role], "sub": sub,
        });
        let token = sign(&set(&claims.to_string()), key, *algorithm).unwrap();
        let keys = keys_of(key);
        let verdict = verify(token.expose(), &keys, &policy(), now());
        prop_assert!(verdict.accepted(), "{:?}", verdict.findings);
        prop_assert_eq!(&verdict.decoded.server_claims.unwrap().subject, &sub);

        // Flipping decoded bytes: base64's spare bits would be no change.
        let mut parts: Vec<Vec<u8>> = token.expose().split('.')
            .map(|part| URL_SAFE_NO_PAD.decode(part).unwrap()).collect();
        let total: usize = parts.iter().map(Vec::len).sum();
        let mut at = place.index(total);
        for part in &mut parts {
            if let Some(byte) = part.get_mut(at) {
                *byte ^= flip;
                break;
            }
            at -= part.len();
        }
        let changed = parts.iter().map(b64).collect::<Vec<_>>().join(".");
        prop_assert!(!verify(&changed, &keys, &policy(), now()).accepted());
    }

    /// Any bytes are a shared secret, but for a few forms of keys that are refused by name. HMAC pads a short key with
    /// zeros and hashes a long one (RFC 2104 §2), so that those keys have a second one that is as good.
    #[test]
    fn any_shared_secret_signs_for_itself_and_for_no_other(
        secret in prop::collection::vec(any::<u8>(), 1..200), place in any::<prop::sample::Index>(), flip in 1..=255_u8,
        index in 0..3_usize,
    ) {
        let Ok(key) = SigningKey::shared_secret(&secret) else { return Ok(()) };
        let claims = format!("{{{GOOD}}}");
        let token = sign(&set(&claims), &key, SigningAlgorithm::ALL[index]).unwrap();
        prop_assert!(verify(token.expose(), &keys_of(&key), &policy(), now()).accepted());
        let mut others = vec![secret[1..].to_vec(), [&secret[..], b"\n"].concat(), secret.clone()];
        let at = place.index(secret.len());
        others[2][at] ^= flip;
        for other in others {
            let padded = |key: &[u8]| [key, &[0; 200]].concat()[..200].to_vec();
            let Ok(checks) = VerifyingKey::shared_secret(&other) else { continue };
            let verdict = verify(token.expose(), &checks.into(), &policy(), now());
            prop_assert_eq!(verdict.accepted(), padded(&other) == padded(&secret));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}", dots in "[A-Za-z0-9_.\\-]{0,200}") {
        for raw in [text, dots] {
            let verdict = verify(&raw, &keys_of(&PAIRS[0].1), &policy(), now());
            prop_assert!(!verdict.accepted());
        }
    }

    #[test]
    fn no_key_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), cut in any::<prop::sample::Index>()) {
        let _ = SigningKey::from_bytes(&bytes);
        let _ = VerifyingKey::from_bytes(&bytes);
        for name in ["rsa2048.cert", "p256.sec1", "p521.spki", "rsa2048.pkcs8"] {
            let mut pem = file(name);
            let at = cut.index(pem.len());
            pem[at] = pem[at].wrapping_add(1);
            let _ = SigningKey::from_bytes(&pem);
            let _ = VerifyingKey::from_bytes(&pem);
        }
    }
}
