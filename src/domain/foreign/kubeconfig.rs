//! What `kubectl pxc login` has put into a kubeconfig.
//!
//! The login of a kubeconfig's user `U` is a user of its own, `pxc@U`, with the auth provider `portworx`; settings of
//! a cluster `C` are a cluster `pxc@C` whose `certificate-authority-data` holds JSON (portworx/pxc,
//! `pkg/config/km.go`). That JSON is in base64 twice: once by pxc, once by the kubeconfig.
//!
//! A kubeconfig belongs to Kubernetes: whatever else it has is passed over in silence.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use super::credential::token_or_secret;
use super::entry::{NO_CONNECTION, check_fields, endpoint, note_dropped_names, text_field};
use super::names::{Named, is_token_like, settle, shown};
use super::node::Node;
use super::pxc::{CLUSTER_DROPPED, is_tunnel_default};
use super::{
    Foreign, ForeignCredential, ForeignError, ForeignFileError, ForeignFormat, SECTIONS,
    shape_error,
};

/// What pxc puts before the names of its users and clusters.
const PREFIX: &str = "pxc@";
/// The auth provider of pxc's users.
const PROVIDER: &str = "portworx";
const CONFIG: [&str; 4] = ["name", "token", "kube-secret-name", "kube-secret-namespace"];
/// The largest `certificate-authority-data` that is looked into: 64 KiB; pxc's has some hundred bytes, or a CA's
/// certificates.
const MAX_CLUSTER_BYTES: usize = 64 * 1024;

pub(super) fn read(top: &Node) -> Result<Foreign, ForeignFileError> {
    let shape = |found| shape_error(ForeignFormat::Kubeconfig, found, top);
    let known = ["apiVersion", "kind", "current-context", "preferences"];
    let keys = top.map().unwrap_or_default();
    if !keys.is_empty() && !SECTIONS.iter().chain(&known).any(|key| top.has(key)) {
        return Err(shape("other keys"));
    }
    for key in SECTIONS {
        if let Some(node) = top.get(key)
            && node.list().is_none()
        {
            return Err(shape(node.described()));
        }
    }
    let section = |key| top.get(key).and_then(Node::list).unwrap_or_default();
    let current = top.get_text("current-context");
    let mut notes = Vec::new();
    let mut used = HashSet::new();
    let mut drafts = Vec::new();
    for (at, node) in section("contexts").iter().enumerate() {
        let Some(user_name) = node.get("context").and_then(|node| node.get_text("user")) else {
            continue;
        };
        let Some(login) = find(section("users"), user_name) else {
            continue;
        };
        used.insert(user_name);
        let mut draft = Named::new(node.get("name"), at + 1);
        draft.entry.kube_context = draft
            .written()
            .filter(|name| !is_token_like(name))
            .map(str::to_owned);
        draft.entry.login = login
            .get_text("name")
            .filter(|name| !is_token_like(name))
            .map(str::to_owned);
        draft.entry.credential = user(login, user_name, &mut draft.entry.notes);
        let cluster_name = node
            .get("context")
            .and_then(|node| node.get_text("cluster"));
        if let Some(settings) = cluster_name.and_then(|name| find(section("clusters"), name)) {
            draft.entry.endpoint = cluster(settings, &mut draft.entry.notes);
        }
        drafts.push(draft);
    }
    let mut seen = HashSet::new();
    for node in section("users") {
        let Some(name) = node.get_text("name") else {
            continue;
        };
        let Some(owner) = name.strip_prefix(PREFIX) else {
            continue;
        };
        if !seen.insert(name) {
            notes.push(format!(
                "line {}: the user `{}` stands there twice; the first one counts",
                node.line,
                shown(name)
            ));
        } else if !used.contains(owner) {
            notes.push(format!(
                "the user `{}` is not imported: no kubeconfig context has the user `{}`",
                shown(name),
                shown(owner)
            ));
        }
    }
    Ok(Foreign {
        entries: settle(drafts, current),
        current: current.map(shown),
        notes,
    })
}

/// The first entry of a list that pxc has written for `name`.
fn find<'a>(entries: &'a [Node], name: &str) -> Option<&'a Node> {
    entries.iter().find(|node| {
        node.get_text("name")
            .and_then(|name| name.strip_prefix(PREFIX))
            == Some(name)
    })
}

fn user(
    node: &Node,
    kube_user: &str,
    notes: &mut Vec<String>,
) -> Result<ForeignCredential, ForeignError> {
    let Some(user) = node.get("user") else {
        return Err(ForeignError::NoToken);
    };
    check_fields(user, &["auth-provider"], "user.", notes);
    let Some(provider) = user.get("auth-provider") else {
        return Err(ForeignError::NoToken);
    };
    check_fields(provider, &["name", "config"], "auth-provider.", notes);
    if provider.get_text("name") != Some(PROVIDER) {
        notes.push(format!(
            "its user `{}` has another auth provider than `{PROVIDER}`",
            shown(&format!("{PREFIX}{kube_user}"))
        ));
        return Err(ForeignError::NoToken);
    }
    let Some(config) = provider.get("config") else {
        return Err(ForeignError::NoToken);
    };
    check_fields(config, &CONFIG, "config.", notes);
    if config
        .get_text("name")
        .is_some_and(|name| name != kube_user)
    {
        notes.push("its login is recorded for another user of the kubeconfig".to_owned());
    }
    let secret_name = text_field(config, "kube-secret-name", notes);
    let secret_namespace = text_field(config, "kube-secret-namespace", notes);
    token_or_secret(config.get("token"), secret_name, secret_namespace, notes)
}

/// The endpoint in a cluster of pxc's, when there is one.
fn cluster(node: &Node, notes: &mut Vec<String>) -> Option<String> {
    let data = node
        .get("cluster")?
        .get_text("certificate-authority-data")?;
    let Some(settings) = cluster_settings(data) else {
        notes.push("pxc's settings for its cluster cannot be read and are left out".to_owned());
        return None;
    };
    let set: Vec<&str> = CLUSTER_DROPPED
        .into_iter()
        .filter(|field| match settings.get(*field) {
            None | Some(Json::Null | Json::Bool(false)) => false,
            Some(Json::String(text)) => !text.is_empty() && !is_tunnel_default(field, text),
            Some(_) => true,
        })
        .collect();
    note_dropped_names(&set, NO_CONNECTION, notes);
    let address = settings.get("endpoint")?.as_str()?;
    if address.is_empty() {
        return None;
    }
    endpoint(address, notes)
}

fn cluster_settings(data: &str) -> Option<serde_json::Map<String, Json>> {
    if data.len() > MAX_CLUSTER_BYTES {
        return None;
    }
    let once = STANDARD.decode(data.trim()).ok()?;
    serde_json::from_slice(&once)
        .ok()
        .or_else(|| serde_json::from_slice(&STANDARD.decode(once).ok()?).ok())
}
