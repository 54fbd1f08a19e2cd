//! Attacks on JSON Web Signatures, each for every family of keys that it may be tried on.
//!
//! They are those of Wycheproof's `json_web_signature` set, of which no registry carries the vectors, and others that
//! have had a CVE: made here, against keys of ours.

use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512,
    RsaKeyPair,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret as _;

use pxsec::domain::algorithm::{Curve, SigningAlgorithm};
use pxsec::domain::key::VerifyingKey;
use pxsec::domain::keygen;
use pxsec::domain::sign::sign;
use pxsec::domain::token::decode_segment;
use pxsec::domain::verify::{Code, VerifyingKeys, verify};

use crate::properties::{PAIRS, file, keys_of};
use crate::support::{GOOD, SECRET, b64, codes, now, policy, set};

fn claims() -> String {
    b64(format!("{{{GOOD}}}"))
}

fn header(text: &str) -> String {
    b64(text)
}

#[track_caller]
fn rejected(token: &str, keys: &VerifyingKeys, code: Code) {
    let verdict = verify(token, keys, &policy(), now());
    assert!(!verdict.accepted(), "{token}");
    let found = codes(&verdict);
    assert!(found.contains(&code), "{code} not in {found:?}: {token}");
}

/// A good token of each algorithm: the parts, and the keys to check it with.
fn tokens() -> Vec<(SigningAlgorithm, [String; 3], VerifyingKeys)> {
    let tokens = PAIRS.iter().map(|(algorithm, key)| {
        let token = sign(&set(&format!("{{{GOOD}}}")), key, *algorithm).unwrap();
        let parts: Vec<String> = token.expose().split('.').map(str::to_owned).collect();
        (*algorithm, parts.try_into().unwrap(), keys_of(key))
    });
    tokens.collect()
}

#[test]
fn an_algorithm_of_none_is_rejected_in_every_spelling_with_and_without_a_signature() {
    for (_, [_, claims, signature], keys) in tokens() {
        for none in ["none", "None", "NONE", "nOnE", "none ", "", "null"] {
            for signature in ["", "AA", &signature] {
                let head = header(&format!(r#"{{"alg":"{none}","typ":"JWT"}}"#));
                let token = format!("{head}.{claims}.{signature}");
                rejected(&token, &keys, Code::UnknownAlgorithm);
            }
        }
    }
}

#[test]
fn signatures_of_nothing_and_of_the_wrong_length_are_rejected() {
    for (algorithm, [head, claims, signature], keys) in tokens() {
        let right = decode_segment(&signature).unwrap();
        let mut tried = vec![
            vec![],
            vec![0],
            vec![0; right.len()],
            vec![0xFF; right.len()],
        ];
        let mut one = vec![0; right.len()];
        *one.last_mut().unwrap() = 1;
        tried.push(one);
        tried.push(right[..right.len() - 1].to_vec());
        tried.push([&right, &[0][..]].concat());
        tried.push([&[0], &right[..]].concat());
        tried.push([&right[..], &right].concat());
        tried.push(right.iter().rev().copied().collect());
        for wrong in tried.iter().filter(|wrong| **wrong != right) {
            let token = format!("{head}.{claims}.{}", b64(wrong));
            rejected(&token, &keys, Code::WrongSignature);
        }
        assert!(tried.len() == 10, "{algorithm}");
    }
}

/// CVE-2022-21449: r and s of zero, of the group's order, or both alike.
#[test]
fn ecdsa_numbers_out_of_range_are_rejected() {
    let order = |curve: usize| -> Vec<u8> {
        let hex = match curve {
            32 => "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
            48 => {
                "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973"
            }
            _ => {
                "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"
            }
        };
        let digits = (0..hex.len()).step_by(2);
        digits
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect()
    };
    for (algorithm, [head, claims, signature], keys) in tokens() {
        if !algorithm.as_str().starts_with("ES") {
            continue;
        }
        let right = decode_segment(&signature).unwrap();
        let (r, s) = right.split_at(right.len() / 2);
        let zero = vec![0; r.len()];
        let order = order(r.len());
        let beyond = vec![0xFF; r.len()];
        for (r, s) in [
            (&zero[..], &zero[..]),
            (r, &zero),
            (&zero, s),
            (&order, s),
            (r, &order),
            (&order, &order),
            (&beyond, s),
            (r, &beyond),
            (s, r),
            (r, r),
        ] {
            let token = format!("{head}.{claims}.{}", b64([r, s].concat()));
            rejected(&token, &keys, Code::WrongSignature);
        }
    }
}

/// The classical confusion: what everyone may know is used as a shared secret. The server holds no shared secret then.
#[test]
fn a_public_key_is_no_shared_secret_in_any_form() {
    for name in ["rsa2048", "p256", "p384", "p521"] {
        let spki = file(&format!("{name}.spki"));
        let keys = VerifyingKeys::from(VerifyingKey::from_bytes(&spki).unwrap());
        let text = String::from_utf8(spki.clone()).unwrap();
        let body: String = text
            .lines()
            .filter(|line| !line.starts_with("---"))
            .collect();
        let der = STANDARD.decode(&body).unwrap();
        let secrets = [
            spki.clone(),
            text.trim_end().as_bytes().to_vec(),
            text.replace('\n', "\r\n").into_bytes(),
            body.into_bytes(),
            der.clone(),
            // The uncompressed point, or what an RSA key ends with.
            der[der.len() - 65..].to_vec(),
            b"x".to_vec(),
        ];
        for secret in secrets {
            for (alg, hash) in [
                ("HS256", hmac::HMAC_SHA256),
                ("HS384", hmac::HMAC_SHA384),
                ("HS512", hmac::HMAC_SHA512),
            ] {
                let signed = format!("{}.{}", header(&format!(r#"{{"alg":"{alg}"}}"#)), claims());
                let tag = hmac::sign(&hmac::Key::new(hash, &secret), signed.as_bytes());
                let token = format!("{signed}.{}", b64(tag));
                rejected(&token, &keys, Code::NoKeyForAlgorithm);
            }
        }
    }
}

/// Even when the server has a shared secret too: it is that one which counts, not the public key beside it.
#[test]
fn each_family_is_checked_with_its_own_key_only() {
    let mut keys = VerifyingKeys::new();
    for key in [&file("rsa2048.spki")[..], &file("p256.spki"), SECRET] {
        keys.add(VerifyingKey::from_bytes(key).unwrap()).unwrap();
    }
    let signed = format!("{}.{}", header(r#"{"alg":"HS256"}"#), claims());
    for secret in [file("rsa2048.spki"), file("p256.spki")] {
        let tag = hmac::sign(
            &hmac::Key::new(hmac::HMAC_SHA256, &secret),
            signed.as_bytes(),
        );
        rejected(
            &format!("{signed}.{}", b64(tag)),
            &keys,
            Code::WrongSignature,
        );
    }
    let good = tokens();
    for (algorithm, parts, _) in &good {
        let fits = !matches!(algorithm, SigningAlgorithm::ES384 | SigningAlgorithm::ES512);
        let verdict = verify(&parts.join("."), &keys, &policy(), now());
        assert_eq!(verdict.accepted(), fits, "{algorithm}");
    }
}

/// The signature of one algorithm under the header of another, within the family too.
#[test]
fn another_algorithm_in_the_header_is_another_token() {
    for (algorithm, [_, claims, signature], keys) in tokens() {
        for other in SigningAlgorithm::ALL
            .into_iter()
            .filter(|other| *other != algorithm)
        {
            let head = header(&format!(r#"{{"alg":"{other}","typ":"JWT"}}"#));
            let code = if other.family() == algorithm.family() {
                Code::WrongSignature
            } else {
                Code::NoKeyForAlgorithm
            };
            rejected(&format!("{head}.{claims}.{signature}"), &keys, code);
        }
    }
}

/// A right PSS signature by the server's own key: the algorithm is none of the server's.
#[test]
fn algorithms_that_the_server_does_not_know_are_rejected_with_a_right_signature() {
    let pair = RsaKeyPair::from_pkcs8(&decode_pem(&file("rsa2048.pkcs8"))).unwrap();
    let keys = VerifyingKeys::from(VerifyingKey::from_bytes(&file("rsa2048.spki")).unwrap());
    for (alg, with) in [
        ("PS256", &RSA_PSS_SHA256),
        ("PS384", &RSA_PSS_SHA384),
        ("PS512", &RSA_PSS_SHA512),
    ] {
        let signed = format!("{}.{}", header(&format!(r#"{{"alg":"{alg}"}}"#)), claims());
        let mut signature = vec![0; 256];
        pair.sign(
            with,
            &SystemRandom::new(),
            signed.as_bytes(),
            &mut signature,
        )
        .unwrap();
        let token = format!("{signed}.{}", b64(signature));
        rejected(&token, &keys, Code::UnknownAlgorithm);
        // The same under the name of the algorithm that shares its hash.
        let alias = token.replacen(
            &header(&format!(r#"{{"alg":"{alg}"}}"#)),
            &header(&format!(r#"{{"alg":"RS{}"}}"#, &alg[2..])),
            1,
        );
        rejected(&alias, &keys, Code::WrongSignature);
    }
    for alg in [
        "EdDSA",
        "ES256K",
        "ESB256",
        "HS1",
        "HS256/64",
        "RS1",
        "RSA1_5",
        "dir",
        "hs256",
        "RS256\\u0000",
    ] {
        for (_, [_, claims, signature], keys) in tokens() {
            let head = header(&format!(r#"{{"alg":"{alg}"}}"#));
            rejected(
                &format!("{head}.{claims}.{signature}"),
                &keys,
                Code::UnknownAlgorithm,
            );
        }
    }
}

/// The attacker signs with a key of their own and sends its public half along: `jwk`, `x5c`, `jku`, `kid`.
#[test]
fn a_key_that_a_token_brings_along_is_not_used() {
    let pair = keygen::ec(Curve::P256).unwrap();
    let private = decode_pem(pair.private.expose_secret().as_bytes());
    let theirs = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &private).unwrap();
    let spki = decode_pem(pair.public.as_bytes());
    let (x, y) = spki[spki.len() - 64..].split_at(32);
    let (x, y, spki) = (b64(x), b64(y), STANDARD.encode(&spki));
    let server = VerifyingKeys::from(VerifyingKey::from_bytes(&file("p256.spki")).unwrap());
    let attacker = VerifyingKeys::from(VerifyingKey::from_bytes(pair.public.as_bytes()).unwrap());
    for more in [
        format!(r#""jwk":{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}"}}"#),
        format!(r#""x5c":["{spki}"]"#),
        r#""jku":"https://evil.example/keys.json""#.to_owned(),
        r#""x5u":"file:///tmp/evil.pem""#.to_owned(),
        r#""kid":"../../../dev/null""#.to_owned(),
        r#""kid":"' OR 1=1 --""#.to_owned(),
    ] {
        let head = header(&format!(r#"{{"alg":"ES256",{more}}}"#));
        let signed = format!("{head}.{}", claims());
        let signature = theirs
            .sign(&SystemRandom::new(), signed.as_bytes())
            .unwrap();
        let token = format!("{signed}.{}", b64(signature));
        rejected(&token, &server, Code::WrongSignature);
        // It is a good token, for a server that holds that key.
        assert!(verify(&token, &attacker, &policy(), now()).accepted());
    }
}

fn decode_pem(pem: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(pem).unwrap();
    let body: String = text
        .lines()
        .filter(|line| !line.starts_with("---"))
        .collect();
    STANDARD.decode(body).unwrap()
}

#[test]
fn parts_that_are_missing_or_too_many_are_rejected_and_so_is_json() {
    for (_, [head, claims, signature], keys) in tokens() {
        for token in [
            format!("{head}.{claims}"),
            format!("{head}.{signature}"),
            format!("{claims}.{signature}"),
            claims.clone(),
            head.clone(),
            format!("{head}.{claims}.{signature}."),
            format!("{head}.{claims}.{signature}.foo"),
            format!(r#"{{"protected":"{head}","payload":"{claims}","signature":"{signature}"}}"#),
            format!(
                r#"{{"payload":"{claims}","signatures":[{{"protected":"{head}","signature":"{signature}"}}]}}"#
            ),
        ] {
            rejected(&token, &keys, Code::Malformed);
        }
        rejected(
            &format!(".{claims}.{signature}"),
            &keys,
            Code::MalformedHeader,
        );
        rejected(
            &format!("{head}..{signature}"),
            &keys,
            Code::MalformedClaims,
        );
        rejected(&format!(".{claims}."), &keys, Code::MalformedHeader);
    }
}
