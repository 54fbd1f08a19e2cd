//! Watches: the history of the store as a stream of JSON lines.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use hyper::body::Bytes;
use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};

use super::lists;
use super::resources::Resource;
use super::routes::State;
use super::selector::Selector;
use super::status::Failure;
use super::store::{self, Store};

/// A watch that was asked for; [`Watch::run`] feeds it.
pub(crate) struct Watch {
    resource: &'static Resource,
    namespace: Option<String>,
    selector: Selector,
    partial: bool,
    seen: u64,
    first: Vec<Bytes>,
    news: watch::Receiver<u64>,
    timeout: Option<Duration>,
    endings: watch::Receiver<u64>,
    bookmarks: bool,
    /// There is nothing to go on from: the answer is one error.
    gone: bool,
}

impl Watch {
    pub(crate) fn new(
        store: &Store,
        resource: &'static Resource,
        namespace: Option<&str>,
        selector: Selector,
        partial: bool,
        query: &BTreeMap<String, String>,
    ) -> Self {
        let asks = |key: &str| query.get(key).map_or("", String::as_str);
        let mut watch = Self {
            resource,
            namespace: namespace.map(str::to_owned),
            selector,
            partial,
            seen: store.revision(),
            first: Vec::new(),
            news: store.subscribe(),
            timeout: asks("timeoutSeconds").parse().ok().map(Duration::from_secs),
            endings: store.endings(),
            bookmarks: asks("allowWatchBookmarks") == "true",
            gone: false,
        };
        let initial = asks("sendInitialEvents") == "true";
        match asks("resourceVersion").parse::<u64>() {
            Ok(revision) if revision > 0 && revision < store.compacted => {
                // The answer is 200 all the same: once a watch is accepted, errors are events (`cacher.Watch`).
                let why = format!("too old resource version: {revision} ({})", store.compacted);
                let error = Failure::expired(why).body.unwrap_or_default();
                let line = json!({"type": "ERROR", "object": error}).to_string();
                watch.first.push(format!("{line}\n").into());
                watch.gone = true;
                return watch;
            }
            Ok(revision) if revision > 0 && !initial => watch.seen = revision,
            // No revision, or 0: the state of now comes first, as if it were new.
            _ => {
                let objects = store.list(resource, namespace);
                let shown = objects.filter(|object| watch.selector.matches(object));
                watch.first = shown.map(|object| watch.event("ADDED", object)).collect();
            }
        }
        if initial {
            let end = json!({
                "kind": resource.kind, "apiVersion": resource.api_version(),
                "metadata": {
                    "resourceVersion": store.revision().to_string(),
                    "annotations": {"k8s.io/initial-events-end": "true"},
                },
            });
            let end = watch.event("BOOKMARK", &end);
            watch.first.push(end);
        }
        watch
    }

    fn event(&self, kind: &str, object: &Value) -> Bytes {
        let object = if self.partial {
            lists::metadata_only(object)
        } else {
            object.clone()
        };
        let mut line = json!({"type": kind, "object": object}).to_string();
        line.push('\n');
        line.into()
    }

    fn matches(&self, object: Option<&Value>) -> bool {
        object.is_some_and(|object| {
            self.namespace
                .as_ref()
                .is_none_or(|wanted| *wanted == store::namespace_of(object))
                && self.selector.matches(object)
        })
    }

    /// Sends events until the client goes, the time is up or the server stops.
    pub(crate) async fn run(mut self, state: &Mutex<State>, lines: mpsc::Sender<Bytes>) {
        for line in std::mem::take(&mut self.first) {
            if lines.send(line).await.is_err() {
                return;
            }
        }
        if self.gone {
            return;
        }
        let timeout = self.timeout;
        let feed = async {
            loop {
                for line in self.fresh(state) {
                    if lines.send(line).await.is_err() {
                        return;
                    }
                }
                tokio::select! {
                    changed = self.news.changed() => if changed.is_err() { return },
                    _ = self.endings.changed() => return,
                    () = lines.closed() => return,
                }
            }
        };
        let ran_out = match timeout {
            // Running out of time is how a watch normally ends.
            Some(limit) => tokio::time::timeout(limit, feed).await.is_err(),
            None => {
                feed.await;
                false
            }
        };
        // A real server sends bookmarks every minute, and one before it ends a watch.
        if ran_out && self.bookmarks {
            // Who has gone needs none.
            drop(lines.send(self.bookmark()).await);
        }
    }

    fn bookmark(&self) -> Bytes {
        let object = json!({
            "kind": self.resource.kind, "apiVersion": self.resource.api_version(),
            "metadata": {"resourceVersion": self.seen.to_string()},
        });
        self.event("BOOKMARK", &object)
    }

    fn fresh(&mut self, state: &Mutex<State>) -> Vec<Bytes> {
        let state = super::lock(state);
        let mut lines = Vec::new();
        for change in state.store.changes_after(self.seen) {
            if change.resource != self.resource {
                continue;
            }
            let was = self.matches(change.before.as_ref());
            let is = self.matches(change.after.as_ref());
            let (before, after) = (change.before.as_ref(), change.after.as_ref());
            // An object that leaves the selection looks deleted to who watches that selection.
            let (kind, object) = match (was, is) {
                (false, true) => ("ADDED", after),
                (true, true) => ("MODIFIED", after),
                (true, false) => ("DELETED", after.or(before)),
                (false, false) => continue,
            };
            lines.extend(object.map(|object| self.event(kind, object)));
        }
        self.seen = self.seen.max(state.store.revision());
        lines
    }
}
