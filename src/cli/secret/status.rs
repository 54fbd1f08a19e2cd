//! `secret status`.

use clap::{Args, ValueEnum};

use super::status_run::{Known, Run};
use super::status_trust::TrustArgs;
use super::status_watch::Watch;
use crate::cli::aim::Aim;
use crate::cli::flags::{data_key, secret_name};
use crate::cli::format::{self, Output};
use crate::cli::input::StdinGuard;
use crate::cli::targets::TargetArgs;
use crate::cli::values::selector;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::secret_ref::TOKEN_KEY;
use crate::domain::time::Lifetime;
use crate::ops::secret_status::SortKey;
use crate::output::status_table::{DELETED, Table};
use crate::ports::SecretCluster as _;

/// Show which tokens in the cluster are good, due, expired or wrong
///
/// Reads only the metadata of the Secrets that pxsec keeps: no token leaves the cluster, and what the annotations tell
/// is believed. With --verify the tokens are read and checked by the storage server's own rules, which also finds those
/// that were signed with an old shared secret.
///
/// STATUS is one of Valid, Due (to be renewed), Expired, NotYetValid (issued in the future), WrongKey and WrongIssuer
/// (with --verify), Drifted (the token is not the one that the annotations tell of), Malformed, Unmanaged (not kept by
/// pxsec), OperatorManaged (renewed by the Operator). All but Valid and OperatorManaged need attention. When several
/// hold with --verify, the one is shown that comes first among: no readable token, wrong key, wrong issuer, claims that
/// the server refuses, expired, not yet valid; then whose it is; then Drifted and Due.
///
/// With --all, Secrets that others made are shown too when they have a token under the key, or when a StorageClass or a
/// PersistentVolumeClaim refers to them. Which keys a Secret has is told by its managedFields; where a cluster strips
/// these, only references show the Secrets of others. USED-BY (with -o wide, json and yaml) tells who refers to each;
/// with --watch that is not looked at.
///
/// Writes nothing. No token leaves this machine.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # All that pxsec keeps; the exit code is 10 when something needs attention
  kubectl pxsec secret status -A --check

  # Every token that the storage cluster does not take, also those of others
  kubectl pxsec secret status -A --all --verify --from-cluster

  # What expires within a week in all production clusters, the first first
  kubectl pxsec secret status -A --contexts 'prod-*' --expires-within 7d \\
      --sort-by expires

  # Whom each token stands for
  kubectl pxsec secret status -A \\
      -o jsonpath='{range .items[*]}{.namespace} {.subject}{\"\\n\"}{end}'

  # For the textfile collector of Prometheus' node exporter
  kubectl pxsec secret status -A -o prometheus \\
      > /var/lib/node_exporter/pxsec.prom")]
pub(super) struct StatusArgs {
    /// Only Secrets of these names, whoever keeps them
    #[arg(value_name = "NAME", value_parser = secret_name)]
    pub(super) names: Vec<String>,
    /// Also tokens that pxsec does not keep
    #[arg(long)]
    pub(super) all: bool,
    /// Only Secrets with these labels, such as tier=gold
    #[arg(short = 'l', long, value_name = "SELECTOR", value_parser = selector)]
    pub(super) selector: Option<String>,
    /// The key within the Secrets that holds the token
    #[arg(long, value_name = "KEY", default_value = TOKEN_KEY, value_parser = data_key)]
    pub(super) key: String,
    /// Only what has expired
    #[arg(long, conflicts_with = "expires_within")]
    pub(super) expired: bool,
    /// Only what expires within this time, or has expired, such as 12h or 7d
    #[arg(long, value_name = "DURATION")]
    pub(super) expires_within: Option<Lifetime>,
    /// Order the rows: namespace, name, status, expires, renews, age, subject (default: as the cluster lists them)
    #[arg(long, value_name = "BY", value_parser = sort_key)]
    pub(super) sort_by: Option<SortKey>,
    /// Show each change from now on, until Ctrl-C
    #[arg(short, long, conflicts_with_all = ["verify", "sort_by", "check"])]
    pub(super) watch: bool,
    /// Exit with 10 when anything shown needs attention
    #[arg(long)]
    pub(super) check: bool,
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<Format>(),
        help_heading = "Output"
    )]
    pub(super) output: Output<Format>,
    #[command(flatten)]
    trust: TrustArgs,
    #[command(flatten)]
    pub(super) targets: TargetArgs,
}

/// What the rows are printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For people, with more columns
    Wide,
    /// One JSON document
    Json,
    /// One YAML document
    Yaml,
    /// `secret/NAME`, a line each
    Name,
    /// Metrics for a textfile collector of Prometheus
    Prometheus,
}

fn sort_key(text: &str) -> Result<SortKey, String> {
    // kubectl's way of naming the same.
    let bare = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    Ok(match bare.unwrap_or(text) {
        "namespace" | ".metadata.namespace" | "metadata.namespace" => SortKey::Namespace,
        "name" | ".metadata.name" | "metadata.name" => SortKey::Name,
        "age" | ".metadata.creationTimestamp" | "metadata.creationTimestamp" => SortKey::Age,
        "status" => SortKey::Status,
        "expires" => SortKey::Expires,
        "renews" => SortKey::Renews,
        "subject" => SortKey::Subject,
        _ => {
            return Err(
                "it is one of namespace, name, status, expires, renews, age, subject".to_owned(),
            );
        }
    })
}

pub(super) fn run(
    args: &StatusArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    if args.watch
        && !matches!(
            args.output,
            Output::In(Format::Text | Format::Wide | Format::Json)
        )
    {
        return Err(Failure::usage("--watch prints text, wide or json")
            .hint("leave --watch out, or choose another --output"));
    }
    // A watch ends with its reader.
    if args.check && !args.watch {
        world.answer_by_exit_code();
    }
    let aim = Aim::named(global, world)?;
    let source = args
        .trust
        .source(&aim.cluster, &mut StdinGuard::default(), world)?;
    let flags = args.targets.clusters(global, &aim, world)?;
    world.with_clusters(&flags, async |world, mut connections| {
        // Those that cannot be reached at all count: the answer has its shape from what was asked for.
        let mut run = Run::new(args, flags.len(), world);
        let mut known = Vec::new();
        for nth in 0..connections.clusters.len() {
            let ready = run
                .prepare(nth, global, &aim, source.as_ref(), &mut connections, world)
                .await;
            let (of_cluster, targets) = match ready {
                Ok(ready) => ready,
                // A command line that is wrong is so for all.
                Err(failure) if failure.exit == exit::USAGE => return Err(failure),
                Err(failure) => {
                    run.failed(None, failure, &connections.clusters[nth], world);
                    (Known::default(), Vec::new())
                }
            };
            known.push(of_cluster);
            run.targets.extend(targets);
        }
        if args.watch {
            let form = match args.output {
                Output::In(Format::Json) => None,
                _ => {
                    let wide = args.output == Output::In(Format::Wide);
                    let mut table = Table::new(wide, run.many(), world.look());
                    table.make_room("STATUS", DELETED);
                    for target in &run.targets {
                        let cluster = connections.clusters[target.nth].target();
                        table.make_room("KUBE-CONTEXT", &cluster.kube_context);
                        table.make_room(
                            "NAMESPACE",
                            target.namespace.as_deref().unwrap_or_default(),
                        );
                    }
                    Some(table)
                }
            };
            let nothing = Known::default();
            let request = run.request(&nothing);
            let labels = args.selector.as_deref();
            let concurrency = args.targets.concurrency;
            let watch = Watch::new(request, labels, form, run.first_failure.take());
            return watch
                .run(&run.targets, concurrency, connections, world)
                .await;
        }
        run.list(&known, connections, world).await
    })
}
