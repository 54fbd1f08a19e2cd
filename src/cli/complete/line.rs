//! The command line up to the cursor: which command it is, what its options say, and the same words in a form that
//! the engine takes as clap would.
//!
//! The engine of clap_complete 4.6 takes a value for a command when one has its name (`-n push`), and knows neither
//! hidden aliases nor `--ALIAS=VALUE`. So every value becomes a word that means nothing, and every option gets its
//! first name.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command};

/// What stands for a value in the words for the engine: no command has this name.
const VALUE: &str = "x";

/// The words before the cursor, understood.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// What the engine gets: the program first, the word at the cursor last.
    pub(super) words: Vec<OsString>,
    /// The names of the commands, without the program's.
    pub(super) path: Vec<String>,
    /// What the last word begins with for the engine, and what it began with.
    pub(super) renamed: Option<(String, String)>,
    values: Vec<(String, OsString)>,
}

impl Line {
    /// Reads `words`, the program first, of a command that has been built.
    pub(super) fn read(root: &Command, words: &[OsString]) -> Self {
        let mut line = Self::default();
        let Some((last, before)) = words.split_last() else {
            return line;
        };
        let mut before = before.iter();
        line.words.extend(before.next().cloned());
        let mut command = root;
        let mut pending: Option<&Arg> = None;
        let mut escaped = false;
        let mut position = 1;
        for word in before {
            let text = word.to_string_lossy();
            if let Some(option) = pending.take() {
                line.take(option, word);
                line.words.push(VALUE.into());
            } else if escaped || text == "-" || !text.starts_with('-') {
                let child = command.find_subcommand(word).filter(|_| !escaped);
                if let Some(child) = child {
                    command = child;
                    position = 1;
                    line.path.push(child.get_name().to_owned());
                    line.words.push(word.clone());
                } else {
                    line.positional(command, &mut position, word);
                    line.words.push(VALUE.into());
                }
            } else if text == "--" {
                escaped = true;
                line.words.push(word.clone());
            } else if let Some(long) = text.strip_prefix("--") {
                let (name, value) = match long.split_once('=') {
                    Some((name, value)) => (name, Some(value)),
                    None => (long, None),
                };
                let Some(option) = by_long(command, name) else {
                    line.words.push(word.clone());
                    continue;
                };
                let first = option.get_long().unwrap_or(name);
                line.words.push(match value {
                    Some(_) => format!("--{first}={VALUE}").into(),
                    None => format!("--{first}").into(),
                });
                match value {
                    Some(value) => line.take(option, OsStr::new(value)),
                    None if wants_next(option) => pending = Some(option),
                    None => line.take(option, OsStr::new("")),
                }
            } else {
                line.words.push(word.clone());
                pending = line.shorts(command, &text);
            }
        }
        let last = line.renamed_last(command, last);
        line.words.push(last);
        line
    }

    /// The word for the engine at the cursor.
    fn renamed_last(&mut self, command: &Command, last: &OsStr) -> OsString {
        let text = last.to_string_lossy();
        let Some((name, value)) = text
            .strip_prefix("--")
            .and_then(|long| long.split_once('='))
        else {
            return last.to_owned();
        };
        match by_long(command, name).and_then(Arg::get_long) {
            Some(first) if first != name => {
                self.renamed = Some((format!("--{first}="), format!("--{name}=")));
                format!("--{first}={value}").into()
            }
            _ => last.to_owned(),
        }
    }

    /// `-yn NS`: the flags of one word; gives the option whose value is the next word.
    fn shorts<'a>(&mut self, command: &'a Command, word: &str) -> Option<&'a Arg> {
        let mut rest = word.trim_start_matches('-').chars();
        while let Some(letter) = rest.next() {
            let Some(option) = by_short(command, letter) else {
                continue;
            };
            if !option.get_action().takes_values() {
                self.take(option, OsStr::new(""));
                continue;
            }
            let value = rest.as_str();
            if value.is_empty() {
                return wants_next(option).then_some(option);
            }
            self.take(option, OsStr::new(value.trim_start_matches('=')));
            return None;
        }
        None
    }

    fn positional(&mut self, command: &Command, position: &mut usize, word: &OsStr) {
        let found = command
            .get_positionals()
            .find(|arg| arg.get_index() == Some(*position));
        let Some(arg) = found else { return };
        self.take(arg, word);
        if arg
            .get_num_args()
            .is_none_or(|range| range.max_values() == 1)
        {
            *position += 1;
        }
    }

    fn take(&mut self, arg: &Arg, value: &OsStr) {
        let values = value.to_string_lossy();
        let id = arg.get_id().to_string();
        match arg.get_value_delimiter() {
            Some(delimiter) => self.values.extend(
                values
                    .split(delimiter)
                    .map(|value| (id.clone(), OsString::from(value))),
            ),
            None => self.values.push((id, value.to_owned())),
        }
    }

    /// What has been given for an argument, in order.
    pub(super) fn all<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a OsStr> + use<'a> {
        let id = id.to_owned();
        self.values
            .iter()
            .filter(move |(known, _)| *known == id)
            .map(|(_, value)| value.as_os_str())
    }

    /// The last one that has been given for an argument, as text.
    pub(super) fn text(&self, id: &str) -> Option<&str> {
        self.all(id).last().and_then(OsStr::to_str)
    }

    /// Whether a flag stands on the line.
    pub(super) fn has(&self, id: &str) -> bool {
        self.all(id).next().is_some()
    }
}

fn wants_next(option: &Arg) -> bool {
    option.get_action().takes_values()
        && !option.is_require_equals_set()
        && option
            .get_num_args()
            .is_none_or(|range| range.min_values() > 0)
}

fn by_long<'a>(command: &'a Command, name: &str) -> Option<&'a Arg> {
    command.get_arguments().find(|arg| {
        arg.get_long() == Some(name)
            || arg
                .get_all_aliases()
                .is_some_and(|aliases| aliases.contains(&name))
    })
}

fn by_short(command: &Command, letter: char) -> Option<&Arg> {
    command.get_arguments().find(|arg| {
        arg.get_short() == Some(letter)
            || arg
                .get_all_short_aliases()
                .is_some_and(|aliases| aliases.contains(&letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Line {
        let mut root = crate::cli::command();
        root.build();
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        Line::read(&root, &words)
    }

    #[test]
    fn a_value_is_no_command_whatever_its_name() {
        let line = read(&[
            "p", "-n", "secret", "secret", "-c=exec", "push", "-n", "push", "",
        ]);
        assert_eq!(line.path, ["secret", "push"]);
        let namespaces: Vec<&OsStr> = line.all("namespaces").collect();
        assert_eq!(namespaces, ["secret", "push"]);
        assert_eq!(line.text("px_context"), Some("exec"));
        assert_eq!(
            line.words,
            ["p", "-n", "x", "secret", "-c=exec", "push", "-n", "x", ""]
        );
    }

    #[test]
    fn options_are_found_by_every_name_and_in_every_form() {
        let line = read(&[
            "p",
            "secret",
            "push",
            "--lifetime",
            "1d",
            "-yAnteam",
            "px",
            "--lifetime=3",
        ]);
        assert_eq!(line.text("token_duration"), Some("1d"));
        assert!(line.has("yes") && line.has("all_namespaces") && !line.has("adopt"));
        assert_eq!(line.text("namespaces"), Some("team"));
        assert_eq!(line.text("name"), Some("px"));
        assert_eq!(line.words.last().unwrap(), "--token-duration=3");
        let renamed = ("--token-duration=".to_owned(), "--lifetime=".to_owned());
        assert_eq!(line.renamed, Some(renamed));
    }

    #[test]
    fn what_follows_two_dashes_is_no_option() {
        let line = read(&["p", "exec", "-c", "prod", "--", "-c", "lab", ""]);
        assert_eq!(line.text("px_context"), Some("prod"));
        assert_eq!(line.all("command").count(), 2);
    }
}
