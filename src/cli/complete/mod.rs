//! What the tab key gives, for kubectl and for the shells themselves.
//!
//! One engine for all: clap_complete says what belongs at the cursor, over the same [`clap::Command`] that parses.
//! Where that is a value of ours, it puts a mark there, and the mark is then replaced by what this machine or the
//! cluster knows ([`kinds`] says what, [`local`] and [`live`] find it). So nothing global is needed, and a test
//! completes in process.
//!
//! It runs while a person types: standard error and standard input are closed to it, the exit code is 0 whatever
//! happens, no vault is opened, no program is started, and the network has a second ([`live::DEADLINE`]).

use std::ffi::{OsStr, OsString};
use std::panic::{AssertUnwindSafe, catch_unwind};

use clap::Command;
use clap_complete::engine::{self, ArgValueCompleter, CompletionCandidate};

mod aim;
mod kinds;
mod kubectl_protocol;
mod line;
mod live;
mod local;
mod quiet;
mod shell;
mod words;

pub(super) use shell::{MARKER, Shell};

use super::branch;
use super::exit;
use super::world::World;
use crate::output::escape::printable;
use kinds::Kind;
use line::Line;

/// The name by which kubectl looks for the completion of this plugin on PATH (KEP-2379).
pub(super) const KUBECTL_COMPLETE: &str = "kubectl_complete-pxsec";

/// The variable by which a shell's script asks.
const COMPLETE: &str = "COMPLETE";

/// Who asks for candidates, and in which form.
pub(super) enum Protocol {
    /// kubectl, with the words behind the plugin's name.
    Kubectl,
    /// The script of a shell, with all words behind `--`.
    Shell(Shell),
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Candidate {
    value: String,
    help: String,
}

impl Candidate {
    fn new(value: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            help: help.into(),
        }
    }
}

/// What there is at the cursor.
#[derive(Debug, Default)]
struct Found {
    candidates: Vec<Candidate>,
    /// Whether a file may stand here.
    files: bool,
    /// Whether the order of the candidates says something.
    ordered: bool,
}

impl Found {
    /// cobra's directive: 2 no space, 4 no files, 32 keep the order.
    fn directive(&self) -> u8 {
        let goes_on = |candidate: &Candidate| candidate.value.ends_with(['/', '=']);
        let no_space = self.candidates.iter().any(goes_on);
        2 * u8::from(no_space) + 4 * u8::from(!self.files) + 32 * u8::from(self.ordered)
    }
}

/// Whether this is no command but a question for candidates.
pub(super) fn asked(args: &[OsString], world: &World<'_>) -> Option<Protocol> {
    let program = std::path::Path::new(args.first()?);
    if program
        .file_stem()
        .is_some_and(|stem| stem == KUBECTL_COMPLETE)
    {
        return Some(Protocol::Kubectl);
    }
    // Another program's variable is none of ours: an unknown value means nothing, and a command is run all the same.
    let asks = args.get(1).is_none_or(|first| first == "--");
    let shell = Shell::of(world.env(COMPLETE)?)?;
    asks.then_some(Protocol::Shell(shell))
}

/// Answers, and gives 0 whatever comes of it.
pub(super) fn run(protocol: &Protocol, args: &[OsString], world: &mut World<'_>) -> u8 {
    world.stdin = Box::new(std::io::empty());
    world.stdin_is_terminal = false;
    world.stderr = Box::new(std::io::sink());
    world.stderr_is_terminal = false;
    world.verbosity = 0;
    let answer = quiet::quietly(|| {
        catch_unwind(AssertUnwindSafe(|| match protocol {
            Protocol::Kubectl => kubectl_protocol::answer(args, world),
            Protocol::Shell(shell) => shell.answer(args, world),
        }))
    });
    // Nobody may hear of it.
    drop(world.out(&answer.unwrap_or_default()));
    exit::OK
}

/// The candidates for the last of `words`, of which the program is the first.
fn find(words: &[OsString], world: &mut World<'_>) -> Found {
    let before = words.split_last().map_or(words, |(_, before)| before);
    let branch = branch::of(before).or_else(|| branch::of_noun(before));
    let (mut command, marks) = attach(branch.unwrap_or_else(super::command));
    command.build();
    let line = Line::read(&command, words);
    let Some(last) = line.words.last().cloned() else {
        return Found::default();
    };
    let aliases = aliases(&command, &line.path);
    let mut marked = at_cursor(&mut command, &line.words, &last);
    if last == "-" {
        // The engine offers an option once, and then by its letter.
        marked.extend(at_cursor(&mut command, &line.words, OsStr::new("--")));
    }
    let mut found = Found::default();
    // Only where nothing else is meant.
    let mut short = Vec::new();
    for candidate in marked.iter().filter(|candidate| !candidate.is_hide_set()) {
        match Mark::read(candidate.get_value()) {
            Some(mark) => {
                let Some((id, kind)) = marks.get(mark.index) else {
                    continue;
                };
                found.ordered |= kind.is_ordered();
                found.files |= matches!(kind, Kind::File | Kind::KeyRef);
                for Candidate { value, help } in local::of(*kind, &mark.current, &line, world) {
                    let new = line.all(id).all(|given| given != OsStr::new(&value));
                    if new && value.starts_with(&mark.current) {
                        found.push(format!("{}{value}", mark.prefix), help, &line);
                    }
                }
            }
            None => {
                let value = candidate.get_value().to_string_lossy();
                // The engine offers options for an empty word too.
                if value.starts_with('-') && !last.to_string_lossy().starts_with('-') {
                    continue;
                }
                let help = candidate.get_help().map(ToString::to_string);
                let help = help.unwrap_or_default();
                // The engine offers one name of a command, the first in the alphabet.
                let typed = last.to_string_lossy();
                let mut names = aliases.iter().filter(|(alias, _)| *alias == value);
                match names.next() {
                    None => found.push(value.into_owned(), help, &line),
                    Some((_, long)) if long.starts_with(typed.as_ref()) => {
                        found.push(long.clone(), help, &line);
                    }
                    Some((alias, _)) => short.push((alias.clone(), help)),
                }
            }
        }
    }
    if found.candidates.is_empty() {
        for (alias, help) in short {
            found.push(alias, help, &line);
        }
    }
    found
}

/// The second names of the commands that may stand behind `path`, each with the first.
fn aliases(command: &Command, path: &[String]) -> Vec<(String, String)> {
    let mut path = path.iter();
    let here = path.try_fold(command, |at, word| at.find_subcommand(word));
    let children = here.into_iter().flat_map(Command::get_subcommands);
    children
        .flat_map(|child| {
            let name = child.get_name();
            child
                .get_visible_aliases()
                .map(move |alias| (alias.to_owned(), name.to_owned()))
        })
        .collect()
}

/// What the engine says about `last` in the place of the last word.
fn at_cursor(command: &mut Command, words: &[OsString], last: &OsStr) -> Vec<CompletionCandidate> {
    let at = words.len().saturating_sub(1);
    let mut words = words[..at].to_vec();
    words.push(last.to_owned());
    engine::complete(command, words, at, None).unwrap_or_default()
}

impl Found {
    /// Adds a candidate that a terminal can show and a line can take; under the name that was typed.
    fn push(&mut self, mut value: String, help: String, line: &Line) {
        if let Some((first, typed)) = &line.renamed
            && let Some(rest) = value.strip_prefix(first)
        {
            value = format!("{typed}{rest}");
        }
        let known = self.candidates.iter().any(|known| known.value == value);
        if known || value.is_empty() || printable(&value) != value {
            return;
        }
        let first = printable(help.lines().next().unwrap_or_default());
        let help = if first == value { String::new() } else { first };
        self.candidates.push(Candidate { value, help });
    }
}

/// Lets the engine put a mark where a value of ours belongs. Gives the arguments and their kinds by the marks' numbers.
fn attach(command: Command) -> (Command, Vec<(String, Kind)>) {
    let mut marks = Vec::new();
    let command = attach_below(command, &mut Vec::new(), &mut marks);
    (command, marks)
}

fn attach_below(
    command: Command,
    path: &mut Vec<String>,
    marks: &mut Vec<(String, Kind)>,
) -> Command {
    let command = command.mut_args(|arg| match kinds::kind_of(path, &arg) {
        None => arg,
        Some(kind) => {
            let index = marks.len();
            marks.push((arg.get_id().to_string(), kind));
            arg.add(ArgValueCompleter::new(move |current: &OsStr| {
                vec![Mark::write(index, current)]
            }))
        }
    });
    command.mut_subcommands(|child| {
        path.push(child.get_name().to_owned());
        let child = attach_below(child, path, marks);
        path.pop();
        child
    })
}

/// What the engine puts where a value of ours belongs: `PREFIX \u{1} INDEX \u{1} CURRENT`, where PREFIX is the engine's
/// own, such as `--flag=`.
struct Mark {
    prefix: String,
    index: usize,
    current: String,
}

/// Stands in no argument that a shell can give to a program and a person would type.
const SIGN: char = '\u{1}';

impl Mark {
    fn write(index: usize, current: &OsStr) -> CompletionCandidate {
        CompletionCandidate::new(format!("{SIGN}{index}{SIGN}{}", current.to_string_lossy()))
    }

    fn read(value: &OsStr) -> Option<Self> {
        let (prefix, mark) = value.to_str()?.split_once(SIGN)?;
        let (index, current) = mark.split_once(SIGN)?;
        Some(Self {
            prefix: prefix.to_owned(),
            index: index.parse().ok()?,
            current: current.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command with its path.
    fn walk(command: &Command, path: &mut Vec<String>, unknown: &mut Vec<String>) {
        for arg in command.get_arguments() {
            let known =
                kinds::kind_of(path, arg).is_some() || !arg.get_possible_values().is_empty();
            if arg.get_action().takes_values() && !known {
                unknown.push(format!("{}: {}", path.join(" "), arg.get_id()));
            }
        }
        for child in command
            .get_subcommands()
            .filter(|child| child.get_name() != "help")
        {
            path.push(child.get_name().to_owned());
            walk(child, path, unknown);
            path.pop();
        }
    }

    #[test]
    fn every_argument_has_candidates_or_is_known_to_have_none() {
        let mut command = crate::cli::command();
        command.build();
        let mut unknown = Vec::new();
        walk(&command, &mut Vec::new(), &mut unknown);
        assert_eq!(
            unknown,
            Vec::<String>::new(),
            "say in kinds.rs what belongs there"
        );
    }
}
