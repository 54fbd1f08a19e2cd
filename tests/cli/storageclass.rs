//! `storageclass print` and `storageclass check`: the classes that are printed, what kubectl makes of them, and every
//! state of a reference against the embedded API server.

use serde_json::{Value, json};

use crate::harness::{NOW, Output, TestEnv};
use crate::kubectl::{has_kubectl, kubectl};
use crate::push::{cluster, secret};

const PUSH: &str = "secret push --token-file TMP/t";

/// A StorageClass of the CSI driver with the pairs of these purposes.
fn class(name: &str, pairs: &[(&str, &str, &str)]) -> Value {
    let mut parameters = json!({"repl": "2"});
    for (purpose, namespace, secret) in pairs {
        let key = |half: &str| format!("csi.storage.k8s.io/{purpose}-secret-{half}");
        parameters[key("namespace")] = (*namespace).into();
        parameters[key("name")] = (*secret).into();
    }
    json!({"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
        "metadata": {"name": name}, "provisioner": "pxd.portworx.com",
        "allowVolumeExpansion": true, "parameters": parameters})
}

/// All three pairs alike.
pub(crate) fn class_of(name: &str, namespace: &str, secret: &str) -> Value {
    let purposes = ["provisioner", "node-publish", "controller-expand"];
    class(name, &purposes.map(|purpose| (purpose, namespace, secret)))
}

fn in_tree(name: &str, parameters: &Value) -> Value {
    json!({"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": name},
        "provisioner": "kubernetes.io/portworx-volume", "parameters": parameters})
}

pub(crate) fn claim(namespace: &str, name: &str, class: &str, annotations: &Value) -> Value {
    json!({"apiVersion": "v1", "kind": "PersistentVolumeClaim",
        "metadata": {"namespace": namespace, "name": name, "annotations": annotations},
        "spec": {"storageClassName": class, "accessModes": ["ReadWriteOnce"]}})
}

/// A table with single blanks, so that a line does not depend on others.
fn squeezed(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_class_for_one_token_is_printed() {
    let test = TestEnv::new();
    let output = test.run("storageclass print --secret portworx/px-user-token --param repl=1");
    insta::assert_snapshot!(output, @r#"
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata:
      name: px-csi-secure
    provisioner: pxd.portworx.com
    parameters:
      csi.storage.k8s.io/controller-expand-secret-name: px-user-token
      csi.storage.k8s.io/controller-expand-secret-namespace: portworx
      csi.storage.k8s.io/node-publish-secret-name: px-user-token
      csi.storage.k8s.io/node-publish-secret-namespace: portworx
      csi.storage.k8s.io/provisioner-secret-name: px-user-token
      csi.storage.k8s.io/provisioner-secret-namespace: portworx
      repl: "1"
    allowVolumeExpansion: true
    --- stderr ---
    note: one token for the volumes of all namespaces; --per-namespace NAME gives each namespace its own
    [exit 0]
    "#);
    let output = test.run("sc print --in-tree --secret portworx/px-user-token --name px-old");
    insta::assert_snapshot!(output, @r"
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata:
      name: px-old
    provisioner: kubernetes.io/portworx-volume
    parameters:
      openstorage.io/auth-secret-name: px-user-token
      openstorage.io/auth-secret-namespace: portworx
    allowVolumeExpansion: true
    --- stderr ---
    note: one token for the volumes of all namespaces; --per-namespace NAME gives each namespace its own
    [exit 0]
    ");
}

#[test]
fn a_class_for_all_tenants_comes_with_its_snapshots() {
    let test = TestEnv::new();
    let output = test.run("storageclass print --per-namespace px-user-token --snapshot-class");
    insta::assert_snapshot!(output, @r"
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata:
      name: px-csi-secure
    provisioner: pxd.portworx.com
    parameters:
      csi.storage.k8s.io/controller-expand-secret-name: px-user-token
      csi.storage.k8s.io/controller-expand-secret-namespace: ${pvc.namespace}
      csi.storage.k8s.io/node-publish-secret-name: px-user-token
      csi.storage.k8s.io/node-publish-secret-namespace: ${pvc.namespace}
      csi.storage.k8s.io/provisioner-secret-name: px-user-token
      csi.storage.k8s.io/provisioner-secret-namespace: ${pvc.namespace}
    allowVolumeExpansion: true
    ---
    apiVersion: snapshot.storage.k8s.io/v1
    kind: VolumeSnapshotClass
    metadata:
      name: px-csi-secure
    driver: pxd.portworx.com
    deletionPolicy: Delete
    parameters:
      csi.storage.k8s.io/snapshotter-secret-name: px-user-token
      csi.storage.k8s.io/snapshotter-secret-namespace: ${volumesnapshot.namespace}
    [exit 0]
    ");
    let json = test
        .run("storageclass print --per-namespace px-user-token --snapshot-class -o json")
        .json();
    assert_eq!(json["kind"], "List");
    assert_eq!(json["items"][0]["kind"], "StorageClass");
    assert_eq!(json["items"][1]["driver"], "pxd.portworx.com");
    let alone = "storageclass print --secret '${pvc.namespace}/px-user-token'";
    assert_eq!(
        test.run(alone).ok(),
        test.run("storageclass print --per-namespace px-user-token")
            .ok()
    );
    assert_eq!(
        test.run(&format!("{alone} -o json")).json()["kind"],
        "StorageClass"
    );
}

#[test]
fn what_no_class_can_say_is_refused_at_the_door() {
    let test = TestEnv::new();
    for (flags, reason) in [
        ("", "--secret <NAMESPACE/NAME>"),
        ("--secret a/b --per-namespace c", "cannot be used with"),
        ("--secret b", "NAMESPACE/NAME"),
        ("--secret Team/b", "is no namespace"),
        ("--secret 'a/${pvc.nmespace}'", "is no variable for a name"),
        ("--secret '${pvc.name}/b'", "is no variable for a namespace"),
        ("--per-namespace a/b", "is no Secret's name"),
        ("--secret a/b --param repl", "KEY=VALUE"),
        (
            "--secret a/b --param repl=1 --param repl=2",
            "names `repl` twice",
        ),
        (
            "--secret a/b --param csi.storage.k8s.io/node-publish-secret-name=x",
            "follows from --secret",
        ),
        (
            "--secret a/b --param openstorage.io/auth-secret-name=x",
            "follows from --secret",
        ),
        ("--secret a/b --name A", "lower case letters"),
        (
            "--secret a/b --in-tree --snapshot-class",
            "cannot be used with",
        ),
        (
            "--secret '${pvc.namespace}/b' --in-tree",
            "the annotations openstorage.io/auth-secret-name and openstorage.io/auth-secret-namespace",
        ),
        (
            "--secret 'a/${pvc.name}' --snapshot-class",
            "knows the namespace and not `${pvc.name}`",
        ),
        ("--secret a/b -o text", "yaml, json"),
    ] {
        test.run(&format!("storageclass print {flags}"))
            .fails(2, &[reason]);
    }
}

#[test]
fn kubectl_takes_what_is_printed() {
    if !has_kubectl() {
        return;
    }
    let test = TestEnv::with_cluster();
    for (number, flags) in [
        "--secret portworx/px-user-token --param repl=1 --param io_profile=auto",
        "--per-namespace px-user-token --param secure=true",
        r#"--secret "${pvc.namespace}/px-${pvc.annotations['a.b/c']}""#,
        "--in-tree --secret portworx/px-user-token",
    ]
    .into_iter()
    .enumerate()
    {
        for format in ["yaml", "json"] {
            let line = format!("storageclass print {flags} --name px-{format}-{number}");
            let text = test.run(&format!("{line} -o {format}")).ok();
            let dry = kubectl(&test, "apply --dry-run=server -f -", &text);
            assert!(dry.stdout.contains("created (server dry run)"), "{dry}");
            let applied = kubectl(&test, "apply -f -", &text);
            assert!(applied.stdout.contains(" created"), "{applied}");
            let again = kubectl(&test, "apply -f -", &text);
            assert!(again.stdout.contains(" unchanged"), "{again}");
        }
    }
    // Where nobody knows snapshots, kubectl fails, and the StorageClass is there all the same.
    let line = "storageclass print --per-namespace t --snapshot-class --name px-both";
    let text = test.run(line).ok();
    let applied = kubectl(&test, "apply -f -", &text);
    assert!(
        applied
            .stdout
            .contains("storageclass.storage.k8s.io/px-both created"),
        "{applied}"
    );
    assert_eq!(applied.exit, 1, "{applied}");
    // What was applied is what `check` reads.
    let table = squeezed(&test.run("storageclass check -n team-a").stdout);
    let line = "storageclass/px-yaml-1 provisioner,node-publish,controller-expand team-a/px-user-token Dangling";
    assert!(table.contains(line), "{table}");
}

/// A cluster with Secrets in all states, and a class for each.
fn every_state() -> TestEnv {
    let mut test = cluster();
    let push = |test: &TestEnv, name: &str, flags: &str| {
        let token = test.token(flags);
        test.file("t", token);
        test.run(&format!("{PUSH} -n team-a --allow-admin {name}"))
            .ok();
    };
    push(&test, "good", "--token-duration 30d");
    push(&test, "old", "--token-duration 30m");
    push(&test, "due", "--token-duration 90m");
    for name in ["drifted", "malformed"] {
        push(&test, name, "--token-duration 30d");
        let mut object = test.api().secret("team-a", name).expect("a Secret");
        object["metadata"]["managedFields"] = Value::Null;
        if name == "drifted" {
            object["data"]["auth-token"] = "eA==".into();
        } else {
            object["metadata"]["annotations"]["pxsec.dev/expires-at"] = "soon".into();
        }
        test.api().put(object);
    }
    test.set_clock(NOW + 86_400);
    push(&test, "future", "--token-duration 30d");
    test.set_clock(NOW + 75 * 60);
    test.run(&format!("{PUSH} -n team-a other --key else --allow-admin"))
        .ok();
    let api = test.api();
    api.put(secret("team-a", "theirs", &[("auth-token", "x")]));
    let mut operator = secret("team-a", "op", &[("auth-token", "x")]);
    operator["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
        "kind": "StorageCluster", "name": "px", "uid": "u-1"}]);
    api.put(operator);
    for name in [
        "good",
        "old",
        "due",
        "drifted",
        "malformed",
        "future",
        "other",
        "theirs",
        "op",
        "gone",
    ] {
        api.put(class_of(&format!("c-{name}"), "team-a", name));
    }
    api.put(class("c-half", &[("provisioner", "team-a", "good")]));
    test
}

#[test]
fn every_state_has_its_word() {
    let test = every_state();
    let output = test.run("storageclass check");
    insta::assert_snapshot!(squeezed(&output.to_string()), @r"
    CLASS-OR-PVC PURPOSE SECRET STATUS DETAIL
    storageclass/c-drifted provisioner,node-publish,controller-expand team-a/drifted Unknown somebody else has put a token there
    storageclass/c-due provisioner,node-publish,controller-expand team-a/due Due expires in 15m
    storageclass/c-future provisioner,node-publish,controller-expand team-a/future NotYetValid issued at 2026-01-03T03:03:05Z, which is still to come
    storageclass/c-gone provisioner,node-publish,controller-expand team-a/gone Dangling there is no such Secret
    storageclass/c-good provisioner,node-publish,controller-expand team-a/good Ok expires in 29d22h
    storageclass/c-half provisioner team-a/good Ok expires in 29d22h
    storageclass/c-half node-publish ?/? Incomplete `csi.storage.k8s.io/node-publish-secret-name` and `-namespace` are not set, so no token is sent
    storageclass/c-half controller-expand ?/? Incomplete `csi.storage.k8s.io/controller-expand-secret-name` and `-namespace` are not set, so no token is sent
    storageclass/c-malformed provisioner,node-publish,controller-expand team-a/malformed Unknown its annotation pxsec.dev/expires-at is missing or malformed
    storageclass/c-old provisioner,node-publish,controller-expand team-a/old Expired expired 45m ago
    storageclass/c-op provisioner,node-publish,controller-expand team-a/op Ok renewed by the operator of StorageCluster px
    storageclass/c-other provisioner,node-publish,controller-expand team-a/other Incomplete the Secret has no key auth-token
    storageclass/c-theirs provisioner,node-publish,controller-expand team-a/theirs Unmanaged kept by testkit: nothing tells when its token ends
    --- stderr ---
    note: 10 of 13 references need attention
    [exit 10]
    ");
}

#[test]
fn a_class_that_follows_the_claim_has_a_line_for_each_namespace() {
    let test = cluster();
    let api = test.api();
    test.run(&format!("{PUSH} -n team-a --allow-admin")).ok();
    api.put(class_of("tenants", "${pvc.namespace}", "px-user-token"));
    api.put(class_of("one-for-all", "x", "y"));
    let mut foreign = class_of("foreign", "x", "y");
    foreign["provisioner"] = "ebs.csi.aws.com".into();
    api.put(foreign);
    api.put(class("plain", &[]));
    let none = json!({});
    api.put(claim("team-a", "data", "tenants", &none));
    api.put(claim("team-a", "more", "tenants", &none));
    api.put(claim("team-b", "data", "tenants", &none));
    api.put(claim("team-c", "data", "plain", &none));
    let output = test.run("storageclass check");
    insta::assert_snapshot!(squeezed(&output.to_string()), @r"
    CLASS-OR-PVC PURPOSE SECRET STATUS DETAIL
    storageclass/one-for-all provisioner,node-publish,controller-expand x/y Dangling there is no such Secret
    storageclass/tenants provisioner,node-publish,controller-expand team-a/px-user-token Ok expires in 30d
    storageclass/tenants provisioner,node-publish,controller-expand team-b/px-user-token Dangling there is no such Secret
    --- stderr ---
    note: StorageClasses of Portworx that name no token: plain
    note: 2 of 3 references need attention
    [exit 10]
    ");
    // Chosen namespaces count with and without claims.
    let output = test.run("storageclass check -n team-a -n team-c");
    insta::assert_snapshot!(squeezed(&output.to_string()), @r"
    CLASS-OR-PVC PURPOSE SECRET STATUS DETAIL
    storageclass/one-for-all provisioner,node-publish,controller-expand x/y Dangling there is no such Secret
    storageclass/tenants provisioner,node-publish,controller-expand team-a/px-user-token Ok expires in 30d
    storageclass/tenants provisioner,node-publish,controller-expand team-c/px-user-token Dangling there is no such Secret
    --- stderr ---
    note: StorageClasses of Portworx that name no token: plain
    note: 2 of 3 references need attention
    [exit 10]
    ");
    test.run("storageclass check -A -n team-a")
        .fails(2, &["use one of both"]);
}

#[test]
fn names_of_claims_and_volumes_are_filled_in() {
    let test = cluster();
    let api = test.api();
    api.put(class(
        "by-claim",
        &[
            ("provisioner", "team-a", "px-${pvc.name}"),
            (
                "node-publish",
                "${pvc.namespace}",
                "${pvc.annotations['px/secret']}",
            ),
            ("controller-expand", "${pv.name}", "x"),
            ("node-stage", "team-a", "${pvc.nmespace}"),
        ],
    ));
    api.put(class_of("unused", "${pvc.namespace}", "x"));
    api.put(claim(
        "team-a",
        "one",
        "by-claim",
        &json!({"px/secret": "mine"}),
    ));
    let mut bound = claim(
        "team-a",
        "two",
        "by-claim",
        &json!({"px/secret": "Not A Name"}),
    );
    bound["spec"]["volumeName"] = "pvc-2".into();
    api.put(bound);
    let output = test.run("storageclass check");
    insta::assert_snapshot!(squeezed(&output.to_string()), @r"
    CLASS-OR-PVC PURPOSE SECRET STATUS DETAIL
    storageclass/by-claim provisioner team-a/px-one Dangling there is no such Secret
    storageclass/by-claim provisioner team-a/px-two Dangling there is no such Secret
    storageclass/by-claim node-publish ${pvc.namespace}/${pvc.annotations['px/secret']} Malformed for the PersistentVolumeClaim team-a/two: `Not A Name` is no Secret's name: lower case letters, digits, `-` and `.`, at most 253 (RFC 1123 subdomain)
    storageclass/by-claim node-publish team-a/mine Dangling there is no such Secret
    storageclass/by-claim controller-expand ${pv.name}/x Unresolved for the PersistentVolumeClaim team-a/one: nothing fills in `${pv.name}`
    storageclass/by-claim controller-expand pvc-2/x Dangling there is no such Secret
    storageclass/by-claim node-stage team-a/${pvc.nmespace} Malformed `csi.storage.k8s.io/node-stage-secret-name`: `${pvc.nmespace}` is no variable for a name, which may have ${pvc.namespace}, ${pvc.name}, ${pv.name} and ${pvc.annotations['KEY']}; Portworx takes no token from it
    storageclass/unused provisioner,node-publish,controller-expand ${pvc.namespace}/x Unresolved no PersistentVolumeClaim of this class was found
    --- stderr ---
    note: 6 of 8 references need attention
    [exit 10]
    ");
}

#[test]
fn in_tree_classes_and_annotations_are_read() {
    let test = cluster();
    let api = test.api();
    test.run(&format!("{PUSH} -n team-a --allow-admin")).ok();
    let both = json!({"openstorage.io/auth-secret-name": "px-user-token",
        "openstorage.io/auth-secret-namespace": "team-a"});
    let half = json!({"openstorage.io/auth-secret-name": "px-user-token"});
    api.put(in_tree("whole", &both));
    api.put(in_tree("half", &half));
    api.put(in_tree(
        "template",
        &json!({"openstorage.io/auth-secret-name": "t",
        "openstorage.io/auth-secret-namespace": "${pvc.namespace}"}),
    ));
    api.put(class_of("csi", "team-a", "px-user-token"));
    api.put(claim("team-a", "a", "whole", &both));
    api.put(claim("team-a", "b", "csi", &both));
    api.put(claim("team-a", "c", "half", &half));
    let output = test.run("storageclass check");
    insta::assert_snapshot!(squeezed(&output.to_string()), @r"
    CLASS-OR-PVC PURPOSE SECRET STATUS DETAIL
    storageclass/csi provisioner,node-publish,controller-expand team-a/px-user-token Ok expires in 30d
    storageclass/half in-tree ?/px-user-token Incomplete `openstorage.io/auth-secret-namespace` is not set
    storageclass/template in-tree ${pvc.namespace}/t Unresolved no PersistentVolumeClaim of this class was found; the driver within Kubernetes fills in no variables; CSI migration does
    storageclass/whole in-tree team-a/px-user-token Ok expires in 30d
    persistentvolumeclaim/team-a/a annotation team-a/px-user-token Ok expires in 30d; in place of what storageclass/whole names
    persistentvolumeclaim/team-a/b annotation team-a/px-user-token Ok expires in 30d; CSI takes no token from annotations, but from what storageclass/csi names
    persistentvolumeclaim/team-a/c annotation ?/px-user-token Incomplete `openstorage.io/auth-secret-namespace` is not set; in place of what storageclass/half names
    --- stderr ---
    note: 2 of 7 references need attention
    [exit 10]
    ");
}

#[test]
fn formats_for_programs_and_people() {
    let test = cluster();
    test.run(&format!("{PUSH} -n team-a --allow-admin")).ok();
    test.api()
        .put(class_of("tenants", "${pvc.namespace}", "px-user-token"));
    let none = json!({});
    test.api().put(claim("team-a", "data", "tenants", &none));
    let json = test.run("storageclass check -o json").json();
    assert_eq!(json["kind"], "StorageClassReferenceList");
    let item = &json["items"][0];
    assert_eq!(item["usedBy"], "storageclass/tenants");
    assert_eq!(item["written"], "${pvc.namespace}/px-user-token");
    assert_eq!(
        item["secret"],
        json!({"namespace": "team-a", "name": "px-user-token"})
    );
    assert_eq!(
        (&item["status"], &item["needsAttention"]),
        (&"Ok".into(), &false.into())
    );
    assert_eq!(item["expiresAt"], "2026-02-01T03:04:05Z");
    assert_eq!(
        test.run("storageclass check -o name").ok(),
        "storageclass/tenants\n"
    );
    let wide = squeezed(&test.run("sc check -o wide").ok());
    assert!(
        wide.contains("embedded storageclass/tenants provisioner,node-publish,controller-expand ${pvc.namespace}/px-user-token team-a/px-user-token Ok system.admin admin-1 expires in 30d"),
        "{wide}"
    );
    assert!(
        test.run("storageclass check -o yaml")
            .ok()
            .contains("usedBy: storageclass/tenants")
    );
    // Metadata alone was asked for.
    let requests = test.api().requests();
    let secrets = requests
        .iter()
        .filter(|request| request.path.contains("/secrets") && request.method == "GET");
    assert!(secrets.clone().count() > 0);
    for request in secrets {
        assert!(
            request.accept.contains("PartialObjectMetadata"),
            "{request:?}"
        );
    }
}

#[test]
fn what_is_forbidden_is_told_and_the_rest_is_shown() {
    let mut test = cluster();
    test.run(&format!("{PUSH} -n team-a --allow-admin")).ok();
    test.api().put(class_of("fixed", "team-a", "px-user-token"));
    test.api()
        .put(class_of("tenants", "${pvc.namespace}", "px-user-token"));
    test.api()
        .put(claim("team-a", "data", "tenants", &json!({})));
    test.act_as("jane");
    let secrets = ("get", "secrets", "*");
    test.api()
        .limit("jane", &[secrets, ("list", "storageclasses", "*")]);
    let output = test.run("storageclass check");
    insta::assert_snapshot!(squeezed(&output.to_string()), @r#"
    CLASS-OR-PVC PURPOSE SECRET STATUS DETAIL
    storageclass/fixed provisioner,node-publish,controller-expand team-a/px-user-token Ok expires in 30d
    storageclass/tenants provisioner,node-publish,controller-expand ${pvc.namespace}/px-user-token Unresolved no PersistentVolumeClaim of this class was found
    --- stderr ---
    warning: could not list the PersistentVolumeClaims: persistentvolumeclaims is forbidden: User "jane" cannot list resource "persistentvolumeclaims" in API group "" at the cluster scope
    [exit 1]
    "#);
    // What may be listed in one namespace suffices for that namespace.
    let claims = ("list", "persistentvolumeclaims", "team-a");
    test.api()
        .limit("jane", &[secrets, claims, ("list", "storageclasses", "*")]);
    assert_eq!(test.run("storageclass check -n team-a").exit, 0);
    test.api()
        .limit("jane", &[claims, ("list", "storageclasses", "*")]);
    let output = test.run("storageclass check -n team-a");
    assert_eq!(output.exit, 1, "{output}");
    assert!(
        squeezed(&output.stdout).contains("team-a/px-user-token Unknown secrets"),
        "{output}"
    );
    test.api().limit("jane", &[secrets, claims]);
    let output = test.run("storageclass check -n team-a");
    assert_eq!(output.exit, 1, "{output}");
    assert!(
        output
            .stderr
            .contains("could not list the StorageClasses: "),
        "{output}"
    );
}

#[test]
fn many_namespaces_are_read_in_one_list_where_that_is_allowed() {
    let mut test = cluster();
    let namespaces: Vec<String> = (0..20).map(|number| format!("n{number}")).collect();
    for namespace in &namespaces {
        test.api().create_namespace(namespace);
    }
    let by_claim = [("provisioner", "team-a", "px-${pvc.name}")];
    test.api().put(class("by-claim", &by_claim));
    for namespace in ["n3", "team-a"] {
        let name = format!("of-{namespace}");
        test.api()
            .put(claim(namespace, &name, "by-claim", &json!({})));
    }
    let line = format!("storageclass check -n {} -o json", namespaces.join(" -n "));
    let lists = |test: &TestEnv| {
        let requests = test.api().requests();
        let claims = requests
            .iter()
            .filter(|it| it.path.contains("persistentvolumeclaims"));
        claims.count()
    };
    let secrets = |output: &Output| {
        let answer: Value = serde_json::from_str(&output.stdout).expect("JSON");
        let items = answer["items"].as_array().expect("items").clone();
        let named = items.iter().filter_map(|it| it["secret"]["name"].as_str());
        named.map(str::to_owned).collect::<Vec<_>>()
    };
    test.api().clear_requests();
    let output = test.run(&line);
    assert_eq!((lists(&test), output.exit), (1, 10), "{output}");
    assert_eq!(secrets(&output), ["px-of-n3"], "not that of team-a");
    test.act_as("jane");
    let mut rules = vec![("list", "storageclasses", "*"), ("get", "secrets", "*")];
    rules.extend(
        namespaces
            .iter()
            .map(|namespace| ("list", "persistentvolumeclaims", namespace.as_str())),
    );
    test.api().limit("jane", &rules);
    test.api().clear_requests();
    let output = test.run(&line);
    assert_eq!((lists(&test), output.exit), (21, 10), "{output}");
    assert_eq!(secrets(&output), ["px-of-n3"]);
}

#[test]
fn several_clusters_are_told_apart_and_one_that_is_away_does_not_hide_the_others() {
    let test = cluster();
    test.run(&format!("{PUSH} -n team-a --allow-admin")).ok();
    test.api().put(class_of("fixed", "team-a", "px-user-token"));
    let text = test.read("kubeconfig");
    let two = text.replace(
        "contexts:\n",
        "- name: gone\n  cluster:\n    server: https://127.0.0.1:1\ncontexts:\n- name: px-gone\n  context:\n    cluster: gone\n    user: admin\n- name: px-here\n  context:\n    cluster: embedded\n    user: admin\n",
    );
    test.file("kubeconfig", two);
    let output = test.run("storageclass check --contexts 'px-*'");
    assert_eq!(output.exit, 1, "{output}");
    assert!(
        output
            .stderr
            .contains("could not list the StorageClasses of px-gone: cannot reach"),
        "{output}"
    );
    let table = squeezed(&output.stdout);
    assert!(
        table.contains("px-here storageclass/fixed provisioner,node-publish,controller-expand team-a/px-user-token Ok"),
        "{table}"
    );
    let alone = test.run("storageclass check --context px-gone");
    alone.fails(
        6,
        &[
            "could not list the StorageClasses",
            "cannot reach the API server",
        ],
    );
}

#[test]
fn nothing_that_names_a_token_is_no_failure() {
    let test = TestEnv::with_cluster();
    let output = test.run("storageclass check");
    assert_eq!(
        output.to_string(),
        "--- stderr ---\nnote: no StorageClass or PersistentVolumeClaim was found that names a token\n[exit 0]"
    );
}
