//! The three kinds of credential, and which of them a command acts as.
//!
//! - a recipe keeps nothing secret and signs when a token is needed; its key is read again each time
//! - a reference reads what the Secret holds at that moment
//! - argument and -c, PXSEC_CONTEXT, the current one, then tokens of the environment; -v tells

use crate::harness::{CLAIMS, NOW, SECRET, TestEnv, words};
use crate::push::{cluster, secret};

pub(crate) const RECIPE: &str =
    "--name Admin --email admin@corp.example --subject admin-1 --role system.admin --group '*'";

/// A cluster whose shared secret is in `portworx/keys/k`.
pub(crate) fn with_keys() -> TestEnv {
    let test = cluster();
    test.api().put(secret("portworx", "keys", &[("k", SECRET)]));
    test
}

/// The claims of the token that a command prints.
#[track_caller]
fn claims(test: &TestEnv, line: &str) -> serde_json::Value {
    let token = test.run(line).ok();
    test.run_with("auth token inspect - -o json", token).json()["claims"].clone()
}

#[test]
fn a_recipe_signs_a_fresh_token_through_a_secret_of_the_cluster() {
    let mut test = with_keys();
    let created = test.run(&format!(
        "context create prod --recipe {RECIPE} --issuer portworx.com --signing-key secret://portworx/keys/k --token-duration 15m"
    ));
    assert_eq!(
        created.to_string(),
        "\
px context `prod` created, and is the current one (signs a token of 15m when one is needed, with the key of secret://portworx/keys/k)
--- stderr ---
note: `prod` is bound to no Kubernetes cluster, and reads from whichever the kubeconfig selects then; bind it with: kubectl pxsec context update prod --kube-context NAME
[exit 0]"
    );
    assert_eq!(
        test.read("config/config.toml"),
        "\
version = 1
current = \"prod\"

[contexts.prod]
credential = \"recipe\"
signing-key = \"secret://portworx/keys/k\"
issuer = \"portworx.com\"
name = \"Admin\"
email = \"admin@corp.example\"
subject = \"admin-1\"
roles = [\"system.admin\"]
groups = [\"*\"]
lifetime = \"15m\"
iat-backdate = \"1m\"
created-at = \"2026-01-02T03:04:05Z\"
"
    );
    assert!(!test.exists("config/vault"), "nothing rests on disk");
    assert_eq!(
        test.api().requests().len(),
        0,
        "creating one contacts nothing"
    );
    let first = claims(&test, "context token");
    assert_eq!(first["exp"], NOW + 900);
    assert_eq!(first["sub"], "admin-1");
    test.set_clock(NOW + 600);
    assert_eq!(claims(&test, "context token")["exp"], NOW + 600 + 900);

    // The key is read each time: what rotates in the cluster is in use at once.
    let token = |test: &TestEnv| test.run("context token").ok();
    let verify = "auth token verify - --verifying-key secret://portworx/keys/k";
    assert_eq!(test.run_with(verify, token(&test)).exit, 0);
    let other = "another-secret-of-sufficient-length-0123456789";
    let before = token(&test);
    test.api().put(secret("portworx", "keys", &[("k", other)]));
    assert_eq!(test.run_with(verify, before).exit, 3);
    assert_eq!(test.run_with(verify, token(&test)).exit, 0);
}

#[test]
fn a_recipe_finds_key_and_issuer_in_the_cluster_each_time() {
    let test = with_keys();
    test.api().install_storage_clusters();
    test.api().put(secret(
        "portworx",
        "px-shared-secret",
        &[("shared-secret", SECRET)],
    ));
    let storage = |issuer: &str| {
        serde_json::json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
            "metadata": {"name": "px", "namespace": "portworx"},
            "spec": {"security": {"enabled": true, "auth": {"selfSigned": {"issuer": issuer}}}}})
    };
    test.api().put(storage("one.example"));
    test.run(&format!(
        "context create prod --recipe {RECIPE} --from-cluster --kube-context embedded"
    ))
    .ok();
    assert_eq!(claims(&test, "context token")["iss"], "one.example");
    test.api().put(storage("two.example"));
    assert_eq!(claims(&test, "context token")["iss"], "two.example");
    let shown = test.run("context show").ok();
    assert!(
        shown.contains("Issuer       as the cluster tells\n"),
        "{shown}"
    );
}

#[test]
fn a_recipe_refuses_what_it_cannot_read_again_or_would_have_to_keep() {
    let test = TestEnv::new();
    test.file("weak", "short");
    test.file("open", SECRET);
    test.set_mode("open", 0o644);
    let line = |rest: &str| format!("context create r --recipe {RECIPE} --issuer i {rest}");
    for (rest, exit, said) in [
        ("--signing-key -", 2, "read only once"),
        ("--signing-key fd://3", 2, "read only once"),
        (
            "--shared-secret 0123456789abcdef0123456789abcdef",
            2,
            "keeps no key",
        ),
        (
            "--signing-key TMP/weak --not-after 2027-01-01T00:00:00Z",
            2,
            "--token-duration",
        ),
        ("--signing-key TMP/missing", 1, "No such file"),
        ("--signing-key TMP/open", 1, "chmod 600"),
        ("--signing-key TMP/weak --algorithm RS256", 1, "RS256"),
        ("--signing-key TMP/weak --strict", 1, "--strict"),
        ("", 2, "a signing key is missing"),
        (
            "--signing-key TMP/weak --vault file",
            2,
            "cannot be used with",
        ),
        (
            "--signing-key TMP/weak --token-file TMP/weak",
            2,
            "cannot be used with",
        ),
        (
            "--signing-key TMP/weak --from-secret a/b",
            2,
            "cannot be used with",
        ),
        ("--from-cluster --role ''", 2, "empty"),
    ] {
        test.run(&line(rest)).fails(exit, &[said]);
        assert!(!test.exists("config"), "{rest} wrote something");
    }
    test.run("context create r --from-secret Bad/name")
        .fails(2, &["`Bad` is no namespace"]);
    test.run("context create r --from-secret a/b --role x")
        .fails(2, &["choose one of both"]);
}

#[test]
fn a_key_file_of_a_recipe_is_found_from_every_folder() {
    let test = TestEnv::new();
    test.file("px.key", SECRET);
    test.run(&format!(
        "context create r --recipe {RECIPE} --issuer portworx.com --signing-key TMP/px.key"
    ))
    .ok();
    let config = test.read("config/config.toml");
    let expected = format!("signing-key = \"file://{}\"", test.path("px.key").display());
    assert!(config.contains(&expected), "{config}");
    assert_eq!(claims(&test, "context token")["iss"], "portworx.com");
    std::fs::remove_file(test.path("px.key")).expect("a key");
    test.run("context token")
        .fails(1, &["no token from the px context `r`", "No such file"]);
    let check = test.run("context list --check");
    assert_eq!(check.exit, 10, "{check}");
    assert!(check.stdout.contains("Missing"), "{check}");
}

#[test]
fn a_reference_reads_what_the_secret_holds_now() {
    let test = with_keys();
    test.run("context create user --from-secret team-a/px-user-token --kube-context embedded")
        .ok();
    assert!(
        test.read("config/config.toml")
            .contains("secret = \"team-a/px-user-token/auth-token\"")
    );
    test.run("context token").fails(6, &["px-user-token"]);
    for subject in ["one", "two"] {
        let token = test.token_of(subject);
        test.run_with("secret push --allow-admin -n team-a --token-file -", token)
            .ok();
        assert_eq!(claims(&test, "context token")["sub"], subject);
    }
    // As the storage server would get it: with the line break, and so refused.
    let token = test.token("");
    let broken = format!("{token}\n");
    test.api().put(secret(
        "team-a",
        "px-user-token",
        &[("auth-token", &broken)],
    ));
    test.run("context token")
        .fails(1, &["secret://team-a/px-user-token/auth-token", "line"]);
}

#[test]
fn little_left_of_a_token_is_refused_with_the_way_to_more() {
    let mut test = with_keys();
    let token = test.token("--token-duration 1h");
    test.file("t", token);
    test.run("context create stored --token-file TMP/t").ok();
    test.run(&format!("context create recipe --recipe {RECIPE} --issuer i --signing-key TMP/token-key --token-duration 15m")).ok();
    test.run("context token stored --min-remaining 1h").ok();
    test.set_clock(NOW + 60);
    test.run("context token stored --min-remaining 1h").fails(
        4,
        &[
            "the token of the px context `stored` expires in 59m, and 1h more is asked for",
            "kubectl pxsec context update stored --token-file FILE",
        ],
    );
    test.run("context token recipe --min-remaining 15m").ok();
    test.run("context token recipe --min-remaining 16m").fails(
        4,
        &["kubectl pxsec context update recipe --token-duration DURATION"],
    );
}

#[test]
fn every_command_that_takes_a_token_takes_any_kind() {
    let test = with_keys();
    let token = test.token_of("stored");
    test.run_with("context create stored -", token).ok();
    let token = test.token_of("reference");
    test.run_with(
        "secret push --allow-admin -n team-a source --token-file -",
        token,
    )
    .ok();
    test.run("context create reference --from-secret team-a/source")
        .ok();
    let recipe = RECIPE.replace("admin-1", "recipe");
    test.run(&format!(
        "context create recipe --recipe {recipe} --issuer portworx.com --signing-key secret://portworx/keys/k --token-duration 2h"
    ))
    .ok();
    for kind in ["stored", "reference", "recipe"] {
        let inspected = test
            .run(&format!("auth token inspect -c {kind} -o json"))
            .json();
        assert_eq!(inspected["claims"]["sub"], kind);
        let verdict = test.run(&format!(
            "auth token verify -c {kind} --verifying-key secret://portworx/keys/k"
        ));
        assert_eq!(verdict.exit, 0, "{verdict}");
        test.run(&format!(
            "secret push --allow-admin -n team-a from-{kind} -c {kind}"
        ))
        .ok();
        let pushed = test
            .api()
            .secret("team-a", &format!("from-{kind}"))
            .expect("a Secret");
        let annotations = &pushed["metadata"]["annotations"];
        assert_eq!(annotations["pxsec.dev/subject"], kind);
        let (lifetime, key) = match kind {
            "recipe" => ("2h", Some("secret://portworx/keys/k")),
            _ => ("1d", None),
        };
        assert_eq!(annotations["pxsec.dev/lifetime"], lifetime);
        assert_eq!(annotations["pxsec.dev/signing-key"].as_str(), key);
    }
}

#[test]
fn a_token_of_the_environment_is_the_last_resort_and_said_so() {
    let mut test = TestEnv::new();
    let subject = |test: &TestEnv, line: &str| {
        let output = test.run(&format!("{line} auth token inspect -o json"));
        let stderr = output.stderr.clone();
        (output.json()["claims"]["sub"].clone(), stderr)
    };
    let (one, two, three) = (
        test.token_of("pxctl"),
        test.token_of("pxsec"),
        test.token_of("context"),
    );
    test.set("PXCTL_AUTH_TOKEN", one);
    let said = |variable: &str| {
        format!("note: no px context is selected: the token is that of {variable}\n")
    };
    assert_eq!(
        subject(&test, ""),
        ("pxctl".into(), said("PXCTL_AUTH_TOKEN"))
    );
    test.set("PXSEC_TOKEN", two);
    assert_eq!(subject(&test, ""), ("pxsec".into(), said("PXSEC_TOKEN")));
    test.run_with("context create a -", three).ok();
    assert_eq!(subject(&test, ""), ("context".into(), String::new()));
    // A name that is wrong does not fall through.
    test.set("PXSEC_CONTEXT", "nobody");
    test.run("auth token inspect")
        .fails(4, &["there is no px context `nobody`"]);
    test.unset("PXSEC_CONTEXT");
    test.run("context use --none").ok();
    assert_eq!(subject(&test, ""), ("pxsec".into(), said("PXSEC_TOKEN")));
    test.set("PXSEC_TOKEN", "abc");
    test.run("context token")
        .fails(1, &["what PXSEC_TOKEN holds is not a token"]);
}

#[test]
fn v_tells_which_source_won() {
    let mut test = TestEnv::new();
    let token = test.token("");
    test.run_with("context create a -", &token).ok();
    test.run_with("context create b -", &token).ok();
    let info = |test: &TestEnv, line: &str| test.run(line).stderr;
    let from = "info: the token is from the file vault\n";
    assert_eq!(
        info(&test, "context token -v"),
        format!("info: acting as the px context `a`, which is the current one\n{from}")
    );
    test.set("PXSEC_CONTEXT", "b");
    assert_eq!(
        info(&test, "-v context token"),
        format!("info: acting as the px context `b`, named by PXSEC_CONTEXT\n{from}")
    );
    assert_eq!(
        info(&test, "context token -c a --v=9"),
        format!("info: acting as the px context `a`, named by -c\n{from}")
    );
    assert_eq!(
        info(&test, "context token a -v=1"),
        format!("info: acting as the px context `a`, named by the argument\n{from}")
    );
    assert_eq!(info(&test, "context token"), "");
}

#[test]
fn create_still_takes_signing_flags_for_a_stored_token() {
    let test = TestEnv::new();
    test.file("px.key", SECRET);
    test.run(&format!(
        "context create a {CLAIMS} --signing-key TMP/px.key --iat-backdate 0s"
    ))
    .ok();
    assert_eq!(claims(&test, "context token")["iat"], NOW);
    assert_eq!(words(CLAIMS).len(), 12);
}

/// The hint named neither the px context that says which cluster, nor the key when it is not the usual one.
#[test]
fn the_hint_to_renew_a_reference_is_the_whole_command() {
    let mut test = with_keys();
    let token = test.token("--token-duration 1h");
    for key in ["auth-token", "jwt"] {
        test.run_with(
            &format!("secret push --allow-admin t-{key} -n team-a --key {key} --token-file -"),
            &token,
        )
        .ok();
    }
    for (name, secret, binding) in [
        ("bound", "team-a/t-auth-token", "--kube-context embedded"),
        ("key", "team-a/t-jwt/jwt", "--kube-context embedded"),
        ("free", "team-a/t-auth-token", ""),
    ] {
        test.run(&format!(
            "context create {name} --from-secret {secret} {binding}"
        ))
        .ok();
    }
    test.set_clock(NOW + 7200);
    for (name, command) in [
        (
            "bound",
            "t-auth-token -n team-a -c bound --auth-config FILE --from-cluster",
        ),
        (
            "key",
            "t-jwt -n team-a --key jwt -c key --auth-config FILE --from-cluster",
        ),
        // Beside a token that is signed, -c with one that is bound to nothing is an error.
        (
            "free",
            "t-auth-token -n team-a --auth-config FILE --from-cluster",
        ),
    ] {
        let hint = format!("hint: renew the Secret: kubectl pxsec secret push {command}\n");
        test.run(&format!("context token {name}"))
            .fails(4, &[&hint]);
    }
}

/// 0s was refused, and a slip was answered with words about a token that is born expired.
#[test]
fn how_much_must_be_left_may_be_nothing() {
    let mut test = with_keys();
    let token = test.token("--token-duration 1h");
    test.run_with("context create stored -", token).ok();
    for nothing in ["0s", "0"] {
        test.run(&format!("context token --min-remaining {nothing}"))
            .ok();
    }
    for wrong in ["-5s", "5", "1w", ""] {
        let refused = test.run(&format!("context token --min-remaining '{wrong}'"));
        let refused = refused.fails(2, &["is not a duration"]);
        assert!(!refused.stderr.contains("born expired"), "{refused}");
    }
    test.set_clock(NOW + 3600);
    test.run("context token --min-remaining 0s")
        .fails(4, &["expired"]);
}

/// -v was silent where no token is asked for.
#[test]
fn v_tells_what_chose_a_px_context_that_is_only_shown() {
    let mut test = with_keys();
    let token = test.token("");
    test.run_with("context create a -", &token).ok();
    test.run_with("context create b -", &token).ok();
    for command in ["context current", "context show", "env --shell bash"] {
        let told = |test: &TestEnv, flags: &str| test.run(&format!("{command} {flags}")).stderr;
        test.unset("PXSEC_CONTEXT");
        assert_eq!(told(&test, ""), "");
        let line = |name: &str, by: &str| format!("info: the px context is `{name}`, {by}\n");
        assert_eq!(told(&test, "-v"), line("a", "which is the current one"));
        assert_eq!(told(&test, "-v -c b"), line("b", "named by -c"));
        test.set("PXSEC_CONTEXT", "b");
        assert_eq!(told(&test, "-v"), line("b", "named by PXSEC_CONTEXT"));
        if command != "context current" {
            assert_eq!(told(&test, "a -v"), line("a", "named by the argument"));
        }
    }
}
