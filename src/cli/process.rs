//! Starting another program with a token: the one place of the library that does.
//!
//! On Unix the program takes the place of this process, so there is nothing in between that could hold the token,
//! swallow a signal or change the exit code. Elsewhere it is a child that is waited for.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::Command;

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

    use command_fds::{CommandFdExt as _, FdMapping};
    use rustix::io::ioctl_fionbio;
    use rustix::process::{Resource, getrlimit};
    use zeroize::Zeroizing;

    use super::{Failure, Handing, Jwt, not_started};

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
        let error = command.exec();
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
        let line = Zeroizing::new(format!("{}\n", token.expose()));
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

    use zeroize::Zeroizing;

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
            let line = Zeroizing::new(format!("{}\n", token.expose()));
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
