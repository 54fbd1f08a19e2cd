//! Sets of field paths, and `fieldsV1`, their form in `metadata.managedFields`.
//!
//! Follows structured-merge-diff in what Kubernetes shows of it. Lists are atomic here, also
//! `ownerReferences` and `finalizers`, which the real server merges item by item.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// From the root of the object: `["data", "auth-token"]`.
pub(crate) type Path = Vec<String>;
pub(crate) type PathSet = BTreeSet<Path>;

/// Fields that belong to the server or name the object: nobody manages them.
const UNMANAGED: [&[&str]; 11] = [
    &["apiVersion"],
    &["kind"],
    &["metadata"],
    &["metadata", "name"],
    &["metadata", "namespace"],
    &["metadata", "uid"],
    &["metadata", "creationTimestamp"],
    &["metadata", "deletionTimestamp"],
    &["metadata", "generation"],
    &["metadata", "selfLink"],
    &["metadata", "resourceVersion"],
];

fn is_unmanaged(path: &[String]) -> bool {
    path.first().is_some_and(|top| top == "metadata")
        && path.get(1).is_some_and(|next| next == "managedFields")
        || UNMANAGED.iter().any(|known| known.iter().eq(path.iter()))
}

/// The paths a server-side apply of `config` owns: its leaves, and maps given empty.
pub(crate) fn applied(config: &Value) -> PathSet {
    let mut set = PathSet::new();
    walk(config, &mut Path::new(), &mut |path, value| {
        if value.as_object().is_none_or(Map::is_empty) {
            set.insert(path.clone());
        }
    });
    set
}

/// Every path of `object`, maps as well as leaves.
///
/// `spec` and `status` of a built-in kind are Go structs that are there even when empty, so nobody
/// can have added them; in a custom resource they are fields like any other.
pub(crate) fn all(object: &Value, custom: bool) -> PathSet {
    let mut set = PathSet::new();
    walk(object, &mut Path::new(), &mut |path, _| {
        let path_text: Vec<&str> = path.iter().map(String::as_str).collect();
        let is_struct =
            matches!(path_text[..], ["spec"] | ["status"] | ["spec", "resources"]) && !custom;
        if !is_struct {
            set.insert(path.clone());
        }
    });
    set
}

fn walk(value: &Value, path: &mut Path, visit: &mut impl FnMut(&Path, &Value)) {
    if let Value::Object(map) = value {
        for (key, child) in map {
            path.push(key.clone());
            if !child.is_null() {
                if !is_unmanaged(path) {
                    visit(path, child);
                }
                walk(child, path, visit);
            }
            path.pop();
        }
    }
}

pub(crate) fn get<'a>(object: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(object, |value, key| value.get(key))
}

/// Removes the value at `path` and tells whether its parent is now an empty map.
pub(crate) fn remove(object: &mut Value, path: &[String]) -> bool {
    let Some((last, parents)) = path.split_last() else {
        return false;
    };
    let parent = parents
        .iter()
        .try_fold(object, |value, key| value.get_mut(key));
    let Some(map) = parent.and_then(Value::as_object_mut) else {
        return false;
    };
    map.remove(last).is_some() && map.is_empty()
}

/// What changed from one object to another.
pub(crate) struct Comparison {
    pub(crate) added: PathSet,
    pub(crate) modified: PathSet,
    pub(crate) removed: PathSet,
}

pub(crate) fn compare(before: &Value, after: &Value, custom: bool) -> Comparison {
    let (old, new) = (all(before, custom), all(after, custom));
    let modified = old
        .intersection(&new)
        .filter(|path| {
            let (was, is) = (get(before, path), get(after, path));
            let both_maps = was.is_some_and(Value::is_object) && is.is_some_and(Value::is_object);
            !both_maps && was != is
        })
        .cloned()
        .collect();
    Comparison {
        added: new.difference(&old).cloned().collect(),
        removed: old.difference(&new).cloned().collect(),
        modified,
    }
}

/// `{"f:data": {".": {}, "f:key": {}}}`: the dot says the map itself is in the set too.
pub(crate) fn to_fields_v1(set: &PathSet) -> Value {
    let mut root = Map::new();
    for path in set {
        let mut node = &mut root;
        for key in path {
            let slot = node
                .entry(format!("f:{key}"))
                .or_insert_with(|| Value::Object(Map::new()));
            node = slot.as_object_mut().expect("fieldsV1 nodes are maps");
        }
        node.insert(".".into(), Value::Object(Map::new()));
    }
    drop_lone_dots(&mut root);
    Value::Object(root)
}

/// A node without children is written `{}`, not `{".": {}}`.
fn drop_lone_dots(node: &mut Map<String, Value>) {
    if node.len() == 1 {
        node.remove(".");
    }
    for (key, child) in node.iter_mut() {
        if let (true, Value::Object(map)) = (key != ".", child) {
            drop_lone_dots(map);
        }
    }
}

pub(crate) fn from_fields_v1(fields: &Value) -> PathSet {
    fn collect(node: &Map<String, Value>, path: &mut Path, set: &mut PathSet) {
        if (node.is_empty() || node.contains_key(".")) && !path.is_empty() {
            set.insert(path.clone());
        }
        for (key, child) in node {
            if let (Some(name), Value::Object(map)) = (key.strip_prefix("f:"), child) {
                path.push(name.to_owned());
                collect(map, path, set);
                path.pop();
            }
        }
    }
    let mut set = PathSet::new();
    if let Value::Object(map) = fields {
        collect(map, &mut Path::new(), &mut set);
    }
    set
}

/// `.metadata.annotations.pxsec.dev/issuer`, as conflicts print it.
pub(crate) fn display(path: &[String]) -> String {
    path.iter().map(|key| format!(".{key}")).collect()
}
