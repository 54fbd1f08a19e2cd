//! What a push would change, line by line and without any token.

use std::collections::BTreeMap;

use serde_json::Value;

use super::escape::printable;
use super::time::{expiry, span};
use crate::domain::time::NumericDate;
use crate::ops::secret_diff::{Compared, Side, TokenSide};

/// A unified diff of two manifests; empty when they are the same.
#[must_use]
pub fn unified(compared: &Compared, namespace: &str, name: &str, now: NumericDate) -> String {
    let after = lines(&compared.wanted, namespace, name, now);
    let before = match &compared.live {
        Some(live) => lines(live, namespace, name, now),
        None => BTreeMap::new(),
    };
    if before == after {
        return String::new();
    }
    let (mut old, mut new) = (0, 0);
    let mut body = String::new();
    let mut keys: Vec<&Line> = before.keys().chain(after.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let (left, right) = (before.get(key), after.get(key));
        let mut put = |sign: char, text: &String| {
            old += usize::from(sign != '+');
            new += usize::from(sign != '-');
            body.push_str(&format!("{sign}{text}\n"));
        };
        match (left, right) {
            (Some(left), Some(right)) if left == right => put(' ', left),
            (left, right) => {
                left.into_iter().for_each(|text| put('-', text));
                right.into_iter().for_each(|text| put('+', text));
            }
        }
    }
    let from = match compared.live {
        Some(_) => format!("live/{namespace}/{name}"),
        None => "/dev/null".to_owned(),
    };
    let start = |count: usize| usize::from(count > 0);
    format!(
        "--- {from}\n+++ pushed/{namespace}/{name}\n@@ -{},{old} +{},{new} @@\n{body}",
        start(old),
        start(new)
    )
}

/// The place of a line in the manifest: the section, and the key within it.
type Line = (u8, String);

fn lines(side: &Side, namespace: &str, name: &str, now: NumericDate) -> BTreeMap<Line, String> {
    let mut lines = BTreeMap::new();
    let mut fixed = |at: u8, text: &str| {
        lines.insert((at, String::new()), text.to_owned());
    };
    fixed(0, "apiVersion: v1");
    fixed(1, "kind: Secret");
    fixed(2, "metadata:");
    fixed(3, &format!("  name: {name}"));
    fixed(4, &format!("  namespace: {namespace}"));
    fixed(5, "  annotations:");
    if !side.labels.is_empty() {
        fixed(6, "  labels:");
    }
    fixed(7, &format!("type: {}", printable(&side.secret_type)));
    fixed(8, "data:");
    let quoted = |text: &str| Value::from(text).to_string();
    for (section, map) in [(5, &side.annotations), (6, &side.labels)] {
        for (key, value) in map {
            let line = format!("    {}: {}", printable(key), printable(&quoted(value)));
            lines.insert((section, key.clone()), line);
        }
    }
    for (key, token) in &side.data {
        let line = format!("  {}: {}", printable(key), printable(&shown(token, now)));
        lines.insert((8, key.clone()), line);
    }
    lines
}

/// A token without the token.
fn shown(token: &TokenSide, now: NumericDate) -> String {
    let roles = |roles: &[String]| match roles {
        [] => "no roles".to_owned(),
        roles => roles.join(","),
    };
    match token {
        TokenSide::Exact(summary) => format!(
            "[jwt {} {}, {}]",
            summary.fingerprint,
            roles(&summary.roles),
            expiry(summary.expires, now)
        ),
        TokenSide::Timeless {
            claims,
            lifetime_secs,
            own_key,
        } => {
            let lives = match lifetime_secs {
                Some(secs) => format!("lives {}", span(*secs)),
                None => "lives for ever".to_owned(),
            };
            let key = if *own_key {
                "the signing key"
            } else {
                "another key"
            };
            format!("[jwt {claims}, {lives}, of {key}]")
        }
        TokenSide::NoToken { bytes: 1 } => "[1 byte that is no token]".to_owned(),
        TokenSide::NoToken { bytes } => format!("[{bytes} bytes that are no token]"),
        TokenSide::Other => "[...]".to_owned(),
    }
}
