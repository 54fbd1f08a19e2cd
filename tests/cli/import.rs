//! `context import`: files as pxctl and pxc write them.
//!
//! - says for each entry what it will do, and does the good ones whatever the others are
//! - tokens go to the vault, the source stays as it is, and how to remove it is said
//! - clashes, bad tokens and unknown fields are told per entry; a second run finds nothing to do

use std::path::Path;

use crate::harness::{TestEnv, mode};

/// A file of `tests/data/import`.
pub(crate) fn data(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/import")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn with(place: &str, name: &str) -> TestEnv {
    let test = TestEnv::new();
    test.file(place, data(name));
    test
}

#[test]
fn pxctls_contexts_are_imported() {
    let test = with("home/.pxctl/contextconfig", "pxctl-contextconfig.yaml");
    let plan = "\
ENTRY         ACTION   PX-CONTEXT    DETAIL
admin         import   admin         token, expires in 30d
team a/user   import   team-a-user   token, expires in 1d
expired       import   expired       token, expired 10d ago
";
    let notes = "note: team a/user: its name is none that a px context can have; it becomes `team-a-user`\n";
    let dry = test.run("context import --from pxctl --dry-run");
    assert_eq!(
        dry.to_string(),
        format!("{plan}--- stderr ---\nnote: read TMP/home/.pxctl/contextconfig\n{notes}[exit 0]")
    );
    assert!(!test.exists("config"), "a dry run writes nothing");
    let imported = test.run("context import --from pxctl");
    assert_eq!(
        imported.to_string(),
        format!(
            "\
px context `admin` imported, and is the current one (token in the file vault, expires in 30d)
px context `team-a-user` imported (token in the file vault, expires in 1d)
px context `expired` imported (token in the file vault, expired 10d ago)
--- stderr ---
note: read TMP/home/.pxctl/contextconfig
{plan}{notes}note: TMP/home/.pxctl/contextconfig still holds the tokens in plain text; once all works, remove it: rm TMP/home/.pxctl/contextconfig
[exit 0]"
        )
    );
    let source = data("pxctl-contextconfig.yaml");
    assert_eq!(
        test.read("home/.pxctl/contextconfig"),
        source,
        "the source stays as it is"
    );
    let token = test.run("context token admin").ok();
    assert!(source.contains(token.trim_end()), "the very token");
    assert!(!test.read("config/config.toml").contains("eyJ"));
    let again = test.run("context import --from pxctl");
    assert_eq!(again.exit, 0, "{again}");
    assert_eq!(again.stdout, "", "{again}");
    assert!(
        again
            .stderr
            .contains("admin         unchanged   admin         it is here already"),
        "{again}"
    );
}

#[test]
fn the_older_form_and_the_folder_of_pxctl_are_read_too() {
    let test = with(
        "home/.pxctl/contextconfig/ctx",
        "pxctl-contextconfig-unwrapped.yaml",
    );
    let imported = test.run("context import --from pxctl");
    assert!(imported.stdout.contains("imported"), "{imported}");
    let test = with("home/.pxctl/contextconfig.yaml", "pxctl-contextconfig.yaml");
    test.run("context import --from pxctl").ok();
}

#[test]
fn the_context_that_is_current_there_becomes_current_here() {
    let test = TestEnv::new();
    let file = data("pxctl-contextconfig.yaml").replace("current: admin", "current: team a/user");
    test.file("ctx", file);
    test.run("context import --from pxctl TMP/ctx").ok();
    assert_eq!(test.run("context current").ok(), "team-a-user\n");
    // Where one is current already, it stays.
    let test = with("ctx", "pxctl-contextconfig.yaml");
    let token = test.token("");
    test.run_with("context create mine -", token).ok();
    test.run("context import --from pxctl TMP/ctx").ok();
    assert_eq!(test.run("context current").ok(), "mine\n");
}

#[test]
fn bad_entries_are_told_and_the_good_ones_imported() {
    let mut test = with("home/.pxc/config.yml", "pxc-config.yml");
    let imported = test.run("context import --from pxc --yes");
    assert_eq!(imported.exit, 1, "a part failed: {imported}");
    for line in [
        "default       skip     <none>        it has no token\n",
        "lost          skip     <none>        its user `nobody` is not in the file\n",
        "note: prod-both: it has a token and names a Secret; the Secret is taken, as pxc does\n",
        "note: prod-admin: `secure` and `cacert` are not kept: pxsec does not connect to the endpoint\n",
        "once the entries that were skipped are settled and all works, remove it: rm TMP/home/.pxc/config.yml\n",
    ] {
        assert!(imported.stderr.contains(line), "no {line} in:\n{imported}");
    }
    assert_eq!(
        test.run("context list -o name").ok(),
        "prod-admin\nprod-both\nprod-secret\nspare\n"
    );
    let item = test.run("context show prod-secret -o json").json();
    assert_eq!(item["credential"], "reference");
    assert_eq!(item["secret"], "portworx/px-admin-token/auth-token");
    assert_eq!(item["endpoint"], "px.example.com:9020");
    // pxc's own variable names the file as well.
    test.file("elsewhere.yml", data("pxc-config.yml"));
    test.set("PXCONFIG", test.path("elsewhere.yml"));
    let again = test.run("context import --from pxc --dry-run");
    assert!(again.stderr.contains("read TMP/elsewhere.yml"), "{again}");
    assert_eq!(again.exit, 1, "{again}");
}

#[test]
fn logins_of_pxc_in_a_kubeconfig_are_bound_to_their_kube_contexts() {
    let mut test = with("kc", "kubeconfig-with-pxc.yaml");
    test.set("KUBECONFIG", test.path("kc"));
    let imported = test.run("context import --from kubeconfig");
    assert_eq!(imported.exit, 0, "{imported}");
    assert_eq!(
        test.run("context list -o wide").ok(),
        "\
CURRENT   NAME          KIND        STATUS   ROLES          SUBJECT                   EXPIRES     ISSUER         TOKEN-FROM                                    KUBE-CONTEXT   NAMESPACE   ENDPOINT
          dev           stored      Valid    system.user    user@example.com/user     in 1d       portworx.com   file                                          dev            <none>      <none>
*         prod-admin    stored      Valid    system.admin   admin@example.com/admin   in 30d      portworx.com   file                                          prod/admin     <none>      px.example.com:9020
          prod-secret   reference   Ready    <unknown>      <unknown>                 <unknown>   <unknown>      secret://portworx/px-admin-token/auth-token   prod-secret    <none>      px.example.com:9020
"
    );
    for login in ["pxc@dev-user", "pxc@prod-user"] {
        let line = format!("remove it: kubectl config delete-user {login}\n");
        assert!(imported.stderr.contains(&line), "no {line} in:\n{imported}");
    }
    assert!(
        !imported.stderr.contains("delete-user pxc@prod-secret"),
        "it holds no token: {imported}"
    );
    // Named by the user, the file is a part of the binding.
    let test = with("kc", "kubeconfig-with-pxc.yaml");
    test.run("context import --from kubeconfig TMP/kc").ok();
    assert_eq!(
        test.run("context show dev -o json").json()["kubeconfig"],
        "TMP/kc"
    );
}

#[test]
fn a_name_that_is_taken_is_skipped_or_replaced() {
    let test = with("ctx", "pxctl-contextconfig.yaml");
    let token = test.token_of("mine");
    test.run_with("context create admin -", token).ok();
    let skipped = test.run("context import --from pxctl TMP/ctx");
    assert_eq!(skipped.exit, 1, "{skipped}");
    assert!(
        skipped.stderr.contains(
            "admin         skip     admin         another px context `admin` is here; --replace replaces it\n"
        ),
        "{skipped}"
    );
    let subject = |test: &TestEnv| test.run("context show admin -o json").json()["subject"].clone();
    assert_eq!(subject(&test), "mine");
    let replaced = test.run("context import --from pxctl TMP/ctx --replace");
    assert_eq!(replaced.exit, 0, "{replaced}");
    assert!(
        replaced.stdout.contains("px context `admin` replaced"),
        "{replaced}"
    );
    assert_eq!(subject(&test), "admin@example.com/admin");
    let kept = std::fs::read_dir(test.path("config/vault")).expect("a vault");
    assert_eq!(kept.count(), 3, "the token that was replaced is gone");
}

#[test]
fn a_person_is_asked_before() {
    let mut test = with("ctx", "pxctl-contextconfig.yaml");
    test.at_a_terminal();
    let refused = test.run_with("context import --from pxctl TMP/ctx", "n\n");
    refused.fails(1, &["Import 3 px contexts? [y/N] ", "nothing was imported"]);
    assert!(!test.exists("config"));
    let accepted = test.run_with("context import --from pxctl TMP/ctx", "y\n");
    assert_eq!(accepted.exit, 0, "{accepted}");
    assert_eq!(mode(&test.path("config/vault")), "0700");
}

#[test]
fn files_that_are_none_are_one_clear_error() {
    let test = with("pxc.yml", "pxc-config.yml");
    test.file("binary", [0xff, 0xfe, 0x00]);
    test.file("broken.yml", "contextconfig:\n  - [token: eyJcanary");
    test.file("list.yml", "- a\n- b\n");
    test.file("empty", "");
    for (line, exit, said) in [
        ("--from pxctl", 1, "TMP/home/.pxctl/contextconfig"),
        ("--from pxctl TMP/pxc.yml", 1, "try --from pxc"),
        ("--from pxctl TMP/binary", 1, "not text in UTF-8"),
        ("--from pxctl TMP/broken.yml", 1, "line "),
        ("--from pxctl TMP/list.yml", 1, "a list"),
        ("--from pxctl TMP/home", 1, "is a folder"),
        ("--from pxctrl", 2, "did you mean `pxctl`?"),
        ("TMP/pxc.yml", 1, "no export of px contexts"),
        ("TMP/none", 1, "No such file"),
        ("", 2, "what to import is missing"),
    ] {
        let output = test
            .run(&format!("context import {line}"))
            .fails(exit, &[said]);
        assert!(!output.stderr.contains("canary"), "{output}");
        assert!(!test.exists("config"), "{line}");
    }
    let empty = test.run("context import --from pxctl TMP/empty");
    assert_eq!(empty.exit, 0, "{empty}");
    assert!(empty.stderr.contains("nothing to import"), "{empty}");
}

#[test]
fn a_vault_that_fails_for_all_is_told_and_nothing_is_lost() {
    let mut test = with("ctx", "pxctl-contextconfig.yaml");
    test.set("PXSEC_VAULT", "keyring");
    let output = test.run("context import --from pxctl TMP/ctx");
    assert_eq!(output.exit, 1, "{output}");
    assert!(output.stderr.contains("no D-Bus session bus"), "{output}");
    assert!(!output.stderr.contains("remove it"), "{output}");
    assert_eq!(test.run("context list -o name").ok(), "");
}

/// The command deleted the login from another kubeconfig, or none.
#[test]
fn the_login_is_removed_from_the_kubeconfig_that_was_read() {
    for flags in ["TMP/my-kc", "--kubeconfig TMP/my-kc"] {
        let test = with("my-kc", "kubeconfig-with-pxc.yaml");
        let imported = test.run(&format!("context import --from kubeconfig {flags}"));
        assert!(
            imported
                .stderr
                .contains(": kubectl config delete-user pxc@prod-user --kubeconfig TMP/my-kc\n"),
            "{imported}"
        );
    }
}

#[test]
fn standard_input_is_a_source_too() {
    let test = TestEnv::new();
    let token = test.token("");
    test.run_with("context create prod -", token).ok();
    let export = test.run("context export").ok();
    let there = TestEnv::new();
    let imported = there.run_with("context import -", export);
    assert_eq!(imported.exit, 0, "{imported}");
    assert!(
        imported.stderr.starts_with("note: read standard input\n"),
        "{imported}"
    );
    assert_eq!(there.run("context list -o name").ok(), "prod\n");
    let there = TestEnv::new();
    let line = "context import --from pxctl -";
    let imported = there.run_with(line, data("pxctl-contextconfig.yaml"));
    assert_eq!(imported.exit, 0, "{imported}");
    assert!(
        imported.stderr.ends_with(
            "note: where standard input came from, the tokens still stand in plain text; once all works, remove it\n"
        ),
        "{imported}"
    );
    let line = "context import --from kubeconfig -";
    let imported = there.run_with(line, data("kubeconfig-with-pxc.yaml"));
    assert!(
        imported
            .stderr
            .contains("delete-user pxc@prod-user --kubeconfig FILE\n"),
        "{imported}"
    );
    let item = there.run("context show dev -o json").json();
    assert_eq!(item.get("kubeconfig"), None, "{item}");
    there
        .run_with("context import -", [0xff, 0xfe])
        .fails(1, &["standard input is not text in UTF-8"]);
    there
        .run_with("context import -", "- a\n")
        .fails(1, &["standard input is no export of px contexts"]);
    there
        .run_with(line, vec![b'#'; 5 * 1024 * 1024])
        .fails(1, &["standard input is larger than"]);
}

/// The first of an export became the current one, although no token could be had from it.
#[test]
fn a_px_context_that_has_a_token_becomes_the_current_one() {
    let test = TestEnv::new();
    let token = test.token("");
    for name in ["a", "b"] {
        test.run_with(&format!("context create {name} -"), &token)
            .ok();
    }
    test.run("context create z --from-secret team-a/t --kube-context k")
        .ok();
    let export = test.run("context export").ok();
    let there = TestEnv::new();
    there.run_with("context import -", &export).ok();
    assert_eq!(there.run("context current").ok(), "z\n");
    // Where none has one, the first does.
    let export = test.run("context export a b").ok();
    let there = TestEnv::new();
    there.run_with("context import -", export).ok();
    assert_eq!(there.run("context current").ok(), "a\n");
}

/// pxc writes a `default` without a token for itself, and every import of its file failed.
#[test]
fn an_entry_without_any_token_is_no_failure() {
    let test = with("home/.pxc/config.yml", "pxc-config.yml");
    let lost = "  lost:\n    name: lost\n    user: nobody\n    cluster: nowhere\n";
    let file = data("pxc-config.yml");
    assert!(file.contains(lost));
    test.file("home/.pxc/config.yml", file.replace(lost, ""));
    let imported = test.run("context import --from pxc");
    assert!(
        imported
            .stderr
            .contains("default       skip     <none>        it has no token\n"),
        "{imported}"
    );
    assert!(
        imported.stderr.contains("; once all works, remove it: rm "),
        "{imported}"
    );
    assert_eq!(imported.exit, 0, "{imported}");
}
