//! The part of a Kubernetes API server that pxsec uses, and what goes in and comes out.

use std::collections::BTreeMap;
use std::time::Duration;

use secrecy::SecretSlice;

use super::ClusterError;
use crate::domain::secret_ref::SecretRef;
use crate::domain::storage_class::{Claim, StorageClass};
use crate::domain::time::NumericDate;
use crate::domain::token_record::{SecretMetadata, TokenRecord};
use crate::domain::verify::UsernameClaim;

/// The part of a Kubernetes API server that pxsec uses.
#[expect(
    async_fn_in_trait,
    reason = "used on one thread with the one adapter; no Send bound is needed"
)]
pub trait SecretCluster {
    /// Which cluster it is, for messages.
    fn target(&self) -> &ClusterTarget;

    /// The bytes under one key of a Secret, exactly as stored (base64 of the API removed once).
    ///
    /// # Errors
    /// [`ClusterError::SecretNotFound`] and [`ClusterError::KeyNotFound`] name what is there instead.
    async fn read_key(&self, at: &SecretRef) -> Result<SecretSlice<u8>, ClusterError>;

    /// A Secret's metadata; `None` when there is no such Secret. Its data never leaves the cluster.
    ///
    /// # Errors
    /// [`ClusterError`] by cause.
    async fn metadata(
        &self,
        namespace: &str,
        name: &str,
    ) -> Result<Option<SecretMetadata>, ClusterError>;

    /// Creates a Secret that must not exist yet.
    ///
    /// # Errors
    /// [`ClusterError::AlreadyExists`] when it does.
    async fn create(&self, want: &DesiredSecret) -> Result<(), ClusterError>;

    /// Merges what is wanted into the Secret that is there in this version, by one merge patch.
    ///
    /// Nothing is taken out, whoever put it there, and a value that is replaced may be another manager's.
    ///
    /// # Errors
    /// [`ClusterError::Changed`] when it has another version by now.
    async fn merge(&self, want: &DesiredSecret, resource_version: &str)
    -> Result<(), ClusterError>;

    /// Applies a Secret by one server-side apply with the field manager `pxsec`.
    ///
    /// Fields and keys of other managers stay. What `pxsec` itself has applied before and is not wanted any more goes, a
    /// token under another key too.
    ///
    /// # Errors
    /// [`ClusterError::Conflict`] names the managers that own fields with other values, unless `mode.force`.
    async fn apply(&self, want: &DesiredSecret, mode: &ApplyMode) -> Result<Applied, ClusterError>;

    /// A Secret with the data under `at.key`; `None` when there is no such Secret.
    ///
    /// # Errors
    /// [`ClusterError`] by cause.
    async fn live(&self, at: &SecretRef) -> Result<Option<LiveSecret>, ClusterError>;

    /// Hands the metadata of every Secret in `scope` to `each`, page by page; no data leaves the cluster. Gives the
    /// resourceVersion of the list, from which a watch may go on.
    ///
    /// In the server's order, by namespace and name. Each Secret comes once, also when the list has to be begun again
    /// because it took too long (410).
    ///
    /// # Errors
    /// [`ClusterError`] by cause; what `each` has got by then stands.
    async fn list(
        &self,
        scope: &Scope,
        each: &mut dyn FnMut(SecretMetadata),
    ) -> Result<String, ClusterError>;

    /// Hands every change of a Secret in `scope` after the resourceVersion `from` to `each`, until the server ends its
    /// answer, as it does after less than a minute: then go on from the last version handed out. No data leaves the
    /// cluster.
    ///
    /// # Errors
    /// [`ClusterError::Api`] with the code 410 when `from` is too old to go on from, and a new list has to be made;
    /// else by cause. Nothing is tried again here.
    async fn watch(
        &self,
        scope: &Scope,
        from: &str,
        each: &mut dyn FnMut(SecretEvent),
    ) -> Result<(), ClusterError>;

    /// As [`SecretCluster::list`], with the data under `key`: tokens leave the cluster.
    ///
    /// # Errors
    /// As [`SecretCluster::list`].
    async fn list_live(
        &self,
        scope: &Scope,
        key: &str,
        each: &mut dyn FnMut(LiveSecret),
    ) -> Result<(), ClusterError>;

    /// The names of the namespaces that a label selector chooses, or of all, without those being deleted.
    ///
    /// # Errors
    /// [`ClusterError`] by cause.
    async fn namespaces(&self, selector: Option<&str>) -> Result<Vec<String>, ClusterError>;

    /// The namespaces with a StorageCluster; where there is none, those of the usual ones that hold a shared secret
    /// under the name that the documentation gives it.
    ///
    /// # Errors
    /// [`ClusterError`] by cause.
    async fn storage_namespaces(&self) -> Result<Vec<String>, ClusterError>;

    /// Deletes a Secret if it is still as it was read. Gives the finalizers that keep it for now; none when it is gone.
    ///
    /// # Errors
    /// [`ClusterError::Changed`] when it is not.
    async fn delete(
        &self,
        secret: &SecretMetadata,
        dry_run: bool,
    ) -> Result<Vec<String>, ClusterError>;

    /// Takes what pxsec owns out of a Secret that others have data in too, if it is still as it was read.
    ///
    /// # Errors
    /// [`ClusterError::Changed`] when it is not.
    async fn release(&self, secret: &SecretMetadata, dry_run: bool) -> Result<(), ClusterError>;

    /// The StorageClasses, of all drivers.
    ///
    /// # Errors
    /// [`ClusterError`] by cause.
    async fn storage_classes(&self) -> Result<Vec<StorageClass>, ClusterError>;

    /// Hands every PersistentVolumeClaim in `scope` to `each`, page by page, in the server's order, each once.
    ///
    /// # Errors
    /// [`ClusterError`] by cause; what `each` has got by then stands.
    async fn claims(&self, scope: &Scope, each: &mut dyn FnMut(Claim)) -> Result<(), ClusterError>;

    /// Finds out which issuer and shared secret the storage cluster uses, and reads each Secret once.
    ///
    /// Reads StorageClusters in all namespaces (or only in `namespace`), else the Secrets that the documentation
    /// names, in `namespace` or the usual ones.
    ///
    /// # Errors
    /// [`ClusterError::NoSecurityFound`], [`ClusterError::SeveralStorageClusters`], or what the server answered.
    async fn find_security(&self, namespace: Option<&str>) -> Result<SecurityFound, ClusterError>;

    /// As [`SecretCluster::find_security`], and tells apart what the StorageCluster says from whether its shared secret
    /// can be read.
    ///
    /// # Errors
    /// When there is nothing to look at: as [`SecretCluster::find_security`].
    async fn look_at_security(&self, namespace: Option<&str>)
    -> Result<SecurityLook, ClusterError>;

    /// Asks the server which version it is, for its clock and for whether it answers at all.
    ///
    /// # Errors
    /// [`ClusterError`] by cause; that the version is none of our business is no error.
    async fn greet(&self) -> Result<Greeting, ClusterError>;

    /// Whom the server takes us for; `None` when it has no way to tell, as before Kubernetes 1.28.
    ///
    /// # Errors
    /// [`ClusterError`] by cause.
    async fn who_am_i(&self) -> Result<Option<String>, ClusterError>;

    /// Whether we have a right, by the server's own word (`SelfSubjectAccessReview`). Does nothing that needs it.
    ///
    /// # Errors
    /// [`ClusterError`] by cause.
    async fn can_i(&self, right: &Right) -> Result<bool, ClusterError>;
}

/// Which Kubernetes cluster is talked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterTarget {
    /// The kubeconfig context, or `in-cluster`.
    pub kube_context: String,
    /// The API server's URL, without user info, query or fragment.
    pub server: String,
    /// The namespace of the kubeconfig context, `default` when it has none.
    pub default_namespace: String,
}

/// A Secret as it should be, as far as pxsec decides it.
#[derive(Debug)]
pub struct DesiredSecret {
    /// The namespace.
    pub namespace: String,
    /// The name.
    pub name: String,
    /// Values by key; `SecretSlice` does not print them.
    pub data: Vec<(String, SecretSlice<u8>)>,
    /// What is recorded about a token, as annotations; `None` for Secrets that hold keys.
    pub record: Option<TokenRecord>,
    /// The user's own annotations.
    pub annotations: BTreeMap<String, String>,
    /// The user's own labels.
    pub labels: BTreeMap<String, String>,
}

/// How to apply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplyMode {
    /// Take over fields that other managers own.
    pub force: bool,
    /// Let the server check everything and store nothing.
    pub dry_run: bool,
    /// Fail when the Secret is not at this version any more, or not there.
    pub resource_version: Option<String>,
    /// Fail when the Secret is another one by now, or not there.
    pub uid: Option<String>,
}

/// What an apply did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The Secret as it is now, or would be.
    pub metadata: SecretMetadata,
    /// Whether it was not there before.
    pub created: bool,
    /// Whether it surely is as it was before: what pxsec owns was last changed before. `false` within some seconds of
    /// a change says nothing.
    pub unchanged: bool,
}

/// A Secret with its token.
#[derive(Debug)]
pub struct LiveSecret {
    /// Its metadata.
    pub metadata: SecretMetadata,
    /// Its type, such as `Opaque`.
    pub secret_type: String,
    /// Whether its data can never be changed.
    pub immutable: bool,
    /// The bytes under the key that was asked for, exactly as stored; `SecretSlice` does not print them.
    pub token: Option<SecretSlice<u8>>,
    /// All annotations.
    pub all_annotations: BTreeMap<String, String>,
    /// All labels.
    pub all_labels: BTreeMap<String, String>,
    /// The annotations that pxsec has applied for its user; an apply that leaves them out takes them away.
    pub annotations: BTreeMap<String, String>,
    /// The labels that pxsec has applied for its user.
    pub labels: BTreeMap<String, String>,
}

/// What a watch tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretEvent {
    /// A Secret is new, or another than before.
    Changed(SecretMetadata),
    /// A Secret was deleted, or has left what is watched.
    Gone(SecretMetadata),
    /// All changes up to this resourceVersion have been told.
    Bookmark(String),
}

/// Which objects to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The namespace; all when `None`.
    pub namespace: Option<String>,
    /// A label selector, in Kubernetes' grammar.
    pub selector: Option<String>,
}

/// A request that is made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    /// What was asked for: `NAMESPACE/NAME`, or the path.
    pub about: String,
    /// Why, in words.
    pub reason: String,
    /// Which try it will be, from 2.
    pub attempt: u32,
    /// How many there will be at most.
    pub of: u32,
    /// When.
    pub wait: Duration,
}

/// The issuer and the shared secret of a storage cluster.
#[derive(Debug)]
pub struct SecurityFound {
    /// Where it was found, such as `StorageCluster portworx/px-cluster`.
    pub source: String,
    /// The issuer, when what was found tells it.
    pub issuer: Option<String>,
    /// The shared secret; `SecretSlice` does not print it.
    pub key: SecretSlice<u8>,
    /// The Secret that holds it; `None` for a literal in the StorageCluster's `spec.env`.
    pub key_at: Option<SecretRef>,
    /// The claim that the pods are told to take the user's name from, when what was found tells it.
    pub username_claim: Option<UsernameClaim>,
    /// What is odd about it, in words.
    pub notes: Vec<String>,
}

/// What a StorageCluster says about security, and what became of reading its shared secret.
#[derive(Debug)]
pub struct SecurityLook {
    /// What the StorageCluster says; `None` when there is none, and the key is in one of the usual Secrets.
    pub settings: Option<SecuritySettings>,
    /// Issuer and key. Its notes are about other things than the settings.
    pub found: Result<SecurityFound, ClusterError>,
}

/// `spec.security` of a StorageCluster, with the operator's defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecuritySettings {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// Whether security is enabled.
    pub security: bool,
    /// Whether authorization is, which follows the former unless it is set.
    pub authorization: bool,
    /// What who has no token may do.
    pub guests: GuestAccess,
    /// Whether the shared secret itself stands in `spec.env`.
    pub literal: bool,
    /// The Secret that it says holds the shared secret, whether there is such a Secret or not.
    pub key_at: Option<SecretRef>,
}

/// What who has no token may do: `spec.security.auth.guestAccess`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GuestAccess {
    /// What the role system.guest allows. The default.
    Enabled,
    /// Nothing.
    Disabled,
    /// The operator leaves the role system.guest as it is.
    Managed,
    /// A value that the operator refuses; `None` when it is no text.
    Unknown(Option<String>),
}

/// What a server says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Greeting {
    /// Its version, such as `v1.34.1`; `None` when it does not tell us.
    pub version: Option<String>,
    /// Its clock when it answered, in whole seconds; `None` when it does not tell.
    pub date: Option<NumericDate>,
    /// From before the request was sent until after the answer was read.
    pub took: Duration,
}

/// Something that may be allowed by Kubernetes (`ResourceAttributes`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Right {
    /// Such as `list`.
    pub verb: &'static str,
    /// The API group; empty for the core one.
    pub group: &'static str,
    /// In the plural, such as `secrets`.
    pub resource: &'static str,
    /// The namespace; all when `None`.
    pub namespace: Option<String>,
    /// The one object; all when `None`.
    pub name: Option<String>,
}
