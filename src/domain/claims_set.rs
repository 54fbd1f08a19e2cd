//! The claims as they are signed.

use zeroize::Zeroizing;

use super::claims::Claims;
use super::go_json::{self, Value};

/// A JWT claims set (RFC 7519 §3): bytes that the server reads as one JSON object, signed as they stand.
///
/// Says nothing of the claims within. No `Debug`: with a signature it is a credential.
pub struct ClaimsSet(Zeroizing<Vec<u8>>);

impl ClaimsSet {
    /// Takes bytes that Go's reader takes for a JSON object. Changes nothing in them.
    ///
    /// # Errors
    /// [`NotAnObject`] when they are another value, or no JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, NotAnObject> {
        match go_json::parse(bytes) {
            Ok(document) if matches!(document.value, Value::Object(_)) => {
                Ok(Self(Zeroizing::new(bytes.to_vec())))
            }
            Ok(_) | Err(_) => Err(NotAnObject),
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<&Claims> for ClaimsSet {
    fn from(claims: &Claims) -> Self {
        Self(Zeroizing::new(claims.to_json().into_bytes()))
    }
}

/// These bytes are no claims set. Never includes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the claims are not a JSON object")]
pub struct NotAnObject;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_object_is_a_claims_set() {
        for claims in ["", "[]", "null", "{", "{}x"] {
            assert!(ClaimsSet::from_json(claims.as_bytes()).is_err(), "{claims}");
        }
        let spaced = b" {\"a\": 1}\n";
        assert_eq!(ClaimsSet::from_json(spaced).unwrap().as_bytes(), spaced);
    }
}
