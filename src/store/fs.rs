//! Files of this machine: the only home of `std::fs` in the library.
//!
//! Everything written here may be a credential, so every file is born with mode 0600 and comes into its place by
//! one rename: a reader sees the old bytes or the new ones, never a part, whenever the process is killed or the
//! power fails. Modes and owners are looked at on the open descriptor, so that nothing can be swapped between
//! the look and the read. On platforms without Unix modes the checks of modes and owners find nothing.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use zeroize::Zeroizing;

mod lock;
mod platform;
mod programs;
mod shared;
#[cfg(test)]
mod tests;
mod write;

use platform::{mode_of, no_wait, no_wait_no_follow, owned_by_caller};

pub use lock::{Holder, LOCK_DEADLINE, Lock, LockError, held};
pub use programs::{OnPath, is_same_file, on_path};
pub use shared::{link_target, put_link, put_shared};
pub use write::{
    CreateError, create_private_new, ensure_private_dir, remove, write_private_atomic,
    write_private_atomic_via,
};

/// What is read into where the file does not tell its size: more than a token or a key has.
const LEAST_BUFFER: usize = 4096;

/// The permission bits that let anyone but the owner in.
const OTHERS: u32 = 0o077;

/// Why a file is not read. Never holds any of its content.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A folder, or where a regular file must be, a device, fifo or socket.
    #[error("not a regular file")]
    NotAFile,
    /// More bytes than the caller takes.
    #[error("larger than {max_bytes} bytes")]
    TooLarge {
        /// The bound.
        max_bytes: u64,
    },
    /// The operating system refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Why a file or folder of the file vault is not trusted.
#[derive(Debug, thiserror::Error)]
pub enum PrivateError {
    /// A symlink, a folder, a device or something of another owner.
    #[error("it is {0}")]
    Foreign(&'static str),
    /// Its mode lets others in.
    #[error("its mode {mode:04o} is open to others")]
    OpenToOthers {
        /// The permission bits.
        mode: u32,
    },
    /// More bytes than the caller takes.
    #[error("larger than {max_bytes} bytes")]
    TooLarge {
        /// The bound.
        max_bytes: u64,
    },
    /// The operating system refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A file with a key, and who else could have read it.
#[derive(Debug)]
pub struct KeyFile {
    bytes: SecretBytes,
    /// The permission bits of a regular file that others than its owner can read or write.
    pub open_to_others: Option<u32>,
}

struct SecretBytes(Zeroizing<Vec<u8>>);

impl std::fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}

impl KeyFile {
    /// Gives the bytes out: the key itself.
    #[must_use]
    pub fn expose(self) -> Zeroizing<Vec<u8>> {
        self.bytes.0
    }
}

/// Whether anything stands at `path`, following links. Where that cannot be told, nothing does.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether a folder stands at `path`, following links. Where that cannot be told, none does.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The permission bits of what stands at `path`, following links, when they let others than the owner in.
///
/// # Errors
/// What the operating system says, also when nothing is there.
pub fn open_to_others(path: &Path) -> io::Result<Option<u32>> {
    let mode = mode_of(&fs::metadata(path)?);
    Ok(Some(mode).filter(|mode| mode & OTHERS != 0))
}

/// The regular files in a folder, sorted by name.
///
/// # Errors
/// What the operating system says, also when `folder` is none.
pub fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Whether anything stands at `path`, following links.
///
/// # Errors
/// What the operating system says when it cannot be told, such as a parent that the user may not search.
pub fn try_exists(path: &Path) -> io::Result<bool> {
    path.try_exists()
}

/// `path` as an absolute path without links, of which the last parts need not exist.
///
/// # Errors
/// What the operating system says about the part that exists, or about the current folder.
pub fn resolved(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut missing: Vec<OsString> = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match fs::canonicalize(existing) {
            Ok(mut found) => {
                found.extend(missing.iter().rev());
                return Ok(found);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // A name, since `absolute` leaves `.` out; `..` of something missing leads nowhere.
                let Some(Component::Normal(name)) = existing.components().next_back() else {
                    return Err(error);
                };
                missing.push(name.to_owned());
                existing = existing.parent().ok_or(error)?;
            }
            Err(error) => return Err(error),
        }
    }
}

/// The names of all that is in a folder, in no order; none when there is no folder.
///
/// # Errors
/// What the operating system says.
pub fn names_in(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    entries.map(|entry| Ok(entry?.file_name())).collect()
}

/// Reads a regular file of at most `max_bytes`.
///
/// # Errors
/// [`ReadError`] by cause; a missing file is [`ReadError::Io`] of kind `NotFound`.
pub fn read_bounded(path: &Path, max_bytes: u64) -> Result<Vec<u8>, ReadError> {
    let mut options = OpenOptions::new();
    options.read(true);
    // A fifo would make the open itself wait for a writer.
    no_wait(&mut options);
    let file = options.open(path).map_err(|e| folder_or(e, path))?;
    if !file.metadata()?.is_file() {
        return Err(ReadError::NotAFile);
    }
    Ok(std::mem::take(&mut *read_all(file, max_bytes)?))
}

/// Reads a key from a file of at most `max_bytes`, or from a fifo or a terminal until its end.
///
/// `/dev/fd/N` and the paths of the shell's process substitution work, since the path is opened once. Opening a
/// fifo waits for its writer. Does not refuse an open mode: `open_to_others` tells it.
///
/// # Errors
/// [`ReadError`] by cause; [`ReadError::NotAFile`] only for folders.
pub fn read_key_file(path: &Path, max_bytes: u64) -> Result<KeyFile, ReadError> {
    let file = File::open(path).map_err(|e| folder_or(e, path))?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ReadError::NotAFile);
    }
    let open_to_others =
        Some(mode_of(&metadata)).filter(|mode| metadata.is_file() && mode & OTHERS != 0);
    let bytes = SecretBytes(read_all(file, max_bytes)?);
    Ok(KeyFile {
        bytes,
        open_to_others,
    })
}

/// Reads a regular file of the calling user that nobody else can open; `None` when there is none.
///
/// Does not follow a symlink at `path` itself.
///
/// # Errors
/// [`PrivateError`] by cause.
pub fn read_private(
    path: &Path,
    max_bytes: u64,
) -> Result<Option<Zeroizing<Vec<u8>>>, PrivateError> {
    let mut options = OpenOptions::new();
    options.read(true);
    no_wait_no_follow(&mut options);
    let file = match options.open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            // ELOOP for a symlink, ENXIO for a socket: the kind of file says more than the error.
            return Err(match foreign_kind_at(path) {
                Some(what) => PrivateError::Foreign(what),
                None => PrivateError::Io(error),
            });
        }
    };
    check_private(&file.metadata()?)?;
    match read_all(file, max_bytes) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ReadError::TooLarge { max_bytes }) => Err(PrivateError::TooLarge { max_bytes }),
        Err(ReadError::NotAFile) => Err(PrivateError::Foreign("not a regular file")),
        Err(ReadError::Io(error)) => Err(PrivateError::Io(error)),
    }
}

/// What stands at `path` when that is no regular file: a symlink, a folder, a device.
#[must_use]
pub fn foreign_kind_at(path: &Path) -> Option<&'static str> {
    fs::symlink_metadata(path)
        .ok()
        .and_then(|metadata| foreign_kind(&metadata))
}

/// Checks that `path` is a folder of the calling user that nobody else can enter; `false` when there is none.
///
/// # Errors
/// [`PrivateError`] by cause; a symlink to a folder is foreign too.
pub fn check_private_dir(path: &Path) -> Result<bool, PrivateError> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    if metadata.is_symlink() {
        return Err(PrivateError::Foreign("a symlink"));
    }
    if !metadata.is_dir() {
        return Err(PrivateError::Foreign("not a folder"));
    }
    check_owner_and_mode(&metadata)?;
    Ok(true)
}

/// Reads to the end, and leaves no copy of a key behind in the heap: a buffer that turns out too small is wiped.
fn read_all(mut file: File, max_bytes: u64) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    let too_large = || ReadError::TooLarge { max_bytes };
    let limit = usize::try_from(max_bytes)
        .ok()
        .and_then(|max| max.checked_add(1))
        .ok_or_else(too_large)?;
    // One byte more than the file says to have, to see that it ends there. A pipe says nothing.
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    let size = usize::try_from(size).unwrap_or(limit).saturating_add(1);
    let mut buffer = Zeroizing::new(vec![0; size.max(LEAST_BUFFER).min(limit)]);
    let mut filled = 0;
    loop {
        if filled == limit {
            return Err(too_large());
        }
        if filled == buffer.len() {
            let mut larger = Zeroizing::new(vec![0; filled.saturating_mul(2).min(limit)]);
            larger[..filled].copy_from_slice(&buffer);
            buffer = larger;
        }
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    buffer.truncate(filled);
    Ok(buffer)
}

/// Windows says "access denied" where a folder is opened as a file.
fn folder_or(error: io::Error, path: &Path) -> ReadError {
    if path.is_dir() {
        ReadError::NotAFile
    } else {
        ReadError::Io(error)
    }
}

fn foreign_kind(metadata: &fs::Metadata) -> Option<&'static str> {
    if metadata.is_symlink() {
        Some("a symlink")
    } else if metadata.is_dir() {
        Some("a folder")
    } else if !metadata.is_file() {
        Some("not a regular file")
    } else {
        None
    }
}

fn check_private(metadata: &fs::Metadata) -> Result<(), PrivateError> {
    match foreign_kind(metadata) {
        Some(what) => Err(PrivateError::Foreign(what)),
        None => check_owner_and_mode(metadata),
    }
}

fn check_owner_and_mode(metadata: &fs::Metadata) -> Result<(), PrivateError> {
    if !owned_by_caller(metadata) {
        return Err(PrivateError::Foreign("owned by another user"));
    }
    let mode = mode_of(metadata);
    if mode & OTHERS != 0 {
        return Err(PrivateError::OpenToOthers { mode });
    }
    Ok(())
}
