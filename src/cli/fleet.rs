//! Many targets at once: started at most so many at a time, told one by one, stopped by Ctrl-C.

use std::num::NonZeroUsize;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::mpsc::UnboundedReceiver;

use super::progress::Progress;
use super::report::Failure;
use super::world::{KubeCluster, World};
use crate::ports::Retry;

/// Connections to one or several clusters, for as long as a command runs.
pub(super) struct Connections {
    /// One a kube context, in the order of their names.
    pub(super) clusters: Vec<KubeCluster>,
    /// Requests that are made again, of all of them.
    pub(super) retries: UnboundedReceiver<Retry>,
    /// Those that were meant as well and in which nothing can be done.
    pub(super) broken: Vec<Broken>,
}

/// A cluster in which nothing can be done: told already, and a failure of the whole.
pub(super) struct Broken {
    pub(super) kube_context: String,
    /// Why, in a line.
    pub(super) error: String,
}

impl Connections {
    /// Says that nothing can be done in one of several clusters, and why.
    pub(super) fn tell_broken(
        &mut self,
        kube_context: &str,
        failure: Failure,
        world: &mut World<'_>,
    ) {
        self.broken.push(Broken {
            kube_context: kube_context.to_owned(),
            error: failure.in_a_line(),
        });
        let failure = failure.while_doing(format!(
            "nothing is done in the kube context {kube_context}"
        ));
        world.tell(&failure.render());
    }

    /// Waits for one piece of work, and tells of requests made again meanwhile.
    pub(super) async fn wait<T>(
        retries: &mut UnboundedReceiver<Retry>,
        work: impl Future<Output = T>,
        world: &mut World<'_>,
    ) -> T {
        let mut work = std::pin::pin!(work);
        loop {
            tokio::select! {
                biased;
                Some(retry) = retries.recv() => world.note_retry(&retry),
                done = &mut work => return done,
            }
        }
    }
}

/// What became of a target.
#[derive(Debug)]
pub(super) enum Outcome<R, E> {
    /// It went well.
    Done(R),
    /// It failed.
    Failed(E),
    /// The user stopped before its turn came.
    NotStarted,
    /// The user stopped a second time while it was under way: nobody knows.
    Unknown,
}

/// Works on every target, at most `concurrency` at a time, and calls `each` as one is finished, in that order.
///
/// Gives the outcomes in the order of the targets. After Ctrl-C or SIGTERM no more are started and those under way
/// are waited for; after a second one they are not.
pub(super) async fn run<T, R, E>(
    targets: &[T],
    concurrency: NonZeroUsize,
    retries: &mut UnboundedReceiver<Retry>,
    world: &mut World<'_>,
    work: impl AsyncFn(&T) -> Result<R, E>,
    each: impl FnMut(&T, &Result<R, E>, &mut World<'_>),
) -> Vec<Outcome<R, E>> {
    let mut stop = Stop::listen();
    run_until(&mut stop, targets, concurrency, retries, world, work, each).await
}

/// As [`run`], for work in several steps: once the user has stopped, nothing of a later step is started.
pub(super) async fn run_until<T, R, E>(
    stop: &mut Stop,
    targets: &[T],
    concurrency: NonZeroUsize,
    retries: &mut UnboundedReceiver<Retry>,
    world: &mut World<'_>,
    work: impl AsyncFn(&T) -> Result<R, E>,
    mut each: impl FnMut(&T, &Result<R, E>, &mut World<'_>),
) -> Vec<Outcome<R, E>> {
    let mut outcomes: Vec<Outcome<R, E>> = targets.iter().map(|_| Outcome::NotStarted).collect();
    let mut waiting = targets.iter().enumerate();
    let mut running = FuturesUnordered::new();
    let mut progress = Progress::new(targets.len());
    loop {
        while running.len() < concurrency.get() && !stop.asked {
            let Some((index, target)) = waiting.next() else {
                break;
            };
            let work = &work;
            outcomes[index] = Outcome::Unknown;
            running.push(async move { (index, work(target).await) });
        }
        if running.is_empty() {
            break;
        }
        let tick = tokio::time::sleep(std::time::Duration::from_millis(100));
        tokio::select! {
            biased;
            () = stop.interrupts.next() => {
                progress.clear(world);
                if stop.asked {
                    break;
                }
                stop.asked = true;
                world.note(&format!(
                    "stopping: no more are started, {} under way are waited for (again to quit at once)",
                    running.len()
                ));
            }
            Some(retry) = retries.recv() => {
                progress.clear(world);
                world.note_retry(&retry);
            }
            Some((index, outcome)) = running.next() => {
                progress.clear(world);
                progress.step(outcome.is_err());
                each(&targets[index], &outcome, world);
                outcomes[index] = match outcome {
                    Ok(done) => Outcome::Done(done),
                    Err(failed) => Outcome::Failed(failed),
                };
            }
            () = tick => {}
        }
        progress.draw(world);
    }
    progress.clear(world);
    outcomes
}

/// Whether the user has stopped the work.
pub(super) struct Stop {
    interrupts: Interrupts,
    /// Once it is so, it stays so.
    pub(super) asked: bool,
}

impl Stop {
    /// From now on Ctrl-C and SIGTERM do not end the process.
    pub(super) fn listen() -> Self {
        Self {
            interrupts: Interrupts::listen(),
            asked: false,
        }
    }
}

/// Ctrl-C, and SIGTERM where there is one.
struct Interrupts {
    #[cfg(unix)]
    signals: Option<(tokio::signal::unix::Signal, tokio::signal::unix::Signal)>,
    #[cfg(windows)]
    signal: Option<tokio::signal::windows::CtrlC>,
}

impl Interrupts {
    /// From now on these signals do not end the process.
    fn listen() -> Self {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            // Where they cannot be listened to, they end the process as ever.
            let signals = signal(SignalKind::interrupt())
                .ok()
                .zip(signal(SignalKind::terminate()).ok());
            Self { signals }
        }
        #[cfg(windows)]
        Self {
            signal: tokio::signal::windows::ctrl_c().ok(),
        }
    }

    async fn next(&mut self) {
        #[cfg(unix)]
        match &mut self.signals {
            Some((interrupt, terminate)) => {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                }
            }
            None => std::future::pending().await,
        }
        #[cfg(windows)]
        match &mut self.signal {
            Some(signal) => drop(signal.recv().await),
            None => std::future::pending().await,
        }
    }
}
