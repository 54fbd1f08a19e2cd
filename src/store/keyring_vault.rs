//! The operating system's keyring: Secret Service, macOS Keychain, Windows Credential Manager.
//!
//! One entry per token: service [`SERVICE`], account = the vault id, the token's bytes as the secret. Every call
//! runs on a thread of its own with a deadline, because a locked keyring may wait for a prompt that nobody sees
//! (crates.md §4: it hangs for ever). The keyring crate opens the platform's store once per process, so a store
//! that could not be opened stays unavailable until the next call of pxsec.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use keyring::{Entry, Error};
use secrecy::{ExposeSecret as _, SecretSlice};

use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::token::Jwt;
use crate::ports::{TokenVault, VaultError};

/// The service of every entry; some platforms show it when they ask for consent.
pub const SERVICE: &str = "kubectl-pxsec";

/// 3 s: a keyring that is unlocked answers within 20 ms.
pub const DEADLINE: Duration = Duration::from_secs(3);

/// 60 s when a person sits at the terminal and may be unlocking the keyring.
pub const PROMPT_DEADLINE: Duration = Duration::from_secs(60);

/// The most bytes that the Windows Credential Manager takes (`CRED_MAX_CREDENTIAL_BLOB_SIZE`).
const WINDOWS_MAX_BYTES: usize = 2560;

/// The OS keyring.
#[derive(Debug)]
pub struct KeyringVault {
    /// Whether there is a session bus to find a Secret Service on; always true where none is needed.
    pub has_session_bus: bool,
    /// How long to wait for an answer.
    pub deadline: Duration,
}

/// Whether an environment leads to a D-Bus session bus, without starting one.
///
/// `address` is `DBUS_SESSION_BUS_ADDRESS`, `default_socket` whether `$XDG_RUNTIME_DIR/bus` exists. An `autolaunch:`
/// address would start a daemon, so it counts as none.
#[must_use]
pub fn has_session_bus(address: Option<&str>, default_socket: bool) -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    match address.filter(|address| !address.is_empty()) {
        Some(address) => !address.starts_with("autolaunch:"),
        None => default_socket,
    }
}

impl KeyringVault {
    /// Runs one call on a thread of its own; a call that is late goes on alone until the process ends.
    fn call<T: Send + 'static>(
        &self,
        id: &VaultId,
        run: impl FnOnce(Entry) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, VaultError> {
        if !self.has_session_bus {
            return Err(VaultError::NoSessionBus);
        }
        let account = id.as_str().to_owned();
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            // Nobody may be waiting any more.
            drop(sender.send(open(&account).and_then(run)));
        });
        match receiver.recv_timeout(self.deadline) {
            Ok(answer) => answer.map_err(|error| map(&error)),
            Err(mpsc::RecvTimeoutError::Timeout) => Err(VaultError::Timeout {
                secs: self.deadline.as_secs(),
            }),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(VaultError::Keyring {
                reason: "its client ended without an answer".to_owned(),
            }),
        }
    }
}

/// The entry, or the reason for which the platform's store could not be opened.
fn open(account: &str) -> Result<Entry, Error> {
    if let Err(error) = Entry::store_status() {
        // `Error` cannot be cloned; its words are all that is needed of it.
        return Err(Error::Invalid("store".to_owned(), words(error)));
    }
    Entry::new(SERVICE, account)
}

/// An error with its causes, as text; keyring errors hold no secret except the two that carry data.
fn words(error: &Error) -> String {
    match error {
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "the entry is not readable".to_owned(),
        Error::PlatformFailure(source) | Error::NoStorageAccess(source) => {
            format!("{error}: {source:?}")
        }
        other => other.to_string(),
    }
}

fn map(error: &Error) -> VaultError {
    let text = words(error);
    let has = |part: &str| text.contains(part);
    // The words of zbus and of the Secret Service, as measured in crates.md §4.
    if has("ServiceUnknown")
        || has("was not provided by any .service files")
        || has("NameHasNoOwner")
    {
        VaultError::NoService
    } else if has("Zbus") && (has("NotFound") || has("Connection refused") || has("Address")) {
        VaultError::NoSessionBus
    } else if matches!(error, Error::NoStorageAccess(_)) || has("Locked") || has("Prompt") {
        VaultError::Locked
    } else {
        VaultError::Keyring {
            reason: text.chars().take(300).collect(),
        }
    }
}

impl TokenVault for KeyringVault {
    fn kind(&self) -> VaultKind {
        VaultKind::Keyring
    }

    fn get(&self, id: &VaultId) -> Result<Option<Jwt>, VaultError> {
        let found = self.call(id, |entry| match entry.get_secret() {
            Ok(bytes) => Ok(Some(SecretSlice::from(bytes))),
            Err(Error::NoEntry) => Ok(None),
            Err(other) => Err(other),
        })?;
        let Some(bytes) = found else { return Ok(None) };
        let not_a_token = || VaultError::NotAToken {
            vault: VaultKind::Keyring,
            id: id.clone(),
        };
        let text = std::str::from_utf8(bytes.expose_secret()).map_err(|_| not_a_token())?;
        Jwt::parse(text).map(Some).map_err(|_| not_a_token())
    }

    fn put(&self, id: &VaultId, token: &Jwt) -> Result<(), VaultError> {
        let bytes = token.expose().len();
        if cfg!(windows) && bytes > WINDOWS_MAX_BYTES {
            return Err(VaultError::TooLarge {
                bytes,
                max_bytes: WINDOWS_MAX_BYTES,
            });
        }
        let token = token.clone();
        self.call(id, move |entry| entry.set_secret(token.expose().as_bytes()))
    }

    fn remove(&self, id: &VaultId) -> Result<bool, VaultError> {
        self.call(id, |entry| match entry.delete_credential() {
            Ok(()) => Ok(true),
            Err(Error::NoEntry) => Ok(false),
            Err(other) => Err(other),
        })
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_bus_is_found_and_never_started() {
        assert!(has_session_bus(Some("unix:path=/run/user/0/bus"), false));
        assert!(has_session_bus(None, true));
        assert!(!has_session_bus(None, false));
        assert!(!has_session_bus(Some(""), false));
        assert!(!has_session_bus(Some("autolaunch:"), true));
    }
}
