//! One branch of the command line: the command that is asked for, without all the others.
//!
//! clap wants a whole tree before it parses, and building ours takes several times as long as signing a token does.
//! Nearly every line begins with the words of its command, so the tree that parses it has no other command. Where that
//! does not succeed, be it for an option before those words, for a mistake or for `--help`, the whole tree has the word
//! ([`super::command`]): no message comes from here.

use std::ffi::{OsStr, OsString};

use clap::{Args as _, Command};

use super::{
    auth, completion, config, context, doctor, env, exec, help, secret, storageclass, with_globals,
};

/// A command, or a noun with commands below it.
pub(super) struct Branch {
    name: &'static str,
    alias: Option<&'static str>,
    grows: Grows,
}

enum Grows {
    /// What adds the arguments of the command, as [`clap::Args`] has it.
    Leaf(fn(Command) -> Command),
    /// What a noun is for, and the commands below it.
    Noun(&'static str, &'static [Branch]),
}

impl Branch {
    /// A command by its name and `augment_args` of its arguments.
    pub(super) const fn leaf(name: &'static str, arguments: fn(Command) -> Command) -> Self {
        let grows = Grows::Leaf(arguments);
        Self {
            name,
            alias: None,
            grows,
        }
    }

    /// A noun, with the first line of its help.
    pub(super) const fn noun(
        name: &'static str,
        about: &'static str,
        below: &'static [Self],
    ) -> Self {
        let grows = Grows::Noun(about, below);
        Self {
            name,
            alias: None,
            grows,
        }
    }

    /// Gives it a second name.
    pub(super) const fn alias(mut self, alias: &'static str) -> Self {
        self.alias = Some(alias);
        self
    }

    fn is_called(&self, word: &OsStr) -> bool {
        word == self.name || self.alias.is_some_and(|alias| word == alias)
    }

    fn command(&self) -> Command {
        Command::new(self.name).visible_aliases(self.alias)
    }

    /// As the list of commands shows it: with its own arguments at most.
    fn listed(&self) -> Command {
        match self.grows {
            Grows::Leaf(arguments) => arguments(self.command()),
            Grows::Noun(about, _) => self.command().about(about),
        }
    }
}

const ROOT: [Branch; 10] = [
    Branch::noun(
        "auth",
        "Sign, inspect and verify tokens; make keys",
        &auth::BRANCHES,
    ),
    Branch::noun(
        "context",
        "Keep who you are on each storage cluster as named px contexts",
        &context::BRANCHES,
    )
    .alias("ctx"),
    Branch::noun(
        "secret",
        "Put tokens into Kubernetes Secrets, keep them good, and take them away",
        &secret::BRANCHES,
    ),
    Branch::noun(
        "storageclass",
        "Show which tokens StorageClasses use, and print classes that use one",
        &storageclass::BRANCHES,
    )
    .alias("sc"),
    Branch::leaf("exec", exec::ExecArgs::augment_args),
    Branch::leaf("env", env::EnvArgs::augment_args),
    Branch::noun(
        "config",
        "Look at config.toml, and at what else decides",
        &config::BRANCHES,
    ),
    Branch::leaf("doctor", doctor::DoctorArgs::augment_args),
    Branch::leaf("completion", completion::CompletionArgs::augment_args),
    Branch::leaf("help", help::HelpArgs::augment_args),
];

fn root() -> Command {
    Command::new("kubectl-pxsec")
        .bin_name("kubectl pxsec")
        .version(env!("CARGO_PKG_VERSION"))
        .args_override_self(true)
        .disable_help_subcommand(true)
}

/// The branch that a command line begins with, the program's name first, bare for `--version`: `None` where the first words
/// are no command.
///
/// What every command takes stands with the command itself, not at the root: clap would copy it down, and back up.
pub(super) fn of(args: &[OsString]) -> Option<Command> {
    let words = args.get(1..)?;
    if let [word] = words
        && (word == "--version" || word == "-V")
    {
        return Some(root());
    }
    Some(root().subcommand(grown(&ROOT, words, &mut Vec::new())?))
}

/// The command that `words` begin with, below `branches`; its words are added to `path`.
fn grown(branches: &[Branch], words: &[OsString], path: &mut Vec<&'static str>) -> Option<Command> {
    let (branch, rest) = first(branches, words, path)?;
    Some(match branch.grows {
        Grows::Leaf(arguments) => with_globals(arguments(branch.command()), path),
        Grows::Noun(_, below) => branch.command().subcommand(grown(below, rest, path)?),
    })
}

/// What the tab key needs behind a line without a command, the program's name first: the noun that it ends with, or the
/// program itself, and what is listed below. `None` where other words are in it.
pub(super) fn of_noun(args: &[OsString]) -> Option<Command> {
    list(root(), &ROOT, args.get(1..)?, &mut Vec::new())
}

fn list(
    command: Command,
    below: &[Branch],
    words: &[OsString],
    path: &mut Vec<&'static str>,
) -> Option<Command> {
    if words.is_empty() {
        let listed = below.iter().map(Branch::listed);
        return Some(with_globals(command, path).subcommands(listed));
    }
    let (branch, rest) = first(below, words, path)?;
    match branch.grows {
        Grows::Leaf(_) => None,
        Grows::Noun(about, below) => {
            let noun = list(branch.command().about(about), below, rest, path)?;
            Some(command.subcommand(noun))
        }
    }
}

fn first<'a, 'w>(
    branches: &'a [Branch],
    words: &'w [OsString],
    path: &mut Vec<&'static str>,
) -> Option<(&'a Branch, &'w [OsString])> {
    let (word, rest) = words.split_first()?;
    let branch = branches.iter().find(|branch| branch.is_called(word))?;
    path.push(branch.name);
    Some((branch, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each command without commands below it: its words, and the lines of its help. Their order is the tree's own.
    fn leaves(mut root: Command) -> Vec<(Vec<String>, Vec<String>)> {
        fn walk(
            command: &mut Command,
            path: &[String],
            found: &mut Vec<(Vec<String>, Vec<String>)>,
        ) {
            let help = command.render_long_help().to_string();
            let mut help: Vec<String> = help.lines().map(str::to_owned).collect();
            help.sort();
            let mut is_leaf = true;
            for child in command.get_subcommands_mut() {
                is_leaf = false;
                walk(
                    child,
                    &[path, &[child.get_name().to_owned()]].concat(),
                    found,
                );
            }
            if is_leaf {
                found.push((path.to_vec(), help));
            }
        }
        root.build();
        let mut found = Vec::new();
        walk(&mut root, &[], &mut found);
        found
    }

    fn of_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<Command> {
        let words: Vec<OsString> = ["kubectl-pxsec"]
            .into_iter()
            .chain(words)
            .map(OsString::from)
            .collect();
        of(&words)
    }

    #[test]
    fn every_command_has_a_branch_which_says_what_the_tree_says() {
        let whole = leaves(crate::cli::command());
        assert!(whole.len() > 25, "{}", whole.len());
        for leaf in whole {
            let branch = of_words(leaf.0.iter().map(String::as_str))
                .unwrap_or_else(|| panic!("{:?} has none", leaf.0));
            assert_eq!(leaves(branch), [leaf]);
        }
    }

    /// What the tab key shows of a command: options, and the commands below. `--help` tells whether there is more of it,
    /// which a list does not know.
    fn shown(command: &Command) -> Vec<String> {
        let options = command
            .get_arguments()
            .filter(|arg| arg.get_id() != "help")
            .map(|arg| format!("{arg} {:?} {:?}", arg.is_hide_set(), arg.get_help()));
        let below = command.get_subcommands().map(|child| {
            let aliases: Vec<&str> = child.get_visible_aliases().collect();
            format!("{} {aliases:?} {:?}", child.get_name(), child.get_about())
        });
        let mut shown: Vec<String> = options.chain(below).collect();
        shown.sort();
        shown
    }

    #[test]
    fn every_noun_and_the_program_list_what_the_tree_lists() {
        fn walk(whole: &Command, path: &mut Vec<String>, nouns: &mut Vec<String>) {
            let line: Vec<OsString> = ["p".to_owned()]
                .iter()
                .chain(path.iter())
                .map(OsString::from)
                .collect();
            if of(&line).is_some() {
                return;
            }
            let mut branch = of_noun(&line).unwrap_or_else(|| panic!("{path:?} has none"));
            branch.build();
            let at = path.iter().fold(&branch, |command, word| {
                command.find_subcommand(word).unwrap()
            });
            assert_eq!(shown(at), shown(whole), "{path:?}");
            nouns.push(path.join(" "));
            for child in whole.get_subcommands() {
                path.push(child.get_name().to_owned());
                walk(child, path, nouns);
                path.pop();
            }
        }
        let mut whole = crate::cli::command();
        whole.build();
        let mut nouns = Vec::new();
        walk(&whole, &mut Vec::new(), &mut nouns);
        nouns.sort();
        assert_eq!(
            nouns,
            [
                "",
                "auth",
                "auth key",
                "auth token",
                "config",
                "context",
                "secret",
                "storageclass"
            ]
        );
    }

    #[test]
    fn a_branch_is_found_by_its_second_names() {
        let branch = of_words(["ctx", "ls", "-o", "json"]).unwrap();
        let mut matches = branch
            .try_get_matches_from(["p", "ctx", "ls", "-o", "json"])
            .unwrap();
        let (noun, mut below) = matches.remove_subcommand().unwrap();
        let (verb, _) = below.remove_subcommand().unwrap();
        assert_eq!((noun.as_str(), verb.as_str()), ("context", "list"));
    }

    #[test]
    fn versions_are_the_same_from_a_branch_and_from_the_tree() {
        for words in [
            &["--version"][..],
            &["-V"],
            &["context", "list", "-V"],
            &["completion", "install", "--version"],
        ] {
            let line: Vec<OsString> = ["p"].iter().chain(words).map(OsString::from).collect();
            let whole = crate::cli::command().try_get_matches_from(&line);
            let branch = of(&line).unwrap().try_get_matches_from(&line);
            assert_eq!(
                branch.unwrap_err().to_string(),
                whole.unwrap_err().to_string()
            );
        }
    }

    #[test]
    fn other_words_are_for_the_whole_tree() {
        for words in [
            &[][..],
            &["context"],
            &["contxt", "list"],
            &["-c", "prod", "context", "list"],
            &["--help"],
        ] {
            assert!(of_words(words.iter().copied()).is_none(), "{words:?}");
        }
    }
}
