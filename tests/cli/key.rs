//! `auth key generate`.

use serde_json::json;

use crate::harness::{CLAIMS, TestEnv};
use crate::testkit::{Fault, FaultKind};

#[test]
fn a_shared_secret_goes_to_a_private_file_and_is_not_shown() {
    let test = TestEnv::new();
    let output = test.run("auth key generate --type shared-secret --output-file TMP/px.key");
    assert_eq!(
        output.to_string(),
        "shared secret written to TMP/px.key\n[exit 0]"
    );
    assert_eq!(test.mode("px.key"), "0600");
    let secret = test.read("px.key");
    assert_eq!(secret.len(), 64);
    assert!(
        secret
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    );
    let token = test.run(&format!(
        "auth token generate {CLAIMS} --strict --signing-key TMP/px.key"
    ));
    assert_eq!(token.stderr, "");
    assert_eq!(token.exit, 0);
}

#[test]
fn no_two_keys_are_the_same() {
    let test = TestEnv::new();
    for name in ["a", "b"] {
        test.run(&format!(
            "auth key generate --type shared-secret --output-file TMP/{name}"
        ))
        .ok();
    }
    assert_ne!(test.read("a"), test.read("b"));
}

#[test]
fn key_pairs_sign_and_verify() {
    for (kind, algorithm, shown) in [("rsa", "RS256", "RSA"), ("ecdsa", "ES256", "ECDSA")] {
        let test = TestEnv::new();
        let output = test.run(&format!(
            "auth key generate --type {kind} --output-file TMP/px.pem"
        ));
        let expected = format!(
            "{shown} private key written to TMP/px.pem\npublic key written to TMP/px.pem.pub\n[exit 0]"
        );
        assert_eq!(output.to_string(), expected);
        assert_eq!(test.mode("px.pem"), "0600");
        assert!(
            test.read("px.pem")
                .starts_with("-----BEGIN PRIVATE KEY-----\n")
        );
        assert!(
            test.read("px.pem.pub")
                .starts_with("-----BEGIN PUBLIC KEY-----\n")
        );
        let token = test.run(&format!(
            "auth token generate {CLAIMS} --signing-key TMP/px.pem -o json"
        ));
        let token = token.json();
        assert_eq!(token["algorithm"], algorithm);
        let jwt = token["token"].as_str().expect("a token");
        let verdict = test.run_with("auth token verify - --verifying-key TMP/px.pem.pub", jwt);
        assert_eq!(verdict.exit, 0, "{verdict}");
    }
}

#[test]
fn a_key_that_is_there_is_not_replaced_unasked() {
    let test = TestEnv::new();
    test.file("px.key", "old");
    let line = "auth key generate --type shared-secret --output-file TMP/px.key";
    test.run(line).fails(
        1,
        &[
            "TMP/px.key exists",
            "every token signed with the old key is rejected",
        ],
    );
    assert_eq!(test.read("px.key"), "old");
    test.run(&format!("{line} --force")).ok();
    assert_eq!(test.read("px.key").len(), 64);
    // The public half counts too: nothing is written when it is in the way.
    test.file("pair.pem.pub", "old");
    test.run("auth key generate --type ecdsa --output-file TMP/pair.pem")
        .fails(1, &["TMP/pair.pem.pub exists"]);
    assert!(!test.exists("pair.pem"));
    // What is left of a pair belongs to another key from then on.
    let line = "auth key generate --output-file TMP/pair.key --force --type";
    test.run(&format!("{line} ecdsa")).ok();
    let output = test.run(&format!("{line} shared-secret"));
    assert_eq!(
        output.stderr,
        "note: TMP/pair.key.pub stays, and is not of this key: a shared secret has no public half\n"
    );
    // A folder is never replaced, not even by the public half alone.
    std::fs::create_dir(test.path("other.pub")).expect("a folder");
    for force in ["", " --force"] {
        test.run(&format!(
            "auth key generate --type rsa --output-file TMP/other{force}"
        ))
        .fails(1, &["error: TMP/other.pub is a folder"]);
    }
    assert!(!test.exists("other"));
}

#[test]
fn a_key_goes_straight_into_a_secret() {
    let test = TestEnv::with_cluster();
    test.api().create_namespace("portworx");
    let line = "auth key generate --type shared-secret --to-secret portworx/px-shared-secret/shared-secret";
    let output = test.run(line);
    assert_eq!(output.exit, 0, "{output}");
    let stored = test
        .api()
        .secret("portworx", "px-shared-secret")
        .expect("a Secret");
    let data = stored["data"]["shared-secret"].as_str().expect("a key");
    assert!(!output.to_string().contains(data), "{output}");

    test.run(line).fails(7, &["already", "--force replaces it"]);
    assert_eq!(
        test.api()
            .secret("portworx", "px-shared-secret")
            .expect("a Secret")["data"],
        stored["data"]
    );
    test.run(&format!("{line} --force")).ok();
    let replaced = test
        .api()
        .secret("portworx", "px-shared-secret")
        .expect("a Secret");
    assert_ne!(replaced["data"], stored["data"]);

    let token = test.run(&format!(
        "auth token generate {CLAIMS} --signing-key secret://portworx/px-shared-secret/shared-secret"
    ));
    assert_eq!(token.exit, 0, "{token}");
}

#[test]
fn a_key_pair_in_a_secret_has_its_public_half_beside_it() {
    let test = TestEnv::with_cluster();
    test.run("auth key generate --type ecdsa --to-secret default/px-keys/auth.pem")
        .ok();
    let stored = test.api().secret("default", "px-keys").expect("a Secret");
    let keys: Vec<&String> = stored["data"].as_object().expect("data").keys().collect();
    assert_eq!(keys, ["auth.pem", "auth.pem.pub"]);
}

#[test]
fn other_keys_of_the_secret_stay() {
    let test = TestEnv::with_cluster();
    test.api().put(json!({"apiVersion": "v1", "kind": "Secret",
        "metadata": {"name": "px", "namespace": "default"}, "data": {"other": "b3RoZXI="}}));
    test.run("auth key generate --type shared-secret --to-secret default/px/shared-secret")
        .ok();
    let stored = test.api().secret("default", "px").expect("a Secret");
    assert_eq!(stored["data"]["other"], "b3RoZXI=");
    assert!(stored["data"]["shared-secret"].is_string());
}

/// The server's own words came, without a way on.
#[test]
fn an_immutable_secret_takes_no_key_and_says_where_else() {
    let test = TestEnv::with_cluster();
    test.api().put(
        json!({"apiVersion": "v1", "kind": "Secret", "immutable": true,
        "metadata": {"name": "px", "namespace": "default"}, "data": {"other": "b3RoZXI="}}),
    );
    test.run("auth key generate --type shared-secret --to-secret default/px/shared-secret")
        .fails(
            6,
            &[
                "the Secret `default/px` is immutable",
                "hint: name another Secret: --to-secret NAMESPACE/NAME/KEY",
            ],
        );
}

/// Applied each, the second took out the first, which the same field manager had applied.
#[test]
fn keys_that_were_made_before_stay() {
    let test = TestEnv::with_cluster();
    let stored = || test.api().secret("default", "px").expect("a Secret");
    test.api().put(json!({"apiVersion": "v1", "kind": "Secret",
        "metadata": {"name": "px", "namespace": "default"}, "data": {"other": "b3RoZXI="}}));
    let line = "auth key generate --type shared-secret --to-secret default/px";
    test.run(&format!("{line}/one")).ok();
    let first = stored();
    test.run(&format!("{line}/two")).ok();
    test.run(&format!("{line}/two --force")).ok();
    assert_eq!(stored()["data"]["one"], first["data"]["one"]);
    let data = stored()["data"].clone();
    let keys: Vec<&String> = data.as_object().expect("data").keys().collect();
    assert_eq!(keys, ["one", "other", "two"]);

    // Beside a token that was pushed: it stays as it is, with what is recorded about it.
    test.run(&format!(
        "secret push -n default --allow-admin {CLAIMS} --signing-key secret://default/px/one"
    ))
    .ok();
    let pushed = test.api().secret("default", "px-user-token").expect("it");
    test.run("auth key generate --type shared-secret --to-secret default/px-user-token/key")
        .ok();
    let mut both = test.api().secret("default", "px-user-token").expect("it");
    let data = both["data"].as_object_mut().expect("data");
    assert!(data.remove("key").is_some());
    assert_eq!(both["data"], pushed["data"]);
    for field in ["annotations", "labels"] {
        assert_eq!(both["metadata"][field], pushed["metadata"][field]);
    }
    // Not in the place of the token, whatever is said.
    test.run("auth key generate --type rsa --force --to-secret default/px-user-token/auth-token")
        .fails(
            7,
            &["has a token under `auth-token`", "a Secret of its own"],
        );
    // And a push leaves the key where it is.
    test.run(&format!(
        "secret push -n default --allow-admin {CLAIMS} --signing-key secret://default/px/two"
    ))
    .ok();
    let after = test.api().secret("default", "px-user-token").expect("it");
    assert!(after["data"]["key"].is_string());
    assert_ne!(after["data"]["auth-token"], pushed["data"]["auth-token"]);
}

/// It used to be told as a change by somebody else, after the old key was gone.
#[test]
fn a_key_whose_answer_gets_lost_is_known_again() {
    let test = TestEnv::with_cluster();
    let stored = || test.api().secret("default", "px").expect("a Secret")["data"]["key"].clone();
    let line = "auth key generate --type shared-secret --to-secret default/px/key";
    test.api()
        .inject(Fault::new("POST", "/secrets", FaultKind::CutBody).times(1));
    test.run(line).ok();
    let first = stored();
    test.api()
        .inject(Fault::new("PATCH", "/px", FaultKind::CutBody).times(1));
    let output = test.run(&format!("{line} --force"));
    assert_eq!(output.exit, 0, "{output}");
    assert!(output.stderr.contains("try 2 of 4"), "{output}");
    assert_ne!(stored(), first);
}

#[test]
fn a_write_that_a_gateway_gave_up_may_have_been_done() {
    let test = TestEnv::with_cluster();
    let body = json!({"kind": "Status", "apiVersion": "v1", "message": "timed out", "code": 504});
    test.api().inject(Fault::new(
        "POST",
        "/secrets",
        FaultKind::Status(504, body, vec![]),
    ));
    test.run("auth key generate --type shared-secret --to-secret default/px/key")
        .fails(
            6,
            &["answered 504: timed out; what was to be written may be there all the same"],
        );
}

#[test]
fn a_public_key_that_is_there_is_not_replaced_either() {
    let test = TestEnv::with_cluster();
    let there = json!({"key.pub": "dGhlaXJz"});
    test.api().put(json!({"apiVersion": "v1", "kind": "Secret",
        "metadata": {"name": "px", "namespace": "default"}, "data": there}));
    let line = "auth key generate --type ecdsa --to-secret default/px/key";
    test.run(line)
        .fails(7, &["already has a key `key.pub`", "--force"]);
    assert_eq!(
        test.api().secret("default", "px").expect("it")["data"],
        there
    );
    test.run("auth key generate --type shared-secret --to-secret default/px/key")
        .ok();
    test.run(&format!("{line} --force")).ok();
    let data = &test.api().secret("default", "px").expect("it")["data"];
    assert_ne!(data["key.pub"], there["key.pub"]);
}

#[test]
fn of_two_keys_that_are_made_at_once_one_is_refused() {
    let test = TestEnv::with_cluster();
    let secret = |data| {
        json!({"apiVersion": "v1", "kind": "Secret", "data": data,
            "metadata": {"name": "px", "namespace": "default"}})
    };
    test.api().put(secret(json!({})));
    let theirs = secret(json!({"key": "dGhlaXJz"}));
    let quicker = FaultKind::Meanwhile(theirs.clone());
    test.api()
        .inject(Fault::new("PATCH", "/px", quicker).times(1));
    let line = "auth key generate --type shared-secret --to-secret default/px/key";
    test.run(line).fails(
        7,
        &["was changed by someone else at the same time", "try again"],
    );
    test.run(line).fails(7, &["already has a key `key`"]);
    let stored = test.api().secret("default", "px").expect("a Secret");
    assert_eq!(stored["data"], theirs["data"]);
}

#[test]
fn bad_destinations_are_refused() {
    let test = TestEnv::new();
    let line = "auth key generate --type shared-secret";
    test.run(line)
        .fails(2, &["--output-file <FILE>|--to-secret"]);
    test.run(&format!("{line} --output-file TMP/a --to-secret a/b/c"))
        .fails(2, &["cannot be used with"]);
    test.run(&format!("{line} --to-secret a/b"))
        .fails(2, &["NAMESPACE/NAME/KEY"]);
    test.run(&format!("{line} --output-file TMP/none/a"))
        .fails(1, &["cannot write TMP/none/a: there is no folder TMP/none"]);
    test.run(&format!("{line} --to-secret a/b/c"))
        .fails(6, &["no Kubernetes cluster is configured"]);
    test.run("auth key generate --type dsa --output-file TMP/a")
        .fails(2, &["shared-secret, rsa, ecdsa"]);
    let cluster = TestEnv::with_cluster();
    cluster.run(&format!("{line} --to-secret none/b/c")).fails(
        6,
        &[
            "the namespace `none` does not exist",
            "kubectl create namespace none",
        ],
    );
}
