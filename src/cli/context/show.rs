//! `context show`.

use clap::{Args, ValueEnum};

use crate::cli::flags::{context_choice, not_chosen, one_name};
use crate::cli::format::{self, Output};
use crate::cli::{Failure, GlobalArgs, World, exit, token_source};
use crate::domain::name::ContextName;
use crate::ops::resolve;
use crate::output::context;
use crate::output::context_view::ContextView;
use crate::output::view;
use crate::ports::ContextStore as _;

/// Show one px context, without its token
///
/// Reads config.toml only: no vault is opened and nothing is contacted. Writes nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # The one in use
  kubectl pxsec context show

  # Another one, as JSON
  kubectl pxsec context show prod -o json

  # As it stands in config.toml
  kubectl pxsec context show prod -o toml")]
pub(super) struct ShowArgs {
    /// The px context [default: the one in use]
    #[arg(value_name = "NAME")]
    name: Option<ContextName>,
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<ShowFormat>(),
        help_heading = "Output"
    )]
    output: Output<ShowFormat>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ShowFormat {
    /// For people
    Text,
    /// As config.toml has it
    Toml,
    /// One JSON document
    Json,
    /// One YAML document
    Yaml,
}

pub(super) fn run(
    args: &ShowArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let named = one_name(args.name.as_ref(), global.px_context.as_ref())?;
    let choice = context_choice(named, world)?;
    let book = world.contexts()?.load()?;
    let (shown, by) =
        resolve::context(&book, &choice).map_err(|error| not_chosen(error, &choice))?;
    token_source::tell_choice(shown, by, args.name.is_some(), world);
    let now = world.now();
    let answer = match &args.output {
        Output::In(ShowFormat::Text) => context::details(shown, book.current(), now),
        Output::In(ShowFormat::Toml) => world.contexts_toml([shown]),
        Output::In(ShowFormat::Json) => view::json(&ContextView::new(shown, book.current(), now)),
        Output::In(ShowFormat::Yaml) => view::yaml(&ContextView::new(shown, book.current(), now)),
        Output::JsonPath(template) => {
            format::fill(template, &ContextView::new(shown, book.current(), now))?
        }
    };
    world.out(&answer)?;
    Ok(exit::OK)
}
