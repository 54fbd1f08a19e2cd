//! What to do when the Kubernetes API does not do what was asked.

use crate::cli::exit;
use crate::cli::report::Failure;
use crate::ports::{AUTH_PROVIDER_REMOVED, ClusterError, NO_STATUS, NO_SUCH_PLUGIN};

/// What finds no key need not be what takes one: `verify` checks and does not sign.
const NAME_THE_KEY: &str = "name the key with --signing-key secret://NAMESPACE/NAME/KEY (`auth token verify`: --verifying-key)";

impl From<ClusterError> for Failure {
    fn from(error: ClusterError) -> Self {
        let conflict = matches!(
            error,
            ClusterError::Conflict { .. }
                | ClusterError::AlreadyExists { .. }
                | ClusterError::Changed { .. }
        );
        let mut failure = Self::of(
            if conflict {
                exit::CONFLICT
            } else {
                exit::CLUSTER
            },
            &error,
        );
        if let ClusterError::UnknownKubeContext { name, .. } = &error {
            failure.unknown_kube_context = Some(name.clone());
        }
        failure.not_there = matches!(
            error,
            ClusterError::SecretNotFound { .. }
                | ClusterError::KeyNotFound { .. }
                | ClusterError::NamespaceNotFound { .. }
        );
        failure.undiscovered = matches!(
            error,
            ClusterError::NoSecurityFound { .. } | ClusterError::SeveralStorageClusters { .. }
        );
        match error {
            ClusterError::NoKubeconfig { .. } => {
                failure.hint("set KUBECONFIG, or give --kubeconfig FILE")
            }
            ClusterError::Kubeconfig { .. } => {
                failure.hint("`kubectl config view` shows what kubectl makes of it")
            }
            ClusterError::UnknownKubeContext { known, .. } => match known.is_empty() {
                true => failure.hint("it has no contexts at all"),
                false => failure.hint(format!("it has: {}", known.join(", "))),
            },
            ClusterError::CredentialPlugin { command, reason } => {
                match reason.as_str() {
                    AUTH_PROVIDER_REMOVED => failure,
                    reason if reason.starts_with(NO_SUCH_PLUGIN) => {
                        failure.hint(format!("install `{command}`, or name it in the kubeconfig by its path"))
                    }
                    _ => failure.hint(format!(
                        "run it by hand, or `kubectl auth whoami` in that cluster, to see what `{command}` says"
                    )),
                }
            }
            ClusterError::Flag { flag: "--cluster", .. } => {
                failure.hint("`kubectl config get-clusters` shows those that there are")
            }
            ClusterError::Flag { flag: "--user", .. } => {
                failure.hint("`kubectl config get-users` shows those that there are")
            }
            ClusterError::Flag { flag: "--as-group" | "--as-uid", .. } => {
                failure.exit = exit::USAGE;
                failure.hint("add --as USER")
            }
            ClusterError::Flag { .. } => failure,
            ClusterError::Unreachable { .. } => {
                failure.hint("`kubectl cluster-info` in that cluster shows whether kubectl reaches it; if another is meant, name its kube context")
            }
            ClusterError::Timeout { .. } => {
                failure.hint("try again, or allow more time with --request-timeout 2m")
            }
            ClusterError::Tls { authority: false, .. } => failure,
            ClusterError::Tls { .. } => {
                failure.hint("check certificate-authority in the kubeconfig, or give --certificate-authority FILE")
            }
            ClusterError::Unauthorized { .. } => {
                failure.hint("log in to the cluster again; `kubectl auth whoami` in that cluster shows who you are")
            }
            ClusterError::Forbidden { message } => match why_forbidden(&message) {
                Some(hint) => failure.hint(hint),
                None => failure,
            },
            ClusterError::NamespaceNotFound { namespace } => {
                failure.hint(format!("run, in that cluster: kubectl create namespace {namespace}"))
            }
            ClusterError::NamespaceTerminating { .. } => {
                failure.hint("wait until it is gone, or choose another with -n")
            }
            ClusterError::SecretNotFound { namespace, .. } => {
                failure.hint(format!("in that cluster, `kubectl get secrets -n {namespace}` shows those that exist"))
            }
            ClusterError::KeyNotFound { known, .. } => match known.is_empty() {
                true => failure.hint("the Secret is empty"),
                false => failure.hint(format!("it has: {}", known.join(", "))),
            },
            ClusterError::AlreadyExists { .. } => failure.hint("replace it with --force"),
            ClusterError::Conflict { .. } => {
                failure.hint("take it over with `--force-conflicts`, or leave it to its owner")
            }
            ClusterError::Changed { .. } => failure.hint("try again"),
            ClusterError::Invalid { message } if is_rule(&message) => failure.hint(RULE),
            ClusterError::Invalid { .. } => failure,
            ClusterError::NoSecurityFound { .. } => failure
                .hint(format!("{NAME_THE_KEY}, and the issuer with --issuer")),
            ClusterError::SeveralStorageClusters { .. } => failure
                .hint("say where to look with --storage-namespace NAMESPACE")
                .hint(format!("or {NAME_THE_KEY}, and the issuer with --issuer")),
            ClusterError::Api { code: 409 | 429 | 500..=599, .. } => failure.hint("try again in a moment"),
            ClusterError::Api { message, .. } if message.ends_with(NO_STATUS) => failure.hint(IS_IT_ONE),
            ClusterError::Api { message, .. } if is_rule(&message) => failure.hint(RULE),
            ClusterError::Api { .. } => failure,
            ClusterError::BadAnswer { .. } => failure.hint(IS_IT_ONE),
        }
    }
}

const IS_IT_ONE: &str =
    "is the server of the kubeconfig really an API server, and is a proxy in between?";

const RULE: &str = "that is a rule of this cluster, and no right that you lack: ask who keeps it";

/// Whether a webhook (apiserver `admission/plugin/webhook/errors`: 400 unless it says otherwise) or a policy
/// (`admission/plugin/policy/validating`: 422 unless it says otherwise) is what refuses.
fn is_rule(message: &str) -> bool {
    message.contains("denied the request") || message.contains("denied request")
}

/// What helps against a 403, which is not only for who lacks a right: quotas, policies and webhooks give it too.
fn why_forbidden(message: &str) -> Option<&'static str> {
    if message.contains("exceeded quota") {
        Some(
            "make room in the namespace, or ask for a larger quota; `kubectl describe quota -n NAMESPACE` in that cluster shows it",
        )
    } else if message.contains("User \"") && message.contains(" cannot ") {
        // apiserver `endpoints/handlers/responsewriters/errors.go`, whoever authorizes.
        Some(
            "ask for the right, or act as someone who has it with --as; `kubectl auth can-i` in that cluster tells",
        )
    } else if message.contains("denied ") {
        Some(RULE)
    } else {
        None
    }
}
