//! What completion may know of the world: files, and a cluster for a moment.

use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::mpsc;

use super::clusters::block_on;
use super::{ClusterFlags, KubeCluster, World};
use crate::cli::env_vars;
use crate::cluster::{self, Glance, KubeNames};
use crate::store::completion_cache::{CompletionCache, Listing};

impl World<'_> {
    /// Which cluster the flags choose and as whom; `None` when that is not clear. Reads files only.
    pub(in crate::cli) fn glance(&self, flags: &ClusterFlags) -> Option<Glance> {
        cluster::glance(flags, &self.cluster_env()).ok()
    }

    /// The names in the kubeconfig.
    pub(in crate::cli) fn kube_names(&self, flags: &ClusterFlags) -> Option<KubeNames> {
        cluster::kubeconfig_names(flags, &self.cluster_env()).ok()
    }

    /// Runs `talk` with a connection, for `deadline` at most, connecting included. `None` when it took longer or there
    /// is none. Runs no credential plugin.
    pub(in crate::cli) fn ask_briefly<T>(
        &self,
        flags: &ClusterFlags,
        deadline: Duration,
        talk: impl AsyncFnOnce(KubeCluster) -> T,
    ) -> Option<T> {
        if self.glance(flags)?.runs_plugin {
            return None;
        }
        let env = self.cluster_env();
        // Nobody is told of retries.
        let (sender, _) = mpsc::unbounded_channel();
        block_on(async {
            let asking = async {
                let cluster = cluster::connect(flags, &env, sender).await.ok()?;
                Some(talk(cluster).await)
            };
            tokio::time::timeout(deadline, asking).await.ok().flatten()
        })
        .ok()
        .flatten()
    }

    /// A list that was kept under `of`.
    pub(in crate::cli) fn cached_listing(&self, of: &str) -> Option<Listing> {
        self.completion_cache()?.get(of)
    }

    /// Keeps a list under `of`, if it can.
    pub(in crate::cli) fn cache_listing(&self, of: &str, listing: &Listing) {
        if let Some(cache) = self.completion_cache() {
            cache.put(of, listing);
        }
    }

    fn completion_cache(&self) -> Option<CompletionCache> {
        self.cache_folder().map(CompletionCache::new)
    }

    /// `$XDG_CACHE_HOME/pxsec`, else the platform's.
    fn cache_folder(&self) -> Option<PathBuf> {
        let base = self
            .env(env_vars::XDG_CACHE_HOME)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute());
        let platform = || {
            if cfg!(windows) {
                dirs::cache_dir()
            } else if cfg!(target_os = "macos") {
                Some(self.home()?.join("Library").join("Caches"))
            } else {
                Some(self.home()?.join(".cache"))
            }
        };
        Some(base.or_else(platform)?.join("pxsec"))
    }
}
