//! Which issuer and shared secret a storage cluster uses.
//!
//! What Portworx' operator does with a StorageCluster (`drivers/storage/portworx/component/auth.go`) is followed:
//! its defaults, and that the pods get a shared secret of `spec.env` before the one of the Secret.

use std::sync::Arc;

use kube::Api;
use kube::api::ListParams;
use kube::core::{ApiResource, DynamicObject, GroupVersionKind};
use secrecy::SecretSlice;
use serde_json::Value;

use super::connect::KubeCluster;
use super::error::of_call;
use crate::domain::secret_ref::SecretRef;
use crate::ports::{ClusterError, KeyFound, SecretCluster as _, SecurityFound};

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

/// At most so many StorageClusters are read; one is usual.
const LIST_LIMIT: u32 = 50;

/// See [`crate::ports::SecretCluster::find_security`].
pub(super) async fn find(
    cluster: &KubeCluster,
    namespace: Option<&str>,
) -> Result<SecurityFound, ClusterError> {
    let mut looked_at = Vec::new();
    let found = storage_clusters(cluster, namespace, &mut looked_at).await?;
    match found.as_slice() {
        [one] => of_storage_cluster(cluster, one).await,
        [] => of_usual_secrets(cluster, namespace, looked_at).await,
        several => {
            let names = several
                .iter()
                .map(|each| {
                    let meta = &each.metadata;
                    format!(
                        "{}/{}",
                        meta.namespace.as_deref().unwrap_or_default(),
                        meta.name.as_deref().unwrap_or_default()
                    )
                })
                .collect();
            Err(ClusterError::SeveralStorageClusters { names })
        }
    }
}

/// The StorageClusters that can be seen; none where there is no such resource or no right to list it.
async fn storage_clusters(
    cluster: &KubeCluster,
    namespace: Option<&str>,
    looked_at: &mut Vec<String>,
) -> Result<Vec<DynamicObject>, ClusterError> {
    let kind = GroupVersionKind::gvk("core.libopenstorage.org", "v1", "StorageCluster");
    let resource = ApiResource::from_gvk_with_plural(&kind, "storageclusters");
    let params = ListParams::default().limit(LIST_LIMIT);
    let mut places: Vec<Option<&str>> = vec![namespace];
    let mut next = 0;
    while let Some(place) = places.get(next).copied() {
        next += 1;
        let api: Api<DynamicObject> = match place {
            Some(name) => Api::namespaced_with(cluster.client.clone(), name, &resource),
            None => Api::all_with(cluster.client.clone(), &resource),
        };
        let shown = place.map_or("all namespaces".to_owned(), |name| {
            format!("namespace {name}")
        });
        match api.list(&params).await {
            Ok(list) if !list.items.is_empty() => return Ok(list.items),
            Ok(_) => looked_at.push(format!("no StorageCluster in {shown}")),
            // The recorded answer of a server without the resource is a plain page, so the code is asked first.
            Err(kube::Error::Api(status)) if status.code == 404 => {
                looked_at.push("the cluster has no StorageCluster resource".to_owned());
                return Ok(Vec::new());
            }
            Err(kube::Error::Api(status)) if status.code == 403 => {
                looked_at.push(format!("listing StorageClusters in {shown} is forbidden"));
                if place.is_none() {
                    places.extend(USUAL_NAMESPACES.map(Some));
                }
            }
            Err(other) => return Err(of_call(&other, &cluster.faults)),
        }
    }
    Ok(Vec::new())
}

/// Reads what one StorageCluster says about its security.
async fn of_storage_cluster(
    cluster: &KubeCluster,
    object: &DynamicObject,
) -> Result<SecurityFound, ClusterError> {
    let namespace = object.metadata.namespace.as_deref().unwrap_or_default();
    let name = object.metadata.name.as_deref().unwrap_or_default();
    let source = format!("StorageCluster {namespace}/{name}");
    let spec = &object.data["spec"];
    let auth = &spec["security"]["auth"];
    let mut notes = Vec::new();

    let enabled = spec["security"]["enabled"].as_bool().unwrap_or(false);
    if !auth["enabled"].as_bool().unwrap_or(enabled) {
        notes.push(format!("security is not enabled in {source}"));
    }

    let field = text(&auth["selfSigned"]["issuer"]);
    let variable = match variable(spec, "PORTWORX_AUTH_JWT_ISSUER", namespace) {
        Some(Variable::Literal(value)) => Some(value),
        Some(Variable::Secret(at)) => {
            let bytes = cluster.read_key(&at).await?;
            String::from_utf8(secrecy::ExposeSecret::expose_secret(&bytes).to_vec()).ok()
        }
        None => None,
    };
    if let (Some(field), Some(variable)) = (&field, &variable)
        && field != variable
    {
        notes.push(format!(
            "{source} names the issuer `{field}` in spec.security and `{variable}` in spec.env; the former is used"
        ));
    }
    let issuer = field
        .or(variable)
        .unwrap_or_else(|| OPERATOR_ISSUER.to_owned());

    let key = match self::variable(spec, "PORTWORX_AUTH_JWT_SHAREDSECRET", namespace) {
        Some(Variable::Literal(value)) => {
            KeyFound::Literal(Arc::new(SecretSlice::from(value.into_bytes())))
        }
        Some(Variable::Secret(at)) => KeyFound::Secret(at),
        None => {
            let secret = text(&auth["selfSigned"]["sharedSecret"])
                .unwrap_or_else(|| OPERATOR_SECRET.to_owned());
            KeyFound::Secret(SecretRef {
                namespace: namespace.to_owned(),
                name: secret,
                key: SHARED_SECRET_KEY.to_owned(),
            })
        }
    };
    Ok(SecurityFound {
        source,
        issuer: Some(issuer),
        key,
        notes,
    })
}

/// Looks for the Secrets that the documentation tells people to make.
async fn of_usual_secrets(
    cluster: &KubeCluster,
    namespace: Option<&str>,
    mut looked_at: Vec<String>,
) -> Result<SecurityFound, ClusterError> {
    let places = namespace.map_or_else(|| USUAL_NAMESPACES.to_vec(), |name| vec![name]);
    for name in [OPERATOR_SECRET, DOCS_SECRET] {
        for place in &places {
            let at = SecretRef {
                namespace: (*place).to_owned(),
                name: name.to_owned(),
                key: SHARED_SECRET_KEY.to_owned(),
            };
            match cluster.read_key(&at).await {
                Ok(_) => {
                    return Ok(SecurityFound {
                        source: format!("Secret {place}/{name}"),
                        issuer: None,
                        key: KeyFound::Secret(at),
                        notes: Vec::new(),
                    });
                }
                Err(ClusterError::SecretNotFound { .. }) => {
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

/// What an environment variable of `spec.env` is set to.
enum Variable {
    Literal(String),
    Secret(SecretRef),
}

fn variable(spec: &Value, name: &str, namespace: &str) -> Option<Variable> {
    let entry = spec["env"]
        .as_array()?
        .iter()
        .find(|entry| entry["name"] == name)?;
    if let Some(value) = text(&entry["value"]) {
        return Some(Variable::Literal(value));
    }
    let reference = &entry["valueFrom"]["secretKeyRef"];
    Some(Variable::Secret(SecretRef {
        namespace: namespace.to_owned(),
        name: text(&reference["name"])?,
        key: text(&reference["key"])?,
    }))
}

/// A string that is not empty.
fn text(value: &Value) -> Option<String> {
    value
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}
