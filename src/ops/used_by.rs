//! Who uses which token Secret: what StorageClasses and PersistentVolumeClaims refer to.
//!
//! Reads classes and claims, never a Secret. Whoever may not list one of both still gets what the other tells.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::StreamExt as _;

use crate::domain::secret_template::{Needs, ResolveError, Template};
use crate::domain::storage_class::{Claim, Flaw, Purpose, Reference, StorageClass};
use crate::ports::{ClusterError, Scope, SecretCluster};

/// So many namespaces are listed at the same time.
const AT_ONCE: usize = 16;

/// Above so many namespaces their claims are read in one list of all: the few pages of it cost less than the requests.
const ONE_BY_ONE: usize = 8;

/// Where claims are looked for, and thereby for which namespaces `${pvc.namespace}` is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places<'a> {
    /// Every namespace with claims.
    All,
    /// Those of these that have claims.
    Among(&'a [String]),
    /// Each of these, as if it had claims of every class.
    Each(&'a [String]),
}

/// Namespace and name of a Secret.
pub type SecretName = (String, String);

/// What a reference comes to, once claims are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// A Secret, which may be there or not.
    Secret(SecretName),
    /// No Secret yet: it depends on claims, and there are none.
    Unresolved,
    /// No Secret, whoever uses it.
    Flaw(Flaw),
    /// No Secret for one claim.
    Lacking {
        /// `NAMESPACE/NAME` of the claim.
        claim: String,
        /// What it lacks.
        error: ResolveError,
    },
}

/// One reference, for one Secret that it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// `storageclass/NAME` or `persistentvolumeclaim/NAMESPACE/NAME`.
    pub used_by: String,
    /// What for.
    pub purpose: Purpose,
    /// `NAMESPACE/NAME` as it is written.
    pub written: String,
    /// What that comes to.
    pub means: Means,
    /// What is worth knowing about the reference, whatever the Secret is like.
    pub note: Option<String>,
}

/// What could not be looked at.
#[derive(Debug)]
pub struct Gap {
    /// What, such as `the StorageClasses`.
    pub what: String,
    /// Why.
    pub error: ClusterError,
}

/// Who uses which Secret in one cluster.
#[derive(Debug, Default)]
pub struct UsedBy {
    users: BTreeMap<SecretName, BTreeSet<String>>,
    /// Every reference, by user, purpose and Secret.
    pub uses: Vec<Use>,
    /// The StorageClasses of Portworx that name no Secret at all.
    pub without_token: Vec<String>,
    /// What could not be looked at; empty when all was.
    pub gaps: Vec<Gap>,
}

impl UsedBy {
    /// Reads the StorageClasses, and the claims in `places`.
    ///
    /// Fails never: see [`UsedBy::gaps`].
    pub async fn read(cluster: &impl SecretCluster, places: Places<'_>) -> Self {
        let mut gaps = Vec::new();
        let classes = cluster.storage_classes().await.unwrap_or_else(|error| {
            gaps.push(Gap {
                what: "the StorageClasses".to_owned(),
                error,
            });
            Vec::new()
        });
        let mut reader = Reader::new(&classes);
        let chosen = match places {
            Places::All => None,
            Places::Among(names) | Places::Each(names) => Some(names),
        };
        match chosen {
            Some(names) if names.len() <= ONE_BY_ONE => {
                read_each(cluster, names, &mut reader, &mut gaps).await;
            }
            _ => {
                let wanted: Option<BTreeSet<&str>> =
                    chosen.map(|names| names.iter().map(String::as_str).collect());
                let mut each = |claim: Claim| {
                    let namespace = claim.namespace.as_str();
                    if wanted
                        .as_ref()
                        .is_none_or(|names| names.contains(namespace))
                    {
                        reader.claim(&claim);
                    }
                };
                let all = cluster.claims(&Scope::default(), &mut each).await;
                match (all, chosen) {
                    (Ok(()), _) => {}
                    // Whoever may not list all may list some.
                    (Err(ClusterError::Forbidden { .. }), Some(names)) => {
                        read_each(cluster, names, &mut reader, &mut gaps).await;
                    }
                    (Err(error), _) => gaps.push(claims_gap(None, error)),
                }
            }
        }
        let as_if = match places {
            Places::Each(names) => names,
            Places::All | Places::Among(_) => &[],
        };
        let mut read = reader.finish(as_if);
        read.gaps = gaps;
        read
    }

    /// The users of a Secret, sorted: `storageclass/NAME`, `persistentvolumeclaim/NAMESPACE/NAME`.
    pub fn of(&self, namespace: &str, name: &str) -> impl Iterator<Item = &str> {
        let found = self.users.get(&(namespace.to_owned(), name.to_owned()));
        found.into_iter().flatten().map(String::as_str)
    }

    /// Every Secret that is referred to, whether it is there or not, sorted.
    pub fn secrets(&self) -> impl Iterator<Item = &SecretName> {
        self.users.keys()
    }
}

fn claims_gap(namespace: Option<&str>, error: ClusterError) -> Gap {
    let what = match namespace {
        None => "the PersistentVolumeClaims".to_owned(),
        Some(name) => format!("the PersistentVolumeClaims in the namespace {name}"),
    };
    Gap { what, error }
}

async fn read_each(
    cluster: &impl SecretCluster,
    names: &[String],
    reader: &mut Reader<'_>,
    gaps: &mut Vec<Gap>,
) {
    let lists = names.iter().map(async |name: &String| {
        let scope = Scope {
            namespace: Some(name.clone()),
            selector: None,
        };
        let mut found = Vec::new();
        let outcome = cluster.claims(&scope, &mut |claim| found.push(claim)).await;
        (name, outcome, found)
    });
    // In order, so that what is told does not depend on who answers first.
    let mut lists = futures_util::stream::iter(lists).buffered(AT_ONCE);
    while let Some((name, outcome, found)) = lists.next().await {
        found.iter().for_each(|claim| reader.claim(claim));
        if let Err(error) = outcome {
            gaps.push(claims_gap(Some(name), error));
        }
    }
}

/// A class's references, and what claims have told of them so far.
struct OfClass<'a> {
    class: &'a StorageClass,
    references: Vec<Reference>,
    /// The namespaces with claims of the class.
    namespaces: BTreeSet<String>,
}

/// Goes through the claims once and keeps no more of them than it has to.
struct Reader<'a> {
    classes: BTreeMap<&'a str, OfClass<'a>>,
    uses: Vec<Use>,
    /// Those that one claim has resolved as another did.
    seen: BTreeSet<(String, Purpose, SecretName)>,
}

impl<'a> Reader<'a> {
    fn new(classes: &'a [StorageClass]) -> Self {
        let of_class = |class: &'a StorageClass| OfClass {
            class,
            references: class.references(),
            namespaces: BTreeSet::new(),
        };
        let portworx = classes.iter().filter(|class| class.is_portworx());
        Self {
            classes: portworx
                .map(|class| (class.name.as_str(), of_class(class)))
                .collect(),
            uses: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    fn claim(&mut self, claim: &Claim) {
        let mut of_class = claim.class().and_then(|name| self.classes.get_mut(name));
        if let Some(reference) = claim.reference() {
            let note = of_class.as_ref().and_then(|it| overlap(it));
            let means = match &reference.templates {
                Err(flaw) => Means::Flaw(flaw.clone()),
                Ok(templates) => resolved(templates, claim),
            };
            self.uses.push(used(&reference, means, note));
        }
        let Some(of_class) = &mut of_class else {
            return;
        };
        if !of_class.namespaces.contains(&claim.namespace) {
            of_class.namespaces.insert(claim.namespace.clone());
        }
        for reference in &of_class.references {
            let Ok(templates) = &reference.templates else {
                continue;
            };
            if reference.needs() != Needs::Claim {
                continue;
            }
            let means = resolved(templates, claim);
            if let Means::Secret(secret) = &means {
                let key = (reference.used_by.clone(), reference.purpose, secret.clone());
                if !self.seen.insert(key) {
                    continue;
                }
            }
            let note = trap(of_class, reference);
            self.uses.push(used(reference, means, note));
        }
    }

    /// `as_if`: namespaces that count as if they had claims of every class.
    fn finish(mut self, as_if: &[String]) -> UsedBy {
        let mut without_token = Vec::new();
        for (name, of_class) in &self.classes {
            if of_class.references.is_empty() {
                without_token.push((*name).to_owned());
            }
            for reference in &of_class.references {
                let note = trap(of_class, reference);
                let uses = &mut self.uses;
                let mut add = |means| uses.push(used(reference, means, note.clone()));
                match (&reference.templates, reference.needs()) {
                    (Err(flaw), _) => add(Means::Flaw(flaw.clone())),
                    (Ok((namespace, name)), Needs::Nothing) => {
                        add(Means::Secret((namespace.to_string(), name.to_string())));
                    }
                    (Ok(templates), Needs::Namespace) => {
                        let mut places = of_class.namespaces.clone();
                        places.extend(as_if.iter().cloned());
                        if places.is_empty() {
                            add(Means::Unresolved);
                        }
                        for place in &places {
                            add(resolved_in(templates, place));
                        }
                    }
                    (Ok(_), Needs::Claim) if of_class.namespaces.is_empty() => {
                        add(Means::Unresolved);
                    }
                    // Its claims have resolved it.
                    (Ok(_), Needs::Claim) => {}
                }
            }
        }
        let mut uses = self.uses;
        uses.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut users: BTreeMap<SecretName, BTreeSet<String>> = BTreeMap::new();
        for one in &uses {
            if let Means::Secret(secret) = &one.means {
                let known = users.entry(secret.clone()).or_default();
                known.insert(one.used_by.clone());
            }
        }
        UsedBy {
            users,
            uses,
            without_token,
            gaps: Vec::new(),
        }
    }
}

/// Classes before claims, and of one the purposes in their order.
fn order(one: &Use) -> (bool, &str, Purpose, Option<&SecretName>) {
    let secret = match &one.means {
        Means::Secret(secret) => Some(secret),
        Means::Unresolved | Means::Flaw(_) | Means::Lacking { .. } => None,
    };
    let is_claim = one.purpose == Purpose::Annotation;
    (is_claim, &one.used_by, one.purpose, secret)
}

fn used(reference: &Reference, means: Means, note: Option<String>) -> Use {
    Use {
        used_by: reference.used_by.clone(),
        purpose: reference.purpose,
        written: reference.as_written(),
        means,
        note,
    }
}

fn both(
    namespace: Result<String, ResolveError>,
    name: Result<String, ResolveError>,
    claim: &str,
) -> Means {
    match namespace.and_then(|namespace| Ok((namespace, name?))) {
        Ok(secret) => Means::Secret(secret),
        Err(error) => Means::Lacking {
            claim: claim.to_owned(),
            error,
        },
    }
}

fn resolved((namespace, name): &(Template, Template), claim: &Claim) -> Means {
    let who = format!("{}/{}", claim.namespace, claim.name);
    both(namespace.resolve(claim), name.resolve(claim), &who)
}

fn resolved_in((namespace, name): &(Template, Template), place: &str) -> Means {
    let who = format!("{place}/*");
    both(namespace.resolve_in(place), name.resolve_in(place), &who)
}

/// What a claim's own annotations come to beside what its class says.
fn overlap(of_class: &OfClass<'_>) -> Option<String> {
    let class = &of_class.class.name;
    if of_class.class.is_csi() {
        Some(format!(
            "CSI takes no token from annotations, but from what storageclass/{class} names"
        ))
    } else if of_class.references.is_empty() {
        None
    } else {
        Some(format!("in place of what storageclass/{class} names"))
    }
}

/// What is easily overlooked in a reference of a class.
fn trap(of_class: &OfClass<'_>, reference: &Reference) -> Option<String> {
    let follows = |it: &Reference| it.needs() > Needs::Nothing;
    let in_tree = reference.purpose == Purpose::InTree;
    if !reference.purpose.takes_token() {
        Some("Portworx takes no token from it".to_owned())
    } else if in_tree && of_class.class.is_csi() {
        Some("for the driver within Kubernetes, and this class is of the CSI driver".to_owned())
    } else if in_tree && follows(reference) {
        Some("the driver within Kubernetes fills in no variables; CSI migration does".to_owned())
    } else if !follows(reference)
        && reference.templates.is_ok()
        && of_class
            .references
            .iter()
            .any(|it| it.purpose.takes_token() && follows(it))
    {
        Some("the same for all namespaces, while other purposes of the class differ".to_owned())
    } else {
        None
    }
}
