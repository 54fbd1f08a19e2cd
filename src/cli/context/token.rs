//! `context token`.

use clap::Args;
use zeroize::Zeroizing;

use crate::cli::{Failure, GlobalArgs, World, exit, token_source};
use crate::domain::name::ContextName;
use crate::domain::unverified::summarize_unverified;

/// Print the token of a px context
///
/// Prints the token and a line break, nothing else. Refuses a token that has expired.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # For a tool that reads PXCTL_AUTH_TOKEN
  PXCTL_AUTH_TOKEN=$(kubectl pxsec context token) pxctl status")]
pub(super) struct TokenArgs {
    /// The px context [default: the one in use]
    #[arg(value_name = "NAME")]
    name: Option<ContextName>,
}

pub(super) fn run(
    args: &TokenArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let asked = args.name.as_ref().or(global.px_context.as_ref());
    let (context, token) = token_source::of_context(asked, world)?;
    let now = world.now();
    if let Some(exp) = summarize_unverified(&token).expires
        && exp <= now
    {
        let name = &context.name;
        return Err(Failure::new(
            exit::CONTEXT,
            format!("the token of the px context `{name}` expired {}", crate::output::time::relative(exp, now)),
        )
        .hint(format!("renew it: kubectl pxsec context create {name} --replace --auth-config FILE --from-cluster")));
    }
    world.out(&Zeroizing::new(format!("{}\n", token.expose())))?;
    Ok(exit::OK)
}
