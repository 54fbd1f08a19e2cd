//! Commands that write, by the real executable on a small disk of its own that is full, or read-only.
//!
//! Each says once what cannot be written, why, and what to do, with the exit code of its kind; what was there is there
//! still, nothing is beside it, and can be read.

#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::binary::PROGRAM;
use crate::harness::{CLAIMS, Output, SECRET, TestEnv, skipped, words};

/// $1: the folder to be a disk, $2: what is on it, $3: where a copy of it goes then, $4: what happens to it.
const SCRIPT: &str = r#"
disk=$1 before=$2 after=$3 how=$4; shift 4
mount -t tmpfs -o size=256k pxsec "$disk" && cp -a "$before/." "$disk" || exit 77
case $how in
full) dd if=/dev/zero of="$disk/filler" bs=4k 2>/dev/null; [ -s "$disk/filler" ] || exit 77;;
read-only) mount -o remount,bind,ro "$disk" || exit 77;;
esac
"$@"
code=$?
cp -a "$disk/." "$after" && rm -f "$after/filler" || exit 77
exit $code
"#;

/// The commands, and what they exit with.
const COMMANDS: [(&str, u8); 11] = [
    ("context create c --token-file TMP/t", 5),
    (
        "context create c --recipe CLAIMS --signing-key TMP/px.key --token-duration 1d",
        4,
    ),
    ("context update a --token-file TMP/t", 5),
    ("context update a --description new", 4),
    ("context use b", 4),
    ("context rename a c", 4),
    ("context delete a --yes", 4),
    (
        "auth token generate CLAIMS --signing-key TMP/px.key --output-file TMP/disk/out/t",
        1,
    ),
    (
        "auth key generate --type rsa --output-file TMP/disk/out/k",
        1,
    ),
    ("context export --output-file TMP/disk/out/e", 1),
    ("completion install --dir TMP/bin --shell fish", 1),
];

fn machine() -> TestEnv {
    let mut test = TestEnv::new();
    test.file("px.key", SECRET);
    test.file("t", test.token("--token-duration 100y"));
    test.file("before/out/old", "");
    test.set("PXSEC_CONFIG_DIR", test.path("before/config"));
    for name in ["a", "b"] {
        test.run(&format!("context create {name} --token-file TMP/t"))
            .ok();
    }
    for folder in ["disk", "bin"] {
        std::fs::create_dir(test.path(folder)).expect("a folder");
    }
    std::os::unix::fs::symlink(PROGRAM, test.path("bin/kubectl-pxsec")).expect("a link");
    test.set(
        "PATH",
        format!(
            "{}:/usr/bin:/bin:/usr/sbin:/sbin",
            test.path("bin").display()
        ),
    );
    test.set("PXSEC_CONFIG_DIR", test.path("disk/config"));
    test.set("XDG_CONFIG_HOME", test.path("disk/out"));
    test
}

/// Runs a command on the disk; what is on it then is in `after`. `None` where no disk can be had.
fn run(test: &TestEnv, line: &str, how: &str) -> Option<Output> {
    let folder = test.path("").display().to_string();
    drop(std::fs::remove_dir_all(test.path("after")));
    std::fs::create_dir(test.path("after")).expect("a folder");
    let mut command = Command::new("unshare");
    command.args(["--mount", "--map-root-user", "sh", "-c", SCRIPT, "_"]);
    command.args(["disk", "before", "after"].map(|name| test.path(name)));
    command.arg(how).arg(PROGRAM);
    command.args(words(
        &line.replace("CLAIMS", CLAIMS).replace("TMP/", &folder),
    ));
    command.env_clear().envs(test.vars()).stdin(Stdio::null());
    let done = command.output().ok()?;
    let stderr = String::from_utf8(done.stderr).expect("UTF-8");
    let exit = done
        .status
        .code()
        .and_then(|code| u8::try_from(code).ok())?;
    if exit == 77 || stderr.starts_with("unshare:") {
        return None;
    }
    Some(Output {
        stdout: String::from_utf8(done.stdout).expect("UTF-8"),
        stderr: stderr.replace(folder.trim_end_matches('/'), "TMP"),
        exit,
    })
}

/// The files below a folder with their content, the locks apart, which are empty and may come to be.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(folder)
                .expect("below it")
                .display()
                .to_string();
            if !name.ends_with(".lock") {
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn every_command_fails_well(how: &str, cause: &str) {
    let test = machine();
    let before = files(&test.path("before"));
    for (line, exit) in COMMANDS {
        let Some(output) = run(&test, line, how) else {
            return skipped("unshare that may mount");
        };
        let output = output.exits(exit);
        for said in ["error: ", "TMP/disk/", cause, "hint: "] {
            assert!(output.stderr.contains(said), "{line}: {output}");
        }
        assert_eq!(
            output.stderr.matches("error: ").count(),
            1,
            "{line}: {output}"
        );
        assert!(!output.stderr.contains("eyJ"), "{line}: {output}");
        assert_eq!(files(&test.path("after")), before, "{line}");
    }
    for line in [
        "context list",
        "context token b",
        "context export",
        "config validate",
    ] {
        run(&test, line, how).expect("as above").ok();
    }
}

#[test]
fn on_a_full_disk_every_command_that_writes_fails_with_the_cause() {
    every_command_fails_well("full", "No space left on device");
}

#[test]
fn on_a_read_only_disk_every_command_that_writes_fails_with_the_cause() {
    every_command_fails_well("read-only", "Read-only file system");
}
