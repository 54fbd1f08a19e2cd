//! `secret diff`: what a push would change, without tokens, and kubectl diff's exit codes.

use crate::binary::program;
use crate::harness::{NOW, SECRET, TestEnv};
use crate::push::{secret, writes};
use crate::rotate::{DAY, OTHER, USER, cluster, share, stored, token};

const SIGN: &str = "--from-cluster --subject team-a --token-duration 30d";

/// Without the fingerprint, which differs from token to token.
fn masked(text: &str) -> String {
    let mut parts = text.split("sha256:");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        format!("{text}sha256:XXXXXXXX{}", &part[8..])
    })
}

fn with_token() -> TestEnv {
    let test = cluster();
    test.file("key", SECRET);
    let line = format!(
        "auth token generate {USER} --subject team-a --signing-key TMP/key --token-duration 30d"
    );
    let token = test.run(&line).ok();
    test.file("t", token);
    test
}

/// `… | head -1` had made 0 of it: nothing would change, nothing needs attention.
#[test]
fn an_exit_code_that_is_an_answer_outlives_its_reader() {
    let test = with_token();
    test.run("secret push -n team-a --token-file TMP/t").ok();
    let run = |line: &str, stdout: std::process::Stdio| {
        let mut process = program(&test, line);
        let done = process.stdout(stdout).output().expect("it runs");
        done.status.code()
    };
    for (line, answer, full) in [
        // The process has the machine's own clock.
        (
            "secret diff -n portworx --token-file TMP/t --allow-expired",
            1,
            2,
        ),
        (
            "secret diff -n team-a --token-file TMP/t --allow-expired",
            0,
            0,
        ),
        ("secret status -n team-a --check", 10, 10),
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        assert_eq!(run(line, writer.into()), Some(answer), "{line}");
        if cfg!(target_os = "linux") {
            let device = std::fs::File::options().write(true).open("/dev/full");
            let device = device.expect("/dev/full");
            assert_eq!(run(line, device.into()), Some(full), "{line}");
        }
    }
}

#[test]
fn a_given_token_is_compared_as_it_is() {
    let mut test = with_token();
    let diff = "secret diff -n team-a --token-file TMP/t";
    test.api().clear_requests();
    let new = test.run(diff).exits(1);
    assert_eq!(
        masked(&new.stdout),
        r#"--- /dev/null
+++ pushed/team-a/px-user-token
@@ -0,0 +1,21 @@
+apiVersion: v1
+kind: Secret
+metadata:
+  name: px-user-token
+  namespace: team-a
+  annotations:
+    pxsec.dev/expires-at: "2026-02-01T03:04:05Z"
+    pxsec.dev/fingerprint: "sha256:XXXXXXXX"
+    pxsec.dev/groups: "[\"team\"]"
+    pxsec.dev/issued-at: "2026-01-02T03:03:05Z"
+    pxsec.dev/issuer: "px.example"
+    pxsec.dev/lifetime: "30d"
+    pxsec.dev/renew-before: "10d"
+    pxsec.dev/roles: "[\"system.user\"]"
+    pxsec.dev/subject: "team-a"
+    stork.libopenstorage.org/skip-resource: "true"
+  labels:
+    app.kubernetes.io/managed-by: "pxsec"
+type: Opaque
+data:
+  auth-token: [jwt sha256:XXXXXXXX system.user, expires in 30d]
"#
    );
    assert_eq!(writes(&test), 0);
    test.run("secret push -n team-a --token-file TMP/t").ok();
    assert_eq!(test.run(diff).to_string(), "[exit 0]");
    // What others have in it stays, and so is not shown.
    let mut more = stored(&test, "team-a");
    more["metadata"]["annotations"]["theirs"] = "x".into();
    more["data"]["theirs"] = "eA==".into();
    more["metadata"]["managedFields"] = serde_json::Value::Null;
    test.api().put(more);
    assert_eq!(test.run(diff).to_string(), "[exit 0]");
    test.set_clock(NOW + DAY);
    let line = format!(
        "auth token generate {USER} --subject team-a --signing-key TMP/key --token-duration 30d"
    );
    let other = test.run(&line).ok();
    test.file("t", other);
    let changed = test
        .run(&format!("{diff} --label tier=gold"))
        .exits(1)
        .stdout;
    let changes: Vec<String> = masked(&changed)
        .lines()
        .filter(|line| !line.starts_with(' '))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        changes,
        [
            "--- live/team-a/px-user-token",
            "+++ pushed/team-a/px-user-token",
            "@@ -1,21 +1,22 @@",
            "-    pxsec.dev/expires-at: \"2026-02-01T03:04:05Z\"",
            "+    pxsec.dev/expires-at: \"2026-02-02T03:04:05Z\"",
            "-    pxsec.dev/fingerprint: \"sha256:XXXXXXXX\"",
            "+    pxsec.dev/fingerprint: \"sha256:XXXXXXXX\"",
            "-    pxsec.dev/issued-at: \"2026-01-02T03:03:05Z\"",
            "+    pxsec.dev/issued-at: \"2026-01-03T03:03:05Z\"",
            "+    tier: \"gold\"",
            "-  auth-token: [jwt sha256:XXXXXXXX system.user, expires in 29d]",
            "+  auth-token: [jwt sha256:XXXXXXXX system.user, expires in 30d]",
        ]
    );
}

#[test]
fn a_token_to_be_signed_is_compared_by_what_it_says() {
    let mut test = cluster();
    let push = |more: &str| format!("secret push -n team-a {USER} {SIGN} {more}");
    let diff = |more: &str| format!("secret diff -n team-a {USER} {SIGN} {more}");
    test.run(&push("--label tier=gold")).ok();
    test.set_clock(NOW + 5 * DAY);
    let same = test.run(&diff("--label tier=gold"));
    assert_eq!((same.exit, same.stdout.as_str()), (0, ""), "{same}");
    let changes = |test: &TestEnv, more: &str| {
        let output = test.run(&diff(more)).exits(1);
        let lines = output
            .stdout
            .lines()
            .skip(3)
            .filter(|line| !line.starts_with(' '));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    // What the push before wrote and this one would not, it would take away.
    assert_eq!(changes(&test, ""), ["-    tier: \"gold\""]);
    let jwt = |sign: char, name: &str, life: &str, key: &str| {
        format!(
            "{sign}  auth-token: [jwt {{\"email\":\"user@corp.example\",\"groups\":[\"team\"],\"iss\":\"px.example\",\"name\":\"{name}\",\"roles\":[\"system.user\"],\"sub\":\"team-a\"}}, lives {life}, of {key} key]"
        )
    };
    let renamed = test.run(&format!(
        "secret diff -n team-a {} {SIGN} --label tier=gold",
        USER.replace("User", "Zoe")
    ));
    let lines: Vec<&str> = renamed
        .stdout
        .lines()
        .filter(|line| line.contains("jwt"))
        .collect();
    assert_eq!(
        lines,
        [
            jwt('-', "User", "30d", "the signing"),
            jwt('+', "Zoe", "30d", "the signing")
        ]
    );
    share(&test, OTHER);
    assert_eq!(
        changes(&test, "--label tier=gold"),
        [
            jwt('-', "User", "30d", "another"),
            jwt('+', "User", "30d", "the signing")
        ]
    );
}

#[test]
fn what_a_tenant_has_edited_shows() {
    let test = cluster();
    test.run(&format!("secret push -n team-a {USER} {SIGN}"))
        .ok();
    let mut edited = stored(&test, "team-a");
    edited["metadata"]["annotations"]["pxsec.dev/roles"] = "[\"system.admin\\u001b[31m\"]".into();
    edited["data"]["auth-token"] = "eA==".into();
    test.api().put(edited);
    let output = test
        .run(&format!("secret diff -n team-a {USER} {SIGN}"))
        .exits(1);
    assert!(
        output
            .stdout
            .contains("-  auth-token: [1 byte that is no token]"),
        "{output}"
    );
    assert!(output.stdout.contains("-    pxsec.dev/roles: "), "{output}");
    assert!(!output.stdout.contains('\u{1b}'), "{output}");
    assert!(
        !output
            .to_string()
            .contains(&token(&stored(&test, "team-a"))[..1].repeat(20))
    );
}

#[test]
fn failures_are_more_than_one() {
    let mut test = with_token();
    test.run("secret diff -n team-a --token-file TMP/none")
        .fails(2, &["No such file"]);
    test.run("secret diff -n team-a")
        .fails(4, &["no px context"]);
    test.run("secret diff -n team-a --token-file TMP/t --role x")
        .fails(2, &["two tokens are named"]);
    test.set_clock(NOW + 31 * DAY);
    test.run("secret diff -n team-a --token-file TMP/t")
        .fails(2, &["the token expired"]);
    test.run("secret diff -n team-a --token-file TMP/t --allow-expired")
        .exits(1);
    test.act_as("jane");
    test.api().limit("jane", &[("get", "secrets", "team-a")]);
    test.run("secret diff -n team-b --token-file TMP/t --allow-expired")
        .fails(6, &["forbidden"]);
    let two = test
        .run("secret diff -n team-a -n team-b --token-file TMP/t --allow-expired")
        .exits(6);
    assert!(
        two.stdout.contains("+++ pushed/team-a/px-user-token"),
        "{two}"
    );
    assert!(
        two.stderr
            .contains("error: secret/px-user-token in namespace team-b"),
        "{two}"
    );
}

#[test]
fn a_push_that_would_be_refused_is_told() {
    let test = with_token();
    test.api().put(secret(
        "team-a",
        "px-user-token",
        &[("auth-token", "theirs")],
    ));
    let output = test
        .run("secret diff -n team-a --token-file TMP/t")
        .exits(1);
    assert!(output.stderr.contains("a push would be refused: the Secret `team-a/px-user-token` is not kept by pxsec, but by testkit"), "{output}");
    assert!(
        output
            .stdout
            .contains("-  auth-token: [6 bytes that are no token]"),
        "{output}"
    );
}

#[test]
fn a_token_that_may_do_everything_is_told_as_one_that_is_not_pushed() {
    let mut test = crate::push::cluster();
    let line =
        "secret diff -n team-a --name n --subject s --email e --issuer i --signing-key TMP/px.key";
    test.file("px.key", crate::harness::SECRET);
    let refused = "warning: a push would be refused: the token has the role `system.admin`";
    let output = test.run(&format!("{line} --role system.admin"));
    assert!(output.stderr.contains(refused), "{output}");
    let output = test.run(&format!("{line} --role system.user"));
    assert!(!output.stderr.contains("would be refused"), "{output}");
    // Who may read the Secret alone still sees what differs.
    test.act_as("jane");
    test.api().limit("jane", &[("get", "secrets", "team-a")]);
    let output = test.run(&format!("{line} --role system.admin"));
    assert_eq!(output.exit, 1, "{output}");
    assert!(output.stdout.contains("px-user-token"), "{output}");
    assert!(
        output.stderr.contains("warning: a push would be refused: "),
        "{output}"
    );
}
