//! Kubernetes: how a cluster is found, reached and spoken to.
//!
//! The only module that names kube's types; they never leave it, because some print what they hold. Talks to the
//! API server of the kubeconfig and to nobody else. Error texts never include file contents or answers that are
//! not a Kubernetes `Status`, since both may hold credentials.
//!
//! kube builds and sends the requests; what comes back is read here (`call`), because kube logs bodies that it
//! cannot read, and forgets the HTTP status when a proxy answers.

mod access;
pub mod annotations;
mod authorization;
mod call;
mod connect;
mod credentials;
mod env;
mod glance;
mod kubeconfig;
mod lists;
mod login;
mod manifest;
mod metadata;
mod overrides;
mod proxy;
mod redaction;
mod secrets;
mod service;
mod status;
mod storage_classes;
mod storage_cluster;
mod tls;
mod transport;
mod watch;

pub use annotations::{
    FIELD_MANAGER, MetadataError, check_annotation, check_label, is_reserved, managed_selector,
};
pub use connect::{ClusterFlags, KubeCluster, connect};
pub use credentials::PluginAnswers;
pub use env::ClusterEnv;
pub use glance::{Glance, KubeContextName, KubeNames, glance, kubeconfig_names};
pub use kubeconfig::{kubeconfig_contexts, kubeconfig_target};
pub use manifest::manifest;
