//! Changing config.toml: only what differs between two books is touched.
//!
//! Pure. The user's comments, order, spelling, unknown keys and unknown tables stay. The comment block right
//! above a context's header, and what is inside its table, go with the context; every other comment near
//! something removed moves to what follows it.

use toml_edit::{Array, DocumentMut, InlineTable, Item, RawString, Table, TableLike, Value};

use super::config_fields::{Field, fields};
use super::config_format::{VERSION, key};
use crate::domain::context::{Context, ContextBook};
use crate::domain::name::ContextName;

/// A text that was read before does not have the form it was read with.
#[derive(Debug)]
pub(super) struct Unexpected;

/// The text of the file after a change from the book `before`, which `text` holds, to `after`.
pub(super) fn edit(
    text: &str,
    before: &ContextBook,
    after: &ContextBook,
) -> Result<String, Unexpected> {
    let mut document = if text.trim().is_empty() {
        let mut document = DocumentMut::new();
        document.insert(key::VERSION, toml_edit::value(VERSION));
        document
    } else {
        text.parse().map_err(|_| Unexpected)?
    };
    let names_one = |text: &str| {
        text.parse()
            .is_ok_and(|name| before.get(&name).is_ok() || after.get(&name).is_ok())
    };
    let mut renamed = Vec::new();
    for gone in before.iter().filter(|old| after.get(&old.name).is_err()) {
        let is_same = |new: &&Context| {
            let same = Context {
                name: new.name.clone(),
                ..gone.clone()
            };
            **new == same && before.get(&new.name).is_err() && !renamed.contains(&&new.name)
        };
        match after.iter().find(is_same) {
            Some(new) => {
                rename_context(&mut document, &gone.name, &new.name)?;
                renamed.push(&new.name);
            }
            None => remove_context(&mut document, gone.name.as_str())?,
        }
    }
    // After removing, lest a comment of theirs move to a table that goes.
    for (key, name) in [
        (key::CURRENT, after.current()),
        (key::PREVIOUS, after.previous()),
    ] {
        let standing = document.get(key).and_then(Item::as_str);
        // A name that named nothing means none: it stays, until a context of that name would come to life.
        let means = standing.filter(|text| names_one(text));
        if means != name.map(ContextName::as_str) {
            set_root(&mut document, key, name.map(|n| Field::Text(n.to_string())));
        }
    }
    if before.default_vault != after.default_vault {
        let vault = after.default_vault.map(|v| Field::Text(v.to_string()));
        set_root(&mut document, key::VAULT, vault);
    }
    for context in after.iter() {
        if renamed.contains(&&context.name) {
            continue;
        }
        match before.get(&context.name) {
            Ok(old) if old == context => {}
            Ok(old) => change_context(&mut document, old, context)?,
            Err(_) => add_context(&mut document, context)?,
        }
    }
    Ok(document.to_string())
}

fn set_root(document: &mut DocumentMut, key: &str, field: Option<Field>) {
    match field {
        Some(field) => set(document.as_table_mut(), key, &field),
        None => {
            if let Some(comment) = unset(document.as_table_mut(), key) {
                move_comment(document, isize::MIN, &comment);
            }
        }
    }
}

fn contexts_of(document: &mut DocumentMut) -> Result<&mut dyn TableLike, Unexpected> {
    document
        .get_mut(key::CONTEXTS)
        .and_then(Item::as_table_like_mut)
        .ok_or(Unexpected)
}

fn add_context(document: &mut DocumentMut, context: &Context) -> Result<(), Unexpected> {
    let name = context.name.as_str();
    let present = fields(context)
        .into_iter()
        .filter_map(|(key, field)| Some((key, field?)));
    match document.entry(key::CONTEXTS).or_insert_with(|| {
        // Without this an empty `[contexts]` header would be written.
        let mut contexts = Table::new();
        contexts.set_implicit(true);
        Item::Table(contexts)
    }) {
        Item::Table(contexts) => {
            let mut table = Table::new();
            for (key, field) in present {
                table.insert(key, Item::Value(value_of(&field)));
            }
            contexts.insert(name, Item::Table(table));
        }
        Item::Value(Value::InlineTable(contexts)) => {
            let mut table = InlineTable::new();
            for (key, field) in present {
                table.insert(key, value_of(&field));
            }
            contexts.insert(name, Value::InlineTable(table));
        }
        Item::None | Item::Value(_) | Item::ArrayOfTables(_) => return Err(Unexpected),
    }
    Ok(())
}

fn change_context(
    document: &mut DocumentMut,
    old: &Context,
    new: &Context,
) -> Result<(), Unexpected> {
    let item = contexts_of(document)?
        .get_mut(new.name.as_str())
        .ok_or(Unexpected)?;
    let position = item.as_table().and_then(Table::position);
    let table = item.as_table_like_mut().ok_or(Unexpected)?;
    let mut homeless = String::new();
    let same_kind = old.credential.kind() == new.credential.kind();
    for ((key, before), (_, after)) in fields(old).into_iter().zip(fields(new)) {
        match after {
            // What says nothing of one kind, such as `groups = []`, may say something of another.
            same if same == before && (same_kind || same.is_some()) => {}
            Some(field) => set(table, key, &field),
            None => homeless.extend(unset(table, key)),
        }
    }
    if !homeless.is_empty() {
        move_comment(document, position.unwrap_or(isize::MIN), &homeless);
    }
    Ok(())
}

/// Gives a context's table another name; it stays where it is, with all that stands in it and above it.
fn rename_context(
    document: &mut DocumentMut,
    old: &ContextName,
    new: &ContextName,
) -> Result<(), Unexpected> {
    let contexts = contexts_of(document)?;
    let item = contexts.remove(old.as_str()).ok_or(Unexpected)?;
    contexts.insert(new.as_str(), item);
    Ok(())
}

fn remove_context(document: &mut DocumentMut, name: &str) -> Result<(), Unexpected> {
    let item = contexts_of(document)?.remove(name).ok_or(Unexpected)?;
    let mut kept = Vec::new();
    each_table(&item, &mut |table| {
        let above = above_last_blank_line(text_of(table.decor().prefix()));
        if above.contains('#') {
            kept.push((table.position().unwrap_or(isize::MIN), above.to_owned()));
        }
    });
    // Each is put before what is there already, so the last one first.
    kept.sort_by_key(|(position, _)| std::cmp::Reverse(*position));
    for (position, comment) in kept {
        move_comment(document, position, &comment);
    }
    Ok(())
}

/// Sets a value in its place, with the comments around it.
fn set(table: &mut dyn TableLike, key: &str, field: &Field) {
    let mut value = value_of(field);
    match table.get_mut(key) {
        Some(item) => {
            if let (Some(old), Field::Texts(texts)) = (item.as_array(), field) {
                value = changed_list(old, texts).into();
            }
            if let Some(old) = item.as_value() {
                *value.decor_mut() = old.decor().clone();
            }
            *item = Item::Value(value);
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// The list of `texts` with the entries of `old` as they stand, and every comment of `old`.
fn changed_list(old: &Array, texts: &[String]) -> Array {
    let mut rest: Vec<&Value> = old.iter().collect();
    let mut list = Array::new();
    for text in texts {
        let same = rest.iter().position(|old| old.as_str() == Some(text));
        match same {
            Some(same) => list.push_formatted(rest.remove(same).clone()),
            None => list.push(text),
        }
    }
    let around = |value: &Value| {
        let decor = value.decor();
        [text_of(decor.prefix()), text_of(decor.suffix())].concat()
    };
    // A comment ends with its line, so that what stood around entries may be put together.
    let mut trailing: String = rest.into_iter().map(around).collect();
    if !trailing.contains('#') {
        trailing.clear();
    }
    trailing.push_str(text_of(Some(old.trailing())));
    list.set_trailing(trailing);
    list.set_trailing_comma(old.trailing_comma() && !texts.is_empty());
    list
}

/// The comments between the entries of a list, each on a line of its own.
fn comments_within(list: &Array) -> String {
    let decors = list.iter().map(Value::decor);
    let texts = decors.flat_map(|decor| [decor.prefix(), decor.suffix()]);
    texts
        .chain([Some(list.trailing())])
        .flat_map(|text| text_of(text).lines())
        .map(str::trim)
        .filter(|line| line.starts_with('#'))
        .map(|line| line.to_owned() + "\n")
        .collect()
}

/// Removes a value. Gives back its comments when nothing follows in the table that could take them.
fn unset(table: &mut dyn TableLike, key: &str) -> Option<String> {
    let item = table.get(key)?;
    let mut comment = table
        .key(key)
        .map(|key| text_of(key.leaf_decor().prefix()))
        .filter(|prefix| prefix.contains('#'))
        .unwrap_or_default()
        .to_owned();
    comment.push_str(&item.as_array().map(comments_within).unwrap_or_default());
    let suffix = item
        .as_value()
        .map_or("", |value| text_of(value.decor().suffix()));
    if suffix.contains('#') {
        comment.push_str(suffix.trim());
        comment.push('\n');
    }
    let next = table
        .iter()
        .skip_while(|(other, _)| *other != key)
        .skip(1)
        .find(|(_, item)| item.is_value())
        .map(|(other, _)| other.to_owned());
    table.remove(key);
    if comment.is_empty() {
        return None;
    }
    let Some(mut next) = next.and_then(|next| table.key_mut(&next)) else {
        return Some(comment);
    };
    let decor = next.leaf_decor_mut();
    decor.set_prefix(comment + text_of(decor.prefix()));
    None
}

/// Puts a comment before the first table after `position`, or at the end of the file; apart from what stands there,
/// lest it go with that one day.
fn move_comment(document: &mut DocumentMut, position: isize, comment: &str) {
    let mut positions = Vec::new();
    each_table(document.as_item(), &mut |table| {
        positions.extend(table.position().filter(|_| has_header(table)));
    });
    let next = positions.into_iter().filter(|p| *p > position).min();
    if let Some(table) = next.and_then(|next| table_at(document.as_table_mut(), next)) {
        let decor = table.decor_mut();
        let prefix = text_of(decor.prefix());
        let apart = match above_last_blank_line(comment).len() == comment.len()
            || prefix
                .lines()
                .next()
                .is_some_and(|line| line.trim().is_empty())
        {
            true => "",
            false => "\n",
        };
        decor.set_prefix(format!("{comment}{apart}{prefix}"));
    } else {
        let trailing = format!("{comment}{}", text_of(Some(document.trailing())));
        document.set_trailing(trailing);
    }
}

fn has_header(table: &Table) -> bool {
    let is_hidden = table.is_implicit() && table.get_values().is_empty();
    !table.is_dotted() && !is_hidden
}

/// Shows every table in `item`, itself included.
fn each_table(item: &Item, see: &mut impl FnMut(&Table)) {
    let tables: Vec<&Table> = match item {
        Item::Table(table) => vec![table],
        Item::ArrayOfTables(tables) => tables.iter().collect(),
        Item::None | Item::Value(_) => return,
    };
    for table in tables {
        see(table);
        for (_, item) in table {
            each_table(item, see);
        }
    }
}

fn table_at(table: &mut Table, position: isize) -> Option<&mut Table> {
    for (_, item) in table.iter_mut() {
        let inner: Vec<&mut Table> = match item {
            Item::Table(table) => vec![table],
            Item::ArrayOfTables(tables) => tables.iter_mut().collect(),
            Item::None | Item::Value(_) => continue,
        };
        for table in inner {
            if has_header(table) && table.position() == Some(position) {
                return Some(table);
            }
            if let Some(found) = table_at(table, position) {
                return Some(found);
            }
        }
    }
    None
}

/// The part of the lines above a header that a blank line parts from it.
fn above_last_blank_line(prefix: &str) -> &str {
    let mut end = 0;
    let mut at = 0;
    for line in prefix.split_inclusive('\n') {
        at += line.len();
        if line.trim().is_empty() {
            end = at;
        }
    }
    &prefix[..end]
}

fn text_of(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}

fn value_of(field: &Field) -> Value {
    match field {
        Field::Text(text) => text.as_str().into(),
        Field::Number(number) => (*number).into(),
        Field::True => true.into(),
        Field::Texts(texts) => texts.iter().map(String::as_str).collect::<Array>().into(),
    }
}
