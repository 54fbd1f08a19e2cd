//! Why bytes are no key, and what is odd about a key that is one.
//!
//! Facts only; the advice is the caller's. No variant holds a byte of a key.

use super::algorithm::{KeyFamily, SigningAlgorithm};
use super::key::MAX_KEY_BYTES;
pub use super::pem::PemProblem;

/// Why bytes were refused as a key. Never includes them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing was given.
    #[error("the key is empty")]
    Empty,
    /// Longer than [`MAX_KEY_BYTES`].
    #[error("the key has {bytes} bytes; the most that is read is {MAX_KEY_BYTES}")]
    TooLong {
        /// How many bytes were given.
        bytes: usize,
    },
    /// A PEM private key under a passphrase.
    #[error("the private key is encrypted with a passphrase")]
    Encrypted,
    /// A public key where only a private key can sign.
    #[error("this is a public key, and only a private key can sign")]
    PublicKeyGiven,
    /// A certificate where only a private key can sign.
    #[error("this is a certificate, which holds a public key, and only a private key can sign")]
    CertificateGiven,
    /// `RSA PUBLIC KEY`: PKCS#1 instead of SPKI.
    #[error(
        "this is an RSA public key in the PKCS#1 form (`RSA PUBLIC KEY`), which the server does not read"
    )]
    Pkcs1PublicKey,
    /// A key of OpenSSH.
    #[error("the key is in the format of OpenSSH")]
    OpenSsh,
    /// Binary DER.
    #[error("the key is binary DER, not PEM")]
    Der,
    /// A key in base64, as `kubectl get secret -o yaml` shows it.
    #[error("this is base64 of a key, not the key itself")]
    Base64,
    /// PEM whose dashes or capitals are not right.
    #[error(
        "this is meant as PEM, and its BEGIN line is not as it should be: -----BEGIN ...-----, with five dashes"
    )]
    BrokenDashes,
    /// A JSON Web Key (RFC 7517).
    #[error("the key is a JSON Web Key, not PEM")]
    JsonWebKey,
    /// Text in UTF-16, as some editors and shells on Windows write it.
    #[error("the file is text in UTF-16, not UTF-8 or ASCII")]
    Utf16,
    /// PEM, but with no block that is a key.
    #[error("the PEM text holds a `{}` and no key", label.escape_debug())]
    UnknownLabel {
        /// The first block's label.
        label: String,
    },
    /// PEM that cannot be read.
    #[error("the PEM text is damaged: {0}")]
    MalformedPem(PemProblem),
    /// PEM whose content is no key.
    #[error("the PEM block `{}` does not hold a key in any known form", label.escape_debug())]
    MalformedKey {
        /// The block's label.
        label: String,
    },
    /// RSA below the least size.
    #[error("the RSA key has {bits} bits; the least that pxsec takes for this is {least}")]
    RsaTooSmall {
        /// Bits of the modulus.
        bits: usize,
        /// The least accepted here: 2048 for signing, 1024 for verifying.
        least: usize,
    },
    /// RSA above what the library computes with.
    #[error("the RSA key has {bits} bits; the most supported is 8192")]
    RsaTooLarge {
        /// Bits of the modulus.
        bits: usize,
    },
    /// An EC key on a curve without an algorithm in RFC 7518.
    #[error("the EC key is on the curve {curve}; pxsec takes P-256, P-384 and P-521")]
    UnsupportedCurve {
        /// The curve's name, else its dotted object identifier.
        curve: String,
    },
    /// A key for another kind of algorithm.
    #[error("this is a key for {kind}; PX-Security takes shared secrets, RSA and EC keys")]
    UnsupportedType {
        /// The kind's name, else its dotted object identifier.
        kind: String,
    },
    /// A key of another family than the one asked for.
    #[error("this is {found}, not {wanted}", found = described(*found), wanted = described(*wanted))]
    OtherFamily {
        /// What was asked for.
        wanted: KeyFamily,
        /// What was given.
        found: KeyFamily,
    },
    /// A PEM where a shared secret was announced.
    #[error("this is a PEM file, not a shared secret")]
    PemAsSharedSecret,
    /// Well-formed, but refused by the cryptographic library.
    #[error("the {family} key is not sound: {reason}")]
    Unsound {
        /// Its family.
        family: KeyFamily,
        /// Why, in words or in the library's.
        reason: String,
    },
}

/// A family with its article.
fn described(family: KeyFamily) -> &'static str {
    match family {
        KeyFamily::Hmac => "a shared secret",
        KeyFamily::Rsa => "an RSA key",
        KeyFamily::Ec => "an EC key",
    }
}

/// Something about a usable key that its owner should know. Never includes a byte of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyWarning {
    /// Shorter than RFC 7518 §3.2 asks for.
    #[error(
        "the shared secret has {bytes} byte{}; RFC 7518 asks for at least {wanted} with {algorithm}", if *bytes == 1 { "" } else { "s" }
    )]
    ShortSharedSecret {
        /// What it has.
        bytes: usize,
        /// What it should have.
        wanted: usize,
        /// The algorithm it was measured for.
        algorithm: SigningAlgorithm,
    },
    /// The secret ends in a line break, which the server takes as part of it.
    #[error("the shared secret ends in a line break, which is part of it for the server")]
    TrailingNewline,
    /// The secret starts or ends in white space, which the server takes as part of it.
    #[error(
        "the shared secret starts or ends with white space, which is part of it for the server"
    )]
    SurroundingWhitespace,
    /// The secret is base64 of printable text: perhaps decoded once too few.
    #[error(
        "the shared secret is base64 of printable text; perhaps it was encoded once more than meant"
    )]
    LooksBase64Twice,
    /// The secret can be guessed.
    #[error("the shared secret is easy to guess")]
    LowEntropy,
    /// A public key in a text that only more lenient readers read.
    #[error(
        "the server would not load this key as it stands: it reads the first PEM block, which is to be a `PUBLIC KEY` or `CERTIFICATE` with each line from the left edge"
    )]
    NotLoaded,
    /// An RSA key that the server takes and that is too small for today.
    #[error("the RSA key has {bits} bits; keys below 2048 bits are no longer safe")]
    SmallRsaKey {
        /// Bits of the modulus.
        bits: usize,
    },
}
