//! Reading the Secrets of a status, page by page or one by one.

use std::collections::BTreeSet;

use futures_util::StreamExt as _;

use super::{Request, Row};
use crate::domain::secret_check::Trust;
use crate::domain::secret_ref::SecretRef;
use crate::domain::token_record::SecretMetadata;
use crate::ports::{ClusterError, LiveSecret, Scope, SecretCluster};

/// How many Secrets are read at the same time, where each takes a request of its own.
const READS: usize = 8;

/// How many of these are handed on together.
const BATCH: usize = 100;

/// Hands a row for every Secret of `scope` that is to be shown to `each`, in the server's order, as pages come.
///
/// With a [`Trust`], and Secrets asked for that are not ours, their metadata is listed first and only those that
/// concern us are read, one by one: nobody else's keys leave the cluster for this.
///
/// # Errors
/// What the cluster answers; the rows handed out by then stand.
pub async fn list(
    request: &Request<'_>,
    scope: &Scope,
    cluster: &impl SecretCluster,
    each: &mut dyn FnMut(Row),
) -> Result<(), ClusterError> {
    if let Some(namespace) = &scope.namespace
        && scope.selector.is_none()
        && !request.names.is_empty()
    {
        match named(request, namespace, cluster).await {
            // Who may list all may still not read one.
            Err(ClusterError::Forbidden { .. }) => {}
            Err(other) => return Err(other),
            Ok(rows) => {
                rows.into_iter().for_each(each);
                return Ok(());
            }
        }
    }
    let Some(trust) = request.trust else {
        let mut hand_on = |secret: SecretMetadata| {
            let row = request.row(&secret).filter(|row| request.shows(row));
            row.into_iter().for_each(&mut *each);
        };
        return cluster.list(scope, &mut hand_on).await.map(drop);
    };
    if !request.all && request.names.is_empty() {
        let mut hand_on = |live: LiveSecret| {
            let row = request.row_live(&live, trust);
            let row = row.filter(|row| request.shows(row));
            row.into_iter().for_each(&mut *each);
        };
        return cluster.list_live(scope, request.key, &mut hand_on).await;
    }
    let mut found = Vec::new();
    let mut note = |secret: SecretMetadata| {
        if request.concerns(&secret, false) {
            found.push(SecretRef {
                namespace: secret.namespace,
                name: secret.name,
                key: request.key.to_owned(),
            });
        }
    };
    cluster.list(scope, &mut note).await?;
    for batch in found.chunks(BATCH) {
        let rows = read(request, batch, trust, cluster).await?;
        rows.into_iter().for_each(&mut *each);
    }
    Ok(())
}

/// The rows of these Secrets with their tokens. One that is gone by now is none.
async fn read(
    request: &Request<'_>,
    places: &[SecretRef],
    trust: &Trust,
    cluster: &impl SecretCluster,
) -> Result<Vec<Row>, ClusterError> {
    let reads = places.iter().map(|at| cluster.live(at));
    let mut reads = futures_util::stream::iter(reads).buffered(READS);
    let mut rows = Vec::with_capacity(places.len());
    while let Some(live) = reads.next().await {
        let row = live?.and_then(|live| request.row_live(&live, trust));
        rows.extend(row.filter(|row| request.shows(row)));
    }
    Ok(rows)
}

/// The rows of the Secrets that the request names, each asked for by its name: a right to these alone is enough.
async fn named(
    request: &Request<'_>,
    namespace: &str,
    cluster: &impl SecretCluster,
) -> Result<Vec<Row>, ClusterError> {
    let names: BTreeSet<&String> = request.names.iter().collect();
    if let Some(trust) = request.trust {
        let places: Vec<SecretRef> = names
            .into_iter()
            .map(|name| SecretRef {
                namespace: namespace.to_owned(),
                name: name.clone(),
                key: request.key.to_owned(),
            })
            .collect();
        return read(request, &places, trust, cluster).await;
    }
    let reads = names
        .into_iter()
        .map(|name| cluster.metadata(namespace, name));
    let mut reads = futures_util::stream::iter(reads).buffered(READS);
    let mut rows = Vec::new();
    while let Some(found) = reads.next().await {
        let row = found?.and_then(|secret| request.row(&secret));
        rows.extend(row.filter(|row| request.shows(row)));
    }
    Ok(rows)
}
