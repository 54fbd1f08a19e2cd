//! The command that does what is left: the one that was typed, with the targets that are left.

use std::ffi::OsString;

use clap::{Arg, Command};

use super::env_vars;
use super::usage::{SECRET_OPTIONS, without_credentials};
use super::world::World;
use crate::domain::shell::shell_word;

/// A target that nothing came of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// The kube context, where several were chosen by `--contexts`.
    pub(super) kube_context: Option<String>,
    /// The namespace.
    pub(super) namespace: String,
}

/// The argument that chooses clusters, by clap's id.
const CLUSTERS: &str = "contexts";

/// Arguments that choose namespaces: those of `KubeArgs` and `TargetArgs`.
const NAMESPACES: [&str; 3] = ["namespaces", "all_namespaces", "namespace_selector"];

/// Stands for a credential: what was typed into the process list once need not stand in a log as well.
const HIDDEN: &str = "…";

/// Says on standard error how to do the rest: one command a cluster. In the clusters `broken` all is left.
///
/// `flags` are added to what was typed, such as `--ignore-not-found` where a part of the rest may be done already; the
/// arguments `without`, by clap's ids, are left out.
pub(super) fn suggest(
    left: &[Left],
    broken: &[String],
    flags: &[&str],
    without: &[&str],
    world: &mut World<'_>,
) {
    let mut contexts: Vec<Option<&str>> = Vec::new();
    for target in left {
        let context = target.kube_context.as_deref();
        if !contexts.contains(&context) {
            contexts.push(context);
        }
    }
    let mut commands = Vec::new();
    for context in contexts {
        let mut namespaces: Vec<&str> = Vec::new();
        for target in left {
            let namespace = target.namespace.as_str();
            if target.kube_context.as_deref() == context && !namespaces.contains(&namespace) {
                namespaces.push(namespace);
            }
        }
        let without: Vec<&str> = without.iter().chain(&NAMESPACES).copied().collect();
        commands.push(command(&world.args, &without, context, &namespaces, flags));
    }
    for context in broken {
        commands.push(command(&world.args, without, Some(context), &[], flags));
    }
    for command in commands {
        // What it said stands in no argument, and another shell may say something else.
        let chosen = world.env(env_vars::PXSEC_CONTEXT).map(|name| {
            let name = shell_word(&name.to_string_lossy());
            format!("{}={name} ", env_vars::PXSEC_CONTEXT)
        });
        let chosen = chosen.unwrap_or_default();
        world.tell(&format!("hint: the rest: {chosen}{command}\n"));
    }
}

/// The command line for one cluster, and for `namespaces` beside those that were typed, for a POSIX shell.
///
/// Where credentials have been hidden it has to be completed by hand, and what came from standard input has to be given
/// again.
fn command(
    args: &[OsString],
    without: &[&str],
    context: Option<&str>,
    namespaces: &[&str],
    flags: &[&str],
) -> String {
    let mut words = kept(args, without);
    let mut add: Vec<&str> = Vec::new();
    add.extend(context.iter().flat_map(|context| ["--context", context]));
    add.extend(namespaces.iter().flat_map(|namespace| ["-n", namespace]));
    let missing = |flag: &&&str| !words.iter().any(|word| word == **flag);
    add.extend(flags.iter().filter(missing));
    let add: Vec<String> = add.into_iter().map(shell_word).collect();
    // Behind `--` they would be taken for names.
    let end = words
        .iter()
        .position(|word| word == "--")
        .unwrap_or(words.len());
    words.splice(end..end, add);
    format!("kubectl pxsec {}", words.join(" "))
}

/// The arguments behind the program's name as words of a shell, without the arguments `without`, without those that
/// choose clusters, and without credentials.
///
/// Read as clap reads them, by the same definitions; `args` have been parsed before, so they are well-formed.
fn kept(args: &[OsString], without: &[&str]) -> Vec<String> {
    let root = super::command();
    let mut at = &root;
    // Global arguments are defined at the root and taken at every depth.
    let known = |at: &Command, found: &dyn Fn(&Arg) -> bool| {
        let local = at.get_arguments().find(|arg| found(arg)).cloned();
        local.or_else(|| root.get_arguments().find(|arg| found(arg)).cloned())
    };
    let dropped = |arg: &Arg| {
        let id = arg.get_id().as_str();
        id == CLUSTERS || without.contains(&id)
    };
    let shown = |word: &str| shell_word(&without_credentials(word.to_owned(), args));
    let mut kept = Vec::new();
    let mut words = args
        .iter()
        .skip(1)
        .map(|arg| arg.to_string_lossy().into_owned());
    while let Some(word) = words.next() {
        if word == "--" {
            kept.push(word);
            kept.extend(words.by_ref().map(|word| shown(&word)));
        } else if let Some(long) = word.strip_prefix("--") {
            let (name, value) = match long.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (long, None),
            };
            let arg = known(at, &|arg| {
                arg.get_long_and_visible_aliases()
                    .is_some_and(|names| names.contains(&name))
            });
            let takes = arg.as_ref().is_some_and(takes_next);
            let separate = value.is_none() && takes;
            let value = if separate { words.next() } else { value };
            if arg.as_ref().is_some_and(dropped) {
                continue;
            }
            let option = format!("--{name}");
            let value = value.map(|value| redacted(&option, &value, &shown));
            match value {
                None => kept.push(option),
                Some(value) if separate => kept.extend([option, value]),
                Some(value) => kept.push(format!("{option}={value}")),
            }
        } else if word.len() > 1 && word.starts_with('-') {
            shorts(
                &word,
                &mut words,
                &|c| known(at, &|arg| arg.get_short() == Some(c)),
                &dropped,
                &shown,
                &mut kept,
            );
        } else {
            if let Some(child) = at.find_subcommand(&word) {
                at = child;
            }
            kept.push(shown(&word));
        }
    }
    kept
}

/// Whether an option's value is the word behind it, unless it hangs on the option.
fn takes_next(arg: &Arg) -> bool {
    arg.get_action().takes_values() && !arg.is_require_equals_set()
}

fn redacted(option: &str, value: &str, shown: &dyn Fn(&str) -> String) -> String {
    if SECRET_OPTIONS.contains(&option) {
        HIDDEN.to_owned()
    } else {
        shown(value)
    }
}

/// A word of short options, such as `-A`, `-nteam-a`, `-n=team-a` or `-yn team-a`.
fn shorts(
    word: &str,
    rest: &mut dyn Iterator<Item = String>,
    known: &dyn Fn(char) -> Option<Arg>,
    dropped: &dyn Fn(&Arg) -> bool,
    shown: &dyn Fn(&str) -> String,
    kept: &mut Vec<String>,
) {
    let mut together = String::from("-");
    let letters = &word[1..];
    for (index, letter) in letters.char_indices() {
        let Some(arg) = known(letter) else {
            together.push(letter);
            continue;
        };
        if !arg.get_action().takes_values() {
            if !dropped(&arg) {
                together.push(letter);
            }
            continue;
        }
        // All behind a letter that takes a value is that value.
        let hanging = &letters[index + letter.len_utf8()..];
        let separate = hanging.is_empty() && takes_next(&arg);
        let value = if separate {
            rest.next()
        } else {
            Some(hanging.to_owned())
        };
        if !dropped(&arg) {
            together.push(letter);
            let value = redacted(&format!("-{letter}"), &value.unwrap_or_default(), shown);
            if separate {
                kept.extend([together, value]);
                return;
            }
            together.push_str(&value);
        }
        break;
    }
    if together.len() > 1 {
        kept.push(together);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(typed: &str, context: Option<&str>, namespaces: &[&str], flags: &[&str]) -> String {
        let words = format!("x {typed}");
        let args: Vec<OsString> = words.split(' ').map(OsString::from).collect();
        let without: Vec<&str> = NAMESPACES.into_iter().chain(["canary"]).collect();
        command(&args, &without, context, namespaces, flags)
    }

    #[test]
    fn only_the_targets_are_exchanged() {
        for (typed, expected) in [
            (
                "secret push --if-due -n a -n b",
                "secret push --if-due -n left",
            ),
            (
                "-n z secret push -na -n=b --namespace=c --namespace d px-it",
                "secret push px-it -n left",
            ),
            (
                "secret push -A --concurrency 4",
                "secret push --concurrency 4 -n left",
            ),
            ("secret push -yA -v=2", "secret push -y -v=2 -n left"),
            ("secret push -yn a -Ay x", "secret push -y -y x -n left"),
            (
                "secret push --namespace-selector tier=a --name Admin",
                "secret push --name Admin -n left",
            ),
            ("secret push -ojson -- x", "secret push -ojson -n left -- x"),
            (
                "secret rotate -A --canary a --all",
                "secret rotate --all -n left",
            ),
        ] {
            let command = of(typed, None, &["left"], &[]);
            assert_eq!(command, format!("kubectl pxsec {expected}"), "{typed}");
        }
        let template = "secret push --contexts=p* --subject-template {namespace}@c";
        assert_eq!(
            of(template, Some("prod eu"), &["a", "b"], &[]),
            "kubectl pxsec secret push --subject-template '{namespace}@c' --context 'prod eu' -n a -n b"
        );
    }

    #[test]
    fn flags_are_added_once() {
        let flags = ["--adopt"];
        let end = "secret push --adopt -n a";
        assert!(of("secret push --adopt", None, &["a"], &flags).ends_with(end));
        let end = "secret push -n a --adopt";
        assert!(of("secret push", None, &["a"], &flags).ends_with(end));
    }

    #[test]
    fn credentials_are_not_shown() {
        const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln";
        for (typed, expected) in [
            ("--shared-secret canary", "--shared-secret …"),
            ("--shared-secret=canary", "--shared-secret=…"),
            ("--token=canary", "--token=…"),
            (TOKEN, "'[redacted]'"),
            (
                &*format!("--token-file {TOKEN}"),
                "--token-file '[redacted]'",
            ),
        ] {
            let command = of(&format!("secret push {typed}"), None, &["a"], &[]);
            assert_eq!(
                command,
                format!("kubectl pxsec secret push {expected} -n a")
            );
        }
    }
}
