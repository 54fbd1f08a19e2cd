//! The command that does what is left: the one that was typed, with the targets that are left.

use std::ffi::OsString;

use super::input::shell_word;
use super::usage::{SECRET_OPTIONS, without_credentials};
use super::world::World;

/// A target that nothing came of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// The kube context, where several were chosen by `--contexts`.
    pub(super) kube_context: Option<String>,
    /// The namespace.
    pub(super) namespace: String,
}

/// Options with a value that choose targets.
const WITH_VALUE: [&str; 4] = ["-n", "--namespace", "--namespace-selector", "--contexts"];

/// Options without a value that choose targets.
const WITHOUT_VALUE: [&str; 2] = ["-A", "--all-namespaces"];

/// Says on standard error how to do the rest: one command a cluster. Options of `without`, which have a value, are left
/// out too.
pub(super) fn suggest(left: &[Left], without: &[&str], world: &mut World<'_>) {
    let mut contexts: Vec<Option<&str>> = Vec::new();
    for target in left {
        let context = target.kube_context.as_deref();
        if !contexts.contains(&context) {
            contexts.push(context);
        }
    }
    for context in contexts {
        let namespaces = left
            .iter()
            .filter(|target| target.kube_context.as_deref() == context)
            .map(|target| target.namespace.as_str());
        let command = command(&world.args, without, context, namespaces);
        let text = format!("hint: the rest: {command}\n");
        world.tell(&without_credentials(text, &world.args));
    }
}

/// The command line for `namespaces` of one cluster.
fn command<'a>(
    args: &[OsString],
    without: &[&str],
    context: Option<&str>,
    namespaces: impl Iterator<Item = &'a str>,
) -> String {
    let mut words = vec!["kubectl pxsec".to_owned()];
    let (mut skip, mut hide) = (false, false);
    for arg in args.iter().skip(1) {
        let arg = arg.to_string_lossy();
        if std::mem::take(&mut skip) {
            continue;
        }
        if std::mem::take(&mut hide) {
            words.push("…".to_owned());
            continue;
        }
        let option = arg.split('=').next().unwrap_or_default();
        // `-nteam-a` and `-n=team-a` are one word.
        let joined = arg.starts_with("-n") && arg.len() > 2 && !arg.starts_with("--");
        if WITHOUT_VALUE.contains(&arg.as_ref()) || joined {
            continue;
        }
        if WITH_VALUE.contains(&option) || without.contains(&option) {
            skip = option == arg;
            continue;
        }
        // What was typed into the process list once need not stand in a log as well.
        if SECRET_OPTIONS.contains(&option) {
            hide = option == arg;
            words.push(if hide {
                option.to_owned()
            } else {
                format!("{option}=…")
            });
            continue;
        }
        words.push(shell_word(&arg));
    }
    if let Some(context) = context {
        words.push(format!("--context {}", shell_word(context)));
    }
    words.extend(namespaces.map(|namespace| format!("-n {namespace}")));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_targets_are_exchanged() {
        for (typed, expected) in [
            (
                "x secret push --if-due -n a -n b",
                "kubectl pxsec secret push --if-due -n left",
            ),
            (
                "x secret push -na -n=b --namespace=c --namespace d px-it",
                "kubectl pxsec secret push px-it -n left",
            ),
            (
                "x secret push -A --concurrency 4",
                "kubectl pxsec secret push --concurrency 4 -n left",
            ),
            (
                "x secret push --namespace-selector tier=a --name Admin",
                "kubectl pxsec secret push --name Admin -n left",
            ),
            (
                "x secret push --shared-secret canary --token=canary",
                "kubectl pxsec secret push --shared-secret … --token=… -n left",
            ),
        ] {
            let args: Vec<OsString> = typed.split(' ').map(OsString::from).collect();
            assert_eq!(command(&args, &[], None, ["left"].into_iter()), expected);
        }
        let args = [
            "x",
            "secret",
            "push",
            "--contexts=p*",
            "--subject-template",
            "{namespace}@c",
        ];
        let args = args.map(OsString::from);
        assert_eq!(
            command(&args, &[], Some("prod"), ["a", "b"].into_iter()),
            "kubectl pxsec secret push --subject-template '{namespace}@c' --context prod -n a -n b"
        );
    }
}
