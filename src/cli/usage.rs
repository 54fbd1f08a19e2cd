//! Help, versions and usage errors, which clap words and which must not show a credential.

use std::ffi::OsString;

use clap::error::ErrorKind;

use super::world::World;
use super::{Failure, exit};
use crate::output::escape::printable_lines;

/// Options whose values are credentials.
const SECRET_OPTIONS: [&str; 2] = ["--shared-secret", "--token"];

/// Prints what clap has to say and gives the exit code.
pub(super) fn report(error: &clap::Error, args: &[OsString], world: &mut World<'_>) -> u8 {
    let text = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match world.out(&text) {
            Ok(()) => exit::OK,
            Err(Failure { exit, .. }) => exit,
        },
        _ => {
            let shown = printable_lines(&redacted(text, args));
            // Nobody reads it: the exit code still tells.
            drop(world.stderr.write_all(shown.as_bytes()));
            exit::USAGE
        }
    }
}

/// The text without any argument that may be a credential: clap quotes arguments that it does not expect.
fn redacted(text: String, args: &[OsString]) -> String {
    let mut secrets: Vec<String> = Vec::new();
    let mut takes_next = false;
    for arg in args.iter().map(|arg| arg.to_string_lossy()) {
        if takes_next {
            secrets.push(arg.clone().into_owned());
        }
        takes_next = SECRET_OPTIONS.contains(&arg.as_ref());
        if let Some((option, value)) = arg.split_once('=')
            && (SECRET_OPTIONS.contains(&option) || looks_secret(value))
        {
            secrets.push(value.to_owned());
        } else if looks_secret(&arg) {
            secrets.push(arg.into_owned());
        }
    }
    // The longest first, so that no part of one stays behind.
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets
        .iter()
        .filter(|secret| !secret.is_empty())
        .fold(text, |text, secret| {
            text.replace(secret.as_str(), "[redacted]")
        })
}

/// Whether an argument may be a token or a key: three dotted parts of some length, or PEM, or a long random word.
fn looks_secret(arg: &str) -> bool {
    let dotted = arg.split('.').count() >= 3 && arg.len() >= 30 && !arg.contains('/');
    let pem = arg.contains("-----BEGIN");
    let random = arg.len() >= 32
        && !arg.starts_with('-')
        && arg.bytes().any(|b| b.is_ascii_digit())
        && !arg.contains(['/', ' ']);
    dotted || pem || random || arg.contains("eyJ")
}
