//! `secret rotate` against the embedded API server: what is renewed, what stays, what is refused.
//!
//! What tenants may try is in `rogue`, many targets and broken servers are in `rotate_fleet`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::harness::{NOW, SECRET, TestEnv};
use crate::push::{secret, writes};

pub(crate) const DAY: i64 = 86_400;

/// Claims of a tenant's token.
pub(crate) const USER: &str =
    "--name User --email user@corp.example --role system.user --group team --issuer px.example";

/// Another shared secret.
pub(crate) const OTHER: &str = "another-shared-secret-of-sufficient-length-9876543210";

/// A storage cluster with the issuer `px.example` whose shared secret is in `portworx`, and the namespaces `team-a` and
/// `team-b`.
pub(crate) fn cluster() -> TestEnv {
    let test = TestEnv::with_cluster();
    let api = test.api();
    api.install_storage_clusters();
    share(&test, SECRET);
    set_issuer(&test, "px.example");
    for namespace in ["team-a", "team-b"] {
        api.create_namespace(namespace);
    }
    test
}

/// Changes the shared secret.
pub(crate) fn share(test: &TestEnv, key: &str) {
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", key)],
    ));
}

/// Lines come as Secrets are finished.
pub(crate) fn sorted(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn set_issuer(test: &TestEnv, issuer: &str) {
    test.api().put(
        json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
        "metadata": {"name": "px", "namespace": "portworx"},
        "spec": {"security": {"enabled": true, "auth": {"selfSigned": {"issuer": issuer}}}}}),
    );
}

/// Pushes a token of 30 days, signed with the cluster's key.
#[track_caller]
pub(crate) fn push(test: &TestEnv, namespace: &str, more: &str) {
    test.run(&format!(
        "secret push -n {namespace} {USER} --subject {namespace} --signing-key secret://portworx/px-shared-secret/shared-secret --token-duration 30d {more}"
    ))
    .ok();
}

#[track_caller]
pub(crate) fn stored(test: &TestEnv, namespace: &str) -> Value {
    let secret = test.api().secret(namespace, "px-user-token");
    secret.expect("the Secret")
}

#[track_caller]
pub(crate) fn token(secret: &Value) -> String {
    let data = secret["data"]["auth-token"].as_str().expect("a token");
    String::from_utf8(STANDARD.decode(data).expect("base64")).expect("text")
}

/// The claims of the token in a Secret.
#[track_caller]
pub(crate) fn claims(test: &TestEnv, secret: &Value) -> Value {
    let inspected = test.run_with("auth token inspect - -o json", token(secret));
    inspected.json()["claims"].clone()
}

#[test]
fn what_is_due_is_renewed_and_lives_as_long() {
    let mut test = cluster();
    push(
        &test,
        "team-a",
        "--label tier=gold --annotate example.com/owner=me",
    );
    let before = stored(&test, "team-a");
    test.api().clear_requests();
    let unchanged = "secret/px-user-token unchanged in namespace team-a, due in 20d\n[exit 0]";
    assert_eq!(test.run("secret rotate -n team-a").to_string(), unchanged);
    assert_eq!(writes(&test), 0);
    test.run("secret rotate -n team-a --error-unchanged")
        .exits(3);

    test.set_clock(NOW + 21 * DAY);
    let renewed = test.run("secret rotate -n team-a");
    assert_eq!(
        renewed.to_string(),
        "\
secret/px-user-token renewed in namespace team-a, expires in 30d (the old one in 9d)
--- stderr ---
note: the replaced token stays valid until its exp, at 2026-02-01T03:04:05Z; only a new shared secret revokes them
[exit 0]"
    );
    let after = stored(&test, "team-a");
    let (old, new) = (claims(&test, &before), claims(&test, &after));
    for claim in ["name", "email", "sub", "iss", "roles", "groups"] {
        assert_eq!(old[claim], new[claim], "{claim}");
    }
    assert_eq!(new["exp"], NOW + 51 * DAY);
    assert_eq!(new["iat"], NOW + 21 * DAY - 60);
    assert_eq!(writes(&test), 1);
    let annotations = &after["metadata"]["annotations"];
    for (key, value) in [
        ("pxsec.dev/lifetime", "30d"),
        ("pxsec.dev/renew-before", "10d"),
        ("pxsec.dev/expires-at", "2026-02-22T03:04:05Z"),
        (
            "pxsec.dev/signing-key",
            "secret://portworx/px-shared-secret/shared-secret",
        ),
        ("pxsec.dev/roles", "[\"system.user\"]"),
        ("pxsec.dev/subject", "team-a"),
        // What the user gave with the push stays.
        ("example.com/owner", "me"),
    ] {
        assert_eq!(annotations[key], value, "{key}");
    }
    assert_eq!(after["metadata"]["labels"]["tier"], "gold");
    assert_eq!(
        after["metadata"]["managedFields"].as_array().map(Vec::len),
        Some(1)
    );
    test.run_with("auth token verify - --from-cluster", token(&after))
        .ok();
    // The second one finds nothing due.
    let again = test.run("secret rotate -n team-a").ok();
    assert!(again.contains("unchanged"), "{again}");
}

#[test]
fn the_lifetime_never_grows() {
    let mut test = cluster();
    for (index, flags) in [
        "--token-duration 1000s",
        "--token-duration 1d --iat-backdate 10m",
        "--token-duration 90s --iat-backdate 0s",
    ]
    .into_iter()
    .enumerate()
    {
        let line =
            format!("secret push -n team-a {USER} --subject s --from-cluster t{index} {flags}");
        test.run(&line).ok();
        let span = |test: &TestEnv| {
            let secret = test
                .api()
                .secret("team-a", &format!("t{index}"))
                .expect("a Secret");
            let claims = claims(test, &secret);
            claims["exp"]
                .as_i64()
                .zip(claims["iat"].as_i64())
                .map(|(exp, iat)| exp - iat)
        };
        let given = span(&test);
        for round in 1..4 {
            test.set_clock(NOW + round * 40 * DAY);
            test.run(&format!("secret rotate -n team-a t{index} --from-cluster"))
                .ok();
            assert_eq!(span(&test), given, "{flags}, round {round}");
        }
        test.set_clock(NOW);
    }
}

#[test]
fn when_a_token_is_due_is_said_by_flag_then_annotation_then_a_third() {
    let mut test = cluster();
    push(&test, "team-a", "--renew-before 5d");
    let due = |test: &TestEnv, more: &str| {
        let line = format!("secret rotate -n team-a --dry-run=client {more}");
        test.run(&line).ok().contains("renewed (client dry run)")
    };
    for (day, flag, expected) in [
        (24, "", false),
        (26, "", true),
        (24, "--renew-before 7d", true),
        (22, "--renew-before 7d", false),
        (24, "--renew-before 25%", true),
        (22, "--renew-before 25%", false),
        (26, "--renew-before 10%", false),
        // Longer than it lives: always.
        (1, "--renew-before 31d", true),
        // A stable share on top, of at most as much again.
        (19, "--renew-before 5d --jitter 100", false),
        (26, "--renew-before 5d --jitter 100", true),
    ] {
        test.set_clock(NOW + day * DAY);
        assert_eq!(due(&test, flag), expected, "day {day} {flag}");
    }
    test.run("secret rotate --renew-before 0%")
        .fails(2, &["--renew-before"]);
    test.run("secret rotate --jitter 101")
        .fails(2, &["--jitter"]);
    // An annotation beyond the token's own life says nothing.
    test.set_clock(NOW + 19 * DAY);
    annotate(&test, "pxsec.dev/renew-before", "31d");
    assert!(!due(&test, ""));
    test.set_clock(NOW + 21 * DAY);
    assert!(due(&test, ""));
}

/// Changes an annotation as a tenant would.
fn annotate(test: &TestEnv, key: &str, value: &str) {
    let mut secret = stored(test, "team-a");
    secret["metadata"]["annotations"][key] = value.into();
    test.api().put(secret);
}

#[test]
fn jitter_spreads_what_was_pushed_together() {
    let mut test = cluster();
    for namespace in ["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"] {
        test.api().create_namespace(namespace);
        push(&test, namespace, "");
    }
    test.set_clock(NOW + 20 * DAY - DAY);
    let due = |test: &TestEnv| {
        let text = test
            .run("secret rotate -A --dry-run=client --jitter 20")
            .ok();
        let renewed: Vec<String> = text
            .lines()
            .filter(|line| line.contains("renewed"))
            .map(str::to_owned)
            .collect();
        renewed
    };
    let some = due(&test);
    assert!((1..8).contains(&some.len()), "{some:?}");
    assert_eq!(due(&test), some, "the same each time");
}

#[test]
fn an_expired_token_is_renewed_too() {
    let mut test = cluster();
    push(&test, "team-a", "");
    test.set_clock(NOW + 40 * DAY);
    assert_eq!(
        test.run("secret rotate -n team-a --from-cluster").to_string(),
        "\
secret/px-user-token renewed in namespace team-a, expires in 30d (the old one expired 10d ago)
--- stderr ---
note: StorageCluster portworx/px: the issuer `px.example` and the key secret://portworx/px-shared-secret/shared-secret
[exit 0]"
    );
}

#[test]
fn a_token_of_an_old_key_needs_that_key_or_a_declaration() {
    let mut test = cluster();
    push(&test, "team-a", "");
    share(&test, OTHER);
    test.file("old.key", SECRET);
    test.file(
        "user.yaml",
        "name: User\nemail: user@corp.example\nroles: [system.view]\n",
    );
    test.set_clock(NOW + 21 * DAY);
    let before = stored(&test, "team-a");
    // The key that it tells of has another value by now.
    for line in [
        "secret rotate -n team-a",
        "secret rotate -n team-a --from-cluster",
        "secret rotate -n team-a --from-cluster --all",
    ] {
        test.run(line).fails(
            1,
            &[
                "could not renew the token in the Secret `team-a/px-user-token`",
                "its token was not signed with the signing key",
                "--previous-signing-key",
                "--auth-config",
            ],
        );
        assert_eq!(stored(&test, "team-a"), before);
    }
    let dry = test.run("secret rotate -n team-a --from-cluster --previous-signing-key TMP/old.key --dry-run=client").ok();
    assert_eq!(
        dry,
        "secret/px-user-token renewed (client dry run) in namespace team-a, expires in 30d (the old one in 9d)\n"
    );
    let declared = test.run("secret rotate -n team-a --from-cluster --auth-config TMP/user.yaml --subject-template '{namespace}@corp' --token-duration 7d").ok();
    assert_eq!(
        declared,
        "secret/px-user-token renewed in namespace team-a, expires in 7d (as declared, since its token was not signed with the signing key)\n"
    );
    let new = claims(&test, &stored(&test, "team-a"));
    assert_eq!(
        (&new["sub"], &new["roles"]),
        (&"team-a@corp".into(), &json!(["system.view"]))
    );
    test.api().put(before);
    let renewed =
        test.run("secret rotate -n team-a --from-cluster --previous-signing-key TMP/old.key");
    // The server does not take the old one any more: nothing is said about it.
    assert!(!renewed.stderr.contains("stays valid"), "{renewed}");
    let new = claims(&test, &stored(&test, "team-a"));
    assert_eq!(
        (&new["sub"], &new["roles"]),
        (&"team-a".into(), &json!(["system.user"]))
    );
    test.run_with(
        "auth token verify - --from-cluster",
        token(&stored(&test, "team-a")),
    )
    .ok();
}

#[test]
fn stale_tokens_are_those_of_another_key_or_issuer() {
    let test = cluster();
    push(&test, "team-a", "");
    let rotate = "secret rotate -A --from-cluster --previous-signing-key TMP/old.key";
    test.file("old.key", SECRET);
    let kept = test.run("secret rotate -A --from-cluster --stale").ok();
    assert_eq!(
        kept,
        "secret/px-user-token unchanged in namespace team-a, of the current key and issuer, due in 20d\n"
    );
    share(&test, OTHER);
    push(&test, "team-b", "");
    let said = test.run(rotate).ok();
    assert_eq!(
        sorted(&said),
        "\
secret/px-user-token unchanged in namespace team-a, due in 20d, but not of the current key and issuer: --stale renews it
secret/px-user-token unchanged in namespace team-b, due in 20d
"
    );
    let stale = test.run(&format!("{rotate} --stale")).ok();
    assert_eq!(
        sorted(&stale),
        "\
secret/px-user-token renewed in namespace team-a, expires in 30d (was of an earlier key)
secret/px-user-token unchanged in namespace team-b, of the current key and issuer, due in 20d
"
    );
    set_issuer(&test, "new.example");
    test.run("secret rotate -n team-b --from-cluster --all")
        .fails(
            1,
            &[
                "its token has the issuer `px.example`, and the server's is `new.example`",
                "--stale",
            ],
        );
    let stale = test
        .run("secret rotate -n team-b --from-cluster --stale")
        .ok();
    assert_eq!(
        stale,
        "secret/px-user-token renewed in namespace team-b, expires in 30d (had another issuer)\n"
    );
    assert_eq!(
        claims(&test, &stored(&test, "team-b"))["iss"],
        "new.example"
    );
}

#[test]
fn what_has_to_be_said_together_is_checked_before_anything_is_read() {
    let test = cluster();
    test.api().clear_requests();
    for (flags, said) in [
        ("--stale", "--stale needs a signing key"),
        (
            "--previous-signing-key TMP/none",
            "--previous-signing-key needs a signing key",
        ),
        ("--issuer i", "--issuer needs a signing key"),
        (
            "--role system.admin",
            "a signing key and the issuer are missing",
        ),
        (
            "--auth-config TMP/none --issuer i",
            "a signing key is missing",
        ),
        ("--all --stale --from-cluster", "cannot be used with"),
        ("a -l x=y", "cannot be used with"),
        ("--canary Team_A", "is no namespace"),
        ("--key a/b", "--key"),
        ("Name", "is no Secret's name"),
        ("-n team-a -A", "use one of both"),
    ] {
        test.run(&format!("secret rotate {flags}"))
            .fails(2, &[said]);
    }
    assert!(test.api().requests().is_empty());
}

#[test]
fn dry_runs_write_nothing() {
    let mut test = cluster();
    push(&test, "team-a", "");
    test.set_clock(NOW + 21 * DAY);
    let before = stored(&test, "team-a");
    for mode in ["client", "server"] {
        test.api().clear_requests();
        let output = test.run(&format!("secret rotate -n team-a --dry-run={mode}"));
        assert_eq!(
            output.to_string(),
            format!(
                "secret/px-user-token renewed ({mode} dry run) in namespace team-a, expires in 30d (the old one in 9d)\n[exit 0]"
            )
        );
        assert_eq!(stored(&test, "team-a"), before);
        assert_eq!(writes(&test), usize::from(mode == "server"));
    }
}

/// They had no effect, and nothing said so.
#[test]
fn claims_that_are_given_where_the_token_is_believed_are_told_as_not_used() {
    let test = cluster();
    push(&test, "team-a", "");
    let line = "secret rotate -n team-a --all --from-cluster";
    let output = test.run(&format!("{line} --role system.view --subject s"));
    assert_eq!(output.exit, 0, "{output}");
    assert!(
        output
            .stderr
            .contains("note: the claims of the token that was there were kept"),
        "{output}"
    );
    let plain = test.run(line);
    assert!(!plain.stderr.contains("were kept"), "{plain}");
}

#[test]
fn all_asks_a_person_and_nobody_else() {
    let mut test = cluster();
    push(&test, "team-a", "");
    test.at_a_terminal();
    let question = "Renew the tokens in the one Secret in 1 namespace of the Kubernetes cluster embedded (https://127.0.0.1:PORT)? [y/N] ";
    for answer in ["n\n", "\n", ""] {
        let output = test.run_with("secret rotate -A --all", answer);
        assert_eq!(output.exit, 1, "{output}");
        assert!(output.stderr.starts_with(question), "{output}");
        assert!(output.stderr.contains("nothing was renewed"), "{output}");
    }
    let output = test.run_with("secret rotate -A --all", "yes\n").ok();
    assert_eq!(
        output,
        "secret/px-user-token renewed in namespace team-a, expires in 30d (the old one in 30d)\n"
    );
    assert!(
        !test
            .run("secret rotate -A --all --yes")
            .stderr
            .contains("[y/N]")
    );
    assert!(
        !test
            .run("secret rotate -A --all --dry-run=server")
            .stderr
            .contains("[y/N]")
    );
    assert!(!test.run("secret rotate -A").stderr.contains("[y/N]"));
}

#[test]
fn only_what_pxsec_keeps_is_rotated() {
    let mut test = cluster();
    push(&test, "team-a", "");
    let token_text = token(&stored(&test, "team-a"));
    let mut owned = stored(&test, "team-a");
    owned["metadata"]["name"] = "operators".into();
    owned["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
        "kind": "StorageCluster", "name": "px", "uid": "u-1"}]);
    let mut labelled = secret("team-a", "labelled", &[("auth-token", &token_text)]);
    labelled["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "pxsec"});
    let plain = secret("team-a", "plain", &[("auth-token", &token_text)]);
    for object in [owned, labelled, plain] {
        test.api().put(object);
    }
    test.set_clock(NOW + 21 * DAY);
    let output = test.run("secret rotate -n team-a");
    assert_eq!(output.exit, 0, "{output}");
    let mut lines: Vec<&str> = output.stdout.lines().collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "secret/labelled skipped in namespace team-a, the Secret `team-a/labelled` is not kept by pxsec, but by testkit",
            "secret/operators skipped in namespace team-a, the Secret `team-a/operators` belongs to the StorageCluster `px`, whose operator renews it",
            "secret/px-user-token renewed in namespace team-a, expires in 30d (the old one in 9d)",
        ]
    );
    assert!(
        output
            .stderr
            .contains("note: 3 targets: 1 renewed, 2 skipped\n"),
        "{output}"
    );
    for name in ["plain", "labelled"] {
        test.run(&format!("secret rotate -n team-a {name}"))
            .fails(7, &["is not kept by pxsec", "secret push", "--adopt"]);
    }
    test.run("secret rotate -n team-a none")
        .fails(6, &["it does not exist"]);
    test.run("secret rotate -A none")
        .fails(6, &["pxsec keeps no Secret `none`"]);
    let nothing = test.run("secret rotate -n default");
    assert_eq!(
        nothing.to_string(),
        "--- stderr ---\nnote: there is nothing to rotate: pxsec keeps no Secret there\n[exit 0]"
    );
}

#[test]
fn names_and_selectors_choose() {
    let mut test = cluster();
    for namespace in ["team-a", "team-b"] {
        push(&test, namespace, "");
        push(&test, namespace, "px-extra --label tier=gold");
    }
    test.set_clock(NOW + 21 * DAY);
    let chosen = |test: &TestEnv, flags: &str| {
        let view = test
            .run(&format!("secret rotate {flags} --dry-run=client -o json"))
            .json();
        assert_eq!(view["kind"], "SecretRotateList");
        let items = view["items"].as_array().expect("items").clone();
        let names: Vec<String> = items
            .iter()
            .map(|item| format!("{}/{}", item["namespace"], item["name"]).replace('"', ""))
            .collect();
        names.join(" ")
    };
    assert_eq!(
        chosen(&test, "-n team-a"),
        "team-a/px-extra team-a/px-user-token"
    );
    assert_eq!(
        chosen(&test, "-A -l tier=gold"),
        "team-a/px-extra team-b/px-extra"
    );
    assert_eq!(
        chosen(&test, "-n team-b -n team-a px-extra"),
        "team-a/px-extra team-b/px-extra"
    );
    assert_eq!(
        chosen(&test, "-A px-user-token"),
        "team-a/px-user-token team-b/px-user-token"
    );
    assert_eq!(
        chosen(
            &test,
            "--namespace-selector kubernetes.io/metadata.name=team-b"
        ),
        "team-b/px-extra team-b/px-user-token"
    );
    assert_eq!(
        test.run("secret rotate -A -l tier=gold -o name").ok(),
        "secret/px-extra\nsecret/px-extra\n"
    );
}

#[test]
fn the_view_tells_all_but_the_token() {
    let mut test = cluster();
    push(&test, "team-a", "");
    test.set_clock(NOW + 21 * DAY);
    let output = test.run("secret rotate -n team-a -o json");
    let stored = stored(&test, "team-a");
    assert!(!output.to_string().contains(&token(&stored)));
    let view = output.json();
    let item = &view["items"][0];
    assert_eq!(view["apiVersion"], "pxsec.dev/v1alpha1");
    for (key, value) in [
        ("result", json!("renewed")),
        ("kubeContext", json!("embedded")),
        ("namespace", json!("team-a")),
        ("key", json!("auth-token")),
        ("dryRun", json!(false)),
        ("reason", json!("Due")),
        ("message", json!("the old one in 9d")),
        ("expiresAt", json!("2026-02-22T03:04:05Z")),
        ("renewsAt", json!("2026-02-12T03:04:05Z")),
    ] {
        assert_eq!(item[key], value, "{key}");
    }
    assert_eq!(item["token"]["claimsFrom"], "token");
    assert_eq!(item["token"]["replacedInForce"], true);
    assert_eq!(
        item["token"]["fingerprint"],
        stored["metadata"]["annotations"]["pxsec.dev/fingerprint"]
    );
}

#[test]
fn other_peoples_claims_are_dropped_and_told() {
    let mut test = cluster();
    let claims_json = format!(
        r#"{{"sub":"s","iss":"px.example","name":"n","email":"e","iat":{NOW},"exp":{},"roles":["system.user"],"jti":"1","nbf":{NOW}}}"#,
        NOW + 3000
    );
    let text = crate::rogue::signed(SECRET, &claims_json);
    test.run_with("secret push -n team-a --token-file -", text)
        .ok();
    test.set_clock(NOW + 2500);
    let output = test.run("secret rotate -n team-a --from-cluster");
    assert!(
        output
            .stderr
            .contains("the claim `jti` is none of PX-Security's"),
        "{output}"
    );
    let new = claims(&test, &stored(&test, "team-a"));
    assert_eq!(new.as_object().map(serde_json::Map::len), Some(7), "{new}");
}

#[test]
fn a_lifetime_that_is_not_told_has_to_be_said() {
    let mut test = cluster();
    let claims_json = r#"{"sub":"s","iss":"px.example","name":"n","email":"e","iat":1,"exp":0,"roles":["system.user"]}"#;
    let text = crate::rogue::signed(SECRET, claims_json);
    test.run_with("secret push -n team-a --token-file -", text)
        .ok();
    test.set_clock(NOW + 900 * DAY);
    let kept = test.run("secret rotate -n team-a --from-cluster").ok();
    assert!(
        kept.contains("unchanged in namespace team-a, never due"),
        "{kept}"
    );
    test.run("secret rotate -n team-a --from-cluster --all")
        .fails(1, &["does not tell how long", "--token-duration"]);
    let renewed = test
        .run("secret rotate -n team-a --from-cluster --all --token-duration 7d")
        .ok();
    assert!(renewed.contains("expires in 7d"), "{renewed}");
}

/// An immutable Secret was exit code 7 here and 6 in `push`, and a name that is nowhere had no hint.
#[test]
fn what_cannot_be_rotated_by_name_ends_as_in_push() {
    let mut test = TestEnv::with_cluster();
    test.api().create_namespace("team-a");
    test.file("px.key", SECRET);
    let sign =
        "--name A --email a@b --subject s --role system.user --issuer i --signing-key TMP/px.key";
    test.run(&format!("secret push -n team-a {sign}")).ok();
    let mut fixed = test
        .api()
        .secret("team-a", "px-user-token")
        .expect("a Secret");
    fixed["immutable"] = true.into();
    test.api().put(fixed);
    // Another second is another token.
    test.set_clock(NOW + 1);
    test.run(&format!("secret push -n team-a {sign}"))
        .fails(6, &["is immutable"]);
    test.run("secret rotate px-user-token -n team-a --all --signing-key TMP/px.key")
        .fails(6, &["is immutable"]);
    // One that is not due is as good as any, and no reason for a cron job to fail.
    let kept = test
        .run("secret rotate px-user-token -n team-a --signing-key TMP/px.key")
        .ok();
    assert!(kept.contains("unchanged"), "{kept}");
    test.run("secret rotate nope -n team-a --signing-key TMP/px.key")
        .fails(
            6,
            &["hint: `kubectl pxsec secret status -A` shows those that pxsec keeps"],
        );
}

#[test]
fn help_tells_the_defaults_of_rotate_and_not_those_of_generate() {
    let help = |command: &str| {
        let help = TestEnv::new().run(&format!("{command} --help")).ok();
        help.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (rotate, push) = (help("secret rotate"), help("secret push"));
    for said in ["as long as the replaced one", "else the replaced token's"] {
        assert!(rotate.contains(said), "{rotate}");
    }
    for said in ["1h30m [default: 1d]", "required unless --from-cluster"] {
        assert!(push.contains(said) && !rotate.contains(said), "{said}");
    }
}
