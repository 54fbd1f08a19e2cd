//! What the recorded session does not show: paging to the end, watches, ownership over several
//! steps, faults, and what the server keeps to itself.

use std::thread;

use serde_json::{Value, json};

use crate::client::{Client, MERGE, METADATA};
use crate::testkit::{ApiServer, Fault, FaultKind};

const SECRETS: &str = "/api/v1/namespaces/default/secrets";

fn secret(name: &str, data: &Value) -> Value {
    json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name}, "data": data})
}

fn started() -> (ApiServer, Client) {
    let server = ApiServer::start();
    let admin = Client::user(&server, "admin");
    (server, admin)
}

#[test]
fn several_conflicts_are_listed_by_manager_and_force_takes_the_fields() {
    let (server, admin) = started();
    let target = format!("{SECRETS}?fieldManager=kubectl-create");
    admin.post(&target, &secret("s", &json!({"a": "YQ==", "b": "Yg=="})));
    let mine = secret("s", &json!({"a": "eA==", "b": "eA=="}));
    let one = format!("{SECRETS}/s");
    let refused = admin.apply(&one, "pxsec", "", &mine);
    assert_eq!(
        refused.message(),
        "Apply failed with 2 conflicts: conflicts with \"kubectl-create\" using v1:\n- .data.a\n- .data.b"
    );
    assert_eq!(admin.apply(&one, "pxsec", "&force=true", &mine).status, 200);
    let stored = server.secret("default", "s").expect("the secret");
    assert_eq!(stored["data"], json!({"a": "eA==", "b": "eA=="}));
}

#[test]
fn a_field_two_managers_apply_stays_until_both_let_go() {
    let (server, admin) = started();
    let one = format!("{SECRETS}/s");
    let full = secret("s", &json!({"a": "YQ==", "b": "Yg=="}));
    admin.apply(&one, "first", "", &full);
    assert_eq!(
        admin.apply(&one, "second", "", &full).status,
        200,
        "the same value is no conflict"
    );
    let less = secret("s", &json!({"b": "Yg=="}));
    admin.apply(&one, "first", "", &less);
    assert_eq!(
        server.secret("default", "s").expect("it")["data"]["a"],
        "YQ=="
    );
    admin.apply(&one, "second", "", &less);
    assert_eq!(
        server.secret("default", "s").expect("it")["data"],
        json!({"b": "Yg=="})
    );
}

#[test]
fn an_apply_leaves_foreign_keys_alone_and_takes_yaml() {
    let (server, admin) = started();
    server.put(secret("s", &json!({"foreign": "Zg=="})));
    let yaml = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  mine: bQ==\n";
    let target = format!("{SECRETS}/s?fieldManager=pxsec");
    let kind = [("Content-Type", crate::client::APPLY), ("Accept", METADATA)];
    let reply = admin
        .try_call("PATCH", &target, &kind, yaml)
        .expect("an answer");
    assert_eq!(reply.json()["kind"], "PartialObjectMetadata");
    assert!(
        !reply.text.contains("bQ=="),
        "a metadata-only answer has no data"
    );
    let data = &server.secret("default", "s").expect("it")["data"];
    assert_eq!(*data, json!({"foreign": "Zg==", "mine": "bQ=="}));
}

#[test]
fn an_update_takes_a_field_from_who_applied_it() {
    let (_server, admin) = started();
    let one = format!("{SECRETS}/s");
    let body = secret("s", &json!({"a": "YQ=="}));
    admin.apply(&one, "pxsec", "", &body);
    admin.call("PATCH", &one, MERGE, &json!({"data": {"a": "eA=="}}));
    let refused = admin.apply(&one, "pxsec", "", &body);
    assert_eq!(
        refused.message(),
        "Apply failed with 1 conflict: conflict with \"curl\" using v1: .data.a"
    );
}

#[test]
fn creation_checks_names_bodies_and_permissions() {
    let (server, admin) = started();
    let body = secret("s", &json!({}));
    assert_eq!(admin.post(SECRETS, &body).status, 201);
    let again = admin.post(SECRETS, &body);
    assert_eq!(
        (again.status, &*again.message()),
        (409, "secrets \"s\" already exists")
    );
    let broken = admin.post(SECRETS, &secret("t", &json!({"k": "?"})));
    let why = "Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input byte 0";
    assert_eq!((broken.status, &*broken.message()), (400, why));
    let generated = json!({
        "apiVersion": "v1", "kind": "Secret", "metadata": {"generateName": "g-"},
        "stringData": {"k": "v"},
    });
    let generated = admin.post(SECRETS, &generated).json();
    assert!(
        generated["metadata"]["name"]
            .as_str()
            .is_some_and(|name| name.starts_with("g-"))
    );
    assert_eq!(generated["data"], json!({"k": "dg=="}));
    assert_eq!(generated["stringData"], Value::Null);
    let dry = admin.post(&format!("{SECRETS}?dryRun=All"), &secret("dry", &json!({})));
    assert_eq!((dry.status, server.secret("default", "dry")), (201, None));

    // Applying what does not exist needs two permissions.
    server.limit("patcher", &[("patch", "secrets", "default")]);
    let patcher = Client::user(&server, "patcher");
    let new = patcher.apply(&format!("{SECRETS}/n"), "m", "", &secret("n", &json!({})));
    let why = "secrets \"n\" is forbidden: User \"patcher\" cannot create resource \"secrets\" in API group \"\" in the namespace \"default\"";
    assert_eq!((new.status, &*new.message()), (403, why));
    assert_eq!(
        patcher
            .apply(&format!("{SECRETS}/s"), "m", "", &body)
            .status,
        200
    );
}

#[test]
fn a_uid_in_an_apply_prevents_a_creation_and_a_revision_does_not() {
    let (_server, admin) = started();
    let mut body = secret("s", &json!({}));
    body["metadata"]["uid"] = "u".into();
    let refused = admin.apply(&format!("{SECRETS}/s"), "m", "", &body);
    assert_eq!(refused.status, 409);
    assert!(
        refused.message().ends_with("no existing object was found"),
        "{}",
        refused.text
    );
    let mut body = secret("s", &json!({}));
    body["metadata"]["resourceVersion"] = "7".into();
    assert_eq!(
        admin.apply(&format!("{SECRETS}/s"), "m", "", &body).status,
        201
    );
}

#[test]
fn pages_follow_each_other_to_the_end() {
    let (server, admin) = started();
    for name in ["a", "b", "c", "d", "e"] {
        server.put(secret(name, &json!({})));
    }
    let (mut names, mut next) = (Vec::new(), String::new());
    loop {
        let page = admin
            .get(&format!("/api/v1/secrets?limit=2&continue={next}"))
            .json();
        let items = page["items"].as_array().expect("items");
        names.extend(items.iter().map(|item| item["metadata"]["name"].clone()));
        match page["metadata"]["continue"].as_str() {
            Some(token) => token.clone_into(&mut next),
            None => break,
        }
    }
    assert_eq!(names, ["a", "b", "c", "d", "e"]);
}

#[test]
fn selectors_select() {
    let (server, admin) = started();
    for (name, tier) in [("a", Some("gold")), ("b", Some("tin")), ("c", None)] {
        let mut body = secret(name, &json!({}));
        body["metadata"]["labels"] = tier.map_or(json!({}), |tier| json!({"tier": tier}));
        server.put(body);
    }
    let names = |query: &str| {
        let list = admin.get(&format!("{SECRETS}?{query}")).json();
        let items = list["items"].as_array().expect("items").clone();
        let names = items
            .iter()
            .map(|item| item["metadata"]["name"].as_str().unwrap_or("?").to_owned());
        names.collect::<Vec<_>>().join("")
    };
    for (query, expected) in [
        ("labelSelector=tier", "ab"),
        ("labelSelector=!tier", "c"),
        ("labelSelector=tier%3Dgold", "a"),
        ("labelSelector=tier%3D%3Dgold", "a"),
        ("labelSelector=tier!%3Dgold", "bc"),
        ("labelSelector=tier+in+(gold,tin)", "ab"),
        ("labelSelector=tier+notin+(gold),tier", "b"),
        ("fieldSelector=metadata.name%3Db", "b"),
        (
            "fieldSelector=metadata.name!%3Db,metadata.namespace%3Ddefault",
            "ac",
        ),
    ] {
        assert_eq!(names(query), expected, "{query}");
    }
    let wrong = admin.get(&format!("{SECRETS}?fieldSelector=spec.x%3D1"));
    assert_eq!(
        (wrong.status, &*wrong.message()),
        (400, "field label not supported: spec.x")
    );
}

#[test]
fn a_watch_tells_what_happens_after_its_revision() {
    let (server, admin) = started();
    server.put(secret("old", &json!({})));
    let list = admin.get(SECRETS).json();
    let revision = list["metadata"]["resourceVersion"]
        .as_str()
        .expect("a revision");
    let other = Client::user(&server, "admin");
    let happens = || {
        let body = secret("new", &json!({"k": "dg=="}));
        thread::scope(|scope| {
            let work = scope.spawn(|| {
                other.apply(&format!("{SECRETS}/new"), "m", "", &body);
                other.call(
                    "PATCH",
                    &format!("{SECRETS}/new"),
                    MERGE,
                    &json!({"data": {"k": "eA=="}}),
                );
                other.call(
                    "DELETE",
                    &format!("{SECRETS}/new"),
                    "application/json",
                    &Value::Null,
                );
            });
            work.join().expect("three writes");
        });
    };
    let target = format!("{SECRETS}?watch=1&resourceVersion={revision}");
    let events = admin.watch(&target, 3, happens);
    let kinds: Vec<&str> = events
        .iter()
        .filter_map(|event| event["type"].as_str())
        .collect();
    assert_eq!(kinds, ["ADDED", "MODIFIED", "DELETED"]);
    assert!(
        events
            .iter()
            .all(|event| event["object"]["metadata"]["name"] == "new")
    );

    let from_now = admin.watch(&format!("{SECRETS}?watch=true"), 1, || {});
    assert_eq!(from_now[0]["object"]["metadata"]["name"], "old");
}

#[test]
fn what_was_compacted_cannot_be_gone_on_from() {
    let (server, admin) = started();
    for name in ["a", "b"] {
        server.put(secret(name, &json!({})));
    }
    let page = admin.get(&format!("{SECRETS}?limit=1")).json();
    let go_on = page["metadata"]["continue"]
        .as_str()
        .expect("a second page");
    let revision = page["metadata"]["resourceVersion"]
        .as_str()
        .expect("a revision");
    server.put(secret("c", &json!({})));
    server.compact();
    let refused = admin.get(&format!("{SECRETS}?limit=1&continue={go_on}"));
    assert_eq!(
        (refused.status, refused.json()["reason"].clone()),
        (410, "Expired".into())
    );
    // A watch has been accepted by then, and tells it as an event.
    let events = admin.watch(
        &format!("{SECRETS}?watch=1&resourceVersion={revision}"),
        1,
        || {},
    );
    assert_eq!(events[0]["type"], "ERROR");
    assert_eq!(
        (&events[0]["object"]["code"], &events[0]["object"]["reason"]),
        (&410.into(), &"Expired".into())
    );
}

#[test]
fn a_watch_ends_with_a_bookmark_where_one_is_asked_for() {
    let (server, admin) = started();
    server.put(secret("a", &json!({})));
    let revision =
        server.secret("default", "a").expect("it")["metadata"]["resourceVersion"].clone();
    let from = revision.as_str().expect("a revision");
    let target = format!(
        "{SECRETS}?watch=1&resourceVersion={from}&timeoutSeconds=1&allowWatchBookmarks=true"
    );
    let events = admin.watch(&target, 1, || {});
    assert_eq!(events[0]["type"], "BOOKMARK");
    assert_eq!(
        events[0]["object"]["metadata"],
        json!({"resourceVersion": from})
    );
}

#[test]
fn a_deleted_namespace_takes_its_objects_along() {
    let (server, admin) = started();
    server.create_namespace("gone");
    server.put(json!({
        "apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "namespace": "gone"},
    }));
    let reply = admin.call(
        "DELETE",
        "/api/v1/namespaces/gone",
        "application/json",
        &Value::Null,
    );
    assert_eq!(reply.json()["status"]["phase"], "Terminating");
    assert_eq!(server.secret("gone", "s"), None);
    assert_eq!(admin.get("/api/v1/namespaces/gone").status, 404);
}

#[test]
fn a_custom_resource_counts_its_generations_and_wants_a_revision() {
    let (server, admin) = started();
    server.install_storage_clusters();
    let one = "/apis/core.libopenstorage.org/v1/namespaces/default/storageclusters/px";
    let cluster = |image: &str| {
        json!({
            "apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
            "metadata": {"name": "px"}, "spec": {"image": image},
        })
    };
    let created = admin.apply(one, "m", "", &cluster("a")).json();
    assert_eq!(created["metadata"]["generation"], 1);
    assert_eq!(
        admin.apply(one, "m", "", &cluster("b")).json()["metadata"]["generation"],
        2
    );
    let put = admin.call("PUT", one, "application/json", &cluster("c"));
    assert_eq!(put.status, 422, "{}", put.text);
    let missing = admin.get(&one.replace("/px", "/none"));
    let why = "storageclusters.core.libopenstorage.org \"none\" not found";
    assert_eq!(missing.message(), why);
}

#[test]
fn faults_strike_as_often_as_they_should() {
    let (server, admin) = started();
    let busy = json!({"kind": "Status", "code": 429});
    let wait = vec![("Retry-After".to_owned(), "1".to_owned())];
    let fault = FaultKind::Status(429, busy, wait);
    server.inject(Fault::new("GET", "/secrets", fault).times(1));
    let first = admin.get(SECRETS);
    assert_eq!((first.status, first.header("retry-after")), (429, "1"));
    assert_eq!(admin.get(SECRETS).status, 200);

    server.inject(Fault::new("", "/secrets", FaultKind::Garbage(b"{\"kind\":".to_vec())).times(1));
    assert_eq!(admin.get(SECRETS).text, "{\"kind\":");
    server.inject(Fault::new("", "/secrets", FaultKind::CloseConnection));
    assert!(admin.try_call("GET", SECRETS, &[], "").is_err());
    server.clear_faults();
    assert_eq!(admin.get(SECRETS).status, 200);
}

#[test]
fn a_hanging_request_ends_with_the_server() {
    let (server, admin) = started();
    server.inject(Fault::new("", "/secrets", FaultKind::Hang));
    let waiting = thread::spawn(move || admin.try_call("GET", SECRETS, &[], "").is_err());
    while server.requests().is_empty() {
        thread::yield_now();
    }
    drop(server);
    assert!(waiting.join().expect("the client"), "no answer, but an end");
}

#[test]
fn the_log_and_debug_output_hold_no_credentials_and_no_data() {
    let (server, admin) = started();
    let token = server.token_for("probe");
    let probe = Client::with_token(&server, &token);
    probe.post(SECRETS, &secret("s", &json!({"k": "c2VudGluZWw="})));
    admin.get_as(&format!("{SECRETS}/s?x=1"), METADATA);
    let log = server.requests();
    let last = log.last().expect("a request");
    assert_eq!(
        (&*last.path, &*last.query, &*last.user),
        (&*format!("{SECRETS}/s"), "x=1", "admin")
    );
    let shown = format!("{server:?} {log:?}");
    assert!(
        !shown.contains(&token) && !shown.contains("c2VudGluZWw"),
        "{shown}"
    );
    server.revoke_tokens();
    assert_eq!(probe.get(SECRETS).status, 401);
}
