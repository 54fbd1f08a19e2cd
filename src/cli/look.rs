//! How pxsec presents itself: colours, how much is said, whether a person is asked.

use std::ffi::OsString;

use clap::{Args, ValueEnum as _};

use super::env_vars;
use super::world::World;
use crate::output::look::{Look, labelled};

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    /// On a terminal, as the environment says
    #[default]
    Auto,
    /// Also in a pipe
    Always,
    /// Not at all
    Never,
}

/// The flags of every command that say how it presents itself.
#[derive(Args, Clone, Debug, Default)]
pub struct LookArgs {
    /// When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]
    #[arg(
        long,
        value_name = "WHEN",
        hide_possible_values = true,
        help_heading = "Global options"
    )]
    pub color: Option<Color>,
    /// Say nothing but errors, warnings and the answer: no notes, no progress
    #[arg(
        short,
        long,
        conflicts_with = "verbosity",
        help_heading = "Global options"
    )]
    pub quiet: bool,
    /// Never ask: fail where a person would be asked, and name the flag to give instead
    #[arg(long, help_heading = "Global options")]
    pub no_input: bool,
}

impl LookArgs {
    /// What `--color` says on a command line that clap has not taken, or not taken yet.
    pub(super) fn before_parsing(args: &[OsString]) -> Self {
        let mut words = args
            .iter()
            .map(|arg| arg.to_string_lossy())
            .take_while(|word| word != "--");
        let mut color = None;
        while let Some(word) = words.next() {
            let value = match word.strip_prefix("--color") {
                Some("") => words.next().map(|value| value.into_owned()),
                Some(rest) => rest.strip_prefix('=').map(str::to_owned),
                None => None,
            };
            color = value
                .and_then(|value| Color::from_str(&value, false).ok())
                .or(color);
        }
        Self {
            color,
            ..Self::default()
        }
    }
}

impl World<'_> {
    /// Whether a stream that is a terminal or not gets colours: the flag, then `NO_COLOR` (<https://no-color.org>), then
    /// `CLICOLOR_FORCE` (<https://bixense.com/clicolors>), then what the terminal can do.
    fn colors(&self, is_terminal: bool) -> bool {
        match self.look.color.unwrap_or_default() {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if self.env(env_vars::NO_COLOR).is_some() => false,
            Color::Auto => {
                let forced = self.env(env_vars::CLICOLOR_FORCE);
                forced.is_some_and(|value| value != "0") || (is_terminal && !self.is_dumb())
            }
        }
    }

    /// Whether standard output gets colours.
    pub(super) fn colors_stdout(&self) -> bool {
        self.colors(self.stdout_is_terminal)
    }

    /// Whether the terminal knows no escape codes. One that is not named is taken for such, as clap does, but for
    /// Windows, where none is.
    fn is_dumb(&self) -> bool {
        self.env(env_vars::TERM)
            .map_or(cfg!(unix), |term| term == "dumb")
    }

    /// Whether a line on the terminal behind standard error can be drawn again and again.
    pub(super) fn shows_progress(&self) -> bool {
        self.stderr_is_terminal && !self.look.quiet && !self.is_dumb()
    }

    /// Whether there is a person who may be asked.
    pub(super) fn may_ask(&self) -> bool {
        self.stdin_is_terminal && !self.look.no_input
    }

    /// How tables on standard output are shown.
    pub(super) fn look(&self) -> Look {
        let said = self.env(env_vars::COLUMNS).and_then(|text| {
            let columns = text.to_str()?.parse().ok()?;
            (columns > 0).then_some(columns)
        });
        let columns = said.or(self.stdout_columns);
        Look {
            color: self.colors_stdout(),
            columns: columns.filter(|_| self.stdout_is_terminal),
        }
    }

    /// Writes lines of the conversation that are printable already to standard error.
    pub(super) fn converse(&mut self, lines: &str) {
        let shown = if self.colors(self.stderr_is_terminal) {
            &labelled(lines)
        } else {
            lines
        };
        // Nobody reads it: the answer must not fail for that, and the exit code still tells.
        drop(self.stderr.write_all(shown.as_bytes()));
    }
}
