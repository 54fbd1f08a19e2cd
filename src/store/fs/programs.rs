//! Programs in the folders of PATH.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

/// A file with the name of a program, in a folder of PATH.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPath {
    /// The folder as PATH has it, and the name.
    pub path: PathBuf,
    /// Whether it can be executed: else shells and kubectl pass it over.
    pub executable: bool,
}

/// What stands under `name` in the folders of `path`, in their order. One file under several paths counts once.
///
/// As Go's `exec.LookPath`, by which kubectl finds its plugins, relative folders are left out.
#[must_use]
pub fn on_path(name: &str, path: &OsStr) -> Vec<OnPath> {
    let mut file = OsString::from(name);
    file.push(std::env::consts::EXE_SUFFIX);
    let mut found: Vec<OnPath> = Vec::new();
    for folder in std::env::split_paths(path).filter(|folder| folder.is_absolute()) {
        let path = folder.join(&file);
        // Follows links: a dangling one is no program.
        let Ok(metadata) = fs::metadata(&path) else {
            continue;
        };
        if !metadata.is_file() || found.iter().any(|known| is_same_file(&known.path, &path)) {
            continue;
        }
        found.push(OnPath {
            path,
            executable: super::platform::is_executable(&metadata),
        });
    }
    found
}

/// Whether two paths lead to one file, by whatever links. Where that cannot be told, they do not.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other || super::platform::are_hard_links(&one, &other),
        _ => false,
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn path_is_searched_in_its_order_and_each_file_is_found_once() {
        let root = tempfile::tempdir().unwrap();
        let put = |place: &str, mode| {
            let path = root.path().join(place);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, place).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            path
        };
        let plain = put("a/kubectl-x", 0o644);
        let first = put("b/kubectl-x", 0o755);
        let other = put("c/kubectl-x", 0o700);
        for folder in ["d", "e", "g/kubectl-x"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        std::os::unix::fs::symlink(&first, root.path().join("d/kubectl-x")).unwrap();
        fs::hard_link(&first, root.path().join("e/kubectl-x")).unwrap();
        let folders = ["a", "none", "d", "b", "c", "e", "g"].map(|name| root.path().join(name));
        let relative = [PathBuf::new(), PathBuf::from("relative")];
        let path = std::env::join_paths(relative.iter().chain(&folders)).unwrap();
        let found = |path: &Path, executable| OnPath {
            path: path.to_owned(),
            executable,
        };
        assert_eq!(
            on_path("kubectl-x", &path),
            [
                found(&plain, false),
                found(&root.path().join("d/kubectl-x"), true),
                found(&other, true)
            ]
        );
        assert_eq!(on_path("kubectl-y", &path), []);
        assert!(!is_same_file(Path::new("/none"), Path::new("/none")));
    }
}
