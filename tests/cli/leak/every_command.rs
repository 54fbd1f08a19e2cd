//! Every command of the command line, in every format that it has, at the highest level of `-v`.
//!
//! The commands are those that clap knows, so one that is added fails here until it has a line.

use std::collections::BTreeSet;

use clap::Command;

use super::{CANARY, Sweep};
use crate::harness::CLAIMS;

/// A command, and what is behind it on a line that goes well.
pub(super) struct Row {
    pub(super) command: &'static str,
    pub(super) rest: &'static str,
    /// Whether stdout is a token or a key because that is the command's job.
    prints: bool,
}

const fn row(command: &'static str, rest: &'static str) -> Row {
    Row {
        command,
        rest,
        prints: false,
    }
}

const fn printing(command: &'static str, rest: &'static str) -> Row {
    Row {
        command,
        rest,
        prints: true,
    }
}

/// In an order in which each finds what it needs. `CLAIMS` stands for claims, `TOKEN` and so on for the canaries.
pub(super) const ROWS: [Row; 52] = [
    printing("auth token generate", "CLAIMS --signing-key TMP/px.key"),
    printing("auth token generate", "CLAIMS --signing-key TMP/rsa.pem"),
    printing("auth token generate", "CLAIMS --signing-key TMP/ec.pem"),
    printing("auth token generate", "CLAIMS --shared-secret SECRET"),
    printing(
        "auth token generate",
        "CLAIMS --signing-key env://PX_KEY --algorithm HS512",
    ),
    printing("auth token generate", "CLAIMS --from-cluster"),
    row("auth token inspect", "TOKEN"),
    row("auth token inspect", "--secret team-a/theirs"),
    row("auth token verify", "TOKEN --verifying-key TMP/px.key"),
    row(
        "auth token verify",
        "--token-file TMP/rsa.t --verifying-key TMP/rsa.pem",
    ),
    row(
        "auth token verify",
        "--token-file TMP/ec.t --verifying-key TMP/ec.pem",
    ),
    row("auth token verify", "TOKEN --from-cluster"),
    row(
        "auth token verify",
        "--token-file TMP/ec.t --verifying-key TMP/px.key",
    ),
    row(
        "auth key generate",
        "--type ecdsa --output-file TMP/made.pem",
    ),
    row(
        "auth key generate",
        "--type shared-secret --to-secret team-a/made/k",
    ),
    row(
        "context create",
        "stored --token-file TMP/t --use --replace",
    ),
    row("context create", "argv --token TOKEN --replace"),
    row(
        "context create",
        "recipe --recipe CLAIMS --signing-key secret://portworx/px-shared-secret/shared-secret --replace",
    ),
    row(
        "context create",
        "file --recipe CLAIMS --signing-key TMP/ec.pem --replace",
    ),
    row(
        "context create",
        "reference --from-secret team-a/theirs --replace",
    ),
    row(
        "context create",
        "signed CLAIMS --rsa-private-keyfile TMP/rsa.pem --replace",
    ),
    row("context current", ""),
    row("context export", ""),
    row("context import", "TMP/exported.toml --replace"),
    row("context list", ""),
    row("context list", "--check"),
    row("context rename", "argv renamed"),
    row("context show", "stored"),
    row("context show", "recipe"),
    printing("context token", "stored"),
    printing("context token", "recipe"),
    printing("context token", "reference"),
    row(
        "context update",
        "signed --token-file TMP/ec.t --description d",
    ),
    row("context use", "stored"),
    row("context delete", "renamed --yes"),
    row("secret push", "--allow-admin -n team-a"),
    row(
        "secret push",
        "minted --allow-admin -n team-a CLAIMS --from-cluster",
    ),
    row("secret diff", "-n team-a"),
    row("secret status", "-n team-a"),
    row("secret status", "-A --all --verify --from-cluster"),
    row(
        "secret rotate",
        "-n team-a --all --allow-admin --from-cluster",
    ),
    row(
        "secret rotate",
        "-n team-a --stale --allow-admin --signing-key TMP/rsa.pem --previous-signing-key TMP/px.key --dry-run=client",
    ),
    row("storageclass check", ""),
    row("storageclass print", "--secret team-a/px-user-token"),
    row("secret delete", "minted -n team-a --yes"),
    row("env", "stored --shell bash"),
    row("config path", ""),
    row("config view", ""),
    row("config validate", ""),
    row("doctor", ""),
    row("completion install", "--shell bash"),
    row("help", "key-references"),
];

/// Commands that have lines elsewhere, and where.
const ELSEWHERE: [(&str, &str); 2] = [
    (
        "exec",
        "takes the place of this process: commands.rs and children.rs",
    ),
    ("completion", "prints one of five scripts: commands.rs"),
];

impl Row {
    pub(super) fn line(&self) -> String {
        format!("{} {} -v=9", self.command, self.rest).replace("CLAIMS", CLAIMS)
    }

    #[track_caller]
    pub(super) fn check(&self, sweep: &Sweep, line: &str) -> crate::harness::Output {
        if self.prints {
            sweep.printing(line)
        } else {
            sweep.quiet(line)
        }
    }
}

/// The commands below `command` that do something, by their words.
fn runnable(command: &Command, words: &str, found: &mut BTreeSet<String>) {
    for child in command.get_subcommands() {
        let words = format!("{words} {}", child.get_name());
        let words = words.trim_start();
        if !child.is_subcommand_required_set() {
            found.insert(words.to_owned());
        }
        runnable(child, words, found);
    }
}

/// What `-o` of a command takes.
fn formats(words: &str) -> Vec<String> {
    let mut command = &pxsec::cli::command();
    for word in words.split(' ') {
        command = command.find_subcommand(word).expect("a command");
    }
    let output = command
        .get_arguments()
        .find(|arg| arg.get_long() == Some("output"));
    let values = output
        .map(clap::Arg::get_possible_values)
        .unwrap_or_default();
    let names = values.iter().map(|value| value.get_name().to_owned());
    names
        .map(|name| name.replace("jsonpath=", "jsonpath={@}"))
        .collect()
}

#[test]
fn every_command_has_a_line() {
    let mut commands = BTreeSet::new();
    runnable(&pxsec::cli::command(), "", &mut commands);
    let covered = ROWS.iter().map(|row| row.command);
    let elsewhere = ELSEWHERE.iter().map(|(command, _)| *command);
    let covered: BTreeSet<String> = covered.chain(elsewhere).map(str::to_owned).collect();
    assert_eq!(commands, covered);
}

pub(super) fn prepared() -> Sweep {
    let mut sweep = Sweep::new();
    sweep.test.set("PXSEC_TOKEN", sweep.token.clone());
    sweep.test.set("PXCTL_AUTH_TOKEN", sweep.token.clone());
    sweep
        .quiet("context create imported --from-secret team-a/theirs")
        .ok();
    sweep
        .quiet("context export --output-file TMP/exported.toml")
        .ok();
    // Where `completion install` finds this program.
    sweep.test.file("bin/kubectl-pxsec", "#!/bin/sh\n");
    sweep.test.set_mode("bin/kubectl-pxsec", 0o755);
    sweep.test.set("PATH", sweep.test.path("bin"));
    sweep
}

#[test]
fn every_command_goes_well_and_shows_no_credential() {
    let sweep = prepared();
    let mut wrong = Vec::new();
    for row in &ROWS {
        let line = row.line();
        let output = row.check(&sweep, &line);
        let expected: &[u8] = match row.command {
            "auth token verify" => &[0, 3],
            "secret diff" => &[0, 1],
            "doctor" | "context list" | "storageclass check" | "secret status" => &[0, 10],
            _ => &[0],
        };
        if !expected.contains(&output.exit) {
            wrong.push(format!("{line}: {output}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_format_of_any_command_shows_a_credential() {
    let sweep = prepared();
    let mut seen = BTreeSet::new();
    for row in &ROWS {
        // Makes what the later ones need, whatever its formats come to.
        row.check(&sweep, &row.line());
        for format in formats(row.command) {
            let line = format!("{} -o {format}", row.line());
            let output = row.check(&sweep, &line);
            assert_ne!(output.exit, 2, "{line}: {output}");
            seen.insert(format);
        }
    }
    for format in ["json", "yaml", "name", "wide", "jsonpath={@}", "prometheus"] {
        assert!(seen.contains(format), "{format} is not among {seen:?}");
    }
}

/// klog's levels, as users of kubectl type them, are no error; and help shows nothing of the environment.
#[test]
fn every_level_and_the_help_of_every_command() {
    let mut sweep = prepared();
    sweep.test.set("PXSEC_CONTEXT", CANARY);
    for level in ["-v", "--v", "-v=0", "-v=9", "--v=9", "-v=10"] {
        assert_eq!(
            sweep.quiet(&format!("config path {level}")).exit,
            0,
            "{level}"
        );
    }
    for row in &ROWS {
        for flag in ["-h", "--help"] {
            assert_eq!(sweep.quiet(&format!("{} {flag}", row.command)).exit, 0);
        }
    }
}
