//! What to do about a token that was not renewed, and what is worth knowing about those that were.

use std::collections::BTreeMap;

use crate::cli::{Failure, World, exit};
use crate::domain::renewal::plan::{ClaimSource, Refusal};
use crate::domain::time::NumericDate;
use crate::ops::recorded_key::RecordedKeyError;
use crate::ops::secret_guard::Refused;
use crate::ops::secret_rotate::{Renewed, RotateError};

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
                    "only what pxsec keeps is rotated; take it over with: kubectl pxsec secret push {name} -n {namespace} --adopt --auth-config FILE --from-cluster"
                )),
                Refused::Immutable { .. } | Refused::WrongType { .. } => {
                    Self::new(exit::CLUSTER, said).hint("delete it, and push its token anew")
                }
                Refused::Admin { .. } => Self::failed(said)
                    .hint("tenants can read it there: if it was there before, find out how it came there; if it is meant so, insist with --allow-admin"),
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
            RotateError::Gone => Self::new(exit::CLUSTER, said)
                .hint("`kubectl pxsec secret status -A` shows those that pxsec keeps"),
            RotateError::Generate(error) => error.into(),
            RotateError::Strict(_) => Self::failed(said),
            RotateError::Unverified(_) => Self::failed(said)
                .hint("find out who else writes to it: kubectl get secret NAME --show-managed-fields -o yaml"),
        }
    }
}

/// What is worth knowing about the new tokens together.
#[derive(Default)]
pub(super) struct Gist {
    in_force: usize,
    /// How many have the claims of the token that was there.
    as_before: usize,
    latest: Option<NumericDate>,
    dropped: BTreeMap<String, usize>,
    warnings: BTreeMap<String, usize>,
}

impl Gist {
    pub(super) fn add(&mut self, renewed: &Renewed) {
        if renewed.in_force {
            self.in_force += 1;
            self.latest = self.latest.max(renewed.expired);
        }
        if renewed.source == ClaimSource::Token {
            self.as_before += 1;
        }
        for claim in &renewed.dropped {
            *self.dropped.entry(claim.clone()).or_default() += 1;
        }
        for warning in &renewed.warnings {
            *self.warnings.entry(warning.clone()).or_default() += 1;
        }
    }

    /// Says each thing once, and what the replaced tokens can still do.
    ///
    /// `declared` when an identity was given, which stands in only for what cannot be believed.
    pub(super) fn say(&self, declared: bool, dry_run: bool, world: &mut World<'_>) {
        if declared && self.as_before > 0 {
            world.note(&format!(
                "the claims of the token that was there were kept, and those given here are not in it{}; `kubectl pxsec secret push` gives others",
                times(self.as_before)
            ));
        }
        for (warning, count) in &self.warnings {
            world.warn(&format!("{warning}{}", times(*count)));
        }
        for (claim, count) in &self.dropped {
            world.note(&format!(
                "the claim `{claim}` is none of PX-Security's, and no new token has it{}",
                times(*count)
            ));
        }
        if let Some(latest) = self.latest.filter(|_| !dry_run) {
            let latest = latest.to_rfc3339();
            let what = match self.in_force {
                1 => format!("the replaced token stays valid until its exp, at {latest}"),
                many => format!(
                    "the {many} replaced tokens stay valid until their exp, the latest at {latest}"
                ),
            };
            world.note(&format!("{what}; only a new shared secret revokes them"));
        }
    }
}

fn times(count: usize) -> String {
    match count {
        1 => String::new(),
        many => format!(" ({many} tokens)"),
    }
}
