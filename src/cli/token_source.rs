//! Which token a command works on.

use std::path::{Path, PathBuf};

use clap::Args;
use secrecy::{ExposeSecret as _, SecretString};

use super::aim::Aim;
use super::flags::{context_choice, not_chosen, one_name};
use super::input::{self, RawToken, StdinGuard};
use super::key_source::{Reader, read_secret};
use super::report::Failure;
use super::world::World;
use super::{GlobalArgs, exit};
use crate::domain::context::Context;
use crate::domain::credential::Credential;
use crate::domain::name::ContextName;
use crate::domain::recipe::KeyPlace;
use crate::domain::secret_ref::{SecretRef, TOKEN_KEY, TokenSecretRef};
use crate::domain::shell::shell_word;
use crate::domain::token::Jwt;
use crate::ops::resolve::{self, Ask, Chosen, ChosenBy, Resolved, TokenError};
use crate::ops::token_generate::GenerateError;
use crate::ports::ContextStore as _;

/// The token that `inspect` and `verify` look at.
#[derive(Args, Clone, Debug)]
pub(super) struct TokenSourceArgs {
    /// The token, or - for standard input [default: the token of the px context]
    #[arg(value_name = "TOKEN|-", group = "token_source")]
    pub(super) token: Option<SecretString>,
    /// File with the token, or - for standard input
    #[arg(long, value_name = "FILE|-", group = "token_source")]
    pub(super) token_file: Option<PathBuf>,
    /// Secret with the token; the key is auth-token unless given
    #[arg(long, value_name = "NAMESPACE/NAME[/KEY]", group = "token_source")]
    pub(super) secret: Option<TokenSecretRef>,
}

/// Fetches the token that the arguments name: one of them, else the px context's. Also tells which cluster is meant.
///
/// A px context that is bound to a cluster may be named beside another source: then it says where that Secret and the
/// keys are.
///
/// # Errors
/// Usage errors when a px context is named that has no say; everything else by cause.
pub(super) fn read(
    args: &TokenSourceArgs,
    global: &GlobalArgs,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<(RawToken, Aim), Failure> {
    let given = args.token.is_some() || args.token_file.is_some() || args.secret.is_some();
    if !given {
        let acting = act_as(None, global, Ask::default(), world).map_err(|failure| {
            if global.px_context.is_none() && failure.exit == exit::CONTEXT {
                failure.hint("or give a token: as an argument, with --token-file, --secret, or - for standard input")
            } else {
                failure
            }
        })?;
        return Ok((RawToken::from_jwt(&acting.resolved.token), acting.aim));
    }
    refuse_idle_context(global, world)?;
    let aim = Aim::named(global, world)?;
    let raw = if let Some(token) = &args.token {
        if token.expose_secret() == "-" {
            input::read_token_file("the token", "-".as_ref(), guard, world)?
        } else {
            refuse_file_name(token.expose_secret(), world)?;
            RawToken::from_argument(token)
        }
    } else if let Some(path) = &args.token_file {
        input::read_token_file("--token-file", path, guard, world)?
    } else if let Some(TokenSecretRef(at)) = &args.secret {
        let bytes = read_secret(at, &aim.cluster, world)?;
        RawToken::from_bytes(bytes.expose_secret())
    } else {
        return Err(Failure::usage("no token is given"));
    };
    Ok((raw, aim))
}

/// Refuses the name of a file, or of a px context, in the place of a token.
///
/// # Errors
/// A usage error.
fn refuse_file_name(text: &str, world: &World<'_>) -> Result<(), Failure> {
    // No token is as short as that, and no file's name as long as one.
    const LONGEST: usize = 255;
    let is_name = !text.is_empty() && text.len() <= LONGEST && Jwt::parse(text).is_err();
    if is_name && world.exists(Path::new(text)) {
        return Err(Failure::usage(format!("{text} is a file, not a token"))
            .hint(format!("give it as --token-file {}", shell_word(text))));
    }
    if is_name && let Ok(name) = text.parse() {
        let book = world.contexts()?.load();
        if book.is_ok_and(|book| book.get(&name).is_ok()) {
            return Err(
                Failure::usage(format!("`{name}` is a px context, not a token"))
                    .hint(format!("name it with a flag: -c {name}")),
            );
        }
    }
    Ok(())
}

/// Refuses `-c NAME` beside another token when that px context is bound to no cluster, and so says nothing here.
///
/// # Errors
/// A usage error, or what reading the contexts gives.
pub(super) fn refuse_idle_context(global: &GlobalArgs, world: &World<'_>) -> Result<(), Failure> {
    let Some(name) = &global.px_context else {
        return Ok(());
    };
    let book = world.contexts()?.load()?;
    if book.get(name)?.kube.is_empty() {
        return Err(Failure::usage(format!(
            "two tokens are named: by the px context `{name}` and by another argument"
        ))
        .hint("a px context that is bound to a Kubernetes cluster may stand beside another token, and says where"));
    }
    Ok(())
}

/// Who a command acts as, with the token of it.
pub(super) struct Acting {
    /// The px context; `None` for a token of the environment.
    pub(super) context: Option<Context>,
    /// The token.
    pub(super) resolved: Resolved,
    /// Where it aims.
    pub(super) aim: Aim,
}

/// The px context that argument, flag and environment choose, or a token of the environment where there is none.
///
/// # Errors
/// By cause; [`exit::CONTEXT`] when there is no such context.
pub(super) fn act_as(
    name: Option<&ContextName>,
    global: &GlobalArgs,
    ask: Ask,
    world: &mut World<'_>,
) -> Result<Acting, Failure> {
    let flag = one_name(name, global.px_context.as_ref())?;
    let choice = context_choice(flag, world)?;
    let book = world.contexts()?.load()?;
    match resolve::choose(&book, &choice).map_err(|error| not_chosen(error, &choice))? {
        Chosen::Context(context, by) => {
            let what = chosen_by(by, name.is_some());
            world.detail(&format!(
                "acting as the px context `{}`, {what}",
                context.name
            ));
            let aim = Aim::of(context, global, world)?;
            let resolved = of_context(context, &aim, ask, world)?;
            Ok(Acting {
                context: Some(context.clone()),
                resolved,
                aim,
            })
        }
        Chosen::Env(token) => {
            world.note(&format!(
                "no px context is selected: the token is that of {}",
                token.variable
            ));
            let resolved = resolve::env_token(token, ask, world.now())
                .map_err(|error: TokenError<Failure>| Failure::from(error))?;
            Ok(Acting {
                context: None,
                resolved,
                aim: Aim::unbound(global),
            })
        }
    }
}

/// Says with `-v` what chose the px context of a command that shows it.
pub(super) fn tell_choice(context: &Context, by: ChosenBy, argument: bool, world: &mut World<'_>) {
    let what = chosen_by(by, argument);
    world.detail(&format!("the px context is `{}`, {what}", context.name));
}

/// What chose a px context, in words; `argument` when the flag is an argument.
fn chosen_by(by: ChosenBy, argument: bool) -> &'static str {
    match by {
        ChosenBy::Flag if argument => "named by the argument",
        ChosenBy::Flag => "named by -c",
        ChosenBy::Env => "named by PXSEC_CONTEXT",
        ChosenBy::Current => "which is the current one",
    }
}

/// The token of one px context; warns of what is unwise about one just signed.
///
/// # Errors
/// By cause.
pub(super) fn of_context(
    context: &Context,
    aim: &Aim,
    ask: Ask,
    world: &mut World<'_>,
) -> Result<Resolved, Failure> {
    let (now, vaults) = (world.now(), world.vaults());
    let mut source = Reader {
        cluster: &aim.cluster,
        world,
    };
    let resolved = resolve::token(context, ask, now, &vaults, &mut source)
        .map_err(|error| no_token_from(error, context))?;
    for warning in &resolved.warnings {
        world.warn(&warning.to_string());
    }
    world.detail(&came_from(&context.credential));
    Ok(resolved)
}

/// What a token of a credential came from, in words.
fn came_from(credential: &Credential) -> String {
    match credential {
        Credential::Stored(stored) => {
            format!("the token is from the {} vault", stored.vault)
        }
        Credential::Reference(at) => format!("the token is read from secret://{at}"),
        Credential::Recipe(recipe) => match &recipe.key {
            KeyPlace::Ref(key) => format!("the token is signed now, with the key {}", key.get()),
            KeyPlace::Cluster { .. } => {
                "the token is signed now, with the cluster's key".to_owned()
            }
        },
    }
}

/// As [`no_token`], for a command that can do nothing without the token of this context.
pub(super) fn no_token_from(error: TokenError<Failure>, context: &Context) -> Failure {
    let doing = format!("no token from the px context `{}`", context.name);
    no_token(error, context).while_doing(doing)
}

/// Why a context gives no token, with what to do about it: commands, since the flags that would mend it are theirs.
pub(super) fn no_token(error: TokenError<Failure>, context: &Context) -> Failure {
    let name = &context.name;
    let update = format!("kubectl pxsec context update {name}");
    let fixes = match (&error, &context.credential) {
        (
            TokenError::EndsTooSoon {
                from_recipe: true, ..
            },
            _,
        ) => vec![format!(
            "let its tokens live longer: {update} --token-duration DURATION"
        )],
        (TokenError::EndsTooSoon { .. } | TokenError::Missing { .. }, Credential::Stored(_))
        | (TokenError::EndsTooSoon { .. }, Credential::Reference(_)) => renewals(context),
        (TokenError::LifetimeFixed { .. }, _) => vec![format!(
            "a recipe signs a token of any life when one is needed: {update} --recipe --auth-config FILE --from-cluster"
        )],
        (TokenError::NoIssuer(_), _) => vec![format!("say it: {update} --issuer ISSUER")],
        (TokenError::Source(failure), _) if failure.undiscovered => vec![
            format!("say where to look: {update} --from-cluster --storage-namespace NAMESPACE"),
            format!("or name them: {update} --signing-key REF --issuer ISSUER"),
        ],
        (TokenError::Generate(GenerateError::Claims(_)), _) => vec![format!(
            "mend its claims: {update}, with --issuer, --auth-config FILE or a flag for each claim"
        )],
        _ => Vec::new(),
    };
    // The command line is right: it is the px context that lacks something.
    let of_the_context = matches!(error, TokenError::NoIssuer(_));
    let mut failure = Failure::from(error);
    if of_the_context {
        failure.exit = exit::CONTEXT;
    }
    if !fixes.is_empty() {
        failure.hints = fixes;
    }
    failure
}

/// How to get a newer token than the one that a px context has; a recipe has none.
pub(super) fn renewals(context: &Context) -> Vec<String> {
    match &context.credential {
        Credential::Stored(_) => vec![format!(
            "renew it: kubectl pxsec context update {} --token-file FILE, or sign a new one with --auth-config FILE --from-cluster",
            context.name
        )],
        Credential::Reference(at) => {
            vec![format!("renew the Secret: {}", renewing_push(at, context))]
        }
        Credential::Recipe(_) => Vec::new(),
    }
}

/// The command that renews the Secret of a reference.
fn renewing_push(at: &SecretRef, context: &Context) -> String {
    let mut command = format!("kubectl pxsec secret push {} -n {}", at.name, at.namespace);
    if at.key != TOKEN_KEY {
        command += &format!(" --key {}", at.key);
    }
    // One that is bound to nothing has no say beside a token that is signed.
    if !context.kube.is_empty() {
        command += &format!(" -c {}", context.name);
    }
    command + " --auth-config FILE --from-cluster"
}
