//! `secret status --watch`: a list, then every change as it comes, and what changes because time passes.
//!
//! One follower a target lists, watches, and watches on when the server ends its answer or the connection breaks. Where
//! the server has forgotten what came after the last version (410) it lists again. What has been shown is kept, so that
//! a new list shows only what is different.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio::time::Instant;

use super::status_run::Target;
use crate::cli::fleet::Connections;
use crate::cli::world::KubeCluster;
use crate::cli::{Failure, World};
use crate::ops::secret_status::{Request, Row};
use crate::output::status::event_json;
use crate::output::status_table::Table;
use crate::ports::{ClusterError, Scope, SecretCluster as _, SecretEvent, SecretMetadata};

/// Before a broken watch is begun again; doubled each time, up to [`LONGEST_WAIT`].
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// 30 s: whoever watches wants to know soon.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A minute: a machine that slept must not wait for the rest of a long timer, which does not run meanwhile.
const LONGEST_SLEEP_SECS: u64 = 60;

/// What a follower tells.
enum News {
    /// A list begins.
    Lists,
    /// A Secret of the list, or a change.
    Is(SecretMetadata),
    /// A Secret was deleted.
    Gone(SecretMetadata),
    /// The list is at its end: what it did not have is gone.
    Listed,
    /// Something went wrong, and is tried again.
    Trouble(ClusterError, Duration),
}

/// Which target, namespace and name.
type Place = (usize, String, String);

/// A watch under way.
pub(super) struct Watch<'a> {
    request: Request<'a>,
    labels: Option<&'a str>,
    /// `None` for lines of JSON.
    table: Option<Table>,
    /// What is there as it was last, and whether that was shown.
    rows: BTreeMap<Place, (Row, bool)>,
    /// What the list under way of each target has not had yet.
    unlisted: BTreeMap<usize, BTreeSet<Place>>,
    /// What is to be printed next: where, what, and whether it is gone.
    pending: Vec<(usize, Row, bool)>,
    /// The last failure, until it is told.
    failure: Option<Failure>,
}

impl<'a> Watch<'a> {
    /// A watch of what `request` shows among the Secrets with these labels; as lines of JSON when there is no table.
    pub(super) fn new(
        request: Request<'a>,
        labels: Option<&'a str>,
        table: Option<Table>,
        failure: Option<Failure>,
    ) -> Self {
        Self {
            request,
            labels,
            table,
            rows: BTreeMap::new(),
            unlisted: BTreeMap::new(),
            pending: Vec::new(),
            failure,
        }
    }

    /// Watches until the process is ended; returns only when no target can be watched.
    pub(super) async fn run(
        mut self,
        targets: &[Target],
        concurrency: NonZeroUsize,
        connections: Connections,
        world: &mut World<'_>,
    ) -> Result<u8, Failure> {
        let Connections {
            clusters,
            mut retries,
            broken: _,
        } = connections;
        let lists = Semaphore::new(concurrency.get());
        let (sender, mut news) = mpsc::unbounded_channel();
        let mut followers = FuturesUnordered::new();
        for (index, target) in targets.iter().enumerate() {
            let scope = self.request.scope(target.namespace.clone(), self.labels);
            let follower = Follower {
                index,
                scope,
                cluster: &clusters[target.nth],
                news: sender.clone(),
                lists: &lists,
            };
            followers.push(async move { (index, follower.follow().await) });
        }
        loop {
            if followers.is_empty() && news.is_empty() {
                return Err(self
                    .failure
                    .unwrap_or_else(|| Failure::failed("there is nothing to watch")));
            }
            let sleep = tokio::time::sleep(self.until_next_change());
            tokio::select! {
                biased;
                Some(retry) = retries.recv() => world.note_retry(&retry),
                Some((index, told)) = news.recv() => {
                    self.request.now = world.now();
                    self.take(index, told, world);
                    while let Ok((index, told)) = news.try_recv() {
                        self.take(index, told, world);
                    }
                }
                Some((index, error)) = followers.next() => {
                    let target = &targets[index];
                    let cluster = &clusters[target.nth];
                    let failure = target.failure("watch", error, cluster, clusters.len() > 1);
                    if let Some(earlier) = self.failure.replace(failure) {
                        world.tell(&earlier.render());
                    }
                }
                () = sleep => {
                    self.request.now = world.now();
                    self.pass_time();
                }
            }
            // All goes on without that target.
            if !followers.is_empty()
                && let Some(failure) = self.failure.take()
            {
                world.tell(&failure.render());
            }
            self.print(targets, &clusters, world)?;
        }
    }

    /// Takes a piece of news in.
    fn take(&mut self, index: usize, news: News, world: &mut World<'_>) {
        match news {
            News::Lists => {
                let known = self.rows.keys().filter(|(target, ..)| *target == index);
                self.unlisted.insert(index, known.cloned().collect());
            }
            News::Listed => {
                for place in self.unlisted.remove(&index).unwrap_or_default() {
                    self.remove(&place);
                }
            }
            News::Is(secret) => {
                let place = (index, secret.namespace.clone(), secret.name.clone());
                if let Some(unlisted) = self.unlisted.get_mut(&index) {
                    unlisted.remove(&place);
                }
                match self.request.row(&secret) {
                    Some(row) => self.put(place, row),
                    None => self.remove(&place),
                }
            }
            News::Gone(secret) => {
                self.remove(&(index, secret.namespace, secret.name));
            }
            News::Trouble(error, wait) => {
                let failure = Failure::from(error).in_a_line();
                world.note(&format!(
                    "{failure}; watching again in {} s",
                    wait.as_secs()
                ));
            }
        }
    }

    fn shows(&self, row: &Row) -> bool {
        self.request.only.shows(row, self.request.now)
    }

    fn put(&mut self, place: Place, row: Row) {
        if self
            .rows
            .get(&place)
            .is_some_and(|(known, _)| *known == row)
        {
            return;
        }
        let shown = self.shows(&row);
        if shown {
            self.pending.push((place.0, row.clone(), false));
        }
        self.rows.insert(place, (row, shown));
    }

    fn remove(&mut self, place: &Place) {
        if let Some((row, true)) = self.rows.remove(place) {
            self.pending.push((place.0, row, true));
        }
    }

    /// Shows what time alone has changed since the last look.
    fn pass_time(&mut self) {
        let Request { now, only, .. } = self.request;
        for (place, (row, shown)) in &mut self.rows {
            let later = row.at(now);
            let changed = later.is_some();
            if let Some(later) = later {
                *row = later;
            }
            let shows = only.shows(row, now);
            if shows && (changed || !*shown) {
                self.pending.push((place.0, row.clone(), false));
            }
            *shown = shows;
        }
    }

    fn until_next_change(&self) -> Duration {
        let now = self.request.now;
        let rows = self.rows.values().map(|(row, _)| row);
        let next = rows
            .filter_map(|row| row.next_change(self.request.only, now))
            .min();
        let secs = next.map_or(LONGEST_SLEEP_SECS, |next| {
            now.secs_until(next).unsigned_abs()
        });
        Duration::from_secs(secs.clamp(1, LONGEST_SLEEP_SECS))
    }

    fn print(
        &mut self,
        targets: &[Target],
        clusters: &[KubeCluster],
        world: &mut World<'_>,
    ) -> Result<(), Failure> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = std::mem::take(&mut self.pending);
        let events: Vec<_> = pending
            .iter()
            .map(|(index, row, gone)| (clusters[targets[*index].nth].target(), row, *gone))
            .collect();
        let text = match &mut self.table {
            Some(table) => table.events(&events, self.request.now),
            None => {
                let lines = events.iter();
                lines
                    .map(|(target, row, gone)| event_json(target, row, *gone))
                    .collect()
            }
        };
        world.out(&text)
    }
}

/// Follows one target.
struct Follower<'a> {
    index: usize,
    scope: Scope,
    cluster: &'a KubeCluster,
    news: UnboundedSender<(usize, News)>,
    /// So many list at a time.
    lists: &'a Semaphore,
}

impl Follower<'_> {
    fn tell(&self, news: News) {
        // Nobody listens any more: then the whole watch ends.
        let _: Result<(), _> = self.news.send((self.index, news));
    }

    /// Follows until that cannot be done any more.
    async fn follow(self) -> ClusterError {
        let mut wait = FIRST_WAIT;
        let mut listed_before = false;
        loop {
            let mut version = match self.list().await {
                Ok(version) => version,
                Err(error) if !listed_before || lasts(&error) => return error,
                Err(error) => {
                    self.pause(error, &mut wait).await;
                    continue;
                }
            };
            listed_before = true;
            let mut watched_before = false;
            loop {
                let started = Instant::now();
                let watched = self.watch(&mut version).await;
                let just_listed = !std::mem::replace(&mut watched_before, true);
                match watched {
                    Ok(()) if started.elapsed() >= FIRST_WAIT => wait = FIRST_WAIT,
                    // A server that ends its answers at once is not to be asked in a circle.
                    Ok(()) => tokio::time::sleep(FIRST_WAIT).await,
                    Err(error @ ClusterError::Api { code: 410, .. }) => {
                        // A server that does not know what it has just said is not to be asked in a circle.
                        if just_listed && started.elapsed() < FIRST_WAIT {
                            self.pause(error, &mut wait).await;
                        }
                        break;
                    }
                    Err(error) if lasts(&error) => return error,
                    Err(error) => {
                        if started.elapsed() >= LONGEST_WAIT {
                            wait = FIRST_WAIT;
                        }
                        self.pause(error, &mut wait).await;
                    }
                }
            }
        }
    }

    async fn list(&self) -> Result<String, ClusterError> {
        // Never closed, so this fails never.
        let _turn = self.lists.acquire().await;
        self.tell(News::Lists);
        let version = self
            .cluster
            .list(&self.scope, &mut |secret| self.tell(News::Is(secret)))
            .await?;
        self.tell(News::Listed);
        Ok(version)
    }

    async fn watch(&self, version: &mut String) -> Result<(), ClusterError> {
        let from = version.clone();
        let mut each = |event| match event {
            SecretEvent::Bookmark(at) => *version = at,
            SecretEvent::Changed(secret) => {
                version.clone_from(&secret.resource_version);
                self.tell(News::Is(secret));
            }
            SecretEvent::Gone(secret) => {
                version.clone_from(&secret.resource_version);
                self.tell(News::Gone(secret));
            }
        };
        self.cluster.watch(&self.scope, &from, &mut each).await
    }

    async fn pause(&self, error: ClusterError, wait: &mut Duration) {
        self.tell(News::Trouble(error, *wait));
        tokio::time::sleep(*wait).await;
        *wait = (*wait * 2).min(LONGEST_WAIT);
    }
}

/// Whether trying again is of no use.
fn lasts(error: &ClusterError) -> bool {
    !matches!(
        error,
        ClusterError::Unreachable { .. }
            | ClusterError::Timeout { .. }
            | ClusterError::BadAnswer { .. }
            | ClusterError::Api { .. }
    )
}
