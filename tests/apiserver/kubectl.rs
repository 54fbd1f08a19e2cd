//! The real `kubectl`, where there is one. `PXSEC_REQUIRE_REAL=1` makes its absence a failure.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

use crate::testkit::{ApiServer, write_private};

struct Kubectl<'a> {
    home: &'a Path,
    kubeconfig: String,
}

impl Kubectl<'_> {
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("kubectl");
        command
            .env("HOME", self.home)
            .env("KUBECONFIG", &self.kubeconfig)
            .args([
                "--cache-dir",
                &self.home.join("cache").display().to_string(),
            ])
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // A proxy of the developer's would get requests for 127.0.0.1.
        command.env("NO_PROXY", "127.0.0.1");
        command
    }

    /// Its stdout; a failure is the test's.
    #[track_caller]
    fn run(&self, args: &[&str], stdin: &str) -> String {
        let mut child = self.command(args).spawn().expect("kubectl starts");
        let mut input = child.stdin.take().expect("a pipe");
        input
            .write_all(stdin.as_bytes())
            .expect("kubectl reads its input");
        drop(input);
        let output = child.wait_with_output().expect("kubectl ends");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "kubectl {args:?}: {errors}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn is_missing() -> bool {
    let found = Command::new("kubectl")
        .args(["version", "--client"])
        .output();
    if found.is_ok_and(|output| output.status.success()) {
        return false;
    }
    let required = std::env::var_os("PXSEC_REQUIRE_REAL").is_some_and(|value| value == "1");
    assert!(!required, "PXSEC_REQUIRE_REAL=1, but there is no kubectl");
    println!("skipped: no kubectl on PATH");
    true
}

fn with_kubectl(kubeconfig: &str, test: impl FnOnce(&Kubectl<'_>)) {
    if is_missing() {
        return;
    }
    let home = tempfile::tempdir().expect("a temp folder");
    let path = home.path().join("kubeconfig");
    write_private(&path, kubeconfig);
    test(&Kubectl {
        home: home.path(),
        kubeconfig: path.display().to_string(),
    });
}

const MANIFEST: &str = "apiVersion: v1
kind: Secret
metadata:
  name: s2
  namespace: demo
stringData:
  k: v
";

#[test]
fn kubectl_creates_reads_changes_and_deletes() {
    let server = ApiServer::start();
    server.install_storage_clusters();
    with_kubectl(&server.kubeconfig(), |kubectl| {
        assert_eq!(
            kubectl.run(&["create", "ns", "demo"], ""),
            "namespace/demo created\n"
        );
        assert!(kubectl.run(&["get", "ns"], "").contains("demo"));
        let create = [
            "-n",
            "demo",
            "create",
            "secret",
            "generic",
            "s1",
            "--from-literal=a=b",
        ];
        kubectl.run(&create, "");
        let managers = &server.secret("demo", "s1").expect("s1")["metadata"]["managedFields"];
        assert_eq!(managers[0]["manager"], "kubectl-create");
        let get = ["-n", "demo", "get", "secret", "s1", "-o"];
        assert_eq!(
            kubectl.run(&[&get[..], &["jsonpath={.data.a}"]].concat(), ""),
            "Yg=="
        );
        assert!(
            kubectl
                .run(&[&get[..], &["json"]].concat(), "")
                .contains("\"Opaque\"")
        );
        assert!(
            kubectl
                .run(&[&get[..], &["yaml"]].concat(), "")
                .contains("type: Opaque")
        );
        kubectl.run(
            &["-n", "demo", "annotate", "secret", "s1", "pxsec.dev/x=1"],
            "",
        );
        kubectl.run(&["-n", "demo", "label", "secret", "s1", "tier=gold"], "");
        let listed = kubectl.run(
            &["get", "secrets", "-A", "-l", "tier=gold", "-o", "name"],
            "",
        );
        assert_eq!(listed, "secret/s1\n");
        kubectl.run(&["-n", "demo", "delete", "secret", "s1"], "");
        assert_eq!(server.secret("demo", "s1"), None);
        kubectl.run(&["get", "storagecluster"], "");
        kubectl.run(&["delete", "ns", "demo"], "");
    });
}

#[test]
fn kubectl_applies_on_either_side() {
    let server = ApiServer::start();
    server.create_namespace("demo");
    with_kubectl(&server.kubeconfig(), |kubectl| {
        kubectl.run(&["apply", "-f", "-"], MANIFEST);
        kubectl.run(&["apply", "-f", "-"], &MANIFEST.replace("k: v", "k: w"));
        let data = || server.secret("demo", "s2").expect("s2")["data"].clone();
        assert_eq!(data(), json!({"k": "dw=="}));
        kubectl.run(
            &["apply", "--server-side", "-f", "-"],
            &MANIFEST.replace("k: v", "k: x"),
        );
        assert_eq!(data(), json!({"k": "eA=="}));
        let other = ["apply", "--server-side", "--field-manager=other", "-f", "-"];
        let manifest = MANIFEST.replace("stringData:\n  k: v", "data:\n  z: eg==");
        kubectl.run(&other, &manifest);
        assert_eq!(data(), json!({"k": "eA==", "z": "eg=="}));
    });
}

#[test]
fn kubectl_asks_what_a_limited_user_may_do() {
    let server = ApiServer::start();
    server.limit("limited", &[("get", "secrets", "default")]);
    let kubeconfig = server.kubeconfig_with_client_cert("limited");
    with_kubectl(&kubeconfig, |kubectl| {
        assert_eq!(
            kubectl.run(&["auth", "can-i", "get", "secrets"], ""),
            "yes\n"
        );
        let denied = kubectl
            .command(&["auth", "can-i", "get", "secrets", "-A"])
            .output();
        assert_eq!(
            String::from_utf8_lossy(&denied.expect("kubectl runs").stdout),
            "no\n"
        );
        let users = server.requests().into_iter().map(|request| request.user);
        assert!(
            users.into_iter().all(|user| user == "limited"),
            "the certificate names the user"
        );
    });
}
