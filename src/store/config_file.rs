//! Contexts in `config.toml`, for a person to read and edit too.
//!
//! Reading takes no lock and creates nothing. Writing goes through a lock on `config.lock` in the same folder, a
//! temporary file and a rename; file and folder are private from birth, although the file never holds a token.

use std::io;
use std::path::{Path, PathBuf};

use super::config_edit;
use super::config_format::{self, FormatError};
use super::config_lint::{self, Oddity};
use super::fs::{self, LOCK_DEADLINE, Lock, LockError, ReadError};
use crate::domain::context::{Context, ContextBook, ContextError};
use crate::ports::{ContextStore, StoreError, UpdateError};

/// 1 MiB: some three thousand contexts.
pub const MAX_CONFIG_BYTES: u64 = 1024 * 1024;

/// The name of the file in its folder.
pub const CONFIG_FILE: &str = "config.toml";

/// The name of the lock in the same folder; it stays when nobody holds it.
pub const LOCK_FILE: &str = "config.lock";

/// The contexts of one folder.
///
/// When `config.toml` is a symlink, the file it points to is replaced and the link stays. The lock is in the
/// folder of the link: two folders that link to one file do not wait for each other.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    folder: PathBuf,
}

impl ConfigFile {
    /// The store in `folder`, which need not exist. Touches nothing.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder, which also has the place for the file vault.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where `config.toml` is, or would be.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(CONFIG_FILE)
    }

    /// Reads the file, and tells what is odd about it, its mode and the folder's.
    ///
    /// # Errors
    /// As [`ContextStore::load`].
    pub fn check(&self) -> Result<Checked, StoreError> {
        let mut checked = check(&self.path())?;
        for (path, want) in [(self.folder.clone(), 0o700), (self.path(), 0o600)] {
            // What cannot be looked at was told by reading it, or is not there.
            if let Ok(Some(mode)) = fs::open_to_others(&path) {
                let oddity = Oddity::OpenToOthers { path, mode, want };
                checked.findings.push(Finding {
                    place: None,
                    oddity,
                });
            }
        }
        Ok(checked)
    }

    fn read_text(&self) -> Result<String, StoreError> {
        Ok(read_text(&self.path())?.unwrap_or_default())
    }

    fn parse(&self, text: &str) -> Result<ContextBook, StoreError> {
        from_toml(&self.path(), text)
    }

    fn ensure_folder(&self) -> Result<(), StoreError> {
        fs::ensure_private_dir(&self.folder).map_err(|source| StoreError::Write {
            path: self.folder.clone(),
            source,
        })
    }

    fn lock(&self) -> Result<Lock, StoreError> {
        let path = self.folder.join(LOCK_FILE);
        match Lock::acquire(&path, LOCK_DEADLINE) {
            Ok(lock) => Ok(lock),
            Err(LockError::Held { pid, waited }) => Err(StoreError::Locked {
                path,
                pid,
                secs: waited.as_secs(),
            }),
            Err(LockError::Io(source)) => Err(StoreError::Write { path, source }),
        }
    }

    fn write(
        &self,
        text: &str,
        before: &ContextBook,
        after: &ContextBook,
    ) -> Result<(), StoreError> {
        let path = self.path();
        let edited = config_edit::edit(text, before, after).ok();
        // Reading back what would be written costs microseconds, and a config that nobody can read costs a day.
        let Some(edited) =
            edited.filter(|edited| config_format::read(edited).as_ref() == Ok(after))
        else {
            let source = io::Error::other("the changed text would not say what it should");
            return Err(StoreError::Write { path, source });
        };
        if edited.len() as u64 > MAX_CONFIG_BYTES {
            return Err(StoreError::TooLarge {
                path,
                max_bytes: MAX_CONFIG_BYTES,
            });
        }
        fs::write_private_atomic(&path, edited.as_bytes())
            .map_err(|source| StoreError::Write { path, source })
    }
}

/// Contexts in the form of the file, none of them current.
///
/// Of stored tokens only what the contexts themselves know.
#[must_use]
pub fn to_toml<'a>(contexts: impl IntoIterator<Item = &'a Context>) -> String {
    let book = ContextBook::from_parts(contexts.into_iter().cloned(), None, None, None);
    config_edit::edit("", &ContextBook::default(), &book)
        .expect("an empty document takes any contexts")
}

/// The text of the file; `None` when there is none.
fn read_text(path: &Path) -> Result<Option<String>, StoreError> {
    let path = path.to_owned();
    match fs::read_bounded(&path, MAX_CONFIG_BYTES) {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let expected = "this is not UTF-8 text";
            malformed(path, error.as_bytes(), at, expected)
        }),
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(ReadError::Io(source)) => Err(StoreError::Read { path, source }),
        Err(ReadError::NotAFile) => Err(StoreError::NotAFile { path }),
        Err(ReadError::TooLarge { max_bytes }) => Err(StoreError::TooLarge { path, max_bytes }),
    }
}

/// What a look at a config finds, when it can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Whether there is such a file.
    pub exists: bool,
    /// How many contexts it has.
    pub contexts: usize,
    /// What is odd about it, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Something odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Line and column, both from 1; `None` when it is not about the text.
    pub place: Option<(usize, usize)>,
    /// What it is.
    pub oddity: Oddity,
}

/// Reads a file in this form, wherever it is, and tells what is odd about its text. A missing one is empty.
///
/// # Errors
/// As [`ContextStore::load`].
pub fn check(path: &Path) -> Result<Checked, StoreError> {
    let Some(text) = read_text(path)? else {
        return Ok(Checked {
            exists: false,
            contexts: 0,
            findings: Vec::new(),
        });
    };
    let book = from_toml(path, &text)?;
    let findings = config_lint::lint(&text, &book)
        .into_iter()
        .map(|(at, oddity)| Finding {
            place: Some(place(text.as_bytes(), at)),
            oddity,
        });
    Ok(Checked {
        exists: true,
        contexts: book.iter().count(),
        findings: findings.collect(),
    })
}

/// Reads the text of a file in this form; `path` is for messages.
///
/// # Errors
/// [`StoreError::Malformed`] or [`StoreError::NewerVersion`].
pub fn from_toml(path: &Path, text: &str) -> Result<ContextBook, StoreError> {
    config_format::read(text).map_err(|error| match error {
        FormatError::Malformed { at, expected } => {
            malformed(path.to_owned(), text.as_bytes(), at, expected)
        }
        FormatError::Newer(version) => StoreError::NewerVersion {
            path: path.to_owned(),
            version,
        },
    })
}

impl ContextStore for ConfigFile {
    fn load(&self) -> Result<ContextBook, StoreError> {
        self.parse(&self.read_text()?)
    }

    /// As [`ContextStore::update`]. Where there is no folder yet, `edit` runs on an empty book before one is
    /// created, and again on the fresh book in the rare case that another process wrote contexts meanwhile.
    fn update(
        &self,
        edit: &mut dyn FnMut(&mut ContextBook) -> Result<(), ContextError>,
    ) -> Result<(), UpdateError> {
        // Not being able to look is not the same as there being none, of which an edit would say "no such context".
        let is_there = fs::try_exists(&self.folder).map_err(|source| StoreError::Write {
            path: self.folder.clone(),
            source,
        })?;
        if !is_there {
            let mut book = ContextBook::default();
            edit(&mut book).map_err(UpdateError::Refused)?;
            if book == ContextBook::default() {
                return Ok(());
            }
            self.ensure_folder()?;
        }
        let _lock = self.lock()?;
        let text = self.read_text()?;
        let before = self.parse(&text)?;
        // Again where it has run above: what it looks at besides the book may have changed before the lock was ours.
        let mut after = before.clone();
        edit(&mut after).map_err(UpdateError::Refused)?;
        if after != before {
            self.write(&text, &before, &after)?;
        }
        Ok(())
    }

    /// As [`ContextStore::hold`]. Makes the folder, since the lock is in it.
    fn hold(&self, work: &mut dyn FnMut(&ContextBook)) -> Result<(), StoreError> {
        self.ensure_folder()?;
        let _lock = self.lock()?;
        let text = self.read_text()?;
        work(&self.parse(&text)?);
        Ok(())
    }
}

fn malformed(path: PathBuf, bytes: &[u8], at: usize, expected: &str) -> StoreError {
    let (line, column) = place(bytes, at);
    StoreError::Malformed {
        path,
        line,
        column,
        expected: expected.to_owned(),
    }
}

/// Line and column of a byte, both from 1; columns count characters.
fn place(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at.min(bytes.len())];
    let line_start = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |i| i + 1);
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let column = String::from_utf8_lossy(&before[line_start..])
        .chars()
        .count()
        + 1;
    (line, column)
}
