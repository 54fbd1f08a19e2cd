//! Watching Secrets: a stream of changes, an answer that ends after a while and is asked for again.
//!
//! <https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes>

use http::StatusCode;
use http_body_util::BodyExt as _;
use kube::api::WatchParams;
use kube::client::Body;
use kube::core::Request;
use serde::Deserialize;
use serde_json::Value;

use super::connect::KubeCluster;
use super::lists::{self, ListMeta};
use super::login::Login;
use super::metadata::Partial;
use super::secrets::unbuilt;
use super::status::{self, NO_OBJECT};
use super::transport;
use crate::ports::{ClusterError, Scope, SecretEvent};

/// 4 MiB: an object of etcd has 1.5 MiB at most, and its metadata less.
const MAX_LINE: usize = 4 * 1024 * 1024;

/// One line of the answer.
#[derive(Deserialize)]
struct Line {
    #[serde(rename = "type")]
    kind: String,
    object: Value,
}

#[derive(Deserialize)]
struct Bookmark {
    metadata: ListMeta,
}

/// Hands every change after `from` to `each`, until the server ends its answer.
pub(super) async fn secrets(
    cluster: &KubeCluster,
    scope: &Scope,
    from: &str,
    each: &mut dyn FnMut(SecretEvent),
) -> Result<(), ClusterError> {
    let mut params = WatchParams::default();
    if let Some(selector) = &scope.selector {
        params = params.labels(selector);
    }
    if let Some(read) = cluster.waits.read {
        // The server ends its answer before a connection without news looks dead. An hour is far more than it keeps.
        let secs = u32::try_from(read.as_secs() * 4 / 5).unwrap_or(u32::MAX);
        params = params.timeout(secs.clamp(1, 290));
    }
    let request = Request::new(lists::secrets_path(scope)?)
        .watch_metadata(&params, from)
        .map_err(unbuilt)?;
    let used = cluster.login.as_ref().map(Login::header);
    let mut response = open(cluster, request.clone()).await?;
    if let (Some(login), Some(used), StatusCode::UNAUTHORIZED) =
        (&cluster.login, used, response.status())
        && login.again(&used).await?
    {
        response = open(cluster, request).await?;
    }
    cluster.reached.set(true);
    let (head, mut body) = response.into_parts();
    let mut buffer = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| transport::failure(&error, cluster))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        buffer.extend_from_slice(&data);
        if head.status.is_success() {
            let whole = buffer.iter().rposition(|byte| *byte == b'\n');
            let rest = buffer.split_off(whole.map_or(0, |end| end + 1));
            for line in buffer
                .split(|byte| *byte == b'\n')
                .filter(|line| !line.is_empty())
            {
                each(event(line, cluster)?);
            }
            buffer = rest;
        }
        if buffer.len() > MAX_LINE {
            return Err(cluster.bad_answer());
        }
    }
    let server = &cluster.target.server;
    match (head.status.is_success(), buffer.is_empty()) {
        (false, _) => Err(status::refusal(head.status, &buffer, server, &NO_OBJECT)),
        (true, true) => Ok(()),
        // A last line without a line feed.
        (true, false) => {
            each(event(&buffer, cluster)?);
            Ok(())
        }
    }
}

async fn open(
    cluster: &KubeCluster,
    request: http::Request<Vec<u8>>,
) -> Result<http::Response<Body>, ClusterError> {
    let sending = cluster.client.send(request.map(Body::from));
    let sent = match cluster.waits.request {
        Some(whole) => tokio::time::timeout(whole, sending)
            .await
            .map_err(|_| cluster.timeout(whole))?,
        None => sending.await,
    };
    sent.map_err(|error| transport::failure(&error, cluster))
}

fn event(line: &[u8], cluster: &KubeCluster) -> Result<SecretEvent, ClusterError> {
    let Line { kind, object } = serde_json::from_slice(line).map_err(|_| cluster.bad_answer())?;
    let read =
        |object| serde_json::from_value::<Partial>(object).map(|found| found.metadata.into());
    let event = match kind.as_str() {
        "ADDED" | "MODIFIED" => read(object).map(SecretEvent::Changed),
        "DELETED" => read(object).map(SecretEvent::Gone),
        "BOOKMARK" => serde_json::from_value::<Bookmark>(object)
            .map(|bookmark| SecretEvent::Bookmark(bookmark.metadata.resource_version)),
        // A `Status` instead of the answer's own.
        "ERROR" => {
            let code = object["code"]
                .as_u64()
                .and_then(|code| u16::try_from(code).ok());
            let code = code.and_then(|code| StatusCode::from_u16(code).ok());
            let code = code.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let body = object.to_string();
            let server = &cluster.target.server;
            return Err(status::refusal(code, body.as_bytes(), server, &NO_OBJECT));
        }
        _ => return Err(cluster.bad_answer()),
    };
    event.map_err(|_| cluster.bad_answer())
}
