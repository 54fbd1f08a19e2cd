//! One request and its answer.

use std::time::Duration;

use http::header::{DATE, RETRY_AFTER};
use http::{Method, Request, StatusCode};
use http_body_util::{BodyExt as _, Limited};
use kube::client::Body;
use serde::de::DeserializeOwned;
use tokio::time::Instant;
use tower::BoxError;
use zeroize::Zeroizing;

use super::connect::KubeCluster;
use super::{status, transport};
use crate::domain::time::NumericDate;
use crate::ports::{ClusterError, PERHAPS_DONE, Retry};

/// What the server answered. Not `Debug`: the body may be a Secret.
pub(super) struct Answer {
    code: StatusCode,
    retry_after: Option<Duration>,
    /// The server's clock when it answered.
    date: Option<NumericDate>,
    /// From before the request was sent until after the answer was read.
    took: Duration,
    /// Whether it answers a write that may have been done all the same.
    perhaps_done: bool,
    body: Zeroizing<Vec<u8>>,
}

impl Answer {
    pub(super) fn is(&self, code: u16) -> bool {
        self.code.as_u16() == code
    }

    /// Whether something that the server did at `at` was surely done before this request.
    ///
    /// Both clocks are the server's and tell whole seconds; the answer's may be as much later as the request took.
    pub(super) fn is_younger_than(&self, at: NumericDate) -> bool {
        let took = i64::try_from(self.took.as_secs()).unwrap_or(i64::MAX);
        self.date
            .is_some_and(|date| at.secs_until(date) > took.saturating_add(1))
    }

    /// The server's clock when it answered.
    pub(super) fn date(&self) -> Option<NumericDate> {
        self.date
    }

    /// How long it took.
    pub(super) fn took(&self) -> Duration {
        self.took
    }

    /// The body as JSON that is no Kubernetes object; `None` when it is none.
    pub(super) fn plain<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Whether it is a success, whatever the body; else what the server refused and why.
    pub(super) fn success(
        &self,
        cluster: &KubeCluster,
        subject: &status::Subject<'_>,
    ) -> Result<(), ClusterError> {
        if self.code.is_success() {
            return Ok(());
        }
        let server = &cluster.target.server;
        let refusal = status::refusal(self.code, &self.body, server, subject);
        Err(match refusal {
            ClusterError::Api { code, message } if self.perhaps_done => ClusterError::Api {
                code,
                message: message + PERHAPS_DONE,
            },
            other => other,
        })
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
        self.success(cluster, subject)?;
        // serde's errors quote what they stumble over, so they end here.
        serde_json::from_slice::<Kind>(&self.body)
            .ok()
            .filter(|found| found.kind == kind)
            .and_then(|_| serde_json::from_slice(&self.body).ok())
            .ok_or_else(|| cluster.bad_answer())
    }
}

/// 128 MiB: a page of 500 Secrets that have a quarter of a MiB each.
const MAX_BODY: usize = 128 * 1024 * 1024;

/// How often one request is sent at most.
const ATTEMPTS: u32 = 4;

/// Before the second try; doubled before each further one.
const BACKOFF: Duration = Duration::from_millis(200);

/// 30 s: no request is begun again later than that, whatever the server asks for.
const PATIENCE: Duration = Duration::from_secs(30);

impl KubeCluster {
    /// Sends a request and reads its whole answer.
    ///
    /// Answers that say "later" (429, 500, 502 to 504), timeouts, and connections that break once the server has been
    /// reached are tried again with growing waits, or after what `Retry-After` says, and each time that is told. A
    /// POST is sent again only after 429, before which nothing is done: nobody knows what came of one without an answer.
    pub(super) async fn call(&self, request: Request<Vec<u8>>) -> Result<Answer, ClusterError> {
        let started = Instant::now();
        let mut attempt = 1;
        loop {
            let outcome = self.signed_in(request.clone()).await;
            let Some((reason, asked)) = self.passing(&outcome) else {
                return last_word(outcome, &request);
            };
            let wait = asked.unwrap_or_else(|| backoff(attempt));
            let is_done_once = request.method() == Method::POST && !was_refused(&outcome);
            if is_done_once
                || attempt == ATTEMPTS
                || started.elapsed().saturating_add(wait) > PATIENCE
            {
                return last_word(outcome, &request);
            }
            attempt += 1;
            let retry = Retry {
                about: about(request.uri().path()),
                reason,
                attempt,
                of: ATTEMPTS,
                wait,
            };
            // Nobody listens to one who is only asked whether it is there.
            let _: Result<(), _> = self.retries.send(retry);
            tokio::time::sleep(wait).await;
        }
    }

    /// Why an outcome may be another one next time, and when the server wants to be asked again.
    fn passing(
        &self,
        outcome: &Result<Answer, ClusterError>,
    ) -> Option<(String, Option<Duration>)> {
        match outcome {
            Ok(answer) => {
                self.reached.set(true);
                matches!(answer.code.as_u16(), 429 | 500 | 502..=504).then(|| {
                    let reason = format!("the API server answered {}", answer.code.as_u16());
                    (reason, answer.retry_after)
                })
            }
            Err(error @ (ClusterError::Timeout { .. } | ClusterError::Unreachable { .. }))
                if self.reached.get() =>
            {
                Some((error.to_string(), None))
            }
            Err(_) => None,
        }
    }

    /// Sends a request, and again where the token of a plugin is not accepted any more.
    async fn signed_in(&self, request: Request<Vec<u8>>) -> Result<Answer, ClusterError> {
        let Some(login) = &self.login else {
            return self.once(request).await;
        };
        let used = login.header();
        let answer = self.once(request.clone()).await?;
        if !answer.is(401) || !login.again(&used).await? {
            return Ok(answer);
        }
        let answer = self.once(request).await?;
        if answer.is(401) {
            login.give_up().await;
        }
        Ok(answer)
    }

    async fn once(&self, request: Request<Vec<u8>>) -> Result<Answer, ClusterError> {
        let sent = Instant::now();
        let exchange = async {
            let sending = self.client.send(request.map(Body::from));
            let response = sending
                .await
                .map_err(|error| transport::failure(&error, self))?;
            let code = response.status();
            let retry_after = response
                .headers()
                .get(RETRY_AFTER)
                .and_then(|value| value.to_str().ok()?.parse().ok())
                .map(Duration::from_secs);
            let date = response
                .headers()
                .get(DATE)
                .and_then(|value| value.to_str().ok())
                .and_then(NumericDate::parse_http);
            let whole = Limited::new(response.into_body(), MAX_BODY).collect().await;
            let bytes = whole.map_err(|error| self.broken_off(error))?.to_bytes();
            Ok(Answer {
                code,
                retry_after,
                date,
                took: sent.elapsed(),
                perhaps_done: false,
                // Without a copy where there is one part only, as there mostly is.
                body: Zeroizing::new(bytes.into()),
            })
        };
        match self.waits.request {
            Some(whole) => tokio::time::timeout(whole, exchange)
                .await
                .map_err(|_| self.timeout(whole))?,
            None => exchange.await,
        }
    }

    /// Why a body did not come to its end.
    fn broken_off(&self, error: BoxError) -> ClusterError {
        match error.downcast::<kube::Error>() {
            Ok(error) => transport::failure(&error, self),
            // Longer than any answer of an API server.
            Err(_) => self.bad_answer(),
        }
    }

    pub(super) fn bad_answer(&self) -> ClusterError {
        ClusterError::BadAnswer {
            server: self.target.server.clone(),
        }
    }

    pub(super) fn timeout(&self, waited: Duration) -> ClusterError {
        ClusterError::Timeout {
            server: self.target.server.clone(),
            waited,
            perhaps_done: false,
        }
    }
}

/// The outcome, and for a write that may have got through, that.
fn last_word(
    outcome: Result<Answer, ClusterError>,
    request: &Request<Vec<u8>>,
) -> Result<Answer, ClusterError> {
    // Reviews are posted too, and store nothing.
    let writes = request.method() != Method::GET && request.uri().path().contains("/secrets");
    match outcome {
        // A gateway's word, or the server's own that it took too long: of what it asked, nobody knows.
        Ok(answer) => Ok(Answer {
            perhaps_done: writes && matches!(answer.code.as_u16(), 502..=504),
            ..answer
        }),
        Err(ClusterError::Timeout { server, waited, .. }) => Err(ClusterError::Timeout {
            server,
            waited,
            perhaps_done: writes,
        }),
        Err(ClusterError::Unreachable { server, reason })
            if writes && transport::breaks(&reason) =>
        {
            Err(ClusterError::Unreachable {
                server,
                reason: reason + PERHAPS_DONE,
            })
        }
        Err(other) => Err(other),
    }
}

/// Whether the server has done nothing, for there was too much to do.
fn was_refused(outcome: &Result<Answer, ClusterError>) -> bool {
    outcome.as_ref().is_ok_and(|answer| answer.is(429))
}

/// `NAMESPACE/NAME` of an object's path, and any other path as it is.
fn about(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [.., "namespaces", namespace, _, name] => format!("{namespace}/{name}"),
        _ => path.to_owned(),
    }
}

/// 200 ms, 400 ms, 800 ms, each up to a quarter longer, so that many who were refused at once do not come back at
/// once.
fn backoff(attempt: u32) -> Duration {
    let wait = BACKOFF * 2_u32.saturating_pow(attempt - 1);
    let mut random = [0];
    // Without randomness all wait alike, which is no error.
    let _: Result<(), _> = aws_lc_rs::rand::fill(&mut random);
    wait + wait * u32::from(random[0]) / 1024
}
