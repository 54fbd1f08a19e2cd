//! Whether the storage server would load a key from a text: the first block that Go's `encoding/pem` yields, read as
//! golang-jwt v4 reads it (`rsa_utils.go`, `ecdsa_utils.go`).
//!
//! Only for a warning. [`pem`](super::pem) and [`key_pem`](super::key_pem) read more, since most of what Go does not read
//! is damage done in copying, and the token is to be judged all the same.

use base64::Engine as _;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::der::{self, Reader};
use super::key_material::{OID_RSA, certificate_key};
use super::pem::find;

const START: &[u8] = b"\n-----BEGIN ";
const END: &[u8] = b"\n-----END ";
const DASHES: &[u8] = b"-----";

/// Go's `base64.StdEncoding`: padded, and lax about the last bits.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// Whether the server would find a public key in `text`: PKIX or a certificate, and nothing behind it.
pub(super) fn loads(text: &[u8]) -> bool {
    first_body(text).is_some_and(|body| {
        let mut outer = Reader::new(&body);
        outer.next().is_some()
            && outer.is_empty()
            && (is_pkix(&body) || certificate_key(&body).is_some_and(is_pkix))
    })
}

/// Whether Go's `x509.ParsePKIXPublicKey` reads it, as far as that is stricter than aws-lc-rs.
fn is_pkix(spki: &[u8]) -> bool {
    let read = || {
        let mut fields = Reader::new(spki).sequence()?;
        let mut algorithm = fields.sequence()?;
        let kind = der::dotted(algorithm.take(der::OID)?);
        let key = fields.take(der::BIT_STRING)?;
        Some(if kind == OID_RSA {
            algorithm.next().is_some_and(|it| it.whole == [0x05, 0])
        } else {
            // Not a compressed point.
            key.starts_with(&[0, 0x04])
        })
    };
    read().unwrap_or(false)
}

/// The body of the first block that `pem.Decode` yields; it passes over those that it cannot read.
fn first_body(text: &[u8]) -> Option<Vec<u8>> {
    let mut rest = text;
    loop {
        let behind = match rest.strip_prefix(&START[1..]) {
            Some(behind) => behind,
            None => &rest[find(rest, START)? + START.len()..],
        };
        let (first, after) = line(behind);
        rest = after;
        if let Some(label) = first.strip_suffix(DASHES)
            && let Some(body) = body(label, rest)
        {
            return Some(body);
        }
    }
}

/// What stands between the `BEGIN` line and the `END` line with the same label.
fn body(label: &[u8], mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut has_headers = false;
    loop {
        let (first, after) = line(rest);
        if !first.contains(&b':') {
            break;
        }
        has_headers = true;
        rest = after;
    }
    let (inner, behind) = match rest.strip_prefix(&END[1..]) {
        Some(behind) if !has_headers => (&rest[..0], behind),
        _ => {
            let end = find(rest, END)?;
            (&rest[..end], &rest[end + END.len()..])
        }
    };
    let behind = behind.strip_prefix(label)?.strip_prefix(DASHES)?;
    if !line(behind).0.is_empty() {
        return None;
    }
    let kept: Vec<u8> = inner
        .iter()
        .copied()
        .filter(|byte| !b" \t\r\n".contains(byte))
        .collect();
    BASE64.decode(kept).ok()
}

/// Go's `getLine`: a line without what blanks end it, and what follows its line feed.
fn line(text: &[u8]) -> (&[u8], &[u8]) {
    let (line, rest) = match text.iter().position(|byte| *byte == b'\n') {
        Some(end) => (
            text[..end].strip_suffix(b"\r").unwrap_or(&text[..end]),
            &text[end + 1..],
        ),
        // Where no line feed follows, a carriage return belongs to the line.
        None => (text, &text[text.len()..]),
    };
    let blanks = line
        .iter()
        .rev()
        .take_while(|byte| b" \t".contains(byte))
        .count();
    (&line[..line.len() - blanks], rest)
}

#[cfg(test)]
mod tests {
    use super::super::pem;
    use super::*;

    const SPKI: &str = include_str!("../../tests/data/keys/p256.spki.pem");
    const CERTIFICATE: &str = include_str!("../../tests/data/keys/rsa2048.cert.pem");

    fn body_of(text: &str) -> Vec<u8> {
        let block = pem::blocks(text.as_bytes()).next().unwrap().ok().unwrap();
        block.body.to_vec()
    }

    /// Each was tried with Go 1.19 and golang-jwt v4.
    #[test]
    fn what_the_server_loads_and_what_it_does_not() {
        let flat = SPKI.replace('\n', "");
        let tail = [body_of(SPKI), vec![0, 0]].concat();
        let broken = "-----BEGIN PUBLIC KEY-----\n***\n-----END PUBLIC KEY-----\n";
        let other = "-----BEGIN FOO-----\nAAAA\n-----END FOO-----\n";
        for (text, expected) in [
            (SPKI.to_owned(), true),
            (CERTIFICATE.to_owned(), true),
            (SPKI.replace('\n', "\r\n"), true),
            (SPKI.replace('\n', " \n"), true),
            (SPKI.trim_end().to_owned(), true),
            (format!("some text\n{SPKI}junk"), true),
            (SPKI.replace("PUBLIC KEY", "FOO"), true),
            (SPKI.replacen("KEY-----\n", "KEY-----\nX: y\n\n", 1), true),
            (format!("{broken}{SPKI}"), true),
            (format!("-----BEGIN PUBLIC KEY-----\n{SPKI}"), true),
            (format!("x{SPKI}"), false),
            (format!("\u{feff}{SPKI}"), false),
            (
                SPKI.replace('\n', "\n  ").replacen("-----B", "  -----B", 1),
                false,
            ),
            (SPKI.replace('\n', "\r"), false),
            (flat, false),
            (format!("{other}{SPKI}"), false),
            (pem::encode("PUBLIC KEY", &tail).as_str().to_owned(), false),
            (SPKI.replace('=', ""), !SPKI.contains('=')),
            (String::new(), false),
        ] {
            assert_eq!(loads(text.as_bytes()), expected, "{text}");
        }
    }

    /// Go 1.19's `pem.Decode`: the line feed before `END` may be missing where there is neither header nor body.
    #[test]
    fn an_end_right_behind_the_begin_line_closes_a_block_without_headers_only() {
        let of = |text: &str| first_body(text.as_bytes());
        assert_eq!(of("-----BEGIN A-----\n-----END A-----\n"), Some(vec![]));
        assert_eq!(of("-----BEGIN A-----\nK: v\n-----END A-----\n"), None);
        assert_eq!(
            of("-----BEGIN A-----\nK: v\n\n-----END A-----\n"),
            Some(vec![])
        );
        assert_eq!(
            of("-----BEGIN A-----\nK: v\n\nAQI=\n-----END A-----\n"),
            Some(vec![1, 2])
        );
    }
}
