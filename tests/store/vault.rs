//! The file vault: private, atomic, and suspicious of what it did not write.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use pxsec::domain::token::Jwt;
use pxsec::ports::{StoreError, TokenVault as _, VaultError};
use pxsec::store::FileVault;
use pxsec::store::fs::Lock;

use crate::support::{TOKEN, id, list, mode, set_mode, token};

fn vault() -> (tempfile::TempDir, FileVault, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("pxsec");
    let vault = FileVault::new(folder.clone());
    (root, vault, folder)
}

#[test]
fn tokens_are_put_fetched_replaced_and_removed() {
    let (root, vault, folder) = vault();
    assert!(vault.get(&id(1)).unwrap().is_none());
    assert!(!vault.remove(&id(1)).unwrap());
    assert_eq!(list(root.path()).len(), 0, "looking creates nothing");

    vault.put(&id(1), "label", &token()).unwrap();
    assert_eq!(vault.get(&id(1)).unwrap().unwrap().expose(), TOKEN);
    assert!(vault.get(&id(2)).unwrap().is_none());
    let file = folder.join("vault").join(id(1).as_str());
    assert_eq!(fs::read_to_string(&file).unwrap(), format!("{TOKEN}\n"));
    assert_eq!(
        [mode(&folder), mode(&folder.join("vault")), mode(&file)],
        [0o700, 0o700, 0o600]
    );

    let other = Jwt::parse("eyJhbGciOiJIUzI1NiJ9.e30.b3RoZXI").unwrap();
    vault.put(&id(1), "label", &other).unwrap();
    assert_eq!(vault.get(&id(1)).unwrap().unwrap().expose(), other.expose());
    assert_eq!(list(&folder.join("vault")), [id(1).as_str()]);
    assert!(vault.remove(&id(1)).unwrap());
    assert!(!vault.remove(&id(1)).unwrap());
    assert!(list(&folder.join("vault")).is_empty());
}

#[test]
fn ids_are_those_of_the_tokens_and_nothing_else() {
    let (root, vault, folder) = vault();
    assert_eq!(vault.ids().unwrap(), []);
    assert_eq!(list(root.path()).len(), 0, "looking creates nothing");
    for number in [3, 1, 2] {
        vault.put(&id(number), "", &token()).unwrap();
    }
    for other in [
        ".token.tmp",
        "README",
        "AABB",
        &"A".repeat(32),
        &"a".repeat(33),
    ] {
        fs::write(folder.join("vault").join(other), TOKEN).unwrap();
    }
    assert_eq!(vault.ids().unwrap(), [id(1), id(2), id(3)]);
    // The next folder has a vault of its own.
    assert_eq!(FileVault::new(root.path().join("other")).ids().unwrap(), []);
    vault.remove(&id(2)).unwrap();
    assert_eq!(vault.ids().unwrap(), [id(1), id(3)]);

    set_mode(&folder.join("vault"), 0o711);
    assert!(matches!(
        vault.ids(),
        Err(VaultError::OpenToOthers {
            mode: 0o711,
            want: 0o700,
            ..
        })
    ));
    fs::rename(folder.join("vault"), folder.join("moved")).unwrap();
    symlink(folder.join("moved"), folder.join("vault")).unwrap();
    assert!(matches!(
        vault.ids(),
        Err(VaultError::Foreign {
            what: "a symlink",
            ..
        })
    ));
}

#[test]
fn what_a_killed_process_left_goes_with_the_next_change() {
    let (_root, vault, folder) = vault();
    vault.put(&id(1), "", &token()).unwrap();
    let leftover = folder.join("vault/.token.tmp");
    fs::write(&leftover, TOKEN).unwrap();
    vault.put(&id(2), "", &token()).unwrap();
    assert!(!leftover.exists());
    fs::write(&leftover, TOKEN).unwrap();
    vault.remove(&id(1)).unwrap();
    assert!(!leftover.exists());
}

#[test]
fn open_modes_are_refused_with_the_mode_to_set() {
    let (_root, vault, folder) = vault();
    vault.put(&id(1), "", &token()).unwrap();
    let file = folder.join("vault").join(id(1).as_str());
    for open in [0o640, 0o604, 0o620, 0o666] {
        set_mode(&file, open);
        let error = vault.get(&id(1)).unwrap_err();
        assert!(
            matches!(error, VaultError::OpenToOthers { mode, want: 0o600, .. } if mode == open),
            "{error:?}"
        );
        assert!(!format!("{error} {error:?}").contains("eyJ"));
    }
    vault.put(&id(1), "", &token()).unwrap();
    assert_eq!(mode(&file), 0o600, "a new token gets a new file");

    set_mode(&folder.join("vault"), 0o755);
    for error in [
        vault.get(&id(1)).map(|_| ()),
        vault.put(&id(1), "", &token()),
        vault.remove(&id(1)).map(|_| ()),
    ] {
        assert!(matches!(
            error,
            Err(VaultError::OpenToOthers {
                mode: 0o755,
                want: 0o700,
                ..
            })
        ));
    }
}

#[test]
fn what_is_no_file_of_the_user_is_refused() {
    let (root, vault, folder) = vault();
    vault.put(&id(9), "", &token()).unwrap();
    let inside = folder.join("vault");
    let outside = root.path().join("outside");
    fs::write(&outside, TOKEN).unwrap();
    set_mode(&outside, 0o600);
    symlink(&outside, inside.join(id(1).as_str())).unwrap();
    symlink(root.path().join("gone"), inside.join(id(2).as_str())).unwrap();
    fs::create_dir(inside.join(id(3).as_str())).unwrap();
    let fifo = inside.join(id(4).as_str());
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .unwrap()
            .success()
    );
    for (number, what) in [
        (1, "a symlink"),
        (2, "a symlink"),
        (3, "a folder"),
        (4, "not a regular file"),
    ] {
        let got = vault.get(&id(number)).unwrap_err();
        assert!(
            matches!(&got, VaultError::Foreign { what: w, .. } if *w == what),
            "{got:?}"
        );
        let put = vault.put(&id(number), "", &token()).unwrap_err();
        assert!(
            matches!(&put, VaultError::Foreign { what: w, .. } if *w == what),
            "{put:?}"
        );
    }
    assert!(matches!(
        vault.remove(&id(3)),
        Err(VaultError::Foreign {
            what: "a folder",
            ..
        })
    ));
    assert!(vault.remove(&id(1)).unwrap(), "the link goes");
    assert_eq!(
        fs::read_to_string(&outside).unwrap(),
        TOKEN,
        "and its target stays"
    );

    let elsewhere = root.path().join("elsewhere");
    fs::rename(&inside, &elsewhere).unwrap();
    symlink(&elsewhere, &inside).unwrap();
    assert!(matches!(
        vault.get(&id(9)),
        Err(VaultError::Foreign {
            what: "a symlink",
            ..
        })
    ));
    let put = vault.put(&id(9), "", &token());
    assert!(matches!(
        put,
        Err(VaultError::Foreign {
            what: "a symlink",
            ..
        })
    ));
    fs::remove_file(&inside).unwrap();
    fs::write(&inside, "").unwrap();
    assert!(matches!(
        vault.get(&id(9)),
        Err(VaultError::Foreign {
            what: "not a folder",
            ..
        })
    ));
}

#[test]
fn files_of_another_user_are_refused() {
    let (_root, vault, folder) = vault();
    vault.put(&id(1), "", &token()).unwrap();
    let file = folder.join("vault").join(id(1).as_str());
    // Only root can give a file away.
    if std::os::unix::fs::chown(&file, Some(12345), None).is_err() {
        eprintln!("skipped: not root");
        return;
    }
    let error = vault.get(&id(1)).unwrap_err();
    assert!(
        matches!(
            error,
            VaultError::Foreign {
                what: "owned by another user",
                ..
            }
        ),
        "{error:?}"
    );
    std::os::unix::fs::chown(folder.join("vault"), Some(12345), None).unwrap();
    let error = vault.put(&id(2), "", &token()).unwrap_err();
    assert!(
        matches!(
            error,
            VaultError::Foreign {
                what: "owned by another user",
                ..
            }
        ),
        "{error:?}"
    );
}

#[test]
fn an_entry_that_is_no_token_is_told_without_its_content() {
    let (_root, vault, folder) = vault();
    vault.put(&id(1), "", &token()).unwrap();
    let file = folder.join("vault").join(id(1).as_str());
    let long = "x".repeat(100_000);
    for content in [
        "",
        "hunter2",
        "hunter2.x.y\n",
        long.as_str(),
        &format!("{TOKEN}\n\n"),
    ] {
        fs::write(&file, content).unwrap();
        let error = vault.get(&id(1)).unwrap_err();
        assert!(matches!(error, VaultError::NotAToken { .. }), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
    fs::write(&file, b"\xff\xfe").unwrap();
    assert!(matches!(
        vault.get(&id(1)),
        Err(VaultError::NotAToken { .. })
    ));
    for fine in [TOKEN.to_owned(), format!("{TOKEN}\r\n")] {
        fs::write(&file, fine).unwrap();
        assert_eq!(vault.get(&id(1)).unwrap().unwrap().expose(), TOKEN);
    }
}

#[test]
fn a_vault_that_is_busy_names_who_holds_it() {
    let (_root, vault, folder) = vault();
    vault.put(&id(1), "", &token()).unwrap();
    let lock = folder.join("vault.lock");
    let held = Lock::acquire(&lock, std::time::Duration::ZERO).unwrap();
    let error = vault.put(&id(2), "", &token()).unwrap_err();
    let me = std::process::id();
    assert!(
        matches!(error, VaultError::Folder(StoreError::Locked { pid: Some(pid), secs: 10, .. }) if pid == me),
        "{error:?}"
    );
    assert!(
        vault.get(&id(1)).unwrap().is_some(),
        "reading waits for nobody"
    );
    drop(held);
    vault.put(&id(2), "", &token()).unwrap();
}
