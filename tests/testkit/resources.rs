//! The kinds this server knows.

/// What the server has to know of a kind. The rules of each are in `validate.rs`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Resource {
    pub(crate) group: &'static str,
    pub(crate) version: &'static str,
    pub(crate) plural: &'static str,
    pub(crate) singular: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) short: &'static [&'static str],
    pub(crate) namespaced: bool,
    /// Served from a CRD: such objects have a generation, lists repeat `kind` in each item, and an
    /// update must carry a resourceVersion.
    pub(crate) custom: bool,
}

pub(crate) static NAMESPACES: Resource = Resource {
    group: "",
    version: "v1",
    plural: "namespaces",
    singular: "namespace",
    kind: "Namespace",
    short: &["ns"],
    namespaced: false,
    custom: false,
};

pub(crate) static SECRETS: Resource = Resource {
    group: "",
    version: "v1",
    plural: "secrets",
    singular: "secret",
    kind: "Secret",
    short: &[],
    namespaced: true,
    custom: false,
};

pub(crate) static CLAIMS: Resource = Resource {
    group: "",
    version: "v1",
    plural: "persistentvolumeclaims",
    singular: "persistentvolumeclaim",
    kind: "PersistentVolumeClaim",
    short: &["pvc"],
    namespaced: true,
    custom: false,
};

pub(crate) static STORAGE_CLASSES: Resource = Resource {
    group: "storage.k8s.io",
    version: "v1",
    plural: "storageclasses",
    singular: "storageclass",
    kind: "StorageClass",
    short: &["sc"],
    namespaced: false,
    custom: false,
};

pub(crate) static STORAGE_CLUSTERS: Resource = Resource {
    group: "core.libopenstorage.org",
    version: "v1",
    plural: "storageclusters",
    singular: "storagecluster",
    kind: "StorageCluster",
    short: &["stc"],
    namespaced: true,
    custom: true,
};

/// All kinds that are served when the StorageCluster CRD is, or is not, installed.
pub(crate) fn served(storage_clusters: bool) -> impl Iterator<Item = &'static Resource> {
    [
        &NAMESPACES,
        &SECRETS,
        &CLAIMS,
        &STORAGE_CLASSES,
        &STORAGE_CLUSTERS,
    ]
    .into_iter()
    .filter(move |resource| storage_clusters || !resource.custom)
}

impl Resource {
    pub(crate) fn api_version(&self) -> String {
        if self.group.is_empty() {
            self.version.to_owned()
        } else {
            format!("{}/{}", self.group, self.version)
        }
    }

    /// `secrets`, `storageclasses.storage.k8s.io`: how messages name the resource.
    pub(crate) fn qualified(&self) -> String {
        qualify(self.plural, self.group)
    }

    /// `Secret`, `StorageClass.storage.k8s.io`: how validation messages name it.
    pub(crate) fn qualified_kind(&self) -> String {
        qualify(self.kind, self.group)
    }
}

fn qualify(name: &str, group: &str) -> String {
    if group.is_empty() {
        name.to_owned()
    } else {
        format!("{name}.{group}")
    }
}
