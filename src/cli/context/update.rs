//! `context update`.

use std::slice;

use clap::{Args, ValueEnum};

use super::credential::{BindingArgs, CredentialArgs, cluster_of, warn_of_unknown};
use super::{is_left_open, note_unbound};
use crate::cli::flags::{some_text, vault_choice};
use crate::cli::input::StdinGuard;
use crate::cli::mint::{identity, mint};
use crate::cli::values::endpoint;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::context::Context;
use crate::domain::credential::Credential;
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::secret_ref::TokenSecretRef;
use crate::domain::token::Jwt;
use crate::ops::context_create::NewCredential;
use crate::ops::context_update::{self, Change, CredentialChange, RecipeChange, Request};
use crate::output::context::in_words;
use crate::ports::ContextStore as _;

/// Change a px context
///
/// Every field that a flag names changes, and all others stay. A new token takes the place of the old one, which is
/// removed from its vault; --vault alone moves the token there. For a recipe, flags of `auth token generate` change the
/// parts that they name. --recipe, --from-secret and the flags for a token change the kind.
///
/// Writes config.toml and the vault. Nothing leaves this machine; a key is read from the cluster when asked to.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Renew the token
  kubectl pxsec context update prod --token-file token.jwt

  # Let the tokens of a recipe live longer
  kubectl pxsec context update prod --token-duration 30m

  # Keep no token any more: sign one when one is needed
  kubectl pxsec context update prod --recipe --auth-config admin.yaml \\
      --from-cluster

  # Move the token from a file into the keyring
  kubectl pxsec context update ci --vault keyring

  # Bind it to a Kubernetes cluster, and take the description away
  kubectl pxsec context update prod --kube-context prod-k8s \\
      --unset description")]
pub(super) struct UpdateArgs {
    /// The px context
    #[arg(value_name = "NAME")]
    pub(super) name: ContextName,
    /// Where the storage cluster's API answers
    #[arg(short, long, value_name = "URL", value_parser = endpoint)]
    endpoint: Option<String>,
    /// A few words about it
    #[arg(long, value_name = "TEXT", value_parser = some_text)]
    description: Option<String>,
    /// Take a field away (can be repeated)
    #[arg(long, value_name = "FIELD")]
    unset: Vec<Field>,
    #[command(flatten)]
    credential: CredentialArgs,
    #[command(flatten)]
    binding: BindingArgs,
}

/// The fields that a context need not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Field {
    Description,
    Endpoint,
    Kubeconfig,
    KubeContext,
    Namespace,
}

impl UpdateArgs {
    /// What becomes of a field; both a value and --unset for it is a contradiction.
    fn change<T>(&self, field: Field, value: Option<T>) -> Result<Change<T>, Failure> {
        match (value, self.unset.contains(&field)) {
            (Some(_), true) => Err(Failure::usage("a value is given for a field of --unset")
                .hint("leave one of both out")),
            (Some(value), false) => Ok(Change::Set(value)),
            (None, true) => Ok(Change::Clear),
            (None, false) => Ok(Change::Keep),
        }
    }
}

pub(super) fn run(
    args: &UpdateArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    args.credential.check()?;
    let bound = args.binding.binding(global, world)?;
    let book = world.contexts()?.load()?;
    let before = book.get(&args.name)?.clone();
    let (description, endpoint) = (args.description.clone(), args.endpoint.clone());
    let request = Request {
        name: args.name.clone(),
        description: args.change(Field::Description, description)?,
        endpoint: args.change(Field::Endpoint, endpoint)?,
        kubeconfig: args.change(Field::Kubeconfig, bound.kubeconfig.clone())?,
        kube_context: args.change(Field::KubeContext, bound.context.clone())?,
        namespace: args.change(Field::Namespace, bound.namespace.clone())?,
        credential: credential(args, global, &bound, &before, world)?,
    };
    let fields_stay = [
        &request.description,
        &request.endpoint,
        &request.kube_context,
        &request.namespace,
    ]
    .into_iter()
    .all(|change| *change == Change::Keep)
        && request.kubeconfig == Change::Keep;
    if fields_stay && matches!(request.credential, CredentialChange::Keep) {
        return Err(Failure::usage("nothing is given to change")
            .hint("`kubectl pxsec context update --help` shows what can be changed"));
    }
    let takes_over = match &request.credential {
        CredentialChange::Replace(_) => true,
        CredentialChange::Recipe(change) => change.key.is_some(),
        CredentialChange::Keep | CredentialChange::Move(_) => false,
    };
    warn_of_unknown(&bound, global, world);
    let updated =
        context_update::run(request, &world.contexts()?, &world.vaults()).map_err(|error| {
            Failure::from(error)
                .while_doing(format!("could not update the px context `{}`", args.name))
        })?;
    if let Some(error) = updated.left_behind {
        world.warn(&format!(
            "the token that it had could not be removed: {}",
            Failure::from(error).in_a_line()
        ));
    }
    let now = world.now();
    let verb = if updated.changed {
        "updated"
    } else {
        "unchanged"
    };
    world.out(&format!(
        "px context `{}` {verb} ({})\n",
        args.name,
        in_words(&updated.context, now)
    ))?;
    if super::has_expired(&updated.context, now) {
        world.warn("the token has expired already");
    }
    // Told when this change made it so, not at every change that comes after.
    let made_so = takes_over || before.kube.chooses_cluster();
    if made_so && is_left_open(&updated.context) {
        note_unbound(slice::from_ref(&args.name), world);
    }
    Ok(exit::OK)
}

fn credential(
    args: &UpdateArgs,
    global: &GlobalArgs,
    bound: &KubeBinding,
    before: &Context,
    world: &mut World<'_>,
) -> Result<CredentialChange, Failure> {
    let given = &args.credential;
    if let Some(TokenSecretRef(at)) = &given.from_secret {
        return Ok(CredentialChange::Replace(NewCredential::Reference(
            at.clone(),
        )));
    }
    if given.gives_token() {
        let token = given.given_token(world)?;
        return stored(args, before, token, world);
    }
    match &before.credential {
        Credential::Recipe(recipe) if given.recipe || given.signs() => {
            if let Some(vault) = given.vault {
                return Err(Failure::usage(format!(
                    "--vault {vault} says where a token rests, and a recipe keeps none"
                )));
            }
            let change = RecipeChange {
                key: given.key_place(world)?,
                algorithm: given.key.algorithm,
                issuer: given.claims.issuer.clone(),
                identity: identity(&given.claims, &mut StdinGuard::default(), world)?,
                lifetime: given.claims.token_duration,
                backdate_secs: given.claims.iat_backdate,
            };
            let mut changed = recipe.clone();
            change.apply(&mut changed);
            given.try_out(&changed, world)?;
            Ok(CredentialChange::Recipe(change))
        }
        _ if given.recipe => {
            let recipe = given.recipe(world)?;
            Ok(CredentialChange::Replace(NewCredential::Recipe(recipe)))
        }
        Credential::Stored(_) if given.signs() => {
            let kube = KubeBinding {
                kubeconfig: bound.kubeconfig.clone().or(before.kube.kubeconfig.clone()),
                context: bound.context.clone().or(before.kube.context.clone()),
                namespace: None,
            };
            let minted = mint(
                &given.claims,
                &given.key,
                &cluster_of(&kube, global),
                global.kube.namespace(),
                &mut StdinGuard::default(),
                world,
            )?;
            stored(args, before, minted.token, world)
        }
        Credential::Reference(_) if given.signs() => Err(Failure::usage(format!(
            "the px context `{}` reads its token from a Secret, and the flags say how to sign one",
            args.name
        ))
        .hint("add --recipe to sign one whenever it is needed")
        .hint("or renew the Secret with `kubectl pxsec secret push`")),
        _ => Ok(given
            .vault
            .map_or(CredentialChange::Keep, CredentialChange::Move)),
    }
}

/// A new token rests where --vault says, else where the old one does, else where a new context's would.
fn stored(
    args: &UpdateArgs,
    before: &Context,
    token: Jwt,
    world: &World<'_>,
) -> Result<CredentialChange, Failure> {
    let own = before.credential.stored().map(|stored| stored.vault);
    let vault = match args.credential.vault.or(own) {
        None => vault_choice(None, world)?,
        known => known,
    };
    Ok(CredentialChange::Replace(NewCredential::Token {
        token,
        vault,
        id: world.fresh_vault_id()?,
    }))
}
