//! New keys from the operating system's random numbers.
//!
//! Writes nothing anywhere: the texts are returned in types that wipe themselves. The least that is made
//! is what one should use today; smaller keys can be read, not made.

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{EcdsaKeyPair, KeyPair as _, RsaKeyPair};
use base64::Engine as _;
use secrecy::SecretString;
use zeroize::Zeroizing;

use super::algorithm::Curve;
use super::key_material::signing;
use super::pem;

/// Random bytes in a generated shared secret: 48, which are 64 characters and enough for HS384.
const SECRET_BYTES: usize = 48;

/// A new key pair as two PEM texts. `Debug` redacts the private one.
#[derive(Debug)]
pub struct KeyPairPem {
    /// `PRIVATE KEY` (PKCS#8).
    pub private: SecretString,
    /// `PUBLIC KEY` (SPKI), the form the server reads.
    pub public: String,
}

/// The random source or the library refused.
#[derive(Debug, thiserror::Error)]
#[error("the cryptographic library could not make a key")]
pub struct KeygenError;

impl From<aws_lc_rs::error::Unspecified> for KeygenError {
    fn from(_: aws_lc_rs::error::Unspecified) -> Self {
        Self
    }
}

/// A new shared secret: 64 URL-safe base64 characters, to be used as they are.
///
/// # Errors
/// [`KeygenError`] when the random source fails.
pub fn shared_secret() -> Result<SecretString, KeygenError> {
    let mut random = Zeroizing::new([0; SECRET_BYTES]);
    SystemRandom::new().fill(random.as_mut_slice())?;
    Ok(SecretString::from(
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random.as_slice()),
    ))
}

/// A new RSA key pair of 3072 bits, the strength of a 128-bit key (NIST SP 800-57). Takes up to some seconds.
///
/// # Errors
/// [`KeygenError`] when the library fails.
pub fn rsa() -> Result<KeyPairPem, KeygenError> {
    let pair = RsaKeyPair::generate(KeySize::Rsa3072)?;
    let private: aws_lc_rs::encoding::Pkcs8V1Der<'_> = pair.as_der()?;
    Ok(to_pem(
        private.as_ref(),
        pair.public_key().as_der()?.as_ref(),
    ))
}

/// A new EC key pair on `curve`.
///
/// # Errors
/// [`KeygenError`] when the library fails.
pub fn ec(curve: Curve) -> Result<KeyPairPem, KeygenError> {
    let pair = EcdsaKeyPair::generate(signing(curve))?;
    Ok(to_pem(
        pair.to_pkcs8v1()?.as_ref(),
        pair.public_key().as_der()?.as_ref(),
    ))
}

fn to_pem(pkcs8: &[u8], spki: &[u8]) -> KeyPairPem {
    KeyPairPem {
        private: SecretString::from(pem::encode("PRIVATE KEY", pkcs8).as_str()),
        public: pem::encode("PUBLIC KEY", spki).as_str().to_owned(),
    }
}
