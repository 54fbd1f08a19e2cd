//! `help`: of a command, or on a topic.

use clap::Args;

use super::help_topics::{ALL, Topic};
use super::near::nearest;
use super::{Failure, World, command, exit, usage};

/// Show the help of a command, or a text on a topic
///
/// Without an argument: the commands and topics that there are. Writes nothing and contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # The commands and topics
  kubectl pxsec help

  # A command, as with --help
  kubectl pxsec help secret push

  # A topic
  kubectl pxsec help key-references")]
pub(super) struct HelpArgs {
    /// A command, or one of environment, exit-codes, key-references, annotations, formats and from-pxctl
    #[arg(value_name = "COMMAND|TOPIC")]
    words: Vec<String>,
}

pub(super) fn run(args: &HelpArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    if let [name] = args.words.as_slice()
        && let Some(topic) = Topic::named(name)
    {
        world.out(&topic.text())?;
        return Ok(exit::OK);
    }
    check(&args.words)?;
    let words = args.words.iter().map(String::as_str);
    let line = ["kubectl-pxsec"].into_iter().chain(words).chain(["--help"]);
    match command().try_get_matches_from(line) {
        Ok(_) => Ok(exit::OK),
        Err(help) => Ok(usage::report(&help, &[], world)),
    }
}

/// Refuses words that are no command: clap would take them for arguments of one.
fn check(words: &[String]) -> Result<(), Failure> {
    let root = command();
    let mut at = &root;
    let mut path = String::from("kubectl pxsec");
    for (depth, word) in words.iter().enumerate() {
        match at.find_subcommand(word) {
            Some(child) => at = child,
            None => return Err(unknown(word, at, depth == 0, &path)),
        }
        path += &format!(" {word}");
    }
    Ok(())
}

/// The commands, and at first the topics, that may stand behind `words`, each with what it is.
pub(super) fn words_behind(words: &[String]) -> Vec<(String, String)> {
    let root = command();
    let at = words
        .iter()
        .try_fold(&root, |at, word| at.find_subcommand(word));
    let children = at.into_iter().flat_map(clap::Command::get_subcommands);
    let commands = children.map(|child| {
        let about = child.get_about().map(ToString::to_string);
        (child.get_name().to_owned(), about.unwrap_or_default())
    });
    let topics = ALL.iter().filter(|_| words.is_empty());
    commands
        .chain(topics.map(|topic| (topic.name.to_owned(), topic.about.to_owned())))
        .collect()
}

fn unknown(word: &str, at: &clap::Command, is_first: bool, path: &str) -> Failure {
    let commands = at.get_subcommands().map(clap::Command::get_name);
    let topics = ALL.iter().map(|topic| topic.name).filter(|_| is_first);
    let what = if is_first {
        "command or topic"
    } else {
        "command"
    };
    if is_first && ALL.iter().any(|topic| topic.name == word) {
        return Failure::usage(format!("the topic `{word}` has nothing below it"))
            .hint(format!("kubectl pxsec help {word}"));
    }
    let failure = Failure::usage(format!("`{path}` has no {what} `{word}`"));
    match nearest(word, commands.chain(topics)) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure.hint("`kubectl pxsec help` lists commands and topics"),
    }
}
