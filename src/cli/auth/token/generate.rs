//! `auth token generate`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;

use crate::cli::aim::Aim;
use crate::cli::flags::{ClaimArgs, KeyArgs, vault_choice};
use crate::cli::input::StdinGuard;
use crate::cli::mint::mint;
use crate::cli::near::nearest;
use crate::cli::{Failure, GlobalArgs, World, context, exit, output_file};
use crate::domain::context::OnClash;
use crate::domain::credential::VaultKind;
use crate::domain::name::ContextName;
use crate::domain::shell::shell_word;
use crate::output::view::{self, TokenView};

/// Sign a token for PX-Security
///
/// Prints the token and nothing else on standard output. Takes pxctl's flags and auth-config files. Keys come from
/// files, standard input, the environment or the cluster; nothing leaves this machine, save for reading a key from
/// the cluster when asked to.
///
/// Writes nothing but what --output-file and --save-context name.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # With the key and issuer that the cluster itself uses
  kubectl pxsec auth token generate --auth-config admin.yaml --from-cluster

  # With a key file, for 12 hours
  kubectl pxsec auth token generate --auth-config admin.yaml \\
      --issuer portworx.com --signing-key px.key --token-duration 12h

  # From flags only, with a key in a Secret, saved as a px context
  kubectl pxsec auth token generate --name 'Team A' --email a@corp.example \\
      --subject team-a --role system.user --issuer portworx.com \\
      --signing-key secret://portworx/px-shared-secret/shared-secret \\
      --save-context team-a")]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    claims: ClaimArgs,
    #[command(flatten)]
    key: KeyArgs,
    /// text, json or yaml; a FILE, as pxctl takes it, when it has a `/`, `\` or `.`
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        help_heading = "Output"
    )]
    output: Output,
    /// Write the token to a new file of mode 0600 instead of standard output
    #[arg(long, value_name = "FILE", help_heading = "Output", value_parser = output_file::parser("the token goes there without this flag"))]
    output_file: Option<PathBuf>,
    /// Replace the output file if it exists
    #[arg(long, help_heading = "Output")]
    force: bool,
    /// Also save the token as a px context of this name
    #[arg(long, value_name = "NAME", help_heading = "Output")]
    save_context: Option<ContextName>,
    /// Replace the px context if it exists
    #[arg(long, requires = "save_context", help_heading = "Output")]
    replace: bool,
    /// Where the px context's token rests: keyring or file
    #[arg(
        long,
        value_name = "VAULT",
        requires = "save_context",
        help_heading = "Output"
    )]
    vault: Option<VaultKind>,
}

/// What `-o` of generate takes: a format, or for the sake of pxctl a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Output {
    Text,
    Json,
    Yaml,
    File(PathBuf),
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            "yaml" => Ok(Self::Yaml),
            // Filling a template would leave copies of the token in memory.
            template if template.starts_with("jsonpath") => Err(
                "there is no jsonpath here; the token alone is printed without -o, and -o json has what else is known"
                    .to_owned(),
            ),
            // A mistyped format must not write a token to disk, nor one of kubectl's.
            path if path.contains(['=', '{']) => {
                Err("the formats are text, json and yaml; for a file use --output-file".to_owned())
            }
            path if path.contains(['/', '\\', '.']) => Ok(Self::File(PathBuf::from(path))),
            other => {
                let near = nearest(other, ["text", "json", "yaml"])
                    .map(|known| format!("; did you mean `{known}`?"));
                Err(format!(
                    "the formats are text, json and yaml{}",
                    near.unwrap_or_else(|| "; for a file use --output-file".to_owned())
                ))
            }
        }
    }
}

pub(super) fn run(
    args: &GenerateArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let file = match (&args.output_file, &args.output) {
        (Some(_), Output::File(_)) => {
            return Err(Failure::usage(
                "two output files are given: --output-file and --output",
            ));
        }
        (Some(path), _) | (None, Output::File(path)) => Some(path.clone()),
        (None, Output::Text | Output::Json | Output::Yaml) => None,
    };
    let vault = vault_choice(args.vault, world)?;
    if let Some(path) = &file {
        output_file::check_free(path, args.force, world)?;
    }
    if let Some(name) = &args.save_context
        && !args.replace
    {
        context::check_free(name, world)?;
    }
    let mut guard = StdinGuard::default();
    let cluster = Aim::for_keys(&args.key, global, world)?.cluster;
    let discover_in = global.kube.namespace();
    let signed = mint(
        &args.claims,
        &args.key,
        &cluster,
        discover_in,
        &mut guard,
        world,
    )?;

    let text = match args.output {
        Output::Text | Output::File(_) => signed.token.expose_line(),
        Output::Json => view::token_json(&TokenView::new(&signed)),
        Output::Yaml => view::token_yaml(&TokenView::new(&signed)),
    };
    // The file before the px context, and that before standard output: what fails leaves nothing behind that is in use.
    if let Some(path) = &file {
        output_file::write(path, text.as_bytes(), args.force, world)?;
        world.note(&format!("token written to {}", path.display()));
    }
    if let Some(name) = &args.save_context {
        let on_clash = if args.replace {
            OnClash::Replace
        } else {
            OnClash::Refuse
        };
        context::save(name, &signed.token, vault, on_clash, world).map_err(
            |failure| match &file {
                Some(path) => failure.hint(format!(
                    "the token is in the file: kubectl pxsec context create {name} --token-file {}",
                    shell_word(&path.display().to_string())
                )),
                None => failure,
            },
        )?;
    }
    if file.is_none() {
        world.out(&text)?;
    }
    Ok(exit::OK)
}
