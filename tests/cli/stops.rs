//! `secret push`, `rotate` and `delete` by the real executable, stopped at every request: by Ctrl-C, SIGTERM, a terminal that
//! closes, a reader that has seen enough, and servers that die or whose answers get lost.
//!
//! Whatever stops it: every Secret holds the old token or the new one, whole; what was written is told, what was not is
//! named in the command for the rest, and that command does the rest.

use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ChildStderr, Command, ExitStatus};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::binary::{PROGRAM, program};
use crate::fleet::{SIGN, is_there};
use crate::harness::{SECRET, TestEnv, skipped, words};
use crate::rotate::stored;
use crate::status::states;
use crate::testkit::{Fault, FaultKind, Gate};

const COUNT: usize = 7;

/// So many at a time.
const AT_ONCE: usize = 3;

fn names() -> Vec<String> {
    (0..COUNT).map(|number| format!("ns-{number}")).collect()
}

/// A cluster with namespaces of these names, a key, and the clock of the real program.
fn cluster() -> TestEnv {
    let mut test = TestEnv::with_cluster();
    test.file("px.key", SECRET);
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = now.expect("after 1970").as_secs();
    test.set_clock(i64::try_from(now).expect("not so late"));
    for name in names() {
        test.api().create_namespace(&name);
    }
    test
}

fn push() -> String {
    let targets: String = names().iter().map(|name| format!(" -n {name}")).collect();
    format!("secret push {SIGN} --subject s --concurrency {AT_ONCE}{targets}")
}

/// The Secrets that are there.
fn there(test: &TestEnv) -> Vec<String> {
    let mut names = names();
    names.retain(|name| is_there(test, name));
    names
}

/// The server's own verdict on every token, and that it is the one that the annotations tell of.
#[track_caller]
fn all_are_whole(test: &TestEnv, count: usize) {
    let output = test.run("secret status -A --verify --signing-key TMP/px.key");
    let states = states(&output);
    assert_eq!(states.len(), count, "{output}");
    assert!(states.iter().all(|it| it.ends_with(" Valid")), "{output}");
}

/// Runs the command for the rest that was told.
#[track_caller]
fn do_the_rest(test: &TestEnv, told: &str) -> String {
    let rest = told
        .lines()
        .find_map(|line| line.strip_prefix("hint: the rest: kubectl pxsec "));
    let rest = rest.unwrap_or_else(|| panic!("no command for the rest in:\n{told}"));
    test.run(rest).ok()
}

/// A command under way, of which so many requests were answered and all others are held back.
struct UnderWay {
    child: Child,
    stderr: BufReader<ChildStderr>,
    gate: Gate,
    told: String,
}

impl UnderWay {
    fn start(test: &TestEnv, line: &str, answered: usize) -> Self {
        let gate = Gate::new();
        let held = FaultKind::Held(gate.clone());
        let answered = u32::try_from(answered).expect("few");
        let method = if line.starts_with("secret delete") {
            "DELETE"
        } else {
            "PATCH"
        };
        test.api()
            .inject(Fault::new(method, "", held).after(answered));
        let mut child = program(test, line).spawn().expect("it starts");
        let stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        Self {
            child,
            stderr,
            gate,
            told: String::new(),
        }
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("it is ours");
    }

    fn wait_for(&mut self, text: &str) {
        while !self.told.contains(text) {
            let read = self.stderr.read_line(&mut self.told).expect("text");
            assert_ne!(read, 0, "no `{text}` in {}", self.told);
        }
    }

    /// How it ended, what it answered and what it told.
    fn end(mut self) -> (ExitStatus, String, String) {
        let mut said = String::new();
        if let Some(mut stdout) = self.child.stdout.take() {
            stdout.read_to_string(&mut said).expect("text");
        }
        self.stderr.read_to_string(&mut self.told).expect("text");
        (self.child.wait().expect("it ends"), said, self.told)
    }
}

/// Stops a command that has had so many answers, and gives how many Secrets it was then done with.
fn stop_after(test: &TestEnv, line: &str, answered: usize) -> (usize, String) {
    let held = AT_ONCE.min(COUNT - answered);
    let mut running = UnderWay::start(test, line, answered);
    running.gate.wait_for(held);
    let signal = [Signal::INT, Signal::TERM][answered % 2];
    running.signal(signal);
    running.wait_for(&format!(
        "note: stopping: no more are started, {held} under way are waited for"
    ));
    running.gate.open();
    let (status, said, told) = running.end();
    test.api().clear_faults();
    let done = answered + held;
    assert_eq!(status.code(), Some(130), "{answered}: {said}{told}");
    assert_eq!(said.lines().count(), done, "{answered}: {said}{told}");
    (done, told)
}

#[test]
fn a_push_is_stopped_at_every_request() {
    let test = cluster();
    // At the last ones nothing is left that could be stopped.
    for answered in 0..COUNT - AT_ONCE {
        let (done, told) = stop_after(&test, &push(), answered);
        let sum = format!(
            "note: 7 targets: {done} created, {} not done\n",
            COUNT - done
        );
        assert!(told.contains(&sum), "{told}");
        assert_eq!(there(&test).len(), done, "{answered}");
        all_are_whole(&test, done);
        let rest = do_the_rest(&test, &told);
        assert_eq!(rest.matches(" created in ").count(), COUNT - done, "{rest}");
        all_are_whole(&test, COUNT);
        for name in names() {
            test.api().remove_secret(&name, "px-user-token");
        }
    }
}

#[test]
fn a_rotation_is_stopped_at_every_request() {
    let test = cluster();
    test.run(&push()).ok();
    let all = || -> Vec<Value> { names().iter().map(|name| stored(&test, name)).collect() };
    for answered in 0..COUNT - AT_ONCE {
        let before = all();
        // Another token each time, also within one second.
        let line = format!(
            "secret rotate -A --all --yes --signing-key TMP/px.key --token-duration {}d --concurrency {AT_ONCE}",
            40 + answered
        );
        let (done, told) = stop_after(&test, &line, answered);
        let sum = format!(
            "note: 7 targets: {done} renewed, {} not done\n",
            COUNT - done
        );
        assert!(told.contains(&sum), "{told}");
        let changed = all()
            .iter()
            .zip(&before)
            .filter(|(now, then)| now != then)
            .count();
        assert_eq!(changed, done, "{told}");
        all_are_whole(&test, COUNT);
        let rest = do_the_rest(&test, &told);
        assert_eq!(rest.matches(" renewed in ").count(), COUNT - done, "{rest}");
        assert!(all().iter().zip(&before).all(|(now, then)| now != then));
        all_are_whole(&test, COUNT);
    }
}

#[test]
fn a_deletion_is_stopped_at_every_request() {
    let test = cluster();
    for answered in 0..COUNT - AT_ONCE {
        test.run(&push()).ok();
        let line = format!("secret delete px-user-token -A --yes --concurrency {AT_ONCE}");
        let (done, told) = stop_after(&test, &line, answered);
        let sum = format!(
            "note: 7 targets: {done} deleted, {} not done\n",
            COUNT - done
        );
        assert!(told.contains(&sum), "{told}");
        all_are_whole(&test, COUNT - done);
        do_the_rest(&test, &told);
        assert!(there(&test).is_empty());
    }
}

/// There is nothing left that could be left undone.
#[test]
fn a_stop_that_comes_when_all_is_under_way_stops_nothing() {
    let test = cluster();
    let mut running = UnderWay::start(&test, &push(), COUNT - AT_ONCE);
    running.gate.wait_for(AT_ONCE);
    running.signal(Signal::TERM);
    running.wait_for("note: stopping");
    running.gate.open();
    let (status, said, told) = running.end();
    assert_eq!(status.code(), Some(0), "{said}{told}");
    assert!(told.contains("note: 7 targets: 7 created\n"), "{told}");
    all_are_whole(&test, COUNT);
}

#[test]
fn a_second_ctrl_c_stops_at_once_and_tells_what_is_not_known() {
    for format in ["text", "json"] {
        let test = cluster();
        let line = format!("{} -o {format}", push());
        let mut running = UnderWay::start(&test, &line, 2);
        running.gate.wait_for(AT_ONCE);
        running.signal(Signal::INT);
        running.wait_for("note: stopping");
        running.signal(Signal::INT);
        // The gate is still closed.
        let (status, said, told) = running.end();
        assert_eq!(status.code(), Some(130), "{said}{told}");
        for text in [
            "note: 7 targets: 2 created, 3 not known, 2 not done\n",
            "was under way when it was stopped: nobody knows whether it is done\n",
        ] {
            assert!(told.contains(text), "no `{text}` in {told}");
        }
        assert_eq!(told.matches("nobody knows").count(), AT_ONCE, "{told}");
        if format == "json" {
            let list: Value = serde_json::from_str(&said).expect("JSON");
            let len = |part: &str| list[part].as_array().map(Vec::len);
            assert_eq!((len("items"), len("failures")), (Some(2), Some(5)));
        } else {
            assert_eq!(said.lines().count(), 2, "{said}");
        }
        test.api().clear_faults();
        all_are_whole(&test, 2 + AT_ONCE);
        do_the_rest(&test, &told);
        all_are_whole(&test, COUNT);
    }
}

#[test]
fn a_terminal_that_closes_leaves_every_secret_whole() {
    let test = cluster();
    let running = UnderWay::start(&test, &push(), 2);
    running.gate.wait_for(AT_ONCE);
    running.signal(Signal::HUP);
    let (status, said, told) = running.end();
    test.api().clear_faults();
    // There is nobody to be told.
    assert_eq!(status.signal(), Some(Signal::HUP.as_raw()), "{said}{told}");
    all_are_whole(&test, 2 + AT_ONCE);
    test.run(&push()).ok();
    all_are_whole(&test, COUNT);
}

/// `| head -1` has ended the work in the middle, with nothing said and exit code 0.
#[test]
fn a_reader_that_has_seen_enough_stops_no_push() {
    for (more, code) in [("", 0), (" -n missing", 1)] {
        let test = cluster();
        let mut running = UnderWay::start(&test, &(push() + more), 1);
        let mut stdout = BufReader::new(running.child.stdout.take().expect("a pipe"));
        stdout.read_line(&mut String::new()).expect("a line");
        running.gate.wait_for(AT_ONCE);
        drop(stdout);
        running.gate.open();
        let (status, _, told) = running.end();
        assert_eq!(status.code(), Some(code), "{told}");
        assert!(told.contains("7 created"), "{told}");
        assert_eq!(told.contains("hint: the rest: "), code == 1, "{told}");
        all_are_whole(&test, COUNT);
    }
}

/// The same for a rotation in the same place, and for answers that come at the end.
#[test]
fn an_answer_that_does_not_get_out_is_told_after_the_work_is_done() {
    let test = cluster();
    let rotate = "secret rotate -A --all --yes --signing-key TMP/px.key";
    let delete = "secret delete px-user-token -A --yes";
    for (line, sum) in [
        (push(), "note: 7 targets: 7 created\n"),
        (push() + " -o json", "note: 7 targets: 7 "),
        (rotate.to_owned(), "note: 7 targets: 7 renewed\n"),
        (format!("{rotate} -o yaml"), "note: 7 targets: 7 renewed\n"),
        (delete.to_owned(), "note: 7 targets: 7 deleted\n"),
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full");
        let output = program(&test, &line)
            .stdout(full.expect("/dev/full"))
            .output()
            .expect("it runs");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(1), "{line}: {told}");
        for text in [sum, "error: cannot write to standard output\n"] {
            assert!(told.contains(text), "{line}: no `{text}` in {told}");
        }
    }
    assert!(there(&test).is_empty());
    // A template that does not fit.
    let output = test.run(&(push() + " -o 'jsonpath={.items[99].name}'"));
    assert_eq!(output.exit, 1, "{output}");
    for text in [
        "note: 7 targets: 7 created\n",
        "error: the template of --output",
    ] {
        assert!(output.stderr.contains(text), "{output}");
    }
}

#[test]
fn a_server_that_dies_in_the_middle_leaves_the_rest_told() {
    let test = cluster();
    let dead = Fault::new("PATCH", "", FaultKind::CloseConnection).after(2);
    test.api().inject(dead);
    let output = test.run(&push().replace(&format!("--concurrency {AT_ONCE}"), "--concurrency 7"));
    test.api().clear_faults();
    assert_eq!(output.exit, 1, "{output}");
    let lines = output.stderr.lines();
    let told = lines.filter(|line| line.starts_with("error: secret/px-user-token in namespace"));
    assert_eq!(
        (output.stdout.lines().count(), told.count()),
        (2, 5),
        "{output}"
    );
    all_are_whole(&test, 2);
    do_the_rest(&test, &output.stderr);
    all_are_whole(&test, COUNT);
}

/// Every write is done, and no answer comes, however often it is asked for.
#[test]
fn writes_whose_answers_get_lost_are_told_as_failures_and_done_once() {
    let mut test = cluster();
    let lose = |test: &TestEnv| {
        let lost = FaultKind::Held(Gate::new());
        test.api().inject(Fault::new("PATCH", "", lost));
    };
    let at_once = format!("--concurrency {AT_ONCE}");
    let line = push().replace(&at_once, "--concurrency 7 --request-timeout 300ms");
    lose(&test);
    let output = test.run(&line);
    test.api().clear_faults();
    assert_eq!((output.exit, output.stdout.as_str()), (1, ""), "{output}");
    assert!(
        output.stderr.contains("note: 7 targets: 7 failed\n"),
        "{output}"
    );
    assert!(output.stderr.contains("did not answer within"), "{output}");
    all_are_whole(&test, COUNT);
    do_the_rest(&test, &output.stderr);
    all_are_whole(&test, COUNT);

    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let later = now.expect("after 1970").as_secs() + 21 * 86_400;
    test.set_clock(i64::try_from(later).expect("not so late"));
    lose(&test);
    let rotate =
        "secret rotate -A --signing-key TMP/px.key --request-timeout 300ms --concurrency 7";
    let output = test.run(rotate);
    test.api().clear_faults();
    let renewed: Vec<Value> = names().iter().map(|name| stored(&test, name)).collect();
    assert_eq!(output.exit, 1, "{output}");
    assert!(output.stderr.contains("7 failed"), "{output}");
    let rest = do_the_rest(&test, &output.stderr);
    // None is renewed a second time: it is not due any more.
    assert_eq!(rest.matches(" unchanged in ").count(), COUNT, "{rest}");
    for (name, secret) in names().iter().zip(&renewed) {
        assert_eq!(stored(&test, name)["data"], secret["data"]);
    }
    all_are_whole(&test, COUNT);
}

/// The names of hosts are looked up on a thread that nothing can interrupt. The end of the command has waited for it, some
/// twenty seconds for a name server that is silent, whatever --request-timeout or a second Ctrl-C said.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_looked_up_for_ever_holds_no_command_up() {
    const SCRIPT: &str = r#"
fifo=$1; shift
mkfifo "$fifo" && mount --bind "$fifo" /etc/hosts || exit 77
exec timeout 60 "$@"
"#;
    let mut test = TestEnv::with_cluster();
    let kubeconfig = test
        .read("kubeconfig")
        .replace("127.0.0.1", "silent.example");
    test.file("kubeconfig", kubeconfig);
    test.set("PATH", std::env::var_os("PATH").unwrap_or_default());
    // One cluster, maybe several, and one that need not be there.
    for (line, code) in [
        ("auth token inspect --secret a/b --request-timeout 200ms", 6),
        ("secret status -A --request-timeout 200ms", 6),
        ("doctor --request-timeout 200ms", 10),
    ] {
        drop(std::fs::remove_file(test.path("hosts")));
        let output = Command::new("unshare")
            .args(["--mount", "--map-root-user", "sh", "-c", SCRIPT, "_"])
            .arg(test.path("hosts"))
            .arg(PROGRAM)
            .args(words(line))
            .env_clear()
            .envs(test.vars())
            .output();
        let Ok(output) = output else {
            return skipped("unshare");
        };
        let told = [output.stdout, output.stderr].concat();
        let told = String::from_utf8_lossy(&told);
        if output.status.code() == Some(77) || told.starts_with("unshare:") {
            return skipped("unshare that may mount");
        }
        assert_eq!(output.status.code(), Some(code), "{line}: {told}");
        assert!(told.contains("did not answer within"), "{line}: {told}");
    }
}
