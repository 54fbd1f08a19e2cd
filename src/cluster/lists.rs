//! Lists, a page at a time, begun again where the server has forgotten them.
//!
//! <https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks>

use http::HeaderValue;
use http::header::ACCEPT;
use kube::api::ListParams;
use kube::core::Request;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::connect::KubeCluster;
use super::metadata::{Listed, Metadata, Partial};
use super::secrets::unbuilt;
use super::status::NO_OBJECT;
use crate::domain::secret_ref::check_namespace;
use crate::ports::{ClusterError, Scope};

/// kubectl's own page: what an API server answers within a fraction of a second.
const PAGE: u32 = 500;

/// Asks for a list without the data of its items.
const METADATA_LIST: HeaderValue =
    HeaderValue::from_static("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");

/// What comes of each item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Its metadata.
    Metadata,
    /// All of it.
    Whole,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Page<T> {
    metadata: ListMeta,
    #[serde(default, deserialize_with = "or_none")]
    items: Vec<T>,
}

/// A list as Go writes it: one without anything in it may be `null`, as every empty list of metadata is
/// (apiserver `endpoints/handlers/response.go`, `asPartialObjectMetadataList`).
pub(super) fn or_none<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<Vec<T>>::deserialize(deserializer).map(Option::unwrap_or_default)
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct ListMeta {
    pub(super) resource_version: String,
    #[serde(rename = "continue")]
    go_on: String,
}

/// Something with a place in the server's order.
pub(super) trait Named {
    /// `NAMESPACE/NAME`, which is what the server orders by: so `a-b/x` comes before `a/x`.
    fn place(&self) -> String;
}

impl Named for Partial {
    fn place(&self) -> String {
        self.metadata.place()
    }
}

impl Named for Listed {
    fn place(&self) -> String {
        format!("{}/{}", self.0.namespace, self.0.name)
    }
}

impl Metadata {
    pub(super) fn place(&self) -> String {
        format!("{}/{}", self.namespace(), self.name)
    }
}

/// Hands every Secret of `scope` to `each`, and gives the resourceVersion of the list.
pub(super) async fn secrets<T: DeserializeOwned + Named>(
    cluster: &KubeCluster,
    scope: &Scope,
    form: Form,
    each: &mut dyn FnMut(T) -> Result<(), ClusterError>,
) -> Result<String, ClusterError> {
    let path = secrets_path(scope)?;
    let kind = match form {
        Form::Metadata => "PartialObjectMetadataList",
        Form::Whole => "SecretList",
    };
    let list = List {
        path: &path,
        selector: scope.selector.as_deref(),
        form,
        kind,
    };
    list.walk(cluster, each).await
}

/// The path of the Secrets of `scope`. The namespace becomes part of a URL, so it is checked.
pub(super) fn secrets_path(scope: &Scope) -> Result<String, ClusterError> {
    let Some(namespace) = &scope.namespace else {
        return Ok("/api/v1/secrets".to_owned());
    };
    check_namespace(namespace).map_err(|error| ClusterError::Invalid {
        message: error.to_string(),
    })?;
    Ok(format!("/api/v1/namespaces/{namespace}/secrets"))
}

/// The names of namespaces.
pub(super) async fn namespaces(
    cluster: &KubeCluster,
    selector: Option<&str>,
) -> Result<Vec<String>, ClusterError> {
    let mut names = Vec::new();
    let list = List {
        path: "/api/v1/namespaces",
        selector,
        form: Form::Metadata,
        kind: "PartialObjectMetadataList",
    };
    list.walk(cluster, &mut |found: Partial| {
        if found.metadata.deletion_timestamp.is_none() {
            names.push(found.metadata.name);
        }
        Ok(())
    })
    .await?;
    Ok(names)
}

/// A list to be walked through.
pub(super) struct List<'a> {
    /// The path of the resource.
    pub(super) path: &'a str,
    /// A label selector.
    pub(super) selector: Option<&'a str>,
    /// What comes of each item.
    pub(super) form: Form,
    /// The kind of the answer.
    pub(super) kind: &'a str,
}

impl List<'_> {
    /// Hands every item to `each` once, in the server's order, and gives the list's resourceVersion.
    pub(super) async fn walk<T: DeserializeOwned + Named>(
        &self,
        cluster: &KubeCluster,
        each: &mut dyn FnMut(T) -> Result<(), ClusterError>,
    ) -> Result<String, ClusterError> {
        let mut go_on: Option<String> = None;
        let mut last = String::new();
        // Where the walk has to get to again before anything is new.
        let mut seen = String::new();
        let mut limit = Some(PAGE);
        loop {
            let page: Page<T> = match self.page(cluster, go_on.as_deref(), limit).await {
                Ok(page) => page,
                // The server keeps a list for some minutes only. From the start again, past what has been seen, and
                // all at once where that has led no further (client-go `tools/pager` does so at the first time).
                Err(ClusterError::Api { code: 410, .. }) if go_on.is_some() && limit.is_some() => {
                    go_on = None;
                    limit = limit.filter(|_| last > seen);
                    seen.clone_from(&last);
                    continue;
                }
                Err(other) => return Err(other),
            };
            for item in page.items {
                let place = item.place();
                if place > seen {
                    last = place;
                    each(item)?;
                }
            }
            if page.metadata.go_on.is_empty() {
                return Ok(page.metadata.resource_version);
            }
            go_on = Some(page.metadata.go_on);
        }
    }

    async fn page<T: DeserializeOwned>(
        &self,
        cluster: &KubeCluster,
        go_on: Option<&str>,
        limit: Option<u32>,
    ) -> Result<Page<T>, ClusterError> {
        let mut params = ListParams {
            limit,
            ..ListParams::default()
        };
        if let Some(selector) = self.selector {
            params = params.labels(selector);
        }
        if let Some(token) = go_on {
            params = params.continue_token(token);
        }
        let mut request = Request::new(self.path).list(&params).map_err(unbuilt)?;
        if self.form == Form::Metadata {
            request.headers_mut().insert(ACCEPT, METADATA_LIST);
        }
        let answer = cluster.call(request).await?;
        answer.object(self.kind, cluster, &NO_OBJECT)
    }
}
