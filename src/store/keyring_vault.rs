//! Tokens in the operating system's keyring: Secret Service, macOS Keychain or Windows Credential Manager.
//!
//! One entry a token: service [`SERVICE`], which some platforms show when they ask for consent, and the vault id
//! as the account. Every call runs on a thread of its own with a deadline, because a locked keyring may wait for
//! a prompt that nobody sees, and the platform's libraries wait with it for ever. A thread that is late is left
//! behind; the process ends without it. So after [`VaultError::Timeout`] nobody knows whether a token was put or
//! removed: a prompt that is answered late may still let it happen.
//!
//! The `keyring` crate connects once a process and remembers a failure, so after [`VaultError::NoService`] a
//! keyring that starts later is found by the next process only.

use std::collections::HashMap;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use keyring::{Entry, Error};
use zeroize::Zeroizing;

use super::fs;
use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::token::Jwt;
use crate::ports::{TokenVault, VaultError};

/// The service of all entries, as keyring managers and `secret-tool lookup service …` know it.
pub const SERVICE: &str = "kubectl-pxsec";

/// 3 s: two hundred times what a keyring takes, and short enough for a script that nobody watches.
pub const DEADLINE: Duration = Duration::from_secs(3);

/// 60 s: long enough for a person to find the prompt and type a password.
pub const DEADLINE_WITH_PROMPT: Duration = Duration::from_secs(60);

/// What the Windows Credential Manager takes: `CRED_MAX_CREDENTIAL_BLOB_SIZE`, 5 * 512 bytes.
pub const MAX_WINDOWS_BYTES: usize = 2560;

/// How this process would reach a session bus, from its environment. Means something on Linux and the like only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionBus {
    /// `DBUS_SESSION_BUS_ADDRESS`, when it is set.
    pub address: Option<String>,
    /// `XDG_RUNTIME_DIR`, when it is set: the bus is its `bus`.
    pub runtime_dir: Option<std::path::PathBuf>,
}

impl SessionBus {
    /// Whether there may be a bus. Starts none: an address such as `autolaunch:` counts as none.
    fn may_exist(&self) -> bool {
        match &self.address {
            Some(address) => {
                !address.is_empty() && !address.split(';').any(|one| one.starts_with("autolaunch:"))
            }
            None => self
                .runtime_dir
                .as_ref()
                .is_some_and(|folder| fs::exists(&folder.join("bus"))),
        }
    }
}

/// The keyring of the calling user. Connects at the first call, not before.
#[derive(Clone, Debug)]
pub struct KeyringVault {
    bus: SessionBus,
    deadline: Duration,
}

impl KeyringVault {
    /// The keyring behind `bus`, which must be what the process's own environment says, since the platform's
    /// library looks there.
    ///
    /// `person_present` gives [`DEADLINE_WITH_PROMPT`] instead of [`DEADLINE`] to each call.
    #[must_use]
    pub fn new(bus: SessionBus, person_present: bool) -> Self {
        let deadline = if person_present {
            DEADLINE_WITH_PROMPT
        } else {
            DEADLINE
        };
        Self { bus, deadline }
    }

    fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<Option<T>, VaultError> {
        if USES_SESSION_BUS && !self.bus.may_exist() {
            return Err(VaultError::NoSessionBus);
        }
        let work = move || match Entry::store_status() {
            Ok(()) => match work() {
                Ok(value) => Ok(Some(value)),
                Err(Error::NoEntry) => Ok(None),
                Err(error) => Err(explain(&error)),
            },
            Err(error) => Err(explain(error)),
        };
        with_deadline(self.deadline, work)?
    }
}

const USES_SESSION_BUS: bool = cfg!(all(unix, not(target_os = "macos")));

impl TokenVault for KeyringVault {
    fn kind(&self) -> VaultKind {
        VaultKind::Keyring
    }

    fn get(&self, id: &VaultId) -> Result<Option<Jwt>, VaultError> {
        let account = id.clone();
        let secret = self.call(move || {
            Entry::new(SERVICE, account.as_str())?
                .get_secret()
                .map(Zeroizing::new)
        })?;
        let Some(secret) = secret else {
            return Ok(None);
        };
        // A line break at the end comes from `secret-tool store` with a here-document.
        let token = std::str::from_utf8(&secret)
            .ok()
            .and_then(|text| Jwt::parse(text.strip_suffix('\n').unwrap_or(text)).ok());
        token.map(Some).ok_or_else(|| VaultError::NotAToken {
            vault: VaultKind::Keyring,
            id: id.clone(),
        })
    }

    /// As [`TokenVault::put`]. Only the Secret Service has labels; an entry that exists keeps the one it has.
    fn put(&self, id: &VaultId, label: &str, token: &Jwt) -> Result<(), VaultError> {
        let bytes = token.expose().len();
        if cfg!(windows) && bytes > MAX_WINDOWS_BYTES {
            return Err(VaultError::TooLarge {
                bytes,
                max_bytes: MAX_WINDOWS_BYTES,
            });
        }
        let (account, label, kept) = (id.clone(), label.to_owned(), token.clone());
        let put = self.call(move || {
            // The facade's own constructor takes no label; after `store_status` the store is the same.
            let mut modifiers = HashMap::new();
            if USES_SESSION_BUS && !label.is_empty() {
                modifiers.insert("label", label.as_str());
            }
            keyring_core::Entry::new_with_modifiers(SERVICE, account.as_str(), &modifiers)?
                .set_secret(kept.expose().as_bytes())
        });
        match put {
            Ok(Some(())) => Ok(()),
            // Removed by someone else between the search and the write.
            Ok(None) => Err(VaultError::Keyring {
                reason: "the entry vanished while it was written".to_owned(),
            }),
            Err(VaultError::Keyring { reason }) => Err(VaultError::Keyring {
                reason: without_token(reason, token),
            }),
            Err(error) => Err(error),
        }
    }

    fn remove(&self, id: &VaultId) -> Result<bool, VaultError> {
        let account = id.clone();
        let removed =
            self.call(move || Entry::new(SERVICE, account.as_str())?.delete_credential())?;
        Ok(removed.is_some())
    }
}

/// Runs `work` on a thread of its own, and stops waiting for it after `deadline`.
fn with_deadline<T: Send + 'static>(
    deadline: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, VaultError> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let spawned = std::thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            // Nobody listens any more when it is late.
            let _: Result<(), _> = sender.send(work());
        });
    if spawned.is_err() {
        return Err(VaultError::Keyring {
            reason: "no thread could be started for it".to_owned(),
        });
    }
    receiver
        .recv_timeout(deadline)
        .map_err(|error| match error {
            RecvTimeoutError::Timeout => VaultError::Timeout {
                secs: deadline.as_secs(),
            },
            RecvTimeoutError::Disconnected => VaultError::Keyring {
                reason: "its library panicked".to_owned(),
            },
        })
}

/// What an error of the platform means.
///
/// Uses no `Debug` and no content: `BadEncoding` and `BadDataFormat` carry the secret, `Ambiguous` prints
/// whole entries.
fn explain(error: &Error) -> VaultError {
    let reason = match error {
        Error::NoStorageAccess(_) => return VaultError::Locked,
        Error::PlatformFailure(cause) => return explain_platform(cause.as_ref()),
        Error::NoEntry => "there is no such entry",
        Error::BadEncoding(_) | Error::BadDataFormat(_, _) => "the entry has a form of its own",
        Error::BadStoreFormat(_) => "the keyring itself is damaged",
        Error::TooLong(_, _) => "an attribute of the entry is too long",
        Error::Invalid(_, _) => "an attribute of the entry is not accepted",
        Error::Ambiguous(_) => "several entries have this id",
        Error::NoDefaultStore => "it was not initialized",
        Error::NotSupportedByStore(_) => "it does not support this",
        _ => "of a cause unknown to this version",
    };
    VaultError::Keyring {
        reason: reason.to_owned(),
    }
}

fn explain_platform(cause: &(dyn std::error::Error + 'static)) -> VaultError {
    let mut next = Some(cause);
    while let Some(error) = next {
        let io = error.downcast_ref::<std::io::Error>().or_else(|| {
            error
                .downcast_ref::<std::sync::Arc<std::io::Error>>()
                .map(AsRef::as_ref)
        });
        if USES_SESSION_BUS && io.is_some_and(is_no_bus) {
            return VaultError::NoSessionBus;
        }
        next = error.source();
    }
    explain_text(&cause.to_string())
}

/// The socket is gone, or nobody listens at it: the address is that of a session that has ended.
fn is_no_bus(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        std::io::ErrorKind::NotFound | std::io::ErrorKind::ConnectionRefused
    )
}

/// Goes by the texts of `secret-service` 5 and the names of D-Bus errors, since the types are those of crates
/// that the `keyring` facade does not pass on.
fn explain_text(text: &str) -> VaultError {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["no secret service provider or dbus session found"]) {
        VaultError::NoSessionBus
    } else if has(&[
        "org.freedesktop.DBus.Error.ServiceUnknown",
        "org.freedesktop.DBus.Error.NameHasNoOwner",
        // The bus knows whom to start, and that did not work.
        "org.freedesktop.DBus.Error.Spawn.",
    ]) {
        VaultError::NoService
    } else if has(&[
        "org.freedesktop.Secret.Error.IsLocked",
        "object locked",
        "prompt dismissed",
        "result not returned from SS API",
        "connection closed before prompt completed",
    ]) {
        VaultError::Locked
    } else {
        VaultError::Keyring {
            reason: text.to_owned(),
        }
    }
}

/// The platform's words, unless they have any part of the token in them.
fn without_token(reason: String, token: &Jwt) -> String {
    if token
        .expose()
        .split('.')
        .any(|part| part.len() >= 4 && reason.contains(part))
    {
        "its message is not shown, since it holds a part of the token".to_owned()
    } else {
        reason
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bus(address: Option<&str>) -> SessionBus {
        SessionBus {
            address: address.map(str::to_owned),
            runtime_dir: None,
        }
    }

    #[test]
    fn no_daemon_is_ever_started_to_find_a_bus() {
        for address in ["", "autolaunch:", "unix:path=/x;autolaunch:scope=user"] {
            assert!(!bus(Some(address)).may_exist(), "{address}");
        }
        assert!(!bus(None).may_exist());
        assert!(bus(Some("unix:path=/run/user/1/bus")).may_exist());
    }

    #[cfg(unix)]
    #[test]
    fn a_bus_in_the_runtime_folder_counts_when_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let bus = SessionBus {
            address: None,
            runtime_dir: Some(folder.path().to_owned()),
        };
        assert!(!bus.may_exist());
        std::os::unix::net::UnixListener::bind(folder.path().join("bus")).unwrap();
        assert!(bus.may_exist());
    }

    #[test]
    fn a_late_answer_is_a_timeout_and_a_panic_is_told() {
        let (_keep, wait) = mpsc::channel::<()>();
        let late = with_deadline(Duration::from_millis(1), move || wait.recv());
        assert!(matches!(late, Err(VaultError::Timeout { secs: 0 })));
        let dead = with_deadline(Duration::from_secs(60), || {
            std::panic::resume_unwind(Box::new(()))
        });
        let dead: Result<(), VaultError> = dead;
        assert!(matches!(dead, Err(VaultError::Keyring { .. })));
    }

    #[test]
    fn errors_that_carry_the_secret_do_not_show_it() {
        let secret = || b"eyJhbGciOiJIUzI1NiJ9.e30.c2ln".to_vec();
        let cause =
            || -> Box<dyn std::error::Error + Send + Sync> { "eyJhbGciOiJIUzI1NiJ9".into() };
        for error in [
            Error::BadEncoding(secret()),
            Error::BadDataFormat(secret(), cause()),
            Error::Invalid("secret".into(), "eyJhbGciOiJIUzI1NiJ9".into()),
            Error::NotSupportedByStore("eyJhbGciOiJIUzI1NiJ9".into()),
        ] {
            let told = explain(&error);
            assert!(!format!("{told} {told:?}").contains("eyJ"));
        }
        let token = Jwt::parse("eyJhbGciOiJIUzI1NiJ9.e30.c2ln").unwrap();
        assert!(!without_token("bad value c2ln".into(), &token).contains("c2ln"));
        assert_eq!(without_token("bad value".into(), &token), "bad value");
    }

    #[test]
    fn platform_failures_are_told_apart() {
        let told = |text: &str| explain_text(text);
        assert!(matches!(
            told(
                "zbus error: org.freedesktop.DBus.Error.ServiceUnknown: The name is not activatable"
            ),
            VaultError::NoService
        ));
        assert!(matches!(
            told("zbus error: org.freedesktop.Secret.Error.IsLocked: Cannot create"),
            VaultError::Locked
        ));
        assert!(matches!(
            told("Crypto error: x"),
            VaultError::Keyring { .. }
        ));
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        assert!(matches!(
            explain_platform(&refused),
            VaultError::NoSessionBus
        ));
    }
}
