//! `secret push` against the embedded API server.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::harness::{CLAIMS, NOW, SECRET, TestEnv};

/// A cluster with the namespace `team-a`, and a token in the file `t`.
pub(crate) fn cluster() -> TestEnv {
    let test = TestEnv::with_cluster();
    test.api().create_namespace("team-a");
    let token = test.token("--token-duration 30d");
    test.file("t", token);
    test
}

pub(crate) const PUSH: &str = "secret push --allow-admin -n team-a --token-file TMP/t";

pub(crate) fn stored(test: &TestEnv) -> Value {
    test.api()
        .secret("team-a", "px-user-token")
        .expect("the Secret")
}

pub(crate) fn secret(namespace: &str, name: &str, data: &[(&str, &str)]) -> Value {
    let data: serde_json::Map<String, Value> = data
        .iter()
        .map(|(key, value)| ((*key).to_owned(), STANDARD.encode(value).into()))
        .collect();
    json!({"apiVersion": "v1", "kind": "Secret", "data": data,
        "metadata": {"name": name, "namespace": namespace}})
}

/// The methods of the requests that could change something.
pub(crate) fn writes(test: &TestEnv) -> usize {
    let requests = test.api().requests();
    requests
        .iter()
        .filter(|request| request.method != "GET")
        .count()
}

/// As if everything in the Secret had been done an hour ago.
fn age(test: &TestEnv) {
    let mut secret = stored(test);
    let entries = secret["metadata"]["managedFields"].as_array_mut();
    for entry in entries.expect("managers") {
        entry["time"] = "2020-01-01T00:00:00Z".into();
    }
    test.api().put(secret);
}

#[test]
fn created_then_unchanged_then_applied() {
    let test = cluster();
    let line = |verb: &str| {
        format!(
            "secret/px-user-token {verb} in namespace team-a, expires in 30d, to be renewed 10d before\n[exit 0]"
        )
    };
    test.api().clear_requests();
    assert_eq!(test.run(PUSH).to_string(), line("created"));
    let patches = |test: &TestEnv| {
        let requests = test.api().requests();
        let secrets = |path: &&str| path.contains("/secrets");
        let paths: Vec<&str> = requests.iter().map(|r| r.path.as_str()).collect();
        (paths.iter().filter(|p| secrets(p)).count(), writes(test))
    };
    assert_eq!(patches(&test), (1, 1), "one request, and that is the apply");
    age(&test);
    let version = stored(&test)["metadata"]["resourceVersion"].clone();
    assert_eq!(test.run(PUSH).to_string(), line("unchanged"));
    assert_eq!(stored(&test)["metadata"]["resourceVersion"], version);
    let other = test.token("--token-duration 30d --role system.user");
    test.file("t", other);
    assert_eq!(test.run(PUSH).to_string(), line("serverside-applied"));
    // Read before, for the sake of --force-conflicts: then it is known in any case.
    let force = format!("{PUSH} --force-conflicts");
    assert_eq!(test.run(&force).to_string(), line("unchanged"));
    let other = test.token("--token-duration 30d --role system.view");
    test.file("t", other);
    assert_eq!(test.run(&force).to_string(), line("configured"));
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
    assert_eq!(
        test.run("secret push --allow-admin -n team-a from-context")
            .exit,
        0
    );
    assert_eq!(
        test.run("secret push --allow-admin -n team-a from-named -c a")
            .exit,
        0
    );
    let token = test.read("t");
    assert_eq!(
        test.run_with(
            "secret push --allow-admin -n team-a from-stdin --token-file -",
            token
        )
        .exit,
        0
    );
    let data = |name: &str| test.api().secret("team-a", name).expect("a Secret")["data"].clone();
    assert_eq!(data("from-context"), data("from-named"));
    assert_eq!(data("from-context"), data("from-stdin"));

    let line = format!(
        "secret push --allow-admin -n team-a minted {CLAIMS} --signing-key secret://portworx/keys/k --token-duration 7d"
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

    test.run("secret push --allow-admin -n team-a --token-file TMP/t -c a")
        .fails(2, &["two tokens are named"]);
    test.run(&format!("{PUSH} {CLAIMS}"))
        .fails(2, &["two tokens are named"]);
    test.run("secret push --allow-admin -n team-a -")
        .fails(2, &["--token-file -"]);
}

#[test]
fn the_namespace_is_the_flags_else_the_kubeconfigs() {
    let test = cluster();
    let kubeconfig = test
        .read("kubeconfig")
        .replace("namespace: default", "namespace: team-a");
    test.file("kubeconfig", kubeconfig);
    let output = test
        .run("secret push --allow-admin --token-file TMP/t")
        .ok();
    assert!(output.contains("in namespace team-a"), "{output}");
    assert!(
        test.run("secret push --allow-admin -n default --token-file TMP/t")
            .ok()
            .contains("in namespace default")
    );
    let bare = test
        .read("kubeconfig")
        .replace("    namespace: team-a\n", "");
    test.file("kubeconfig", bare);
    assert!(
        test.run("secret push --allow-admin --token-file TMP/t")
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
    test.run("secret push --allow-admin -n none --token-file TMP/t --dry-run=server")
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

/// `kubectl apply` of before keeps the old token there, where a list of metadata shows it.
#[test]
fn what_kubectl_apply_keeps_of_an_adopted_secret_is_told_with_the_way_to_take_it_away() {
    let test = cluster();
    let mut applied = secret("team-a", "px-user-token", &[("auth-token", "old")]);
    applied["metadata"]["annotations"] =
        json!({"kubectl.kubernetes.io/last-applied-configuration": "{\"data\": {}}"});
    test.api().put(applied);
    let fix = "kubectl annotate secret px-user-token -n team-a kubectl.kubernetes.io/last-applied-configuration-\n";
    let adopted = test.run(&format!("{PUSH} --adopt"));
    assert_eq!(adopted.exit, 0, "{adopted}");
    assert!(adopted.stderr.contains(fix), "{adopted}");
    let mut mended = stored(&test);
    mended["metadata"]["annotations"]
        .as_object_mut()
        .expect("annotations")
        .remove("kubectl.kubernetes.io/last-applied-configuration");
    test.api().put(mended);
    let again = test.run(&format!("{PUSH} --adopt"));
    assert!(!again.stderr.contains("kubectl apply"), "{again}");
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
    let missing = test.run("secret push --allow-admin -n gone --token-file TMP/t");
    let expected = "--- stderr ---
error: could not push to the Secret `gone/px-user-token`
  caused by: the namespace `gone` does not exist
hint: run, in that cluster: kubectl create namespace gone
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
        output.starts_with("secret/px-user-token created in namespace team-a"),
        "{output}"
    );
}

#[test]
fn tokens_of_no_use_are_not_pushed() {
    let mut test = cluster();
    test.api().clear_requests();
    let huge = vec![b'a'; 20_000];
    for bytes in [b"".as_slice(), b"abc", b"a.\xff.c", &huge] {
        test.file("bad", bytes);
        test.run("secret push --allow-admin -n team-a --token-file TMP/bad")
            .fails(1, &["holds no token"]);
        test.run_with("secret push --allow-admin -n team-a --token-file -", bytes)
            .fails(1, &["standard input holds no token"]);
    }
    // {"sub":"x"}
    test.file("bad", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln");
    test.run("secret push --allow-admin -n team-a --token-file TMP/bad")
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
        ("a/b", "no Secret's name has a `/`; write it as `b -n a`"),
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
        test.run(&format!(
            "secret push --allow-admin -n team-a --token-file TMP/t {flags}"
        ))
        .fails(2, &[reason]);
    }
    test.run("secret push --allow-admin -n Team_A --token-file TMP/t")
        .fails(2, &["is no namespace"]);
    assert!(test.api().requests().is_empty());
}

/// Where the operator's own key is not touched, the API server has nothing to refuse.
#[test]
fn a_key_in_the_operators_secret_is_warned_of() {
    let test = cluster();
    let mut owned = secret("team-a", "px-user-token", &[("auth-token", "x")]);
    owned["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
        "kind": "StorageCluster", "name": "px", "uid": "u-1"}]);
    test.api().put(owned);
    let output = test.run(&format!("{PUSH} --key other"));
    assert_eq!(output.exit, 0, "{output}");
    assert!(
        output.stderr.contains(
            "warning: the operator of the StorageCluster `px` owns the key `other` of the Secret `team-a/px-user-token` as well"
        ),
        "{output}"
    );
}
