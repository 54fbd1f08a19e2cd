//! Compares what a push would write with what is there.
//!
//! Only what pxsec writes is compared: all else stays as it is. A token that is signed for the push is new each time, so
//! its claims and its life are compared, and not the instants and the fingerprint that follow from them.

use std::collections::BTreeMap;

use secrecy::ExposeSecret as _;

use super::secret_push::{Push, TokenSource};
use crate::domain::credential::TokenSummary;
use crate::domain::decoded::decode_unverified;
use crate::domain::finding::Code;
use crate::domain::renewal::lifetime_of;
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;
use crate::domain::token_record::Manager;
use crate::domain::unverified::summarize_unverified;
use crate::domain::verify::{Severity, VerifyPolicy, VerifyingKeys, verify};
use crate::ports::LiveSecret;

/// A Secret as it is and as a push would leave it, as far as pxsec writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// As it is; `None` when it is not there.
    pub live: Option<Side>,
    /// As it would be.
    pub wanted: Side,
}

impl Compared {
    /// Whether a push would change nothing.
    #[must_use]
    pub fn same(&self) -> bool {
        self.live.as_ref() == Some(&self.wanted)
    }
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Annotations.
    pub annotations: BTreeMap<String, String>,
    /// Labels.
    pub labels: BTreeMap<String, String>,
    /// The type.
    pub secret_type: String,
    /// Data by key.
    pub data: BTreeMap<String, TokenSide>,
}

/// What is under a key of the data. Never the token itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenSide {
    /// This token and no other.
    Exact(TokenSummary),
    /// One that says this, whenever it was signed.
    Timeless {
        /// The claims without `iat` and `exp`, as JSON in the order of their names.
        claims: String,
        /// How long it was made to live, in seconds.
        lifetime_secs: Option<u64>,
        /// Whether the key that signs for the push has signed it.
        own_key: bool,
    },
    /// Something else.
    NoToken {
        /// How much of it.
        bytes: usize,
    },
    /// Data under another key, which is not looked at.
    Other,
}

/// The annotations that follow from when a token was signed.
const OF_ITS_TIME: [&str; 3] = [
    "pxsec.dev/expires-at",
    "pxsec.dev/issued-at",
    "pxsec.dev/fingerprint",
];

/// Compares one Secret. `wanted` are annotations and labels as the push would write them. Contacts nothing.
#[must_use]
pub fn compare(
    push: &Push,
    live: Option<&LiveSecret>,
    wanted: (BTreeMap<String, String>, BTreeMap<String, String>),
    token: &Jwt,
    now: NumericDate,
) -> Compared {
    let (annotations, labels) = wanted;
    let side = |token: &Jwt| match &push.token {
        TokenSource::Given { .. } => TokenSide::Exact(summarize_unverified(token)),
        TokenSource::Each(minter) => timeless(token, &minter.key.verifying_key().into(), now),
    };
    let mut wanted = Side {
        annotations,
        labels,
        secret_type: "Opaque".to_owned(),
        data: BTreeMap::from([(push.key.clone(), side(token))]),
    };
    let mut found = live.map(|live| of_live(live, &wanted, &push.key, side));
    if matches!(push.token, TokenSource::Each(_)) {
        if let (Some(found), Some(live)) = (&mut found, live) {
            forget_times(found, live);
        }
        wanted
            .annotations
            .retain(|key, _| !OF_ITS_TIME.contains(&key.as_str()));
    }
    Compared {
        live: found,
        wanted,
    }
}

/// What is there of all that pxsec writes: also what it wrote the last time and would not write again.
fn of_live(live: &LiveSecret, wanted: &Side, key: &str, side: impl Fn(&Jwt) -> TokenSide) -> Side {
    let concerned = |all: &BTreeMap<String, String>,
                     wanted: &BTreeMap<String, String>,
                     applied: &BTreeMap<String, String>| {
        let concerned =
            |key: &String| wanted.contains_key(key) || applied.contains_key(key) || is_ours(key);
        let kept = all.iter().filter(|(key, _)| concerned(key));
        kept.map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    let mut data = BTreeMap::new();
    // An apply takes back what it wrote under another key, when nobody else has it too.
    for other in live
        .metadata
        .managers
        .iter()
        .filter(|it| Manager::is_pxsec(it))
    {
        let others = |name: &&String| live.metadata.others_of(name).next().is_none();
        let names = other.data_keys.iter().filter(others);
        data.extend(names.map(|name| (name.clone(), TokenSide::Other)));
    }
    data.remove(key);
    if let Some(bytes) = &live.token {
        let bytes = bytes.expose_secret();
        let text = std::str::from_utf8(bytes).ok();
        let token = text.and_then(|text| Jwt::parse(text).ok());
        let there = token.map_or(TokenSide::NoToken { bytes: bytes.len() }, |token| {
            side(&token)
        });
        data.insert(key.to_owned(), there);
    }
    Side {
        annotations: concerned(
            &live.all_annotations,
            &wanted.annotations,
            &live.annotations,
        ),
        labels: concerned(&live.all_labels, &wanted.labels, &live.labels),
        secret_type: live.secret_type.clone(),
        data,
    }
}

fn is_ours(key: &str) -> bool {
    key.starts_with("pxsec.dev/")
}

/// A token by what it says, whenever it was signed.
fn timeless(token: &Jwt, keys: &VerifyingKeys, now: NumericDate) -> TokenSide {
    let verdict = verify(token.expose(), keys, &VerifyPolicy::default(), now);
    let own_key = verdict
        .findings
        .iter()
        .all(|finding| finding.severity != Severity::Error || finding.code == Code::Expired);
    let decoded = decode_unverified(token.expose());
    let mut claims = decoded
        .claims
        .map(|claims| claims.to_display_json())
        .unwrap_or_default();
    for name in ["iat", "exp"] {
        claims.remove(name);
    }
    let sorted: BTreeMap<String, serde_json::Value> = claims.into_iter().collect();
    TokenSide::Timeless {
        claims: serde_json::to_string(&sorted).unwrap_or_default(),
        lifetime_secs: lifetime_of(decoded.issued_at, decoded.expires),
        own_key,
    }
}

/// Forgets the annotations that tell the times of the live token, where they tell them rightly.
fn forget_times(found: &mut Side, live: &LiveSecret) {
    let bytes = live.token.as_ref().map(|bytes| bytes.expose_secret());
    let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
    let Some(token) = text.and_then(|text| Jwt::parse(text).ok()) else {
        return;
    };
    let summary = summarize_unverified(&token);
    let right = live.metadata.recorded.token().is_some_and(|record| {
        record.fingerprint == summary.fingerprint
            && record.expires == summary.expires
            && record.issued == summary.issued
    });
    if right {
        found
            .annotations
            .retain(|key, _| !OF_ITS_TIME.contains(&key.as_str()));
    }
}
