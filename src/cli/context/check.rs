//! What `context list --check` finds out about each px context.

use crate::cli::aim::Aim;
use crate::cli::key_source::Reader;
use crate::cli::{Failure, GlobalArgs, World, token_source};
use crate::domain::context::{Context, ContextBook};
use crate::domain::context_status::ContextStatus;
use crate::domain::credential::{Credential, TokenSummary};
use crate::domain::time::NumericDate;
use crate::domain::unverified::summarize_unverified;
use crate::ops::resolve::{self, Ask, Resolved, TokenError};
use crate::output::context::Row;
use crate::output::time::expiry;

/// Asks for the token of each px context, as a command would. What one of them lacks keeps no other from being checked.
pub(super) fn rows<'a>(
    book: &'a ContextBook,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Vec<Row<'a>> {
    book.iter()
        .map(|context| check(context, global, world))
        .collect()
}

fn check<'a>(context: &'a Context, global: &GlobalArgs, world: &mut World<'_>) -> Row<'a> {
    let aim = match Aim::of(context, global, world) {
        Ok(aim) => aim,
        Err(mut failure) => {
            failure.hints = vec!["leave the flag out, or go on with --override-binding".to_owned()];
            return without_token(context, ContextStatus::Unknown, failure);
        }
    };
    let (now, vaults) = (world.now(), world.vaults());
    let mut source = Reader {
        cluster: &aim.cluster,
        world,
    };
    match resolve::token(context, Ask::default(), now, &vaults, &mut source) {
        Ok(resolved) => with_token(context, &resolved, world),
        Err(error) => {
            let missing = match &error {
                TokenError::Missing { .. } => true,
                TokenError::Source(failure) => failure.not_there,
                _ => false,
            };
            let status = if missing {
                ContextStatus::Missing
            } else {
                ContextStatus::Unknown
            };
            without_token(context, status, token_source::no_token(error, context))
        }
    }
}

fn with_token<'a>(context: &'a Context, resolved: &Resolved, world: &World<'_>) -> Row<'a> {
    let summary = summarize_unverified(&resolved.token);
    let recorded = context
        .credential
        .stored()
        .and_then(|stored| stored.summary.as_ref());
    let other = recorded.is_some_and(|known| known.fingerprint != summary.fingerprint);
    let status = match &context.credential {
        Credential::Recipe(_) => ContextStatus::Ready,
        Credential::Stored(_) | Credential::Reference(_) => {
            ContextStatus::of_token(&summary, world.now())
        }
    };
    let (problem, hints) = if other {
        let problem = "the vault holds another token than config.toml tells of";
        (Some(problem.to_owned()), Vec::new())
    } else {
        told(status, &summary, context, world.now())
    };
    Row {
        status,
        summary: Some(summary),
        problem,
        hints,
        ..Row::recorded(context, world.now())
    }
}

/// Why a token that was fetched needs attention, and what to do about it.
fn told(
    status: ContextStatus,
    summary: &TokenSummary,
    context: &Context,
    now: NumericDate,
) -> (Option<String>, Vec<String>) {
    match status {
        ContextStatus::Expired | ContextStatus::Expiring => (
            Some(format!("its token {}", expiry(summary.expires, now))),
            token_source::renewals(context),
        ),
        ContextStatus::NotYetValid => (
            Some("its token was issued in the future".to_owned()),
            vec!["check this machine's clock, and that of whoever signed it".to_owned()],
        ),
        ContextStatus::Valid
        | ContextStatus::Ready
        | ContextStatus::Missing
        | ContextStatus::Unknown => (None, Vec::new()),
    }
}

fn without_token(context: &Context, status: ContextStatus, failure: Failure) -> Row<'_> {
    Row {
        context,
        status,
        summary: None,
        problem: Some(failure.in_a_line()),
        hints: failure.hints,
    }
}
