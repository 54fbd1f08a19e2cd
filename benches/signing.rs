//! What signing costs beside the bare primitive, for each algorithm, on one thread and with the key parsed once.
//!
//!     cargo bench --locked --bench signing
//!
//! Prints the table of docs/performance.md. A token of ours begins with claims and ends as text. *Bare* is aws-lc-rs over the same bytes, with nothing built or encoded; jsonwebtoken
//! is asked for the signature over the same bytes too, as anyone who uses it would. No test asserts a time; here ratios are to be
//! looked at.

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
use jsonwebtoken::EncodingKey;
use pxsec::domain::algorithm::SigningAlgorithm;
use pxsec::domain::claims::Claims;
use pxsec::domain::claims_set::ClaimsSet;
use pxsec::domain::key::SigningKey;
use pxsec::domain::sign::sign;
use pxsec::domain::time::NumericDate;

fn claims() -> Claims {
    Claims {
        email: "team-a@corp.example".into(),
        exp: NumericDate(1_800_000_000),
        groups: Some(vec!["team-a".into(), "px-users".into()]),
        iat: NumericDate(1_797_408_000),
        iss: "portworx.com".into(),
        name: "Team A".into(),
        roles: Some(vec!["system.user".into()]),
        sub: "team-a@corp.example".into(),
    }
}

/// Each side is measured so often, by turns; the medians are told.
const ROUNDS: usize = 15;

/// About so long is one measurement.
const SLICE: Duration = Duration::from_millis(60);

fn main() {
    println!("{ROUNDS} rounds by turns, medians\n");
    println!(
        "| algorithm | tokens a second | bare, times that | jsonwebtoken, times that |\n|---|---|---|---|"
    );
    for algorithm in SigningAlgorithm::ALL {
        row(algorithm);
    }
}

fn row(algorithm: SigningAlgorithm) {
    let (keys, known) = (keys(algorithm), algorithm.as_str().parse().ok());
    let claims = claims();
    let ours = || sign(&ClaimsSet::from(&claims), &keys.ours, algorithm);
    let token = ours().expect("a token");
    let (message, _) = token.expose().rsplit_once('.').expect("three parts");
    let message = message.as_bytes();
    let mut rates: Vec<[f64; 3]> = Vec::new();
    for _ in 0..ROUNDS {
        rates.push([
            rate(|| drop(black_box(ours()))),
            rate(|| drop(black_box((keys.bare)(message)))),
            // It has no ES512.
            known.map_or(f64::NAN, |known| {
                let sign = || jsonwebtoken::crypto::sign(message, &keys.theirs, known);
                rate(|| drop(black_box(sign())))
            }),
        ]);
    }
    let ours = median(rates.iter().map(|rates| rates[0]));
    let bare = median(rates.iter().map(|rates| rates[1] / rates[0]));
    let theirs = median(rates.iter().map(|rates| rates[2] / rates[0]));
    println!("| {algorithm} | {ours:.0} | {bare:.2} | {theirs:.2} |");
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

/// A signature over a message.
type Sign = Box<dyn Fn(&[u8]) -> Vec<u8>>;

/// One key, as each of the three takes it.
struct Keys {
    ours: SigningKey,
    bare: Sign,
    theirs: EncodingKey,
}

fn keys(algorithm: SigningAlgorithm) -> Keys {
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

fn secret(hash: hmac::Algorithm) -> Keys {
    let bytes = [0x6b; 64];
    let key = hmac::Key::new(hash, &bytes);
    Keys {
        ours: SigningKey::shared_secret(&bytes).expect("a key"),
        bare: Box::new(move |message| hmac::sign(&key, message).as_ref().to_vec()),
        theirs: EncodingKey::from_secret(&bytes),
    }
}

fn rsa(padding: &'static dyn RsaEncoding) -> Keys {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
    let pem = pem(pair.as_der().expect("PKCS#8").as_ref());
    Keys {
        ours: SigningKey::from_bytes(&pem).expect("a key"),
        bare: Box::new(move |message| {
            let mut signature = vec![0; pair.public_modulus_len()];
            pair.sign(padding, &SystemRandom::new(), message, &mut signature)
                .expect("a signature");
            signature
        }),
        theirs: EncodingKey::from_rsa_pem(&pem).expect("a key"),
    }
}

fn ec(curve: &'static EcdsaSigningAlgorithm) -> Keys {
    let pair = EcdsaKeyPair::generate(curve).expect("a key");
    let pem = pem(pair.to_pkcs8v1().expect("PKCS#8").as_ref());
    Keys {
        ours: SigningKey::from_bytes(&pem).expect("a key"),
        bare: Box::new(move |message| {
            let signature = pair
                .sign(&SystemRandom::new(), message)
                .expect("a signature");
            signature.as_ref().to_vec()
        }),
        // P-521 reads as a key that it has no algorithm for.
        theirs: EncodingKey::from_ec_pem(&pem)
            .unwrap_or_else(|_| EncodingKey::from_secret(b"none")),
    }
}

fn pem(pkcs8: &[u8]) -> Vec<u8> {
    let body = STANDARD.encode(pkcs8);
    format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n").into_bytes()
}
