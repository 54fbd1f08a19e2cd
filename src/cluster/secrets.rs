//! Secrets over the API: read one key, metadata, create, server-side apply.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{ACCEPT, HeaderValue};
use kube::api::{GetParams, Patch, PatchParams, PostParams};
use kube::core::Request;
use secrecy::{ExposeSecret as _, SecretSlice};
use serde::Deserialize;
use zeroize::Zeroize as _;

use super::annotations::FIELD_MANAGER;
use super::connect::KubeCluster;
use super::manifest::manifest;
use super::status::Subject;
use super::storage_cluster;
use crate::domain::secret_ref::{SecretRef, SecretRefError, check_namespace, check_secret_name};
use crate::ports::{
    ApplyMode, ClusterError, ClusterTarget, DesiredSecret, SecretCluster, SecretMetadata,
    SecurityFound,
};

/// Asks for an object without its data (<https://kubernetes.io/docs/reference/using-api/api-concepts/>).
const METADATA_ONLY: HeaderValue =
    HeaderValue::from_static("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1");

impl SecretCluster for KubeCluster {
    fn target(&self) -> &ClusterTarget {
        &self.target
    }

    async fn read_key(&self, at: &SecretRef) -> Result<SecretSlice<u8>, ClusterError> {
        let subject = Subject {
            namespace: &at.namespace,
            name: &at.name,
        };
        let request = secrets(&subject)?
            .get(&at.name, &GetParams::default())
            .map_err(unbuilt)?;
        let answer = self.call(request).await?;
        let mut secret: Secret = answer.object("Secret", self, &subject)?;
        let mut data = secret.data.take().unwrap_or_default();
        let found = data.remove(&at.key);
        let known: Vec<String> = data.keys().cloned().collect();
        data.into_values().for_each(|mut value| value.zeroize());
        let Some(mut encoded) = found else {
            return Err(ClusterError::KeyNotFound {
                namespace: at.namespace.clone(),
                name: at.name.clone(),
                key: at.key.clone(),
                known,
            });
        };
        let value = STANDARD.decode(&encoded);
        encoded.zeroize();
        value
            .map(SecretSlice::from)
            .map_err(|_| ClusterError::BadAnswer {
                server: self.target.server.clone(),
            })
    }

    async fn metadata(
        &self,
        namespace: &str,
        name: &str,
    ) -> Result<Option<SecretMetadata>, ClusterError> {
        let subject = Subject { namespace, name };
        let request = secrets(&subject)?
            .get_metadata(name, &GetParams::default())
            .map_err(unbuilt)?;
        let answer = self.call(request).await?;
        match answer.object::<Partial>("PartialObjectMetadata", self, &subject) {
            Ok(found) => Ok(Some(found.into())),
            Err(ClusterError::SecretNotFound { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    async fn create(&self, want: &DesiredSecret) -> Result<(), ClusterError> {
        let subject = Subject {
            namespace: &want.namespace,
            name: &want.name,
        };
        let params = PostParams {
            field_manager: Some(FIELD_MANAGER.to_owned()),
            ..PostParams::default()
        };
        let body = manifest(want).to_string().into_bytes();
        check_secret_name(&want.name).map_err(|error| misnamed(&error))?;
        let mut request = secrets(&subject)?.create(&params, body).map_err(unbuilt)?;
        request.headers_mut().insert(ACCEPT, METADATA_ONLY);
        let answer = self.call(request).await?;
        answer
            .object::<Partial>("PartialObjectMetadata", self, &subject)
            .map(drop)
            .map_err(|error| scrubbed(error, want))
    }

    async fn apply(
        &self,
        want: &DesiredSecret,
        mode: ApplyMode,
    ) -> Result<SecretMetadata, ClusterError> {
        let subject = Subject {
            namespace: &want.namespace,
            name: &want.name,
        };
        let mut params = PatchParams::apply(FIELD_MANAGER);
        params.force = mode.force;
        params.dry_run = mode.dry_run;
        check_secret_name(&want.name).map_err(|error| misnamed(&error))?;
        // Metadata only comes back: the token is not sent to us again.
        let request = secrets(&subject)?
            .patch_metadata(&want.name, &params, &Patch::Apply(manifest(want)))
            .map_err(unbuilt)?;
        let answer = self.call(request).await?;
        answer
            .object::<Partial>("PartialObjectMetadata", self, &subject)
            .map(SecretMetadata::from)
            .map_err(|error| scrubbed(error, want))
    }

    async fn find_security(&self, namespace: Option<&str>) -> Result<SecurityFound, ClusterError> {
        storage_cluster::find(self, namespace).await
    }
}

/// The path of a namespace's Secrets. The namespace becomes part of a URL, so it is checked.
fn secrets(subject: &Subject<'_>) -> Result<Request, ClusterError> {
    check_namespace(subject.namespace).map_err(|error| misnamed(&error))?;
    check_secret_name(subject.name).map_err(|error| misnamed(&error))?;
    Ok(Request::new(format!(
        "/api/v1/namespaces/{}/secrets",
        subject.namespace
    )))
}

fn misnamed(error: &SecretRefError) -> ClusterError {
    ClusterError::Invalid {
        message: error.to_string(),
    }
}

/// kube refuses only empty names and unknown parameters, neither of which we give.
pub(super) fn unbuilt(_: kube::core::request::Error) -> ClusterError {
    ClusterError::Invalid {
        message: "the request cannot be built".to_owned(),
    }
}

/// An error without the values that were sent: an admission webhook writes what it likes into its refusal.
fn scrubbed(error: ClusterError, want: &DesiredSecret) -> ClusterError {
    let clean = |message: String| {
        want.data.iter().fold(message, |text, (_, value)| {
            let bytes = value.expose_secret();
            // Shorter ones would hit ordinary words.
            if bytes.len() < 8 {
                return text;
            }
            let mut encoded = STANDARD.encode(bytes);
            let mut text = text.replace(&encoded, "[redacted]");
            encoded.zeroize();
            if let Ok(plain) = std::str::from_utf8(bytes) {
                text = text.replace(plain, "[redacted]");
            }
            text
        })
    };
    match error {
        ClusterError::Forbidden { message } => ClusterError::Forbidden {
            message: clean(message),
        },
        ClusterError::Invalid { message } => ClusterError::Invalid {
            message: clean(message),
        },
        ClusterError::Api { code, message } => ClusterError::Api {
            code,
            message: clean(message),
        },
        other => other,
    }
}

/// As much of a Secret as is needed. Not `Debug`.
#[derive(Deserialize)]
struct Secret {
    data: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct Partial {
    metadata: Metadata,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    #[serde(default)]
    resource_version: String,
    #[serde(default)]
    owner_references: Vec<Owner>,
}

#[derive(Deserialize)]
struct Owner {
    kind: String,
    name: String,
}

impl From<Partial> for SecretMetadata {
    fn from(found: Partial) -> Self {
        let owners = found.metadata.owner_references.into_iter();
        Self {
            resource_version: found.metadata.resource_version,
            owners: owners.map(|owner| (owner.kind, owner.name)).collect(),
        }
    }
}
