//! `secret delete`: only what pxsec keeps, asked for on a terminal, and what others put into a Secret stays.
//!
//! - by name, by label, all; in named namespaces, in all, in several clusters
//! - what is not pxsec's is refused when it is named, and left alone when it is not
//! - a Secret that changes between reading and deleting is judged anew; one that was replaced is not touched
//! - what failed is told with the command for it

use serde_json::{Value, json};

use crate::harness::{Output, SECRET, TestEnv};
use crate::push::secret;
use crate::testkit::{Fault, FaultKind};

const SIGN: &str = "--name Team --email team@corp.example --role system.user --issuer portworx.com --subject s --signing-key TMP/px.key --token-duration 30d";

/// A cluster with a pushed `px-user-token` in each of these namespaces.
fn cluster(namespaces: &[&str]) -> TestEnv {
    let test = TestEnv::with_cluster();
    test.file("px.key", SECRET);
    for namespace in namespaces {
        test.api().create_namespace(namespace);
        test.run(&format!("secret push -n {namespace} {SIGN}")).ok();
    }
    test.api().clear_requests();
    test
}

fn stored(test: &TestEnv, namespace: &str) -> Option<Value> {
    test.api().secret(namespace, "px-user-token")
}

/// Writes to the Secret as another manager.
fn edit(test: &TestEnv, namespace: &str, change: impl FnOnce(&mut Value)) {
    let mut object = stored(test, namespace).expect("a Secret");
    object["metadata"]["managedFields"] = Value::Null;
    change(&mut object);
    test.api().put(object);
}

fn operators(namespace: &str) -> Value {
    let mut owned = secret(namespace, "px-admin-token", &[("auth-token", "x")]);
    owned["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "pxsec"});
    owned["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
        "kind": "StorageCluster", "name": "px", "uid": "u-1"}]);
    owned
}

/// The requests that could change something, as `METHOD NAMESPACE`, sorted.
fn writes(test: &TestEnv) -> Vec<String> {
    let requests = test.api().requests();
    let mut found: Vec<String> = requests
        .iter()
        .filter(|request| request.method != "GET")
        .map(|request| {
            let namespace = request.path.split('/').nth(4).unwrap_or_default();
            format!("{} {namespace}", request.method)
        })
        .collect();
    found.sort();
    found
}

fn sorted(output: &Output) -> Vec<&str> {
    let mut lines: Vec<&str> = output.stdout.lines().collect();
    lines.sort_unstable();
    lines
}

/// The command that a hint names.
fn retry(output: &Output) -> String {
    let hint = "hint: the rest: kubectl pxsec ";
    let line = output
        .stderr
        .lines()
        .find_map(|line| line.strip_prefix(hint));
    line.unwrap_or_else(|| panic!("no `{hint}` in:\n{output}"))
        .to_owned()
}

#[test]
fn one_is_deleted_and_its_token_lives_on() {
    let test = cluster(&["team-a", "team-b"]);
    let output = test.run("secret delete px-user-token -n team-a");
    insta::assert_snapshot!(output, @r"
    secret/px-user-token deleted from namespace team-a
    --- stderr ---
    note: the deleted token stays valid until 2026-02-01T03:04:05Z (in 30d); only a new signing key ends that before
    [exit 0]
    ");
    assert!(stored(&test, "team-a").is_none() && stored(&test, "team-b").is_some());
    assert_eq!(writes(&test), ["DELETE team-a"]);
    test.run("secret delete px-user-token -n team-a").fails(
        6,
        &[
            "could not delete the Secret `team-a/px-user-token`",
            "there is no Secret `px-user-token` in the namespace `team-a`",
        ],
    );
    assert_eq!(
        test.run("secret delete px-user-token -n team-a --ignore-not-found")
            .to_string(),
        "[exit 0]"
    );
}

#[test]
fn which_ones_has_to_be_said() {
    let test = cluster(&["team-a"]);
    for (flags, said) in [
        ("", "<NAME|--selector <SELECTOR>|--all>"),
        ("px-user-token --all", "cannot be used with"),
        ("px-user-token -l tier=gold", "cannot be used with"),
        ("-l tier=gold --all", "cannot be used with"),
        ("Not_A_Name", "is no Secret's name"),
        ("--all -A -n team-a", "use one of both"),
        ("--all --dry-run=maybe", "none, client, server"),
    ] {
        test.run(&format!("secret delete {flags}"))
            .fails(2, &[said]);
    }
    assert!(stored(&test, "team-a").is_some());
}

#[test]
fn what_others_keep_is_refused_by_name_and_left_alone_otherwise() {
    let test = cluster(&["team-a"]);
    let mut theirs = secret("team-a", "theirs", &[("auth-token", "x")]);
    test.api().put(theirs.clone());
    theirs["metadata"]["name"] = "labelled".into();
    theirs["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "pxsec"});
    test.api().put(theirs);
    test.api().put(operators("team-a"));
    for (name, why) in [
        ("theirs", "is not kept by pxsec, but by testkit"),
        ("labelled", "is not kept by pxsec, but by testkit"),
        (
            "px-admin-token",
            "belongs to the StorageCluster `px`, whose operator renews it",
        ),
    ] {
        test.run(&format!("secret delete {name} -n team-a"))
            .fails(7, &[why, "hint: "]);
    }
    let output = test.run("secret delete theirs px-user-token -n team-a");
    insta::assert_snapshot!(output, @r"
    secret/px-user-token deleted from namespace team-a
    --- stderr ---
    error: secret/theirs in namespace team-a: the Secret `team-a/theirs` is not kept by pxsec, but by testkit
    note: the deleted token stays valid until 2026-02-01T03:04:05Z (in 30d); only a new signing key ends that before
    hint: if it is to go all the same, `kubectl delete secret` asks nobody
    note: 2 targets: 1 deleted, 1 failed
    [exit 1]
    ");
    assert_eq!(writes(&test), ["DELETE team-a"]);
    let output = test.run("secret delete --all -n team-a");
    insta::assert_snapshot!(output, @r"
    --- stderr ---
    note: 2 with the label of pxsec are kept by others, and stay
    note: no Secret that pxsec keeps was found there
    [exit 0]
    ");
    assert_eq!(writes(&test), ["DELETE team-a"]);
}

#[test]
fn what_others_have_put_into_a_secret_stays() {
    let test = cluster(&["team-a"]);
    edit(&test, "team-a", |object| {
        object["data"]["key"] = "a2VwdA==".into();
        object["metadata"]["labels"]["mine"] = "yes".into();
    });
    let client = test.run("secret delete px-user-token -n team-a --dry-run=client");
    assert!(
        client.stdout.contains("released (client dry run) in"),
        "{client}"
    );
    let server = test.run("secret delete px-user-token -n team-a --dry-run=server");
    assert!(
        server.stdout.contains("released (server dry run) in"),
        "{server}"
    );
    assert!(stored(&test, "team-a").expect("it")["data"]["auth-token"].is_string());
    let output = test.run("secret delete px-user-token -n team-a");
    insta::assert_snapshot!(output, @r"
    secret/px-user-token released in namespace team-a: what others keep there stays (key)
    --- stderr ---
    note: the deleted token stays valid until 2026-02-01T03:04:05Z (in 30d); only a new signing key ends that before
    note: `kubectl delete secret` deletes one that others have data in
    [exit 0]
    ");
    let left = stored(&test, "team-a").expect("what others put there");
    assert_eq!(left["data"], json!({"key": "a2VwdA=="}));
    assert_eq!(left["metadata"]["labels"], json!({"mine": "yes"}));
    assert!(left["metadata"]["annotations"].is_null(), "{left}");
    test.run("secret delete px-user-token -n team-a")
        .fails(7, &["is not kept by pxsec, but by testkit"]);
}

#[test]
fn a_person_is_asked() {
    let mut test = cluster(&["team-a", "team-b"]);
    test.at_a_terminal();
    let line = "secret delete px-user-token -n team-a -n team-b";
    let output = test.run_with(line, "n\n");
    insta::assert_snapshot!(output, @r"
    --- stderr ---
    Delete 2 Secrets in 2 namespaces, team-a/px-user-token, team-b/px-user-token, from the Kubernetes cluster embedded (https://127.0.0.1:PORT)? [y/N] error: nothing was deleted
    [exit 1]
    ");
    assert_eq!(writes(&test).len(), 0);
    let dry = test.run(&format!("{line} --dry-run=server"));
    assert!(!dry.stderr.contains("[y/N]"), "{dry}");
    let one = test.run_with("secret delete --all -n team-a", "yes\n");
    assert!(
        one.stderr.starts_with(
            "Delete the Secret team-a/px-user-token from the Kubernetes cluster embedded (https://127.0.0.1:PORT)? [y/N] "
        ),
        "{one}"
    );
    assert!(stored(&test, "team-a").is_none());
    let output = test.run("secret delete px-user-token -n team-b --yes");
    assert!(!output.stderr.contains("[y/N]"), "{output}");
    assert_eq!(output.exit, 0, "{output}");
    // Nobody is asked about nothing.
    let none = test.run("secret delete --all -A");
    assert_eq!(
        none.to_string(),
        "--- stderr ---\nnote: no Secret that pxsec keeps was found there\n[exit 0]"
    );
}

#[test]
fn a_secret_that_changes_meanwhile_is_judged_anew() {
    let mut test = cluster(&["changed", "shared", "gone", "replaced", "taken"]);
    test.at_a_terminal();
    let delete = |namespace: &str, meanwhile: &dyn Fn()| {
        let line = format!("secret delete px-user-token -n {namespace}");
        test.run_asking(&line, meanwhile)
    };
    let changed = delete("changed", &|| {
        edit(&test, "changed", |it| {
            it["metadata"]["annotations"]["note"] = "new".into();
        });
    });
    assert!(changed.ok().starts_with("secret/px-user-token deleted"));
    assert!(stored(&test, "changed").is_none());
    let shared = delete("shared", &|| {
        edit(&test, "shared", |it| it["data"]["other"] = "eA==".into());
    });
    assert!(
        shared
            .ok()
            .contains("released in namespace shared: what others keep there stays (other)")
    );
    let gone = delete("gone", &|| {
        test.api().remove_secret("gone", "px-user-token");
    });
    assert!(gone.ok().starts_with("secret/px-user-token deleted"));
    let replaced = delete("replaced", &|| {
        let mut object = stored(&test, "replaced").expect("a Secret");
        test.api().remove_secret("replaced", "px-user-token");
        object["metadata"]["uid"] = "another".into();
        test.api().put(object);
    });
    assert_eq!(replaced.exit, 7, "{replaced}");
    assert!(
        replaced
            .stderr
            .contains("was deleted and made anew by someone else"),
        "{replaced}"
    );
    assert!(stored(&test, "replaced").is_some());
    let taken = delete("taken", &|| {
        edit(&test, "taken", |it| {
            it["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "Helm"});
        });
    });
    assert_eq!(taken.exit, 7, "{taken}");
    assert!(stored(&test, "taken").is_some());
}

#[test]
fn a_lost_answer_is_no_failure() {
    let test = cluster(&["whole", "shared"]);
    edit(&test, "shared", |it| it["data"]["other"] = "eA==".into());
    test.api()
        .inject(Fault::new("DELETE", "/secrets/", FaultKind::CutBody).times(1));
    test.api()
        .inject(Fault::new("PATCH", "/secrets/", FaultKind::CutBody).times(1));
    let output = test.run("secret delete px-user-token -n whole -n shared");
    assert_eq!(output.exit, 0, "{output}");
    assert_eq!(
        sorted(&output),
        [
            "secret/px-user-token deleted from namespace whole",
            "secret/px-user-token released in namespace shared: what others keep there stays (other)",
        ]
    );
    assert!(output.stderr.contains("try 2 of 4"), "{output}");
}

#[test]
fn dry_runs_change_nothing_and_refuse_as_the_real_one() {
    let mut test = cluster(&["team-a"]);
    test.api().put(operators("team-a"));
    for (mode, methods) in [("client", 0), ("server", 1)] {
        test.api().clear_requests();
        let line = format!("secret delete px-user-token -n team-a --dry-run={mode}");
        assert_eq!(
            test.run(&line).to_string(),
            format!(
                "secret/px-user-token deleted ({mode} dry run) from namespace team-a\n[exit 0]"
            )
        );
        assert_eq!(writes(&test).len(), methods);
        assert!(stored(&test, "team-a").is_some());
        test.run(&line.replace("px-user-token", "px-admin-token"))
            .fails(7, &["whose operator renews it"]);
    }
    test.act_as("jane");
    let read = ("get", "secrets", "team-a");
    test.api().limit("jane", &[read]);
    assert_eq!(
        test.run("secret delete px-user-token -n team-a --dry-run=client")
            .exit,
        0
    );
    test.run("secret delete px-user-token -n team-a --dry-run=server")
        .fails(6, &["forbidden", "cannot delete"]);
}

#[test]
fn where_one_is_forbidden_the_others_go_and_the_rest_is_named() {
    let mut test = cluster(&["a", "b", "c", "d"]);
    test.act_as("jane");
    let rules = |lacking: &[(&str, &str)]| {
        let each = ["a", "b", "c", "d"]
            .into_iter()
            .flat_map(|place| [("get", place), ("delete", place)]);
        each.filter(|rule| !lacking.contains(rule))
            .map(|(verb, place)| (verb, "secrets", place))
            .collect::<Vec<_>>()
    };
    test.api()
        .limit("jane", &rules(&[("delete", "b"), ("get", "d")]));
    let output = test.run("secret delete px-user-token -n a -n b -n c -n d -y");
    assert_eq!(output.exit, 1, "{output}");
    assert_eq!(
        sorted(&output),
        [
            "secret/px-user-token deleted from namespace a",
            "secret/px-user-token deleted from namespace c",
        ]
    );
    for said in [
        "error: secret/px-user-token in namespace b: secrets \"px-user-token\" is forbidden",
        "error: secret/px-user-token in namespace d: secrets \"px-user-token\" is forbidden",
        "note: 4 targets: 2 deleted, 2 failed",
    ] {
        assert!(output.stderr.contains(said), "no `{said}` in:\n{output}");
    }
    let rest = retry(&output);
    assert_eq!(
        rest,
        "secret delete px-user-token -y -n d -n b --ignore-not-found"
    );
    test.api().limit("jane", &rules(&[]));
    assert_eq!(test.run(&rest).exit, 0);
    assert!(stored(&test, "b").is_none() && stored(&test, "d").is_none());
}

#[test]
fn names_labels_and_all_in_every_namespace() {
    let test = cluster(&["a", "b"]);
    test.run(&format!("secret push gold -n a --label tier=gold {SIGN}"))
        .ok();
    test.run(&format!("secret push gold -n b --label tier=gold {SIGN}"))
        .ok();
    test.api()
        .put(secret("c", "px-user-token", &[("auth-token", "x")]));
    let output = test.run("secret delete -l tier=gold -A -o name");
    assert_eq!(sorted(&output), ["secret/gold", "secret/gold"]);
    let output = test.run("secret delete px-user-token missing -A");
    insta::assert_snapshot!(output.stderr, @r"
    error: secret/missing: no Secret `missing` that pxsec keeps is in any namespace
    note: the deleted tokens stay valid until 2026-02-01T03:04:05Z (in 30d); only a new signing key ends that before
    note: 3 targets: 2 deleted, 1 failed
    ");
    assert_eq!(output.exit, 1);
    assert!(stored(&test, "a").is_none() && stored(&test, "b").is_none());
    assert!(stored(&test, "c").is_some(), "kept by someone else");
    test.run("secret delete -l 'tier in' -A")
        .fails(6, &["could not list the Secrets"]);
}

#[test]
fn who_still_refers_to_one_is_told() {
    let mut test = cluster(&["team-a"]);
    let key = |purpose: &str, half: &str| format!("csi.storage.k8s.io/{purpose}-secret-{half}");
    let mut parameters = json!({});
    for purpose in ["provisioner", "node-publish", "controller-expand"] {
        parameters[key(purpose, "name")] = "px-user-token".into();
        parameters[key(purpose, "namespace")] = "${pvc.namespace}".into();
    }
    test.api().put(
        json!({"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
        "metadata": {"name": "tenants"}, "provisioner": "pxd.portworx.com",
        "parameters": parameters}),
    );
    let line = "secret delete px-user-token -n team-a --dry-run=server";
    assert!(
        !test.run(line).stderr.contains("is used by"),
        "without claims it is not"
    );
    for name in ["one", "two"] {
        test.api()
            .put(json!({"apiVersion": "v1", "kind": "PersistentVolumeClaim",
            "metadata": {"namespace": "team-a", "name": name, "annotations": {
                "openstorage.io/auth-secret-name": "px-user-token",
                "openstorage.io/auth-secret-namespace": "team-a"}},
            "spec": {"storageClassName": "tenants", "accessModes": ["ReadWriteOnce"]}}));
    }
    let output = test.run(line);
    assert_eq!(
        output.stderr,
        "warning: secret/px-user-token in namespace team-a is used by persistentvolumeclaim/team-a/one, persistentvolumeclaim/team-a/two, storageclass/tenants: without it, volumes are neither made nor mounted there\n"
    );
    let json = test.run(&format!("{line} -o json")).json();
    assert_eq!(json["items"][0]["usedBy"][2], "storageclass/tenants");
    // Whoever may not see it can delete all the same.
    test.act_as("jane");
    let secrets = [
        ("get", "secrets", "team-a"),
        ("delete", "secrets", "team-a"),
    ];
    test.api().limit("jane", &secrets);
    let output = test.run(&format!("{line} -v"));
    assert_eq!(output.exit, 0, "{output}");
    assert!(
        output
            .stderr
            .contains("info: could not list the StorageClasses: "),
        "{output}"
    );
}

#[test]
fn formats_for_programs() {
    let test = cluster(&["team-a", "team-b"]);
    edit(&test, "team-b", |it| it["data"]["other"] = "eA==".into());
    let json = test.run("secret delete px-user-token -n team-a -n team-b -n default -o json");
    assert_eq!(json.exit, 1, "{json}");
    let answer: Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(answer["kind"], "SecretDeleteList");
    let items = &answer["items"];
    assert_eq!(
        (&items[0]["change"], &items[1]["change"]),
        (&"deleted".into(), &"released".into())
    );
    assert_eq!(items[1]["keptKeys"], json!(["other"]));
    assert_eq!(items[0]["expiresAt"], "2026-02-01T03:04:05Z");
    assert_eq!(answer["failures"][0]["namespace"], "default");
    let token = test.run(&format!("auth token generate {SIGN}")).ok();
    assert!(!json.stdout.contains(token.trim()));
    test.run("secret delete px-user-token -n default -o json")
        .fails(6, &["there is no Secret"]);
}

#[test]
fn several_clusters_are_told_apart() {
    let test = cluster(&["team-a"]);
    let text = test.read("kubeconfig");
    let two = text.replace(
        "contexts:\n",
        "- name: gone\n  cluster:\n    server: https://127.0.0.1:1\ncontexts:\n- name: px-gone\n  context:\n    cluster: gone\n    user: admin\n- name: px-here\n  context:\n    cluster: embedded\n    user: admin\n",
    );
    test.file("kubeconfig", two);
    let output = test.run("secret delete px-user-token -n team-a --contexts 'px-*'");
    assert_eq!(output.exit, 1, "{output}");
    assert_eq!(
        output.stdout,
        "secret/px-user-token deleted from namespace team-a of px-here\n"
    );
    assert_eq!(
        retry(&output),
        "secret delete px-user-token --context px-gone -n team-a --ignore-not-found"
    );
}

/// It said `2 targets: 2 deleted`.
#[test]
fn the_sum_of_a_dry_run_says_that_it_is_one() {
    let test = TestEnv::with_cluster();
    test.file("px.key", crate::harness::SECRET);
    let claims = "--name A --email a@b --subject s --role system.user --issuer i";
    for name in ["a", "b"] {
        test.api().create_namespace(name);
        test.run(&format!(
            "secret push -n {name} {claims} --signing-key TMP/px.key"
        ))
        .ok();
    }
    for mode in ["client", "server"] {
        let output = test.run(&format!("secret delete --all -A --dry-run={mode}"));
        assert!(
            output
                .stderr
                .contains("note: 2 targets: 2 deleted (dry run)\n"),
            "{output}"
        );
        let output = test.run(&format!(
            "secret rotate -A --all --signing-key TMP/px.key --dry-run={mode}"
        ));
        assert!(
            output
                .stderr
                .contains("note: 2 targets: 2 renewed (dry run)\n"),
            "{output}"
        );
    }
}
