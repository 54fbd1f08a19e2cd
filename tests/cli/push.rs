//! `secret push` and `--from-cluster` against the embedded API server.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::harness::{CLAIMS, NOW, SECRET, TestEnv};
use crate::testkit::{Fault, FaultKind};

/// A cluster with the namespace `team-a`, and a token in the file `t`.
fn cluster() -> TestEnv {
    let test = TestEnv::with_cluster();
    test.api().create_namespace("team-a");
    let token = test.token("--token-duration 30d");
    test.file("t", token);
    test
}

const PUSH: &str = "secret push -n team-a --token-file TMP/t";

fn stored(test: &TestEnv) -> Value {
    test.api()
        .secret("team-a", "px-user-token")
        .expect("the Secret")
}

fn secret(namespace: &str, name: &str, data: &[(&str, &str)]) -> Value {
    let data: serde_json::Map<String, Value> = data
        .iter()
        .map(|(key, value)| ((*key).to_owned(), STANDARD.encode(value).into()))
        .collect();
    json!({"apiVersion": "v1", "kind": "Secret", "data": data,
        "metadata": {"name": name, "namespace": namespace}})
}

/// The methods of the requests that could change something.
fn writes(test: &TestEnv) -> usize {
    let requests = test.api().requests();
    requests
        .iter()
        .filter(|request| request.method != "GET")
        .count()
}

#[test]
fn created_then_unchanged_then_configured() {
    let test = cluster();
    let created = test.run(PUSH);
    let line = |verb: &str| {
        format!(
            "secret/px-user-token {verb} in namespace team-a, expires in 30d, to be renewed 10d before\n[exit 0]"
        )
    };
    assert_eq!(created.to_string(), line("created"));
    let version = stored(&test)["metadata"]["resourceVersion"].clone();
    assert_eq!(test.run(PUSH).to_string(), line("unchanged"));
    assert_eq!(stored(&test)["metadata"]["resourceVersion"], version);
    let other = test.token("--token-duration 30d --role system.user");
    test.file("t", other);
    assert_eq!(test.run(PUSH).to_string(), line("configured"));
}

#[test]
fn the_secret_is_as_the_documentation_wants_it() {
    let test = cluster();
    test.run(&format!(
        "{PUSH} --annotate example.com/team=a --label tier=gold"
    ))
    .ok();
    let stored = stored(&test);
    assert_eq!(stored["type"], "Opaque");
    let data = STANDARD
        .decode(stored["data"]["auth-token"].as_str().expect("a token"))
        .expect("base64");
    assert_eq!(String::from_utf8(data).expect("text"), test.read("t"));
    let labels = json!({"app.kubernetes.io/managed-by": "pxsec", "tier": "gold"});
    assert_eq!(stored["metadata"]["labels"], labels);
    let annotations = &stored["metadata"]["annotations"];
    let fingerprint = annotations["pxsec.dev/fingerprint"].clone();
    assert!(
        fingerprint
            .as_str()
            .is_some_and(|text| text.starts_with("sha256:"))
    );
    let expected = json!({
        "stork.libopenstorage.org/skip-resource": "true",
        "example.com/team": "a",
        "pxsec.dev/expires-at": "2026-02-01T03:04:05Z",
        "pxsec.dev/issued-at": "2026-01-02T03:03:05Z",
        "pxsec.dev/issuer": "portworx.com",
        "pxsec.dev/subject": "admin-1",
        "pxsec.dev/roles": "[\"system.admin\"]",
        "pxsec.dev/groups": "[\"*\"]",
        "pxsec.dev/fingerprint": fingerprint,
        "pxsec.dev/lifetime": "30d",
        "pxsec.dev/renew-before": "10d",
    });
    // Between `iat`, set back by a minute, and `exp` lie 30 days and a minute.
    let mut annotations = annotations.clone();
    for key in ["pxsec.dev/lifetime", "pxsec.dev/renew-before"] {
        let value = annotations[key].as_str().expect("a span").to_owned();
        assert!(
            value.starts_with(expected[key].as_str().expect("a span")),
            "{key}: {value}"
        );
        annotations[key] = expected[key].clone();
    }
    assert_eq!(annotations, expected);
    let managers = stored["metadata"]["managedFields"]
        .as_array()
        .expect("managers");
    assert_eq!(managers.len(), 1);
    assert_eq!(
        (&managers[0]["manager"], &managers[0]["operation"]),
        (&"pxsec".into(), &"Apply".into())
    );
}

#[test]
fn a_token_may_come_from_context_file_standard_input_or_be_signed() {
    let test = cluster();
    test.api().put(secret("portworx", "keys", &[("k", SECRET)]));
    test.run("context create a --token-file TMP/t").ok();
    assert_eq!(test.run("secret push -n team-a from-context").exit, 0);
    assert_eq!(test.run("secret push -n team-a from-named -c a").exit, 0);
    let token = test.read("t");
    assert_eq!(
        test.run_with("secret push -n team-a from-stdin --token-file -", token)
            .exit,
        0
    );
    let data = |name: &str| test.api().secret("team-a", name).expect("a Secret")["data"].clone();
    assert_eq!(data("from-context"), data("from-named"));
    assert_eq!(data("from-context"), data("from-stdin"));

    let line = format!(
        "secret push -n team-a minted {CLAIMS} --signing-key secret://portworx/keys/k --token-duration 7d"
    );
    let output = test.run(&line).ok();
    assert_eq!(
        output,
        "secret/minted created in namespace team-a, expires in 7d, to be renewed 2d8h before\n"
    );
    let minted = test.api().secret("team-a", "minted").expect("a Secret");
    let annotations = &minted["metadata"]["annotations"];
    assert_eq!(
        annotations["pxsec.dev/signing-key"],
        "secret://portworx/keys/k"
    );
    assert_eq!(annotations["pxsec.dev/lifetime"], "7d");

    test.run("secret push -n team-a --token-file TMP/t -c a")
        .fails(2, &["several tokens are named"]);
    test.run(&format!("{PUSH} {CLAIMS}"))
        .fails(2, &["several tokens are named"]);
    test.run("secret push -n team-a -")
        .fails(2, &["--token-file -"]);
}

#[test]
fn the_namespace_is_the_flags_else_the_kubeconfigs() {
    let test = cluster();
    let kubeconfig = test
        .read("kubeconfig")
        .replace("namespace: default", "namespace: team-a");
    test.file("kubeconfig", kubeconfig);
    let output = test.run("secret push --token-file TMP/t").ok();
    assert!(output.contains("in namespace team-a"), "{output}");
    assert!(
        test.run("secret push -n default --token-file TMP/t")
            .ok()
            .contains("in namespace default")
    );
    let bare = test
        .read("kubeconfig")
        .replace("    namespace: team-a\n", "");
    test.file("kubeconfig", bare);
    assert!(
        test.run("secret push --token-file TMP/t")
            .ok()
            .contains("in namespace default")
    );
}

#[test]
fn output_formats_never_show_the_token() {
    let test = cluster();
    let token = test.read("t");
    let json = test.run(&format!("{PUSH} -o json"));
    assert!(!json.stdout.contains(&token));
    let answer = json.json();
    assert_eq!(answer["apiVersion"], "pxsec.dev/v1alpha1");
    assert_eq!(answer["items"][0]["name"], "px-user-token");
    assert_eq!(
        test.run(&format!("{PUSH} -o name")).ok(),
        "secret/px-user-token\n"
    );
    let yaml = test.run(&format!("{PUSH} -o yaml")).ok();
    assert!(yaml.contains("items:") && !yaml.contains(&token), "{yaml}");
}

#[test]
fn a_client_dry_run_contacts_nothing_and_prints_the_manifest() {
    let test = cluster();
    test.api().clear_requests();
    let text = test.run(&format!("{PUSH} --dry-run=client")).ok();
    assert!(
        text.starts_with("secret/px-user-token pushed (client dry run) in namespace team-a"),
        "{text}"
    );
    let manifest = test.run(&format!("{PUSH} --dry-run=client -o json")).json();
    assert_eq!(
        (&manifest["apiVersion"], &manifest["kind"]),
        (&"v1".into(), &"Secret".into())
    );
    assert_eq!(manifest["metadata"]["namespace"], "team-a");
    assert_eq!(
        manifest["data"]["auth-token"],
        STANDARD.encode(test.read("t"))
    );
    assert_eq!(
        manifest["metadata"]["annotations"]["stork.libopenstorage.org/skip-resource"],
        "true"
    );
    assert_eq!(
        test.run(&format!("{PUSH} --dry-run=client -o name")).ok(),
        "secret/px-user-token\n"
    );
    assert!(test.api().requests().is_empty());

    let mut alone = TestEnv::new();
    let token = alone.token("");
    alone.file("t", token);
    alone.unset("KUBECONFIG");
    assert_eq!(alone.run(&format!("{PUSH} --dry-run=client")).exit, 0);
}

#[test]
fn a_server_dry_run_changes_nothing() {
    let test = cluster();
    let text = test.run(&format!("{PUSH} --dry-run=server")).ok();
    assert!(
        text.starts_with("secret/px-user-token created (server dry run) in namespace team-a"),
        "{text}"
    );
    assert!(test.api().secret("team-a", "px-user-token").is_none());
    test.run("secret push -n none --token-file TMP/t --dry-run=server")
        .fails(6, &["the namespace `none` does not exist"]);
    test.run(&format!("{PUSH} --dry-run=maybe"))
        .fails(2, &["none, client, server"]);
}

#[test]
fn foreign_keys_and_fields_survive() {
    let test = cluster();
    let mut foreign = secret("team-a", "px-user-token", &[("other", "kept")]);
    foreign["metadata"]["labels"] = json!({"mine": "yes"});
    foreign["metadata"]["annotations"] = json!({"mine": "too"});
    test.api().put(foreign);
    test.run(PUSH).ok();
    let stored = stored(&test);
    assert_eq!(stored["data"]["other"], STANDARD.encode("kept"));
    assert!(stored["data"]["auth-token"].is_string());
    assert_eq!(stored["metadata"]["labels"]["mine"], "yes");
    assert_eq!(stored["metadata"]["annotations"]["mine"], "too");
}

#[test]
fn a_field_of_someone_else_is_a_conflict_until_taken_over() {
    let test = cluster();
    test.api().put(secret(
        "team-a",
        "px-user-token",
        &[("auth-token", "theirs")],
    ));
    let before = stored(&test);
    for line in [PUSH.to_owned(), format!("{PUSH} --dry-run=server")] {
        test.run(&line).fails(
            7,
            &[
                "error: could not push to the Secret `team-a/px-user-token`\n",
                "caused by: field `data.auth-token` is owned by `testkit`",
                "hint: take it over with `--force-conflicts`",
            ],
        );
        assert_eq!(stored(&test), before);
    }
    test.run(&format!("{PUSH} --force-conflicts")).ok();
    assert_eq!(
        stored(&test)["data"]["auth-token"],
        STANDARD.encode(test.read("t"))
    );
}

#[test]
fn a_secret_of_the_operator_is_refused_even_by_force() {
    let test = cluster();
    let mut owned = secret("team-a", "px-user-token", &[("auth-token", "theirs")]);
    owned["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
        "kind": "StorageCluster", "name": "px", "uid": "u-1", "controller": true}]);
    test.api().put(owned);
    test.api().clear_requests();
    test.run(&format!("{PUSH} --force-conflicts")).fails(
        7,
        &["belongs to the StorageCluster `px`", "push to another name"],
    );
    assert_eq!(writes(&test), 0);
}

#[test]
fn a_secret_of_another_type_keeps_it() {
    let test = cluster();
    let mut typed = secret(
        "team-a",
        "px-user-token",
        &[("username", "a"), ("password", "b")],
    );
    typed["type"] = json!("kubernetes.io/basic-auth");
    test.api().put(typed);
    let output = test.run(PUSH);
    // Either way nothing may be lost.
    assert_eq!(
        stored(&test)["type"],
        "kubernetes.io/basic-auth",
        "{output}"
    );
    assert_eq!(stored(&test)["data"]["password"], STANDARD.encode("b"));
}

#[test]
fn namespaces_that_take_nothing_are_named() {
    let test = cluster();
    let missing = test.run("secret push -n gone --token-file TMP/t");
    let expected = "--- stderr ---
error: could not push to the Secret `gone/px-user-token`
  caused by: the namespace `gone` does not exist
hint: run: kubectl create namespace gone
[exit 6]";
    assert_eq!(missing.to_string(), expected);
    test.api().terminate_namespace("team-a");
    test.run(PUSH).fails(
        6,
        &[
            "the namespace `team-a` is being deleted",
            "hint: wait until it is gone",
        ],
    );
}

#[test]
fn forbidden_and_unauthorized_are_told_apart() {
    let mut test = cluster();
    test.act_as("jane");
    test.api().limit("jane", &[("get", "secrets", "team-a")]);
    let forbidden = test
        .run(PUSH)
        .fails(6, &["forbidden", "jane", "kubectl auth can-i"]);
    assert!(
        forbidden
            .stderr
            .contains("could not push to the Secret `team-a/px-user-token`")
    );
    test.api().revoke_tokens();
    test.run(PUSH).fails(
        6,
        &[
            "does not accept the credentials of the kubeconfig",
            "kubectl auth whoami",
        ],
    );
}

#[test]
fn whoever_may_patch_but_not_get_can_still_push() {
    let mut test = cluster();
    test.act_as("jane");
    test.api().limit(
        "jane",
        &[
            ("patch", "secrets", "team-a"),
            ("create", "secrets", "team-a"),
        ],
    );
    let output = test.run(PUSH).ok();
    assert!(
        output.starts_with("secret/px-user-token serverside-applied in namespace team-a"),
        "{output}"
    );
}

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
    test.run("secret push -n team-a --context prod").fails(
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
    test.run("secret push -n default --token-file TMP/t")
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
    test.run(PUSH).fails(6, &["the credential plugin"]);
}

#[test]
fn tokens_of_no_use_are_not_pushed() {
    let mut test = cluster();
    test.api().clear_requests();
    let huge = vec![b'a'; 20_000];
    for bytes in [b"".as_slice(), b"abc", b"a.\xff.c", &huge] {
        test.file("bad", bytes);
        test.run("secret push -n team-a --token-file TMP/bad")
            .fails(1, &["what was given is not a token"]);
        test.run_with("secret push -n team-a --token-file -", bytes)
            .fails(1, &["not a token"]);
    }
    // {"sub":"x"}
    test.file("bad", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln");
    test.run("secret push -n team-a --token-file TMP/bad")
        .fails(1, &["the token has no `iss` claim"]);
    test.set_clock(NOW + 30 * 86_400);
    test.run(PUSH).fails(
        1,
        &[
            "the token expired at 2026-02-01T03:04:05Z",
            "--allow-expired",
        ],
    );
    assert!(test.api().requests().is_empty());
    let allowed = test.run(&format!("{PUSH} --allow-expired")).ok();
    assert!(
        allowed.contains("created in namespace team-a, expired"),
        "{allowed}"
    );
}

#[test]
fn names_keys_and_pairs_are_checked_before_anything_is_read() {
    let test = cluster();
    test.api().clear_requests();
    for (flags, reason) in [
        ("Name", "is no Secret's name"),
        ("a/b", "is no Secret's name"),
        ("x --key a/b", "--key"),
        ("x --key ''", "--key"),
        ("x --annotate noequals", "KEY=VALUE"),
        ("x --annotate 'a b=c'", "--annotate"),
        ("x --annotate pxsec.dev/issuer=x", "is set by pxsec itself"),
        (
            "x --annotate stork.libopenstorage.org/skip-resource=false",
            "is set by pxsec itself",
        ),
        (
            "x --label app.kubernetes.io/managed-by=me",
            "is set by pxsec itself",
        ),
        ("x --label 'a=not ok!'", "--label"),
        ("x -o wide", "--output"),
    ] {
        test.run(&format!("secret push -n team-a --token-file TMP/t {flags}"))
            .fails(2, &[reason]);
    }
    test.run("secret push -n Team_A --token-file TMP/t")
        .fails(2, &["is no namespace"]);
    assert!(test.api().requests().is_empty());
}

fn storage_cluster(namespace: &str, name: &str, spec: Value) -> Value {
    json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
        "metadata": {"name": name, "namespace": namespace}, "spec": spec})
}

const FROM_CLUSTER: &str =
    "auth token generate --name A --email a@b --subject s --role r --from-cluster -o json";

/// The issuer of a token that the key `secret` verifies.
#[track_caller]
fn signed_with(test: &TestEnv, secret: &str, note: &str) -> String {
    let output = test.run(FROM_CLUSTER);
    assert!(output.stderr.contains(note), "no `{note}` in:\n{output}");
    let answer = output.json();
    test.file("expected.key", secret);
    let jwt = answer["token"].as_str().expect("a token").to_owned();
    let verdict = test.run_with("auth token verify - --verifying-key TMP/expected.key", jwt);
    assert_eq!(verdict.exit, 0, "{verdict}");
    answer["claims"]["iss"]
        .as_str()
        .expect("an issuer")
        .to_owned()
}

#[test]
fn from_cluster_follows_the_storage_cluster() {
    let test = TestEnv::with_cluster();
    test.api().install_storage_clusters();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true}}),
    ));
    let note = "note: StorageCluster portworx/px: the issuer `operator.portworx.io` and the key secret://portworx/px-shared-secret/shared-secret\n";
    assert_eq!(signed_with(&test, SECRET, note), "operator.portworx.io");

    let other = "another-secret-of-sufficient-length-0123456789";
    test.api()
        .put(secret("portworx", "mine", &[("shared-secret", other)]));
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true,
        "auth": {"selfSigned": {"issuer": "portworx.com", "sharedSecret": "mine"}}}}),
    ));
    assert_eq!(
        signed_with(&test, other, "the issuer `portworx.com`"),
        "portworx.com"
    );

    // Pods get what spec.env says before what the Secret holds.
    let literal = "literal-secret-of-sufficient-length-0123456789";
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true}, "env": [
        {"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "value": literal},
        {"name": "PORTWORX_AUTH_JWT_ISSUER", "value": "env.example"}]}),
    ));
    assert_eq!(
        signed_with(&test, literal, "the key of its spec.env"),
        "env.example"
    );

    test.api().put(storage_cluster("portworx", "px", json!({})));
    signed_with(
        &test,
        SECRET,
        "warning: security is not enabled in StorageCluster portworx/px\n",
    );
}

#[test]
fn from_cluster_finds_the_secrets_of_the_documentation() {
    for (namespace, name) in [("portworx", "px-shared-secret"), ("kube-system", "pxkeys")] {
        let test = TestEnv::with_cluster();
        test.api()
            .put(secret(namespace, name, &[("shared-secret", SECRET)]));
        test.run(FROM_CLUSTER)
            .fails(2, &["the issuer is not known", "--issuer"]);
        let output = test.run(&format!("{FROM_CLUSTER} --issuer portworx.com"));
        let note = format!(
            "note: Secret {namespace}/{name}: the key secret://{namespace}/{name}/shared-secret\n"
        );
        assert_eq!(output.stderr, note);
        assert_eq!(output.exit, 0);
    }
}

#[test]
fn from_cluster_says_where_it_looked_when_there_is_nothing() {
    let test = TestEnv::with_cluster();
    let output = test.run(FROM_CLUSTER);
    let expected = "--- stderr ---
error: could not find issuer and key in the cluster
  caused by: no storage cluster with security was found: there are no StorageClusters in this Kubernetes; no Secret portworx/px-shared-secret; no Secret kube-system/px-shared-secret; no Secret portworx/pxkeys; no Secret kube-system/pxkeys
hint: name the key with --signing-key secret://NAMESPACE/NAME/KEY, and the issuer with --issuer
[exit 6]";
    assert_eq!(output.to_string(), expected);
    test.api()
        .put(secret("portworx", "px-shared-secret", &[("other", "x")]));
    test.run(FROM_CLUSTER).fails(
        6,
        &["the Secret portworx/px-shared-secret has no key shared-secret"],
    );
}

#[test]
fn from_cluster_does_not_choose_between_storage_clusters() {
    let test = TestEnv::with_cluster();
    test.api().install_storage_clusters();
    for (namespace, key) in [
        ("px-a", SECRET),
        ("px-b", "another-secret-of-sufficient-length-0123456789"),
    ] {
        test.api().put(secret(
            namespace,
            "px-shared-secret",
            &[("shared-secret", key)],
        ));
        test.api().put(storage_cluster(
            namespace,
            "px",
            json!({"security": {"enabled": true}}),
        ));
    }
    test.run(FROM_CLUSTER)
        .fails(6, &["there are several StorageClusters: px-a/px, px-b/px"]);
    let narrowed = test.run(&format!("{FROM_CLUSTER} -n px-b"));
    assert!(
        narrowed.stderr.contains("note: StorageCluster px-b/px: "),
        "{narrowed}"
    );
    assert_eq!(narrowed.exit, 0);
    // In push, -n says where the token goes, not where Portworx is.
    let line = FROM_CLUSTER.replace("auth token generate", "secret push -n px-b");
    test.run(&line)
        .fails(6, &["there are several StorageClusters"]);
}

#[test]
fn from_cluster_makes_the_best_of_few_rights() {
    let mut test = TestEnv::with_cluster();
    test.api().install_storage_clusters();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true}}),
    ));
    test.act_as("jane");
    test.api().limit("jane", &[]);
    test.run(FROM_CLUSTER).fails(
        6,
        &[
            "listing StorageClusters in all namespaces is forbidden",
            "listing StorageClusters in the namespace portworx is forbidden",
            "reading the Secret portworx/px-shared-secret is forbidden",
        ],
    );
    test.api().limit(
        "jane",
        &[
            ("list", "storageclusters", "portworx"),
            ("get", "secrets", "portworx"),
        ],
    );
    assert_eq!(
        signed_with(&test, SECRET, "StorageCluster portworx/px"),
        "operator.portworx.io"
    );
    test.api()
        .limit("jane", &[("list", "storageclusters", "*")]);
    test.run(FROM_CLUSTER).fails(
        6,
        &["could not find issuer and key in the cluster", "forbidden"],
    );
}

#[test]
fn verify_and_inspect_read_the_cluster() {
    let test = cluster();
    test.api().install_storage_clusters();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    let spec =
        json!({"security": {"enabled": true, "auth": {"selfSigned": {"issuer": "portworx.com"}}}});
    test.api().put(storage_cluster("portworx", "px", spec));
    test.run(PUSH).ok();
    let verified = test.run("auth token verify --secret team-a/px-user-token --from-cluster");
    assert!(verified.stdout.starts_with("accepted: "), "{verified}");
    let inspected = test
        .run("auth token inspect --secret team-a/px-user-token/auth-token")
        .ok();
    assert!(inspected.contains("Subject      admin-1"), "{inspected}");
    test.run("auth token inspect --secret team-a/none").fails(
        6,
        &[
            "there is no Secret `none` in the namespace `team-a`",
            "kubectl get secrets -n team-a",
        ],
    );
    test.run("auth token inspect --secret team-a/px-user-token/other")
        .fails(6, &["has no key `other`", "it has: auth-token"]);
    test.api()
        .put(secret("team-a", "bad", &[("auth-token", "abc\n")]));
    test.run("auth token inspect --secret team-a/bad")
        .fails(1, &["not a token"]);
    assert_eq!(
        test.run("auth token verify --secret team-a/bad --from-cluster")
            .exit,
        3
    );
}
