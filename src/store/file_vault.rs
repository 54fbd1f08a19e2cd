//! Tokens in files: `vault/ID`, mode 0600, in a folder of mode 0700.
//!
//! For machines without a keyring, and only where the user asks for it: whoever can read the disk as this user
//! can read the tokens. Files that others could have read or put there are refused, not mended, since mending
//! would hide that the token may be known.

use std::io;
use std::path::{Path, PathBuf};

use super::fs::{self, LOCK_DEADLINE, Lock, LockError, PrivateError};
use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::line::without_line_break;
use crate::domain::token::{Jwt, MAX_TOKEN_BYTES};
use crate::ports::{StoreError, TokenVault, VaultError};

/// The folder of the tokens in the config folder.
pub const VAULT_FOLDER: &str = "vault";

/// The lock of all changes, in the config folder beside the vault's. Not the lock of config.toml, so that a
/// vault may be changed within an update of the contexts.
pub const VAULT_LOCK_FILE: &str = "vault.lock";

/// One name for all, so that a token in what a killed process left goes with the next change.
const TEMP_FILE: &str = ".token.tmp";

/// A token and a line break, which may be of two bytes when an editor wrote it.
const MAX_FILE_BYTES: u64 = MAX_TOKEN_BYTES as u64 + 2;

/// The file vault of one config folder.
#[derive(Clone, Debug)]
pub struct FileVault {
    config_folder: PathBuf,
}

impl FileVault {
    /// The vault in `config_folder`, which need not exist. Touches nothing.
    #[must_use]
    pub fn new(config_folder: PathBuf) -> Self {
        Self { config_folder }
    }

    fn folder(&self) -> PathBuf {
        self.config_folder.join(VAULT_FOLDER)
    }

    fn path(&self, id: &VaultId) -> PathBuf {
        self.folder().join(id.as_str())
    }

    /// Whether there is a folder, and one to be trusted.
    fn check_folder(&self, verb: &'static str) -> Result<bool, VaultError> {
        let folder = self.folder();
        fs::check_private_dir(&folder).map_err(|error| refuse(error, verb, folder, 0o700))
    }

    fn lock(&self, verb: &'static str) -> Result<Lock, VaultError> {
        let path = self.config_folder.join(VAULT_LOCK_FILE);
        match Lock::acquire(&path, LOCK_DEADLINE) {
            Ok(lock) => Ok(lock),
            Err(LockError::Held { pid, waited }) => Err(VaultError::Folder(StoreError::Locked {
                path,
                pid,
                secs: waited.as_secs(),
            })),
            Err(LockError::Io(source)) => Err(io_error(verb, &path, source)),
        }
    }

    fn remove_leftover(&self, verb: &'static str) -> Result<(), VaultError> {
        let path = self.folder().join(TEMP_FILE);
        fs::remove(&path).map_err(|source| io_error(verb, &path, source))?;
        Ok(())
    }
}

impl TokenVault for FileVault {
    fn kind(&self) -> VaultKind {
        VaultKind::File
    }

    fn get(&self, id: &VaultId) -> Result<Option<Jwt>, VaultError> {
        if !self.check_folder("read")? {
            return Ok(None);
        }
        let path = self.path(id);
        let not_a_token = || VaultError::NotAToken {
            vault: VaultKind::File,
            id: id.clone(),
        };
        let bytes = match fs::read_private(&path, MAX_FILE_BYTES) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(None),
            Err(PrivateError::TooLarge { .. }) => return Err(not_a_token()),
            Err(error) => return Err(refuse(error, "read", path, 0o600)),
        };
        let line = without_line_break(&bytes);
        let line = std::str::from_utf8(line).map_err(|_| not_a_token())?;
        Jwt::parse(line).map(Some).map_err(|_| not_a_token())
    }

    /// As [`TokenVault::put`]. The label is not kept: config.toml tells which context an id belongs to.
    fn put(&self, id: &VaultId, _label: &str, token: &Jwt) -> Result<(), VaultError> {
        let ensure = |folder: &Path| {
            fs::ensure_private_dir(folder).map_err(|e| io_error("write", folder, e))
        };
        ensure(&self.config_folder)?;
        if !self.check_folder("write")? {
            ensure(&self.folder())?;
            self.check_folder("write")?;
        }
        let _lock = self.lock("write")?;
        let path = self.path(id);
        let line = token.expose_line();
        let temp = self.folder().join(TEMP_FILE);
        fs::write_private_atomic_via(&path, &temp, line.as_bytes()).map_err(|source| {
            match fs::foreign_kind_at(&path) {
                Some(what) => VaultError::Foreign { path, what },
                None => io_error("write", &path, source),
            }
        })
    }

    fn remove(&self, id: &VaultId) -> Result<bool, VaultError> {
        if !self.check_folder("remove")? {
            return Ok(false);
        }
        let _lock = self.lock("remove")?;
        self.remove_leftover("remove")?;
        let path = self.path(id);
        fs::remove(&path).map_err(|source| match fs::foreign_kind_at(&path) {
            Some(what) => VaultError::Foreign { path, what },
            None => io_error("remove", &path, source),
        })
    }

    fn ids(&self) -> Result<Vec<VaultId>, VaultError> {
        if !self.check_folder("read")? {
            return Ok(Vec::new());
        }
        let folder = self.folder();
        let names = fs::names_in(&folder).map_err(|source| io_error("read", &folder, source))?;
        // What the user put there has other names, and so has what a killed process left.
        let mut ids: Vec<VaultId> = names
            .iter()
            .filter_map(|name| VaultId::parse(name.to_str()?))
            .collect();
        ids.sort();
        Ok(ids)
    }
}

fn refuse(error: PrivateError, verb: &'static str, path: PathBuf, want: u32) -> VaultError {
    match error {
        PrivateError::Foreign(what) => VaultError::Foreign { path, what },
        PrivateError::OpenToOthers { mode } => VaultError::OpenToOthers { path, mode, want },
        PrivateError::Io(source) => VaultError::Io { verb, path, source },
        PrivateError::TooLarge { .. } => VaultError::Io {
            verb,
            path,
            source: io::ErrorKind::FileTooLarge.into(),
        },
    }
}

fn io_error(verb: &'static str, path: &Path, source: io::Error) -> VaultError {
    VaultError::Io {
        verb,
        path: path.to_owned(),
        source,
    }
}
