//! Through the real `kubectl`, which finds the plugin by its name on PATH.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::harness::{CLAIMS, Output, SECRET, TestEnv, skipped, words};

/// Whether there is a kubectl; a skip is said, and is a failure where the real parts are required.
pub(crate) fn has_kubectl() -> bool {
    let found = Command::new("kubectl")
        .args(["version", "--client"])
        .output();
    let found = found.is_ok_and(|output| output.status.success());
    if !found {
        skipped("kubectl on PATH");
    }
    found
}

/// A cluster with the namespace `team-a` and a key, when there is a kubectl.
fn cluster() -> Option<TestEnv> {
    if !has_kubectl() {
        return None;
    }
    let test = TestEnv::with_cluster();
    test.api().create_namespace("team-a");
    test.file("px.key", SECRET);
    Some(test)
}

pub(crate) fn kubectl(test: &TestEnv, line: &str, stdin: &str) -> Output {
    let folder = test.path("").display().to_string();
    let plugins = Path::new(env!("CARGO_BIN_EXE_kubectl-pxsec"))
        .parent()
        .expect("a folder")
        .to_owned();
    // A test may add a folder of its own.
    let own = test.vars().get(std::ffi::OsStr::new("PATH")).cloned();
    let process = std::env::var_os("PATH").unwrap_or_default();
    let path: Vec<_> = std::iter::once(plugins)
        .chain(own.iter().flat_map(std::env::split_paths))
        .chain(std::env::split_paths(&process))
        .collect();
    let mut child = Command::new("kubectl")
        .env_clear()
        .envs(test.vars())
        .env("PATH", std::env::join_paths(path).expect("a PATH"))
        .args(words(&line.replace("TMP/", &folder)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("kubectl starts");
    let mut input = child.stdin.take().expect("a pipe");
    // kubectl need not read it.
    drop(input.write_all(stdin.as_bytes()));
    drop(input);
    let output = child.wait_with_output().expect("kubectl ends");
    let text = |bytes: Vec<u8>| {
        String::from_utf8(bytes)
            .expect("UTF-8")
            .replace(&folder, "TMP/")
    };
    Output {
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        exit: u8::try_from(output.status.code().expect("no signal ended it")).expect("a code"),
    }
}

#[test]
fn the_plugin_runs_under_kubectl() {
    let Some(test) = cluster() else { return };
    let token = kubectl(
        &test,
        &format!("pxsec auth token generate {CLAIMS} --signing-key TMP/px.key"),
        "",
    )
    .ok();
    assert!(token.starts_with("eyJ"));
    let verdict = kubectl(
        &test,
        "pxsec auth token verify - --verifying-key TMP/px.key",
        &token,
    );
    assert!(verdict.stdout.starts_with("accepted: "), "{verdict}");
    let rejected = kubectl(
        &test,
        "pxsec auth token verify abc --verifying-key TMP/px.key",
        "",
    );
    assert_eq!(rejected.exit, 3, "{rejected}");
    let help = kubectl(&test, "pxsec secret push --help", "").ok();
    assert!(
        help.contains("Usage: kubectl pxsec secret push [OPTIONS] [NAME]"),
        "{help}"
    );
    assert!(
        kubectl(&test, "plugin list --name-only", "")
            .stdout
            .contains("kubectl-pxsec")
    );
}

#[test]
fn what_is_pushed_is_what_kubectl_sees() {
    let Some(test) = cluster() else { return };
    let push =
        format!("pxsec secret push --allow-admin -n team-a {CLAIMS} --signing-key TMP/px.key");
    let output = kubectl(&test, &push, "").ok();
    assert!(
        output.starts_with("secret/px-user-token created in namespace team-a"),
        "{output}"
    );
    let get = "get secret px-user-token -n team-a -o";
    let skip = kubectl(
        &test,
        &format!(
            "{get} 'jsonpath={{.metadata.annotations.stork\\.libopenstorage\\.org/skip-resource}}'"
        ),
        "",
    );
    assert_eq!(skip.ok(), "true");
    let listed = kubectl(
        &test,
        "get secrets -n team-a -l app.kubernetes.io/managed-by=pxsec -o name",
        "",
    );
    assert_eq!(listed.ok(), "secret/px-user-token\n");
}

#[test]
fn kubectl_applies_the_manifest_of_a_client_dry_run() {
    let Some(test) = cluster() else { return };
    for format in ["yaml", "json"] {
        let name = format!("dry-{format}");
        let line = format!(
            "pxsec secret push {name} -n team-a {CLAIMS} --signing-key TMP/px.key --dry-run=client -o {format}"
        );
        let manifest = kubectl(&test, &line, "").ok();
        assert!(test.api().secret("team-a", &name).is_none());
        let applied = kubectl(&test, "apply --server-side -f -", &manifest);
        assert_eq!(applied.exit, 0, "{applied}");
        let stored = test.api().secret("team-a", &name).expect("a Secret");
        let manifest: serde_json::Value = serde_json::from_str(&match format {
            "json" => manifest,
            _ => kubectl(&test, "create --dry-run=client -o json -f -", &manifest).ok(),
        })
        .expect("JSON");
        assert_eq!(stored["data"], manifest["data"]);
        assert_eq!(
            stored["metadata"]["annotations"],
            manifest["metadata"]["annotations"]
        );
    }
}

#[test]
fn a_conflict_with_kubectls_own_manager_names_it() {
    let Some(test) = cluster() else { return };
    let create = "create secret generic px-user-token -n team-a --from-literal=auth-token=theirs";
    kubectl(&test, create, "").ok();
    let push =
        format!("pxsec secret push --allow-admin -n team-a {CLAIMS} --signing-key TMP/px.key");
    kubectl(&test, &push, "").fails(
        7,
        &[
            "`data.auth-token` is owned by `kubectl-create`",
            "--force-conflicts",
        ],
    );
    assert_eq!(
        kubectl(&test, &format!("{push} --force-conflicts"), "").exit,
        0
    );
}

#[test]
fn kubectls_flags_go_behind_the_plugins_name() {
    let Some(test) = cluster() else { return };
    let kubeconfig = test.path("kubeconfig");
    let line = format!(
        "pxsec --kubeconfig {} -n team-a secret push --allow-admin {CLAIMS} --signing-key TMP/px.key",
        kubeconfig.display()
    );
    assert_eq!(kubectl(&test, &line, "").exit, 0);
}
