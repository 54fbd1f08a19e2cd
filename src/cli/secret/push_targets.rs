//! Where a push goes, and what it brings to each cluster.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::push_source::Token;
use crate::cli::aim::Aim;
use crate::cli::fleet::Connections;
use crate::cli::targets::{Namespaces, TargetArgs};
use crate::cli::{Failure, GlobalArgs, World};
use crate::ops::secret_push::{Push, TokenSource};
use crate::output::target::Place;
use crate::ports::SecretCluster as _;

/// One namespace of one cluster.
pub(super) struct Target {
    pub(super) nth: usize,
    pub(super) place: Place,
}

/// Lists the targets; a namespace that is named twice counts once.
pub(super) async fn targets(
    chosen: &TargetArgs,
    secret: &str,
    global: &GlobalArgs,
    aim: &Aim,
    connections: &mut Connections,
    world: &mut World<'_>,
) -> Result<Vec<Target>, Failure> {
    let several = !chosen.contexts.is_empty();
    let mut targets = Vec::new();
    for nth in 0..connections.clusters.len() {
        let name = connections.clusters[nth].target().kube_context.clone();
        let names = match namespaces(chosen, global, aim, connections, nth, world).await {
            Ok(names) => names,
            Err(failure) if several => {
                connections.tell_broken(&name, failure, world);
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let kube_context = several.then_some(name);
        targets.extend(names.into_iter().map(|namespace| Target {
            nth,
            place: Place {
                namespace,
                name: secret.to_owned(),
                kube_context: kube_context.clone(),
            },
        }));
    }
    if targets.is_empty() && connections.broken.is_empty() {
        world.note("there is nothing to push to: no namespace has these labels");
    }
    Ok(targets)
}

async fn namespaces(
    chosen: &TargetArgs,
    global: &GlobalArgs,
    aim: &Aim,
    connections: &mut Connections,
    nth: usize,
    world: &mut World<'_>,
) -> Result<Vec<String>, Failure> {
    let found = chosen
        .namespaces(global, aim, connections, nth, world)
        .await?;
    match found {
        Namespaces::Named(names) => Ok(names),
        Namespaces::All => {
            let listed = connections.clusters[nth].namespaces(None);
            Connections::wait(&mut connections.retries, listed, world)
                .await
                .map_err(|error| Failure::from(error).while_doing("could not list the namespaces"))
        }
    }
}

/// What is pushed to each cluster, by its number. Where a cluster's key cannot be had, that is told, and its targets are
/// left out.
pub(super) async fn pushes(
    token: Token,
    push: impl Fn(TokenSource) -> Push,
    targets: &mut Vec<Target>,
    connections: &mut Connections,
    world: &mut World<'_>,
) -> Result<BTreeMap<usize, Rc<Push>>, Failure> {
    let meant: BTreeSet<usize> = targets.iter().map(|target| target.nth).collect();
    let unsigned = match token {
        Token::Alike(token) => {
            let push = Rc::new(push(token));
            return Ok(meant
                .into_iter()
                .map(|nth| (nth, Rc::clone(&push)))
                .collect());
        }
        Token::OfCluster(unsigned) => unsigned,
    };
    let mut pushes = BTreeMap::new();
    let mut said = BTreeSet::new();
    for nth in meant {
        match unsigned.of_cluster(connections, nth, world).await {
            Ok((token, warnings)) => {
                for warning in warnings {
                    if said.insert(warning.clone()) {
                        world.warn(&warning);
                    }
                }
                pushes.insert(nth, Rc::new(push(token)));
            }
            Err(failure) => {
                let name = connections.clusters[nth].target().kube_context.clone();
                connections.tell_broken(&name, failure, world);
            }
        }
    }
    targets.retain(|target| pushes.contains_key(&target.nth));
    Ok(pushes)
}
