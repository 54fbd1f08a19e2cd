//! `secret status`: who refers to the Secrets.

use serde_json::{Value, json};

use crate::harness::TestEnv;
use crate::push::secret;
use crate::status::{cluster, column, names, states};
use crate::storageclass::{claim, class_of};

/// Classes for `team-a/valid` and for a Secret of each tenant, and one claim of the latter.
fn with_classes(test: &TestEnv) {
    test.api().put(class_of("fixed", "team-a", "valid"));
    test.api()
        .put(class_of("tenants", "${pvc.namespace}", "old-key"));
    let claim = claim("team-b", "data", "tenants", &json!({}));
    test.api().put(claim);
}

#[test]
fn wide_and_documents_tell_who_uses_a_secret() {
    let test = cluster();
    with_classes(&test);
    let output = test.run("secret status -A -o wide");
    let used: Vec<String> = names(&output)
        .into_iter()
        .zip(column(&output, "USED-BY"))
        .filter(|(_, used)| used != "<none>")
        .map(|(name, used)| format!("{name} {used}"))
        .collect();
    assert_eq!(
        used,
        ["valid storageclass/fixed", "old-key storageclass/tenants"]
    );
    let json = test.run("secret status -n team-b -o json").ok();
    let document: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(
        document["items"][0]["usedBy"],
        json!(["storageclass/tenants"])
    );
    let template = "-o 'jsonpath={.items[?(@.name==\"valid\")].usedBy}'";
    let output = test.run(&format!("secret status -A {template}"));
    assert_eq!(output.ok(), r#"["storageclass/fixed"]"#);
    // The table does not show it, and asks for nothing.
    test.api().clear_requests();
    test.run("secret status -A").ok();
    assert_eq!(test.api().requests().len(), 1);
}

#[test]
fn all_shows_secrets_that_are_only_known_by_reference() {
    let test = cluster();
    let mut stripped = secret("team-b", "by-reference", &[("token", "hello")]);
    stripped["metadata"]["managedFields"] = json!([]);
    test.api().put(stripped);
    let shown = |test: &TestEnv| states(&test.run("secret status -n team-b --all"));
    assert_eq!(
        shown(&test),
        ["team-b/by-hand Unmanaged", "team-b/old-key Valid"]
    );
    test.api().put(class_of("fixed", "team-b", "by-reference"));
    assert_eq!(
        shown(&test),
        [
            "team-b/by-hand Unmanaged",
            "team-b/by-reference Unmanaged",
            "team-b/old-key Valid",
        ]
    );
}

#[test]
fn who_may_not_list_classes_is_told_that_users_are_not_known() {
    let mut test = cluster();
    with_classes(&test);
    test.act_as("jane");
    let secrets = ("list", "secrets", "*");
    let claims = ("list", "persistentvolumeclaims", "*");
    test.api().limit("jane", &[secrets, claims]);
    let output = test.run("secret status -n team-b -o wide");
    assert_eq!(
        (names(&output), column(&output, "USED-BY"), output.exit),
        (vec!["old-key".to_owned()], vec!["<unknown>".to_owned()], 0)
    );
    assert_eq!(
        output.stderr,
        "warning: who uses the Secrets is not known in full: could not list the StorageClasses: storageclasses.storage.k8s.io is forbidden: User \"jane\" cannot list resource \"storageclasses\" in API group \"storage.k8s.io\" at the cluster scope\n"
    );
}
