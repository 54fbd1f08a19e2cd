//! The storage cluster's security.

use secrecy::ExposeSecret as _;

use super::access::{On, grant};
use super::cluster::{Here, failed};
use super::skip_rest;
use crate::cli::report::Failure;
use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::checkup::{Check, Group, Item};
use crate::domain::claims::reads_as_oidc;
use crate::domain::key::{KeyWarning, SigningKey};
use crate::domain::secret_ref::SecretRef;
use crate::domain::shell::shell_word;
use crate::ops::doctor::access::to_list_storage_clusters;
use crate::ports::{ClusterError, GuestAccess, SecurityFound, SecurityLook, SecuritySettings};

/// As `kubectl create clusterrole` names them.
const STORAGE_CLUSTERS: On<'static> = On {
    resource: "storageclusters.core.libopenstorage.org",
    name: None,
};

pub(super) fn items(look: Result<SecurityLook, ClusterError>, here: &Here<'_>) -> Vec<Item> {
    let (settings, found) = match look {
        Ok(SecurityLook { settings, found }) => (settings, found),
        Err(error) => {
            let rights = right_to_list(here);
            let mut items = vec![failed(Check::StorageCluster, error, here.reach)];
            items.extend(rights);
            skip_rest(&mut items, Group::Storage, "no storage cluster was found");
            return items;
        }
    };
    let mut items = vec![
        storage_cluster(settings.as_ref(), &found),
        from_cluster_rights(settings.as_ref(), &found, here),
    ];
    match &settings {
        Some(settings) => {
            items.push(security(settings, here));
            items.push(guest_access(settings, here));
        }
        None => {
            for check in [Check::Security, Check::GuestAccess] {
                items.push(Item::skip(check, "only a StorageCluster tells"));
            }
        }
    }
    items.extend(of_found(settings.as_ref(), found, here));
    items
}

/// `StorageCluster NAMESPACE/NAME`.
fn named(settings: &SecuritySettings) -> String {
    format!("StorageCluster {}/{}", settings.namespace, settings.name)
}

/// The command that changes one field of the StorageCluster.
fn patch(settings: &SecuritySettings, spec: &str, here: &Here<'_>) -> String {
    here.reach.line(&format!(
        "kubectl patch storagecluster {} -n {} --type merge -p '{{\"spec\":{spec}}}'",
        shell_word(&settings.name),
        shell_word(&settings.namespace)
    ))
}

/// The command with which a person changes the StorageCluster.
fn edit(settings: &SecuritySettings, here: &Here<'_>) -> String {
    here.reach.line(&format!(
        "kubectl edit storagecluster {} -n {}",
        shell_word(&settings.name),
        shell_word(&settings.namespace)
    ))
}

/// The command that makes a new shared secret.
fn generate(at: &SecretRef, force: bool, here: &Here<'_>) -> String {
    let force = if force { " --force" } else { "" };
    here.reach.line(&format!(
        "kubectl pxsec auth key generate --type shared-secret --to-secret {at}{force}"
    ))
}

fn storage_cluster(
    settings: Option<&SecuritySettings>,
    found: &Result<SecurityFound, ClusterError>,
) -> Item {
    let check = Check::StorageCluster;
    match (settings, found) {
        (Some(settings), _) => Item::ok(check, named(settings)),
        (None, Ok(found)) => Item::ok(
            check,
            format!(
                "no StorageCluster was found, but the {} of the docs",
                found.source
            ),
        ),
        // Without a StorageCluster there is nothing but what was found.
        (None, Err(error)) => Item::skip(check, error.to_string()),
    }
}

/// Whether we may look for StorageClusters, where none was found.
fn right_to_list(here: &Here<'_>) -> Option<Item> {
    let check = Check::FromClusterRights;
    match here.rights.get(&to_list_storage_clusters())? {
        Ok(true) => Some(Item::ok(check, "may list StorageClusters")),
        Ok(false) => Some(Item::fail(
            check,
            "may not list StorageClusters",
            grant(&["list"], STORAGE_CLUSTERS, None, here),
        )),
        Err(error) => Some(Item::skip(
            check,
            format!("could not be asked for: {error}"),
        )),
    }
}

/// What was read could be read; so only what was refused is missing.
fn from_cluster_rights(
    settings: Option<&SecuritySettings>,
    found: &Result<SecurityFound, ClusterError>,
    here: &Here<'_>,
) -> Item {
    let check = Check::FromClusterRights;
    let key_at = settings.and_then(|settings| settings.key_at.as_ref());
    match (found, key_at) {
        (Err(ClusterError::Forbidden { message }), Some(at)) => {
            let one = On {
                resource: "secrets",
                name: Some(&at.name),
            };
            let fix = grant(&["get"], one, Some(&at.namespace), here);
            Item::fail(check, message.clone(), fix)
        }
        _ => Item::ok(check, "may find the storage cluster and read what it names"),
    }
}

fn security(settings: &SecuritySettings, here: &Here<'_>) -> Item {
    let check = Check::Security;
    if !settings.security {
        let fix = patch(settings, r#"{"security":{"enabled":true}}"#, here);
        let message = format!(
            "security is not enabled in {}: it asks nobody for a token",
            named(settings)
        );
        return Item::fail(check, message, fix);
    }
    if !settings.authorization {
        let fix = patch(settings, r#"{"security":{"auth":{"enabled":true}}}"#, here);
        let message = format!(
            "authorization is not enabled in {}: it asks nobody for a token",
            named(settings)
        );
        return Item::fail(check, message, fix);
    }
    Item::ok(check, "security and authorization are enabled")
}

fn guest_access(settings: &SecuritySettings, here: &Here<'_>) -> Item {
    let check = Check::GuestAccess;
    let disable = || {
        patch(
            settings,
            r#"{"security":{"auth":{"guestAccess":"Disabled"}}}"#,
            here,
        )
    };
    if !settings.authorization {
        return Item::skip(check, "authorization is not enabled");
    }
    match &settings.guests {
        GuestAccess::Enabled => Item::warn(
            check,
            "Enabled: who has no token may use volumes that have no owner",
        )
        .fix(disable()),
        GuestAccess::Disabled => Item::ok(check, "Disabled"),
        GuestAccess::Managed => Item::ok(
            check,
            "Managed: the role system.guest says what who has no token may do",
        ),
        GuestAccess::Unknown(value) => Item::fail(
            check,
            match value {
                Some(value) => format!(
                    "`{value}` is none of Enabled, Disabled and Managed, and the operator refuses it"
                ),
                None => "it is not a text, and the operator refuses it".to_owned(),
            },
            disable(),
        ),
    }
}

fn of_found(
    settings: Option<&SecuritySettings>,
    found: Result<SecurityFound, ClusterError>,
    here: &Here<'_>,
) -> Vec<Item> {
    let found = match found {
        Ok(found) => found,
        Err(error) => {
            let mut items = vec![no_secret(settings, error, here)];
            for check in [
                Check::Issuer,
                Check::SharedSecretValue,
                Check::SharedSecretPlace,
            ] {
                items.push(Item::skip(check, "the shared secret cannot be read"));
            }
            return items;
        }
    };
    let mut items = vec![
        issuer(settings, &found, here),
        place(settings, &found, here),
    ];
    items.extend(secret(settings, &found, here));
    items
}

fn no_secret(settings: Option<&SecuritySettings>, error: ClusterError, here: &Here<'_>) -> Item {
    let check = Check::SharedSecret;
    let key_at = settings.and_then(|settings| settings.key_at.as_ref());
    let fix = match (&error, key_at, settings) {
        (ClusterError::Forbidden { .. }, ..) => {
            return Item::skip(check, "it may not be read");
        }
        (
            ClusterError::SecretNotFound { .. }
            | ClusterError::KeyNotFound { .. }
            | ClusterError::NamespaceNotFound { .. },
            Some(at),
            _,
        ) => generate(at, false, here),
        (ClusterError::NoSecurityFound { .. }, _, Some(settings)) => edit(settings, here),
        _ => here.reach.of_cluster(&error),
    };
    let message = match error {
        ClusterError::NoSecurityFound { looked_at } => looked_at.join("; "),
        other => Failure::from(other).in_a_line(),
    };
    Item::fail(check, message, fix)
}

fn issuer(settings: Option<&SecuritySettings>, found: &SecurityFound, here: &Here<'_>) -> Item {
    let check = Check::Issuer;
    let change = || settings.map(|settings| edit(settings, here));
    let with_fix = |item: Item| match change() {
        Some(fix) => item.fix(fix),
        None => item,
    };
    let Some(issuer) = &found.issuer else {
        return with_fix(Item::warn(
            check,
            format!("{} does not tell it; commands need --issuer", found.source),
        ));
    };
    if reads_as_oidc(issuer) {
        let message = format!("`{issuer}` is a URL, as issuers of OIDC have it");
        let show = || here.reach.line("kubectl get storageclusters -A");
        return Item::fail(check, message, change().unwrap_or_else(show));
    }
    match found.notes.first() {
        Some(note) => with_fix(Item::warn(check, note.clone())),
        None => Item::ok(check, format!("`{issuer}`")),
    }
}

fn place(settings: Option<&SecuritySettings>, found: &SecurityFound, here: &Here<'_>) -> Item {
    let check = Check::SharedSecretPlace;
    match (&found.key_at, settings) {
        (Some(at), _) => Item::ok(check, format!("in the Secret {}/{}", at.namespace, at.name)),
        (None, Some(settings)) => Item::warn(
            check,
            format!(
                "it stands in spec.env of {}, for all who may read that",
                named(settings)
            ),
        )
        .fix(edit(settings, here)),
        (None, None) => Item::skip(check, "only a StorageCluster tells"),
    }
}

fn secret(
    settings: Option<&SecuritySettings>,
    found: &SecurityFound,
    here: &Here<'_>,
) -> [Item; 2] {
    let (there, value) = (Check::SharedSecret, Check::SharedSecretValue);
    let renew = || match (&found.key_at, settings) {
        (Some(at), _) => generate(at, true, here),
        (None, Some(settings)) => edit(settings, here),
        (None, None) => here.reach.line("kubectl get storageclusters -A"),
    };
    let key = match SigningKey::shared_secret(found.key.expose_secret()) {
        Ok(key) => key,
        Err(error) => {
            return [
                Item::fail(there, error.to_string(), renew()),
                Item::skip(value, "it cannot serve as a shared secret"),
            ];
        }
    };
    let at = found.key_at.as_ref().map_or_else(
        || format!("found in {}", found.source),
        |at| format!("secret://{at}"),
    );
    let there = Item::ok(there, at);
    let warnings = key.warnings(SigningAlgorithm::HS256);
    if warnings.is_empty() {
        return [
            there,
            Item::ok(
                value,
                "long, and neither encoded twice nor with white space",
            ),
        ];
    }
    let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    let message = format!(
        "{}; a new one makes all tokens of the old one invalid",
        told.join("; ")
    );
    // Whoever guesses it signs tokens of an administrator.
    if warnings.contains(&KeyWarning::LowEntropy) {
        [there, Item::fail(value, message, renew())]
    } else {
        [there, Item::warn(value, message).fix(renew())]
    }
}
