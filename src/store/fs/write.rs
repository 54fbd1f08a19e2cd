//! Writing: one rename, 0600 from birth.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::platform::{is_descriptor_link, is_stream, private_options};

/// The most symlinks followed from one path, as in Linux (`path_resolution(7)`).
const MAX_LINKS: usize = 40;

/// Why an output file is not created.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// It exists, and `force` was not given.
    #[error("it exists")]
    Exists,
    /// A folder, or a socket or block device.
    #[error("not a file that can be written")]
    NotAFile,
    /// The operating system refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Creates a folder of mode 0700 when there is none; missing parents get the default mode.
///
/// Does not change a folder that exists.
///
/// # Errors
/// What the operating system says; `AlreadyExists` when something else stands there.
pub fn ensure_private_dir(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        ensure_dir(parent)?;
    }
    match super::platform::private_folder().create(path) {
        // Another process was quicker.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if fs::metadata(path)?.is_dir() {
                Ok(())
            } else {
                Err(error)
            }
        }
        Ok(()) => {
            sync_folder_of(path);
            Ok(())
        }
        failed => failed,
    }
}

/// Creates a folder and its parents, of the default mode, where there is none.
pub(super) fn ensure_dir(path: &Path) -> io::Result<()> {
    // Asked first: of a folder that is there and cannot be looked at, `create_dir_all` says "File exists".
    if path.try_exists()? {
        return Ok(());
    }
    fs::create_dir_all(path)
}

/// Replaces the content of `path` in one step; the new file has mode 0600, whatever the old one had.
///
/// Call it under a lock: the temporary file is `.NAME.tmp` beside the target, so that what a killed process left
/// is found and removed. A symlink at `path` stays, and the file it points to is replaced. The folder must
/// exist.
///
/// # Errors
/// What the operating system says. Then the old file is untouched and no temporary file stays.
pub fn write_private_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = follow_links(path)?;
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().ok_or(io::ErrorKind::InvalidInput)?);
    name.push(".tmp");
    replace(&target, &target.with_file_name(name), bytes)
}

/// Like [`write_private_atomic`], with the temporary file given, and never through a symlink.
///
/// # Errors
/// As [`write_private_atomic`].
pub fn write_private_atomic_via(path: &Path, temp: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(path, temp, bytes)
}

/// Removes a file, and tells whether there was one. A symlink is removed, not what it points to.
///
/// # Errors
/// What the operating system says; folders are refused.
pub fn remove(path: &Path) -> io::Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => {
            sync_folder_of(path);
            Ok(true)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes a new file of mode 0600 for the user, such as a token or a key.
///
/// The file appears whole or not at all. With `force` one that exists is replaced, not written into, so that
/// neither its mode nor its hard links matter; a symlink is replaced itself. A character device or fifo, such as
/// `/dev/stdout`, is written to as it is, and so is what a link in `/dev` or `/proc` points to.
///
/// # Errors
/// [`CreateError`] by cause.
pub fn create_private_new(path: &Path, bytes: &[u8], force: bool) -> Result<(), CreateError> {
    if let Ok(metadata) = fs::metadata(path) {
        if is_stream(&metadata) || is_descriptor_link(path) {
            let mut stream = OpenOptions::new().write(true).open(path)?;
            stream.write_all(bytes)?;
            return Ok(stream.flush()?);
        }
        if !metadata.is_file() {
            return Err(CreateError::NotAFile);
        }
    }
    // A dangling symlink counts as existing too.
    if !force && fs::symlink_metadata(path).is_ok() {
        return Err(CreateError::Exists);
    }
    // Asked first, since tempfile's own error would name the temporary file.
    fs::metadata(folder_of(path))?;
    // Not a fixed name: users' folders are under no lock.
    let mut temp = tempfile::Builder::new()
        .prefix(".pxsec-")
        .suffix(".tmp")
        .tempfile_in(folder_of(path))?;
    temp.write_all(bytes)?;
    temp.as_file().sync_all()?;
    let placed = if force {
        temp.persist(path)
    } else {
        temp.persist_noclobber(path)
    };
    match placed {
        Ok(_) => {
            sync_folder_of(path);
            Ok(())
        }
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(CreateError::Exists)
        }
        Err(error) => Err(error.error.into()),
    }
}

/// Writes `bytes` to `temp` and renames it to `target`.
pub(super) fn replace(target: &Path, temp: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::symlink_metadata(target) {
        // A rename over a device such as /dev/null would replace the device itself.
        Ok(metadata) if !metadata.is_file() => {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "not a regular file",
            ));
        }
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    match fs::remove_file(temp) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private_options().write(true).create_new(true).open(temp)?;
    let placed = (|| {
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(temp, target)
    })();
    match placed {
        Ok(()) => {
            sync_folder_of(target);
            Ok(())
        }
        Err(error) => {
            // The first error is the one to tell.
            let _: io::Result<()> = fs::remove_file(temp);
            Err(error)
        }
    }
}

/// Makes a rename outlive a power cut.
///
/// Failures are not told: the new file is in place by then, so "could not write" would be wrong, and some file
/// systems cannot sync a folder at all.
pub(super) fn sync_folder_of(path: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = fs::File::open(folder_of(path)) {
        let _: io::Result<()> = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _: &Path = path;
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
}

/// Where `path` leads when it is a symlink, also when nothing stands there yet.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&at) {
            Ok(metadata) if metadata.is_symlink() => {
                let link = fs::read_link(&at)?;
                at = folder_of(&at).join(link);
            }
            Ok(_) => return Ok(at),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(at),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidInput,
        "too many levels of symbolic links",
    ))
}
