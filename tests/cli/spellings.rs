//! Spellings of pxctl and pxc work and are taught; what is mistyped is met with what was meant.

use crate::harness::{CLAIMS, SECRET, TestEnv};

/// With the px contexts `prod` (the current one) and `dev`.
fn two() -> TestEnv {
    let test = TestEnv::new();
    for name in ["prod", "dev"] {
        let token = test.token("");
        let file = test.file("token.jwt", token);
        test.run(&format!("context create {name} --token-file {file}"))
            .ok();
    }
    test
}

#[test]
fn pxctls_verbs_of_context_are_taken_and_taught() {
    let test = two();
    insta::assert_snapshot!(test.run("ctx set dev"), @r"
    switched to px context `dev`
    --- stderr ---
    note: pxsec's own spelling is `context use` for `context set`
    [exit 0]
    ");
    insta::assert_snapshot!(test.run("context unset"), @r"
    no px context is selected now; `dev` was
    --- stderr ---
    note: pxsec's own spelling is `context use --none` for `context unset`
    [exit 0]
    ");
    // A failure is told in our own words, and so is help.
    insta::assert_snapshot!(test.run("context set prd"), @r"
    --- stderr ---
    note: pxsec's own spelling is `context use` for `context set`
    error: there is no px context `prd`
    hint: did you mean `prod`?
    [exit 4]
    ");
    let help = test.run("context set --help");
    assert!(
        help.stdout.contains("Usage: kubectl pxsec context use"),
        "{help}"
    );
}

#[test]
fn pxctls_json_flag_is_taken_and_taught() {
    let test = two();
    for flag in ["-j", "--json"] {
        let output = test.run(&format!("context list {flag}"));
        assert_eq!(output.stdout, test.run("context list -o json").ok());
        let note = format!("note: pxsec's own spelling is -o json for {flag}\n");
        assert_eq!(output.stderr, note);
    }
    // Not where there are no formats.
    test.run("context use prod -j")
        .fails(2, &["unexpected argument '-o'"]);
}

#[test]
fn pxcs_claim_flags_are_taken_and_taught() {
    let test = TestEnv::new();
    let key = test.file("key", SECRET);
    let ours = test.run(&format!(
        "auth token generate --name A --email a@corp.example --subject s --role r1 --role r2 --group g --issuer i --signing-key {key}"
    ));
    let theirs = test.run(&format!(
        "auth token generate --token-name A --token-email=a@corp.example --token-subject s --token-roles r1,r2 --token-groups=g --token-issuer i --signing-key {key}"
    ));
    assert_eq!(theirs.stdout, ours.ok());
    let taught = theirs.stderr.lines().next().unwrap_or_default();
    insta::assert_snapshot!(taught, @"note: pxsec's own spelling is --name for --token-name, --email for --token-email, --subject for --token-subject, --role for --token-roles, --group for --token-groups, --issuer for --token-issuer");
    // pxc makes a role without a name of it.
    test.run(&format!(
        "auth token generate --name A --email a --token-roles '' --issuer i --signing-key {key}"
    ))
    .fails(2, &["it is empty"]);
    test.run("auth token generate --token-name")
        .fails(2, &["--name <TEXT>"]);
}

#[test]
fn what_is_ours_is_not_translated() {
    let test = two();
    // A px context, and a command's own arguments.
    test.run("context rename dev set").ok();
    assert_eq!(test.run("context use set").stderr, "");
    let output = test.run("context exec -- --token-name x -j");
    assert!(!output.stderr.contains("spelling"), "{output}");
    test.run("secret set x")
        .fails(2, &["unrecognized subcommand 'set'"]);
}

#[test]
fn go_flags_with_one_dash_get_a_hint_without_their_value() {
    let test = TestEnv::new();
    let output = test.run("auth token generate -auth-config=canary.yaml");
    insta::assert_snapshot!(output.stderr.lines().last().unwrap_or_default(), @"hint: long flags have two dashes: --auth-config");
    let output = test.run("auth token generate -issuer portworx.com -rsa-private-keyfile=k");
    assert!(
        output.stderr.ends_with("two dashes: --issuer\n"),
        "{output}"
    );
    let output = test.run("auth token generate --isuer=x -xyz");
    assert!(!output.stderr.contains("two dashes"), "{output}");
}

#[test]
fn mistyped_words_are_met_with_what_was_meant() {
    let test = two();
    let key = test.file("key", SECRET);
    let yaml = test.file("admin.yaml", "name: A\nemail: a@b\nrole: [x]\n");
    let generate = format!("auth token generate {CLAIMS} --signing-key {key}");
    for (line, exit, meant) in [
        ("contxt list", 2, "'context'"),
        ("secret statsu", 2, "'status'"),
        ("secret push --alow-admin", 2, "'--allow-admin'"),
        ("context use prd", 4, "did you mean `prod`?"),
        ("context list -o jsn", 2, "'json'"),
        ("secret status -o jsn", 2, "'json'"),
        ("secret status -o jsonpth={.items}", 2, "'jsonpath='"),
        ("secret push --dry-run=clint", 2, "'client'"),
        (&format!("{generate} -o yml"), 2, "did you mean `yaml`?"),
        (
            &format!("{generate} --token-duration 5min"),
            2,
            "did you mean `m`?",
        ),
        (
            &format!("{generate} --token-duration 2weeks"),
            2,
            "a week is 7d",
        ),
        (
            &format!("{generate} --token-duration 1H"),
            2,
            "units are lower case",
        ),
        (
            &format!("{generate} --role system.amdin"),
            0,
            "did you mean `system.admin`?",
        ),
        (
            &format!("auth token generate --auth-config {yaml} --issuer i --signing-key {key}"),
            1,
            "did you mean `roles`?",
        ),
        ("help psh", 2, "`kubectl pxsec help` lists"),
    ] {
        let output = test.run(line);
        assert_eq!(output.exit, exit, "{line}: {output}");
        assert!(output.stderr.contains(meant), "{line}: {output}");
    }
}

#[test]
fn words_of_kubectl_and_words_without_their_noun_are_met_with_the_command() {
    let test = TestEnv::new();
    for (line, meant) in [
        ("version", "`kubectl pxsec --version`"),
        ("status", "`kubectl pxsec secret status`"),
        ("push -n team-a", "`kubectl pxsec secret push`"),
        ("rotate", "`kubectl pxsec secret rotate`"),
        ("verify", "`kubectl pxsec auth token verify`"),
        ("whoami", "`kubectl pxsec context show`"),
        ("login", "`kubectl pxsec context create`"),
        ("-n team-a status", "`kubectl pxsec secret status`"),
        ("ctx switch prod", "`kubectl pxsec context use`"),
        ("secret list", "`kubectl pxsec secret status`"),
        ("config get-contexts", "`kubectl pxsec context list`"),
        ("config show", "`kubectl pxsec config view`"),
        ("auth token create", "`kubectl pxsec auth token generate`"),
        ("sc list", "`kubectl pxsec storageclass check`"),
        ("secret renew", "`kubectl pxsec secret rotate`"),
        ("secrets status", "`kubectl pxsec secret`"),
        (
            "generate",
            "`kubectl pxsec auth token generate` or `kubectl pxsec auth key generate`",
        ),
    ] {
        let output = test.run(line).exits(2);
        let hint = format!("hint: did you mean {meant}?\n");
        assert!(output.stderr.ends_with(&hint), "{line}: {output}");
        assert!(!output.stderr.contains("tip: "), "{line}: {output}");
    }
    // No value of ours is written like a flag.
    let output = test.run("secret push --nope").exits(2);
    assert!(!output.stderr.contains("as a value"), "{output}");
}

/// Rust's own words stood there: `invalid digit found in string`, `500 is not in 0..=100`.
#[test]
fn values_that_are_wrong_are_told_in_our_own_words() {
    let test = TestEnv::new();
    for (line, why) in [
        (
            "secret rotate --jitter x",
            "it must be a number from 0 to 100",
        ),
        (
            "secret rotate --jitter 500",
            "it must be a number from 0 to 100",
        ),
        (
            "secret status --concurrency 0",
            "it must be a number from 1 to 256",
        ),
        ("secret status -v=x", "it must be a number from 0 to 255"),
        ("context list -o JSON", "it is written `json`"),
        ("context create x --endpoint 'not a url'", "without blanks"),
    ] {
        test.run(line).fails(2, &[why]);
    }
    // A template is to be read to be mended.
    let template = "{.items[0].metadata.annotations.pxsec1";
    test.run(&format!("secret status -o jsonpath={template}"))
        .fails(2, &[template]);
}

/// clap's nearest words led to flags of TLS, and to those that stood there already.
#[test]
fn flags_that_another_command_calls_otherwise_lead_to_ours() {
    let test = TestEnv::new();
    for (line, ours) in [
        (
            "auth token verify a --signing-key k",
            "did you mean `--verifying-key`?",
        ),
        (
            "secret status --verify --verifying-key k",
            "did you mean `--signing-key`?",
        ),
        ("secret push --ttl 3d", "did you mean `--token-duration`?"),
        (
            "secret push --expiry 3d",
            "did you mean `--token-duration`?",
        ),
        (
            "auth token generate --key k",
            "did you mean `--signing-key`?",
        ),
        ("context list --verbose", "did you mean `--v`?"),
    ] {
        let output = test.run(line).fails(2, &[ours]);
        assert!(!output.stderr.contains("tip: "), "{line}: {output}");
    }
    let other = test.run("context list --ttl 3d").exits(2);
    assert!(!other.stderr.contains("did you mean"), "{other}");
}

/// An alias that says `-o json` could not be overridden.
#[test]
fn of_a_flag_that_is_repeated_the_last_one_counts() {
    let test = two();
    let output = test.run("context list -o json -o name -v -vv -c prod -c dev");
    assert_eq!(
        (output.exit, &*output.stdout),
        (0, "dev\nprod\n"),
        "{output}"
    );
    // Lists are lists.
    let token = test.token("--role a --role b");
    let shown = test
        .run(&format!("auth token inspect {token} -o json"))
        .json();
    assert_eq!(
        shown["claims"]["roles"],
        serde_json::json!(["system.admin", "a", "b"])
    );
}

#[test]
fn what_kubectl_and_our_other_commands_take_elsewhere_is_met_with_the_way_to_write_it() {
    let test = two();
    for line in ["context list -v 9", "context list -v9"] {
        test.run(line)
            .fails(2, &["hint: the level hangs on the flag: -v=9\n"]);
    }
    for verb in ["inspect", "verify"] {
        test.run(&format!("auth token {verb} prod --verifying-key k"))
            .exits(2);
    }
    test.run("auth token inspect prod").fails(
        2,
        &[
            "`prod` is a px context, not a token",
            "hint: name it with a flag: -c prod\n",
        ],
    );
    test.run("secret status secret/px-user-token")
        .fails(2, &["write `px-user-token` alone"]);
    test.run("secret push team-a/px-user-token")
        .fails(2, &["write it as `px-user-token -n team-a`"]);
    test.run("help exit-codes extra").fails(
        2,
        &[
            "the topic `exit-codes` has nothing below it",
            "hint: kubectl pxsec help exit-codes\n",
        ],
    );
    let key = "3f9a1c5e7b2d4f6081a3c5e7092b4d6f3f9a1c5e7b2d4f6081a3c5e7092b4d6f";
    let refused = test.run(&format!("exec {key} -- true")).exits(2);
    assert!(!refused.stderr.contains("3f9a1c5e"), "{refused}");
    test.run("exec prod -- true").fails(
        2,
        &["hint: name the px context with -c: kubectl pxsec exec -c prod -- …\n"],
    );
    let token = test.run(&format!(
        "auth token generate {CLAIMS} --signing-key TMP/k --algorithm hs512"
    ));
    assert!(!token.stderr.contains("algorithm"), "{token}");
}

/// The table and all other commands contradicted each other.
#[test]
fn a_list_says_that_the_shell_is_bound_to_another_context() {
    let mut test = two();
    let note = "note: PXSEC_CONTEXT is set to `dev` and goes before the current px context\n";
    test.run("context use prod").ok();
    test.set("PXSEC_CONTEXT", "dev");
    let bound = test.run("context list");
    assert_eq!(bound.stderr, note);
    // The one that commands act as.
    assert!(bound.stdout.contains("\n*         dev "), "{bound}");
    test.set("PXSEC_CONTEXT", "prod");
    assert_eq!(test.run("context list").stderr, "");
}

/// They were taken for keys, and nobody could see which one was missing.
#[test]
fn a_variable_in_small_letters_is_named() {
    let test = TestEnv::new();
    let name = "px_signing_key_for_production_cluster2026";
    test.run(&format!(
        "auth token generate --name n --subject s --email e --issuer i --signing-key env://{name}"
    ))
    .fails(1, &[&format!("the environment variable {name} is not set")]);
}
