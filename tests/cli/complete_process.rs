//! Completion as a process: what it must not touch, and the real kubectl.

use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};

use crate::binary::{PROGRAM, code, stderr, stdout};
use crate::complete_live::cluster;
use crate::harness::{CLAIMS, SECRET, TestEnv, skipped, words};
use crate::kubectl::{has_kubectl, kubectl};

/// Lines that reach for all that completion may reach for.
const LINES: [&str; 6] = [
    "''",
    "context use ''",
    "-c kept secret push -n ''",
    "secret push --signing-key secret://a/",
    "context token ''",
    "exec -c ''",
];

fn completer(test: &TestEnv, line: &str) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .arg0("kubectl_complete-pxsec")
        .env_clear()
        .envs(test.vars())
        .args(words(line))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A px context whose token is in the keyring, which is the default vault.
fn with_keyring(test: &mut TestEnv) {
    test.unset("PXSEC_VAULT");
    let config = "version = 1\ncurrent = \"kept\"\n\n[contexts.kept]\ncredential = \"stored\"\nvault = \"keyring\"\nid = \"0123456789abcdef0123456789abcdef\"\nfingerprint = \"sha256:197cab65\"\nroles = [\"system.admin\"]\ngroups = []\ncreated-at = \"2026-01-01T00:00:00Z\"\n";
    test.file("config/config.toml", config);
}

#[test]
fn the_keyring_is_never_asked() {
    let mut test = cluster();
    with_keyring(&mut test);
    let bus = UnixListener::bind(test.path("bus")).expect("a bus");
    bus.set_nonblocking(true).expect("a bus that does not wait");
    let address = format!("unix:path={}", test.path("bus").display());
    test.set("DBUS_SESSION_BUS_ADDRESS", address);
    for line in LINES {
        let output = completer(&test, line).output().expect("it runs");
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""), "{line}");
        assert!(bus.accept().is_err(), "{line} has called");
    }
    // The fixture is what it is meant to be: whoever asks for the token calls.
    let mut asking = Command::new(PROGRAM)
        .env_clear()
        .envs(test.vars())
        .args(["context", "token", "kept"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    while bus.accept().is_err() {
        let ended = asking.try_wait().expect("a child").is_some();
        assert!(!ended || bus.accept().is_ok(), "it has not called");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    asking.kill().expect("it is ours");
    asking.wait().expect("it ends");
}

#[test]
fn standard_input_is_left_alone_and_standard_error_is_silent() {
    let mut test = TestEnv::new();
    with_keyring(&mut test);
    test.set("KUBECONFIG", test.path("kubeconfig"));
    test.file("kubeconfig", "users: [");
    for line in LINES {
        // Held open: who reads would wait for ever.
        let mut child = completer(&test, line)
            .stdin(Stdio::piped())
            .spawn()
            .expect("it starts");
        let held = child.stdin.take();
        let output = child.wait_with_output().expect("it ends");
        drop(held);
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""), "{line}");
        assert!(
            stdout(&output)
                .lines()
                .last()
                .is_some_and(|line| line.starts_with(':'))
        );
    }
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = completer(&test, "''")
        .stdout(writer)
        .output()
        .expect("it runs");
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_local_starts_nothing_and_connects_to_nothing() {
    let traced = Command::new("strace").arg("-V").output();
    if !traced.is_ok_and(|output| output.status.success()) {
        skipped("strace");
        return;
    }
    let mut test = TestEnv::new();
    with_keyring(&mut test);
    test.set("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    for line in [
        "context use ''",
        "secret push --role ''",
        "secret push --signing-key ''",
        "secret push --",
    ] {
        let trace = test.path("trace");
        let output = Command::new("strace")
            .args(["-f", "-e", "trace=execve,socket,connect,clone3", "-o"])
            .arg(&trace)
            .arg(PROGRAM)
            .env_clear()
            .envs(test.vars())
            .env("COMPLETE", "zsh")
            .args(["--", "kubectl-pxsec"])
            .args(words(line))
            .output()
            .expect("strace");
        assert!(stdout(&output).contains('\n'), "{output:?}");
        let calls = test.read("trace");
        let calls: Vec<&str> = calls.lines().filter(|line| line.contains('(')).collect();
        assert!(
            matches!(calls.as_slice(), [only] if only.contains("execve(")),
            "{line}: {calls:?}"
        );
    }
}

#[test]
fn kubectl_finds_and_asks_it() {
    if !has_kubectl() {
        return;
    }
    let mut test = cluster();
    test.file("px.key", SECRET);
    let create = format!("context create prod {CLAIMS} --signing-key TMP/px.key");
    assert_eq!(test.run(&create).exit, 0);
    std::fs::create_dir(test.path("bin")).expect("a folder");
    std::os::unix::fs::symlink(PROGRAM, test.path("bin/kubectl-pxsec")).expect("a link");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(test.path("bin")).chain(std::env::split_paths(&path));
    test.set("PATH", std::env::join_paths(path).expect("a PATH"));
    let ask = |line: &str| kubectl(&test, &format!("__complete pxsec {line}"), "").ok();
    // Nothing before it is installed.
    assert!(!ask("context use ''").contains("prod"));
    test.run("completion install --shell fish").ok();
    let told = ask("context use ''");
    assert!(told.starts_with("prod\tsystem.admin, expire"), "{told}");
    assert!(told.ends_with("\n:4\n"), "{told}");
    assert_eq!(
        ask("secret push -n ''"),
        "default\tof the kubeconfig context\nkube-public\nkube-system\nportworx\nteam-a\nteam-b\n:4\n"
    );
    // Flags of kubectl's own are completed by us: kubectl takes them away for plugins.
    assert_eq!(
        ask("secret push --context ''"),
        "embedded\tcluster embedded, namespace default, current\n:4\n"
    );
    assert_eq!(ask("secret push --namespace=team-"), "team-a\nteam-b\n:4\n");
    assert_eq!(
        ask("secret push --signing-key secret://team-"),
        "secret://team-a/\nsecret://team-b/\n:2\n"
    );
    assert_eq!(ask("secret push --kubeconfig ''"), ":0\n");
    assert!(ask("secret push --name").contains("--namespace\tThe namespace"));
}
