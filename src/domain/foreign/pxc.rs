//! pxc's own configuration: `contexts` that join `users` and `clusters`, all by name.
//!
//! Follows portworx/pxc, `pkg/config/config.go`.

use std::collections::HashSet;

use super::credential::token_or_secret;
use super::entry::{NO_CONNECTION, check_fields, endpoint, note_dropped_names, text_field};
use super::names::{Named, settle, shown};
use super::node::Node;
use super::{
    Foreign, ForeignCredential, ForeignError, ForeignFileError, ForeignFormat, SECTIONS,
    shape_error,
};

const TOP: [&str; 5] = ["global", "clusters", "users", "contexts", "current-context"];
const CONTEXT: [&str; 3] = ["name", "user", "cluster"];
const USER: [&str; 3] = ["name", "token", "kubernetes"];
const SECRET: [&str; 2] = ["secretName", "secretNamespace"];
const ENDPOINT: &str = "endpoint";
/// `certificate-authority-data` in older versions, `cacert-data` in newer ones.
pub(super) const CLUSTER_DROPPED: [&str; 7] = [
    "secure",
    "cacert",
    "cacert-data",
    "certificate-authority-data",
    "tunnelServiceNamespace",
    "tunnelServiceName",
    "tunnelServicePort",
];

/// Whether a setting only says where pxc looks for the API anyway (`NewDefaultCluster`): worth no note.
pub(super) fn is_tunnel_default(field: &str, value: &str) -> bool {
    matches!(
        (field, value),
        ("tunnelServiceNamespace", "kube-system")
            | ("tunnelServiceName", "portworx-api")
            | ("tunnelServicePort", "9020")
    )
}

pub(super) fn read(top: &Node) -> Result<Foreign, ForeignFileError> {
    let shape = |found| shape_error(ForeignFormat::Pxc, found, top);
    let keys = top.map().unwrap_or_default();
    if !keys.is_empty() && !TOP.iter().any(|key| top.has(key)) {
        return Err(shape("other keys"));
    }
    for key in SECTIONS {
        if let Some(node) = top.get(key)
            && node.map().is_none()
        {
            return Err(shape(node.described()));
        }
    }
    let mut notes = Vec::new();
    check_fields(top, &TOP, "", &mut notes);
    let current = text_field(top, "current-context", &mut notes);
    let section = |key| top.get(key).and_then(Node::map).unwrap_or_default();

    let mut drafts = Vec::new();
    let mut used = HashSet::new();
    for (name, node) in section("contexts") {
        used.extend(node.get_text("user"));
        drafts.push(context(name, node, top, drafts.len() + 1));
    }
    for (name, node) in section("users") {
        if name.text().is_none_or(|name| !used.contains(name)) {
            let mut draft = Named::new(Some(name), drafts.len() + 1);
            draft
                .entry
                .notes
                .push("it is a user that no context there uses".to_owned());
            draft.entry.credential = user(name, node, &mut draft.entry.notes);
            drafts.push(draft);
        }
    }
    for key in ["users", "clusters"] {
        let mut seen = HashSet::new();
        for (name, _) in section(key) {
            if let Some(text) = name.text()
                && !seen.insert(text)
            {
                notes.push(format!(
                    "line {}: `{}` stands twice among the {key}; the last one counts",
                    name.line,
                    shown(text)
                ));
            }
        }
    }
    // Not of users without a context, which may have that name.
    let is_there = |name| find(top.get("contexts"), name).is_some();
    if let Some(current) = current.filter(|name| !is_there(name)) {
        notes.push(format!(
            "its current context `{}` is not in it",
            shown(current)
        ));
    }
    Ok(Foreign {
        entries: settle(drafts, current.filter(|name| is_there(name))),
        current: current.map(shown),
        notes,
    })
}

fn context<'a>(name: &'a Node, node: &Node, top: &Node, place: usize) -> Named<'a> {
    let mut draft = Named::new(Some(name), place);
    let entry = &mut draft.entry;
    if !node.is_null() && node.map().is_none() {
        entry.credential = Err(ForeignError::NotAMap {
            found: node.described(),
        });
        return draft;
    }
    let notes = &mut entry.notes;
    check_fields(node, &CONTEXT, "", notes);
    note_other_name(name, node, "it", notes);
    entry.credential = match text_field(node, "user", notes) {
        None => Err(ForeignError::NoUser),
        Some(wanted) => match find(top.get("users"), wanted) {
            Some((key, found)) => user(key, found, notes),
            None => Err(ForeignError::UnknownUser {
                user: shown(wanted),
            }),
        },
    };
    if let Some(wanted) = text_field(node, "cluster", notes) {
        match find(top.get("clusters"), wanted) {
            Some((_, found)) => entry.endpoint = cluster(found, notes),
            None => notes.push(format!(
                "its cluster `{}` is not in the file, so it has no endpoint",
                shown(wanted)
            )),
        }
    } else {
        notes.push("it names no cluster, so it has no endpoint".to_owned());
    }
    draft
}

/// The last entry of that name, the one which pxc reads.
fn find<'a>(section: Option<&'a Node>, name: &str) -> Option<&'a (Node, Node)> {
    section?
        .map()?
        .iter()
        .rfind(|(key, _)| key.text() == Some(name))
}

fn user(
    name: &Node,
    node: &Node,
    notes: &mut Vec<String>,
) -> Result<ForeignCredential, ForeignError> {
    if !node.is_null() && node.map().is_none() {
        notes.push(format!(
            "line {}: its user is {}, not a mapping",
            node.line,
            node.described()
        ));
        return Err(ForeignError::NoToken);
    }
    check_fields(node, &USER, "", notes);
    note_other_name(name, node, "its user", notes);
    let mut secret = [None; 2];
    if let Some(kubernetes) = node.get("kubernetes") {
        if kubernetes.map().is_some() {
            check_fields(kubernetes, &SECRET, "kubernetes.", notes);
            secret = SECRET.map(|key| text_field(kubernetes, key, notes));
        } else {
            notes.push(format!(
                "line {}: `kubernetes` is {}, not a mapping, and is left out",
                kubernetes.line,
                kubernetes.described()
            ));
        }
    }
    let [secret_name, secret_namespace] = secret;
    token_or_secret(node.get("token"), secret_name, secret_namespace, notes)
}

fn cluster(node: &Node, notes: &mut Vec<String>) -> Option<String> {
    let known: Vec<&str> = ["name", ENDPOINT]
        .into_iter()
        .chain(CLUSTER_DROPPED)
        .collect();
    check_fields(node, &known, "", notes);
    let set: Vec<&str> = CLUSTER_DROPPED
        .into_iter()
        .filter(|field| {
            node.get(field).is_some_and(|value| {
                value.says_something()
                    && !value
                        .text()
                        .is_some_and(|text| is_tunnel_default(field, text))
            })
        })
        .collect();
    note_dropped_names(&set, NO_CONNECTION, notes);
    text_field(node, ENDPOINT, notes).and_then(|address| endpoint(address, notes))
}

/// pxc goes by the key, and writes the same into `name`.
fn note_other_name(key: &Node, node: &Node, whose: &str, notes: &mut Vec<String>) {
    if let Some(name) = node.get_text("name")
        && key.text() != Some(name)
    {
        notes.push(format!(
            "{whose} has another `name` than the key that it stands under; the key counts"
        ));
    }
}
