//! RS384 with RSA keys below 2048 bits, which servers check and aws-lc-rs does not.
//!
//! All that goes in is public, so nothing hangs on how long it takes.

use aws_lc_rs::digest;
use num_bigint::BigUint;

use super::der::{self, Reader};

/// `DigestInfo` of SHA-384 up to the hash (RFC 8017 §9.2, note 1).
const DIGEST_INFO: [u8; 19] = [
    0x30, 0x41, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02, 0x05,
    0x00, 0x04, 0x30,
];

/// Whether `signature` over `message` was made by the RSA key of `spki` (RSASSA-PKCS1-v1_5, RFC 8017 §8.2.2).
///
/// For keys of 1024 bits or more, as they are read everywhere here. Compares what has to come out, so that a padding
/// written in another way is not right, as in Go (`rsa.VerifyPKCS1v15`).
pub(super) fn verifies(spki: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let Some((modulus, exponent)) = components(spki) else {
        return false;
    };
    let size = modulus.to_bytes_be().len();
    let number = BigUint::from_bytes_be(signature);
    if signature.len() != size || number >= modulus {
        return false;
    }
    let found = number.modpow(&exponent, &modulus);
    let hash = digest::digest(&digest::SHA384, message);
    let end = [&[0], DIGEST_INFO.as_slice(), hash.as_ref()].concat();
    let mut wanted = vec![0xFF; size];
    wanted[..2].copy_from_slice(&[0, 1]);
    wanted[size - end.len()..].copy_from_slice(&end);
    found == BigUint::from_bytes_be(&wanted)
}

/// Modulus and public exponent of a `SubjectPublicKeyInfo` (RFC 8017 appendix A.1.1).
fn components(spki: &[u8]) -> Option<(BigUint, BigUint)> {
    let mut fields = Reader::new(spki).sequence()?;
    fields.sequence()?;
    // No bit of the last byte is unused.
    let key = fields.take(der::BIT_STRING)?.strip_prefix(&[0])?;
    let mut numbers = Reader::new(key).sequence()?;
    let mut number = || numbers.take(der::INTEGER).map(BigUint::from_bytes_be);
    Some((number()?, number()?))
}
