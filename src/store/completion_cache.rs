//! Names that a cluster listed a moment ago, so that the tab key need not ask again.
//!
//! One small file of mode 0600 a list, in a folder of mode 0700. Nothing in it is secret: names of namespaces and
//! Secrets, names of keys, and of tokens the roles and the end. Everything fails in silence, since nothing depends on
//! it; a file that is not as it was written is as good as none.

use std::path::PathBuf;

use aws_lc_rs::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::fs;

/// 1 MiB: some two thousand Secrets with long names.
const MAX_BYTES: u64 = 1024 * 1024;

/// So many lists are kept; one more, and all go.
const MAX_FILES: usize = 256;

/// The version of the format; another one is as good as none.
const VERSION: u32 = 1;

/// What was listed, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// When the cluster answered, in seconds since 1970; 0 for never.
    pub listed_at: i64,
    /// When it last did not; 0 for never since it last did.
    pub failed_at: i64,
    /// What it answered.
    pub names: Vec<ListedName>,
}

/// A namespace, or a Secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedName {
    /// Its name.
    pub name: String,
    /// The names of the keys of a Secret, as far as its metadata tell them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<String>,
    /// What its annotations tell of the token in a Secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<ListedToken>,
}

/// As much of a token's record as a candidate shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedToken {
    /// When it expires, in seconds since 1970; `None` for never.
    pub expires: Option<i64>,
    /// Its roles.
    pub roles: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    /// What is listed: two keys may have one name of a file.
    of: String,
    #[serde(flatten)]
    listing: Listing,
}

/// The lists in one folder.
#[derive(Clone, Debug)]
pub struct CompletionCache {
    folder: PathBuf,
}

impl CompletionCache {
    /// The cache in `folder`, which need not exist. Touches nothing.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The list that was kept under `of`.
    #[must_use]
    pub fn get(&self, of: &str) -> Option<Listing> {
        let bytes = fs::read_private(&self.path(of), MAX_BYTES).ok()??;
        let file: File = serde_json::from_slice(&bytes).ok()?;
        (file.version == VERSION && file.of == of).then_some(file.listing)
    }

    /// Keeps a list under `of`, if it can.
    pub fn put(&self, of: &str, listing: &Listing) {
        let file = File {
            version: VERSION,
            of: of.to_owned(),
            listing: listing.clone(),
        };
        let Ok(bytes) = serde_json::to_vec(&file) else {
            return;
        };
        if bytes.len() as u64 > MAX_BYTES || fs::ensure_private_dir(&self.folder).is_err() {
            return;
        }
        let kept = fs::files_in(&self.folder).unwrap_or_default();
        if kept.len() >= MAX_FILES {
            for path in kept {
                // One that stays is overwritten or outlived.
                let _: std::io::Result<bool> = fs::remove(&path);
            }
        }
        // Two shells may do so at once: each writes a file of its own and renames it.
        let _: Result<(), fs::CreateError> = fs::create_private_new(&self.path(of), &bytes, true);
    }

    fn path(&self, of: &str) -> PathBuf {
        let hash = digest(&SHA256, of.as_bytes());
        let name: String = hash.as_ref()[..16]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        self.folder.join(name + ".json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(name: &str) -> Listing {
        Listing {
            listed_at: 7,
            failed_at: 0,
            names: vec![ListedName {
                name: name.to_owned(),
                ..ListedName::default()
            }],
        }
    }

    #[test]
    fn what_was_put_is_there_for_the_same_question_only() {
        let folder = tempfile::tempdir().unwrap();
        let cache = CompletionCache::new(folder.path().join("pxsec"));
        assert_eq!(cache.get("a"), None);
        cache.put("a", &listing("team-a"));
        cache.put("a", &listing("team-b"));
        assert_eq!(cache.get("a"), Some(listing("team-b")));
        assert_eq!(cache.get("b"), None);
        std::fs::write(cache.path("a"), "{}").unwrap();
        assert_eq!(cache.get("a"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_could_have_written_is_not_believed() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let cache = CompletionCache::new(folder.path().to_owned());
        cache.put("a", &listing("team-a"));
        let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&cache.path("a")), 0o600);
        let open = std::fs::Permissions::from_mode(0o666);
        std::fs::set_permissions(cache.path("a"), open).unwrap();
        assert_eq!(cache.get("a"), None);
    }

    #[test]
    fn the_folder_does_not_grow_without_end() {
        let folder = tempfile::tempdir().unwrap();
        let cache = CompletionCache::new(folder.path().to_owned());
        for number in 0..=MAX_FILES {
            cache.put(&number.to_string(), &listing("x"));
        }
        assert_eq!(fs::files_in(folder.path()).unwrap().len(), 1);
    }
}
