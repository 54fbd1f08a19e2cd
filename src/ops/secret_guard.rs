//! What must not be written, whoever asks: the rules for push and rotate alike.

use crate::domain::token_record::{
    FIELD_MANAGER, MANAGED_BY, MANAGED_BY_VALUE, Manager, SecretMetadata,
};
use crate::ports::LiveSecret;

/// The role that may call everything on the storage cluster.
const ADMIN_ROLE: &str = "system.admin";
/// The group that has access to every resource.
const EVERY_GROUP: &str = "*";

/// Why a Secret is not written.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The Operator would write over it.
    #[error(
        "the Secret `{namespace}/{name}` belongs to the StorageCluster `{owner}`, whose operator renews it"
    )]
    OperatorOwned {
        /// The Secret's namespace.
        namespace: String,
        /// The Secret's name.
        name: String,
        /// The StorageCluster.
        owner: String,
    },
    /// Somebody else put it there.
    #[error("the Secret `{namespace}/{name}` is not kept by pxsec{}", by(.managers, *.unlabelled))]
    Unmanaged {
        /// The Secret's namespace.
        namespace: String,
        /// The Secret's name.
        name: String,
        /// Who else has written to it.
        managers: Vec<String>,
        /// Whether it is pxsec's but for its label.
        unlabelled: bool,
    },
    /// Its data can never be changed.
    #[error("the Secret `{namespace}/{name}` is immutable")]
    Immutable {
        /// The Secret's namespace.
        namespace: String,
        /// The Secret's name.
        name: String,
    },
    /// Kubernetes lets no type be changed.
    #[error(
        "the Secret `{namespace}/{name}` has the type `{secret_type}`, and a token belongs into an Opaque one"
    )]
    WrongType {
        /// The Secret's namespace.
        namespace: String,
        /// The Secret's name.
        name: String,
        /// Its type.
        secret_type: String,
    },
    /// A token that may do everything, where tenants can read it.
    #[error("the token has {what}, and the namespace `{namespace}` is not {}", place(.storage))]
    Admin {
        /// The role or group, in words.
        what: &'static str,
        /// Where it would go.
        namespace: String,
        /// The namespaces with a StorageCluster; none when none was found.
        storage: Vec<String>,
    },
}

fn by(managers: &[String], unlabelled: bool) -> String {
    if unlabelled {
        format!(" any more: its label {MANAGED_BY}={MANAGED_BY_VALUE} is gone")
    } else if managers.is_empty() {
        String::new()
    } else {
        format!(", but by {}", managers.join(", "))
    }
}

fn place(storage: &[String]) -> String {
    match storage {
        [] => "known to be a StorageCluster's own: none was found".to_owned(),
        names => format!("the StorageCluster's own ({})", names.join(", ")),
    }
}

/// Refuses what an operator renews, and what others keep unless `adopt`.
///
/// # Errors
/// [`Refused::OperatorOwned`] or [`Refused::Unmanaged`].
pub fn check_owner(secret: &SecretMetadata, adopt: bool) -> Result<(), Refused> {
    let (namespace, name) = (secret.namespace.clone(), secret.name.clone());
    if let Some(owner) = secret.storage_cluster() {
        return Err(Refused::OperatorOwned {
            namespace,
            name,
            owner: owner.to_owned(),
        });
    }
    if !secret.is_managed() && !adopt {
        let mut managers: Vec<String> = secret
            .managers
            .iter()
            .map(|manager| manager.name.clone())
            .filter(|name| name != FIELD_MANAGER)
            .collect();
        managers.dedup();
        return Err(Refused::Unmanaged {
            namespace,
            name,
            managers,
            unlabelled: !secret.labelled && secret.managers.iter().any(Manager::is_pxsec),
        });
    }
    Ok(())
}

/// Refuses what Kubernetes would not let be changed, with the reason.
///
/// # Errors
/// [`Refused::Immutable`] or [`Refused::WrongType`].
pub fn check_form(secret: &LiveSecret) -> Result<(), Refused> {
    let (namespace, name) = (
        secret.metadata.namespace.clone(),
        secret.metadata.name.clone(),
    );
    if secret.immutable {
        return Err(Refused::Immutable { namespace, name });
    }
    if secret.secret_type != "Opaque" {
        return Err(Refused::WrongType {
            namespace,
            name,
            secret_type: secret.secret_type.clone(),
        });
    }
    Ok(())
}

/// Which of roles and groups makes a token one that may do everything; `None` for all others.
#[must_use]
pub fn admin_power(roles: &[String], groups: &[String]) -> Option<&'static str> {
    if roles.iter().any(|role| role == ADMIN_ROLE) {
        Some("the role `system.admin`")
    } else if groups.iter().any(|group| group == EVERY_GROUP) {
        Some("the group `*`")
    } else {
        None
    }
}

/// Refuses a token that may do everything outside the namespaces that have a StorageCluster.
///
/// # Errors
/// [`Refused::Admin`].
pub fn check_admin(
    power: Option<&'static str>,
    namespace: &str,
    storage: &[String],
) -> Result<(), Refused> {
    match power {
        Some(what) if !storage.iter().any(|name| name == namespace) => Err(Refused::Admin {
            what,
            namespace: namespace.to_owned(),
            storage: storage.to_vec(),
        }),
        _ => Ok(()),
    }
}
