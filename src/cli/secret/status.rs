//! `secret status`.

use clap::Args;

use super::status_trust::{Source, TrustArgs};
use super::status_watch::Watch;
use crate::cli::aim::Aim;
use crate::cli::fleet::Links;
use crate::cli::in_order::{self, Event};
use crate::cli::input::StdinGuard;
use crate::cli::targets::{Namespaces, TargetArgs};
use crate::cli::world::KubeCluster;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::secret_check::Trust;
use crate::domain::secret_ref::{TOKEN_KEY, check_key, check_secret_name};
use crate::domain::time::{Lifetime, NumericDate};
use crate::ops::secret_status::{self, Only, Request, Row, SortKey};
use crate::output::jsonpath::Template;
use crate::output::status::{Failed, Form, Printer, Table};
use crate::ports::{ClusterError, SecretCluster as _};

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
/// With --all, Secrets that others made are shown too when they have a token under the key. Which keys a Secret has is
/// told by its managedFields; where a cluster strips these, only what pxsec keeps can be seen.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # What pxsec keeps in all namespaces, and an exit code of 10 when something needs attention
  kubectl pxsec secret status -A --check

  # Every token that the storage cluster does not take any more, also those of others
  kubectl pxsec secret status -A --all --verify --from-cluster

  # What expires within a week in all production clusters, the first first
  kubectl pxsec secret status -A --contexts 'prod-*' --expires-within 7d --sort-by expires

  # Names and subjects
  kubectl pxsec secret status -A -o jsonpath='{range .items[*]}{.namespace}/{.name} {.subject}{\"\\n\"}{end}'

  # For the textfile collector of Prometheus' node exporter
  kubectl pxsec secret status -A -o prometheus > /var/lib/node_exporter/pxsec.prom")]
pub(super) struct StatusArgs {
    /// Only Secrets of these names, whoever keeps them
    #[arg(value_name = "NAME", value_parser = secret_name)]
    names: Vec<String>,
    /// Also tokens that pxsec does not keep
    #[arg(long)]
    all: bool,
    /// Only Secrets with these labels, such as tier=gold
    #[arg(short = 'l', long, value_name = "SELECTOR")]
    selector: Option<String>,
    /// The key within the Secrets that holds the token
    #[arg(long, value_name = "KEY", default_value = TOKEN_KEY, value_parser = data_key)]
    key: String,
    /// Only what has expired
    #[arg(long, conflicts_with = "expires_within")]
    expired: bool,
    /// Only what expires within this time, or has expired, such as 12h or 7d
    #[arg(long, value_name = "DURATION")]
    expires_within: Option<Lifetime>,
    /// Order the rows: namespace, name, status, expires, renews, age, subject (default: as the cluster lists them)
    #[arg(long, value_name = "BY", value_parser = sort_key)]
    sort_by: Option<SortKey>,
    /// Show each change from now on, until Ctrl-C
    #[arg(short, long, conflicts_with_all = ["verify", "sort_by", "check"])]
    watch: bool,
    /// Exit with 10 when anything shown needs attention
    #[arg(long)]
    check: bool,
    /// The format: text, wide, json, yaml, name, prometheus, or jsonpath=TEMPLATE as kubectl takes it
    #[arg(short, long, value_name = "FORMAT", default_value = "text", value_parser = format)]
    output: Format,
    #[command(flatten)]
    trust: TrustArgs,
    #[command(flatten)]
    targets: TargetArgs,
}

#[derive(Clone, Debug, PartialEq)]
enum Format {
    Text,
    Wide,
    Json,
    Yaml,
    Name,
    Prometheus,
    JsonPath(Template),
}

fn format(text: &str) -> Result<Format, String> {
    if let Some(template) = text.strip_prefix("jsonpath=") {
        let template = template.parse::<Template>();
        return template
            .map(Format::JsonPath)
            .map_err(|error| error.to_string());
    }
    Ok(match text {
        "text" => Format::Text,
        "wide" => Format::Wide,
        "json" => Format::Json,
        "yaml" => Format::Yaml,
        "name" => Format::Name,
        "prometheus" => Format::Prometheus,
        _ => {
            let formats = "text, wide, json, yaml, name, prometheus and jsonpath=TEMPLATE";
            return Err(format!("the formats are {formats}"));
        }
    })
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

fn secret_name(text: &str) -> Result<String, String> {
    check_secret_name(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

fn data_key(text: &str) -> Result<String, String> {
    check_key(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

/// A namespace of a cluster, or all of them.
#[derive(Debug)]
pub(super) struct Target {
    /// Which cluster.
    pub(super) link: usize,
    /// The namespace; `None` for all.
    pub(super) namespace: Option<String>,
}

impl Target {
    /// What could not be done here.
    pub(super) fn failure(
        &self,
        error: ClusterError,
        cluster: &KubeCluster,
        many: bool,
    ) -> Failure {
        let place = match &self.namespace {
            Some(namespace) => format!("of the namespace `{namespace}`"),
            None => "of all namespaces".to_owned(),
        };
        let of = in_context(cluster, many);
        Failure::from(error).while_doing(format!("could not list the Secrets {place}{of}"))
    }
}

fn in_context(cluster: &KubeCluster, many: bool) -> String {
    match many {
        true => format!(" in the kube context `{}`", cluster.target().kube_context),
        false => String::new(),
    }
}

pub(super) fn run(
    args: &StatusArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    if args.watch && !matches!(args.output, Format::Text | Format::Wide | Format::Json) {
        return Err(Failure::usage("--watch prints text, wide or json")
            .hint("leave --watch out, or choose another --output"));
    }
    let aim = Aim::named(global, world)?;
    let source = args
        .trust
        .source(&aim.cluster, &mut StdinGuard::default(), world)?;
    let flags = args.targets.clusters(global, &aim, world)?;
    world.with_clusters(&flags, async |world, mut links| {
        // Those that cannot be reached at all count: the answer has its shape from what was asked for.
        let mut run = Run::new(args, flags.len(), world.now());
        let mut trusts = Vec::new();
        for link in 0..links.clusters.len() {
            let ready = run
                .prepare(link, global, &aim, source.as_ref(), &mut links, world)
                .await;
            let (trust, targets) = match ready {
                Ok((trust, targets)) => (trust, targets),
                // A command line that is wrong is so for all.
                Err(failure) if failure.exit == exit::USAGE => return Err(failure),
                Err(failure) => {
                    run.failed(None, failure, &links.clusters[link], world);
                    (None, Vec::new())
                }
            };
            trusts.push(trust);
            run.targets.extend(targets);
        }
        if args.watch {
            let form = match args.output {
                Format::Json => None,
                _ => Some(Table::new(args.output == Format::Wide, run.many())),
            };
            let request = run.request(None);
            let labels = args.selector.as_deref();
            let concurrency = args.targets.concurrency;
            let watch = Watch::new(request, labels, form, run.first_failure.take());
            return watch.run(&run.targets, concurrency, links, world).await;
        }
        run.list(&trusts, links, world).await
    })
}

/// A status under way.
struct Run<'a> {
    args: &'a StatusArgs,
    clusters: usize,
    now: NumericDate,
    targets: Vec<Target>,
    printer: Printer,
    /// Kept only to be sorted.
    rows: Vec<(usize, Row)>,
    failures: Vec<Failed>,
    /// How many clusters could not even be connected to; that is told already.
    broken: usize,
    /// What came of the only target, until it is clear that it is all there is to say.
    first_failure: Option<Failure>,
    unseen: Vec<String>,
    shown: usize,
    attention: usize,
}

impl<'a> Run<'a> {
    fn new(args: &'a StatusArgs, clusters: usize, now: NumericDate) -> Self {
        let table = |wide| Form::Table {
            wide,
            contexts: clusters > 1,
        };
        let form = match &args.output {
            Format::Text => table(false),
            Format::Wide => table(true),
            Format::Json => Form::Json,
            Format::Yaml => Form::Yaml,
            Format::Name => Form::Name,
            Format::Prometheus => Form::Prometheus,
            Format::JsonPath(template) => Form::JsonPath(template.clone()),
        };
        Self {
            args,
            clusters,
            now,
            targets: Vec::new(),
            printer: Printer::new(form),
            rows: Vec::new(),
            failures: Vec::new(),
            broken: 0,
            first_failure: None,
            unseen: args.names.clone(),
            shown: 0,
            attention: 0,
        }
    }

    /// Whether something could not be looked at.
    fn partial(&self) -> bool {
        self.broken > 0 || !self.failures.is_empty()
    }

    fn many(&self) -> bool {
        self.clusters > 1
    }

    fn request<'r>(&self, trust: Option<&'r Trust>) -> Request<'r>
    where
        'a: 'r,
    {
        let args = self.args;
        Request {
            key: &args.key,
            names: &args.names,
            all: args.all,
            trust,
            // The place for `ops::used_by`: what it finds in a cluster goes here, a map a cluster.
            used_by: None,
            only: match args.expires_within {
                _ if args.expired => Only::Expired,
                None => Only::All,
                Some(within) => Only::ExpiringWithin(within),
            },
            now: self.now,
        }
    }

    /// Finds out what one cluster trusts, and which namespaces are to be looked at.
    async fn prepare(
        &self,
        link: usize,
        global: &GlobalArgs,
        aim: &Aim,
        source: Option<&Source>,
        links: &mut Links,
        world: &mut World<'_>,
    ) -> Result<(Option<Trust>, Vec<Target>), Failure> {
        let chosen = self
            .args
            .targets
            .namespaces(global, aim, links, link, world)
            .await?;
        let trust = match source {
            None => None,
            Some(source) => {
                let cluster = &links.clusters[link];
                let reading = source.trust(cluster);
                let found = Links::wait(&mut links.retries, reading, world).await?;
                for note in &found.notes {
                    world.warn(note);
                }
                if let Some(said) = found.said {
                    world.note(&format!("{said}{}", in_context(cluster, self.many())));
                }
                Some(found.trust)
            }
        };
        let target = |namespace| Target { link, namespace };
        let targets = match chosen {
            Namespaces::All => vec![target(None)],
            Namespaces::Named(mut names) => {
                names.sort();
                names.into_iter().map(|name| target(Some(name))).collect()
            }
        };
        Ok((trust, targets))
    }

    async fn list(
        mut self,
        trusts: &[Option<Trust>],
        links: Links,
        world: &mut World<'_>,
    ) -> Result<u8, Failure> {
        let Links {
            clusters,
            mut retries,
            broken,
        } = links;
        let args = self.args;
        let requests: Vec<Request<'_>> = trusts
            .iter()
            .map(|trust| self.request(trust.as_ref()))
            .collect();
        let targets = std::mem::take(&mut self.targets);
        in_order::run(
            &targets,
            args.targets.concurrency,
            &mut retries,
            world,
            async |target: &Target, sink| {
                let request = &requests[target.link];
                let scope = request.scope(target.namespace.clone(), args.selector.as_deref());
                let cluster = &clusters[target.link];
                secret_status::list(request, &scope, cluster, &mut |row| sink.push(row)).await
            },
            |target, event, world| match event {
                Event::Pieces(rows) => self.rows(target, rows, &clusters, world),
                Event::Failed(error) => {
                    let cluster = &clusters[target.link];
                    let failure = target.failure(error, cluster, self.many());
                    let namespace = target.namespace.clone();
                    self.failed(namespace, failure, cluster, world);
                    Ok(())
                }
            },
        )
        .await?;
        self.broken = broken;
        self.end(targets.len(), &clusters, world)
    }

    fn rows(
        &mut self,
        target: &Target,
        rows: Vec<Row>,
        clusters: &[KubeCluster],
        world: &mut World<'_>,
    ) -> Result<(), Failure> {
        self.shown += rows.len();
        let needy = rows.iter().filter(|row| row.state.needs_attention());
        self.attention += needy.count();
        if !self.unseen.is_empty() {
            self.unseen
                .retain(|name| rows.iter().all(|row| row.name != *name));
        }
        if self.args.sort_by.is_some() {
            self.rows
                .extend(rows.into_iter().map(|row| (target.link, row)));
            return Ok(());
        }
        let cluster = clusters[target.link].target();
        let rows: Vec<_> = rows.iter().map(|row| (cluster, row)).collect();
        let text = self.printer.rows(&rows, self.now);
        print(&text, world)
    }

    /// Tells of a target that could not be looked at; the others go on.
    fn failed(
        &mut self,
        namespace: Option<String>,
        failure: Failure,
        cluster: &KubeCluster,
        world: &mut World<'_>,
    ) {
        self.failures.push(Failed {
            kube_context: cluster.target().kube_context.clone(),
            namespace,
            error: failure.in_a_line(),
        });
        if let Some(earlier) = self.first_failure.replace(failure) {
            world.tell(&earlier.render());
        }
    }

    fn end(
        mut self,
        targets: usize,
        clusters: &[KubeCluster],
        world: &mut World<'_>,
    ) -> Result<u8, Failure> {
        // All there is to say: as every command that fails.
        if targets.max(self.clusters) == 1
            && self.shown == 0
            && let Some(failure) = self.first_failure.take()
        {
            return Err(failure);
        }
        if let Some(failure) = self.first_failure.take() {
            world.tell(&failure.render());
        }
        if let Some(key) = self.args.sort_by {
            let place =
                |(link, row): &(usize, Row)| (*link, row.namespace.clone(), row.name.clone());
            self.rows.sort_by(|a, b| {
                let order = key.compare(&a.1, &b.1);
                order.then_with(|| place(a).cmp(&place(b)))
            });
            let rows: Vec<_> = self
                .rows
                .iter()
                .map(|(link, row)| (clusters[*link].target(), row))
                .collect();
            let text = self.printer.rows(&rows, self.now);
            print(&text, world)?;
        }
        let tail = self
            .printer
            .end(&self.failures, self.broken, self.now)
            .map_err(|error| {
                Failure::failed(error.to_string())
                    .while_doing("the template of --output does not go with what was found")
            })?;
        print(&tail, world)?;
        self.remark(world);
        let missing = self.args.names.len() == self.unseen.len() && !self.unseen.is_empty();
        // Whether a Secret of that name is there is known only when all of that name are shown.
        let whole = !self.args.expired && self.args.expires_within.is_none();
        if whole && !self.partial() && !self.unseen.is_empty() {
            for name in &self.unseen {
                let hint =
                    "`kubectl get secrets` shows those that exist; -A looks into all namespaces";
                let failure = Failure::failed(format!("there is no Secret `{name}`")).hint(hint);
                world.tell(&failure.render());
            }
            return Ok(if missing { exit::CLUSTER } else { exit::FAILED });
        }
        Ok(if self.partial() {
            exit::FAILED
        } else if self.args.check && self.attention > 0 {
            exit::ATTENTION
        } else {
            exit::OK
        })
    }

    /// What a person wants to know beside the rows.
    fn remark(&self, world: &mut World<'_>) {
        if !matches!(self.args.output, Format::Text | Format::Wide) {
            return;
        }
        let args = self.args;
        if self.shown > 0 {
            if self.attention > 0 {
                world.note(&format!(
                    "{} of {} need attention",
                    self.attention, self.shown
                ));
            }
        } else if !self.partial() && args.names.is_empty() {
            let narrowed = args.expired || args.expires_within.is_some() || args.selector.is_some();
            world.note(match (narrowed, args.all) {
                (true, _) => "no token here is such a one",
                (false, true) => "there is no token here",
                (false, false) => "pxsec keeps no token here; --all shows those of others",
            });
        }
    }
}

fn print(text: &str, world: &mut World<'_>) -> Result<(), Failure> {
    if text.is_empty() {
        return Ok(());
    }
    world.out(text)
}
