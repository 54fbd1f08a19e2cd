//! `context list`.

use clap::{Args, ValueEnum};

use super::{check, orphans};
use crate::cli::env_vars;
use crate::cli::format::{self, Output};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::name::ContextName;
use crate::output::context;
use crate::output::context_view::ContextListView;
use crate::output::view;
use crate::ports::ContextStore as _;

/// List the px contexts
///
/// Reads config.toml only: no vault is opened and nothing is contacted. STATUS is Valid, Expiring (in the last third of
/// the token's life, and its last week), Expired, NotYetValid (issued in the future), Ready (a token is signed or read when
/// one is needed), or Missing.
///
/// With --check every token is fetched, signed or read, as a command would, and thrown away. Then STATUS may also be
/// Unknown, and standard error says why. Vaults are searched for tokens of this config folder that no px context names;
/// on a terminal it asks whether to remove them. The exit code is 10 when something needs attention.
///
/// Writes nothing, unless tokens are to be removed. Nothing leaves this machine; with --check, keys and tokens are
/// read from the cluster.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # As a table
  kubectl pxsec context list

  # With issuer, kube context and where the tokens come from
  kubectl pxsec context list -o wide

  # Names only, for scripts
  kubectl pxsec context list -o name

  # Can a token be had from each of them?
  kubectl pxsec context list --check

  # In a script: and remove tokens that no px context names
  kubectl pxsec context list --check --remove-orphans")]
pub(super) struct ListArgs {
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<ListFormat>(),
        help_heading = "Output"
    )]
    output: Output<ListFormat>,
    /// Fetch, sign or read every token, and look for tokens that no px context names
    #[arg(long)]
    check: bool,
    /// With --check: remove the tokens that no px context names, without asking
    #[arg(long, requires = "check")]
    remove_orphans: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// For people
    Text,
    /// For people, with more columns
    Wide,
    /// One JSON document
    Json,
    /// One YAML document
    Yaml,
    /// Names only
    Name,
}

pub(super) fn run(
    args: &ListArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let book = world.contexts()?.load()?;
    let (rows, orphans) = if args.check {
        world.answer_by_exit_code();
        let rows = check::rows(&book, global, world);
        let orphans = orphans::settle(&book, args.remove_orphans, world)?;
        (rows, Some(orphans))
    } else {
        (context::recorded(&book, world.now()), None)
    };
    let bound = world.env(env_vars::PXSEC_CONTEXT);
    let bound = bound.map(|name| name.to_string_lossy().into_owned());
    let bound_to = book
        .iter()
        .map(|context| &context.name)
        .find(|name| bound.as_deref() == Some(name.as_str()));
    // The one that other commands act as.
    let (now, current) = (world.now(), bound_to.or(book.current()));
    let list = || ContextListView::new(&rows, current, orphans.as_deref());
    let answer = match &args.output {
        Output::In(ListFormat::Text | ListFormat::Wide) if rows.is_empty() => {
            world.note(
                "there are no px contexts yet; create one with: kubectl pxsec context create NAME",
            );
            String::new()
        }
        Output::In(ListFormat::Text) => context::table(&rows, current, now, false, world.look()),
        Output::In(ListFormat::Wide) => context::table(&rows, current, now, true, world.look()),
        Output::In(ListFormat::Json) => view::json(&list()),
        Output::In(ListFormat::Yaml) => view::yaml(&list()),
        Output::JsonPath(template) => format::fill(template, &list())?,
        Output::In(ListFormat::Name) => rows
            .iter()
            .map(|row| format!("{}\n", row.context.name))
            .collect(),
    };
    world.out(&answer)?;
    if let Some(chosen) = &bound
        && book.current().map(ContextName::as_str) != Some(chosen)
    {
        world.note(&format!(
            "PXSEC_CONTEXT is set to `{chosen}` and goes before the current px context"
        ));
    }
    for row in &rows {
        if let Some(problem) = &row.problem {
            world.warn(&format!("{}: {problem}", row.context.name));
            for hint in &row.hints {
                world.hint(hint);
            }
        }
    }
    let some_left = orphans.is_some_and(|left| !left.is_empty());
    let some_bad = rows.iter().any(|row| row.status.needs_attention());
    Ok(if args.check && (some_bad || some_left) {
        exit::ATTENTION
    } else {
        exit::OK
    })
}
