//! Which issuer and shared secret a storage cluster uses.

use kube::api::ListParams;
use kube::core::Request;
use secrecy::{ExposeSecret as _, SecretSlice};
use serde::Deserialize;
use serde_json::Value;

mod declared;

use self::declared::{Declared, Variable, declared, name_of, off};
use super::connect::KubeCluster;
use super::lists::or_none;
use super::secrets::unbuilt;
use super::status::Subject;
use crate::domain::secret_ref::{SecretRef, check_namespace};
use crate::ports::{ClusterError, SecretCluster as _, SecurityFound, SecurityLook};

/// Where Portworx usually is, newest habit first.
const USUAL_NAMESPACES: [&str; 2] = ["portworx", "kube-system"];
/// The Secret that the operator keeps the shared secret in, unless the StorageCluster names another.
const OPERATOR_SECRET: &str = "px-shared-secret";
/// The Secret of the documentation's installation without an operator.
const DOCS_SECRET: &str = "pxkeys";
/// The key of the shared secret in either.
const SHARED_SECRET_KEY: &str = "shared-secret";
/// The operator's issuer, unless the StorageCluster names another.
const OPERATOR_ISSUER: &str = "operator.portworx.io";
/// At most so many StorageClusters are read; one is usual, and two are already an error.
const LIST_LIMIT: u32 = 50;

/// See [`crate::ports::SecretCluster::find_security`].
pub(super) async fn find(
    cluster: &KubeCluster,
    namespace: Option<&str>,
) -> Result<SecurityFound, ClusterError> {
    let look = look(cluster, namespace).await?;
    let mut found = look.found?;
    if let Some(note) = look.settings.as_ref().and_then(off) {
        found.notes.insert(0, note);
    }
    Ok(found)
}

/// See [`crate::ports::SecretCluster::look_at_security`].
pub(super) async fn look(
    cluster: &KubeCluster,
    namespace: Option<&str>,
) -> Result<SecurityLook, ClusterError> {
    let mut seen = storage_clusters(cluster, namespace).await?;
    if seen.found.len() > 1 {
        let names = seen.found.iter().map(name_of).collect();
        return Err(ClusterError::SeveralStorageClusters { names });
    }
    match seen.found.pop() {
        Some(object) => {
            let declared = declared(&object);
            Ok(SecurityLook {
                settings: Some(declared.settings.clone()),
                found: resolve(cluster, declared).await,
            })
        }
        None => usual_secrets(cluster, namespace, seen)
            .await
            .map(|found| SecurityLook {
                settings: None,
                found: Ok(found),
            }),
    }
}

/// See [`crate::ports::SecretCluster::storage_namespaces`].
pub(super) async fn namespaces(cluster: &KubeCluster) -> Result<Vec<String>, ClusterError> {
    let seen = storage_clusters(cluster, None).await?;
    let mut namespaces: Vec<String> = seen
        .found
        .iter()
        .filter_map(|object| Some(object["metadata"]["namespace"].as_str()?.to_owned()))
        .collect();
    if namespaces.is_empty() {
        // An installation without the operator, as the documentation has it.
        for namespace in USUAL_NAMESPACES {
            for name in [OPERATOR_SECRET, DOCS_SECRET] {
                match cluster.metadata(namespace, name).await {
                    Ok(Some(_)) => namespaces.push(namespace.to_owned()),
                    Ok(None) | Err(ClusterError::Forbidden { .. }) => {}
                    Err(other) => return Err(other),
                }
            }
        }
    }
    namespaces.sort();
    namespaces.dedup();
    Ok(namespaces)
}

#[derive(Deserialize)]
struct List {
    #[serde(default, deserialize_with = "or_none")]
    items: Vec<Value>,
}

/// What was seen of StorageClusters.
#[derive(Default)]
struct Seen {
    found: Vec<Value>,
    /// Where was looked, in words, as far as there was none.
    looked_at: Vec<String>,
    /// Whether there may be some that cannot be listed.
    forbidden: bool,
}

/// The StorageClusters that can be seen; none where there is no such resource, or no right to list it.
async fn storage_clusters(
    cluster: &KubeCluster,
    namespace: Option<&str>,
) -> Result<Seen, ClusterError> {
    let mut seen = Seen::default();
    let mut places = vec![namespace];
    while let Some(place) = places.pop() {
        let shown = place.map_or_else(
            || "all namespaces".to_owned(),
            |name| format!("the namespace {name}"),
        );
        let path = match place {
            Some(name) => {
                check_namespace(name).map_err(|error| ClusterError::Invalid {
                    message: error.to_string(),
                })?;
                format!("/apis/core.libopenstorage.org/v1/namespaces/{name}/storageclusters")
            }
            None => "/apis/core.libopenstorage.org/v1/storageclusters".to_owned(),
        };
        let request = Request::new(path)
            .list(&ListParams::default().limit(LIST_LIMIT))
            .map_err(unbuilt)?;
        let answer = cluster.call(request).await?;
        // Without the resource a server answers with a plain page, so the code is asked and not the body.
        if answer.is(404) {
            let none = "there are no StorageClusters in this Kubernetes".to_owned();
            seen.looked_at.push(none);
            return Ok(seen);
        }
        let subject = Subject::of(place.unwrap_or_default(), "");
        match answer.object::<List>("StorageClusterList", cluster, &subject) {
            Ok(list) if list.items.is_empty() => {
                seen.looked_at.push(format!("no StorageCluster in {shown}"));
            }
            Ok(list) => seen.found.extend(list.items),
            Err(ClusterError::Forbidden { .. }) => {
                seen.forbidden = true;
                let forbidden = format!("listing StorageClusters in {shown} is forbidden");
                seen.looked_at.push(forbidden);
                if place.is_none() {
                    places.extend(USUAL_NAMESPACES.iter().rev().map(|name| Some(*name)));
                }
            }
            Err(other) => return Err(other),
        }
    }
    Ok(seen)
}

/// Reads the Secrets that a StorageCluster names.
async fn resolve(cluster: &KubeCluster, declared: Declared) -> Result<SecurityFound, ClusterError> {
    let Declared {
        source,
        settings: _,
        issuer,
        issuer_variable,
        key,
        username_claim,
        mut notes,
    } = declared;
    let key = key.map_err(|reason| ClusterError::NoSecurityFound {
        looked_at: vec![reason],
    })?;
    let (key, key_at) = match key {
        Variable::Literal(value) => (SecretSlice::from(value.into_bytes()), None),
        Variable::Secret(at) => (cluster.read_key(&at).await?, Some(at)),
    };
    let is_known = issuer.is_some() || issuer_variable.is_ok();
    let from_variable = match issuer_variable.unwrap_or_default() {
        Some(Variable::Literal(value)) => Some(value),
        Some(Variable::Secret(at)) => match cluster.read_key(&at).await {
            Ok(value) => {
                let text = std::str::from_utf8(value.expose_secret()).ok();
                if text.is_none() {
                    notes.push(format!("the issuer in the Secret {at} is not a text"));
                }
                text.map(str::to_owned)
            }
            // Then it is only for the note below.
            Err(_) if issuer.is_some() => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    let issuer = match (issuer, from_variable) {
        (Some(field), Some(variable)) if field != variable => {
            notes.push(format!(
                "{source} names the issuer `{field}` in spec.security and `{variable}` in spec.env; the former is used"
            ));
            Some(field)
        }
        (Some(one), _) | (None, Some(one)) => Some(one),
        (None, None) => is_known.then(|| OPERATOR_ISSUER.to_owned()),
    };
    Ok(SecurityFound {
        source,
        issuer,
        key,
        key_at,
        username_claim,
        notes,
    })
}

/// Looks for the Secrets that the documentation tells people to make.
async fn usual_secrets(
    cluster: &KubeCluster,
    namespace: Option<&str>,
    seen: Seen,
) -> Result<SecurityFound, ClusterError> {
    const UNSEEN: &str = "listing StorageClusters is forbidden, and one that was not seen may name another key and issuer";
    let mut looked_at = seen.looked_at;
    let places = namespace.map_or_else(|| USUAL_NAMESPACES.to_vec(), |name| vec![name]);
    for name in [OPERATOR_SECRET, DOCS_SECRET] {
        for place in &places {
            let at = SecretRef {
                namespace: (*place).to_owned(),
                name: name.to_owned(),
                key: SHARED_SECRET_KEY.to_owned(),
            };
            match cluster.read_key(&at).await {
                Ok(key) => {
                    return Ok(SecurityFound {
                        source: format!("Secret {place}/{name}"),
                        issuer: None,
                        key,
                        key_at: Some(at),
                        username_claim: None,
                        notes: seen
                            .forbidden
                            .then(|| UNSEEN.to_owned())
                            .into_iter()
                            .collect(),
                    });
                }
                Err(
                    ClusterError::SecretNotFound { .. } | ClusterError::NamespaceNotFound { .. },
                ) => {
                    looked_at.push(format!("no Secret {place}/{name}"));
                }
                Err(ClusterError::KeyNotFound { .. }) => {
                    looked_at.push(format!(
                        "the Secret {place}/{name} has no key {SHARED_SECRET_KEY}"
                    ));
                }
                Err(ClusterError::Forbidden { .. }) => {
                    looked_at.push(format!("reading the Secret {place}/{name} is forbidden"));
                }
                Err(other) => return Err(other),
            }
        }
    }
    Err(ClusterError::NoSecurityFound { looked_at })
}
