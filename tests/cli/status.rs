//! `secret status`.
//!
//! - each state, from metadata alone and with --verify
//! - each format; filters, order and exit codes
//! - several namespaces and clusters; what cannot be listed is told, and the rest is shown
//! - pages, also of a list that the server forgets; little memory, and no token on the wire

use std::io::Read as _;

use serde_json::{Value, json};

use crate::binary::{code, program, stderr};
use crate::harness::{CLAIMS, NOW, Output, SECRET, TestEnv};
use crate::push::secret;
use crate::testkit::{ApiServer, Fault, FaultKind};

const DAY: i64 = 86_400;

/// The shared secret before it was changed.
const OLD: &str = "the-shared-secret-before-it-was-changed-1";

/// Puts a Secret back as it was created on 2025-12-01, changed by `edit`.
fn edited(test: &TestEnv, namespace: &str, name: &str, edit: impl FnOnce(&mut Value)) {
    let mut secret = test.api().secret(namespace, name).expect("a Secret");
    secret["metadata"]["creationTimestamp"] = "2025-12-01T00:00:00Z".into();
    secret["metadata"]["uid"] = format!("uid-of-{name}").into();
    edit(&mut secret);
    test.api().put(secret);
}

/// Pushes a token of 30 days that is signed `ago` seconds before now.
pub(crate) fn pushed(test: &mut TestEnv, namespace: &str, name: &str, ago: i64, key: &str) {
    test.set_clock(NOW - ago);
    test.file("sign-key", key);
    let subject = format!("{name}@{namespace}");
    let claims = CLAIMS
        .replace("admin-1", &subject)
        .replace("--group '*'", "");
    let claims = claims.replace("system.admin", "system.user");
    test.run(&format!(
        "secret push -n {namespace} {name} {claims} --signing-key TMP/sign-key --token-duration 30d"
    ))
    .ok();
    test.set_clock(NOW);
    edited(test, namespace, name, |_| {});
}

/// Takes the token that `name` holds for that of another manager.
fn overwritten(secret: &mut Value, token: &str) {
    use base64::Engine as _;
    let encoded = base64::engine::general_purpose::STANDARD.encode(token);
    secret["data"]["auth-token"] = encoded.into();
    let fields = json!({"f:data": {"f:auth-token": {}}});
    let manager = json!({"manager": "kubectl-edit", "operation": "Update", "apiVersion": "v1",
        "time": "2025-12-02T00:00:00Z", "fieldsType": "FieldsV1", "fieldsV1": fields});
    let managers = secret["metadata"]["managedFields"].as_array_mut();
    managers.expect("managers").push(manager);
}

/// A cluster with a Secret in every state that metadata tell, and one of an old key.
fn cluster() -> TestEnv {
    let mut test = TestEnv::with_cluster();
    for namespace in ["portworx", "team-a", "team-b"] {
        test.api().create_namespace(namespace);
    }
    test.file("px.key", SECRET);
    pushed(&mut test, "team-a", "drifted", 0, SECRET);
    pushed(&mut test, "team-a", "due", 25 * DAY, SECRET);
    pushed(&mut test, "team-a", "expired", 33 * DAY, SECRET);
    pushed(&mut test, "team-a", "malformed", 0, SECRET);
    pushed(&mut test, "team-a", "not-yet", -3600, SECRET);
    pushed(&mut test, "team-a", "valid", DAY, SECRET);
    pushed(&mut test, "team-b", "old-key", DAY, OLD);
    let other = test.token_of("someone-else");
    edited(&test, "team-a", "drifted", |secret| {
        overwritten(secret, &other);
    });
    edited(&test, "team-a", "malformed", |secret| {
        secret["metadata"]["annotations"]["pxsec.dev/roles"] = "system.user".into();
    });
    let token = test.token("--token-duration 30d");
    for (namespace, name) in [("team-b", "by-hand"), ("portworx", "px-admin-token")] {
        test.api()
            .put(secret(namespace, name, &[("auth-token", &token)]));
        edited(&test, namespace, name, |_| {});
    }
    edited(&test, "portworx", "px-admin-token", |secret| {
        secret["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
            "kind": "StorageCluster", "name": "px", "uid": "u", "controller": true}]);
    });
    test.api().put(secret("team-b", "tls", &[("tls.key", "x")]));
    test
}

/// The words of a column, by row.
fn column(output: &Output, title: &str) -> Vec<String> {
    let mut lines = output.stdout.lines();
    let titles: Vec<&str> = lines
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let index = titles.iter().position(|found| *found == title);
    let index = index.unwrap_or_else(|| panic!("no {title} in:\n{output}"));
    lines
        .map(|line| {
            line.split_whitespace()
                .nth(index)
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

fn names(output: &Output) -> Vec<String> {
    column(output, "NAME")
}

/// The rows as `NAMESPACE/NAME STATUS`.
fn states(output: &Output) -> Vec<String> {
    let namespaces = column(output, "NAMESPACE");
    let rows = namespaces
        .iter()
        .zip(names(output))
        .zip(column(output, "STATUS"));
    rows.map(|((namespace, name), status)| format!("{namespace}/{name} {status}"))
        .collect()
}

#[test]
fn a_row_for_every_secret_that_pxsec_keeps_and_no_token_on_the_wire() {
    let test = cluster();
    test.api().record_bodies();
    test.api().clear_requests();
    assert_eq!(
        test.run("secret status -A").to_string(),
        "\
NAMESPACE   NAME        STATUS        ROLES         SUBJECT          EXPIRES     RENEWS      AGE
team-a      drifted     Drifted       system.user   drifted@team-a   30d         20d         32d3h
team-a      due         Due           system.user   due@team-a       5d          now         32d3h
team-a      expired     Expired       system.user   expired@team-a   -3d         now         32d3h
team-a      malformed   Malformed     <unknown>     <unknown>        <unknown>   <unknown>   32d3h
team-a      not-yet     NotYetValid   system.user   not-yet@team-a   30d1h       20d1h       32d3h
team-a      valid       Valid         system.user   valid@team-a     29d         19d         32d3h
team-b      old-key     Valid         system.user   old-key@team-b   29d         19d         32d3h
--- stderr ---
note: 5 of 7 need attention
[exit 0]"
    );
    let requests = test.api().requests();
    assert_eq!(requests.len(), 1);
    assert!(requests[0].accept.contains("as=PartialObjectMetadataList"));
    // `eyJhbGciOi`, which every token begins with, as it is and as the API writes it.
    for part in ["eyJhbGci", "ZXlKaGJHY2"] {
        assert!(!test.api().answered(part).1);
    }
    test.run("secret status -A --verify --signing-key TMP/px.key")
        .ok();
    assert!(test.api().answered("ZXlKaGJHY2").1);
}

#[test]
fn all_shows_tokens_of_others_and_no_other_secrets() {
    let test = cluster();
    let output = test.run("secret status -A --all");
    assert_eq!(
        states(&output),
        [
            "portworx/px-admin-token OperatorManaged",
            "team-a/drifted Drifted",
            "team-a/due Due",
            "team-a/expired Expired",
            "team-a/malformed Malformed",
            "team-a/not-yet NotYetValid",
            "team-a/valid Valid",
            "team-b/by-hand Unmanaged",
            "team-b/old-key Valid",
        ]
    );
    assert_eq!(column(&output, "RENEWS")[0], "auto");
    // Another key is another token.
    test.run("secret status -n team-b --all --key tls.key").ok();
    let output = test.run("secret status -n team-b --all --key tls.key");
    assert!(names(&output).contains(&"tls".to_owned()), "{output}");
    // Where managedFields are stripped, what pxsec keeps is known by its annotations, and others are not seen.
    for name in ["valid", "due"] {
        edited(&test, "team-a", name, |secret| {
            secret["metadata"]["managedFields"] = json!([]);
        });
    }
    let output = test.run("secret status -n team-a --all valid due");
    assert_eq!(
        states(&output),
        ["team-a/due Unmanaged", "team-a/valid Unmanaged"]
    );
}

#[test]
fn verify_finds_what_the_storage_cluster_does_not_take() {
    let test = cluster();
    let elsewhere = CLAIMS.replace("portworx.com", "elsewhere.example");
    test.run(&format!(
        "secret push -n team-b elsewhere {elsewhere} --group '' --signing-key TMP/px.key --allow-admin"
    ));
    test.run(&format!(
        "secret push -n team-b elsewhere {} --signing-key TMP/px.key",
        elsewhere
            .replace("--group '*'", "")
            .replace("system.admin", "system.user")
    ))
    .ok();
    test.api()
        .put(secret("team-b", "no-token", &[("auth-token", "hello")]));
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    let expected = [
        "portworx/px-admin-token OperatorManaged",
        "team-a/drifted Drifted",
        "team-a/due Due",
        "team-a/expired Expired",
        "team-a/malformed Malformed",
        "team-a/not-yet NotYetValid",
        "team-a/valid Valid",
        "team-b/by-hand Unmanaged",
        "team-b/elsewhere WrongIssuer",
        "team-b/no-token Malformed",
        "team-b/old-key WrongKey",
    ];
    let verify = "secret status -A --all --verify --issuer portworx.com";
    for key in [
        "--signing-key TMP/px.key",
        "--signing-key secret://portworx/px-shared-secret/shared-secret",
        "--from-cluster",
    ] {
        assert_eq!(
            states(&test.run(&format!("{verify} {key}"))),
            expected,
            "{key}"
        );
    }
    // Only the Secrets that have a token are read, and the key's.
    test.api().clear_requests();
    test.run(&format!("{verify} --signing-key TMP/px.key")).ok();
    let requests = test.api().requests();
    let read = requests
        .iter()
        .filter(|request| request.path.contains("/secrets/"));
    assert_eq!(read.count(), expected.len());
    // Without --all: a list of what pxsec keeps, with the tokens.
    test.api().clear_requests();
    let output = test.run("secret status -n team-b --verify --signing-key TMP/px.key");
    assert_eq!(
        states(&output),
        ["team-b/elsewhere Valid", "team-b/old-key WrongKey"]
    );
    assert_eq!(test.api().requests().len(), 1);
}

#[test]
fn what_a_tenant_writes_into_annotations_is_not_believed_by_verify() {
    let test = cluster();
    edited(&test, "team-a", "expired", |secret| {
        secret["metadata"]["annotations"]["pxsec.dev/expires-at"] = "2099-01-01T00:00:00Z".into();
    });
    assert_eq!(
        states(&test.run("secret status -n team-a expired")),
        ["team-a/expired Valid"]
    );
    let output = test.run("secret status -n team-a expired --verify --signing-key TMP/px.key");
    assert_eq!(states(&output), ["team-a/expired Expired"]);
    assert_eq!(column(&output, "EXPIRES"), ["-3d"]);
}

#[test]
fn an_operators_token_of_an_old_key_is_told() {
    let test = cluster();
    test.file("other.key", OLD);
    let output =
        test.run("secret status -n portworx --all --verify --signing-key TMP/other.key --check");
    assert_eq!(states(&output), ["portworx/px-admin-token WrongKey"]);
    assert_eq!(output.exit, 10);
}

#[test]
fn key_flags_without_verify_and_verify_without_a_key_are_usage_errors() {
    let test = cluster();
    test.api().clear_requests();
    for flag in ["--signing-key TMP/px.key", "--from-cluster", "--issuer x"] {
        let name = flag.split(' ').next().unwrap_or_default();
        test.run(&format!("secret status {flag}")).fails(
            2,
            &[
                &format!("{name} has a meaning only when tokens are checked"),
                "--verify",
            ],
        );
    }
    for (flags, reason) in [
        ("--verify", "--verify needs a key"),
        ("--expired --expires-within 7d", "cannot be used with"),
        ("--watch --verify --from-cluster", "cannot be used with"),
        ("--watch -o yaml", "--watch prints text, wide or json"),
        ("--sort-by colour", "namespace, name, status"),
        ("--expires-within 7", "is not a lifetime"),
        ("-o table", "the formats are text, wide"),
        (
            "-o 'jsonpath={.items'",
            "at character 8: the brace is not closed",
        ),
        ("-A -n team-a", "use one of both"),
        ("Not_A_Name", "is no Secret's name"),
    ] {
        test.run(&format!("secret status {flags}"))
            .fails(2, &[reason]);
    }
    assert!(test.api().requests().is_empty());
}

#[test]
fn rows_are_filtered_by_name_label_and_time_and_only_those_count() {
    let mut test = cluster();
    edited(&test, "team-a", "valid", |secret| {
        secret["metadata"]["labels"]["tier"] = "gold".into();
    });
    for (flags, found) in [
        ("valid due", vec!["due", "valid"]),
        ("-l tier=gold", vec!["valid"]),
        ("--expired", vec!["expired"]),
        ("--expires-within 7d", vec!["due", "expired"]),
        ("--expires-within 29d", vec!["due", "expired", "valid"]),
        ("--expires-within 1s", vec!["expired"]),
    ] {
        let output = test.run(&format!("secret status -n team-a {flags}"));
        assert_eq!(names(&output), found, "{flags}");
    }
    for (flags, exit) in [
        ("", 10),
        ("valid", 0),
        ("-l tier=gold", 0),
        ("--expired", 10),
        ("--expired valid", 0),
    ] {
        let output = test.run(&format!("secret status -n team-a --check {flags}"));
        assert_eq!(output.exit, exit, "{flags}: {output}");
    }
    assert_eq!(
        test.run("secret status -n portworx").to_string(),
        "--- stderr ---\nnote: pxsec keeps no token here; --all shows those of others\n[exit 0]"
    );
    assert_eq!(
        test.run("secret status -n team-b --expired").to_string(),
        "--- stderr ---\nnote: no token here is such a one\n[exit 0]"
    );
    // What was due then is expired later.
    test.set_clock(NOW + 5 * DAY);
    assert_eq!(
        names(&test.run("secret status -n team-a --expired")),
        ["due", "expired"]
    );
}

#[test]
fn a_named_secret_is_shown_whoever_keeps_it_and_told_when_it_is_not_there() {
    let test = cluster();
    let output = test.run("secret status -n team-b by-hand");
    assert_eq!(states(&output), ["team-b/by-hand Unmanaged"]);
    let output = test.run("secret status -n team-b by-hand gone");
    assert_eq!((states(&output).len(), output.exit), (1, 1));
    assert!(
        output.stderr.contains("error: there is no Secret `gone`\n"),
        "{output}"
    );
    test.run("secret status -n team-b gone")
        .fails(6, &["there is no Secret `gone`"]);
}

#[test]
fn rows_are_ordered_by_what_is_asked() {
    let test = cluster();
    edited(&test, "team-a", "due", |secret| {
        secret["metadata"]["creationTimestamp"] = "2025-11-01T00:00:00Z".into();
    });
    let by_name = "drifted due expired malformed not-yet old-key valid";
    for (key, found) in [
        ("name", by_name),
        (".metadata.name", by_name),
        (
            "namespace",
            "drifted due expired malformed not-yet valid old-key",
        ),
        (
            "status",
            "valid old-key due expired not-yet drifted malformed",
        ),
        (
            "expires",
            "expired due valid old-key drifted not-yet malformed",
        ),
        (
            "renews",
            "expired due valid old-key drifted not-yet malformed",
        ),
        ("age", "due drifted expired malformed not-yet valid old-key"),
        (
            "{.metadata.creationTimestamp}",
            "due drifted expired malformed not-yet valid old-key",
        ),
        (
            "subject",
            "drifted due expired not-yet old-key valid malformed",
        ),
    ] {
        let output = test.run(&format!("secret status -A --sort-by '{key}'"));
        assert_eq!(names(&output).join(" "), found, "{key}");
    }
}

/// `cluster` with two Secrets of which nothing is random.
fn two() -> TestEnv {
    let mut test = TestEnv::with_cluster();
    test.api().create_namespace("team-a");
    pushed(&mut test, "team-a", "due", 25 * DAY, SECRET);
    test.api()
        .put(secret("team-a", "px-admin-token", &[("auth-token", "x")]));
    edited(&test, "team-a", "px-admin-token", |secret| {
        secret["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "pxsec"});
        secret["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
            "kind": "StorageCluster", "name": "px", "uid": "u", "controller": true}]);
    });
    test
}

#[test]
fn the_formats() {
    let test = two();
    insta::assert_snapshot!(test.run("secret status -n team-a -o wide"), @r##"
    NAMESPACE   NAME             STATUS            ROLES         SUBJECT      EXPIRES     RENEWS   AGE     ISSUER         GROUPS      KEY         FINGERPRINT       LIFETIME    MANAGERS   USED-BY
    team-a      due              Due               system.user   due@team-a   5d          now      32d3h   portworx.com   <none>      <none>      sha256:150694de   30d         pxsec      <unknown>
    team-a      px-admin-token   OperatorManaged   <unknown>     <unknown>    <unknown>   auto     32d3h   <unknown>      <unknown>   <unknown>   <unknown>         <unknown>   testkit    <unknown>
    --- stderr ---
    note: 1 of 2 need attention
    [exit 0]
    "##);
    insta::assert_snapshot!(test.run("secret status -n team-a -o json"), @r##"
    {
      "apiVersion": "pxsec.dev/v1alpha1",
      "kind": "SecretStatusList",
      "items": [
        {
          "kubeContext": "embedded",
          "server": "https://127.0.0.1:PORT",
          "namespace": "team-a",
          "name": "due",
          "uid": "uid-of-due",
          "status": "Due",
          "managed": true,
          "subject": "due@team-a",
          "roles": [
            "system.user"
          ],
          "groups": [],
          "issuer": "portworx.com",
          "issuedAt": "2025-12-08T03:03:05Z",
          "expiresAt": "2026-01-07T03:04:05Z",
          "renewsAt": "2025-12-28T03:04:05Z",
          "createdAt": "2025-12-01T00:00:00Z",
          "fingerprint": "sha256:150694de",
          "lifetime": "30d",
          "managers": [
            "pxsec"
          ]
        },
        {
          "kubeContext": "embedded",
          "server": "https://127.0.0.1:PORT",
          "namespace": "team-a",
          "name": "px-admin-token",
          "uid": "uid-of-px-admin-token",
          "status": "OperatorManaged",
          "managed": false,
          "createdAt": "2025-12-01T00:00:00Z",
          "managers": [
            "testkit"
          ]
        }
      ]
    }
    [exit 0]
    "##);
    insta::assert_snapshot!(test.run("secret status -n team-a -o yaml"), @r##"
    apiVersion: pxsec.dev/v1alpha1
    kind: SecretStatusList
    items:
    - kubeContext: embedded
      server: https://127.0.0.1:PORT
      namespace: team-a
      name: due
      uid: uid-of-due
      status: Due
      managed: true
      subject: due@team-a
      roles:
      - system.user
      groups: []
      issuer: portworx.com
      issuedAt: "2025-12-08T03:03:05Z"
      expiresAt: "2026-01-07T03:04:05Z"
      renewsAt: "2025-12-28T03:04:05Z"
      createdAt: "2025-12-01T00:00:00Z"
      fingerprint: sha256:150694de
      lifetime: 30d
      managers:
      - pxsec
    - kubeContext: embedded
      server: https://127.0.0.1:PORT
      namespace: team-a
      name: px-admin-token
      uid: uid-of-px-admin-token
      status: OperatorManaged
      managed: false
      createdAt: "2025-12-01T00:00:00Z"
      managers:
      - testkit
    [exit 0]
    "##);
    insta::assert_snapshot!(test.run("secret status -n team-a -o prometheus"), @r##"
    # HELP pxsec_token_expiry_timestamp_seconds When the token expires; absent for one that never does.
    # TYPE pxsec_token_expiry_timestamp_seconds gauge
    pxsec_token_expiry_timestamp_seconds{kube_context="embedded",namespace="team-a",name="due",subject="due@team-a",status="Due"} 1767755045
    # HELP pxsec_token_issued_timestamp_seconds When the token was issued.
    # TYPE pxsec_token_issued_timestamp_seconds gauge
    pxsec_token_issued_timestamp_seconds{kube_context="embedded",namespace="team-a",name="due",subject="due@team-a",status="Due"} 1765162985
    # HELP pxsec_token_renew_timestamp_seconds When the token is to be renewed.
    # TYPE pxsec_token_renew_timestamp_seconds gauge
    pxsec_token_renew_timestamp_seconds{kube_context="embedded",namespace="team-a",name="due",subject="due@team-a",status="Due"} 1766891045
    # HELP pxsec_token_status 1 for the status that the Secret has.
    # TYPE pxsec_token_status gauge
    pxsec_token_status{kube_context="embedded",namespace="team-a",name="due",subject="due@team-a",status="Due"} 1
    pxsec_token_status{kube_context="embedded",namespace="team-a",name="px-admin-token",subject="",status="OperatorManaged"} 1
    # HELP pxsec_tokens How many Secrets have each status.
    # TYPE pxsec_tokens gauge
    pxsec_tokens{status="Valid"} 0
    pxsec_tokens{status="Due"} 1
    pxsec_tokens{status="Expired"} 0
    pxsec_tokens{status="NotYetValid"} 0
    pxsec_tokens{status="WrongKey"} 0
    pxsec_tokens{status="WrongIssuer"} 0
    pxsec_tokens{status="Drifted"} 0
    pxsec_tokens{status="Malformed"} 0
    pxsec_tokens{status="Unmanaged"} 0
    pxsec_tokens{status="OperatorManaged"} 1
    # HELP pxsec_status_failed_targets Namespaces and clusters that could not be looked at.
    # TYPE pxsec_status_failed_targets gauge
    pxsec_status_failed_targets 0
    # HELP pxsec_status_timestamp_seconds When all this was so.
    # TYPE pxsec_status_timestamp_seconds gauge
    pxsec_status_timestamp_seconds 1767323045
    [exit 0]
    "##);
    assert_eq!(
        test.run("secret status -n team-a -o name").to_string(),
        "secret/due\nsecret/px-admin-token\n[exit 0]"
    );
    let template =
        "{range .items[?(@.status==\"Due\")]}{.namespace}/{.name} {.subject}{\"\\n\"}{end}";
    assert_eq!(
        test.run(&format!("secret status -n team-a -o jsonpath='{template}'"))
            .to_string(),
        "team-a/due due@team-a\n[exit 0]"
    );
    test.run("secret status -n team-a -o 'jsonpath={.items[7]}'")
        .fails(
            1,
            &[
                "does not go with what was found",
                "the index 7 is outside of an array of 2",
            ],
        );
}

#[test]
fn nothing_found_is_a_document_all_the_same() {
    let test = TestEnv::with_cluster();
    let json = test.run("secret status -o json");
    assert_eq!(
        json.to_string(),
        "{\n  \"apiVersion\": \"pxsec.dev/v1alpha1\",\n  \"kind\": \"SecretStatusList\",\n  \"items\": []\n}\n[exit 0]"
    );
    assert_eq!(
        test.run("secret status -o yaml").ok(),
        "apiVersion: pxsec.dev/v1alpha1\nkind: SecretStatusList\nitems: []\n"
    );
    assert_eq!(test.run("secret status -o name").ok(), "");
    let metrics = test.run("secret status -o prometheus").ok();
    assert!(
        metrics.contains("pxsec_tokens{status=\"Valid\"} 0\n"),
        "{metrics}"
    );
}

#[test]
fn what_would_act_on_a_terminal_is_shown() {
    let test = cluster();
    let evil = "a\u{1b}[2J\u{202e}b\nc\"d\\e";
    edited(&test, "team-a", "valid", |secret| {
        secret["metadata"]["annotations"]["pxsec.dev/subject"] = evil.into();
        secret["metadata"]["annotations"]["pxsec.dev/issuer"] = evil.into();
    });
    for format in [
        "text",
        "wide",
        "json",
        "yaml",
        "prometheus",
        "jsonpath={..subject}",
    ] {
        let output = test.run(&format!("secret status -n team-a valid -o '{format}'"));
        // JSON escapes what acts, and keeps what is text.
        let acts: &[char] = if matches!(format, "json" | "yaml") {
            &['\u{1b}']
        } else {
            &['\u{1b}', '\u{202e}']
        };
        assert!(!output.stdout.contains(acts), "{format}: {output}");
        assert!(
            output.stdout.contains("u{1b}")
                || output.stdout.contains("u001b")
                || output.stdout.contains("\\e"),
            "{format}: {output}"
        );
    }
    let json = test.run("secret status -n team-a valid -o json").json();
    assert_eq!(json["items"][0]["subject"], evil);
}

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
hint: ask for the right, or act as someone who has it with --as; `kubectl auth can-i` tells
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
        assert!(peak < 32 * 1024, "{format}: {peak} KiB");
    }
    let (bytes, _) = test.api().answered("x");
    assert!(bytes > 3 * 10_000_000, "{bytes}");
    for part in ["eyJhbGci", "ZXlKaGJHY2"] {
        assert!(!test.api().answered(part).1);
    }
}
