//! From DER to keys that aws-lc-rs has accepted.
//!
//! Told by content, as Go does it: PKCS#8 (RFC 5208), PKCS#1 (RFC 8017 §A.1.2),
//! SEC1 (RFC 5915), SPKI and X.509 (RFC 5280 §4.1). jsonwebtoken reads neither SEC1 nor P-521 nor
//! certificates, hence the walk of our own.

use std::fmt;

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_ASN1,
    ECDSA_P384_SHA384_FIXED_SIGNING, ECDSA_P521_SHA512_ASN1, ECDSA_P521_SHA512_FIXED_SIGNING,
    EcdsaKeyPair, EcdsaSigningAlgorithm, KeyPair as _, ParsedPublicKey,
    RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, RsaKeyPair,
};

use super::algorithm::{Curve, KeyFamily};
use super::der::{self, Reader};
use super::key_error::KeyError;
use super::pem;

/// The least RSA modulus for signing, in bits.
const LEAST_SIGNING_BITS: usize = 2048;
/// The least RSA modulus for verifying, in bits: what aws-lc-rs computes with. The server has no least.
const LEAST_VERIFYING_BITS: usize = 1024;
/// The largest RSA modulus, in bits: what aws-lc-rs computes with.
const MOST_BITS: usize = 8192;

pub(super) const OID_RSA: &str = "1.2.840.113549.1.1.1";
const OID_EC: &str = "1.2.840.10045.2.1";

/// A private key that aws-lc-rs accepts, and wipes.
pub(super) enum PrivateKey {
    Rsa {
        pair: RsaKeyPair,
        public: PublicKey,
    },
    Ec {
        pair: EcdsaKeyPair,
        public: PublicKey,
    },
}

/// A public key that aws-lc-rs accepts, as SPKI DER.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum PublicKey {
    Rsa { bits: usize, spki: Vec<u8> },
    Ec { curve: Curve, spki: Vec<u8> },
}

impl PublicKey {
    pub(super) fn spki(&self) -> &[u8] {
        match self {
            Self::Rsa { spki, .. } | Self::Ec { spki, .. } => spki,
        }
    }
}

/// Refuses formats that are no PEM and that nobody means as a shared secret.
pub(super) fn refuse_foreign_formats(bytes: &[u8]) -> Result<(), KeyError> {
    // A byte order mark and then an ASCII character, as random bytes hardly start.
    if matches!(
        bytes,
        [0xFF, 0xFE, 1..=0x7F, 0, ..] | [0xFE, 0xFF, 0, 1..=0x7F, ..]
    ) {
        return Err(KeyError::Utf16);
    }
    if der::is_lone_sequence(bytes) {
        return Err(KeyError::Der);
    }
    let ssh = [
        &b"ssh-rsa "[..],
        b"ssh-ed25519 ",
        b"ssh-dss ",
        b"ecdsa-sha2-",
        b"PuTTY-User-Key",
    ];
    if ssh.iter().any(|start| bytes.starts_with(start)) {
        return Err(KeyError::OpenSsh);
    }
    if bytes.trim_ascii_start().starts_with(b"{") && pem::find(bytes, b"\"kty\"").is_some() {
        return Err(KeyError::JsonWebKey);
    }
    Ok(())
}

/// Reads PKCS#8, PKCS#1 or SEC1; `None` when it is none of them.
pub(super) fn private_from_der(der: &[u8]) -> Option<Result<PrivateKey, KeyError>> {
    let mut fields = Reader::new(der).sequence()?;
    fields.take(der::INTEGER)?;
    match fields.peek()? {
        der::SEQUENCE => {
            let mut algorithm = fields.sequence()?;
            let kind = der::dotted(algorithm.take(der::OID)?);
            let inner = fields.take(der::OCTET_STRING)?;
            match kind.as_str() {
                OID_RSA => rsa_private(inner),
                OID_EC => {
                    Some(named_curve(&mut algorithm).and_then(|curve| ec_private(curve, der)))
                }
                other => Some(Err(unsupported_type(other))),
            }
        }
        der::INTEGER => rsa_private(der),
        der::OCTET_STRING => {
            let scalar = fields.take(der::OCTET_STRING)?;
            let curve = if fields.peek() == Some(der::CONTEXT_0) {
                named_curve(&mut Reader::new(fields.take(der::CONTEXT_0)?))
            } else {
                curve_of_size(scalar.len())
            };
            Some(curve.and_then(|curve| ec_private(curve, der)))
        }
        _ => None,
    }
}

/// The numbers of a PKCS#1 private key: its version, its modulus, and seven more (RFC 8017 §A.1.2).
const PKCS1_NUMBERS: usize = 9;

fn rsa_private(pkcs1: &[u8]) -> Option<Result<PrivateKey, KeyError>> {
    // A public key and the parameters of other algorithms are sequences of numbers too, of fewer.
    let mut fields = Reader::new(pkcs1).sequence()?;
    let mut numbers = [&[][..]; PKCS1_NUMBERS];
    for number in &mut numbers {
        *number = fields.take(der::INTEGER)?;
    }
    let bits = der::integer_bits(numbers[1]);
    Some(rsa_size(bits, LEAST_SIGNING_BITS).and_then(|()| {
        let pair = RsaKeyPair::from_der(pkcs1).map_err(|error| unsound(KeyFamily::Rsa, &error))?;
        let spki = pair
            .public_key()
            .as_der()
            .map_err(|error| unsound(KeyFamily::Rsa, &error))?;
        Ok(PrivateKey::Rsa {
            pair,
            public: PublicKey::Rsa {
                bits,
                spki: spki.as_ref().to_vec(),
            },
        })
    }))
}

fn ec_private(curve: Curve, der: &[u8]) -> Result<PrivateKey, KeyError> {
    let pair = EcdsaKeyPair::from_private_key_der(signing(curve), der)
        .map_err(|error| unsound(KeyFamily::Ec, &error))?;
    let spki = pair
        .public_key()
        .as_der()
        .map_err(|error| unsound(KeyFamily::Ec, &error))?;
    Ok(PrivateKey::Ec {
        pair,
        public: PublicKey::Ec {
            curve,
            spki: spki.as_ref().to_vec(),
        },
    })
}

/// The signing algorithm of aws-lc-rs that RFC 7518 §3.4 pairs with `curve`.
pub(super) fn signing(curve: Curve) -> &'static EcdsaSigningAlgorithm {
    match curve {
        Curve::P256 => &ECDSA_P256_SHA256_FIXED_SIGNING,
        Curve::P384 => &ECDSA_P384_SHA384_FIXED_SIGNING,
        Curve::P521 => &ECDSA_P521_SHA512_FIXED_SIGNING,
    }
}

/// Reads a `SubjectPublicKeyInfo`; `None` when it is none.
pub(super) fn public_from_spki(spki: &[u8]) -> Option<Result<PublicKey, KeyError>> {
    let mut fields = Reader::new(spki).sequence()?;
    let mut algorithm = fields.sequence()?;
    let kind = der::dotted(algorithm.take(der::OID)?);
    let bit_string = fields.take(der::BIT_STRING)?;
    match kind.as_str() {
        OID_RSA => {
            let mut numbers = Reader::new(bit_string.strip_prefix(&[0])?).sequence()?;
            let bits = der::integer_bits(numbers.take(der::INTEGER)?);
            Some(rsa_size(bits, LEAST_VERIFYING_BITS).and_then(|()| {
                ParsedPublicKey::new(&RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, spki)
                    .map_err(|error| unsound(KeyFamily::Rsa, &error))?;
                Ok(PublicKey::Rsa {
                    bits,
                    spki: spki.to_vec(),
                })
            }))
        }
        OID_EC => Some(named_curve(&mut algorithm).and_then(|curve| {
            let verification = match curve {
                Curve::P256 => &ECDSA_P256_SHA256_ASN1,
                Curve::P384 => &ECDSA_P384_SHA384_ASN1,
                Curve::P521 => &ECDSA_P521_SHA512_ASN1,
            };
            ParsedPublicKey::new(verification, spki)
                .map_err(|error| unsound(KeyFamily::Ec, &error))?;
            Ok(PublicKey::Ec {
                curve,
                spki: spki.to_vec(),
            })
        })),
        other => Some(Err(unsupported_type(other))),
    }
}

fn unsound(family: KeyFamily, error: &dyn fmt::Display) -> KeyError {
    let reason = match error.to_string().as_str() {
        // The library's words for numbers that do not belong to one another.
        "InconsistentComponents" | "UnexpectedError" => "its parts do not fit together".to_owned(),
        other => other.to_owned(),
    };
    KeyError::Unsound { family, reason }
}

/// The `SubjectPublicKeyInfo` within a certificate (RFC 5280 §4.1); nothing else of it is looked at.
pub(super) fn certificate_key(certificate: &[u8]) -> Option<&[u8]> {
    let mut tbs = Reader::new(certificate).sequence()?.sequence()?;
    if tbs.peek()? == der::CONTEXT_0 {
        tbs.next()?;
    }
    tbs.take(der::INTEGER)?;
    for _signature_issuer_validity_subject in 0..4 {
        tbs.take(der::SEQUENCE)?;
    }
    tbs.next()
        .filter(|element| element.tag == der::SEQUENCE)
        .map(|element| element.whole)
}

fn rsa_size(bits: usize, least: usize) -> Result<(), KeyError> {
    if bits < least {
        Err(KeyError::RsaTooSmall { bits, least })
    } else if bits > MOST_BITS {
        Err(KeyError::RsaTooLarge { bits })
    } else {
        Ok(())
    }
}

/// The curve named by the next element.
fn named_curve(parameters: &mut Reader<'_>) -> Result<Curve, KeyError> {
    let unsupported = |curve: &str| KeyError::UnsupportedCurve {
        curve: curve.to_owned(),
    };
    let Some(oid) = parameters.take(der::OID) else {
        return Err(unsupported("given by explicit parameters"));
    };
    let dotted = der::dotted(oid);
    match dotted.as_str() {
        "1.2.840.10045.3.1.7" => Ok(Curve::P256),
        "1.3.132.0.34" => Ok(Curve::P384),
        "1.3.132.0.35" => Ok(Curve::P521),
        "1.3.132.0.10" => Err(unsupported("secp256k1")),
        "1.3.132.0.33" => Err(unsupported("P-224")),
        "1.2.840.10045.3.1.1" => Err(unsupported("P-192")),
        "1.3.36.3.3.2.8.1.1.7" => Err(unsupported("brainpoolP256r1")),
        "1.3.36.3.3.2.8.1.1.11" => Err(unsupported("brainpoolP384r1")),
        "1.3.36.3.3.2.8.1.1.13" => Err(unsupported("brainpoolP512r1")),
        other => Err(unsupported(other)),
    }
}

/// The curve of a SEC1 key that leaves its parameters out, by the size of its scalar.
fn curve_of_size(bytes: usize) -> Result<Curve, KeyError> {
    [Curve::P256, Curve::P384, Curve::P521]
        .into_iter()
        .find(|curve| curve.field_bytes() == bytes)
        .ok_or_else(|| KeyError::UnsupportedCurve {
            curve: format!("of {} bits", bytes * 8),
        })
}

fn unsupported_type(oid: &str) -> KeyError {
    let kind = match oid {
        "1.3.101.110" => "X25519",
        "1.3.101.111" => "X448",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "1.2.840.113549.1.1.10" => "RSA-PSS",
        "1.2.840.10040.4.1" => "DSA",
        "1.2.840.113549.1.3.1" => "Diffie-Hellman",
        "2.16.840.1.101.3.4.3.17" => "ML-DSA-44",
        "2.16.840.1.101.3.4.3.18" => "ML-DSA-65",
        "2.16.840.1.101.3.4.3.19" => "ML-DSA-87",
        other => other,
    };
    KeyError::UnsupportedType {
        kind: kind.to_owned(),
    }
}
