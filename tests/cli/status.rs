//! `secret status`.
//!
//! - each state, from metadata alone and with --verify
//! - each format; filters, order and exit codes
//! - several namespaces and clusters; what cannot be listed is told, and the rest is shown
//! - pages, also of a list that the server forgets; little memory, and no token on the wire

use std::process::Stdio;

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
        overwritten(secret, &other)
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

#[test]
fn a_row_for_every_secret_that_pxsec_keeps() {
    let test = cluster();
    test.api().record_bodies();
    let all = test.run("secret status -A");
    println!("{all}");
    println!("{}", test.run("secret status -n team-a"));
    println!("{}", test.run("secret status -A --all -o wide"));
    println!(
        "{}",
        test.run("secret status -A --all --verify --from-cluster")
    );
    println!(
        "{}",
        test.run("secret status -A --all --verify --signing-key TMP/px.key --issuer portworx.com")
    );
    println!("{}", test.run("secret status -n team-a valid due -o json"));
    println!("{}", test.run("secret status -n team-a valid due -o yaml"));
    println!("{}", test.run("secret status -n team-a -o prometheus"));
    println!("{}", test.run("secret status -n team-a -o name"));
    println!("{}", test.run("secret status -n team-a none"));
    println!("{}", test.run("secret status -n team-z -n team-a --check"));
    println!("{}", test.run("secret status -A --sort-by expires"));
    println!("{}", test.run("secret status -A --expires-within 7d"));
    println!("{}", test.run("secret status -A --expired"));
    println!("{}", test.run("secret status -n portworx"));
}
