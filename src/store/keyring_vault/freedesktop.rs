//! Entries of the Secret Service (specifications.freedesktop.org/secret-service), over the session bus.
//!
//! Looking for entries never unlocks anything; only reading, writing or removing one does. What unlocking needs of
//! a person is asked by the service's own prompt, for which `on_prompt` is called before.
//!
//! Straight to the `secret-service` crate, not through `keyring`: that one unlocks whatever it finds, creates
//! entries without further attributes, and connects once a process.

use std::collections::HashMap;

use secret_service::blocking::{Item, SecretService};
use secret_service::{EncryptionType, Error};
use zbus::blocking::Connection;
use zbus::blocking::fdo::DBusProxy;
use zeroize::Zeroizing;

use super::SERVICE;
use crate::domain::credential::VaultId;
use crate::ports::VaultError;

/// As the `keyring` crate and `secret-tool` examples name it: the account.
const ACCOUNT: &str = "username";

/// Which config folder an entry belongs to. Lookups by service and account match without it.
const FOLDER: &str = "config-folder";

const CONTENT_TYPE: &str = "application/octet-stream";

/// The names of gnome-keyring itself, and of what shows its prompts: gcr-prompter or the GNOME Shell.
const GNOME_KEYRING: &str = "org.gnome.keyring";
const GNOME_PROMPTER: &str = "org.gnome.keyring.SystemPrompter";

/// The secret under `id`; `None` when there is none.
pub(super) fn get(
    id: &VaultId,
    on_prompt: &dyn Fn(),
) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
    talk(|service| {
        let found = unlocked(service, id, on_prompt)?;
        match found.as_slice() {
            [] => Ok(None),
            [item] => Ok(Some(Zeroizing::new(item.get_secret()?))),
            // Which of them is meant, nobody can tell.
            _ => Err(Failed::Told(VaultError::Keyring {
                reason: "several entries have this id".to_owned(),
            })),
        }
    })
}

/// Keeps `secret` under `id`, in place of all that is there. A new entry has its mark from the first moment.
pub(super) fn put(
    id: &VaultId,
    label: &str,
    folder: &str,
    secret: &[u8],
    on_prompt: &dyn Fn(),
) -> Result<(), VaultError> {
    talk(|service| {
        let mut found = Vec::new();
        for item in unlocked(service, id, on_prompt)? {
            let attributes = item.get_attributes()?;
            let is_ours = attributes.get(FOLDER).is_some_and(|of| of == folder);
            found.push((!is_ours, attributes, item));
        }
        // Ours first: of several it stays, and what was put beside it by hand goes.
        found.sort_by_key(|(is_foreign, ..)| *is_foreign);
        let Some(((is_foreign, standing, kept), others)) = found.split_first() else {
            return create(service, id, label, folder, secret, on_prompt);
        };
        kept.set_secret(secret, CONTENT_TYPE)?;
        if *is_foreign {
            // Of a version without marks, or put there by hand.
            let mut attributes: HashMap<&str, &str> = standing
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .collect();
            attributes.insert(FOLDER, folder);
            kept.set_attributes(attributes)?;
        }
        for (_, _, other) in others {
            other.delete()?;
        }
        Ok(())
    })
}

fn create(
    service: &SecretService<'_>,
    id: &VaultId,
    label: &str,
    folder: &str,
    secret: &[u8],
    on_prompt: &dyn Fn(),
) -> Result<(), Failed> {
    let collection = service.get_default_collection()?;
    if collection.is_locked()? {
        on_prompt();
        collection.unlock()?;
    }
    let label = if label.is_empty() { SERVICE } else { label };
    let attributes = HashMap::from([
        ("service", SERVICE),
        (ACCOUNT, id.as_str()),
        (FOLDER, folder),
    ]);
    collection.create_item(label, attributes, secret, true, CONTENT_TYPE)?;
    Ok(())
}

/// Removes all that is under `id`, and tells whether there was anything.
pub(super) fn remove(id: &VaultId, on_prompt: &dyn Fn()) -> Result<bool, VaultError> {
    talk(|service| {
        let found = unlocked(service, id, on_prompt)?;
        for item in &found {
            item.delete()?;
        }
        Ok(!found.is_empty())
    })
}

/// The ids of the entries that are marked with `folder`.
///
/// # Errors
/// [`VaultError::Locked`] when there are some and the service shows only hashes of their attributes, as
/// gnome-keyring does until a collection has been unlocked for the first time.
pub(super) fn ids(folder: &str) -> Result<Vec<VaultId>, VaultError> {
    talk(|service| {
        let attributes = HashMap::from([("service", SERVICE), (FOLDER, folder)]);
        let found = service.search_items(attributes)?;
        let mut ids = Vec::new();
        for item in found.unlocked.iter().chain(&found.locked) {
            match item.get_attributes()?.get(ACCOUNT) {
                Some(account) => ids.extend(VaultId::parse(account)),
                None if item.is_locked()? => return Err(Failed::Told(VaultError::Locked)),
                None => {}
            }
        }
        ids.sort();
        ids.dedup();
        Ok(ids)
    })
}

/// All entries under `id`, none of them locked any more.
fn unlocked<'a>(
    service: &'a SecretService<'a>,
    id: &VaultId,
    on_prompt: &dyn Fn(),
) -> Result<Vec<Item<'a>>, Error> {
    let attributes = HashMap::from([("service", SERVICE), (ACCOUNT, id.as_str())]);
    let found = service.search_items(attributes)?;
    if !found.locked.is_empty() {
        on_prompt();
        service.unlock_all(&found.locked.iter().collect::<Vec<_>>())?;
    }
    Ok(found.unlocked.into_iter().chain(found.locked).collect())
}

enum Failed {
    Service(Error),
    Told(VaultError),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Service(error)
    }
}

/// Connects, and tells what an error means.
fn talk<T>(
    work: impl for<'a> FnOnce(&'a SecretService<'a>) -> Result<T, Failed>,
) -> Result<T, VaultError> {
    let bus = Connection::session().map_err(|error| explain(&error.into()))?;
    // `Dh`: no secret crosses the bus in the clear.
    let service = SecretService::connect_with_existing(EncryptionType::Dh, bus.clone())
        .map_err(|error| explain(&error))?;
    work(&service).map_err(|failed| match failed {
        Failed::Service(Error::Prompt) => dismissed(&bus),
        Failed::Service(error) => explain(&error),
        Failed::Told(error) => error,
    })
}

/// A prompt ended without a yes: a person's answer, or nothing could show it.
///
/// gnome-keyring tells both alike. But what shows its prompts is on the bus for some seconds after it has shown
/// one, and never where it finds no display to show it on. Other services show their own.
fn dismissed(bus: &Connection) -> VaultError {
    let is_there = |name: &'static str| -> zbus::Result<bool> {
        Ok(DBusProxy::new(bus)?.name_has_owner(name.try_into()?)?)
    };
    match (is_there(GNOME_KEYRING), is_there(GNOME_PROMPTER)) {
        (Ok(true), Ok(false)) => VaultError::Locked,
        _ => VaultError::Denied,
    }
}

fn explain(error: &Error) -> VaultError {
    match error {
        // `NoResult`: there is no default collection to put anything in.
        Error::Locked | Error::NoResult => VaultError::Locked,
        Error::Prompt => VaultError::Denied,
        Error::Unavailable => VaultError::NoSessionBus,
        Error::Zbus(zbus::Error::Address(_)) => VaultError::NoSessionBus,
        _ if is_no_bus(error) => VaultError::NoSessionBus,
        _ => explain_text(&error.to_string()),
    }
}

/// The socket is gone, or nobody listens at it: the address is that of a session that has ended.
fn is_no_bus(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        let io = error.downcast_ref::<std::io::Error>().or_else(|| {
            error
                .downcast_ref::<std::sync::Arc<std::io::Error>>()
                .map(AsRef::as_ref)
        });
        if io.is_some_and(|io| {
            matches!(
                io.kind(),
                std::io::ErrorKind::NotFound | std::io::ErrorKind::ConnectionRefused
            )
        }) {
            return true;
        }
        next = error.source();
    }
    false
}

/// Goes by the names of D-Bus errors, which come in several types of `zbus`.
fn explain_text(text: &str) -> VaultError {
    let has = |name: &&str| text.contains(name);
    let no_service = [
        "org.freedesktop.DBus.Error.ServiceUnknown",
        "org.freedesktop.DBus.Error.NameHasNoOwner",
        // The bus knows whom to start, and that did not work.
        "org.freedesktop.DBus.Error.Spawn.",
    ];
    if no_service.iter().any(has) {
        VaultError::NoService
    } else if text.contains("org.freedesktop.Secret.Error.IsLocked") {
        VaultError::Locked
    } else {
        VaultError::Keyring {
            reason: text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_the_service_are_told_apart() {
        for (text, expected) in [
            (
                "zbus error: org.freedesktop.DBus.Error.ServiceUnknown: The name is not activatable",
                "NoService",
            ),
            (
                "zbus error: org.freedesktop.DBus.Error.Spawn.ChildExited: exit 1",
                "NoService",
            ),
            (
                "zbus error: org.freedesktop.Secret.Error.IsLocked: Cannot create",
                "Locked",
            ),
            ("Crypto error: x", "Keyring"),
        ] {
            let told = format!("{:?}", explain_text(text));
            assert!(told.starts_with(expected), "{text}: {told}");
        }
        let io =
            |kind: std::io::ErrorKind| Error::from(zbus::Error::from(std::io::Error::from(kind)));
        for (error, expected) in [
            (io(std::io::ErrorKind::ConnectionRefused), "NoSessionBus"),
            (io(std::io::ErrorKind::NotFound), "NoSessionBus"),
            (io(std::io::ErrorKind::PermissionDenied), "Keyring"),
            (Error::Unavailable, "NoSessionBus"),
            (Error::Locked, "Locked"),
            (Error::NoResult, "Locked"),
            (Error::Prompt, "Denied"),
            (Error::PromptDisconnected, "Keyring"),
            (Error::Crypto("x"), "Keyring"),
        ] {
            let told = format!("{:?}", explain(&error));
            assert!(told.starts_with(expected), "{error:?}: {told}");
        }
    }
}
