//! Every step of a command that writes files outside of the config folder, by the real executable under strace: killed
//! there, or refused; and the order in which every command brings its files to the disk.
//!
//! - killed: each file is the old one or the new one, whole, and as open as it is to be; what is left beside it is a
//!   `.pxsec-*.tmp` of mode 0600; the same command works then
//! - refused, since the disk is full, broken, read-only or over its quota: either the command succeeds, since that step was
//!   of no account, or nothing is there that was not there before, and the file and the cause are told
//! - a file is on the disk before it is renamed into its place, and the rename before the command is done

#![cfg(target_os = "linux")]

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;

use crate::harness::{CLAIMS, SECRET, TestEnv};
use crate::strace::{Call, SIGKILL, calls, have_strace, shown, traced};

/// A command that writes files.
struct Write {
    /// What was done before.
    before: &'static [&'static str],
    line: &'static str,
    /// The folders that it writes into.
    within: &'static [&'static str],
    /// What does the same where a part of it is done.
    again: &'static str,
    /// The files, and how long a whole one is: signatures and keys differ each time, and not in their length.
    files: &'static [&'static str],
    mode: u32,
}

const TOKEN: &str = "auth token generate CLAIMS --signing-key TMP/px.key --output-file TMP/out/t";
const KEY: &str = "auth key generate --type ecdsa --output-file TMP/out/k";

const NEW_TOKEN: Write = Write {
    before: &[],
    line: TOKEN,
    within: &["out"],
    again: "auth token generate CLAIMS --signing-key TMP/px.key --output-file TMP/out/t --force",
    files: &["out/t"],
    mode: 0o600,
};

const TOKEN_AGAIN: Write = Write {
    before: &[TOKEN],
    line: NEW_TOKEN.again,
    ..NEW_TOKEN
};

const NEW_KEY: Write = Write {
    before: &[],
    line: KEY,
    within: &["out"],
    again: "auth key generate --type ecdsa --output-file TMP/out/k --force",
    files: &["out/k", "out/k.pub"],
    mode: 0o600,
};

const EXPORT: Write = Write {
    before: &["context create a --recipe CLAIMS --signing-key TMP/px.key --token-duration 1d"],
    line: "context export --output-file TMP/out/e",
    within: &["out"],
    again: "context export --output-file TMP/out/e --force",
    files: &["out/e"],
    mode: 0o600,
};

const INSTALL: Write = Write {
    before: &[],
    line: "completion install --dir TMP/links --shell bash --shell fish",
    within: &["home", "links"],
    again: "completion install --dir TMP/links --shell bash --shell fish",
    files: &[
        "links/kubectl_complete-pxsec",
        "home/.local/share/bash-completion/completions/kubectl-pxsec",
        "home/.config/fish/completions/kubectl-pxsec.fish",
    ],
    mode: 0o644,
};

const ALL: [&Write; 5] = [&NEW_TOKEN, &TOKEN_AGAIN, &NEW_KEY, &EXPORT, &INSTALL];

fn line(line: &str) -> String {
    line.replace("CLAIMS", CLAIMS)
}

/// What stands at a path: the name that a link leads to, or the length and the end of a file, and its mode.
type Shape = (String, u32);

impl Write {
    fn machine(&self) -> TestEnv {
        let mut test = TestEnv::new();
        test.file("px.key", SECRET);
        for folder in ["out", "bin", "links"] {
            std::fs::create_dir(test.path(folder)).expect("a folder");
        }
        symlink(crate::binary::PROGRAM, test.path("bin/kubectl-pxsec")).expect("a link");
        test.set("PATH", test.path("bin"));
        for before in self.before {
            test.run(&line(before)).ok();
        }
        test
    }

    fn traced(&self, test: &TestEnv, inject: Option<&str>) -> std::process::Output {
        traced(test, &line(self.line), &[], inject)
    }

    /// What stands where it writes.
    fn found(&self, test: &TestEnv) -> BTreeMap<String, Shape> {
        let mut found = BTreeMap::new();
        for folder in self.within {
            walk(&test.path(""), &test.path(folder), &mut found);
        }
        found
    }
}

fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Shape>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let metadata = path.symlink_metadata().expect("it is there");
        if metadata.is_dir() {
            walk(root, &path, found);
            continue;
        }
        let what = if metadata.is_symlink() {
            format!("{:?}", path.read_link().expect("a link").file_name())
        } else {
            let text = std::fs::read_to_string(&path).expect("text");
            format!("{} bytes ending in {:?}", text.len(), text.chars().last())
        };
        let name = path.strip_prefix(root).expect("below the root");
        let mode = metadata.permissions().mode() & 0o777;
        found.insert(name.display().to_string(), (what, mode));
    }
}

fn kill_at_every_step(write: &Write) {
    if !have_strace() {
        return;
    }
    let test = write.machine();
    let old = write.found(&test);
    let done = write.traced(&test, None);
    assert!(done.status.success(), "{}", shown(&done));
    let new = write.found(&test);
    let names: BTreeSet<&str> = new.keys().map(String::as_str).collect();
    assert_eq!(names, write.files.iter().copied().collect());
    for (name, (what, mode)) in &new {
        let is_link = what.starts_with("Some");
        assert!(is_link || *mode == write.mode, "{name}: {mode:o}");
    }
    let steps = calls(&test, write.within);
    let mut whole = 0;
    for call in steps.iter().filter(|call| call.changes()) {
        let step = call.shown();
        let test = write.machine();
        let done = write.traced(&test, Some(&call.kill()));
        let told = shown(&done);
        assert_eq!(done.status.signal(), Some(SIGKILL), "{step}: {told}");
        let found = write.found(&test);
        for (name, shape) in &found {
            if name.ends_with(".tmp") {
                let is_link = shape.0.starts_with("Some");
                // The scripts and the link are no secret, and open as soon as they are whole.
                let modes: &[u32] = if write.mode == 0o600 {
                    &[0o600]
                } else {
                    &[0o600, 0o644]
                };
                assert!(name.contains("/.pxsec-"), "{step}: {name}");
                assert!(is_link || modes.contains(&shape.1), "{step}: {name}");
            } else {
                let is_old = old.get(name) == Some(shape);
                assert!(is_old || new.get(name) == Some(shape), "{step}: {name}");
            }
        }
        for name in old.keys() {
            assert!(found.contains_key(name), "{step} lost {name}");
        }
        whole += usize::from(new.keys().all(|name| found.contains_key(name)));
        test.run(&line(write.again)).ok();
        let mut after = write.found(&test);
        after.retain(|name, _| !name.ends_with(".tmp"));
        assert_eq!(after, new, "{step}");
    }
    assert!(whole > 0, "the last step comes after the last rename");
}

fn refuse_every_step(write: &Write) {
    if !have_strace() {
        return;
    }
    let test = write.machine();
    let old = write.found(&test);
    let done = write.traced(&test, None);
    assert!(done.status.success(), "{}", shown(&done));
    let new = write.found(&test);
    let mut failed = 0;
    // How often the loader and the runtime read is not always the same, and strace counts that too.
    let steps = calls(&test, write.within);
    let steps = steps.iter().filter(|call| call.name != "read");
    for (turn, call) in steps.enumerate() {
        let test = write.machine();
        let (inject, cause) = call.refuse(turn + write.line.len());
        let done = write.traced(&test, Some(&inject));
        let told = shown(&done);
        let step = format!("{inject} at {}\n{told}", call.shown());
        let found = write.found(&test);
        assert!(!found.keys().any(|name| name.ends_with(".tmp")), "{step}");
        if done.status.code() == Some(0) {
            assert_eq!(found, new, "{step}");
            continue;
        }
        failed += 1;
        assert_eq!(done.status.code(), Some(1), "{step}");
        for said in ["error: cannot ", &cause, "hint: "] {
            assert!(told.contains(said), "no `{said}` in {step}");
        }
        let named = |name: &&str| told.contains(&test.path(name).display().to_string());
        assert!(write.files.iter().any(named), "{step}");
        // Each file of several is as it was, or done.
        for (name, shape) in &found {
            let known = [old.get(name), new.get(name)];
            assert!(known.contains(&Some(shape)), "{step}: {name}");
        }
        if write.files.len() == 1 || write.line == KEY {
            assert_eq!(found, old, "{step}");
        }
        test.run(&line(write.again)).ok();
    }
    assert!(failed > 3, "{failed} steps failed the command");
}

#[test]
fn a_token_file_is_killed_at_every_step() {
    kill_at_every_step(&NEW_TOKEN);
}

#[test]
fn a_token_file_that_is_replaced_is_killed_at_every_step() {
    kill_at_every_step(&TOKEN_AGAIN);
}

#[test]
fn a_key_pair_is_killed_at_every_step() {
    kill_at_every_step(&NEW_KEY);
}

#[test]
fn an_export_is_killed_at_every_step() {
    kill_at_every_step(&EXPORT);
}

#[test]
fn an_installation_is_killed_at_every_step() {
    kill_at_every_step(&INSTALL);
}

#[test]
fn files_are_refused_at_every_step() {
    for write in ALL {
        refuse_every_step(write);
    }
}

/// Of a pair that is made anew and cut short, the private key that signs is the old one, for as long as there is an old
/// one.
#[test]
fn a_key_that_is_replaced_never_goes_before_its_public_half_is_there() {
    if !have_strace() {
        return;
    }
    let write = Write {
        before: &[KEY],
        line: NEW_KEY.again,
        ..NEW_KEY
    };
    let test = write.machine();
    write.traced(&test, None);
    for call in calls(&test, write.within) {
        if !call.changes() {
            continue;
        }
        let test = write.machine();
        let before = [test.read("out/k"), test.read("out/k.pub")];
        write.traced(&test, Some(&call.kill()));
        let changed = [
            test.read("out/k") != before[0],
            test.read("out/k.pub") != before[1],
        ];
        assert_ne!(changed, [true, false], "{}", call.shown());
    }
}

/// The file or folder that a call is about: that of its descriptor, else the last path it names.
fn subject(call: &Call) -> &str {
    let of_descriptor = call.text.split_once('<').map(|(_, rest)| rest);
    if let ("fsync" | "write" | "fchmod" | "ftruncate", Some(rest)) = (&*call.name, of_descriptor) {
        return rest.split('>').next().unwrap_or_default();
    }
    paths(call).last().copied().unwrap_or_default()
}

/// The paths that a call names, in their order.
fn paths(call: &Call) -> Vec<&str> {
    let quoted = call.text.split('"').skip(1).step_by(2);
    quoted.filter(|path| path.starts_with('/')).collect()
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Checks the order of the calls of one command, and gives how many renames, removals and new folders there were.
fn check_order(told: &str, calls: &[Call]) -> [usize; 3] {
    let mut counts = [0; 3];
    for (at, call) in calls.iter().enumerate() {
        let step = format!("{told}: {}", call.shown());
        if !call.succeeded() {
            continue;
        }
        // A lock is never moved or removed, and holds nothing.
        let placed = match &*call.name {
            "rename" | "renameat" | "renameat2" => {
                let from = paths(call)[0];
                let made = |earlier: &&Call| *subject(earlier) == *from && earlier.changes();
                let last = calls[..at].iter().rfind(made).expect("it was made");
                // Of a link there is nothing more to be brought to the disk.
                let on_disk = ["fsync", "symlink"].contains(&&*last.name);
                assert!(on_disk, "{step}\nafter {}", last.shown());
                counts[0] += 1;
                subject(call)
            }
            "unlink" if !subject(call).ends_with(".tmp") => {
                counts[1] += 1;
                subject(call)
            }
            // Of folders, those that hold what pxsec keeps.
            "mkdir" if call.text.contains("0700") => {
                counts[2] += 1;
                subject(call)
            }
            "open" | "openat" if call.text.contains("O_CREAT") => {
                assert!(call.text.contains(", 0600)"), "{step} is born open");
                continue;
            }
            _ => continue,
        };
        let kept = |later: &Call| later.name == "fsync" && subject(later) == folder_of(placed);
        assert!(calls[at..].iter().any(kept), "{step}");
    }
    counts
}

/// Renamed before its content is on the disk, a file is empty after a power cut; and without the folder, the old one.
#[test]
fn every_file_is_on_the_disk_before_its_rename_and_every_rename_before_the_end() {
    if !have_strace() {
        return;
    }
    let create = |name: &str| format!("context create {name} CLAIMS --signing-key TMP/px.key");
    let (a, b) = (create("a"), create("b"));
    let test = NEW_TOKEN.machine();
    // Everything that changes files, in the order of a life: renames, removals and new folders of each.
    for (command, counts) in [
        // The token and the config, in a folder that was not there.
        (&*a, [2, 0, 2]),
        (&b, [2, 0, 0]),
        ("context use b", [1, 0, 0]),
        ("context rename b c", [1, 0, 0]),
        ("context update c --description text", [1, 0, 0]),
        (
            "context update c CLAIMS --signing-key TMP/px.key",
            [2, 1, 0],
        ),
        (&format!("{a} --replace"), [2, 1, 0]),
        ("context delete a", [1, 1, 0]),
        ("context export --output-file TMP/out/e", [1, 0, 0]),
        (TOKEN, [1, 0, 0]),
        (NEW_TOKEN.again, [1, 0, 0]),
        (KEY, [2, 0, 0]),
        (INSTALL.line, [3, 0, 0]),
        ("completion install --dir TMP/links --remove", [0, 3, 0]),
    ] {
        let done = traced(&test, &line(command), &[], None);
        assert!(done.status.success(), "{command}: {}", shown(&done));
        let made = calls(&test, &[""]);
        assert_eq!(check_order(command, &made), counts, "{command}: {made:#?}");
    }
}
