//! Failures as the user reads them: what happened, why, and what to run next.
//!
//! What is advised for which error is in [`advice`](super::advice).

use std::error::Error as StdError;
use std::io;

use super::exit;
use crate::output::escape::printable;

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub struct Failure {
    /// The exit code, one of [`exit::ALL`].
    pub exit: u8,
    /// What happened; none when nothing is to be said.
    pub message: Option<String>,
    /// Why, outermost first.
    pub causes: Vec<String>,
    /// What to do.
    pub hints: Vec<String>,
    /// The name that the kubeconfig has no context of; it may be one of ours.
    pub unknown_kube_context: Option<String>,
    /// What was to be read is not there, as opposed to: could not be asked for.
    pub not_there: bool,
    /// The cluster answered, and tells no key and issuer, or not which of several.
    pub undiscovered: bool,
}

impl Failure {
    /// A failure with an exit code of its own.
    #[must_use]
    pub fn new(exit: u8, message: impl Into<String>) -> Self {
        Self {
            message: Some(message.into()),
            ..Self::silent(exit)
        }
    }

    /// Something failed.
    #[must_use]
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(exit::FAILED, message)
    }

    /// The command line is wrong.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(exit::USAGE, message)
    }

    /// Ends with a code that says all there is to say.
    #[must_use]
    pub fn silent(exit: u8) -> Self {
        Self {
            exit,
            message: None,
            causes: Vec::new(),
            hints: Vec::new(),
            unknown_kube_context: None,
            not_there: false,
            undiscovered: false,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Puts what was being done before what went wrong.
    #[must_use]
    pub fn while_doing(mut self, what: impl Into<String>) -> Self {
        if let Some(message) = self.message.replace(what.into()) {
            self.causes.insert(0, message);
        }
        self
    }

    /// Standard output failed. A reader that went away, such as `head`, is no failure.
    #[must_use]
    pub fn of_stdout(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::silent(exit::OK);
        }
        let mut failure = Self::failed("cannot write to standard output");
        failure.causes.push(error.to_string());
        failure
    }

    /// Message and causes in one line.
    #[must_use]
    pub fn in_a_line(&self) -> String {
        let parts: Vec<&str> = self
            .message
            .iter()
            .chain(&self.causes)
            .map(String::as_str)
            .collect();
        parts.join(": ")
    }

    /// The text for standard error.
    #[must_use]
    pub fn render(&self) -> String {
        let Some(message) = &self.message else {
            return String::new();
        };
        let mut text = format!("error: {}\n", printable(message));
        for cause in &self.causes {
            text.push_str(&format!("  caused by: {}\n", printable(cause)));
        }
        for hint in &self.hints {
            text.push_str(&format!("hint: {}\n", printable(hint)));
        }
        text
    }

    /// What an error and its sources say.
    pub(super) fn of(exit: u8, error: &dyn StdError) -> Self {
        let mut failure = Self::new(exit, error.to_string());
        let mut next = error.source();
        while let Some(cause) = next {
            failure.causes.push(cause.to_string());
            next = cause.source();
        }
        failure
    }
}
