//! kubectl's protocol for plugins: the words behind the plugin's name as arguments, `VALUE\tDESCRIPTION` a line, and
//! cobra's directive on the last one.
//!
//! <https://github.com/kubernetes/enhancements/issues/2379>, `pkg/cmd/plugin/plugin_completion.go` of kubectl.

use std::ffi::OsString;

use super::{Candidate, find};
use crate::cli::world::World;

/// The program's name in front of the words for the engine.
const PROGRAM: &str = "kubectl-pxsec";

/// The answer for `args`, of which the first is the program's name.
pub(super) fn answer(args: &[OsString], world: &mut World<'_>) -> String {
    let mut words = vec![OsString::from(PROGRAM)];
    words.extend(args.iter().skip(1).cloned());
    if words.len() == 1 {
        words.push(OsString::new());
    }
    let mut found = find(&words, world);
    // kubectl's scripts put `--flag=` in front of what they get.
    let last = words.last().map(|word| word.to_string_lossy());
    let flag = last
        .filter(|word| word.starts_with('-'))
        .and_then(|word| word.find('=').map(|at| word[..=at].to_owned()));
    if let Some(flag) = flag {
        for candidate in &mut found.candidates {
            if let Some(value) = candidate.value.strip_prefix(&flag) {
                candidate.value = value.to_owned();
            }
        }
    }
    // Its script for bash inserts values as they are, and the shell would expand them afterwards.
    found
        .candidates
        .retain(|candidate| is_plain(&candidate.value));
    let directive = found.directive();
    lines(&found.candidates, directive)
}

/// The lines of an answer.
pub(super) fn lines(candidates: &[Candidate], directive: u8) -> String {
    let mut text = String::new();
    for Candidate { value, help } in candidates {
        text.push_str(value);
        if !help.is_empty() {
            text.push('\t');
            text.push_str(help);
        }
        text.push('\n');
    }
    text + &format!(":{directive}\n")
}

fn is_plain(value: &str) -> bool {
    !value.contains(|c: char| c.is_whitespace() || "*?[]{}()<>|&;$`\\\"'!#".contains(c))
}
