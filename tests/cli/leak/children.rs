//! What other programs are started with, by the real executable: their arguments and their environment.
//!
//! The programs stand in for kubectl and a credential plugin, and write down what they were given.

use std::fs::File;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::json;

use super::{Sweep, bearer_token};
use crate::binary::{code, program, stderr};
use crate::harness::{CLAIMS, TestEnv};

/// A program that writes its arguments and its environment to the end of `TMP/seen`, and then does `more`.
fn spy(test: &TestEnv, name: &str, more: &str) {
    let seen = test.path("seen").display().to_string();
    let script = format!("#!/bin/sh\n{{ echo \"ran: $0 $*\"; env; }} >> {seen}\n{more}\n");
    test.file(name, script);
    test.set_mode(name, 0o755);
}

fn feed(mut command: Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // One that has failed reads nothing.
    drop(stdin.write_all(input.as_bytes()));
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// Keys and tokens come by file, standard input and variable; the kubeconfig's user by a plugin.
#[test]
fn no_program_is_started_with_a_credential() {
    let mut sweep = Sweep::new();
    let kubeconfig = sweep.test.read("kubeconfig");
    let bearer = bearer_token(&kubeconfig).to_owned();
    let answer = json!({"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
        "status": {"token": bearer}});
    sweep.test.file("answer", answer.to_string());
    let plugin = sweep.test.path("plugin");
    let folder = sweep.test.path("").display().to_string();
    spy(&sweep.test, "plugin", &format!("cat {folder}answer"));
    spy(&sweep.test, "bin/kubectl", "exit 1");
    spy(&sweep.test, "bin/kubectl-pxsec", "echo kubectl-pxsec 0.0.1");
    sweep.test.file(
        "kubeconfig",
        kubeconfig.replace(
            &format!("token: {bearer}"),
            &format!("exec: {{apiVersion: client.authentication.k8s.io/v1, command: {}, interactiveMode: Never, provideClusterInfo: true}}", json!(plugin)),
        ),
    );
    let path = std::env::var("PATH").expect("a PATH");
    sweep.test.set("PATH", format!("{folder}bin:{path}"));
    sweep.test.set("PXSEC_TOKEN", sweep.token.clone());
    sweep.test.set("PXCTL_AUTH_TOKEN", sweep.token.clone());
    // A key that is in a variable is the user's own choice, and plugins are the user's own programs.
    sweep.test.unset("PX_KEY");
    for (line, stdin) in [
        (
            format!("secret push --allow-admin -n team-a {CLAIMS} --signing-key - -v=9"),
            super::CANARY,
        ),
        (
            format!("secret push second --allow-admin -n team-a {CLAIMS} --from-cluster"),
            "",
        ),
        (
            format!("secret push third --allow-admin -n team-a {CLAIMS} --signing-key TMP/ec.pem"),
            "",
        ),
        (
            "secret push fourth --allow-expired --allow-admin -n team-a --token-file -".to_owned(),
            sweep.token.as_str(),
        ),
        (
            "secret status -A --all --verify --from-cluster".to_owned(),
            "",
        ),
        (
            "secret rotate px-user-token second -n team-a --allow-admin --from-cluster".to_owned(),
            "",
        ),
        ("auth token inspect --secret team-a/theirs".to_owned(), ""),
        (
            format!("context create recipe --recipe {CLAIMS} --from-cluster --use"),
            "",
        ),
        ("context token recipe".to_owned(), ""),
        ("exec -c recipe --stdin -- true".to_owned(), ""),
        ("doctor".to_owned(), ""),
    ] {
        let output = feed(program(&sweep.test, &line), stdin);
        assert!(
            [0, 10].contains(&code(&output)),
            "{line}: {}",
            stderr(&output)
        );
        let seen = sweep.test.read("seen");
        sweep
            .canaries
            .absent_from(&format!("what `{line}` gave to a program"), &seen);
        sweep
            .canaries
            .absent_from(&format!("what `{line}` says"), &stderr(&output));
    }
    let seen = sweep.test.read("seen");
    for name in ["plugin", "bin/kubectl", "bin/kubectl-pxsec"] {
        assert!(
            seen.contains(&format!("ran: {folder}{name}")),
            "{name} did not run: {seen}"
        );
    }
    assert!(
        seen.contains("PXSEC_CONFIG_DIR="),
        "the rest is inherited: {seen}"
    );
}

/// An answer that cannot be written is not said elsewhere.
#[cfg(target_os = "linux")]
#[test]
fn a_token_that_cannot_be_written_is_not_shown() {
    let sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    for line in [
        format!("auth token generate {CLAIMS} --signing-key TMP/px.key -v=9"),
        "context token x --allow-expired -v=9".to_owned(),
        "secret push --allow-admin --allow-expired -n team-a --token-file TMP/t --dry-run=client -o yaml".to_owned(),
    ] {
        let full = File::options().write(true).open("/dev/full").expect("/dev/full");
        let output = program(&sweep.test, &line).stdout(full).output().expect("it runs");
        assert_ne!(code(&output), 0, "{line}");
        sweep.canaries.absent_from(&format!("what `{line}` says"), &stderr(&output));
    }
}
