//! Signing: claims and a key in, a token out.
//!
//! jsonwebtoken signs with shared secrets, aws-lc-rs itself with key pairs: jsonwebtoken has no ES512, and would parse
//! and check a pair anew for each of many tokens. The header is written by hand, because jsonwebtoken orders it
//! otherwise than pxctl and golang-jwt do, and equal bytes can be compared.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RsaEncoding};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use zeroize::Zeroizing;

use super::algorithm::{AlgorithmMismatch, SigningAlgorithm};
use super::claims_set::ClaimsSet;
use super::key::{Signer, SigningKey};
use super::token::{Jwt, TokenShapeError};

/// A signature of the largest RSA key, of 8192 bits, in base64.
const MAX_SIGNATURE_CHARS: usize = 1366;

/// Signs `claims` as they stand, giving a compact JWS with the header `{"alg":…,"typ":"JWT"}`.
///
/// Pure: reads no clock, sets no claim and judges none; the caller orders them. RSA and HMAC signatures are
/// the same every time, ECDSA signatures differ.
///
/// # Errors
/// [`SignError::Mismatch`] when, say, an RSA key is asked for ES256. [`SignError::Shape`] when the token gets too long for a header.
/// [`SignError::Backend`] when the cryptographic library refuses.
///
/// Follows RFC 7515 §3.1 and §5.1.
pub fn sign(
    claims: &ClaimsSet,
    key: &SigningKey,
    algorithm: SigningAlgorithm,
) -> Result<Jwt, SignError> {
    key.kind().check(algorithm)?;
    let header = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"{algorithm}","typ":"JWT"}}"#));
    // `encode_string` would leave a copy on the stack.
    let claims = Zeroizing::new(URL_SAFE_NO_PAD.encode(claims.as_bytes()));
    // In one piece of memory from the start, since a text that grows leaves copies behind.
    let length = header.len() + claims.len() + MAX_SIGNATURE_CHARS + 2;
    let mut token = Zeroizing::new(String::with_capacity(length));
    token.push_str(&header);
    token.push('.');
    token.push_str(&claims);
    let signature = Zeroizing::new(signature(token.as_bytes(), key, algorithm)?);
    token.push('.');
    token.push_str(&signature);
    Jwt::assembled(&token).map_err(SignError::Shape)
}

/// The third part of a token for the first two: the signature in base64url. The algorithm must fit the key.
fn signature(
    message: &[u8],
    key: &SigningKey,
    algorithm: SigningAlgorithm,
) -> Result<String, SignError> {
    let random = SystemRandom::new();
    match key.signer() {
        Signer::Secret(secret) => {
            let known = hmac(algorithm).ok_or(SignError::Backend)?;
            jsonwebtoken::crypto::sign(message, secret, known).map_err(|_| SignError::Backend)
        }
        Signer::Rsa(pair) => {
            let padding = rsa_padding(algorithm).ok_or(SignError::Backend)?;
            let mut raw = vec![0; pair.public_modulus_len()];
            pair.sign(padding, &random, message, &mut raw)
                .map_err(|_| SignError::Backend)?;
            let raw = Zeroizing::new(raw);
            Ok(URL_SAFE_NO_PAD.encode(&*raw))
        }
        Signer::Ec(pair) => {
            let raw = pair
                .sign(&random, message)
                .map_err(|_| SignError::Backend)?;
            Ok(URL_SAFE_NO_PAD.encode(raw.as_ref()))
        }
    }
}

fn hmac(algorithm: SigningAlgorithm) -> Option<Algorithm> {
    match algorithm {
        SigningAlgorithm::HS256 => Some(Algorithm::HS256),
        SigningAlgorithm::HS384 => Some(Algorithm::HS384),
        SigningAlgorithm::HS512 => Some(Algorithm::HS512),
        _ => None,
    }
}

fn rsa_padding(algorithm: SigningAlgorithm) -> Option<&'static dyn RsaEncoding> {
    match algorithm {
        SigningAlgorithm::RS256 => Some(&RSA_PKCS1_SHA256),
        SigningAlgorithm::RS384 => Some(&RSA_PKCS1_SHA384),
        SigningAlgorithm::RS512 => Some(&RSA_PKCS1_SHA512),
        _ => None,
    }
}

/// Why nothing was signed. Never includes key or claims.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// The key cannot sign with the algorithm.
    #[error(transparent)]
    Mismatch(#[from] AlgorithmMismatch),
    /// The result is no token that a server takes; in practice: too long.
    #[error(transparent)]
    Shape(TokenShapeError),
    /// The cryptographic library refused to sign.
    #[error("the cryptographic library refused to sign with this key")]
    Backend,
}

#[cfg(test)]
#[path = "sign_rfc_tests.rs"]
mod rfc_tests;
