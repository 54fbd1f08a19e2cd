//! PATH, and files that are put beside programs and shells.

use std::io;
use std::path::{Path, PathBuf};

use super::World;
use crate::store::fs;

/// 256 KiB: a script of completions is far smaller.
const MAX_SCRIPT_BYTES: u64 = 256 * 1024;

/// What stands at a path.
#[derive(Debug)]
pub(in crate::cli) enum Place {
    /// Nothing.
    Nothing,
    /// A symbolic link, and where it points to.
    Link(PathBuf),
    /// A file, with its text when it is a short one.
    File(Option<String>),
    /// Something else.
    Other,
}

impl World<'_> {
    /// The folders of PATH.
    fn path_folders(&self) -> Vec<PathBuf> {
        let path = self.env("PATH");
        path.map(|path| std::env::split_paths(path).collect())
            .unwrap_or_default()
    }

    /// The program of this name that a shell and kubectl find first.
    pub(in crate::cli) fn find_on_path(&self, name: &str) -> Option<PathBuf> {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        // A relative folder is another one in each folder.
        let folders = self.path_folders().into_iter();
        folders
            .filter(|folder| folder.is_absolute())
            .map(|folder| folder.join(&file))
            .find(|path| fs::is_program(path))
    }

    /// Whether a folder is on PATH.
    pub(in crate::cli) fn is_on_path(&self, folder: &Path) -> bool {
        self.path_folders().iter().any(|known| known == folder)
    }

    /// This program's own file.
    pub(in crate::cli) fn this_program(&self) -> Option<PathBuf> {
        std::env::current_exe().ok()
    }

    /// What stands at `path`.
    pub(in crate::cli) fn place(&self, path: &Path) -> Place {
        if let Some(to) = fs::link_target(path) {
            return Place::Link(to);
        }
        match fs::foreign_kind_at(path) {
            Some(_) => Place::Other,
            None if !fs::exists(path) => Place::Nothing,
            None => {
                let bytes = fs::read_bounded(path, MAX_SCRIPT_BYTES).ok();
                Place::File(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
            }
        }
    }

    /// Puts a link to `target`, or a copy where links need rights, in the place of whatever file stands there.
    pub(in crate::cli) fn put_link(&self, path: &Path, target: &Path) -> io::Result<()> {
        fs::put_link(path, target)
    }

    /// Puts a file that everyone may read in the place of whatever file stands there.
    pub(in crate::cli) fn put_shared(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::put_shared(path, bytes)
    }

    /// Removes a file or a link.
    pub(in crate::cli) fn remove_file(&self, path: &Path) -> io::Result<bool> {
        fs::remove(path)
    }
}
