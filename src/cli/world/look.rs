//! What only `doctor` looks at.

use std::io;
use std::path::Path;

use super::{ConfigFile, HeldLock, OnPath, OpenPlace, World, env_vars, fs, places};

impl World<'_> {
    /// What stands under the name of a program in the folders of PATH, in their order.
    #[must_use]
    pub fn on_path(&self, name: &str) -> Vec<OnPath> {
        let path = self.env(env_vars::PATH);
        path.map_or_else(Vec::new, |path| fs::on_path(name, path))
    }

    /// Whether two paths lead to one file.
    #[must_use]
    pub fn is_same_file(&self, one: &Path, other: &Path) -> bool {
        fs::is_same_file(one, other)
    }

    /// What in the config folder others can open.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn open_places(&self, config: &ConfigFile) -> io::Result<Vec<OpenPlace>> {
        places::open_places(config.folder())
    }

    /// The locks of the config folder that somebody keeps.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn held_locks(&self, config: &ConfigFile) -> io::Result<Vec<HeldLock>> {
        places::held_locks(config.folder())
    }
}
