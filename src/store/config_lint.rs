//! What is odd about a config.toml that reads well.
//!
//! Pure. Unknown keys and names of no context stay in the file and do no harm, which is why reading passes them over;
//! most of them are typing errors. Values are never told, since anything may stand there; keys and names are, as far
//! as they can be what they should be.

use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::config_format::key;
use crate::domain::context::{ContextBook, ContextError};
use crate::domain::name::ContextName;

/// One odd thing about a config that can be used all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Oddity {
    /// A key that this version gives no meaning to.
    #[error("{} is unknown{}", key_shown(.key), within.as_ref().map(|name| format!(" in the px context `{name}`")).unwrap_or_default())]
    UnknownKey {
        /// The key.
        key: String,
        /// The context whose table it is in; `None` for the root.
        within: Option<ContextName>,
        /// The known key that comes nearest.
        near: Option<&'static str>,
    },
    /// `current` or `previous` with a name of no context; it counts as none.
    #[error("`{key}` names {}", name.as_ref().map_or("no px context".to_owned(), |name| format!("`{name}`, and there is no such px context")))]
    NamesNoContext {
        /// Which of the two.
        key: &'static str,
        /// The name, when it could be one.
        name: Option<ContextName>,
        /// The contexts that come near.
        near: Vec<ContextName>,
    },
    /// Others than the owner can open it. Neither is a secret by itself, but the file vault is in the same folder.
    #[error("the mode {mode:04o} of {} is open to others", path.display())]
    OpenToOthers {
        /// The file or folder.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
        /// Those it is created with.
        want: u32,
    },
}

/// A key as it may be told: a credential that was pasted in its place is longer.
fn key_shown(key: &str) -> String {
    /// Twice the longest key that there is; shared secrets have 32 bytes and more.
    const MAX_CHARS: usize = 24;
    match key.chars().count() {
        0..=MAX_CHARS => format!("the key `{key}`"),
        more => format!("a key of {more} characters"),
    }
}

/// An oddity, and the byte where it stands.
pub(super) type Found = (usize, Oddity);

/// Looks through a text that was read as `book`, in the order of the file.
pub(super) fn lint(text: &str, book: &ContextBook) -> Vec<Found> {
    // What does not parse is told by reading it.
    let Ok(document) = DeTable::parse(text) else {
        return Vec::new();
    };
    let root = document.get_ref();
    let mut found = unknown_keys(root, &key::ROOT, None);
    for key in [key::CURRENT, key::PREVIOUS] {
        found.extend(root.get(key).and_then(|item| names_none(key, item, book)));
    }
    let contexts = root
        .get(key::CONTEXTS)
        .and_then(|item| item.get_ref().as_table());
    for (name, item) in contexts.into_iter().flatten() {
        if let (Ok(name), Some(table)) = (name.get_ref().parse(), item.get_ref().as_table()) {
            found.extend(unknown_keys(table, &key::CONTEXT, Some(&name)));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found
}

fn unknown_keys(
    table: &DeTable<'_>,
    known: &[&'static str],
    within: Option<&ContextName>,
) -> Vec<Found> {
    let unknown = table
        .keys()
        .filter(|key| !known.contains(&key.get_ref().as_ref()));
    let oddity = |key: &str| Oddity::UnknownKey {
        key: key.to_owned(),
        within: within.cloned(),
        near: nearest(key, known),
    };
    unknown
        .map(|key| (key.span().start, oddity(key.get_ref())))
        .collect()
}

/// The known key that a mistyped one was meant to be, when one comes near.
fn nearest(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let typed = key.to_ascii_lowercase().replace('_', "-");
    let near = |known: &'static str| (strsim::jaro_winkler(known, &typed), known);
    let mut near: Vec<_> = known.iter().map(|known| near(known)).collect();
    near.retain(|(likeness, _)| *likeness > 0.8);
    near.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    near.pop().map(|(_, known)| known)
}

fn names_none(key: &'static str, item: &Spanned<DeValue<'_>>, book: &ContextBook) -> Option<Found> {
    let name = item.get_ref().as_str()?.parse::<ContextName>().ok();
    let near = match name.as_ref().map(|name| book.get(name)) {
        Some(Ok(_)) => return None,
        Some(Err(ContextError::NotFound { near, .. })) => near,
        Some(Err(_)) | None => Vec::new(),
    };
    Some((
        item.span().start,
        Oddity::NamesNoContext { key, name, near },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::config_fields::fields;
    use crate::store::config_format::read;

    const GOOD: &str = r#"version = 1
current = "a"
[contexts.a]
credential = "stored"
vault = "file"
id = "00000000000000000000000000000001"
created-at = "2026-01-01T00:00:00Z"
"#;

    fn lint_all(text: &str) -> Vec<String> {
        let book = read(text).unwrap();
        let found = lint(text, &book);
        found
            .iter()
            .map(|(at, what)| format!("{at} {what}"))
            .collect()
    }

    #[test]
    fn every_key_that_is_written_is_known() {
        let book = read(GOOD).unwrap();
        let context = book.iter().next().unwrap();
        for (key, _) in fields(context) {
            assert!(key::CONTEXT.contains(&key), "{key} is not in key::CONTEXT");
        }
        assert_eq!(fields(context).len(), key::CONTEXT.len());
    }

    #[test]
    fn nothing_is_odd_about_what_pxsec_writes() {
        assert_eq!(lint_all(GOOD), [""; 0]);
        assert_eq!(lint_all(" \n"), [""; 0]);
    }

    #[test]
    fn the_nearest_key_is_the_one_that_was_meant() {
        for (typed, meant) in [
            ("created_at", Some("created-at")),
            ("Endpoint", Some("endpoint")),
            ("iss", Some("issuer")),
            ("role", Some("roles")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, &key::CONTEXT), meant, "{typed}");
        }
    }

    #[test]
    fn a_credential_in_the_place_of_a_key_is_not_told() {
        let secret = "s".repeat(25);
        let found = lint_all(&format!(
            "version = 1\n{secret} = 1\ncurrent = \"{secret} \"\n"
        ));
        assert_eq!(
            found,
            [
                "12 a key of 25 characters is unknown",
                "52 `current` names no px context"
            ]
        );
    }
}
