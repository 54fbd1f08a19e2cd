//! The canary, then the others; and what is told of all of them.

use super::RotateArgs;
use super::report::Gist;
use super::targets::{Found, Target};
use crate::cli::dry_run::DryRun;
use crate::cli::flags::NameFormat;
use crate::cli::fleet::{self, Connections, Outcome, Stop};
use crate::cli::fleet_report::{Report, failed_line};
use crate::cli::format::Output;
use crate::cli::{Failure, World, exit};
use crate::domain::time::NumericDate;
use crate::ops::secret_rotate::{Mode, RotateError, Rotated, Rotation};
use crate::output::rotate::{RotateItem, RotateListView, line, word};
use crate::ports::{ClusterTarget, SecretCluster as _};

/// Rotates all that was found, the canary's Secrets first.
pub(super) async fn rotate_all(
    args: &RotateArgs,
    found: Found,
    rotations: &[Option<Rotation>],
    connections: Connections,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let Connections {
        clusters,
        mut retries,
        broken,
    } = connections;
    let now = world.now();
    let targets = found.targets.len() + found.unlisted.len();
    let (first, rest): (Vec<Target>, Vec<Target>) = found
        .targets
        .into_iter()
        .partition(|target| args.canary.as_ref() == Some(&target.place.namespace));
    if let (Some(canary), true) = (&args.canary, first.is_empty()) {
        return Err(Failure::failed(format!(
            "pxsec keeps no Secret in the canary's namespace `{canary}` among those that were looked at"
        ))
        .hint("name a namespace that is among the targets"));
    }
    let mut stop = Stop::listen();
    let mut report = Report::default();
    report.dry_run = args.dry_run != DryRun::None;
    report.expect(targets, broken);
    let mut ended: Vec<(Target, Option<Ended>)> = Vec::new();
    // Whether the canary has sung, and so is not among the rest.
    let mut sung = false;
    let mut held = false;
    for (targets, is_canary) in [(first, true), (rest, false)] {
        if is_canary && targets.is_empty() {
            continue;
        }
        if held {
            ended.extend(targets.into_iter().map(|target| (target, None)));
            continue;
        }
        let work = async |target: &Target| -> Result<Rotated, RotateError> {
            let (at, cluster) = (&target.at, &clusters[target.nth]);
            let rotation = rotations[target.nth].as_ref().ok_or(RotateError::Gone)?;
            let (live, asked) = (target.live.as_ref(), target.live.is_none());
            let rotated = rotation.run(at, live, asked, cluster, now).await?;
            if let (Rotated::Renewed(renewed), true) = (&rotated, is_canary)
                && rotation.mode == Mode::Write
            {
                rotation.verify(at, renewed, cluster, now).await?;
            }
            Ok(rotated)
        };
        let outcomes = fleet::run_until(
            &mut stop,
            &targets,
            args.targets.concurrency,
            &mut retries,
            world,
            work,
            |target, outcome, world| {
                told(args, target, outcome, now, &mut report, world);
            },
        )
        .await;
        if is_canary {
            sung = outcomes.iter().all(|it| matches!(it, Outcome::Done(_)));
            held = outcomes.iter().any(|it| matches!(it, Outcome::Failed(_)));
        }
        ended.extend(targets.into_iter().zip(outcomes.into_iter().map(Some)));
    }
    for unlisted in found.unlisted {
        let (place, cluster) = (unlisted.place, clusters[unlisted.nth].target());
        let doing = format!("could not list the Secrets {}", place.within());
        let line = format!("error: {doing}: {}\n", unlisted.error);
        report.told_failure(&line, world);
        let outcome: Outcome<(), _> = Outcome::Failed(unlisted.error);
        report.take(&place, cluster, &doing, outcome);
    }
    if held {
        world.note("the canary failed, so nothing else was touched");
    }
    if sung {
        report.without = &["canary"];
    }
    ended.sort_by(|(one, _), (other, _)| one.order().cmp(&other.order()));
    let clusters: Vec<&ClusterTarget> = clusters.iter().map(|cluster| cluster.target()).collect();
    let rotated = take(ended, &clusters, &mut report);
    finish(args, &rotated, &clusters, report, world)
}

type Ended = Outcome<Rotated, RotateError>;

/// What was done; the rest goes to the report.
fn take(
    ended: Vec<(Target, Option<Ended>)>,
    clusters: &[&ClusterTarget],
    report: &mut Report,
) -> Vec<(Target, Rotated)> {
    let mut done = Vec::new();
    for (target, outcome) in ended {
        let (place, cluster) = (&target.place, clusters[target.nth]);
        let Some(outcome) = outcome else {
            report.hold_back(place, cluster);
            continue;
        };
        let doing = format!(
            "could not renew the token in the Secret `{}/{}`",
            place.namespace, place.name
        );
        if let Some(rotated) = report.take(place, cluster, &doing, outcome) {
            report.count(word(&rotated));
            done.push((target, rotated));
        }
    }
    done
}

/// Tells of a Secret as it is finished.
fn told(
    args: &RotateArgs,
    target: &Target,
    outcome: &Result<Rotated, RotateError>,
    now: NumericDate,
    report: &mut Report,
    world: &mut World<'_>,
) {
    match (outcome, &args.output) {
        (Ok(rotated), Output::In(NameFormat::Text)) => {
            let text = line(&target.place, rotated, args.dry_run.word(), now);
            report.out(&text, world);
        }
        (Ok(Rotated::Renewed(_)), Output::In(NameFormat::Name)) => {
            report.out(&format!("secret/{}\n", target.place.name), world);
        }
        (
            Ok(_),
            Output::In(NameFormat::Name | NameFormat::Json | NameFormat::Yaml)
            | Output::JsonPath(_),
        ) => {}
        (Err(error), _) => report.told_failure(&failed_line(&target.place, error), world),
    }
}

fn finish(
    args: &RotateArgs,
    rotated: &[(Target, Rotated)],
    clusters: &[&ClusterTarget],
    mut report: Report,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let now = world.now();
    let dry_run = args.dry_run != DryRun::None;
    let mut gist = Gist::default();
    let mut items = Vec::new();
    for (target, done) in rotated {
        if let Rotated::Renewed(renewed) = done {
            gist.add(renewed);
        }
        let cluster = clusters[target.nth];
        items.push(RotateItem::new(
            cluster,
            &target.place,
            &args.key,
            dry_run,
            done,
            now,
        ));
    }
    let failures = std::mem::take(&mut report.failures);
    let none = report.is_empty();
    if none {
        world.note("there is nothing to rotate: pxsec keeps no Secret there");
    }
    let renewed = rotated
        .iter()
        .any(|(_, done)| matches!(done, Rotated::Renewed(_)));
    report.answer(&args.output, &RotateListView::new(items, failures), world);
    gist.say(args.claims.any_identity(), dry_run, world);
    if none {
        return report.end(if args.error_unchanged {
            exit::UNCHANGED
        } else {
            exit::OK
        });
    }
    match report.finish(world)? {
        exit::OK if args.error_unchanged && !renewed => Ok(exit::UNCHANGED),
        code => Ok(code),
    }
}
