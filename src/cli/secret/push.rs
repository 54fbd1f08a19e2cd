//! `secret push`.

use std::collections::BTreeMap;
use std::rc::Rc;

use clap::Args;

use super::push_client_dry_run;
use super::push_source::{Source, SourceArgs, Token};
use super::push_targets::{Target, pushes, targets};
use crate::cli::dry_run::DryRun;
use crate::cli::flags::{self, NameFormat, data_key};
use crate::cli::fleet::{self, Connections};
use crate::cli::fleet_report::Report;
use crate::cli::format::{self, Output};
use crate::cli::prompt::{self, Answer};
use crate::cli::targets::TargetArgs;
use crate::cli::world::{check_annotation, check_label, is_reserved};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::renewal::RenewBefore;
use crate::domain::secret_ref::TOKEN_KEY;
use crate::domain::shell::shell_word;
use crate::ops::secret_push::{self, Change, Push, PushError, Pushed, StorageNamespaces};
use crate::output::push::{PushItem, PushListView, change_word, line};
use crate::ports::{ClusterTarget, SecretCluster as _};

/// Put a token into Kubernetes Secrets
///
/// The token is the px context's, comes from a file or standard input, or is signed in the same step from the flags of
/// `auth token generate`. One server-side apply (field manager `pxsec`) a namespace creates or updates the Secret, with
/// the annotation that keeps Stork and PX-Backup from copying it and those that say whose token it is and until when.
/// Keys and fields that others put into the Secret stay; it keeps one token of pxsec, under the --key pushed last.
///
/// Refuses Secrets that the Operator renews, those with a token that others keep (unless --adopt), immutable ones and
/// those of another type than Opaque, and tokens with system.admin or the group * outside of the StorageCluster's namespace
/// (unless --allow-admin). Where one of several targets fails, the others are done, and the command for the rest is
/// printed. Ctrl-C finishes what is under way.
///
/// Writes these Secrets only. The token goes to the API servers of the targets, and nothing else leaves this
/// machine.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # The token of the current px context, as px-user-token in team-a
  kubectl pxsec secret push -n team-a

  # Signed in the same step with the key of the cluster; nothing is kept here
  kubectl pxsec secret push -n team-a --auth-config kubernetes.yaml \\
      --from-cluster --token-duration 30d

  # A token of its own for every namespace of the tenants, where one is due
  kubectl pxsec secret push --namespace-selector tier=tenant \\
      --auth-config kubernetes.yaml --from-cluster \\
      --subject-template '{namespace}@corp' --if-due

  # The same token in two namespaces of all production clusters
  kubectl pxsec secret push --contexts 'prod-*' -n team-a -n team-b \\
      --token-file token.jwt

  # The manifest only, for kubectl apply --server-side or kubeseal
  kubectl pxsec secret push -n team-a --token-file token.jwt \\
      --dry-run=client -o yaml")]
pub(super) struct PushArgs {
    /// The Secret's name
    #[arg(value_name = "NAME", default_value = "px-user-token", value_parser = secret_name)]
    pub(super) name: String,
    /// The key within the Secret
    #[arg(long, value_name = "KEY", default_value = TOKEN_KEY, value_parser = data_key)]
    pub(super) key: String,
    /// client: say what would be written, and send none of it; server: let the server check everything and change nothing
    #[arg(long, value_name = "MODE", default_value = "none")]
    dry_run: DryRun,
    /// The format of the answer; with --dry-run=client, json and yaml print the manifest with the token
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<NameFormat>(),
        help_heading = "Output"
    )]
    pub(super) output: Output<NameFormat>,
    /// Add an annotation (can be repeated)
    #[arg(long = "annotate", value_name = "KEY=VALUE", value_parser = annotation)]
    annotations: Vec<(String, String)>,
    /// Add a label (can be repeated)
    #[arg(long = "label", value_name = "KEY=VALUE", value_parser = label)]
    labels: Vec<(String, String)>,
    /// How long before its end the token is to be renewed: a share of its life such as 25%, or a duration [default: a third]
    #[arg(long, value_name = "SHARE|DURATION")]
    renew_before: Option<RenewBefore>,
    /// Leave a Secret alone whose token has these claims, is of this key and is not due
    #[arg(long)]
    if_due: bool,
    /// Exit with 3 when all Secrets were left alone
    #[arg(long, requires = "if_due")]
    error_unchanged: bool,
    /// Push a token that has expired
    #[arg(long)]
    allow_expired: bool,
    /// Push a token with system.admin or the group * to another namespace than the StorageCluster's
    #[arg(long)]
    allow_admin: bool,
    /// Take over a Secret of this name that is not kept by pxsec
    #[arg(long)]
    adopt: bool,
    /// Take over fields that another field manager owns
    #[arg(long)]
    force_conflicts: bool,
    /// Do not ask before pushing to every namespace
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    targets: TargetArgs,
}

pub(super) fn secret_name(text: &str) -> Result<String, String> {
    if text == "-" {
        return Err("a token on standard input is given with --token-file -".to_owned());
    }
    flags::secret_name(text)
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text
        .split_once('=')
        .ok_or("it must have the form KEY=VALUE")?;
    if is_reserved(key) {
        return Err(format!("`{key}` is set by pxsec itself"));
    }
    Ok((key.to_owned(), value.to_owned()))
}

pub(super) fn annotation(text: &str) -> Result<(String, String), String> {
    let (key, value) = pair(text)?;
    check_annotation(&key).map_err(|error| error.to_string())?;
    Ok((key, value))
}

pub(super) fn label(text: &str) -> Result<(String, String), String> {
    let (key, value) = pair(text)?;
    check_label(&key, &value).map_err(|error| error.to_string())?;
    Ok((key, value))
}

pub(super) fn run(
    args: &PushArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let several = !args.targets.contexts.is_empty();
    if args.dry_run == DryRun::Client && (several || args.targets.lists()) {
        return Err(Failure::usage(
            "--dry-run=client contacts nothing, and so finds no namespaces",
        )
        .hint("name them with -n, or use --dry-run=server"));
    }
    let Source {
        token,
        aim,
        px_context,
    } = args.source.source(args.if_due, several, global, world)?;
    let push = |token| Push {
        token,
        name: args.name.clone(),
        key: args.key.clone(),
        annotations: args.annotations.iter().cloned().collect::<BTreeMap<_, _>>(),
        labels: args.labels.iter().cloned().collect::<BTreeMap<_, _>>(),
        renew_before: args.renew_before,
        allow_expired: args.allow_expired,
        allow_admin: args.allow_admin,
        adopt: args.adopt,
        if_due: args.if_due,
        force: args.force_conflicts,
        dry_run: args.dry_run == DryRun::Server,
    };
    let token = match token {
        Token::Alike(token) if args.dry_run == DryRun::Client => {
            return push_client_dry_run::run(args, &push(token), global, &aim, world);
        }
        token => token,
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
        say_before(
            args,
            &pushes,
            &targets,
            px_context.as_deref(),
            &connections,
            world,
        )?;
        push_all(args, &pushes, &targets, connections, world).await
    })
}

/// Warns of what is unwise for many, says which cluster is meant, and asks before all namespaces are written to.
fn say_before(
    args: &PushArgs,
    pushes: &BTreeMap<usize, Rc<Push>>,
    targets: &[Target],
    px_context: Option<&str>,
    connections: &Connections,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    if targets.len() > 1
        && let Some(push) = pushes.values().next()
        && let Some(subject) = push.shared_subject()
    {
        let own = match subject.rsplit_once('@') {
            Some((_, domain)) => format!("{{namespace}}@{domain}"),
            None => format!("{{namespace}}-{subject}"),
        };
        world.warn(&format!(
            "the subject `{subject}` in {} namespaces owns the volumes of all of them alike; --subject-template {} gives each its own",
            targets.len(),
            shell_word(&own)
        ));
    }
    // Those whose key was found.
    let clusters = || {
        let all = connections.clusters.iter().enumerate();
        all.filter(|(nth, _)| pushes.contains_key(nth))
            .map(|(_, cluster)| cluster.target())
    };
    if let Some(name) = px_context {
        for cluster in clusters() {
            let ClusterTarget {
                kube_context,
                server,
                ..
            } = cluster;
            let namespaces = match targets {
                [one] => format!("namespace {}", one.place.namespace),
                many => format!("{} targets in all", many.len()),
            };
            world.note(&format!(
                "px context `{name}`: writing to the Kubernetes cluster {kube_context} ({server}), {namespaces}"
            ));
        }
    }
    if args.targets.all_namespaces
        && !targets.is_empty()
        && world.stdin_is_terminal
        && !args.yes
        && args.dry_run == DryRun::None
    {
        let question = format!(
            "Push to every one of the {} namespaces of {}?",
            targets.len(),
            prompt::clusters(clusters())
        );
        if prompt::confirm(&question, world)? == Answer::No {
            return Err(Failure::failed("nothing was pushed"));
        }
    }
    Ok(())
}

async fn push_all(
    args: &PushArgs,
    pushes: &BTreeMap<usize, Rc<Push>>,
    targets: &[Target],
    connections: Connections,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let Connections {
        clusters,
        mut retries,
        broken,
    } = connections;
    let storage: Vec<StorageNamespaces> = clusters.iter().map(|_| Default::default()).collect();
    let now = world.now();
    let dry_run = args.dry_run.word();
    let mut report = Report::default();
    report.dry_run = dry_run.is_some();
    report.expect(targets.len(), broken);
    let outcomes = fleet::run(
        targets,
        args.targets.concurrency,
        &mut retries,
        world,
        async |target: &Target| -> Result<Pushed, PushError> {
            let (cluster, storage) = (&clusters[target.nth], &storage[target.nth]);
            let push = &pushes[&target.nth];
            secret_push::run(push, &target.place.namespace, cluster, storage, now).await
        },
        |target, outcome, world| {
            let place = &target.place;
            let text = |pushed: &Pushed| {
                line(
                    place,
                    &pushed.told,
                    change_word(pushed.change),
                    dry_run,
                    now,
                )
            };
            if let Ok(Pushed { copied: true, .. }) = outcome {
                world.warn(&format!(
                    "an annotation of the Secret `{0}/{1}` holds what `kubectl apply` wrote there once, for all who may read its metadata; take it away, in that cluster: kubectl annotate secret {1} -n {0} kubectl.kubernetes.io/last-applied-configuration-",
                    place.namespace, place.name
                ));
            }
            if let Ok(Pushed { others, .. }) = outcome
                && !others.is_empty()
            {
                world.warn(&format!(
                    "{} owns the key `{}` of the Secret `{}/{}` as well, perhaps as stringData, and may put another token there at any time",
                    others.join(", "), args.key, place.namespace, place.name
                ));
            }
            report.told(place, outcome, &args.output, text, world);
        },
    )
    .await;

    let mut items = Vec::new();
    for (target, outcome) in targets.iter().zip(outcomes) {
        let (cluster, place) = (clusters[target.nth].target(), &target.place);
        let doing = format!(
            "could not push to the Secret `{}/{}`",
            place.namespace, place.name
        );
        let Some(pushed) = report.take(place, cluster, &doing, outcome) else {
            continue;
        };
        report.count(change_word(pushed.change));
        let Pushed { change, told, .. } = &pushed;
        let item = PushItem::new(cluster, place, &args.key, *change, dry_run.is_some(), told);
        items.push(item);
    }
    let failures = std::mem::take(&mut report.failures);
    report.answer(&args.output, &PushListView::new(items, failures), world);
    let unchanged = report.all_are(change_word(Change::Unchanged));
    Ok(match report.finish(world)? {
        exit::OK if args.error_unchanged && unchanged => exit::UNCHANGED,
        code => code,
    })
}
