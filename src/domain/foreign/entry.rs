//! What the entries of all formats have in common: fields that are known, left out, or misspelt.

use super::names;
use super::node::Node;
use crate::domain::near::nearest;

/// The longest endpoint taken over: 1024 bytes.
const MAX_ENDPOINT_BYTES: usize = 1024;

/// Notes the fields of a mapping that are not known, and those that stand twice.
///
/// `within` is put before their names, such as `identity.`.
pub(super) fn check_fields(node: &Node, known: &[&str], within: &str, notes: &mut Vec<String>) {
    let mut seen: Vec<&str> = Vec::new();
    for (key, _) in node.map().unwrap_or_default() {
        let line = key.line;
        let Some(name) = key.text() else {
            notes.push(format!("line {line}: a field without a name is left out"));
            continue;
        };
        if seen.contains(&name) {
            notes.push(format!(
                "line {line}: `{within}{}` is given twice; the last one counts",
                shown_field(name)
            ));
            continue;
        }
        // A mapping of many unknown fields must not take quadratic time.
        if known.contains(&name) {
            seen.push(name);
            continue;
        }
        notes.push(format!(
            "line {line}: unknown field `{within}{}` is left out{}",
            shown_field(name),
            nearest(name, known.iter().copied())
                .map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
        ));
    }
}

/// Notes which of `fields` are set but have no place here; `why` says why.
pub(super) fn note_dropped(
    node: &Node,
    fields: &[&'static str],
    why: &str,
    notes: &mut Vec<String>,
) {
    let set: Vec<&str> = fields
        .iter()
        .copied()
        .filter(|field| node.get(field).is_some_and(Node::says_something))
        .collect();
    note_dropped_names(&set, why, notes);
}

/// [`note_dropped`] of fields that are known to be set.
pub(super) fn note_dropped_names(fields: &[&str], why: &str, notes: &mut Vec<String>) {
    let quoted: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
    if let Some((last, rest)) = quoted.split_last() {
        let (names, verb) = if rest.is_empty() {
            (last.clone(), "is")
        } else {
            (format!("{} and {last}", rest.join(", ")), "are")
        };
        notes.push(format!("{names} {verb} not kept: {why}"));
    }
}

/// Why TLS settings and the like are not kept.
pub(super) const NO_CONNECTION: &str = "pxsec does not connect to the endpoint";

/// The text of a field, when it has any; what is no text is noted.
pub(super) fn text_field<'a>(
    node: &'a Node,
    key: &str,
    notes: &mut Vec<String>,
) -> Option<&'a str> {
    let value = node.get(key)?;
    if value.text().is_none() {
        notes.push(format!(
            "line {}: `{key}` is {}, not text, and is left out",
            value.line,
            value.described()
        ));
    }
    value.text().filter(|text| !text.is_empty())
}

/// The endpoint in a text, unless it cannot be one or holds a password.
pub(super) fn endpoint(text: &str, notes: &mut Vec<String>) -> Option<String> {
    let problem = if text.contains('@') {
        "holds a user name or a password"
    } else if text.len() > MAX_ENDPOINT_BYTES
        || text.contains(|c: char| c.is_control() || c.is_whitespace())
        || names::is_token_like(text)
    {
        "is no address"
    } else {
        return Some(text.to_owned());
    };
    notes.push(format!("its endpoint {problem}, and is left out"));
    None
}

/// A field's name as a message may show it: none longer than any word, since it may be a token or a secret.
fn shown_field(name: &str) -> String {
    const LONGEST: usize = 24;
    if name.len() > LONGEST || names::is_token_like(name) {
        format!("… ({} characters)", name.chars().count())
    } else {
        names::shown(name)
    }
}
