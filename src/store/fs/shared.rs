//! Files that are no secret: scripts and links, for programs of others to read.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::write::{ensure_dir, folder_of, sync_folder_of};

/// Where a symbolic link points to; `None` when `path` is none.
#[must_use]
pub fn link_target(path: &Path) -> Option<PathBuf> {
    fs::read_link(path).ok()
}

/// Puts a file of mode 0644 at `path` in one step; a symlink there is replaced, not followed. Missing folders are made.
///
/// # Errors
/// What the operating system says.
pub fn put_shared(path: &Path, bytes: &[u8]) -> io::Result<()> {
    ensure_dir(folder_of(path))?;
    let mut temp = temp_in(folder_of(path))?;
    temp.write_all(bytes)?;
    #[cfg(unix)]
    temp.as_file()
        .set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    temp.as_file().sync_all()?;
    temp.persist(path).map_err(|error| error.error)?;
    sync_folder_of(path);
    Ok(())
}

/// Puts a symbolic link at `path` in one step, in the place of a file or link there. On Windows a copy, since links
/// need rights there. Missing folders are made.
///
/// # Errors
/// What the operating system says.
pub fn put_link(path: &Path, target: &Path) -> io::Result<()> {
    ensure_dir(folder_of(path))?;
    let temp = temp_in(folder_of(path))?.into_temp_path();
    #[cfg(unix)]
    {
        fs::remove_file(&temp)?;
        std::os::unix::fs::symlink(target, &temp)?;
    }
    #[cfg(not(unix))]
    fs::copy(folder_of(path).join(target), &temp)?;
    // Renamed as it is: `persist` would look at what the link points to.
    let renamed = fs::rename(&temp, path);
    match renamed {
        Ok(()) => {
            sync_folder_of(path);
            // It is not there any more under its own name.
            let _: Result<PathBuf, _> = temp.keep();
            Ok(())
        }
        Err(error) => Err(error),
    }
}

fn temp_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new()
        .prefix(".pxsec-")
        .suffix(".tmp")
        .tempfile_in(folder)
}
