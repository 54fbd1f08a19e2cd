//! StorageClasses and VolumeSnapshotClasses that name token Secrets, as manifests.

use std::collections::BTreeMap;

use serde::Serialize;

use super::view;
use crate::domain::secret_template::{Template, Variable};
use crate::domain::storage_class::{
    AUTH_SECRET_NAME, AUTH_SECRET_NAMESPACE, CSI_DRIVER, IN_TREE_DRIVER, TOKEN_PURPOSES,
};

/// A StorageClass for `kubectl apply`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StorageClassManifest {
    api_version: &'static str,
    kind: &'static str,
    metadata: Name,
    provisioner: &'static str,
    parameters: BTreeMap<String, String>,
    allow_volume_expansion: bool,
}

/// A VolumeSnapshotClass for `kubectl apply`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotClassManifest {
    api_version: &'static str,
    kind: &'static str,
    metadata: Name,
    driver: &'static str,
    deletion_policy: &'static str,
    parameters: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct Name {
    name: String,
}

/// Several objects for `kubectl apply`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<T> {
    api_version: &'static str,
    kind: &'static str,
    items: T,
}

/// As YAML, a document each.
#[must_use]
pub fn yaml(class: &StorageClassManifest, snapshots: Option<&SnapshotClassManifest>) -> String {
    let mut text = view::yaml(class);
    if let Some(snapshots) = snapshots {
        text += "---\n";
        text += &view::yaml(snapshots);
    }
    text
}

/// As JSON: one object as it is, two as a list.
#[must_use]
pub fn json(class: &StorageClassManifest, snapshots: Option<&SnapshotClassManifest>) -> String {
    match snapshots {
        None => view::json(class),
        Some(snapshots) => view::json(&List {
            api_version: "v1",
            kind: "List",
            items: (class, snapshots),
        }),
    }
}

impl StorageClassManifest {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.metadata.name
    }

    /// For the CSI driver: the three pairs that the documentation of Portworx wants.
    #[must_use]
    pub fn csi(
        name: &str,
        secret: &(Template, Template),
        mut parameters: BTreeMap<String, String>,
    ) -> Self {
        for purpose in TOKEN_PURPOSES {
            let (name_key, namespace_key) = purpose.keys();
            parameters.insert(namespace_key, secret.0.to_string());
            parameters.insert(name_key, secret.1.to_string());
        }
        Self::new(name, CSI_DRIVER, parameters)
    }

    /// For the driver within Kubernetes.
    #[must_use]
    pub fn in_tree(
        name: &str,
        secret: &(Template, Template),
        mut parameters: BTreeMap<String, String>,
    ) -> Self {
        parameters.insert(AUTH_SECRET_NAMESPACE.to_owned(), secret.0.to_string());
        parameters.insert(AUTH_SECRET_NAME.to_owned(), secret.1.to_string());
        Self::new(name, IN_TREE_DRIVER, parameters)
    }

    fn new(name: &str, provisioner: &'static str, parameters: BTreeMap<String, String>) -> Self {
        Self {
            api_version: "storage.k8s.io/v1",
            kind: "StorageClass",
            metadata: Name {
                name: name.to_owned(),
            },
            provisioner,
            parameters,
            allow_volume_expansion: true,
        }
    }
}

impl SnapshotClassManifest {
    /// The class whose snapshots are made with the same token as the volumes.
    ///
    /// # Errors
    /// The variable that snapshots have no counterpart of.
    pub fn new(name: &str, secret: &(Template, Template)) -> Result<Self, Variable> {
        let keys = |half: &str| format!("csi.storage.k8s.io/snapshotter-secret-{half}");
        let parameters = BTreeMap::from([
            (keys("namespace"), secret.0.for_snapshots()?),
            (keys("name"), secret.1.for_snapshots()?),
        ]);
        Ok(Self {
            api_version: "snapshot.storage.k8s.io/v1",
            kind: "VolumeSnapshotClass",
            metadata: Name {
                name: name.to_owned(),
            },
            driver: CSI_DRIVER,
            deletion_policy: "Delete",
            parameters,
        })
    }
}
