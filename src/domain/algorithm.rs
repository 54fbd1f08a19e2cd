//! The signing algorithms of PX-Security and which key goes with which.
//!
//! Closed on purpose: the nine that OpenStorage accepts (`pkg/auth/selfsigned.go`). `PS*`, `EdDSA` and
//! `none` are no members, so no code path can choose them.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A signature algorithm of RFC 7518 §3.1 that the server accepts.
///
/// Never taken from a token's own header when signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SigningAlgorithm {
    /// HMAC with SHA-256.
    HS256,
    /// HMAC with SHA-384.
    HS384,
    /// HMAC with SHA-512.
    HS512,
    /// RSA PKCS#1 v1.5 with SHA-256.
    RS256,
    /// RSA PKCS#1 v1.5 with SHA-384.
    RS384,
    /// RSA PKCS#1 v1.5 with SHA-512.
    RS512,
    /// ECDSA on P-256 with SHA-256.
    ES256,
    /// ECDSA on P-384 with SHA-384.
    ES384,
    /// ECDSA on P-521 with SHA-512.
    ES512,
}

impl SigningAlgorithm {
    /// All algorithms, weakest hash first within a family.
    pub const ALL: [Self; 9] = [
        Self::HS256,
        Self::HS384,
        Self::HS512,
        Self::RS256,
        Self::RS384,
        Self::RS512,
        Self::ES256,
        Self::ES384,
        Self::ES512,
    ];

    /// The name as it stands in a token's `alg`, such as `HS256`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HS256 => "HS256",
            Self::HS384 => "HS384",
            Self::HS512 => "HS512",
            Self::RS256 => "RS256",
            Self::RS384 => "RS384",
            Self::RS512 => "RS512",
            Self::ES256 => "ES256",
            Self::ES384 => "ES384",
            Self::ES512 => "ES512",
        }
    }

    /// The family of keys that this algorithm takes.
    #[must_use]
    pub fn family(self) -> KeyFamily {
        match self {
            Self::HS256 | Self::HS384 | Self::HS512 => KeyFamily::Hmac,
            Self::RS256 | Self::RS384 | Self::RS512 => KeyFamily::Rsa,
            Self::ES256 | Self::ES384 | Self::ES512 => KeyFamily::Ec,
        }
    }

    /// The shortest shared secret that RFC 7518 §3.2 allows, in bytes; `None` for RSA and EC.
    ///
    /// The server itself asks for one byte only.
    #[must_use]
    pub fn wanted_secret_bytes(self) -> Option<usize> {
        match self {
            Self::HS256 => Some(32),
            Self::HS384 => Some(48),
            Self::HS512 => Some(64),
            Self::RS256 | Self::RS384 | Self::RS512 | Self::ES256 | Self::ES384 | Self::ES512 => {
                None
            }
        }
    }
}

impl fmt::Display for SigningAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for SigningAlgorithm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl FromStr for SigningAlgorithm {
    type Err = AlgorithmError;

    /// Reads the exact upper-case name: the server's lookup does not fold case either.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.as_str() == text)
            .ok_or_else(|| AlgorithmError {
                text: text.to_owned(),
            })
    }
}

/// A text that names none of the nine algorithms.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "`{}` is not a signing algorithm of PX-Security; those are HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384 and ES512",
    text.escape_debug()
)]
pub struct AlgorithmError {
    text: String,
}

/// What kind of key an algorithm takes. A server holds at most one key of each for an issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyFamily {
    /// A shared secret.
    Hmac,
    /// An RSA key pair.
    Rsa,
    /// A key pair on an elliptic curve.
    Ec,
}

impl fmt::Display for KeyFamily {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Hmac => "shared secret",
            Self::Rsa => "RSA",
            Self::Ec => "EC",
        })
    }
}

/// An elliptic curve that has an algorithm in RFC 7518 §3.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Curve {
    /// NIST P-256, also prime256v1 or secp256r1.
    #[serde(rename = "P-256")]
    P256,
    /// NIST P-384, also secp384r1.
    #[serde(rename = "P-384")]
    P384,
    /// NIST P-521, also secp521r1.
    #[serde(rename = "P-521")]
    P521,
}

impl Curve {
    /// The algorithm that RFC 7518 §3.4 pairs with this curve.
    #[must_use]
    pub fn algorithm(self) -> SigningAlgorithm {
        match self {
            Self::P256 => SigningAlgorithm::ES256,
            Self::P384 => SigningAlgorithm::ES384,
            Self::P521 => SigningAlgorithm::ES512,
        }
    }

    /// Bytes of a coordinate or scalar: 32, 48 or 66.
    #[must_use]
    pub fn field_bytes(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
        }
    }
}

impl fmt::Display for Curve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            Self::P521 => "P-521",
        })
    }
}

/// What decides which algorithms a key can sign with: its family, and for EC its curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// A shared secret.
    SharedSecret,
    /// An RSA key pair.
    Rsa,
    /// An EC key pair on this curve.
    Ec(Curve),
}

impl KeyKind {
    /// The family that the key belongs to.
    #[must_use]
    pub fn family(self) -> KeyFamily {
        match self {
            Self::SharedSecret => KeyFamily::Hmac,
            Self::Rsa => KeyFamily::Rsa,
            Self::Ec(_) => KeyFamily::Ec,
        }
    }

    /// The curve of an EC key.
    #[must_use]
    pub fn curve(self) -> Option<Curve> {
        match self {
            Self::Ec(curve) => Some(curve),
            Self::SharedSecret | Self::Rsa => None,
        }
    }

    /// The algorithm used when none is asked for.
    #[must_use]
    pub fn default_algorithm(self) -> SigningAlgorithm {
        match self {
            Self::SharedSecret => SigningAlgorithm::HS256,
            Self::Rsa => SigningAlgorithm::RS256,
            Self::Ec(curve) => curve.algorithm(),
        }
    }

    /// Whether a key of this kind can sign with `algorithm`.
    ///
    /// # Errors
    /// [`AlgorithmMismatch`] when the family differs, or the curve is not the one of RFC 7518 §3.4. The
    /// server does not check curves, but golang-jwt's signer does, and so must a standard verifier.
    pub fn check(self, algorithm: SigningAlgorithm) -> Result<(), AlgorithmMismatch> {
        let fits = match self {
            Self::SharedSecret | Self::Rsa => self.family() == algorithm.family(),
            Self::Ec(curve) => curve.algorithm() == algorithm,
        };
        if fits {
            Ok(())
        } else {
            Err(AlgorithmMismatch {
                key: self,
                algorithm,
            })
        }
    }
}

impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SharedSecret => f.write_str("a shared secret"),
            Self::Rsa => f.write_str("an RSA key"),
            Self::Ec(curve) => write!(f, "a {curve} key"),
        }
    }
}

/// An algorithm was asked for that the key cannot sign with.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
#[error("{key} cannot sign with {algorithm}; it signs with {}", fitting(*key))]
pub struct AlgorithmMismatch {
    /// The key's kind.
    pub key: KeyKind,
    /// What was asked for.
    pub algorithm: SigningAlgorithm,
}

/// The algorithms a key can sign with, as words.
fn fitting(key: KeyKind) -> &'static str {
    match key {
        KeyKind::SharedSecret => "HS256, HS384 or HS512",
        KeyKind::Rsa => "RS256, RS384 or RS512",
        KeyKind::Ec(curve) => curve.algorithm().as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_exact_and_round_trip() {
        for algorithm in SigningAlgorithm::ALL {
            assert_eq!(algorithm.to_string().parse(), Ok(algorithm));
        }
        for text in ["", "hs256", "none", "PS256", "EdDSA", "HS256 ", "ES256K"] {
            assert!(text.parse::<SigningAlgorithm>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn keys_pair_with_the_algorithms_of_rfc_7518() {
        let kinds = [
            (
                KeyKind::SharedSecret,
                "HS256",
                vec!["HS256", "HS384", "HS512"],
            ),
            (KeyKind::Rsa, "RS256", vec!["RS256", "RS384", "RS512"]),
            (KeyKind::Ec(Curve::P256), "ES256", vec!["ES256"]),
            (KeyKind::Ec(Curve::P384), "ES384", vec!["ES384"]),
            (KeyKind::Ec(Curve::P521), "ES512", vec!["ES512"]),
        ];
        for (kind, default, fitting) in kinds {
            assert_eq!(kind.default_algorithm().as_str(), default);
            for algorithm in SigningAlgorithm::ALL {
                let fits = fitting.contains(&algorithm.as_str());
                assert_eq!(kind.check(algorithm).is_ok(), fits, "{kind} {algorithm}");
            }
        }
        assert_eq!(
            KeyKind::Ec(Curve::P384)
                .check(SigningAlgorithm::ES256)
                .unwrap_err()
                .to_string(),
            "a P-384 key cannot sign with ES256; it signs with ES384"
        );
    }
}
