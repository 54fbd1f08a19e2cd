//! Reading and writing Secrets.

use std::collections::BTreeMap;

use pxsec::domain::secret_ref::SecretRef;
use pxsec::domain::token::Fingerprint;
use pxsec::ports::{
    ApplyMode, ClusterError, DesiredSecret, FieldConflict, SecretCluster as _, TokenRecord,
};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::harness::{Place, texts};
use crate::testkit::{ApiServer, Fault, FaultKind};

const VALUE: &str = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";

fn token_secret(namespace: &str, name: &str, value: &str) -> DesiredSecret {
    DesiredSecret {
        namespace: namespace.into(),
        name: name.into(),
        data: vec![("auth-token".into(), value.as_bytes().to_vec().into())],
        record: Some(TokenRecord {
            expires: None,
            issued: None,
            issuer: "portworx.com".into(),
            subject: "s".into(),
            roles: vec!["system.user".into()],
            groups: vec![],
            fingerprint: Fingerprint::parse("sha256:1a2b3c4d").unwrap(),
            signing_key: None,
            lifetime_secs: None,
            renew_before_secs: None,
        }),
        annotations: BTreeMap::new(),
        labels: BTreeMap::new(),
    }
}

fn start() -> (ApiServer, Place) {
    let server = ApiServer::start();
    server.create_namespace("team-a");
    let place = Place::with(&server.kubeconfig());
    (server, place)
}

fn apply(place: &Place, want: &DesiredSecret, mode: &ApplyMode) -> Result<String, ClusterError> {
    place
        .use_it(async |cluster| cluster.apply(want, mode).await)
        .map(|applied| applied.metadata.resource_version)
}

fn read(place: &Place, at: &str) -> Result<Vec<u8>, ClusterError> {
    let at = SecretRef::parse(at, None).unwrap();
    place
        .use_it(async |cluster| cluster.read_key(&at).await)
        .map(|value| value.expose_secret().to_vec())
}

fn put(server: &ApiServer, name: &str, data: &Value, metadata: &Value) {
    let mut object = json!({"apiVersion": "v1", "kind": "Secret", "type": "Opaque",
        "metadata": {"namespace": "team-a", "name": name}, "data": data});
    for (key, value) in metadata.as_object().unwrap() {
        object["metadata"][key] = value.clone();
    }
    server.put(object);
}

#[test]
fn a_key_is_read_as_it_is_stored() {
    let (server, place) = start();
    // base64 of "YWJj\n": what is stored is itself base64 with a line break, and stays so.
    put(
        &server,
        "s",
        &json!({"shared-secret": "WVdKago=", "b": "", "a": "/w=="}),
        &json!({}),
    );
    assert_eq!(read(&place, "team-a/s/shared-secret").unwrap(), b"YWJj\n");
    assert_eq!(read(&place, "team-a/s/a").unwrap(), b"\xff");
    assert_eq!(read(&place, "team-a/s/b").unwrap(), b"");
    match read(&place, "team-a/s/nope").unwrap_err() {
        ClusterError::KeyNotFound { known, .. } => {
            assert_eq!(known, ["a", "b", "shared-secret"]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        read(&place, "team-a/missing/x").unwrap_err().to_string(),
        "there is no Secret `missing` in the namespace `team-a`"
    );
    server.put(
        json!({"apiVersion": "v1", "kind": "Secret", "type": "Opaque",
        "metadata": {"namespace": "team-a", "name": "empty"}}),
    );
    assert!(matches!(
        read(&place, "team-a/empty/x"),
        Err(ClusterError::KeyNotFound { known, .. }) if known.is_empty()
    ));
}

#[test]
fn metadata_comes_without_data_and_names_owners() {
    let (server, place) = start();
    let owner = json!({"ownerReferences": [{"apiVersion": "core.libopenstorage.org/v1",
        "kind": "StorageCluster", "name": "px", "uid": "1"}]});
    put(&server, "s", &json!({"auth-token": "YWJj"}), &owner);
    let found = place
        .use_it(async |cluster| cluster.metadata("team-a", "s").await)
        .unwrap()
        .unwrap();
    assert_eq!(found.owners, [("StorageCluster".into(), "px".into())]);
    let stored = server.secret("team-a", "s").unwrap();
    assert_eq!(
        stored["metadata"]["resourceVersion"],
        found.resource_version
    );
    assert!(
        server.requests()[0]
            .accept
            .contains("PartialObjectMetadata")
    );
    let none = place.use_it(async |cluster| cluster.metadata("team-a", "none").await);
    assert_eq!(none.unwrap(), None);
}

#[test]
fn create_makes_a_secret_once() {
    let (server, place) = start();
    let mut want = token_secret("team-a", "key", "0123456789");
    want.record = None;
    let create = |want: &DesiredSecret| place.use_it(async |cluster| cluster.create(want).await);
    create(&want).unwrap();
    let stored = server.secret("team-a", "key").unwrap();
    assert_eq!(stored["data"]["auth-token"], "MDEyMzQ1Njc4OQ==");
    assert_eq!(stored["metadata"]["managedFields"][0]["manager"], "pxsec");
    assert_eq!(stored["metadata"].get("labels"), None);
    let request = &server.requests()[0];
    assert_eq!(request.query, "&fieldManager=pxsec");
    assert!(request.accept.contains("PartialObjectMetadata"));
    assert_eq!(
        create(&want).unwrap_err().to_string(),
        "the Secret `team-a/key` already exists"
    );
    want.namespace = "nope".into();
    assert_eq!(
        create(&want).unwrap_err().to_string(),
        "the namespace `nope` does not exist"
    );
    for (namespace, name) in [("../x", "a"), ("a", ""), ("a", "../x"), ("", "a")] {
        let bad = token_secret(namespace, name, VALUE);
        server.clear_requests();
        assert!(matches!(create(&bad), Err(ClusterError::Invalid { .. })));
        assert!(server.requests().is_empty());
    }
}

#[test]
fn apply_creates_changes_and_leaves_alone_what_is_not_ours() {
    let (server, place) = start();
    let mode = ApplyMode::default();
    let want = token_secret("team-a", "t", VALUE);
    let first = apply(&place, &want, &mode).unwrap();
    assert_eq!(apply(&place, &want, &mode).unwrap(), first);
    let request = &server.requests()[0];
    assert!(request.query.contains("fieldManager=pxsec"));
    assert!(!request.query.contains("force"));
    assert!(request.accept.contains("PartialObjectMetadata"));
    let stored = server.secret("team-a", "t").unwrap();
    let metadata = &stored["metadata"];
    assert_eq!(
        metadata["labels"],
        json!({"app.kubernetes.io/managed-by": "pxsec"})
    );
    assert_eq!(
        metadata["annotations"]["stork.libopenstorage.org/skip-resource"],
        "true"
    );
    assert_eq!(metadata["annotations"]["pxsec.dev/expires-at"], "never");
    assert_eq!(stored["type"], "Opaque");

    let changed = token_secret("team-a", "t", "other-value");
    let second = apply(
        &place,
        &changed,
        &ApplyMode {
            dry_run: true,
            ..mode.clone()
        },
    );
    assert!(second.is_ok());
    assert_eq!(server.secret("team-a", "t").unwrap(), stored);
    assert_ne!(apply(&place, &changed, &mode).unwrap(), first);

    put(
        &server,
        "foreign",
        &json!({"SECRET_NAME": "eA=="}),
        &json!({}),
    );
    apply(&place, &token_secret("team-a", "foreign", VALUE), &mode).unwrap();
    let stored = server.secret("team-a", "foreign").unwrap();
    assert_eq!(stored["data"]["SECRET_NAME"], "eA==");
}

/// What was decided about one object must not be written into another that has its name by now, nor make one anew.
#[test]
fn an_apply_for_one_object_is_refused_by_every_other() {
    let (server, place) = start();
    let want = token_secret("team-a", "t", VALUE);
    let mode = ApplyMode {
        uid: Some("11111111-1111-4111-a111-111111111111".into()),
        ..ApplyMode::default()
    };
    let changed = |outcome| matches!(outcome, Err(ClusterError::Changed { .. }));
    assert!(changed(apply(&place, &want, &mode)));
    assert!(server.secret("team-a", "t").is_none());
    put(&server, "t", &json!({}), &json!({}));
    let before = server.secret("team-a", "t").unwrap();
    assert!(changed(apply(&place, &want, &mode)));
    assert_eq!(server.secret("team-a", "t").unwrap(), before);
    let uid = before["metadata"]["uid"].as_str().map(str::to_owned);
    let mode = ApplyMode { uid, ..mode };
    apply(&place, &want, &mode).unwrap();
}

#[test]
fn a_conflict_names_field_and_manager_until_it_is_forced() {
    let (server, place) = start();
    put(&server, "t", &json!({"auth-token": "YWJj"}), &json!({}));
    let want = token_secret("team-a", "t", VALUE);
    match apply(&place, &want, &ApplyMode::default()).unwrap_err() {
        ClusterError::Conflict { fields } => assert_eq!(
            fields,
            [FieldConflict {
                field: ".data.auth-token".into(),
                manager: "testkit".into(),
            }]
        ),
        other => panic!("{other:?}"),
    }
    let force = ApplyMode {
        force: true,
        dry_run: false,
        ..ApplyMode::default()
    };
    apply(&place, &want, &force).unwrap();
    assert_eq!(
        read(&place, "team-a/t/auth-token").unwrap(),
        VALUE.as_bytes()
    );
}

#[test]
fn refusals_of_the_server_are_told_apart() {
    let (server, place) = start();
    let mode = ApplyMode::default();
    let missing = token_secret("nope", "t", VALUE);
    assert!(matches!(
        apply(&place, &missing, &mode),
        Err(ClusterError::NamespaceNotFound { namespace }) if namespace == "nope"
    ));
    server.terminate_namespace("gone");
    let ending = token_secret("gone", "t", VALUE);
    assert!(matches!(
        apply(&place, &ending, &mode),
        Err(ClusterError::NamespaceTerminating { namespace }) if namespace == "gone"
    ));
    server.put(
        json!({"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "immutable": true,
        "metadata": {"namespace": "team-a", "name": "fixed"}, "data": {"x": "eA=="}}),
    );
    assert!(matches!(
        apply(&place, &token_secret("team-a", "fixed", VALUE), &mode),
        Err(ClusterError::Invalid { message }) if message.contains("immutable")
    ));
    server.limit("weak", &[("get", "secrets", "team-a")]);
    let weak = Place::with(&server.kubeconfig_for("weak"));
    assert!(matches!(
        apply(&weak, &token_secret("team-a", "t", VALUE), &mode),
        Err(ClusterError::Forbidden { message }) if message.contains("cannot patch resource \"secrets\"")
    ));
    server.revoke_tokens();
    assert!(matches!(
        read(&place, "team-a/t/x"),
        Err(ClusterError::Unauthorized { .. })
    ));
}

#[test]
fn a_refusal_that_repeats_the_value_does_not_show_it() {
    use base64::Engine as _;
    let (server, place) = start();
    let encoded = base64::engine::general_purpose::STANDARD.encode(VALUE);
    for code in [400, 403, 422, 500] {
        let status = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": code,
            "message": format!("admission webhook denied {VALUE} and {encoded}"), "reason": "X"});
        let headers = vec![("Retry-After".to_owned(), "0".to_owned())];
        server.inject(Fault::new("", "", FaultKind::Status(code, status, headers)));
        let want = token_secret("team-a", "t", VALUE);
        let errors = [
            apply(&place, &want, &ApplyMode::default()).unwrap_err(),
            place
                .use_it(async |cluster| cluster.create(&want).await)
                .unwrap_err(),
        ];
        for error in errors {
            let shown = texts(&error);
            assert!(
                shown.contains("denied [redacted] and [redacted]"),
                "{shown}"
            );
        }
        server.clear_faults();
    }
}

#[test]
fn a_value_is_taken_out_of_a_refusal_before_it_is_cut_and_out_of_managers() {
    let (server, place) = start();
    let want = token_secret("team-a", "t", VALUE);
    let refused = |status: Value| {
        let code = status["code"].as_u64().unwrap();
        let code = u16::try_from(code).unwrap();
        server.inject(Fault::new("PATCH", "", FaultKind::Status(code, status, vec![])).times(1));
        texts(&apply(&place, &want, &ApplyMode::default()).unwrap_err())
    };
    // The 2,000 characters that are shown end within the token.
    let long = format!("{}{VALUE}", "x".repeat(1980));
    let shown = refused(json!({"kind": "Status", "code": 403, "message": long}));
    assert!(!shown.contains(&VALUE[..16]), "{shown}");
    let cause = json!({"reason": "FieldManagerConflict", "field": format!(".data.{VALUE}"),
        "message": format!("conflict with \"{VALUE}\" using v1")});
    let shown = refused(
        json!({"kind": "Status", "code": 409, "reason": "Conflict", "details": {"causes": [cause]}}),
    );
    assert!(shown.contains("owned by `[redacted]`"), "{shown}");
    assert!(!shown.contains(&VALUE[..16]), "{shown}");
    let details = json!({"kind": "namespaces", "name": VALUE});
    let shown = refused(json!({"kind": "Status", "code": 404, "details": details}));
    assert!(!shown.contains(&VALUE[..16]), "{shown}");
}

#[test]
fn kubectl_takes_the_manifest() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let (server, place) = start();
    let kubectl = Command::new("kubectl")
        .args(["apply", "--server-side", "-f", "-"])
        .env("HOME", place.path("home"))
        .env("KUBECONFIG", place.path("kubeconfig"))
        .env("NO_PROXY", "127.0.0.1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = kubectl else {
        let required = std::env::var_os("PXSEC_REQUIRE_REAL").is_some_and(|value| value == "1");
        assert!(!required, "PXSEC_REQUIRE_REAL=1, but there is no kubectl");
        println!("skipped: no kubectl on PATH");
        return;
    };
    let want = token_secret("team-a", "t", VALUE);
    let text = pxsec::cluster::manifest(&want).to_string();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(text.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "secret/t serverside-applied\n",
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        read(&place, "team-a/t/auth-token").unwrap(),
        VALUE.as_bytes()
    );
    assert!(server.secret("team-a", "t").is_some());
}
