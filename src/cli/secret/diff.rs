//! `secret diff`.

use std::collections::BTreeMap;

use clap::Args;
use secrecy::ExposeSecret as _;

use super::push::{annotation, label, secret_name};
use super::push_source::{Source, SourceArgs};
use super::push_targets::{Target, pushes, targets};
use crate::cli::flags::data_key;
use crate::cli::fleet::{self, Connections, Outcome};
use crate::cli::fleet_report::failed_line;
use crate::cli::targets::TargetArgs;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::renewal::RenewBefore;
use crate::domain::secret_ref::{SecretRef, TOKEN_KEY};
use crate::domain::token::Jwt;
use crate::ops::secret_diff::{Compared, compare};
use crate::ops::secret_guard::{check_form, check_owner};
use crate::ops::secret_push::{Push, PushError, StorageNamespaces, check_power};
use crate::output::diff::unified;
use crate::ports::{ClusterError, LiveSecret, SecretCluster as _};

/// Show what a push would change, without the tokens
///
/// Takes the token and the targets as `secret push` does, reads each Secret, and shows a unified diff of what pxsec
/// writes: a token as its fingerprint, roles and end. Where the flags or a recipe sign a token for the push, it would be
/// another one each time; then its claims, its life and its key are compared.
///
/// Exits with 0 when nothing would change, with 1 when something would, and with more than 1 when something failed, as
/// kubectl diff does.
///
/// Writes nothing. Secrets are read from the API servers of the targets, and no token leaves this machine.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Whether the Secret holds the token of the current px context
  kubectl pxsec secret diff -n team-a

  # What another lifetime and role would change for every tenant
  kubectl pxsec secret diff --namespace-selector tier=tenant \\
      --auth-config kubernetes.yaml --from-cluster \\
      --subject-template '{namespace}@corp' --token-duration 7d")]
pub(super) struct DiffArgs {
    /// The Secret's name
    #[arg(value_name = "NAME", default_value = "px-user-token", value_parser = secret_name)]
    name: String,
    /// The key within the Secret
    #[arg(long, value_name = "KEY", default_value = TOKEN_KEY, value_parser = data_key)]
    key: String,
    /// Add an annotation (can be repeated)
    #[arg(long = "annotate", value_name = "KEY=VALUE", value_parser = annotation)]
    annotations: Vec<(String, String)>,
    /// Add a label (can be repeated)
    #[arg(long = "label", value_name = "KEY=VALUE", value_parser = label)]
    labels: Vec<(String, String)>,
    /// How long before its end the token is to be renewed: a share of its life such as 25%, or a duration [default: a third]
    #[arg(long, value_name = "SHARE|DURATION")]
    renew_before: Option<RenewBefore>,
    /// Compare with a token that has expired
    #[arg(long)]
    allow_expired: bool,
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    targets: TargetArgs,
}

pub(super) fn run(
    args: &DiffArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    world.answer_by_exit_code();
    let done = diff(args, global, world).and_then(|code| match world.lost_answer() {
        Some(failure) => Err(failure),
        None => Ok(code),
    });
    done.map_err(|mut failure| {
        // 1 says that something would change.
        if failure.exit == exit::FAILED {
            failure.exit = exit::USAGE;
        }
        failure
    })
}

fn diff(args: &DiffArgs, global: &GlobalArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let several = !args.targets.contexts.is_empty();
    let Source { token, aim, .. } = args.source.source(true, several, global, world)?;
    let push = |token| Push {
        token,
        name: args.name.clone(),
        key: args.key.clone(),
        annotations: args.annotations.iter().cloned().collect(),
        labels: args.labels.iter().cloned().collect(),
        renew_before: args.renew_before,
        allow_expired: args.allow_expired,
        allow_admin: false,
        adopt: false,
        if_due: false,
        force: false,
        dry_run: true,
    };
    let flags = args.targets.clusters(global, &aim, world)?;
    world.with_clusters(&flags, async |world, mut connections| {
        let mut targets = targets(
            &args.targets,
            &args.name,
            global,
            &aim,
            &mut connections,
            world,
        )
        .await?;
        let pushes = pushes(token, push, &mut targets, &mut connections, world).await?;
        let Connections {
            clusters,
            mut retries,
            broken,
        } = connections;
        let many = targets.len() > 1;
        let storage: Vec<StorageNamespaces> = clusters.iter().map(|_| Default::default()).collect();
        let outcomes = fleet::run(
            &targets,
            args.targets.concurrency,
            &mut retries,
            world,
            async |target: &Target| -> Result<Found, ClusterError> {
                let at = SecretRef {
                    namespace: target.place.namespace.clone(),
                    name: args.name.clone(),
                    key: args.key.clone(),
                };
                let (cluster, storage) = (&clusters[target.nth], &storage[target.nth]);
                let live = cluster.live(&at).await?;
                let push = &pushes[&target.nth];
                // What cannot be told is as much in the way of a push, and in nobody's way here.
                let power = check_power(push, &at.namespace, cluster, storage).await;
                Ok(Found { live, power })
            },
            |target, outcome, world| {
                if let (Err(error), true) = (outcome, many) {
                    world.tell(&failed_line(&target.place, error));
                }
            },
        )
        .await;
        let mut code = if !broken.is_empty() {
            exit::USAGE
        } else {
            exit::OK
        };
        // In the order of the targets, so that two runs can be compared.
        for (target, outcome) in targets.iter().zip(outcomes) {
            let namespace = &target.place.namespace;
            let Found { live, power } = match outcome {
                Outcome::Done(found) => found,
                Outcome::Failed(error) => {
                    let failure = Failure::from(error).while_doing(format!(
                        "could not read the Secret `{namespace}/{}`",
                        args.name
                    ));
                    if !many {
                        return Err(failure);
                    }
                    code = code.max(failure.exit);
                    continue;
                }
                Outcome::NotStarted | Outcome::Unknown => return Ok(exit::INTERRUPTED),
            };
            if let Err(refused) = power {
                world.warn(&format!("a push would be refused: {refused}"));
            }
            let compared = compared(&pushes[&target.nth], namespace, live.as_ref(), world)?;
            if !compared.same() {
                code = code.max(exit::FAILED);
            }
            world.out(&unified(&compared, namespace, &args.name, world.now()))?;
        }
        Ok(code)
    })
}

/// What is there, and whether the token may go there.
struct Found {
    live: Option<LiveSecret>,
    power: Result<(), PushError>,
}

/// Compares one Secret, and warns where a push would be refused.
fn compared(
    push: &Push,
    namespace: &str,
    live: Option<&LiveSecret>,
    world: &mut World<'_>,
) -> Result<Compared, Failure> {
    let now = world.now();
    let plan = push.plan(namespace, now).map_err(|error: PushError| {
        Failure::from(error).while_doing(format!(
            "nothing could be pushed to the Secret `{namespace}/{}`",
            push.name
        ))
    })?;
    if let Some(live) = live {
        for refused in [check_owner(&live.metadata, false), check_form(live)] {
            if let Err(refused) = refused {
                world.warn(&format!("a push would be refused: {refused}"));
            }
        }
    }
    let manifest = world.manifest(&plan.desired);
    let map = |field: &str| -> BTreeMap<String, String> {
        let found = manifest["metadata"][field].as_object();
        let pairs = found.into_iter().flatten();
        pairs
            .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
            .collect()
    };
    let data = plan.desired.data.first();
    let token = data
        .and_then(|(_, bytes)| std::str::from_utf8(bytes.expose_secret()).ok())
        .and_then(|text| Jwt::parse(text).ok())
        .ok_or_else(|| Failure::failed("what would be pushed is not a token"))?;
    let wanted = (map("annotations"), map("labels"));
    Ok(compare(push, live, wanted, &token, now))
}
