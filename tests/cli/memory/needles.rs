//! What to look for: the parts of keys and tokens that must not be anywhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// So many bytes are no accident, and a copy that lost its first 16 to the allocator is found all the same.
pub(super) const WINDOW: usize = 12;

/// The parts of a secret to look for, one behind the other.
pub(super) fn windows(secret: &[u8]) -> Vec<Vec<u8>> {
    let parts = secret.chunks_exact(WINDOW).map(<[u8]>::to_vec);
    parts.collect()
}

/// The same for the text of a PEM key, its DER, and the numbers in that, whose limbs a library keeps in reverse.
pub(super) fn of_pem(pem: &str) -> Vec<Vec<u8>> {
    // OpenSSL puts the parameters of an EC key into a block of their own, before it.
    let start = pem.rfind("-----BEGIN").expect("a block");
    let pem = &pem[start..];
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let der = STANDARD.decode(&body).expect("base64");
    // Behind the header, which names the kind of key and is the same in all; and RSA's public half, which is no secret.
    let private = private_part(&der);
    let at = der.len() - private.len();
    let text = pem
        .lines()
        .filter(|line| !line.starts_with('-'))
        .flat_map(|line| windows(line.as_bytes()));
    let before = at.div_ceil(3) * 4 / WINDOW + 1;
    let reversed: Vec<u8> = private.iter().rev().copied().collect();
    let mut found: Vec<_> = text.skip(before).collect();
    found.extend(windows(private));
    found.extend(windows(&reversed));
    found
}

/// Without what precedes the private exponent of an RSA key or the scalar of an EC key.
fn private_part(der: &[u8]) -> &[u8] {
    if der.len() > 500 {
        // PKCS#8 header, version, a modulus of 2048 or 3072 bits, public exponent.
        let modulus = if der.len() > 1500 { 384 } else { 256 };
        &der[modulus + 60..]
    } else {
        let scalar = match der.len() {
            0..=150 => 32,
            151..=200 => 48,
            _ => 66,
        };
        let start = der.windows(2).position(|pair| pair == [0x04, scalar]);
        let start = start.expect("an octet string") + 2;
        &der[start..start + usize::from(scalar)]
    }
}

/// What makes a token usable. Header and claims alone are no credential: a recipe keeps them in config.toml.
pub(super) fn signature_of(token: &str) -> Vec<Vec<u8>> {
    let (_, signature) = token.trim_end().rsplit_once('.').expect("a signature");
    windows(signature.as_bytes())
}
