//! Faults a test injects: the answers no healthy server gives.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::Semaphore;

/// Which requests a fault hits, how often, and what happens then.
///
/// A fault comes before authentication, and but for the last four kinds the request has no effect on the store. Of several
/// that match, the one injected first and not yet used up acts.
#[derive(Debug, Clone)]
pub struct Fault {
    /// `GET`, `PATCH` ...; `None` is any.
    pub method: Option<String>,
    /// A part of the path with its query; `""` is any.
    pub path: String,
    /// How many requests that match go well before the first one that it hits.
    pub after: u32,
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
    Slow(Duration),
    /// What was asked for is done, and the answer comes when the gate is opened.
    Held(Gate),
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
            after: 0,
            times: None,
            what,
        }
    }

    /// The same, but not the first `after` requests.
    #[must_use]
    pub fn after(mut self, after: u32) -> Self {
        self.after = after;
        self
    }

    /// The same, but only the first `times` requests.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }
}

/// Holds answers back, so that a test can do something while requests are under way.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Held>);

#[derive(Debug)]
struct Held {
    count: Mutex<usize>,
    one_more: Condvar,
    /// Closed when the gate is opened: who waits for a permit goes on then.
    open: Semaphore,
}

impl Gate {
    /// A gate that is closed.
    pub fn new() -> Self {
        Self(Arc::new(Held {
            count: Mutex::new(0),
            one_more: Condvar::new(),
            open: Semaphore::new(0),
        }))
    }

    /// Waits until so many answers are held back.
    ///
    /// # Panics
    /// When they are not within a minute.
    pub fn wait_for(&self, count: usize) {
        let held = self.0.count.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = Duration::from_secs(60);
        let waited = self
            .0
            .one_more
            .wait_timeout_while(held, minute, |held| *held < count);
        let (held, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        assert!(!waited.timed_out(), "{} of {count} are held", *held);
    }

    /// Lets all answers go, those to come too.
    pub fn open(&self) {
        self.0.open.close();
    }

    pub(crate) async fn pass(&self) {
        *self.0.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.one_more.notify_all();
        drop(self.0.open.acquire().await);
    }
}

/// An injected fault and what is left of it.
pub(crate) struct Armed {
    fault: Fault,
    before: AtomicU32,
    left: AtomicU32,
}

impl Armed {
    pub(crate) fn new(fault: Fault) -> Self {
        Self {
            before: AtomicU32::new(fault.after),
            left: AtomicU32::new(fault.times.unwrap_or(u32::MAX)),
            fault,
        }
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
        let use_one = |left: u32| left.checked_sub(1);
        if self
            .before
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, use_one)
            .is_ok()
        {
            return None;
        }
        if self.fault.times.is_some() {
            self.left
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, use_one)
                .ok()?;
        }
        Some(self.fault.what.clone())
    }
}
