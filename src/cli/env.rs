//! `env`.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::flags::{context_choice, not_chosen, one_name};
use super::{Failure, GlobalArgs, World, env_vars, exit, token_source};
use crate::domain::name::ContextName;
use crate::ops::resolve;
use crate::ports::ContextStore as _;

/// Print what binds a shell to one px context
///
/// Prints the lines that set PXSEC_CONTEXT in a shell, for the shell to evaluate: there, the px context is in use
/// until the shell ends, whatever becomes the current one elsewhere. PXSEC_CONFIG_DIR comes along when it is set, so
/// that the name means the same px context. No token is printed, and no vault is opened.
///
/// --unset prints what undoes the binding. PXSEC_CONFIG_DIR, which was set before, stays. Writes nothing and
/// contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Bind this bash or zsh to prod
  eval \"$(kubectl pxsec env prod)\"

  # This fish
  kubectl pxsec env prod --shell fish | source

  # This PowerShell
  kubectl pxsec env prod --shell powershell | Invoke-Expression

  # Back to the current px context
  eval \"$(kubectl pxsec env --unset)\"")]
pub(super) struct EnvArgs {
    /// The px context [default: the one in use]
    #[arg(value_name = "NAME", conflicts_with = "unset")]
    name: Option<ContextName>,
    /// The shell (default: SHELL, else bash, and powershell on Windows)
    #[arg(long, value_name = "SHELL")]
    shell: Option<Shell>,
    /// Print what undoes the binding
    #[arg(long)]
    unset: bool,
}

/// The shells whose language is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    #[value(alias = "pwsh")]
    Powershell,
}

pub(super) fn run(
    args: &EnvArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let shell = match args.shell {
        Some(shell) => shell,
        None => own_shell(world)?,
    };
    let (mut lines, again) = if args.unset {
        (shell.unset(env_vars::PXSEC_CONTEXT), "--unset".to_owned())
    } else {
        let named = one_name(args.name.as_ref(), global.px_context.as_ref())?;
        let choice = context_choice(named, world)?;
        let book = world.contexts()?.load()?;
        let (context, by) =
            resolve::context(&book, &choice).map_err(|error| not_chosen(error, &choice))?;
        token_source::tell_choice(context, by, args.name.is_some(), world);
        let name = &context.name;
        let mut lines = shell.set(env_vars::PXSEC_CONTEXT, name.as_str());
        if let Some(folder) = named_folder(world)? {
            lines += &shell.set(env_vars::PXSEC_CONFIG_DIR, &folder);
        }
        (lines, name.to_string())
    };
    lines += &format!("# run: {}\n", shell.evaluate(&again));
    world.out(&lines)?;
    Ok(exit::OK)
}

/// The shell that the user logs in to.
fn own_shell(world: &World<'_>) -> Result<Shell, Failure> {
    let Some(path) = world.env(env_vars::SHELL) else {
        return Ok(if cfg!(windows) {
            Shell::Powershell
        } else {
            Shell::Bash
        });
    };
    let name = Path::new(path).file_stem().unwrap_or(path);
    let name = name.to_string_lossy();
    Shell::from_str(&name, true).map_err(|_| {
        Failure::usage(format!("the shell `{name}`, as SHELL has it, is not known"))
            .hint("name one with --shell: bash, zsh, fish or powershell")
            .hint("--shell bash suits every shell that knows `export NAME=VALUE`")
    })
}

/// The folder that `PXSEC_CONFIG_DIR` names, made independent of the folder that the shell is in.
fn named_folder(world: &World<'_>) -> Result<Option<String>, Failure> {
    if world.env(env_vars::PXSEC_CONFIG_DIR).is_none() {
        return Ok(None);
    }
    let folder = world.absolute(&world.config_folder()?);
    match folder.to_str() {
        Some(text) if !text.contains(char::is_control) => Ok(Some(text.to_owned())),
        _ => Err(Failure::usage(
            "PXSEC_CONFIG_DIR is no plain text, and cannot be printed for a shell",
        )
        .hint("set it to a path without control characters, in UTF-8")),
    }
}

impl Shell {
    fn set(self, name: &str, value: &str) -> String {
        let value = self.quote(value);
        match self {
            Self::Bash | Self::Zsh => format!("export {name}={value}\n"),
            Self::Fish => format!("set -gx {name} {value}\n"),
            Self::Powershell => format!("$env:{name} = {value}\n"),
        }
    }

    /// Whether the variable is set or not, these lines do not fail.
    fn unset(self, name: &str) -> String {
        match self {
            Self::Bash | Self::Zsh => format!("unset {name}\n"),
            Self::Fish => format!("set -e {name}\n"),
            Self::Powershell => format!("$env:{name} = $null\n"),
        }
    }

    /// The value as one word that the shell changes nothing in.
    fn quote(self, value: &str) -> String {
        // None of them has a meaning within a word, in any of these shells; PowerShell quotes all text.
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-@:+/".contains(c);
        let bare = !value.is_empty() && value.chars().all(plain) && !value.starts_with('-');
        match self {
            Self::Bash | Self::Zsh | Self::Fish if bare => value.to_owned(),
            Self::Bash | Self::Zsh => format!("'{}'", value.replace('\'', r"'\''")),
            Self::Fish => format!("'{}'", value.replace('\\', r"\\").replace('\'', r"\'")),
            Self::Powershell => {
                let mut quoted = String::from("'");
                for c in value.chars() {
                    quoted.push(c);
                    // PowerShell takes typographic quotes for the plain one.
                    if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
                        quoted.push(c);
                    }
                }
                quoted.push('\'');
                quoted
            }
        }
    }

    /// How the shell evaluates what `env WHAT` prints.
    fn evaluate(self, what: &str) -> String {
        match self {
            Self::Bash => format!("eval \"$(kubectl pxsec env {what} --shell bash)\""),
            Self::Zsh => format!("eval \"$(kubectl pxsec env {what} --shell zsh)\""),
            Self::Fish => format!("kubectl pxsec env {what} --shell fish | source"),
            Self::Powershell => {
                format!("kubectl pxsec env {what} --shell powershell | Invoke-Expression")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_one_word() {
        for (value, posix, fish, powershell) in [
            (
                "a@b:c+d_e-f.g",
                "a@b:c+d_e-f.g",
                "a@b:c+d_e-f.g",
                "'a@b:c+d_e-f.g'",
            ),
            ("", "''", "''", "''"),
            ("-x", "'-x'", "'-x'", "'-x'"),
            ("a b$c", "'a b$c'", "'a b$c'", "'a b$c'"),
            ("it's", r"'it'\''s'", r"'it\'s'", "'it''s'"),
            (r"a\b\", r"'a\b\'", r"'a\\b\\'", r"'a\b\'"),
            (
                "a\u{2019}b",
                "'a\u{2019}b'",
                "'a\u{2019}b'",
                "'a\u{2019}\u{2019}b'",
            ),
        ] {
            assert_eq!(Shell::Bash.quote(value), posix);
            assert_eq!(Shell::Zsh.quote(value), posix);
            assert_eq!(Shell::Fish.quote(value), fish);
            assert_eq!(Shell::Powershell.quote(value), powershell);
        }
    }
}
