//! Questions to a person.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read as _};

use super::report::Failure;
use super::world::World;
use crate::output::escape::printable;
use crate::ports::ClusterTarget;

/// The longest answer that is read.
const MAX_ANSWER_BYTES: usize = 256;

/// What the person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// `y` or `yes`.
    Yes,
    /// Anything else, and no answer at all.
    No,
}

/// Asks on standard error and reads one line from standard input. Call it only where a person is there to answer, and
/// `--yes` is the flag that makes it needless.
///
/// # Errors
/// With `--no-input`, and when standard input cannot be read.
pub(super) fn confirm(question: &str, world: &mut World<'_>) -> Result<Answer, Failure> {
    if world.look.no_input {
        return Err(Failure::usage(format!(
            "--no-input is given, and this is asked: {question}"
        ))
        .hint("give --yes to have it done without being asked"));
    }
    let text = format!("{} [y/N] ", printable(question));
    let asked = world
        .stderr
        .write_all(text.as_bytes())
        .and_then(|()| world.stderr.flush());
    asked.map_err(|error| Failure::failed(format!("cannot ask: {error}")))?;
    let mut answer = String::new();
    let mut byte = [0];
    // Byte by byte, so that nothing behind the line is taken from a reader that follows.
    while answer.len() < MAX_ANSWER_BYTES {
        match world.stdin.read(&mut byte) {
            Ok(0) => {
                // Nobody has typed a line break, and what follows belongs on a line of its own.
                let _ = world.stderr.write_all(b"\n");
                break;
            }
            Ok(_) if byte == *b"\n" => break,
            Ok(_) => answer.push(char::from(byte[0])),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                return Err(Failure::failed(format!("cannot read the answer: {error}")));
            }
        }
    }
    Ok(match answer.trim().to_ascii_lowercase().as_str() {
        "y" | "yes" => Answer::Yes,
        _ => Answer::No,
    })
}

/// Clusters as a question names them: what the kubeconfig calls them, and where they are.
pub(super) fn clusters<'a>(targets: impl IntoIterator<Item = &'a ClusterTarget>) -> String {
    let named: Vec<String> = targets
        .into_iter()
        .map(|target| format!("{} ({})", target.kube_context, target.server))
        .collect();
    match &named[..] {
        [one] => format!("the Kubernetes cluster {one}"),
        many => format!("{} Kubernetes clusters, {}", many.len(), many.join(", ")),
    }
}

/// In how many namespaces something is, those of different clusters being different.
pub(super) fn namespaces<'a>(places: impl IntoIterator<Item = (usize, &'a str)>) -> String {
    match BTreeSet::from_iter(places).len() {
        1 => "1 namespace".to_owned(),
        count => format!("{count} namespaces"),
    }
}
