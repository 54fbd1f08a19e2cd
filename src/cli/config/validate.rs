//! `config validate`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::world::{Checked, Finding, Oddity};
use crate::cli::{Failure, World, exit};
use crate::domain::shell::shell_word;
use crate::ports::StoreError;

/// Check config.toml for errors and oddities
///
/// An error, such as a wrong value or a newer version, is what stops every other command too: exit code 4. Oddities
/// stop nothing and are warnings on standard error: unknown keys, a current or previous px context that does not
/// exist, modes that are open to others. With --strict they make the exit code 10. A config.toml that does not
/// exist is valid: it is where everybody starts. Writes nothing and contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # The one in use
  kubectl pxsec config validate

  # One in a repository, where a typing error must not get in
  kubectl pxsec config validate --strict team/config.toml")]
pub(super) struct ValidateArgs {
    /// The file [default: config.toml in its folder; see config path]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// End with exit code 10 when there is a warning
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: &ValidateArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    world.answer_by_exit_code();
    let (path, checked) = match &args.file {
        None => {
            let store = world.contexts()?;
            (store.path(), store.check()?)
        }
        Some(path) => (path.clone(), world.check_config(path).map_err(of_named)?),
    };
    let shown = path.display();
    if !checked.exists && args.file.is_some() {
        return Err(Failure::new(
            exit::CONTEXT,
            format!("there is no file {shown}"),
        ));
    }
    for finding in &checked.findings {
        world.warn(&line(finding, &shown.to_string()));
    }
    world.out(&format!("{shown} {}\n", verdict(&checked)))?;
    Ok(if args.strict && !checked.findings.is_empty() {
        exit::ATTENTION
    } else {
        exit::OK
    })
}

/// Why a file that was named cannot be checked: it is not the one that other commands go by, which could be moved away.
fn of_named(error: StoreError) -> Failure {
    let hint = match &error {
        StoreError::NotAFile { path } => Some(format!(
            "name the file in it: {}",
            shell_word(&path.join("config.toml").to_string_lossy())
        )),
        StoreError::Read { path, .. } => Some(format!(
            "see who may read it: ls -l {}",
            shell_word(&path.to_string_lossy())
        )),
        StoreError::NoFolder
        | StoreError::Malformed { .. }
        | StoreError::NewerVersion { .. }
        | StoreError::TooLarge { .. }
        | StoreError::Write { .. }
        | StoreError::Locked { .. } => None,
    };
    let mut failure = Failure::from(error);
    if let Some(hint) = hint {
        failure.hints = vec![hint];
    }
    failure
}

fn verdict(checked: &Checked) -> String {
    let warnings = match checked.findings.len() {
        0 => String::new(),
        1 => ", 1 warning".to_owned(),
        more => format!(", {more} warnings"),
    };
    let contexts = match checked.contexts {
        0 => "no px contexts".to_owned(),
        1 => "1 px context".to_owned(),
        more => format!("{more} px contexts"),
    };
    if checked.exists {
        format!("is valid: {contexts}{warnings}")
    } else {
        format!("does not exist, which is valid: {contexts}{warnings}")
    }
}

/// A warning, with its place where it has one and with what to do.
fn line(finding: &Finding, file: &str) -> String {
    let oddity = &finding.oddity;
    let told = match finding.place {
        Some((line, column)) => format!("{file}:{line}:{column}: {oddity}"),
        None => oddity.to_string(),
    };
    match advice(oddity) {
        Some(advice) => format!("{told}; {advice}"),
        None => told,
    }
}

fn advice(oddity: &Oddity) -> Option<String> {
    match oddity {
        Oddity::UnknownKey { near, .. } => near.map(|near| format!("did you mean `{near}`?")),
        Oddity::NamesNoContext { near, .. } => {
            near.first().map(|near| format!("did you mean `{near}`?"))
        }
        Oddity::OpenToOthers { path, want, .. } => Some(format!(
            "run: chmod {want:04o} {}",
            shell_word(&path.to_string_lossy())
        )),
    }
}
