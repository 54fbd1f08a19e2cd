//! The command line that does the rest: what was typed, aimed at the targets that are left.

use std::ffi::OsString;

use clap::{Arg, Command};

use super::usage::{SECRET_OPTIONS, without_credentials};

/// Arguments that choose targets, by clap's ids: those of `KubeArgs` and `TargetArgs`.
const TARGETS: [&str; 4] = [
    "namespaces",
    "all_namespaces",
    "namespace_selector",
    "contexts",
];

/// `--context`, which takes the place of `--contexts` where the rest is of one cluster.
const KUBE_CONTEXT: &str = "context";

/// What is left of a command, in one cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rest<'a> {
    /// The kube context, when the command was aimed with `--contexts`.
    pub(super) kube_context: Option<&'a str>,
    /// The namespaces, in the order in which they are to be named.
    pub(super) namespaces: Vec<&'a str>,
    /// Flags to add unless they are there, such as `--ignore-not-found`.
    pub(super) flags: &'a [&'a str],
}

/// The command line, for a POSIX shell, that does what `args` say for the targets that are left.
///
/// Credentials among the arguments are shown as `[redacted]`, since this is printed: then it has to be completed by
/// hand. What came from standard input has to be given again.
pub(super) fn retry_command(args: &[OsString], rest: &Rest<'_>) -> String {
    let mut words = kept(args, rest.kube_context.is_some());
    let mut add = vec![];
    if let Some(name) = rest.kube_context {
        add.extend(["--context".to_owned(), name.to_owned()]);
    }
    for namespace in &rest.namespaces {
        add.extend(["-n".to_owned(), (*namespace).to_owned()]);
    }
    let missing = rest
        .flags
        .iter()
        .filter(|flag| !words.iter().any(|word| word == *flag));
    add.extend(missing.map(|flag| (*flag).to_owned()));
    // Behind `--` they would be taken for names.
    let end = words
        .iter()
        .position(|word| word == "--")
        .unwrap_or(words.len());
    words.splice(end..end, add);
    let quoted: Vec<String> = words.iter().map(|word| quote(word)).collect();
    format!("kubectl pxsec {}", quoted.join(" "))
}

/// A word that a POSIX shell changes nothing in.
fn quote(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-@:+/=,%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// The arguments behind the program's name without those that choose targets, and without credentials.
///
/// Read as clap reads them, by the same definitions; `args` have been parsed before, so they are well-formed.
fn kept(args: &[OsString], drop_kube_context: bool) -> Vec<String> {
    let root = super::command();
    let mut at = &root;
    // Global arguments are defined at the root and taken at every depth.
    let known = |at: &Command, found: &dyn Fn(&Arg) -> bool| {
        let local = at.get_arguments().find(|arg| found(arg)).cloned();
        local.or_else(|| root.get_arguments().find(|arg| found(arg)).cloned())
    };
    let dropped = |arg: &Arg| {
        let id = arg.get_id().as_str();
        TARGETS.contains(&id) || (drop_kube_context && id == KUBE_CONTEXT)
    };
    let shown = |word: &str| without_credentials(word.to_owned(), args);
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
        "[redacted]".to_owned()
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

    fn of(line: &str, rest: &Rest<'_>) -> String {
        let words = line.split(' ').map(OsString::from);
        let args: Vec<OsString> = std::iter::once("kubectl-pxsec".into())
            .chain(words)
            .collect();
        retry_command(&args, rest)
    }

    #[test]
    fn targets_make_way_for_those_that_are_left() {
        let rest = Rest {
            namespaces: vec!["team-b", "team-c"],
            ..Rest::default()
        };
        for line in [
            "secret push x -n a -n b --label k=v",
            "-n a secret push x --label k=v",
            "secret push x -na -n=b --label k=v",
            "secret push x --namespace a --namespace=b --label k=v",
        ] {
            assert_eq!(
                of(line, &rest),
                "kubectl pxsec secret push x --label k=v -n team-b -n team-c",
                "{line}"
            );
        }
        assert_eq!(
            of("secret push -- x", &rest),
            "kubectl pxsec secret push -n team-b -n team-c -- x"
        );
    }

    #[test]
    fn what_is_no_target_stays_as_it_was_typed() {
        let rest = Rest::default();
        for line in [
            "-v secret push -v=2 --v=3 --context prod -o json",
            "secret push --token-file - --dry-run=server",
            "secret push -ojson --request-timeout=5s",
        ] {
            assert_eq!(of(line, &rest), format!("kubectl pxsec {line}"));
        }
    }

    #[test]
    fn the_rest_of_one_of_several_clusters_names_it() {
        let rest = Rest {
            kube_context: Some("prod eu"),
            namespaces: vec!["a"],
            flags: &["--strict"],
        };
        assert_eq!(
            of("secret push --context dev x", &rest),
            "kubectl pxsec secret push x --context 'prod eu' -n a --strict"
        );
        assert_eq!(
            of("secret push --strict", &rest),
            "kubectl pxsec secret push --strict --context 'prod eu' -n a"
        );
    }

    #[test]
    fn words_are_quoted_and_credentials_are_not_shown() {
        let rest = Rest::default();
        assert_eq!(
            of("secret push --group * --name it's", &rest),
            r"kubectl pxsec secret push --group '*' --name 'it'\''s'"
        );
        for line in [
            "secret push --shared-secret s3cret",
            "secret push --shared-secret=s3cret",
            "secret push --token-file eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
            "secret push eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
        ] {
            let shown = of(line, &rest);
            assert!(
                !shown.contains("s3cret") && !shown.contains("eyJ"),
                "{shown}"
            );
            assert!(shown.contains("[redacted]"), "{shown}");
        }
    }
}
