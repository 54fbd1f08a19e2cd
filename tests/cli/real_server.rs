//! What a real API server answers and a simple one would not.
//!
//! - empty lists of metadata are `null`; what somebody applied as `stringData` is owned under that name
//! - an answer may get lost after all was done; a right may be to one Secret alone
//! - what is there may have lost an annotation; a server may forget what it has just said
//! - a 403 is not always about rights, a 409 not always about the Secret; who answers may be no API server
//! - a DELETE may leave the Secret there until its finalizers are gone, and may be answered by something else altogether

use serde_json::{Value, json};

use crate::harness::{SECRET, TestEnv};
use crate::push::{PUSH, secret};
use crate::testkit::{Fault, FaultKind};

const SIGN: &str = "--name Team --email team@corp.example --role system.user --issuer portworx.com --subject s --signing-key TMP/px.key --token-duration 30d";

const SKIP: &str = "stork.libopenstorage.org/skip-resource";

/// A cluster with a pushed `px-user-token` in `team-a`, and a token in the file `t`.
fn cluster() -> TestEnv {
    let test = crate::push::cluster();
    test.file("px.key", SECRET);
    test.run(&format!("secret push -n team-a {SIGN}")).ok();
    test
}

fn stored(test: &TestEnv) -> Option<Value> {
    test.api().secret("team-a", "px-user-token")
}

/// An entry of `managedFields`: `manager` has applied `key` as `stringData`.
fn applied_as_string(manager: &str, key: &str) -> Value {
    json!({"manager": manager, "operation": "Apply", "apiVersion": "v1", "time": "2025-12-02T00:00:00Z",
        "fieldsType": "FieldsV1", "fieldsV1": {"f:stringData": {format!("f:{key}"): {}}}})
}

fn take_out(map: &mut Value, key: &str) {
    let map = map.as_object_mut().expect("a map");
    assert!(map.remove(key).is_some(), "there is no {key}");
}

/// The Secret is another one when the next DELETE comes.
fn changes_before_delete(test: &TestEnv) {
    let mut changed = stored(test).expect("a Secret");
    changed["metadata"]["annotations"]["example.com/team"] = "a".into();
    test.api()
        .inject(Fault::new("DELETE", "", FaultKind::Meanwhile(changed)).times(1));
}

#[test]
fn an_empty_list_of_metadata_is_null() {
    let test = TestEnv::with_cluster();
    test.api().record_bodies();
    test.run("secret status -A").ok();
    assert!(test.api().answered(r#""items":null"#).1);
    for line in [
        "secret delete --all -A",
        "secret rotate --all -A --signing-key TMP/px.key",
        "secret push -A -y --allow-admin --token-file TMP/t --namespace-selector tier=none",
        "storageclass check",
    ] {
        let output = test.run(line).to_string();
        assert!(!output.contains("not understood"), "{line}: {output}");
    }
}

#[test]
fn what_somebody_has_applied_as_string_data_is_not_deleted() {
    let test = cluster();
    let mut object = stored(&test).expect("a Secret");
    object["data"]["ca.crt"] = "eA==".into();
    let managers = object["metadata"]["managedFields"].as_array_mut();
    managers
        .expect("managers")
        .push(applied_as_string("argocd", "ca.crt"));
    test.api().put(object);
    let output = test.run("secret delete px-user-token -n team-a").ok();
    assert!(output.contains("ca.crt"), "{output}");
    let left = stored(&test).expect("the other's data");
    assert_eq!(left["data"], json!({"ca.crt": "eA=="}));
}

#[test]
fn a_token_that_somebody_applies_as_string_data_is_not_replaced_without_a_word() {
    let test = crate::push::cluster();
    let mut theirs = secret("team-a", "px-user-token", &[("auth-token", "theirs")]);
    theirs["metadata"]["managedFields"] = json!([applied_as_string("argocd", "auth-token")]);
    test.api().put(theirs);
    // The server sees no conflict: `stringData` and `data` are two fields to it.
    let output = test.run(PUSH);
    assert!(
        output.stderr.contains(
            "warning: argocd owns the key `auth-token` of the Secret `team-a/px-user-token` as well"
        ),
        "{output}"
    );
    // From now on that is known, and nothing is renewed that somebody else may replace at any time.
    test.file("px.key", SECRET);
    test.run("secret rotate px-user-token -n team-a --signing-key TMP/px.key")
        .fails(7, &["argocd"]);
    let output = test.run("secret status -n team-a");
    assert!(output.stdout.contains("Drifted"), "{output}");
}

/// A key that pxsec has applied as `data` goes, whoever wrote it as `stringData`; one that pxsec has not stays.
#[test]
fn what_others_wrote_as_text_is_told_as_gone_when_it_is() {
    let test = cluster();
    let mut shared = stored(&test).expect("a Secret");
    let managers = shared["metadata"]["managedFields"].as_array_mut();
    managers
        .expect("a list")
        .push(applied_as_string("argocd", "auth-token"));
    test.api().put(shared.clone());
    assert_eq!(
        test.run("secret delete px-user-token -n team-a").stdout,
        "secret/px-user-token released in namespace team-a: without data it stays, since others manage it too\n"
    );
    let left = stored(&test).expect("it stays");
    assert!(left["data"]["auth-token"].is_null(), "{left}");

    let managers = shared["metadata"]["managedFields"].as_array_mut();
    managers
        .expect("a list")
        .push(applied_as_string("argocd", "ca.crt"));
    shared["data"]["ca.crt"] = "eA==".into();
    test.api().put(shared);
    let output = test.run("secret delete px-user-token -n team-a").ok();
    assert!(
        output.contains("what others keep there stays (ca.crt)"),
        "{output}"
    );
}

/// The key that stays is one to sign with, and a backup would carry it off.
#[test]
fn a_key_beside_a_token_keeps_its_protection() {
    let test = cluster();
    test.run("auth key generate --type ecdsa --to-secret team-a/px-user-token/signing")
        .ok();
    let output = test.run("secret delete px-user-token -n team-a").ok();
    assert!(output.contains("stays (signing, signing.pub)"), "{output}");
    let left = stored(&test).expect("it stays");
    assert!(left["data"]["auth-token"].is_null(), "{left}");
    assert_eq!(left["metadata"]["annotations"], json!({SKIP: "true"}));
}

#[test]
fn a_secret_with_finalizers_is_not_deleted_yet() {
    let test = cluster();
    let mut held = stored(&test).expect("a Secret");
    held["metadata"]["finalizers"] = json!(["example.com/backup"]);
    test.api().put(held);
    test.run("secret delete px-user-token -n team-a --dry-run=server")
        .ok();
    for _ in 0..2 {
        test.run("secret delete px-user-token -n team-a").fails(
            6,
            &[
                "the Secret `team-a/px-user-token` is being deleted, and is there until its finalizers are gone: example.com/backup",
            ],
        );
    }
    assert!(stored(&test).is_some());
}

#[test]
fn a_login_page_has_deleted_nothing() {
    let test = cluster();
    for page in ["<html>log in</html>", "{}", r#"{"kind": "Status"}"#, ""] {
        let fault = Fault::new("DELETE", "", FaultKind::Garbage(page.into()));
        test.api().inject(fault.times(1));
        test.run("secret delete px-user-token -n team-a")
            .fails(6, &["gave an answer that is not understood"]);
    }
    assert!(stored(&test).is_some());
}

#[test]
fn what_is_gone_at_the_second_try_is_deleted() {
    let test = cluster();
    changes_before_delete(&test);
    let gone = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404,
        "message": "secrets \"px-user-token\" not found", "details": {"name": "px-user-token", "kind": "secrets"}});
    test.api()
        .inject(Fault::new("DELETE", "", FaultKind::Status(404, gone, vec![])).times(1));
    let output = test.run("secret delete px-user-token -n team-a").ok();
    assert!(output.contains("secret/px-user-token deleted"), "{output}");
}

#[test]
fn a_good_token_is_pushed_again_for_an_annotation_or_label() {
    let test = crate::push::cluster();
    let push = format!(
        "{PUSH} --if-due --error-unchanged --annotate example.com/team=a --label tier=gold"
    );
    test.run(&push).ok();
    test.run(&push).exits(3);
    let edits: [fn(&mut Value); 4] = [
        |meta| take_out(&mut meta["annotations"], SKIP),
        |meta| meta["annotations"]["example.com/team"] = "b".into(),
        |meta| meta["labels"]["tier"] = "iron".into(),
        |meta| take_out(&mut meta["labels"], "tier"),
    ];
    for edit in edits {
        let good = stored(&test).expect("a Secret");
        let mut edited = good.clone();
        edit(&mut edited["metadata"]);
        test.api().put(edited);
        test.run(&push).ok();
        let now = stored(&test).expect("a Secret");
        for part in ["annotations", "labels"] {
            assert_eq!(now["metadata"][part], good["metadata"][part]);
        }
        test.run(&push).exits(3);
    }
    test.run(&format!("{push} --annotate example.com/cost=1"))
        .ok();
}

#[test]
fn a_timeout_beyond_a_year_is_none() {
    let test = TestEnv::with_cluster();
    for span in ["18446744073709551615", "366d", "18446744073709551615ms"] {
        test.run(&format!("secret status -A --request-timeout {span}"))
            .fails(2, &["a year is the longest"]);
    }
    test.run("secret status -A --request-timeout 365d").ok();
}

#[test]
fn a_push_whose_answer_got_lost_has_changed_the_secret() {
    let test = crate::push::cluster();
    for flags in ["--if-due --error-unchanged", "--force-conflicts"] {
        let other = test.token("--token-duration 30d --role system.user");
        test.file("t", other);
        test.run(PUSH).ok();
        let anew = test.token("--token-duration 30d --role system.view");
        test.file("t", anew);
        let fault = Fault::new("PATCH", "", FaultKind::CutBody);
        test.api().inject(fault.times(1));
        let output = test.run(&format!("{PUSH} {flags}"));
        assert!(
            output.stdout.contains(" configured in "),
            "{flags}: {output}"
        );
        assert_eq!(output.exit, 0, "{flags}: {output}");
        let output = test.run(&format!("{PUSH} {flags}"));
        assert!(
            output.stdout.contains(" unchanged in "),
            "{flags}: {output}"
        );
    }
}

#[test]
fn the_status_of_one_secret_needs_no_right_to_the_others() {
    let mut test = cluster();
    test.api()
        .put(secret("team-a", "theirs", &[("auth-token", "x")]));
    test.act_as("jane");
    test.api().limit("jane", &[("get", "secrets", "team-a")]);
    for flags in ["", "--verify --signing-key TMP/px.key"] {
        let line = format!("secret status px-user-token -n team-a {flags}");
        let output = test.run(&line).ok();
        assert!(
            output.contains("Valid") && !output.contains("theirs"),
            "{output}"
        );
    }
    test.run("secret status none -n team-a").fails(6, &["none"]);
    // Who may list only is answered too.
    test.api().limit("jane", &[("list", "secrets", "team-a")]);
    let output = test.run("secret status px-user-token -n team-a").ok();
    assert!(
        output.contains("Valid") && !output.contains("theirs"),
        "{output}"
    );
}

#[test]
fn what_another_authority_cannot_mend_gets_no_hint_about_it() {
    let test = TestEnv::with_cluster();
    let output = test.run("secret status -A --tls-server-name other.example");
    assert!(
        output
            .stderr
            .contains("it is not for the name `other.example`"),
        "{output}"
    );
    assert!(!output.stderr.contains("certificate-authority"), "{output}");
}

/// What a push says to this answer.
fn refused(test: &TestEnv, code: u16, answer: Value) -> String {
    let headers = vec![("Retry-After".to_owned(), "0".to_owned())];
    test.api().inject(Fault::new(
        "PATCH",
        "",
        FaultKind::Status(code, answer, headers),
    ));
    let output = test.run(PUSH);
    test.api().clear_faults();
    assert_ne!(output.exit, 0, "{output}");
    output.stderr
}

#[test]
fn what_is_forbidden_by_rules_is_no_missing_right() {
    let test = crate::push::cluster();
    let denied = |message: &str| {
        let status =
            json!({"kind": "Status", "code": 403, "reason": "Forbidden", "message": message});
        refused(&test, 403, status)
    };
    let right = "ask for the right";
    let said = denied(r#"secrets "t" is forbidden: User "jane" cannot patch resource "secrets""#);
    assert!(said.contains(right), "{said}");
    let quota = denied(r#"secrets "t" is forbidden: exceeded quota: q, requested: secrets=1"#);
    assert!(quota.contains("kubectl describe quota"), "{quota}");
    for rule in [
        "admission webhook \"w.example\" denied the request:\n\n  no owner\n  no team",
        r#"secrets "t" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no"#,
    ] {
        let said = denied(rule);
        assert!(said.contains("a rule of this cluster"), "{said}");
        assert!(!said.contains(right) && !said.contains("\\n"), "{said}");
        // As webhooks answer that set no code, and policies.
        for (code, reason) in [(400, "BadRequest"), (422, "Invalid")] {
            let status = json!({"kind": "Status", "code": code, "reason": reason, "message": rule});
            let said = refused(&test, code, status);
            assert!(said.contains("a rule of this cluster"), "{said}");
        }
    }
    assert!(!quota.contains(right));
}

#[test]
fn a_conflict_over_a_quota_is_not_one_over_the_secret() {
    let test = crate::push::cluster();
    let message =
        "Operation cannot be fulfilled on resourcequotas \"q\": the object has been modified";
    let said = refused(
        &test,
        409,
        json!({"kind": "Status", "code": 409, "reason": "Conflict", "message": message,
            "details": {"name": "q", "kind": "resourcequotas"}}),
    );
    assert!(
        said.contains(message) && said.contains("try again"),
        "{said}"
    );
    assert!(!said.contains("someone else"), "{said}");
}

#[test]
fn an_answer_of_no_api_server_is_told_as_such() {
    let test = crate::push::cluster();
    for code in [302, 403, 404] {
        let said = refused(&test, code, "<html>log in</html>".into());
        assert!(said.contains("really an API server"), "{code}: {said}");
    }
    let busy = refused(
        &test,
        429,
        "Too many requests, please try again later.".into(),
    );
    assert!(busy.contains("answered 429: Too Many Requests\n"), "{busy}");
}

#[test]
fn a_write_without_an_answer_may_be_there() {
    let test = crate::push::cluster();
    for fault in [FaultKind::CloseConnection, FaultKind::Hang] {
        test.api().inject(Fault::new("PATCH", "", fault));
        let output = test.run(&format!("{PUSH} --request-timeout 1s"));
        assert!(
            output
                .stderr
                .contains("what was to be written may be there all the same"),
            "{output}"
        );
        test.api().clear_faults();
    }
    test.api()
        .inject(Fault::new("GET", "", FaultKind::CloseConnection));
    let output = test.run("secret status -n team-a");
    assert!(!output.stderr.contains("may be there"), "{output}");
}

#[test]
fn a_secret_that_has_lost_its_label_is_not_kept_by_another_pxsec() {
    let test = cluster();
    let mut object = stored(&test).expect("a Secret");
    take_out(&mut object["metadata"], "labels");
    test.api().put(object);
    let output = test.run("secret delete px-user-token -n team-a");
    assert!(
        output.stderr.contains(
            "is not kept by pxsec any more: its label app.kubernetes.io/managed-by=pxsec is gone"
        ),
        "{output}"
    );
}
