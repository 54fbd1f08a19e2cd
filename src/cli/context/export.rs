//! `context export`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::{Failure, World, exit, output_file};
use crate::domain::context::Context;
use crate::domain::credential::Credential;
use crate::domain::name::ContextName;
use crate::ports::ContextStore as _;

/// Print px contexts for another machine, without tokens and keys
///
/// TOML that `context import FILE` reads. Recipes and references are whole: they never held a secret. Of a stored token
/// nothing is exported but its place, to be filled there with `context update NAME --token-file FILE`.
///
/// Writes nothing but the file of --output-file. Contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # All of them
  kubectl pxsec context export >contexts.toml

  # One, into a new file
  kubectl pxsec context export prod --output-file prod.toml")]
pub(super) struct ExportArgs {
    /// The px contexts [default: all]
    #[arg(value_name = "NAME")]
    pub(super) names: Vec<ContextName>,
    /// Write to a new file of mode 0600 instead of standard output
    #[arg(long, value_name = "FILE", help_heading = "Output", value_parser = output_file::parser("the answer goes there without this flag"))]
    output_file: Option<PathBuf>,
    /// Replace the output file if it exists
    #[arg(long, requires = "output_file", help_heading = "Output")]
    force: bool,
}

pub(super) fn run(args: &ExportArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let book = world.contexts()?.load()?;
    let chosen: Vec<&Context> = if args.names.is_empty() {
        book.iter().collect()
    } else {
        let found: Result<_, _> = args.names.iter().map(|name| book.get(name)).collect();
        found?
    };
    let exported: Vec<Context> = chosen.into_iter().map(without_token).collect();
    let text = format!(
        "# px contexts without tokens and keys, for: kubectl pxsec context import FILE\n{}",
        world.contexts_toml(&exported)
    );
    match &args.output_file {
        None => world.out(&text)?,
        Some(path) => {
            output_file::write(path, text.as_bytes(), args.force, world)?;
            world.note(&format!("px contexts written to {}", path.display()));
        }
    }
    for context in &exported {
        if context.credential.stored().is_some() {
            world.note(&format!(
                "the token of `{}` stays in its vault here",
                context.name
            ));
        }
    }
    Ok(exit::OK)
}

/// The context without what is known of the token that stays behind.
fn without_token(context: &Context) -> Context {
    let mut exported = context.clone();
    if let Credential::Stored(stored) = &mut exported.credential {
        stored.summary = None;
    }
    exported
}
