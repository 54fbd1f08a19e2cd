//! The real executable: what only a process can show.

use std::io::Write as _;
use std::process::{Child, Command, Output, Stdio};

use crate::harness::{CLAIMS, SECRET, TestEnv};

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_kubectl-pxsec");

pub(crate) fn program(test: &TestEnv, line: &str) -> Command {
    let folder = test.path("").display().to_string();
    let mut command = Command::new(PROGRAM);
    command
        .env_clear()
        .envs(test.vars())
        .args(crate::harness::words(&line.replace("TMP/", &folder)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn feed(mut child: Child, input: &[u8]) -> Output {
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that has seen enough may close its end first.
    drop(stdin.write_all(input));
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn with_key() -> TestEnv {
    let test = TestEnv::new();
    test.file("px.key", SECRET);
    test
}

fn generate() -> String {
    format!("auth token generate {CLAIMS} --signing-key TMP/px.key")
}

#[test]
fn exit_codes_reach_the_shell() {
    let test = with_key();
    for (line, expected) in [
        (generate(), 0),
        ("auth token inspect abc".to_owned(), 1),
        ("bogus".to_owned(), 2),
        (
            "auth token verify abc --verifying-key TMP/px.key".to_owned(),
            3,
        ),
        ("context use none".to_owned(), 4),
        ("secret push --token-file TMP/none".to_owned(), 1),
        ("auth token inspect --secret a/b".to_owned(), 6),
    ] {
        let output = program(&test, &line).output().expect("it runs");
        assert_eq!(code(&output), expected, "{line}: {}", stderr(&output));
    }
}

#[test]
fn standard_input_is_read_to_its_end_and_no_further_than_needed() {
    let test = with_key();
    let token = program(&test, &generate())
        .output()
        .expect("it runs")
        .stdout;
    let inspect = |input: &[u8]| {
        let mut command = program(&test, "auth token inspect -");
        feed(
            command.stdin(Stdio::piped()).spawn().expect("it starts"),
            input,
        )
    };
    let output = inspect(&token);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("Subject      admin-1"));
    // A megabyte of nothing is refused, not kept.
    let output = inspect(&vec![b'a'; 1_000_000]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("longer than 16384 bytes"));
}

#[test]
fn a_closed_standard_output_is_the_readers_decision() {
    let test = with_key();
    for line in [
        generate(),
        "--help".to_owned(),
        "completion bash".to_owned(),
        "context list -o json".to_owned(),
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = program(&test, &line)
            .stdout(writer)
            .output()
            .expect("it runs");
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""), "{line}");
    }
}

#[test]
fn an_exit_code_that_is_an_answer_outlives_its_reader() {
    let test = with_key();
    test.file("old", test.token("--iat-backdate 1s"));
    program(&test, "context create old --token-file TMP/old")
        .output()
        .expect("it runs");
    for (line, expected) in [
        ("auth token verify abc --verifying-key TMP/px.key", 3),
        ("context list --check", 10),
        ("doctor", 10),
        ("doctor -o json", 10),
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = program(&test, line)
            .stdout(writer)
            .output()
            .expect("it runs");
        assert_eq!(code(&output), expected, "{line}: {}", stderr(&output));
        if cfg!(target_os = "linux") {
            let full = std::fs::File::options().write(true).open("/dev/full");
            let output = program(&test, line)
                .stdout(full.expect("/dev/full"))
                .output()
                .expect("it runs");
            let told = stderr(&output);
            assert_eq!(code(&output), expected, "{line}: {told}");
            assert!(
                told.contains("cannot write to standard output"),
                "{line}: {told}"
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output_is_an_error() {
    let test = with_key();
    for line in [
        generate(),
        "--help".to_owned(),
        "completion bash".to_owned(),
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full");
        let output = program(&test, &line)
            .stdout(full)
            .output()
            .expect("it runs");
        assert_eq!(code(&output), 1, "{line}");
        let said = stderr(&output);
        assert!(
            said.contains("error: cannot write to standard output"),
            "{line}: {said}"
        );
    }
}

#[test]
fn a_closed_standard_error_changes_nothing() {
    let test = TestEnv::new();
    test.file("px.key", "short");
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = program(&test, &generate())
        .stderr(writer)
        .output()
        .expect("it runs");
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).starts_with("eyJ"));
}

#[test]
fn a_key_comes_through_a_file_descriptor() {
    let test = with_key();
    // The shell's way: 3 is opened for the program alone.
    let line = format!("auth token generate {CLAIMS} --signing-key fd://3 -o json");
    let script = format!(
        "exec '{PROGRAM}' {line} 3<'{}'",
        test.path("px.key").display()
    );
    let output = Command::new("sh")
        .env_clear()
        .envs(test.vars())
        .args(["-c", &script])
        .output()
        .expect("a shell");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("\"algorithm\": \"HS256\""));
    // And from a pipe, as `<(…)` makes one.
    let script = format!("printf %s {SECRET} | '{PROGRAM}' {line} 3<&0 </dev/null");
    let output = Command::new("sh")
        .env_clear()
        .envs(test.vars())
        .args(["-c", &script])
        .output()
        .expect("a shell");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}

/// All want the lock at once, and each that comes late finds it taken by yet another one.
#[test]
fn of_64_processes_that_change_contexts_at_once_none_undoes_another() {
    const EACH: usize = 16;
    let test = with_key();
    test.file("t", test.token(""));
    let create = |name: &str| format!("context create {name} --token-file TMP/t");
    // The first one is current, and so may be used, but not be lost.
    for name in ["used", "gone", "old"] {
        for number in 0..EACH {
            test.run(&create(&format!("{name}-{number:02}"))).ok();
        }
    }
    let lock = std::fs::File::options()
        .write(true)
        .open(test.path("config/config.lock"))
        .expect("the lock");
    lock.lock().expect("nobody has it");
    let lines = (0..EACH).flat_map(|n| {
        [
            create(&format!("made-{n:02}")),
            format!("context use used-{n:02}"),
            format!("context rename old-{n:02} new-{n:02}"),
            format!("context delete gone-{n:02} --yes"),
        ]
    });
    let children: Vec<(String, Child)> = lines
        .map(|line| {
            let child = program(&test, &line).spawn().expect("it starts");
            // As a holder does that follows another: nobody is stuck.
            lock.set_len(0).expect("it is ours");
            (line, child)
        })
        .collect();
    drop(lock);
    for (line, child) in children {
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(code(&output), 0, "{line}: {}", stderr(&output));
    }
    let listed = test.run("context list -o name").ok();
    let names: Vec<&str> = listed.lines().collect();
    let wanted: Vec<String> = ["made", "new", "used"]
        .iter()
        .flat_map(|name| (0..EACH).map(move |number| format!("{name}-{number:02}")))
        .collect();
    assert_eq!(names, wanted);
    let current = test.run("context current").ok();
    assert!(current.starts_with("used-"), "{current}");
    for name in &names {
        let token = test.run(&format!("context token {name}")).ok();
        assert!(token.starts_with("eyJ"), "{name}");
    }
    // A token each, and nothing else.
    let kept = std::fs::read_dir(test.path("config/vault")).expect("a vault");
    assert_eq!(kept.count(), names.len());
}

#[test]
fn the_same_name_created_at_once_is_won_by_one() {
    let test = with_key();
    let line = format!("context create same {CLAIMS} --signing-key TMP/px.key");
    let children: Vec<Child> = (0..6)
        .map(|_| program(&test, &line).spawn().expect("it starts"))
        .collect();
    let mut codes: Vec<i32> = children
        .into_iter()
        .map(|child| code(&child.wait_with_output().expect("it ends")))
        .collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 4, 4, 4, 4, 4]);
    // The losers leave no token behind.
    let kept = std::fs::read_dir(test.path("config/vault"))
        .expect("a vault")
        .count();
    assert_eq!(kept, 1);
}

#[test]
fn one_output_file_written_at_once_is_won_by_one() {
    let test = with_key();
    let line = format!("{} --output-file TMP/out", generate());
    let children: Vec<Child> = (0..4)
        .map(|_| program(&test, &line).spawn().expect("it starts"))
        .collect();
    let mut codes: Vec<i32> = children
        .into_iter()
        .map(|child| code(&child.wait_with_output().expect("it ends")))
        .collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 1, 1, 1]);
    assert_eq!(test.read("out").lines().count(), 1);
}

#[test]
fn a_process_killed_at_any_moment_leaves_a_readable_config() {
    let test = with_key();
    let create = |name: &str| format!("context create {name} {CLAIMS} --signing-key TMP/px.key");
    let first = program(&test, &create("first")).output().expect("it runs");
    assert_eq!(code(&first), 0);
    for number in 0..8 {
        let mut child = program(&test, &create(&format!("c{number}")))
            .spawn()
            .expect("it starts");
        // Each a little later than the last, as far as the machine's speed goes.
        for _ in 0..number * 50_000 {
            std::hint::spin_loop();
        }
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
        let list = program(&test, "context list -o name")
            .output()
            .expect("it runs");
        assert_eq!(code(&list), 0, "{}", stderr(&list));
        assert!(stdout(&list).lines().any(|name| name == "first"));
        for name in stdout(&list).lines() {
            let token = program(&test, &format!("context token {name}"))
                .output()
                .expect("it runs");
            assert_eq!(code(&token), 0, "{name}: {}", stderr(&token));
        }
    }
}

#[test]
fn a_terminal_is_not_needed_and_colour_is_not_forced() {
    let test = with_key();
    let output = program(&test, "bogus").output().expect("it runs");
    assert!(!output.stderr.contains(&0x1b));
    let output = program(&test, "--help").output().expect("it runs");
    assert!(!output.stdout.contains(&0x1b));
}
