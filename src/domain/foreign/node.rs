//! A YAML document as a tree: what the files of others are read into before their meaning is looked for.
//!
//! Not serde structs, since those refuse a whole file for one wrong entry, and since names must be read as they
//! are written: to YAML `1.10` is a number and `on` a truth. So a node keeps its text, its line, and the order
//! and repetition of keys.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{Error as YamlError, Location, Options, Spanned};
use zeroize::Zeroizing;

use super::{ForeignFileError, MAX_FOREIGN_BYTES};

/// A node may stand in so many others: kubeconfigs have 6, and their `extensions` some more.
const MAX_DEPTH: usize = 32;

/// The most nodes: a kubeconfig of 1000 contexts has 30 000.
const MAX_NODES: usize = 100_000;

/// The most copies of nodes through aliases, which no Go program writes.
const MAX_COPIES: usize = 10_000;

/// A value of a YAML document. Cannot be printed, since it may be a token.
pub(super) struct Node {
    /// Counted from 1.
    pub(super) line: u64,
    value: Value,
}

enum Value {
    Null,
    Scalar(Zeroizing<String>),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// Reads the only document of `text`.
    pub(super) fn parse(text: &str) -> Result<Self, ForeignFileError> {
        if text.len() > MAX_FOREIGN_BYTES {
            return Err(ForeignFileError::TooLarge);
        }
        // Else the offsets of scalars would depend on whether the parser counts it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options()) {
            Ok(raw) => Ok(Self::settle(raw, text)),
            Err(YamlError::Eof { .. }) => Ok(Self {
                line: 1,
                value: Value::Null,
            }),
            Err(error) => Err(file_error(&error)),
        }
    }

    fn settle(raw: Spanned<Raw>, text: &str) -> Self {
        let line = raw.referenced.line();
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Text(text) => Value::Scalar(text),
            Raw::Typed(shown) => Value::Scalar(Zeroizing::new(
                written(text, &raw.defined).map_or(shown, str::to_owned),
            )),
            Raw::List(entries) => Value::List(
                entries
                    .into_iter()
                    .map(|entry| Self::settle(entry, text))
                    .collect(),
            ),
            Raw::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| (Self::settle(key, text), Self::settle(value, text)))
                    .collect(),
            ),
        };
        Self { line, value }
    }

    /// Whether there is nothing: no value, or `null`.
    pub(super) fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The text of a scalar as it is written, quotes aside.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The entries of a list.
    pub(super) fn list(&self) -> Option<&[Self]> {
        match &self.value {
            Value::List(entries) => Some(entries),
            Value::Null | Value::Scalar(_) | Value::Map(_) => None,
        }
    }

    /// The entries of a mapping as they stand, repeated keys included.
    pub(super) fn map(&self) -> Option<&[(Self, Self)]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            Value::Null | Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// The last value of `key` in a mapping, as for Go's YAML libraries, unless it is null.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.map()?
            .iter()
            .rfind(|(known, _)| known.text() == Some(key))
            .map(|(_, value)| value)
            .filter(|value| !value.is_null())
    }

    /// The value of `key` when it is a scalar with any text.
    pub(super) fn get_text(&self, key: &str) -> Option<&str> {
        self.get(key)?.text().filter(|text| !text.is_empty())
    }

    /// Whether a mapping has `key`, be its value null.
    pub(super) fn has(&self, key: &str) -> bool {
        self.map()
            .is_some_and(|entries| entries.iter().any(|(known, _)| known.text() == Some(key)))
    }

    /// Whether it says anything: not null, empty or `false`, nor made of nothing but such.
    ///
    /// Go programs write each field that they know, set or not.
    pub(super) fn says_something(&self) -> bool {
        match &self.value {
            Value::Null => false,
            Value::Scalar(text) => !text.is_empty() && text.as_str() != "false",
            Value::List(entries) => entries.iter().any(Self::says_something),
            Value::Map(entries) => entries.iter().any(|(_, value)| value.says_something()),
        }
    }

    /// What it is, for a message.
    pub(super) fn described(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: MAX_COPIES,
        },
        // A name that stands twice is a finding about that entry, not the end of the file.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        // `.inf` is as good a name as any.
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        ignore_binary_tag_for_string: true,
        with_snippet: false,
    }
}

/// A plain scalar as it stands in the file; `None` when the parser does not say where.
fn written<'a>(text: &'a str, at: &Location) -> Option<&'a str> {
    let start = usize::try_from(at.span().byte_offset()?).ok()?;
    let len = usize::try_from(at.span().byte_len()?).ok()?;
    let scalar = text.get(start..start.checked_add(len)?)?.trim();
    // A quoted scalar with a tag, such as `!!int "1"`.
    let bare = scalar.trim_matches(['"', '\'']);
    (!bare.is_empty()).then_some(bare)
}

/// Turns a parser's error into one that holds nothing of the text.
fn file_error(error: &YamlError) -> ForeignFileError {
    let location = error.location().filter(|at| at.line() > 0);
    let mut cause = error.without_snippet();
    while let YamlError::AliasError { error, .. } = cause {
        cause = error.without_snippet();
    }
    match cause {
        YamlError::MultipleDocuments { .. } => ForeignFileError::SeveralDocuments,
        YamlError::Budget { .. }
        | YamlError::AliasReplayCounterOverflow { .. }
        | YamlError::AliasReplayLimitExceeded { .. }
        | YamlError::AliasExpansionLimitExceeded { .. }
        | YamlError::AliasReplayStackDepthExceeded { .. }
        | YamlError::RecursiveReferencesRequireWeakTypes { .. } => ForeignFileError::TooComplex,
        _ => ForeignFileError::Syntax {
            line: location.as_ref().map_or(1, Location::line),
            column: location.as_ref().map_or(1, Location::column),
        },
    }
}

/// A node before the text of scalars that YAML gives a type has been looked up.
enum Raw {
    Null,
    Text(Zeroizing<String>),
    /// What YAML takes for a number or a truth, in some spelling.
    Typed(String),
    List(Vec<Spanned<Self>>),
    Map(Vec<(Spanned<Self>, Spanned<Self>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = seq.next_element()? {
            entries.push(entry);
        }
        Ok(Raw::List(entries))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Typed(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Typed(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Typed(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Typed(value.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(Zeroizing::new(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(Zeroizing::new(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_keep_the_text_that_they_are_written_with() {
        let text = "a: 1.10\nb: 0o17\nc: Yes\nd: '1'\ne: -0\nf: 1e999\nß: ä\ng: 007 # x\nh: &x 1_0\ni: *x\n\
                    j: !!int \"12\"\nk: ~\nl: .NaN\nm: 123456789012345678901234567890\n5: x\n";
        let node = Node::parse(text).unwrap();
        for (key, expected) in [
            ("a", "1.10"),
            ("b", "0o17"),
            ("c", "Yes"),
            ("d", "1"),
            ("e", "-0"),
            ("f", "1e999"),
            ("ß", "ä"),
            ("g", "007"),
            ("h", "1_0"),
            ("i", "1_0"),
            ("j", "12"),
            ("l", ".NaN"),
            ("m", "123456789012345678901234567890"),
            ("5", "x"),
        ] {
            assert_eq!(node.get_text(key), Some(expected), "{key}");
        }
        assert!(node.has("k") && node.get("k").is_none());
        let with_bom = Node::parse("\u{feff}a: ü\nb: 1.10\n").unwrap();
        assert_eq!(with_bom.get_text("b"), Some("1.10"));
        let crlf = Node::parse("a: ü\r\nb: 1.10\r\nc: x\r\n").unwrap();
        assert_eq!(crlf.get_text("b"), Some("1.10"));
        assert_eq!(crlf.get("c").unwrap().line, 3);
    }
}
