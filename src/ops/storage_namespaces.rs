//! The namespaces of a cluster that have a StorageCluster.

use tokio::sync::OnceCell;

use crate::ports::{ClusterError, SecretCluster};

/// The namespaces of one cluster that have a StorageCluster, asked for once and only when they matter.
#[derive(Debug, Default)]
pub struct StorageNamespaces(OnceCell<Vec<String>>);

impl StorageNamespaces {
    /// The namespaces.
    ///
    /// # Errors
    /// What the cluster answers; the next one who asks tries again.
    pub async fn of(&self, cluster: &impl SecretCluster) -> Result<&[String], ClusterError> {
        self.0
            .get_or_try_init(|| cluster.storage_namespaces())
            .await
            .map(Vec::as_slice)
    }
}
