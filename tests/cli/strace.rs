//! The real executable under strace: which system calls it makes, and what comes of it when one of them is its last or
//! fails.
//!
//! strace names the calls, so nothing here depends on how files are written.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use rustix::io::Errno;

use crate::binary::PROGRAM;
use crate::harness::{TestEnv, skipped, words};

pub(crate) const SIGKILL: i32 = 9;

/// What a file system says that does not take any more.
const REFUSALS: [(&str, Errno); 4] = [
    ("ENOSPC", Errno::NOSPC),
    ("EIO", Errno::IO),
    ("EROFS", Errno::ROFS),
    ("EDQUOT", Errno::DQUOT),
];

/// Calls that change something, beside an `open` that creates. Killed at any other call, a process leaves what it
/// leaves at the next one of these.
const CHANGES: [&str; 17] = [
    "chmod",
    "fchmod",
    "fchmodat",
    "flock",
    "fsync",
    "ftruncate",
    "link",
    "linkat",
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "renameat2",
    "symlink",
    "symlinkat",
    "unlink",
    "write",
];

/// One system call on a file of the test's folder.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// Its name.
    pub(crate) name: String,
    /// The how-manieth call of that name it is.
    count: usize,
    /// All of it, with the paths of descriptors.
    pub(crate) text: String,
}

impl Call {
    pub(crate) fn changes(&self) -> bool {
        CHANGES.contains(&self.name.as_str())
            || ["open", "openat"].contains(&self.name.as_str()) && self.text.contains("O_CREAT")
    }

    pub(crate) fn succeeded(&self) -> bool {
        !self.text.contains(" = -1 ")
    }

    /// For strace: kill the process when it comes to this call.
    pub(crate) fn kill(&self) -> String {
        format!("inject={}:signal=SIGKILL:when={}", self.name, self.count)
    }

    /// For strace: refuse this call, each time for another reason; with the C library's text of that reason.
    pub(crate) fn refuse(&self, turn: usize) -> (String, String) {
        let (name, errno) = REFUSALS[turn % REFUSALS.len()];
        let inject = format!("inject={}:error={name}:when={}", self.name, self.count);
        (inject, std::io::Error::from(errno).to_string())
    }

    /// What an assertion calls it.
    pub(crate) fn shown(&self) -> String {
        format!("{} {}: {}", self.name, self.count, self.text)
    }
}

/// Where strace is: what it starts may have another PATH.
fn strace() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = std::env::split_paths(&path).map(|folder| folder.join("strace"));
    places.find(|place| place.is_file()).unwrap_or_default()
}

/// Whether there is an strace that may trace: a process that is not dumpable tells the paths of its calls to root alone.
pub(crate) fn have_strace() -> bool {
    let works = rustix::process::geteuid().is_root()
        && Command::new(strace())
            .args(["-qq", "-o", "/dev/null", "true"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
    if !works {
        skipped("strace of root");
    }
    works
}

/// Runs a command, with strace told to `inject` something. With paths, strace sees and counts the calls on those only.
pub(crate) fn traced(
    test: &TestEnv,
    line: &str,
    paths: &[PathBuf],
    inject: Option<&str>,
) -> Output {
    let folder = test.path("").display().to_string();
    let mut command = Command::new(strace());
    command
        .args(["-y", "-qq", "-o"])
        .arg(test.path("strace.log"));
    for path in paths {
        command.arg("-P").arg(path);
    }
    command.args(inject.iter().flat_map(|what| ["-e", what]));
    command
        .arg(PROGRAM)
        .args(words(&line.replace("TMP/", &folder)))
        // It stands in the log wherever a path is relative to it.
        .current_dir("/")
        .env_clear()
        .envs(test.vars())
        .stdin(Stdio::null());
    command.output().expect("strace runs")
}

/// The calls of the last traced command on files and folders below `within`.
pub(crate) fn calls(test: &TestEnv, within: &[&str]) -> Vec<Call> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let within: Vec<String> = within
        .iter()
        .map(|name| test.path(name).display().to_string())
        .map(|path| path.trim_end_matches('/').to_owned())
        .collect();
    let mut calls = Vec::new();
    for line in test.read("strace.log").lines() {
        let Some((name, _)) = line.split_once('(') else {
            continue;
        };
        let count = counts.entry(name.to_owned()).or_default();
        *count += 1;
        // What it says of a file is no call on it.
        let says = ["execve(", "write(1<", "write(2<"];
        let says = says.iter().any(|start| line.starts_with(start));
        if !says && within.iter().any(|path| line.contains(path)) {
            calls.push(Call {
                name: name.to_owned(),
                count: *count,
                text: line.to_owned(),
            });
        }
    }
    calls
}

pub(crate) fn shown(output: &Output) -> String {
    format!(
        "{}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
