//! `secret delete`.

use clap::{ArgGroup, Args};

use super::delete_find::{self, Found};
use crate::cli::aim::Aim;
use crate::cli::dry_run::DryRun;
use crate::cli::flags::{NameFormat, secret_name};
use crate::cli::fleet::{self, Connections};
use crate::cli::fleet_report::Report;
use crate::cli::format::{self, Output};
use crate::cli::prompt::{self, Answer};
use crate::cli::targets::TargetArgs;
use crate::cli::values::selector;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::ops::secret_delete::{self, Change, DeleteError, Deleted};
use crate::ops::used_by::{Places, UsedBy};
use crate::output::delete::{DeleteItem, DeleteListView, change_word, line, still_valid};
use crate::ports::SecretCluster as _;

/// So many are named where there may be hundreds.
const NAMED: usize = 5;

/// Delete token Secrets that pxsec keeps
///
/// Only those with the label and the field manager of pxsec, and never one that the Operator renews. Where others have
/// put data into the same Secret, it stays, and only what pxsec put there is taken out. Warns of StorageClasses and
/// PersistentVolumeClaims that still refer to one, and on a terminal asks before.
///
/// The tokens themselves stay valid until they expire: only a new signing key ends that before.
///
/// Writes these Secrets only. No token leaves this machine.
#[derive(Args, Debug)]
#[command(
    group = ArgGroup::new("which").required(true).multiple(true).args(["names", "selector", "all"]),
    after_long_help = "\
Examples:
  # One, in one namespace
  kubectl pxsec secret delete px-user-token -n team-a

  # That of the same name in every namespace
  kubectl pxsec secret delete px-user-token -A

  # All that pxsec keeps in the namespaces of a tenant, without being asked
  kubectl pxsec secret delete --all --namespace-selector tenant=blue --yes

  # What would go?
  kubectl pxsec secret delete -l tier=gold -A --dry-run=server"
)]
pub(super) struct DeleteArgs {
    /// The names of the Secrets
    #[arg(value_name = "NAME", value_parser = secret_name, conflicts_with_all = ["selector", "all"])]
    pub(super) names: Vec<String>,
    /// Those with these labels, such as tier=gold
    #[arg(short = 'l', long, value_name = "SELECTOR", conflicts_with = "all", value_parser = selector)]
    pub(super) selector: Option<String>,
    /// All that pxsec keeps in the namespaces that are meant
    #[arg(long)]
    all: bool,
    /// client: read and judge, and change nothing; server: let the server check everything and change nothing
    #[arg(long, value_name = "MODE", default_value = "none")]
    dry_run: DryRun,
    /// Names that are not there are no failure
    #[arg(long)]
    pub(super) ignore_not_found: bool,
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<NameFormat>(),
        help_heading = "Output"
    )]
    output: Output<NameFormat>,
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    pub(super) targets: TargetArgs,
}

pub(super) fn run(
    args: &DeleteArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let aim = Aim::named(global, world)?;
    let flags = args.targets.clusters(global, &aim, world)?;
    world.with_clusters(&flags, async |world, mut connections| {
        let mut report = Report::default();
        report.dry_run = args.dry_run != DryRun::None;
        // What was found and could not be deleted may be gone by then, or may have gone without an answer.
        if !args.names.is_empty() {
            report.retry_flags = &["--ignore-not-found"];
        }
        let found =
            delete_find::find(args, global, &aim, &mut connections, &mut report, world).await?;
        let used_by = used_by(&found, &mut connections, world).await;
        warn_of_users(&found, &used_by, world);
        if !found.is_empty() {
            confirm(args, &found, &connections, world)?;
        }
        delete_all(args, &found, &used_by, connections, report, world).await
    })
}

/// Who uses the Secrets, by cluster.
async fn used_by(
    found: &[Found],
    connections: &mut Connections,
    world: &mut World<'_>,
) -> Vec<UsedBy> {
    let mut read = Vec::new();
    for (nth, cluster) in connections.clusters.iter().enumerate() {
        let here = found.iter().filter(|one| one.nth == nth);
        let mut namespaces: Vec<String> = here.map(|one| one.place.namespace.clone()).collect();
        namespaces.sort();
        namespaces.dedup();
        if namespaces.is_empty() {
            read.push(UsedBy::default());
            continue;
        }
        let reading = UsedBy::read(cluster, Places::Among(&namespaces));
        let used_by = Connections::wait(&mut connections.retries, reading, world).await;
        // Whoever may delete Secrets need not be allowed to see who uses them.
        for gap in &used_by.gaps {
            world.detail(&format!("could not list {}: {}", gap.what, gap.error));
        }
        read.push(used_by);
    }
    read
}

fn users(one: &Found, used_by: &[UsedBy]) -> Vec<String> {
    let found = used_by[one.nth].of(&one.place.namespace, &one.place.name);
    found.map(str::to_owned).collect()
}

fn warn_of_users(found: &[Found], used_by: &[UsedBy], world: &mut World<'_>) {
    let used = found.iter().map(|one| (one, users(one, used_by)));
    let used: Vec<_> = used.filter(|(_, users)| !users.is_empty()).collect();
    for (one, users) in used.iter().take(NAMED) {
        let shown = some(users.iter().map(String::as_str), users.len());
        world.warn(&format!(
            "secret/{} {} is used by {shown}: without it, volumes are neither made nor mounted there",
            one.place.name,
            one.place.within()
        ));
    }
    if used.len() > NAMED {
        world.warn(&format!("{} more are used as well", used.len() - NAMED));
    }
}

/// The first few, and how many more.
fn some<'a>(names: impl Iterator<Item = &'a str>, count: usize) -> String {
    let shown: Vec<&str> = names.take(NAMED).collect();
    let more = count - shown.len();
    let list = shown.join(", ");
    if more > 0 {
        format!("{list} and {more} more")
    } else {
        list
    }
}

fn confirm(
    args: &DeleteArgs,
    found: &[Found],
    connections: &Connections,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    if args.yes || args.dry_run != DryRun::None || !world.stdin_is_terminal {
        return Ok(());
    }
    let meant = |nth: &usize| found.iter().any(|one| one.nth == *nth);
    let place = prompt::clusters(
        (0..connections.clusters.len())
            .filter(meant)
            .map(|nth| connections.clusters[nth].target()),
    );
    let names: Vec<String> = found
        .iter()
        .map(|one| format!("{}/{}", one.place.namespace, one.place.name))
        .collect();
    let what = match &names[..] {
        [one] => format!("the Secret {one}"),
        many => {
            let shown = some(many.iter().map(String::as_str), many.len());
            let within = found.iter().map(|one| (one.nth, &*one.place.namespace));
            format!(
                "{} Secrets in {}, {shown},",
                many.len(),
                prompt::namespaces(within)
            )
        }
    };
    let question = format!("Delete {what} from {place}?");
    if prompt::confirm(&question, world)? == Answer::No {
        return Err(Failure::failed("nothing was deleted"));
    }
    Ok(())
}

async fn delete_all(
    args: &DeleteArgs,
    found: &[Found],
    used_by: &[UsedBy],
    connections: Connections,
    mut report: Report,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let Connections {
        clusters,
        mut retries,
        broken,
    } = connections;
    report.expect(found.len(), broken);
    let dry_run = args.dry_run.word();
    let outcomes = fleet::run(
        found,
        args.targets.concurrency,
        &mut retries,
        world,
        async |one: &Found| -> Result<Deleted, DeleteError> {
            if args.dry_run == DryRun::Client {
                return Ok(Deleted {
                    change: secret_delete::plan(&one.secret)?,
                    record: one.secret.recorded.token().cloned(),
                });
            }
            let dry_run = args.dry_run == DryRun::Server;
            secret_delete::run(&one.secret, dry_run, &clusters[one.nth]).await
        },
        |one, outcome, world| {
            let text = |deleted: &Deleted| line(&one.place, &deleted.change, dry_run);
            report.told(&one.place, outcome, &args.output, text, world);
        },
    )
    .await;

    let mut items = Vec::new();
    let mut all = Vec::new();
    for (one, outcome) in found.iter().zip(outcomes) {
        let (cluster, place) = (clusters[one.nth].target(), &one.place);
        let doing = format!(
            "could not delete the Secret `{}/{}`",
            place.namespace, place.name
        );
        if let Some(deleted) = report.take(place, cluster, &doing, outcome) {
            report.count(change_word(&deleted.change));
            let users = users(one, used_by);
            items.push(DeleteItem::new(
                cluster,
                place,
                &deleted,
                dry_run.is_some(),
                users,
            ));
            all.push(deleted);
        }
    }
    let failures = std::mem::take(&mut report.failures);
    report.answer(&args.output, &DeleteListView::new(items, failures), world);
    say_after(args, &all, &report, world);
    if report.is_empty() {
        return report.end(exit::OK);
    }
    report.finish(world)
}

fn say_after(args: &DeleteArgs, deleted: &[Deleted], report: &Report, world: &mut World<'_>) {
    if report.is_empty() && args.names.is_empty() {
        world.note("no Secret that pxsec keeps was found there");
    }
    if args.dry_run != DryRun::None {
        return;
    }
    if let Some(text) = still_valid(deleted, world.now()) {
        world.note(&text);
    }
    let released = |one: &Deleted| matches!(one.change, Change::Released { .. });
    if deleted.iter().any(released) {
        world.note("`kubectl delete secret` deletes one that others have data in");
    }
}
