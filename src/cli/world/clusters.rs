//! What a command has of the clusters: which there are, and connections for as long as it runs.

use std::ffi::OsStr;
use std::pin::pin;

use serde_json::Value;
use tokio::sync::mpsc;

use super::{ClusterFlags, KubeCluster, World};
use crate::cli::fleet::Connections;
use crate::cli::report::Failure;
use crate::cluster::{self, ClusterEnv};
use crate::ports::{ClusterError, ClusterTarget, DesiredSecret, Retry};

/// Runs the asynchronous part of a command, on one thread.
///
/// Waits for nothing more at its end: a name server that does not answer would hold up the command, also after a second
/// Ctrl-C.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, ClusterError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|source| ClusterError::Unreachable {
            server: "of the kubeconfig".to_owned(),
            reason: source.to_string(),
        })?;
    let done = runtime.block_on(work);
    runtime.shutdown_background();
    Ok(done)
}

impl World<'_> {
    pub(super) fn cluster_env(&self) -> ClusterEnv {
        let var = |name: &str| self.env(name).map(OsStr::to_owned);
        ClusterEnv {
            plugins: self.plugins.clone(),
            ..ClusterEnv::from_vars(var, self.home(), self.may_ask())
        }
    }

    /// Which cluster the flags choose; contacts nothing.
    ///
    /// # Errors
    /// [`ClusterError`] of the kubeconfig.
    pub fn cluster_target(&self, flags: &ClusterFlags) -> Result<ClusterTarget, ClusterError> {
        cluster::kubeconfig_target(flags, &self.cluster_env())
    }

    /// Runs `talk` with a connection to the cluster that the flags choose, and tells of requests made again.
    ///
    /// # Errors
    /// [`ClusterError`] of the connection, and what `talk` gives.
    pub fn with_cluster<T, E, F>(
        &mut self,
        flags: &ClusterFlags,
        talk: impl FnOnce(KubeCluster) -> F,
    ) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<ClusterError>,
    {
        let (sender, mut retries) = mpsc::unbounded_channel();
        block_on(async {
            let cluster = cluster::connect(flags, &self.cluster_env(), sender).await?;
            let mut talk = pin!(talk(cluster));
            loop {
                tokio::select! {
                    biased;
                    Some(retry) = retries.recv() => self.note_retry(&retry),
                    done = &mut talk => return done,
                }
            }
        })?
    }

    /// Runs `talk` with connections to these clusters.
    ///
    /// Of several, those that cannot be prepared are told and left out, and stand in [`Connections::broken`].
    ///
    /// # Errors
    /// Of the only one, before anything is sent; and what `talk` gives.
    pub(in crate::cli) fn with_clusters<T>(
        &mut self,
        flags: &[ClusterFlags],
        talk: impl AsyncFnOnce(&mut Self, Connections) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        block_on(async {
            let (sender, retries) = mpsc::unbounded_channel();
            let env = self.cluster_env();
            let mut connections = Connections {
                clusters: Vec::with_capacity(flags.len()),
                retries,
                broken: Vec::new(),
            };
            let mut failures = Vec::new();
            for flags in flags {
                match cluster::connect(flags, &env, sender.clone()).await {
                    Ok(cluster) => connections.clusters.push(cluster),
                    Err(error) => failures.push((flags.context.clone(), Failure::from(error))),
                }
            }
            if flags.len() == 1
                && let Some((_, failure)) = failures.pop()
            {
                return Err(failure);
            }
            for (name, failure) in failures {
                let name = name.unwrap_or_default();
                connections.tell_broken(&name, failure, self);
            }
            talk(self, connections).await
        })?
    }

    /// The names of the contexts of the kubeconfig, sorted.
    ///
    /// # Errors
    /// [`ClusterError`] of the kubeconfig.
    pub fn kube_contexts(&self, flags: &ClusterFlags) -> Result<Vec<String>, ClusterError> {
        cluster::kubeconfig_contexts(flags, &self.cluster_env())
    }

    /// Says that a request is made again, and why.
    pub fn note_retry(&mut self, retry: &Retry) {
        let Retry {
            about,
            reason,
            attempt,
            of,
            wait,
        } = retry;
        self.note(&format!(
            "{about}: {reason}; try {attempt} of {of} in {:.1} s",
            wait.as_secs_f64()
        ));
    }

    /// The manifest of a Secret, with its values.
    #[must_use]
    pub fn manifest(&self, want: &DesiredSecret) -> Value {
        cluster::manifest(want)
    }

    /// Runs `talk` with what comes of preparing a connection to the cluster that the flags choose.
    ///
    /// # Errors
    /// Those of `talk`.
    pub(in crate::cli) fn try_cluster<T, E: From<ClusterError>>(
        &mut self,
        flags: &ClusterFlags,
        talk: impl AsyncFnOnce(&mut Self, Result<Connections, ClusterError>) -> Result<T, E>,
    ) -> Result<T, E> {
        block_on(async {
            let (sender, retries) = mpsc::unbounded_channel();
            let connected = cluster::connect(flags, &self.cluster_env(), sender).await;
            let connections = connected.map(|cluster| Connections {
                clusters: vec![cluster],
                retries,
                broken: Vec::new(),
            });
            talk(self, connections).await
        })?
    }
}
