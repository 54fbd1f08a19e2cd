//! A server's words without the values that were sent to it.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret as _, SecretSlice};
use zeroize::Zeroizing;

/// 64 KiB: what is looked through of a text, and far more than is shown of one.
const MAX_TEXT: usize = 64 * 1024;

/// So many bytes of a value in a row are enough to be taken out: whoever repeats a token may have cut it anywhere.
const PIECE: usize = 16;

/// Shorter values are not looked for: they would hit ordinary words.
const SHORTEST: usize = 8;

const REDACTED: &str = "[redacted]";

/// The beginning of `text` in one line, without any longer part of the values, plain or in base64.
pub(super) fn clean(text: &str, values: &[(String, SecretSlice<u8>)]) -> String {
    let mut end = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut text = text[..end].to_owned();
    for (_, value) in values {
        let value = value.expose_secret();
        let encoded = Zeroizing::new(STANDARD.encode(value));
        for form in [encoded.as_bytes(), value] {
            if form.len() >= SHORTEST {
                text = without(&text, form);
            }
        }
    }
    // The refusals of admission webhooks have paragraphs.
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// `text` without what has a piece of `value` in it.
fn without(text: &str, value: &[u8]) -> String {
    let piece = PIECE.min(value.len());
    let pieces: HashSet<&[u8]> = value.windows(piece).collect();
    let mut kept = Vec::new();
    // Up to where the text is part of a value.
    let mut hidden = 0;
    for (at, byte) in text.bytes().enumerate() {
        let window = text.as_bytes().get(at..at + piece);
        if window.is_some_and(|window| pieces.contains(window)) {
            if hidden <= at {
                kept.extend_from_slice(REDACTED.as_bytes());
            }
            hidden = at + piece;
        } else if hidden <= at {
            kept.push(byte);
        }
    }
    // A value that is no text may end within a character.
    String::from_utf8_lossy(&kept).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJlLW9mLWl0";

    fn cleaned(text: &str) -> String {
        let values = [
            ("auth-token".to_owned(), TOKEN.as_bytes().to_vec().into()),
            ("pin".to_owned(), b"1234".to_vec().into()),
        ];
        clean(text, &values)
    }

    #[test]
    fn a_value_is_taken_out_whole_in_parts_and_in_base64() {
        let encoded = STANDARD.encode(TOKEN);
        for part in [
            TOKEN,
            &TOKEN[..30],
            &TOKEN[17..40],
            &encoded,
            &encoded[..40],
        ] {
            assert_eq!(
                cleaned(&format!("denied {part}, and \u{fc}ber {part}!")),
                "denied [redacted], and \u{fc}ber [redacted]!",
                "{part}"
            );
        }
        assert_eq!(cleaned(&format!("{TOKEN}{TOKEN}")), "[redacted][redacted]");
        assert_eq!(
            cleaned("1234 eyJhbGciOiJ is short"),
            "1234 eyJhbGciOiJ is short"
        );
    }

    #[test]
    fn what_is_cut_off_is_cut_after_values_were_looked_for() {
        let text = format!("{}{TOKEN}", "x".repeat(MAX_TEXT - 20));
        assert!(!cleaned(&text).contains(&TOKEN[..16]));
        assert_eq!(cleaned("\u{fc}".repeat(MAX_TEXT).as_str()).len(), MAX_TEXT);
    }

    #[test]
    fn paragraphs_become_one_line() {
        assert_eq!(
            cleaned("denied:\n\n  no owner \n- no team\n"),
            "denied: no owner - no team"
        );
    }
}
