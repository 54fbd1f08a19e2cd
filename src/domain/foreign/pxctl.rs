//! pxctl's contexts: `current` and `configurations`, with or without `contextconfig` around them.
//!
//! pxctl is closed; its documentation shows the file, and pxc's first versions wrote the same with some fields
//! more (portworx/pxc, `pkg/contextconfig/contextconfig.go`, `hack/config.yml`). All of them are read.

use super::credential::{compare_identity, token};
use super::entry::{NO_CONNECTION, check_fields, endpoint, note_dropped, text_field};
use super::names::{Named, settle, shown};
use super::node::Node;
use super::{
    Foreign, ForeignCredential, ForeignError, ForeignFileError, ForeignFormat, shape_error,
};

const WRAPPER: &str = "contextconfig";
const TOP: [&str; 2] = ["current", "configurations"];
const ENTRY: [&str; 8] = [
    "context",
    "token",
    "identity",
    "endpoint",
    "error",
    "tlsdata",
    "secure",
    "kubeconfig",
];

pub(super) fn read(top: &Node) -> Result<Foreign, ForeignFileError> {
    let shape = |found| shape_error(ForeignFormat::Pxctl, found, top);
    let mut notes = Vec::new();
    let body = if top.has(WRAPPER) {
        check_fields(top, &[WRAPPER], "", &mut notes);
        top.get(WRAPPER)
    } else {
        Some(top)
    };
    let configurations = match body {
        None => None,
        Some(body) if body.map().is_none() => return Err(shape(body.described())),
        Some(body) => match body.get("configurations") {
            Some(node) => Some(node.list().ok_or_else(|| shape(node.described()))?),
            None if TOP.iter().any(|key| body.has(key))
                || body.map().is_some_and(<[_]>::is_empty) =>
            {
                None
            }
            None => return Err(shape("other keys")),
        },
    };
    let current = match body {
        Some(body) => {
            check_fields(body, &TOP, "", &mut notes);
            text_field(body, "current", &mut notes)
        }
        None => None,
    };
    let drafts = configurations
        .unwrap_or_default()
        .iter()
        .enumerate()
        .map(|(at, node)| entry(node, at + 1))
        .collect();
    let entries = settle(drafts, current);
    if let Some(current) = current
        && !entries.iter().any(|entry| entry.is_current)
    {
        notes.push(format!(
            "its current context `{}` is not in it",
            shown(current)
        ));
    }
    Ok(Foreign {
        entries,
        current: current.map(shown),
        notes,
    })
}

fn entry(node: &Node, place: usize) -> Named<'_> {
    let mut draft = Named::new(node.get("context"), place);
    let entry = &mut draft.entry;
    if node.map().is_none() {
        entry.credential = Err(ForeignError::NotAMap {
            found: node.described(),
        });
        return draft;
    }
    let notes = &mut entry.notes;
    check_fields(node, &ENTRY, "", notes);
    entry.credential = token(node.get("token"));
    entry.endpoint =
        text_field(node, "endpoint", notes).and_then(|address| endpoint(address, notes));
    note_dropped(node, &["secure", "tlsdata"], NO_CONNECTION, notes);
    note_dropped(
        node,
        &["kubeconfig"],
        "the kubeconfig is chosen when a command runs",
        notes,
    );
    if node.get("error").is_some_and(Node::says_something) {
        notes.push("the file records an error with it".to_owned());
    }
    if let Some(identity) = node.get("identity") {
        if identity.map().is_some() {
            check_fields(identity, &["subject", "name", "email"], "identity.", notes);
            if let Ok(ForeignCredential::Token(token)) = &entry.credential {
                compare_identity(identity, token, notes);
            }
        } else {
            notes.push(format!(
                "line {}: `identity` is {}, not a mapping, and is left out",
                identity.line,
                identity.described()
            ));
        }
    }
    draft
}
