//! Which token Secrets StorageClasses and PersistentVolumeClaims name.
//!
//! CSI: external-provisioner and kubelet read the Secrets that `csi.storage.k8s.io/…-secret-{name,namespace}` name and
//! hand them to the driver; Portworx takes its token from three of them. In-tree: `openstorage.io/auth-secret-{name,
//! namespace}` of the class, and before it the same annotations of the claim (openstorage `middleware_auth.go`).

use std::collections::BTreeMap;

use super::secret_template::{Half, Needs, Template, TemplateError};

/// The CSI driver of Portworx.
pub const CSI_DRIVER: &str = "pxd.portworx.com";
/// The name that the same driver had first.
const OLD_CSI_DRIVER: &str = "com.openstorage.pxd";
/// The volume plugin within Kubernetes, deprecated since 1.25.
pub const IN_TREE_DRIVER: &str = "kubernetes.io/portworx-volume";

/// The parameter of a class in-tree, and the annotation of a claim.
pub const AUTH_SECRET_NAME: &str = "openstorage.io/auth-secret-name";
/// As [`AUTH_SECRET_NAME`].
pub const AUTH_SECRET_NAMESPACE: &str = "openstorage.io/auth-secret-namespace";
/// Named a claim's class before `spec.storageClassName` did, and still comes first.
const BETA_CLASS: &str = "volume.beta.kubernetes.io/storage-class";

/// A StorageClass, as far as pxsec reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageClass {
    /// Its name.
    pub name: String,
    /// The driver.
    pub provisioner: String,
    /// What the driver is told.
    pub parameters: BTreeMap<String, String>,
    /// Whether its volumes can grow.
    pub expands: bool,
}

/// A PersistentVolumeClaim, as far as pxsec reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// `spec.storageClassName`.
    pub storage_class: Option<String>,
    /// `spec.volumeName`: its volume, once it is bound.
    pub volume: Option<String>,
    /// Its annotations.
    pub annotations: BTreeMap<String, String>,
}

/// What the Secret is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Volumes are created and deleted.
    Provisioner,
    /// They are mounted.
    NodePublish,
    /// They grow.
    ControllerExpand,
    /// They are attached. Portworx takes no token from it, and Kubernetes wants the Secret all the same.
    ControllerPublish,
    /// They are prepared on a node. As [`Purpose::ControllerPublish`].
    NodeStage,
    /// They grow on a node. As [`Purpose::ControllerPublish`].
    NodeExpand,
    /// Every purpose that has no Secret of its own.
    Default,
    /// The driver within Kubernetes.
    InTree,
    /// The driver within Kubernetes, for one claim, before what its class says.
    Annotation,
}

/// The three that the documentation of Portworx wants, in its order.
pub const TOKEN_PURPOSES: [Purpose; 3] = [
    Purpose::Provisioner,
    Purpose::NodePublish,
    Purpose::ControllerExpand,
];

impl Purpose {
    const OF_CSI: [Self; 7] = [
        Self::Provisioner,
        Self::NodePublish,
        Self::ControllerExpand,
        Self::ControllerPublish,
        Self::NodeStage,
        Self::NodeExpand,
        Self::Default,
    ];

    /// The word, which for CSI is also that of the parameter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Provisioner => "provisioner",
            Self::ControllerExpand => "controller-expand",
            Self::NodePublish => "node-publish",
            Self::ControllerPublish => "controller-publish",
            Self::NodeStage => "node-stage",
            Self::NodeExpand => "node-expand",
            Self::Default => "default",
            Self::InTree => "in-tree",
            Self::Annotation => "annotation",
        }
    }

    /// The parameters or annotations that name the Secret's name and namespace.
    #[must_use]
    pub fn keys(self) -> (String, String) {
        match self {
            Self::InTree | Self::Annotation => (
                AUTH_SECRET_NAME.to_owned(),
                AUTH_SECRET_NAMESPACE.to_owned(),
            ),
            Self::Default => csi_keys("secret"),
            _ => csi_keys(&format!("{}-secret", self.as_str())),
        }
    }

    /// Whether Portworx takes its token from there.
    #[must_use]
    pub fn takes_token(self) -> bool {
        match self {
            Self::Provisioner
            | Self::ControllerExpand
            | Self::NodePublish
            | Self::Default
            | Self::InTree
            | Self::Annotation => true,
            Self::ControllerPublish | Self::NodeStage | Self::NodeExpand => false,
        }
    }
}

fn csi_keys(stem: &str) -> (String, String) {
    (
        format!("csi.storage.k8s.io/{stem}-name"),
        format!("csi.storage.k8s.io/{stem}-namespace"),
    )
}

impl std::fmt::Display for Purpose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a StorageClass or a claim says that the token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// `storageclass/NAME` or `persistentvolumeclaim/NAMESPACE/NAME`.
    pub used_by: String,
    /// What for.
    pub purpose: Purpose,
    /// Namespace and name as they are written; `None` for what is not there.
    pub written: (Option<String>, Option<String>),
    /// Namespace and name as templates, when both are there and can be read.
    pub templates: Result<(Template, Template), Flaw>,
}

/// Why a reference names no Secret, whoever uses it.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum Flaw {
    /// Neither half is there, and the other purposes have both.
    #[error("`{name}` and `-namespace` are not set, so no token is sent")]
    Absent {
        /// The key of the name.
        name: String,
    },
    /// One half is missing.
    #[error("`{key}` is not set")]
    Missing {
        /// The key that is missing.
        key: String,
    },
    /// One half cannot be read.
    #[error("`{key}`: {error}")]
    Template {
        /// Its key.
        key: String,
        /// Why.
        error: TemplateError,
    },
}

impl Reference {
    fn read(used_by: String, purpose: Purpose, values: &BTreeMap<String, String>) -> Option<Self> {
        let (name_key, namespace_key) = purpose.keys();
        let (name, namespace) = (values.get(&name_key), values.get(&namespace_key));
        if name.is_none() && namespace.is_none() {
            return None;
        }
        let half = |value: Option<&String>, key: &str, half| {
            let text = value
                .filter(|text| !text.is_empty())
                .ok_or_else(|| Flaw::Missing {
                    key: key.to_owned(),
                })?;
            Template::parse(text, half).map_err(|error| Flaw::Template {
                key: key.to_owned(),
                error,
            })
        };
        let templates = half(namespace, &namespace_key, Half::Namespace)
            .and_then(|first| Ok((first, half(name, &name_key, Half::Name)?)));
        Some(Self {
            used_by,
            purpose,
            written: (namespace.cloned(), name.cloned()),
            templates,
        })
    }

    /// What has to be known before it names a Secret; nothing for one with a flaw, which names none.
    #[must_use]
    pub fn needs(&self) -> Needs {
        match &self.templates {
            Ok((namespace, name)) => namespace.needs().max(name.needs()),
            Err(_) => Needs::Nothing,
        }
    }

    /// `NAMESPACE/NAME` as it is written, with `?` for what is not there.
    #[must_use]
    pub fn as_written(&self) -> String {
        let half = |text: &Option<String>| {
            let text = text.as_deref().filter(|text| !text.is_empty());
            text.unwrap_or("?").to_owned()
        };
        format!("{}/{}", half(&self.written.0), half(&self.written.1))
    }
}

impl StorageClass {
    /// Whether volumes of this class are made by Portworx.
    #[must_use]
    pub fn is_portworx(&self) -> bool {
        self.is_csi() || self.provisioner == IN_TREE_DRIVER
    }

    /// Whether that is by its CSI driver.
    #[must_use]
    pub fn is_csi(&self) -> bool {
        [CSI_DRIVER, OLD_CSI_DRIVER].contains(&self.provisioner.as_str())
    }

    /// The Secrets that it names. None for classes of other drivers, and for one that names no token at all.
    ///
    /// A CSI class that names some has to name all three of [`TOKEN_PURPOSES`]: without one of them volumes are made
    /// and cannot be mounted, say. So those that are missing are told, as references with a flaw.
    #[must_use]
    pub fn references(&self) -> Vec<Reference> {
        if !self.is_portworx() {
            return Vec::new();
        }
        let used_by = || format!("storageclass/{}", self.name);
        let purposes = Purpose::OF_CSI.into_iter().chain([Purpose::InTree]);
        let mut found: Vec<Reference> = purposes
            .filter_map(|purpose| Reference::read(used_by(), purpose, &self.parameters))
            .collect();
        let names = |found: &[Reference], purpose| found.iter().any(|it| it.purpose == purpose);
        if self.is_csi() && !found.is_empty() && !names(&found, Purpose::Default) {
            for purpose in TOKEN_PURPOSES {
                let needless = purpose == Purpose::ControllerExpand && !self.expands;
                if needless || names(&found, purpose) {
                    continue;
                }
                let (name, _) = purpose.keys();
                found.push(Reference {
                    used_by: used_by(),
                    purpose,
                    written: (None, None),
                    templates: Err(Flaw::Absent { name }),
                });
            }
            found.sort_by_key(|reference| reference.purpose);
        }
        found
    }
}

impl Claim {
    /// The name of its class.
    #[must_use]
    pub fn class(&self) -> Option<&str> {
        let beta = self.annotations.get(BETA_CLASS);
        beta.or(self.storage_class.as_ref()).map(String::as_str)
    }

    /// The Secret that its own annotations name, if they do.
    ///
    /// Without the namespace it names none: the documentation says that the claim's own is taken, and the driver asks
    /// for a Secret in the namespace "".
    #[must_use]
    pub fn reference(&self) -> Option<Reference> {
        let used_by = format!("persistentvolumeclaim/{}/{}", self.namespace, self.name);
        Reference::read(used_by, Purpose::Annotation, &self.annotations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(provisioner: &str, parameters: &[(&str, &str)]) -> StorageClass {
        let pairs = parameters.iter();
        StorageClass {
            name: "px".into(),
            provisioner: provisioner.into(),
            parameters: pairs.map(|(k, v)| ((*k).into(), (*v).into())).collect(),
            expands: true,
        }
    }

    fn shown(references: &[Reference]) -> String {
        let lines = references.iter().map(|reference| {
            let flaw = reference.templates.as_ref().err();
            format!(
                "{} {} {} {:?}{}",
                reference.used_by,
                reference.purpose,
                reference.as_written(),
                reference.needs(),
                flaw.map(|flaw| format!(": {flaw}")).unwrap_or_default()
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn portworx_takes_no_token_for_staging_nor_in_the_controller() {
        for (purpose, takes) in [
            (Purpose::Provisioner, true),
            (Purpose::ControllerExpand, true),
            (Purpose::NodePublish, true),
            (Purpose::Default, true),
            (Purpose::InTree, true),
            (Purpose::Annotation, true),
            (Purpose::ControllerPublish, false),
            (Purpose::NodeStage, false),
            (Purpose::NodeExpand, false),
        ] {
            assert_eq!(purpose.takes_token(), takes, "{purpose}");
        }
    }

    const PAIRS: [(&str, &str); 6] = [
        (
            "csi.storage.k8s.io/provisioner-secret-name",
            "px-user-token",
        ),
        (
            "csi.storage.k8s.io/provisioner-secret-namespace",
            "portworx",
        ),
        (
            "csi.storage.k8s.io/node-publish-secret-name",
            "px-user-token",
        ),
        (
            "csi.storage.k8s.io/node-publish-secret-namespace",
            "${pvc.namespace}",
        ),
        (
            "csi.storage.k8s.io/controller-expand-secret-name",
            "${pvc.name}",
        ),
        (
            "csi.storage.k8s.io/controller-expand-secret-namespace",
            "${pvc.namespace}",
        ),
    ];

    #[test]
    fn a_csi_class_names_three_secrets() {
        insta::assert_snapshot!(shown(&class(CSI_DRIVER, &PAIRS).references()), @r"
        storageclass/px provisioner portworx/px-user-token Nothing
        storageclass/px node-publish ${pvc.namespace}/px-user-token Namespace
        storageclass/px controller-expand ${pvc.namespace}/${pvc.name} Claim
        ");
        assert_eq!(class(OLD_CSI_DRIVER, &PAIRS).references().len(), 3);
        assert!(class("ebs.csi.aws.com", &PAIRS).references().is_empty());
        assert!(class(CSI_DRIVER, &[("repl", "3")]).references().is_empty());
    }

    #[test]
    fn what_a_csi_class_leaves_out_is_told() {
        insta::assert_snapshot!(shown(&class(CSI_DRIVER, &PAIRS[..3]).references()), @r"
        storageclass/px provisioner portworx/px-user-token Nothing
        storageclass/px node-publish ?/px-user-token Nothing: `csi.storage.k8s.io/node-publish-secret-namespace` is not set
        storageclass/px controller-expand ?/? Nothing: `csi.storage.k8s.io/controller-expand-secret-name` and `-namespace` are not set, so no token is sent
        ");
        let mut fixed = class(CSI_DRIVER, &PAIRS[..4]);
        fixed.expands = false;
        assert_eq!(fixed.references().len(), 2, "volumes that cannot grow");
        let default = [
            ("csi.storage.k8s.io/secret-name", "t"),
            ("csi.storage.k8s.io/secret-namespace", "${pvc.nmespace}"),
        ];
        insta::assert_snapshot!(shown(&class(CSI_DRIVER, &default).references()), @"storageclass/px default ${pvc.nmespace}/t Nothing: `csi.storage.k8s.io/secret-namespace`: `${pvc.nmespace}` is no variable for a namespace, which may have ${pvc.namespace} and ${pv.name}");
    }

    #[test]
    fn in_tree_the_namespace_is_never_implied() {
        let both = [(AUTH_SECRET_NAME, "t"), (AUTH_SECRET_NAMESPACE, "ns")];
        insta::assert_snapshot!(shown(&class(IN_TREE_DRIVER, &both).references()), @"storageclass/px in-tree ns/t Nothing");
        insta::assert_snapshot!(shown(&class(IN_TREE_DRIVER, &both[..1]).references()), @"storageclass/px in-tree ?/t Nothing: `openstorage.io/auth-secret-namespace` is not set");
        let mut claim = Claim {
            namespace: "team-a".into(),
            name: "data".into(),
            storage_class: Some("px".into()),
            volume: None,
            annotations: BTreeMap::new(),
        };
        assert_eq!((claim.reference(), claim.class()), (None, Some("px")));
        for (key, value) in both.into_iter().chain([(BETA_CLASS, "old")]) {
            claim.annotations.insert(key.into(), value.into());
        }
        assert_eq!(claim.class(), Some("old"));
        insta::assert_snapshot!(shown(&[claim.reference().unwrap()]), @"persistentvolumeclaim/team-a/data annotation ns/t Nothing");
    }
}
