//! Where a push goes, and what it brings to each cluster.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::push_source::Token;
use crate::cli::aim::Aim;
use crate::cli::fleet::Links;
use crate::cli::targets::{Namespaces, TargetArgs};
use crate::cli::{Failure, GlobalArgs, World};
use crate::ops::secret_push::{Push, TokenSource};
use crate::output::target::Place;
use crate::ports::SecretCluster as _;

/// One namespace of one cluster.
pub(super) struct Target {
    pub(super) link: usize,
    pub(super) place: Place,
}

/// Lists the targets; a namespace that is named twice counts once.
pub(super) async fn targets(
    chosen: &TargetArgs,
    secret: &str,
    global: &GlobalArgs,
    aim: &Aim,
    links: &mut Links,
    world: &mut World<'_>,
) -> Result<Vec<Target>, Failure> {
    let several = !chosen.contexts.is_empty();
    let mut targets = Vec::new();
    for link in 0..links.clusters.len() {
        let name = links.clusters[link].target().kube_context.clone();
        let names = match namespaces(chosen, global, aim, links, link, world).await {
            Ok(names) => names,
            Err(failure) if several => {
                links.tell_broken(&name, failure, world);
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let kube_context = several.then_some(name);
        targets.extend(names.into_iter().map(|namespace| Target {
            link,
            place: Place {
                namespace,
                name: secret.to_owned(),
                kube_context: kube_context.clone(),
            },
        }));
    }
    Ok(targets)
}

async fn namespaces(
    chosen: &TargetArgs,
    global: &GlobalArgs,
    aim: &Aim,
    links: &mut Links,
    link: usize,
    world: &mut World<'_>,
) -> Result<Vec<String>, Failure> {
    let found = chosen.namespaces(global, aim, links, link, world).await?;
    match found {
        Namespaces::Named(names) => Ok(names),
        Namespaces::All => {
            let listed = links.clusters[link].namespaces(None);
            Links::wait(&mut links.retries, listed, world)
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
    links: &mut Links,
    world: &mut World<'_>,
) -> Result<BTreeMap<usize, Rc<Push>>, Failure> {
    let meant: BTreeSet<usize> = targets.iter().map(|target| target.link).collect();
    let unsigned = match token {
        Token::Alike(token) => {
            let push = Rc::new(push(token));
            return Ok(meant
                .into_iter()
                .map(|link| (link, Rc::clone(&push)))
                .collect());
        }
        Token::OfCluster(unsigned) => unsigned,
    };
    let mut pushes = BTreeMap::new();
    let mut said = BTreeSet::new();
    for link in meant {
        match unsigned.of_cluster(links, link, world).await {
            Ok((token, warnings)) => {
                for warning in warnings {
                    if said.insert(warning.clone()) {
                        world.warn(&warning);
                    }
                }
                pushes.insert(link, Rc::new(push(token)));
            }
            Err(failure) => {
                let name = links.clusters[link].target().kube_context.clone();
                links.tell_broken(&name, failure, world);
            }
        }
    }
    targets.retain(|target| pushes.contains_key(&target.link));
    Ok(pushes)
}
