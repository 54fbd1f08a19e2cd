//! Tokens in the operating system's keyring: Secret Service, macOS Keychain or Windows Credential Manager.
//!
//! One entry a token: service [`SERVICE`], which some platforms show when they ask for consent, and the vault id
//! as the account. The secret goes through the `keyring` crate; what that leaves open is done before and after it
//! (docs/adr/0009).
//!
//! Every call runs on a thread of its own with a deadline, because a locked keyring may wait for a prompt that
//! nobody sees, and the platform's libraries wait with it for ever. A thread that is late is left behind; the
//! process ends without it. So after [`VaultError::Timeout`] nobody knows whether a token was put or removed: a
//! prompt that is answered late may still let it happen.
//!
//! A user has one keyring and maybe several config folders. So an entry of the Secret Service is marked with the
//! folder it belongs to, in an attribute of its own that no lookup needs; entries without the mark, put by
//! `secret-tool store` or an earlier version, are read, replaced and removed like others, but never listed.

use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::fs;
use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::token::Jwt;
use crate::ports::{TokenVault, VaultError};

#[cfg(all(unix, not(target_os = "macos")))]
mod freedesktop;
// Compiled for the unit tests too, so that what is not of this platform does not rot.
#[cfg(any(test, not(all(unix, not(target_os = "macos")))))]
#[cfg_attr(
    all(unix, not(target_os = "macos")),
    expect(dead_code, reason = "only its unit tests run on this platform")
)]
mod native;
mod secret;

#[cfg(all(unix, not(target_os = "macos")))]
use freedesktop as platform;
#[cfg(not(all(unix, not(target_os = "macos"))))]
use native as platform;
use platform::Platform;

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
    pub runtime_dir: Option<PathBuf>,
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

/// The keyring of the calling user, as far as one config folder uses it.
#[derive(Clone, Debug)]
pub struct KeyringVault {
    bus: SessionBus,
    deadlines: Deadlines,
    config_folder: PathBuf,
}

impl KeyringVault {
    /// The keyring behind `bus`, which must be what the process's own environment says, since the platform's
    /// library looks there. `config_folder` need not exist; entries are marked with it.
    ///
    /// `person_present` lets a call wait for [`DEADLINE_WITH_PROMPT`] once the keyring has answered that it is
    /// locked, so that a prompt is what is being waited for. All else has [`DEADLINE`], whoever watches.
    #[must_use]
    pub fn new(bus: SessionBus, person_present: bool, config_folder: PathBuf) -> Self {
        let prompt = if person_present {
            DEADLINE_WITH_PROMPT
        } else {
            DEADLINE
        };
        let deadlines = Deadlines {
            answer: DEADLINE,
            prompt,
        };
        Self {
            bus,
            deadlines,
            config_folder,
        }
    }

    fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Fn()) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        if USES_SESSION_BUS && !self.bus.may_exist() {
            return Err(VaultError::NoSessionBus);
        }
        with_deadline(self.deadlines, work)?
    }

    /// The folder as the mark has it: one spelling, whatever links and relative paths lead there.
    ///
    /// Empty where entries have no marks.
    fn mark(&self) -> Result<String, VaultError> {
        if !USES_SESSION_BUS {
            return Ok(String::new());
        }
        let folder = fs::resolved(&self.config_folder).map_err(|source| VaultError::Io {
            verb: "find",
            path: self.config_folder.clone(),
            source,
        })?;
        Ok(match folder.to_str() {
            Some(text) => text.to_owned(),
            // Attributes are text. No path in text begins like this, since they are absolute.
            None => format!(
                "bytes:{}",
                folder.as_os_str().as_encoded_bytes().escape_ascii()
            ),
        })
    }
}

const USES_SESSION_BUS: bool = cfg!(all(unix, not(target_os = "macos")));

impl TokenVault for KeyringVault {
    fn kind(&self) -> VaultKind {
        VaultKind::Keyring
    }

    fn get(&self, id: &VaultId) -> Result<Option<Jwt>, VaultError> {
        let account = id.clone();
        let secret = self.call(move |on_prompt| {
            if Platform::connect()?.before_get(&account, on_prompt)? {
                secret::get(&account)
            } else {
                Ok(None)
            }
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
        let mark = self.mark()?;
        let (account, label, kept) = (id.clone(), label.to_owned(), token.clone());
        self.call(move |on_prompt| {
            let secret = kept.expose().as_bytes();
            let platform = Platform::connect()?;
            let is_new = platform.before_put(&account, &mark, secret, on_prompt)?;
            secret::put(&account, secret)?;
            platform.after_put(&account, &mark, is_new.then_some(&label))
        })
        .map_err(|error| match error {
            VaultError::Keyring { reason } => VaultError::Keyring {
                reason: without_token(reason, token),
            },
            error => error,
        })
    }

    fn remove(&self, id: &VaultId) -> Result<bool, VaultError> {
        let account = id.clone();
        self.call(move |on_prompt| {
            Ok(Platform::connect()?.before_remove(&account, on_prompt)?
                && secret::remove(&account)?)
        })
    }

    /// As [`TokenVault::ids`]. Unlocks nothing and prompts for nothing.
    ///
    /// # Errors
    /// [`VaultError::NotListable`] on macOS and Windows. [`VaultError::Locked`] when entries of this folder are
    /// there and a locked keyring does not show their ids.
    fn ids(&self) -> Result<Vec<VaultId>, VaultError> {
        let mark = self.mark()?;
        self.call(move |_| Platform::connect()?.ids(&mark))
    }
}

/// How long a call may take.
#[derive(Clone, Copy, Debug)]
struct Deadlines {
    /// At first.
    answer: Duration,
    /// In all, once the keyring has said that it is locked.
    prompt: Duration,
}

enum Progress<T> {
    Prompting,
    Done(T),
}

/// Runs `work` on a thread of its own, and stops waiting for it when its time is over.
fn with_deadline<T: Send + 'static>(
    deadlines: Deadlines,
    work: impl FnOnce(&dyn Fn()) -> T + Send + 'static,
) -> Result<T, VaultError> {
    let started = Instant::now();
    let (sender, receiver) = mpsc::channel();
    let spawned = std::thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            let done = work(&|| send(&sender, Progress::Prompting));
            send(&sender, Progress::Done(done));
        });
    if spawned.is_err() {
        return Err(VaultError::Keyring {
            reason: "no thread could be started for it".to_owned(),
        });
    }
    let mut deadline = deadlines.answer;
    loop {
        let left = deadline.saturating_sub(started.elapsed());
        match receiver.recv_timeout(left) {
            Ok(Progress::Done(done)) => return Ok(done),
            Ok(Progress::Prompting) => deadline = deadlines.prompt,
            Err(RecvTimeoutError::Timeout) => {
                return Err(VaultError::Timeout {
                    secs: deadline.as_secs(),
                });
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(VaultError::Keyring {
                    reason: "its library panicked".to_owned(),
                });
            }
        }
    }
}

/// Nobody listens any more when it is late.
fn send<T>(sender: &Sender<Progress<T>>, progress: Progress<T>) {
    drop(sender.send(progress));
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

    fn within(answer: Duration, prompt: Duration) -> Deadlines {
        Deadlines { answer, prompt }
    }

    #[test]
    fn a_late_answer_is_a_timeout_and_a_panic_is_told() {
        let (short, long) = (Duration::from_millis(1), Duration::from_secs(60));
        let (_keep, wait) = mpsc::channel::<()>();
        let late = with_deadline(within(short, long), move |_| wait.recv());
        assert!(matches!(late, Err(VaultError::Timeout { secs: 0 })));
        let dead = with_deadline(within(long, long), |_| {
            std::panic::resume_unwind(Box::new(()))
        });
        let dead: Result<(), VaultError> = dead;
        assert!(matches!(dead, Err(VaultError::Keyring { .. })));
    }

    #[test]
    fn a_prompt_has_a_deadline_of_its_own() {
        let (short, long) = (Duration::from_millis(1), Duration::from_secs(60));
        let (_keep, wait) = mpsc::channel::<()>();
        let late = with_deadline(within(long, short), move |on_prompt| {
            on_prompt();
            wait.recv()
        });
        assert!(matches!(late, Err(VaultError::Timeout { secs: 0 })));
    }

    #[test]
    fn a_message_with_a_part_of_the_token_is_not_shown() {
        let token = Jwt::parse("eyJhbGciOiJIUzI1NiJ9.e30.c2ln").unwrap();
        assert!(!without_token("bad value c2ln".into(), &token).contains("c2ln"));
        assert_eq!(without_token("bad value".into(), &token), "bad value");
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn one_folder_has_one_mark_however_it_is_spelled() {
        use std::os::unix::ffi::OsStrExt as _;

        let root = tempfile::tempdir().unwrap();
        let mark = |folder: PathBuf| {
            KeyringVault::new(SessionBus::default(), false, folder)
                .mark()
                .unwrap()
        };
        let plain = mark(root.path().join("a"));
        assert_eq!(plain, mark(root.path().join("a/")));
        assert_eq!(plain, mark(root.path().join("./a")));
        assert_ne!(plain, mark(root.path().join("b")));
        std::os::unix::fs::symlink(root.path(), root.path().join("link")).unwrap();
        assert_eq!(plain, mark(root.path().join("link/a")));
        std::fs::create_dir(root.path().join("a")).unwrap();
        assert_eq!(plain, mark(root.path().join("link/a")), "once it exists");
        assert!(mark("relative".into()).starts_with('/'));
        let odd = |byte| mark(root.path().join(std::ffi::OsStr::from_bytes(&[byte])));
        assert!(odd(0xff).starts_with("bytes:/"));
        assert_ne!(odd(0xff), odd(0xfe));
    }
}
