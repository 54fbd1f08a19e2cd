//! Checking a signature as golang-jwt v4 does, and guessing why one is wrong.
//!
//! Through aws-lc-rs and not jsonwebtoken, since the server accepts what jsonwebtoken does not: RSA keys
//! below 2048 bits, ES512, and an EC algorithm with a key on another curve (golang-jwt `ecdsa.go` compares
//! the signature's length with the algorithm and never looks at the curve). The tests hold both against
//! each other where both apply.

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P256_SHA512_ASN1, ECDSA_P384_SHA256_ASN1,
    ECDSA_P384_SHA384_ASN1, ECDSA_P384_SHA512_ASN1, ECDSA_P521_SHA256_ASN1, ECDSA_P521_SHA384_ASN1,
    ECDSA_P521_SHA512_ASN1, EcdsaVerificationAlgorithm,
    RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY,
    RSA_PKCS1_2048_8192_SHA384, RsaParameters, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::algorithm::{Curve, SigningAlgorithm};
use super::der::{self, Reader};
use super::key::{Checking, VerifyingKey, decode_base64};
use super::key_material::PublicKey;
use super::rsa_sha384;

/// Whether `key` has made `signature` over `message`. The caller picks the key by the algorithm's family; one of another
/// family has made none.
pub(super) fn check(
    algorithm: SigningAlgorithm,
    key: &VerifyingKey,
    message: &[u8],
    signature: &[u8],
) -> bool {
    match key.checking() {
        Checking::Secret(secret) => hmac_algorithm(algorithm)
            .is_some_and(|hash| hmac_matches(hash, secret, message, signature)),
        Checking::Public(PublicKey::Rsa { bits, spki }) => {
            if algorithm == SigningAlgorithm::RS384 && *bits < 2048 {
                return rsa_sha384::verifies(spki, message, signature);
            }
            rsa_parameters(algorithm).is_some_and(|parameters| {
                UnparsedPublicKey::new(parameters, spki)
                    .verify(message, signature)
                    .is_ok()
            })
        }
        Checking::Public(PublicKey::Ec { curve, spki }) => ec_verification(algorithm, *curve)
            .is_some_and(|(field_bytes, verification)| {
                signature.len() == 2 * field_bytes
                    && UnparsedPublicKey::new(verification, spki)
                        .verify(message, &raw_to_der(signature))
                        .is_ok()
            }),
    }
}

fn hmac_algorithm(algorithm: SigningAlgorithm) -> Option<hmac::Algorithm> {
    match algorithm {
        SigningAlgorithm::HS256 => Some(hmac::HMAC_SHA256),
        SigningAlgorithm::HS384 => Some(hmac::HMAC_SHA384),
        SigningAlgorithm::HS512 => Some(hmac::HMAC_SHA512),
        _ => None,
    }
}

/// Compares in constant time.
fn hmac_matches(hash: hmac::Algorithm, secret: &[u8], message: &[u8], signature: &[u8]) -> bool {
    hmac::verify(&hmac::Key::new(hash, secret), message, signature).is_ok()
}

/// Of RS384 for 2048 bits and more only: aws-lc-rs has no other.
fn rsa_parameters(algorithm: SigningAlgorithm) -> Option<&'static RsaParameters> {
    match algorithm {
        SigningAlgorithm::RS256 => Some(&RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY),
        SigningAlgorithm::RS384 => Some(&RSA_PKCS1_2048_8192_SHA384),
        SigningAlgorithm::RS512 => Some(&RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY),
        _ => None,
    }
}

/// The bytes of a coordinate by the algorithm, and the check by the algorithm's hash and the key's curve.
fn ec_verification(
    algorithm: SigningAlgorithm,
    curve: Curve,
) -> Option<(usize, &'static EcdsaVerificationAlgorithm)> {
    let (field_bytes, by_curve) = match algorithm {
        SigningAlgorithm::ES256 => (
            32,
            [
                &ECDSA_P256_SHA256_ASN1,
                &ECDSA_P384_SHA256_ASN1,
                &ECDSA_P521_SHA256_ASN1,
            ],
        ),
        SigningAlgorithm::ES384 => (
            48,
            [
                &ECDSA_P256_SHA384_ASN1,
                &ECDSA_P384_SHA384_ASN1,
                &ECDSA_P521_SHA384_ASN1,
            ],
        ),
        SigningAlgorithm::ES512 => (
            66,
            [
                &ECDSA_P256_SHA512_ASN1,
                &ECDSA_P384_SHA512_ASN1,
                &ECDSA_P521_SHA512_ASN1,
            ],
        ),
        _ => return None,
    };
    let [p256, p384, p521] = by_curve;
    let verification = match curve {
        Curve::P256 => p256,
        Curve::P384 => p384,
        Curve::P521 => p521,
    };
    Some((field_bytes, verification))
}

/// `r‖s` of equal halves as an ASN.1 `ECDSA-Sig-Value` (RFC 3279 §2.2.3).
fn raw_to_der(raw: &[u8]) -> Vec<u8> {
    let (r, s) = raw.split_at(raw.len() / 2);
    let mut body = Vec::with_capacity(raw.len() + 8);
    for number in [r, s] {
        let zeros = number.iter().take_while(|byte| **byte == 0).count();
        let digits = &number[zeros.min(number.len().saturating_sub(1))..];
        let sign = usize::from(digits.first().is_some_and(|byte| byte & 0x80 != 0));
        body.push(0x02);
        push_length(&mut body, digits.len() + sign);
        body.extend(std::iter::repeat_n(0, sign));
        body.extend_from_slice(digits);
    }
    let mut der = vec![0x30];
    push_length(&mut der, body.len());
    der.extend(body);
    der
}

/// Two numbers of 66 bytes stay below 256, the most that this writes.
fn push_length(der: &mut Vec<u8>, length: usize) {
    let byte = u8::try_from(length).expect("an ECDSA signature of the server's lengths");
    if byte >= 0x80 {
        der.push(0x81);
    }
    der.push(byte);
}

/// What someone did to the shared secret before signing with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SecretSlip {
    NewlineAppended,
    CrLfAppended,
    NewlineTrimmed,
    WhitespaceTrimmed,
    Base64Decoded,
    Base64DecodedToPem,
    Base64Encoded,
    Base64EncodedWithNewline,
}

/// The slip that makes the signature right, if one does. `None` for anything but a shared secret.
pub(super) fn find_slip(
    algorithm: SigningAlgorithm,
    key: &VerifyingKey,
    message: &[u8],
    signature: &[u8],
) -> Option<SecretSlip> {
    let Checking::Secret(secret) = key.checking() else {
        return None;
    };
    let hash = hmac_algorithm(algorithm)?;
    let with = |end: &[u8]| Zeroizing::new([secret.as_slice(), end].concat());
    let encoded = |bytes: &[u8]| Zeroizing::new(STANDARD.encode(bytes).into_bytes());
    let trimmed_end = secret
        .strip_suffix(b"\n")
        .map_or(secret.as_slice(), |line| {
            line.strip_suffix(b"\r").unwrap_or(line)
        });
    let mut candidates = vec![
        (SecretSlip::NewlineAppended, with(b"\n")),
        (SecretSlip::CrLfAppended, with(b"\r\n")),
        (
            SecretSlip::NewlineTrimmed,
            Zeroizing::new(trimmed_end.to_vec()),
        ),
        (
            SecretSlip::WhitespaceTrimmed,
            Zeroizing::new(secret.trim_ascii().to_vec()),
        ),
        (SecretSlip::Base64Encoded, encoded(secret)),
        (SecretSlip::Base64EncodedWithNewline, encoded(&with(b"\n"))),
    ];
    if let Some(decoded) = decode_base64(secret.trim_ascii()) {
        let slip = if super::pem::is_pem(&decoded) {
            SecretSlip::Base64DecodedToPem
        } else {
            SecretSlip::Base64Decoded
        };
        // `kubectl create secret --from-file` keeps the file's line break within the base64.
        let line = decoded
            .strip_suffix(b"\n")
            .map(|line| Zeroizing::new(line.to_vec()));
        candidates.push((slip, decoded.clone()));
        candidates.extend(line.map(|line| (slip, line)));
    }
    candidates
        .into_iter()
        .find(|(_, candidate)| hmac_matches(hash, candidate, message, signature))
        .map(|(slip, _)| slip)
}

/// Whether an HMAC was made with the text of a public key: the classical confusion of key types.
pub(super) fn is_keyed_with_public_pem(
    algorithm: SigningAlgorithm,
    key: &VerifyingKey,
    message: &[u8],
    signature: &[u8],
) -> bool {
    let (Some(hash), Some(text)) = (hmac_algorithm(algorithm), key.public_pem()) else {
        return false;
    };
    [text.as_str(), text.trim_end()]
        .iter()
        .any(|secret| hmac_matches(hash, secret.as_bytes(), message, signature))
}

/// Whether `signature` is an `ECDSA-Sig-Value` in DER.
pub(super) fn looks_like_der(signature: &[u8]) -> bool {
    Reader::new(signature)
        .sequence()
        .is_some_and(|mut numbers| {
            numbers.take(der::INTEGER).is_some()
                && numbers.take(der::INTEGER).is_some()
                && numbers.is_empty()
        })
}

/// The length that a signature by `algorithm` with `key` has, in bytes.
pub(super) fn expected_length(algorithm: SigningAlgorithm, key: &VerifyingKey) -> usize {
    match algorithm {
        SigningAlgorithm::HS256 => 32,
        SigningAlgorithm::HS384 => 48,
        SigningAlgorithm::HS512 => 64,
        SigningAlgorithm::ES256 => 64,
        SigningAlgorithm::ES384 => 96,
        SigningAlgorithm::ES512 => 132,
        SigningAlgorithm::RS256 | SigningAlgorithm::RS384 | SigningAlgorithm::RS512 => {
            match key.checking() {
                Checking::Public(PublicKey::Rsa { bits, .. }) => bits.div_ceil(8),
                Checking::Public(PublicKey::Ec { .. }) | Checking::Secret(_) => 0,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_signatures_become_minimal_der() {
        assert_eq!(
            raw_to_der(&[0, 1, 0, 0x80]),
            [0x30, 7, 2, 1, 1, 2, 2, 0, 0x80]
        );
        assert_eq!(raw_to_der(&[0, 0, 0, 0]), [0x30, 6, 2, 1, 0, 2, 1, 0]);
        let long = raw_to_der(&[0xFF; 132]);
        assert_eq!(long[..6], [0x30, 0x81, 138, 2, 67, 0]);
    }
}

#[cfg(test)]
mod slips {
    use super::*;

    #[test]
    fn der_is_two_integers_and_nothing_else() {
        assert!(looks_like_der(&[0x30, 6, 2, 1, 1, 2, 1, 1]));
        for bytes in [
            &[][..],
            &[0x30, 3, 2, 1, 1],
            &[0x30, 6, 2, 1, 1, 4, 1, 1],
            &[0x30, 6, 4, 1, 1, 2, 1, 1],
            &[0x30, 9, 2, 1, 1, 2, 1, 1, 2, 1, 1],
            &[0x31, 6, 2, 1, 1, 2, 1, 1],
        ] {
            assert!(!looks_like_der(bytes), "{bytes:?}");
        }
    }

    #[test]
    fn only_the_text_of_the_public_key_itself_is_told_as_its_key() {
        let public = include_bytes!("../../tests/data/keys/rsa2048.spki.pem");
        let key = VerifyingKey::from_bytes(public).unwrap();
        let tag = |secret: &[u8]| {
            let secret = hmac::Key::new(hmac::HMAC_SHA256, secret);
            hmac::sign(&secret, b"message").as_ref().to_vec()
        };
        let is =
            |tag: &[u8]| is_keyed_with_public_pem(SigningAlgorithm::HS256, &key, b"message", tag);
        let text = key.public_pem().unwrap();
        assert!(is(&tag(text.as_bytes())));
        assert!(is(&tag(text.trim_end().as_bytes())));
        assert!(!is(&tag(b"another")));
    }
}

#[cfg(test)]
#[path = "signature_wycheproof.rs"]
mod wycheproof_vectors;
