//! Completion with the names of a cluster: what is asked, how long, how often, and what is kept.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::json;

use crate::complete::{complete, values};
use crate::harness::{CLAIMS, NOW, SECRET, TestEnv, mode};
use crate::testkit::{Fault, FaultKind};

/// Namespaces with a key and two tokens.
pub(crate) fn cluster() -> TestEnv {
    let test = TestEnv::with_cluster();
    for namespace in ["team-a", "team-b", "portworx"] {
        test.api().create_namespace(namespace);
    }
    test.api().put(json!({
        "apiVersion": "v1", "kind": "Secret",
        "metadata": {"namespace": "portworx", "name": "px-system-secrets"},
        "data": {"apps-secret": "Y2FuYXJ5LWE=", "system-secret": "Y2FuYXJ5LWI="},
    }));
    test.file("px.key", SECRET);
    for name in ["px-user-token", "px-other"] {
        let claims = CLAIMS
            .replace("system.admin", "system.user")
            .replace("--group '*'", "");
        let line = format!(
            "secret push {name} -n team-a {claims} --signing-key TMP/px.key --token-duration 6d"
        );
        assert_eq!(test.run(&line).exit, 0);
    }
    test.api().clear_requests();
    test
}

fn asked(test: &TestEnv) -> Vec<String> {
    let requests = test.api().requests();
    let paths = requests.into_iter().map(|request| request.path).collect();
    test.api().clear_requests();
    paths
}

#[test]
fn namespaces_and_secrets_are_those_of_the_cluster() {
    let test = cluster();
    assert_eq!(
        complete(&test, "secret push -n ''"),
        "default\tof the kubeconfig context\nkube-public\nkube-system\nportworx\nteam-a\nteam-b\n:4\n"
    );
    assert_eq!(
        complete(&test, "secret push -n team-a ''"),
        "px-other\tsystem.user, expires in 6d\npx-user-token\tsystem.user, expires in 6d\n:4\n"
    );
    // Wherever the namespace stands; where there are none, the usual name.
    assert_eq!(values(&test, "-n team-a secret push px-o"), ["px-other"]);
    assert_eq!(
        complete(&test, "secret push -n team-b ''"),
        "px-user-token\tthe default\n:4\n"
    );
    assert_eq!(values(&test, "secret push -n team-a -n team-"), ["team-b"]);
    // The keys of the Secret that the line names.
    assert_eq!(
        values(&test, "secret push px-system-secrets -n portworx --key ''"),
        ["auth-token", "apps-secret", "system-secret"]
    );
}

#[test]
fn a_reference_to_a_key_is_completed_in_steps() {
    let test = cluster();
    let step = |word: &str| complete(&test, &format!("secret push --signing-key {word}"));
    assert_eq!(
        step("secret://t"),
        "secret://team-a/\nsecret://team-b/\n:2\n"
    );
    assert_eq!(
        step("secret://portworx/"),
        "secret://portworx/px-system-secrets/\tapps-secret system-secret\n:2\n"
    );
    assert_eq!(
        step("secret://portworx/px-system-secrets/"),
        "secret://portworx/px-system-secrets/apps-secret\nsecret://portworx/px-system-secrets/system-secret\n:0\n"
    );
    // A path of a token has a usual key, so its name may be the end.
    assert_eq!(
        values(&test, "auth token inspect --secret team-a/"),
        ["team-a/px-other", "team-a/px-user-token"]
    );
    assert_eq!(
        values(&test, "auth token inspect --secret secret://team-a/px-o"),
        ["secret://team-a/px-other/"]
    );
    assert_eq!(
        values(&test, "auth token inspect --secret team-a/px-other/"),
        ["team-a/px-other/auth-token"]
    );
    assert_eq!(
        complete(&test, "auth key generate --type hmac --to-secret port"),
        "portworx/\n:6\n"
    );
}

#[test]
fn no_data_leaves_the_cluster_and_what_is_kept_is_private() {
    let test = cluster();
    complete(
        &test,
        "secret push --signing-key secret://portworx/px-system-secrets/",
    );
    complete(&test, "secret push -n ''");
    for request in test.api().requests() {
        assert_eq!(request.method, "GET");
        assert!(
            request.accept.contains("as=PartialObjectMetadataList"),
            "{request:?}"
        );
    }
    let folder = test.path("home/.cache/pxsec");
    assert_eq!(mode(&folder), "0700");
    let mut kept = 0;
    for entry in std::fs::read_dir(&folder).expect("a cache") {
        let path = entry.expect("an entry").path();
        assert_eq!(mode(&path), "0600");
        let text = std::fs::read_to_string(&path).expect("text");
        for secret in ["canary", "Y2FuYXJ5", "eyJ"] {
            assert!(!text.contains(secret), "{text}");
        }
        kept += 1;
    }
    assert_eq!(kept, 2);
}

#[test]
fn a_list_is_kept_for_a_minute_for_each_cluster_and_namespace() {
    let mut test = cluster();
    let namespaces = "secret push -n t";
    for _ in 0..3 {
        assert_eq!(values(&test, namespaces), ["team-a", "team-b"]);
    }
    assert_eq!(asked(&test), ["/api/v1/namespaces"]);
    values(&test, "secret push -n team-a ''");
    values(&test, "secret push -n team-b ''");
    assert_eq!(
        asked(&test),
        [
            "/api/v1/namespaces/team-a/secrets",
            "/api/v1/namespaces/team-b/secrets"
        ]
    );
    // Another user may see others.
    values(&test, "--as jane secret push -n t");
    assert_eq!(asked(&test).len(), 1);
    test.api().create_namespace("team-c");
    test.set_clock(NOW + 59);
    assert_eq!(values(&test, namespaces), ["team-a", "team-b"]);
    test.set_clock(NOW + 60);
    assert_eq!(values(&test, namespaces), ["team-a", "team-b", "team-c"]);
    assert_eq!(asked(&test).len(), 1);
    // A clock that was set back keeps nothing alive.
    test.set_clock(NOW - 100_000);
    values(&test, namespaces);
    assert_eq!(asked(&test).len(), 1);
}

#[test]
fn a_server_that_hangs_is_asked_once_and_what_is_known_is_served() {
    let mut test = cluster();
    let namespaces = "secret push -n t";
    test.api().inject(Fault::new("GET", "", FaultKind::Hang));
    // Nothing is known yet, but for what the kubeconfig says.
    assert_eq!(
        complete(&test, "secret push -n ''"),
        "default\tof the kubeconfig context\n:4\n"
    );
    assert_eq!(asked(&test), ["/api/v1/namespaces"]);
    assert_eq!(complete(&test, namespaces), ":4\n");
    assert_eq!(asked(&test), [""; 0]);
    // It is asked again a while later.
    test.api().clear_faults();
    test.set_clock(NOW + 10);
    assert_eq!(values(&test, namespaces), ["team-a", "team-b"]);
    assert_eq!(asked(&test).len(), 1);
    // What was known is served when it is old, and for a day.
    test.api().inject(Fault::new("GET", "", FaultKind::Hang));
    test.set_clock(NOW + 80_000);
    assert_eq!(values(&test, namespaces), ["team-a", "team-b"]);
    assert_eq!(asked(&test).len(), 1);
    test.set_clock(NOW + 90_000);
    assert_eq!(values(&test, namespaces), [""; 0]);
}

#[test]
fn a_server_that_refuses_or_breaks_off_is_as_good_as_none() {
    let mut test = cluster();
    let broken = [
        FaultKind::CloseConnection,
        FaultKind::Garbage(b"<html>".to_vec()),
        FaultKind::CutBody,
        FaultKind::Status(403, json!({"kind": "Status"}), Vec::new()),
        FaultKind::Status(
            503,
            json!({}),
            vec![("Retry-After".to_owned(), "60".to_owned())],
        ),
    ];
    for (number, fault) in (0..).zip(broken) {
        test.set_clock(NOW + 100 * number);
        test.api().inject(Fault::new("GET", "", fault));
        assert_eq!(values(&test, "secret push -n ''"), ["default"]);
        test.api().clear_faults();
    }
    // One that takes the connection and says nothing, not even in TLS.
    let silent = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = silent.local_addr().expect("an address").port();
    test.set_clock(NOW + 5_000);
    let reaching = test.read("kubeconfig");
    let text = reaching.replace(&format!(":{}", test.api().port()), &format!(":{port}"));
    test.file("kubeconfig", text);
    assert_eq!(values(&test, "secret push -n ''"), ["default"]);
    silent
        .set_nonblocking(true)
        .expect("a listener that does not wait");
    assert!(silent.accept().is_ok(), "it was tried");
    assert!(silent.accept().is_err(), "it was tried once");
    test.file("kubeconfig", reaching);
    // Nobody listens there.
    let text = test
        .read("kubeconfig")
        .replace(&format!(":{}", test.api().port()), ":1");
    test.file("kubeconfig", text);
    assert_eq!(values(&test, "secret push -n ''"), ["default"]);
}

#[test]
fn a_credential_plugin_is_never_run() {
    let test = cluster();
    let user = "users:\n- name: admin\n  user:\n    exec:\n      apiVersion: client.authentication.k8s.io/v1\n      interactiveMode: Never\n      command: TMP/plugin\n";
    let text = test.read("kubeconfig");
    let text = text.split("users:").next().expect("text").to_owned() + user;
    let text = text.replace(
        "TMP/",
        &format!("{}/", test.path("").display()).replace("//", "/"),
    );
    test.file("kubeconfig", text);
    test.file(
        "plugin",
        format!("#!/bin/sh\ntouch {}\n", test.path("ran").display()),
    );
    let runs = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(test.path("plugin"), runs).expect("chmod");
    for line in [
        "secret push -n ''",
        "secret push -n team-a ''",
        "secret push --signing-key secret://team-a/",
        "secret push --context ''",
        "secret push --user ''",
    ] {
        complete(&test, line);
    }
    assert_eq!(values(&test, "secret push -n ''"), ["default"]);
    assert!(!test.exists("ran"));
    assert_eq!(asked(&test), [""; 0]);
    // The fixture is what it is meant to be.
    test.run(&format!(
        "secret push -n team-a {CLAIMS} --allow-admin --signing-key TMP/px.key"
    ));
    assert!(test.exists("ran"));
}

#[test]
fn the_cluster_is_the_one_that_the_line_says() {
    let mut test = cluster();
    let kubeconfig = test.read("kubeconfig");
    test.file("other", kubeconfig.replace("embedded", "other"));
    assert_eq!(
        complete(&test, "secret push --kubeconfig TMP/other --context ''"),
        "other\tcluster other, namespace default, current\n:4\n"
    );
    assert_eq!(
        values(&test, "--kubeconfig=TMP/other secret push --context o"),
        ["other"]
    );
    assert_eq!(values(&test, "secret push --cluster ''"), ["embedded"]);
    assert_eq!(values(&test, "secret push --user ''"), ["admin"]);
    assert_eq!(values(&test, "secret push --contexts e"), ["embedded"]);
    assert_eq!(
        values(&test, "context create x --kube-context ''"),
        ["embedded"]
    );
    // Without any kubeconfig there is nothing; with the px context's binding there is.
    test.unset("KUBECONFIG");
    assert_eq!(complete(&test, "secret push -n ''"), ":4\n");
    let bound = "context create prod --from-secret team-a/px-user-token --kubeconfig TMP/other --kube-context other -n team-b";
    assert_eq!(test.run(bound).exit, 0);
    assert_eq!(
        values(&test, "-c prod secret push -n t"),
        ["team-a", "team-b"]
    );
    assert_eq!(
        complete(&test, "secret push -n team-b"),
        "team-b\tof the px context\n:4\n"
    );
    // Its namespace too.
    assert_eq!(values(&test, "secret push ''"), ["px-user-token"]);
    let asked = asked(&test);
    assert_eq!(
        asked.last().map(String::as_str),
        Some("/api/v1/namespaces/team-b/secrets")
    );
    // What the command would refuse is not completed.
    assert_eq!(
        complete(&test, "-c prod secret push --context else -n ''"),
        ":4\n"
    );
}

/// What `delete` would refuse was offered too.
#[test]
fn delete_and_rotate_are_offered_what_pxsec_keeps() {
    let test = cluster();
    test.api().put(json!({
        "apiVersion": "v1", "kind": "Secret",
        "metadata": {"namespace": "team-a", "name": "px-of-others"},
        "data": {"auth-token": "eA=="},
    }));
    for verb in ["delete", "rotate"] {
        assert_eq!(
            values(&test, &format!("secret {verb} -n team-a ''")),
            ["px-other", "px-user-token"]
        );
    }
    assert_eq!(
        values(&test, "secret status -n team-a px-of"),
        ["px-of-others"]
    );
}
