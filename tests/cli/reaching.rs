//! Reaching the API server, with a push: kubeconfigs, credentials, and servers that fail.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::harness::TestEnv;
use crate::push::{PUSH, cluster, writes};
use crate::testkit::{Fault, FaultKind};

#[test]
fn servers_that_do_not_answer_are_named() {
    let test = cluster();
    test.run(&format!("{PUSH} --server https://127.0.0.1:1"))
        .fails(
            6,
            &[
                "cannot reach the API server https://127.0.0.1:1",
                "kubectl cluster-info",
            ],
        );
    test.run(&format!("{PUSH} --server https://no.such.host.invalid"))
        .fails(6, &["no.such.host.invalid"]);
    test.api().inject(Fault::new("", "/api", FaultKind::Hang));
    test.run(&format!("{PUSH} --request-timeout 50ms"))
        .fails(6, &["did not answer within", "--request-timeout 2m"]);
    test.api().clear_faults();
    test.api()
        .inject(Fault::new("", "/api", FaultKind::CloseConnection));
    test.run(PUSH)
        .fails(6, &["cannot reach the API server https://127.0.0.1:PORT"]);
    test.api().clear_faults();
    test.api().inject(Fault::new(
        "",
        "/api",
        FaultKind::Garbage(b"<html>canary".to_vec()),
    ));
    let garbage = test.run(PUSH).fails(
        6,
        &[
            "gave an answer that is not understood",
            "a proxy in between",
        ],
    );
    assert!(!garbage.stderr.contains("canary"));
    test.api().clear_faults();
    let status = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 503,
        "reason": "ServiceUnavailable", "message": "etcd is resting"});
    test.api().inject(Fault::new(
        "",
        "/api",
        FaultKind::Status(503, status, vec![]),
    ));
    test.run(PUSH).fails(
        6,
        &[
            "the API server answered 503: etcd is resting",
            "try again in a moment",
        ],
    );
}

#[test]
fn a_write_that_fails_is_not_tried_again_in_silence() {
    let test = cluster();
    test.api()
        .inject(Fault::new("PATCH", "/api", FaultKind::CloseConnection));
    test.api().clear_requests();
    test.run(PUSH).fails(6, &["cannot reach the API server"]);
    assert_eq!(writes(&test), 1);
}

#[test]
fn certificates_that_are_not_trusted_are_refused() {
    let test = cluster();
    let other = TestEnv::with_cluster();
    let theirs = test.file("other-ca.pem", other.api().ca_pem());
    test.run(&format!("{PUSH} --certificate-authority {theirs}"))
        .fails(
            6,
            &["the certificate of the API server https://127.0.0.1:PORT is not trusted"],
        );
    test.run(&format!("{PUSH} --tls-server-name other.example"))
        .fails(6, &["is not trusted"]);
    assert_eq!(
        test.run(&format!("{PUSH} --tls-server-name localhost"))
            .exit,
        0
    );
    let ours = test.file("ca.pem", test.api().ca_pem());
    assert_eq!(
        test.run(&format!("{PUSH} --certificate-authority {ours}"))
            .exit,
        0
    );
}

#[test]
fn broken_kubeconfigs_are_one_clear_error() {
    let mut test = cluster();
    for text in ["{", "- a\n", "clusters: 5\n", "\u{0}\u{1}"] {
        test.file("kubeconfig", text);
        test.run(PUSH).fails(
            6,
            &[
                "the kubeconfig TMP/kubeconfig cannot be used",
                "kubectl config view",
            ],
        );
    }
    for text in ["", "apiVersion: v1\nkind: Config\n"] {
        test.file("kubeconfig", text);
        test.run(PUSH).fails(6, &["error: ", "hint: "]);
    }
    test.file("kubeconfig", b"\xff\xfe");
    test.run(PUSH).fails(6, &["TMP/kubeconfig"]);
    test.run(&format!("{PUSH} --kubeconfig TMP/none"))
        .fails(6, &["TMP/none"]);
    test.unset("KUBECONFIG");
    test.run(PUSH).fails(
        6,
        &[
            "no Kubernetes cluster is configured: KUBECONFIG is not set",
            ".kube/config does not exist",
            "--kubeconfig FILE",
        ],
    );
}

#[test]
fn a_broken_kubeconfig_is_not_echoed() {
    let test = cluster();
    let good = test.read("kubeconfig");
    let token = good
        .lines()
        .find(|line| line.contains("token: "))
        .expect("a token")
        .trim()
        .to_owned();
    let canary = token.trim_start_matches("token: ").to_owned();
    for bad in [
        good.replace(&token, &format!("token: [{canary}")),
        good.replace(&token, &format!("token: {{a: {canary}}}")),
        good.replace(
            "current-context: embedded",
            &format!("current-context: [{canary}]"),
        ),
    ] {
        test.file("kubeconfig", bad);
        let output = test.run(PUSH);
        assert_eq!(output.exit, 6, "{output}");
        assert!(!output.to_string().contains(&canary), "{output}");
    }
}

#[test]
fn an_unknown_kubeconfig_context_may_be_one_of_ours() {
    let test = cluster();
    test.run(&format!("{PUSH} --context prod")).fails(
        6,
        &["the kubeconfig has no context `prod`", "it has: embedded"],
    );
    test.run("context create prod --token-file TMP/t").ok();
    test.run("secret push --allow-admin -n team-a --context prod")
        .fails(
            6,
            &["`prod` is a px context: use -c prod; --context means the kubeconfig's"],
        );
}

#[test]
fn lists_of_kubeconfigs_are_merged() {
    let mut test = cluster();
    let whole = test.read("kubeconfig");
    let split = whole.find("users:\n").expect("users");
    let contexts = whole.find("contexts:\n").expect("contexts");
    let head = "apiVersion: v1\nkind: Config\n";
    test.file(
        "k1",
        format!(
            "{head}current-context: embedded\n{}",
            &whole[contexts..split]
        ),
    );
    test.file("k2", format!("{head}{}", &whole[split..]));
    let clusters = whole.find("clusters:\n").expect("clusters");
    test.file("k3", format!("{head}{}", &whole[clusters..contexts]));
    let list = ["k1", "none", "k2", "k3"].map(|name| test.path(name));
    test.set("KUBECONFIG", std::env::join_paths(list).expect("a list"));
    assert_eq!(test.run(PUSH).exit, 0);
}

#[test]
fn client_certificates_work_inline_and_as_files() {
    let mut test = cluster();
    let inline = test.api().kubeconfig_with_client_cert("jane");
    test.file("kubeconfig", &inline);
    test.api().limit("jane", &[("*", "secrets", "team-a")]);
    assert_eq!(test.run(PUSH).exit, 0);
    test.run("secret push --allow-admin -n default --token-file TMP/t")
        .fails(6, &["jane"]);
    // The same in files beside the kubeconfig, named by relative paths.
    let mut text = inline.clone();
    for (field, name) in [("client-certificate", "c.pem"), ("client-key", "k.pem")] {
        let old = inline
            .lines()
            .find_map(|line| line.trim().strip_prefix(&format!("{field}-data: ")))
            .expect("data");
        test.file(name, STANDARD.decode(old).expect("base64"));
        text = text.replace(&format!("{field}-data: {old}"), &format!("{field}: {name}"));
    }
    test.file("kubeconfig", &text);
    assert_eq!(test.run(PUSH).exit, 0);
    test.unset("KUBECONFIG");
    std::fs::remove_file(test.path("k.pem")).expect("gone");
    test.run(&format!("{PUSH} --kubeconfig TMP/kubeconfig"))
        .fails(6, &["error: "]);
}

#[test]
fn exec_credential_plugins_work_and_their_failures_are_told() {
    let test = cluster();
    let good = test.read("kubeconfig");
    let token = good
        .lines()
        .find(|line| line.contains("token: "))
        .expect("a token")
        .trim()
        .to_owned();
    let bearer = token.trim_start_matches("token: ");
    let plugin = test.path("plugin").display().to_string();
    let exec = format!(
        "exec:\n      apiVersion: client.authentication.k8s.io/v1\n      command: {plugin}\n      interactiveMode: Never"
    );
    test.file("kubeconfig", good.replace(&token, &exec));
    let script = |body: &str| {
        test.file("plugin", format!("#!/bin/sh\n{body}\n"));
        test.set_mode("plugin", 0o700);
    };
    script(&format!(
        "echo '{{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":{{\"token\":\"{bearer}\"}}}}'"
    ));
    assert_eq!(test.run(PUSH).exit, 0);
    script("echo canary-out; echo 'session over' >&2; exit 3");
    let failed = test.run(PUSH).fails(
        6,
        &["the credential plugin", "plugin", "kubectl auth whoami"],
    );
    assert!(!failed.stderr.contains("canary-out"), "{failed}");
    script("echo canary-out");
    let garbage = test.run(PUSH).fails(6, &["the credential plugin"]);
    assert!(!garbage.stderr.contains("canary-out"), "{garbage}");
    std::fs::remove_file(test.path("plugin")).expect("gone");
    let missing = test
        .run(PUSH)
        .fails(6, &["the credential plugin", "hint: install `"]);
    assert!(!missing.stderr.contains("run it by hand"), "{missing}");
}

/// The first was exit code 6, as if the cluster were at fault, and none said what to do.
#[test]
fn flags_that_the_kubeconfig_cannot_follow_say_what_to_do() {
    let test = TestEnv::with_cluster();
    for (flag, exit, hint) in [
        ("--as-group g", 2, "add --as USER"),
        ("--as-uid u", 2, "add --as USER"),
        ("--cluster nope", 6, "`kubectl config get-clusters` shows"),
        ("--user nope", 6, "`kubectl config get-users` shows"),
    ] {
        test.run(&format!("secret status {flag}"))
            .fails(exit, &[&format!("hint: {hint}")]);
    }
}
