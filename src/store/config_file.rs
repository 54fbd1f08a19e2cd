//! config.toml: the contexts of this user, edited so that comments and unknown keys stay.

use std::path::{Path, PathBuf};

use toml_edit::DocumentMut;

use super::config_format::{self, Problem};
use super::fs::{self, LOCK_DEADLINE, Lock, LockError, ReadError};
use crate::domain::context::{ContextBook, ContextError};
use crate::ports::{ContextStore, StoreError, UpdateError};

/// 1 MiB: thousands of contexts.
const MAX_CONFIG_BYTES: u64 = 1024 * 1024;

/// The contexts in the file `config.toml` of a folder.
#[derive(Debug)]
pub struct ConfigFile {
    folder: PathBuf,
}

impl ConfigFile {
    /// The store in `folder`, which need not exist; it is created (0700) by the first write.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The file itself.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join("config.toml")
    }

    fn read(&self) -> Result<(DocumentMut, ContextBook), StoreError> {
        let path = self.path();
        let bytes = match fs::read_bounded(&path, MAX_CONFIG_BYTES) {
            Ok(bytes) => bytes,
            Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(ReadError::NotAFile) => return Err(StoreError::NotAFile { path }),
            Err(ReadError::TooLarge { max_bytes }) => {
                return Err(StoreError::TooLarge { path, max_bytes });
            }
            Err(ReadError::Io(source)) => return Err(StoreError::Read { path, source }),
        };
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text,
            Err(error) => {
                let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                return Err(malformed(
                    &path,
                    &good,
                    good.len(),
                    "text in UTF-8".to_owned(),
                ));
            }
        };
        config_format::parse(text).map_err(|problem| match problem {
            Problem::Newer { version } => StoreError::NewerVersion { path, version },
            Problem::At { offset, expected } => malformed(&path, text, offset, expected),
        })
    }
}

/// The error for what stands at a byte offset. Tells the place, never what stands there.
fn malformed(path: &Path, text: &str, offset: usize, expected: String) -> StoreError {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    StoreError::Malformed {
        path: path.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        expected,
    }
}

impl ContextStore for ConfigFile {
    fn load(&self) -> Result<ContextBook, StoreError> {
        self.read().map(|(_, book)| book)
    }

    fn update(
        &self,
        edit: &mut dyn FnMut(&mut ContextBook) -> Result<(), ContextError>,
    ) -> Result<(), UpdateError> {
        let path = self.path();
        let write = |source| StoreError::Write {
            path: path.clone(),
            source,
        };
        // A config that cannot be read, or an edit that refuses, must leave no folder behind.
        let mut rehearsal = self.load()?;
        edit(&mut rehearsal).map_err(UpdateError::Refused)?;

        fs::ensure_private_dir(&self.folder).map_err(write)?;
        let lock_path = self.folder.join("config.lock");
        let _lock = Lock::acquire(&lock_path, LOCK_DEADLINE).map_err(|error| match error {
            LockError::Held { pid } => StoreError::Locked {
                path: lock_path.clone(),
                pid,
                secs: LOCK_DEADLINE.as_secs(),
            },
            LockError::Io(source) => write(source),
        })?;
        let (mut document, before) = self.read()?;
        let mut after = before.clone();
        edit(&mut after).map_err(UpdateError::Refused)?;
        if after == before {
            return Ok(());
        }
        config_format::apply(&mut document, &before, &after);
        fs::write_private_atomic(&path, document.to_string().as_bytes()).map_err(write)?;
        Ok(())
    }
}
