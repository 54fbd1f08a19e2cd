//! A connection to one API server.

use std::cell::Cell;
use std::path::PathBuf;
use std::time::Duration;

use http::Uri;
use http::header::{HeaderValue, USER_AGENT};
use kube::config::Cluster;
use kube::{Client, Config};
use tokio::sync::mpsc::UnboundedSender;

use super::authorization::Authorization;
use super::env::ClusterEnv;
use super::kubeconfig::{self, Source, unusable, without_user_info};
use super::login::Login;
use super::{credentials, overrides, proxy, service, tls};
use crate::ports::{ClusterError, ClusterTarget, Retry};

/// 10 s: a TCP and TLS handshake across the world takes one.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// 30 s without a byte: an API server under load answers or refuses well before.
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
    /// `--request-timeout`: for each whole request. Zero is no deadline, `None` our own.
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

/// How long a connection waits, and for what.
#[derive(Clone, Copy)]
pub(super) struct Waits {
    /// For TCP and TLS.
    pub(super) connect: Duration,
    /// For the next byte.
    pub(super) read: Option<Duration>,
    /// For a whole request with its answer.
    pub(super) request: Option<Duration>,
}

impl Waits {
    fn of(request_timeout: Option<Duration>) -> Self {
        match request_timeout {
            None => Self {
                connect: CONNECT_TIMEOUT,
                read: Some(READ_TIMEOUT),
                request: None,
            },
            Some(Duration::ZERO) => Self {
                connect: CONNECT_TIMEOUT,
                read: None,
                request: None,
            },
            Some(whole) => Self {
                connect: whole.min(CONNECT_TIMEOUT),
                read: Some(whole),
                request: Some(whole),
            },
        }
    }
}

/// A Kubernetes cluster that is ready to be talked to.
pub struct KubeCluster {
    pub(super) client: Client,
    pub(super) target: ClusterTarget,
    pub(super) waits: Waits,
    /// For who has a token that can be fetched anew.
    pub(super) login: Option<Login>,
    /// The proxy in between, without user info.
    pub(super) proxy: Option<String>,
    /// Who is told of requests that are made again.
    pub(super) retries: UnboundedSender<Retry>,
    /// Whether the server has answered yet.
    pub(super) reached: Cell<bool>,
}

impl std::fmt::Debug for KubeCluster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KubeCluster")
            .field("target", &self.target)
            .finish_non_exhaustive()
    }
}

/// Prepares the connection that flags and environment choose.
///
/// Sends nothing to the server yet, but runs the kubeconfig's credential plugin if it has one, once for all connections
/// of `env`. Each request has a deadline, and those that are made again are told to `retries`. A proxy is used as kubectl would. To a server of plain http no credentials
/// are ever sent (as in client-go). Must be called within a tokio runtime, for which one thread is enough.
///
/// # Errors
/// [`ClusterError::NoKubeconfig`], [`ClusterError::Kubeconfig`], [`ClusterError::UnknownKubeContext`],
/// [`ClusterError::CredentialPlugin`] or [`ClusterError::Flag`] by cause; none of them about the server.
pub async fn connect(
    flags: &ClusterFlags,
    env: &ClusterEnv,
    retries: UnboundedSender<Retry>,
) -> Result<KubeCluster, ClusterError> {
    let source = kubeconfig::choose(flags, env)?;
    let target = kubeconfig::target(&source);
    let mut plugin = None;
    let (mut config, shown, proxy_url) = match source {
        Source::Pod { server, .. } => pod(&server, flags)?,
        Source::Files(chosen) => {
            let kubeconfig::Chosen {
                cluster,
                mut user,
                shown,
                ..
            } = *chosen;
            let mut config = of_cluster(&cluster, &shown, flags)?;
            if config.cluster_url.scheme_str() == Some("https") {
                plugin = credentials::make_ready(
                    &mut user,
                    &cluster,
                    &shown,
                    env.stdin_is_terminal,
                    &env.plugins,
                )
                .await?;
            } else {
                user = only_impersonation(user);
            }
            config.auth_info = user;
            (config, shown, cluster.proxy_url)
        }
    };
    config.proxy_url = proxy::proxy_for(
        &config.cluster_url,
        proxy_url.as_deref(),
        env.https_proxy.as_deref(),
        env.no_proxy.as_deref(),
    )
    .map_err(|place| unusable(&shown, format!("{place} is not the URL of a proxy")))?;
    let waits = Waits::of(flags.request_timeout);
    config.connect_timeout = Some(waits.connect);
    config.read_timeout = waits.read;
    config.write_timeout = waits.read;
    // Else the time that a connection was idle counts as waiting.
    config.reset_reader_on_write = true;
    let agent = HeaderValue::from_static(concat!("kubectl-pxsec/", env!("CARGO_PKG_VERSION")));
    config.headers.push((USER_AGENT, agent));
    let proxy = config
        .proxy_url
        .as_ref()
        .map(|url| without_user_info(&url.to_string()));
    let mut authorization = Authorization::of(&config.auth_info, &shown)?;
    let login = plugin.and_then(|plugin| Some(Login::new(plugin, authorization.share()?)));
    let client = service::client(&config, authorization, &shown)?;
    Ok(KubeCluster {
        client,
        target,
        waits,
        login,
        proxy,
        retries,
        reached: Cell::new(false),
    })
}

/// The service account of the pod.
fn pod(
    server: &str,
    flags: &ClusterFlags,
) -> Result<(Config, String, Option<String>), ClusterError> {
    let mut config = Config::incluster_dns().map_err(|_| ClusterError::NoKubeconfig {
        tried: vec![
            "there is no kubeconfig".to_owned(),
            "this pod has no service account that can be read".to_owned(),
        ],
    })?;
    let shown = kubeconfig::IN_CLUSTER.to_owned();
    let mut overrides = Cluster {
        server: Some(server.to_owned()),
        ..Cluster::default()
    };
    overrides::on_cluster(&mut overrides, flags);
    let asked = of_cluster(&overrides, &shown, flags)?;
    config.cluster_url = asked.cluster_url;
    config.tls_server_name = asked.tls_server_name;
    config.accept_invalid_certs = asked.accept_invalid_certs;
    if asked.root_cert.is_some() {
        config.root_cert = asked.root_cert;
    }
    overrides::on_user(&mut config.auth_info, flags)?;
    if config.cluster_url.scheme_str() != Some("https") {
        config.auth_info = only_impersonation(config.auth_info);
    }
    Ok((config, shown, None))
}

/// client-go reads credentials only for a server of https.
fn only_impersonation(user: kube::config::AuthInfo) -> kube::config::AuthInfo {
    kube::config::AuthInfo {
        impersonate: user.impersonate,
        impersonate_uid: user.impersonate_uid,
        impersonate_groups: user.impersonate_groups,
        impersonate_user_extra: user.impersonate_user_extra,
        ..kube::config::AuthInfo::default()
    }
}

/// Where the server is and how it is known.
fn of_cluster(
    cluster: &Cluster,
    shown: &str,
    flags: &ClusterFlags,
) -> Result<Config, ClusterError> {
    let refuse = |reason: &str| match flags.server {
        Some(_) => ClusterError::Flag {
            flag: "--server",
            reason: format!("it {reason}"),
        },
        None => unusable(shown, format!("the server of its cluster {reason}")),
    };
    let server = cluster.server.as_deref().unwrap_or_default();
    let url: Uri = without_user_info(server)
        .parse()
        .map_err(|_| refuse("is not a URL"))?;
    if !matches!(url.scheme_str(), Some("https" | "http")) || url.host().is_none() {
        return Err(refuse("is not an https URL"));
    }
    let mut config = Config::new(url);
    config.accept_invalid_certs = cluster.insecure_skip_tls_verify.unwrap_or(false);
    let has_authority =
        cluster.certificate_authority.is_some() || cluster.certificate_authority_data.is_some();
    if config.accept_invalid_certs && has_authority {
        // In the words of client-go (`transport.TLSConfigFor`).
        return Err(unusable(
            shown,
            "specifying a root certificates file with the insecure flag is not allowed",
        ));
    }
    config.tls_server_name = cluster.tls_server_name.clone();
    config.root_cert = tls::authority(cluster, shown, flags)?;
    Ok(config)
}
