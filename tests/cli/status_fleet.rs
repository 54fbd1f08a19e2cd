//! `secret status` of several namespaces and clusters, and of many Secrets.
//!
//! - the order is that of kube contexts, namespaces and names, however long each takes
//! - what cannot be listed is told, and the rest is shown
//! - pages, also of a list that the server forgets; little memory, and no token on the wire

use std::io::Read as _;

use serde_json::{Value, json};

use crate::binary::{code, program, stderr};
use crate::harness::{SECRET, TestEnv};
use crate::push::secret;
use crate::status::{OLD, cluster, column, names, states};
use crate::testkit::{ApiServer, Fault, FaultKind};

#[test]
fn a_namespace_that_may_not_be_listed_is_told_and_the_rest_is_shown() {
    let mut test = cluster();
    test.act_as("jane");
    test.api().limit(
        "jane",
        &[
            ("list", "secrets", "team-b"),
            ("list", "secrets", "portworx"),
        ],
    );
    let output = test.run("secret status -n team-b -n team-a -n portworx --check");
    assert_eq!(
        (states(&output), output.exit),
        (vec!["team-b/old-key Valid".to_owned()], 1)
    );
    assert_eq!(
        output.stderr,
        "\
error: could not list the Secrets of the namespace `team-a`
  caused by: secrets is forbidden: User \"jane\" cannot list resource \"secrets\" in API group \"\" in the namespace \"team-a\"
hint: ask for the right, or act as someone who has it with --as; `kubectl auth can-i` in that cluster tells
"
    );
    let json = test.run("secret status -n team-b -n team-a -o json");
    let document: Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(document["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["failures"][0]["kubeContext"], "embedded");
    assert_eq!(document["failures"][0]["namespace"], "team-a");
    let message = document["failures"][0]["error"]
        .as_str()
        .expect("a message");
    assert!(message.contains("forbidden"), "{message}");
    let yaml = test.run("secret status -n team-b -n team-a -o yaml").stdout;
    assert!(
        yaml.contains("\nfailures:\n- kubeContext: embedded\n  namespace: team-a\n"),
        "{yaml}"
    );
    let metrics = test
        .run("secret status -n team-b -n team-a -o prometheus")
        .stdout;
    assert!(
        metrics.contains("pxsec_status_failed_targets 1\n"),
        "{metrics}"
    );
    // The only one: as every command that fails.
    test.run("secret status -n team-a -o json")
        .fails(6, &["forbidden"]);
    test.run("secret status -A")
        .fails(6, &["could not list the Secrets of all namespaces"]);
}

/// A second server, as the kube context `other` beside `embedded`, and one that nobody answers for.
fn with_second(test: &TestEnv) -> ApiServer {
    let second = ApiServer::start();
    let text = second
        .kubeconfig_for("admin")
        .replace("embedded", "other")
        .replace("admin", "other-admin");
    let second_yaml = test.file("second", text);
    let path = test.path(second_yaml.trim_start_matches("TMP/"));
    let both = format!("{}:{}", test.path("kubeconfig").display(), path.display());
    test.file("both", both);
    second
}

#[test]
fn several_clusters_in_the_order_of_their_kube_contexts_each_with_its_own_key() {
    let mut test = cluster();
    let second = with_second(&test);
    let both = test.read("both");
    test.set("KUBECONFIG", both);
    for (server, key) in [(test.api(), SECRET), (&second, OLD)] {
        server.put(secret(
            "portworx",
            "px-shared-secret",
            &[("shared-secret", key)],
        ));
    }
    // The same Secrets in both, whose clusters have different keys.
    for name in ["valid", "due"] {
        second.put(test.api().secret("team-a", name).expect("a Secret"));
    }
    second.put(test.api().secret("team-b", "old-key").expect("a Secret"));
    let output = test.run("secret status -A --contexts '*' --verify --from-cluster");
    let contexts = column(&output, "KUBE-CONTEXT");
    let rows: Vec<String> = contexts
        .iter()
        .zip(states(&output))
        .map(|(context, state)| format!("{context} {state}"))
        .filter(|row| {
            !row.contains("/drifted")
                && !row.contains("/malformed")
                && !row.contains("/expired")
                && !row.contains("/not-yet")
        })
        .collect();
    assert_eq!(
        rows,
        [
            "embedded team-a/due Due",
            "embedded team-a/valid Valid",
            "embedded team-b/old-key WrongKey",
            "other team-a/due WrongKey",
            "other team-a/valid WrongKey",
            "other team-b/old-key Valid",
        ]
    );
    // One that is down is told, and the other is shown.
    drop(second);
    let output = test.run("secret status -n team-a --contexts 'emb*,oth*' valid");
    assert_eq!(
        (states(&output), output.exit),
        (vec!["team-a/valid Valid".to_owned()], 1)
    );
    assert!(
        output.stderr.contains(
            "could not list the Secrets of the namespace `team-a` in the kube context `other`"
        ),
        "{output}"
    );
    test.run("secret status --contexts 'x*'")
        .fails(2, &["no kubeconfig context matches `x*`"]);
}

/// Puts `count` Secrets as `template` into the namespace `many`.
fn multiplied(test: &TestEnv, template: &Value, count: usize) {
    for n in 0..count {
        let mut secret = template.clone();
        secret["metadata"]["name"] = format!("token-{n:05}").into();
        secret["metadata"]["namespace"] = "many".into();
        secret["metadata"]["uid"] = format!("uid-{n:05}").into();
        test.api().put(secret);
    }
}

#[test]
fn pages_come_in_order_and_once_also_when_the_server_forgets_the_list() {
    let test = cluster();
    let template = test.api().secret("team-a", "valid").expect("a Secret");
    multiplied(&test, &template, 1_200);
    let expected: Vec<String> = (0..1_200).map(|n| format!("token-{n:05}")).collect();
    let lists = |test: &TestEnv| test.api().requests().len();
    test.api().clear_requests();
    assert_eq!(names(&test.run("secret status -n many")), expected);
    assert_eq!(lists(&test), 3);
    let gone = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Expired",
        "message": "The provided continue parameter is too old", "code": 410});
    test.api()
        .inject(Fault::new("GET", "continue=", FaultKind::Status(410, gone, vec![])).times(1));
    test.api().clear_requests();
    assert_eq!(names(&test.run("secret status -n many")), expected);
    assert_eq!(lists(&test), 5);
    let json = test.run("secret status -n many -o json").json();
    assert_eq!(json["items"].as_array().map(Vec::len), Some(1_200));
}

#[test]
fn many_namespaces_come_in_their_order_however_long_each_takes() {
    let test = cluster();
    let template = test.api().secret("team-a", "valid").expect("a Secret");
    // More than is read ahead of its turn, and behind others.
    multiplied(&test, &template, 1_600);
    let put = |namespace: &str| {
        let mut secret = template.clone();
        secret["metadata"]["namespace"] = namespace.into();
        test.api().put(secret);
    };
    let mut namespaces: Vec<String> = (0..20).map(|n| format!("ns-{n:02}")).collect();
    namespaces.iter().for_each(|namespace| put(namespace));
    put("first");
    namespaces.extend(["many".to_owned(), "first".to_owned()]);
    // The first one has to wait until the others are long done.
    let later = json!({"kind": "Status", "apiVersion": "v1", "message": "later", "code": 503});
    let later = FaultKind::Status(503, later, vec![("Retry-After".to_owned(), "1".to_owned())]);
    test.api()
        .inject(Fault::new("GET", "/namespaces/first/", later).times(1));
    namespaces.sort();
    let flags: Vec<String> = namespaces
        .iter()
        .rev()
        .map(|name| format!("-n {name}"))
        .collect();
    let expected: Vec<String> = namespaces
        .iter()
        .flat_map(|name| vec![name.clone(); if name == "many" { 1_600 } else { 1 }])
        .collect();
    for more in ["", "--concurrency 1", "--concurrency 2"] {
        let output = test.run(&format!("secret status {} {more}", flags.join(" ")));
        assert_eq!(output.exit, 0, "{}", output.stderr);
        assert_eq!(column(&output, "NAMESPACE"), expected, "{more}");
    }
}

/// The peak of resident memory of the real program, in KiB; it prints at least `lines` lines.
///
/// Read while its output is, which a pipe holds back: nothing is kept for the end but the last 64 KiB.
#[cfg(target_os = "linux")]
fn peak_kib(test: &TestEnv, line: &str, lines: usize) -> u64 {
    let mut child = program(test, line).spawn().expect("it runs");
    let status = format!("/proc/{}/status", child.id());
    let mut stdout = child.stdout.take().expect("a pipe");
    let (mut buffer, mut seen, mut peak) = ([0; 16 * 1024], 0, 0);
    loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let hwm = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = hwm.and_then(|value| value.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(kib.unwrap_or(0));
        let count = stdout.read(&mut buffer).expect("output");
        if count == 0 {
            break;
        }
        seen += buffer[..count]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
    }
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(seen >= lines, "{seen} lines");
    peak
}

/// 32 MiB; the code of a program that is not optimized takes some more.
#[cfg(target_os = "linux")]
const LIMIT_KIB: u64 = if cfg!(debug_assertions) { 40 } else { 32 } * 1024;

#[cfg(target_os = "linux")]
#[test]
fn ten_thousand_secrets_take_little_memory_and_no_token_leaves_the_cluster() {
    let test = cluster();
    let template = test.api().secret("team-a", "valid").expect("a Secret");
    multiplied(&test, &template, 10_000);
    test.api().record_bodies();
    for format in ["text", "json", "yaml"] {
        let peak = peak_kib(&test, &format!("secret status -A -o {format}"), 10_000);
        println!("{format}: {peak} KiB");
        assert!(peak < LIMIT_KIB, "{format}: {peak} KiB");
    }
    let (bytes, _) = test.api().answered("x");
    assert!(bytes > 3 * 10_000_000, "{bytes}");
    for part in ["eyJhbGci", "ZXlKaGJHY2"] {
        assert!(!test.api().answered(part).1);
    }
}
