//! Whether a Secret may stay as it is: its token is what would be signed, and not due.

use std::collections::BTreeMap;

use secrecy::ExposeSecret as _;

use super::plan::{Push, PushError, TokenSource, Told, record};
use crate::domain::claims::Claims;
use crate::domain::decoded::decode_unverified;
use crate::domain::secret_state::SecretState;
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;
use crate::domain::token_record::{MANAGED_BY, MANAGED_BY_VALUE, SKIP_RESOURCE};
use crate::domain::unverified::summarize_unverified;
use crate::domain::verify::{UsernameClaim, VerifyPolicy, VerifyingKeys, verify};
use crate::ops::mint::Minter;
use crate::ports::LiveSecret;

/// What is known of the token in a Secret that need not be written: it is what would be signed, and not due.
pub(super) fn still_good(
    push: &Push,
    namespace: &str,
    live: &LiveSecret,
    now: NumericDate,
) -> Result<Option<Told>, PushError> {
    let text = live.token.as_ref();
    let text = text.and_then(|bytes| std::str::from_utf8(bytes.expose_secret()).ok());
    let Some(token) = text.and_then(|text| Jwt::parse(text).ok()) else {
        return Ok(None);
    };
    let (same, lifetime, signing_key) = match &push.token {
        TokenSource::Given {
            token: given,
            lifetime,
            signing_key,
        } => (
            given.expose() == token.expose(),
            *lifetime,
            signing_key.clone(),
        ),
        TokenSource::Each(minter) => {
            let claims = minter.claims(namespace, now)?;
            (
                same_claims(&claims, &token) && verifies(minter, &claims, &token, now),
                minter.lifetime(),
                minter.key_at.clone(),
            )
        }
    };
    if !same {
        return Ok(None);
    }
    let summary = summarize_unverified(&token);
    let wanted = record(&summary, lifetime, signing_key, push.renew_before)?;
    // What a tenant has edited is mended, whatever the token.
    if live.metadata.recorded.token() != Some(&wanted) || !wears_all(push, live) {
        return Ok(None);
    }
    let state = SecretState::of_times(summary.expires, summary.issued, wanted.renews(), now);
    Ok((state == SecretState::Valid).then_some(Told {
        summary,
        renew_before_secs: wanted.renew_before_secs,
    }))
}

/// Whether a Secret has every annotation and label that would be put there.
fn wears_all(push: &Push, live: &LiveSecret) -> bool {
    let has = |there: &BTreeMap<String, String>, key: &str, value: &str| {
        there.get(key).is_some_and(|found| found == value)
    };
    let has_all = |there, wanted: &BTreeMap<String, String>| {
        wanted.iter().all(|(key, value)| has(there, key, value))
    };
    has_all(&live.all_annotations, &push.annotations)
        && has_all(&live.all_labels, &push.labels)
        && has(&live.all_annotations, SKIP_RESOURCE, "true")
        && has(&live.all_labels, MANAGED_BY, MANAGED_BY_VALUE)
}

/// Whether a token says what these claims say, but for when.
fn same_claims(claims: &Claims, token: &Jwt) -> bool {
    let Some(live) = decode_unverified(token.expose()).claims else {
        return false;
    };
    let timeless = |mut claims: serde_json::Map<String, serde_json::Value>| {
        claims.remove("iat");
        claims.remove("exp");
        claims
    };
    let Ok(serde_json::Value::Object(wanted)) = serde_json::to_value(claims) else {
        return false;
    };
    let summary = summarize_unverified(token);
    let span = |issued: Option<NumericDate>, expires: Option<NumericDate>| {
        Some(issued?.secs_until(expires?))
    };
    timeless(live.to_display_json()) == timeless(wanted)
        && span(summary.issued, summary.expires) == span(Some(claims.iat), Some(claims.exp))
}

fn verifies(minter: &Minter, claims: &Claims, token: &Jwt, now: NumericDate) -> bool {
    let mut keys = VerifyingKeys::new();
    if keys.add(minter.key.verifying_key()).is_err() {
        return false;
    }
    let policy = VerifyPolicy {
        issuers: vec![claims.iss.clone()],
        username_claim: UsernameClaim::default(),
    };
    verify(token.expose(), &keys, &policy, now).accepted()
}
