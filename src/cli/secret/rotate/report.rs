//! What became of a rotation, and what to do about the rest of it.

use std::collections::BTreeMap;

use super::RotateArgs;
use super::targets::{Target, Unlisted};
use crate::cli::fleet::Outcome;
use crate::cli::retry_command::Left;
use crate::cli::{Failure, World, exit};
use crate::domain::renewal::plan::Refusal;
use crate::domain::time::NumericDate;
use crate::ops::recorded_key::RecordedKeyError;
use crate::ops::secret_guard::Refused;
use crate::ops::secret_rotate::{RotateError, Rotated};
use crate::output::push::{FailureItem, Place};
use crate::output::rotate::{RotateItem, word};
use crate::ports::ClusterTarget;

const NAME_THE_KEY: &str = "name the key: --from-cluster, or --signing-key with a file, env://NAME or secret://NAMESPACE/NAME/KEY";
const DECLARE: &str = "say whom it is for, and what is there does not matter: --auth-config FILE, with --from-cluster or --signing-key and --issuer";

impl From<RotateError> for Failure {
    fn from(error: RotateError) -> Self {
        let said = error.to_string();
        match error {
            RotateError::Refused(refused) => match refused {
                Refused::OperatorOwned { .. } => {
                    Self::new(exit::CONFLICT, said).hint("leave it to the operator")
                }
                Refused::Unmanaged { namespace, name, .. } => Self::new(exit::CONFLICT, said).hint(format!(
                    "only what pxsec keeps is rotated; take it over with: kubectl pxsec secret push {name} -n {namespace} --adopt"
                )),
                Refused::Immutable { .. } | Refused::WrongType { .. } => {
                    Self::new(exit::CONFLICT, said).hint("delete it, and push its token anew")
                }
                Refused::Admin { .. } => Self::failed(said)
                    .hint("find out how it came there; if it is meant so, insist with --allow-admin"),
            },
            RotateError::Unknown(refusal) => match refusal {
                Refusal::WrongKey { .. } => Self::failed(said)
                    .hint("name the key that has signed it with --previous-signing-key, beside --from-cluster or --signing-key")
                    .hint(DECLARE),
                Refusal::WrongIssuer { .. } => Self::failed(said).hint("--stale gives it the server's issuer"),
                Refusal::NoLifetime => Self::failed(said).hint("say how long a new one lives: --token-duration 30d"),
                Refusal::NotYetValid => Self::failed(said).hint("check this machine's clock, or wait"),
                Refusal::OtherManager { .. } => Self::new(exit::CONFLICT, said)
                    .hint(DECLARE)
                    .hint("and take the field over with --force-conflicts"),
                Refusal::NoToken { .. } => Self::failed(said)
                    .hint("--key names the key that it is under")
                    .hint(DECLARE),
                Refusal::NotAToken(_)
                | Refusal::Unsound(_)
                | Refusal::Drifted { .. }
                | Refusal::Malformed(_)
                | Refusal::OtherSubject { .. } => Self::failed(said).hint(DECLARE),
            },
            RotateError::Key(RecordedKeyError::Cluster(error)) | RotateError::Cluster(error) => error.into(),
            RotateError::Key(
                RecordedKeyError::None
                | RecordedKeyError::NotASecret
                | RecordedKeyError::OwnNamespace { .. }
                | RecordedKeyError::Unusable { .. },
            ) => Self::failed(said).hint(NAME_THE_KEY),
            RotateError::Gone => Self::new(exit::CLUSTER, said),
            RotateError::Generate(error) => error.into(),
            RotateError::Strict(_) => Self::failed(said),
            RotateError::Unverified(_) => Self::failed(said)
                .hint("find out who else writes to it: kubectl get secret NAME --show-managed-fields -o yaml"),
        }
    }
}

/// A Secret's name and place, as failures name it.
pub(super) fn named(place: &Place) -> String {
    let of = place
        .kube_context
        .as_ref()
        .map(|name| format!("{name}: "))
        .unwrap_or_default();
    if place.name.is_empty() {
        format!("{of}{}", place.namespace)
    } else {
        format!("{of}{}/{}", place.namespace, place.name)
    }
}

/// What is known when all is over.
#[derive(Default)]
pub(super) struct Done {
    items: Vec<((usize, Place), RotateItem)>,
    failures: Vec<((usize, Place), FailureItem)>,
    counts: BTreeMap<&'static str, usize>,
    /// How many replaced tokens servers go on taking, and the latest end of these.
    in_force: usize,
    latest: Option<NumericDate>,
    dropped: BTreeMap<String, usize>,
    warnings: BTreeMap<String, usize>,
    /// Each with its advice.
    pub(super) failed: Vec<Failure>,
    not_done: usize,
    /// What there is to be done again.
    pub(super) left: Vec<Left>,
}

impl Done {
    pub(super) fn add(
        &mut self,
        args: &RotateArgs,
        target: &Target,
        cluster: &ClusterTarget,
        outcome: Outcome<Rotated, RotateError>,
        now: NumericDate,
    ) {
        let reason = match outcome {
            Outcome::Done(rotated) => {
                *self.counts.entry(word(&rotated)).or_default() += 1;
                if let Rotated::Renewed(renewed) = &rotated {
                    if renewed.in_force {
                        self.in_force += 1;
                        self.latest = self.latest.max(renewed.expired);
                    }
                    for claim in &renewed.dropped {
                        *self.dropped.entry(claim.clone()).or_default() += 1;
                    }
                    for warning in &renewed.warnings {
                        *self.warnings.entry(warning.clone()).or_default() += 1;
                    }
                }
                let dry = args.dry_run.word().is_some();
                let item = RotateItem::new(cluster, &target.place, &args.key, dry, &rotated, now);
                self.items.push(((target.link, target.place.clone()), item));
                return;
            }
            Outcome::Failed(error) => {
                let failure = Failure::from(error);
                let reason = failure.in_a_line();
                self.failed.push(failure);
                reason
            }
            Outcome::NotStarted => {
                self.not_done += 1;
                "not started".to_owned()
            }
            Outcome::Unknown => {
                self.not_done += 1;
                "under way when it was stopped: not known".to_owned()
            }
        };
        self.fail(target.link, &target.place, cluster, reason);
    }

    pub(super) fn add_unlisted(&mut self, unlisted: Unlisted, cluster: &ClusterTarget) {
        let failure = Failure::from(unlisted.error);
        let reason = failure.in_a_line();
        self.failed.push(failure);
        self.fail(unlisted.link, &unlisted.place, cluster, reason);
    }

    fn fail(&mut self, link: usize, place: &Place, cluster: &ClusterTarget, error: String) {
        let item = FailureItem {
            kube_context: cluster.kube_context.clone(),
            namespace: place.namespace.clone(),
            name: place.name.clone(),
            error,
        };
        self.failures.push(((link, place.clone()), item));
        let left = Left {
            kube_context: place.kube_context.clone(),
            namespace: place.namespace.clone(),
        };
        if !self.left.contains(&left) {
            self.left.push(left);
        }
    }

    /// How many tokens were renewed.
    pub(super) fn renewed(&self) -> usize {
        self.counts.get("renewed").copied().unwrap_or(0)
    }

    /// The views, by cluster, namespace and name.
    pub(super) fn views(&mut self) -> (Vec<RotateItem>, Vec<FailureItem>) {
        fn ordered<T>(found: &mut Vec<((usize, Place), T)>) -> Vec<T> {
            found.sort_by(|((link, place), _), ((other, others), _)| {
                (link, &place.namespace, &place.name).cmp(&(other, &others.namespace, &others.name))
            });
            found.drain(..).map(|(_, item)| item).collect()
        }
        (ordered(&mut self.items), ordered(&mut self.failures))
    }

    /// Says what is worth knowing about all of it: advice once, counts, and what the replaced tokens can still do.
    pub(super) fn say(&self, total: usize, dry_run: bool, world: &mut World<'_>) {
        for (warning, count) in &self.warnings {
            world.warn(&format!("{warning}{}", times(*count)));
        }
        for (claim, count) in &self.dropped {
            world.note(&format!(
                "the claim `{claim}` is none of PX-Security's, and no new token has it{}",
                times(*count)
            ));
        }
        let mut said: Vec<&String> = Vec::new();
        for hint in self.failed.iter().flat_map(|failure| &failure.hints) {
            if !said.contains(&hint) {
                said.push(hint);
                world.tell(&format!("hint: {hint}\n"));
            }
        }
        if total > 1 {
            let mut parts: Vec<String> = self
                .counts
                .iter()
                .map(|(word, count)| format!("{count} {word}"))
                .collect();
            for (count, word) in [(self.failed.len(), "failed"), (self.not_done, "not done")] {
                if count > 0 {
                    parts.push(format!("{count} {word}"));
                }
            }
            world.note(&format!("{total} Secrets: {}", parts.join(", ")));
        }
        if let Some(latest) = self.latest.filter(|_| !dry_run) {
            let (tokens, stay) = match self.in_force {
                1 => ("the replaced token stays".to_owned(), "its"),
                many => (format!("the {many} replaced tokens stay"), "their"),
            };
            let last = match self.in_force {
                1 => format!("at {}", latest.to_rfc3339()),
                _ => format!("the latest at {}", latest.to_rfc3339()),
            };
            world.note(&format!(
                "{tokens} valid until {stay} exp, {last}; only a new shared secret revokes them"
            ));
        }
    }
}

fn times(count: usize) -> String {
    match count {
        1 => String::new(),
        many => format!(" ({many} tokens)"),
    }
}
