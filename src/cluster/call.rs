//! One request and its answer.

use std::time::Duration;

use http::{Request, StatusCode};
use kube::client::Body;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::connect::KubeCluster;
use super::{status, transport};
use crate::ports::ClusterError;

/// What the server answered. Not `Debug`: the body may be a Secret.
pub(super) struct Answer {
    code: StatusCode,
    body: Zeroizing<Vec<u8>>,
}

impl Answer {
    pub(super) fn is(&self, code: u16) -> bool {
        self.code.as_u16() == code
    }

    /// The body of a success, when it is the JSON of a `T` and of the Kubernetes kind `kind`; else what the server
    /// refused and why, or [`ClusterError::BadAnswer`].
    pub(super) fn object<T: DeserializeOwned>(
        &self,
        kind: &str,
        cluster: &KubeCluster,
        subject: &status::Subject<'_>,
    ) -> Result<T, ClusterError> {
        #[derive(serde::Deserialize)]
        struct Kind {
            kind: String,
        }
        if !self.code.is_success() {
            return Err(status::refusal(
                self.code,
                &self.body,
                &cluster.target.server,
                subject,
            ));
        }
        // serde's errors quote what they stumble over, so they end here.
        serde_json::from_slice::<Kind>(&self.body)
            .ok()
            .filter(|found| found.kind == kind)
            .and_then(|_| serde_json::from_slice(&self.body).ok())
            .ok_or_else(|| ClusterError::BadAnswer {
                server: cluster.target.server.clone(),
            })
    }
}

impl KubeCluster {
    /// Sends one request and reads its whole answer. Nothing is repeated.
    pub(super) async fn call(&self, request: Request<Vec<u8>>) -> Result<Answer, ClusterError> {
        let exchange = async {
            let response = self.client.send(request.map(Body::from)).await?;
            let code = response.status();
            let bytes = response.into_body().collect_bytes().await?;
            Ok(Answer {
                code,
                body: Zeroizing::new(bytes.to_vec()),
            })
        };
        let timed = match self.waits.request {
            Some(whole) => tokio::time::timeout(whole, exchange)
                .await
                .map_err(|_| self.timeout(whole))?,
            None => exchange.await,
        };
        timed.map_err(|error: kube::Error| transport::failure(&error, self))
    }

    pub(super) fn timeout(&self, waited: Duration) -> ClusterError {
        ClusterError::Timeout {
            server: self.target.server.clone(),
            secs: waited.as_secs().max(1),
        }
    }
}
