//! The help is the manual: complete, in one style, and its examples are commands that parse.

use clap::Command;
use pxsec::cli::command;

use crate::harness::{TestEnv, words};

/// Every command below `command` with its path.
fn all(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
    found.push((path.to_owned(), command.clone()));
    for child in command
        .get_subcommands()
        // clap's own; at the root it is ours.
        .filter(|child| child.get_name() != "help" || path == "kubectl pxsec")
    {
        all(child, &format!("{path} {}", child.get_name()), found);
    }
}

fn commands() -> Vec<(String, Command)> {
    let mut root = command();
    root.build();
    let mut found = Vec::new();
    all(&root, "kubectl pxsec", &mut found);
    found
}

fn leaves() -> Vec<(String, Command)> {
    let mut found = commands();
    found.retain(|(_, command)| !command.has_subcommands());
    found
}

/// The calls of `kubectl pxsec` in an example line, without what the shell makes of the rest.
pub(crate) fn calls(line: &str) -> Vec<Vec<String>> {
    const PROGRAM: &str = "kubectl pxsec ";
    line.match_indices(PROGRAM)
        .map(|(start, _)| {
            let call = &line[start + PROGRAM.len()..];
            // A substitution ends at its parenthesis, a command at a pipe or a redirection.
            let end = call
                .find([')', '|', '>', '<', ';', '&'])
                .unwrap_or(call.len());
            words(&call[..end])
        })
        .collect()
}

/// Text as the shell reads it: a line that ends in a backslash goes on in the next.
fn whole_lines(text: &str) -> String {
    text.replace(" \\\n     ", "")
}

#[test]
fn examples_can_be_pasted_from_a_terminal_of_80_columns() {
    // clap would break a longer line, and the shell run each half.
    let mut count = 0;
    for (path, command) in commands() {
        let help = command.get_after_long_help().or(command.get_after_help());
        let help = help.map(ToString::to_string).unwrap_or_default();
        for line in help.lines().skip_while(|line| *line != "Examples:") {
            assert!(line.chars().count() <= 78, "{path}: {line}");
            count += usize::from(line.ends_with(" \\"));
        }
    }
    assert!(count > 20, "only {count} lines go on in the next");
}

#[test]
fn every_command_says_what_it_is() {
    for (path, command) in commands() {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        assert!(!about.is_empty(), "{path} has no about");
        assert!(
            !about.ends_with('.'),
            "{path}: the about is a title: {about}"
        );
    }
}

#[test]
fn every_leaf_has_examples_and_they_parse() {
    let mut count = 0;
    for (path, leaf) in leaves() {
        let help = leaf
            .get_after_long_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        assert!(help.contains("Examples:"), "{path} has no examples");
        let mut of_this_leaf = 0;
        for line in whole_lines(&help)
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
        {
            for call in calls(line) {
                let full = std::iter::once("kubectl-pxsec".to_owned()).chain(call);
                let parsed = command().try_get_matches_from(full);
                assert!(parsed.is_ok(), "{path}: {line}\n{}", parsed.unwrap_err());
                of_this_leaf += usize::from(line.contains(&path));
                count += 1;
            }
        }
        assert!(of_this_leaf > 0, "{path} has no example of itself");
    }
    assert!(count > 20, "only {count} examples");
}

#[test]
fn every_leaf_says_what_it_writes_and_what_leaves_the_machine() {
    for (path, leaf) in leaves() {
        let long = leaf
            .get_long_about()
            .map(ToString::to_string)
            .unwrap_or_default()
            .to_lowercase();
        assert!(long.contains("writes "), "{path}: what does it write?");
        let leaves = [
            "leaves this machine",
            "contacts nothing",
            "nothing is contacted",
        ];
        assert!(
            leaves.iter().any(|words| long.contains(words)),
            "{path}: what leaves the machine?"
        );
    }
}

#[test]
fn flags_are_grouped_by_what_they_are_about() {
    const CLAIMS: [&str; 12] = [
        "auth_config",
        "claim_name",
        "claim_email",
        "subject",
        "roles",
        "groups",
        "issuer",
        "token_duration",
        "not_after",
        "iat_backdate",
        "strict",
        "subject_template",
    ];
    const SIGNING_KEY: [&str; 8] = [
        "signing_key",
        "from_cluster",
        "storage_namespace",
        "shared_secret",
        "rsa_private_keyfile",
        "ecdsa_private_keyfile",
        "algorithm",
        "previous",
    ];
    for (path, leaf) in leaves() {
        for arg in leaf.get_arguments() {
            let id = arg.get_id().as_str();
            let group = arg.get_help_heading();
            // A heading also claims what is defined behind it.
            match group {
                Some("Claims") => assert!(CLAIMS.contains(&id), "{path}: {id}"),
                Some("Signing key") => assert!(SIGNING_KEY.contains(&id), "{path}: {id}"),
                _ => {}
            }
            if matches!(id, "output" | "output_file") {
                assert_eq!(group, Some("Output"), "{path}: {id}");
            }
        }
    }
}

#[test]
fn arguments_are_explained_in_one_style() {
    for (path, command) in commands() {
        for arg in command.get_arguments() {
            let id = arg.get_id();
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{path}: {id} has no help");
            assert!(
                !help.ends_with('.'),
                "{path}: {id} ends in a full stop: {help}"
            );
        }
    }
}

#[test]
fn usage_lines_name_the_plugin_as_it_is_typed() {
    for (path, command) in commands() {
        let usage = command.clone().render_usage().to_string();
        assert!(
            usage.starts_with(&format!("Usage: {path}")),
            "{path}: {usage}"
        );
    }
}

#[test]
fn help_is_an_answer_and_a_missing_command_is_not() {
    let test = TestEnv::new();
    for (path, _) in commands() {
        let line = path.trim_start_matches("kubectl pxsec").trim();
        for flag in ["-h", "--help"] {
            let output = test.run(&format!("{line} {flag}"));
            assert_eq!((output.exit, output.stderr.as_str()), (0, ""), "{path}");
            assert!(
                output.stdout.contains(&format!("Usage: {path}")),
                "{output}"
            );
        }
    }
    for line in [
        "",
        "auth",
        "auth token",
        "auth key",
        "context",
        "secret",
        "storageclass",
        "config",
    ] {
        let output = test.run(line).fails(2, &["Usage: kubectl pxsec"]);
        assert_eq!(output.exit, 2);
    }
    let version = test.run("--version").ok();
    assert_eq!(
        version,
        format!("kubectl-pxsec {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn only_the_commands_that_reach_a_cluster_show_kubectls_flags() {
    let test = TestEnv::new();
    assert!(
        test.run("secret push --help")
            .ok()
            .contains("--kubeconfig <FILE>")
    );
    assert!(!test.run("context use --help").ok().contains("--kubeconfig"));
    // Hidden, yet taken: kubectl has no flags before a plugin's name.
    assert_eq!(test.run("--kubeconfig x context list --as me").exit, 0);
}

#[test]
fn a_mistyped_command_gets_a_suggestion() {
    let test = TestEnv::new();
    test.run("contxt list").fails(2, &["'context'"]);
    test.run("auth token generat").fails(2, &["'generate'"]);
    test.run("auth token generate --isuer x")
        .fails(2, &["'--issuer'"]);
}

#[test]
fn completion_prints_the_script_that_asks_for_candidates() {
    // Not those of completions/, which know commands and flags alone: they are for packagers.
    let test = TestEnv::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = test.run(&format!("completion {shell}")).ok();
        assert!(script.lines().count() < 120, "{shell}");
        assert!(script.contains("COMPLETE"), "{script}");
    }
    test.run("completion tcsh").fails(2, &["bash"]);
}
