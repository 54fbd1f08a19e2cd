//! Files for the user, and files with keys.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use pxsec::store::fs::{
    CreateError, ReadError, create_private_new, read_bounded, read_key_file, write_private_atomic,
};

use crate::support::{list, mode, set_mode};

#[test]
fn output_files_are_private_and_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("token.jwt");
    create_private_new(&out, b"one", false).unwrap();
    assert_eq!(
        (mode(&out), fs::read(&out).unwrap()),
        (0o600, b"one".to_vec())
    );
    assert!(matches!(
        create_private_new(&out, b"two", false),
        Err(CreateError::Exists)
    ));
    assert_eq!(fs::read(&out).unwrap(), b"one");

    set_mode(&out, 0o644);
    let hard_link = folder.path().join("hard");
    fs::hard_link(&out, &hard_link).unwrap();
    create_private_new(&out, b"two", true).unwrap();
    assert_eq!(
        (mode(&out), fs::read(&out).unwrap()),
        (0o600, b"two".to_vec())
    );
    assert_eq!(
        fs::read(&hard_link).unwrap(),
        b"one",
        "an open file of that name sees nothing"
    );
    assert_eq!(list(folder.path()), ["hard", "token.jwt"]);
}

#[test]
fn output_through_links_folders_and_missing_folders() {
    let folder = tempfile::tempdir().unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "mine").unwrap();
    let link = folder.path().join("link");
    let dangling = folder.path().join("dangling");
    symlink(&victim, &link).unwrap();
    symlink(folder.path().join("gone"), &dangling).unwrap();
    for link in [&link, &dangling] {
        assert!(matches!(
            create_private_new(link, b"x", false),
            Err(CreateError::Exists)
        ));
        create_private_new(link, b"x", true).unwrap();
        assert!(!fs::symlink_metadata(link).unwrap().is_symlink());
        assert_eq!(mode(link), 0o600);
    }
    assert_eq!(fs::read(&victim).unwrap(), b"mine");
    let is_folder = create_private_new(folder.path(), b"x", true);
    assert!(matches!(is_folder, Err(CreateError::NotAFile)));
    let missing = create_private_new(&folder.path().join("a/b"), b"x", true);
    assert!(matches!(missing, Err(CreateError::Io(e)) if e.kind() == std::io::ErrorKind::NotFound));
}

#[test]
fn devices_and_pipes_are_written_as_they_are() {
    let before = fs::metadata("/dev/null").unwrap().permissions();
    create_private_new(Path::new("/dev/null"), b"x", false).unwrap();
    assert_eq!(fs::metadata("/dev/null").unwrap().permissions(), before);
    let full = create_private_new(Path::new("/dev/full"), b"x", true);
    assert!(matches!(full, Err(CreateError::Io(e)) if e.kind() == std::io::ErrorKind::StorageFull));

    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo");
    assert!(
        Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .unwrap()
            .success()
    );
    let reader = Command::new("cat")
        .arg(&fifo)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    create_private_new(&fifo, b"token", false).unwrap();
    assert_eq!(reader.wait_with_output().unwrap().stdout, b"token");

    // As in `--output-file /dev/stdout >file`.
    let file = fs::File::create(folder.path().join("redirected")).unwrap();
    let path = format!("/dev/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&file));
    create_private_new(Path::new(&path), b"token", true).unwrap();
    assert_eq!(
        fs::read(folder.path().join("redirected")).unwrap(),
        b"token"
    );
}

#[test]
fn key_files_tell_who_else_can_read_them() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    fs::write(&key, "secret").unwrap();
    for (given, told) in [
        (0o600, None),
        (0o400, None),
        (0o640, Some(0o640)),
        (0o644, Some(0o644)),
    ] {
        set_mode(&key, given);
        let read = read_key_file(&key, 100).unwrap();
        assert_eq!(read.open_to_others, told);
        assert!(!format!("{read:?}").contains("115"), "Debug shows no bytes");
        assert_eq!(&*read.expose(), b"secret");
    }
    assert_eq!(&*read_key_file(&key, 6).unwrap().expose(), b"secret");
    let large = read_key_file(&key, 5);
    assert!(matches!(large, Err(ReadError::TooLarge { max_bytes: 5 })));
    assert!(matches!(
        read_key_file(folder.path(), 5),
        Err(ReadError::NotAFile)
    ));
    let endless = read_key_file(Path::new("/dev/zero"), 4096);
    assert!(matches!(endless, Err(ReadError::TooLarge { .. })));
    assert!(matches!(
        read_bounded(Path::new("/dev/zero"), 4096),
        Err(ReadError::NotAFile)
    ));
}

#[test]
fn keys_come_from_process_substitution() {
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(b"secret").unwrap();
    drop(writer);
    let path = format!("/dev/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&reader));
    let read = read_key_file(Path::new(&path), 100).unwrap();
    assert_eq!(
        read.open_to_others, None,
        "a pipe is nobody else's, whatever its mode"
    );
    assert_eq!(&*read.expose(), b"secret");
}

#[test]
fn a_device_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("config.toml");
    symlink("/dev/null", &link).unwrap();
    assert!(write_private_atomic(&link, b"x").is_err());
    assert!(!Path::new("/dev/.null.tmp").exists());
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let looping = folder.path().join("loop");
    symlink(&looping, &looping).unwrap();
    assert!(write_private_atomic(&looping, b"x").is_err());
}
