//! pxctl's and pxc's spellings: taken, and answered with a note that names our own.
//!
//! They are tried only after clap has refused a command line, so that none of ours ever changes its meaning, and
//! neither help nor completion has to hide them.

use std::ffi::OsString;

use clap::error::ErrorKind;

/// pxc's flags of `utilities token-generate`.
const FLAGS: [(&str, &str); 6] = [
    ("--token-name", "--name"),
    ("--token-email", "--email"),
    ("--token-subject", "--subject"),
    ("--token-issuer", "--issuer"),
    ("--token-roles", ROLE),
    ("--token-groups", GROUP),
];
const ROLE: &str = "--role";
const GROUP: &str = "--group";

/// Words of kubectl and of other tools, each behind a noun of ours or none, and what says the same here.
const ELSEWHERE: [(&str, &str, &str); 40] = [
    ("", "version", "--version"),
    ("", "whoami", "context show"),
    ("", "login", "context create"),
    ("", "logout", "context delete"),
    ("", "switch", "context use"),
    ("", "use-context", "context use"),
    ("", "get-contexts", "context list"),
    ("", "current-context", "context current"),
    ("", "secrets", "secret"),
    ("", "contexts", "context"),
    ("auth", "login", "context create"),
    ("token", "create", "auth token generate"),
    ("token", "new", "auth token generate"),
    ("token", "sign", "auth token generate"),
    ("token", "validate", "auth token verify"),
    ("token", "decode", "auth token inspect"),
    ("token", "show", "auth token inspect"),
    ("key", "create", "auth key generate"),
    ("context", "switch", "context use"),
    ("context", "select", "context use"),
    ("context", "get", "context list"),
    ("context", "get-contexts", "context list"),
    ("context", "use-context", "context use"),
    ("context", "set-context", "context update"),
    ("context", "add", "context create"),
    ("context", "remove", "context delete"),
    ("secret", "list", "secret status"),
    ("secret", "ls", "secret status"),
    ("secret", "get", "secret status"),
    ("secret", "create", "secret push"),
    ("secret", "apply", "secret push"),
    ("secret", "renew", "secret rotate"),
    ("storageclass", "list", "storageclass check"),
    ("config", "show", "config view"),
    ("config", "get", "config view"),
    ("config", "get-contexts", "context list"),
    ("config", "use-context", "context use"),
    ("config", "current-context", "context current"),
    ("config", "set-context", "context update"),
    ("config", "delete-context", "context delete"),
];

/// The command lines that may be meant by a word which is no command where it stands: what other tools call by it, else
/// the commands of this name behind another noun, or behind one at all.
pub(super) fn meant(word: &str, args: &[OsString]) -> Vec<String> {
    let root = super::command();
    let at = args.iter().position(|arg| arg == word).unwrap_or_default();
    let before = args[..at].iter().skip(1);
    let noun = before.fold(None, |noun, word| {
        let below = noun.unwrap_or(&root);
        below.find_subcommand(word).or(noun)
    });
    let noun = noun.map_or("", clap::Command::get_name);
    let known = ELSEWHERE.iter();
    let mut known = known.filter(|(behind, their, _)| *behind == noun && *their == word);
    let found = match known.next() {
        Some((_, _, ours)) => vec![(*ours).to_owned()],
        None => named(word, &root, ""),
    };
    let lines = found.into_iter();
    lines.map(|line| format!("kubectl pxsec {line}")).collect()
}

/// Flags of ours, or of other tools, that another command calls by another name.
const TWINS: [(&str, &str); 12] = [
    ("--signing-key", "--verifying-key"),
    ("--verifying-key", "--signing-key"),
    ("--duration", "--token-duration"),
    ("--lifetime", "--token-duration"),
    ("--ttl", "--token-duration"),
    ("--expires-in", "--token-duration"),
    ("--expiry", "--token-duration"),
    ("--expires", "--token-duration"),
    ("--key", "--signing-key"),
    ("--secret-key", "--signing-key"),
    ("--kubecontext", "--context"),
    ("--verbose", "--v"),
];

/// The flag of the command at hand that says what `flag` says elsewhere.
pub(super) fn twin(flag: &str, args: &[OsString]) -> Option<&'static str> {
    let root = super::command();
    let mut at = &root;
    for word in args.iter().skip(1) {
        match word.to_str().and_then(|word| at.find_subcommand(word)) {
            Some(child) => at = child,
            None => break,
        }
    }
    let takes = |ours: &str| {
        let mut own = at.get_arguments().chain(root.get_arguments());
        own.any(|arg| arg.get_long() == ours.strip_prefix("--"))
    };
    let mut twins = TWINS.iter().filter(|(theirs, _)| *theirs == flag);
    twins.find(|(_, ours)| takes(ours)).map(|(_, ours)| *ours)
}

/// The paths of the commands below `at` that have this name.
fn named(word: &str, at: &clap::Command, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for child in at.get_subcommands() {
        let path = format!("{path}{}", child.get_name());
        if child.get_name() == word {
            found.push(path.clone());
        }
        found.extend(named(word, child, &format!("{path} ")));
    }
    found
}

/// A command line in our own spelling.
pub(super) struct Translated {
    /// The arguments, the program's name first.
    pub(super) args: Vec<OsString>,
    /// What was meant by what, for the user to learn.
    pub(super) note: String,
}

/// The command line in our own spelling, when clap refused it and it has spellings of pxctl or pxc.
pub(super) fn translated(refused: ErrorKind, args: &[OsString]) -> Option<Translated> {
    if !matches!(
        refused,
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand
    ) {
        return None;
    }
    let mut ours: Vec<OsString> = Vec::new();
    let mut learned: Vec<String> = Vec::new();
    let mut learn = |our: &str, their: &str| {
        let lesson = format!("{our} for {their}");
        if !learned.contains(&lesson) {
            learned.push(lesson);
        }
    };
    let mut left = args.iter();
    while let Some(arg) = left.next() {
        let before = ours.last().and_then(|last| last.to_str());
        let is_verb = matches!(before, Some("context" | "ctx"));
        let text = arg.to_str().unwrap_or_default();
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (text, None),
        };
        match (name, value) {
            // What comes behind is not ours.
            ("--", None) => {
                ours.push(arg.clone());
                ours.extend(left.by_ref().cloned());
            }
            ("set", None) if is_verb => {
                learn("`context use`", "`context set`");
                ours.push("use".into());
            }
            ("unset", None) if is_verb => {
                learn("`context use --none`", "`context unset`");
                ours.extend(["use".into(), "--none".into()]);
            }
            ("-j" | "--json", None) => {
                learn("-o json", name);
                ours.extend(["-o".into(), "json".into()]);
            }
            _ => match FLAGS.into_iter().find(|(their, _)| *their == name) {
                None => ours.push(arg.clone()),
                Some((their, our)) => {
                    learn(our, their);
                    let value = match value {
                        Some(value) => Some(OsString::from(value)),
                        None => left.next().cloned(),
                    };
                    push_flag(our, value, &mut ours);
                }
            },
        }
    }
    (!learned.is_empty()).then(|| Translated {
        args: ours,
        note: format!("pxsec's own spelling is {}", learned.join(", ")),
    })
}

/// A flag with its value; pxc takes roles and groups as lists with commas, and ours are repeated.
fn push_flag(flag: &str, value: Option<OsString>, ours: &mut Vec<OsString>) {
    let is_list = matches!(flag, ROLE | GROUP);
    let parts: Vec<OsString> = match value {
        // clap says that the value is missing.
        None => return ours.push(flag.into()),
        Some(value) => match value.to_str() {
            Some(text) if is_list => text.split(',').map(OsString::from).collect(),
            _ => vec![value],
        },
    };
    for part in parts {
        let mut joined = OsString::from(format!("{flag}="));
        joined.push(part);
        ours.push(joined);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(command: &clap::Command, found: &mut Vec<String>) {
        for arg in command.get_arguments() {
            found.extend(arg.get_long().map(|long| format!("--{long}")));
            found.extend(arg.get_short().map(|short| format!("-{short}")));
        }
        for child in command.get_subcommands() {
            walk(child, found);
        }
    }

    #[test]
    fn what_is_meant_is_a_command_and_what_is_said_elsewhere_is_none() {
        let root = crate::cli::command();
        let reached = |line: &str| {
            let mut words = line.split_whitespace();
            words
                .try_fold(&root, |at, word| at.find_subcommand(word))
                .is_some()
        };
        for (noun, their, ours) in ELSEWHERE {
            assert!(reached(ours) || ours == "--version", "{ours}");
            assert!(!reached(&format!("{noun} {their}")), "{noun} {their}");
        }
    }

    #[test]
    fn no_flag_of_ours_is_a_spelling_of_theirs() {
        let mut ours = Vec::new();
        walk(&crate::cli::command(), &mut ours);
        for (their, our) in FLAGS {
            assert!(!ours.iter().any(|flag| flag == their), "{their}");
            assert!(ours.iter().any(|flag| flag == our), "{our}");
        }
        assert!(!ours.iter().any(|flag| flag == "-j" || flag == "--json"));
    }
}
