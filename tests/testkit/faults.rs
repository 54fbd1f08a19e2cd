//! Faults a test injects: the answers no healthy server gives.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

/// Which requests a fault hits, how often, and what happens then.
///
/// A fault comes before authentication, and but for the last three kinds the request has no effect on the store. Of several
/// that match, the one injected first and not yet used up acts.
#[derive(Debug, Clone)]
pub struct Fault {
    /// `GET`, `PATCH` ...; `None` is any.
    pub method: Option<String>,
    /// A part of the path with its query; `""` is any.
    pub path: String,
    /// How many requests it hits before it is used up; `None` is all.
    pub times: Option<u32>,
    /// What such a request gets.
    pub what: FaultKind,
}

/// What a faulty request gets.
#[derive(Debug, Clone)]
pub enum FaultKind {
    /// This status, JSON body and headers (`Retry-After`, say).
    Status(u16, Value, Vec<(String, String)>),
    /// No answer, for as long as the server runs.
    Hang,
    /// The connection is cut without an answer.
    CloseConnection,
    /// 200 with these bytes, called `application/json`.
    Garbage(Vec<u8>),
    /// What was asked for is done, and the connection is cut in the middle of the answer's body.
    CutBody,
    /// What was asked for is done, and the answer comes so much later.
    Slow(std::time::Duration),
    /// Somebody else is quicker: the object is put as by `ApiServer::put`, and then the request is answered.
    Meanwhile(Value),
}

impl Fault {
    /// Every request with `method` (`""` for any) and `path` in its path or query meets `what`.
    pub fn new(method: &str, path: &str, what: FaultKind) -> Self {
        let method = (!method.is_empty()).then(|| method.to_owned());
        Self {
            method,
            path: path.to_owned(),
            times: None,
            what,
        }
    }

    /// The same, but only the first `times` requests.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }
}

/// An injected fault and what is left of it.
pub(crate) struct Armed {
    fault: Fault,
    left: AtomicU32,
}

impl Armed {
    pub(crate) fn new(fault: Fault) -> Self {
        let left = AtomicU32::new(fault.times.unwrap_or(u32::MAX));
        Self { fault, left }
    }

    /// What happens to this request, which uses the fault once.
    pub(crate) fn strike(&self, method: &str, target: &str) -> Option<FaultKind> {
        let hits = self
            .fault
            .method
            .as_deref()
            .is_none_or(|wanted| wanted == method)
            && target.contains(&self.fault.path);
        if !hits {
            return None;
        }
        if self.fault.times.is_some() {
            let use_one = |left: u32| left.checked_sub(1);
            self.left
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, use_one)
                .ok()?;
        }
        Some(self.fault.what.clone())
    }
}
