//! What a server says of itself, whom it takes us for, and what we may do there.
//!
//! <https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access>,
//! <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#self-subject-review>. Both reviews are POSTs
//! that store nothing.

use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::{Method, Request};
use serde::Deserialize;
use serde_json::{Value, json};

use super::connect::KubeCluster;
use super::status::NO_OBJECT;
use crate::ports::{ClusterError, Greeting, Right};

/// JSON, asked for and sent.
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// See [`crate::ports::SecretCluster::greet`].
pub(super) async fn greet(cluster: &KubeCluster) -> Result<Greeting, ClusterError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Version {
        git_version: String,
    }
    let answer = cluster.call(request(Method::GET, "/version", None)).await?;
    let version = match answer.success(cluster, &NO_OBJECT) {
        Ok(()) => match answer.plain::<Version>() {
            Some(version) => Some(version.git_version),
            None => {
                return Err(cluster.bad_answer());
            }
        },
        // Some clusters hide it; the answer is the server's all the same.
        Err(ClusterError::Forbidden { .. }) => None,
        Err(other) => return Err(other),
    };
    Ok(Greeting {
        version,
        date: answer.date(),
        took: answer.took(),
    })
}

/// See [`crate::ports::SecretCluster::who_am_i`].
pub(super) async fn who_am_i(cluster: &KubeCluster) -> Result<Option<String>, ClusterError> {
    #[derive(Deserialize)]
    struct Review {
        status: Status,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Status {
        user_info: UserInfo,
    }
    #[derive(Deserialize)]
    struct UserInfo {
        username: String,
    }
    let body = json!({"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"});
    let path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    let answer = cluster
        .call(request(Method::POST, path, Some(&body)))
        .await?;
    if answer.is(404) {
        return Ok(None);
    }
    let review: Review = answer.object("SelfSubjectReview", cluster, &NO_OBJECT)?;
    Ok(Some(review.status.user_info.username))
}

/// See [`crate::ports::SecretCluster::can_i`].
pub(super) async fn can_i(cluster: &KubeCluster, right: &Right) -> Result<bool, ClusterError> {
    #[derive(Deserialize)]
    struct Review {
        status: Status,
    }
    #[derive(Deserialize)]
    struct Status {
        allowed: bool,
    }
    let body = json!({
        "apiVersion": "authorization.k8s.io/v1",
        "kind": "SelfSubjectAccessReview",
        "spec": {"resourceAttributes": {
            "namespace": right.namespace.as_deref().unwrap_or_default(),
            "verb": right.verb,
            "group": right.group,
            "resource": right.resource,
            "name": right.name.as_deref().unwrap_or_default(),
        }},
    });
    let path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    let answer = cluster
        .call(request(Method::POST, path, Some(&body)))
        .await?;
    let review: Review = answer.object("SelfSubjectAccessReview", cluster, &NO_OBJECT)?;
    Ok(review.status.allowed)
}

fn request(method: Method, path: &'static str, body: Option<&Value>) -> Request<Vec<u8>> {
    let bytes = body.map(|body| body.to_string().into_bytes());
    let mut request = Request::new(bytes.unwrap_or_default());
    *request.method_mut() = method;
    *request.uri_mut() = http::Uri::from_static(path);
    request.headers_mut().insert(ACCEPT, JSON);
    if body.is_some() {
        request.headers_mut().insert(CONTENT_TYPE, JSON);
    }
    request
}
