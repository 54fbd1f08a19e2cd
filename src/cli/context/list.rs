//! `context list`.

use clap::{Args, ValueEnum};

use crate::cli::aim::Aim;
use crate::cli::key_source::Reader;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::context::{Context, ContextBook};
use crate::domain::context_status::ContextStatus;
use crate::domain::credential::Credential;
use crate::domain::unverified::summarize_unverified;
use crate::ops::resolve::{self, Ask, TokenError};
use crate::output::context::{self, ContextListView, Row};
use crate::output::view;
use crate::ports::ContextStore as _;

/// List the px contexts
///
/// Reads config.toml only: no vault is opened and nothing is contacted. STATUS is Valid, Expiring (in the last third of
/// the token's life, and its last week), Expired, Ready (a token is signed or read when one is needed), or Missing.
///
/// With --check every token is fetched, signed or read, as a command would, and thrown away; vaults are searched for
/// tokens that no px context names. Then STATUS may also be Unknown, standard error says why, and the exit code is 10
/// when something needs attention.
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
  kubectl pxsec context list --check")]
pub(super) struct ListArgs {
    /// The format of the answer
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    output: ListFormat,
    /// Fetch, sign or read every token, and look for tokens that no px context names
    #[arg(long)]
    check: bool,
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
    let rows = if args.check {
        checked(&book, global, world)?
    } else {
        context::recorded(&book, world.now())
    };
    let (now, current) = (world.now(), book.current());
    let answer = match args.output {
        ListFormat::Text | ListFormat::Wide if rows.is_empty() => {
            world.note(
                "there are no px contexts yet; create one with: kubectl pxsec context create NAME",
            );
            String::new()
        }
        ListFormat::Text => context::table(&rows, current, now, false),
        ListFormat::Wide => context::table(&rows, current, now, true),
        ListFormat::Json => view::json(&ContextListView::new(&rows, current)),
        ListFormat::Yaml => view::yaml(&ContextListView::new(&rows, current)),
        ListFormat::Name => rows
            .iter()
            .map(|row| format!("{}\n", row.context.name))
            .collect(),
    };
    world.out(&answer)?;
    if !args.check {
        return Ok(exit::OK);
    }
    for row in &rows {
        if let Some(problem) = &row.problem {
            world.warn(&format!("{}: {problem}", row.context.name));
        }
    }
    if rows.iter().any(|row| row.status.needs_attention()) {
        Ok(exit::ATTENTION)
    } else {
        Ok(exit::OK)
    }
}

/// What asking for each token finds out.
fn checked<'a>(
    book: &'a ContextBook,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<Vec<Row<'a>>, Failure> {
    book.iter()
        .map(|context| check(context, global, world))
        .collect()
}

fn check<'a>(
    context: &'a Context,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<Row<'a>, Failure> {
    let aim = Aim::of(context, global, world)?;
    let (now, vaults) = (world.now(), world.vaults());
    let mut source = Reader {
        cluster: &aim.cluster,
        world,
    };
    let asked = resolve::token(context, Ask::default(), now, &vaults, &mut source);
    Ok(match asked {
        Ok(resolved) => {
            let summary = summarize_unverified(&resolved.token);
            let recorded = context
                .credential
                .stored()
                .and_then(|stored| stored.summary.as_ref());
            let other = recorded.is_some_and(|known| known.fingerprint != summary.fingerprint);
            let status = match &context.credential {
                Credential::Recipe(_) => ContextStatus::Ready,
                Credential::Stored(_) | Credential::Reference(_) => {
                    ContextStatus::of_token(&summary, now)
                }
            };
            Row {
                context,
                status,
                summary: Some(summary),
                problem: other
                    .then(|| "the vault holds another token than config.toml tells of".to_owned()),
            }
        }
        Err(error) => {
            let missing = match &error {
                TokenError::Missing { .. } => true,
                TokenError::Source(failure) => failure.not_there,
                _ => false,
            };
            Row {
                context,
                status: if missing {
                    ContextStatus::Missing
                } else {
                    ContextStatus::Unknown
                },
                summary: None,
                problem: Some(Failure::from(error).in_a_line()),
            }
        }
    })
}
