//! A vault of files, for machines without a keyring: only when the user asks for it.

use std::path::{Path, PathBuf};

use super::fs::{self, PrivateError};
use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::token::{Jwt, MAX_TOKEN_BYTES};
use crate::ports::{TokenVault, VaultError};

/// One file of mode 0600 per token, named by its id, in a folder of mode 0700.
///
/// Refuses folders and files that others may read, symlinks, and files of another owner.
#[derive(Debug)]
pub struct FileVault {
    folder: PathBuf,
}

impl FileVault {
    /// The vault in `folder`, which is created by the first token.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, id: &VaultId) -> PathBuf {
        self.folder.join(id.as_str())
    }

    /// Whether the folder is there; an error when it is not private.
    fn check(&self) -> Result<bool, VaultError> {
        fs::check_private_dir(&self.folder).map_err(|error| map(&self.folder, error, 0o700))
    }
}

fn map(path: &Path, error: PrivateError, want: u32) -> VaultError {
    let path = path.to_owned();
    match error {
        PrivateError::Foreign(what) => VaultError::Foreign { path, what },
        PrivateError::OpenToOthers { mode } => VaultError::OpenToOthers { path, mode, want },
        PrivateError::TooLarge { .. } => VaultError::Foreign {
            path,
            what: "too large for a token",
        },
        PrivateError::Io(source) => VaultError::Io {
            verb: "read",
            path,
            source,
        },
    }
}

impl TokenVault for FileVault {
    fn kind(&self) -> VaultKind {
        VaultKind::File
    }

    fn get(&self, id: &VaultId) -> Result<Option<Jwt>, VaultError> {
        if !self.check()? {
            return Ok(None);
        }
        let path = self.path(id);
        let max = MAX_TOKEN_BYTES as u64 + 1;
        let Some(bytes) = fs::read_private(&path, max).map_err(|error| map(&path, error, 0o600))?
        else {
            return Ok(None);
        };
        let not_a_token = || VaultError::NotAToken {
            vault: VaultKind::File,
            id: id.clone(),
        };
        let text = std::str::from_utf8(&bytes).map_err(|_| not_a_token())?;
        Jwt::parse(text.strip_suffix('\n').unwrap_or(text))
            .map(Some)
            .map_err(|_| not_a_token())
    }

    fn put(&self, id: &VaultId, token: &Jwt) -> Result<(), VaultError> {
        let io = |verb, path: &Path, source| VaultError::Io {
            verb,
            path: path.to_owned(),
            source,
        };
        if !self.check()? {
            // The config folder too: it may be the vault that makes it, and the config file would make it private.
            for folder in self.folder.parent().into_iter().chain([&*self.folder]) {
                fs::ensure_private_dir(folder).map_err(|e| io("create", folder, e))?;
            }
        }
        let path = self.path(id);
        let line = zeroize::Zeroizing::new(format!("{}\n", token.expose()));
        // The temporary file needs no lock: an id belongs to one process until its context is saved.
        fs::write_private_atomic(&path, line.as_bytes()).map_err(|e| io("write", &path, e))
    }

    fn remove(&self, id: &VaultId) -> Result<bool, VaultError> {
        if !self.check()? {
            return Ok(false);
        }
        let path = self.path(id);
        fs::remove(&path).map_err(|source| VaultError::Io {
            verb: "remove",
            path,
            source,
        })
    }
}
