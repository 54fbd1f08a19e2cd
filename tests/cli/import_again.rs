//! `context import` of what is here already: what is compared, what is taken over, and what is still said.

use crate::harness::TestEnv;
use crate::import::{data, with};

fn vault(test: &TestEnv) -> Vec<std::ffi::OsString> {
    let folder = std::fs::read_dir(test.path("config/vault")).expect("a vault");
    let mut names: Vec<_> = folder
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    names
}

/// Only the credential was compared, and what else had changed in the source was "unchanged".
#[test]
fn other_settings_of_the_same_credential_are_told_and_taken_over() {
    let test = with("home/.pxc/config.yml", "pxc-config.yml");
    assert_eq!(
        test.run("context import --from pxc").exit,
        1,
        "one has no user"
    );
    let kept = vault(&test);
    let file = data("pxc-config.yml").replace("px.example.com:9020", "px.example.com:9021");
    test.file("home/.pxc/config.yml", file);
    test.run("context update prod-admin --description mine --kube-context k")
        .ok();
    let again = test.run("context import --from pxc");
    let differs = "it is here already, with other settings; --replace takes them over\n";
    for name in ["prod-admin", "prod-secret"] {
        let row = again.stderr.lines().find(|line| line.starts_with(name));
        let row = row.expect("a row");
        assert!(row.contains("unchanged"), "{row}");
        assert!(row.ends_with(differs.trim_end()), "{row}");
    }
    let endpoint = |test: &TestEnv, name: &str| {
        test.run(&format!("context show {name} -o json")).json()["endpoint"].clone()
    };
    assert_eq!(endpoint(&test, "prod-admin"), "px.example.com:9020");
    let replaced = test.run("context import --from pxc --replace");
    assert!(
        replaced.stderr.contains(
            "prod-admin    replace     prod-admin    its settings; the credential is the same\n"
        ),
        "{replaced}"
    );
    assert!(
        replaced
            .stdout
            .contains("px context `prod-admin` updated ("),
        "{replaced}"
    );
    for name in ["prod-admin", "prod-secret"] {
        assert_eq!(endpoint(&test, name), "px.example.com:9021");
    }
    // What pxc's file has no place for stays, and so do all tokens.
    let item = test.run("context show prod-admin -o json").json();
    assert_eq!(
        (&item["description"], &item["kubeContext"]),
        (&"mine".into(), &"k".into())
    );
    assert_eq!(vault(&test), kept);
    let nothing_left = test.run("context import --from pxc --replace");
    assert_eq!(nothing_left.stdout, "", "{nothing_left}");
}

/// `--replace` with an export put its empty place where the token was.
#[test]
fn an_exports_settings_are_taken_over_and_the_token_stays() {
    let test = TestEnv::new();
    let token = test.token("--token-duration 1d");
    test.run_with(
        "context create prod - --description old --kube-context k",
        &token,
    )
    .ok();
    test.run("context export --output-file TMP/export.toml")
        .ok();
    let export = test.read("export.toml").replace("\"old\"", "\"new\"");
    test.file("export.toml", export.replace("kube-context = \"k\"\n", ""));
    let unchanged = test.run("context import TMP/export.toml");
    assert!(
        unchanged.stderr.contains("with other settings"),
        "{unchanged}"
    );
    assert_eq!((unchanged.exit, unchanged.stdout.as_str()), (0, ""));
    let replaced = test.run("context import TMP/export.toml --replace");
    assert_eq!(
        replaced.stdout,
        "px context `prod` updated (token in the file vault, expires in 1d)\n"
    );
    assert!(
        !replaced.stderr.contains("did not come along"),
        "{replaced}"
    );
    let item = test.run("context show prod -o json").json();
    // An export says all: what it does not have is not there.
    assert_eq!(
        (&item["description"], item.get("kubeContext")),
        (&"new".into(), None)
    );
    assert_eq!(test.run("context token prod").ok().trim_end(), token);
}

/// A second import, after which the file was to go, no longer said how.
#[test]
fn tokens_that_are_here_already_still_stand_in_plain_text_there() {
    let test = with("ctx", "pxctl-contextconfig.yaml");
    let remove = "note: TMP/ctx still holds the tokens in plain text; once all works, remove it: rm TMP/ctx\n";
    for _ in 0..2 {
        let imported = test.run("context import --from pxctl TMP/ctx");
        assert!(imported.stderr.ends_with(remove), "{imported}");
    }
    let dry = test.run("context import --from pxctl TMP/ctx --dry-run");
    assert!(!dry.stderr.contains(remove), "{dry}");
}

/// References that an import made were not told of, though each reads from whichever cluster is selected.
#[test]
fn references_that_an_import_leaves_open_are_told_once() {
    let test = with("home/.pxc/config.yml", "pxc-config.yml");
    let imported = test.run("context import --from pxc");
    assert!(
        imported.stderr.ends_with(
            "note: `prod-both`, `prod-secret` are bound to no Kubernetes cluster, and read from whichever the kubeconfig selects then; bind each with: kubectl pxsec context update NAME --kube-context NAME\n"
        ),
        "{imported}"
    );
    let again = test.run("context import --from pxc");
    assert!(!again.stderr.contains("bound to no"), "{again}");
}
