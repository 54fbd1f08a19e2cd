//! What the `keyring` facade cannot do with a Secret Service (specifications.freedesktop.org/secret-service).
//!
//! The facade unlocks whatever it finds and tells nobody that a person is being asked, stops at several entries
//! under one id, and creates entries without further attributes. So before each call of it, entries are found,
//! unlocked and made one here, and after a put they are marked. No secret passes here.
//!
//! The facade connects once a process and remembers a failure. This connects for each call and goes first, so that
//! what fails fails here. Looking for entries never unlocks anything; what unlocking needs of a person is asked by
//! the service's own prompt, for which `on_prompt` is called before.

use std::collections::HashMap;

use secret_service::blocking::{Item, SecretService};
use secret_service::{EncryptionType, Error};
use zbus::blocking::Connection;
use zbus::blocking::fdo::DBusProxy;

use super::SERVICE;
use crate::domain::credential::VaultId;
use crate::ports::VaultError;

/// As the `keyring` crate and `secret-tool` examples name it: the account.
const ACCOUNT: &str = "username";

/// Which config folder an entry belongs to. Lookups by service and account match without it.
const FOLDER: &str = "config-folder";

/// The names of gnome-keyring itself, and of what shows its prompts: gcr-prompter or the GNOME Shell.
const GNOME_KEYRING: &str = "org.gnome.keyring";
const GNOME_PROMPTER: &str = "org.gnome.keyring.SystemPrompter";

/// A connection to the Secret Service.
pub(super) struct Platform {
    bus: Connection,
    service: SecretService<'static>,
}

impl Platform {
    pub(super) fn connect() -> Result<Self, VaultError> {
        let connect = || -> Result<Self, Error> {
            let bus = Connection::session()?;
            // `Plain`, which spares the agreement on a key: secrets cross the facade's connection, not this one.
            let service = SecretService::connect_with_existing(EncryptionType::Plain, bus.clone())?;
            Ok(Self { bus, service })
        };
        connect().map_err(|error| explain(&error))
    }

    /// Unlocks what is under `id`, and tells whether there is anything.
    pub(super) fn before_get(
        &self,
        id: &VaultId,
        on_prompt: &dyn Fn(),
    ) -> Result<bool, VaultError> {
        self.ask(|service| Ok(!unlocked(service, id, on_prompt)?.is_empty()))
    }

    /// Leaves one of several entries under `id`, and tells whether there is one.
    pub(super) fn before_remove(
        &self,
        id: &VaultId,
        on_prompt: &dyn Fn(),
    ) -> Result<bool, VaultError> {
        self.ask(|service| {
            let found = unlocked(service, id, on_prompt)?;
            found.iter().skip(1).try_for_each(Item::delete)?;
            Ok(!found.is_empty())
        })
    }

    /// Makes way for a secret under `id`, and tells whether its entry will be a new one.
    ///
    /// Of several entries that of `folder` stays, and what was put beside it by hand goes. Should the put then fail,
    /// the one that stays has what it had.
    pub(super) fn before_put(
        &self,
        id: &VaultId,
        folder: &str,
        _secret: &[u8],
        on_prompt: &dyn Fn(),
    ) -> Result<bool, VaultError> {
        self.ask(|service| {
            let mut found = unlocked(service, id, on_prompt)?;
            if found.len() > 1 {
                found.sort_by_cached_key(|item| {
                    let attributes = item.get_attributes().unwrap_or_default();
                    attributes.get(FOLDER).is_none_or(|of| of != folder)
                });
                found.iter().skip(1).try_for_each(Item::delete)?;
            }
            if found.is_empty() {
                let collection = service.get_default_collection()?;
                if collection.is_locked()? {
                    on_prompt();
                    collection.unlock()?;
                }
            }
            Ok(found.is_empty())
        })
    }

    /// Marks what is under `id` with `folder`; a new entry gets its label too.
    ///
    /// Until then it is like one of nobody: found by its id, and never listed.
    pub(super) fn after_put(
        &self,
        id: &VaultId,
        folder: &str,
        new_label: Option<&str>,
    ) -> Result<(), VaultError> {
        self.ask(|service| {
            let found = service.search_items(of_id(id))?;
            for item in found.unlocked.iter().chain(&found.locked) {
                let standing = item.get_attributes()?;
                if standing.get(FOLDER).is_none_or(|of| of != folder) {
                    let standing = standing.iter().map(|(key, value)| (&**key, &**value));
                    item.set_attributes(standing.chain([(FOLDER, folder)]).collect())?;
                }
                if let Some(label) = new_label {
                    item.set_label(if label.is_empty() { SERVICE } else { label })?;
                }
            }
            Ok(())
        })
    }

    /// The ids of the entries that are marked with `folder`.
    ///
    /// # Errors
    /// [`VaultError::Locked`] when there are some and the service shows only hashes of their attributes, as
    /// gnome-keyring does until a collection has been unlocked for the first time.
    pub(super) fn ids(&self, folder: &str) -> Result<Vec<VaultId>, VaultError> {
        self.ask(|service| {
            let attributes = HashMap::from([("service", SERVICE), (FOLDER, folder)]);
            let found = service.search_items(attributes)?;
            let mut ids = Vec::new();
            for item in found.unlocked.iter().chain(&found.locked) {
                match item.get_attributes()?.get(ACCOUNT) {
                    Some(account) => ids.extend(VaultId::parse(account)),
                    None => item.ensure_unlocked()?,
                }
            }
            ids.sort();
            ids.dedup();
            Ok(ids)
        })
    }

    fn ask<'a, T>(
        &'a self,
        work: impl FnOnce(&'a SecretService<'a>) -> Result<T, Error>,
    ) -> Result<T, VaultError> {
        work(&self.service).map_err(|error| match error {
            Error::Prompt => dismissed(&self.bus),
            error => explain(&error),
        })
    }
}

fn of_id(id: &VaultId) -> HashMap<&str, &str> {
    HashMap::from([("service", SERVICE), (ACCOUNT, id.as_str())])
}

/// All entries under `id`, none of them locked any more.
fn unlocked<'a>(
    service: &'a SecretService<'a>,
    id: &VaultId,
    on_prompt: &dyn Fn(),
) -> Result<Vec<Item<'a>>, Error> {
    let found = service.search_items(of_id(id))?;
    if !found.locked.is_empty() {
        on_prompt();
        service.unlock_all(&found.locked.iter().collect::<Vec<_>>())?;
    }
    Ok(found.unlocked.into_iter().chain(found.locked).collect())
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

/// What an error means, be it one from here or the cause of one of the facade.
pub(super) fn explain(error: &(dyn std::error::Error + 'static)) -> VaultError {
    match error.downcast_ref() {
        // `NoResult`: there is no default collection to put anything in.
        Some(Error::Locked | Error::NoResult) => VaultError::Locked,
        Some(Error::Prompt) => VaultError::Denied,
        Some(Error::Unavailable | Error::Zbus(zbus::Error::Address(_))) => VaultError::NoSessionBus,
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
