//! `secret rotate` over many Secrets, with others at work at the same time and servers that fail.
//!
//! - of two rotators one renews, and the other finds nothing due; what changes under our hands is decided anew
//! - the canary comes first, and when it fails nothing else is touched
//! - with faults in one of twenty requests all are done, or told with the command for the rest
//! - several clusters have each its own key; Ctrl-C finishes what is under way

use std::io::{BufRead as _, BufReader, Read as _};

use serde_json::{Value, json};

use crate::binary::program;
use crate::harness::{NOW, TestEnv, key_pem};
use crate::push::writes;
use crate::rotate::{DAY, OTHER, USER, claims, cluster, push, share, sorted, stored, token};
use crate::testkit::{ApiServer, Fault, FaultKind};

/// A cluster in which tokens of these namespaces are due.
fn due(namespaces: &[&str]) -> TestEnv {
    let mut test = cluster();
    for namespace in namespaces {
        test.api().create_namespace(namespace);
        push(&test, namespace, "");
    }
    test.set_clock(NOW + 21 * DAY);
    test
}

/// Injects a fault into the writes to a namespace.
fn hit(test: &TestEnv, namespace: &str, what: FaultKind) -> Fault {
    let fault = Fault::new("PATCH", &format!("/namespaces/{namespace}/"), what);
    test.api().inject(fault.clone());
    fault
}

fn status(code: u16) -> FaultKind {
    let body = json!({"kind": "Status", "apiVersion": "v1", "message": "fault", "code": code});
    FaultKind::Status(code, body, vec![("Retry-After".to_owned(), "0".to_owned())])
}

/// The Secret as another rotator leaves it.
fn by_another(test: &TestEnv) -> Value {
    let before = stored(test, "team-a");
    test.run("secret rotate -n team-a").ok();
    let after = stored(test, "team-a");
    test.api().put(before);
    without_version(after)
}

fn without_version(mut object: Value) -> Value {
    object["metadata"]
        .as_object_mut()
        .expect("metadata")
        .remove("resourceVersion");
    object
}

#[test]
fn the_one_who_comes_second_finds_nothing_due() {
    let mut test = due(&["team-a"]);
    let theirs = by_another(&test);
    // Signed a second later than theirs, so another token.
    test.set_clock(NOW + 21 * DAY + 1);
    test.api().clear_requests();
    test.api()
        .inject(Fault::new("PATCH", "/team-a/", FaultKind::Meanwhile(theirs.clone())).times(1));
    let output = test.run("secret rotate -n team-a");
    assert_eq!(
        output.to_string(),
        "secret/px-user-token unchanged in namespace team-a, due in 19d23h\n[exit 0]"
    );
    assert_eq!(token(&stored(&test, "team-a")), token(&theirs));
    assert_eq!(writes(&test), 1);
}

#[test]
fn what_changes_under_our_hands_is_decided_anew() {
    let test = due(&["team-a"]);
    let before = without_version(stored(&test, "team-a"));
    let mut other = before.clone();
    other["data"]["auth-token"] = "eA==".into();
    let mut another_object = before.clone();
    another_object["metadata"]["uid"] = "11111111-1111-4111-a111-111111111111".into();
    let mut operators = before.clone();
    operators["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
        "kind": "StorageCluster", "name": "px", "uid": "u-1"}]);
    for (meanwhile, exit, said) in [
        // Another token, and nothing tells what to sign in its place.
        (other, 1, "what it holds is not a token"),
        // Deleted and created anew: still the same token, which is due.
        (another_object, 0, "renewed"),
        (operators, 0, "skipped"),
    ] {
        test.api().put(before.clone());
        let fault = Fault::new("PATCH", "/team-a/", FaultKind::Meanwhile(meanwhile));
        test.api().inject(fault.times(1));
        let output = test.run("secret rotate -n team-a");
        assert_eq!(output.exit, exit, "{output}");
        assert!(output.to_string().contains(said), "{output}");
        test.api().clear_faults();
    }
}

#[test]
fn a_storm_of_changes_ends_in_a_failure() {
    let test = due(&["team-a"]);
    let before = without_version(stored(&test, "team-a"));
    test.api().clear_requests();
    hit(&test, "team-a", FaultKind::Meanwhile(before.clone()));
    test.run("secret rotate -n team-a").fails(
        7,
        &[
            "could not renew the token in the Secret `team-a/px-user-token`",
            "was changed by someone else at the same time",
            "hint: try again",
        ],
    );
    assert_eq!(writes(&test), 5);
    assert_eq!(token(&stored(&test, "team-a")), token(&before));
}

/// The write is done, its answer gets lost, and when it is made again it comes too late.
#[test]
fn a_write_whose_answer_gets_lost_is_known_again() {
    let test = due(&["team-a"]);
    test.api()
        .inject(Fault::new("PATCH", "/team-a/", FaultKind::CutBody).times(1));
    let output = test.run("secret rotate -n team-a --all");
    assert_eq!(output.exit, 0, "{output}");
    assert!(
        output
            .stdout
            .contains("renewed in namespace team-a, expires in 30d (the old one in 9d)"),
        "{output}"
    );
    assert_eq!(writes(&test), 3, "{output}");
}

#[test]
fn two_rotators_at_once_renew_each_token_once() {
    let names: Vec<String> = (0..24).map(|n| format!("ns-{n:02}")).collect();
    let mut test = cluster();
    // ECDSA: signed twice, a token is not the same.
    test.file("ec.pem", key_pem("p256.pkcs8.pem"));
    for name in &names {
        test.api().create_namespace(name);
        let line = format!(
            "secret push -n {name} {USER} --subject {name} --signing-key TMP/ec.pem --token-duration 30d"
        );
        test.run(&line).ok();
    }
    test.set_clock(NOW + 21 * DAY);
    test.api().clear_requests();
    let rotate = || test.run("secret rotate -A --signing-key TMP/ec.pem");
    let (one, two) = std::thread::scope(|scope| {
        let (one, two) = (scope.spawn(rotate), scope.spawn(rotate));
        (one.join().expect("one"), two.join().expect("two"))
    });
    let lines = format!("{}{}", one.stdout, two.stdout);
    for name in &names {
        let of = |verb: &str| {
            let wanted = format!("{verb} in namespace {name},");
            lines.lines().filter(|line| line.contains(&wanted)).count()
        };
        assert_eq!(
            (of("renewed"), of("unchanged")),
            (1, 1),
            "{name}\n{one}\n{two}"
        );
    }
    assert_eq!((one.exit, two.exit), (0, 0), "{one}\n{two}");
}

#[test]
fn the_canary_comes_first_and_is_verified() {
    let test = due(&["team-a", "team-b", "team-c"]);
    test.api().clear_requests();
    let output = test.run("secret rotate -A --from-cluster --canary team-b");
    assert_eq!(output.exit, 0, "{output}");
    assert!(
        output
            .stdout
            .starts_with("secret/px-user-token renewed in namespace team-b"),
        "{output}"
    );
    assert_eq!(output.stdout.lines().count(), 3);
    let requests = test.api().requests();
    let paths: Vec<String> = requests
        .iter()
        .filter(|request| request.path.ends_with("/px-user-token"))
        .map(|request| {
            format!(
                "{} {}",
                request.method,
                request.path.split('/').nth(4).unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(paths[..2], ["PATCH team-b", "GET team-b"]);
    assert_eq!(paths.len(), 4);
}

#[test]
fn when_the_canary_fails_nothing_else_is_touched() {
    let test = due(&["team-a", "team-b", "team-c"]);
    let before: Vec<Value> = ["team-a", "team-c"].map(|name| stored(&test, name)).into();
    let rotate = "secret rotate -A --from-cluster --canary team-b";
    let untouched = |test: &TestEnv| {
        let now: Vec<Value> = ["team-a", "team-c"].map(|name| stored(test, name)).into();
        assert_eq!(now, before);
    };
    // It cannot be written.
    hit(&test, "team-b", status(500));
    let output = test.run(rotate);
    test.api().clear_faults();
    assert_eq!((output.exit, output.stdout.as_str()), (1, ""), "{output}");
    for said in [
        "error: secret/px-user-token in namespace team-b: the API server answered 500: fault\n",
        "note: the canary failed, so nothing else was touched\n",
        "note: 3 targets: 1 failed, 2 not done\n",
        "hint: the rest: kubectl pxsec secret rotate --from-cluster --canary team-b -n team-a -n team-b -n team-c\n",
    ] {
        assert!(output.stderr.contains(said), "no `{said}` in {output}");
    }
    untouched(&test);
    // Somebody puts another token there at once.
    let mut other = without_version(stored(&test, "team-b"));
    other["data"]["auth-token"] = stored(&test, "team-a")["data"]["auth-token"].clone();
    test.api()
        .inject(Fault::new("GET", "/team-b/", FaultKind::Meanwhile(other)).times(1));
    let output = test.run(rotate);
    assert_eq!(output.exit, 1, "{output}");
    assert!(
        output
            .stderr
            .contains("what it holds is not accepted: it is not the token that was written"),
        "{output}"
    );
    untouched(&test);
    // It has no target at all.
    test.run("secret rotate -A --canary none").fails(
        1,
        &["pxsec keeps no Secret in the canary's namespace `none`"],
    );
    untouched(&test);
}

#[test]
fn of_200_targets_with_faults_all_are_done_or_told() {
    let names: Vec<String> = (0..200).map(|n| format!("ns-{n:03}")).collect();
    let test = due(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for n in (0..200).step_by(20) {
        let what = match n / 20 % 5 {
            0 => status(429),
            1 => status(500),
            2 => status(503),
            3 => FaultKind::CutBody,
            _ => FaultKind::CloseConnection,
        };
        let path = format!("/ns-{n:03}/");
        test.api().inject(Fault::new("PATCH", &path, what).times(1));
    }
    // These never end.
    hit(&test, "ns-099", status(500));
    hit(&test, "ns-199", status(503));
    // The list of all Secrets is asked for again too.
    test.api()
        .inject(Fault::new("GET", "/api/v1/secrets", status(500)).times(1));
    let output = test.run("secret rotate -A --all");
    assert_eq!(output.exit, 1, "{output}");
    assert_eq!(output.stdout.lines().count(), 198);
    for said in [
        "note: the 198 replaced tokens stay valid until their exp, the latest at 2026-02-01T03:04:05Z; only a new shared secret revokes them\n",
        "note: 200 targets: 198 renewed, 2 failed\n",
        "hint: the rest: kubectl pxsec secret rotate --all -n ns-099 -n ns-199\n",
    ] {
        assert!(
            output.stderr.contains(said),
            "no `{said}` in {}",
            output.stderr
        );
    }
    for name in &names {
        let exp = claims(&test, &stored(&test, name))["exp"].clone();
        let done = !name.ends_with("99");
        assert_eq!(exp == NOW + 51 * DAY, done, "{name}");
    }
    // The command that was told does the rest.
    test.api().clear_faults();
    let rest = test.run("secret rotate --all -n ns-099 -n ns-199").ok();
    assert_eq!(rest.matches("renewed").count(), 2, "{rest}");
}

#[test]
fn namespaces_that_may_not_be_listed_are_told() {
    let mut test = due(&["team-a", "team-b"]);
    test.act_as("jane");
    test.api().limit(
        "jane",
        &[
            ("list", "secrets", "team-a"),
            ("patch", "secrets", "team-a"),
            ("get", "secrets", "portworx"),
        ],
    );
    let output = test.run("secret rotate -n team-a -n team-b");
    assert_eq!(output.exit, 1, "{output}");
    assert!(
        output.stdout.contains("renewed in namespace team-a"),
        "{output}"
    );
    for said in [
        "error: could not list the Secrets in namespace team-b: ",
        "note: 2 targets: 1 renewed, 1 failed\n",
        "hint: the rest: kubectl pxsec secret rotate -n team-b\n",
    ] {
        assert!(output.stderr.contains(said), "no `{said}` in {output}");
    }
    test.run("secret rotate -A")
        .fails(6, &["could not list the Secrets", "forbidden"]);
}

#[test]
fn each_cluster_has_its_own_key() {
    let mut test = due(&["team-a"]);
    let other = ApiServer::start();
    // The same kubeconfig with a second context.
    let two = other.kubeconfig();
    test.file(
        "two",
        two.replace("embedded", "second")
            .replace("admin", "second-admin"),
    );
    let one = test.read("kubeconfig");
    test.file("one", one);
    let paths = std::env::join_paths([test.path("one"), test.path("two")]).expect("paths");
    test.set("KUBECONFIG", paths);
    let api = test.api.replace(other);
    share(&test, OTHER);
    test.api().create_namespace("team-a");
    test.set_clock(NOW);
    let line = format!(
        "secret push --context second -n team-a {USER} --subject two --signing-key secret://portworx/px-shared-secret/shared-secret --token-duration 30d"
    );
    test.run(&line).ok();
    test.set_clock(NOW + 21 * DAY);
    for key in [
        "",
        "--signing-key secret://portworx/px-shared-secret/shared-secret",
    ] {
        let output = test.run(&format!(
            "secret rotate -n team-a --contexts embedded,second --all {key}"
        ));
        assert_eq!(output.exit, 0, "{output}");
        assert_eq!(
            sorted(&output.stdout).replace("30d)", "9d)"),
            "\
secret/px-user-token renewed in namespace team-a of embedded, expires in 30d (the old one in 9d)
secret/px-user-token renewed in namespace team-a of second, expires in 30d (the old one in 9d)
"
        );
    }
    let found = test.run("secret rotate -n team-a --contexts '*' --all --from-cluster");
    // The second cluster tells no issuer; nothing is needed of it.
    assert_eq!(found.exit, 0, "{found}");
    drop(api);
}

#[test]
fn ctrl_c_finishes_what_is_under_way_and_tells_the_rest() {
    let names: Vec<String> = (0..20).map(|n| format!("ns-{n:02}")).collect();
    let mut test = cluster();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    // The real program has the real clock.
    test.set_clock(i64::try_from(now.expect("after 1970").as_secs()).expect("not so late"));
    for name in &names {
        test.api().create_namespace(name);
        push(&test, name, "");
    }
    let before: Vec<Value> = names.iter().map(|name| stored(&test, name)).collect();
    hit(&test, "ns-02", FaultKind::Hang);
    let line = "secret rotate -A --all --token-duration 60d --concurrency 1 --request-timeout 1s";
    let mut child = program(&test, line).spawn().expect("it starts");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut said = String::new();
    for _ in 0..2 {
        stdout.read_line(&mut said).expect("a line");
    }
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("a signal");
    let mut told = String::new();
    while !told.contains("note: stopping") {
        assert_ne!(stderr.read_line(&mut told).expect("a line"), 0, "{told}");
    }
    // What is under way goes on now.
    test.api().clear_faults();
    stdout.read_to_string(&mut said).expect("text");
    stderr.read_to_string(&mut told).expect("text");
    assert_eq!(
        child.wait().expect("it ends").code(),
        Some(130),
        "{said}{told}"
    );
    assert_eq!(said.lines().count(), 3, "{said}{told}");
    assert!(
        told.contains("note: 20 targets: 3 renewed, 17 not done\n"),
        "{told}"
    );
    assert!(told.contains(" -n ns-18 -n ns-19\n"), "{told}");
    let changed = names.iter().zip(&before);
    let changed = changed.filter(|(name, before)| stored(&test, name) != **before);
    assert_eq!(changed.count(), 3);
}
