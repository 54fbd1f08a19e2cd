//! Kubernetes: from the kubeconfig to what we may do there, and on to storage and fleet, over one connection.

use super::fix::{Reach, set_clock};
use super::{Report, access, fleet, skip_rest, storage};
use crate::cli::aim::Aim;
use crate::cli::flags::context_choice;
use crate::cli::fleet::Connections;
use crate::cli::world::KubeCluster;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::checkup::{Check, Group, Item};
use crate::domain::clock_skew::Skew;
use crate::domain::time::NumericDate;
use crate::ops::doctor::access::{Answers, ask, in_question, to_list_storage_clusters};
use crate::output::time::span;
use crate::ports::{ClusterError, ClusterTarget, Greeting, SecretCluster as _};

/// 60 s: by so much the issue time of a token is set back, so that a clock that is ahead no further does no harm.
const HARMLESS_SECS: u64 = crate::domain::claims::DEFAULT_BACKDATE_SECS;

/// What the checks of storage and fleet need of those before them.
pub(super) struct Here<'a> {
    pub(super) cluster: &'a KubeCluster,
    /// The namespace in force.
    pub(super) namespace: &'a str,
    /// Whom the server takes us for.
    pub(super) user: Option<&'a str>,
    pub(super) rights: &'a Answers,
    pub(super) reach: &'a Reach,
}

/// Where the cluster is; `None` when nobody can tell which px context is meant, which is told by other checks.
///
/// # Errors
/// A usage error when flags contradict the px context.
pub(super) fn aim(global: &GlobalArgs, world: &mut World<'_>) -> Result<Option<Aim>, Failure> {
    if context_choice(None, world).is_err() {
        return Ok(None);
    }
    match Aim::named(global, world) {
        Ok(aim) => Ok(Some(aim)),
        Err(failure) if failure.exit == exit::USAGE => Err(failure),
        Err(_) => Ok(None),
    }
}

/// # Errors
/// When the answer cannot be written.
pub(super) fn look(
    report: &mut Report<'_>,
    aim: Option<&Aim>,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let Some(aim) = aim else {
        let reason = "which px context is meant is not known";
        return nothing(report, Vec::new(), reason, world);
    };
    let reach = Reach::of(&aim.cluster);
    let target = match world.cluster_target(&aim.cluster) {
        Ok(target) => target,
        Err(error) => {
            return nothing(
                report,
                vec![failed(Check::Kubeconfig, error, &reach)],
                "the kubeconfig cannot be used",
                world,
            );
        }
    };
    world.try_cluster(&aim.cluster, async |world, connected| {
        let mut connections = match connected {
            Ok(connections) => connections,
            Err(error) => {
                return nothing(
                    report,
                    vec![failed(Check::Kubeconfig, error, &reach)],
                    "the kubeconfig cannot be used",
                    world,
                );
            }
        };
        let items = vec![kubeconfig(&target, aim)];
        connected_checks(report, items, aim, &reach, &mut connections, world).await
    })
}

/// Ends with `reason` for every check that is left.
fn nothing(
    report: &mut Report<'_>,
    mut items: Vec<Item>,
    reason: &str,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    skip_rest(&mut items, Group::Cluster, reason);
    report.add(Group::Cluster, &items, world)?;
    for group in [Group::Storage, Group::Fleet] {
        let mut items = Vec::new();
        skip_rest(&mut items, group, reason);
        report.add(group, &items, world)?;
    }
    Ok(())
}

/// A failure that the cluster's error tells.
pub(super) fn failed(check: Check, error: ClusterError, reach: &Reach) -> Item {
    let fix = reach.of_cluster(&error);
    Item::fail(check, Failure::from(error).in_a_line(), fix)
}

fn kubeconfig(target: &ClusterTarget, aim: &Aim) -> Item {
    let namespace = aim.namespace.as_ref().unwrap_or(&target.default_namespace);
    let context = match target.kube_context.as_str() {
        "" => "no context".to_owned(),
        name => format!("the context `{name}`"),
    };
    Item::ok(
        Check::Kubeconfig,
        format!("{context}: {}, namespace {namespace}", target.server),
    )
}

async fn connected_checks(
    report: &mut Report<'_>,
    mut items: Vec<Item>,
    aim: &Aim,
    reach: &Reach,
    connections: &mut Connections,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let (cluster, retries) = (&connections.clusters[0], &mut connections.retries);
    let before = world.now();
    let greeting = Connections::wait(retries, cluster.greet(), world).await;
    let after = world.now();
    let greeting = match greeting {
        Ok(greeting) => greeting,
        Err(error) => {
            let (check, reason) = match error {
                ClusterError::Unauthorized { .. } => {
                    let server = &cluster.target().server;
                    items.push(Item::ok(Check::ApiServer, format!("{server} answers")));
                    (Check::Credentials, "the API server does not accept us")
                }
                _ => (Check::ApiServer, "the API server does not answer as one"),
            };
            items.push(failed(check, error, reach));
            return nothing(report, items, reason, world);
        }
    };
    items.push(api_server(&greeting));
    items.push(clock(&greeting, before, after));
    let user = match Connections::wait(retries, cluster.who_am_i(), world).await {
        Ok(user) => user,
        Err(error @ ClusterError::Unauthorized { .. }) => {
            items.push(failed(Check::Credentials, error, reach));
            return nothing(report, items, "the API server does not accept us", world);
        }
        // It is a right that a cluster may have taken away, and nothing of ours needs it.
        Err(error) => {
            let reason = Failure::from(error).in_a_line();
            items.push(Item::warn(
                Check::Credentials,
                format!("whom the API server takes us for is not known: {reason}"),
            ));
            None
        }
    };
    if items.iter().all(|item| item.check != Check::Credentials) {
        items.push(Item::ok(
            Check::Credentials,
            user.as_ref().map_or_else(
                || "the API server accepts them".to_owned(),
                |user| format!("the API server takes us for `{user}`"),
            ),
        ));
    }
    let namespace = aim
        .namespace
        .as_ref()
        .unwrap_or(&cluster.target().default_namespace);
    let rights = in_question(namespace).chain([to_list_storage_clusters()]);
    let rights = Connections::wait(retries, ask(cluster, rights), world).await;
    let here = Here {
        cluster,
        namespace,
        user: user.as_deref(),
        rights: &rights,
        reach,
    };
    items.extend(access::items(&here));
    report.add(Group::Cluster, &items, world)?;
    let storage = if report.wants_any(Group::Storage) {
        let place = report.args.storage_namespace.as_deref();
        let look = Connections::wait(retries, cluster.look_at_security(place), world).await;
        storage::items(look, &here)
    } else {
        Vec::new()
    };
    report.add(Group::Storage, &storage, world)?;
    let now = world.now();
    let fleet = if report.wants_any(Group::Fleet) {
        Connections::wait(retries, fleet::items(&here, now), world).await
    } else {
        Vec::new()
    };
    report.add(Group::Fleet, &fleet, world)
}

fn api_server(greeting: &Greeting) -> Item {
    let version = greeting
        .version
        .as_deref()
        .unwrap_or("of a version that it does not tell");
    let millis = greeting.took.as_millis();
    Item::ok(
        Check::ApiServer,
        format!("{version}, answers within {millis} ms"),
    )
}

/// The storage server tolerates no skew at all, and its clock is the cluster's as far as anybody can tell from here.
fn clock(greeting: &Greeting, before: NumericDate, after: NumericDate) -> Item {
    let check = Check::Clock;
    let Some(theirs) = greeting.date else {
        return Item::skip(check, "the API server does not tell its time");
    };
    let skew = Skew::measure(before, theirs, after);
    if skew.more_than < 1 {
        return Item::ok(check, "agrees with the API server's, as far as can be told");
    }
    let about = span(skew.about.unsigned_abs());
    let (side, harm) = if skew.about > 0 {
        (
            "ahead of",
            "to the storage server, tokens signed here are of the future",
        )
    } else {
        ("behind", "tokens signed here end that much too soon")
    };
    let message = format!("this machine's clock is about {about} {side} the API server's");
    if skew.more_than >= HARMLESS_SECS {
        Item::fail(check, format!("{message}: {harm}"), set_clock())
    } else if skew.about > 0 {
        let covered = format!("tokens are issued {HARMLESS_SECS} s back, which covers it");
        Item::warn(check, format!("{message}; {covered}")).fix(set_clock())
    } else {
        Item::warn(check, format!("{message}; {harm}")).fix(set_clock())
    }
}
