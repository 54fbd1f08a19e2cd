//! StorageClasses and PersistentVolumeClaims, as far as they say which token is used.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::connect::KubeCluster;
use super::lists::{Form, List, Named};
use crate::domain::secret_ref::check_namespace;
use crate::domain::storage_class::{Claim, StorageClass};
use crate::ports::{ClusterError, Scope};

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata {
    name: String,
    namespace: String,
    annotations: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Class {
    metadata: Metadata,
    provisioner: String,
    #[serde(default)]
    parameters: Option<BTreeMap<String, String>>,
    #[serde(default)]
    allow_volume_expansion: Option<bool>,
}

#[derive(Deserialize)]
struct VolumeClaim {
    metadata: Metadata,
    #[serde(default)]
    spec: ClaimSpec,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct ClaimSpec {
    storage_class_name: Option<String>,
    volume_name: Option<String>,
}

impl Named for Class {
    fn place(&self) -> String {
        self.metadata.name.clone()
    }
}

impl Named for VolumeClaim {
    fn place(&self) -> String {
        format!("{}/{}", self.metadata.namespace, self.metadata.name)
    }
}

/// See [`crate::ports::SecretCluster::storage_classes`].
pub(super) async fn classes(cluster: &KubeCluster) -> Result<Vec<StorageClass>, ClusterError> {
    let mut classes = Vec::new();
    let list = List {
        path: "/apis/storage.k8s.io/v1/storageclasses",
        selector: None,
        form: Form::Whole,
        kind: "StorageClassList",
    };
    list.walk(cluster, &mut |found: Class| {
        classes.push(StorageClass {
            name: found.metadata.name,
            provisioner: found.provisioner,
            parameters: found.parameters.unwrap_or_default(),
            expands: found.allow_volume_expansion.unwrap_or(false),
        });
        Ok(())
    })
    .await?;
    Ok(classes)
}

/// See [`crate::ports::SecretCluster::claims`].
pub(super) async fn claims(
    cluster: &KubeCluster,
    scope: &Scope,
    each: &mut dyn FnMut(Claim),
) -> Result<(), ClusterError> {
    let path = match &scope.namespace {
        None => "/api/v1/persistentvolumeclaims".to_owned(),
        Some(namespace) => {
            check_namespace(namespace).map_err(|error| ClusterError::Invalid {
                message: error.to_string(),
            })?;
            format!("/api/v1/namespaces/{namespace}/persistentvolumeclaims")
        }
    };
    let list = List {
        path: &path,
        selector: scope.selector.as_deref(),
        form: Form::Whole,
        kind: "PersistentVolumeClaimList",
    };
    list.walk(cluster, &mut |found: VolumeClaim| {
        each(Claim {
            namespace: found.metadata.namespace,
            name: found.metadata.name,
            storage_class: found.spec.storage_class_name,
            volume: found.spec.volume_name.filter(|name| !name.is_empty()),
            annotations: found.metadata.annotations,
        });
        Ok(())
    })
    .await
    .map(drop)
}
