//! `config path`.

use clap::Args;

use crate::cli::flags::Format;
use crate::cli::format::{self, Output};
use crate::cli::{Failure, World, exit};
use crate::output::config::ConfigPathView;
use crate::output::view;

/// Print the path of config.toml
///
/// Prints the path and nothing else, whether there is such a file or not. Reads nothing. Writes nothing and
/// contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Open it in an editor
  vi \"$(kubectl pxsec config path)\"

  # Is there one, and what says where it is?
  kubectl pxsec config path -o json")]
pub(super) struct PathArgs {
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

pub(super) fn run(args: &PathArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let (_, source) = world.config_folder_and_source()?;
    let path = world.contexts()?.path();
    let view = ConfigPathView::new(&path, world.exists(&path), source);
    let answer = match &args.output {
        Output::In(Format::Text) => format!("{}\n", path.display()),
        Output::In(Format::Json) => view::json(&view),
        Output::In(Format::Yaml) => view::yaml(&view),
        Output::JsonPath(template) => format::fill(template, &view)?,
    };
    world.out(&answer)?;
    Ok(exit::OK)
}
