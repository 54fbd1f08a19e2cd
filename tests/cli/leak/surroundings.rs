//! What stands around a command: the environment, config.toml, the server's answers, a vault, Debug.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{CANARY, Sweep};
use crate::harness::{NOW, TestEnv};
use crate::testkit::{Fault, FaultKind};

#[test]
fn a_token_in_the_environment_or_pasted_into_the_config_is_not_shown() {
    let mut sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    sweep.test.set("PXSEC_TOKEN", sweep.token.clone());
    sweep.test.set("PXCTL_AUTH_TOKEN", sweep.token.clone());
    for format in ["text", "json", "yaml"] {
        let output = sweep.quiet(&format!("config view -o {format}")).ok();
        assert_eq!(output.matches("environment").count(), 2, "{output}");
    }
    sweep.quiet("env --shell bash").ok();
    let good = sweep.test.read("config/config.toml");
    let good = good.replace("current = \"x\"\n", "");
    let token = &sweep.token;
    for odd in [
        format!("current = \"{token}\""),
        format!("{token} = 1"),
        format!("\"{token}\" = 1"),
        format!("theme = \"{token}\""),
        format!("\"{CANARY}\" = \"{CANARY}\""),
    ] {
        let text = good.replace("version = 1\n", &format!("version = 1\n{odd}\n"));
        sweep.test.file("odd.toml", text);
        let output = sweep.quiet("config validate --strict TMP/odd.toml");
        assert_eq!(output.exit, 10, "{odd}: {output}");
    }
    for bad in [
        format!("current = {token}"),
        format!("vault = \"{token}\""),
        format!("[contexts.\"{token}\"]"),
        token.clone(),
    ] {
        sweep.test.file("bad.toml", format!("version = 1\n{bad}\n"));
        let output = sweep.quiet("config validate TMP/bad.toml");
        assert_eq!(output.exit, 4, "{bad}: {output}");
    }
    assert_eq!(sweep.quiet("config validate TOKEN").exit, 4);
}

#[test]
fn what_the_server_says_does_not_carry_the_token() {
    let sweep = Sweep::new();
    // A proxy that quotes the request it did not like.
    let body = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 400,
        "message": "cannot handle it"});
    for what in [
        FaultKind::Status(400, body, vec![]),
        FaultKind::Garbage(sweep.token.clone().into_bytes()),
        FaultKind::Garbage(format!("{{\"data\":{{\"auth-token\":\"{}\"", sweep.token).into_bytes()),
        FaultKind::CloseConnection,
    ] {
        sweep.test.api().clear_faults();
        sweep.test.api().inject(Fault::new("", "/api", what));
        for line in [
            "secret push --allow-admin -n team-a --token-file TMP/t",
            "auth token inspect --secret team-a/theirs",
            "auth token verify --secret team-a/theirs --from-cluster",
        ] {
            assert_eq!(sweep.quiet(line).exit, 6, "{line}");
        }
    }
}

#[test]
fn an_expired_or_broken_vault_does_not_show_its_token() {
    let mut sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    sweep.test.set_clock(NOW + 400 * 86_400);
    for line in [
        "context token",
        "context list",
        "context show",
        "secret push --allow-admin -n team-a",
        "auth token inspect",
    ] {
        drop(sweep.quiet(line));
    }
}

#[test]
fn types_that_hold_credentials_cannot_be_printed() {
    let sweep = Sweep::new();
    let token = pxsec::domain::token::Jwt::parse(&sweep.token).expect("a token");
    sweep
        .canaries
        .absent_from("Debug of Jwt", &format!("{token:?} {token}"));
    let key = pxsec::domain::key::SigningKey::from_bytes(CANARY.as_bytes()).expect("a key");
    sweep
        .canaries
        .absent_from("Debug of SigningKey", &format!("{key:?}"));
    let key = pxsec::domain::key::SigningKey::from_bytes(sweep.pem.as_bytes()).expect("a key");
    sweep
        .canaries
        .absent_from("Debug of SigningKey", &format!("{key:?}"));
}

/// Replacing a secret of one letter wherever it stands made a usage error unreadable.
#[test]
fn a_short_secret_leaves_a_usage_error_readable() {
    let output = TestEnv::new().run("auth token generate --shared-secret e --bogus");
    assert!(
        output
            .stderr
            .starts_with("error: unexpected argument '--bogus' found\n"),
        "{output}"
    );
}

/// It reads every token and the shared secret, and tells of all that is odd about them.
#[test]
fn doctor_shows_no_credential() {
    let mut sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    sweep.quiet("secret push --allow-admin -n team-a -c x").ok();
    sweep.test.set("PXSEC_TOKEN", sweep.token.clone());
    let env = |value: serde_json::Value| {
        json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
            "metadata": {"name": "px", "namespace": "portworx"},
            "spec": {"security": {"enabled": true}, "env": [
                {"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "value": value}]}})
    };
    let everything = |expected: u8| {
        for format in ["text", "json", "yaml"] {
            let output = sweep.quiet(&format!("doctor -v -o {format}"));
            assert_eq!(output.exit, expected, "{output}");
        }
    };
    everything(10);
    sweep.test.api().install_storage_clusters();
    for value in [
        CANARY.to_owned(),
        format!("{CANARY}\n"),
        STANDARD.encode(CANARY),
        sweep.pem.clone(),
    ] {
        sweep.test.api().put(env(json!(value)));
        everything(10);
    }
    sweep.test.api().put(env(json!([CANARY])));
    everything(10);
    for garbage in [CANARY, &sweep.token] {
        for path in ["/version", "/api/", "selfsubject", "storageclusters"] {
            let what = FaultKind::Garbage(garbage.into());
            sweep.test.api().clear_faults();
            sweep.test.api().inject(Fault::new("", path, what));
            drop(sweep.quiet("doctor"));
        }
    }
    sweep.test.api().clear_faults();
    for line in [
        "doctor TOKEN",
        "doctor --skip TOKEN",
        "doctor -o TOKEN",
        "doctor --storage-namespace TOKEN",
        "doctor -c TOKEN",
    ] {
        assert_eq!(sweep.quiet(line).exit, 2, "{line}");
    }
    let good = sweep.test.read("config/config.toml");
    for odd in [
        format!("\"{}\" = 1", sweep.token),
        format!("current = {}", sweep.token),
        format!("vault = \"{}\"", sweep.token),
    ] {
        let text = good.replace("version = 1\n", &format!("version = 1\n{odd}\n"));
        sweep.test.file("config/config.toml", text);
        let output = sweep.test.run("doctor --offline");
        sweep.canaries.absent_from("doctor", &output.to_string());
    }
    sweep.test.file("config/config.toml", good);
    sweep
        .test
        .file("kubeconfig", format!("users: [{}", sweep.token));
    everything(10);
}
