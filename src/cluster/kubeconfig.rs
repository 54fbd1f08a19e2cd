//! Which kubeconfig, and which cluster and user of it: kubectl's rules (client-go `clientcmd`).
//!
//! Reads files and contacts nothing. Of a kubeconfig only names and paths are ever shown: the library's own
//! errors quote the lines they stumble over, which may be a token.

use std::path::{Path, PathBuf};

use kube::config::{AuthInfo, Cluster, Context, Kubeconfig, KubeconfigError};

use super::connect::ClusterFlags;
use super::env::ClusterEnv;
use super::overrides;
use crate::ports::{ClusterError, ClusterTarget};

/// The name that stands for the service account of a pod.
pub(super) const IN_CLUSTER: &str = "in-cluster";

/// Where the configuration comes from.
pub(super) enum Source {
    /// Kubeconfig files.
    Files(Box<Chosen>),
    /// The service account of the pod.
    Pod {
        /// The URL of its API server.
        server: String,
        /// The namespace that the pod is told to work in, before the service account's own.
        namespace: Option<String>,
    },
}

/// One context of the merged kubeconfig, resolved, with kubectl's flags put over it.
pub(super) struct Chosen {
    pub(super) context_name: String,
    pub(super) namespace: String,
    pub(super) cluster: Cluster,
    pub(super) user: AuthInfo,
    /// How the files are named in messages.
    pub(super) shown: String,
}

/// Which cluster the flags and the environment choose. Reads files, contacts nothing, runs nothing.
///
/// # Errors
/// [`ClusterError::NoKubeconfig`], [`ClusterError::Kubeconfig`], [`ClusterError::UnknownKubeContext`] or
/// [`ClusterError::Flag`].
pub fn kubeconfig_target(
    flags: &ClusterFlags,
    env: &ClusterEnv,
) -> Result<ClusterTarget, ClusterError> {
    Ok(target(&choose(flags, env)?))
}

/// The names of all contexts, sorted. Reads files, contacts nothing, runs nothing.
///
/// # Errors
/// [`ClusterError::NoKubeconfig`] or [`ClusterError::Kubeconfig`]. A pod has none: an empty list.
pub fn kubeconfig_contexts(
    flags: &ClusterFlags,
    env: &ClusterEnv,
) -> Result<Vec<String>, ClusterError> {
    let mut names: Vec<String> = match find(flags, env)? {
        Found::Files { config, .. } => config.contexts.into_iter().map(|c| c.name).collect(),
        Found::Pod(_) => Vec::new(),
    };
    names.sort();
    names.dedup();
    Ok(names)
}

pub(super) fn target(source: &Source) -> ClusterTarget {
    match source {
        Source::Pod { server, namespace } => ClusterTarget {
            kube_context: IN_CLUSTER.to_owned(),
            server: without_user_info(server),
            default_namespace: namespace.clone().unwrap_or_else(|| {
                // Reads the service account's files only.
                kube::Config::incluster_dns().map_or_else(
                    |_| "default".to_owned(),
                    |config| config.default_namespace.trim().to_owned(),
                )
            }),
        },
        Source::Files(chosen) => ClusterTarget {
            kube_context: chosen.context_name.clone(),
            server: without_user_info(chosen.cluster.server.as_deref().unwrap_or_default()),
            default_namespace: chosen.namespace.clone(),
        },
    }
}

/// Finds the kubeconfig and the entries of it that the flags choose.
pub(super) fn choose(flags: &ClusterFlags, env: &ClusterEnv) -> Result<Source, ClusterError> {
    overrides::check(flags)?;
    let (config, shown) = match find(flags, env)? {
        Found::Files { config, shown } => (*config, shown),
        Found::Pod(server) => {
            // A pod has neither contexts nor named clusters and users.
            if let Some(name) = &flags.context {
                return Err(ClusterError::UnknownKubeContext {
                    name: name.clone(),
                    known: Vec::new(),
                });
            }
            return Ok(Source::Pod {
                server: flags
                    .server
                    .as_deref()
                    .map_or(server, overrides::with_scheme),
                namespace: env.pod_namespace.clone(),
            });
        }
    };
    let (context_name, context) = context(&config, &shown, flags)?;
    let mut cluster = cluster(&config, &context, &shown, flags)?;
    let mut user = user(&config, &context, &shown, flags)?;
    overrides::on_cluster(&mut cluster, flags);
    overrides::on_user(&mut user, flags)?;
    Ok(Source::Files(Box::new(Chosen {
        context_name,
        namespace: context
            .namespace
            .filter(|namespace| !namespace.is_empty())
            .unwrap_or_else(|| "default".to_owned()),
        cluster,
        user,
        shown,
    })))
}

pub(super) enum Found {
    Files {
        config: Box<Kubeconfig>,
        shown: String,
    },
    Pod(String),
}

/// `--kubeconfig`, else the list in `KUBECONFIG`, else `~/.kube/config`, else the pod's service account.
///
/// As in kubectl, a file of the list that does not exist is skipped, the first file to set a value wins, and files
/// without any entry count as none.
pub(super) fn find(flags: &ClusterFlags, env: &ClusterEnv) -> Result<Found, ClusterError> {
    if let Some(path) = &flags.kubeconfig {
        return merged(std::slice::from_ref(path));
    }
    let listed: Vec<PathBuf> = env
        .kubeconfig
        .iter()
        .flat_map(std::env::split_paths)
        .filter(|path| !path.as_os_str().is_empty())
        .collect();
    let mut tried = Vec::new();
    let candidates = if listed.is_empty() {
        tried.push("KUBECONFIG is not set".to_owned());
        let default = |home: &PathBuf| home.join(".kube").join("config");
        env.home.iter().map(default).collect()
    } else {
        listed
    };
    let (mut there, mut missing) = (Vec::new(), Vec::new());
    for path in candidates {
        match path.try_exists() {
            Ok(true) => there.push(path),
            Ok(false) => missing.push(path),
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => missing.push(path),
            // What cannot be looked at may well be there: then nothing else is to take its place.
            Err(error) => return Err(unusable(&path.display().to_string(), io_reason(&error))),
        }
    }
    if !there.is_empty() {
        let found = merged(&there)?;
        if !matches!(&found, Found::Files { config, .. } if is_empty(config)) {
            return Ok(found);
        }
        tried.extend(
            there
                .iter()
                .map(|path| format!("{} is empty", path.display())),
        );
    }
    tried.extend(
        missing
            .iter()
            .map(|path| format!("{} does not exist", path.display())),
    );
    if let (Some(host), Some(port)) = (&env.service_host, &env.service_port) {
        let host = match host.parse::<std::net::Ipv6Addr>() {
            Ok(address) => format!("[{address}]"),
            Err(_) => host.clone(),
        };
        return Ok(Found::Pod(format!("https://{host}:{port}")));
    }
    if let Some(server) = &flags.server {
        // kubectl too is content with a server and nothing else.
        let mut config = Kubeconfig::default();
        config.clusters.push(kube::config::NamedCluster {
            cluster: Some(Cluster {
                server: Some(server.clone()),
                ..Cluster::default()
            }),
            ..kube::config::NamedCluster::default()
        });
        return Ok(Found::Files {
            config: Box::new(config),
            shown: "--server".to_owned(),
        });
    }
    tried.push("this is not a pod".to_owned());
    Err(ClusterError::NoKubeconfig { tried })
}

fn is_empty(config: &Kubeconfig) -> bool {
    config.contexts.is_empty() && config.clusters.is_empty() && config.current_context.is_none()
}

fn merged(paths: &[PathBuf]) -> Result<Found, ClusterError> {
    let mut config = Kubeconfig::default();
    for path in paths {
        let mut next = Kubeconfig::read_from(path).map_err(|error| broken(path, &error))?;
        // kubectl takes an empty text as no value, so that another file may set it.
        next.current_context = next.current_context.filter(|name| !name.is_empty());
        without_empty_paths(&mut next, path);
        config = config.merge(next).map_err(|error| broken(path, &error))?;
    }
    // A path with the separator in it can stand alone only.
    let shown = std::env::join_paths(paths).map_or_else(
        |_| {
            paths
                .iter()
                .map(|path| path.display().to_string())
                .collect()
        },
        |list| list.display().to_string(),
    );
    Ok(Found::Files {
        config: Box::new(config),
        shown,
    })
}

/// Takes an empty path for none, as Go does. kube has made the kubeconfig's folder of it by now.
fn without_empty_paths(config: &mut Kubeconfig, path: &Path) {
    let folder = path.parent().map(|folder| folder.join(""));
    let unless_empty = |value: &mut Option<String>| {
        *value = value.take().filter(|value| {
            let is_folder = folder.as_deref() == Some(Path::new(value));
            !(is_folder && value.ends_with(std::path::MAIN_SEPARATOR))
        });
    };
    let clusters = config.clusters.iter_mut();
    for cluster in clusters.filter_map(|named| named.cluster.as_mut()) {
        unless_empty(&mut cluster.certificate_authority);
    }
    let users = config.auth_infos.iter_mut();
    for user in users.filter_map(|named| named.auth_info.as_mut()) {
        for value in [
            &mut user.client_certificate,
            &mut user.client_key,
            &mut user.token_file,
        ] {
            unless_empty(value);
        }
    }
}

/// The chosen context and its name; an empty one where only flags say where to go.
fn context(
    config: &Kubeconfig,
    shown: &str,
    flags: &ClusterFlags,
) -> Result<(String, Context), ClusterError> {
    let named = |name: &str| {
        config
            .contexts
            .iter()
            .find(|context| context.name == name)
            .map(|found| found.context.clone().unwrap_or_default())
    };
    if let Some(name) = &flags.context {
        let found = named(name).ok_or_else(|| ClusterError::UnknownKubeContext {
            name: name.clone(),
            known: config.contexts.iter().map(|c| c.name.clone()).collect(),
        })?;
        return Ok((name.clone(), found));
    }
    match &config.current_context {
        Some(name) => {
            let found = named(name).ok_or_else(|| {
                unusable(shown, format!("its current-context `{name}` is not in it"))
            })?;
            Ok((name.clone(), found))
        }
        None if flags.cluster.is_some() || flags.server.is_some() => {
            Ok((String::new(), Context::default()))
        }
        None => Err(unusable(shown, "it has no current-context")),
    }
}

fn cluster(
    config: &Kubeconfig,
    context: &Context,
    shown: &str,
    flags: &ClusterFlags,
) -> Result<Cluster, ClusterError> {
    let name = flags.cluster.as_ref().unwrap_or(&context.cluster);
    let found = config
        .clusters
        .iter()
        .find(|cluster| cluster.name == *name)
        .map(|found| found.cluster.clone().unwrap_or_default());
    match found {
        Some(found) => Ok(found),
        None if flags.cluster.is_some() => Err(ClusterError::Flag {
            flag: "--cluster",
            reason: format!("the kubeconfig {shown} has no cluster `{name}`"),
        }),
        None if flags.server.is_some() => Ok(Cluster::default()),
        None => Err(unusable(shown, format!("it has no cluster `{name}`"))),
    }
}

fn user(
    config: &Kubeconfig,
    context: &Context,
    shown: &str,
    flags: &ClusterFlags,
) -> Result<AuthInfo, ClusterError> {
    let Some(name) = flags.user.as_ref().or(context.user.as_ref()) else {
        return Ok(AuthInfo::default());
    };
    let found = config.auth_infos.iter().find(|user| user.name == *name);
    match found {
        Some(found) => Ok(found.auth_info.clone().unwrap_or_default()),
        None if flags.user.is_some() => Err(ClusterError::Flag {
            flag: "--user",
            reason: format!("the kubeconfig {shown} has no user `{name}`"),
        }),
        None if name.is_empty() => Ok(AuthInfo::default()),
        // kube goes on as nobody, and the server's 403 then names `system:anonymous`.
        None => Err(unusable(shown, format!("it has no user `{name}`"))),
    }
}

/// A URL that can be shown: without user info, query, fragment and trailing slash.
pub(super) fn without_user_info(url: &str) -> String {
    let bare = url.split(['?', '#']).next().unwrap_or_default();
    let shown = match bare.split_once("://") {
        Some((scheme, rest)) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let host = authority.rsplit('@').next().unwrap_or_default();
            format!("{scheme}://{host}{path}")
        }
        None => bare.rsplit('@').next().unwrap_or_default().to_owned(),
    };
    shown.trim_end_matches('/').to_owned()
}

/// A kubeconfig that cannot be used, in our own words.
pub(super) fn unusable(shown: &str, reason: impl Into<String>) -> ClusterError {
    ClusterError::Kubeconfig {
        path: shown.to_owned(),
        reason: reason.into(),
    }
}

fn broken(path: &Path, error: &KubeconfigError) -> ClusterError {
    let reason = match error {
        KubeconfigError::ReadConfig(source, _) => io_reason(source),
        KubeconfigError::Parse(source) => source.location().map_or_else(
            || "it is not a kubeconfig".to_owned(),
            |at| {
                format!(
                    "line {}, column {} is not what a kubeconfig has there",
                    at.line(),
                    at.column()
                )
            },
        ),
        KubeconfigError::KindMismatch | KubeconfigError::ApiVersionMismatch => {
            "its kind or apiVersion is not that of the other files".to_owned()
        }
        // Reading and merging give no others.
        _ => "it is not a kubeconfig".to_owned(),
    };
    unusable(&path.display().to_string(), reason)
}

/// The operating system's reason, or that it is no text: the rest of an `io::Error` may be anything.
pub(super) fn io_reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "it does not exist".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        std::io::ErrorKind::InvalidData => "it is not text".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        kind => kind.to_string(),
    }
}
