//! Help, versions and usage errors, which clap words and which must not show a credential.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::borrowed;
use super::exit;
use super::world::World;
use crate::domain::name::ContextName;
use crate::output::escape::{printable, printable_lines};

/// Options whose values are credentials.
pub(super) const SECRET_OPTIONS: [&str; 3] = ["--shared-secret", "--token", "-t"];

/// A shorter text is replaced only where it is quoted whole: `a` stands in every message.
const LEAST_ANYWHERE: usize = 8;

/// Prints what clap has to say and gives the exit code.
pub(super) fn report(error: &clap::Error, args: &[OsString], world: &mut World<'_>) -> u8 {
    let text = error.render();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let shown = if world.colors_stdout() {
                text.ansi().to_string()
            } else {
                text.to_string()
            };
            match world.out(&shown) {
                Ok(()) => exit::OK,
                Err(failure) => {
                    world.converse(&failure.render());
                    failure.exit
                }
            }
        }
        _ => {
            // Not in clap's own colours: they would stand between a quote and the credential in it.
            let meant = misplaced(error, args);
            let text = without_tips(&text.to_string(), !meant.is_empty());
            let mut shown = printable_lines(&redacted(text, args));
            if !meant.is_empty() {
                shown += &format!("hint: did you mean {}?\n", meant.join(" or "));
            }
            if let Some(level) = level_apart(args) {
                shown += &format!("hint: the level hangs on the flag: -v={level}\n");
            }
            if let Some(name) = named_behind_exec(error, args) {
                let hint = format!(
                    "hint: name the px context with -c: kubectl pxsec exec -c {name} -- …\n"
                );
                // A key in hexadecimal could be a name as well.
                shown += &redacted(hint, args);
            }
            if let Some(flag) = with_one_dash(args) {
                shown += &format!("hint: long flags have two dashes: --{flag}\n");
            }
            world.converse(&shown);
            exit::USAGE
        }
    }
}

/// The commands and flags, quoted, that a word may stand for which is none where it stands.
fn misplaced(error: &clap::Error, args: &[OsString]) -> Vec<String> {
    if let (ErrorKind::UnknownArgument, Some(ContextValue::String(flag))) =
        (error.kind(), error.get(ContextKind::InvalidArg))
    {
        let twin = borrowed::twin(flag, args);
        return twin.iter().map(|flag| format!("`{flag}`")).collect();
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return Vec::new();
    };
    let meant = borrowed::meant(word, args);
    meant.iter().map(|line| format!("`{line}`")).collect()
}

/// The text of a usage error without clap's advice to put `--` before what looks like a flag: no value of ours does, and
/// it would only be refused later. With `all`, without any: ours is better.
fn without_tips(text: &str, all: bool) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines() {
        let tip = line.strip_prefix("  tip: ");
        if tip.is_some_and(|tip| all || tip.starts_with("to pass '")) {
            continue;
        }
        // clap's guess stands there as if it had been typed.
        if all && line.starts_with("Usage: ") {
            continue;
        }
        if !(line.is_empty() && kept.last().is_some_and(|last| last.is_empty())) {
            kept.push(line);
        }
    }
    kept.join("\n") + "\n"
}

/// The level of `-v 9` and `-v4`, which kubectl takes.
fn level_apart(args: &[OsString]) -> Option<String> {
    let ours: Vec<&str> = args
        .iter()
        .map_while(|arg| arg.to_str().filter(|arg| *arg != "--"))
        .collect();
    let is_level = |text: &str| text.parse::<u8>().is_ok();
    let apart = ours
        .windows(2)
        .find(|pair| matches!(pair[0], "-v" | "--v") && is_level(pair[1]))
        .map(|pair| pair[1]);
    let hanging = ours.iter().find_map(|arg| arg.strip_prefix("-v"));
    let found = apart.or(hanging.filter(|level| is_level(level)));
    found.map(str::to_owned)
}

/// The word right behind `exec`, where other commands take the name of a px context.
fn named_behind_exec(error: &clap::Error, args: &[OsString]) -> Option<String> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let pair = args.windows(2).find(|pair| pair[0] == "exec")?;
    let is_name = pair[1] == **word && word.parse::<ContextName>().is_ok();
    is_name.then(|| word.clone())
}

/// A long flag of ours that is written as Go's flag package takes it, such as `-issuer=portworx.com`; without the value.
fn with_one_dash(args: &[OsString]) -> Option<String> {
    let ours = args.iter().take_while(|arg| *arg != "--");
    let names = ours.filter_map(|arg| {
        let name = arg.to_str()?.strip_prefix('-')?.split('=').next()?;
        // One letter is a short flag.
        (name.len() > 1).then_some(name)
    });
    let command = super::command();
    let mut names = names.filter(|name| has_long(&command, name));
    names.next().map(str::to_owned)
}

fn has_long(command: &clap::Command, name: &str) -> bool {
    let own = command
        .get_arguments()
        .any(|arg| arg.get_long() == Some(name));
    own || command.get_subcommands().any(|child| has_long(child, name))
}

/// The text of a usage error without any argument that may be a credential: clap quotes what it does not expect.
fn redacted(text: String, args: &[OsString]) -> String {
    let mut secrets: Vec<String> = Vec::new();
    let mut takes_next = false;
    // A template is long, has dots, and is to be read to be mended.
    let mut formats = false;
    for arg in args.iter().map(|arg| arg.to_string_lossy()) {
        if takes_next {
            secrets.push(arg.clone().into_owned());
        }
        let is_format = formats || arg.starts_with("-o") || arg.starts_with("--output=");
        formats = matches!(arg.as_ref(), "-o" | "--output");
        takes_next = SECRET_OPTIONS.contains(&arg.as_ref());
        if let Some((option, value)) = arg.split_once('=')
            && SECRET_OPTIONS.contains(&option)
        {
            secrets.push(value.to_owned());
        }
        secrets.extend(
            parts(&arg)
                .filter(|part| is_credential(part) || (!is_format && looks_secret(part)))
                .map(str::to_owned),
        );
    }
    without(text, secrets)
}

/// The text of a failure without any argument that is a token or a key: pasted where a file's name belongs, it would be
/// quoted as one.
pub(super) fn without_credentials(text: String, args: &[OsString]) -> String {
    let args: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let secrets = args
        .iter()
        .flat_map(|arg| parts(arg).filter(|part| is_credential(part)))
        .map(str::to_owned);
    let pasted = file_names(&args)
        .filter(|name| is_no_name(name))
        .map(str::to_owned);
    without(text, secrets.chain(pasted).collect())
}

/// [`without_credentials`] of a failure, with what to do where something was pasted in the place of a file's name.
pub(super) fn failure_text(text: &str, args: &[OsString]) -> String {
    let shown = without_credentials(text.to_owned(), args);
    if shown == text {
        return shown;
    }
    shown
        + "hint: what is redacted looks like a key or token itself; files and variables are given by name\n"
}

/// Options whose values are names of files, or of what else holds a credential.
const FILE_OPTIONS: [&str; 7] = [
    "--signing-key",
    "--verifying-key",
    "--previous-signing-key",
    "--rsa-private-keyfile",
    "--ecdsa-private-keyfile",
    "--token-file",
    "--auth-config",
];

/// What stands for the name of a file or variable behind one of [`FILE_OPTIONS`].
fn file_names<'a>(args: &'a [Cow<'a, str>]) -> impl Iterator<Item = &'a str> {
    let behind = args.windows(2).filter_map(|pair| {
        FILE_OPTIONS
            .contains(&pair[0].as_ref())
            .then_some(pair[1].as_ref())
    });
    let within = args.iter().filter_map(|arg| {
        let (option, value) = arg.split_once('=')?;
        FILE_OPTIONS.contains(&option).then_some(value)
    });
    behind.chain(within).map(|name| {
        let scheme = ["file://", "env://"]
            .into_iter()
            .find_map(|scheme| name.strip_prefix(scheme));
        scheme.unwrap_or(name)
    })
}

/// Whether what should be a name is rather what a file holds: long and random, without an extension, and no variable,
/// whose words are in one case.
fn is_no_name(name: &str) -> bool {
    let has = |is: fn(&u8) -> bool| name.as_bytes().iter().any(is);
    let extended = name.rsplit_once('.').is_some_and(|(_, extension)| {
        (1..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let in_one_case = !(has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase));
    let variable = name.contains('_') && in_one_case;
    // Base64 has slashes too.
    let base64 = name.len() >= 32
        && !name.starts_with('/')
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit);
    !extended && !variable && (looks_secret(name) || base64)
}

/// An argument and its parts, as messages may quote them: `--option=VALUE`, `NAMESPACE/NAME`, `env://NAME`.
///
/// clap quotes an unexpected argument with a `-` in front up to its first `=`, which base64 in PEM ends with.
fn parts(arg: &str) -> impl Iterator<Item = &str> {
    let halves = arg.split_once('=');
    let halves = halves.into_iter().flat_map(|(head, tail)| [head, tail]);
    let pieces = arg.split(['=', '/', ':', ' ']);
    std::iter::once(arg).chain(halves).chain(pieces)
}

fn without(text: String, mut secrets: Vec<String>) -> String {
    let shown: Vec<String> = secrets.iter().map(|secret| printable(secret)).collect();
    secrets.extend(shown);
    // The longest first, so that no part of one stays behind.
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets
        .iter()
        .filter(|secret| !secret.is_empty())
        .fold(text, |text, secret| {
            if secret.len() >= LEAST_ANYWHERE {
                text.replace(secret.as_str(), "[redacted]")
            } else {
                text.replace(&format!("'{secret}'"), "'[redacted]'")
            }
        })
}

/// Whether an argument is a token or a PEM key, or holds one.
fn is_credential(arg: &str) -> bool {
    arg.contains("-----BEGIN") || arg.contains("eyJ")
}

/// Whether an argument may be a token or a key: three dotted parts of some length, or PEM, or a long random word.
fn looks_secret(arg: &str) -> bool {
    let dotted = arg.split('.').count() >= 3 && arg.len() >= 30 && !arg.contains('/');
    let random = arg.len() >= 32
        && !arg.starts_with('-')
        && arg.bytes().any(|b| b.is_ascii_digit())
        && !arg.contains(['/', ' ']);
    dotted || random || is_credential(arg)
}
