//! What to do about a key that cannot be used, with the command that mends it.

use crate::domain::key::KeyError;

/// The advice for a key's fault, where there is one.
#[must_use]
pub(super) fn hint(error: &KeyError) -> Option<&'static str> {
    Some(match error {
        KeyError::Empty => "was the variable or file that should hold it empty?",
        KeyError::TooLong { .. } => "is this really a key?",
        KeyError::Encrypted => {
            "decrypt it first: openssl pkey -in KEY.pem -out PLAIN.pem && chmod 600 PLAIN.pem"
        }
        KeyError::PublicKeyGiven | KeyError::CertificateGiven => {
            "give the private key that belongs to it"
        }
        KeyError::Pkcs1PublicKey => {
            "convert it: openssl rsa -RSAPublicKey_in -in OLD.pem -pubout -out NEW.pem"
        }
        KeyError::OpenSsh => "convert a copy of it to PEM: ssh-keygen -p -m PEM -N '' -f KEY-COPY",
        KeyError::Der => "convert it to PEM: openssl pkey -inform DER -in KEY.der -out KEY.pem",
        KeyError::Base64 => "decode it first: base64 -d FILE > KEY && chmod 600 KEY",
        KeyError::JsonWebKey => {
            "convert it to PEM (PKCS#8), the form that the storage server takes"
        }
        KeyError::Utf16 => "save it as UTF-8 or ASCII",
        KeyError::UnknownLabel { label } | KeyError::MalformedKey { label }
            if label.contains("PUBLIC") || label.contains("CERTIFICATE") =>
        {
            "public keys are PEM as `PUBLIC KEY` or `CERTIFICATE`; `openssl pkey -pubin -in KEY.pem -noout -text` shows one"
        }
        KeyError::UnknownLabel { .. } | KeyError::MalformedKey { .. } => {
            "private keys are PEM in PKCS#1, PKCS#8 or SEC1; `openssl pkey -in KEY.pem -noout -text` shows one"
        }
        KeyError::BrokenDashes | KeyError::MalformedPem(_) => {
            "copy the file anew; `openssl pkey -in KEY.pem -noout` checks a private key, with -pubin a public one"
        }
        KeyError::RsaTooSmall { .. } => {
            "make a new one: kubectl pxsec auth key generate --type rsa --output-file KEY.pem"
        }
        KeyError::RsaTooLarge { .. } => "use a key of 2048 to 8192 bits",
        KeyError::UnsupportedCurve { .. } | KeyError::UnsupportedType { .. } => {
            "make one that the server takes: kubectl pxsec auth key generate --type ecdsa --output-file KEY.pem"
        }
        KeyError::OtherFamily { .. } => {
            "--signing-key takes keys of every kind and tells them apart"
        }
        KeyError::PemAsSharedSecret => {
            "give a PEM key with --signing-key FILE; a shared secret is plain text"
        }
        KeyError::Unsound { .. } => "make a new key with `kubectl pxsec auth key generate`",
    })
}
