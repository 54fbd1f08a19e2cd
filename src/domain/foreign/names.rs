//! Names of others: how they are shown, and which name a context gets here.

use std::collections::{HashMap, HashSet};

use super::node::Node;
use super::{ForeignEntry, ForeignNameError};
use crate::domain::name::{ContextName, MAX_NAME_BYTES};
use crate::domain::token::Jwt;

/// The longest text of others that is shown: 64 characters, as much as a context's name has.
const MAX_SHOWN_CHARS: usize = 64;

/// Makes a name of others safe to show: escaped, cut, and nothing of it when it has the form of a token.
pub(super) fn shown(text: &str) -> String {
    if is_token_like(text) {
        return "(a token)".to_owned();
    }
    let mut safe = String::new();
    for (at, c) in text.chars().enumerate() {
        if at == MAX_SHOWN_CHARS {
            safe.push('…');
            break;
        }
        match c {
            '\'' | '"' | '\\' => safe.push(c),
            _ => safe.extend(c.escape_debug()),
        }
    }
    safe
}

/// Whether a text is a token, or what remains of one.
pub(super) fn is_token_like(text: &str) -> bool {
    // `eyJ` is `{"` in base64.
    text.contains("eyJ") && text.contains('.') || Jwt::parse(text).is_ok()
}

/// An entry of which the name has yet to be settled among the others.
pub(super) struct Named<'a> {
    /// The node of its name, when there is one.
    name: Option<&'a Node>,
    /// Everything else; its `shown` and `name` are set at the end.
    pub(super) entry: ForeignEntry,
}

impl<'a> Named<'a> {
    /// An entry with nothing but a name; `place` counts from 1.
    pub(super) fn new(name: Option<&'a Node>, place: usize) -> Self {
        let name = name.filter(|node| !node.is_null() && node.text() != Some(""));
        let (shown, result) = match name {
            None => (None, Err(ForeignNameError::Missing)),
            Some(node) => match node.text() {
                None => (
                    None,
                    Err(ForeignNameError::NotText {
                        found: node.described(),
                    }),
                ),
                Some(text) => (Some(shown(text)), adapted(text)),
            },
        };
        Self {
            name,
            entry: ForeignEntry {
                shown: shown.unwrap_or_else(|| format!("entry {place}")),
                name: result,
                credential: Err(super::ForeignError::NoToken),
                endpoint: None,
                kube_context: None,
                login: None,
                is_current: false,
                notes: Vec::new(),
            },
        }
    }

    /// The name as it is written.
    pub(super) fn written(&self) -> Option<&'a str> {
        self.name.and_then(Node::text)
    }
}

/// Settles which entry gets which name, and marks the current one.
///
/// Entries that are called the same: the first one stays, whatever it holds, since that is the one which the other
/// tool used. Entries that only become the same here: what needs no change goes first, then the order of the file
/// decides, and an entry without a credential takes no name from another.
pub(super) fn settle(mut drafts: Vec<Named<'_>>, current: Option<&str>) -> Vec<ForeignEntry> {
    let mut seen = HashSet::new();
    for draft in &mut drafts {
        let Some(written) = draft.written() else {
            continue;
        };
        if seen.insert(written) {
            draft.entry.is_current = current == Some(written);
        } else {
            draft.entry.name = Err(ForeignNameError::Repeated);
        }
    }
    let mut taken: HashMap<ContextName, String> = HashMap::new();
    for unchanged in [true, false] {
        for draft in &mut drafts {
            let Ok(name) = &draft.entry.name else {
                continue;
            };
            if (draft.written() == Some(name.as_str())) != unchanged
                || draft.entry.credential.is_err()
            {
                continue;
            }
            if let Some(with) = taken.get(name) {
                draft.entry.name = Err(ForeignNameError::Clash {
                    name: name.clone(),
                    with: with.clone(),
                });
            } else {
                taken.insert(name.clone(), draft.entry.shown.clone());
            }
        }
    }
    drafts
        .into_iter()
        .map(|draft| {
            let written = draft.written();
            let mut entry = draft.entry;
            if let Ok(name) = &entry.name
                && entry.credential.is_ok()
                && written != Some(name.as_str())
            {
                entry.notes.insert(
                    0,
                    format!("its name is none that a px context can have; it becomes `{name}`"),
                );
            }
            entry
        })
        .collect()
}

/// The name itself when it is allowed, else the nearest that is.
///
/// What is not allowed becomes `-`. Of a name that is too long the end is kept: that is where generated names
/// (`arn:aws:eks:…:cluster/prod`) differ.
fn adapted(text: &str) -> Result<ContextName, ForeignNameError> {
    if is_token_like(text) {
        return Err(ForeignNameError::Token);
    }
    if let Ok(name) = text.parse() {
        return Ok(name);
    }
    let mut kept = String::new();
    for c in text.trim().chars() {
        if c.is_ascii_alphanumeric() || "._-@:+".contains(c) {
            kept.push(c);
        } else if !kept.ends_with('-') {
            kept.push('-');
        }
    }
    // ASCII only by now, so any place is a boundary.
    let tail = &kept[kept.len().saturating_sub(MAX_NAME_BYTES)..];
    tail.trim_start_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .trim_end_matches('-')
        .parse()
        .map_err(|_| ForeignNameError::NothingLeft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_the_nearest_one_that_is_allowed() {
        let long = format!(
            "arn:aws:eks:eu-central-1:123456789012:cluster/{}",
            "x".repeat(30)
        );
        for (text, expected) in [
            ("admin", Some("admin")),
            ("a b", Some("a-b")),
            ("  prod / eu  ", Some("prod-eu")),
            ("-x", Some("x")),
            ("../x", Some("x")),
            ("Zoë", Some("Zo")),
            ("1.10", Some("1.10")),
            ("on", Some("on")),
            ("a\u{1b}[31mb\n", Some("a-31mb")),
            ("管理者", None),
            ("---", None),
            (" ", None),
            (
                &long,
                Some(&format!("eu-central-1:123456789012:cluster-{}", "x".repeat(30))[..]),
            ),
        ] {
            let name = adapted(text).ok();
            assert_eq!(name.as_ref().map(ContextName::as_str), expected, "{text:?}");
        }
    }

    #[test]
    fn a_token_in_a_name_is_not_shown() {
        for text in [
            "eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
            "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
            "eyJhbGciOiJIUzI1NiJ9.e30.c2ln\n",
            "eyJhbGciOiJIUzI1NiJ9.e3",
        ] {
            assert_eq!(shown(text), "(a token)", "{text:?}");
            assert_eq!(adapted(text), Err(ForeignNameError::Token), "{text:?}");
        }
        assert_eq!(shown("it's\u{1b}[31m\u{202e}"), "it's\\u{1b}[31m\\u{202e}");
        assert_eq!(shown(&"x".repeat(100)).chars().count(), 65);
    }
}
