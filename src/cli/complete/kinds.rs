//! What belongs where: from an argument to the kind of its candidates.
//!
//! One table over the finished command line, so that a command need not know that it is completed. A test asks that
//! every argument is either here or has values of its own.

use clap::Arg;
use clap::builder::ValueHint;

use super::words::{self, Word};

/// The kind of an argument's candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Px contexts; and `-` for the previous one.
    PxContext { or_previous: bool },
    /// Contexts of the kubeconfig.
    KubeContext,
    /// Clusters of the kubeconfig.
    KubeCluster,
    /// Users of the kubeconfig.
    KubeUser,
    /// Namespaces.
    Namespace,
    /// Secrets of the namespace that the line says; and the usual name.
    Secret { or_usual: bool },
    /// Secrets that pxsec keeps in the namespace that the line says.
    KeptSecret,
    /// Keys of a Secret.
    DataKey,
    /// `secret://…`, `env://…`, a path and so on.
    KeyRef,
    /// `NAMESPACE/NAME`, and a key behind it when one may be there.
    SecretPath { key: bool },
    /// Roles.
    Role,
    /// Groups.
    Group,
    /// Issuers.
    Issuer,
    /// Subjects.
    Subject,
    /// Names and emails of identities.
    Identity,
    /// Addresses of storage clusters.
    Endpoint,
    /// Algorithms.
    Algorithm,
    /// Instants.
    Instant,
    /// Commands and topics, for `help`.
    HelpWord,
    /// These words.
    Words(&'static [Word]),
    /// Durations, such as these.
    Durations(&'static [Word]),
    /// Files, which the shell knows best. `-` is no candidate: alone it would be put in where a name was to begin.
    File,
    /// Free text.
    Free,
}

impl Kind {
    /// Whether the order says something.
    pub(super) fn is_ordered(self) -> bool {
        matches!(
            self,
            Self::HelpWord | Self::Words(_) | Self::Durations(_) | Self::Instant | Self::Role
        )
    }
}

/// The kind of an argument of the command at `path`; `None` when clap knows its values.
pub(super) fn kind_of(path: &[String], arg: &Arg) -> Option<Kind> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let id = arg.get_id().as_str();
    by_path(&path, id)
        .or_else(|| by_id(id))
        .or_else(|| by_type(arg).filter(|_| arg.get_possible_values().is_empty()))
}

fn by_path(path: &[&str], id: &str) -> Option<Kind> {
    Some(match (path, id) {
        // A name that is to be new.
        (["context", "create"], "name") | (["context", "rename"], "new") => Kind::Free,
        (["context", "use"], "target") => Kind::PxContext { or_previous: true },
        (["context", "rename"], "old") | (["context" | "exec" | "env", ..], "name" | "names") => {
            Kind::PxContext { or_previous: false }
        }
        (["storageclass", ..], "name") => Kind::Free,
        (["storageclass", ..], "secret") => Kind::SecretPath { key: false },
        (["storageclass", ..], "per_namespace") => Kind::Secret { or_usual: true },
        (["secret", "push"], "name") => Kind::Secret { or_usual: true },
        (["secret", "delete" | "rotate"], "names") => Kind::KeptSecret,
        (["secret", ..], "name" | "names") => Kind::Secret { or_usual: false },
        (["secret", ..], "key") => Kind::DataKey,
        (["help"], "words") => Kind::HelpWord,
        (["auth", "token", "generate"], "output") => Kind::Words(words::FORMATS),
        (["auth", "key", "generate"], "to_secret") => Kind::SecretPath { key: true },
        _ => return None,
    })
}

fn by_id(id: &str) -> Option<Kind> {
    Some(match id {
        "px_context" => Kind::PxContext { or_previous: false },
        "context" | "kube_context" | "contexts" => Kind::KubeContext,
        "cluster" => Kind::KubeCluster,
        "user" => Kind::KubeUser,
        "namespaces" | "storage_namespace" | "canary" => Kind::Namespace,
        "signing_key" | "keys" | "previous" => Kind::KeyRef,
        "secret" | "from_secret" => Kind::SecretPath { key: true },
        "roles" => Kind::Role,
        "groups" => Kind::Group,
        "issuer" | "issuers" => Kind::Issuer,
        "subject" => Kind::Subject,
        "claim_name" | "claim_email" => Kind::Identity,
        "endpoint" => Kind::Endpoint,
        "algorithm" => Kind::Algorithm,
        "not_after" => Kind::Instant,
        "token_duration" => Kind::Durations(words::LIFETIMES),
        "iat_backdate" => Kind::Durations(words::BACKDATES),
        "min_remaining" => Kind::Durations(words::REMAINING),
        "request_timeout" => Kind::Durations(words::TIMEOUTS),
        "expires_within" => Kind::Durations(words::WITHIN),
        "renew_before" => Kind::Durations(words::RENEW_BEFORE),
        "sort_by" => Kind::Words(words::SORT_KEYS),
        "vault" => Kind::Words(words::VAULTS),
        "from" => Kind::Words(words::TOOLS),
        "username_claim" => Kind::Words(words::USERNAME_CLAIMS),
        "unset" => Kind::Words(words::FIELDS),
        "env" => Kind::Words(words::VARIABLES),
        "fd" => Kind::Words(words::DESCRIPTORS),
        "concurrency" => Kind::Words(words::CONCURRENCY),
        "jitter" => Kind::Words(words::PERCENT),
        "command" => Kind::File,
        // Numbers, labels, and texts of the user's own. A token is no candidate for anything.
        "verbosity" | "as_user" | "as_groups" | "as_uid" | "server" | "tls_server_name"
        | "annotations" | "labels" | "params" | "namespace_selector" | "selector"
        | "subject_template" | "description" | "shared_secret" | "token" | "stdin"
        | "save_context" => Kind::Free,
        _ => return None,
    })
}

fn by_type(arg: &Arg) -> Option<Kind> {
    let names = arg.get_value_names().unwrap_or_default();
    match (arg.get_value_hint(), names.first()?.as_str()) {
        (ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath, _)
        | (_, "FILE" | "FILE|-" | "DIR") => Some(Kind::File),
        (_, "DURATION") => Some(Kind::Durations(words::LIFETIMES)),
        (_, "REF") => Some(Kind::KeyRef),
        (_, "NAMESPACE") => Some(Kind::Namespace),
        _ => None,
    }
}
