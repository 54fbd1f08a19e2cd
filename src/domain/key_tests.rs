use super::*;
use crate::domain::algorithm::Curve;
use crate::domain::der;
use crate::domain::key_pem::tests::relabelled;
use crate::domain::keygen;
use secrecy::ExposeSecret as _;

macro_rules! pem {
    ($name:literal) => {
        include_bytes!(concat!("../../tests/data/keys/", $name, ".pem")).as_slice()
    };
}

fn refused(bytes: &[u8]) -> KeyError {
    SigningKey::from_bytes(bytes).unwrap_err()
}

#[test]
fn private_keys_of_every_form_are_told_by_their_content() {
    for (bytes, kind) in [
        (pem!("rsa2048.pkcs8"), KeyKind::Rsa),
        (pem!("rsa2048.pkcs1"), KeyKind::Rsa),
        (pem!("p256.sec1"), KeyKind::Ec(Curve::P256)),
        (pem!("p256.pkcs8"), KeyKind::Ec(Curve::P256)),
        (pem!("p384.sec1"), KeyKind::Ec(Curve::P384)),
        (pem!("p384.pkcs8"), KeyKind::Ec(Curve::P384)),
        (pem!("p521.sec1"), KeyKind::Ec(Curve::P521)),
        (pem!("p521.pkcs8"), KeyKind::Ec(Curve::P521)),
        (b"just a text", KeyKind::SharedSecret),
        (b"\xC3\x28\x00", KeyKind::SharedSecret),
        (b"0Astarts like DER", KeyKind::SharedSecret),
    ] {
        assert_eq!(SigningKey::from_bytes(bytes).unwrap().kind(), kind);
        let crlf = String::from_utf8_lossy(bytes).replace('\n', "\r\n");
        assert_eq!(
            SigningKey::from_bytes(crlf.as_bytes()).unwrap().kind(),
            kind
        );
    }
    let with_certificate = [pem!("rsa2048.cert"), b"# comment\n", pem!("p256.sec1")].concat();
    assert_eq!(
        SigningKey::from_bytes(&with_certificate).unwrap().kind(),
        KeyKind::Ec(Curve::P256)
    );
    // The label is not what decides, as in Go.
    let relabelled =
        String::from_utf8_lossy(pem!("rsa2048.pkcs8")).replace("PRIVATE", "RSA PRIVATE");
    assert_eq!(
        SigningKey::from_bytes(relabelled.as_bytes())
            .unwrap()
            .kind(),
        KeyKind::Rsa
    );
}

#[test]
fn what_is_no_signing_key_is_refused_by_cause() {
    let curve = |name: &str| KeyError::UnsupportedCurve {
        curve: name.to_owned(),
    };
    let kind = |name: &str| KeyError::UnsupportedType {
        kind: name.to_owned(),
    };
    let der = pem::blocks(pem!("p256.pkcs8"))
        .next()
        .unwrap()
        .unwrap()
        .body;
    for (bytes, expected) in [
        (&b""[..], KeyError::Empty),
        (
            &[b'x'; MAX_KEY_BYTES + 1],
            KeyError::TooLong {
                bytes: MAX_KEY_BYTES + 1,
            },
        ),
        (pem!("rsa2048.encrypted-pkcs8"), KeyError::Encrypted),
        (pem!("rsa2048.encrypted-pkcs1"), KeyError::Encrypted),
        (pem!("rsa2048.spki"), KeyError::PublicKeyGiven),
        (pem!("rsa2048.pkcs1-public"), KeyError::PublicKeyGiven),
        (pem!("p256.cert"), KeyError::CertificateGiven),
        (
            pem!("rsa1024.pkcs8"),
            KeyError::RsaTooSmall {
                bits: 1024,
                least: 2048,
            },
        ),
        (pem!("secp256k1.sec1"), curve("secp256k1")),
        (pem!("secp256k1.pkcs8"), curve("secp256k1")),
        (pem!("p224.sec1"), curve("P-224")),
        (pem!("explicit.sec1"), curve("given by explicit parameters")),
        (pem!("ed25519.pkcs8"), kind("Ed25519")),
        (pem!("rsa-pss.pkcs8"), kind("RSA-PSS")),
        (&der, KeyError::Der),
        (
            b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
            KeyError::OpenSsh,
        ),
        (b"ssh-rsa AAAAB3 me@host", KeyError::OpenSsh),
        (b" {\"kty\":\"oct\",\"k\":\"AA\"}", KeyError::JsonWebKey),
        (b"\xFF\xFE-\0-\0", KeyError::Utf16),
        (
            b"-----BEGIN DH PARAMETERS-----\nAAAA\n-----END DH PARAMETERS-----",
            KeyError::UnknownLabel {
                label: "DH PARAMETERS".to_owned(),
            },
        ),
        (
            b"-----BEGIN PRIVATE KEY-----\nAAAA",
            KeyError::MalformedPem(PemProblem::MissingEnd),
        ),
        (
            b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
            KeyError::MalformedKey {
                label: "PRIVATE KEY".to_owned(),
            },
        ),
    ] {
        assert_eq!(refused(bytes), expected);
    }
}

#[test]
fn the_curve_of_a_sec1_key_that_leaves_it_out_is_told_by_its_size() {
    for (named, curve) in [
        (pem!("p256.sec1"), Curve::P256),
        (pem!("p384.sec1"), Curve::P384),
        (pem!("p521.sec1"), Curve::P521),
    ] {
        let body = pem::blocks(named)
            .map(|block| block.unwrap())
            .find(|block| block.label == "EC PRIVATE KEY")
            .unwrap()
            .body;
        let mut fields = der::Reader::new(&body).sequence().unwrap();
        fields.take(der::INTEGER).unwrap();
        let scalar = fields.take(der::OCTET_STRING).unwrap();
        // ECPrivateKey of RFC 5915 §3 with neither parameters nor public key.
        let mut bare = vec![0x02, 0x01, 0x01, 0x04, u8::try_from(scalar.len()).unwrap()];
        bare.extend(scalar);
        let mut text = vec![0x30, u8::try_from(bare.len()).unwrap()];
        text.extend(bare);
        let text = pem::encode("EC PRIVATE KEY", &text);
        let key = SigningKey::from_bytes(text.as_bytes()).unwrap();
        assert_eq!(key.kind(), KeyKind::Ec(curve));
        let whole = SigningKey::from_bytes(named).unwrap();
        assert_eq!(
            key.verifying_key().public_pem(),
            whole.verifying_key().public_pem()
        );
    }
}

#[test]
fn rsa_keys_beyond_the_library_are_named_with_their_size() {
    // RSAPrivateKey with a modulus of 9216 bits; the rest does not matter.
    let mut der = vec![
        0x30, 0x82, 0x04, 0x9C, 0x02, 0x01, 0x00, 0x02, 0x82, 0x04, 0x80,
    ];
    der.extend([0xC1; 1152]);
    der.extend([0x02, 0x01, 0x01].repeat(7));
    let text = pem::encode("RSA PRIVATE KEY", &der);
    assert_eq!(
        refused(text.as_bytes()),
        KeyError::RsaTooLarge { bits: 9216 }
    );
}

#[test]
fn families_are_kept_apart_when_named() {
    assert_eq!(
        SigningKey::rsa_pem(pem!("p256.sec1"))
            .unwrap_err()
            .to_string(),
        "this is an EC key, not an RSA key"
    );
    assert_eq!(
        SigningKey::ec_pem(b"secret").unwrap_err(),
        KeyError::OtherFamily {
            wanted: KeyFamily::Ec,
            found: KeyFamily::Hmac
        }
    );
    assert!(SigningKey::ec_pem(pem!("p521.sec1")).is_ok());
    assert_eq!(
        SigningKey::shared_secret(pem!("p256.sec1")).unwrap_err(),
        KeyError::PemAsSharedSecret
    );
    assert_eq!(
        VerifyingKey::shared_secret(b"").unwrap_err(),
        KeyError::Empty
    );
}

#[test]
fn verifying_keys_come_from_public_keys_certificates_and_private_keys() {
    let rsa = VerifyingKey::from_bytes(pem!("rsa2048.spki"))
        .unwrap()
        .public_pem()
        .unwrap();
    assert_eq!(rsa.as_bytes(), pem!("rsa2048.spki"));
    for bytes in [
        pem!("rsa2048.cert"),
        pem!("rsa2048.pkcs8"),
        pem!("rsa2048.pkcs1"),
    ] {
        assert_eq!(
            VerifyingKey::from_bytes(bytes)
                .unwrap()
                .public_pem()
                .unwrap(),
            rsa
        );
    }
    let ec = VerifyingKey::from_bytes(pem!("p256.spki"))
        .unwrap()
        .public_pem()
        .unwrap();
    for bytes in [pem!("p256.cert"), pem!("p256.pkcs8"), pem!("p256.sec1")] {
        let of_file = VerifyingKey::from_bytes(bytes).unwrap();
        assert_eq!(of_file.kind(), KeyKind::Ec(Curve::P256));
        if bytes == pem!("p256.cert") || bytes == pem!("p256.pkcs8") {
            assert_eq!(of_file.public_pem().unwrap(), ec);
        }
    }
    assert!(
        VerifyingKey::from_bytes(b"secret")
            .unwrap()
            .public_pem()
            .is_none()
    );
}

#[test]
fn verifying_keys_that_a_server_refuses_are_refused() {
    let mislabelled = String::from_utf8_lossy(pem!("rsa2048.pkcs1-public")).replace("RSA ", "");
    for (bytes, expected) in [
        (pem!("rsa2048.pkcs1-public"), KeyError::Pkcs1PublicKey),
        (mislabelled.as_bytes(), KeyError::Pkcs1PublicKey),
        (
            pem!("rsa512.spki"),
            KeyError::RsaTooSmall {
                bits: 512,
                least: 1024,
            },
        ),
        (
            pem!("p224.spki"),
            KeyError::UnsupportedCurve {
                curve: "P-224".to_owned(),
            },
        ),
        (
            b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----",
            KeyError::MalformedKey {
                label: "CERTIFICATE".to_owned(),
            },
        ),
    ] {
        assert_eq!(VerifyingKey::from_bytes(bytes).unwrap_err(), expected);
    }
    let small = VerifyingKey::from_bytes(pem!("rsa1024.spki")).unwrap();
    assert_eq!(
        small.warnings(None),
        [KeyWarning::SmallRsaKey { bits: 1024 }]
    );
}

#[test]
fn keys_and_their_errors_are_never_printed() {
    let secret = SigningKey::from_bytes(b"hunter2-hunter2").unwrap();
    for shown in [
        format!("{secret:?}"),
        format!("{:?}", secret.verifying_key()),
    ] {
        assert!(
            shown.contains("redacted") && !shown.contains("hunter2"),
            "{shown}"
        );
    }
    let damaged = String::from_utf8_lossy(pem!("p256.pkcs8")).replace('M', "*");
    let error = refused(damaged.as_bytes());
    let line = damaged.lines().nth(1).unwrap();
    assert!(!format!("{error} {error:?}").contains(&line[..12]));
}

#[test]
fn odd_secrets_are_warned_about_and_left_as_they_are() {
    let warnings = |secret: &[u8]| {
        SigningKey::shared_secret(secret)
            .unwrap()
            .warnings(SigningAlgorithm::HS256)
    };
    let good = b"pxsec-shared-shared-secret-0123456789-0123456789-abcdef";
    assert!(warnings(good).is_empty());
    assert_eq!(
        SigningKey::shared_secret(good)
            .unwrap()
            .warnings(SigningAlgorithm::HS512),
        [KeyWarning::ShortSharedSecret {
            bytes: 55,
            wanted: 64,
            algorithm: SigningAlgorithm::HS512
        }]
    );
    for (secret, expected) in [
        (
            format!("{}\n", "ab".repeat(30)),
            KeyWarning::TrailingNewline,
        ),
        (
            format!("{}\r\n", "ab".repeat(30)),
            KeyWarning::TrailingNewline,
        ),
        (
            format!(" {}", "ab".repeat(30)),
            KeyWarning::SurroundingWhitespace,
        ),
        (
            format!("{} \n", "ab".repeat(30)),
            KeyWarning::SurroundingWhitespace,
        ),
        ("a".repeat(60), KeyWarning::LowEntropy),
        ("Password123".to_owned(), KeyWarning::LowEntropy),
        ("12345678".to_owned(), KeyWarning::LowEntropy),
        (
            "cHhzZWMtc2hhcmVkLXNoYXJlZC1zZWNyZXQ=".to_owned(),
            KeyWarning::LooksBase64Twice,
        ),
    ] {
        assert!(
            warnings(secret.as_bytes()).contains(&expected),
            "{secret:?}"
        );
    }
}

#[test]
fn secrets_are_not_called_weak_for_being_of_digits_or_short() {
    let is_weak = |secret: &str| {
        SigningKey::shared_secret(secret.as_bytes())
            .unwrap()
            .warnings(SigningAlgorithm::HS256)
            .contains(&KeyWarning::LowEntropy)
    };
    assert!(is_weak("4071852963407185296"));
    assert!(!is_weak("40718529634071852963"));
    assert!(!is_weak("kX9fQ"));
}

#[test]
fn the_largest_key_is_taken() {
    assert!(SigningKey::from_bytes(&[b'x'; MAX_KEY_BYTES]).is_ok());
}

#[test]
fn only_an_object_with_a_key_type_is_a_json_web_key() {
    let kind = |bytes: &[u8]| SigningKey::from_bytes(bytes).map(|key| key.kind());
    assert_eq!(kind(b" {\"kty\":\"oct\"}"), Err(KeyError::JsonWebKey));
    assert_eq!(kind(b"{\"password\":\"x\"}"), Ok(KeyKind::SharedSecret));
    assert_eq!(kind(b"my \"kty\" secret"), Ok(KeyKind::SharedSecret));
}

#[test]
fn parameters_of_a_curve_are_passed_over_in_a_file_with_another_block() {
    let parameters =
        b"-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    let alone = KeyError::UnknownLabel {
        label: "EC PARAMETERS".to_owned(),
    };
    assert_eq!(refused(parameters), alone);
    for (other, expected) in [
        (pem!("p256.spki"), KeyError::PublicKeyGiven),
        (pem!("p256.cert"), KeyError::CertificateGiven),
    ] {
        assert_eq!(refused(&[parameters, other].concat()), expected);
    }
}

#[test]
fn generated_keys_are_strong_and_read_back() {
    let secret = keygen::shared_secret().unwrap();
    assert_eq!(secret.expose_secret().len(), 64);
    let key = SigningKey::from_bytes(secret.expose_secret().as_bytes()).unwrap();
    assert_eq!(key.kind(), KeyKind::SharedSecret);
    assert!(key.warnings(SigningAlgorithm::HS512).is_empty());
    assert_ne!(
        secret.expose_secret(),
        keygen::shared_secret().unwrap().expose_secret()
    );
    for curve in [Curve::P256, Curve::P384, Curve::P521] {
        let pair = keygen::ec(curve).unwrap();
        assert!(!format!("{pair:?}").contains("BEGIN PRIVATE"));
        let key = SigningKey::ec_pem(pair.private.expose_secret().as_bytes()).unwrap();
        assert_eq!(key.kind(), KeyKind::Ec(curve));
        assert_eq!(key.verifying_key().public_pem().unwrap(), pair.public);
    }
    let pair = keygen::rsa().unwrap();
    let key = SigningKey::rsa_pem(pair.private.expose_secret().as_bytes()).unwrap();
    assert_eq!(key.verifying_key().public_pem().unwrap(), pair.public);
    assert!(VerifyingKey::from_bytes(pair.public.as_bytes()).is_ok());
}

#[test]
fn labels_do_not_decide_what_a_block_is() {
    for label in [
        "FOO",
        "PUBLIC KEY",
        "EC PUBLIC KEY",
        "CERTIFICATE",
        "RSA PRIVATE KEY",
        "",
    ] {
        for public in [pem!("rsa2048.spki"), pem!("p256.spki"), pem!("p256.cert")] {
            let expected = VerifyingKey::from_bytes(public).unwrap().public_pem();
            let read = VerifyingKey::from_bytes(&relabelled(public, label)).unwrap();
            assert_eq!(read.public_pem(), expected, "{label}");
            assert!(matches!(
                refused(&relabelled(public, label)),
                KeyError::PublicKeyGiven | KeyError::CertificateGiven
            ));
        }
        for private in [
            pem!("rsa2048.pkcs1"),
            pem!("rsa2048.pkcs8"),
            pem!("p256.sec1"),
        ] {
            let read = SigningKey::from_bytes(&relabelled(private, label)).unwrap();
            let expected = SigningKey::from_bytes(private).unwrap();
            assert_eq!(read.kind(), expected.kind(), "{label}");
        }
    }
}

#[test]
fn a_key_that_the_server_would_not_load_is_warned_of() {
    let warnings = |text: &[u8]| VerifyingKey::from_bytes(text).unwrap().warnings(None);
    let key = pem!("p256.spki");
    assert!(warnings(key).is_empty());
    let behind = [
        b"-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
            .as_slice(),
        key,
    ]
    .concat();
    assert_eq!(warnings(&behind), [KeyWarning::NotLoaded]);
    assert_eq!(
        warnings(&[b"\xef\xbb\xbf".as_slice(), key].concat()),
        [KeyWarning::NotLoaded]
    );
    // A private key is given in the place of the public one that the server has.
    assert!(warnings(pem!("p256.sec1")).is_empty());
}

#[test]
fn a_broken_block_hides_no_key_after_it() {
    let key = pem!("p256.spki");
    for broken in [
        "-----BEGIN PUBLIC KEY-----\n***\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\n",
        "-----BEGIN FOO-----\nAAAA\n-----END FOO-----\n",
    ] {
        let text = [broken.as_bytes(), key].concat();
        assert!(VerifyingKey::from_bytes(&text).is_ok(), "{broken}");
        // Where there is no other, the first fault is told.
        let alone = VerifyingKey::from_bytes(broken.as_bytes()).unwrap_err();
        assert!(
            matches!(
                alone,
                KeyError::MalformedPem(_) | KeyError::UnknownLabel { .. }
            ),
            "{alone}"
        );
    }
}

#[test]
fn a_key_in_base64_or_with_damaged_dashes_is_no_shared_secret() {
    use base64::Engine as _;
    let base64 = base64::engine::general_purpose::STANDARD;
    for key in [
        pem!("rsa2048.pkcs8"),
        pem!("p256.sec1"),
        pem!("p256.spki"),
        pem!("p256.cert"),
    ] {
        let der = pem::blocks(key).last().unwrap().ok().unwrap().body;
        for wrapped in [base64.encode(key), base64.encode(&*der)] {
            // As the program of that name wraps it, and as `-w0` does not.
            let lines: Vec<&[u8]> = wrapped.as_bytes().chunks(76).collect();
            for text in [lines.join(&b'\n'), wrapped.clone().into_bytes()] {
                assert_eq!(refused(&text), KeyError::Base64);
                assert_eq!(
                    VerifyingKey::from_bytes(&text).unwrap_err(),
                    KeyError::Base64
                );
            }
        }
        let text = String::from_utf8_lossy(key);
        for damaged in [text.replace("-----", "----"), text.to_ascii_lowercase()] {
            assert_eq!(refused(damaged.as_bytes()), KeyError::BrokenDashes);
            assert_eq!(
                VerifyingKey::from_bytes(damaged.as_bytes()).unwrap_err(),
                KeyError::BrokenDashes
            );
        }
    }
    // Whoever says that it is a shared secret is believed: a server would take it.
    let wrapped = base64.encode(pem!("p256.spki"));
    assert!(SigningKey::shared_secret(wrapped.as_bytes()).is_ok());
    // Secrets in base64 are the most common ones.
    assert!(SigningKey::from_bytes(base64.encode([0x30; 48]).as_bytes()).is_ok());
}
