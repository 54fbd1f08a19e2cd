//! Starting another program, with a token or to ask it something: the one place of the library that does.
//!
//! With a token, on Unix the program takes the place of this process, so there is nothing in between that could hold the token,
//! swallow a signal or change the exit code. Elsewhere it is a child that is waited for.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::exit;
use super::report::Failure;
use crate::domain::token::Jwt;

/// A program, and the whole of its environment.
pub struct Program {
    /// Its name or path, as typed.
    pub name: OsString,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// Its environment variables; ours are not inherited.
    pub env: BTreeMap<OsString, OsString>,
}

/// How a program gets the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handing {
    /// In an environment variable of this name.
    Env(String),
    /// As the one line on its standard input.
    Stdin,
    /// As the one line on this descriptor, which is greater than 2.
    Fd(i32),
}

/// Runs a program that is given the token.
///
/// On Unix this returns only when the program does not start; elsewhere it gives the program's exit code.
///
/// # Errors
/// [`exit::COMMAND_NOT_FOUND`] and [`exit::CANNOT_EXECUTE`], as shells have them; [`exit::FAILED`] when the token
/// cannot be handed over.
///
/// # Security
/// The token is in no argument. The program's environment is readable by its user and by root.
pub fn run(program: &Program, token: &Jwt, handing: &Handing) -> Result<u8, Failure> {
    let mut command = Command::new(&program.name);
    command.args(&program.args).env_clear().envs(&program.env);
    if let Handing::Env(name) = handing {
        command.env(name, token.expose());
    }
    platform::run(command, &program.name, token, handing)
}

/// 10 s: what a program takes that only tells its version, on a machine that is busy or a disk far away.
const ANSWER_DEADLINE: Duration = Duration::from_secs(10);

/// 64 KiB: many times what a version takes.
const MAX_ANSWER_BYTES: u64 = 64 * 1024;

/// Between two looks whether a program has ended that has closed its output.
const WAIT: Duration = Duration::from_millis(5);

/// Asks a program something that it answers at once on standard output, such as its version.
///
/// It gets nothing to read, and what it says on standard error is thrown away.
///
/// # Errors
/// In words, when it does not start, fails or does not end in time; then it is ended.
pub fn ask(
    program: &Path,
    args: &[&str],
    env: &BTreeMap<OsString, OsString>,
) -> Result<Vec<u8>, String> {
    let child = Command::new(program)
        .args(args)
        .env_clear()
        .envs(env)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|error| format!("it does not start: {error}"))?;
    let answer = answer(&mut child, ANSWER_DEADLINE);
    if answer.is_err() {
        // It may have ended by itself meanwhile.
        drop(child.kill());
        drop(child.wait());
    }
    answer
}

fn answer(child: &mut Child, deadline: Duration) -> Result<Vec<u8>, String> {
    let late = || format!("it does not answer within {} s", deadline.as_secs());
    let started = Instant::now();
    let Some(stdout) = child.stdout.take() else {
        return Err("it has no standard output".to_owned());
    };
    let (sender, receiver) = mpsc::channel();
    // A thread of its own, since something that the program has left behind may keep the pipe open for ever.
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stdout.take(MAX_ANSWER_BYTES).read_to_end(&mut bytes);
        // Nobody listens any more when it is late.
        drop(sender.send(read.map(|_| bytes)));
    });
    let bytes = receiver
        .recv_timeout(deadline)
        .map_err(|_| late())?
        .map_err(|error| format!("its answer cannot be read: {error}"))?;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(bytes),
            Ok(Some(status)) => return Err(format!("it fails: {status}")),
            Ok(None) if started.elapsed() >= deadline => return Err(late()),
            Ok(None) => std::thread::sleep(WAIT),
            Err(error) => return Err(format!("it cannot be waited for: {error}")),
        }
    }
}

/// Why a program did not start, with the codes that shells use.
fn not_started(name: &OsStr, error: &io::Error) -> Failure {
    let shown = name.to_string_lossy();
    let path = Path::new(name);
    let is_path = path.components().count() > 1;
    if error.kind() == io::ErrorKind::NotFound {
        let failure = Failure::new(
            exit::COMMAND_NOT_FOUND,
            format!("there is no command `{shown}`"),
        );
        return if is_path && path.exists() {
            failure.hint("it exists, but the interpreter that its first line names does not")
        } else if is_path {
            failure.hint("check the path")
        } else {
            failure.hint("it is none of the programs in the folders of PATH; a shell's own words need the shell: -- sh -c '…'")
        };
    }
    let mut failure = Failure::new(
        exit::CANNOT_EXECUTE,
        format!("the command `{shown}` cannot be executed"),
    );
    failure.causes.push(error.to_string());
    match error.kind() {
        io::ErrorKind::PermissionDenied if is_path && path.is_dir() => {
            failure.hint("it is a folder")
        }
        io::ErrorKind::PermissionDenied => failure.hint(
            "make it executable with `chmod +x`, or name its interpreter, such as -- sh FILE",
        ),
        io::ErrorKind::ArgumentListTooLong => {
            failure.hint("give it fewer arguments, or a smaller environment")
        }
        _ => failure.hint("run it without pxsec to see whether it starts at all"),
    }
}

#[cfg(unix)]
mod platform {
    use std::ffi::OsStr;
    use std::io::{self, PipeReader, Write as _};
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use super::super::world::as_found;
    use super::{Failure, Handing, Jwt, not_started};
    use command_fds::{CommandFdExt as _, FdMapping};
    use rustix::io::ioctl_fionbio;
    use rustix::process::{Resource, getrlimit};

    pub(super) fn run(
        mut command: Command,
        name: &OsStr,
        token: &Jwt,
        handing: &Handing,
    ) -> Result<u8, Failure> {
        match handing {
            Handing::Env(_) => {}
            Handing::Stdin => {
                command.stdin(pipe_with(token).map_err(|error| no_pipe(&error))?);
            }
            Handing::Fd(number) => {
                check_limit(*number)?;
                let mapping = FdMapping {
                    parent_fd: pipe_with(token).map_err(|error| no_pipe(&error))?.into(),
                    child_fd: *number,
                };
                command
                    .fd_mappings(vec![mapping])
                    .map_err(|error| Failure::failed(error.to_string()))?;
            }
        }
        let error = as_found(|| command.exec());
        Err(not_started(name, &error))
    }

    /// Beyond the limit `dup2` fails, and nix 0.31, which command-fds calls it through, panics at that.
    fn check_limit(number: i32) -> Result<(), Failure> {
        let limit = getrlimit(Resource::Nofile).current;
        if u64::try_from(number).is_ok_and(|number| limit.is_none_or(|limit| number < limit)) {
            return Ok(());
        }
        Err(Failure::usage(format!(
            "--fd {number} is beyond what this process may have open"
        ))
        .hint("choose a smaller number; `ulimit -n` tells the limit"))
    }

    /// The reading end of a pipe that holds the token, a line break and nothing more.
    fn pipe_with(token: &Jwt) -> io::Result<PipeReader> {
        let (reader, mut writer) = io::pipe()?;
        // Nobody reads before the program has taken our place, so a pipe without room must not make us wait. Pipes
        // take 64 KiB, four times the longest token; a system short of memory for pipes may give less.
        ioctl_fionbio(&writer, true)?;
        let line = token.expose_line();
        writer.write_all(line.as_bytes())?;
        Ok(reader)
    }

    fn no_pipe(error: &io::Error) -> Failure {
        let mut failure = Failure::failed("the token does not get into a pipe");
        failure.causes.push(error.to_string());
        failure.hint("give it in an environment variable, with --env")
    }
}

#[cfg(not(unix))]
mod platform {
    use std::ffi::OsStr;
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::{Failure, Handing, Jwt, exit, not_started};

    pub(super) fn run(
        mut command: Command,
        name: &OsStr,
        token: &Jwt,
        handing: &Handing,
    ) -> Result<u8, Failure> {
        match handing {
            Handing::Env(_) => {}
            Handing::Stdin => {
                command.stdin(Stdio::piped());
            }
            Handing::Fd(_) => {
                return Err(
                    Failure::usage("--fd is not possible on this platform").hint("use --stdin")
                );
            }
        }
        let mut child = command.spawn().map_err(|error| not_started(name, &error))?;
        if let Some(mut stdin) = child.stdin.take() {
            let line = token.expose_line();
            // A program that does not read it needs no token.
            drop(stdin.write_all(line.as_bytes()));
        }
        let status = child.wait().map_err(|error| {
            Failure::failed(format!(
                "cannot wait for `{}`: {error}",
                name.to_string_lossy()
            ))
        })?;
        let code = status.code().and_then(|code| u8::try_from(code).ok());
        Ok(code.unwrap_or(exit::FAILED))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(line: &str) -> Result<Vec<u8>, String> {
        let env = BTreeMap::from([("PATH".into(), "/usr/bin:/bin".into())]);
        ask(Path::new("/bin/sh"), &["-c", line], &env)
    }

    #[test]
    fn programs_are_asked() {
        assert_eq!(shell("echo a; echo b >&2"), Ok(b"a\n".to_vec()));
        assert_eq!(shell("cat"), Ok(Vec::new()), "there is nothing to read");
        assert_eq!(shell("exit 3").unwrap_err(), "it fails: exit status: 3");
        let none = ask(Path::new("/none"), &[], &BTreeMap::new());
        assert!(none.unwrap_err().starts_with("it does not start: "));
    }

    /// Also one that says all it has to say, and stays.
    #[test]
    fn a_program_that_does_not_end_is_not_waited_for() {
        for line in ["exec sleep 600", "exec sleep 600 >&-"] {
            let mut child = Command::new("/bin/sh")
                .args(["-c", line])
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let answer = answer(&mut child, Duration::from_millis(20));
            child.kill().unwrap();
            child.wait().unwrap();
            assert_eq!(answer.unwrap_err(), "it does not answer within 0 s");
        }
    }
}
