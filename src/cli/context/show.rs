//! `context show`.

use clap::Args;

use crate::cli::flags::{Format, context_choice};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::name::ContextName;
use crate::ops::resolve;
use crate::output::text;
use crate::output::view::{self, ContextView};
use crate::ports::ContextStore as _;

/// Show one px context, without its token
///
/// Reads config.toml only: no vault is opened and nothing is contacted.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # The one in use
  kubectl pxsec context show

  # Another one, as JSON
  kubectl pxsec context show prod -o json")]
pub(super) struct ShowArgs {
    /// The px context [default: the one in use]
    #[arg(value_name = "NAME")]
    name: Option<ContextName>,
    /// The format of the answer
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    output: Format,
}

pub(super) fn run(
    args: &ShowArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let choice = context_choice(
        args.name.clone().or_else(|| global.px_context.clone()),
        world,
    )?;
    let book = world.contexts()?.load()?;
    let context = resolve::context(&book, &choice)?;
    let now = world.now();
    let answer = match args.output {
        Format::Text => text::context(context, book.current(), now),
        Format::Json => view::json(&ContextView::new(context, book.current(), now)),
        Format::Yaml => view::yaml(&ContextView::new(context, book.current(), now)),
    };
    world.out(&answer)?;
    Ok(exit::OK)
}
