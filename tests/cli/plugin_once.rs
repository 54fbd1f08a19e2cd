//! A credential plugin is run once for a command, as by kubectl, however many connections the command makes.

use crate::doctor::program;
use crate::fleet::cluster;
use crate::harness::{SECRET, TestEnv};
use crate::push::secret;

const KEY: &str = "secret://portworx/px-shared-secret/shared-secret";
const CLAIMS: &str =
    "--name Team --email team@corp.example --subject s --role system.user --issuer portworx.com";

/// A cluster with a shared secret in it, whose user logs in with a plugin that notes its runs.
fn with_plugin() -> TestEnv {
    let test = cluster(&["a", "portworx"]);
    let data = [("shared-secret", SECRET)];
    test.api()
        .put(secret("portworx", "px-shared-secret", &data));
    let plugin = test.path("login").display().to_string();
    let exec = format!(
        "exec:\n      apiVersion: client.authentication.k8s.io/v1\n      command: {plugin}\n      interactiveMode: Never"
    );
    let kubeconfig = test.read("kubeconfig");
    let mut lines = kubeconfig.lines();
    let token = lines
        .find(|line| line.contains("token: "))
        .expect("a token");
    test.file("kubeconfig", kubeconfig.replace(token.trim(), &exec));
    gives(&test, &test.api().token_for("admin"));
    test
}

/// What the plugin gives from now on.
fn gives(test: &TestEnv, token: &str) {
    let log = test.path("runs").display().to_string();
    let answer = format!(
        r#"{{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {{"token": "{token}"}}}}"#
    );
    program(
        test,
        "login",
        &format!("echo run >> {log}; echo '{answer}'"),
    );
}

/// How often the plugin has run since this was asked last.
fn runs(test: &TestEnv) -> usize {
    let runs = test.read("runs").lines().count();
    test.file("runs", "");
    runs
}

#[test]
fn one_run_serves_every_connection_of_a_command() {
    let test = with_plugin();
    test.run(&format!(
        "context create recipe --recipe {CLAIMS} --signing-key {KEY}"
    ))
    .ok();
    for line in [
        format!("secret push -n a {CLAIMS} --signing-key {KEY}"),
        "secret push -n a -c recipe".to_owned(),
        "secret diff -n a -c recipe".to_owned(),
        format!("secret rotate -n a --all --yes --signing-key {KEY}"),
        format!(
            "auth token verify --secret a/px-user-token --verifying-key {KEY} --issuer portworx.com"
        ),
    ] {
        test.file("runs", "");
        let output = test.run(&line);
        assert!(output.exit <= 1, "{line}: {output}");
        assert_eq!(runs(&test), 1, "{line}: {output}");
    }
}

#[test]
fn a_token_that_was_refused_is_not_given_to_the_next_connection() {
    let test = with_plugin();
    let stale = test.api().token_for("admin");
    test.api().revoke_tokens();
    gives(&test, &stale);
    let refused = test.run(&format!("secret push -n a {CLAIMS} --signing-key {KEY}"));
    assert_eq!(refused.exit, 6, "{refused}");
    assert!(runs(&test) <= 2, "{refused}");
    gives(&test, &test.api().token_for("admin"));
    test.run(&format!("secret push -n a {CLAIMS} --signing-key {KEY}"))
        .ok();
    assert_eq!(runs(&test), 1);
}
