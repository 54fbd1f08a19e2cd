//! What a px context is bound to in Kubernetes, and who may speak against it.
//!
//! - the kube context, kubeconfig and namespace of a px context aim every command that acts as it
//! - `-c` beside another token aims too; the current px context has no say in what it does not act in
//! - a flag that leads elsewhere is an error, unless --override-binding; -n goes before the bound namespace

use crate::harness::{CLAIMS, SECRET, TestEnv};
use crate::push::secret;

/// Two kube contexts of one server, `embedded` (current, as admin) and `other` (as a user who may nothing), and a
/// px context `prod` bound to `embedded` and the namespace team-a.
fn bound() -> TestEnv {
    let test = TestEnv::with_cluster();
    for namespace in ["team-a", "team-b", "portworx"] {
        test.api().create_namespace(namespace);
    }
    test.api().limit("other", &[]);
    let token = test.api().token_for("other");
    let kubeconfig = test
        .read("kubeconfig")
        .replace(
            "contexts:\n",
            "contexts:\n- name: other\n  context: {cluster: embedded, user: other}\n",
        )
        .replace(
            "users:\n",
            &format!("users:\n- name: other\n  user: {{token: {token}}}\n"),
        );
    test.file("kubeconfig", kubeconfig);
    let token = test.token("--token-duration 1d");
    test.file("t", &token);
    test.run("context create prod --token-file TMP/t --kube-context embedded -n team-a")
        .ok();
    test
}

/// The same with `other` as the kubeconfig's current context.
fn bound_while_elsewhere() -> TestEnv {
    let test = bound();
    let kubeconfig = test
        .read("kubeconfig")
        .replace("current-context: embedded", "current-context: other");
    test.file("kubeconfig", kubeconfig);
    test
}

#[test]
fn push_goes_to_the_bound_cluster_and_says_so_before() {
    let test = bound_while_elsewhere();
    assert_eq!(
        test.run("secret push --allow-admin -c prod").to_string(),
        "\
secret/px-user-token created in namespace team-a, expires in 1d, to be renewed 8h before
--- stderr ---
note: px context `prod`: writing to the Kubernetes cluster embedded (https://127.0.0.1:PORT), namespace team-a
[exit 0]"
    );
    // Unbound, the kubeconfig's current context decides, and there nothing is allowed.
    test.run("secret push --allow-admin -n team-a --token-file TMP/t")
        .fails(6, &["other"]);
}

#[test]
fn the_namespace_of_a_flag_goes_before_the_bound_one() {
    let test = bound();
    let pushed = test.run("secret push --allow-admin -c prod -n team-b").ok();
    assert!(pushed.contains("in namespace team-b"), "{pushed}");
}

#[test]
fn a_flag_that_leads_elsewhere_is_an_error_unless_overridden() {
    let test = bound();
    for (flag, value) in [
        ("--context", "other"),
        ("--server", "https://elsewhere.example"),
        ("--cluster", "embedded"),
    ] {
        test.run(&format!("secret push --allow-admin -c prod {flag} {value}"))
            .fails(
                2,
                &[
                    &format!("{flag} contradicts the px context `prod`"),
                    "bound to the kubeconfig context `embedded`",
                    "--override-binding",
                ],
            );
    }
    assert_eq!(test.api().secret("team-a", "px-user-token"), None);
    // The same context is no contradiction.
    test.run("secret push --allow-admin -c prod --context embedded")
        .ok();
    test.run("secret push --allow-admin -c prod --context other --override-binding -n team-a")
        .fails(6, &["forbidden"]);
    // Another kubeconfig than the bound one, however it is written.
    test.run("context update prod --kubeconfig TMP/kubeconfig")
        .ok();
    let same = test.path("home/../kubeconfig");
    test.run("secret push --allow-admin -c prod --kubeconfig TMP/kubeconfig")
        .ok();
    test.run(&format!(
        "secret push --allow-admin -c prod --kubeconfig {}",
        same.display()
    ))
    .fails(2, &["--kubeconfig contradicts"]);
    test.run("secret push --allow-admin -c prod --kubeconfig TMP/none")
        .fails(2, &["--kubeconfig contradicts"]);
}

#[test]
fn a_bound_kubeconfig_goes_before_the_environment() {
    let mut test = bound();
    test.run("context update prod --kubeconfig TMP/kubeconfig")
        .ok();
    test.set("KUBECONFIG", "/nowhere");
    test.run("secret push --allow-admin -c prod").ok();
}

#[test]
fn a_named_px_context_aims_commands_that_do_not_take_its_token() {
    let mut test = bound_while_elsewhere();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    test.run("secret push --allow-admin -c prod").ok();
    let verify =
        "auth token verify --secret team-a/px-user-token --from-cluster --issuer portworx.com";
    // Nobody named it: the kubeconfig decides, although it is the current px context.
    test.run(verify).fails(6, &["other"]);
    assert_eq!(test.run(&format!("{verify} -c prod")).exit, 0);
    test.run("auth token inspect -c prod --secret team-a/px-user-token")
        .ok();
    let sign = "auth token generate --name A --email a@b --subject s --issuer i --signing-key secret://portworx/px-shared-secret/shared-secret";
    test.run(sign).fails(6, &["other"]);
    test.run(&format!("{sign} -c prod")).ok();
    test.run("secret push --allow-admin -c prod minted --name A --email a@b --subject s --issuer i --signing-key secret://portworx/px-shared-secret/shared-secret").ok();
    test.run("auth key generate --type shared-secret --to-secret team-a/new/key -c prod")
        .ok();
    // A shell that is bound to one px context aims there as well.
    test.set("PXSEC_CONTEXT", "prod");
    assert_eq!(test.run(verify).exit, 0);
    // Beside another token, one that is bound to nothing has no say: likely a slip.
    test.run("context create free --token-file TMP/t").ok();
    test.run("secret push --allow-admin -c free -n team-a --token-file TMP/t")
        .fails(2, &["two tokens are named", "`free`"]);
}

#[test]
fn the_binding_is_shown_and_can_be_taken_away() {
    let test = bound();
    let shown = test.run("context show prod").ok();
    assert!(
        shown.contains("Kubernetes   the kubeconfig context `embedded`, the namespace team-a\n"),
        "{shown}"
    );
    let item = test.run("context show prod -o json").json();
    assert_eq!(item["kubeContext"], "embedded");
    assert_eq!(item["namespace"], "team-a");
    test.run("context update prod --unset kube-context --unset namespace")
        .ok();
    let config = test.read("config/config.toml");
    assert!(!config.contains("kube-context"), "{config}");
    assert!(!config.contains("namespace"), "{config}");
    test.run("context create x --token-file TMP/t --kube-context a --context b")
        .fails(2, &["two kubeconfig contexts are named"]);
    let warned = test.run("context create y --token-file TMP/t --context gone");
    assert!(
        warned
            .stderr
            .contains("warning: the kubeconfig has no context `gone`; it has: "),
        "{warned}"
    );
}

/// Only -c brought the note, although PXSEC_CONTEXT aims as well.
#[test]
fn a_push_that_the_environment_aims_says_where_it_goes() {
    let mut test = bound_while_elsewhere();
    test.set("PXSEC_CONTEXT", "prod");
    let note = "note: px context `prod`: writing to the Kubernetes cluster embedded (https://127.0.0.1:PORT), namespace team-a\n";
    let pushed = test.run("secret push --allow-admin --token-file TMP/t");
    assert_eq!((pushed.stderr.as_str(), pushed.exit), (note, 0), "{pushed}");
    // One that is bound to nothing has no say beside another token.
    test.run("context create free --token-file TMP/t").ok();
    test.set("PXSEC_CONTEXT", "free");
    let pushed =
        test.run("secret push --allow-admin --token-file TMP/t --context embedded -n team-a");
    assert_eq!((pushed.stderr.as_str(), pushed.exit), ("", 0), "{pushed}");
}

/// A px context `prod`, bound to nothing, and its token in a file.
fn unbound() -> TestEnv {
    let test = TestEnv::new();
    let token = test.token("--token-duration 1d");
    test.file("t", token);
    test.run("context create prod --token-file TMP/t").ok();
    test
}

/// `create --replace` took the binding away without a word.
#[test]
fn replacing_a_bound_px_context_by_an_unbound_one_is_told() {
    let test = unbound();
    test.run("context update prod --kube-context k -n team-a")
        .ok();
    let replaced = test.run("context create prod --token-file TMP/t --replace");
    assert_eq!(
        replaced.stderr,
        "note: `prod` was bound to the kubeconfig context `k`, the namespace team-a, and is bound to nothing now; bind it again with: kubectl pxsec context update prod --kube-context k -n team-a\n"
    );
    test.run("context update prod --kube-context k").ok();
    let replaced = test.run("context create prod --token-file TMP/t --replace --kube-context k");
    assert_eq!(replaced.stderr, "");
    let line = format!(
        "auth token generate {CLAIMS} --signing-key TMP/token-key --save-context prod --replace"
    );
    let saved = test.run(&line);
    assert!(saved.stderr.contains("bound to nothing now"), "{saved}");
}

/// Only `create` told that a reference or a key is read from whichever cluster is selected.
#[test]
fn a_px_context_that_comes_to_read_from_any_cluster_is_told() {
    let test = unbound();
    let said = "note: `prod` is bound to no Kubernetes cluster";
    for (line, told) in [
        ("context update prod --from-secret team-a/t", true),
        ("context update prod --description x", false),
        (
            "context update prod --from-secret team-a/t --kube-context k",
            false,
        ),
        ("context update prod --unset kube-context", true),
        (
            "context update prod --recipe --name A --email a@b --subject s --from-cluster",
            true,
        ),
        ("context update prod --token-duration 15m", false),
    ] {
        let output = test.run(line);
        assert_eq!(output.exit, 0, "{output}");
        assert_eq!(output.stderr.contains(said), told, "{line}: {output}");
    }
}
