//! `secret status --watch`: the real program, whose lines are awaited.
//!
//! - changes are shown as they come, and nothing twice
//! - a watch that ends is gone on with; one that was forgotten (410) begins with a new list, of which only changes show
//! - states that time alone brings about are shown
//! - Ctrl-C ends it as it ends any program

use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::binary::{code, program, stderr};
use crate::harness::{CLAIMS, SECRET, TestEnv};
use crate::testkit::{Fault, FaultKind};

fn cluster() -> TestEnv {
    let test = TestEnv::with_cluster();
    test.file("px.key", SECRET);
    for namespace in ["team-a", "team-b"] {
        test.api().create_namespace(namespace);
    }
    test
}

/// Pushes a token by the clock of this machine.
fn push(test: &TestEnv, name: &str, more: &str) {
    let claims = CLAIMS
        .replace("--group '*'", "")
        .replace("system.admin", "system.user");
    let line = format!("secret push -n team-a {name} {claims} --signing-key TMP/px.key {more}");
    let output = program(test, &line).output().expect("it runs");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}

/// A program that watches, and its lines as they come.
struct Watching {
    child: Child,
    stdout: Receiver<String>,
    stderr: Receiver<String>,
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

/// A minute is for a machine that hangs; every line is awaited.
fn next(lines: &Receiver<String>) -> String {
    let line = lines.recv_timeout(Duration::from_secs(60));
    line.expect("another line within a minute")
}

impl Watching {
    fn start(test: &TestEnv, flags: &str) -> Self {
        let mut child = program(test, &format!("secret status --watch {flags}"))
            .spawn()
            .expect("it runs");
        Self {
            stdout: lines(child.stdout.take().expect("a pipe")),
            stderr: lines(child.stderr.take().expect("a pipe")),
            child,
        }
    }

    /// Name and status of the next row.
    fn row(&self) -> (String, String) {
        let line = next(&self.stdout);
        let mut words = line.split_whitespace().skip(1).map(str::to_owned);
        (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        )
    }

    fn shows(&self, name: &str, status: &str) {
        assert_eq!(self.row(), (name.to_owned(), status.to_owned()));
    }

    /// Waits for a line of the conversation.
    fn says(&self, part: &str) {
        while !next(&self.stderr).contains(part) {}
    }

    /// Ctrl-C; gives the end of the process and what it still printed.
    fn interrupt(mut self) -> (ExitStatus, Vec<String>) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("a signal");
        let status = self.child.wait().expect("it ends");
        (status, self.stdout.iter().collect())
    }
}

#[test]
fn changes_are_shown_as_they_come_and_ctrl_c_ends_it() {
    let test = cluster();
    push(&test, "a", "--token-duration 30d");
    test.api().record_bodies();
    let watch = Watching::start(&test, "-n team-a");
    watch.shows("NAME", "STATUS");
    watch.shows("a", "Valid");
    push(&test, "b", "--token-duration 1d");
    watch.shows("b", "Valid");
    // What changes nothing that is shown is not shown.
    let mut other = test.api().secret("team-a", "a").expect("a Secret");
    other["metadata"]["annotations"]["example.com/x"] = "y".into();
    test.api().put(other);
    push(&test, "b", "--token-duration 2d");
    watch.shows("b", "Valid");
    let mut broken = test.api().secret("team-a", "a").expect("a Secret");
    broken["metadata"]["annotations"]["pxsec.dev/roles"] = "x".into();
    test.api().put(broken);
    watch.shows("a", "Malformed");
    test.api().remove_secret("team-a", "b");
    watch.shows("b", "Deleted");
    // The answer ends, as it does after some minutes.
    test.api().end_watches();
    push(&test, "c", "--token-duration 1d");
    watch.shows("c", "Valid");
    for part in ["eyJhbGci", "ZXlKaGJHY2"] {
        assert!(!test.api().answered(part).1, "a token on the wire");
    }
    let (status, rest) = watch.interrupt();
    assert_eq!((status.signal(), rest), (Some(2), vec![]));
}

#[test]
fn after_a_gap_only_what_is_different_is_shown() {
    let test = cluster();
    for name in ["a", "b", "c"] {
        push(&test, name, "--token-duration 30d");
    }
    let watch = Watching::start(&test, "-n team-a -o json");
    let event = || -> Value { serde_json::from_str(&next(&watch.stdout)).expect("JSON") };
    for name in ["a", "b", "c"] {
        let event = event();
        assert_eq!(
            (&event["kind"], &event["name"]),
            (&"SecretStatus".into(), &name.into())
        );
        assert_eq!(event["status"], "Valid");
    }
    let down = json!({"kind": "Status", "apiVersion": "v1", "message": "down", "code": 503});
    let down = FaultKind::Status(503, down, vec![]);
    test.api().inject(Fault::new("GET", "watch=", down));
    test.api().end_watches();
    watch.says("watching again in 1 s");
    // All this happens unseen, and is forgotten by the server before it is asked.
    push(&test, "b", "--token-duration 2d");
    test.api().remove_secret("team-a", "c");
    push(&test, "d", "--token-duration 30d");
    test.api().compact();
    test.api().clear_requests();
    test.api().clear_faults();
    let seen: Vec<(Value, Value)> = (0..3)
        .map(|_| event())
        .map(|event| (event["name"].clone(), event["deleted"].clone()))
        .collect();
    let expected = [
        ("b", Value::Null),
        ("d", Value::Null),
        ("c", Value::Bool(true)),
    ];
    assert_eq!(seen, expected.map(|(name, deleted)| (name.into(), deleted)));
    let lists = test.api().requests().into_iter();
    let lists =
        lists.filter(|request| request.method == "GET" && !request.query.contains("watch="));
    assert_eq!(lists.count(), 1);
    // And on it goes.
    push(&test, "a", "--token-duration 1d");
    assert_eq!(event()["name"], "a");
    let (_, rest) = watch.interrupt();
    assert_eq!(rest, Vec::<String>::new());
}

#[test]
fn what_time_alone_brings_about_is_shown() {
    let test = cluster();
    push(&test, "short", "--token-duration 6s");
    push(&test, "long", "--token-duration 30d");
    let watch = Watching::start(&test, "-n team-a");
    watch.shows("NAME", "STATUS");
    watch.shows("long", "Valid");
    let mut seen = Vec::new();
    while seen.last().map(String::as_str) != Some("Expired") {
        let (name, status) = watch.row();
        assert_eq!(name, "short");
        seen.push(status);
    }
    // A slow machine may begin late.
    let course = ["Valid", "Due", "Expired"];
    assert!(
        course.ends_with(&seen.iter().map(String::as_str).collect::<Vec<_>>()),
        "{seen:?}"
    );
    drop(watch.interrupt());
    // It comes in when it is near its end.
    push(&test, "short", "--token-duration 8s");
    let watch = Watching::start(&test, "-n team-a --expires-within 4s");
    watch.shows("NAME", "STATUS");
    assert_eq!(watch.row().0, "short");
    drop(watch.interrupt());
}

#[test]
fn what_may_not_be_watched_is_told_and_the_rest_goes_on() {
    let mut test = cluster();
    push(&test, "a", "");
    test.act_as("jane");
    test.api().limit(
        "jane",
        &[
            ("list", "secrets", "team-a"),
            ("watch", "secrets", "team-a"),
        ],
    );
    let watch = Watching::start(&test, "-n team-b -n team-a");
    watch.says("could not watch the Secrets of the namespace `team-b`");
    watch.shows("NAME", "STATUS");
    watch.shows("a", "Valid");
    drop(watch.interrupt());
    test.run("secret status --watch -n team-b")
        .fails(6, &["could not watch the Secrets", "forbidden"]);
    // Listing is allowed, and watching is not.
    test.api().limit("jane", &[("list", "secrets", "team-a")]);
    let output = test.run("secret status --watch -n team-a");
    assert_eq!(output.exit, 6, "{output}");
    let said = "could not watch the Secrets of the namespace `team-a`";
    assert!(output.stderr.contains(said), "{output}");
    assert!(output.stderr.contains("forbidden"), "{output}");
}

#[test]
fn a_server_that_forgets_what_it_has_just_listed_is_not_asked_in_a_circle() {
    let test = cluster();
    push(&test, "a", "");
    let gone = json!({"kind": "Status", "message": "too old", "reason": "Expired", "code": 410});
    let forgets = FaultKind::Status(410, gone, vec![]);
    test.api()
        .inject(Fault::new("GET", "watch=", forgets).times(2));
    let watch = Watching::start(&test, "-n team-a");
    watch.says("watching again in 1 s");
    watch.says("watching again in 2 s");
    watch.shows("NAME", "STATUS");
    watch.shows("a", "Valid");
    push(&test, "b", "");
    watch.shows("b", "Valid");
    drop(watch.interrupt());
}
