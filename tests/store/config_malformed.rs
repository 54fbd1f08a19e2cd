//! Every way config.toml can be wrong: told with its place and what is expected, never with what stands there.

use std::error::Error as _;
use std::fs;

use pxsec::domain::context::OnClash;
use pxsec::ports::{ContextStore as _, StoreError, UpdateError};
use pxsec::store::ConfigFile;

use crate::support::{add, context};

/// Stands wherever a value is wrong, and may never be told.
const VALUE: &str = "hunter2";

const GOOD: &str = r#"version = 1
[contexts.a]
credential = "stored"
vault = "file"
id = "00000000000000000000000000000001"
fingerprint = "sha256:00000001"
created-at = "2026-01-01T00:00:00Z"
"#;

fn load_error(bytes: &[u8]) -> StoreError {
    let folder = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(folder.path().to_owned());
    fs::write(store.path(), bytes).unwrap();
    let updated = store.update(&mut |book| book.insert(context("n"), OnClash::Refuse).map(|_| ()));
    let loaded = store.load().unwrap_err();
    let Err(UpdateError::Store(updated)) = updated else {
        panic!(
            "updated a malformed file: {}",
            String::from_utf8_lossy(bytes)
        );
    };
    assert_eq!(updated.to_string(), loaded.to_string());
    assert_eq!(
        fs::read(store.path()).unwrap(),
        bytes,
        "a malformed file is left as it is"
    );
    loaded
}

/// TOML 1.0 forbids them, and a file that could be read with them could not be changed.
#[test]
fn numbers_beyond_64_bits_are_told_wherever_they_stand() {
    for (number, column) in [
        ("9223372036854775808", 5),
        ("0xFFFFFFFFFFFFFFFFF", 5),
        ("-1e400", 5),
        ("[1, {a = 99999999999999999999}]", 14),
    ] {
        let text = format!("version = 1\n[x]\ny = {number}\n");
        let StoreError::Malformed {
            line,
            column: at,
            expected,
            ..
        } = load_error(text.as_bytes())
        else {
            panic!("{number}");
        };
        assert_eq!((line, at), (3, column), "{number}");
        assert_eq!(expected, "this number has more than the 64 bits of TOML");
    }
    for number in ["9223372036854775807", "-1", "1e308", "-inf", "nan", "1_000"] {
        let folder = tempfile::tempdir().unwrap();
        let store = ConfigFile::new(folder.path().to_owned());
        let number = format!("y = {number}\n");
        fs::write(store.path(), format!("version = 1\n[x]\n{number}")).unwrap();
        add(&store, &["n"]);
        assert!(fs::read_to_string(store.path()).unwrap().contains(&number));
    }
}

#[test]
fn malformed_files_are_told_by_place_and_expectation() {
    let wrong = |from: &str, to: &str| {
        assert!(GOOD.contains(from));
        GOOD.replace(from, to)
    };
    let cases: Vec<(String, usize, usize, &str)> = vec![
        ("x".into(), 1, 2, "not valid TOML"),
        (
            "version = 1\nkey = hunter2\n".into(),
            2,
            7,
            "not valid TOML",
        ),
        (
            "version = 1\nversion = 1\n".into(),
            2,
            1,
            "this key stands twice",
        ),
        ("version = 1\nä = \"\n".into(), 2, 1, "not valid TOML"),
        ("# only a comment\n".into(), 1, 1, "`version = 1`"),
        ("theme = \"hunter2\"\n".into(), 1, 1, "`version = 1`"),
        (
            "theme = 1\nversion = \"hunter2\"\n".into(),
            2,
            11,
            "`version = 1`",
        ),
        ("version = 0\n".into(), 1, 11, "`version = 1`"),
        ("version = 1\ncurrent = 7\n".into(), 2, 11, "`current`"),
        (
            "version = 1\nprevious = [\"hunter2\"]\n".into(),
            2,
            12,
            "`previous`",
        ),
        (
            "version = 1\nvault = \"hunter2\"\n".into(),
            2,
            9,
            "\"keyring\" or \"file\"",
        ),
        (
            "version = 1\ncontexts = \"hunter2\"\n".into(),
            2,
            12,
            "`[contexts.NAME]`",
        ),
        (
            "version = 1\n[[contexts]]\n".into(),
            2,
            1,
            "`[contexts.NAME]`",
        ),
        (
            "version = 1\n[contexts]\n  a = \"hunter2\"\n".into(),
            3,
            3,
            "must be a table",
        ),
        (
            wrong("contexts.a", "contexts.\"hunter2 \""),
            2,
            11,
            "a context's name",
        ),
        (
            wrong("contexts.a", "contexts.\"-\""),
            2,
            11,
            "a context's name",
        ),
        (wrong("\"stored\"", "\"hunter2\""), 3, 14, "`credential`"),
        (
            wrong("credential = \"stored\"\n", ""),
            2,
            11,
            "`credential`",
        ),
        (wrong("vault = \"file\"\n", ""), 2, 11, "`vault`"),
        (
            wrong("\"file\"", "\"hunter2\""),
            4,
            9,
            "\"keyring\" or \"file\"",
        ),
        (
            wrong("\"00000000000000000000000000000001\"", "\"../../hunter2\""),
            5,
            6,
            "`id`",
        ),
        (wrong("sha256:00000001", "hunter2"), 6, 15, "`fingerprint`"),
        (
            wrong("2026-01-01T00:00:00Z", "hunter2"),
            7,
            14,
            "`created-at`",
        ),
        (
            wrong("\"2026-01-01T00:00:00Z\"", "2026-01-01"),
            7,
            14,
            "`created-at`",
        ),
        (
            wrong("created-at = \"2026-01-01T00:00:00Z\"\n", ""),
            2,
            11,
            "`created-at`",
        ),
        (format!("{GOOD}roles = \"hunter2\"\n"), 8, 9, "`roles`"),
        (format!("{GOOD}groups = [1]\n"), 8, 10, "`groups`"),
        (format!("{GOOD}issuer = 1\n"), 8, 10, "`issuer`"),
        (
            format!("{GOOD}expires-at = \"hunter2\"\n"),
            8,
            14,
            "`expires-at`",
        ),
        (
            format!("{GOOD}description = {{ x = \"hunter2\" }}\n"),
            8,
            15,
            "`description`",
        ),
        ("[".repeat(100_000), 1, 0, "not valid TOML"),
        (
            format!("version = 1\nx = {}", "[".repeat(100_000)),
            2,
            0,
            "not valid TOML",
        ),
    ];
    for (text, want_line, want_column, want) in cases {
        let shown = &text[..text.len().min(300)];
        let error = load_error(text.as_bytes());
        let StoreError::Malformed {
            line,
            column,
            ref expected,
            ..
        } = error
        else {
            panic!("{error:?} for {shown}");
        };
        assert!(expected.contains(want), "`{expected}` for {shown}");
        assert_eq!(line, want_line, "`{expected}` for {shown}");
        if want_column > 0 {
            assert_eq!(column, want_column, "`{expected}` for {shown}");
        }
        for told in [error.to_string(), format!("{error:?}")] {
            assert!(!told.contains(VALUE), "{told}");
        }
        assert!(error.source().is_none());
    }
}

#[test]
fn bytes_that_are_no_text_are_told_by_place() {
    let error = load_error(b"version = 1\n# \xc3\xa4\xff\n");
    let StoreError::Malformed {
        line: 2,
        column: 4,
        expected,
        ..
    } = error
    else {
        panic!("{error:?}");
    };
    assert_eq!(expected, "this is not UTF-8 text");
}

#[test]
fn a_newer_file_is_left_alone() {
    // `contexts` would be malformed in version 1: nothing of a newer file is looked at.
    let error = load_error(b"version = 2\ncontexts = 1\n");
    assert!(matches!(error, StoreError::NewerVersion { version: 2, .. }));
}

#[test]
fn a_file_of_nothing_is_an_empty_book() {
    for text in ["", "\n", " \r\n\t\n"] {
        let folder = tempfile::tempdir().unwrap();
        let store = ConfigFile::new(folder.path().to_owned());
        fs::write(store.path(), text).unwrap();
        assert_eq!(store.load().unwrap().iter().count(), 0);
        crate::support::add(&store, &["a"]);
        assert!(
            fs::read_to_string(store.path())
                .unwrap()
                .starts_with("version = 1\n")
        );
    }
}

#[test]
fn what_is_no_file_or_too_large_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(folder.path().to_owned());
    fs::create_dir(store.path()).unwrap();
    assert!(matches!(store.load(), Err(StoreError::NotAFile { .. })));
    fs::remove_dir(store.path()).unwrap();
    std::os::unix::fs::symlink("/dev/zero", store.path()).unwrap();
    assert!(matches!(store.load(), Err(StoreError::NotAFile { .. })));
    fs::remove_file(store.path()).unwrap();
    fs::write(store.path(), "#".repeat(1024 * 1024 + 1)).unwrap();
    assert!(matches!(
        store.load(),
        Err(StoreError::TooLarge {
            max_bytes: 1_048_576,
            ..
        })
    ));

    let fifo = ConfigFile::new(folder.path().join("f"));
    fs::create_dir(fifo.folder()).unwrap();
    assert!(
        std::process::Command::new("mkfifo")
            .arg(fifo.path())
            .status()
            .unwrap()
            .success()
    );
    assert!(
        matches!(fifo.load(), Err(StoreError::NotAFile { .. })),
        "and it does not wait"
    );

    let below_a_file = ConfigFile::new(store.path().join("pxsec"));
    assert!(matches!(below_a_file.load(), Err(StoreError::Read { .. })));
    let error = below_a_file
        .update(&mut |book| book.insert(context("n"), OnClash::Refuse).map(|_| ()))
        .unwrap_err();
    assert!(
        matches!(error, UpdateError::Store(StoreError::Write { .. })),
        "{error:?}"
    );
}
