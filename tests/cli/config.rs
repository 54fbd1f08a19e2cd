//! `config path`, `view` and `validate`: what is in force, what says so, and what is odd.

use crate::harness::{CLAIMS, SECRET, TestEnv};

fn create(test: &TestEnv, names: &[&str]) {
    test.file("px.key", SECRET);
    for name in names {
        let line = format!("context create {name} {CLAIMS} --signing-key TMP/px.key");
        assert_eq!(test.run(&line).exit, 0);
    }
}

#[test]
fn the_path_is_printed_whether_there_is_a_file_or_not() {
    let mut test = TestEnv::new();
    assert_eq!(test.run("config path").ok(), "TMP/config/config.toml\n");
    insta::assert_snapshot!(test.run("config path -o json"), @r#"
    {
      "apiVersion": "pxsec.dev/v1alpha1",
      "kind": "ConfigPath",
      "path": "TMP/config/config.toml",
      "exists": false,
      "source": "PXSEC_CONFIG_DIR"
    }
    [exit 0]
    "#);
    create(&test, &["prod"]);
    insta::assert_snapshot!(test.run("config path -o yaml"), @"
    apiVersion: pxsec.dev/v1alpha1
    kind: ConfigPath
    path: TMP/config/config.toml
    exists: true
    source: PXSEC_CONFIG_DIR
    [exit 0]
    ");
    test.unset("PXSEC_CONFIG_DIR");
    test.set("XDG_CONFIG_HOME", test.path("xdg"));
    let json = test.run("config path -o json").json();
    assert_eq!(json["path"], "TMP/xdg/pxsec/config.toml");
    assert_eq!(json["source"], "XDG_CONFIG_HOME");
    // Relative paths are to be ignored, says the XDG specification.
    test.set("XDG_CONFIG_HOME", "xdg");
    let json = test.run("config path -o json").json();
    assert_eq!(json["source"], "platform default");
    // Nothing is read.
    test.set("PXSEC_CONFIG_DIR", test.path("broken"));
    test.file("broken/config.toml", "broken");
    assert_eq!(test.run("config path").exit, 0);
}

/// The table with one blank between columns: their width depends on where the test's folder is.
fn table(test: &TestEnv, line: &str) -> String {
    let text = test.run(line).ok();
    let squeeze = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(squeeze).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_setting_has_the_source_that_decides() {
    let mut test = TestEnv::new();
    test.unset("PXSEC_VAULT");
    insta::assert_snapshot!(table(&test, "config view"), @"
    KEY VALUE SOURCE
    folder TMP/config PXSEC_CONFIG_DIR
    file TMP/config/config.toml PXSEC_CONFIG_DIR
    vault keyring default
    px-context <none> <none>
    previous <none> <none>
    px-contexts 0 <none>
    kubeconfig TMP/home/.kube/config platform default
    PXSEC_TOKEN <none> <none>
    PXCTL_AUTH_TOKEN <none> <none>
    ");
    test.set("PXSEC_VAULT", "file");
    create(&test, &["prod", "lab"]);
    assert_eq!(test.run("context use lab").exit, 0);
    test.set("KUBECONFIG", "a:b");
    test.set("PXSEC_TOKEN", "one");
    insta::assert_snapshot!(table(&test, "config view"), @"
    KEY VALUE SOURCE
    folder TMP/config PXSEC_CONFIG_DIR
    file TMP/config/config.toml PXSEC_CONFIG_DIR
    vault file PXSEC_VAULT
    px-context lab config.toml
    previous prod config.toml
    px-contexts 2 config.toml
    kubeconfig a:b KUBECONFIG
    PXSEC_TOKEN set environment
    PXCTL_AUTH_TOKEN <none> <none>
    ");
}

#[test]
fn flags_go_before_variables_and_those_before_the_file() {
    let mut test = TestEnv::new();
    create(&test, &["prod", "lab"]);
    let config = test.read("config/config.toml");
    test.file(
        "config/config.toml",
        config.replace("version = 1", "version = 1\nvault = \"file\""),
    );
    test.unset("PXSEC_VAULT");
    let setting = |test: &TestEnv, line: &str, key: &str| {
        let json = test.run(&format!("config view {line} -o json")).json();
        let items = json["items"].as_array().expect("items").clone();
        let item = items.iter().find(|item| item["key"] == key).expect("a key");
        let text = |name: &str| item[name].as_str().unwrap_or("-").to_owned();
        format!("{} by {}", text("value"), text("source"))
    };
    assert_eq!(setting(&test, "", "vault"), "file by config.toml");
    assert_eq!(setting(&test, "", "px-context"), "prod by config.toml");
    assert_eq!(setting(&test, "", "previous"), "- by -");
    test.set("PXSEC_CONTEXT", "lab");
    assert_eq!(setting(&test, "", "px-context"), "lab by PXSEC_CONTEXT");
    assert_eq!(setting(&test, "-c prod", "px-context"), "prod by -c");
    test.set("KUBECONFIG", "env");
    let named = "--kubeconfig flag";
    assert_eq!(setting(&test, named, "kubeconfig"), "flag by --kubeconfig");
    // What a px context is bound to goes before the variable.
    let create = format!(
        "context create bound {CLAIMS} --signing-key TMP/px.key --vault file --kubeconfig TMP/bound"
    );
    assert_eq!(test.run(&create).exit, 0);
    assert_eq!(
        setting(&test, "-c bound", "kubeconfig"),
        "TMP/bound by px-context"
    );
    let elsewhere = "-c bound --override-binding";
    assert_eq!(setting(&test, elsewhere, "kubeconfig"), "env by KUBECONFIG");
    test.set("PXSEC_VAULT", "cloud");
    test.run("config view")
        .fails(2, &["PXSEC_VAULT", "`cloud` is no vault"]);
}

#[test]
fn a_px_context_that_is_named_and_does_not_exist_is_shown_and_warned_of() {
    let test = TestEnv::new();
    create(&test, &["prod"]);
    let output = test.run("config view -c prdo");
    assert_eq!(output.exit, 0, "{output}");
    assert!(output.stdout.contains("prdo  "), "{output}");
    assert_eq!(output.stderr, "warning: there is no px context `prdo`\n");
}

#[test]
fn a_good_config_is_valid() {
    let test = TestEnv::new();
    insta::assert_snapshot!(test.run("config validate --strict"), @"
    TMP/config/config.toml does not exist, which is valid: no px contexts
    [exit 0]
    ");
    create(&test, &["prod"]);
    insta::assert_snapshot!(test.run("config validate --strict"), @"
    TMP/config/config.toml is valid: 1 px context
    [exit 0]
    ");
    create(&test, &["lab", "dev"]);
    insta::assert_snapshot!(test.run("config validate --strict"), @"
    TMP/config/config.toml is valid: 3 px contexts
    [exit 0]
    ");
    test.file("empty.toml", "");
    insta::assert_snapshot!(test.run("config validate --strict TMP/empty.toml"), @"
    TMP/empty.toml is valid: no px contexts
    [exit 0]
    ");
}

const ODD: &str = r#"version = 1
curent = "prod"
current = "prdo"
previous = "no name"
theme = "dark"

[contexts.prod]
credential = "stored"
vault = "file"
id = "00000000000000000000000000000001"
created_at = "today"
created-at = "2026-01-01T00:00:00Z"
later-version = { key = "ref" }

[plugins]
x = 1
"#;

#[test]
fn what_is_odd_is_told_with_its_place() {
    let test = TestEnv::new();
    test.file("odd.toml", ODD);
    insta::assert_snapshot!(test.run("config validate TMP/odd.toml"), @"
    TMP/odd.toml is valid: 1 px context, 7 warnings
    --- stderr ---
    warning: TMP/odd.toml:2:1: the key `curent` is unknown; did you mean `current`?
    warning: TMP/odd.toml:3:11: `current` names `prdo`, and there is no such px context; did you mean `prod`?
    warning: TMP/odd.toml:4:12: `previous` names no px context
    warning: TMP/odd.toml:5:1: the key `theme` is unknown
    warning: TMP/odd.toml:11:1: the key `created_at` is unknown in the px context `prod`; did you mean `created-at`?
    warning: TMP/odd.toml:13:1: the key `later-version` is unknown in the px context `prod`
    warning: TMP/odd.toml:15:2: the key `plugins` is unknown
    [exit 0]
    ");
    assert_eq!(test.run("config validate TMP/odd.toml --strict").exit, 10);
    // Nothing is changed.
    assert_eq!(test.read("odd.toml"), ODD);
}

#[test]
fn modes_that_are_open_to_others_are_told() {
    let test = TestEnv::new();
    create(&test, &["prod"]);
    test.set_mode("config", 0o755);
    test.set_mode("config/config.toml", 0o640);
    insta::assert_snapshot!(test.run("config validate --strict"), @"
    TMP/config/config.toml is valid: 1 px context, 2 warnings
    --- stderr ---
    warning: the mode 0755 of TMP/config is open to others; run: chmod 0700 TMP/config
    warning: the mode 0640 of TMP/config/config.toml is open to others; run: chmod 0600 TMP/config/config.toml
    [exit 10]
    ");
    // A file elsewhere is not the one that is kept private.
    let output = test.run("config validate --strict TMP/config/config.toml");
    assert_eq!((output.exit, output.stderr.as_str()), (0, ""));
}

#[test]
fn what_stops_every_command_is_an_error_here_too() {
    let test = TestEnv::new();
    for (text, place) in [
        (
            "version = 1\ncurrent = 7\n",
            "malformed at line 2, column 11",
        ),
        (
            "version = 1\n[contexts.a]\n",
            "malformed at line 2, column 11",
        ),
        ("version = \n", "not valid TOML"),
        ("version = 2\nnew = true\n", "has version 2"),
    ] {
        test.file("config/config.toml", text);
        test.file("other.toml", text);
        for line in [
            "config validate",
            "config validate TMP/other.toml",
            "config validate --strict",
        ] {
            test.run(line).fails(4, &[place, "hint: "]);
        }
        test.run("config view").fails(4, &[place]);
    }
    test.run("config validate TMP/none.toml")
        .fails(4, &["there is no file TMP/none.toml"]);
    test.run("config validate TMP/config").fails(
        4,
        &[
            "TMP/config is not a regular file",
            "hint: name the file in it: TMP/config/config.toml\n",
        ],
    );
    test.run("config validate a b")
        .fails(2, &["unexpected argument 'b'"]);
    test.run("config")
        .fails(2, &["Usage: kubectl pxsec config"]);
}
