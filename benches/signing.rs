//! What signing costs beside the bare primitive, for each algorithm, on one thread and with the key parsed once.
//!
//!     cargo bench --locked --bench signing
//!
//! Prints the table of docs/performance.md. *Bare* is aws-lc-rs over the same bytes, with nothing built or encoded. No test
//! asserts a time; here ratios are to be looked at.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING,
    ECDSA_P521_SHA512_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm, RSA_PKCS1_SHA256,
    RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RsaEncoding, RsaKeyPair,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pxsec::domain::algorithm::SigningAlgorithm;
use pxsec::domain::key::SigningKey;
use pxsec::domain::sign::sign;

const CLAIMS: &[u8] = br#"{"email":"team-a@corp.example","exp":1800000000,"groups":["team-a","px-users"],"iat":1797408000,"iss":"portworx.com","name":"Team A","roles":["system.user"],"sub":"team-a@corp.example"}"#;

/// Each side is measured so often, by turns; the medians are told.
const ROUNDS: usize = 15;

/// About so long is one measurement.
const SLICE: Duration = Duration::from_millis(60);

fn main() {
    println!("{ROUNDS} rounds by turns, medians\n");
    println!(
        "| algorithm | bare, a second | tokens, a second | bare, times the tokens |\n|---|---|---|---|"
    );
    for algorithm in SigningAlgorithm::ALL {
        row(algorithm);
    }
}

fn row(algorithm: SigningAlgorithm) {
    let (key, bare) = keys(algorithm);
    let token = sign(CLAIMS, &key, algorithm).expect("a token");
    let (message, _) = token.expose().rsplit_once('.').expect("three parts");
    let mut pairs: Vec<(f64, f64)> = Vec::new();
    for _ in 0..ROUNDS {
        let theirs = rate(|| drop(black_box(bare(message.as_bytes()))));
        let ours = rate(|| drop(black_box(sign(CLAIMS, &key, algorithm))));
        pairs.push((theirs, ours));
    }
    let theirs = median(pairs.iter().map(|pair| pair.0));
    let ours = median(pairs.iter().map(|pair| pair.1));
    let ratio = median(pairs.iter().map(|pair| pair.0 / pair.1));
    println!("| {algorithm} | {theirs:.0} | {ours:.0} | {ratio:.2} |");
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How often a second.
fn rate(work: impl Fn()) -> f64 {
    let started = Instant::now();
    let mut count = 0_u32;
    while started.elapsed() < SLICE {
        for _ in 0..8 {
            work();
        }
        count += 8;
    }
    f64::from(count) / started.elapsed().as_secs_f64()
}

/// A primitive with its parsed key.
type Bare = Box<dyn Fn(&[u8]) -> Vec<u8>>;

/// One key twice: as ours, and as the primitive's.
fn keys(algorithm: SigningAlgorithm) -> (SigningKey, Bare) {
    match algorithm {
        SigningAlgorithm::HS256 => secret(hmac::HMAC_SHA256),
        SigningAlgorithm::HS384 => secret(hmac::HMAC_SHA384),
        SigningAlgorithm::HS512 => secret(hmac::HMAC_SHA512),
        SigningAlgorithm::RS256 => rsa(&RSA_PKCS1_SHA256),
        SigningAlgorithm::RS384 => rsa(&RSA_PKCS1_SHA384),
        SigningAlgorithm::RS512 => rsa(&RSA_PKCS1_SHA512),
        SigningAlgorithm::ES256 => ec(&ECDSA_P256_SHA256_FIXED_SIGNING),
        SigningAlgorithm::ES384 => ec(&ECDSA_P384_SHA384_FIXED_SIGNING),
        SigningAlgorithm::ES512 => ec(&ECDSA_P521_SHA512_FIXED_SIGNING),
    }
}

fn secret(hash: hmac::Algorithm) -> (SigningKey, Bare) {
    let bytes = [0x6b; 64];
    let key = hmac::Key::new(hash, &bytes);
    let bare = move |message: &[u8]| hmac::sign(&key, message).as_ref().to_vec();
    (
        SigningKey::shared_secret(&bytes).expect("a key"),
        Box::new(bare),
    )
}

fn rsa(encoding: &'static dyn RsaEncoding) -> (SigningKey, Bare) {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
    let key = ours(pair.as_der().expect("PKCS#8").as_ref());
    let bare = move |message: &[u8]| {
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(encoding, &SystemRandom::new(), message, &mut signature)
            .expect("a signature");
        signature
    };
    (key, Box::new(bare))
}

fn ec(curve: &'static EcdsaSigningAlgorithm) -> (SigningKey, Bare) {
    let pair = EcdsaKeyPair::generate(curve).expect("a key");
    let key = ours(pair.to_pkcs8v1().expect("PKCS#8").as_ref());
    let bare = move |message: &[u8]| {
        let signature = pair
            .sign(&SystemRandom::new(), message)
            .expect("a signature");
        signature.as_ref().to_vec()
    };
    (key, Box::new(bare))
}

fn ours(pkcs8: &[u8]) -> SigningKey {
    let body = STANDARD.encode(pkcs8);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
    SigningKey::from_bytes(pem.as_bytes()).expect("a key")
}
