//! A line on a terminal's standard error that says how far a long command has come.

use std::time::{Duration, Instant};

use super::world::World;

/// Shorter work shows nothing: a line that flickers tells less than none.
const QUIET: Duration = Duration::from_millis(300);

/// How often the line is drawn at most.
const REDRAW: Duration = Duration::from_millis(100);

/// The width of the bar in characters.
const WIDTH: usize = 30;

/// Work that is counted.
pub(super) struct Progress {
    started: Instant,
    drawn: Option<Instant>,
    total: usize,
    done: usize,
    failed: usize,
}

impl Progress {
    /// So much of it, of which nothing is done yet.
    pub(super) fn new(total: usize) -> Self {
        Self {
            started: Instant::now(),
            drawn: None,
            total,
            done: 0,
            failed: 0,
        }
    }

    /// One more is done.
    pub(super) fn step(&mut self, failed: bool) {
        self.done += 1;
        self.failed += usize::from(failed);
    }

    /// Draws the line where a person sees it, once it is time.
    pub(super) fn draw(&mut self, world: &mut World<'_>) {
        let now = Instant::now();
        let early = now - self.started < QUIET;
        let fresh = self.drawn.is_some_and(|drawn| now - drawn < REDRAW);
        if !world.shows_progress() || early || fresh {
            return;
        }
        self.drawn = Some(now);
        let filled = self.done * WIDTH / self.total.max(1);
        let failed = match self.failed {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        // `\r`, and erasing to the end of the line (ECMA-48 EL).
        let line = format!(
            "\r[{}{}] {}/{}{failed}\x1b[K",
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            self.done,
            self.total
        );
        world.draw(&line);
    }

    /// Takes the line away, so that another can be written in its place.
    pub(super) fn clear(&mut self, world: &mut World<'_>) {
        if self.drawn.take().is_some() {
            world.draw("\r\x1b[K");
        }
    }
}
