//! Secrets over the API: read one key, metadata, create, server-side apply.

use k8s_openapi::api::core::v1::Secret;
use kube::Resource as _;
use kube::api::{Patch, PatchParams, PostParams};
use kube::core::PartialObjectMeta;
use secrecy::SecretSlice;

use super::annotations::FIELD_MANAGER;
use super::connect::KubeCluster;
use super::error::of_call;
use super::manifest::manifest;
use super::storage_cluster;
use crate::domain::secret_ref::SecretRef;
use crate::ports::{
    ApplyMode, ClusterError, ClusterTarget, DesiredSecret, SecretCluster, SecretMetadata,
    SecurityFound,
};

impl SecretCluster for KubeCluster {
    fn target(&self) -> &ClusterTarget {
        &self.target
    }

    async fn read_key(&self, at: &SecretRef) -> Result<SecretSlice<u8>, ClusterError> {
        let found = self
            .secrets(&at.namespace)
            .get_opt(&at.name)
            .await
            .map_err(|error| {
                self.located(of_call(&error, &self.faults), &at.namespace, &at.name)
            })?;
        let Some(secret) = found else {
            return Err(ClusterError::SecretNotFound {
                namespace: at.namespace.clone(),
                name: at.name.clone(),
            });
        };
        let mut data = secret.data.unwrap_or_default();
        match data.remove(&at.key) {
            Some(value) => Ok(SecretSlice::from(value.0)),
            None => Err(ClusterError::KeyNotFound {
                namespace: at.namespace.clone(),
                name: at.name.clone(),
                key: at.key.clone(),
                known: data.into_keys().collect(),
            }),
        }
    }

    async fn metadata(
        &self,
        namespace: &str,
        name: &str,
    ) -> Result<Option<SecretMetadata>, ClusterError> {
        match self.secrets(namespace).get_metadata_opt(name).await {
            Ok(found) => Ok(found.map(|object| metadata(&object))),
            Err(error) => Err(self.located(of_call(&error, &self.faults), namespace, name)),
        }
    }

    async fn create(&self, want: &DesiredSecret) -> Result<(), ClusterError> {
        let secret: Secret = serde_json::from_value(manifest(want))
            .expect("a manifest of ours has the shape of a Secret");
        let params = PostParams {
            field_manager: Some(FIELD_MANAGER.to_owned()),
            ..PostParams::default()
        };
        match self.secrets(&want.namespace).create(&params, &secret).await {
            Ok(_) => Ok(()),
            Err(error) => {
                Err(self.located(of_call(&error, &self.faults), &want.namespace, &want.name))
            }
        }
    }

    async fn apply(
        &self,
        want: &DesiredSecret,
        mode: ApplyMode,
    ) -> Result<SecretMetadata, ClusterError> {
        let mut params = PatchParams::apply(FIELD_MANAGER);
        params.force = mode.force;
        params.dry_run = mode.dry_run;
        // Metadata only comes back: the token is not sent to us again.
        let answer = self
            .secrets(&want.namespace)
            .patch_metadata(&want.name, &params, &Patch::Apply(manifest(want)))
            .await;
        match answer {
            Ok(object) => Ok(metadata(&object)),
            Err(error) => {
                Err(self.located(of_call(&error, &self.faults), &want.namespace, &want.name))
            }
        }
    }

    async fn find_security(&self, namespace: Option<&str>) -> Result<SecurityFound, ClusterError> {
        storage_cluster::find(self, namespace).await
    }
}

impl KubeCluster {
    /// The error with the Secret that the call was about, where the server's answer names only half of it.
    fn located(&self, error: ClusterError, namespace: &str, name: &str) -> ClusterError {
        match error {
            ClusterError::AlreadyExists { .. } => ClusterError::AlreadyExists {
                namespace: namespace.to_owned(),
                name: name.to_owned(),
            },
            ClusterError::Changed { .. } => ClusterError::Changed {
                namespace: namespace.to_owned(),
                name: name.to_owned(),
            },
            other => other,
        }
    }
}

fn metadata(object: &PartialObjectMeta<Secret>) -> SecretMetadata {
    let meta = object.meta();
    SecretMetadata {
        resource_version: meta.resource_version.clone().unwrap_or_default(),
        owners: meta
            .owner_references
            .iter()
            .flatten()
            .map(|owner| (owner.kind.clone(), owner.name.clone()))
            .collect(),
    }
}
