//! Which Secrets `secret delete` is about: read and judged before anything is deleted.

use futures_util::StreamExt as _;

use super::delete::DeleteArgs;
use crate::cli::aim::Aim;
use crate::cli::fleet::{Connections, Outcome};
use crate::cli::fleet_report::Report;
use crate::cli::targets::Namespaces;
use crate::cli::world::{KubeCluster, managed_selector};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::ops::secret_delete::{self, DeleteError};
use crate::output::target::Place;
use crate::ports::{ClusterError, Scope, SecretCluster as _, SecretMetadata};

/// Stands for a namespace or a name where all were asked for.
const ANYWHERE: &str = "*";

/// A Secret that may be deleted.
pub(super) struct Found {
    /// In which cluster.
    pub(super) nth: usize,
    /// How answers name it.
    pub(super) place: Place,
    /// As it was read.
    pub(super) secret: SecretMetadata,
}

/// One question to one cluster.
struct Look {
    nth: usize,
    /// All when `None`.
    namespace: Option<String>,
    /// All that are asked for when `None`.
    name: Option<String>,
}

/// Why there is nothing to delete where something was meant.
struct Trouble {
    nth: usize,
    place: Place,
    failure: Failure,
    /// Whether trying again may help.
    passing: bool,
}

/// Reads and judges. What cannot be deleted is told and put into `report`.
///
/// Ctrl-C ends the program meanwhile as it ends any other: nothing has been changed yet.
///
/// # Errors
/// What leaves nothing to be done at all.
pub(super) async fn find(
    args: &DeleteArgs,
    global: &GlobalArgs,
    aim: &Aim,
    connections: &mut Connections,
    report: &mut Report,
    world: &mut World<'_>,
) -> Result<Vec<Found>, Failure> {
    let several = !args.targets.contexts.is_empty();
    let looks = looks(args, global, aim, connections, world).await?;
    let clusters = &connections.clusters;
    let answers = futures_util::stream::iter(&looks)
        .map(|look| ask(args, look, &clusters[look.nth]))
        .buffered(args.targets.concurrency.get())
        .collect::<Vec<_>>();
    let answers = Connections::wait(&mut connections.retries, answers, world).await;

    let mut sorted = Sorted {
        args,
        kube_contexts: clusters
            .iter()
            .map(|cluster| several.then(|| cluster.target().kube_context.clone()))
            .collect(),
        found: Vec::new(),
        trouble: Vec::new(),
        left_alone: 0,
    };
    for (look, answer) in looks.iter().zip(answers) {
        match answer {
            Ok(secrets) => sorted.take(look, secrets),
            Err(error) if look.namespace.is_none() => {
                let failure = Failure::from(error).while_doing("could not list the Secrets");
                if !several {
                    return Err(failure);
                }
                let name = connections.clusters[look.nth].target().kube_context.clone();
                connections.tell_broken(&name, failure, world);
            }
            Err(error) => sorted.fail(look, error),
        }
    }
    let Sorted {
        found,
        trouble,
        left_alone,
        ..
    } = sorted;
    if left_alone > 0 {
        world.note(&format!(
            "{left_alone} with the label of pxsec are kept by others, and stay"
        ));
    }
    let many = found.len() + trouble.len() > 1;
    for Trouble {
        nth,
        place,
        failure,
        passing,
    } in trouble
    {
        let name = &place.name;
        if many {
            let at = match place.namespace.as_str() {
                ANYWHERE => String::new(),
                _ => format!(" {}", place.within()),
            };
            let reason = failure.in_a_line();
            world.tell(&format!("error: secret/{name}{at}: {reason}\n"));
        }
        let doing = format!("could not delete the Secret `{}/{name}`", place.namespace);
        let cluster = connections.clusters[nth].target();
        if passing {
            let outcome: Outcome<(), Failure> = Outcome::Failed(failure);
            let _: Option<()> = report.take(&place, cluster, &doing, outcome);
        } else {
            report.refuse(&place, cluster, &doing, failure);
        }
    }
    Ok(found)
}

/// What has to be asked, cluster by cluster.
async fn looks(
    args: &DeleteArgs,
    global: &GlobalArgs,
    aim: &Aim,
    connections: &mut Connections,
    world: &mut World<'_>,
) -> Result<Vec<Look>, Failure> {
    let mut looks = Vec::new();
    for nth in 0..connections.clusters.len() {
        let chosen = args
            .targets
            .namespaces(global, aim, connections, nth, world)
            .await;
        let chosen = match chosen {
            Ok(chosen) => chosen,
            Err(failure) if !args.targets.contexts.is_empty() && failure.exit != exit::USAGE => {
                let name = connections.clusters[nth].target().kube_context.clone();
                connections.tell_broken(&name, failure, world);
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let mut look = |namespace: Option<&String>, name: Option<&String>| {
            looks.push(Look {
                nth,
                namespace: namespace.cloned(),
                name: name.cloned(),
            });
        };
        match chosen {
            Namespaces::All => look(None, None),
            Namespaces::Named(names) if args.names.is_empty() => {
                names
                    .iter()
                    .for_each(|namespace| look(Some(namespace), None));
            }
            Namespaces::Named(names) => {
                for namespace in &names {
                    let mut seen: Vec<&String> = Vec::new();
                    for name in &args.names {
                        if !seen.contains(&name) {
                            seen.push(name);
                            look(Some(namespace), Some(name));
                        }
                    }
                }
            }
        }
    }
    Ok(looks)
}

async fn ask(
    args: &DeleteArgs,
    look: &Look,
    cluster: &KubeCluster,
) -> Result<Vec<SecretMetadata>, ClusterError> {
    if let (Some(namespace), Some(name)) = (&look.namespace, &look.name) {
        let found = cluster.metadata(namespace, name).await?;
        return Ok(found.into_iter().collect());
    }
    let scope = Scope {
        namespace: look.namespace.clone(),
        selector: Some(managed_selector(args.selector.as_deref())),
    };
    let mut found = Vec::new();
    let mut each = |secret: SecretMetadata| {
        if args.names.is_empty() || args.names.contains(&secret.name) {
            found.push(secret);
        }
    };
    cluster.list(&scope, &mut each).await?;
    Ok(found)
}

/// What was found, and what was not.
struct Sorted<'a> {
    args: &'a DeleteArgs,
    /// By cluster, where several are worked on.
    kube_contexts: Vec<Option<String>>,
    found: Vec<Found>,
    trouble: Vec<Trouble>,
    left_alone: usize,
}

impl Sorted<'_> {
    fn place(&self, nth: usize, namespace: &str, name: &str) -> Place {
        Place {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            kube_context: self.kube_contexts[nth].clone(),
        }
    }

    fn take(&mut self, look: &Look, secrets: Vec<SecretMetadata>) {
        let nth = look.nth;
        if !self.args.ignore_not_found {
            for name in &self.args.names {
                let meant = look.name.as_ref().is_none_or(|asked| asked == name);
                if meant && !secrets.iter().any(|secret| secret.name == *name) {
                    self.miss(look, name);
                }
            }
        }
        for secret in secrets {
            let place = self.place(nth, &secret.namespace, &secret.name);
            match secret_delete::plan(&secret) {
                Ok(_) => self.found.push(Found { nth, place, secret }),
                // Those that were not named one by one are not missed.
                Err(_) if self.args.names.is_empty() => self.left_alone += 1,
                Err(refused) => self.trouble.push(Trouble {
                    nth,
                    place,
                    failure: DeleteError::Refused(refused).into(),
                    passing: false,
                }),
            }
        }
    }

    fn miss(&mut self, look: &Look, name: &str) {
        let (namespace, failure) = match &look.namespace {
            Some(namespace) => {
                let error = ClusterError::SecretNotFound {
                    namespace: namespace.clone(),
                    name: name.to_owned(),
                };
                (namespace.as_str(), Failure::from(error))
            }
            None => {
                let text = format!("no Secret `{name}` that pxsec keeps is in any namespace");
                (ANYWHERE, Failure::new(exit::CLUSTER, text))
            }
        };
        self.trouble.push(Trouble {
            nth: look.nth,
            place: self.place(look.nth, namespace, name),
            failure,
            passing: false,
        });
    }

    fn fail(&mut self, look: &Look, error: ClusterError) {
        let namespace = look.namespace.as_deref().unwrap_or(ANYWHERE);
        let place = self.place(
            look.nth,
            namespace,
            look.name.as_deref().unwrap_or(ANYWHERE),
        );
        self.trouble.push(Trouble {
            nth: look.nth,
            place,
            failure: error.into(),
            passing: true,
        });
    }
}
