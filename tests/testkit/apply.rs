//! Who manages which field: `metadata.managedFields`, server-side apply and its conflicts.
//!
//! The rules are those of structured-merge-diff's `merge.Updater` and of the API server's field
//! manager around it; the messages are from `fieldmanager/internal/conflict.go`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fields::{self, PathSet};
use super::resources::Resource;
use super::status::{Cause, Failure, quoted};

#[derive(Clone, PartialEq)]
struct Entry {
    manager: String,
    operation: String,
    api_version: String,
    time: String,
    set: PathSet,
}

/// Who acts, and when.
pub(crate) struct Actor<'a> {
    pub(crate) manager: &'a str,
    pub(crate) now: &'a str,
}

fn entries(object: &Value) -> Vec<Entry> {
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    let list = object["metadata"]["managedFields"].as_array();
    list.into_iter()
        .flatten()
        .map(|entry| Entry {
            manager: text(entry, "manager"),
            operation: text(entry, "operation"),
            api_version: text(entry, "apiVersion"),
            time: text(entry, "time"),
            set: fields::from_fields_v1(&entry["fieldsV1"]),
        })
        .collect()
}

fn write_entries(object: &mut Value, mut entries: Vec<Entry>) {
    entries.retain(|entry| !entry.set.is_empty());
    entries.sort_by(|a, b| {
        (&a.operation, &a.time, &a.manager).cmp(&(&b.operation, &b.time, &b.manager))
    });
    let list: Vec<Value> = entries
        .iter()
        .map(|entry| {
            json!({
                "manager": entry.manager,
                "operation": entry.operation,
                "apiVersion": entry.api_version,
                "time": entry.time,
                "fieldsType": "FieldsV1",
                "fieldsV1": fields::to_fields_v1(&entry.set),
            })
        })
        .collect();
    if let Some(metadata) = object["metadata"].as_object_mut() {
        metadata.remove("managedFields");
        if !list.is_empty() {
            metadata.insert("managedFields".into(), list.into());
        }
    }
}

fn subtract(set: &mut PathSet, gone: &PathSet) {
    set.retain(|path| !gone.contains(path));
}

/// Accounts a create, replace or patch that is not an apply to `actor`, and writes the result to
/// `after`. An empty `before` is a creation.
pub(crate) fn track_update(
    resource: &Resource,
    before: &Value,
    after: &mut Value,
    actor: &Actor<'_>,
) {
    let given = entries(after);
    let mut known = if given.is_empty() {
        entries(before)
    } else {
        given
    };
    let changes = fields::compare(before, after, resource.custom);
    let taken: PathSet = changes.added.union(&changes.modified).cloned().collect();
    for entry in &mut known {
        subtract(&mut entry.set, &taken);
        subtract(&mut entry.set, &changes.removed);
    }
    if !taken.is_empty() {
        let mine = known.iter_mut().find(|entry| {
            entry.manager == actor.manager
                && entry.operation == "Update"
                && entry.api_version == resource.api_version()
        });
        match mine {
            Some(entry) => {
                entry.set.extend(taken);
                actor.now.clone_into(&mut entry.time);
            }
            None => known.push(Entry {
                manager: actor.manager.to_owned(),
                operation: "Update".into(),
                api_version: resource.api_version(),
                time: actor.now.to_owned(),
                set: taken,
            }),
        }
    }
    write_entries(after, known);
}

/// Applies `config` over `live` (null when there is none yet).
///
/// # Errors
/// The 409 with one cause for each field of another manager that `config` would change, unless
/// `force`.
pub(crate) fn apply(
    resource: &Resource,
    live: &Value,
    config: &Value,
    actor: &Actor<'_>,
    force: bool,
) -> Result<Value, Failure> {
    let mut known = entries(live);
    if known.is_empty() && live.is_object() {
        // The field manager does so for objects older than managedFields.
        known.push(Entry {
            manager: "before-first-apply".into(),
            operation: "Update".into(),
            api_version: resource.api_version(),
            time: actor.now.to_owned(),
            set: fields::all(live, resource.custom),
        });
    }
    let at = known
        .iter()
        .position(|entry| entry.manager == actor.manager && entry.operation == "Apply");
    let mut mine = at.map_or_else(
        || Entry {
            manager: actor.manager.to_owned(),
            operation: "Apply".into(),
            api_version: resource.api_version(),
            time: String::new(),
            set: PathSet::new(),
        },
        |at| known.remove(at),
    );
    let last = std::mem::replace(&mut mine.set, fields::applied(config));

    let mut merged = live.clone();
    merge(&mut merged, config);
    prune(&mut merged, &last, &mine.set, &known);

    let changes = fields::compare(live, &merged, resource.custom);
    let taken: PathSet = changes.added.union(&changes.modified).cloned().collect();
    if !force {
        refuse_conflicts(&known, &taken)?;
    }
    for entry in &mut known {
        subtract(&mut entry.set, &taken);
        subtract(&mut entry.set, &changes.removed);
    }
    let changed = mine.set != last || !taken.is_empty() || !changes.removed.is_empty();
    if changed || mine.time.is_empty() {
        actor.now.clone_into(&mut mine.time);
    }
    known.push(mine);
    write_entries(&mut merged, known);
    Ok(merged)
}

fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from.clone(),
    }
}

/// Removes what this manager applied last time, does not apply now, and nobody else owns.
fn prune(merged: &mut Value, last: &PathSet, mine: &PathSet, others: &[Entry]) {
    let owned = |path: &[String]| {
        mine.contains(path) || others.iter().any(|entry| entry.set.contains(path))
    };
    for path in last.iter().filter(|path| !owned(path)) {
        if fields::get(merged, path)
            .and_then(Value::as_object)
            .is_some_and(|map| !map.is_empty())
        {
            continue;
        }
        let mut path = &path[..];
        while fields::remove(merged, path) {
            path = &path[..path.len() - 1];
            if path == ["metadata"] || path.is_empty() || owned(path) {
                break;
            }
        }
    }
}

fn refuse_conflicts(known: &[Entry], taken: &PathSet) -> Result<(), Failure> {
    let mut by_manager: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut causes = Vec::new();
    for entry in known {
        let mut who = quoted(&entry.manager);
        if entry.operation == "Update" {
            who = format!("{who} using {}", entry.api_version);
        }
        for path in entry.set.intersection(taken) {
            let field = fields::display(path);
            let message = format!("conflict with {who}");
            causes.push(Cause {
                reason: "FieldManagerConflict",
                field: field.clone(),
                message,
            });
            by_manager.entry(who.clone()).or_default().push(field);
        }
    }
    let message = match &causes[..] {
        [] => return Ok(()),
        [only] => format!(
            "Apply failed with 1 conflict: {}: {}",
            only.message, only.field
        ),
        several => {
            let mut lines = Vec::new();
            for (who, fields) in &by_manager {
                lines.push(format!("conflicts with {who}:"));
                lines.extend(fields.iter().map(|field| format!("- {field}")));
            }
            format!(
                "Apply failed with {} conflicts: {}",
                several.len(),
                lines.join("\n")
            )
        }
    };
    Err(Failure::apply_conflict(message, &causes))
}
