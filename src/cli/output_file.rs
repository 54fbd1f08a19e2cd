//! Writing an answer to a file of the user's: mode 0600, whole or not at all.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::builder::{PathBufValueParser, TypedValueParser};

use super::report::Failure;
use super::world::{CreateError, World};
use crate::domain::shell::shell_word;

/// Reads the name of a file. Refuses `-`, which for other programs is standard output; `instead` says what to do.
pub(super) fn parser(instead: &'static str) -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(move |path| {
        if path.as_os_str() == "-" {
            Err(format!("`-` is no standard output here: {instead}"))
        } else {
            Ok(path)
        }
    })
}

/// Writes a new file; one that exists is replaced only with `force`.
///
/// # Errors
/// Says what stands there, or why the operating system refuses.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    force: bool,
    world: &World<'_>,
) -> Result<(), Failure> {
    write_or(path, bytes, force, exists, world)
}

/// As [`write`], with the failure of a file that exists given.
///
/// # Errors
/// As [`write`].
pub(super) fn write_or(
    path: &Path,
    bytes: &[u8],
    force: bool,
    exists: fn(&Path) -> Failure,
    world: &World<'_>,
) -> Result<(), Failure> {
    world
        .write_private(path, bytes, force)
        .map_err(|error| match error {
            CreateError::Exists => exists(path),
            CreateError::NotAFile => not_a_file(path, world),
            CreateError::Io(source) => {
                let folder = path
                    .parent()
                    .filter(|folder| !folder.as_os_str().is_empty());
                if let Some(folder) = folder
                    && source.kind() == ErrorKind::NotFound
                    && !world.exists(folder)
                {
                    let shown = folder.display().to_string();
                    return Failure::failed(format!(
                        "cannot write {}: there is no folder {shown}",
                        path.display()
                    ))
                    .hint(format!("make it: mkdir -p {}", shell_word(&shown)));
                }
                Failure::failed(format!("cannot write {}: {source}", path.display()))
                    .hint("check the folder's owner, mode and free space")
            }
        })
}

/// Refuses a folder, and a file that exists, before anything is read or signed for it.
///
/// # Errors
/// As [`write`] for what stands there.
pub(super) fn check_free(path: &Path, force: bool, world: &World<'_>) -> Result<(), Failure> {
    // The names of open streams are there and yet not to be replaced.
    let is_stream = path.starts_with("/dev") || path.starts_with("/proc");
    if world.is_folder(path) {
        return Err(not_a_file(path, world));
    }
    if !force && world.exists(path) && !is_stream {
        return Err(exists(path));
    }
    Ok(())
}

/// What stands there is neither to be written to nor to be replaced.
pub(super) fn not_a_file(path: &Path, world: &World<'_>) -> Failure {
    let what = if world.is_folder(path) {
        "is a folder"
    } else {
        "is not a file"
    };
    Failure::failed(format!("{} {what}", path.display()))
        .hint("name a file, there or not; --force replaces nothing else")
}

fn exists(path: &Path) -> Failure {
    let shown = path.display().to_string();
    Failure::failed(format!("{shown} exists"))
        .hint("replace it with --force, or choose another file")
}
