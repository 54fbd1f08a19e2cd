//! Many at once, killed at any moment, on disks that are full or read-only.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use pxsec::domain::context::OnClash;
use pxsec::ports::{ContextStore as _, StoreError, TokenVault as _, UpdateError, VaultError};
use pxsec::store::{ConfigFile, FileVault};

use crate::support::{CHILD, CHILD_ARGS, add, child as run, context, id, list, names, skip, token};

const FOLDER: &str = "PXSEC_STORE_FOLDER";
const NUMBER: &str = "PXSEC_STORE_NUMBER";

/// Runs a case of this module; `false` when it is none.
pub fn child(case: &str) -> bool {
    match case {
        "create" => create(),
        "write-until-killed" => write_until_killed(),
        "full-disk" => full_disk(),
        "read-only-disk" => read_only_disk(),
        _ => return false,
    }
    true
}

fn store() -> ConfigFile {
    ConfigFile::new(PathBuf::from(std::env::var_os(FOLDER).unwrap()))
}

#[test]
fn contexts_created_by_64_threads_at_once_are_all_there() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("pxsec");
    let wanted: BTreeSet<String> = (0..64).map(|number| format!("t{number}")).collect();
    std::thread::scope(|scope| {
        for name in &wanted {
            let store = ConfigFile::new(folder.clone());
            scope.spawn(move || add(&store, &[name]));
        }
    });
    let book = ConfigFile::new(folder.clone()).load().unwrap();
    assert_eq!(BTreeSet::from_iter(names(&book)), wanted);
    assert!(book.current().is_some());
    assert_eq!(list(&folder), ["config.lock", "config.toml"]);
}

#[test]
fn contexts_created_by_64_processes_at_once_are_all_there() {
    const PROCESSES: usize = 64;
    const EACH: usize = 4;
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("pxsec");
    // All wait for the end of this pipe, so that none is done before the last has started.
    let (gate, open) = std::io::pipe().unwrap();
    let start = |number: usize| {
        let mut command = run("create");
        command.env(FOLDER, &folder).env(NUMBER, number.to_string());
        command.stdin(gate.try_clone().unwrap());
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = (0..PROCESSES).map(start).collect();
    assert!(!folder.exists(), "one did not wait");
    drop(open);
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let wanted: BTreeSet<String> = (0..PROCESSES)
        .flat_map(|number| (0..EACH).map(move |each| format!("p{number}.{each}")))
        .collect();
    let book = ConfigFile::new(folder.clone()).load().unwrap();
    assert_eq!(BTreeSet::from_iter(names(&book)), wanted);
    let vault = FileVault::new(folder.clone());
    assert_eq!(vault.ids().unwrap().len(), PROCESSES * EACH);
    assert_eq!(
        list(&folder),
        ["config.lock", "config.toml", "vault", "vault.lock"]
    );
}

fn create() {
    let number: u8 = std::env::var(NUMBER).unwrap().parse().unwrap();
    let vault = FileVault::new(store().folder().to_owned());
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink()).unwrap();
    for each in 0..4 {
        vault.put(&id(number * 4 + each), "", &token()).unwrap();
        add(&store(), &[&format!("p{number}.{each}")]);
    }
}

#[test]
fn a_process_killed_at_any_moment_leaves_the_old_contexts_or_the_new() {
    let root = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(root.path().join("pxsec"));
    let vault = FileVault::new(root.path().join("pxsec"));
    let temporary = [".config.toml.tmp", "vault/.token.tmp"];
    let mut leftovers = 0;
    for round in 0..40 {
        let mut child = run("write-until-killed")
            .env(FOLDER, store.folder())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // Kept open until the kill: a writer whose pipe is closed ends by itself, and no file is waited for in vain.
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let written = lines
            .by_ref()
            .map_while(Result::ok)
            .filter(|line| line == "written");
        assert_eq!(written.take(2).count(), 2);
        // In turn: in the middle of a change of the contexts, of the vault, and wherever it is.
        if let Some(temporary) = temporary.get(round % 3) {
            let path = store.folder().join(temporary);
            while !path.exists() {
                std::hint::spin_loop();
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        drop(lines);

        let book = store.load().unwrap();
        for context in book.iter() {
            let text = context.description.as_deref().unwrap();
            let first = text.chars().next().unwrap();
            assert_eq!(text.len(), 200_000);
            assert!(text.chars().all(|c| c == first), "two writes are mixed");
        }
        assert!(vault.get(&id(1)).unwrap().is_some());
        leftovers += temporary
            .iter()
            .filter(|name| store.folder().join(name).exists())
            .count();
    }
    eprintln!("40 kills left {leftovers} temporary files");
    add(&store, &["after"]);
    vault.put(&id(1), "", &token()).unwrap();
    assert_eq!(
        list(store.folder()),
        ["config.lock", "config.toml", "vault", "vault.lock"]
    );
    assert_eq!(list(&store.folder().join("vault")), [id(1).as_str()]);
}

fn write_until_killed() {
    let vault = FileVault::new(store().folder().to_owned());
    for letter in ["a", "b", "c"].iter().cycle() {
        let mut changed = context("only");
        changed.description = Some(letter.repeat(200_000));
        store()
            .update(&mut |book| book.insert(changed.clone(), OnClash::Replace).map(|_| ()))
            .unwrap();
        vault.put(&id(1), "", &token()).unwrap();
        println!("written");
    }
}

#[test]
fn a_lock_that_is_held_too_long_names_its_holder() {
    let root = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(root.path().to_owned());
    let path = root.path().join("config.lock");
    let held = pxsec::store::fs::Lock::acquire(&path, std::time::Duration::ZERO).unwrap();
    let insert = || store.update(&mut |b| b.insert(context("a"), OnClash::Refuse).map(|_| ()));
    let error = insert().unwrap_err();
    let me = std::process::id();
    assert!(
        matches!(error, UpdateError::Store(StoreError::Locked { pid: Some(pid), .. }) if pid == me),
        "{error:?}"
    );
    assert_eq!(
        store.load().unwrap().iter().count(),
        0,
        "reading waits for nobody"
    );
    drop(held);
    assert_eq!(
        fs::read(&path).unwrap(),
        b"",
        "no pid of a process that is gone"
    );
    insert().unwrap();
}

/// Runs a case with a small disk of its own mounted over the folder, seen by nobody else.
fn on_a_small_disk(case: &str) {
    let folder = tempfile::tempdir().unwrap();
    let script = r#"mount -t tmpfs -o size=64k pxsec "$1" || exit 77; shift; exec "$@""#;
    let mut command = Command::new("unshare");
    command.args(["--mount", "--map-root-user", "sh", "-c", script, "_"]);
    command
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .args(CHILD_ARGS);
    let done = command.env(CHILD, case).env(FOLDER, folder.path()).output();
    match done {
        Ok(done) if done.status.success() => {}
        Ok(done) if done.status.code() == Some(77) => skip("no tmpfs can be mounted"),
        Ok(done) => {
            let told = String::from_utf8_lossy(&done.stderr);
            if told.starts_with("unshare:") {
                skip("unshare is not permitted");
            } else {
                panic!("{case}: {told}{}", String::from_utf8_lossy(&done.stdout));
            }
        }
        Err(_) => skip("there is no unshare"),
    }
}

#[test]
fn a_full_disk_leaves_the_old_contexts() {
    on_a_small_disk("full-disk");
}

fn full_disk() {
    let store = store();
    let vault = FileVault::new(store.folder().to_owned());
    add(&store, &["a"]);
    vault.put(&id(1), "", &token()).unwrap();
    let before = fs::read(store.path()).unwrap();
    let mut huge = context("b");
    huge.description = Some("x".repeat(100_000));
    let error = store
        .update(&mut |book| book.insert(huge.clone(), OnClash::Refuse).map(|_| ()))
        .unwrap_err();
    assert!(
        matches!(&error, UpdateError::Store(StoreError::Write { source, .. })
            if source.kind() == std::io::ErrorKind::StorageFull),
        "{error:?}"
    );
    assert_eq!(fs::read(store.path()).unwrap(), before);

    let filler = store.folder().join("filler");
    let filled = fs::write(&filler, vec![0; 100_000]).unwrap_err();
    assert_eq!(filled.kind(), std::io::ErrorKind::StorageFull);
    let error = vault.put(&id(2), "", &token()).unwrap_err();
    assert!(
        matches!(error, VaultError::Io { verb: "write", .. }),
        "{error:?}"
    );
    assert!(!format!("{error:?}").contains("eyJ"));
    assert!(vault.get(&id(1)).unwrap().is_some());
    assert!(vault.get(&id(2)).unwrap().is_none());
    assert_eq!(list(&store.folder().join("vault")), [id(1).as_str()]);
    fs::remove_file(filler).unwrap();
    assert_eq!(
        list(store.folder()),
        ["config.lock", "config.toml", "vault", "vault.lock"]
    );
}

#[test]
fn a_read_only_disk_can_be_read() {
    on_a_small_disk("read-only-disk");
}

fn read_only_disk() {
    let store = store();
    let vault = FileVault::new(store.folder().to_owned());
    add(&store, &["a"]);
    vault.put(&id(1), "", &token()).unwrap();
    let mut mount = Command::new("mount");
    mount.args(["-o", "remount,bind,ro"]).arg(store.folder());
    assert!(mount.status().unwrap().success());
    assert_eq!(names(&store.load().unwrap()), ["a"]);
    assert!(vault.get(&id(1)).unwrap().is_some());
    let error = store
        .update(&mut |book| book.insert(context("b"), OnClash::Refuse).map(|_| ()))
        .unwrap_err();
    assert!(
        matches!(&error, UpdateError::Store(StoreError::Write { source, .. })
            if source.kind() == std::io::ErrorKind::ReadOnlyFilesystem),
        "{error:?}"
    );
    for error in [
        vault.put(&id(2), "", &token()),
        vault.remove(&id(1)).map(|_| ()),
    ] {
        assert!(matches!(error, Err(VaultError::Io { .. })), "{error:?}");
    }
}
