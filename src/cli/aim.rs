//! Which Kubernetes cluster a command talks to: flags, and what the px context is bound to.

use super::GlobalArgs;
use super::flags::{KeyArgs, context_choice, not_chosen};
use super::report::Failure;
use super::world::{ClusterFlags, World};
use crate::domain::context::Context;
use crate::domain::kube_binding::Asked;
use crate::domain::name::ContextName;
use crate::ops::resolve;
use crate::ports::ContextStore as _;

/// The cluster, and the namespace when flag or binding say one.
#[derive(Clone, Debug)]
pub(super) struct Aim {
    /// Flags with the binding in them.
    pub(super) cluster: ClusterFlags,
    /// `-n`, else the binding's.
    pub(super) namespace: Option<String>,
    /// The px context that has a say in it.
    pub(super) px_context: Option<ContextName>,
}

impl Aim {
    /// What the flags alone say.
    pub(super) fn unbound(global: &GlobalArgs) -> Self {
        Self {
            cluster: global.cluster(),
            namespace: global.kube.namespace().map(str::to_owned),
            px_context: None,
        }
    }

    /// Where a px context aims, together with the flags.
    ///
    /// # Errors
    /// A usage error when a flag leads to another cluster than the bound one, unless `--override-binding`.
    pub(super) fn of(
        context: &Context,
        global: &GlobalArgs,
        world: &mut World<'_>,
    ) -> Result<Self, Failure> {
        let mut aim = Self::unbound(global);
        let bound = &context.kube;
        if !bound.is_empty() {
            aim.px_context = Some(context.name.clone());
        }
        if global.kube.override_binding || bound.is_empty() {
            return Ok(aim);
        }
        let kubeconfig = aim
            .cluster
            .kubeconfig
            .as_deref()
            .map(|path| world.absolute(path));
        let asked = Asked {
            kubeconfig: kubeconfig.as_deref(),
            context: aim.cluster.context.as_deref(),
            cluster: aim.cluster.cluster.as_deref(),
            server: aim.cluster.server.as_deref(),
        };
        bound.check(asked).map_err(|contradiction| {
            let name = &context.name;
            Failure::usage(contradiction.to_string())
                .while_doing(format!(
                    "{} contradicts the px context `{name}`",
                    contradiction.flag
                ))
                .hint(format!(
                    "leave {} out, choose another px context with -c, or go on with --override-binding",
                    contradiction.flag
                ))
        })?;
        aim.cluster.kubeconfig = kubeconfig.or_else(|| bound.kubeconfig.clone());
        aim.cluster.context = aim.cluster.context.or_else(|| bound.context.clone());
        aim.namespace = aim.namespace.or_else(|| bound.namespace.clone());
        if bound.chooses_cluster() {
            world.detail(&format!(
                "the Kubernetes cluster is the one that the px context `{}` is bound to",
                context.name
            ));
        }
        Ok(aim)
    }

    /// Where a command that signs a token aims: as [`Aim::named`], which is asked only when the key is in a cluster.
    ///
    /// # Errors
    /// As [`Aim::named`].
    pub(super) fn for_keys(
        key: &KeyArgs,
        global: &GlobalArgs,
        world: &mut World<'_>,
    ) -> Result<Self, Failure> {
        if key.needs_cluster() {
            Self::named(global, world)
        } else {
            Ok(Self::unbound(global))
        }
    }

    /// Where a command aims that does not act as the px context: at the one that `-c` or `PXSEC_CONTEXT` names, else
    /// at what the flags say. The current px context has no say: nobody named it.
    ///
    /// # Errors
    /// [`crate::cli::exit::CONTEXT`] when there is no such context, else as [`Aim::of`].
    pub(super) fn named(global: &GlobalArgs, world: &mut World<'_>) -> Result<Self, Failure> {
        let choice = context_choice(global.px_context.clone(), world)?;
        if choice.flag.is_none() && choice.env.is_none() {
            return Ok(Self::unbound(global));
        }
        let book = world.contexts()?.load()?;
        let (context, _) =
            resolve::context(&book, &choice).map_err(|error| not_chosen(error, &choice))?;
        Self::of(context, global, world)
    }
}
