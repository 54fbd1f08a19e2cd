//! `secret status`.
//!
//! - each state, from metadata alone and with --verify
//! - filters, order and exit codes; what is asked for wrongly

use serde_json::{Value, json};

use crate::harness::{CLAIMS, NOW, Output, SECRET, TestEnv};
use crate::push::secret;

pub(crate) const DAY: i64 = 86_400;

/// The shared secret before it was changed.
pub(crate) const OLD: &str = "the-shared-secret-before-it-was-changed-1";

/// Puts a Secret back as it was created on 2025-12-01, changed by `edit`.
pub(crate) fn edited(test: &TestEnv, namespace: &str, name: &str, edit: impl FnOnce(&mut Value)) {
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
pub(crate) fn cluster() -> TestEnv {
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
pub(crate) fn column(output: &Output, title: &str) -> Vec<String> {
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

pub(crate) fn names(output: &Output) -> Vec<String> {
    column(output, "NAME")
}

/// The rows as `NAMESPACE/NAME STATUS`.
pub(crate) fn states(output: &Output) -> Vec<String> {
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
        ("-o table", "possible values: text, wide"),
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
        "--- stderr ---\nnote: pxsec keeps no token in the namespace `portworx`; --all shows those of others, and -A looks into all namespaces\n[exit 0]"
    );
    assert_eq!(
        test.run("secret status -n team-b --expired").to_string(),
        "--- stderr ---\nnote: no token in the namespace `team-b` is such a one; -A looks into all namespaces\n[exit 0]"
    );
    assert_eq!(
        test.run("secret status --namespace-selector a=b").stderr,
        "note: pxsec keeps no token here, since no namespace has these labels; --all shows those of others, and -A looks into all namespaces\n"
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
        output
            .stderr
            .contains("error: there is no Secret `gone` in the namespace `team-b`\n"),
        "{output}"
    );
    test.run("secret status -n team-b gone").fails(
        6,
        &["`kubectl get secrets -n team-b` shows those that exist; -A looks into all namespaces"],
    );
    test.run("secret status -A gone").fails(
        6,
        &[
            "there is no Secret `gone` in any namespace",
            "`kubectl get secrets -A` shows those that exist\n",
        ],
    );
    test.run("secret status -n team-a -n team-b gone")
        .fails(6, &["there is no Secret `gone` in these 2 namespaces"]);
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

/// kubectl takes an empty selector for all, and so did `secret delete -l "$UNSET" -A`.
#[test]
fn a_selector_that_says_nothing_is_refused() {
    let test = cluster();
    test.api().clear_requests();
    for flag in ["--selector", "--namespace-selector"] {
        for verb in ["status", "delete", "rotate"] {
            let all = if verb == "delete" && flag != "--selector" {
                "--all"
            } else {
                ""
            };
            for (value, why) in [
                ("''", "it is empty, and would choose all"),
                ("' '", "it is empty, and would choose all"),
                ("'!!'", "a selector looks like tier=gold"),
                ("a=b,", "a selector looks like tier=gold"),
            ] {
                test.run(&format!("secret {verb} {all} {flag} {value}"))
                    .fails(2, &[&format!("'{flag} <SELECTOR>'"), why]);
            }
        }
    }
    assert_eq!(test.api().requests().len(), 0);
    for good in [
        "tier",
        "!tier",
        "'tier in (gold,silver), team!=ops'",
        "a/b==c",
    ] {
        test.run(&format!("secret status -A -l {good}")).exits(0);
    }
}

/// The second namespace was longer than the first, and its rows did not line up with the titles.
#[test]
fn rows_of_several_namespaces_line_up() {
    let mut test = cluster();
    let long = "a-namespace-with-a-very-long-name";
    test.api().create_namespace(long);
    pushed(&mut test, long, "valid", DAY, SECRET);
    let output = test.run(&format!("secret status -n team-a -n {long} valid -n zz"));
    let table = output.ok();
    let starts: Vec<_> = table
        .lines()
        .map(|line| line.find("NAME  ").or(line.find("valid")))
        .collect();
    assert_eq!(starts.len(), 3, "{table}");
    assert!(
        starts.iter().all(|at| *at == Some(long.len() + 3)),
        "{table}"
    );
}
