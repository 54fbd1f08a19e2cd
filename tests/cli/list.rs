//! `context list`: kind and status.
//!
//! - config.toml alone is read, neither vault nor network
//! - with --check every token is asked for, and each px context is told of whatever the others are

use crate::harness::{NOW, SECRET, TestEnv};
use crate::kinds::{RECIPE, with_keys};

#[test]
fn list_tells_kind_and_status_without_vault_and_network() {
    let mut test = with_keys();
    let token = test.token("--token-duration 3d");
    test.run_with("context create stored -", token).ok();
    test.run(&format!("context create recipe --recipe {RECIPE} --issuer i --signing-key secret://portworx/keys/k --token-duration 15m")).ok();
    test.run("context create reference --from-secret team-a/px-user-token")
        .ok();
    // Whoever opens the vault now fails.
    let vault = test.path("config/vault");
    std::fs::rename(&vault, test.path("away")).expect("a vault");
    std::fs::write(&vault, "no folder").expect("a file");
    test.api().clear_requests();
    let status = |test: &TestEnv| {
        let list = test.run("context list -o json").json();
        let items = list["items"].as_array().expect("items").clone();
        items
            .iter()
            .map(|item| format!("{} {}", item["credential"], item["status"]).replace('"', ""))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let with = |word: &str| format!("recipe Ready, reference Ready, stored {word}");
    assert_eq!(
        test.run("context list").ok(),
        "\
CURRENT   NAME        KIND        STATUS   ROLES          SUBJECT     EXPIRES
          recipe      recipe      Ready    system.admin   admin-1     15m after signing
          reference   reference   Ready    <unknown>      <unknown>   <unknown>
*         stored      stored      Valid    system.admin   admin-1     in 3d
"
    );
    assert_eq!(status(&test), with("Valid"));
    test.set_clock(NOW + 2 * 86_400 + 60);
    assert_eq!(status(&test), with("Expiring"));
    test.set_clock(NOW + 3 * 86_400);
    assert_eq!(status(&test), with("Expired"));
    assert_eq!(test.api().requests().len(), 0);
}

/// `<none>` was said of what nobody had looked at.
#[test]
fn what_only_the_cluster_tells_is_unknown() {
    let test = with_keys();
    test.run("context create ref --from-secret team-a/t").ok();
    test.run(&format!(
        "context create found --recipe {RECIPE} --from-cluster"
    ))
    .ok();
    test.run(&format!(
        "context create said --recipe {RECIPE} --from-cluster --issuer i"
    ))
    .ok();
    let list = test.run("context list -o wide").ok();
    let row = |name: &str| {
        let line = list.lines().find(|line| line[10..].starts_with(name));
        let cells = line.expect("a row").split_whitespace();
        cells.map(str::to_owned).collect::<Vec<_>>()
    };
    // NAME KIND STATUS ROLES SUBJECT EXPIRES ISSUER
    assert_eq!(row("ref")[4..8], ["<unknown>"; 4]);
    // EXPIRES of a recipe has three words.
    assert_eq!(row("found")[2..4], ["Ready", "system.admin"]);
    assert_eq!(row("found")[7..9], ["signing", "<unknown>"]);
    assert_eq!(row("said")[7..9], ["signing", "i"]);
}

#[test]
fn list_check_asks_for_every_token() {
    let test = with_keys();
    let token = test.token("--token-duration 3d");
    test.run_with("context create stored -", &token).ok();
    test.run(&format!(
        "context create recipe --recipe {RECIPE} --issuer i --signing-key secret://portworx/keys/k"
    ))
    .ok();
    test.run_with("secret push --allow-admin -n team-a --token-file -", &token)
        .ok();
    test.run("context create reference --from-secret team-a/px-user-token")
        .ok();
    let good = test.run("context list --check");
    assert_eq!(
        good.to_string(),
        "\
CURRENT   NAME        KIND        STATUS   ROLES          SUBJECT   EXPIRES
          recipe      recipe      Ready    system.admin   admin-1   1d after signing
          reference   reference   Valid    system.admin   admin-1   in 3d
*         stored      stored      Valid    system.admin   admin-1   in 3d
[exit 0]"
    );
    test.run("context create gone --from-secret team-a/gone")
        .ok();
    test.run(&format!("context create nokey --recipe {RECIPE} --issuer i --signing-key secret://portworx/keys/other")).ok();
    test.run("context create elsewhere --from-secret team-a/px-user-token --kube-context nowhere")
        .ok();
    let bad = test.run("context list --check -o json");
    assert_eq!(bad.exit, 10, "{bad}");
    let list: serde_json::Value = serde_json::from_str(&bad.stdout).expect("JSON");
    let status = |name: &str| {
        let items = list["items"].as_array().expect("items");
        let item = items.iter().find(|item| item["name"] == name);
        item.expect("an item")["status"].clone()
    };
    assert_eq!(status("gone"), "Missing");
    assert_eq!(status("nokey"), "Missing");
    assert_eq!(status("elsewhere"), "Unknown");
    assert_eq!(status("stored"), "Valid");
    assert!(
        bad.stderr.contains(
            "warning: elsewhere: could not read the token secret://team-a/px-user-token/auth-token: the kubeconfig has no context `nowhere`\n"
        ),
        "{bad}"
    );
}

/// The statuses of a check, by name, and its whole output.
fn checked(test: &TestEnv, flags: &str) -> (Vec<String>, crate::harness::Output) {
    let output = test.run(&format!("context list --check -o json {flags}"));
    let list: serde_json::Value = serde_json::from_str(&output.stdout).expect("JSON");
    let items = list["items"].as_array().expect("items").clone();
    let words = items
        .iter()
        .map(|item| format!("{} {}", item["name"], item["status"]).replace('"', ""));
    (words.collect(), output)
}

/// One px context whose binding contradicted a flag ended the check of all others.
#[test]
fn a_flag_that_contradicts_one_px_context_keeps_no_other_from_being_checked() {
    let test = with_keys();
    let token = test.token("--token-duration 3d");
    test.run_with("context create free -", &token).ok();
    test.run_with("context create bound - --kube-context embedded", &token)
        .ok();
    let (words, output) = checked(&test, "--context other");
    assert_eq!(words, ["bound Unknown", "free Valid"]);
    assert_eq!(
        output.stderr,
        "\
warning: bound: --context contradicts the px context `bound`: --context says `other`, and the px context is bound to the kubeconfig context `embedded`
hint: leave the flag out, or go on with --override-binding
"
    );
    assert_eq!(output.exit, 10, "{output}");
    let (words, output) = checked(&test, "--context other --override-binding");
    assert_eq!(words, ["bound Valid", "free Valid"], "{output}");
}

/// A check said what is wrong and kept to itself what to do about it.
#[test]
fn each_warning_is_followed_by_what_to_do() {
    let test = with_keys();
    let token = test.token("--token-duration 3d");
    test.run_with("context create gone -", &token).ok();
    test.run("context create secret --from-secret team-a/none")
        .ok();
    std::fs::remove_dir_all(test.path("config/vault")).expect("a vault");
    let checked = test.run("context list --check");
    assert_eq!(
        checked.stderr,
        "\
warning: gone: the file vault has no token for the px context `gone`
hint: renew it: kubectl pxsec context update gone --token-file FILE, or sign a new one with --auth-config FILE --from-cluster
warning: secret: could not read the token secret://team-a/none/auth-token: there is no Secret `none` in the namespace `team-a`
hint: in that cluster, `kubectl get secrets -n team-a` shows those that exist
"
    );
}

/// A variable that is not set was Unknown, as if it could not be asked for.
#[test]
fn a_key_in_a_variable_that_is_not_set_is_missing() {
    let mut test = with_keys();
    test.run(&format!(
        "context create r --recipe {RECIPE} --issuer i --signing-key env://PX_KEY"
    ))
    .ok();
    assert_eq!(checked(&test, "").0, ["r Missing"]);
    test.set("PX_KEY", SECRET);
    assert_eq!(checked(&test, "").0, ["r Ready"]);
}

/// The exit code was 10, and nothing said why.
#[test]
fn list_check_says_what_to_do_about_a_token_that_has_expired() {
    let mut test = TestEnv::new();
    let token = test.token("--token-duration 3d");
    test.run_with("context create stored -", &token).ok();
    test.set_clock(NOW + 3 * 86_400 + 60);
    let output = test.run("context list --check").exits(10);
    assert_eq!(
        output.stderr,
        "\
warning: stored: its token expired 1m ago
hint: renew it: kubectl pxsec context update stored --token-file FILE, or sign a new one with --auth-config FILE --from-cluster
"
    );
    // Ahead of the clock that has signed it.
    test.set_clock(NOW - 86_400);
    let output = test.run("context list --check").exits(10);
    assert_eq!(
        output.stderr,
        "\
warning: stored: its token was issued in the future
hint: check this machine's clock, and that of whoever signed it
"
    );
}
