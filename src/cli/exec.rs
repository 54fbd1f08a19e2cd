//! `exec -- CMD`.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::str::FromStr;

use clap::Args;

use super::process::{self, Handing, Program};
use super::token_source::{self, Acting};
use super::values::number;
use super::{Failure, GlobalArgs, World, env_vars};
use crate::domain::context::Context;
use crate::domain::credential::Credential;
use crate::domain::key_ref::KeyRef;
use crate::domain::recipe::KeyPlace;
use crate::domain::time::Lifetime;
use crate::ops::resolve::Ask;

/// Run a command with the token of the px context
///
/// The command finds the token in PXCTL_AUTH_TOKEN of its own environment, in a variable of another name, on its
/// standard input or on a descriptor. Neither this shell nor the process list ever has it. PXSEC_TOKEN, a
/// PXCTL_AUTH_TOKEN from outside and the variable that a recipe's env://NAME key is in are taken out of the command's
/// environment; everything else stays.
///
/// On Unix the command takes the place of kubectl-pxsec: signals, terminal and exit code are its own. The exit code
/// is 127 when there is no such command and 126 when it cannot be executed; until then it is one of ours, and a
/// token that has expired starts nothing.
///
/// Writes nothing. Nothing leaves this machine; a key or a Secret is read from the cluster when the px context says
/// so.
#[derive(Args, Debug)]
#[command(
    override_usage = "kubectl pxsec exec [OPTIONS] -- CMD...\n       such as: kubectl pxsec exec -- pxctl status",
    after_long_help = "\
Examples:
  # With the px context in use
  kubectl pxsec exec -- pxctl volume list

  # As another one, in a variable of another name
  kubectl pxsec exec -c prod --env PX_TOKEN -- ./report.sh --all

  # With a token that lives just long enough, signed by a recipe
  kubectl pxsec exec --token-duration 15m -- ./migrate

  # On standard input: not even the command's environment has it
  kubectl pxsec exec --stdin -- ssh node1 ./px-report

  # On descriptor 3
  kubectl pxsec exec --fd 3 -- ./backup --token-file /dev/fd/3"
)]
pub(super) struct ExecArgs {
    /// The variable that holds the token [default: PXCTL_AUTH_TOKEN]
    #[arg(long, value_name = "NAME", group = "way")]
    env: Option<VarName>,
    /// Give the token as the one line on standard input, and in no variable
    #[arg(long, group = "way")]
    stdin: bool,
    /// Give the token as the one line on descriptor N (3 or more), and in no variable
    #[arg(long, value_name = "N", group = "way", value_parser = descriptor)]
    fd: Option<i32>,
    /// How long the token lives that a recipe signs for this command [default: the recipe's]
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    token_duration: Option<Lifetime>,
    /// The command and its arguments, behind --
    #[arg(value_name = "CMD", last = true, required = true)]
    command: Vec<OsString>,
}

/// The name of an environment variable, as every shell can read it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct VarName(String);

impl FromStr for VarName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let first = text.bytes().next();
        let named = first.is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if named {
            Ok(Self(text.to_owned()))
        } else {
            Err("the name of a variable has letters, digits and _, and starts with no digit")
        }
    }
}

impl ExecArgs {
    fn handing(&self) -> Handing {
        match (self.stdin, self.fd, &self.env) {
            (true, _, _) => Handing::Stdin,
            (false, Some(number), _) => Handing::Fd(number),
            (false, None, Some(name)) => Handing::Env(name.0.clone()),
            (false, None, None) => Handing::Env(env_vars::PXCTL_AUTH_TOKEN.to_owned()),
        }
    }
}

fn descriptor(text: &str) -> Result<i32, String> {
    number(text, 3..=1023)
}

pub(super) fn run(
    args: &ExecArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let [name, rest @ ..] = args.command.as_slice() else {
        return Err(Failure::usage("a command is missing"));
    };
    let acting = token_for(args, global, world)?;
    let key = acting.context.as_ref().and_then(key_variable);
    let program = Program {
        name: name.clone(),
        args: rest.to_vec(),
        env: child_env(&world.env, key),
    };
    process::run(&program, &acting.resolved.token, &args.handing())
}

/// Who the command acts as, with a token that has not expired.
fn token_for(
    args: &ExecArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<Acting, Failure> {
    let ask = Ask {
        lifetime: args.token_duration,
        min_remaining_secs: Some(0),
    };
    token_source::act_as(None, global, ask, world)
}

/// The variable that holds the key which the px context's tokens are signed with.
fn key_variable(context: &Context) -> Option<&str> {
    let Credential::Recipe(recipe) = &context.credential else {
        return None;
    };
    match &recipe.key {
        KeyPlace::Ref(reference) => match reference.get() {
            KeyRef::Env(name) => Some(name),
            KeyRef::Secret(_) | KeyRef::File(_) | KeyRef::Fd(_) | KeyRef::Stdin => None,
        },
        KeyPlace::Cluster { .. } => None,
    }
}

/// Our environment without what is secret in it: the tokens that we read, and the variable with the signing key.
fn child_env(
    env: &BTreeMap<OsString, OsString>,
    key: Option<&str>,
) -> BTreeMap<OsString, OsString> {
    let secret = [env_vars::PXSEC_TOKEN, env_vars::PXCTL_AUTH_TOKEN];
    let is_secret = |name: &OsStr| {
        let mut names = secret.into_iter().chain(key);
        names.any(|other| same_name(name, other))
    };
    env.iter()
        .filter(|(name, _)| !is_secret(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Windows knows a variable by its letters in either case.
fn same_name(name: &OsStr, other: &str) -> bool {
    if cfg!(windows) {
        name.eq_ignore_ascii_case(other)
    } else {
        name == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_variables_are_what_shells_take() {
        for name in ["PXCTL_AUTH_TOKEN", "_", "a1", "_1"] {
            assert!(name.parse::<VarName>().is_ok(), "{name}");
        }
        for name in ["", "1a", "a-b", "a=b", "a b", "ä", "a\n", "a.b"] {
            assert!(name.parse::<VarName>().is_err(), "{name:?}");
        }
    }

    #[test]
    fn the_environment_passes_without_its_secrets() {
        let names = [
            "PATH",
            "PXSEC_CONTEXT",
            "PXSEC_TOKEN",
            "PXCTL_AUTH_TOKEN",
            "MY_KEY",
            "MY_KEY_2",
        ];
        let env = names.map(|name| (name.into(), "x".into())).into();
        let child = child_env(&env, Some("MY_KEY"));
        let left: Vec<_> = child.keys().collect();
        assert_eq!(left, ["MY_KEY_2", "PATH", "PXSEC_CONTEXT"]);
    }
}
