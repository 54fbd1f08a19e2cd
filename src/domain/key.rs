//! Keys: what signs and what verifies, read from bytes.
//!
//! Neither type prints its content, and private content is wiped when dropped. A shared secret is its raw
//! bytes, never trimmed and never base64-decoded, because that is what the server does with it
//! (openstorage `pkg/auth/selfsigned.go`); what looks like a slip is a [`KeyWarning`], not a correction.

use std::fmt;

use aws_lc_rs::signature::{EcdsaKeyPair, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use jsonwebtoken::EncodingKey;
use zeroize::Zeroizing;

use super::algorithm::{KeyFamily, KeyKind, SigningAlgorithm};
pub use super::key_error::{KeyError, KeyWarning, PemProblem};
use super::key_material::{self, PrivateKey, PublicKey};
use super::key_pem;
use super::pem;

/// Whether what was read as a verifying key is to be kept from others: a shared secret, or PEM with a private key anywhere in it,
/// sound or not.
#[must_use]
pub fn is_confidential(bytes: &[u8]) -> bool {
    !pem::is_pem(bytes) || key_pem::holds_private(bytes)
}

/// The longest key read, in bytes: 64 KiB, some ten times an RSA key of 8192 bits with its certificate.
pub const MAX_KEY_BYTES: usize = 64 * 1024;

/// A key that makes signatures. Its content is never printed and is wiped when dropped.
pub struct SigningKey(Private);

enum Private {
    Secret {
        encoding: EncodingKey,
        bytes: Zeroizing<Vec<u8>>,
    },
    Pair(PrivateKey),
}

impl SigningKey {
    /// Reads a key of any family: PEM text is an RSA or EC private key, all else a shared secret.
    ///
    /// PKCS#1, PKCS#8 and SEC1 are read; text, certificates and an `EC PARAMETERS` block before the first
    /// private key are skipped.
    ///
    /// # Errors
    /// [`KeyError`] by cause. Binary DER, OpenSSH keys and JSON Web Keys are refused rather than taken as
    /// shared secrets.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        check_size(bytes)?;
        if pem::is_pem(bytes) {
            return key_pem::private_from_pem(bytes).map(|key| Self(Private::Pair(key)));
        }
        key_pem::refuse_wrapped(bytes)?;
        Self::shared_secret(bytes)
    }

    /// Takes `bytes` as a shared secret, exactly as they are.
    ///
    /// # Errors
    /// [`KeyError::PemAsSharedSecret`] for PEM text; the other variants as for [`Self::from_bytes`].
    pub fn shared_secret(bytes: &[u8]) -> Result<Self, KeyError> {
        secret_bytes(bytes).map(|bytes| {
            Self(Private::Secret {
                encoding: EncodingKey::from_secret(&bytes),
                bytes,
            })
        })
    }

    /// Reads an RSA private key from PEM text.
    ///
    /// # Errors
    /// [`KeyError::OtherFamily`] for a sound key that is not RSA; the rest as for [`Self::from_bytes`].
    pub fn rsa_pem(bytes: &[u8]) -> Result<Self, KeyError> {
        Self::from_bytes(bytes)?.of_family(KeyFamily::Rsa)
    }

    /// Reads an EC private key from PEM text.
    ///
    /// # Errors
    /// [`KeyError::OtherFamily`] for a sound key that is not EC; the rest as for [`Self::from_bytes`].
    pub fn ec_pem(bytes: &[u8]) -> Result<Self, KeyError> {
        Self::from_bytes(bytes)?.of_family(KeyFamily::Ec)
    }

    fn of_family(self, wanted: KeyFamily) -> Result<Self, KeyError> {
        let found = self.kind().family();
        if found == wanted {
            Ok(self)
        } else {
            Err(KeyError::OtherFamily { wanted, found })
        }
    }

    /// The family and curve, which decide what it can sign with.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match &self.0 {
            Private::Secret { .. } => KeyKind::SharedSecret,
            Private::Pair(PrivateKey::Rsa { public, .. } | PrivateKey::Ec { public, .. }) => {
                public_kind(public)
            }
        }
    }

    /// What the key's owner should know when it signs with `algorithm`.
    #[must_use]
    pub fn warnings(&self, algorithm: SigningAlgorithm) -> Vec<KeyWarning> {
        match &self.0 {
            Private::Secret { bytes, .. } => secret_warnings(bytes, Some(algorithm)),
            Private::Pair(_) => Vec::new(),
        }
    }

    /// The key that checks this key's signatures; for a shared secret that is the secret itself.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey::sound(match &self.0 {
            Private::Secret { bytes, .. } => Checking::Secret(bytes.clone()),
            Private::Pair(PrivateKey::Rsa { public, .. } | PrivateKey::Ec { public, .. }) => {
                Checking::Public(public.clone())
            }
        })
    }

    /// What signs.
    pub(super) fn signer(&self) -> Signer<'_> {
        match &self.0 {
            Private::Secret { encoding, .. } => Signer::Secret(encoding),
            Private::Pair(PrivateKey::Rsa { pair, .. }) => Signer::Rsa(pair),
            Private::Pair(PrivateKey::Ec { pair, .. }) => Signer::Ec(pair),
        }
    }
}

/// What signs with a key that has been parsed, once for as many tokens as there are.
pub(super) enum Signer<'key> {
    /// For jsonwebtoken: a shared secret is not parsed.
    Secret(&'key EncodingKey),
    /// For aws-lc-rs, as the next: jsonwebtoken parses and checks the key for each signature.
    Rsa(&'key RsaKeyPair),
    Ec(&'key EcdsaKeyPair),
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({}, redacted)", self.kind())
    }
}

/// A key that checks signatures. A shared secret among them is never printed and is wiped when dropped.
pub struct VerifyingKey {
    checking: Checking,
    /// Whether the server would load it from the text that it was read from.
    loads: bool,
}

pub(super) enum Checking {
    Secret(Zeroizing<Vec<u8>>),
    Public(PublicKey),
}

impl VerifyingKey {
    fn sound(checking: Checking) -> Self {
        Self {
            checking,
            loads: true,
        }
    }

    /// Reads a key of any family: a PEM public key, certificate or private key, all else a shared secret.
    ///
    /// Of a certificate only the public key is read: neither dates nor signature are checked, as the server
    /// does not check them. Of a private key the public half is kept.
    ///
    /// # Errors
    /// [`KeyError`] by cause; [`KeyError::Pkcs1PublicKey`] for `RSA PUBLIC KEY`, which the server refuses.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        check_size(bytes)?;
        if pem::is_pem(bytes) {
            return key_pem::public_from_pem(bytes).map(|(key, loads)| Self {
                checking: Checking::Public(key),
                loads,
            });
        }
        key_pem::refuse_wrapped(bytes)?;
        Self::shared_secret(bytes)
    }

    /// Takes `bytes` as a shared secret, exactly as they are.
    ///
    /// # Errors
    /// As for [`SigningKey::shared_secret`].
    pub fn shared_secret(bytes: &[u8]) -> Result<Self, KeyError> {
        secret_bytes(bytes).map(|bytes| Self::sound(Checking::Secret(bytes)))
    }

    /// The family and curve.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match &self.checking {
            Checking::Secret(_) => KeyKind::SharedSecret,
            Checking::Public(public) => public_kind(public),
        }
    }

    /// The family, of which a server holds one key at most.
    #[must_use]
    pub fn family(&self) -> KeyFamily {
        self.kind().family()
    }

    /// What the key's owner should know; a secret's length is judged only when `algorithm` is known.
    #[must_use]
    pub fn warnings(&self, algorithm: Option<SigningAlgorithm>) -> Vec<KeyWarning> {
        let mut warnings = match &self.checking {
            Checking::Secret(bytes) => secret_warnings(bytes, algorithm),
            Checking::Public(PublicKey::Rsa { bits, .. }) if *bits < 2048 => {
                vec![KeyWarning::SmallRsaKey { bits: *bits }]
            }
            Checking::Public(_) => Vec::new(),
        };
        if !self.loads {
            warnings.push(KeyWarning::NotLoaded);
        }
        warnings
    }

    /// The public key as `PUBLIC KEY` PEM, the form the server reads; `None` for a shared secret.
    #[must_use]
    pub fn public_pem(&self) -> Option<String> {
        match &self.checking {
            Checking::Secret(_) => None,
            Checking::Public(public) => {
                Some(pem::encode("PUBLIC KEY", public.spki()).as_str().to_owned())
            }
        }
    }

    pub(super) fn checking(&self) -> &Checking {
        &self.checking
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({}, redacted)", self.kind())
    }
}

fn public_kind(public: &PublicKey) -> KeyKind {
    match public {
        PublicKey::Rsa { .. } => KeyKind::Rsa,
        PublicKey::Ec { curve, .. } => KeyKind::Ec(*curve),
    }
}

fn check_size(bytes: &[u8]) -> Result<(), KeyError> {
    match bytes.len() {
        0 => Err(KeyError::Empty),
        bytes if bytes > MAX_KEY_BYTES => Err(KeyError::TooLong { bytes }),
        _ => Ok(()),
    }
}

/// A wiped copy of a shared secret, when `bytes` are one.
fn secret_bytes(bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    check_size(bytes)?;
    if pem::is_pem(bytes) {
        return Err(KeyError::PemAsSharedSecret);
    }
    key_material::refuse_foreign_formats(bytes)?;
    Ok(Zeroizing::new(bytes.to_vec()))
}

/// Words that people set as a first secret, compared in lower case and without digits at the end.
const COMMON_WORDS: [&str; 22] = [
    "secret",
    "mysecret",
    "my-secret",
    "sharedsecret",
    "shared-secret",
    "shared_secret",
    "supersecret",
    "password",
    "passwd",
    "passw0rd",
    "changeme",
    "change-me",
    "admin",
    "test",
    "example",
    "letmein",
    "qwerty",
    "default",
    "portworx",
    "openstorage",
    "openstorage.io",
    "portworx.com",
];

fn secret_warnings(bytes: &[u8], algorithm: Option<SigningAlgorithm>) -> Vec<KeyWarning> {
    let mut warnings = Vec::new();
    if let Some(algorithm) = algorithm
        && let Some(wanted) = algorithm.wanted_secret_bytes()
        && bytes.len() < wanted
    {
        warnings.push(KeyWarning::ShortSharedSecret {
            bytes: bytes.len(),
            wanted,
            algorithm,
        });
    }
    let line = match bytes.strip_suffix(b"\n") {
        Some(line) => {
            warnings.push(KeyWarning::TrailingNewline);
            line.strip_suffix(b"\r").unwrap_or(line)
        }
        None => bytes,
    };
    if line.trim_ascii().len() != line.len() {
        warnings.push(KeyWarning::SurroundingWhitespace);
    }
    let core = line.trim_ascii();
    if decode_base64(core).is_some_and(|inner| {
        inner.len() >= 16
            && inner
                .iter()
                .all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r'))
    }) {
        warnings.push(KeyWarning::LooksBase64Twice);
    }
    let word = Zeroizing::new(String::from_utf8_lossy(core).to_ascii_lowercase());
    let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let repeated = core
        .split_first()
        .is_none_or(|(first, rest)| rest.iter().all(|b| b == first));
    let common = COMMON_WORDS.contains(&word.as_str()) || COMMON_WORDS.contains(&stem);
    if repeated || common || stem.is_empty() && core.len() < 20 {
        warnings.push(KeyWarning::LowEntropy);
    }
    warnings
}

/// Either alphabet of base64, with or without padding.
pub(super) fn decode_base64(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    const STANDARD: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::STANDARD, CONFIG);
    const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::URL_SAFE, CONFIG);
    let mut decoded = Zeroizing::new(vec![0; text.len() + 3]);
    let length = STANDARD
        .decode_slice(text, &mut decoded)
        .or_else(|_| URL_SAFE.decode_slice(text, &mut decoded))
        .ok()?;
    decoded.truncate(length);
    Some(decoded)
}

#[cfg(test)]
#[path = "key_tests.rs"]
mod tests;
