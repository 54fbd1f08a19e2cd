//! `auth token inspect`.

use clap::Args;

use crate::cli::flags::Format;
use crate::cli::format::{self, Output};
use crate::cli::input::StdinGuard;
use crate::cli::token_source::{self, TokenSourceArgs};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::decoded::decode_unverified;
use crate::output::text;
use crate::output::view::{self, InspectionView};

/// Show what a token says, without checking it
///
/// Reads header and claims of any JWS, whatever its algorithm, and warns where it is not well-formed. The signature is
/// not checked: see `verify`. Nothing leaves this machine, save for reading a Secret when asked to. Writes nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # The token of the current px context
  kubectl pxsec auth token inspect

  # The token of a Secret
  kubectl pxsec auth token inspect --secret team-a/px-user-token

  # A token on standard input, as JSON
  kubectl pxsec auth token inspect - -o json")]
pub(super) struct InspectArgs {
    #[command(flatten)]
    source: TokenSourceArgs,
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<Format>(),
        help_heading = "Output"
    )]
    output: Output<Format>,
}

pub(super) fn run(
    args: &InspectArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let mut guard = StdinGuard::default();
    let (raw, _) = token_source::read(&args.source, global, &mut guard, world)?;
    let token = raw.parse();
    let text = raw.text().unwrap_or_default();
    let decoded = decode_unverified(text);
    if let Err(error) = &token {
        if decoded.header.is_none() && decoded.claims.is_none() {
            return Err(Failure::from(error.clone()).while_doing("this is not a token"));
        }
        world.warn(&format!("this is not a well-formed token: {error}"));
    }
    let signature = text.trim_end().split('.').nth(2);
    let is_signed = signature.is_some_and(|signature| !signature.is_empty());
    let answer = match &args.output {
        Output::In(Format::Text) => {
            text::inspection(token.as_ref().ok(), &decoded, is_signed, world.now())
        }
        Output::In(Format::Json) => view::json(&InspectionView::new(&token, &decoded)),
        Output::In(Format::Yaml) => view::yaml(&InspectionView::new(&token, &decoded)),
        Output::JsonPath(template) => {
            format::fill(template, &InspectionView::new(&token, &decoded))?
        }
    };
    world.out(&answer)?;
    Ok(exit::OK)
}
