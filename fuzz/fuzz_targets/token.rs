//! Tokens as `inspect` reads them. What is taken as a token is kept to the byte and can be shown; what serde_json reads
//! the reader of Go's JSON reads alike; nothing of it acts on a terminal.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pxsec::domain::decoded::decode_unverified;
use pxsec::domain::go_json::{self, BUILT_DEPTH};
use pxsec::domain::token::{Fingerprint, Jwt, MAX_TOKEN_BYTES, decode_segment};
use pxsec::domain::unverified::summarize_unverified;
use pxsec::output::text;
use pxsec::output::view::{self, InspectionView};
use pxsec_fuzz::{NOW, assert_printable};
use serde_json::{Map, Value};

fuzz_target!(|raw: &str| {
    let decoded = decode_unverified(raw);
    for segment in raw.split('.').take(3) {
        if let Some(bytes) = decode_segment(segment) {
            compare_with_serde(&bytes);
        }
    }
    assert_printable(&text::inspection(None, &decoded, false, NOW));
    let Ok(token) = Jwt::parse(raw) else {
        return;
    };
    assert_eq!(token.expose(), raw);
    assert!(raw.len() <= MAX_TOKEN_BYTES);
    assert_eq!(raw.split('.').count(), 3);
    assert!(decoded.header.is_some(), "a token without a header");

    let shown = token.to_string();
    assert_eq!(shown, format!("{token:?}"));
    assert_eq!(shown, format!("[jwt {}]", token.fingerprint()));
    let fingerprint = token.fingerprint();
    assert_eq!(Fingerprint::parse(fingerprint.as_str()), Some(fingerprint));

    let summary = summarize_unverified(&token);
    assert_eq!(summary.expires, decoded.expires);
    assert_eq!(summary.issued, decoded.issued_at);

    assert_printable(&text::inspection(Some(&token), &decoded, true, NOW));
    let inspection = InspectionView::new(&Ok(token), &decoded);
    let json: Value = serde_json::from_str(&view::json(&inspection)).expect("JSON is JSON");
    let header = decoded
        .header
        .map(|header| read_again(header.to_display_json()));
    assert_eq!(json["header"], header.unwrap_or_default());
    let claims = decoded
        .claims
        .map(|claims| read_again(claims.to_display_json()));
    assert_eq!(json["claims"], claims.unwrap_or_default());
});

/// serde_json may read a large fraction as the number beside it, so both sides have to be read.
fn read_again(shown: Map<String, Value>) -> Value {
    serde_json::to_string(&shown)
        .and_then(|text| serde_json::from_str(&text))
        .expect("JSON is JSON")
}

/// Go reads more than serde_json does, and never otherwise.
fn compare_with_serde(bytes: &[u8]) {
    let ours = go_json::parse(bytes);
    let theirs = serde_json::from_slice::<Value>(bytes);
    if let Ok(theirs) = &theirs {
        let ours = ours.as_ref().expect("serde_json reads it");
        assert!(!ours.has_huge_number, "serde_json refuses those");
        // What lies deeper is kept as text.
        if depth(theirs) < BUILT_DEPTH {
            assert_alike(&ours.value.to_display_json(), theirs);
        }
    }
    if let (Ok(ours), Err(error)) = (&ours, &theirs) {
        // It is no Unicode, or too deep or too large for serde_json.
        let text = std::str::from_utf8(bytes).map(str::to_ascii_lowercase);
        let surrogates = text.is_ok_and(|text| !text.contains("\\ud"));
        let too_deep = bytes.iter().filter(|b| matches!(b, b'[' | b'{')).count() > 100;
        assert!(
            !surrogates || too_deep || ours.has_huge_number,
            "serde_json says: {error}"
        );
    }
}

fn depth(value: &Value) -> usize {
    let within = match value {
        Value::Array(items) => items.iter().map(depth).max(),
        Value::Object(members) => members.values().map(depth).max(),
        _ => return 0,
    };
    1 + within.unwrap_or(0)
}

/// Equal but for the last digits of numbers, which serde_json is quick about.
fn assert_alike(ours: &Value, theirs: &Value) {
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) => {
            assert_eq!(ours.len(), theirs.len());
            ours.iter()
                .zip(theirs)
                .for_each(|(ours, theirs)| assert_alike(ours, theirs));
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            assert!(ours.keys().eq(theirs.keys()), "{ours:?} {theirs:?}");
            ours.values()
                .zip(theirs.values())
                .for_each(|(ours, theirs)| assert_alike(ours, theirs));
        }
        (Value::Number(ours), Value::Number(theirs)) => {
            let (ours, theirs) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            assert!(
                (ours - theirs).abs() <= theirs.abs() * 1e-14,
                "{ours} {theirs}"
            );
        }
        _ => assert_eq!(ours, theirs),
    }
}
