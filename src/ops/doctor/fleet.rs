//! How the tokens are that pxsec keeps in a cluster, and those that volumes use, by metadata alone.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::StreamExt as _;

use crate::domain::reference_state::ReferenceState;
use crate::domain::secret_ref::TOKEN_KEY;
use crate::domain::secret_state::SecretState;
use crate::domain::time::NumericDate;
use crate::ops::storage_class_check::{Judged, judge, wanted};
use crate::ops::used_by::{Gap, Places, SecretName, UsedBy};
use crate::ports::{ClusterError, Scope, SecretCluster};

/// So many Secrets are looked at at the same time.
const AT_ONCE: usize = 16;

/// So many names of each state are kept: enough to recognize what it is about.
pub const NAMES: usize = 3;

/// The Secrets of one state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfState {
    /// How many.
    pub count: usize,
    /// `NAMESPACE/NAME` of the first ones.
    pub names: Vec<String>,
}

/// All Secrets in question, by their state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census(pub BTreeMap<SecretState, OfState>);

impl Census {
    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.values().map(|of_state| of_state.count).sum()
    }
}

/// Counts what `scope` has. No data leaves the cluster.
///
/// # Errors
/// [`ClusterError`] by cause.
pub async fn count(
    cluster: &impl SecretCluster,
    scope: &Scope,
    now: NumericDate,
) -> Result<Census, ClusterError> {
    let mut census = Census::default();
    let mut each = |secret: crate::ports::SecretMetadata| {
        let state = SecretState::of_metadata(&secret, TOKEN_KEY, now);
        let of_state = census.0.entry(state).or_default();
        of_state.count += 1;
        if of_state.names.len() < NAMES {
            of_state
                .names
                .push(format!("{}/{}", secret.namespace, secret.name));
        }
    };
    cluster.list(scope, &mut each).await?;
    Ok(census)
}

/// What StorageClasses and claims refer to.
#[derive(Debug, Default)]
pub struct References {
    /// Who refers to what, by what is to be thought of it; each pair once.
    pub states: BTreeMap<ReferenceState, BTreeSet<(String, Option<SecretName>)>>,
    /// What could not be looked at.
    pub gaps: Vec<Gap>,
}

/// Looks at every Secret that a StorageClass or a claim refers to. No data leaves the cluster.
pub async fn references(cluster: &impl SecretCluster, now: NumericDate) -> References {
    let used_by = UsedBy::read(cluster, Places::All).await;
    let secrets = wanted(&used_by).into_iter().map(async |secret| {
        let looked = cluster.metadata(&secret.0, &secret.1).await;
        (secret, looked.map_err(|error| error.to_string()))
    });
    let looked = futures_util::stream::iter(secrets).buffer_unordered(AT_ONCE);
    let found = looked.collect().await;
    let mut references = References::default();
    for judged in judge(&used_by, &found, now) {
        let secret = judged.secret().cloned();
        let Judged { used, state, .. } = judged;
        let known = references.states.entry(state).or_default();
        known.insert((used.used_by, secret));
    }
    references.gaps = used_by.gaps;
    references
}
