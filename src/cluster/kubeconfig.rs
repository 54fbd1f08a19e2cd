//! Which kubeconfig, and which cluster of it: kubectl's rules.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use kube::config::{Kubeconfig, KubeconfigError};

use super::connect::ClusterFlags;
use crate::ports::{ClusterError, ClusterTarget};

/// What the environment says about clusters.
#[derive(Clone, Debug, Default)]
pub struct ClusterEnv {
    /// The value of `KUBECONFIG`.
    pub kubeconfig: Option<OsString>,
    /// The home folder.
    pub home: Option<PathBuf>,
    /// Whether `KUBERNETES_SERVICE_HOST` says that this is a pod.
    pub in_pod: bool,
}

/// The name that stands for the service account of a pod.
pub(super) const IN_CLUSTER: &str = "in-cluster";

/// Where the configuration comes from.
pub(super) enum Source {
    /// Merged kubeconfig files, and how to name them.
    Files {
        config: Box<Kubeconfig>,
        shown: String,
    },
    /// The service account of the pod.
    InCluster,
}

/// Reads the kubeconfig: `--kubeconfig`, else the list in `KUBECONFIG`, else `~/.kube/config`, else the pod's service
/// account.
///
/// As in kubectl, a file of the list that does not exist is skipped, and the first file to set a value wins.
pub(super) fn read(flags: &ClusterFlags, env: &ClusterEnv) -> Result<Source, ClusterError> {
    if let Some(path) = &flags.kubeconfig {
        return files(std::slice::from_ref(path), false);
    }
    let mut tried = Vec::new();
    let listed: Vec<PathBuf> = env
        .kubeconfig
        .iter()
        .flat_map(std::env::split_paths)
        .filter(|path| !path.as_os_str().is_empty())
        .collect();
    if listed.is_empty() {
        tried.push("KUBECONFIG is not set".to_owned());
        if let Some(home) = &env.home {
            let path = home.join(".kube").join("config");
            if path.exists() {
                return files(&[path], false);
            }
            tried.push(format!("{} does not exist", path.display()));
        }
    } else if listed.iter().any(|path| path.exists()) {
        return files(&listed, true);
    } else {
        let shown: Vec<String> = listed
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        tried.push(format!(
            "no file of KUBECONFIG exists ({})",
            shown.join(", ")
        ));
    }
    if env.in_pod {
        return Ok(Source::InCluster);
    }
    tried.push("this is not a pod".to_owned());
    Err(ClusterError::NoKubeconfig { tried })
}

fn files(paths: &[PathBuf], skip_missing: bool) -> Result<Source, ClusterError> {
    let mut config = Kubeconfig::default();
    let mut shown = Vec::new();
    for path in paths.iter().filter(|path| !skip_missing || path.exists()) {
        let next = Kubeconfig::read_from(path).map_err(|error| broken(path, &error))?;
        config = config.merge(next).map_err(|error| broken(path, &error))?;
        shown.push(path.display().to_string());
    }
    Ok(Source::Files {
        config: Box::new(config),
        shown: shown.join(", "),
    })
}

/// A kubeconfig's fault in our own words: the library's quote the file.
pub(super) fn broken(path: &Path, error: &KubeconfigError) -> ClusterError {
    ClusterError::Kubeconfig {
        path: path.display().to_string(),
        reason: reason(error),
    }
}

/// As [`broken`], for several files.
pub(super) fn broken_in(shown: &str, error: &KubeconfigError) -> ClusterError {
    ClusterError::Kubeconfig {
        path: shown.to_owned(),
        reason: reason(error),
    }
}

fn reason(error: &KubeconfigError) -> String {
    match error {
        KubeconfigError::CurrentContextNotSet => {
            "it has no current-context; choose one with --context".to_owned()
        }
        KubeconfigError::KindMismatch | KubeconfigError::ApiVersionMismatch => {
            "its kind or apiVersion is not that of the other files".to_owned()
        }
        KubeconfigError::LoadContext(name) if name.is_empty() => {
            "it has no current-context; choose one with --context".to_owned()
        }
        KubeconfigError::LoadContext(name) => format!("it has no context `{name}`"),
        KubeconfigError::LoadClusterOfContext(name) => format!("it has no cluster `{name}`"),
        KubeconfigError::FindPath => "its path is not known".to_owned(),
        KubeconfigError::ReadConfig(source, _) => format!("it cannot be read: {source}"),
        KubeconfigError::Parse(source) => source.location().map_or_else(
            || "it is not a valid kubeconfig".to_owned(),
            |at| {
                format!(
                    "line {}, column {}: this is not a valid kubeconfig",
                    at.line(),
                    at.column()
                )
            },
        ),
        KubeconfigError::MissingClusterUrl => "the cluster has no server".to_owned(),
        KubeconfigError::ParseClusterUrl(_) => "the cluster's server is not a URL".to_owned(),
        KubeconfigError::ParseProxyUrl(_) => "the proxy is not a URL".to_owned(),
        KubeconfigError::LoadCertificateAuthority(_) => {
            "its certificate-authority cannot be read".to_owned()
        }
        KubeconfigError::LoadClientCertificate(_) => {
            "its client-certificate cannot be read".to_owned()
        }
        KubeconfigError::LoadClientKey(_) => "its client-key cannot be read".to_owned(),
        KubeconfigError::ParseCertificates(_) => "its certificate is not PEM".to_owned(),
        KubeconfigError::ParseNoProxy(_) => "NO_PROXY cannot be understood".to_owned(),
    }
}

/// Which cluster the flags and the environment choose. Reads files, contacts nothing.
///
/// # Errors
/// [`ClusterError::NoKubeconfig`], [`ClusterError::Kubeconfig`] or [`ClusterError::UnknownKubeContext`].
pub fn kubeconfig_target(
    flags: &ClusterFlags,
    env: &ClusterEnv,
) -> Result<ClusterTarget, ClusterError> {
    match read(flags, env)? {
        Source::InCluster => Ok(ClusterTarget {
            kube_context: IN_CLUSTER.to_owned(),
            server: "https://kubernetes.default.svc".to_owned(),
            default_namespace: in_cluster_namespace(),
        }),
        Source::Files { config, shown } => target(&config, &shown, flags),
    }
}

/// The namespace of the pod.
pub(super) fn in_cluster_namespace() -> String {
    kube::Config::incluster()
        .map_or_else(|_| "default".to_owned(), |config| config.default_namespace)
}

/// The chosen context of a kubeconfig.
pub(super) fn target(
    config: &Kubeconfig,
    shown: &str,
    flags: &ClusterFlags,
) -> Result<ClusterTarget, ClusterError> {
    let known = || {
        config
            .contexts
            .iter()
            .map(|context| context.name.clone())
            .collect()
    };
    if let Some(name) = &flags.context
        && !config.contexts.iter().any(|context| context.name == *name)
    {
        return Err(ClusterError::UnknownKubeContext {
            name: name.clone(),
            known: known(),
        });
    }
    let name = flags
        .context
        .clone()
        .or_else(|| config.current_context.clone())
        .filter(|name| !name.is_empty())
        .ok_or_else(|| broken_in(shown, &KubeconfigError::CurrentContextNotSet))?;
    let context = config
        .contexts
        .iter()
        .find(|context| context.name == name)
        .and_then(|context| context.context.as_ref())
        .ok_or_else(|| broken_in(shown, &KubeconfigError::LoadContext(name.clone())))?;
    let cluster_name = flags.cluster.as_ref().unwrap_or(&context.cluster);
    let cluster = config
        .clusters
        .iter()
        .find(|cluster| cluster.name == *cluster_name)
        .and_then(|cluster| cluster.cluster.as_ref())
        .ok_or_else(|| {
            broken_in(
                shown,
                &KubeconfigError::LoadClusterOfContext(cluster_name.clone()),
            )
        })?;
    let server = flags
        .server
        .clone()
        .or_else(|| cluster.server.clone())
        .unwrap_or_default();
    Ok(ClusterTarget {
        kube_context: name,
        server: without_user_info(&server),
        default_namespace: context
            .namespace
            .clone()
            .filter(|namespace| !namespace.is_empty())
            .unwrap_or_else(|| "default".to_owned()),
    })
}

/// A URL that can be shown: without user info, query and fragment.
pub(super) fn without_user_info(url: &str) -> String {
    let bare = url.split(['?', '#']).next().unwrap_or_default();
    match bare.split_once("://") {
        Some((scheme, rest)) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let host = authority.rsplit('@').next().unwrap_or_default();
            format!("{scheme}://{host}{path}")
        }
        None => bare.to_owned(),
    }
}
