//! What a pushed Secret tells about its token, and who has a hand in it.

use super::time::NumericDate;
use super::token::Fingerprint;

/// The field manager of everything that pxsec writes
/// (<https://kubernetes.io/docs/reference/using-api/server-side-apply/>).
pub const FIELD_MANAGER: &str = "pxsec";

/// The label of the objects that pxsec keeps.
pub const MANAGED_BY: &str = "app.kubernetes.io/managed-by";
/// The value of [`MANAGED_BY`].
pub const MANAGED_BY_VALUE: &str = "pxsec";

/// Keeps Stork, PX-Backup and migrations from copying the Secret (stork `pkg/resourcecollector`): `true`.
pub const SKIP_RESOURCE: &str = "stork.libopenstorage.org/skip-resource";

/// What a pushed Secret tells about its token, so that status needs no token and renewal no local state.
///
/// Told, not believed: whoever may edit the Secret may write anything here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRecord {
    /// `exp`; `None` for a token that never expires.
    pub expires: Option<NumericDate>,
    /// `iat`.
    pub issued: Option<NumericDate>,
    /// `iss`.
    pub issuer: String,
    /// `sub`.
    pub subject: String,
    /// `roles`.
    pub roles: Vec<String>,
    /// `groups`.
    pub groups: Vec<String>,
    /// Tells the token from others.
    pub fingerprint: Fingerprint,
    /// The reference of the key it was signed with, when that is in the cluster and was used in the same step.
    pub signing_key: Option<String>,
    /// How long it was made to live, in seconds.
    pub lifetime_secs: Option<u64>,
    /// How long before `expires` it should be renewed, in seconds.
    pub renew_before_secs: Option<u64>,
}

impl TokenRecord {
    /// When the token is to be renewed; `None` when it never expires or nothing says how long before.
    #[must_use]
    pub fn renews(&self) -> Option<NumericDate> {
        Some(self.expires?.saturating_sub_secs(self.renew_before_secs?))
    }
}

/// What the annotations of a Secret tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It has none of ours.
    Nothing,
    /// Some are missing or not what pxsec writes; the first one.
    Malformed(&'static str),
    /// About a token.
    Token(Box<TokenRecord>),
}

impl Recorded {
    /// The record, when there is a whole one.
    #[must_use]
    pub fn token(&self) -> Option<&TokenRecord> {
        match self {
            Self::Token(record) => Some(record),
            Self::Nothing | Self::Malformed(_) => None,
        }
    }
}

/// A Secret's metadata, as far as pxsec reads it. Its data never leaves the cluster for this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretMetadata {
    /// The namespace.
    pub namespace: String,
    /// The name.
    pub name: String,
    /// Of this object alone, also among those of its name before and after it.
    pub uid: String,
    /// Changes exactly when the object changes.
    pub resource_version: String,
    /// When it was created.
    pub created: Option<NumericDate>,
    /// Kind and name of its owners, such as `("StorageCluster", "px-cluster")`.
    pub owners: Vec<(String, String)>,
    /// Whether it has the label of what pxsec keeps.
    pub labelled: bool,
    /// Whether `kubectl apply` keeps a copy of the Secret as it applied it in an annotation, with its data.
    pub copied: bool,
    /// What our annotations tell.
    pub recorded: Recorded,
    /// Who owns which fields.
    pub managers: Vec<Manager>,
}

/// A field manager of a Secret and what it owns (`metadata.managedFields`).
///
/// The name is whatever the writer gave: it tells honest writers apart and proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manager {
    /// Its name.
    pub name: String,
    /// Whether it applies (server-side apply) rather than updates.
    pub applies: bool,
    /// The keys of the Secret's data that it owns, written as `data` or as `stringData`.
    pub data_keys: Vec<String>,
    /// Those of them that it has written as `stringData` alone: it keeps no such key in the object, where they became
    /// `data` that somebody else may own.
    pub string_keys: Vec<String>,
}

impl Manager {
    /// Whether it is pxsec's own server-side apply.
    #[must_use]
    pub fn is_pxsec(&self) -> bool {
        self.applies && self.name == FIELD_MANAGER
    }
}

impl SecretMetadata {
    /// Whether pxsec keeps it: by its label and by its field manager.
    #[must_use]
    pub fn is_managed(&self) -> bool {
        self.labelled && self.managers.iter().any(Manager::is_pxsec)
    }

    /// The StorageCluster that owns it, whose operator renews it.
    #[must_use]
    pub fn storage_cluster(&self) -> Option<&str> {
        let owner = self
            .owners
            .iter()
            .find(|(kind, _)| kind == "StorageCluster");
        owner.map(|(_, name)| name.as_str())
    }

    /// Whether anyone has put data under `key`, as far as the managers tell.
    #[must_use]
    pub fn has_key(&self, key: &str) -> bool {
        self.managers
            .iter()
            .any(|manager| manager.data_keys.iter().any(|owned| owned == key))
    }

    /// The managers other than pxsec that own data under `key`.
    pub fn others_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Manager> {
        self.managers.iter().filter(move |manager| {
            !manager.is_pxsec() && manager.data_keys.iter().any(|owned| owned == key)
        })
    }

    /// Whether managers other than pxsec have put data there, whoever owns it now.
    #[must_use]
    pub fn has_others_data(&self) -> bool {
        let mut others = self.managers.iter().filter(|manager| !manager.is_pxsec());
        others.any(|manager| !manager.data_keys.is_empty())
    }

    /// The keys of data that stay where pxsec takes out what it has applied.
    pub fn foreign_keys(&self) -> impl Iterator<Item = &str> {
        let ours = |key: &String| {
            let mut ours = self.managers.iter().filter(|manager| manager.is_pxsec());
            ours.any(|manager| manager.data_keys.contains(key))
        };
        let others = self.managers.iter().filter(|manager| !manager.is_pxsec());
        others.flat_map(move |manager| {
            let keys = manager.data_keys.iter();
            keys.filter(move |key| !(manager.string_keys.contains(key) && ours(key)))
                .map(String::as_str)
        })
    }

    /// Whether pxsec has put keys to sign with there, which no apply of its own takes out.
    #[must_use]
    pub fn has_merged_keys(&self) -> bool {
        let merges = |manager: &&Manager| !manager.applies && manager.name == FIELD_MANAGER;
        let mut merging = self.managers.iter().filter(merges);
        merging.any(|manager| !manager.data_keys.is_empty())
    }
}
