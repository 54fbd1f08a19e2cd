//! One of many targets, as answers name it.

use serde::Serialize;

use crate::ports::ClusterTarget;

/// A Secret in one namespace of one cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The namespace.
    pub namespace: String,
    /// The Secret's name.
    pub name: String,
    /// The kube context, where several are worked on.
    pub kube_context: Option<String>,
}

impl Place {
    /// Where it is, as part of a sentence: `in namespace team-a`, ` of prod` behind it where several clusters are
    /// worked on.
    #[must_use]
    pub fn within(&self) -> String {
        format!("in {}", self.at())
    }

    /// The same without the `in`.
    #[must_use]
    pub fn at(&self) -> String {
        let of = self.kube_context.as_ref();
        let of = of.map(|name| format!(" of {name}")).unwrap_or_default();
        format!("namespace {}{of}", self.namespace)
    }
}

/// One target that nothing came of, or a whole cluster.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FailureItem {
    kube_context: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    namespace: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    error: String,
}

impl FailureItem {
    /// The view of a failure, with its reason in a line.
    #[must_use]
    pub fn new(target: &ClusterTarget, place: &Place, error: String) -> Self {
        Self {
            kube_context: target.kube_context.clone(),
            namespace: Some(place.namespace.clone()),
            name: Some(place.name.clone()),
            error,
        }
    }

    /// The view of a cluster in which nothing could be done, with the reason in a line.
    #[must_use]
    pub fn of_cluster(kube_context: String, error: String) -> Self {
        Self {
            kube_context,
            namespace: None,
            name: None,
            error,
        }
    }
}
