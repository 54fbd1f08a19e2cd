//! `--dry-run`, of every command that writes Secrets.

use clap::ValueEnum;

/// How much of a command is only tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DryRun {
    /// Do it
    None,
    /// Write nothing, and say what would be done
    Client,
    /// Have the server check it, which stores nothing
    Server,
}

impl DryRun {
    /// What is written behind what would be done.
    pub(super) fn word(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Client => Some("client"),
            Self::Server => Some("server"),
        }
    }
}
