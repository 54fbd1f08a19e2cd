//! `context create`.

use std::slice;

use clap::Args;

use super::credential::{BindingArgs, CredentialArgs, cluster_of, warn_of_unknown};
use super::{create, is_left_open, note_lost_binding, note_unbound, said};
use crate::cli::flags::some_text;
use crate::cli::input::StdinGuard;
use crate::cli::mint::mint;
use crate::cli::values::endpoint;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::context::{ContextError, OnClash};
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::secret_ref::TokenSecretRef;
use crate::ops::context_create::{NewCredential, Request};
use crate::output::context::in_words;
use crate::ports::ContextStore as _;

/// Create a px context
///
/// A px context says who you are on one storage cluster, and comes in three kinds. A stored token comes from a file, from
/// standard input, or is signed in the same step; it rests in the OS keyring, or in a file of mode 0600 with --vault
/// file. A recipe (--recipe) keeps no token: claims, lifetime and the place of the signing key are saved, and a token is
/// signed when one is needed. A reference (--from-secret) reads the token from a Secret of the cluster when it is needed.
///
/// config.toml gets everything but tokens and keys. --kube-context, --kubeconfig and --namespace are saved too, so that
/// -c NAME aims at the right Kubernetes cluster. The first px context becomes the current one.
///
/// Writes config.toml and the vault. Nothing leaves this machine; a key is read from the cluster when asked to.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # A token from a file
  kubectl pxsec context create prod --token-file token.jwt --use

  # From standard input, kept in a file instead of the keyring
  kubectl pxsec context create ci - --vault file

  # Signed in the same step with the key of the cluster
  kubectl pxsec context create admin --auth-config admin.yaml --from-cluster \\
      --token-duration 12h

  # No token at rest: tokens of 15 minutes are signed with the key of the
  # bound cluster when one is needed
  kubectl pxsec context create prod --recipe --auth-config admin.yaml \\
      --from-cluster --token-duration 15m --kube-context prod-k8s

  # The token that the Operator renews, read when it is needed
  kubectl pxsec context create user --from-secret portworx/px-user-token \\
      --kube-context prod-k8s")]
pub(super) struct CreateArgs {
    /// The name: letters, digits and . _ - @ : +
    #[arg(value_name = "NAME")]
    pub(super) name: ContextName,
    /// Where the storage cluster's API answers
    #[arg(short, long, value_name = "URL", value_parser = endpoint)]
    endpoint: Option<String>,
    /// A few words about it
    #[arg(long, value_name = "TEXT", value_parser = some_text)]
    description: Option<String>,
    /// Make it the current px context
    #[arg(long = "use")]
    select: bool,
    /// Replace a px context of this name
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    credential: CredentialArgs,
    #[command(flatten)]
    binding: BindingArgs,
}

pub(super) fn run(
    args: &CreateArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let kube = args.binding.binding(global, world)?;
    let on_clash = if args.replace {
        OnClash::Replace
    } else {
        OnClash::Refuse
    };
    // Before a token is read or signed for nothing.
    if !args.replace && world.contexts()?.load()?.get(&args.name).is_ok() {
        let taken = ContextError::Exists {
            name: args.name.clone(),
        };
        return Err(taken.into());
    }
    args.credential.check()?;
    let credential = credential(args, global, &kube, world)?;
    warn_of_unknown(&kube, global, world);
    let request = Request {
        name: args.name.clone(),
        credential,
        description: args.description.clone(),
        endpoint: args.endpoint.clone(),
        kube,
        on_clash,
        select: args.select,
    };
    let created = create(request, world)?;
    let now = world.now();
    world.out(&format!(
        "{} ({})\n",
        said(&created),
        in_words(&created.context, now)
    ))?;
    if super::has_expired(&created.context, now) {
        world.warn("the token has expired already");
    }
    note_lost_binding(&created, world);
    if is_left_open(&created.context) {
        note_unbound(slice::from_ref(&args.name), world);
    }
    if !created.is_current {
        world.note(&format!(
            "switch to it with: kubectl pxsec context use {}",
            args.name
        ));
    }
    Ok(exit::OK)
}

fn credential(
    args: &CreateArgs,
    global: &GlobalArgs,
    kube: &KubeBinding,
    world: &mut World<'_>,
) -> Result<NewCredential, Failure> {
    let given = &args.credential;
    if let Some(TokenSecretRef(at)) = &given.from_secret {
        return Ok(NewCredential::Reference(at.clone()));
    }
    if given.recipe {
        return given.recipe(world).map(NewCredential::Recipe);
    }
    let token = if given.gives_token() {
        given.given_token(world)?
    } else if given.signs() {
        let cluster = cluster_of(kube, global);
        let minted = mint(
            &given.claims,
            &given.key,
            &cluster,
            global.kube.namespace(),
            &mut StdinGuard::default(),
            world,
        )?;
        minted.token
    } else {
        return Err(Failure::usage("a token is missing")
            .hint("give --token-file FILE, or - for standard input")
            .hint("or sign one in the same step, such as --auth-config admin.yaml --from-cluster")
            .hint("or keep none: add --recipe to that, or give --from-secret NAMESPACE/NAME"));
    };
    given.stored(token, world)
}
