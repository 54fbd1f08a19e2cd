//! `doctor` about the storage cluster, the tokens that were pushed, and who refers to them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::doctor::{DAY, doctor, good_spec, healthy, install, shared_secret, storage_cluster};
use crate::harness::{NOW, SECRET, TestEnv};
use crate::push::secret;

#[test]
fn the_storage_cluster_and_its_security_are_looked_at() {
    let test = healthy();
    storage_cluster(&test, json!({}));
    let answer = doctor(&test, "");
    assert_eq!(
        answer.of("security"),
        "fail security is not enabled in StorageCluster portworx/px: it asks nobody for a token\n  kubectl patch storagecluster px -n portworx --type merge -p '{\"spec\":{\"security\":{\"enabled\":true}}}'"
    );
    assert_eq!(
        answer.of("guest-access"),
        "skip authorization is not enabled"
    );
    assert_eq!(answer.of("issuer"), "ok `operator.portworx.io`");
    assert_eq!(answer.all("fail"), ["security"]);
    let auth = |auth: Value| json!({"security": {"enabled": true, "auth": auth}});
    storage_cluster(&test, auth(json!({"enabled": false})));
    assert_eq!(
        doctor(&test, "").of("security"),
        "fail authorization is not enabled in StorageCluster portworx/px: it asks nobody for a token\n  kubectl patch storagecluster px -n portworx --type merge -p '{\"spec\":{\"security\":{\"auth\":{\"enabled\":true}}}}'"
    );
    let disable = "\n  kubectl patch storagecluster px -n portworx --type merge -p '{\"spec\":{\"security\":{\"auth\":{\"guestAccess\":\"Disabled\"}}}}'";
    for (value, said, fix) in [
        (
            json!(null),
            "warn Enabled: who has no token may use volumes that have no owner",
            disable,
        ),
        (
            json!("Managed"),
            "ok Managed: the role system.guest says what who has no token may do",
            "",
        ),
        (
            json!("disabled"),
            "fail `disabled` is none of Enabled, Disabled and Managed, and the operator refuses it",
            disable,
        ),
        (
            json!(false),
            "fail it is not a text, and the operator refuses it",
            disable,
        ),
    ] {
        storage_cluster(&test, auth(json!({"guestAccess": value})));
        assert_eq!(doctor(&test, "").of("guest-access"), format!("{said}{fix}"));
    }
}

#[test]
fn issuers_that_make_trouble_are_told() {
    let test = healthy();
    let edit = "\n  kubectl edit storagecluster px -n portworx";
    let with_issuer = |issuer: &str, env: Value| {
        json!({"security": {"enabled": true, "auth": {"guestAccess": "Disabled",
            "selfSigned": {"issuer": issuer}}}, "env": env})
    };
    storage_cluster(&test, with_issuer("https://portworx.com", json!([])));
    assert_eq!(
        doctor(&test, "").of("issuer"),
        format!("fail `https://portworx.com` is a URL, as issuers of OIDC have it{edit}")
    );
    let env = json!([{"name": "PORTWORX_AUTH_JWT_ISSUER", "value": "b"}]);
    storage_cluster(&test, with_issuer("a", env));
    assert_eq!(
        doctor(&test, "").of("issuer"),
        format!(
            "warn StorageCluster portworx/px names the issuer `a` in spec.security and `b` in spec.env; the former is used{edit}"
        )
    );
    let env = json!([{"name": "PORTWORX_AUTH_JWT_ISSUER", "valueFrom": {"configMapKeyRef": {"name": "x", "key": "y"}}}]);
    storage_cluster(&test, with_issuer("", env));
    assert_eq!(
        doctor(&test, "").of("issuer"),
        format!("warn StorageCluster portworx/px does not tell it; commands need --issuer{edit}")
    );
}

#[test]
fn a_shared_secret_that_is_not_there_is_told() {
    let test = healthy();
    let generate = "\n  kubectl pxsec auth key generate --type shared-secret --to-secret portworx/px-shared-secret/shared-secret";
    test.api().remove_secret("portworx", "px-shared-secret");
    let answer = doctor(&test, "");
    assert_eq!(
        answer.of("shared-secret"),
        format!("fail there is no Secret `px-shared-secret` in the namespace `portworx`{generate}")
    );
    assert_eq!(
        answer.of("shared-secret-value"),
        "skip the shared secret cannot be read"
    );
    assert_eq!(
        answer.of("from-cluster-rights"),
        "ok may find the storage cluster and read what it names"
    );
    test.api()
        .put(secret("portworx", "px-shared-secret", &[("other", "x")]));
    assert_eq!(
        doctor(&test, "").of("shared-secret"),
        format!("fail the Secret `portworx/px-shared-secret` has no key `shared-secret`{generate}")
    );
    shared_secret(&test, "");
    assert!(
        doctor(&test, "")
            .of("shared-secret")
            .ends_with(&format!("{generate} --force"))
    );
    let env = json!([{"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "valueFrom": {"configMapKeyRef": {"name": "x", "key": "y"}}}]);
    let mut spec = good_spec();
    spec["env"] = env;
    storage_cluster(&test, spec);
    assert_eq!(
        doctor(&test, "").of("shared-secret"),
        "fail PORTWORX_AUTH_JWT_SHAREDSECRET in spec.env of StorageCluster portworx/px is set from something else than a Secret, and is not read\n  kubectl edit storagecluster px -n portworx"
    );
}

#[test]
fn a_shared_secret_that_is_not_what_was_meant_is_told_and_never_shown() {
    let test = healthy();
    let twice = STANDARD.encode(SECRET);
    let last = "; a new one makes all tokens of the old one invalid\n  kubectl pxsec auth key generate --type shared-secret --to-secret portworx/px-shared-secret/shared-secret --force";
    for (value, said) in [
        (
            format!("{SECRET}\n"),
            "warn the shared secret ends in a line break, which is part of it for the server",
        ),
        (
            format!("{SECRET} "),
            "warn the shared secret starts or ends with white space, which is part of it for the server",
        ),
        (
            twice,
            "warn the shared secret is base64 of printable text; perhaps it was encoded once more than meant",
        ),
        (
            "short-X7#kq".to_owned(),
            "warn the shared secret has 11 bytes; RFC 7518 asks for at least 32 with HS256",
        ),
        (
            "portworx".to_owned(),
            "fail the shared secret has 8 bytes; RFC 7518 asks for at least 32 with HS256; the shared secret is easy to guess",
        ),
    ] {
        shared_secret(&test, &value);
        let answer = doctor(&test, "");
        assert_eq!(answer.of("shared-secret-value"), format!("{said}{last}"));
        let bare = value.trim();
        let shown = answer
            .text
            .replace("-n portworx", "")
            .replace("portworx/", "")
            .replace(".portworx.", "");
        assert!(!shown.contains(bare), "{}", answer.text);
    }
    let mut spec = good_spec();
    spec["env"] = json!([{"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "value": SECRET}]);
    storage_cluster(&test, spec);
    let answer = doctor(&test, "");
    assert_eq!(
        answer.of("shared-secret-place"),
        "warn it stands in spec.env of StorageCluster portworx/px, for all who may read that\n  kubectl edit storagecluster px -n portworx"
    );
    assert_eq!(
        answer.of("shared-secret"),
        "ok found in StorageCluster portworx/px"
    );
    assert!(!answer.text.contains(SECRET));
}

#[test]
fn clusters_without_one_storage_cluster_are_told() {
    let mut test = TestEnv::with_cluster();
    install(&mut test);
    test.api().set_date(NOW);
    let answer = doctor(&test, "");
    assert_eq!(answer.all("fail"), ["storage-cluster"], "{}", answer.text);
    assert!(
        answer
            .of("storage-cluster")
            .ends_with("\n  kubectl get storageclusters -A")
    );
    assert_eq!(
        answer.of("from-cluster-rights"),
        "ok may list StorageClusters"
    );
    assert_eq!(
        answer.of("guest-access"),
        "skip no storage cluster was found"
    );
    // An installation without the operator.
    test.api().put(secret(
        "kube-system",
        "pxkeys",
        &[("shared-secret", SECRET)],
    ));
    let answer = doctor(&test, "");
    assert_eq!(answer.exit, 0, "{}", answer.text);
    assert_eq!(
        answer.of("storage-cluster"),
        "ok no StorageCluster was found, but the Secret kube-system/pxkeys of the docs"
    );
    assert_eq!(answer.of("security"), "skip only a StorageCluster tells");
    assert_eq!(
        answer.of("issuer"),
        "warn Secret kube-system/pxkeys does not tell it; commands need --issuer"
    );
    assert_eq!(
        answer.of("shared-secret-place"),
        "ok in the Secret kube-system/pxkeys"
    );
    // Two.
    test.api().install_storage_clusters();
    for namespace in ["px-a", "px-b"] {
        test.api().put(
            json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
            "metadata": {"name": "px", "namespace": namespace}, "spec": good_spec()}),
        );
        test.api().put(secret(
            namespace,
            "px-shared-secret",
            &[("shared-secret", SECRET)],
        ));
    }
    assert_eq!(
        doctor(&test, "").of("storage-cluster"),
        "fail there are several StorageClusters: px-a/px, px-b/px\n  kubectl pxsec doctor --storage-namespace px-a"
    );
    let one = doctor(&test, "--storage-namespace px-b");
    assert_eq!(one.of("storage-cluster"), "ok StorageCluster px-b/px");
    assert_eq!(one.exit, 0, "{}", one.text);
}

#[test]
fn pushed_tokens_that_are_due_or_worse_are_counted() {
    let mut test = healthy();
    for namespace in ["team-b", "team-c", "team-d"] {
        test.api().create_namespace(namespace);
        test.run(&format!("secret push --allow-admin -n {namespace} -c prod"))
            .ok();
    }
    // The same in both, so that only the tokens are older.
    let later = |test: &mut TestEnv, days: i64| {
        test.api().set_date(NOW + days * DAY);
        test.set_clock(NOW + days * DAY);
    };
    later(&mut test, 25);
    let answer = doctor(&test, "");
    assert_eq!(
        answer.of("pushed-tokens"),
        "warn of 4 in all namespaces: 4 Due (team-a/px-user-token, team-b/px-user-token, team-c/px-user-token, …)\n  kubectl pxsec secret rotate -A --from-cluster"
    );
    later(&mut test, 31);
    let answer = doctor(&test, "");
    assert!(
        answer
            .of("pushed-tokens")
            .starts_with("fail of 4 in all namespaces: 4 Expired (")
    );
    later(&mut test, 0);
    let mut labelled = secret("team-e", "theirs", &[("auth-token", "x")]);
    labelled["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "pxsec"});
    test.api().put(labelled);
    assert_eq!(
        doctor(&test, "").of("pushed-tokens"),
        "warn of 5 in all namespaces: 1 Unmanaged (team-e/theirs)\n  kubectl pxsec secret status -A"
    );
}

fn class(name: &str, namespace: &str, secret: &str) -> Value {
    json!({"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": name},
            "provisioner": "pxd.portworx.com", "parameters": {
                "csi.storage.k8s.io/provisioner-secret-name": secret,
                "csi.storage.k8s.io/provisioner-secret-namespace": namespace,
                "csi.storage.k8s.io/node-publish-secret-name": secret,
                "csi.storage.k8s.io/node-publish-secret-namespace": namespace,
                "csi.storage.k8s.io/controller-expand-secret-name": secret,
                "csi.storage.k8s.io/controller-expand-secret-namespace": namespace}})
}

#[test]
fn what_storage_classes_refer_to_is_looked_at() {
    let test = healthy();
    assert_eq!(
        doctor(&test, "").of("references"),
        "ok no StorageClass and no claim names a token"
    );
    test.api().put(class("good", "team-a", "px-user-token"));
    assert_eq!(
        doctor(&test, "").of("references"),
        "ok 1, all to tokens that are there"
    );
    test.api().put(class("px-fast", "team-z", "px-token"));
    assert_eq!(
        doctor(&test, "").of("references"),
        "fail of 2: 1 Dangling (storageclass/px-fast to team-z/px-token)\n  kubectl pxsec secret push px-token -n team-z --auth-config FILE --from-cluster"
    );
    test.api()
        .put(secret("team-z", "px-token", &[("auth-token", "x")]));
    assert_eq!(
        doctor(&test, "").of("references"),
        "warn of 2: 1 Unmanaged (storageclass/px-fast to team-z/px-token)\n  kubectl pxsec storageclass check"
    );
}

#[test]
fn a_reference_that_leads_nowhere_yet_is_not_called_one_to_a_token() {
    let test = healthy();
    test.api()
        .put(class("open", "${pvc.namespace}", "px-user-token"));
    let told = doctor(&test, "").of("references");
    assert!(
        told.ends_with("1, Unresolved until a claim says where it leads"),
        "{told}"
    );
}
