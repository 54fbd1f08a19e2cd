//! The token itself: a compact JWS that is a bearer credential, and the parts read from it unverified.
//!
//! Reading is done by hand rather than through the JWT library, because `inspect` must show tokens whose
//! algorithm the library does not know, and `verify` must report all findings where the library stops at
//! the first.

use std::fmt;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use super::go_json::{self, Value};

/// The longest token accepted anywhere: 16 KiB, the usual cap of an HTTP/2 header list.
pub const MAX_TOKEN_BYTES: usize = 16 * 1024;

/// Base64url without padding that, like Go's `base64.RawURLEncoding`, accepts non-zero trailing bits.
const BASE64URL_LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Decodes one segment as golang-jwt v4 does: base64url without padding, line breaks ignored.
///
/// Returns `None` when it is not base64url.
#[must_use]
pub fn decode_segment(segment: &str) -> Option<Vec<u8>> {
    // Go's decoder skips CR and LF wherever they stand (encoding/base64, `Decode`).
    if segment.contains(['\r', '\n']) {
        let kept: String = segment
            .chars()
            .filter(|c| !matches!(c, '\r' | '\n'))
            .collect();
        return BASE64URL_LENIENT.decode(kept).ok();
    }
    BASE64URL_LENIENT.decode(segment).ok()
}

/// A compact-serialized JWS (RFC 7515 §3.1) that is a bearer credential.
///
/// `Debug` and `Display` print `[jwt sha256:3f9a…]`, never the text; see [`Jwt::expose`]. Well-formed only:
/// three base64url segments, the first a JSON object. Neither signature nor claims are checked.
#[derive(Clone)]
pub struct Jwt(SecretString);

impl Jwt {
    /// Takes `text` when it has the shape of a compact JWS.
    ///
    /// # Errors
    /// [`TokenShapeError`] by cause; its text never includes the token.
    pub fn parse(text: &str) -> Result<Self, TokenShapeError> {
        if text.is_empty() {
            return Err(TokenShapeError::Empty);
        }
        check_length(text)?;
        if text
            .get(..7)
            .is_some_and(|start| start.eq_ignore_ascii_case("bearer "))
        {
            return Err(TokenShapeError::BearerPrefix);
        }
        if text.contains(['\r', '\n']) {
            return Err(TokenShapeError::LineBreak);
        }
        let segments: Vec<&str> = text.split('.').collect();
        if segments.len() != 3 {
            return Err(TokenShapeError::Segments {
                count: segments.len(),
            });
        }
        for (name, segment) in ["header", "claims", "signature"].into_iter().zip(&segments) {
            if decode_segment(segment).map(Zeroizing::new).is_none() {
                return Err(TokenShapeError::NotBase64Url {
                    part: name,
                    padded: segment.contains('='),
                });
            }
        }
        let header = decode_segment(segments[0]).unwrap_or_default();
        // Read as the server does: it takes what other readers of JSON refuse.
        match go_json::parse(&header).map(|document| document.value) {
            Ok(Value::Object(_)) => Ok(Self(SecretString::from(text))),
            Ok(_) | Err(_) => Err(TokenShapeError::HeaderNotJson),
        }
    }

    /// Takes three parts that [`super::sign`] has just encoded and put together, of which nothing but the length is in question.
    ///
    /// # Errors
    /// [`TokenShapeError::TooLong`].
    pub(super) fn assembled(text: &str) -> Result<Self, TokenShapeError> {
        check_length(text)?;
        Ok(Self(SecretString::from(text)))
    }

    /// The token's text: the credential itself. Every call is a place to look at in review.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// The token's text and a line break, as files, pipes and standard output take it.
    #[must_use]
    pub fn expose_line(&self) -> Zeroizing<String> {
        // Of the right size from the start, since a text that grows leaves copies behind.
        let mut line = Zeroizing::new(String::with_capacity(self.expose().len() + 1));
        line.push_str(self.expose());
        line.push('\n');
        line
    }

    /// A short digest that tells tokens apart and gives nothing away.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.expose())
    }
}

impl fmt::Debug for Jwt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Jwt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[jwt {}]", self.fingerprint())
    }
}

/// The first 8 hexadecimal digits of a token's SHA-256, written `sha256:1a2b3c4d`.
///
/// Safe to show: a token carries a signature of at least 32 bytes that a digest does not help to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    fn of(token: &str) -> Self {
        let hash = digest::digest(&digest::SHA256, token.as_bytes());
        let hex: String = hash
            .as_ref()
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self(format!("sha256:{hex}"))
    }

    /// Reads a fingerprint as it was written to a config file or an annotation.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix("sha256:")?;
        (hex.len() == 8 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
            .then(|| Self(text.to_owned()))
    }

    /// The fingerprint as text, such as `sha256:1a2b3c4d`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check_length(text: &str) -> Result<(), TokenShapeError> {
    let bytes = text.len();
    if bytes > MAX_TOKEN_BYTES {
        return Err(TokenShapeError::TooLong { bytes });
    }
    Ok(())
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no compact JWS. Never includes the text.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum TokenShapeError {
    /// Nothing was given.
    #[error("the token is empty")]
    Empty,
    /// Longer than [`MAX_TOKEN_BYTES`].
    #[error("the token is longer than {MAX_TOKEN_BYTES} bytes, more than headers commonly carry")]
    TooLong {
        /// At least so many bytes were given.
        bytes: usize,
    },
    /// An HTTP header's value was given.
    #[error("the text starts with `Bearer `; the token is what follows it")]
    BearerPrefix,
    /// The token spans lines, which breaks the HTTP header that carries it.
    #[error("the token contains a line break")]
    LineBreak,
    /// Not three segments.
    #[error("a token has three parts separated by dots, this has {count}")]
    Segments {
        /// How many there are.
        count: usize,
    },
    /// A segment is not base64url (RFC 7515 §2: no padding).
    #[error("its {part} is not base64url{}", if *padded { " (padding `=` is not allowed)" } else { "" })]
    NotBase64Url {
        /// `header`, `claims` or `signature`.
        part: &'static str,
        /// Whether it holds a `=`.
        padded: bool,
    },
    /// The first segment is not a JSON object.
    #[error("its header is not a JSON object")]
    HeaderNotJson,
    /// The bytes are not text at all.
    #[error("the token is not text: it holds bytes that are not UTF-8")]
    NotUtf8,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.e30.c2ln";

    #[test]
    fn a_token_is_never_printed() {
        let jwt = Jwt::parse(TOKEN).unwrap();
        for shown in [format!("{jwt:?}"), format!("{jwt}")] {
            assert!(shown.starts_with("[jwt sha256:"), "{shown}");
            assert!(!shown.contains("eyJ"), "{shown}");
        }
    }

    #[test]
    fn shapes_that_are_no_token_are_told_apart() {
        for (text, expected) in [
            ("", TokenShapeError::Empty),
            ("abc", TokenShapeError::Segments { count: 1 }),
            ("Bearer a.b.c", TokenShapeError::BearerPrefix),
            (
                "eyJhbGciOiJIUzI1NiJ9.e30.c2ln\n",
                TokenShapeError::LineBreak,
            ),
            (
                "eyJhbGciOiJIUzI1NiJ9.e30.c2ln.x",
                TokenShapeError::Segments { count: 4 },
            ),
            (
                "eyJhbGciOiJIUzI1NiJ9.e30=.c2ln",
                TokenShapeError::NotBase64Url {
                    part: "claims",
                    padded: true,
                },
            ),
            ("aGVsbG8.e30.c2ln", TokenShapeError::HeaderNotJson),
        ] {
            assert_eq!(Jwt::parse(text).unwrap_err(), expected, "{text:?}");
        }
        let huge = "a".repeat(MAX_TOKEN_BYTES + 1);
        assert!(matches!(
            Jwt::parse(&huge),
            Err(TokenShapeError::TooLong { .. })
        ));
    }

    #[test]
    fn a_header_is_read_as_the_server_reads_it() {
        use base64::Engine as _;
        let encode = |header: &[u8]| {
            let base64 = base64::engine::general_purpose::URL_SAFE_NO_PAD;
            format!("{}.e30.c2ln", base64.encode(header))
        };
        let deep = [
            b"{\"x\":".as_slice(),
            &b"[".repeat(200),
            &b"]".repeat(200),
            b"}",
        ]
        .concat();
        for header in [b"{\"x\":\"\xff\"}".as_slice(), br#"{"x":"\ud800"}"#, &deep] {
            assert!(Jwt::parse(&encode(header)).is_ok(), "{header:?}");
        }
        assert!(Jwt::parse(&encode(b"[]")).is_err());
    }

    #[test]
    fn a_line_is_the_token_and_a_line_break() {
        let jwt = Jwt::parse(TOKEN).unwrap();
        assert_eq!(*jwt.expose_line(), format!("{TOKEN}\n"));
    }

    #[test]
    fn the_longest_token_has_16_kib() {
        let longest = format!("{TOKEN}{}", "A".repeat(MAX_TOKEN_BYTES - TOKEN.len()));
        assert_eq!(longest.len(), 16_384);
        assert_eq!(Jwt::parse(&longest).unwrap().expose(), longest);
    }

    #[test]
    fn a_fingerprint_is_the_start_of_the_tokens_sha256_and_reads_back() {
        let fingerprint = Jwt::parse(TOKEN).unwrap().fingerprint();
        // printf %s TOKEN | sha256sum
        assert_eq!(fingerprint.as_str(), "sha256:08f5f1cd");
        assert_eq!(Fingerprint::parse(fingerprint.as_str()), Some(fingerprint));
        for text in [
            "sha256:1a2b3c4",
            "sha256:1a2b3c4g",
            "sha256:1a2b3c4d5",
            "1a2b3c4d",
        ] {
            assert_eq!(Fingerprint::parse(text), None, "{text}");
        }
    }

    #[test]
    fn segments_decode_as_go_decodes_them() {
        assert_eq!(decode_segment("e3\n0\r").unwrap(), b"{}");
        assert_eq!(decode_segment("e31").unwrap(), b"{}");
        assert!(decode_segment("e30=").is_none());
        assert!(decode_segment("e3+/").is_none());
    }
}
