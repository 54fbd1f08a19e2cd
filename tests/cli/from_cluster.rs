//! `--from-cluster`: finding issuer and key.

use serde_json::{Value, json};

use crate::harness::{NOW, SECRET, TestEnv};
use crate::push::{PUSH, cluster, secret};

fn storage_cluster(namespace: &str, name: &str, spec: Value) -> Value {
    json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
        "metadata": {"name": name, "namespace": namespace}, "spec": spec})
}

const FROM_CLUSTER: &str =
    "auth token generate --name A --email a@b --subject s --role r --from-cluster -o json";

const IDENTITY: &str = "--name A --email a@b --subject s --role r";

/// The issuer of a token that the key `secret` verifies.
#[track_caller]
fn signed_with(test: &TestEnv, secret: &str, note: &str) -> String {
    let output = test.run(FROM_CLUSTER);
    assert!(output.stderr.contains(note), "no `{note}` in:\n{output}");
    let answer = output.json();
    test.file("expected.key", secret);
    let jwt = answer["token"].as_str().expect("a token").to_owned();
    let verdict = test.run_with("auth token verify - --verifying-key TMP/expected.key", jwt);
    assert_eq!(verdict.exit, 0, "{verdict}");
    answer["claims"]["iss"]
        .as_str()
        .expect("an issuer")
        .to_owned()
}

#[test]
fn from_cluster_follows_the_storage_cluster() {
    let test = TestEnv::with_cluster();
    test.api().install_storage_clusters();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true}}),
    ));
    let note = "note: StorageCluster portworx/px: the issuer `operator.portworx.io` and the key secret://portworx/px-shared-secret/shared-secret\n";
    assert_eq!(signed_with(&test, SECRET, note), "operator.portworx.io");

    let other = "another-secret-of-sufficient-length-0123456789";
    test.api()
        .put(secret("portworx", "mine", &[("shared-secret", other)]));
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true,
        "auth": {"selfSigned": {"issuer": "portworx.com", "sharedSecret": "mine"}}}}),
    ));
    assert_eq!(
        signed_with(&test, other, "the issuer `portworx.com`"),
        "portworx.com"
    );

    // Pods get what spec.env says before what the Secret holds.
    let literal = "literal-secret-of-sufficient-length-0123456789";
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true}, "env": [
        {"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "value": literal},
        {"name": "PORTWORX_AUTH_JWT_ISSUER", "value": "env.example"}]}),
    ));
    assert_eq!(
        signed_with(&test, literal, "the key of its spec.env"),
        "env.example"
    );

    test.api().put(storage_cluster("portworx", "px", json!({})));
    signed_with(
        &test,
        SECRET,
        "warning: security is not enabled in StorageCluster portworx/px\n",
    );
}

#[test]
fn from_cluster_finds_the_secrets_of_the_documentation() {
    for (namespace, name) in [("portworx", "px-shared-secret"), ("kube-system", "pxkeys")] {
        let test = TestEnv::with_cluster();
        test.api()
            .put(secret(namespace, name, &[("shared-secret", SECRET)]));
        test.run(FROM_CLUSTER)
            .fails(2, &["the issuer is not known", "--issuer"]);
        let output = test.run(&format!("{FROM_CLUSTER} --issuer portworx.com"));
        let note = format!(
            "note: Secret {namespace}/{name}: the key secret://{namespace}/{name}/shared-secret\n"
        );
        assert_eq!(output.stderr, note);
        assert_eq!(output.exit, 0);
    }
}

#[test]
fn from_cluster_says_where_it_looked_when_there_is_nothing() {
    let test = TestEnv::with_cluster();
    let output = test.run(FROM_CLUSTER);
    let expected = "--- stderr ---
error: could not find issuer and key in the cluster
  caused by: no storage cluster with security was found: there are no StorageClusters in this Kubernetes; no Secret portworx/px-shared-secret; no Secret kube-system/px-shared-secret; no Secret portworx/pxkeys; no Secret kube-system/pxkeys
hint: name the key with --signing-key secret://NAMESPACE/NAME/KEY (`auth token verify`: --verifying-key), and the issuer with --issuer
[exit 6]";
    assert_eq!(output.to_string(), expected);
    test.api()
        .put(secret("portworx", "px-shared-secret", &[("other", "x")]));
    test.run(FROM_CLUSTER).fails(
        6,
        &["the Secret portworx/px-shared-secret has no key shared-secret"],
    );
}

/// `px-a/px` and `px-b/px`, each with a key of its own.
fn two_storage_clusters() -> TestEnv {
    let test = TestEnv::with_cluster();
    test.api().install_storage_clusters();
    for (namespace, key) in [
        ("px-a", SECRET),
        ("px-b", "another-secret-of-sufficient-length-0123456789"),
    ] {
        test.api().put(secret(
            namespace,
            "px-shared-secret",
            &[("shared-secret", key)],
        ));
        test.api().put(storage_cluster(
            namespace,
            "px",
            json!({"security": {"enabled": true}}),
        ));
    }
    test
}

#[test]
fn from_cluster_does_not_choose_between_storage_clusters() {
    let test = two_storage_clusters();
    test.run(FROM_CLUSTER)
        .fails(6, &["there are several StorageClusters: px-a/px, px-b/px"]);
    let narrowed = test.run(&format!("{FROM_CLUSTER} -n px-b"));
    assert!(
        narrowed.stderr.contains("note: StorageCluster px-b/px: "),
        "{narrowed}"
    );
    assert_eq!(narrowed.exit, 0);
    // In push, -n says where the token goes, not where Portworx is.
    let line = FROM_CLUSTER.replace("auth token generate", "secret push --allow-admin -n px-b");
    test.run(&line)
        .fails(6, &["there are several StorageClusters"]);
}

#[test]
fn from_cluster_makes_the_best_of_few_rights() {
    let mut test = TestEnv::with_cluster();
    test.api().install_storage_clusters();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true}}),
    ));
    test.act_as("jane");
    test.api().limit("jane", &[]);
    test.run(FROM_CLUSTER).fails(
        6,
        &[
            "listing StorageClusters in all namespaces is forbidden",
            "listing StorageClusters in the namespace portworx is forbidden",
            "reading the Secret portworx/px-shared-secret is forbidden",
        ],
    );
    test.api().limit(
        "jane",
        &[
            ("list", "storageclusters", "portworx"),
            ("get", "secrets", "portworx"),
        ],
    );
    assert_eq!(
        signed_with(&test, SECRET, "StorageCluster portworx/px"),
        "operator.portworx.io"
    );
    // A StorageCluster that cannot be seen is not one that is not there.
    test.api().limit("jane", &[("get", "secrets", "portworx")]);
    let guessed = test.run(&format!("{FROM_CLUSTER} --issuer px"));
    assert_eq!(guessed.exit, 0, "{guessed}");
    assert!(
        guessed.stderr.contains(
            "warning: listing StorageClusters is forbidden, and one that was not seen may name another key and issuer\n"
        ),
        "{guessed}"
    );
    test.api()
        .limit("jane", &[("list", "storageclusters", "*")]);
    test.run(FROM_CLUSTER).fails(
        6,
        &["could not find issuer and key in the cluster", "forbidden"],
    );
}

#[test]
fn verify_and_inspect_read_the_cluster() {
    let test = cluster();
    test.api().install_storage_clusters();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    let spec =
        json!({"security": {"enabled": true, "auth": {"selfSigned": {"issuer": "portworx.com"}}}});
    test.api().put(storage_cluster("portworx", "px", spec));
    test.run(PUSH).ok();
    let verified = test.run("auth token verify --secret team-a/px-user-token --from-cluster");
    assert!(verified.stdout.starts_with("accepted: "), "{verified}");
    let inspected = test
        .run("auth token inspect --secret team-a/px-user-token/auth-token")
        .ok();
    assert!(inspected.contains("Subject      admin-1"), "{inspected}");
    test.run("auth token inspect --secret team-a/none").fails(
        6,
        &[
            "there is no Secret `none` in the namespace `team-a`",
            "kubectl get secrets -n team-a",
        ],
    );
    test.run("auth token inspect --secret team-a/px-user-token/other")
        .fails(6, &["has no key `other`", "it has: auth-token"]);
    test.api()
        .put(secret("team-a", "bad", &[("auth-token", "abc\n")]));
    test.run("auth token inspect --secret team-a/bad")
        .fails(1, &["not a token"]);
    assert_eq!(
        test.run("auth token verify --secret team-a/bad --from-cluster")
            .exit,
        3
    );
}

/// The server asks for the claim that its pods are told, and not for `sub`.
#[test]
fn verify_asks_for_the_username_claim_of_the_cluster() {
    let test = cluster();
    test.api().install_storage_clusters();
    let data = [("shared-secret", SECRET)];
    test.api()
        .put(secret("portworx", "px-shared-secret", &data));
    let spec = json!({"security": {"enabled": true, "auth": {"selfSigned": {"issuer": "portworx.com"}}},
        "env": [{"name": "PORTWORX_AUTH_USERNAME_CLAIM", "value": "email"}]});
    test.api().put(storage_cluster("portworx", "px", spec));
    let claims = format!(
        r#"{{"iss":"portworx.com","sub":"s","name":"n","email":"","iat":{},"exp":{},"roles":["r"]}}"#,
        NOW - 60,
        NOW + 3_600
    );
    test.file("token", crate::rogue::signed(SECRET, &claims));
    let line = "auth token verify --token-file TMP/token --from-cluster";
    let refused = test.run(line);
    assert_eq!(refused.exit, 3, "{refused}");
    assert!(
        refused
            .stdout
            .contains("error EmptyUsername: the claim `email` is empty"),
        "{refused}"
    );
    let said = "note: StorageCluster portworx/px: the user's name is in the claim `email`\n";
    assert!(refused.stderr.ends_with(said), "{refused}");
    let asked = test.run(&format!("{line} --username-claim sub"));
    assert_eq!(asked.exit, 0, "{asked}");
}

#[test]
fn the_key_is_read_once() {
    let test = TestEnv::with_cluster();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    test.api().install_storage_clusters();
    test.api().put(storage_cluster(
        "portworx",
        "px",
        json!({"security": {"enabled": true}}),
    ));
    test.api().clear_requests();
    test.run(FROM_CLUSTER).ok();
    let paths: Vec<String> = test
        .api()
        .requests()
        .into_iter()
        .map(|request| request.path)
        .collect();
    let secret = "/api/v1/namespaces/portworx/secrets/px-shared-secret";
    let list = "/apis/core.libopenstorage.org/v1/storageclusters";
    assert_eq!(paths, [list, secret]);
}

/// `-n` was saved as the namespace of the binding and as the one to look in, so that every use failed.
#[test]
fn the_namespace_of_the_storage_cluster_is_not_that_of_the_binding() {
    let test = two_storage_clusters();
    test.api().create_namespace("team-a");
    let create = format!(
        "context create r --recipe {IDENTITY} --from-cluster -n team-a --kube-context embedded"
    );
    test.run(&create).ok();
    let config = |test: &TestEnv| test.read("config/config.toml");
    assert!(config(&test).contains("namespace = \"team-a\"\n"));
    assert!(!config(&test).contains("discover-in"), "{}", config(&test));
    test.run("context token r").fails(
        6,
        &[
            "there are several StorageClusters",
            "hint: say where to look: kubectl pxsec context update r --from-cluster --storage-namespace NAMESPACE\n",
        ],
    );
    test.run("context update r --from-cluster --storage-namespace px-b")
        .ok();
    assert!(config(&test).contains("discover-in = \"px-b\"\n"));
    test.run("context token r").ok();
    test.run("context update r --from-cluster").ok();
    assert!(!config(&test).contains("discover-in"), "{}", config(&test));
    test.run(&format!("{create} --storage-namespace px-b --replace"))
        .ok();
    assert!(config(&test).contains("discover-in = \"px-b\"\n"));
    let pushed = test.run("secret push --allow-admin -c r").ok();
    assert!(pushed.contains("in namespace team-a"), "{pushed}");
}

#[test]
fn the_namespace_of_the_storage_cluster_goes_before_n() {
    let test = two_storage_clusters();
    test.api().create_namespace("team-a");
    let look_in = |namespace: &str| format!("--from-cluster --storage-namespace {namespace}");
    for line in [
        format!("auth token generate {IDENTITY}"),
        format!("secret push --allow-admin {IDENTITY}"),
        format!("context create stored {IDENTITY}"),
        format!("context update stored {IDENTITY}"),
        "auth token verify -c stored".to_owned(),
    ] {
        let output = test.run(&format!("{line} {} -n team-a", look_in("px-b")));
        assert_eq!(output.exit, 0, "{line}: {output}");
        assert!(
            output.stderr.contains("note: StorageCluster px-b/px: "),
            "{line}: {output}"
        );
        test.run(&format!("{line} --storage-namespace px-b"))
            .fails(2, &["--from-cluster"]);
        test.run(&format!("{line} {}", look_in("P_X")))
            .fails(2, &["`P_X` is no namespace"]);
    }
    // As before: where -n has no other meaning, it narrows.
    let narrowed = test.run(&format!(
        "auth token generate {IDENTITY} --from-cluster -n px-a"
    ));
    assert!(
        narrowed.stderr.contains("StorageCluster px-a/px"),
        "{narrowed}"
    );
}

/// The hints named flags that the command at hand does not have, and the exit code blamed the command line.
#[test]
fn a_recipe_that_lacks_something_is_told_with_the_command_that_mends_it() {
    let test = TestEnv::with_cluster();
    let create = |name: &str| {
        test.run(&format!(
            "context create {name} --recipe {IDENTITY} --from-cluster --kube-context embedded"
        ))
        .ok()
    };
    create("r");
    for line in [
        "context token r",
        "secret push --allow-admin -c r -n team-a",
    ] {
        test.run(line).fails(
            6,
            &["hint: or name them: kubectl pxsec context update r --signing-key REF --issuer ISSUER\n"],
        );
    }
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    let hint = "hint: say it: kubectl pxsec context update r --issuer ISSUER\n";
    for line in [
        "context token r",
        "secret push --allow-admin -c r -n team-a",
        "secret push --if-due -c r -n team-a",
        "exec -c r -- true",
        "auth token inspect -c r",
    ] {
        let failed = test.run(line).fails(4, &["the issuer is not known", hint]);
        assert!(!failed.stderr.contains("with --issuer"), "{failed}");
    }
    let checked = test.run("context list --check");
    assert_eq!(
        checked.stderr,
        format!(
            "warning: r: the issuer is not known: what was found in the cluster does not tell it\n{hint}"
        )
    );
    assert_eq!(checked.exit, 10, "{checked}");
    // On the command line the flag is there, and the command line is what lacks it.
    test.run(FROM_CLUSTER)
        .fails(2, &["give the server's issuer with --issuer"]);
    test.run("context update r --issuer portworx.com").ok();
    test.run("context token r").ok();
}

/// `verify` was told of --signing-key, which it does not have; and `status` of --storage-namespace.
#[test]
fn the_hints_of_several_storage_clusters_can_be_followed() {
    let test = two_storage_clusters();
    let token = test.file("token.jwt", test.token(""));
    test.run(&format!(
        "auth token verify --token-file {token} --from-cluster"
    ))
    .fails(
        6,
        &[
            "--storage-namespace NAMESPACE",
            "`auth token verify`: --verifying-key",
        ],
    );
    let status = "secret status -A --verify --from-cluster";
    test.run(status)
        .fails(6, &["--storage-namespace NAMESPACE"]);
    let output = test.run(&format!("{status} --storage-namespace px-b"));
    assert!(
        output.stderr.contains("note: StorageCluster px-b/px: "),
        "{output}"
    );
    assert_eq!(output.exit, 0, "{output}");
}
