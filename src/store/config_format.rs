//! The format of config.toml, version 1: a document in, a [`ContextBook`] out, and changes back in.
//!
//! toml's own messages quote the file, so every problem is told by its place and in our own words. The token is
//! never here; a user who pasted one into the file must not see it in an error either.

use std::ops::Range;

use toml_edit::{Array, Document, DocumentMut, Item, Table, TableLike, Value, value};

use crate::domain::context::{Context, ContextBook};
use crate::domain::credential::{Credential, StoredToken, TokenSummary, VaultId, VaultKind};
use crate::domain::name::ContextName;
use crate::domain::time::NumericDate;
use crate::domain::token::Fingerprint;

/// The version that this code reads and writes.
pub(super) const VERSION: i64 = 1;

/// Why a document is no config.
#[derive(Debug)]
pub(super) enum Problem {
    /// It was written by a newer pxsec.
    Newer { version: i64 },
    /// At this byte something else was expected.
    At { offset: usize, expected: String },
}

fn at(span: Option<Range<usize>>, expected: impl Into<String>) -> Problem {
    Problem::At {
        offset: span.map_or(0, |span| span.start),
        expected: expected.into(),
    }
}

/// Reads a config. Text without any key is an empty book.
pub(super) fn parse(text: &str) -> Result<(DocumentMut, ContextBook), Problem> {
    // `Document` keeps spans, `DocumentMut` does not.
    let document = Document::parse(text.to_owned())
        .map_err(|error| at(error.span(), "this is not valid TOML"))?;
    let root = document.as_table();
    if root.is_empty() {
        return Ok((document.into_mut(), ContextBook::default()));
    }
    match root.get("version") {
        Some(item) => match item.as_integer() {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(Problem::Newer { version }),
            _ => return Err(at(item.span(), "`version` must be 1")),
        },
        None => return Err(at(None, "the key `version = 1` is missing")),
    }
    let current = name_at(root, "current")?;
    let previous = name_at(root, "previous")?;
    let default_vault = match text_at(root, "vault")? {
        Some(text) => Some(text.parse::<VaultKind>().map_err(|_| {
            at(
                span_of(root, "vault"),
                "`vault` must be \"keyring\" or \"file\"",
            )
        })?),
        None => None,
    };
    let mut contexts = Vec::new();
    if let Some(item) = root.get("contexts") {
        let table = item
            .as_table_like()
            .ok_or_else(|| at(item.span(), "`contexts` must be a table"))?;
        for (key, item) in table.iter() {
            let span = || {
                table
                    .get_key_value(key)
                    .and_then(|(key, _)| key.span())
                    .or_else(|| item.span())
            };
            let name: ContextName = key.parse().map_err(|_| {
                at(
                    span(),
                    "the name of a context must be letters, digits and . _ - @ : +",
                )
            })?;
            let fields = item
                .as_table_like()
                .ok_or_else(|| at(span(), "a context must be a table"))?;
            contexts.push(context(name, fields, span())?);
        }
    }
    let book = ContextBook::from_parts(contexts, current, previous, default_vault);
    Ok((document.into_mut(), book))
}

fn span_of(table: &dyn TableLike, key: &str) -> Option<Range<usize>> {
    table.get(key).and_then(Item::span)
}

fn text_at(table: &dyn TableLike, key: &str) -> Result<Option<String>, Problem> {
    match table.get(key) {
        None => Ok(None),
        Some(item) => match item.as_str() {
            Some(text) => Ok(Some(text.to_owned())),
            None => Err(at(item.span(), format!("`{key}` must be a string"))),
        },
    }
}

fn name_at(table: &dyn TableLike, key: &str) -> Result<Option<ContextName>, Problem> {
    match text_at(table, key)? {
        None => Ok(None),
        Some(text) => match text.parse() {
            Ok(name) => Ok(Some(name)),
            Err(_) => Err(at(
                span_of(table, key),
                format!("`{key}` must be the name of a context"),
            )),
        },
    }
}

fn instant_at(table: &dyn TableLike, key: &str) -> Result<Option<NumericDate>, Problem> {
    match text_at(table, key)? {
        None => Ok(None),
        Some(text) => match NumericDate::parse_rfc3339(&text) {
            Ok(instant) => Ok(Some(instant)),
            Err(_) => Err(at(
                span_of(table, key),
                format!("`{key}` must be an instant such as \"2026-01-02T03:04:05Z\""),
            )),
        },
    }
}

fn list_at(table: &dyn TableLike, key: &str) -> Result<Vec<String>, Problem> {
    let Some(item) = table.get(key) else {
        return Ok(Vec::new());
    };
    let wrong = || at(item.span(), format!("`{key}` must be a list of strings"));
    let entries = item.as_array().ok_or_else(wrong)?;
    entries
        .iter()
        .map(|entry| entry.as_str().map(str::to_owned).ok_or_else(wrong))
        .collect()
}

fn context(
    name: ContextName,
    fields: &dyn TableLike,
    span: Option<Range<usize>>,
) -> Result<Context, Problem> {
    let required = |key: &str, form: &str| {
        at(
            span_of(fields, key).or_else(|| span.clone()),
            format!("a context needs `{key}`: {form}"),
        )
    };
    match text_at(fields, "credential")?.as_deref() {
        Some("stored") => {}
        _ => return Err(required("credential", "\"stored\"")),
    }
    let vault = text_at(fields, "vault")?
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| required("vault", "\"keyring\" or \"file\""))?;
    let id = text_at(fields, "id")?
        .and_then(|text| VaultId::parse(&text))
        .ok_or_else(|| required("id", "32 hexadecimal digits"))?;
    let fingerprint = text_at(fields, "fingerprint")?
        .and_then(|text| Fingerprint::parse(&text))
        .ok_or_else(|| required("fingerprint", "\"sha256:\" and 8 hexadecimal digits"))?;
    Ok(Context {
        name,
        description: text_at(fields, "description")?,
        endpoint: text_at(fields, "endpoint")?,
        credential: Credential::Stored(StoredToken {
            vault,
            id,
            summary: TokenSummary {
                issuer: text_at(fields, "issuer")?,
                subject: text_at(fields, "subject")?,
                roles: list_at(fields, "roles")?,
                groups: list_at(fields, "groups")?,
                issued: instant_at(fields, "issued-at")?,
                expires: instant_at(fields, "expires-at")?,
                fingerprint,
            },
        }),
        created: instant_at(fields, "created-at")?
            .ok_or_else(|| required("created-at", "an instant such as \"2026-01-02T03:04:05Z\""))?,
    })
}

/// Puts what changed between two books into the document, and touches nothing else.
pub(super) fn apply(document: &mut DocumentMut, before: &ContextBook, after: &ContextBook) {
    if document.is_empty() {
        document["version"] = value(VERSION);
    }
    set(
        document.as_table_mut(),
        "current",
        after.current().map(|name| text(name.as_str())),
    );
    set(
        document.as_table_mut(),
        "previous",
        after.previous().map(|name| text(name.as_str())),
    );
    set(
        document.as_table_mut(),
        "vault",
        after.default_vault.map(|kind| text(kind.as_str())),
    );

    let gone: Vec<&Context> = before
        .iter()
        .filter(|context| after.get(&context.name).is_err())
        .collect();
    let changed: Vec<&Context> = after
        .iter()
        .filter(|context| before.get(&context.name).ok() != Some(*context))
        .collect();
    if gone.is_empty() && changed.is_empty() {
        return;
    }
    // Without a header of its own, so that only `[contexts.NAME]` lines appear.
    let mut implicit = Table::new();
    implicit.set_implicit(true);
    let Some(contexts) = document
        .entry("contexts")
        .or_insert(Item::Table(implicit))
        .as_table_like_mut()
    else {
        return;
    };
    for context in gone {
        contexts.remove(context.name.as_str());
    }
    for context in changed {
        let fields = contexts
            .entry(context.name.as_str())
            .or_insert(Item::Table(Table::new()))
            .as_table_like_mut();
        if let Some(fields) = fields {
            write_context(fields, context);
        }
    }
}

fn write_context(fields: &mut dyn TableLike, context: &Context) {
    let Credential::Stored(stored) = &context.credential;
    let summary = &stored.summary;
    let instant = |at: Option<NumericDate>| at.map(|at| text(&at.to_rfc3339()));
    set(
        fields,
        "description",
        context.description.as_deref().map(text),
    );
    set(fields, "endpoint", context.endpoint.as_deref().map(text));
    set(fields, "credential", Some(text(context.credential.kind())));
    set(fields, "vault", Some(text(stored.vault.as_str())));
    set(fields, "id", Some(text(stored.id.as_str())));
    set(
        fields,
        "fingerprint",
        Some(text(summary.fingerprint.as_str())),
    );
    set(fields, "issuer", summary.issuer.as_deref().map(text));
    set(fields, "subject", summary.subject.as_deref().map(text));
    set(fields, "roles", Some(list(&summary.roles)));
    set(fields, "groups", Some(list(&summary.groups)));
    set(fields, "issued-at", instant(summary.issued));
    set(fields, "expires-at", instant(summary.expires));
    set(fields, "created-at", instant(Some(context.created)));
}

fn text(text: &str) -> Value {
    Value::from(text)
}

fn list(entries: &[String]) -> Value {
    Value::Array(entries.iter().map(String::as_str).collect::<Array>())
}

/// Sets or removes a key; one that has the value already, and the comment behind a value, stay as they are.
fn set(table: &mut dyn TableLike, key: &str, new: Option<Value>) {
    let Some(mut new) = new else {
        table.remove(key);
        return;
    };
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        let same = match (old, &new) {
            (Value::Array(old), Value::Array(new)) => old
                .iter()
                .map(Value::as_str)
                .eq(new.iter().map(Value::as_str)),
            (old, new) => old.as_str().is_some() && old.as_str() == new.as_str(),
        };
        if same {
            return;
        }
        *new.decor_mut() = old.decor().clone();
    }
    if let Some(item) = table.get_mut(key) {
        *item = Item::Value(new);
    } else {
        table.insert(key, Item::Value(new));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::context::OnClash;

    const CONFIG: &str = r#"# mine
version = 1 # do not touch
current = "admin" # the usual one
colour = "blue"

# the big cluster
[contexts.admin]
credential = "stored" # kept
vault = "file"
id = "00112233445566778899aabbccddeeff"
fingerprint = "sha256:00112233"
roles = [ "system.admin" ] # all
created-at = "2026-01-02T03:04:05Z"
note = "unknown to us"

[mine]
x = 1
"#;

    fn book(text: &str) -> (DocumentMut, ContextBook) {
        parse(text).unwrap()
    }

    #[test]
    fn comments_order_and_unknown_keys_survive_an_edit() {
        let (mut document, before) = book(CONFIG);
        let mut after = before.clone();
        let mut other = after.get(&"admin".parse().unwrap()).unwrap().clone();
        other.name = "lab.1".parse().unwrap();
        after.insert(other, OnClash::Refuse).unwrap();
        after.select(&"lab.1".parse().unwrap()).unwrap();
        apply(&mut document, &before, &after);
        let text = document.to_string();
        for kept in [
            "# mine\nversion = 1 # do not touch\n",
            "current = \"lab.1\" # the usual one\n",
            "colour = \"blue\"\n",
            "# the big cluster\n[contexts.admin]\ncredential = \"stored\" # kept\n",
            "roles = [ \"system.admin\" ] # all\n",
            "note = \"unknown to us\"\n",
            "[mine]\nx = 1\n",
            "[contexts.\"lab.1\"]\n",
        ] {
            assert!(text.contains(kept), "{kept}\n---\n{text}");
        }
        assert_eq!(book(&text).1, after);
        let mut removed = after.clone();
        removed.remove(&"lab.1".parse().unwrap()).unwrap();
        let (mut document, _) = book(&text);
        apply(&mut document, &after, &removed);
        assert!(!document.to_string().contains("lab.1"));
        assert_eq!(book(&document.to_string()).1, removed);
    }

    #[test]
    fn a_new_config_is_readable_toml_without_empty_headers() {
        let (mut document, empty) = book("");
        let (_, full) = book(CONFIG);
        apply(&mut document, &empty, &full);
        let text = document.to_string();
        assert!(
            text.starts_with("version = 1\ncurrent = \"admin\"\n\n[contexts.admin]\n"),
            "{text}"
        );
        assert_eq!(book(&text).1, full);
    }

    #[test]
    fn what_is_wrong_is_told_by_its_place_and_never_quoted() {
        for (text, offset, expected) in [
            ("version = ", 10, "this is not valid TOML"),
            ("a = 1\n", 0, "the key `version = 1` is missing"),
            ("version = \"canary\"\n", 10, "`version` must be 1"),
            (
                "version = 1\ncurrent = \"can ary\"\n",
                22,
                "`current` must be the name of a context",
            ),
            (
                "version = 1\ncurrent = 5\n",
                22,
                "`current` must be a string",
            ),
            (
                "version = 1\nvault = \"canary\"\n",
                20,
                "`vault` must be \"keyring\" or \"file\"",
            ),
            (
                "version = 1\ncontexts = 1\n",
                23,
                "`contexts` must be a table",
            ),
            (
                "version = 1\n[contexts.a]\n",
                22,
                "a context needs `credential`: \"stored\"",
            ),
        ] {
            match parse(text).unwrap_err() {
                Problem::At {
                    offset: found,
                    expected: words,
                } => {
                    assert_eq!((found, words.as_str()), (offset, expected), "{text}");
                }
                Problem::Newer { .. } => panic!("{text}"),
            }
        }
        assert!(matches!(
            parse("version = 2\n[x]\n"),
            Err(Problem::Newer { version: 2 })
        ));
    }
}
