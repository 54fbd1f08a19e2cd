//! A token taken apart, without checking any of it.
//!
//! More patient than [`Jwt::parse`](super::token::Jwt::parse): whatever can be read is read, for showing.

use zeroize::Zeroizing;

use super::go_json::{self, JsonError, Object, Value};
pub use super::server_claims::ServerClaims;
use super::server_claims::{DateClaim, TypeMismatch, is_list, struct_field};
use super::time::NumericDate;
use super::token::decode_segment;

/// What a token says about itself; nothing of it is verified.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// The header, when it is a JSON object.
    pub header: Option<Object>,
    /// The claims, when they are a JSON object.
    pub claims: Option<Object>,
    /// The claims as the server would act on them.
    pub server_claims: Option<ServerClaims>,
    /// `iat`, when it is a number other than 0.
    pub issued_at: Option<NumericDate>,
    /// `nbf`, when it is a number other than 0.
    pub not_before: Option<NumericDate>,
    /// `exp`, when it is a number other than 0.
    pub expires: Option<NumericDate>,
}

impl Decoded {
    /// The name under which the server finds the claim `field`, when the last of any case that says something is another
    /// than `field` itself.
    #[must_use]
    pub fn spelled(&self, field: &str) -> Option<&str> {
        let members = self.claims.as_ref()?.members.iter().rev();
        // Go's `null` leaves a text as it was.
        let mut of_field = members.filter(|(key, value)| {
            struct_field(key) == Some(field) && (is_list(field) || *value != Value::Null)
        });
        let (key, _) = of_field.next()?;
        (key != field).then_some(key.as_str())
    }
}

/// Takes a token apart for showing. Checks neither signature nor claims; never fails, but may find nothing.
///
/// A leading `Bearer ` and white space around the token are passed over.
#[must_use]
pub fn decode_unverified(raw: &str) -> Decoded {
    Parts::read(bare(raw)).decoded()
}

/// `raw` without the white space and the scheme that no server takes.
///
/// Line breaks at the ends stay when there is nothing else to remove: servers take those.
pub(super) fn bare(raw: &str) -> &str {
    let line_break = |c: char| matches!(c, '\r' | '\n');
    let inner = raw.trim_matches(line_break);
    let mut text = if inner.trim().len() == inner.len() {
        raw
    } else {
        raw.trim()
    };
    if has_bearer_prefix(text) {
        text = text[BEARER.len()..].trim_start();
    }
    text
}

const BEARER: &str = "bearer ";

/// golang-jwt's test for a header value handed in whole.
pub(super) fn has_bearer_prefix(text: &str) -> bool {
    text.get(..BEARER.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(BEARER))
}

/// A segment that should hold a JSON object.
pub(super) enum Part {
    /// There are not so many segments.
    Absent,
    NotBase64 {
        padded: bool,
    },
    NotJson(JsonError),
    NotObject(&'static str),
    Object {
        object: Object,
        has_huge_number: bool,
    },
}

impl Part {
    fn read(segment: Option<&str>) -> Self {
        let Some(segment) = segment else {
            return Self::Absent;
        };
        let Some(bytes) = decode_segment(segment) else {
            return Self::NotBase64 {
                padded: segment.contains('='),
            };
        };
        match go_json::parse(&bytes) {
            Err(error) => Self::NotJson(error),
            Ok(document) => match document.value {
                Value::Object(object) => Self::Object {
                    object,
                    has_huge_number: document.has_huge_number,
                },
                other => Self::NotObject(other.described()),
            },
        }
    }

    fn object(&self) -> Option<&Object> {
        match self {
            Self::Object { object, .. } => Some(object),
            Self::Absent | Self::NotBase64 { .. } | Self::NotJson(_) | Self::NotObject(_) => None,
        }
    }
}

/// The segments of a token, each read as far as it can be.
pub(super) struct Parts<'a> {
    pub(super) count: usize,
    pub(super) header: Part,
    pub(super) claims: Part,
    /// Exactly the text of the first two segments with their dot, line breaks included: what is signed.
    pub(super) signing_input: &'a str,
    /// `None` when it is absent or not base64url.
    pub(super) signature: Option<Zeroizing<Vec<u8>>>,
    pub(super) signature_padded: bool,
}

impl<'a> Parts<'a> {
    pub(super) fn read(text: &'a str) -> Self {
        let mut segments = text.split('.');
        let first = segments.next().unwrap_or_default();
        let second = segments.next();
        let third = segments.next();
        let signed = second.map_or(first.len(), |second| first.len() + 1 + second.len());
        Self {
            count: text.split('.').count(),
            header: Part::read(Some(first)),
            claims: Part::read(second),
            signing_input: &text[..signed],
            signature: third.and_then(decode_segment).map(Zeroizing::new),
            signature_padded: third.is_some_and(|third| third.contains('=')),
        }
    }

    pub(super) fn decoded(&self) -> Decoded {
        let claims = self.claims.object();
        let date = |name| claims.and_then(|claims| DateClaim::of(claims, name).date());
        Decoded {
            header: self.header.object().cloned(),
            claims: claims.cloned(),
            server_claims: self.server_claims().map(|(claims, _)| claims),
            issued_at: date("iat"),
            not_before: date("nbf"),
            expires: date("exp"),
        }
    }

    pub(super) fn server_claims(&self) -> Option<(ServerClaims, Vec<TypeMismatch>)> {
        self.claims.object().map(ServerClaims::decode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_can_be_read_is_shown() {
        // {"alg":"HS256"} and {"iss":"a","exp":1}
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIiwiZXhwIjoxfQ";
        for raw in [
            token.to_owned(),
            format!("Bearer {token}.x"),
            format!(" \n{token}.a.b\n"),
        ] {
            let decoded = decode_unverified(&raw);
            assert!(decoded.header.is_some(), "{raw}");
            assert_eq!(decoded.expires, Some(NumericDate(1)));
            assert_eq!(decoded.server_claims.unwrap().issuer, "a");
        }
        assert_eq!(decode_unverified(""), Decoded::default());
    }

    #[test]
    fn line_breaks_stay_where_a_server_would_see_them() {
        assert_eq!(bare("\na.b.c\r\n"), "\na.b.c\r\n");
        assert_eq!(bare("\n a.b.c"), "a.b.c");
        assert_eq!(bare("BEARER  a.b.c"), "a.b.c");
    }
}
