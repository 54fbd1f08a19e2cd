//! A reader of PEM (RFC 7468, with the encryption headers of RFC 1421 §4.6).
//!
//! More lenient than Go's `encoding/pem` about what surrounds a block: text before and between, CRLF, a
//! byte order mark, indentation and a block squeezed into one line are all read. Bodies are kept in memory
//! that is wiped. Nothing here knows what a key is.

use base64::Engine as _;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use zeroize::Zeroizing;

const BEGIN: &[u8] = b"-----BEGIN ";
const DASHES: &[u8] = b"-----";

/// The longest label looked for, in bytes; the longest in use is `ENCRYPTED PRIVATE KEY`.
const MAX_LABEL_BYTES: usize = 64;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A block with its body decoded.
pub(super) struct Block {
    /// What stands after `BEGIN`.
    pub(super) label: String,
    /// Whether RFC 1421 headers say that the body is encrypted; the body is then empty.
    pub(super) encrypted: bool,
    /// The decoded body.
    pub(super) body: Zeroizing<Vec<u8>>,
}

/// What is wrong with a PEM block. Never includes its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PemProblem {
    /// The `BEGIN` line has no label that ends in dashes.
    #[error("its BEGIN line is not complete")]
    BrokenBegin,
    /// No `END` line with the same label follows.
    #[error("its END line is missing, so it was cut off or damaged in copying")]
    MissingEnd,
    /// The body is not base64.
    #[error("what stands between its BEGIN and END lines is not base64")]
    NotBase64,
    /// Line breaks are written out as a backslash and an `n`.
    #[error("its line breaks are written as the two characters \\n")]
    WrittenLineBreaks,
    /// Nothing stands between the lines.
    #[error("nothing stands between its BEGIN and END lines")]
    EmptyBody,
}

/// Whether `bytes` hold the start of a PEM block anywhere.
pub(super) fn is_pem(bytes: &[u8]) -> bool {
    find(bytes, BEGIN).is_some()
}

/// The PEM blocks of `bytes` in order. After one that is broken goes on behind its `BEGIN`, as Go does.
pub(super) fn blocks(bytes: &[u8]) -> Blocks<'_> {
    Blocks { rest: bytes }
}

/// Iterator of [`blocks`].
pub(super) struct Blocks<'a> {
    rest: &'a [u8],
}

impl Iterator for Blocks<'_> {
    type Item = Result<Block, PemProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = find(self.rest, BEGIN)?;
        let after_begin = &self.rest[start + BEGIN.len()..];
        self.rest = after_begin;
        let window = &after_begin[..after_begin.len().min(MAX_LABEL_BYTES + DASHES.len())];
        let Some(label_bytes) = find(window, DASHES).map(|end| &after_begin[..end]) else {
            return Some(Err(PemProblem::BrokenBegin));
        };
        let Some(label) = std::str::from_utf8(label_bytes)
            .ok()
            .filter(|label| label.bytes().all(|byte| matches!(byte, b' '..=b'~')))
        else {
            return Some(Err(PemProblem::BrokenBegin));
        };
        let body_start = &after_begin[label.len() + DASHES.len()..];
        let end_line = format!("-----END {label}-----");
        let Some(body_end) = find(body_start, end_line.as_bytes()) else {
            return Some(Err(PemProblem::MissingEnd));
        };
        let body = &body_start[..body_end];
        match decode_body(body) {
            Err(problem) => Some(Err(problem)),
            Ok((encrypted, body)) => {
                self.rest = &body_start[body_end + end_line.len()..];
                Some(Ok(Block {
                    label: label.to_owned(),
                    encrypted,
                    body,
                }))
            }
        }
    }
}

/// Reads headers and base64 between the two lines of a block.
fn decode_body(body: &[u8]) -> Result<(bool, Zeroizing<Vec<u8>>), PemProblem> {
    let mut kept = Zeroizing::new(Vec::with_capacity(body.len()));
    for line in body.split(|byte| *byte == b'\n') {
        if line.contains(&b':') {
            if find(line, b"ENCRYPTED").is_some() {
                return Ok((true, Zeroizing::new(Vec::new())));
            }
            continue;
        }
        kept.extend(line.iter().filter(|byte| !byte.is_ascii_whitespace()));
    }
    if kept.is_empty() {
        return Err(PemProblem::EmptyBody);
    }
    if kept.starts_with(b"\\n") || kept.starts_with(b"\\r") {
        return Err(PemProblem::WrittenLineBreaks);
    }
    // Decoding into a buffer of full size leaves no unwiped copies behind.
    let mut decoded = Zeroizing::new(vec![0; kept.len() + 3]);
    let length = BASE64
        .decode_slice(kept.as_slice(), &mut decoded)
        .map_err(|_| PemProblem::NotBase64)?;
    decoded.truncate(length);
    Ok((false, decoded))
}

/// Writes a block with lines of 64 characters.
pub(super) fn encode(label: &str, der: &[u8]) -> Zeroizing<String> {
    let mut base64 = Zeroizing::new(vec![0; der.len().div_ceil(3) * 4]);
    let length = base64::engine::general_purpose::STANDARD
        .encode_slice(der, &mut base64)
        .expect("the buffer holds 4 characters for each 3 bytes");
    let mut text = Zeroizing::new(String::with_capacity(
        length + length / 64 + 2 * label.len() + 64,
    ));
    text.push_str("-----BEGIN ");
    text.push_str(label);
    text.push_str("-----\n");
    for line in base64[..length].chunks(64) {
        text.extend(line.iter().map(|byte| char::from(*byte)));
        text.push('\n');
    }
    text.push_str("-----END ");
    text.push_str(label);
    text.push_str("-----\n");
    text
}

/// Where `needle` first stands in `hay`.
pub(super) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len())
        .position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Result<(String, bool, Vec<u8>), PemProblem> {
        let block = blocks(text.as_bytes()).next().unwrap()?;
        Ok((block.label, block.encrypted, block.body.to_vec()))
    }

    #[test]
    fn blocks_are_read_through_the_noise_around_them() {
        let expected = Ok(("X Y".to_owned(), false, b"hello".to_vec()));
        for text in [
            "-----BEGIN X Y-----\naGVsbG8=\n-----END X Y-----\n",
            "-----BEGIN X Y-----\r\naGVs\r\nbG8=\r\n-----END X Y-----\r\n",
            "\u{FEFF}Bag: é\n-----BEGIN X Y-----\naGVsbG8\n-----END X Y-----",
            "  -----BEGIN X Y-----\n  aGVsbG8=\n  -----END X Y-----",
            "-----BEGIN X Y----- aGVsbG8= -----END X Y-----",
            "-----BEGIN X Y-----\nComment: no\n\naGVsbG8=\n-----END X Y-----",
        ] {
            assert_eq!(first(text), expected, "{text:?}");
        }
        assert_eq!(
            first("-----BEGIN K-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: A\n\nzz\n-----END K-----"),
            Ok(("K".to_owned(), true, Vec::new()))
        );
    }

    #[test]
    fn labels_have_a_length() {
        let text =
            |label: &str| format!("-----BEGIN {label}-----\naGVsbG8=\n-----END {label}-----");
        let longest = "L".repeat(MAX_LABEL_BYTES);
        assert_eq!(first(&text(&longest)).unwrap().0, longest);
        assert_eq!(
            first(&text(&format!("{longest}L"))),
            Err(PemProblem::BrokenBegin)
        );
    }

    #[test]
    fn damage_is_told_apart() {
        for (text, problem) in [
            ("-----BEGIN X\naGVs", PemProblem::BrokenBegin),
            ("-----BEGIN X-----\naGVs", PemProblem::MissingEnd),
            (
                "-----BEGIN X-----\naGVs\n-----END Y-----",
                PemProblem::MissingEnd,
            ),
            (
                "-----BEGIN X-----\na*Vs\n-----END X-----",
                PemProblem::NotBase64,
            ),
            (
                "-----BEGIN X-----\n\n-----END X-----",
                PemProblem::EmptyBody,
            ),
            (
                "-----BEGIN X-----\\naGVs\\n-----END X-----",
                PemProblem::WrittenLineBreaks,
            ),
        ] {
            assert_eq!(first(text), Err(problem), "{text:?}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for size in [1, 47, 48, 49, 200] {
            let der = vec![0xA5; size];
            let text = encode("T", &der);
            assert!(text.lines().all(|line| line.len() <= 64));
            assert_eq!(first(&text), Ok(("T".to_owned(), false, der)));
        }
    }
}
