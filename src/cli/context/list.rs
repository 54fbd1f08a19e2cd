//! `context list`.

use clap::Args;

use crate::cli::flags::NameFormat;
use crate::cli::{Failure, World, exit};
use crate::output::text;
use crate::output::view::{self, ContextListView};
use crate::ports::ContextStore as _;

/// List the px contexts
///
/// Reads config.toml only: no vault is opened and nothing is contacted.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # As a table
  kubectl pxsec context list

  # Names only, for scripts
  kubectl pxsec context list -o name")]
pub(super) struct ListArgs {
    /// The format of the answer
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    output: NameFormat,
}

pub(super) fn run(args: &ListArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let book = world.contexts()?.load()?;
    let (now, current) = (world.now(), book.current());
    let answer = match args.output {
        NameFormat::Text if book.iter().next().is_none() => {
            world.note(
                "there are no px contexts yet; create one with: kubectl pxsec context create NAME",
            );
            String::new()
        }
        NameFormat::Text => text::context_list(book.iter(), current, now),
        NameFormat::Json => view::json(&ContextListView::new(book.iter(), current, now)),
        NameFormat::Yaml => view::yaml(&ContextListView::new(book.iter(), current, now)),
        NameFormat::Name => book
            .iter()
            .map(|context| format!("{}\n", context.name))
            .collect(),
    };
    world.out(&answer)?;
    Ok(exit::OK)
}
