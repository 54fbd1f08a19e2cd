//! The signature's part of the verdict, with a diagnosis of wrong ones.
//!
//! golang-jwt says only that a signature is invalid; which slip led there is found by trying the usual ones.

use super::algorithm::{KeyFamily, SigningAlgorithm};
use super::decoded::Parts;
use super::finding::{Code, Finding};
use super::key::{KeyWarning, VerifyingKey};
use super::signature::{self, SecretSlip};
use super::verify::not_base64;
use super::verify_policy::VerifyingKeys;

/// Adds what is to be said about the signature by `algorithm`, the header's, and tells whether a key has made it.
pub(super) fn check(
    parts: &Parts<'_>,
    algorithm: Option<SigningAlgorithm>,
    keys: &VerifyingKeys,
    findings: &mut Vec<Finding>,
) -> bool {
    if parts.count != 3 {
        return false;
    }
    let Some(given) = &parts.signature else {
        findings.push(not_base64("the signature is", parts.signature_padded));
        return false;
    };
    let Some(algorithm) = algorithm else {
        return false;
    };
    let message = parts.signing_input.as_bytes();
    let Some(key) = keys.get(algorithm.family()) else {
        findings.push(no_key(algorithm, keys, message, given));
        return false;
    };
    findings.extend(key.warnings(Some(algorithm)).iter().map(about_key));
    let right = signature::check(algorithm, key, message, given);
    if !right {
        findings.push(wrong_signature(algorithm, key, message, given));
    } else if let Some(curve) = key
        .kind()
        .curve()
        .filter(|curve| curve.algorithm() != algorithm)
    {
        findings.push(
            Finding::warning(
                Code::CurveMismatch,
                format!("the algorithm is {algorithm}, but the key is on {curve}"),
            )
            .because("the server does not compare them, other verifiers do")
            .fix(format!(
                "sign a new token with `kubectl pxsec auth token generate`, which uses {} for this key",
                curve.algorithm()
            )),
        );
    }
    right
}

fn about_key(warning: &KeyWarning) -> Finding {
    let (code, fix) = match warning {
        KeyWarning::NotLoaded => (
            Code::KeyNotLoaded,
            "write it anew and give that to the server: `openssl pkey -pubin -in KEY.pem`",
        ),
        KeyWarning::TrailingNewline | KeyWarning::SurroundingWhitespace => (
            Code::WeakKey,
            "store it without (`printf %s`, not `echo`), and sign all tokens again",
        ),
        KeyWarning::LooksBase64Twice => (
            Code::WeakKey,
            "decode it once and look: the server takes it as it is, and so has who signs",
        ),
        KeyWarning::ShortSharedSecret { .. }
        | KeyWarning::LowEntropy
        | KeyWarning::SmallRsaKey { .. } => (
            Code::WeakKey,
            "`kubectl pxsec auth key generate` makes a strong one, which the server has to be given too",
        ),
    };
    Finding::warning(code, warning.to_string()).fix(fix)
}

fn no_key(
    algorithm: SigningAlgorithm,
    keys: &VerifyingKeys,
    message: &[u8],
    given: &[u8],
) -> Finding {
    let family = algorithm.family();
    let finding = Finding::error(
        Code::NoKeyForAlgorithm,
        format!(
            "the token is signed with {algorithm}, and there is no {family} key to check it with"
        ),
    );
    if keys
        .iter()
        .any(|key| signature::is_keyed_with_public_pem(algorithm, key, message, given))
    {
        return finding
            .because("it is forged: the text of a public key was used as a shared secret")
            .fix("find out who made it; the server rejects it too");
    }
    let others: Vec<String> = keys.iter().map(|key| key.kind().to_string()).collect();
    if others.is_empty() {
        finding.because("no key was given")
    } else {
        finding.because(format!("the key given is {}", others.join(" and ")))
    }
    .fix(
        "name the key that the server holds with `--verifying-key`, or take it with `--from-cluster`",
    )
}

fn wrong_signature(
    algorithm: SigningAlgorithm,
    key: &VerifyingKey,
    message: &[u8],
    given: &[u8],
) -> Finding {
    const AGAIN: &str =
        "sign again with the server's key: `kubectl pxsec auth token generate --from-cluster`";
    let finding =
        Finding::error(Code::WrongSignature, "the signature does not match the key").fix(AGAIN);
    if let Some(slip) = signature::find_slip(algorithm, key, message, given) {
        let (cause, fix) = explain(slip);
        return finding.because(cause).fix(fix);
    }
    let expected = signature::expected_length(algorithm, key);
    if given.is_empty() {
        return finding.because("there is no signature");
    }
    if algorithm.family() == KeyFamily::Ec && signature::looks_like_der(given) {
        return finding
            .because("it is in ASN.1 DER form; a token has r and s side by side (RFC 7518 §3.4)");
    }
    if given.len() != expected {
        return finding.because(format!(
            "it has {} byte{}, and {algorithm} with this key makes {expected}",
            given.len(),
            if given.len() == 1 { "" } else { "s" }
        ));
    }
    finding.because(match algorithm.family() {
        KeyFamily::Hmac => {
            "the token was signed with another shared secret, or changed afterwards"
        }
        KeyFamily::Rsa | KeyFamily::Ec => {
            "the token was signed with another private key (was the key rotated?), or changed afterwards"
        }
    })
}

/// What was done to the secret, and what to do about it.
fn explain(slip: SecretSlip) -> (&'static str, &'static str) {
    match slip {
        SecretSlip::NewlineAppended | SecretSlip::CrLfAppended => (
            "the token was signed with this shared secret and a line break after it",
            "store the secret without a line break (`printf %s`, not `echo`), and sign again: `kubectl pxsec auth token generate --from-cluster`",
        ),
        SecretSlip::NewlineTrimmed => (
            "the token was signed with this shared secret without the line break at its end, which is part of it for the server",
            "sign with the secret as the cluster holds it: `kubectl pxsec auth token generate --from-cluster`",
        ),
        SecretSlip::WhitespaceTrimmed => (
            "the token was signed with this shared secret without the white space around it, which is part of it for the server",
            "sign with the secret as the cluster holds it: `kubectl pxsec auth token generate --from-cluster`",
        ),
        SecretSlip::Base64Decoded => (
            "the token was signed with what this shared secret decodes to as base64; the server takes it undecoded",
            "decode a Secret's value only once; `kubectl pxsec auth token generate --from-cluster` does so",
        ),
        SecretSlip::Base64DecodedToPem => (
            "the token was signed with the PEM text that this shared secret decodes to as base64",
            "give the PEM to the server as a public key, and sign with the private one: `kubectl pxsec auth token generate --signing-key FILE`",
        ),
        SecretSlip::Base64Encoded => (
            "the token was signed with this shared secret in base64",
            "decode the value of a Secret before signing; `kubectl pxsec auth token generate --from-cluster` does so",
        ),
        SecretSlip::Base64EncodedWithNewline => (
            "the token was signed with this shared secret and a line break, in base64",
            "store the secret without a line break (`printf %s`, not `echo`), and sign again: `kubectl pxsec auth token generate --from-cluster`",
        ),
    }
}
