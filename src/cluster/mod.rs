//! Kubernetes: how a cluster is found, reached and spoken to.
//!
//! The only module that names kube and k8s-openapi types; they never leave it, because their `Debug` prints Secret
//! data. Talks to the API server of the kubeconfig and to nobody else. Error texts never include file contents or
//! answers, which may hold credentials.

mod annotations;
mod connect;
mod error;
mod kubeconfig;
mod manifest;
mod secrets;
mod storage_cluster;

pub use annotations::{FIELD_MANAGER, check_annotation, check_label, is_reserved};
pub use connect::{ClusterFlags, KubeCluster, connect};
pub use kubeconfig::{ClusterEnv, kubeconfig_target};
pub use manifest::manifest;
