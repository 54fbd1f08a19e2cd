//! What is said when work on many targets is over: how many of what, what failed and why, and how to do the rest.

use std::collections::BTreeMap;
use std::error::Error;

use serde::Serialize;

use super::flags::NameFormat;
use super::fleet::{Broken, Outcome};
use super::format::{self, Output};
use super::report::Failure;
use super::retry_command::{self, Left};
use super::world::World;
use super::{exit, fleet};
use crate::output::target::{FailureItem, Place};
use crate::output::view;
use crate::ports::ClusterTarget;

/// Gathers the outcomes in the order of the targets.
#[derive(Default)]
pub(super) struct Report {
    /// Those that nothing came of, for JSON.
    pub(super) failures: Vec<FailureItem>,
    counts: BTreeMap<&'static str, usize>,
    failed: Vec<Failure>,
    left: Vec<Left>,
    not_started: usize,
    /// Those of which nobody knows whether they were written.
    unknown: Vec<Place>,
    stopped: bool,
    /// Why the answer is not or not wholly on standard output.
    unsaid: Option<Failure>,
    total: usize,
    /// The kube contexts of the clusters in which nothing could be done.
    broken: Vec<String>,
    /// Whether more than one thing is told of, so that failures are told as they come.
    many: bool,
    /// Flags that the command for the rest needs beside those that were typed.
    pub(super) retry_flags: &'static [&'static str],
    /// Whether all was only tried.
    pub(super) dry_run: bool,
    /// Arguments, by clap's ids, that have no meaning for the rest.
    pub(super) without: &'static [&'static str],
}

impl Report {
    /// Says how many targets are to come, and in which clusters nothing can be done.
    pub(super) fn expect(&mut self, targets: usize, broken: Vec<Broken>) {
        self.many = self.total + targets > 1 || !broken.is_empty();
        for Broken {
            kube_context,
            error,
        } in broken
        {
            self.broken.push(kube_context.clone());
            self.failures
                .push(FailureItem::of_cluster(kube_context, error));
        }
    }

    /// Tells of a target as it is finished; `text` is what is said of one that went well.
    pub(super) fn told<R, E: Error>(
        &mut self,
        place: &Place,
        outcome: &Result<R, E>,
        format: &Output<NameFormat>,
        text: impl FnOnce(&R) -> String,
        world: &mut World<'_>,
    ) {
        match (outcome, format) {
            (Ok(done), Output::In(NameFormat::Text)) => self.out(&text(done), world),
            (Ok(_), Output::In(NameFormat::Name)) => {
                self.out(&format!("secret/{}\n", place.name), world);
            }
            (Ok(_), Output::In(NameFormat::Json | NameFormat::Yaml) | Output::JsonPath(_)) => {}
            (Err(error), _) => self.told_failure(&failed_line(place, error), world),
        }
    }

    /// Tells in this line of a target that failed, unless [`finish`](Self::finish) gives its failure back.
    pub(super) fn told_failure(&self, line: &str, world: &mut World<'_>) {
        if self.many {
            world.tell(line);
        }
    }

    /// Takes an outcome; gives back what was done when it went well. `doing` says what could not be done.
    pub(super) fn take<R, E: Into<Failure>>(
        &mut self,
        place: &Place,
        target: &ClusterTarget,
        doing: &str,
        outcome: Outcome<R, E>,
    ) -> Option<R> {
        let reason = match outcome {
            fleet::Outcome::Done(done) => {
                self.total += 1;
                return Some(done);
            }
            fleet::Outcome::Failed(error) => {
                self.refuse(place, target, doing, error);
                self.left.push(left(place));
                return None;
            }
            fleet::Outcome::NotStarted => {
                self.not_started += 1;
                "not started"
            }
            fleet::Outcome::Unknown => {
                self.unknown.push(place.clone());
                "under way when it was stopped: not known"
            }
        };
        self.total += 1;
        self.stopped = true;
        let item = FailureItem::new(target, place, reason.to_owned());
        self.failures.push(item);
        self.left.push(left(place));
        None
    }

    /// Takes a target that was left alone because of what became of others.
    pub(super) fn hold_back(&mut self, place: &Place, target: &ClusterTarget) {
        self.total += 1;
        self.not_started += 1;
        let item = FailureItem::new(target, place, "not started".to_owned());
        self.failures.push(item);
        self.left.push(left(place));
    }

    /// Takes a failure that no other try would change, so that it is no part of the rest.
    pub(super) fn refuse(
        &mut self,
        place: &Place,
        target: &ClusterTarget,
        doing: &str,
        error: impl Into<Failure>,
    ) {
        self.total += 1;
        let failure = error.into().while_doing(doing);
        let reason = failure.causes.join(": ");
        self.failed.push(failure);
        self.failures.push(FailureItem::new(target, place, reason));
    }

    /// Answers on standard output.
    ///
    /// A failure is told at the end. It is no reason to leave the rest undone, and still less to say nothing of what was
    /// done: neither that of a reader who has seen enough, such as `head`, nor that of a log on a full disk.
    pub(super) fn out(&mut self, text: &str, world: &mut World<'_>) {
        if self.unsaid.is_none() {
            self.unsaid = world.out(text).err();
        }
    }

    /// Answers with a document, in the formats that are one. The one failure of one target is told as an error instead.
    pub(super) fn answer(
        &mut self,
        format: &Output<NameFormat>,
        view: &impl Serialize,
        world: &mut World<'_>,
    ) {
        if !self.many && self.failed() {
            return;
        }
        let text = match format {
            Output::In(NameFormat::Text | NameFormat::Name) => return,
            Output::In(NameFormat::Json) => Ok(view::json(view)),
            Output::In(NameFormat::Yaml) => Ok(view::yaml(view)),
            Output::JsonPath(template) => format::fill(template, view),
        };
        match text {
            Ok(text) => self.out(&text, world),
            Err(failure) => self.unsaid = Some(failure),
        }
    }

    /// Counts something that went well, by the word for it.
    pub(super) fn count(&mut self, word: &'static str) {
        *self.counts.entry(word).or_default() += 1;
    }

    /// Whether nothing was taken, and nothing is known that could not be.
    pub(super) fn is_empty(&self) -> bool {
        self.total == 0 && self.broken.is_empty()
    }

    /// Whether anything failed.
    fn failed(&self) -> bool {
        !self.failed.is_empty()
    }

    /// Whether everything that was taken is counted under this word.
    pub(super) fn all_are(&self, word: &str) -> bool {
        self.counts.get(word) == Some(&self.total)
    }

    /// Says what there is to say, and gives the exit code: 0, 1 when a part failed, 130 when it was stopped.
    ///
    /// # Errors
    /// The failure of the only target, which is then told like that of any other command; that of standard output.
    pub(super) fn finish(mut self, world: &mut World<'_>) -> Result<u8, Failure> {
        if self.total == 1 && !self.stopped && !self.many {
            return match self.failed.pop() {
                Some(failure) => Err(failure),
                None => self.end(exit::OK),
            };
        }
        say_hints(&self.failed, world);
        for place in &self.unknown {
            world.warn(&format!(
                "secret/{} {} was under way when it was stopped: nobody knows whether it is done",
                place.name,
                place.within()
            ));
        }
        if self.total > 0 || !self.broken.is_empty() {
            world.note(&self.summary());
        }
        let flags = self.retry_flags;
        retry_command::suggest(&self.left, &self.broken, flags, self.without, world);
        let code = if self.stopped {
            exit::INTERRUPTED
        } else if self.failed() || !self.broken.is_empty() {
            exit::FAILED
        } else {
            exit::OK
        };
        self.end(code)
    }

    /// Ends with this code, unless the answer did not get out.
    ///
    /// # Errors
    /// That of standard output. A reader that went away is none.
    pub(super) fn end(self, code: u8) -> Result<u8, Failure> {
        match self.unsaid {
            Some(failure) if failure.message.is_some() => Err(failure),
            _ => Ok(code),
        }
    }

    /// `500 targets: 480 created, 15 unchanged, 5 failed; nothing done in 1 cluster`.
    fn summary(&self) -> String {
        let words = [
            ("failed", self.failed.len()),
            ("not known", self.unknown.len()),
            ("not done", self.not_started),
        ];
        let counts = self.counts.iter().map(|(word, count)| (*word, *count));
        let parts: Vec<String> = counts
            .chain(words)
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| format!("{count} {word}"))
            .collect();
        let some = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        let tried = if self.dry_run { " (dry run)" } else { "" };
        let mut told = Vec::new();
        if self.total > 0 {
            let targets = some(self.total, "target");
            told.push(format!("{targets}: {}{tried}", parts.join(", ")));
        }
        if !self.broken.is_empty() {
            let clusters = some(self.broken.len(), "cluster");
            told.push(format!("nothing done in {clusters}"));
        }
        told.join("; ")
    }
}

fn left(place: &Place) -> Left {
    Left {
        kube_context: place.kube_context.clone(),
        namespace: place.namespace.clone(),
    }
}

/// Why nothing came of one of many targets, in a line, as it is told when that is known.
pub(super) fn failed_line(place: &Place, error: &dyn Error) -> String {
    let mut reason = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        reason += &format!(": {cause}");
        next = cause.source();
    }
    format!(
        "error: secret/{} {}: {reason}\n",
        place.name,
        place.within()
    )
}

/// What to do about the failures, each advice once.
fn say_hints(failed: &[Failure], world: &mut World<'_>) {
    let mut said: Vec<&String> = Vec::new();
    for hint in failed.iter().flat_map(|failure| &failure.hints) {
        if !said.contains(&hint) {
            said.push(hint);
            world.tell(&format!("hint: {hint}\n"));
        }
    }
}
