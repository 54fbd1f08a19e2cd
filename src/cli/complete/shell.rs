//! The shells themselves, for `kubectl-pxsec`: a script for each, and what it asks.
//!
//! A script asks with `COMPLETE=SHELL kubectl-pxsec -- WORD…`, the words up to the cursor, and gets what kubectl gets:
//! a candidate a line and cobra's directive. The scripts are ours and not clap_complete's, for three reasons: they lie
//! in files that outlive an update of pxsec, and clap_complete promises nothing from one version to the next; bash cuts
//! words at `:` and `=`, which they put together again; and bash gets descriptions too. `COMPLETE=SHELL kubectl-pxsec`
//! alone prints the script, as fish 4 asks for it.

use std::ffi::{OsStr, OsString};

use super::kubectl_protocol::lines;
use super::{Found, find};
use crate::cli::world::World;

/// Stands in every script of ours, and so tells our files from others.
pub(in crate::cli) const MARKER: &str = "This file belongs to `kubectl pxsec completion install`.";

/// A shell whose script is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    #[value(alias = "pwsh")]
    Powershell,
    /// elvish
    Elvish,
}

impl Shell {
    /// Those that look for files of completions in a folder of the user's.
    pub(in crate::cli) const WITH_FOLDERS: [Self; 3] = [Self::Bash, Self::Zsh, Self::Fish];

    /// The shell of a value of `COMPLETE`: a name, or a path as in `SHELL`.
    pub(super) fn of(value: &OsStr) -> Option<Self> {
        let name = std::path::Path::new(value).file_stem()?.to_str()?;
        Some(match name {
            "bash" => Self::Bash,
            "zsh" => Self::Zsh,
            "fish" => Self::Fish,
            "powershell" | "pwsh" => Self::Powershell,
            "elvish" => Self::Elvish,
            _ => return None,
        })
    }

    /// Its name, which is that of its program too.
    pub(in crate::cli) fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
            Self::Elvish => "elvish",
        }
    }

    /// The script that completes `kubectl-pxsec` in it.
    pub(in crate::cli) fn script(self) -> String {
        let (comment, script) = match self {
            Self::Bash => ("#", include_str!("scripts/complete.bash")),
            Self::Zsh => ("#", include_str!("scripts/complete.zsh")),
            Self::Fish => ("#", include_str!("scripts/complete.fish")),
            Self::Powershell => ("#", include_str!("scripts/complete.ps1")),
            Self::Elvish => ("#", include_str!("scripts/complete.elv")),
        };
        // zsh looks for `#compdef` in the first line.
        match script.split_once('\n') {
            Some((first, rest)) if first.starts_with("#compdef") => {
                format!("{first}\n{comment} {MARKER}\n{rest}")
            }
            _ => format!("{comment} {MARKER}\n{script}"),
        }
    }

    /// The answer to its script, or the script.
    pub(super) fn answer(self, args: &[OsString], world: &mut World<'_>) -> String {
        let mut words = args.iter().skip_while(|arg| *arg != "--");
        if words.next().is_none() {
            return self.script();
        }
        let mut words: Vec<OsString> = words.map(|word| self.unquoted(word)).collect();
        if words.len() < 2 {
            words.push(OsString::new());
        }
        let found = find(&words, world);
        self.shown(&found)
    }

    fn shown(self, found: &Found) -> String {
        lines(&found.candidates, found.directive())
    }

    /// A word as the shell would hand it to a program. zsh, PowerShell and elvish have done so.
    fn unquoted(self, word: &OsStr) -> OsString {
        match (self, word.to_str()) {
            (Self::Bash | Self::Fish, Some(text)) => unquoted(text).into(),
            _ => word.to_owned(),
        }
    }
}

/// Takes quotes and backslashes away, also of a quote that is still open. Expands nothing: a tab key runs no commands.
fn unquoted(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut quote: Option<char> = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), letter) if letter == open => quote = None,
            (None, '\'' | '"') => quote = Some(letter),
            (None, '\\') => plain.extend(letters.next()),
            (Some('"'), '\\') => match letters.peek() {
                Some('"' | '\\' | '$' | '`') => plain.extend(letters.next()),
                _ => plain.push('\\'),
            },
            (_, letter) => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_quotes_and_nothing_else() {
        for (typed, plain) in [
            ("a", "a"),
            ("'a b'", "a b"),
            ("\"a\\\"b", "a\"b"),
            ("\"a\\n\"", "a\\n"),
            ("\\*x", "*x"),
            ("a'$(rm)'", "a$(rm)"),
            ("'open", "open"),
            ("a\\", "a"),
        ] {
            assert_eq!(unquoted(typed), plain, "{typed}");
        }
    }

    #[test]
    fn every_script_is_marked_and_asks_for_its_shell() {
        use clap::ValueEnum as _;
        for shell in Shell::value_variants() {
            let script = shell.script();
            assert!(script.lines().take(2).any(|line| line.ends_with(MARKER)));
            assert!(script.contains("kubectl-pxsec") && script.contains("COMPLETE"));
            assert_eq!(Shell::of(OsStr::new(shell.name())), Some(*shell));
        }
        assert!(Shell::Zsh.script().starts_with("#compdef kubectl-pxsec\n"));
        assert_eq!(Shell::of(OsStr::new("1")), None);
    }
}
