//! `context`: the whole set of verbs, and what must never happen to config and vault.

use std::ffi::OsString;

use crate::harness::{NOW, TestEnv, mode, raw_args};

/// With the tokens `a` (a day) and `b` (two days) in files.
fn with_tokens() -> TestEnv {
    let test = TestEnv::new();
    for (name, flags) in [
        ("a", "--token-duration 1d"),
        ("b", "--token-duration 2d --role system.user"),
    ] {
        let token = test.token(flags);
        test.file(name, token);
    }
    test
}

fn vault(test: &TestEnv) -> Vec<String> {
    let folder = std::fs::read_dir(test.path("config/vault")).expect("a vault");
    let mut names: Vec<String> = folder
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_session_with_two_contexts() {
    let test = with_tokens();
    let session: Vec<String> = [
        "context list",
        "context create prod --token-file TMP/a --endpoint https://px.example:9001",
        "context create dev --token-file TMP/b",
        "context current",
        "context use dev",
        "context use -",
        "context list",
        "context list -o name",
        "context delete prod",
        "context current",
        "context use -",
    ]
    .into_iter()
    .map(|line| format!("$ kubectl pxsec {line}\n{}", test.run(line)))
    .collect();
    let expected = "\
$ kubectl pxsec context list
--- stderr ---
note: there are no px contexts yet; create one with: kubectl pxsec context create NAME
[exit 0]
$ kubectl pxsec context create prod --token-file TMP/a --endpoint https://px.example:9001
px context `prod` created, and is the current one (token in the file vault, expires in 1d)
[exit 0]
$ kubectl pxsec context create dev --token-file TMP/b
px context `dev` created (token in the file vault, expires in 2d)
--- stderr ---
note: switch to it with: kubectl pxsec context use dev
[exit 0]
$ kubectl pxsec context current
prod
[exit 0]
$ kubectl pxsec context use dev
switched to px context `dev`
[exit 0]
$ kubectl pxsec context use -
switched to px context `prod`
[exit 0]
$ kubectl pxsec context list
CURRENT   NAME   KIND     STATUS   ROLES                      SUBJECT   EXPIRES
          dev    stored   Valid    system.admin,system.user   admin-1   in 2d
*         prod   stored   Valid    system.admin               admin-1   in 1d
[exit 0]
$ kubectl pxsec context list -o name
dev
prod
[exit 0]
$ kubectl pxsec context delete prod
px context `prod` deleted
--- stderr ---
note: it was the current one; select another with: kubectl pxsec context use NAME
[exit 0]
$ kubectl pxsec context current
--- stderr ---
error: no px context is selected
hint: select one with `kubectl pxsec context use NAME`, or name one with -c
[exit 4]
$ kubectl pxsec context use -
switched to px context `dev`
[exit 0]";
    assert_eq!(session.join("\n"), expected);
}

#[test]
fn the_config_holds_claims_and_never_the_token() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a --description 'the big one'")
        .ok();
    let config = test.read("config/config.toml");
    let id = &vault(&test)[0];
    let fingerprint = config
        .split("fingerprint = \"")
        .nth(1)
        .expect("one")
        .split('"')
        .next()
        .expect("one");
    let expected = format!(
        "version = 1
current = \"prod\"

[contexts.prod]
credential = \"stored\"
vault = \"file\"
id = \"{id}\"
fingerprint = \"{fingerprint}\"
issuer = \"portworx.com\"
subject = \"admin-1\"
roles = [\"system.admin\"]
groups = [\"*\"]
issued-at = \"2026-01-02T03:03:05Z\"
expires-at = \"2026-01-03T03:04:05Z\"
created-at = \"2026-01-02T03:04:05Z\"
description = \"the big one\"
"
    );
    assert_eq!(config, expected);
    assert_eq!(
        test.read(&format!("config/vault/{id}")).trim_end(),
        test.read("a")
    );
}

#[test]
fn folders_and_files_are_private() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    let id = &vault(&test)[0];
    for (name, expected) in [
        ("config", "0700"),
        ("config/config.toml", "0600"),
        ("config/config.lock", "0600"),
        ("config/vault", "0700"),
        (&format!("config/vault/{id}"), "0600"),
    ] {
        assert_eq!(test.mode(name), expected, "{name}");
    }
}

#[test]
fn the_token_comes_back_as_it_was_given() {
    let test = with_tokens();
    let a = test.read("a");
    test.run("context create prod --token-file TMP/a").ok();
    assert_eq!(
        test.run("context token").to_string(),
        format!("{a}\n[exit 0]")
    );
    test.run_with("context create piped -", format!("{a}\n"))
        .ok();
    assert_eq!(test.run("context token piped").ok(), format!("{a}\n"));
    let by_value = test.run(&format!("context create argv --token {a}"));
    assert!(
        by_value
            .stderr
            .contains("--token puts the token into the process list")
    );
    assert_eq!(test.run("-c argv context token").ok(), format!("{a}\n"));
}

#[test]
fn a_context_is_signed_in_one_step() {
    let test = with_tokens();
    let claims = crate::harness::CLAIMS;
    let line =
        format!("context create admin {claims} --signing-key TMP/token-key --token-duration 12h");
    let output = test.run(&line);
    let expected = "px context `admin` created, and is the current one (token in the file vault, expires in 12h)\n[exit 0]";
    assert_eq!(output.to_string(), expected);
    test.run(&format!("{line} --token-file TMP/a"))
        .fails(4, &["already exists"]);
    test.run(&format!("{line} --token-file TMP/a --replace"))
        .fails(2, &["choose one of both"]);
    // A flag for signing is not ignored in silence beside a token.
    test.run("context create b --token-file TMP/a --token-duration 30d")
        .fails(2, &["choose one of both"]);
    test.run("context create b")
        .fails(2, &["a token is missing"]);
}

#[test]
fn replacing_removes_the_old_token_and_nothing_else() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    test.run("context create other --token-file TMP/a").ok();
    let refused = test.run("context create prod --token-file TMP/b");
    refused.fails(4, &["a px context `prod` already exists", "--replace"]);
    assert_eq!(
        test.run("context token prod").ok().trim_end(),
        test.read("a")
    );
    test.run("context create prod --token-file TMP/b --replace")
        .ok();
    assert_eq!(
        test.run("context token prod").ok().trim_end(),
        test.read("b")
    );
    assert_eq!(
        test.run("context token other").ok().trim_end(),
        test.read("a")
    );
    assert_eq!(vault(&test).len(), 2);
    test.run("context delete prod").ok();
    assert_eq!(vault(&test).len(), 1);
    test.run("context rm other").ok();
    assert_eq!(vault(&test).len(), 0);
}

#[test]
fn comments_of_the_user_survive() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    let config = test.read("config/config.toml");
    let config =
        format!("# mine\n{config}").replace("[contexts.prod]", "# the big one\n[contexts.prod]");
    test.file("config/config.toml", &config);
    test.run("context create dev --token-file TMP/b --use").ok();
    test.run("context use prod").ok();
    let after = test.read("config/config.toml");
    assert!(after.starts_with("# mine\n"), "{after}");
    assert!(after.contains("# the big one\n[contexts.prod]"), "{after}");
}

#[test]
fn flag_goes_before_environment_before_current() {
    let mut test = with_tokens();
    for name in ["one", "two", "three"] {
        test.run(&format!("context create {name} --token-file TMP/a"))
            .ok();
    }
    test.set("PXSEC_CONTEXT", "two");
    assert_eq!(test.run("context current").ok(), "two\n");
    assert_eq!(test.run("context current -c three").ok(), "three\n");
    assert!(
        test.run("context show")
            .ok()
            .starts_with("Name         two\n")
    );
    assert!(
        test.run("context show one")
            .ok()
            .starts_with("Name         one (current)\n")
    );
    let output = test.run("context use three");
    assert!(
        output.stderr.contains("PXSEC_CONTEXT is set to `two`"),
        "{output}"
    );
    test.set("PXSEC_CONTEXT", "");
    assert_eq!(test.run("context current").ok(), "three\n");
    test.set("PXSEC_CONTEXT", "gone");
    for line in ["context current", "context show", "context token", "env"] {
        test.run(line).fails(
            4,
            &["there is no px context `gone`", "PXSEC_CONTEXT names it"],
        );
    }
    let named = test.run("context current -c lost");
    assert!(!named.stderr.contains("PXSEC_CONTEXT"), "{named}");
    test.set("PXSEC_CONTEXT", "a/b");
    test.run("context current")
        .fails(2, &["PXSEC_CONTEXT: `a/b` is no context name"]);
}

#[test]
fn show_and_list_speak_json() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    let shown = test.run("context show -o json").json();
    assert_eq!(shown["apiVersion"], "pxsec.dev/v1alpha1");
    assert_eq!(
        (&shown["kind"], &shown["name"]),
        (&"Context".into(), &"prod".into())
    );
    assert_eq!(shown["expiresAt"], "2026-01-03T03:04:05Z");
    assert_eq!(shown["expired"], false);
    let list = test.run("context list -o json").json();
    assert_eq!(list["kind"], "ContextList");
    assert_eq!(list["items"][0]["name"], "prod");
    assert!(test.run("context list -o yaml").ok().contains("items:\n"));
    let empty = TestEnv::new().run("context list -o json").json();
    assert_eq!(empty["items"], serde_json::json!([]));
}

#[test]
fn an_expired_token_is_not_handed_out() {
    let mut test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    test.set_clock(NOW + 86_400);
    test.run("context token").fails(
        4,
        &["the token of the px context `prod` expired", "renew it: "],
    );
    let list = test.run("context list").ok();
    assert!(list.contains("Expired"), "{list}");
    let saved = test.run("context create late --token-file TMP/a");
    assert!(
        saved
            .stderr
            .contains("warning: the token has expired already"),
        "{saved}"
    );
    assert_eq!(saved.exit, 0);
}

#[test]
fn list_show_use_and_current_never_open_the_vault() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    test.run("context create dev --token-file TMP/b").ok();
    std::fs::remove_dir_all(test.path("config/vault")).expect("no vault");
    for line in [
        "context list",
        "context show",
        "context current",
        "context use dev",
    ] {
        assert_eq!(test.run(line).exit, 0, "{line}");
    }
    test.run("context token prod").fails(5, &["prod"]);
}

#[test]
fn names_that_are_none_are_refused() {
    let test = with_tokens();
    let long = "a".repeat(300);
    for (name, reason) in [
        ("a/b", "`/` is not allowed"),
        ("../a", "`/` is not allowed"),
        ("a b", "` ` is not allowed"),
        ("a\u{1b}[31mb", "is not allowed"),
        ("a\nb", "is not allowed"),
        ("zoë", "`ë` is not allowed"),
        ("", "cannot be empty"),
        ("-", "must start with"),
        ("..", "must start with"),
        (&long, "at most 64 characters, this has 300 bytes"),
    ] {
        for verb in ["create", "delete", "show", "token"] {
            let args = ["context", verb, name].map(OsString::from).to_vec();
            let output = test.run_args(args, b"").fails(2, &[reason]);
            assert!(!output.stderr.contains('\u{1b}'), "{output}");
        }
    }
    let output = test.run_args(raw_args(&[b"context", b"use", b"a\xff"]), b"");
    output.fails(2, &["UTF-8"]);
    assert!(!test.exists("config"));
}

#[test]
fn an_unset_variable_of_the_shell_is_not_saved() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    for line in [
        ["context", "update", "prod", "--kube-context", ""],
        ["context", "update", "prod", "--description", ""],
    ] {
        test.run_args(line.map(Into::into).to_vec(), b"").fails(
            2,
            &[line[3], "it is empty; is a variable of the shell not set?"],
        );
    }
}

#[test]
fn a_mistyped_name_gets_a_suggestion() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    for line in [
        "context use prud",
        "context show prud",
        "context token prud",
        "context delete prud",
    ] {
        test.run(line).fails(
            4,
            &["there is no px context `prud`", "did you mean `prod`?"],
        );
    }
    test.run("context use -")
        .fails(4, &["`kubectl pxsec context list` shows all contexts"]);
}

#[test]
fn tokens_that_are_none_leave_nothing_behind() {
    let test = with_tokens();
    let huge = vec![b'a'; 20_000];
    for (bytes, reason) in [
        (b"".as_slice(), "the token is empty"),
        (b"abc", "three parts"),
        (b"a.\xff.c", "not UTF-8"),
        (&huge, "longer than 16384 bytes"),
    ] {
        test.file("bad", bytes);
        test.run("context create x --token-file TMP/bad")
            .fails(1, &["holds is not a token", reason]);
        test.run_with("context create x -", bytes)
            .fails(1, &[reason]);
    }
    test.run("context create x --token-file TMP/none")
        .fails(1, &["cannot read the token file"]);
    test.run("context create x TMP/a")
        .fails(2, &["a file is given with --token-file"]);
    assert!(!test.exists("config/config.toml"));
}

/// Every command that reads the config fails with 4 and `texts`, and the config stays as it is, byte for byte.
#[track_caller]
fn config_is_refused(test: &TestEnv, config: &[u8], texts: &[&str]) {
    test.file("config/config.toml", config);
    for line in [
        "context list",
        "context show",
        "context current",
        "context token",
        "context use a",
        "context delete a",
        "context create a --token-file TMP/a",
        "context create a --token-file TMP/a --replace",
        "auth token inspect",
    ] {
        let output = test.run(line).fails(4, texts);
        assert!(!output.to_string().contains("canary"), "{output}");
    }
    assert_eq!(
        std::fs::read(test.path("config/config.toml")).expect("a config"),
        config
    );
    assert!(!test.exists("config/vault") || vault(test).is_empty());
}

#[test]
fn a_malformed_config_is_left_as_it_is_and_not_echoed() {
    let test = with_tokens();
    for (config, place) in [
        (
            "version = 1\n[contexts.a\nsecret = \"canary\"\n",
            "malformed at line 2, column 12",
        ),
        (
            "version = 1\ncurrent = \"canary\n",
            "malformed at line 2, column",
        ),
        (
            "version = 1\n[contexts.a]\ncredential = \"canary\"\n",
            "malformed at line 3",
        ),
        (
            "version = 1\n[contexts.a]\nvault = 5\n",
            "malformed at line",
        ),
        (
            "version = 1\n[contexts.\"canary/b\"]\n",
            "malformed at line",
        ),
        ("version = \"canary\"\n", "malformed at line 1"),
        ("version = 1\nversion = 1\n", "malformed at line 2"),
    ] {
        config_is_refused(
            &test,
            config.as_bytes(),
            &["TMP/config/config.toml is", place, "hint: mend that line"],
        );
    }
    config_is_refused(
        &test,
        b"version = 1\n\xff\xfe = \"canary\"\n",
        &["TMP/config/config.toml"],
    );
    config_is_refused(
        &test,
        &[0; 100],
        &["TMP/config/config.toml is malformed at line 1"],
    );
}

#[test]
fn a_newer_config_is_left_as_it_is() {
    let test = with_tokens();
    config_is_refused(
        &test,
        b"version = 2\n[new]\nthing = \"canary\"\n",
        &[
            "has version 2, this pxsec knows version 1",
            "use a newer kubectl-pxsec",
        ],
    );
}

#[test]
fn a_config_that_is_too_large_is_left_as_it_is() {
    let test = with_tokens();
    let config = format!("version = 1\n# {}\n", "canary".repeat(1_000_000));
    config_is_refused(&test, config.as_bytes(), &["is larger than"]);
}

#[test]
fn a_config_that_is_a_folder_is_refused() {
    let test = with_tokens();
    std::fs::create_dir_all(test.path("config/config.toml")).expect("a folder");
    for line in ["context list", "context create a --token-file TMP/a"] {
        test.run(line).fails(
            4,
            &[
                "TMP/config/config.toml is not a regular file",
                "PXSEC_CONFIG_DIR",
            ],
        );
    }
}

#[test]
fn a_config_folder_that_is_a_file_is_refused() {
    let mut test = with_tokens();
    test.file("plain", "x");
    let plain = test.path("plain");
    test.set("PXSEC_CONFIG_DIR", &plain);
    test.run("context create a --token-file TMP/a")
        .fails(4, &["TMP/plain"]);
    assert_eq!(test.read("plain"), "x");
}

#[test]
fn a_config_folder_that_takes_no_files_loses_nothing() {
    let mut test = with_tokens();
    // Not even root can create files there.
    test.set("PXSEC_CONFIG_DIR", "/proc/pxsec");
    let output = test.run("context create a --token-file TMP/a");
    assert!([4, 5].contains(&output.exit), "{output}");
    assert!(
        output
            .stderr
            .contains("hint: check the owner, mode and free space of /proc"),
        "{output}"
    );
    test.set("PXSEC_CONFIG_DIR", "/proc/self/mem");
    assert_ne!(test.run("context list").exit, 0);
}

#[test]
fn a_vault_file_that_others_can_read_is_refused_with_the_chmod() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    let file = format!("config/vault/{}", vault(&test)[0]);
    test.set_mode(&file, 0o644);
    test.run("context token").fails(
        5,
        &[
            "has mode 0644 and is open to other users",
            "run: chmod 0600 ",
        ],
    );
    test.set_mode(&file, 0o600);
    test.set_mode("config/vault", 0o755);
    test.run("context token")
        .fails(5, &["has mode 0755", "run: chmod 0700 "]);
    assert_eq!(mode(&test.path("config/vault")), "0755");
}

/// Of several only the first was named.
#[test]
fn every_token_that_stays_behind_is_told() {
    let test = with_tokens();
    for name in ["one", "two"] {
        test.run(&format!("context create {name} --token-file TMP/a"))
            .ok();
    }
    test.set_mode("config/vault", 0o755);
    let told = test.run("context delete one two --yes");
    assert_eq!(told.exit, 5, "{told}");
    for name in ["one", "two"] {
        let line = format!(
            "error: the px context `{name}` is deleted, but its token is still in the vault\n"
        );
        assert_eq!(told.stderr.matches(&line).count(), 1, "{told}");
    }
}

#[test]
fn a_vault_file_that_holds_no_token_is_told() {
    let test = with_tokens();
    test.run("context create prod --token-file TMP/a").ok();
    let file = format!("config/vault/{}", vault(&test)[0]);
    test.file(&file, "canary");
    let output = test
        .run("context token")
        .fails(5, &["is not a token", "--replace"]);
    assert!(!output.stderr.contains("canary"), "{output}");
}

/// The same six lines came for each of them.
#[test]
fn an_import_without_a_keyring_tells_the_cause_once() {
    let mut test = crate::import::with("home/.pxctl/contextconfig", "pxctl-contextconfig.yaml");
    test.unset("PXSEC_VAULT");
    let output = test.run("context import --from pxctl");
    assert_eq!(output.exit, 1, "{output}");
    let told =
        "error: could not save the px contexts `admin`, `team-a-user`, `expired`\n  caused by: ";
    assert!(output.stderr.contains(told), "{output}");
    assert_eq!(output.stderr.matches("--vault file").count(), 1, "{output}");
}

#[test]
fn without_a_keyring_there_are_three_ways_on_and_no_silent_file() {
    let mut test = with_tokens();
    test.unset("PXSEC_VAULT");
    let expected = "--- stderr ---
error: could not save the px context `prod`
  caused by: could not keep the token
  caused by: the OS keyring is not available: there is no D-Bus session bus (headless, ssh or WSL)
hint: run it in a desktop session, or under `dbus-run-session` with a keyring daemon
hint: keep tokens in files of mode 0600 instead: --vault file, or PXSEC_VAULT=file
hint: keep no token: kubectl pxsec context create NAME --recipe --auth-config FILE --from-cluster
[exit 5]";
    let output = test.run("context create prod --token-file TMP/a");
    assert_eq!(output.to_string(), expected);
    assert_eq!(test.run("context list -o name").ok(), "");
    assert!(!test.exists("config/vault"));
    // An address that leads nowhere is no bus either, and no daemon is started for it.
    test.set("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    test.run("context create prod --token-file TMP/a")
        .fails(5, &["hint: keep tokens in files"]);
    test.set("PXSEC_VAULT", "file");
    test.run("context create prod --token-file TMP/a --vault keyring")
        .fails(5, &["hint: keep tokens in files"]);
    test.set("PXSEC_VAULT", "safe");
    test.run("context create prod --token-file TMP/a")
        .fails(2, &["PXSEC_VAULT: `safe` is no vault"]);
    test.run("context create prod --token-file TMP/a --vault safe")
        .fails(2, &["`safe` is no vault"]);
}

#[test]
fn the_config_folder_follows_xdg() {
    let mut test = with_tokens();
    test.unset("PXSEC_CONFIG_DIR");
    let xdg = test.path("xdg");
    test.set("XDG_CONFIG_HOME", &xdg);
    test.run("context create prod --token-file TMP/a").ok();
    assert!(test.exists("xdg/pxsec/config.toml"));
}

/// -c was left out of account.
#[test]
fn a_px_context_named_by_an_argument_and_by_c_is_one() {
    let test = TestEnv::new();
    for name in ["prod", "user"] {
        test.run_with(&format!("context create {name} -"), test.token(""))
            .ok();
    }
    for verb in ["context token", "context show", "env", "context use"] {
        test.run(&format!("{verb} -c prod user"))
            .fails(2, &["two px contexts are named: `user`", "`prod` by -c"]);
        test.run(&format!("{verb} -c user user")).ok();
    }
    for line in ["context use - -c prod", "context use --none -c prod"] {
        test.run(line).fails(2, &["-c prod has no meaning here"]);
    }
}

/// It was taken in silence: of a slip in the name nothing was heard before the first use.
#[test]
fn a_recipe_whose_variable_is_not_set_is_warned_about() {
    let mut test = TestEnv::new();
    let create = "context create x --recipe --name A --email a@b --role r --issuer i --signing-key env://PX_KEY";
    let said = "the variable PX_KEY is not set here, so no token was signed to try the key";
    let strict = test.run(&format!("{create} --strict"));
    strict.fails(1, &["--strict", said]);
    let output = test.run(create);
    assert!(
        output.stderr.contains(&format!("warning: {said}\n")),
        "{output}"
    );
    assert_eq!(output.exit, 0, "{output}");
    test.set("PX_KEY", crate::harness::SECRET);
    let output = test.run(&format!("{create} --replace"));
    assert!(!output.stderr.contains("warning"), "{output}");
}
