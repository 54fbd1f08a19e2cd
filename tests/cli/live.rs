//! The main walk with nothing but what every Kubernetes has: the same against the embedded server and, when
//! `PXSEC_TEST_KUBECONFIG` names a kubeconfig, against a live cluster, in a namespace of its own that it removes.
//!
//! So what the embedded server does must be what Kubernetes does. Set up and looked at with the real kubectl.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::harness::TestEnv;
use crate::kubectl::{has_kubectl, kubectl};

const FROM_FLAGS: &str = "--name Team --email team@corp.example --subject team-1 --role system.user --issuer portworx.com";

/// A namespace of our own in a cluster.
struct Stage {
    test: TestEnv,
    namespace: String,
}

impl Stage {
    fn new() -> Option<Self> {
        if !has_kubectl() {
            return None;
        }
        let test = match std::env::var_os("PXSEC_TEST_KUBECONFIG") {
            Some(kubeconfig) => {
                let mut test = TestEnv::new();
                test.set("KUBECONFIG", kubeconfig);
                test
            }
            None => TestEnv::with_cluster(),
        };
        let namespace = format!("pxsec-test-{}", std::process::id());
        kubectl(&test, &format!("create namespace {namespace}"), "").ok();
        Some(Self { test, namespace })
    }

    fn run(&self, line: &str) -> crate::harness::Output {
        self.test.run(&line.replace("NS", &self.namespace))
    }

    fn kubectl(&self, line: &str) -> String {
        kubectl(&self.test, &line.replace("NS", &self.namespace), "").ok()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let line = format!("delete namespace {} --wait=false", self.namespace);
        // A test that has failed already must still tell why.
        drop(kubectl(&self.test, &line, ""));
    }
}

#[test]
fn key_token_and_secret_live_in_the_cluster_from_end_to_end() {
    let Some(stage) = Stage::new() else { return };
    let key = "secret://NS/px-shared-secret/shared-secret";

    let made =
        "auth key generate --type shared-secret --to-secret NS/px-shared-secret/shared-secret";
    stage.run(made).ok();
    stage
        .run(made)
        .fails(7, &["already has a key `shared-secret`"]);
    let secret =
        stage.kubectl("get secret px-shared-secret -n NS -o jsonpath={.data.shared-secret}");
    assert_eq!(STANDARD.decode(secret).expect("base64").len(), 64);

    let push = format!(
        "secret push --allow-admin -n NS {FROM_FLAGS} --signing-key {key} --token-duration 30d"
    );
    let dry = stage.run(&format!("{push} --dry-run=server")).ok();
    assert!(
        dry.starts_with("secret/px-user-token created (server dry run)"),
        "{dry}"
    );
    assert_eq!(
        stage.kubectl("get secret px-user-token -n NS --ignore-not-found"),
        ""
    );
    assert!(
        stage
            .run(&push)
            .ok()
            .starts_with("secret/px-user-token created ")
    );
    let again = stage.run(&push).ok();
    assert!(
        again.starts_with("secret/px-user-token serverside-applied ")
            || again.starts_with("secret/px-user-token unchanged "),
        "{again}"
    );
    let due = format!("{push} --if-due");
    assert!(
        stage
            .run(&due)
            .ok()
            .starts_with("secret/px-user-token unchanged ")
    );
    let shorter = due.replace("30d", "20d");
    assert!(
        stage
            .run(&shorter)
            .ok()
            .starts_with("secret/px-user-token configured ")
    );

    let skip = r"get secret px-user-token -n NS -o jsonpath={.metadata.annotations.stork\.libopenstorage\.org/skip-resource}";
    assert_eq!(stage.kubectl(skip), "true");
    let managers = "get secret px-user-token -n NS -o jsonpath={.metadata.managedFields[*].manager} --show-managed-fields";
    assert_eq!(stage.kubectl(managers), "pxsec");
    let verdict = format!(
        "auth token verify --secret NS/px-user-token --verifying-key {key} --issuer portworx.com"
    );
    assert!(stage.run(&verdict).ok().starts_with("accepted: "));

    stage.kubectl(
        "create secret generic theirs -n NS --from-literal=auth-token=x --from-literal=other=kept",
    );
    let onto_theirs = push.replace(
        "secret push --allow-admin",
        "secret push --allow-admin theirs",
    );
    stage
        .run(&onto_theirs)
        .fails(7, &["field `data.auth-token` is owned by `kubectl-create`"]);
    stage.run(&format!("{onto_theirs} --force-conflicts")).ok();
    assert_eq!(
        stage.kubectl("get secret theirs -n NS -o jsonpath={.data.other}"),
        STANDARD.encode("kept")
    );

    stage.kubectl("create secret generic fixed -n NS --from-literal=auth-token=x");
    stage.kubectl("patch secret fixed -n NS -p '{\"immutable\":true}'");
    let onto_fixed = push.replace(
        "secret push --allow-admin",
        "secret push --allow-admin fixed --force-conflicts",
    );
    stage.run(&onto_fixed).fails(6, &["immutable"]);
    let missing = push.replace("-n NS", "-n pxsec-test-missing");
    stage
        .run(&missing)
        .fails(6, &["the namespace `pxsec-test-missing` does not exist"]);
}
