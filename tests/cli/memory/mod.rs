//! What is left of keys and tokens in the memory of a process that is done with them.
//!
//! A child, this executable again, runs commands in process, drops all that it had, and reads through its own memory:
//! every page that can be written, with what was freed. It gets what to look for only then, and masked, so that the
//! search does not find itself.

use std::fs::File;
use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::json;

use crate::harness::{CLAIMS, TestEnv, key_pem};

mod needles;
mod search;

use needles::{of_pem, signature_of, windows};
use search::found_after;

/// Each line in a child of its own: a later one might write over what an earlier one left.
#[track_caller]
fn forgotten(test: &TestEnv, lines: &[String], needles: Vec<Vec<u8>>) {
    for line in lines {
        let found = found_after(test, "", line, || needles.clone());
        let shown = found
            .iter()
            .map(|at| String::from_utf8_lossy(&needles[*at]));
        let shown: Vec<_> = shown.collect();
        assert!(shown.is_empty(), "after {line}: {shown:?}");
    }
}

/// A secret that is in no executable and in no argument. Of some length, since a short piece of memory that is freed is
/// soon in use again, and what was in it is gone.
fn fresh_secret() -> String {
    let mut bytes = vec![0; 30_000];
    let random = File::open("/dev/urandom").expect("random bytes");
    (&random).read_exact(&mut bytes).expect("random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// As many parts of a long secret as are quickly looked for.
fn some_windows(secret: &str) -> Vec<Vec<u8>> {
    windows(secret.as_bytes()).into_iter().step_by(16).collect()
}

/// Claims of a long token, for the same reason.
fn claims() -> String {
    CLAIMS.replace("--name Admin", &format!("--name {}", "Admin".repeat(1500)))
}

fn with_secret() -> (TestEnv, Vec<Vec<u8>>) {
    let test = TestEnv::new();
    let secret = fresh_secret();
    test.file("key", &secret);
    (test, some_windows(&secret))
}

#[test]
fn the_search_finds_what_is_kept_and_what_was_freed() {
    for control in ["kept", "freed", "kept-reversed"] {
        let (test, needles) = with_secret();
        let reversed: Vec<Vec<u8>> = needles
            .iter()
            .map(|n| n.iter().rev().copied().collect())
            .collect();
        let wanted = if control == "kept-reversed" {
            reversed
        } else {
            needles
        };
        let all = wanted.len();
        let found = found_after(&test, control, "", || wanted);
        // What was freed may be in use again in part.
        let least = if control == "freed" { all / 2 } else { all };
        assert!(found.len() >= least, "{control}: {} of {all}", found.len());
    }
    for name in ["rsa2048.pkcs8.pem", "p256.pkcs8.pem", "p521.pkcs8.pem"] {
        let (test, pem) = (TestEnv::new(), key_pem(name));
        test.file("key", &pem);
        let text = found_after(&test, "kept", "", || of_pem(&pem));
        let numbers = found_after(&test, "kept-der", "", || of_pem(&pem));
        assert!(
            !text.is_empty() && !numbers.is_empty(),
            "{name}: {text:?} {numbers:?}"
        );
        assert!(
            numbers.iter().any(|at| !text.contains(at)),
            "{name}: the same twice"
        );
    }
    let (test, needles) = with_secret();
    assert_eq!(
        found_after(&test, "wiped", "", || needles),
        Vec::<usize>::new()
    );
}

#[test]
fn a_shared_secret_that_signs_and_verifies() {
    let (test, needles) = with_secret();
    for algorithm in ["HS256", "HS384", "HS512"] {
        forgotten(
            &test,
            &[format!(
                "auth token generate {CLAIMS} --signing-key TMP/key --algorithm {algorithm}"
            )],
            needles.clone(),
        );
    }
    let token = test
        .run(&format!(
            "auth token generate {CLAIMS} --signing-key TMP/key"
        ))
        .ok();
    test.file("t", token);
    forgotten(
        &test,
        &["auth token verify --token-file TMP/t --verifying-key TMP/key".to_owned()],
        needles.clone(),
    );
    test.file("other.t", test.token(""));
    forgotten(
        &test,
        &["auth token verify --token-file TMP/other.t --verifying-key TMP/key -o json".to_owned()],
        needles,
    );
}

#[test]
fn private_keys_of_every_family_and_form() {
    let test = TestEnv::new();
    for name in [
        "rsa2048.pkcs8.pem",
        "rsa2048.pkcs1.pem",
        "p256.pkcs8.pem",
        "p256.sec1.pem",
        "p384.pkcs8.pem",
        "p521.pkcs8.pem",
    ] {
        let pem = key_pem(name);
        test.file("key", &pem);
        let generate = format!("auth token generate {CLAIMS} --signing-key TMP/key");
        let token = test.run(&generate).ok();
        test.file("t", token);
        let verify = "auth token verify --token-file TMP/t --verifying-key TMP/key".to_owned();
        forgotten(&test, &[generate, verify], of_pem(&pem));
    }
}

#[test]
fn tokens_that_are_signed_kept_and_shown() {
    let (test, _) = with_secret();
    let claims = claims();
    let recipe = claims.replace("admin-1", "admin-2");
    let signed = test
        .run(&format!(
            "auth token generate {claims} --signing-key TMP/key"
        ))
        .ok();
    let of_recipe = test
        .run(&format!(
            "auth token generate {recipe} --signing-key TMP/key"
        ))
        .ok();
    test.file("t", &signed);
    let needles = [signature_of(&signed), signature_of(&of_recipe)].concat();
    let token = signed.trim_end();
    test.file(
        "pxctl.yml",
        format!("configurations:\n- context: imported\n  token: {token}\n"),
    );
    let lines = [
        "auth token inspect --token-file TMP/t".to_owned(),
        "context create stored --token-file TMP/t".to_owned(),
        "context token stored".to_owned(),
        "context list --check".to_owned(),
        format!("auth token generate {claims} --signing-key TMP/key"),
        format!("auth token generate {claims} --signing-key TMP/key -o json"),
        format!("auth token generate {claims} --signing-key TMP/key -o yaml"),
        format!("auth token generate {claims} --signing-key TMP/key --output-file TMP/out"),
        "context import --from pxctl TMP/pxctl.yml".to_owned(),
        "context update imported --token-file TMP/t".to_owned(),
        format!("auth token generate {claims} --signing-key TMP/key --save-context second"),
        format!("context create recipe --recipe {recipe} --signing-key TMP/key"),
        "context token recipe".to_owned(),
        "auth token verify --verifying-key TMP/key -c stored".to_owned(),
    ];
    forgotten(&test, &lines, needles);
}

/// The buffers of TLS and HTTP have what the server sends and is sent, in base64: that is not ours to wipe (SECURITY.md).
#[test]
fn keys_and_tokens_of_a_cluster_outside_of_the_network() {
    let test = TestEnv::with_cluster();
    let claims = claims();
    let secret = fresh_secret();
    test.file("key", &secret);
    test.api().create_namespace("team-a");
    test.api().put(json!({"apiVersion": "v1", "kind": "Secret",
        "metadata": {"name": "px-shared-secret", "namespace": "portworx"},
        "data": {"shared-secret": STANDARD.encode(&secret)}}));
    let signed = test
        .run(&format!(
            "auth token generate {claims} --signing-key TMP/key"
        ))
        .ok();
    test.file("t", &signed);
    let needles = [signature_of(&signed), some_windows(&secret)].concat();
    let lines = [
        format!("auth token generate {claims} --from-cluster"),
        format!(
            "auth token generate {claims} --signing-key secret://portworx/px-shared-secret/shared-secret"
        ),
        "auth token verify --token-file TMP/t --from-cluster".to_owned(),
        "secret push --allow-admin -n team-a --token-file TMP/t".to_owned(),
        format!("secret push second --allow-admin -n team-a {claims} --from-cluster"),
        "auth token inspect --secret team-a/px-user-token".to_owned(),
        "secret status -n team-a --verify --from-cluster".to_owned(),
    ];
    forgotten(&test, &lines, needles);
}

#[test]
fn keys_that_are_made() {
    for kind in ["shared-secret", "ecdsa", "rsa"] {
        let test = TestEnv::new();
        let line = format!("auth key generate --type {kind} --output-file TMP/new");
        let found = found_after(&test, "", &line, || {
            let made = test.read("new");
            if kind == "shared-secret" {
                windows(made.trim_end().as_bytes())
            } else {
                of_pem(&made)
            }
        });
        assert_eq!(found, Vec::<usize>::new(), "{kind}");
    }
}
