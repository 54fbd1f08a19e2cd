//! A connection to one API server.

use std::path::PathBuf;
use std::time::Duration;

use k8s_openapi::api::core::v1::Secret;
use kube::config::{AuthInfo, KubeConfigOptions, Kubeconfig, NamedAuthInfo};
use kube::{Api, Client, Config};

use super::error::{self, Faults};
use super::kubeconfig::{
    self, ClusterEnv, IN_CLUSTER, Source, broken_in, in_cluster_namespace, without_user_info,
};
use crate::ports::{ClusterError, ClusterTarget};

/// 10 s: a TCP and TLS handshake across the world takes one.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// 30 s without an answer: an API server under load answers or refuses well before.
const READ_TIMEOUT: Duration = Duration::from_secs(30);

/// kubectl's flags that say which cluster and as whom.
#[derive(Clone, Debug, Default)]
pub struct ClusterFlags {
    /// `--kubeconfig`.
    pub kubeconfig: Option<PathBuf>,
    /// `--context`.
    pub context: Option<String>,
    /// `--cluster`.
    pub cluster: Option<String>,
    /// `--user`.
    pub user: Option<String>,
    /// `--server`.
    pub server: Option<String>,
    /// `--as`.
    pub as_user: Option<String>,
    /// `--as-group`.
    pub as_groups: Vec<String>,
    /// `--as-uid`.
    pub as_uid: Option<String>,
    /// `--request-timeout`; `None` for our own deadline.
    pub request_timeout: Option<Duration>,
    /// `--certificate-authority`.
    pub certificate_authority: Option<PathBuf>,
    /// `--client-certificate`.
    pub client_certificate: Option<PathBuf>,
    /// `--client-key`.
    pub client_key: Option<PathBuf>,
    /// `--tls-server-name`.
    pub tls_server_name: Option<String>,
    /// `--insecure-skip-tls-verify`.
    pub insecure_skip_tls_verify: bool,
}

/// A Kubernetes cluster that is ready to be talked to.
pub struct KubeCluster {
    pub(super) client: Client,
    pub(super) target: ClusterTarget,
    pub(super) faults: Faults,
}

impl std::fmt::Debug for KubeCluster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KubeCluster")
            .field("target", &self.target)
            .finish_non_exhaustive()
    }
}

impl KubeCluster {
    pub(super) fn secrets(&self, namespace: &str) -> Api<Secret> {
        Api::namespaced(self.client.clone(), namespace)
    }
}

/// Prepares the connection that flags and environment choose. Sends nothing to the server yet, but runs the
/// kubeconfig's credential plugin if it has one.
///
/// No request is repeated silently, and each has a deadline. `HTTPS_PROXY` and `NO_PROXY` are honoured. Must be
/// called within a tokio runtime.
///
/// # Errors
/// [`ClusterError::NoKubeconfig`], [`ClusterError::Kubeconfig`], [`ClusterError::UnknownKubeContext`],
/// [`ClusterError::CredentialPlugin`].
pub async fn connect(flags: &ClusterFlags, env: &ClusterEnv) -> Result<KubeCluster, ClusterError> {
    let (mut config, target, shown) = match kubeconfig::read(flags, env)? {
        Source::InCluster => {
            let mut config = Config::incluster().map_err(|_| ClusterError::NoKubeconfig {
                tried: vec!["the pod has no usable service account".to_owned()],
            })?;
            impersonate(&mut config.auth_info, flags);
            let server = without_user_info(&config.cluster_url.to_string());
            let target = ClusterTarget {
                kube_context: IN_CLUSTER.to_owned(),
                server: server.trim_end_matches('/').to_owned(),
                default_namespace: in_cluster_namespace(),
            };
            (config, target, IN_CLUSTER.to_owned())
        }
        Source::Files { config, shown } => {
            let target = kubeconfig::target(&config, &shown, flags)?;
            let options = KubeConfigOptions {
                context: Some(target.kube_context.clone()),
                cluster: flags.cluster.clone(),
                user: flags.user.clone(),
            };
            let kubeconfig = overridden(*config, &target.kube_context, flags);
            let config = Config::from_custom_kubeconfig(kubeconfig, &options)
                .await
                .map_err(|error| broken_in(&shown, &error))?;
            (config, target, shown)
        }
    };
    config.connect_timeout = Some(
        flags
            .request_timeout
            .unwrap_or(CONNECT_TIMEOUT)
            .min(CONNECT_TIMEOUT),
    );
    let read_timeout = flags.request_timeout.unwrap_or(READ_TIMEOUT);
    config.read_timeout = Some(read_timeout);
    config.write_timeout = Some(read_timeout);
    config.reset_reader_on_write = true;
    config.default_retry = false;
    let plugin = config
        .auth_info
        .exec
        .as_ref()
        .and_then(|exec| exec.command.clone());
    let faults = Faults {
        server: target.server.clone(),
        timeout_secs: read_timeout.as_secs().max(1),
    };
    let client = Client::try_from(config)
        .map_err(|error| error::of_client(&error, &shown, plugin.as_deref(), &faults))?;
    Ok(KubeCluster {
        client,
        target,
        faults,
    })
}

/// The kubeconfig with the flags put over the entries that the chosen context uses.
fn overridden(mut config: Kubeconfig, context_name: &str, flags: &ClusterFlags) -> Kubeconfig {
    let context = config
        .contexts
        .iter_mut()
        .find(|context| context.name == context_name)
        .and_then(|context| context.context.as_mut());
    let Some(context) = context else {
        return config;
    };
    let cluster_name = flags
        .cluster
        .clone()
        .unwrap_or_else(|| context.cluster.clone());
    // A context may name no user; the flags then need one to attach to.
    let user_name = flags
        .user
        .clone()
        .or_else(|| context.user.clone())
        .unwrap_or_default();
    context.user = Some(user_name.clone());

    let cluster = config
        .clusters
        .iter_mut()
        .find(|cluster| cluster.name == cluster_name)
        .and_then(|cluster| cluster.cluster.as_mut());
    if let Some(cluster) = cluster {
        if let Some(server) = &flags.server {
            cluster.server = Some(server.clone());
        }
        if let Some(path) = &flags.certificate_authority {
            cluster.certificate_authority = Some(path.display().to_string());
            cluster.certificate_authority_data = None;
        }
        if flags.insecure_skip_tls_verify {
            cluster.insecure_skip_tls_verify = Some(true);
            cluster.certificate_authority = None;
            cluster.certificate_authority_data = None;
        }
        if let Some(name) = &flags.tls_server_name {
            cluster.tls_server_name = Some(name.clone());
        }
    }
    if !config.auth_infos.iter().any(|user| user.name == user_name) {
        config.auth_infos.push(NamedAuthInfo {
            name: user_name.clone(),
            auth_info: Some(AuthInfo::default()),
            ..NamedAuthInfo::default()
        });
    }
    let user = config
        .auth_infos
        .iter_mut()
        .find(|user| user.name == user_name)
        .map(|user| user.auth_info.get_or_insert_default());
    if let Some(user) = user {
        if let Some(path) = &flags.client_certificate {
            user.client_certificate = Some(path.display().to_string());
            user.client_certificate_data = None;
        }
        if let Some(path) = &flags.client_key {
            user.client_key = Some(path.display().to_string());
            user.client_key_data = None;
        }
        impersonate(user, flags);
    }
    config
}

fn impersonate(user: &mut AuthInfo, flags: &ClusterFlags) {
    if let Some(name) = &flags.as_user {
        user.impersonate = Some(name.clone());
    }
    if let Some(uid) = &flags.as_uid {
        user.impersonate_uid = Some(uid.clone());
    }
    if !flags.as_groups.is_empty() {
        user.impersonate_groups = Some(flags.as_groups.clone());
    }
}
