//! What a token says, read without checking its signature.

use serde_json::{Map, Value};

use super::credential::TokenSummary;
use super::go_json;
use super::time::NumericDate;
use super::token::{Jwt, decode_segment};

/// Header and claims read *without* checking the signature. The name stays on every use.
///
/// Holds no credential: without the signature nobody can use it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnverifiedToken {
    /// The JOSE header.
    pub header: Map<String, Value>,
    /// What is signed.
    pub payload: UnverifiedPayload,
    /// Length of the signature in bytes; 0 for an unsecured JWS.
    pub signature_bytes: usize,
}

/// The signed part of a JWS, which need not be JSON (RFC 7515 §2).
#[derive(Clone, Debug, PartialEq)]
pub enum UnverifiedPayload {
    /// A claim set (RFC 7519).
    Claims(Map<String, Value>),
    /// Anything else; its size in bytes.
    Opaque {
        /// How many bytes it has.
        bytes: usize,
    },
}

impl UnverifiedToken {
    /// The claims; empty when the payload is no claim set.
    #[must_use]
    pub fn claims(&self) -> Map<String, Value> {
        match &self.payload {
            UnverifiedPayload::Claims(claims) => claims.clone(),
            UnverifiedPayload::Opaque { .. } => Map::new(),
        }
    }

    /// The algorithm that the header names, when it is a string. Never decides how a signature is checked.
    #[must_use]
    pub fn algorithm(&self) -> Option<&str> {
        self.header.get("alg").and_then(Value::as_str)
    }
}

/// Reads a token's parts. Checks neither signature, claims nor times.
#[must_use]
pub fn decode_unverified(token: &Jwt) -> UnverifiedToken {
    let mut segments = token.expose().split('.').map(|s| decode_segment(s).unwrap_or_default());
    let mut next = || segments.next().unwrap_or_default();
    let (header, payload, signature) = (next(), next(), next());
    UnverifiedToken {
        header: object(&header).unwrap_or_default(),
        payload: object(&payload)
            .map_or(UnverifiedPayload::Opaque { bytes: payload.len() }, UnverifiedPayload::Claims),
        signature_bytes: signature.len(),
    }
}

/// Reads a JSON object as Go would, so that what is shown is what the server sees; the last duplicate wins.
fn object(json: &[u8]) -> Option<Map<String, Value>> {
    match go_json::parse(json).ok()?.to_value() {
        Value::Object(map) => Some(map),
        _ => None,
    }
}

/// The claims of a token that config.toml and annotations may hold.
#[must_use]
pub fn summarize_unverified(token: &Jwt) -> TokenSummary {
    let claims = decode_unverified(token).claims();
    let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
    let list = |name: &str| {
        let entries = claims.get(name).and_then(Value::as_array);
        entries.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    TokenSummary {
        issuer: text("iss"),
        subject: text("sub"),
        roles: list("roles"),
        groups: list("groups"),
        issued: instant(claims.get("iat")),
        expires: instant(claims.get("exp")).filter(|exp| exp.0 != 0),
        fingerprint: token.fingerprint(),
    }
}

/// A NumericDate claim in whole seconds, cut off as the server does; `None` when it is no number.
#[must_use]
pub fn instant(claim: Option<&Value>) -> Option<NumericDate> {
    let number = claim?;
    if let Some(whole) = number.as_i64() {
        return Some(NumericDate(whole));
    }
    #[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and far dates are far either way")]
    number.as_f64().map(|float| NumericDate(float.floor() as i64))
}
