//! Secrets over the API: read one key, metadata, create, server-side apply.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{ACCEPT, HeaderValue};
use kube::api::{DeleteParams, GetParams, Patch, PatchParams, PostParams, Preconditions};
use kube::core::Request;
use secrecy::SecretSlice;
use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::{Zeroize as _, Zeroizing};

use super::access;
use super::annotations::{FIELD_MANAGER, SKIP_RESOURCE};
use super::connect::KubeCluster;
use super::lists::{self, Form};
use super::manifest::manifest;
use super::metadata::{Listed, Metadata, Partial};
use super::status::Subject;
use super::{storage_classes, storage_cluster, watch};
use crate::domain::secret_ref::{SecretRef, SecretRefError, check_namespace, check_secret_name};
use crate::domain::storage_class::{Claim, StorageClass};
use crate::ports::{
    Applied, ApplyMode, ClusterError, ClusterTarget, DesiredSecret, Greeting, LiveSecret, Right,
    Scope, SecretCluster, SecretEvent, SecretMetadata, SecurityFound, SecurityLook,
};

/// Asks for an object without its data (<https://kubernetes.io/docs/reference/using-api/api-concepts/>).
pub(super) const METADATA_ONLY: HeaderValue =
    HeaderValue::from_static("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1");

impl SecretCluster for KubeCluster {
    fn target(&self) -> &ClusterTarget {
        &self.target
    }

    async fn read_key(&self, at: &SecretRef) -> Result<SecretSlice<u8>, ClusterError> {
        let subject = Subject::of(&at.namespace, &at.name);
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
        let value = decoded(&encoded);
        encoded.zeroize();
        value.ok_or_else(|| self.bad_answer())
    }

    async fn metadata(
        &self,
        namespace: &str,
        name: &str,
    ) -> Result<Option<SecretMetadata>, ClusterError> {
        let subject = Subject::of(namespace, name);
        let request = secrets(&subject)?
            .get_metadata(name, &GetParams::default())
            .map_err(unbuilt)?;
        let answer = self.call(request).await?;
        match answer.object::<Partial>("PartialObjectMetadata", self, &subject) {
            Ok(found) => Ok(Some(found.metadata.into())),
            Err(ClusterError::SecretNotFound { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    async fn create(&self, want: &DesiredSecret) -> Result<(), ClusterError> {
        let subject = Subject::sending(want);
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
    }

    async fn merge(
        &self,
        want: &DesiredSecret,
        resource_version: &str,
    ) -> Result<(), ClusterError> {
        let subject = Subject::sending(want);
        let mut body = manifest(want);
        body["metadata"]["resourceVersion"] = resource_version.into();
        let params = PatchParams {
            field_manager: Some(FIELD_MANAGER.to_owned()),
            ..PatchParams::default()
        };
        let request = secrets(&subject)?
            .patch_metadata(subject.name, &params, &Patch::Merge(&body))
            .map_err(unbuilt)?;
        let answer = self.call(request).await?;
        answer
            .object::<Partial>("PartialObjectMetadata", self, &subject)
            .map(drop)
    }

    async fn apply(&self, want: &DesiredSecret, mode: &ApplyMode) -> Result<Applied, ClusterError> {
        let subject = Subject::sending(want);
        let mut body = manifest(want);
        if let Some(version) = &mode.resource_version {
            body["metadata"]["resourceVersion"] = version.as_str().into();
        }
        if let Some(uid) = &mode.uid {
            body["metadata"]["uid"] = uid.as_str().into();
        }
        self.patch(&subject, &body, mode).await
    }

    async fn live(&self, at: &SecretRef) -> Result<Option<LiveSecret>, ClusterError> {
        let subject = Subject::of(&at.namespace, &at.name);
        let request = secrets(&subject)?
            .get(&at.name, &GetParams::default())
            .map_err(unbuilt)?;
        let answer = self.call(request).await?;
        match answer.object::<Whole>("Secret", self, &subject) {
            Ok(found) => found.live(&at.key, self).map(Some),
            Err(ClusterError::SecretNotFound { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    async fn list(
        &self,
        scope: &Scope,
        each: &mut dyn FnMut(SecretMetadata),
    ) -> Result<String, ClusterError> {
        lists::secrets(self, scope, Form::Metadata, &mut |found: Listed| {
            each(found.0);
            Ok(())
        })
        .await
    }

    async fn watch(
        &self,
        scope: &Scope,
        from: &str,
        each: &mut dyn FnMut(SecretEvent),
    ) -> Result<(), ClusterError> {
        watch::secrets(self, scope, from, each).await
    }

    async fn list_live(
        &self,
        scope: &Scope,
        key: &str,
        each: &mut dyn FnMut(LiveSecret),
    ) -> Result<(), ClusterError> {
        lists::secrets(self, scope, Form::Whole, &mut |found: Whole| {
            each(found.live(key, self)?);
            Ok(())
        })
        .await
        .map(drop)
    }

    async fn namespaces(&self, selector: Option<&str>) -> Result<Vec<String>, ClusterError> {
        lists::namespaces(self, selector).await
    }

    async fn storage_namespaces(&self) -> Result<Vec<String>, ClusterError> {
        storage_cluster::namespaces(self).await
    }

    async fn delete(
        &self,
        secret: &SecretMetadata,
        dry_run: bool,
    ) -> Result<Vec<String>, ClusterError> {
        let subject = Subject::of(&secret.namespace, &secret.name);
        let params = DeleteParams {
            dry_run,
            preconditions: Some(Preconditions {
                uid: Some(secret.uid.clone()),
                resource_version: Some(secret.resource_version.clone()),
            }),
            ..DeleteParams::default()
        };
        let mut request = secrets(&subject)?
            .delete(&secret.name, &params)
            .map_err(unbuilt)?;
        request.headers_mut().insert(ACCEPT, METADATA_ONLY);
        let answer = self.call(request).await?;
        answer.success(self, &subject)?;
        match answer.plain() {
            Some(Deletion::Status { status }) if status == "Success" => Ok(Vec::new()),
            Some(Deletion::Object { metadata }) => Ok(metadata.finalizers),
            // A login page, say.
            Some(Deletion::Status { .. }) | None => Err(self.bad_answer()),
        }
    }

    async fn release(&self, secret: &SecretMetadata, dry_run: bool) -> Result<(), ClusterError> {
        let subject = Subject::of(&secret.namespace, &secret.name);
        // An apply without any field takes out what the same manager applied before. The uid, since a version alone
        // would not keep it from making an empty Secret where this one has been deleted meanwhile.
        let mut body = json!({
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {
                "name": secret.name,
                "namespace": secret.namespace,
                "uid": secret.uid,
                "resourceVersion": secret.resource_version,
            },
        });
        // Where a key of pxsec's own making stays, no backup may carry it off.
        if secret.has_merged_keys() {
            body["metadata"]["annotations"] = json!({ SKIP_RESOURCE: "true" });
        }
        let mode = ApplyMode {
            dry_run,
            ..ApplyMode::default()
        };
        self.patch(&subject, &body, &mode).await.map(drop)
    }

    async fn storage_classes(&self) -> Result<Vec<StorageClass>, ClusterError> {
        storage_classes::classes(self).await
    }

    async fn claims(&self, scope: &Scope, each: &mut dyn FnMut(Claim)) -> Result<(), ClusterError> {
        storage_classes::claims(self, scope, each).await
    }

    async fn find_security(&self, namespace: Option<&str>) -> Result<SecurityFound, ClusterError> {
        storage_cluster::find(self, namespace).await
    }

    async fn look_at_security(
        &self,
        namespace: Option<&str>,
    ) -> Result<SecurityLook, ClusterError> {
        storage_cluster::look(self, namespace).await
    }

    async fn greet(&self) -> Result<Greeting, ClusterError> {
        access::greet(self).await
    }

    async fn who_am_i(&self) -> Result<Option<String>, ClusterError> {
        access::who_am_i(self).await
    }

    async fn can_i(&self, right: &Right) -> Result<bool, ClusterError> {
        access::can_i(self, right).await
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

/// A value of a Secret. No copy of it stays behind, as it would where a buffer of base64's guess is cut to its length.
fn decoded(encoded: &str) -> Option<SecretSlice<u8>> {
    let mut bytes = Zeroizing::new(vec![0; encoded.len()]);
    let length = STANDARD.decode_slice(encoded, &mut bytes).ok()?;
    Some(SecretSlice::from(bytes[..length].to_vec()))
}

/// What a server answers when it deletes: that it has, or the object as it is now.
#[derive(Deserialize)]
#[serde(tag = "kind")]
enum Deletion {
    Status {
        #[serde(default)]
        status: String,
    },
    #[serde(rename = "PartialObjectMetadata", alias = "Secret")]
    Object { metadata: Held },
}

/// What keeps an object that is being deleted.
#[derive(Deserialize)]
struct Held {
    #[serde(default)]
    finalizers: Vec<String>,
}

/// As much of a Secret as is needed for one key. Not `Debug`.
#[derive(Deserialize)]
struct Secret {
    data: Option<BTreeMap<String, String>>,
}

/// A Secret with everything in it. Not `Debug`.
#[derive(Deserialize)]
struct Whole {
    metadata: Metadata,
    #[serde(rename = "type", default)]
    secret_type: String,
    #[serde(default)]
    immutable: bool,
    data: Option<BTreeMap<String, String>>,
}

impl lists::Named for Whole {
    fn place(&self) -> String {
        self.metadata.place()
    }
}

impl Whole {
    fn live(mut self, key: &str, cluster: &KubeCluster) -> Result<LiveSecret, ClusterError> {
        let mut data = self.data.take().unwrap_or_default();
        let found = data.remove(key);
        data.into_values().for_each(|mut value| value.zeroize());
        let token = found.map(|mut encoded| {
            let value = decoded(&encoded);
            encoded.zeroize();
            value.ok_or_else(|| cluster.bad_answer())
        });
        let (annotations, labels) = self.metadata.of_user();
        Ok(LiveSecret {
            all_annotations: self.metadata.annotations.clone(),
            all_labels: self.metadata.labels.clone(),
            annotations,
            labels,
            metadata: self.metadata.into(),
            secret_type: self.secret_type,
            immutable: self.immutable,
            token: token.transpose()?,
        })
    }
}

impl KubeCluster {
    /// One server-side apply. Metadata only comes back: the token is not sent to us again.
    async fn patch(
        &self,
        subject: &Subject<'_>,
        body: &Value,
        mode: &ApplyMode,
    ) -> Result<Applied, ClusterError> {
        let mut params = PatchParams::apply(FIELD_MANAGER);
        params.force = mode.force;
        params.dry_run = mode.dry_run;
        let request = secrets(subject)?
            .patch_metadata(subject.name, &params, &Patch::Apply(body))
            .map_err(unbuilt)?;
        let answer = self.call(request).await?;
        let created = answer.is(201);
        let found = answer.object::<Partial>("PartialObjectMetadata", self, subject)?;
        let applied = found.metadata.applied();
        Ok(Applied {
            unchanged: !mode.dry_run && applied.is_some_and(|at| answer.is_younger_than(at)),
            metadata: found.metadata.into(),
            created,
        })
    }
}
