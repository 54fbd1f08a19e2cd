//! Which namespaces of which clusters a command works on.

use std::num::NonZeroUsize;

use clap::Args;
use wildmatch::WildMatch;

use super::GlobalArgs;
use super::aim::Aim;
use super::fleet::Connections;
use super::report::Failure;
use super::values::{number, selector};
use super::world::{ClusterFlags, World};
use crate::ports::SecretCluster as _;

/// The heading of these flags.
const TARGETS: &str = "Targets";

/// 16: on a real API server more at once were no faster.
const DEFAULT_CONCURRENCY: &str = "16";

/// 256: more would only wait in line at the API server.
const MOST_CONCURRENCY: NonZeroUsize = NonZeroUsize::new(256).expect("it is not zero");

/// Flags that choose several namespaces or clusters. `-n` can be repeated beside them.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = TARGETS)]
pub(super) struct TargetArgs {
    /// Every namespace
    #[arg(short = 'A', long)]
    pub(super) all_namespaces: bool,
    /// The namespaces with these labels, such as tier=gold,team!=ops
    #[arg(long, value_name = "SELECTOR", conflicts_with = "all_namespaces", value_parser = selector)]
    pub(super) namespace_selector: Option<String>,
    /// The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)
    #[arg(long, value_name = "GLOB", value_delimiter = ',')]
    pub(super) contexts: Vec<String>,
    /// How many targets are worked on at the same time
    #[arg(long, value_name = "N", default_value = DEFAULT_CONCURRENCY, value_parser = concurrency)]
    pub(super) concurrency: NonZeroUsize,
}

fn concurrency(text: &str) -> Result<NonZeroUsize, String> {
    number(text, NonZeroUsize::MIN..=MOST_CONCURRENCY)
}

/// Namespaces of one cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Namespaces {
    /// These, without repetition, in the order in which they were named or listed.
    Named(Vec<String>),
    /// Every one.
    All,
}

impl TargetArgs {
    /// Whether a cluster has to be asked for its namespaces.
    pub(super) fn lists(&self) -> bool {
        self.all_namespaces || self.namespace_selector.is_some()
    }

    /// The flags of each cluster that is meant: the one that `aim` says, or those of `--contexts`.
    pub(super) fn clusters(
        &self,
        global: &GlobalArgs,
        aim: &Aim,
        world: &World<'_>,
    ) -> Result<Vec<ClusterFlags>, Failure> {
        if self.contexts.is_empty() {
            return Ok(vec![aim.cluster.clone()]);
        }
        if let Some(context) = &aim.cluster.context {
            let (by, hint) = match &global.kube.context {
                Some(_) => ("--context", "leave one of both out"),
                None => (
                    "the px context's binding",
                    "leave --contexts out, or go on without the binding with --override-binding",
                ),
            };
            return Err(Failure::usage(format!(
                "{by} says `{context}`, and --contexts chooses others"
            ))
            .hint(hint));
        }
        let known = world.kube_contexts(&aim.cluster)?;
        let globs: Vec<WildMatch> = self
            .contexts
            .iter()
            .map(|glob| WildMatch::new(glob))
            .collect();
        for (glob, text) in globs.iter().zip(&self.contexts) {
            if !known.iter().any(|name| glob.matches(name)) {
                let there = match known.is_empty() {
                    true => "there are none".to_owned(),
                    false => format!("there are: {}", known.join(", ")),
                };
                return Err(
                    Failure::usage(format!("no kubeconfig context matches `{text}`")).hint(there),
                );
            }
        }
        let chosen = known
            .into_iter()
            .filter(|name| globs.iter().any(|glob| glob.matches(name)));
        Ok(chosen
            .map(|name| ClusterFlags {
                context: Some(name),
                ..aim.cluster.clone()
            })
            .collect())
    }

    /// The namespaces in cluster number `nth`, before anything is listed in them.
    ///
    /// # Errors
    /// Usage errors, and what listing namespaces gives.
    pub(super) async fn namespaces(
        &self,
        global: &GlobalArgs,
        aim: &Aim,
        connections: &mut Connections,
        nth: usize,
        world: &mut World<'_>,
    ) -> Result<Namespaces, Failure> {
        let named = &global.kube.namespaces;
        let other = match &self.namespace_selector {
            _ if self.all_namespaces => Some("-A"),
            Some(_) => Some("--namespace-selector"),
            None => None,
        };
        if let (Some(other), false) = (other, named.is_empty()) {
            return Err(Failure::usage(format!(
                "-n names namespaces, and {other} chooses them; use one of both"
            )));
        }
        if self.all_namespaces {
            return Ok(Namespaces::All);
        }
        let cluster = &connections.clusters[nth];
        if let Some(selector) = &self.namespace_selector {
            let listed = cluster.namespaces(Some(selector));
            let found = Connections::wait(&mut connections.retries, listed, world).await;
            let found = found.map_err(|error| {
                Failure::from(error).while_doing(format!(
                    "could not find the namespaces with the labels `{selector}`"
                ))
            })?;
            return Ok(Namespaces::Named(found));
        }
        let mut names: Vec<String> = Vec::new();
        for name in named {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        if names.is_empty() {
            let default = &cluster.target().default_namespace;
            names.push(aim.namespace.clone().unwrap_or_else(|| default.clone()));
        }
        Ok(Namespaces::Named(names))
    }
}
