//! The state of the config folder and what is in it, without reading any of it: modes and locks.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::config_file::{CONFIG_FILE, LOCK_FILE};
use super::file_vault::{VAULT_FOLDER, VAULT_LOCK_FILE};
use super::fs;

/// Half a second: a thousand times what a write takes, so that whoever still holds a lock then is stuck or waits for
/// somebody.
pub const LOCK_PATIENCE: Duration = Duration::from_millis(500);

/// A file or folder that others than its owner can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPlace {
    /// Where.
    pub path: PathBuf,
    /// Its permission bits.
    pub mode: u32,
    /// Whether it is the file vault or in it, which then does not give its tokens out.
    pub vault: bool,
}

/// What in the config folder others than its owner can open. What is not there is not open.
///
/// # Errors
/// What the operating system says of a folder that is there and cannot be read.
pub fn open_places(folder: &Path) -> io::Result<Vec<OpenPlace>> {
    let vault = folder.join(VAULT_FOLDER);
    let mut places = vec![
        (folder.to_owned(), false),
        (folder.join(CONFIG_FILE), false),
        (vault.clone(), true),
    ];
    let mut names = match fs::names_in(&vault) {
        // The file vault itself tells what is there instead.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Vec::new(),
        names => names?,
    };
    names.sort();
    places.extend(names.into_iter().map(|name| (vault.join(name), true)));
    let open = places.into_iter().filter_map(|(path, vault)| {
        let mode = fs::open_to_others(&path).ok()??;
        Some(OpenPlace { path, mode, vault })
    });
    Ok(open.collect())
}

/// A lock that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLock {
    /// The lock file.
    pub path: PathBuf,
    /// The holder, when it wrote its pid.
    pub pid: Option<u32>,
}

/// The locks of the config folder that somebody holds for longer than [`LOCK_PATIENCE`]. Creates none.
///
/// A lock whose holder was killed is free: the operating system sees to that.
///
/// # Errors
/// What the operating system says.
pub fn held_locks(folder: &Path) -> io::Result<Vec<HeldLock>> {
    let mut held = Vec::new();
    for name in [LOCK_FILE, VAULT_LOCK_FILE] {
        let path = folder.join(name);
        if let Some(fs::Holder { pid }) = fs::held(&path, LOCK_PATIENCE)? {
            held.push(HeldLock { path, pid });
        }
    }
    Ok(held)
}
