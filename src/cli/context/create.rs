//! `context create`.

use std::path::PathBuf;

use clap::Args;
use secrecy::{ExposeSecret as _, SecretString};

use super::{Extras, create, said};
use crate::cli::flags::{ClaimArgs, KeyArgs, vault_choice};
use crate::cli::input::{self, RawToken, StdinGuard};
use crate::cli::mint::mint;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::context::OnClash;
use crate::domain::credential::{Credential, VaultKind};
use crate::domain::name::ContextName;
use crate::domain::token::Jwt;
use crate::output::time::expiry;
use crate::ports::ContextStore as _;

/// Save a token as a px context
///
/// The token comes from a file, from standard input, or is signed in the same step from the flags of `auth token
/// generate`. It goes into the OS keyring, or into a file of mode 0600 with --vault file; config.toml gets its claims,
/// never the token. The first px context becomes the current one.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # From a file
  kubectl pxsec context create prod --token-file token.jwt --use

  # From standard input, kept in a file instead of the keyring
  kubectl pxsec context create ci - --vault file

  # Signed in the same step with the key of the cluster
  kubectl pxsec context create admin --auth-config admin.yaml --from-cluster --token-duration 12h")]
pub(super) struct CreateArgs {
    /// The name: letters, digits and . _ - @ : +
    #[arg(value_name = "NAME")]
    name: ContextName,
    /// Read the token from standard input
    #[arg(value_name = "-", group = "token_source", value_parser = dash)]
    stdin: Option<String>,
    /// File with the token, or - for standard input
    #[arg(long, value_name = "FILE|-", group = "token_source")]
    token_file: Option<PathBuf>,
    /// The token itself, as pxctl takes it; others can see it in the process list
    #[arg(
        short,
        long,
        value_name = "TOKEN",
        group = "token_source",
        allow_hyphen_values = true
    )]
    token: Option<SecretString>,
    /// Where the storage cluster's API answers
    #[arg(short, long, value_name = "URL")]
    endpoint: Option<String>,
    /// A few words about it
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Make it the current px context
    #[arg(long = "use")]
    select: bool,
    /// Replace a px context of this name
    #[arg(long)]
    replace: bool,
    /// Where the token rests: keyring or file (default: PXSEC_VAULT, else the config's, else keyring)
    #[arg(long, value_name = "VAULT")]
    vault: Option<VaultKind>,
    #[command(flatten)]
    claims: ClaimArgs,
    #[command(flatten)]
    key: KeyArgs,
}

fn dash(text: &str) -> Result<String, String> {
    if text == "-" {
        Ok(text.to_owned())
    } else {
        Err(
            "only `-` for standard input may stand here; a file is given with --token-file"
                .to_owned(),
        )
    }
}

pub(super) fn run(
    args: &CreateArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let vault = vault_choice(args.vault, world)?;
    let on_clash = if args.replace {
        OnClash::Replace
    } else {
        OnClash::Refuse
    };
    if !args.replace {
        // Before a token is read or signed for nothing.
        let book = world.contexts()?.load()?;
        if book.get(&args.name).is_ok() {
            let taken = crate::domain::context::ContextError::Exists {
                name: args.name.clone(),
            };
            return Err(taken.into());
        }
    }
    let token = token(args, global, world)?;
    let extras = Extras {
        description: args.description.clone(),
        endpoint: args.endpoint.clone(),
        select: args.select,
    };
    let created = create(&args.name, &token, vault, on_clash, extras, world)?;

    let Credential::Stored(stored) = &created.context.credential;
    let now = world.now();
    let expires = expiry(stored.summary.expires, now);
    if stored.summary.expires.is_some_and(|exp| exp <= now) {
        world.warn("the token has expired already");
    }
    world.out(&format!(
        "{} (token in the {} vault, {expires})\n",
        said(&created),
        stored.vault
    ))?;
    if !created.is_current {
        world.note(&format!(
            "switch to it with: kubectl pxsec context use {}",
            args.name
        ));
    }
    Ok(exit::OK)
}

fn token(args: &CreateArgs, global: &GlobalArgs, world: &mut World<'_>) -> Result<Jwt, Failure> {
    let mut guard = StdinGuard::default();
    let given = args.stdin.is_some() || args.token_file.is_some() || args.token.is_some();
    let signs = args.claims.any() || args.key.any();
    let raw = match (given, signs) {
        (true, true) => {
            return Err(Failure::usage(
                "a token is given, and flags to sign another one; choose one of both",
            ));
        }
        (false, true) => {
            let discover_in = global.kube.namespace.as_deref();
            let minted = mint(
                &args.claims,
                &args.key,
                &global.cluster(),
                discover_in,
                &mut guard,
                world,
            )?;
            return Ok(minted.signed.token);
        }
        (false, false) => {
            return Err(Failure::usage("a token is missing")
                .hint("give --token-file FILE, or - for standard input")
                .hint(
                    "or sign one in the same step, such as --auth-config admin.yaml --from-cluster",
                ));
        }
        (true, false) => {
            if let Some(token) = &args.token {
                if token.expose_secret() == "-" {
                    input::read_token_file("--token", "-".as_ref(), &mut guard, world)?
                } else {
                    world.warn("--token puts the token into the process list and the shell history; use --token-file, or - for standard input");
                    RawToken::from_argument(token)
                }
            } else {
                let path = args
                    .token_file
                    .clone()
                    .unwrap_or_else(|| PathBuf::from("-"));
                input::read_token_file("the token", &path, &mut guard, world)?
            }
        }
    };
    raw.parse()
        .map_err(|error| Failure::from(error).while_doing("what was given is not a token"))
}
