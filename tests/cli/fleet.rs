//! `secret push` to many namespaces and clusters.
//!
//! - targets by -n, -A, labels of namespaces and kube contexts; one request each
//! - what must not be written is refused with the reason, and the other targets are done
//! - a subject for each namespace; --if-due leaves alone what is good, and mends what was edited
//! - requests are made again where the server says "later", and told; Ctrl-C finishes what is under way

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::binary::program;
use crate::harness::{NOW, Output, SECRET, TestEnv};
use crate::push::secret;
use crate::testkit::{ApiServer, Fault, FaultKind};

pub(crate) const SIGN: &str = "--name Team --email team@corp.example --role system.user --issuer portworx.com --signing-key TMP/px.key --token-duration 30d";

/// A cluster with these namespaces, and a key to sign with.
pub(crate) fn cluster(namespaces: &[&str]) -> TestEnv {
    let test = TestEnv::with_cluster();
    test.file("px.key", SECRET);
    for namespace in namespaces {
        test.api().create_namespace(namespace);
    }
    test
}

fn subject(test: &TestEnv, namespace: &str) -> Value {
    let secret = test.api().secret(namespace, "px-user-token");
    secret.expect("a Secret")["metadata"]["annotations"]["pxsec.dev/subject"].clone()
}

pub(crate) fn is_there(test: &TestEnv, namespace: &str) -> bool {
    test.api().secret(namespace, "px-user-token").is_some()
}

/// The requests to Secrets, as `METHOD NAMESPACE`, sorted.
fn requests(test: &TestEnv) -> Vec<String> {
    let mut found: Vec<String> = test
        .api()
        .requests()
        .iter()
        .filter(|request| request.path.contains("/secrets"))
        .map(|request| {
            let namespace = request.path.split('/').nth(4).unwrap_or_default();
            format!("{} {namespace}", request.method)
        })
        .collect();
    found.sort();
    found
}

fn labelled(test: &TestEnv, namespace: &str, tier: &str) {
    test.api()
        .put(json!({"apiVersion": "v1", "kind": "Namespace",
        "metadata": {"name": namespace, "labels": {"tier": tier}}}));
}

fn sorted(output: &Output) -> Vec<&str> {
    let mut lines: Vec<&str> = output.stdout.lines().collect();
    lines.sort_unstable();
    lines
}

#[test]
fn one_token_goes_to_every_namespace_that_is_named() {
    let test = cluster(&["a", "b", "c"]);
    test.api().clear_requests();
    let output = test.run(&format!("secret push -n a -n b -n a {SIGN} --subject team"));
    assert_eq!(output.exit, 0, "{output}");
    assert_eq!(
        sorted(&output),
        [
            "secret/px-user-token created in namespace a, expires in 30d, to be renewed 10d before",
            "secret/px-user-token created in namespace b, expires in 30d, to be renewed 10d before",
        ]
    );
    assert_eq!(
        output.stderr,
        "\
warning: the subject `team` in 2 namespaces owns the volumes of all of them alike; --subject-template '{namespace}-team' gives each its own
note: 2 targets: 2 created
"
    );
    assert_eq!(requests(&test), ["PATCH a", "PATCH b"]);
    let token = |namespace: &str| {
        test.api().secret(namespace, "px-user-token").expect("one")["data"].clone()
    };
    assert_eq!(token("a"), token("b"));
    assert!(!is_there(&test, "c"));
}

/// Kubernetes takes an empty selector for all: an unset variable pushed to kube-system, without a question.
#[test]
fn an_empty_selector_is_not_every_namespace() {
    let test = cluster(&["a"]);
    for line in [
        format!("secret push {SIGN} --subject s"),
        "secret delete --all".to_owned(),
        "secret status".to_owned(),
        "secret rotate".to_owned(),
    ] {
        for selector in ["''", "' '"] {
            test.run(&format!("{line} --namespace-selector {selector}"))
                .fails(2, &["--namespace-selector", "would choose all"]);
        }
    }
    assert!(!is_there(&test, "a"));
}

#[test]
fn a_template_gives_each_namespace_a_subject_of_its_own() {
    let test = cluster(&["a", "b"]);
    let output = test.run(&format!(
        "secret push -n a -n b {SIGN} --subject-template 'px-{{namespace}}@corp'"
    ));
    assert_eq!(output.exit, 0, "{output}");
    assert_eq!(output.stderr, "note: 2 targets: 2 created\n");
    assert_eq!(subject(&test, "a"), "px-a@corp");
    assert_eq!(subject(&test, "b"), "px-b@corp");
    for (template, said) in [
        ("corp", "it has no {namespace}"),
        ("{name}", "it has no {namespace}"),
        ("{namespace}-{name}", "only {namespace} may stand in braces"),
    ] {
        test.run(&format!(
            "secret push -n a {SIGN} --subject-template '{template}'"
        ))
        .fails(2, &[said]);
    }
    test.run(&format!(
        "secret push -n a {SIGN} --subject x --subject-template '{{namespace}}'"
    ))
    .fails(2, &["cannot be used with"]);
    test.file("t", test.token_of("x"));
    test.run("context create stored --token-file TMP/t").ok();
    test.run("secret push -n a --subject-template '{namespace}'")
        .fails(2, &["no key to sign them with"]);
    // A recipe has one.
    test.run(&format!("context create recipe --recipe {SIGN}"))
        .ok();
    test.run("secret push -n a -n b -c recipe --subject-template '{namespace}@recipe'")
        .ok();
    assert_eq!(subject(&test, "b"), "b@recipe");
}

#[test]
fn namespaces_are_chosen_by_their_labels_or_all_taken() {
    let test = cluster(&["plain"]);
    for (namespace, tier) in [("gold-1", "gold"), ("gold-2", "gold"), ("tin", "tin")] {
        labelled(&test, namespace, tier);
    }
    test.api().terminate_namespace("gold-2");
    let line = format!("secret push --namespace-selector tier=gold {SIGN} --subject s");
    let output = test.run(&line);
    assert_eq!(
        output.to_string(),
        "secret/px-user-token created in namespace gold-1, expires in 30d, to be renewed 10d before\n[exit 0]"
    );
    let none = test.run(&line.replace("gold", "none"));
    assert_eq!(
        none.to_string(),
        "--- stderr ---\nnote: there is nothing to push to: no namespace has these labels\n[exit 0]"
    );
    test.run(&format!("{line} -n tin")).fails(
        2,
        &["-n names namespaces, and --namespace-selector chooses them"],
    );
    test.run(&format!("{line} -A"))
        .fails(2, &["cannot be used with"]);
    let all = test.run(&format!("secret push -A {SIGN} --subject s"));
    assert_eq!(all.exit, 0, "{all}");
    for namespace in ["plain", "tin", "gold-1"] {
        assert!(is_there(&test, namespace), "{namespace}: {all}");
    }
    assert!(!is_there(&test, "gold-2"), "it is being deleted");
}

#[test]
fn a_person_is_asked_before_all_namespaces_are_written_to() {
    let mut test = cluster(&["a"]);
    test.at_a_terminal();
    let line = format!("secret push -A {SIGN} --subject s");
    let refused = test.run_with(&line, "n\n");
    assert_eq!(refused.exit, 1, "{refused}");
    assert!(
        refused.stderr.contains(
            "namespaces of the Kubernetes cluster embedded (https://127.0.0.1:PORT)? [y/N] "
        ),
        "{refused}"
    );
    assert!(!is_there(&test, "a"));
    test.run_with(&line, "y\n").ok();
    test.run(&format!("{line} --yes")).ok();
}

/// The kube contexts prod-1, of the test's own cluster, and prod-2 of another, with the namespace a in both.
pub(crate) fn two_clusters() -> (TestEnv, ApiServer) {
    let test = cluster(&["a"]);
    let other = ApiServer::start();
    other.create_namespace("a");
    let mine = test.read("kubeconfig");
    let theirs = other.kubeconfig();
    let pick = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.trim().starts_with(key));
        line.expect(key).trim().to_owned()
    };
    let merged = mine
        .replace(
            "clusters:\n",
            &format!(
                "clusters:\n- name: prod-2\n  cluster:\n    {}\n    {}\n",
                pick(&theirs, "server:"),
                pick(&theirs, "certificate-authority-data:")
            ),
        )
        .replace(
            "users:\n",
            &format!(
                "users:\n- name: prod-2\n  user:\n    token: {}\n",
                other.token_for("admin")
            ),
        )
        .replace(
            "contexts:\n",
            "contexts:\n- name: prod-1\n  context: {cluster: embedded, user: admin}\n- name: prod-2\n  context: {cluster: prod-2, user: prod-2}\n",
        );
    test.file("kubeconfig", merged);
    (test, other)
}

#[test]
fn several_clusters_are_chosen_by_their_kube_contexts() {
    let (test, other) = two_clusters();
    let line = format!("secret push -n a --contexts 'prod-?' {SIGN} --subject s");
    let output = test.run(&line);
    assert_eq!(output.exit, 0, "{output}");
    assert_eq!(
        sorted(&output),
        [
            "secret/px-user-token created in namespace a of prod-1, expires in 30d, to be renewed 10d before",
            "secret/px-user-token created in namespace a of prod-2, expires in 30d, to be renewed 10d before",
        ]
    );
    assert!(other.secret("a", "px-user-token").is_some());
    let items = test.run(&format!("{line} -o json")).json()["items"].clone();
    assert_eq!(items[0]["kubeContext"], "prod-1");
    assert_eq!(items[1]["kubeContext"], "prod-2");
    test.run(&line.replace("prod-?", "prod-1,nope*")).fails(
        2,
        &[
            "no kubeconfig context matches `nope*`",
            "there are: embedded, prod-1, prod-2",
        ],
    );
    test.run(&format!("{line} --context embedded")).fails(
        2,
        &["--context says `embedded`, and --contexts chooses others"],
    );
    // What is given already is no way out.
    let output = test.run(&format!("{line} --context embedded --override-binding"));
    assert!(
        output.stderr.ends_with("hint: leave one of both out\n"),
        "{output}"
    );
    // A cluster that cannot be reached at all is told, and the others are done.
    let broken = test.read("kubeconfig").replace(
        "contexts:\n",
        "contexts:\n- name: prod-3\n  context: {cluster: nowhere, user: nobody}\n",
    );
    test.file("kubeconfig", broken);
    let partly = test.run(&line);
    assert_eq!(partly.exit, 1, "{partly}");
    assert_eq!(partly.stdout.lines().count(), 2, "{partly}");
    assert!(
        partly
            .stderr
            .contains("error: nothing is done in the kube context prod-3\n"),
        "{partly}"
    );
    let whole = test.read("kubeconfig").replace(
        "- name: prod-3\n  context: {cluster: nowhere, user: nobody}\n",
        "",
    );
    test.file("kubeconfig", whole);
    // The rest is told for each cluster.
    other.limit("admin", &[]);
    let partly = test.run(&line);
    assert_eq!(partly.exit, 1, "{partly}");
    assert!(
        partly
            .stderr
            .contains("--subject s --context prod-2 -n a\n"),
        "{partly}"
    );
}

#[test]
fn a_part_that_fails_is_told_with_the_command_for_the_rest() {
    let mut test = cluster(&["a", "b", "c"]);
    test.act_as("jane");
    test.api().limit(
        "jane",
        &[
            ("patch", "secrets", "a"),
            ("create", "secrets", "a"),
            ("patch", "secrets", "c"),
            ("create", "secrets", "c"),
        ],
    );
    let line = format!("secret push -n a -n b -n c -n missing {SIGN} --subject s");
    let output = test.run(&line);
    assert_eq!(output.exit, 1, "{output}");
    assert_eq!(sorted(&output).len(), 2);
    for text in [
        "error: secret/px-user-token in namespace b: ",
        "error: secret/px-user-token in namespace missing: ",
        "note: 4 targets: 2 created, 2 failed\n",
        "hint: the rest: kubectl pxsec secret push --name Team --email team@corp.example --role system.user --issuer portworx.com --signing-key TMP/px.key --token-duration 30d --subject s -n b -n missing\n",
    ] {
        assert!(output.stderr.contains(text), "no `{text}` in:\n{output}");
    }
    let json = test.run(&format!("{line} -o json"));
    assert_eq!(json.exit, 1, "{json}");
    let list: Value = serde_json::from_str(&json.stdout).expect("JSON");
    let names = |part: &str| {
        let items = list[part].as_array().expect("a list");
        let names = items
            .iter()
            .map(|item| item["namespace"].as_str().expect("a name"));
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(names("items"), ["a", "c"], "in the order of the targets");
    assert_eq!(names("failures"), ["b", "missing"]);
}

#[test]
fn a_token_that_may_do_everything_stays_with_its_storage_cluster() {
    let test = cluster(&["portworx", "team-a"]);
    let admin = SIGN.replace("system.user", "system.admin") + " --subject s";
    let everyone = format!("{SIGN} --subject s --group '*'");
    test.run(&format!("secret push -n team-a {admin}")).fails(
        1,
        &["the role `system.admin`", "none was found", "--allow-admin"],
    );
    test.api().install_storage_clusters();
    test.api().put(
        json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
        "metadata": {"name": "px", "namespace": "portworx"}, "spec": {}}),
    );
    let partly = test.run(&format!("secret push -n team-a -n portworx {everyone}"));
    assert_eq!(partly.exit, 1, "{partly}");
    assert!(
        partly.stderr.contains(
            "the token has the group `*`, and the namespace `team-a` is not the StorageCluster's own (portworx)"
        ),
        "{partly}"
    );
    assert!(is_there(&test, "portworx"));
    assert!(!is_there(&test, "team-a"));
    test.run(&format!("secret push -n team-a {admin} --allow-admin"))
        .ok();
}

#[test]
fn a_secret_that_others_keep_is_left_alone_unless_adopted() {
    let test = cluster(&["team-a"]);
    test.api().put(secret(
        "team-a",
        "px-user-token",
        &[("auth-token", "theirs"), ("other", "kept")],
    ));
    let before = test.api().secret("team-a", "px-user-token");
    let line = format!("secret push -n team-a {SIGN} --subject s");
    test.run(&line).fails(
        7,
        &[
            "the Secret `team-a/px-user-token` is not kept by pxsec, but by testkit",
            "field `data.auth-token` is owned by `testkit`",
            "--adopt",
        ],
    );
    test.run(&format!("{line} --if-due"))
        .fails(7, &["is not kept by pxsec"]);
    assert_eq!(test.api().secret("team-a", "px-user-token"), before);
    let adopted = test.run(&format!("{line} --adopt")).ok();
    assert!(adopted.contains("configured"), "{adopted}");
    let after = test.api().secret("team-a", "px-user-token").expect("one");
    assert_eq!(
        after["data"]["other"],
        before.expect("one")["data"]["other"],
        "what else is in it stays"
    );
    // From now on it is kept by pxsec.
    test.run(&line).ok();
}

#[test]
fn what_kubernetes_would_not_change_is_refused_with_the_reason() {
    let test = cluster(&["a", "b", "plain"]);
    let mut fixed = secret("a", "px-user-token", &[("auth-token", "x")]);
    fixed["immutable"] = true.into();
    test.api().put(fixed);
    let mut typed = secret("b", "px-user-token", &[("auth-token", "x")]);
    typed["type"] = "example.com/token".into();
    test.api().put(typed);
    // What another's fields are in the way of has a reason that no --force-conflicts takes out of it.
    let mut theirs = secret("plain", "px-user-token", &[("auth-token", "x")]);
    theirs["immutable"] = true.into();
    theirs["metadata"]["managedFields"] = json!([{"manager": "kubectl-create", "operation": "Update",
        "apiVersion": "v1", "time": "2025-12-02T00:00:00Z", "fieldsType": "FieldsV1",
        "fieldsV1": {"f:data": {"f:auth-token": {}}}}]);
    test.api().put(theirs);
    let line = format!("secret push -n plain {SIGN} --subject s");
    test.run(&line)
        .fails(6, &["is immutable", "kubectl delete secret"]);
    for (namespace, said) in [
        ("a", "the Secret `a/px-user-token` is immutable"),
        (
            "b",
            "has the type `example.com/token`, and a token belongs into an Opaque one",
        ),
    ] {
        let line = format!("secret push -n {namespace} {SIGN} --subject s --adopt");
        test.run(&line).fails(6, &[said]);
    }
}

/// Pasted into another shell, the command for the rest would act as another px context.
#[test]
fn the_command_for_the_rest_keeps_the_px_context_of_the_environment() {
    let mut test = cluster(&["a"]);
    test.run(&format!("context create team --recipe {SIGN} --subject s"))
        .ok();
    test.set("PXSEC_CONTEXT", "team");
    let output = test.run("secret push -n a -n missing");
    assert_eq!(output.exit, 1, "{output}");
    assert!(
        output
            .stderr
            .contains("hint: the rest: PXSEC_CONTEXT=team kubectl pxsec secret push -n missing\n"),
        "{output}"
    );
}

#[test]
fn what_is_good_and_not_due_is_left_alone() {
    let mut test = cluster(&["a", "b"]);
    let line =
        format!("secret push -n a -n b {SIGN} --subject-template '{{namespace}}@corp' --if-due");
    let summary = |output: &Output| {
        let note = output
            .stderr
            .lines()
            .find(|line| line.starts_with("note: 2 targets"));
        note.unwrap_or_else(|| panic!("{output}")).to_owned()
    };
    assert_eq!(summary(&test.run(&line)), "note: 2 targets: 2 created");
    let version = |test: &TestEnv| {
        test.api().secret("a", "px-user-token").expect("one")["metadata"]["resourceVersion"].clone()
    };
    let before = version(&test);
    assert_eq!(summary(&test.run(&line)), "note: 2 targets: 2 unchanged");
    assert_eq!(version(&test), before);
    assert_eq!(test.run(&format!("{line} --error-unchanged")).exit, 3);
    // Time has come.
    test.set_clock(NOW + 20 * 86_400);
    assert_eq!(summary(&test.run(&line)), "note: 2 targets: 2 configured");
    // Other claims, another key, another lifetime, and what a tenant has edited.
    for more in ["--role system.view", "--group x", "--email other@corp"] {
        let other = line.replace("--email team@corp.example", "");
        let other = if more.starts_with("--email") {
            format!("{other} {more}")
        } else {
            format!("{line} {more}")
        };
        assert_eq!(
            summary(&test.run(&other)),
            "note: 2 targets: 2 configured",
            "{more}"
        );
        test.run(&line);
    }
    assert_eq!(
        summary(&test.run(&line.replace("30d", "31d"))),
        "note: 2 targets: 2 configured"
    );
    test.run(&line);
    test.file("px.key", "another-secret-of-sufficient-length-0123456789");
    assert_eq!(summary(&test.run(&line)), "note: 2 targets: 2 configured");
    let mut edited = test.api().secret("a", "px-user-token").expect("one");
    edited["metadata"]["annotations"]["pxsec.dev/expires-at"] = "2099-01-01T00:00:00Z".into();
    test.api().put(edited);
    assert_eq!(
        summary(&test.run(&line)),
        "note: 2 targets: 1 configured, 1 unchanged"
    );
}

#[test]
fn when_to_renew_is_a_share_or_a_duration() {
    let test = cluster(&["a"]);
    let line = format!("secret push -n a {SIGN} --subject s --renew-before");
    for (before, said, recorded) in [
        ("10%", "to be renewed 3d before", "3d"),
        ("12h", "to be renewed 12h before", "12h"),
    ] {
        let output = test.run(&format!("{line} {before}")).ok();
        assert!(output.contains(said), "{output}");
        let secret = test.api().secret("a", "px-user-token").expect("one");
        assert_eq!(
            secret["metadata"]["annotations"]["pxsec.dev/renew-before"],
            recorded
        );
    }
    test.run(&format!("{line} 30d")).fails(
        2,
        &["a token that lives for 30d cannot be renewed 30d before its end"],
    );
    test.run(&format!("{line} 100%"))
        .fails(2, &["neither a share such as 33%"]);
}

#[test]
fn a_request_that_comes_too_early_is_made_again_and_told() {
    let test = cluster(&["a"]);
    let later = |code: u16, headers: &[(&str, &str)]| {
        let body = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure",
            "message": "later", "reason": "TooManyRequests", "code": code});
        let headers = headers
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        FaultKind::Status(code, body, headers.collect())
    };
    let line = format!("secret push -n a {SIGN} --subject s");
    for (fault, said) in [
        (
            later(429, &[("Retry-After", "0")]),
            "note: a/px-user-token: the API server answered 429; try 2 of 4 in 0.0 s",
        ),
        (later(503, &[]), "answered 503; try 2 of 4 in 0."),
        (later(500, &[]), "answered 500; try 2 of 4 in 0."),
    ] {
        test.api()
            .inject(Fault::new("PATCH", "/secrets", fault).times(1));
        let output = test.run(&line);
        assert_eq!(output.exit, 0, "{output}");
        assert!(output.stderr.contains(said), "{output}");
        test.api().clear_faults();
    }
    // For ever is not waited.
    test.api().inject(Fault::new(
        "PATCH",
        "/secrets",
        later(429, &[("Retry-After", "3600")]),
    ));
    let output = test
        .run(&line)
        .fails(6, &["the API server answered 429: later"]);
    assert!(!output.stderr.contains("try 2"), "{output}");
    test.api().clear_faults();
    // A server that never answered is not asked again.
    test.api()
        .inject(Fault::new("PATCH", "/secrets", FaultKind::CloseConnection));
    let output = test.run(&line).fails(6, &["cannot reach"]);
    assert!(!output.stderr.contains("try 2"), "{output}");
}

#[test]
fn an_answer_that_breaks_off_or_comes_late_does_no_harm() {
    let test = cluster(&["a", "b", "c"]);
    let line = format!("secret push -n a -n b -n c {SIGN} --subject s --concurrency 1");
    let fault = |namespace: &str, what| Fault::new("PATCH", &format!("/{namespace}/secrets"), what);
    test.api().inject(fault("b", FaultKind::CutBody).times(1));
    let slow = FaultKind::Slow(std::time::Duration::from_millis(50));
    test.api().inject(fault("c", slow));
    let output = test.run(&line);
    assert_eq!(output.exit, 0, "{output}");
    assert!(output.stderr.contains("; try 2 of 4 in 0."), "{output}");
    // The first apply had been done: the second one found it so.
    assert!(
        output
            .stdout
            .contains("secret/px-user-token serverside-applied in namespace b"),
        "{output}"
    );
    // Later than the deadline is told as that.
    test.api().clear_faults();
    test.api().inject(fault("c", FaultKind::Hang));
    let output = test.run(&format!("{line} --request-timeout 100ms"));
    assert_eq!(output.exit, 1, "{output}");
    assert!(output.stderr.contains("did not answer within"), "{output}");
    assert!(output.stderr.contains("try 4 of 4"), "{output}");
}

#[test]
fn of_500_targets_with_faults_all_are_done_or_told() {
    let names: Vec<String> = (0..500).map(|n| format!("ns-{n:03}")).collect();
    let test = cluster(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let targets: Vec<String> = names.iter().map(|name| format!("-n {name}")).collect();
    let line = format!(
        "secret push {} {SIGN} --subject-template '{{namespace}}@corp'",
        targets.join(" ")
    );
    let status = |code: u16| {
        let body = json!({"kind": "Status", "apiVersion": "v1", "message": "fault", "code": code});
        FaultKind::Status(code, body, vec![("Retry-After".to_owned(), "0".to_owned())])
    };
    // One in twenty, of every sort; those of a namespace ending in 99 never end.
    for n in (0..500).step_by(20) {
        let what = match n / 20 % 5 {
            0 => status(429),
            1 => status(500),
            2 => status(503),
            3 => FaultKind::CutBody,
            _ => FaultKind::CloseConnection,
        };
        let path = format!("/ns-{n:03}/");
        test.api().inject(Fault::new("PATCH", &path, what).times(1));
    }
    test.api()
        .inject(Fault::new("PATCH", "99/secrets", status(500)));
    let output = test.run(&line);
    assert_eq!(output.exit, 1, "{output}");
    let done = output.stdout.lines().count();
    let told = output
        .stderr
        .lines()
        .filter(|line| line.starts_with("error: "))
        .count();
    assert_eq!((done, told), (495, 5), "{}", output.stderr);
    assert!(
        output
            .stderr
            .contains("note: 500 targets: 490 created, 5 serverside-applied, 5 failed\n"),
        "{}",
        output.stderr
    );
    assert!(
        output
            .stderr
            .trim_end()
            .ends_with("-n ns-099 -n ns-199 -n ns-299 -n ns-399 -n ns-499"),
        "{}",
        output.stderr
    );
    for name in &names {
        assert_eq!(is_there(&test, name), !name.ends_with("99"), "{name}");
    }
}

#[test]
fn ctrl_c_finishes_what_is_under_way_and_tells_the_rest() {
    let names: Vec<String> = (0..20).map(|n| format!("ns-{n:02}")).collect();
    let test = cluster(&names.iter().map(String::as_str).collect::<Vec<_>>());
    // The third one hangs, until the fault is taken away.
    test.api()
        .inject(Fault::new("PATCH", "/ns-02/", FaultKind::Hang));
    let targets: Vec<String> = names.iter().map(|name| format!("-n {name}")).collect();
    let line = format!(
        "secret push {} {SIGN} --subject s --concurrency 1 --request-timeout 2s",
        targets.join(" ")
    );
    let mut child = program(&test, &line)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut first = String::new();
    stdout.read_line(&mut first).expect("a line");
    stdout.read_line(&mut first).expect("a line");
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("a signal");
    let status = child.wait().expect("it ends");
    let mut stderr = String::new();
    let mut pipe = child.stderr.take().expect("a pipe");
    pipe.read_to_string(&mut stderr).expect("text");
    assert_eq!(status.code(), Some(130), "{stderr}");
    assert!(
        stderr.contains("note: stopping: no more are started, 1 under way are waited for"),
        "{stderr}"
    );
    assert!(stderr.contains(" -n ns-18 -n ns-19\n"), "{stderr}");
    assert!(is_there(&test, "ns-00") && is_there(&test, "ns-01"));
    assert!(!is_there(&test, "ns-19"));
}
