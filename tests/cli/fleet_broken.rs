//! Clusters of `--contexts` in which nothing can be done at all.
//!
//! - each is told by its kube context, also when none is left
//! - the summary counts them, the answer has them among its failures, and the rest's command names them

use serde_json::Value;

use crate::fleet::{SIGN, two_clusters};
use crate::harness::{Output, TestEnv};
use crate::testkit::ApiServer;

/// The kube contexts prod-1 and prod-2, which are good, and prod-3 and prod-4, of a cluster that the kubeconfig does not have.
fn half_broken() -> (TestEnv, ApiServer) {
    let (test, other) = two_clusters();
    let contexts = "contexts:\n- name: prod-3\n  context: {cluster: nowhere, user: nobody}\n- name: prod-4\n  context: {cluster: nowhere, user: nobody}\n";
    let kubeconfig = test.read("kubeconfig").replace("contexts:\n", contexts);
    test.file("kubeconfig", kubeconfig);
    (test, other)
}

/// The document of a command that failed.
fn answer(output: &Output) -> Value {
    serde_json::from_str(&output.stdout).expect("JSON")
}

#[test]
fn clusters_that_fail_are_counted_and_part_of_the_rest() {
    let (test, _other) = half_broken();
    let output = test.run(&format!(
        "secret push -n a --contexts 'prod-?' {SIGN} --subject s"
    ));
    assert_eq!(output.exit, 1, "{output}");
    let rest = |name: &str| {
        format!(
            "hint: the rest: kubectl pxsec secret push -n a {SIGN} --subject s --context {name}\n"
        )
    };
    let end = format!(
        "note: 2 targets: 2 created; nothing done in 2 clusters\n{}{}",
        rest("prod-3"),
        rest("prod-4")
    );
    assert!(output.stderr.ends_with(&end), "{output}\n\nexpected {end}");
    // What is left of a cluster stands beside it.
    let some = test.run(&format!(
        "secret push -n a -n missing --contexts prod-1,prod-3 {SIGN} --subject s"
    ));
    assert!(
        some.stderr.contains(
            "note: 2 targets: 1 serverside-applied, 1 failed; nothing done in 1 cluster\n"
        ),
        "{some}"
    );
    assert!(
        some.stderr.contains("--context prod-1 -n missing\n"),
        "{some}"
    );
    assert!(
        some.stderr.contains("secret push -n a -n missing --name"),
        "{some}"
    );
}

#[test]
fn clusters_that_fail_are_among_the_failures_of_every_answer() {
    let (test, _other) = half_broken();
    for line in [
        &*format!("secret push -n a {SIGN} --subject s"),
        "secret rotate -A --signing-key TMP/px.key --issuer portworx.com",
        "secret status -A",
        "secret delete -A --all --yes",
    ] {
        let all = test.run(&format!("{line} --contexts 'prod-?' -o json"));
        assert_eq!(all.exit, 1, "{line}: {all}");
        let failures = answer(&all)["failures"].clone();
        let failed = |nth: usize| failures[nth]["kubeContext"].clone();
        assert_eq!(
            (failed(0), failed(1)),
            ("prod-3".into(), "prod-4".into()),
            "{line}: {failures}"
        );
        assert!(failures[0].get("namespace").is_none(), "{failures}");
        let why = failures[0]["error"].as_str().expect("a reason");
        assert!(why.contains("nowhere"), "{why}");

        let none = test.run(&format!("{line} --contexts prod-3,prod-4 -o json"));
        assert_eq!(none.exit, 1, "{line}: {none}");
        for name in ["prod-3", "prod-4"] {
            let told = format!("error: nothing is done in the kube context {name}\n");
            assert!(none.stderr.contains(&told), "{line}: {none}");
        }
        let answer = answer(&none);
        assert_eq!(answer["items"].as_array().map(Vec::len), Some(0), "{line}");
        assert_eq!(
            answer["failures"].as_array().map(Vec::len),
            Some(2),
            "{line}"
        );
    }
}

#[test]
fn a_check_of_references_is_incomplete_without_a_cluster() {
    let (test, _other) = half_broken();
    let output = test.run("storageclass check --contexts prod-3,prod-4 -o json");
    assert_ne!(output.exit, 0, "{output}");
    let gaps = answer(&output)["gaps"].clone();
    assert_eq!(gaps[1]["kubeContext"], "prod-4", "{gaps}");
}
