//! Every step of a change of the px contexts, by the real executable under strace: killed there, or refused.
//!
//! Verified for every command that writes config.toml or the file vault, at each system call that touches them:
//!
//! - killed: config.toml is the old one or the new one, whole (an import of several: with some of them); each context that
//!   it names has its token; nothing is open to others; the next commands work; the next write leaves no temporary file,
//!   so no token that nobody asked to keep.
//! - refused, since the disk is full, broken, read-only or over its quota: either the command succeeds, since that step was
//!   of no account, or config.toml is the old one byte for byte, the vault holds the same tokens as before, no temporary
//!   file is left, and the exit code is that of what failed, with the path and the cause on stderr. No token is shown.

#![cfg(target_os = "linux")]

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::harness::TestEnv;
use crate::strace::{SIGKILL, calls, have_strace, shown, traced};

/// A command on a machine.
struct Write {
    /// What was done on the machine before.
    before: &'static [&'static str],
    /// The command under test.
    line: &'static str,
    /// Commands that do a part of it, where it does several things.
    parts: &'static [&'static str],
    /// What it exits with, depending on which step is refused.
    exits: &'static [u8],
}

const FIRST: Write = Write {
    before: &[],
    line: "context create b --token-file TMP/b.jwt",
    parts: &[],
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
    ..FIRST
};

const UPDATING: Write = Write {
    line: "context update b --token-file TMP/b.jwt --description new",
    ..REPLACING
};

const IMPORTING: Write = Write {
    before: FURTHER.before,
    line: "context import --from pxctl TMP/both.yml",
    parts: &[
        "context import --from pxctl TMP/one.yml",
        "context import --from pxctl TMP/two.yml",
    ],
    exits: &[0, 1, 4],
};

const USING: Write = Write {
    line: "context use b",
    exits: &[0, 4],
    ..REPLACING
};

const RENAMING: Write = Write {
    line: "context rename a c",
    ..USING
};

const DELETING: Write = Write {
    line: "context delete a",
    ..REPLACING
};

/// A list of contexts as pxctl keeps it.
fn pxctls(names: &[&str]) -> String {
    let entry = |name: &&str| format!("  - context: {name}\n    token: {}\n", token("b"));
    let entries: String = names.iter().map(entry).collect();
    format!("contextconfig:\n  configurations:\n{entries}")
}

impl Write {
    fn machine(&self) -> TestEnv {
        let test = TestEnv::new();
        for name in ["a", "b"] {
            test.file(&format!("{name}.jwt"), token(name));
        }
        test.file("one.yml", pxctls(&["one"]));
        test.file("two.yml", pxctls(&["two"]));
        test.file("both.yml", pxctls(&["one", "two"]));
        for line in self.before {
            test.run(line).ok();
        }
        test
    }

    /// The command, with strace told to do `inject` where it touches the config folder.
    fn traced(&self, test: &TestEnv, inject: Option<&str>) -> Output {
        let mut names: Vec<String> = [
            "",
            "config.toml",
            "config.lock",
            ".config.toml.tmp",
            "vault",
            "vault.lock",
            "vault/.token.tmp",
        ]
        .map(str::to_owned)
        .into();
        names.extend(vault(test).keys().map(|id| format!("vault/{id}")));
        let paths: Vec<PathBuf> = names
            .iter()
            .map(|name| test.path(format!("config/{name}").trim_end_matches('/')))
            .collect();
        traced(test, self.line, &paths, inject)
    }

    /// What is meant before the command, after it, and after each part of it.
    fn meanings(&self) -> (String, String, BTreeSet<String>) {
        let after = |line: &str| {
            let test = self.machine();
            test.run(line).ok();
            meaning(&test)
        };
        let old = meaning(&self.machine());
        let new = after(self.line);
        assert_ne!(old, new);
        let parts = self.parts.iter().map(|line| after(line)).collect();
        (old, new, parts)
    }
}

fn token(name: &str) -> String {
    let claims = match name {
        "a" => "eyJpc3MiOiJhIn0",
        _ => "eyJpc3MiOiJiIn0",
    };
    format!("eyJhbGciOiJIUzI1NiJ9.{claims}.c2lnbmF0dXJlLW9mLWEtdGVzdA")
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

/// What others could open, and what is left of a write that did not end.
fn strays(test: &TestEnv) -> (Vec<String>, Vec<String>) {
    let (mut open, mut temporary) = (Vec::new(), Vec::new());
    for folder in ["config", "config/vault"] {
        let Ok(entries) = std::fs::read_dir(test.path(folder)) else {
            continue;
        };
        for entry in entries {
            let entry = entry.expect("an entry");
            let name = entry.file_name().to_string_lossy().into_owned();
            let mode = entry.metadata().expect("a file").permissions().mode();
            if mode & 0o077 != 0 {
                open.push(format!("{folder}/{name}"));
            }
            if name.ends_with(".tmp") {
                temporary.push(format!("{folder}/{name}"));
            }
        }
    }
    (open, temporary)
}

/// The next commands work, whatever was left.
fn goes_on(test: &TestEnv, step: &str) {
    test.run("context create after --token-file TMP/a.jwt").ok();
    test.run("context use after").ok();
    assert_eq!(strays(test), (vec![], vec![]), "{step}");
    assert!(
        meaning(test).contains(&format!("after {}\n", token("a"))),
        "{step}"
    );
}

fn kill_at_every_step(write: &Write) {
    if !have_strace() {
        return;
    }
    let (old, new, parts) = write.meanings();
    let test = write.machine();
    let done = write.traced(&test, None);
    assert!(done.status.success(), "{}", shown(&done));
    let steps = calls(&test, &["config"]);

    let mut seen = BTreeSet::new();
    for call in steps.iter().filter(|call| call.changes()) {
        let step = call.shown();
        let test = write.machine();
        let before = config(&test);
        let done = write.traced(&test, Some(&call.kill()));
        assert_eq!(
            done.status.signal(),
            Some(SIGKILL),
            "{step}: {}",
            shown(&done)
        );

        let now = meaning(&test);
        if now == old {
            assert_eq!(config(&test), before, "{step}");
        } else {
            assert!(now == new || parts.contains(&now), "{step}: {now}");
        }
        seen.insert(now);
        assert_eq!(strays(&test).0, Vec::<String>::new(), "{step}");
        goes_on(&test, &step);
    }
    // The change is made at one of the steps, neither before the first nor after the last.
    assert!(seen.contains(&old) && seen.contains(&new), "{seen:#?}");
    assert_eq!(seen.len() > 2, !parts.is_empty(), "{seen:#?}");
}

fn refuse_every_step(write: &Write) {
    if !have_strace() {
        return;
    }
    let (old, new, parts) = write.meanings();
    let test = write.machine();
    let done = write.traced(&test, None);
    assert!(done.status.success(), "{}", shown(&done));

    let mut exits = BTreeSet::new();
    // A close that fails closes too (close(2)), and strace cannot do both.
    let steps = calls(&test, &["config"]);
    let steps = steps.iter().filter(|call| call.name != "close");
    for (turn, call) in steps.enumerate() {
        let step = call.shown();
        let test = write.machine();
        let (before, tokens) = (config(&test), vault(&test));
        // Not the same reason at the same step of every command.
        let (inject, cause) = call.refuse(turn + write.line.len());
        let done = write.traced(&test, Some(&inject));
        let told = shown(&done);
        let step = format!("{inject} at {step}\n{told}");
        let code = done.status.code().and_then(|code| u8::try_from(code).ok());
        let code = code.unwrap_or_else(|| panic!("{step}"));
        assert!(write.exits.contains(&code), "{step}");
        exits.insert(code);
        for name in ["a", "b"] {
            assert!(!told.contains(&token(name)), "{step}");
        }
        let now = meaning(&test);
        let left_behind = told.contains("is deleted, but its token is still in the vault");
        if code == 0 || left_behind {
            assert_eq!(now, new, "{step}");
        } else if parts.is_empty() {
            assert_eq!(now, old, "{step}");
            assert_eq!(config(&test), before, "{step}");
            assert_eq!(vault(&test), tokens, "{step}");
        } else {
            assert!(now == old || parts.contains(&now), "{step}: {now}");
        }
        let (open, temporary) = strays(&test);
        assert!(open.is_empty() && temporary.is_empty(), "{step}");
        if code != 0 {
            let config = test.path("config").display().to_string();
            let cause = format!("caused by: {cause}");
            for said in ["error: ", &config, &cause, "hint: "] {
                assert!(told.contains(said), "no `{said}` in {step}");
            }
        }
        goes_on(&test, &step);
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

#[test]
fn update_is_killed_at_every_step() {
    kill_at_every_step(&UPDATING);
}

#[test]
fn rename_is_killed_at_every_step() {
    kill_at_every_step(&RENAMING);
}

#[test]
fn import_is_killed_at_every_step() {
    kill_at_every_step(&IMPORTING);
}

#[test]
fn update_is_refused_at_every_step() {
    refuse_every_step(&UPDATING);
}

#[test]
fn rename_is_refused_at_every_step() {
    refuse_every_step(&RENAMING);
}

#[test]
fn import_is_refused_at_every_step() {
    refuse_every_step(&IMPORTING);
}
