//! Which Secrets a rotation looks at.

use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::RotateArgs;
use crate::cli::aim::Aim;
use crate::cli::fleet::Connections;
use crate::cli::targets::Namespaces;
use crate::cli::world::managed_selector;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::secret_ref::SecretRef;
use crate::output::target::Place;
use crate::ports::{ClusterError, LiveSecret, Scope, SecretCluster as _};

/// One Secret of one cluster.
pub(super) struct Target {
    /// The number of the cluster.
    pub(super) nth: usize,
    /// Its name in answers.
    pub(super) place: Place,
    /// Where its token is.
    pub(super) at: SecretRef,
    /// As the list showed it; `None` for one that was named.
    pub(super) live: Option<LiveSecret>,
}

impl Target {
    /// The order in which Secrets are told of when all is over.
    pub(super) fn order(&self) -> (usize, &str, &str) {
        (self.nth, &self.place.namespace, &self.place.name)
    }
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// The Secrets.
    pub(super) targets: Vec<Target>,
    /// The namespaces that could not be listed.
    pub(super) unlisted: Vec<Unlisted>,
}

/// A namespace that could not be listed.
pub(super) struct Unlisted {
    pub(super) nth: usize,
    pub(super) place: Place,
    pub(super) error: ClusterError,
}

/// Names what the arguments name in one cluster, and lists the rest: what has pxsec's label.
pub(super) async fn find(
    found: &mut Found,
    args: &RotateArgs,
    global: &GlobalArgs,
    aim: &Aim,
    connections: &mut Connections,
    nth: usize,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let chosen = args
        .targets
        .namespaces(global, aim, connections, nth, world);
    let namespaces = chosen.await?;
    let several = !args.targets.contexts.is_empty();
    let kube_context = several.then(|| connections.clusters[nth].target().kube_context.clone());
    let place = |namespace: &str, name: &str| Place {
        namespace: namespace.to_owned(),
        name: name.to_owned(),
        kube_context: kube_context.clone(),
    };
    let by_name = !args.names.is_empty() && args.targets.namespace_selector.is_none();
    if let (Namespaces::Named(namespaces), true) = (&namespaces, by_name) {
        let each = namespaces
            .iter()
            .flat_map(|namespace| args.names.iter().map(move |name| (namespace, name)));
        for (namespace, name) in each {
            found.targets.push(Target {
                nth,
                place: place(namespace, name),
                at: secret(args, namespace, name)?,
                live: None,
            });
        }
        return Ok(());
    }
    for (namespace, listed) in list(args, namespaces, connections, nth, world).await? {
        let secrets = match listed {
            Ok(secrets) => secrets,
            Err(error) => {
                found.unlisted.push(Unlisted {
                    nth,
                    place: place(&namespace.unwrap_or_default(), ""),
                    error,
                });
                continue;
            }
        };
        for live in secrets {
            let (namespace, name) = (&live.metadata.namespace, &live.metadata.name);
            if args.names.is_empty() || args.names.contains(name) {
                found.targets.push(Target {
                    nth,
                    place: place(namespace, name),
                    at: secret(args, namespace, name)?,
                    live: Some(live),
                });
            }
        }
    }
    Ok(())
}

impl Found {
    /// Puts those first whose annotations tell that they end first.
    ///
    /// Anybody may write those: good enough for the order, and for nothing else.
    pub(super) fn order(&mut self) {
        self.targets.sort_by_key(|target| {
            let told = target.live.as_ref();
            let told = told.and_then(|live| live.metadata.recorded.token()?.expires);
            (told.is_none(), told)
        });
    }

    /// Fails for a name that is nowhere: a typo.
    ///
    /// # Errors
    /// Names the first one.
    pub(super) fn check_names(&self, args: &RotateArgs) -> Result<(), Failure> {
        let missing = |name: &&String| {
            let mut places = self.targets.iter().map(|target| &target.place);
            !places.any(|place| place.name == **name)
        };
        match args.names.iter().find(missing) {
            Some(name) if self.unlisted.is_empty() => Err(Failure::new(
                exit::CLUSTER,
                format!("pxsec keeps no Secret `{name}` in the namespaces that were looked at"),
            )
            .hint("`kubectl get secrets -A -l app.kubernetes.io/managed-by=pxsec` shows those it keeps")),
            _ => Ok(()),
        }
    }
}

/// The Secrets with pxsec's label, by the namespaces that were listed.
async fn list(
    args: &RotateArgs,
    namespaces: Namespaces,
    connections: &mut Connections,
    nth: usize,
    world: &mut World<'_>,
) -> Result<Vec<Listed>, Failure> {
    let selector = managed_selector(args.selector.as_deref());
    let scopes = match namespaces {
        Namespaces::All => vec![None],
        Namespaces::Named(names) => names.into_iter().map(Some).collect(),
    };
    let Connections {
        clusters, retries, ..
    } = connections;
    let cluster = &clusters[nth];
    let lists = stream::iter(scopes.into_iter().map(|namespace| {
        let scope = Scope {
            namespace: namespace.clone(),
            selector: Some(selector.clone()),
        };
        async move {
            let mut secrets = Vec::new();
            let listed = cluster
                .list_live(&scope, &args.key, &mut |live| secrets.push(live))
                .await;
            match listed {
                Ok(()) => Ok((namespace, Ok(secrets))),
                // One namespace that cannot be read is no reason to leave the others alone.
                Err(error) if namespace.is_some() => Ok((namespace, Err(error))),
                Err(error) => Err(Failure::from(error).while_doing("could not list the Secrets")),
            }
        }
    }))
    .buffered(args.targets.concurrency.get())
    .try_collect();
    Connections::wait(retries, lists, world).await
}

/// A namespace, all when `None`, and what was found there.
type Listed = (Option<String>, Result<Vec<LiveSecret>, ClusterError>);

fn secret(args: &RotateArgs, namespace: &str, name: &str) -> Result<SecretRef, Failure> {
    SecretRef::new(namespace, name, &args.key).map_err(|error| Failure::usage(error.to_string()))
}
