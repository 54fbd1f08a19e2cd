//! `storageclass check`.

use std::collections::BTreeMap;

use clap::{Args, ValueEnum};

use crate::cli::aim::Aim;
use crate::cli::fleet::{self, Connections, Outcome};
use crate::cli::format::{self, Output};
use crate::cli::targets::{Namespaces, TargetArgs};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::ops::storage_class_check::{self, Looked};
use crate::ops::used_by::{Gap, Places, SecretName, UsedBy};
use crate::output::references::{self, GapItem, ReferenceListView, Row, WithoutToken};
use crate::output::view;
use crate::ports::{ClusterError, SecretCluster as _};

/// Show which token each StorageClass and PersistentVolumeClaim uses, and whether it is any good
///
/// Reads the StorageClasses of Portworx, the annotations of PersistentVolumeClaims, and the metadata of the Secrets that
/// they name; no token leaves the cluster. A class with ${pvc.namespace} has a line for each namespace that has claims
/// of it, or for each one that is chosen.
///
/// STATUS is Ok; Due, Expired or NotYetValid (by what the Secret tells of its token); Dangling (there is no such
/// Secret); Unmanaged (not kept by pxsec, so nobody knows when the token ends); Incomplete (a part of the reference or
/// the token is missing); Malformed (what is written can never name a Secret); Unresolved (there are no claims yet);
/// Unknown (the Secret could not be looked at, or what it tells cannot be relied on).
///
/// The exit code is 10 when anything but Ok and Unresolved is among them, and 1 when not all could be looked at.
///
/// Writes nothing. No token leaves this machine.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Everything in the cluster
  kubectl pxsec storageclass check

  # Would volumes in these namespaces get a token?
  kubectl pxsec storageclass check -n team-a -n team-b

  # In all production clusters, for a script
  kubectl pxsec storageclass check --contexts 'prod-*' -o json")]
pub(super) struct CheckArgs {
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<CheckFormat>(),
        help_heading = "Output"
    )]
    output: Output<CheckFormat>,
    #[command(flatten)]
    targets: TargetArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// For people
    Text,
    /// For people, with more columns
    Wide,
    /// One JSON document
    Json,
    /// One YAML document
    Yaml,
    /// The names of classes and claims only
    Name,
}

pub(super) fn run(
    args: &CheckArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    world.answer_by_exit_code();
    let aim = Aim::named(global, world)?;
    let flags = args.targets.clusters(global, &aim, world)?;
    world.with_clusters(&flags, async |world, mut connections| {
        let mut read = Vec::new();
        for nth in 0..connections.clusters.len() {
            let name = connections.clusters[nth].target().kube_context.clone();
            match used_by(args, global, &aim, &mut connections, nth, world).await {
                Ok(used_by) => read.push(used_by),
                Err(failure) if flags.len() > 1 && failure.exit != exit::USAGE => {
                    connections.tell_broken(&name, failure, world);
                    read.push(UsedBy::default());
                }
                Err(failure) => return Err(failure),
            }
        }
        if let [only] = &mut read[..]
            && let Some(failure) = out_of_reach(only)
        {
            return Err(failure);
        }
        let found = look(args, &read, &mut connections, world).await?;
        show(args, &connections, read, &found, world)
    })
}

/// What is referred to in one cluster.
async fn used_by(
    args: &CheckArgs,
    global: &GlobalArgs,
    aim: &Aim,
    connections: &mut Connections,
    nth: usize,
    world: &mut World<'_>,
) -> Result<UsedBy, Failure> {
    let chosen = !global.kube.namespaces.is_empty() || args.targets.namespace_selector.is_some();
    let namespaces = if chosen {
        args.targets
            .namespaces(global, aim, connections, nth, world)
            .await?
    } else {
        Namespaces::All
    };
    let places = match &namespaces {
        Namespaces::All => Places::All,
        Namespaces::Named(names) => Places::Each(names),
    };
    let reading = UsedBy::read(&connections.clusters[nth], places);
    Ok(Connections::wait(&mut connections.retries, reading, world).await)
}

/// The failure that left nothing to tell, when it is not that something is forbidden.
fn out_of_reach(read: &mut UsedBy) -> Option<Failure> {
    let forbidden = |gap: &Gap| matches!(gap.error, ClusterError::Forbidden { .. });
    if !read.uses.is_empty() || read.gaps.iter().all(forbidden) {
        return None;
    }
    let Gap { what, error } = read.gaps.swap_remove(0);
    Some(Failure::from(error).while_doing(format!("could not list {what}")))
}

/// One Secret of one cluster.
struct Target {
    nth: usize,
    secret: SecretName,
}

type Found = Vec<BTreeMap<SecretName, Looked>>;

/// The metadata of every Secret that is referred to, by cluster.
async fn look(
    args: &CheckArgs,
    read: &[UsedBy],
    connections: &mut Connections,
    world: &mut World<'_>,
) -> Result<Found, Failure> {
    let targets: Vec<Target> = read
        .iter()
        .enumerate()
        .flat_map(|(nth, used_by)| {
            let wanted = storage_class_check::wanted(used_by);
            wanted.into_iter().map(move |secret| Target { nth, secret })
        })
        .collect();
    let clusters = &connections.clusters;
    let outcomes = fleet::run(
        &targets,
        args.targets.concurrency,
        &mut connections.retries,
        world,
        async |target: &Target| {
            let (namespace, name) = &target.secret;
            clusters[target.nth].metadata(namespace, name).await
        },
        |_, _, _| {},
    )
    .await;
    let mut found: Found = read.iter().map(|_| BTreeMap::new()).collect();
    for (target, outcome) in targets.into_iter().zip(outcomes) {
        let looked = match outcome {
            Outcome::Done(secret) => Ok(secret),
            Outcome::Failed(error) => Err(error.to_string()),
            Outcome::NotStarted | Outcome::Unknown => {
                return Err(Failure::silent(exit::INTERRUPTED));
            }
        };
        found[target.nth].insert(target.secret, looked);
    }
    Ok(found)
}

fn show(
    args: &CheckArgs,
    connections: &Connections,
    read: Vec<UsedBy>,
    found: &Found,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let now = world.now();
    let several = connections.clusters.len() + connections.broken.len() > 1;
    let mut rows = Vec::new();
    let mut gaps = Vec::new();
    let mut without_token = Vec::new();
    for ((cluster, used_by), found) in connections.clusters.iter().zip(read).zip(found) {
        let cluster = cluster.target();
        let judged = storage_class_check::judge(&used_by, found, now);
        rows.extend(judged.into_iter().map(|judged| Row { cluster, judged }));
        let kube_context = || cluster.kube_context.clone();
        gaps.extend(used_by.gaps.iter().map(|gap| GapItem {
            kube_context: kube_context(),
            what: gap.what.clone(),
            error: gap.error.to_string(),
        }));
        let names = used_by.without_token.into_iter();
        without_token.extend(names.map(|name| WithoutToken {
            kube_context: kube_context(),
            name,
        }));
    }
    let of = |kube_context: &str| match several {
        true => format!(" of {kube_context}"),
        false => String::new(),
    };
    for gap in &gaps {
        let place = of(&gap.kube_context);
        world.warn(&format!(
            "could not list {}{place}: {}",
            gap.what, gap.error
        ));
    }
    // Told already.
    gaps.extend(connections.broken.iter().map(|broken| GapItem {
        kube_context: broken.kube_context.clone(),
        what: "anything".to_owned(),
        error: broken.error.clone(),
    }));
    if !without_token.is_empty() {
        let names: Vec<String> = without_token
            .iter()
            .map(|class| format!("{}{}", class.name, of(&class.kube_context)))
            .collect();
        world.note(&format!(
            "StorageClasses of Portworx that name no token: {}",
            names.join(", ")
        ));
    }
    let complete = gaps.is_empty() && !rows.iter().any(|row| row.judged.not_seen());
    let lines = references::lines(&rows, now);
    let bad = |line: &&references::Line<'_>| line.row.judged.state.needs_attention();
    let attention = lines.iter().filter(bad).count();
    let for_people = matches!(
        args.output,
        Output::In(CheckFormat::Text | CheckFormat::Wide)
    );
    let list = || ReferenceListView::new(&rows, without_token, gaps, now);
    let answer = match &args.output {
        Output::In(CheckFormat::Text | CheckFormat::Wide) if rows.is_empty() => String::new(),
        Output::In(CheckFormat::Text) => references::table(&lines, several, world.look()),
        Output::In(CheckFormat::Wide) => references::wide_table(&lines, world.look()),
        Output::In(CheckFormat::Json) => view::json(&list()),
        Output::In(CheckFormat::Yaml) => view::yaml(&list()),
        Output::JsonPath(template) => format::fill(template, &list())?,
        Output::In(CheckFormat::Name) => names(&rows),
    };
    world.out(&answer)?;
    if for_people && rows.is_empty() {
        world.note("no StorageClass or PersistentVolumeClaim was found that names a token");
    }
    if for_people && attention > 0 {
        let total = lines.len();
        world.note(&format!("{attention} of {total} references need attention"));
    }
    Ok(if !complete {
        exit::FAILED
    } else if attention > 0 {
        exit::ATTENTION
    } else {
        exit::OK
    })
}

/// Each class and claim once, in the order of the rows.
fn names(rows: &[Row<'_>]) -> String {
    let mut names: Vec<&str> = rows.iter().map(|row| &*row.judged.used.used_by).collect();
    names.dedup();
    names.iter().map(|name| format!("{name}\n")).collect()
}
