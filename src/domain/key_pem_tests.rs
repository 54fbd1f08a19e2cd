use super::*;
use crate::domain::key::{VerifyingKey, is_confidential};
use base64::prelude::{BASE64_STANDARD, Engine as _};

macro_rules! pem {
    ($name:literal) => {
        include_bytes!(concat!("../../tests/data/keys/", $name, ".pem")).as_slice()
    };
}

/// The last block of `key`, which is the key, under another label.
pub(in crate::domain) fn relabelled(key: &[u8], label: &str) -> Vec<u8> {
    let block = pem::blocks(key).last().unwrap().ok().unwrap();
    pem::encode(label, &block.body).as_bytes().to_vec()
}

#[test]
fn what_is_to_be_kept_from_others_is_told_by_label_and_content() {
    for public in [
        pem!("rsa2048.spki"),
        pem!("rsa2048.cert"),
        pem!("rsa2048.pkcs1-public"),
        &relabelled(pem!("p256.spki"), "FOO"),
        &[pem!("p256.spki"), pem!("p256.cert")].concat(),
    ] {
        assert!(!is_confidential(public));
    }
    for private in [
        b"a shared secret".as_slice(),
        pem!("p256.sec1"),
        // Of no use, and private all the same.
        pem!("rsa1024.pkcs8"),
        pem!("rsa2048.encrypted-pkcs8"),
        &relabelled(pem!("rsa2048.pkcs1"), "PUBLIC KEY"),
        &[pem!("p256.spki"), pem!("p256.sec1")].concat(),
        b"-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----\n",
    ] {
        assert!(is_confidential(private));
    }
}

#[test]
fn a_secret_is_wrapped_only_where_all_signs_of_a_key_are_there() {
    for plain in [
        "-----BEGIN-----",
        "--BEGIN-- and --END--",
        "--BEGIN-- KEY--",
        "KEY-- --END--",
        "CERTIFICATE--",
    ] {
        assert_eq!(refuse_wrapped(plain.as_bytes()), Ok(()), "{plain}");
        let wrapped = BASE64_STANDARD.encode(plain);
        assert_eq!(refuse_wrapped(wrapped.as_bytes()), Ok(()), "{plain}");
    }
    for damaged in ["--BEGIN X KEY-- --END--", "-begin certificate-x-end"] {
        assert_eq!(
            refuse_wrapped(damaged.as_bytes()),
            Err(KeyError::BrokenDashes),
            "{damaged}"
        );
    }
    // A sequence of DER that holds no key.
    let sequence = BASE64_STANDARD.encode([0x30, 3, 2, 1, 7]);
    assert_eq!(refuse_wrapped(sequence.as_bytes()), Ok(()));
    // A key with something behind it is no lone sequence.
    let block = pem::blocks(pem!("p256.spki")).last().unwrap().ok().unwrap();
    let longer = BASE64_STANDARD.encode([block.body.as_slice(), b"x"].concat());
    assert_eq!(refuse_wrapped(longer.as_bytes()), Ok(()));
}

#[test]
fn two_numbers_are_an_rsa_key_of_pkcs1_and_three_are_none() {
    let block = |body: &[u8]| pem::encode("PUBLIC KEY", body).as_bytes().to_vec();
    let numbers = |count: usize| {
        let fields = [2, 1, 7].repeat(count);
        [&[0x30, u8::try_from(fields.len()).unwrap()], &*fields].concat()
    };
    let error = |count| VerifyingKey::from_bytes(&block(&numbers(count))).unwrap_err();
    let of_pkcs1 = VerifyingKey::from_bytes(pem!("rsa2048.pkcs1-public")).unwrap_err();
    assert_eq!(error(2), of_pkcs1);
    for count in [1, 3] {
        assert!(
            matches!(error(count), KeyError::MalformedKey { .. }),
            "{count}"
        );
    }
}
