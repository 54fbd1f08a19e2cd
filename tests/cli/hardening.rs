//! What the real executable does to itself before a secret is in it, as the system and other users see it.
//!
//! Where the tests run as root, whom nothing is closed to, the program runs as `nobody`.

use std::fs::{self, File, Permissions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::{Pid, Signal, geteuid, kill_process};

use crate::binary::{PROGRAM, code, stderr, stdout};
use crate::harness::{CLAIMS, SECRET, TestEnv, skipped};

/// The user and group `nobody` of Linux, by number since groups differ in name.
const NOBODY: u32 = 65534;

/// Names what a child of [`child_case`] does.
const CHILD: &str = "PXSEC_HARDENING_CHILD";

const CANARY: &str = "canary-in-the-payload-of-a-panic";

/// A machine whose files belong to a user who is not root.
struct Machine {
    test: TestEnv,
    as_nobody: bool,
}

impl Machine {
    fn new() -> Self {
        let mut test = TestEnv::new();
        test.set("PATH", std::env::var_os("PATH").expect("a PATH"));
        test.file("px.key", SECRET);
        fs::create_dir(test.path("bin")).expect("a folder");
        let program = test.path("bin/kubectl-pxsec");
        // The folder of the sources may be closed to nobody.
        if fs::hard_link(PROGRAM, &program).is_err() {
            fs::copy(PROGRAM, &program).expect("a copy");
        }
        let as_nobody = geteuid().is_root();
        let machine = Self { test, as_nobody };
        for name in ["", "home", "px.key", "bin"] {
            machine.give(machine.test.path(name));
        }
        fs::set_permissions(machine.test.path(""), Permissions::from_mode(0o755)).expect("chmod");
        machine
    }

    fn give(&self, path: PathBuf) {
        if self.as_nobody {
            chown(path, Some(NOBODY), Some(NOBODY)).expect("chown");
        }
    }

    /// `script` of a shell that may leave core dumps; `pxsec` in it is the program.
    fn shell(&self, script: &str) -> Command {
        let folder = self.test.path("").display().to_string();
        let script = script.replace("TMP/", &folder);
        let script = script.replace("pxsec ", &format!("{folder}bin/kubectl-pxsec "));
        let mut command = if self.as_nobody {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        command
            .args(["-c", &format!("ulimit -Sc \"$(ulimit -Hc)\"; {script}")])
            .env_clear()
            .envs(self.test.vars())
            .current_dir(self.test.path(""))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, script: &str) -> Output {
        self.shell(script).output().expect("a shell")
    }

    /// Starts to sign, and waits until the program waits for its key.
    fn signing(&self) -> (Child, File) {
        let fifo = self.test.path("fifo");
        mknodat(CWD, &fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a fifo");
        self.give(fifo.clone());
        let line = format!("exec pxsec auth token generate {CLAIMS} --signing-key TMP/fifo");
        let child = self.shell(&line).spawn().expect("it starts");
        // Opens once the other side does.
        let key = File::options().write(true).open(&fifo).expect("a fifo");
        (child, key)
    }

    fn cores(&self) -> Vec<String> {
        let entries = fs::read_dir(self.test.path("")).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        names
            .filter_map(|name| name.into_string().ok())
            .filter(|name| name.contains("core"))
            .collect()
    }
}

fn kill(child: &Child, signal: Signal) {
    let pid = Pid::from_child(child);
    kill_process(pid, signal).expect("it lives");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_and_environment_are_closed_to_the_same_user() {
    let machine = Machine::new();
    let owner = |pid: u32, file: &str| {
        let of_file = fs::metadata(format!("/proc/{pid}/{file}"));
        of_file.expect("a process").uid()
    };
    let (child, mut key) = machine.signing();
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).expect("limits");
    let core = limits.lines().find(|line| line.contains("core file"));
    let soft = core.and_then(|line| line.split_whitespace().nth(4));
    assert_eq!(soft, Some("0"), "{limits}");
    for file in ["mem", "environ", "maps"] {
        assert_eq!(owner(child.id(), file), 0, "{file}");
        let read = machine.run(&format!("head -c 1 /proc/{}/{file}", child.id()));
        assert_ne!(code(&read), 0, "{file}");
        assert!(
            stderr(&read).contains("ermission denied"),
            "{}",
            stderr(&read)
        );
    }
    // The same of a program that does nothing about it.
    let mut other = machine
        .shell("echo; exec cat")
        .stdin(Stdio::piped())
        .spawn()
        .expect("it starts");
    let said = other.stdout.as_mut().expect("a pipe");
    said.read_exact(&mut [0]).expect("a line");
    assert_eq!(
        owner(other.id(), "mem"),
        if machine.as_nobody {
            NOBODY
        } else {
            geteuid().as_raw()
        }
    );
    let read = machine.run(&format!("head -c 1 /proc/{}/environ", other.id()));
    assert_eq!(code(&read), 0, "{}", stderr(&read));
    drop(other.wait_with_output());

    key.write_all(SECRET.as_bytes()).expect("it reads");
    drop(key);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    assert!(stdout(&output).starts_with("eyJ"));
}

#[test]
fn a_crash_leaves_no_core() {
    let machine = Machine::new();
    let control = machine.run("kill -SEGV $$");
    assert_eq!(control.status.signal(), Some(Signal::SEGV.as_raw()));
    if !control.status.core_dumped() {
        skipped("system that dumps cores");
        return;
    }
    let before = machine.cores();
    for name in &before {
        fs::remove_file(machine.test.path(name)).expect("a core of the control");
    }
    // Not SEGV and BUS, which Rust looks at first: sent by somebody else, they mean nothing to it. Not QUIT, which is ignored by
    // what a shell runs in the background, these tests perhaps.
    for signal in [Signal::ABORT, Signal::SYS, Signal::ILL, Signal::FPE] {
        let (mut child, key) = machine.signing();
        kill(&child, signal);
        let status = child.wait().expect("it ends");
        drop(key);
        assert_eq!(status.signal(), Some(signal.as_raw()));
        assert!(!status.core_dumped(), "{signal:?}");
        assert_eq!(machine.cores(), Vec::<String>::new(), "{signal:?}");
        fs::remove_file(machine.test.path("fifo")).expect("a fifo");
    }
}

#[test]
fn what_exec_runs_has_the_limit_and_the_rights_that_it_had() {
    let machine = Machine::new();
    let plain = machine.run("ulimit -Sc; ulimit -Hc");
    let line = format!("context create prod {CLAIMS} --signing-key TMP/px.key");
    let created = machine.run(&format!("pxsec {line}"));
    assert_eq!(code(&created), 0, "{}", stderr(&created));
    for way in ["", "--stdin", "--fd 3"] {
        let output = machine.run(&format!(
            "pxsec exec {way} -- sh -c 'ulimit -Sc; ulimit -Hc'"
        ));
        assert_eq!(
            stdout(&output),
            stdout(&plain),
            "{way}: {}",
            stderr(&output)
        );
    }
    if cfg!(target_os = "linux") {
        let line = "pxsec exec -- sh -c 'stat -c %u /proc/$$/environ; id -u'";
        let output = machine.run(line);
        let said = stdout(&output);
        let (owner, user) = said.split_once('\n').expect("two lines");
        assert_eq!(
            owner,
            user.trim_end(),
            "the command can be looked into as ever"
        );
    }
    // A core that is limited stays limited.
    let output = machine.run("ulimit -Sc 0; pxsec exec -- sh -c 'ulimit -Sc'");
    assert_eq!(stdout(&output), "0\n");
}

/// The system that refuses is the system that it was before.
#[cfg(target_os = "linux")]
#[test]
fn a_system_that_refuses_stops_no_command() {
    let machine = Machine::new();
    let output = machine.run("ulimit -c 0; pxsec config path");
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    if Command::new("strace").arg("-V").output().is_err() {
        skipped("strace");
        return;
    }
    let log = machine.test.path("home/log").display().to_string();
    let line =
        format!("strace -qq -o {log} -e trace=prctl -e inject=prctl:error=EPERM pxsec config path");
    let output = machine.run(&line);
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    let calls = machine.test.read("home/log");
    assert!(
        calls.contains("PR_SET_DUMPABLE, SUID_DUMP_DISABLE) = -1 EPERM"),
        "{calls}"
    );
}

/// A process that is not dumpable finds its own entries of /proc in root's hands.
#[test]
fn what_a_user_does_through_proc_works_all_the_same() {
    let machine = Machine::new();
    let run = |script: &str| {
        let output = machine.run(script);
        assert_eq!(
            (code(&output), stderr(&output).as_str()),
            (0, ""),
            "{script}"
        );
        stdout(&output)
    };
    let sign = format!("pxsec auth token generate {CLAIMS} --signing-key");
    let token = run(&format!("{sign} TMP/px.key"));
    let same_key = |signed: String| {
        run(&format!(
            "pxsec auth token verify --verifying-key TMP/px.key {signed}"
        ));
    };
    same_key(token);
    same_key(run(&format!("{sign} fd://0 < TMP/px.key")));
    same_key(run(&format!("{sign} fd://7 7< TMP/px.key")));
    same_key(run(&format!("cat TMP/px.key | {sign} fd://0")));
    same_key(run(&format!("cat TMP/px.key | {sign} /dev/stdin")));
    same_key(run(&format!("{sign} /dev/fd/9 9< TMP/px.key")));
    same_key(run(&format!("cat TMP/px.key | {sign} -")));
    same_key(run(&format!(
        "{sign} TMP/px.key --output-file TMP/home/t --quiet; cat TMP/home/t"
    )));
    run("pxsec context create prod --token-file TMP/home/t 2>/dev/null");
    run("pxsec context list --check");
    for way in [
        "--stdin -- cat",
        "--fd 5 -- cat /dev/fd/5",
        "-- sh -c 'echo $PXCTL_AUTH_TOKEN'",
    ] {
        same_key(run(&format!("pxsec exec {way}")));
    }
    // It finds its own file through /proc/self/exe.
    let installed = machine.run("PATH=TMP/bin:$PATH pxsec completion install --shell bash");
    assert_eq!(code(&installed), 0, "{}", stderr(&installed));
    assert!(stdout(&installed).contains("bin/kubectl_complete-pxsec\n"));
}

#[test]
fn a_panic_tells_a_place_and_never_what_it_held() {
    for case in ["panic", "panic-in-a-thread", "panic-without-text"] {
        let output = child(case)
            .env("RUST_BACKTRACE", "full")
            .output()
            .expect("it runs");
        assert_eq!(
            (output.status.code(), output.status.signal()),
            (Some(1), None),
            "{case}"
        );
        let said = stderr(&output);
        let lines: Vec<&str> = said.lines().collect();
        let [error, hint] = lines.as_slice() else {
            panic!("{case}: {said}");
        };
        let place = error
            .strip_prefix("error: kubectl-pxsec 0.1.0 has a bug, and stopped at ")
            .unwrap_or_else(|| panic!("{case}: {said}"));
        assert!(place.starts_with("tests/cli/hardening.rs:"), "{place}");
        assert!(hint.starts_with("hint: please report this line"), "{hint}");
        assert!(!said.contains("canary") && !stdout(&output).contains("canary"));
    }
    let plain = child("panic-unhardened").output().expect("it runs");
    assert!(stderr(&plain).contains(CANARY), "the payload would be seen");
}

#[test]
fn a_panic_ends_the_same_where_nobody_listens() {
    for case in ["panic", "panic-in-a-thread"] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = child(case);
        command.stdout(Stdio::null()).stderr(writer);
        let status = command.status().expect("it runs");
        assert_eq!((status.code(), status.signal()), (Some(1), None), "{case}");
    }
}

/// This executable, running only [`child_case`].
fn child(case: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a test"));
    command.args(["hardening::child_case", "--exact", "--nocapture"]);
    command.env(CHILD, case);
    command
}

/// Not a test of its own: does what [`CHILD`] names, and nothing without it.
#[test]
fn child_case() {
    let Ok(case) = std::env::var(CHILD) else {
        return;
    };
    if case != "panic-unhardened" {
        pxsec::cli::harden();
    }
    match case.as_str() {
        "panic-in-a-thread" => {
            let panics = std::thread::spawn(|| panic!("{CANARY}"));
            panics.join().expect("the hook ends the process");
        }
        "panic-without-text" => std::panic::panic_any(CANARY.as_bytes().to_vec()),
        _ => panic!("{CANARY}"),
    }
}
