//! Which block of a PEM text is the key.
//!
//! Decided by content, as Go does it, not by the label: a label only says what was meant by a block that holds no key. Go looks at
//! the first block that it can read; here those that hold no key are passed over.

use zeroize::Zeroizing;

use super::der::{self, Reader};
use super::go_pem;
use super::key::decode_base64;
use super::key_error::KeyError;
use super::key_material::{
    PrivateKey, PublicKey, certificate_key, private_from_der, public_from_spki,
};
use super::pem::{self, Block};

/// What a block holds.
enum Content {
    Private(PrivateKey),
    Public(PublicKey),
    OfCertificate(PublicKey),
    /// The `RSAPublicKey` of RFC 8017 §A.1.1, which the server's parser does not read.
    Pkcs1Public,
}

/// The first private key of a PEM text, whatever stands before it.
pub(super) fn private_from_pem(bytes: &[u8]) -> Result<PrivateKey, KeyError> {
    first(bytes, |content| match content {
        Content::Private(key) => Ok(key),
        Content::Public(_) | Content::Pkcs1Public => Err(KeyError::PublicKeyGiven),
        Content::OfCertificate(_) => Err(KeyError::CertificateGiven),
    })
}

/// The public key of the first PEM block that holds one: SPKI, a certificate, or a private key's half; and whether the server
/// would load it from this text. Nobody gives it a private one.
pub(super) fn public_from_pem(bytes: &[u8]) -> Result<(PublicKey, bool), KeyError> {
    first(bytes, |content| match content {
        Content::Public(key) | Content::OfCertificate(key) => Ok((key, go_pem::loads(bytes))),
        Content::Private(PrivateKey::Rsa { public, .. } | PrivateKey::Ec { public, .. }) => {
            Ok((public, true))
        }
        Content::Pkcs1Public => Err(KeyError::Pkcs1PublicKey),
    })
}

/// The first key that `taken` takes, else what the first block is that says something.
fn first<K>(bytes: &[u8], taken: impl Fn(Content) -> Result<K, KeyError>) -> Result<K, KeyError> {
    let mut why: Option<KeyError> = None;
    for block in pem::blocks(bytes) {
        let found = block
            .map_err(KeyError::MalformedPem)
            .and_then(|block| content(&block))
            .and_then(|content| content.map(&taken).transpose());
        match found {
            Ok(Some(key)) => return Ok(key),
            Ok(None) => {}
            // It may stand before the one that was meant.
            Err(
                error @ (KeyError::PublicKeyGiven
                | KeyError::CertificateGiven
                | KeyError::UnknownLabel { .. }
                | KeyError::MalformedKey { .. }
                | KeyError::MalformedPem(_)),
            ) => drop(why.get_or_insert(error)),
            Err(error) => return Err(error),
        }
    }
    Err(why.unwrap_or_else(|| KeyError::UnknownLabel {
        label: PARAMETERS.to_owned(),
    }))
}

/// Whether any block is a private key, by its label or by its content.
pub(super) fn holds_private(bytes: &[u8]) -> bool {
    let by_content = |block: Block| private_from_der(&block.body).is_some();
    pem::find(bytes, b"PRIVATE KEY-----").is_some() || pem::blocks(bytes).flatten().any(by_content)
}

/// Refuses what would otherwise be a shared secret, and holds a key: in base64 once more, or with a `BEGIN` line that is damaged.
///
/// # Errors
/// [`KeyError::Base64`] and [`KeyError::BrokenDashes`].
pub(super) fn refuse_wrapped(bytes: &[u8]) -> Result<(), KeyError> {
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len()));
    text.extend(bytes.iter().filter(|byte| !byte.is_ascii_whitespace()));
    if let Some(inner) = decode_base64(&text)
        && (pem::is_pem(&inner) || is_key(&inner))
    {
        return Err(KeyError::Base64);
    }
    text.make_ascii_uppercase();
    let has = |needle: &[u8]| pem::find(&text, needle).is_some();
    if has(b"-BEGIN") && has(b"-END") && (has(b"KEY-") || has(b"CERTIFICATE-")) {
        return Err(KeyError::BrokenDashes);
    }
    Ok(())
}

/// Whether DER is a key or a certificate, sound or not.
fn is_key(der: &[u8]) -> bool {
    der::is_lone_sequence(der)
        && (private_from_der(der).is_some()
            || public_from_spki(der).is_some()
            || certificate_key(der).is_some())
}

/// The label of a block that openssl writes before an EC key.
const PARAMETERS: &str = "EC PARAMETERS";

/// What a block holds; `None` for one that says nothing.
fn content(block: &Block) -> Result<Option<Content>, KeyError> {
    if block.encrypted || block.label == "ENCRYPTED PRIVATE KEY" {
        return Err(KeyError::Encrypted);
    }
    if block.label == "OPENSSH PRIVATE KEY" {
        return Err(KeyError::OpenSsh);
    }
    let body = block.body.as_slice();
    if let Some(key) = private_from_der(body) {
        return key.map(Content::Private).map(Some);
    }
    if let Some(key) = public_from_spki(body) {
        return key.map(Content::Public).map(Some);
    }
    if let Some(key) = certificate_key(body).and_then(public_from_spki) {
        return key.map(Content::OfCertificate).map(Some);
    }
    let label = block.label.clone();
    match block.label.as_str() {
        PARAMETERS => Ok(None),
        "PUBLIC KEY" | "RSA PUBLIC KEY" if is_pkcs1_public(body) => Ok(Some(Content::Pkcs1Public)),
        "PUBLIC KEY"
        | "RSA PUBLIC KEY"
        | "CERTIFICATE"
        | "X509 CERTIFICATE"
        | "TRUSTED CERTIFICATE"
        | "PRIVATE KEY"
        | "RSA PRIVATE KEY"
        | "EC PRIVATE KEY" => Err(KeyError::MalformedKey { label }),
        _ => Err(KeyError::UnknownLabel { label }),
    }
}

/// Whether a body is two numbers and nothing else, as the parameters of other algorithms are too.
fn is_pkcs1_public(body: &[u8]) -> bool {
    let numbers = Reader::new(body).sequence().and_then(|mut fields| {
        fields.take(der::INTEGER)?;
        fields.take(der::INTEGER)?;
        Some(fields.is_empty())
    });
    numbers == Some(true)
}

#[cfg(test)]
#[path = "key_pem_tests.rs"]
pub(super) mod tests;
