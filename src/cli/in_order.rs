//! Lists of many targets, fetched at once and handed on as they come, in the order of the targets.
//!
//! What is read ahead of its turn is bounded: a target that has [`AHEAD`] pieces waiting is not worked on until its
//! turn comes. So a list of any length takes little memory.
//!
//! Unlike `fleet` this only reads, so Ctrl-C ends the process as it ends any other.

use std::cell::{Cell, RefCell};
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::Notify;
use tokio::sync::mpsc::UnboundedReceiver;

use super::progress::Progress;
use super::report::Failure;
use super::world::World;
use crate::ports::Retry;

/// A page: less would make the next request wait for the one before.
const AHEAD: usize = 500;

/// What happens, target by target.
pub(super) enum Event<P, E> {
    /// Some pieces, in the order in which they were found.
    Pieces(Vec<P>),
    /// The target failed; its pieces up to there have been handed on.
    Failed(E),
}

/// Where the work on one target puts what it finds.
pub(super) struct Sink<P> {
    shared: Rc<Shared<P>>,
    index: usize,
}

struct Shared<P> {
    /// What each target has found and nobody has taken.
    waiting: Vec<RefCell<Vec<P>>>,
    /// Whose turn it is.
    turn: Cell<usize>,
    /// There is something to take.
    news: Notify,
    /// Work that waits for its turn.
    parked: RefCell<Vec<Waker>>,
}

impl<P> Sink<P> {
    /// Hands a piece on.
    pub(super) fn push(&self, piece: P) {
        self.shared.waiting[self.index].borrow_mut().push(piece);
        if self.shared.turn.get() == self.index {
            self.shared.news.notify_one();
        }
    }
}

impl<P> Shared<P> {
    /// Works on target `index`, but not while it is too far ahead.
    async fn held<T>(&self, index: usize, work: impl Future<Output = T>) -> T {
        let mut work: Pin<Box<_>> = Box::pin(work);
        std::future::poll_fn(|context| {
            let ahead = self.turn.get() != index && self.waiting[index].borrow().len() >= AHEAD;
            if ahead {
                self.parked.borrow_mut().push(context.waker().clone());
                return Poll::Pending;
            }
            work.as_mut().poll(context)
        })
        .await
    }

    fn next_turn(&self) {
        self.turn.set(self.turn.get() + 1);
        self.parked.borrow_mut().drain(..).for_each(Waker::wake);
    }
}

/// Works on every target, at most `concurrency` at a time, and hands what they find to `each` in their order.
///
/// # Errors
/// Only those of `each`; they end the work.
pub(super) async fn run<T, P, E>(
    targets: &[T],
    concurrency: NonZeroUsize,
    retries: &mut UnboundedReceiver<Retry>,
    world: &mut World<'_>,
    work: impl AsyncFn(&T, Sink<P>) -> Result<(), E>,
    mut each: impl FnMut(&T, Event<P, E>, &mut World<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let shared = Rc::new(Shared {
        waiting: targets.iter().map(|_| RefCell::default()).collect(),
        turn: Cell::new(0),
        news: Notify::new(),
        parked: RefCell::default(),
    });
    let mut ended: Vec<Option<Result<(), E>>> = targets.iter().map(|_| None).collect();
    let mut to_start = targets.iter().enumerate();
    let mut running = FuturesUnordered::new();
    // One target tells by its rows how far it is.
    let mut progress = (targets.len() > 1).then(|| Progress::new(targets.len()));
    loop {
        while running.len() < concurrency.get()
            && let Some((index, target)) = to_start.next()
        {
            let sink = Sink {
                shared: Rc::clone(&shared),
                index,
            };
            let (work, shared) = (&work, Rc::clone(&shared));
            running.push(async move {
                let outcome = shared.held(index, work(target, sink)).await;
                (index, outcome)
            });
        }
        while let Some(target) = targets.get(shared.turn.get()) {
            let turn = shared.turn.get();
            let pieces = std::mem::take(&mut *shared.waiting[turn].borrow_mut());
            let outcome = ended[turn].take();
            if let Some(progress) = &mut progress
                && (!pieces.is_empty() || outcome.is_some())
            {
                progress.clear(world);
            }
            if !pieces.is_empty() {
                each(target, Event::Pieces(pieces), world)?;
            }
            match outcome {
                None => break,
                Some(Ok(())) => {}
                Some(Err(error)) => each(target, Event::Failed(error), world)?,
            }
            shared.next_turn();
        }
        if running.is_empty() {
            return Ok(());
        }
        let tick = tokio::time::sleep(Duration::from_millis(100));
        tokio::select! {
            biased;
            Some(retry) = retries.recv() => {
                if let Some(progress) = &mut progress {
                    progress.clear(world);
                }
                world.note_retry(&retry);
            }
            () = shared.news.notified() => {}
            Some((index, outcome)) = running.next() => {
                if let Some(progress) = &mut progress {
                    progress.step(outcome.is_err());
                }
                ended[index] = Some(outcome);
            }
            () = tick => {}
        }
        if let Some(progress) = &mut progress {
            progress.draw(world);
        }
    }
}
