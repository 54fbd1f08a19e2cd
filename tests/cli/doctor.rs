//! `doctor`: each thing that can be wrong is told, with the command that mends it.
//!
//! - every check has its line in every answer, and one that could not be made is never `ok`
//! - every command below a line is one that a shell takes, and ours are ones that our own command line takes
//! - nothing is written, and no byte of a token or key is shown

use std::io::Write as _;
use std::process::{Command, Stdio};

use pxsec::domain::checkup::Check;
use serde_json::{Value, json};

use crate::harness::{NOW, SECRET, TestEnv};
use crate::help::calls;
use crate::push::secret;

pub(crate) const DAY: i64 = 86_400;

/// What `doctor` says.
pub(crate) struct Answer {
    pub(crate) text: String,
    items: Vec<Value>,
    pub(crate) exit: u8,
}

impl Answer {
    /// One item as a line: status, message and fix.
    #[track_caller]
    pub(crate) fn of(&self, check: &str) -> String {
        let item = self.items.iter().find(|item| item["check"] == check);
        let item = item.unwrap_or_else(|| panic!("no {check}"));
        let text = |key: &str| item[key].as_str().unwrap_or_default();
        let fix = match item["fix"].as_str() {
            Some(fix) => format!("\n  {fix}"),
            None => String::new(),
        };
        format!("{} {}{fix}", text("status"), text("message"))
    }

    /// The checks of a status.
    pub(crate) fn all(&self, status: &str) -> Vec<&str> {
        let items = self.items.iter().filter(|item| item["status"] == status);
        items.filter_map(|item| item["check"].as_str()).collect()
    }
}

/// Runs it for people and for programs, and checks what holds of every answer.
#[track_caller]
pub(crate) fn doctor(test: &TestEnv, flags: &str) -> Answer {
    let shown = test.run(&format!("doctor {flags}"));
    let json = test.run(&format!("doctor {flags} -o json"));
    assert_eq!(shown.exit, json.exit, "{shown}\n{json}");
    let answer: Value = serde_json::from_str(&json.stdout).unwrap_or_else(|_| panic!("{json}"));
    let items = answer["items"].as_array().expect("items").clone();
    let checks: Vec<&str> = items.iter().filter_map(|i| i["check"].as_str()).collect();
    assert_eq!(checks, Check::ALL.map(Check::as_str), "each once, in order");
    let mut failures = 0;
    for item in &items {
        let message = item["message"].as_str().expect("a message");
        assert!(
            !message.is_empty() && !message.contains("nothing is known"),
            "{item}"
        );
        let fails = item["status"] == "fail";
        failures += usize::from(fails);
        let fix = item["fix"].as_str();
        assert!(!fails || fix.is_some(), "a failure without a fix: {item}");
        if let Some(fix) = fix {
            assert!(
                shown.stdout.contains(&format!("      fix: {fix}\n")),
                "{shown}"
            );
            runs(fix);
        }
    }
    assert_eq!(answer["summary"]["fail"], failures);
    assert_eq!(shown.exit, if failures > 0 { 10 } else { 0 }, "{shown}");
    Answer {
        text: steady(&shown.to_string()),
        items,
        exit: shown.exit,
    }
}

/// Whether a command is one: for the shell, and for us when it is ours.
#[track_caller]
fn runs(fix: &str) {
    let parsed = Command::new("sh").args(["-n", "-c", fix]).output();
    let parsed = parsed.expect("a shell");
    assert!(parsed.status.success(), "{fix}: {parsed:?}");
    for call in calls(fix) {
        let full = std::iter::once("kubectl-pxsec".to_owned()).chain(call);
        let parsed = pxsec::cli::command().try_get_matches_from(full);
        assert!(parsed.is_ok(), "{fix}\n{}", parsed.unwrap_err());
    }
}

fn steady(text: &str) -> String {
    let Some((before, after)) = text.split_once("answers within ") else {
        return text.to_owned();
    };
    let (_, after) = after.split_once(" ms").expect("milliseconds");
    format!("{before}answers within N ms{after}").replace(
        concat!("kubectl-pxsec ", env!("CARGO_PKG_VERSION")),
        "kubectl-pxsec VERSION",
    )
}

/// Makes a program. By a child, so that no fork of this process has the file open for writing when it is started.
pub(crate) fn program(test: &TestEnv, name: &str, body: &str) {
    let path = test.path(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    let mut child = Command::new("sh")
        .args(["-c", "cat > \"$0\" && chmod 700 \"$0\""])
        .arg(&path)
        .stdin(Stdio::piped())
        .spawn()
        .expect("a shell");
    let mut stdin = child.stdin.take().expect("a pipe");
    write!(stdin, "#!/bin/sh\n{body}\n").expect("room");
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

pub(crate) fn kubectl_of(minor: &str) -> String {
    format!(
        r#"echo '{{"clientVersion": {{"major": "1", "minor": "{minor}", "gitVersion": "v1.{minor}.0"}}}}'"#
    )
}

/// The plugin, its completion and kubectl on PATH.
pub(crate) fn install(test: &mut TestEnv) {
    program(test, "bin/kubectl-pxsec", "exit 1");
    program(test, "bin/kubectl", &kubectl_of("34"));
    let link = test.path("bin/kubectl_complete-pxsec");
    std::os::unix::fs::symlink("kubectl-pxsec", link).expect("a link");
    test.set("PATH", test.path("bin"));
}

/// A machine without a cluster on which all is well.
pub(crate) fn machine() -> TestEnv {
    let mut test = TestEnv::new();
    install(&mut test);
    test
}

pub(crate) fn storage_cluster(test: &TestEnv, spec: Value) {
    test.api().put(
        json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
        "metadata": {"name": "px", "namespace": "portworx"}, "spec": spec}),
    );
}

pub(crate) fn shared_secret(test: &TestEnv, value: &str) {
    let data = [("shared-secret", value)];
    test.api()
        .put(secret("portworx", "px-shared-secret", &data));
}

pub(crate) fn good_spec() -> Value {
    json!({"security": {"enabled": true, "auth": {"guestAccess": "Disabled"}}})
}

/// A machine and a cluster in which all is well: a px context with a token, and the same token in a Secret.
pub(crate) fn healthy() -> TestEnv {
    let mut test = TestEnv::with_cluster();
    install(&mut test);
    test.api().set_date(NOW);
    test.api().create_namespace("team-a");
    test.api().install_storage_clusters();
    storage_cluster(&test, good_spec());
    shared_secret(&test, SECRET);
    let token = test.token("--token-duration 30d");
    test.run_with("context create prod -", token).ok();
    test.run("secret push --allow-admin -n team-a -c prod").ok();
    test
}

#[test]
fn all_is_well() {
    let test = healthy();
    let before = (test.read("config/config.toml"), test.api().requests().len());
    insta::assert_snapshot!(doctor(&test, "").text, @"
    ok    plugin                kubectl-pxsec VERSION at TMP/bin/kubectl-pxsec
    ok    shadowing             there is no other copy on PATH
    ok    completion            TMP/bin/kubectl_complete-pxsec leads to the plugin
    ok    kubectl               v1.34.0 at TMP/bin/kubectl
    ok    config-file           1 px context in TMP/config/config.toml
    ok    variables             set: PXSEC_CONFIG_DIR, PXSEC_VAULT
    ok    modes                 TMP/config is private
    ok    locks                 nobody holds one
    skip  keyring               no token rests there, and none would
    ok    file-vault            the file vault answers; 1 px context keeps its token there
    ok    stored-tokens         1 token is there and does not end soon
    ok    orphans               every token that rests here is named by a px context
    ok    kubeconfig            the context `embedded`: https://127.0.0.1:PORT, namespace default
    ok    api-server            v1.36.2, answers within N ms
    ok    credentials           the API server takes us for `admin`
    ok    clock                 agrees with the API server's, as far as can be told
    ok    push-rights           may create, patch Secrets in the namespace default
    ok    status-rights         may list Secrets in the namespace default
    ok    rotate-rights         may get, list, patch Secrets in the namespace default
    ok    delete-rights         may delete, get Secrets in the namespace default
    ok    all-namespaces-right  may list the Secrets of all namespaces
    ok    storage-cluster       StorageCluster portworx/px
    ok    from-cluster-rights   may find the storage cluster and read what it names
    ok    security              security and authorization are enabled
    ok    issuer                `operator.portworx.io`
    ok    shared-secret         secret://portworx/px-shared-secret/shared-secret
    ok    shared-secret-value   long, and neither encoded twice nor with white space
    ok    shared-secret-place   in the Secret portworx/px-shared-secret
    ok    guest-access          Disabled
    ok    pushed-tokens         1 token in all namespaces, good for a while
    ok    references            no StorageClass and no claim names a token

    30 ok, 0 warnings, 0 failures, 1 skipped
    [exit 0]
    ");
    let json = test.run("doctor -o json");
    insta::assert_snapshot!(steady(&json.stdout), @r#"
    {
      "apiVersion": "pxsec.dev/v1alpha1",
      "kind": "Doctor",
      "summary": {
        "ok": 30,
        "warn": 0,
        "fail": 0,
        "skip": 1
      },
      "items": [
        {
          "check": "plugin",
          "group": "machine",
          "status": "ok",
          "message": "kubectl-pxsec VERSION at TMP/bin/kubectl-pxsec"
        },
        {
          "check": "shadowing",
          "group": "machine",
          "status": "ok",
          "message": "there is no other copy on PATH"
        },
        {
          "check": "completion",
          "group": "machine",
          "status": "ok",
          "message": "TMP/bin/kubectl_complete-pxsec leads to the plugin"
        },
        {
          "check": "kubectl",
          "group": "machine",
          "status": "ok",
          "message": "v1.34.0 at TMP/bin/kubectl"
        },
        {
          "check": "config-file",
          "group": "config",
          "status": "ok",
          "message": "1 px context in TMP/config/config.toml"
        },
        {
          "check": "variables",
          "group": "config",
          "status": "ok",
          "message": "set: PXSEC_CONFIG_DIR, PXSEC_VAULT"
        },
        {
          "check": "modes",
          "group": "config",
          "status": "ok",
          "message": "TMP/config is private"
        },
        {
          "check": "locks",
          "group": "config",
          "status": "ok",
          "message": "nobody holds one"
        },
        {
          "check": "keyring",
          "group": "vault",
          "status": "skip",
          "message": "no token rests there, and none would"
        },
        {
          "check": "file-vault",
          "group": "vault",
          "status": "ok",
          "message": "the file vault answers; 1 px context keeps its token there"
        },
        {
          "check": "stored-tokens",
          "group": "vault",
          "status": "ok",
          "message": "1 token is there and does not end soon"
        },
        {
          "check": "orphans",
          "group": "vault",
          "status": "ok",
          "message": "every token that rests here is named by a px context"
        },
        {
          "check": "kubeconfig",
          "group": "cluster",
          "status": "ok",
          "message": "the context `embedded`: https://127.0.0.1:PORT, namespace default"
        },
        {
          "check": "api-server",
          "group": "cluster",
          "status": "ok",
          "message": "v1.36.2, answers within N ms"
        },
        {
          "check": "credentials",
          "group": "cluster",
          "status": "ok",
          "message": "the API server takes us for `admin`"
        },
        {
          "check": "clock",
          "group": "cluster",
          "status": "ok",
          "message": "agrees with the API server's, as far as can be told"
        },
        {
          "check": "push-rights",
          "group": "cluster",
          "status": "ok",
          "message": "may create, patch Secrets in the namespace default"
        },
        {
          "check": "status-rights",
          "group": "cluster",
          "status": "ok",
          "message": "may list Secrets in the namespace default"
        },
        {
          "check": "rotate-rights",
          "group": "cluster",
          "status": "ok",
          "message": "may get, list, patch Secrets in the namespace default"
        },
        {
          "check": "delete-rights",
          "group": "cluster",
          "status": "ok",
          "message": "may delete, get Secrets in the namespace default"
        },
        {
          "check": "all-namespaces-right",
          "group": "cluster",
          "status": "ok",
          "message": "may list the Secrets of all namespaces"
        },
        {
          "check": "storage-cluster",
          "group": "storage",
          "status": "ok",
          "message": "StorageCluster portworx/px"
        },
        {
          "check": "from-cluster-rights",
          "group": "storage",
          "status": "ok",
          "message": "may find the storage cluster and read what it names"
        },
        {
          "check": "security",
          "group": "storage",
          "status": "ok",
          "message": "security and authorization are enabled"
        },
        {
          "check": "issuer",
          "group": "storage",
          "status": "ok",
          "message": "`operator.portworx.io`"
        },
        {
          "check": "shared-secret",
          "group": "storage",
          "status": "ok",
          "message": "secret://portworx/px-shared-secret/shared-secret"
        },
        {
          "check": "shared-secret-value",
          "group": "storage",
          "status": "ok",
          "message": "long, and neither encoded twice nor with white space"
        },
        {
          "check": "shared-secret-place",
          "group": "storage",
          "status": "ok",
          "message": "in the Secret portworx/px-shared-secret"
        },
        {
          "check": "guest-access",
          "group": "storage",
          "status": "ok",
          "message": "Disabled"
        },
        {
          "check": "pushed-tokens",
          "group": "fleet",
          "status": "ok",
          "message": "1 token in all namespaces, good for a while"
        },
        {
          "check": "references",
          "group": "fleet",
          "status": "ok",
          "message": "no StorageClass and no claim names a token"
        }
      ]
    }
    "#);
    assert_eq!(test.read("config/config.toml"), before.0);
    // The reviews are POSTs that store nothing.
    let requests = test.api().requests();
    let writes = requests[before.1..]
        .iter()
        .filter(|request| request.method != "GET" && !request.path.contains("/selfsubject"));
    assert_eq!(writes.count(), 0);
}

#[test]
fn a_machine_without_kubernetes_is_looked_at_offline() {
    let mut test = machine();
    let answer = doctor(&test, "--offline");
    assert_eq!(answer.exit, 0, "{}", answer.text);
    assert_eq!(answer.of("api-server"), "skip by --offline");
    assert_eq!(
        answer.of("config-file"),
        "ok TMP/config/config.toml does not exist yet: no px contexts"
    );
    assert_eq!(answer.of("modes"), "skip there is no config folder yet");
    assert_eq!(
        answer.of("file-vault"),
        "ok the file vault answers; new tokens go there"
    );
    assert_eq!(
        answer.of("stored-tokens"),
        "skip no px context keeps a token"
    );
    assert!(!test.exists("config"), "nothing is made");
    // And nothing is contacted.
    test = healthy();
    test.api().clear_requests();
    doctor(&test, "--offline");
    assert_eq!(test.api().requests().len(), 0);
    // Without it, the lack of a kubeconfig is one failure, and not that of all that needs one.
    let answer = doctor(&machine(), "");
    assert_eq!(answer.all("fail"), ["kubeconfig"]);
    assert_eq!(
        answer.of("kubeconfig"),
        "fail no Kubernetes cluster is configured: KUBECONFIG is not set, TMP/home/.kube/config does not exist, this is not a pod\n  export KUBECONFIG=FILE"
    );
    assert_eq!(
        answer.of("pushed-tokens"),
        "skip the kubeconfig cannot be used"
    );
}

#[test]
fn checks_and_groups_can_be_left_out() {
    let test = healthy();
    test.api().clear_requests();
    let answer = doctor(
        &test,
        "--skip machine,clock --skip storage --skip file-vault",
    );
    for check in ["plugin", "kubectl", "clock", "shared-secret", "file-vault"] {
        assert_eq!(answer.of(check), "skip by --skip");
    }
    assert_eq!(answer.of("orphans"), "skip a vault is left out, by --skip");
    assert_eq!(answer.of("locks"), "ok nobody holds one");
    let requests = test.api().requests();
    assert!(
        requests
            .iter()
            .all(|request| !request.path.contains("px-shared-secret"))
    );
    test.run("doctor --skip clok")
        .fails(2, &["'clok'", "'clock'"]);
}

#[test]
fn words_have_colours_and_columns_stay_in_line() {
    let test = TestEnv::new();
    let plain = test.run("doctor --offline").stdout;
    let output = test.run("doctor --offline --color always").stdout;
    assert!(output.contains("\u{1b}[32mok\u{1b}[0m    "), "{output}");
    let bare = [
        "\u{1b}[32m",
        "\u{1b}[33m",
        "\u{1b}[31m",
        "\u{1b}[1m",
        "\u{1b}[0m",
    ]
    .iter()
    .fold(output, |text, code| text.replace(code, ""));
    assert_eq!(bare, plain);
    let template = "'jsonpath={.items[?(@.check==\"locks\")].status}'";
    assert_eq!(
        test.run(&format!("doctor --offline -o {template}")).stdout,
        "ok"
    );
}
