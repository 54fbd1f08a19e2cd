//! What only `doctor` looks at.

use std::io;
use std::path::Path;

use tokio::sync::mpsc;

use super::{
    ClusterFlags, ConfigFile, HeldLock, OnPath, OpenPlace, World, cluster, env_vars, fs, places,
    runtime,
};
use crate::cli::fleet::Links;
use crate::ports::ClusterError;

impl World<'_> {
    /// What stands under the name of a program in the folders of PATH, in their order.
    #[must_use]
    pub fn on_path(&self, name: &str) -> Vec<OnPath> {
        let path = self.env(env_vars::PATH);
        path.map_or_else(Vec::new, |path| fs::on_path(name, path))
    }

    /// Whether two paths lead to one file.
    #[must_use]
    pub fn is_same_file(&self, one: &Path, other: &Path) -> bool {
        fs::is_same_file(one, other)
    }

    /// What in the config folder others can open.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn open_places(&self, config: &ConfigFile) -> io::Result<Vec<OpenPlace>> {
        places::open_places(config.folder())
    }

    /// The locks of the config folder that somebody keeps.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn held_locks(&self, config: &ConfigFile) -> io::Result<Vec<HeldLock>> {
        places::held_locks(config.folder())
    }

    /// Runs `talk` with what comes of preparing a connection to the cluster that the flags choose.
    ///
    /// # Errors
    /// Those of `talk`.
    pub(in crate::cli) fn try_cluster<T, E: From<ClusterError>>(
        &mut self,
        flags: &ClusterFlags,
        talk: impl AsyncFnOnce(&mut Self, Result<Links, ClusterError>) -> Result<T, E>,
    ) -> Result<T, E> {
        runtime()?.block_on(async {
            let (sender, retries) = mpsc::unbounded_channel();
            let connected = cluster::connect(flags, &self.cluster_env(), sender).await;
            let links = connected.map(|cluster| Links {
                clusters: vec![cluster],
                retries,
                broken: 0,
            });
            talk(self, links).await
        })
    }
}
