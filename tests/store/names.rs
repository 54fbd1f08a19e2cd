//! Whatever a px context is called, its name is a key of config.toml and nothing else: entries of vaults have ids.
//!
//! So names that some file system takes for equal, for a device or for a stream are no danger, on any platform.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use pxsec::domain::context::{ContextBook, OnClash};
use pxsec::domain::credential::{Credential, VaultKind};
use pxsec::domain::name::ContextName;
use pxsec::ports::{ContextStore as _, TokenVault as _};
use pxsec::store::{ConfigFile, FileVault};

use crate::support::{context, id, list, token};

/// Names that a file system may reserve, fold or cut, and others that TOML may read as something else.
const ODD: [&str; 16] = [
    "CON",
    "con",
    "nul.txt",
    "COM1",
    "a.",
    "a",
    "A",
    "a:b",
    "c:",
    "config.toml",
    "vault",
    "true",
    "inf",
    "1e5",
    "2026-01-01",
    "contexts",
];

fn any_names() -> impl Strategy<Value = BTreeSet<String>> {
    let name = prop_oneof![
        prop::sample::select(ODD.to_vec()).prop_map(str::to_owned),
        "[A-Za-z0-9_][A-Za-z0-9_.@:+-]{0,63}",
    ];
    prop::collection::btree_set(name, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_names_live_beside_each_other_and_name_no_file(names in any_names()) {
        let folder = tempfile::tempdir().unwrap();
        let store = ConfigFile::new(folder.path().to_owned());
        let vault = FileVault::new(folder.path().to_owned());
        for (number, name) in names.iter().enumerate() {
            let mut context = context(name);
            let id = id(u8::try_from(number).unwrap());
            if let Credential::Stored(stored) = &mut context.credential {
                stored.vault = VaultKind::File;
                stored.id = id.clone();
            }
            vault.put(&id, name, &token()).unwrap();
            let insert = |book: &mut ContextBook| book.insert(context.clone(), OnClash::Refuse).map(drop);
            store.update(&mut { insert }).unwrap();
        }
        let book = store.load().unwrap();
        let read: BTreeSet<String> = book.iter().map(|context| context.name.to_string()).collect();
        prop_assert_eq!(&read, &names);
        for context in book.iter() {
            let stored = context.credential.stored().unwrap();
            prop_assert!(vault.get(&stored.id).unwrap().is_some(), "{}", context.name);
        }
        prop_assert_eq!(list(folder.path()), ["config.lock", "config.toml", "vault", "vault.lock"]);
        let entries = list(&folder.path().join("vault"));
        prop_assert_eq!(entries.len(), names.len());
        for entry in entries {
            prop_assert!(entry.len() == 32 && entry.bytes().all(|b| b"0123456789abcdef".contains(&b)), "{}", entry);
        }

        // Each is taken away alone.
        for name in &names {
            let name: ContextName = name.parse().unwrap();
            let id = store.load().unwrap().get(&name).unwrap().credential.stored().unwrap().id.clone();
            store.update(&mut |book| book.remove(&name).map(drop)).unwrap();
            prop_assert!(vault.remove(&id).unwrap());
        }
        prop_assert_eq!(store.load().unwrap().iter().count(), 0);
        prop_assert!(fs::read_dir(folder.path().join("vault")).unwrap().next().is_none());
    }
}
