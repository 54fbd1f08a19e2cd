//! The name of a px context, and its grammar.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The longest context name, in bytes: what fits a terminal line and any platform's keyring.
pub const MAX_NAME_BYTES: usize = 64;

/// The name of a px context.
///
/// ASCII letters, digits and `. _ - @ : +`, starting with a letter, a digit or `_`, at most
/// [`MAX_NAME_BYTES`]. So it is safe as a TOML key, in a shell word and on a terminal; a lone `-` stays free
/// for "the previous context". Names are case-sensitive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContextName(String);

impl ContextName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ContextName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        if text.len() > MAX_NAME_BYTES {
            return Err(NameError::TooLong { bytes: text.len() });
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if let Some(bad) = text.chars().find(|c| !plain(*c) && !"-.@:+".contains(*c)) {
            return Err(NameError::BadCharacter {
                name: text.to_owned(),
                bad,
            });
        }
        if !text.starts_with(plain) {
            return Err(NameError::BadStart {
                name: text.to_owned(),
            });
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for ContextName {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ContextName> for String {
    fn from(name: ContextName) -> Self {
        name.0
    }
}

impl fmt::Display for ContextName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no [`ContextName`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NameError {
    /// No text at all.
    #[error("a context name cannot be empty")]
    Empty,
    /// Longer than [`MAX_NAME_BYTES`].
    #[error("a context name has at most {MAX_NAME_BYTES} characters, this has {bytes} bytes")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// A character outside the grammar.
    #[error("`{}` is no context name: `{}` is not allowed (letters, digits and . _ - @ : + are)", name.escape_debug(), bad.escape_debug())]
    BadCharacter {
        /// The text.
        name: String,
        /// The first character that is not allowed.
        bad: char,
    },
    /// It starts with punctuation.
    #[error("`{name}` is no context name: it must start with a letter, a digit or `_`")]
    BadStart {
        /// The text.
        name: String,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_safe_words() {
        for name in ["admin", "prod-eu.1", "a@b:c+d", "_x", "0"] {
            let parsed: ContextName = name.parse().unwrap();
            assert_eq!(serde_json::to_value(parsed).unwrap(), name);
        }
        let long = "a".repeat(300);
        for name in [
            "", "-", "-x", ".x", "a/b", "a b", "a\u{7}b", "ä", "a\nb", "../x", &long,
        ] {
            assert!(name.parse::<ContextName>().is_err(), "{name:?}");
        }
    }

    /// A name also stands in file names of shells, in unquoted words and in `key = value`, so nothing in it may mean more.
    fn is_safe(name: &str) -> bool {
        let first = name.chars().next();
        (1..=MAX_NAME_BYTES).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_graphic())
            && !name.contains([
                '/', '\\', '\'', '"', '`', '$', '&', ';', '|', '<', '>', '(', ')',
            ])
            && !name.contains([
                '*', '?', '[', ']', '{', '}', '!', '#', '~', '%', '^', '=', ',',
            ])
            && first.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..Default::default() })]

        #[test]
        fn what_is_accepted_is_exactly_the_safe_words(text in prop_oneof![
            "[A-Za-z0-9_.@:+-]{0,66}",
            // One character that may be anything, amid good ones.
            "[A-Za-z0-9_.@:+-]{0,2}[ -~][A-Za-z0-9]{0,2}",
            "[a-z]{0,2}\\PC[a-z]{0,2}",
            any::<String>(),
            prop::sample::select(vec![".", "..", "-", "~", "CON", "nul.txt", "a/../b", "\u{202e}a", "a\u{0}"])
                .prop_map(str::to_owned),
        ]) {
            match text.parse::<ContextName>() {
                Ok(name) => {
                    prop_assert!(is_safe(&text), "{:?} is accepted", text);
                    prop_assert_eq!(name.as_str(), &text);
                    // As a TOML key, bare or quoted.
                    let toml = format!("{} = 1", toml_edit::Key::new(&text));
                    let table = toml::de::DeTable::parse(&toml).unwrap();
                    let keys = table.get_ref().keys().map(|key| key.get_ref().as_ref());
                    prop_assert_eq!(keys.collect::<Vec<&str>>(), [&text]);
                    prop_assert!(text != "." && text != "..");
                }
                Err(error) => {
                    prop_assert!(!is_safe(&text), "{:?} is refused: {}", text, error);
                    let said = error.to_string();
                    prop_assert!(said.contains("context name"), "{}", said);
                    prop_assert!(!said.contains(char::is_control) && !said.contains('\u{202e}'), "{:?}", said);
                }
            }
        }
    }

    #[test]
    fn control_characters_are_escaped_in_the_error() {
        let text = "a\u{1b}[31m"
            .parse::<ContextName>()
            .unwrap_err()
            .to_string();
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
