//! Every step of a write, by the real executable under strace: killed there, or told that the disk is full.
//!
//! Verified at each system call that touches the config folder, for the first `context create` of a machine, a
//! further one, one that replaces, `context use` and `context delete`:
//!
//! - killed: config.toml is the old one or the new one, whole; each context that it names has its token; the next
//!   commands work; the next write of the vault leaves no temporary file, so no token that nobody asked to keep.
//! - refused with ENOSPC: either the command succeeds, since that step was of no account, or config.toml is the old
//!   one byte for byte, the vault holds the same tokens as before, and the exit code is that of what failed, with the
//!   cause on stderr. No token is shown.
//!
//! strace names the calls, so nothing here depends on how the store is written.

#![cfg(target_os = "linux")]

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::harness::{TestEnv, skipped, words};

const SIGKILL: i32 = 9;

/// A command on a machine.
struct Write {
    /// What was done on the machine before.
    before: &'static [&'static str],
    /// The command under test.
    line: &'static str,
    /// What it exits with, depending on which step is refused.
    exits: &'static [u8],
}

const FIRST: Write = Write {
    before: &[],
    line: "context create b --token-file TMP/b.jwt",
    exits: &[0, 4, 5],
};

const FURTHER: Write = Write {
    before: &["context create a --token-file TMP/a.jwt"],
    ..FIRST
};

const REPLACING: Write = Write {
    before: &[
        "context create a --token-file TMP/a.jwt",
        "context create b --token-file TMP/a.jwt",
    ],
    line: "context create b --token-file TMP/b.jwt --replace --use",
    exits: &[0, 4, 5],
};

const USING: Write = Write {
    before: REPLACING.before,
    line: "context use b",
    exits: &[0, 4],
};

const DELETING: Write = Write {
    before: REPLACING.before,
    line: "context delete a",
    exits: &[0, 4, 5],
};

impl Write {
    fn machine(&self) -> TestEnv {
        let test = TestEnv::new();
        for name in ["a", "b"] {
            test.file(&format!("{name}.jwt"), token(name));
        }
        for line in self.before {
            test.run(line).ok();
        }
        test
    }

    /// The command, with strace told to do `inject` where it touches the config folder.
    fn traced(&self, test: &TestEnv, inject: Option<&str>) -> Output {
        let mut paths: BTreeSet<String> = [
            "config.toml",
            "config.lock",
            ".config.toml.tmp",
            "vault",
            "vault.lock",
            "vault/.token.tmp",
        ]
        .map(str::to_owned)
        .into();
        paths.extend(vault(test).keys().map(|id| format!("vault/{id}")));
        let folder = test.path("").display().to_string();
        let mut command = Command::new("strace");
        command.args(["-qq", "-o"]).arg(test.path("strace.log"));
        command.arg("-P").arg(test.path("config"));
        for path in paths {
            command.arg("-P").arg(test.path("config").join(path));
        }
        command.args(inject.iter().flat_map(|what| ["-e", what]));
        command
            .arg(env!("CARGO_BIN_EXE_kubectl-pxsec"))
            .args(words(&self.line.replace("TMP/", &folder)))
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .envs(test.vars())
            .stdin(Stdio::null());
        command.output().expect("strace runs")
    }

    /// The system calls of the command on the config folder: the name, and the how-manieth of that name.
    fn steps(&self) -> Vec<(String, usize)> {
        let test = self.machine();
        let done = self.traced(&test, None);
        assert!(done.status.success(), "{}", shown(&done));
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let log = test.read("strace.log");
        let steps: Vec<_> = log
            .lines()
            .filter_map(|line| line.split_once('('))
            .map(|(name, _)| {
                let count = counts.entry(name.to_owned()).or_default();
                *count += 1;
                (name.to_owned(), *count)
            })
            .collect();
        // Whatever else it does, it cannot do without these.
        for (name, least) in [("flock", 1), ("write", 2), ("fsync", 2), ("openat", 4)] {
            assert!(counts.get(name) >= Some(&least), "{name} in:\n{log}");
        }
        steps
    }
}

fn token(name: &str) -> String {
    let claims = match name {
        "a" => "eyJpc3MiOiJhIn0",
        _ => "eyJpc3MiOiJiIn0",
    };
    format!("eyJhbGciOiJIUzI1NiJ9.{claims}.c2lnbmF0dXJlLW9mLWEtdGVzdA")
}

fn shown(output: &Output) -> String {
    format!(
        "{}{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// The entries of the vault with their content.
fn vault(test: &TestEnv) -> BTreeMap<String, String> {
    files(&test.path("config/vault"))
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a file of text");
            (name.into_owned(), text)
        })
        .collect()
}

fn config(test: &TestEnv) -> Option<String> {
    std::fs::read_to_string(test.path("config/config.toml")).ok()
}

/// What the config says: each context with its token as the commands give it, and which is current.
fn meaning(test: &TestEnv) -> String {
    let list = test.run("context list -o name").ok();
    let mut said = String::new();
    for name in list.lines() {
        let name = name.rsplit('/').next().expect("a part");
        let token = test.run(&format!("context token {name}")).ok();
        said.push_str(&format!("{name} {token}"));
    }
    said + &test.run("context current").stdout
}

/// A process that is not dumpable tells the paths of its calls to root alone.
fn have_strace() -> bool {
    let works = rustix::process::geteuid().is_root()
        && Command::new("strace")
            .args(["-qq", "-o", "/dev/null", "true"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
    if !works {
        skipped("strace of root");
    }
    works
}

fn kill_at_every_step(write: &Write) {
    if !have_strace() {
        return;
    }
    let test = write.machine();
    let old = meaning(&test);
    test.run(write.line).ok();
    let new = meaning(&test);
    assert_ne!(old, new);

    let (mut were_old, mut were_new) = (0, 0);
    for (name, count) in write.steps() {
        let step = format!("{name} {count}");
        let test = write.machine();
        let before = config(&test);
        let inject = format!("inject={name}:signal=SIGKILL:when={count}");
        let done = write.traced(&test, Some(&inject));
        assert_eq!(
            done.status.signal(),
            Some(SIGKILL),
            "{step}: {}",
            shown(&done)
        );

        let now = meaning(&test);
        if now == old {
            assert_eq!(config(&test), before, "{step}");
            were_old += 1;
        } else {
            assert_eq!(now, new, "{step}");
            were_new += 1;
        }
        // The next writes work, and clear up.
        test.run("context create after --token-file TMP/a.jwt").ok();
        test.run("context use after").ok();
        let names: Vec<_> = files(&test.path("config")).into_keys().collect();
        assert_eq!(
            names,
            ["config.lock", "config.toml", "vault.lock"],
            "{step}"
        );
        for id in vault(&test).keys() {
            assert!(!id.starts_with('.'), "{step} left {id}");
        }
        assert!(meaning(&test).contains(&format!("after {}\n", token("a"))));
    }
    // The change is made at one of the steps, neither before the first nor after the last.
    assert!(
        were_old > 10 && were_new > 2,
        "{were_old} old, {were_new} new"
    );
}

fn refuse_every_step(write: &Write) {
    if !have_strace() {
        return;
    }
    let test = write.machine();
    let old = meaning(&test);
    test.run(write.line).ok();
    let new = meaning(&test);

    let mut exits = BTreeSet::new();
    for (name, count) in write.steps() {
        let step = format!("{name} {count}");
        let test = write.machine();
        let (before, tokens) = (config(&test), vault(&test));
        let inject = format!("inject={name}:error=ENOSPC:when={count}");
        let done = write.traced(&test, Some(&inject));
        let told = shown(&done);
        let code = done.status.code().and_then(|code| u8::try_from(code).ok());
        let code = code.unwrap_or_else(|| panic!("{step}: {told}"));
        assert!(write.exits.contains(&code), "{step}: {told}");
        exits.insert(code);
        for name in ["a", "b"] {
            assert!(!told.contains(&token(name)), "{step}: {told}");
        }
        let left_behind = told.contains("is deleted, but its token is still in the vault");
        if code == 0 || left_behind {
            assert_eq!(meaning(&test), new, "{step}: {told}");
        } else {
            assert_eq!(meaning(&test), old, "{step}: {told}");
            assert_eq!(config(&test), before, "{step}: {told}");
            assert_eq!(vault(&test), tokens, "{step}: {told}");
        }
        if code != 0 {
            assert!(told.contains("error: "), "{step}: {told}");
            assert!(
                told.contains("caused by: No space left on device"),
                "{step}: {told}"
            );
            assert!(told.contains("hint: "), "{step}: {told}");
        }
        // Nothing stays in the way of the next one.
        test.run("context create after --token-file TMP/a.jwt").ok();
    }
    assert_eq!(
        exits,
        write.exits.iter().copied().collect(),
        "all kinds occur"
    );
}

#[test]
fn the_first_create_is_killed_at_every_step() {
    kill_at_every_step(&FIRST);
}

#[test]
fn a_further_create_is_killed_at_every_step() {
    kill_at_every_step(&FURTHER);
}

#[test]
fn a_replacing_create_is_killed_at_every_step() {
    kill_at_every_step(&REPLACING);
}

#[test]
fn use_is_killed_at_every_step() {
    kill_at_every_step(&USING);
}

#[test]
fn delete_is_killed_at_every_step() {
    kill_at_every_step(&DELETING);
}

#[test]
fn the_first_create_is_refused_at_every_step() {
    refuse_every_step(&FIRST);
}

#[test]
fn a_further_create_is_refused_at_every_step() {
    refuse_every_step(&FURTHER);
}

#[test]
fn a_replacing_create_is_refused_at_every_step() {
    refuse_every_step(&REPLACING);
}

#[test]
fn use_is_refused_at_every_step() {
    refuse_every_step(&USING);
}

#[test]
fn delete_is_refused_at_every_step() {
    refuse_every_step(&DELETING);
}
