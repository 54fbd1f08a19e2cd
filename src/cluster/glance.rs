//! What a kubeconfig tells without a question to anyone: for those who may not wait, such as completion.
//!
//! Reads files; contacts nothing and runs nothing.

use super::connect::ClusterFlags;
use super::credentials;
use super::env::ClusterEnv;
use super::kubeconfig::{self, Found, Source, without_user_info};
use crate::ports::{ClusterError, ClusterTarget};

/// Which cluster is meant, as whom, and what it would take to log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Which cluster.
    pub target: ClusterTarget,
    /// Tells one user of one kubeconfig from others; holds no credential.
    pub identity: String,
    /// Whether a connection would run a credential plugin, which may ask its user something.
    pub runs_plugin: bool,
}

/// The names in a kubeconfig, each list sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KubeNames {
    /// Its contexts.
    pub contexts: Vec<KubeContextName>,
    /// Its clusters, with the address of each.
    pub clusters: Vec<(String, String)>,
    /// Its users.
    pub users: Vec<String>,
    /// The context that is used when no flag names one.
    pub current: Option<String>,
}

/// A context of a kubeconfig.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KubeContextName {
    /// Its name.
    pub name: String,
    /// The name of its cluster.
    pub cluster: String,
    /// Its namespace.
    pub namespace: Option<String>,
}

/// Looks at what the flags and the environment choose.
///
/// # Errors
/// As [`super::kubeconfig_target`].
pub fn glance(flags: &ClusterFlags, env: &ClusterEnv) -> Result<Glance, ClusterError> {
    let source = kubeconfig::choose(flags, env)?;
    let target = kubeconfig::target(&source);
    let (from, runs_plugin) = match &source {
        Source::Pod { .. } => (kubeconfig::IN_CLUSTER, false),
        Source::Files(chosen) => (
            chosen.shown.as_str(),
            credentials::runs_plugin(&chosen.user),
        ),
    };
    let identity = format!(
        "{from} {} {:?} {:?} {:?} {:?}",
        target.kube_context, flags.user, flags.as_user, flags.as_groups, flags.as_uid
    );
    Ok(Glance {
        target,
        identity,
        runs_plugin,
    })
}

/// The names in the kubeconfig. None in a pod.
///
/// # Errors
/// [`ClusterError::NoKubeconfig`] or [`ClusterError::Kubeconfig`].
pub fn kubeconfig_names(flags: &ClusterFlags, env: &ClusterEnv) -> Result<KubeNames, ClusterError> {
    let Found::Files { config, .. } = kubeconfig::find(flags, env)? else {
        return Ok(KubeNames::default());
    };
    let contexts = config.contexts.into_iter().map(|named| {
        let context = named.context.unwrap_or_default();
        KubeContextName {
            name: named.name,
            cluster: context.cluster,
            namespace: context.namespace.filter(|name| !name.is_empty()),
        }
    });
    let clusters = config.clusters.into_iter().map(|named| {
        let server = named.cluster.and_then(|cluster| cluster.server);
        (named.name, without_user_info(&server.unwrap_or_default()))
    });
    let users = config.auth_infos.into_iter().map(|named| named.name);
    let mut names = KubeNames {
        contexts: contexts.collect(),
        clusters: clusters.collect(),
        users: users.collect(),
        current: config.current_context,
    };
    names.contexts.sort();
    names.clusters.sort();
    names.users.sort();
    Ok(names)
}
