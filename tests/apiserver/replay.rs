//! The recorded session, request by request.

use base64::Engine as _;
use serde_json::{Value, json};

use crate::client::{APPLY, Client, METADATA, METADATA_LIST, Reply};
use crate::testkit::ApiServer;

const RECORDED: &str = include_str!("recorded.md");

struct Recorded {
    status: u16,
    content_type: String,
    body: String,
}

/// The recorded answer whose title begins with `title`.
fn recorded(title: &str) -> Recorded {
    let section = RECORDED
        .split("\n--- ")
        .flat_map(|section| section.split("```\n--- "))
        .find(|section| section.starts_with(title))
        .unwrap_or_else(|| panic!("no record of {title:?}"));
    let (head, body) = section.split_once("\n\n").expect("head and body");
    let field = |name: &str| {
        let line = head.lines().find_map(|line| line.strip_prefix(name));
        line.expect("a header").trim().to_owned()
    };
    Recorded {
        status: field("HTTP/2 ").parse().expect("a status"),
        content_type: field("content-type: "),
        body: body
            .trim_end()
            .trim_end_matches("```")
            .trim_end()
            .to_owned(),
    }
}

fn is_uid(word: &str) -> bool {
    word.len() == 36 && word.split('-').map(str::len).eq([8, 4, 4, 4, 12])
}

/// Blanks what differs from run to run.
fn steady(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, child) in map {
                let varies = [
                    "uid",
                    "resourceVersion",
                    "creationTimestamp",
                    "time",
                    "continue",
                ];
                if varies.contains(&key.as_str()) && child.is_string() {
                    *child = "*".into();
                } else {
                    steady(child);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(steady),
        Value::String(text) => {
            let uid = text
                .split(['(', ')', ' '])
                .find(|word| is_uid(word))
                .map(str::to_owned);
            if let Some(uid) = uid {
                *text = text.replace(&uid, "*");
            }
        }
        _ => {}
    }
}

#[track_caller]
fn same(title: &str, reply: &Reply) {
    let recorded = recorded(title);
    assert_eq!(
        reply.status, recorded.status,
        "status of {title}: {}",
        reply.text
    );
    assert_eq!(
        reply.header("content-type"),
        recorded.content_type,
        "content type of {title}"
    );
    assert!(!reply.header("date").is_empty(), "no Date in {title}");
    if !recorded.content_type.starts_with("application/json") {
        assert_eq!(reply.text.trim_end(), recorded.body, "{title}");
        return;
    }
    let mut expected: Value = serde_json::from_str(&recorded.body).expect("recorded JSON");
    let mut actual = reply.json();
    steady(&mut expected);
    steady(&mut actual);
    let pretty = |value: &Value| serde_json::to_string_pretty(value).expect("JSON");
    assert_eq!(pretty(&actual), pretty(&expected), "{title}");
}

fn secret(name: &str, value: &str) -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret", "metadata": {"name": name},
        "data": {"auth-token": value},
    })
}

fn revision(reply: &Reply) -> String {
    reply.json()["metadata"]["resourceVersion"]
        .as_str()
        .expect("a revision")
        .to_owned()
}

const SECRETS: &str = "/api/v1/namespaces/rec-a/secrets";

#[test]
fn the_recorded_session_is_answered_alike() {
    let server = ApiServer::start();
    server.create_namespace("rec-a");
    let admin = Client::user(&server, "admin");
    let at = |name: &str| format!("{SECRETS}/{name}");
    let apply = |name: &str, more: &str, body: &Value| admin.apply(&at(name), "pxsec", more, body);

    same("GET /version", &admin.get("/version"));

    let mut full = secret("t1", "YWJj");
    full["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "pxsec"});
    full["metadata"]["annotations"] = json!({"stork.libopenstorage.org/skip-resource": "true"});
    let created = apply("t1", "", &full);
    same("SSA creates", &created);
    let again = apply("t1", "", &full);
    same("SSA again", &again);
    assert_eq!(
        created.text, again.text,
        "a no-op changes neither revision nor time"
    );

    let dry = apply("t1", "&dryRun=All", &secret("t1", "eHl6"));
    same("SSA changed, dry run", &dry);
    assert_eq!(
        admin.get(&at("t1")).text,
        created.text,
        "a dry run stores nothing"
    );
    same(
        "SSA by another manager",
        &admin.apply(&at("t1"), "other", "", &secret("t1", "eHl6")),
    );
    let mut stale = secret("t1", "YWJj");
    stale["metadata"]["resourceVersion"] = "1".into();
    same("SSA with a stale resourceVersion", &apply("t1", "", &stale));
    same(
        "SSA drops annotations",
        &apply("t1", "", &secret("t1", "YWJj")),
    );

    let target = format!("{SECRETS}?fieldManager=kubectl-create");
    let second = admin.post(&target, &secret("t2", "YWJj"));
    same("POST by kubectl-create", &second);
    same(
        "... SSA over it, other value",
        &apply("t2", "", &secret("t2", "eHl6")),
    );
    same(
        "... SSA over it, force",
        &apply("t2", "&force=true", &secret("t2", "eHl6")),
    );

    same(
        "SSA without fieldManager",
        &admin.call("PATCH", &at("t1"), APPLY, &full),
    );
    let nowhere = "/api/v1/namespaces/nope/secrets/t1";
    same(
        "SSA in a namespace that does not",
        &admin.apply(nowhere, "pxsec", "", &full),
    );
    same(
        "SSA with data that is not base64",
        &apply("t3", "", &secret("t3", "!!")),
    );
    same(
        "SSA with a bad name",
        &apply("Bad_Name", "", &secret("Bad_Name", "YWJj")),
    );
    let mut labelled = secret("t4", "YWJj");
    labelled["metadata"]["labels"] = json!({"l": "not ok!"});
    same("SSA with a bad label value", &apply("t4", "", &labelled));

    let mut immutable = secret("imm", "YWJj");
    immutable["immutable"] = true.into();
    assert_eq!(admin.post(SECRETS, &immutable).status, 201);
    same(
        "SSA over an immutable",
        &apply("imm", "&force=true", &secret("imm", "eHl6")),
    );
    let mut tls = secret("tls", "YWJj");
    tls["type"] = "kubernetes.io/tls".into();
    assert_eq!(admin.post(SECRETS, &tls).status, 201);
    let mut opaque = secret("tls", "YWJj");
    opaque["type"] = "Opaque".into();
    same(
        "SSA that changes type",
        &apply("tls", "&force=true", &opaque),
    );

    same("GET missing", &admin.get(&at("none")));
    same("GET metadata only", &admin.get_as(&at("t2"), METADATA));
    let page = admin.get_as(&format!("{SECRETS}?limit=1"), METADATA_LIST);
    same("LIST metadata only", &page);
    let decode = |text: &str| {
        let body: Value = serde_json::from_str(text).expect("a list");
        let token = body["metadata"]["continue"]
            .as_str()
            .expect("a token")
            .to_owned();
        let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(token);
        serde_json::from_slice::<Value>(&bytes.expect("base64")).expect("JSON in the token")
    };
    let (ours, real) = (
        decode(&page.text),
        decode(&recorded("LIST metadata only").body),
    );
    assert_eq!((&ours["v"], &ours["start"]), (&real["v"], &real["start"]));
    same(
        "LIST with a broken continue",
        &admin.get(&format!("{SECRETS}?limit=1&continue=aW52YWxpZA")),
    );
    same(
        "LIST with a bad selector",
        &admin.get(&format!("{SECRETS}?labelSelector=%3D%3Dx")),
    );

    let mut put = second.json();
    put["metadata"]["resourceVersion"] = revision(&second).into();
    let put = admin.call("PUT", &at("t2"), "application/json", &put);
    same("PUT with a stale resourceVersion", &put);
    let delete = |options: &Value| admin.call("DELETE", &at("t2"), "application/json", options);
    same(
        "DELETE with a uid precondition",
        &delete(&json!({"preconditions": {"uid": "x"}})),
    );
    same("DELETE\n", &delete(&Value::Null));
    assert_eq!(server.secret("rec-a", "t2"), None);
}

#[test]
fn the_recorded_refusals_and_reviews_are_answered_alike() {
    let server = ApiServer::start();
    server.create_namespace("rec-a");
    server.limit(
        "limited",
        &[
            ("get", "secrets", "limited"),
            ("list", "secrets", "limited"),
        ],
    );
    let limited = Client::user(&server, "limited");
    let body = secret("t1", "YWJj");
    let denied = limited.apply(&format!("{SECRETS}/t1"), "pxsec", "", &body);
    same("limited user: PATCH denied", &denied);
    same(
        "limited user: LIST -A denied",
        &limited.get("/api/v1/secrets"),
    );

    let reviews = "/apis/authorization.k8s.io/v1";
    let asked = json!({"verb": "get", "resource": "secrets", "namespace": "limited"});
    let asked = json!({
        "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
        "spec": {"resourceAttributes": asked},
    });
    let mut review = limited.post(&format!("{reviews}/selfsubjectaccessreviews"), &asked);
    // The names of the Role and its binding are the recorded cluster's own.
    let reason = review.json()["status"]["reason"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        reason.starts_with("RBAC: allowed by RoleBinding "),
        "{reason}"
    );
    let theirs = r#"RBAC: allowed by RoleBinding "limited-reads-secrets/limited" of Role "secret-reader" to User "limited""#;
    review.text = review
        .text
        .replace(&json!(reason).to_string(), &json!(theirs).to_string());
    same("limited user: SelfSubjectAccessReview", &review);
    let rules = json!({
        "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectRulesReview",
        "spec": {"namespace": "limited"},
    });
    let rules = limited.post(&format!("{reviews}/selfsubjectrulesreviews"), &rules);
    same("limited user: SelfSubjectRulesReview", &rules);

    same(
        "bad bearer token",
        &Client::with_token(&server, "nonsense").get("/api/v1/secrets"),
    );
    same(
        "no credentials",
        &Client::anonymous(&server).get("/api/v1/secrets"),
    );
    let admin = Client::user(&server, "admin");
    let clusters = "/apis/core.libopenstorage.org/v1/storageclusters";
    same("StorageClusters where no such CRD", &admin.get(clusters));
    server.install_storage_clusters();
    assert_eq!(admin.get(clusters).json()["kind"], "StorageClusterList");

    server.terminate_namespace("rec-term");
    let ending = "/api/v1/namespaces/rec-term/secrets/t9";
    same(
        "SSA in a terminating",
        &admin.apply(ending, "pxsec", "", &secret("t9", "YWJj")),
    );
}
