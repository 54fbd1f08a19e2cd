//! `secret push` and `secret diff` to several clusters: each token is signed with the key of the cluster that it goes to.

use serde_json::{Value, json};

use crate::fleet::two_clusters;
use crate::harness::TestEnv;
use crate::testkit::ApiServer;

const CLAIMS: &str =
    "--name Team --email team@corp.example --subject s --role system.user --issuer portworx.com";
const AT: &str = "--signing-key secret://portworx/px-shared-secret/shared-secret";

/// The shared secret of a storage cluster, where the documentation has it.
fn key(name: &str) -> Value {
    json!({"apiVersion": "v1", "kind": "Secret", "type": "Opaque",
        "metadata": {"namespace": "portworx", "name": "px-shared-secret"},
        "stringData": {"shared-secret": format!("the-shared-secret-of-{name}-0123456789")}})
}

fn with_keys() -> (TestEnv, ApiServer) {
    let (test, other) = two_clusters();
    for (server, name) in [(test.api(), "one"), (&other, "two")] {
        server.create_namespace("portworx");
        server.put(key(name));
    }
    (test, other)
}

/// What each cluster's own storage server would say.
fn states(test: &TestEnv) -> Vec<String> {
    let line = "secret status -n a --contexts 'prod-?' --verify --from-cluster --issuer portworx.com -o json";
    let list = test.run(line).json();
    let items = list["items"].as_array().expect("items").clone();
    let state = |item: &Value| format!("{} {}", item["kubeContext"], item["status"]);
    items.iter().map(state).collect()
}

const GOOD: [&str; 2] = [r#""prod-1" "Valid""#, r#""prod-2" "Valid""#];

/// The key of the current context had signed them all.
#[test]
fn a_clusters_own_key_signs_what_goes_there() {
    let (test, other) = with_keys();
    for source in [
        "--from-cluster",
        AT,
        "--from-cluster --if-due",
        "--from-cluster --subject-template '{namespace}@corp'",
    ] {
        let claims = if source.contains("template") {
            CLAIMS.replace("--subject s", "")
        } else {
            CLAIMS.to_owned()
        };
        let line = format!("secret push -n a --contexts 'prod-?' {claims} {source}");
        test.run(&line).ok();
        assert_eq!(states(&test), GOOD, "{source}");
        let again = test.run(&line.replace("push", "diff").replace("--if-due", ""));
        assert!(!again.stdout.contains("signing-key"), "{again}");
        for server in [test.api(), &other] {
            server.remove_secret("a", "px-user-token");
        }
    }
}

#[test]
fn a_recipe_signs_with_the_key_of_each_cluster() {
    let (test, _other) = with_keys();
    test.run(&format!(
        "context create fleet --recipe {CLAIMS} --from-cluster --context prod-1"
    ))
    .ok();
    test.run("secret push -n a -c fleet --contexts 'prod-?' --override-binding")
        .ok();
    assert_eq!(states(&test), GOOD);
}

#[test]
fn a_cluster_without_a_key_is_told_and_the_others_are_done() {
    let (test, other) = with_keys();
    other.remove_secret("portworx", "px-shared-secret");
    let output = test.run(&format!(
        "secret push -n a --contexts 'prod-?' {CLAIMS} {AT}"
    ));
    assert_eq!(output.exit, 1, "{output}");
    assert!(output.stdout.ends_with("\n") && output.stdout.lines().count() == 1);
    assert!(
        output.stderr.contains(
            "error: nothing is done in the kube context prod-2\n  caused by: could not read the key secret://portworx/px-shared-secret/shared-secret\n"
        ),
        "{output}"
    );
    assert!(other.secret("a", "px-user-token").is_none());
    // Nor is it named as one that is written to.
    test.run(&format!(
        "context create fleet --recipe {CLAIMS} {AT} --context prod-1"
    ))
    .ok();
    let line = "secret push -n a -c fleet --contexts 'prod-?' --override-binding";
    let bound = test.run(line);
    let written = "px context `fleet`: writing to the Kubernetes cluster prod-";
    assert_eq!(bound.stderr.matches(written).count(), 1, "{bound}");
    // Told also where nothing is left to be done.
    let none = test.run(&format!("secret push -n a --contexts prod-2 {CLAIMS} {AT}"));
    assert_eq!(none.exit, 1, "{none}");
    assert!(none.stderr.contains("kube context prod-2"), "{none}");
    assert!(!none.stderr.contains("0 targets"), "{none}");
}
