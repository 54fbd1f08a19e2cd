//! A `secret status` under way: lists, rows as they come, what failed, and what it all comes to.

use super::status::{Format, StatusArgs};
use super::status_looked::Looked;
use super::status_trust::Source;
use crate::cli::aim::Aim;
use crate::cli::fleet::Connections;
use crate::cli::format::{self, Output};
use crate::cli::in_order::{self, Event};
use crate::cli::targets::Namespaces;
use crate::cli::world::KubeCluster;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::secret_check::Trust;
use crate::domain::time::NumericDate;
use crate::ops::secret_status::{self, Only, Request, Row};
use crate::ops::used_by::{Places, UsedBy};
use crate::output::status::{Failed, Form, Printer};
use crate::ports::{ClusterError, SecretCluster as _};

/// A namespace of a cluster, or all of them.
#[derive(Debug)]
pub(super) struct Target {
    /// Which cluster.
    pub(super) nth: usize,
    /// The namespace; `None` for all.
    pub(super) namespace: Option<String>,
}

impl Target {
    /// What could not be done here: `list` or `watch`.
    pub(super) fn failure(
        &self,
        doing: &str,
        error: ClusterError,
        cluster: &KubeCluster,
        many: bool,
    ) -> Failure {
        let place = match &self.namespace {
            Some(namespace) => format!("of the namespace `{namespace}`"),
            None => "of all namespaces".to_owned(),
        };
        let of = in_context(cluster, many);
        Failure::from(error).while_doing(format!("could not {doing} the Secrets {place}{of}"))
    }
}

fn in_context(cluster: &KubeCluster, many: bool) -> String {
    match many {
        true => format!(" in the kube context `{}`", cluster.target().kube_context),
        false => String::new(),
    }
}

/// What is known of a cluster before its Secrets are looked at.
#[derive(Default)]
pub(super) struct Known {
    trust: Option<Trust>,
    used_by: Option<UsedBy>,
}

/// A status under way.
pub(super) struct Run<'a> {
    args: &'a StatusArgs,
    clusters: usize,
    now: NumericDate,
    pub(super) targets: Vec<Target>,
    printer: Printer,
    /// Kept only to be sorted.
    rows: Vec<(usize, Row)>,
    failures: Vec<Failed>,
    /// What came of the only target, until it is clear that it is all there is to say.
    pub(super) first_failure: Option<Failure>,
    unseen: Vec<String>,
    shown: usize,
    attention: usize,
    /// Where it looks.
    looked: Looked,
}

impl<'a> Run<'a> {
    pub(super) fn new(args: &'a StatusArgs, clusters: usize, world: &World<'_>) -> Self {
        let table = |wide| Form::Table {
            wide,
            contexts: clusters > 1,
            look: world.look(),
        };
        let form = match &args.output {
            Output::In(Format::Text) => table(false),
            Output::In(Format::Wide) => table(true),
            Output::In(Format::Json) => Form::Json,
            Output::In(Format::Yaml) => Form::Yaml,
            Output::In(Format::Name) => Form::Name,
            Output::In(Format::Prometheus) => Form::Prometheus,
            Output::JsonPath(template) => Form::JsonPath(template.clone()),
        };
        Self {
            args,
            clusters,
            now: world.now(),
            targets: Vec::new(),
            printer: Printer::new(form),
            rows: Vec::new(),
            failures: Vec::new(),
            first_failure: None,
            unseen: args.names.clone(),
            shown: 0,
            attention: 0,
            looked: Looked::default(),
        }
    }

    /// Whether something could not be looked at.
    fn partial(&self) -> bool {
        !self.failures.is_empty()
    }

    pub(super) fn many(&self) -> bool {
        self.clusters > 1
    }

    pub(super) fn request<'r>(&self, known: &'r Known) -> Request<'r>
    where
        'a: 'r,
    {
        let args = self.args;
        Request {
            key: &args.key,
            names: &args.names,
            all: args.all,
            trust: known.trust.as_ref(),
            used_by: known.used_by.as_ref(),
            only: match args.expires_within {
                _ if args.expired => Only::Expired,
                None => Only::All,
                Some(within) => Only::ExpiringWithin(within),
            },
            now: self.now,
        }
    }

    /// Finds out what one cluster trusts, and which namespaces are to be looked at.
    pub(super) async fn prepare(
        &self,
        nth: usize,
        global: &GlobalArgs,
        aim: &Aim,
        source: Option<&Source>,
        connections: &mut Connections,
        world: &mut World<'_>,
    ) -> Result<(Known, Vec<Target>), Failure> {
        let chosen = self
            .args
            .targets
            .namespaces(global, aim, connections, nth, world)
            .await?;
        let trust = match source {
            None => None,
            Some(source) => {
                let cluster = &connections.clusters[nth];
                let reading = source.trust(cluster);
                let found = Connections::wait(&mut connections.retries, reading, world).await?;
                for note in &found.notes {
                    world.warn(note);
                }
                if let Some(said) = found.said {
                    world.note(&format!("{said}{}", in_context(cluster, self.many())));
                }
                Some(found.trust)
            }
        };
        let used_by = match self.shows_users() {
            true => Some(self.used_by(nth, &chosen, connections, world).await),
            false => None,
        };
        let target = |namespace| Target { nth, namespace };
        let targets = match chosen {
            Namespaces::All => vec![target(None)],
            Namespaces::Named(mut names) => {
                names.sort();
                names.into_iter().map(|name| target(Some(name))).collect()
            }
        };
        Ok((Known { trust, used_by }, targets))
    }

    /// Only where it is asked for: it takes a list of all claims.
    fn shows_users(&self) -> bool {
        let format = &self.args.output;
        let told = matches!(
            format,
            Output::In(Format::Wide | Format::Json | Format::Yaml) | Output::JsonPath(_)
        );
        !self.args.watch && (told || self.args.all)
    }

    async fn used_by(
        &self,
        nth: usize,
        chosen: &Namespaces,
        connections: &mut Connections,
        world: &mut World<'_>,
    ) -> UsedBy {
        let places = match chosen {
            Namespaces::All => Places::All,
            Namespaces::Named(names) => Places::Among(names),
        };
        let cluster = &connections.clusters[nth];
        let reading = UsedBy::read(cluster, places);
        let used_by = Connections::wait(&mut connections.retries, reading, world).await;
        for gap in &used_by.gaps {
            let of = in_context(cluster, self.many());
            world.warn(&format!(
                "who uses the Secrets is not known in full: could not list {}{of}: {}",
                gap.what, gap.error
            ));
        }
        used_by
    }

    pub(super) async fn list(
        mut self,
        known: &[Known],
        connections: Connections,
        world: &mut World<'_>,
    ) -> Result<u8, Failure> {
        let Connections {
            clusters,
            mut retries,
            broken,
        } = connections;
        let args = self.args;
        let requests: Vec<Request<'_>> = known.iter().map(|known| self.request(known)).collect();
        let targets = std::mem::take(&mut self.targets);
        self.looked = Looked::of(&targets);
        if targets.len() > 1 {
            for target in &targets {
                let cluster = clusters[target.nth].target();
                let namespace = target.namespace.as_deref().unwrap_or_default();
                self.printer
                    .make_room("KUBE-CONTEXT", &cluster.kube_context);
                self.printer.make_room("NAMESPACE", namespace);
            }
        }
        in_order::run(
            &targets,
            args.targets.concurrency,
            &mut retries,
            world,
            async |target: &Target, sink| {
                let request = &requests[target.nth];
                let scope = request.scope(target.namespace.clone(), args.selector.as_deref());
                let cluster = &clusters[target.nth];
                secret_status::list(request, &scope, cluster, &mut |row| sink.push(row)).await
            },
            |target, event, world| match event {
                Event::Pieces(rows) => self.rows(target, rows, &clusters, world),
                Event::Failed(error) => {
                    let cluster = &clusters[target.nth];
                    let failure = target.failure("list", error, cluster, self.many());
                    let namespace = target.namespace.clone();
                    self.failed(namespace, failure, cluster, world);
                    Ok(())
                }
            },
        )
        .await?;
        self.failures
            .extend(broken.into_iter().map(|broken| Failed {
                kube_context: broken.kube_context,
                namespace: None,
                error: broken.error,
            }));
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
                .extend(rows.into_iter().map(|row| (target.nth, row)));
            return Ok(());
        }
        let cluster = clusters[target.nth].target();
        let rows: Vec<_> = rows.iter().map(|row| (cluster, row)).collect();
        let text = self.printer.rows(&rows, self.now);
        print(&text, world)
    }

    /// Tells of a target that could not be looked at; the others go on.
    pub(super) fn failed(
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
            let place = |(nth, row): &(usize, Row)| (*nth, row.namespace.clone(), row.name.clone());
            self.rows.sort_by(|a, b| {
                let order = key.compare(&a.1, &b.1);
                order.then_with(|| place(a).cmp(&place(b)))
            });
            let rows: Vec<_> = self
                .rows
                .iter()
                .map(|(nth, row)| (clusters[*nth].target(), row))
                .collect();
            let text = self.printer.rows(&rows, self.now);
            print(&text, world)?;
        }
        let tail = self
            .printer
            .end(&self.failures, self.now)
            .map_err(|error| format::unfit(&error))?;
        print(&tail, world)?;
        self.remark(world);
        let missing = self.args.names.len() == self.unseen.len() && !self.unseen.is_empty();
        // Whether a Secret of that name is there is known only when all of that name are shown.
        let whole = !self.args.expired && self.args.expires_within.is_none();
        if whole && !self.partial() && !self.unseen.is_empty() {
            for name in &self.unseen {
                let failure =
                    Failure::failed(format!("there is no Secret `{name}` {}", self.looked.place))
                        .hint(self.looked.those_that_exist());
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
        if !matches!(self.args.output, Output::In(Format::Text | Format::Wide)) {
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
            world.note(&self.looked.nothing(narrowed, args.all));
        }
    }
}

fn print(text: &str, world: &mut World<'_>) -> Result<(), Failure> {
    if text.is_empty() {
        return Ok(());
    }
    world.out(text)
}
