//! `context list --check`: tokens that no px context names.
//!
//! - they are told, count as needing attention, and are removed by a yes or by --remove-orphans
//! - what a px context names stays, and so does what is no token of ours
//! - a vault that cannot be looked into is a note, and never "no orphans"

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::binary::PROGRAM;
use crate::harness::{Output, TestEnv, skipped};

const HINT: &str = "hint: remove them with: kubectl pxsec context list --check --remove-orphans\n";

/// A px context `prod`, and two more tokens in its vault whose px contexts a restored config does not know.
fn with_orphans() -> (TestEnv, [String; 2]) {
    let test = TestEnv::new();
    let token = test.token("--token-duration 30d");
    test.run_with("context create prod -", &token).ok();
    let config = test.read("config/config.toml");
    let mut before = vault(&test);
    for name in ["one", "two"] {
        test.run_with(&format!("context create {name} -"), &token)
            .ok();
    }
    test.file("config/config.toml", config);
    test.file("config/vault/notes.txt", "mine");
    let mut orphans = vault(&test);
    before.push("notes.txt".to_owned());
    orphans.retain(|id| !before.contains(id));
    (test, orphans.try_into().expect("two orphans"))
}

fn vault(test: &TestEnv) -> Vec<String> {
    let folder = std::fs::read_dir(test.path("config/vault")).expect("a vault");
    let mut names: Vec<String> = folder
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.into_string().expect("a name")
        })
        .collect();
    names.sort();
    names
}

fn warning([one, two]: &[String; 2]) -> String {
    format!("warning: the file vault has 2 tokens that no px context names: {one}, {two}\n")
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(&output.stdout).expect("JSON")
}

#[test]
fn orphans_are_told_and_removed_when_asked_to() {
    let (test, orphans) = with_orphans();
    let told = test.run("context list --check");
    assert_eq!(told.stderr, format!("{}{HINT}", warning(&orphans)));
    assert_eq!(told.exit, 10, "{told}");
    assert_eq!(vault(&test).len(), 4, "a check removes nothing");

    let removed = test.run("context list --check --remove-orphans");
    assert_eq!(
        removed.stderr,
        format!(
            "{}note: removed 2 tokens from the file vault\n",
            warning(&orphans)
        )
    );
    assert_eq!(removed.exit, 0, "{removed}");
    assert_eq!(vault(&test).len(), 2);
    assert_eq!(test.read("config/vault/notes.txt"), "mine");
    test.run("context token prod").ok();

    let again = test.run("context list --check --remove-orphans");
    assert_eq!((again.exit, again.stderr.as_str()), (0, ""), "{again}");
    test.run("context list --remove-orphans")
        .fails(2, &["--check"]);
}

#[test]
fn json_has_the_orphans_that_are_left_and_only_with_a_check() {
    let (test, orphans) = with_orphans();
    let told = json(&test.run("context list --check -o json"));
    let expected = orphans
        .each_ref()
        .map(|id| serde_json::json!({"vault": "file", "id": id}));
    assert_eq!(told["orphans"], serde_json::json!(expected));
    let removed = json(&test.run("context list --check --remove-orphans -o json"));
    assert_eq!(removed["orphans"], serde_json::json!([]));
    let unchecked = json(&test.run("context list -o json"));
    assert_eq!(unchecked.get("orphans"), None);
}

#[test]
fn a_person_is_asked_whether_to_remove_orphans() {
    let (mut test, orphans) = with_orphans();
    test.at_a_terminal();
    let question = "Remove 2 tokens that no px context names from the file vault? [y/N] ";
    let refused = test.run_with("context list --check", "n\n");
    assert_eq!(
        refused.stderr,
        format!("{}{question}{HINT}", warning(&orphans))
    );
    assert_eq!(refused.exit, 10, "{refused}");
    assert_eq!(vault(&test).len(), 4);
    let accepted = test.run_with("context list --check", "y\n");
    assert_eq!(
        accepted.stderr,
        format!(
            "{}{question}note: removed 2 tokens from the file vault\n",
            warning(&orphans)
        )
    );
    assert_eq!(accepted.exit, 0, "{accepted}");
    assert_eq!(vault(&test).len(), 2);
}

#[test]
fn a_vault_that_cannot_be_looked_into_is_a_note() {
    let mut test = TestEnv::new();
    // Nobody uses the keyring, and new tokens go elsewhere: nothing to be said.
    let unused = test.run("context list --check");
    assert!(!unused.stderr.contains("keyring"), "{unused}");
    test.unset("PXSEC_VAULT");
    let note = "note: the keyring vault could not be searched for tokens that no px context names: the OS keyring is not available: there is no D-Bus session bus (headless, ssh or WSL)\n";
    let default = test.run("context list --check");
    assert!(default.stderr.contains(note), "{default}");
    assert_eq!(default.exit, 0, "{default}");
    // The config says where new ones go.
    test.file("config/config.toml", "version = 1\nvault = \"file\"\n");
    let elsewhere = test.run("context list --check");
    assert!(!elsewhere.stderr.contains("keyring"), "{elsewhere}");
    // A px context that keeps its token there.
    test.file(
        "config/config.toml",
        "version = 1\nvault = \"file\"\n[contexts.a]\ncredential = \"stored\"\nvault = \"keyring\"\nid = \"00000000000000000000000000000001\"\ncreated-at = \"2026-01-02T03:04:05Z\"\n",
    );
    let used = test.run("context list --check");
    assert!(used.stderr.contains(note), "{used}");
}

#[test]
fn an_orphan_that_cannot_be_removed_is_left_and_told() {
    let (test, orphans) = with_orphans();
    // A folder in its place: no file of ours.
    let path = test.path(&format!("config/vault/{}", orphans[0]));
    std::fs::remove_file(&path).expect("an orphan");
    std::fs::create_dir(&path).expect("a folder");
    let output = test.run("context list --check --remove-orphans");
    assert_eq!(output.exit, 10, "{output}");
    assert!(
        output
            .stderr
            .contains("warning: 2 tokens could not be removed from the file vault: "),
        "{output}"
    );
    assert_eq!(vault(&test).len(), 4);
}

/// Whether there is a Secret Service to be started.
fn has_secret_service() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_there = |tool: &str| {
        std::env::split_paths(&path).any(|folder| {
            let file = folder.join(tool).metadata();
            file.is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
        })
    };
    for tool in [
        "dbus-run-session",
        "dbus-send",
        "gnome-keyring-daemon",
        "secret-tool",
    ] {
        if !is_there(tool) {
            skipped(tool);
            return false;
        }
    }
    true
}

#[test]
fn orphans_in_a_real_secret_service_are_removed_and_those_of_another_folder_stay() {
    if !has_secret_service() {
        return;
    }
    let mut test = TestEnv::new();
    let token = test.token("--not-after 2999-12-31T23:59:59Z");
    test.file("t", token);
    test.set("PXSEC_VAULT", "keyring");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testkit/with-secret-service.sh");
    let session = r#"
        list() { code=0; "$PXSEC" context list --check "$@" 2>&1 >/dev/null || code=$?; echo "exit $code"; }
        "$PXSEC" context create prod --token-file "$W/t" >/dev/null
        cp "$PXSEC_CONFIG_DIR/config.toml" "$W/saved"
        "$PXSEC" context create lost --token-file "$W/t" >/dev/null 2>&1
        PXSEC_CONFIG_DIR=$W/other "$PXSEC" context create other --token-file "$W/t" >/dev/null
        cp "$W/saved" "$PXSEC_CONFIG_DIR/config.toml"
        list
        list --remove-orphans
        list
        # The whole folder is gone: what it had is found all the same.
        mv "$PXSEC_CONFIG_DIR" "$W/moved"
        list --remove-orphans
        secret-tool search --all service kubectl-pxsec 2>/dev/null | grep label
        PXSEC_CONFIG_DIR=$W/other "$PXSEC" context token other | wc -l
    "#;
    let output = Command::new(script)
        .args(["bash", "-euc", session])
        .env_clear()
        .envs(test.vars())
        .env("PATH", std::env::var_os("PATH").expect("a PATH"))
        .env("PXSEC", PROGRAM)
        .env("W", test.path(""))
        .stdin(Stdio::null())
        .output()
        .expect("a shell");
    let text = String::from_utf8_lossy(&output.stdout);
    let ids_hidden: String = text
        .split_inclusive([' ', '\n'])
        .map(|word| {
            let is_id =
                word.trim().len() == 32 && word.trim().bytes().all(|b| b.is_ascii_hexdigit());
            if is_id {
                word.replace(word.trim(), "ID")
            } else {
                word.to_owned()
            }
        })
        .collect();
    assert_eq!(
        ids_hidden,
        "\
warning: the keyring vault has 1 token that no px context names: ID
hint: remove them with: kubectl pxsec context list --check --remove-orphans
exit 10
warning: the keyring vault has 1 token that no px context names: ID
note: removed 1 token from the keyring vault
exit 0
exit 0
warning: the keyring vault has 1 token that no px context names: ID
note: removed 1 token from the keyring vault
note: there are no px contexts yet; create one with: kubectl pxsec context create NAME
exit 0
label = px context other
1
",
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
