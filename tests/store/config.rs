//! config.toml stays the user's: comments, order, unknown keys and tables survive; what is written reads back.

use std::fs;
use std::time::Duration;

use proptest::prelude::*;
use pxsec::domain::context::{Context, ContextBook, ContextError, OnClash};
use pxsec::domain::credential::VaultKind;
use pxsec::domain::time::NumericDate;
use pxsec::ports::{ContextStore as _, StoreError, UpdateError};
use pxsec::store::ConfigFile;
use pxsec::store::fs::Lock;

use crate::support::{add, context, list, mode, names, set_mode, summary_of};

const EDITED: &str = r#"# My clusters. Do not sync!
version = 1
current = "prod"   # mine
# back to this with `use -`
previous = "lab.eu" # the lab
theme = "dark" # not of this version

[contexts."lab.eu"]
credential = "stored"
vault = "file"
id = "00000000000000000000000000000001"
fingerprint = "sha256:00000001"
# long forgotten
created-at = 2026-01-01T00:00:00Z
colour = "red"
# endpoint = "https://lab"

# --- production: ask Kim first ---

# the big one
[contexts.prod]
fingerprint = 'sha256:00000002' # single quotes are fine
credential = "stored"
vault = "keyring"
id = "00000000000000000000000000000002"
roles = [
  "system.admin", # all of it
]
expires-at = "2027-01-01T00:00:00Z"   # renew in December
created-at = "2026-01-01T00:00:00Z"

[contexts.prod.later-version]
key = "ref"

[plugins]
x = { y = 1 }
# the end
"#;

fn store_with(text: &str) -> (tempfile::TempDir, ConfigFile) {
    let folder = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(folder.path().to_owned());
    fs::write(store.path(), text).unwrap();
    (folder, store)
}

fn update(store: &ConfigFile, edit: impl FnMut(&mut ContextBook) -> Result<(), ContextError>) {
    store.update(&mut { edit }).unwrap();
}

fn text(store: &ConfigFile) -> String {
    fs::read_to_string(store.path()).unwrap()
}

#[test]
fn a_first_context_gives_a_plain_file_in_a_private_folder() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("new/pxsec");
    let store = ConfigFile::new(folder.clone());
    assert_eq!(store.load().unwrap(), ContextBook::default());
    assert!(!root.path().join("new").exists(), "reading creates nothing");

    add(&store, &["admin", "a@b"]);
    assert_eq!(
        text(&store),
        r#"version = 1
current = "admin"

[contexts.admin]
credential = "stored"
vault = "keyring"
id = "07070707070707070707070707070707"
fingerprint = "sha256:00112233"
issuer = "portworx.com"
subject = "admin@portworx.com"
roles = ["system.admin"]
groups = ["*"]
issued-at = "2026-01-01T00:00:00Z"
expires-at = "2027-01-01T00:00:00Z"
created-at = "2026-01-01T00:01:00Z"

[contexts."a@b"]
credential = "stored"
vault = "keyring"
id = "07070707070707070707070707070707"
fingerprint = "sha256:00112233"
issuer = "portworx.com"
subject = "admin@portworx.com"
roles = ["system.admin"]
groups = ["*"]
issued-at = "2026-01-01T00:00:00Z"
expires-at = "2027-01-01T00:00:00Z"
created-at = "2026-01-01T00:01:00Z"
"#
    );
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&store.path()), 0o600);
    assert_eq!(mode(&folder.join("config.lock")), 0o600);
    assert_eq!(list(&folder), ["config.lock", "config.toml"]);
}

/// Whether somebody has the lock of the contexts.
fn is_locked(store: &ConfigFile) -> bool {
    Lock::acquire(&store.folder().join("config.lock"), Duration::ZERO).is_err()
}

/// What an edit looks at besides the book, such as a vault, must not change between its look and the write.
#[test]
fn the_last_run_of_an_edit_is_under_the_lock() {
    let root = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(root.path().join("pxsec"));
    for name in ["first", "second"] {
        let mut locked = None;
        let update = store.update(&mut |book| {
            locked = Some(is_locked(&store));
            book.insert(context(name), OnClash::Refuse).map(|_| ())
        });
        update.unwrap();
        assert_eq!(locked, Some(true), "{name}");
    }
    assert!(!is_locked(&store));
}

#[test]
fn contexts_that_are_held_cannot_change_even_before_there_are_any() {
    let root = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(root.path().join("pxsec"));
    for expected in [0, 1] {
        let mut seen = None;
        store
            .hold(&mut |book| seen = Some((is_locked(&store), book.iter().count())))
            .unwrap();
        assert_eq!(seen, Some((true, expected)));
        assert!(!is_locked(&store));
        add(&store, &["a"][expected..]);
    }
    assert_eq!(mode(store.folder()), 0o700);
}

#[test]
fn an_update_that_changes_nothing_writes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(root.path().join("pxsec"));
    update(&store, |_| Ok(()));
    let refused = store.update(&mut |book| book.remove(&"x".parse().unwrap()).map(|_| ()));
    assert!(matches!(
        refused,
        Err(UpdateError::Refused(ContextError::NotFound { .. }))
    ));
    assert!(!store.folder().exists());

    let (_folder, store) = store_with(EDITED);
    set_mode(&store.path(), 0o644);
    let before = fs::metadata(store.path()).unwrap();
    update(&store, |book| book.select(&"prod".parse().unwrap()));
    let after = fs::metadata(store.path()).unwrap();
    assert_eq!(before.modified().unwrap(), after.modified().unwrap());
    assert_eq!(text(&store), EDITED);
}

#[test]
fn selecting_touches_two_values() {
    let (_folder, store) = store_with(EDITED);
    set_mode(&store.path(), 0o644);
    update(&store, |book| book.select(&"lab.eu".parse().unwrap()));
    let expected = EDITED
        .replace("current = \"prod\" ", "current = \"lab.eu\" ")
        .replace("previous = \"lab.eu\" ", "previous = \"prod\" ");
    assert_eq!(text(&store), expected);
    assert_eq!(
        mode(&store.path()),
        0o600,
        "a file that was 0644 is private afterwards"
    );
}

#[test]
fn replacing_touches_only_the_fields_that_differ() {
    let (_folder, store) = store_with(EDITED);
    update(&store, |book| {
        let mut prod = book.get(&"prod".parse().unwrap())?.clone();
        summary_of(&mut prod).expires = Some(NumericDate(1_830_297_600));
        summary_of(&mut prod).issuer = Some("x".into());
        book.insert(prod, OnClash::Replace).map(|_| ())
    });
    let expected = EDITED
        .replace("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z")
        .replace(
            "created-at = \"2026-01-01T00:00:00Z\"\n",
            "created-at = \"2026-01-01T00:00:00Z\"\nissuer = \"x\"\n",
        );
    assert_eq!(text(&store), expected);

    update(&store, |book| {
        let mut prod = book.get(&"prod".parse().unwrap())?.clone();
        summary_of(&mut prod).expires = None;
        summary_of(&mut prod).issuer = None;
        book.insert(prod, OnClash::Replace).map(|_| ())
    });
    let expected = EDITED.replace(
        "expires-at = \"2027-01-01T00:00:00Z\"   # renew in December\n",
        "# renew in December\n",
    );
    assert_eq!(
        text(&store),
        expected,
        "the comment of a removed value stays"
    );
}

#[test]
fn a_removed_context_takes_its_own_comments_and_no_others() {
    let (_folder, store) = store_with(EDITED);
    update(&store, |book| {
        book.remove(&"prod".parse().unwrap()).map(|_| ())
    });
    let removed = EDITED.find("# the big one").unwrap()..EDITED.find("\n[plugins]").unwrap();
    let mut expected = EDITED.to_owned();
    expected.replace_range(removed, "");
    let expected = expected.replace("current = \"prod\"   # mine\n", "# mine\n");
    assert_eq!(text(&store), expected);

    update(&store, |book| {
        book.remove(&"lab.eu".parse().unwrap()).map(|_| ())
    });
    assert_eq!(
        text(&store),
        r#"# My clusters. Do not sync!
version = 1
# mine
# back to this with `use -`
# the lab
theme = "dark" # not of this version
# endpoint = "https://lab"

# --- production: ask Kim first ---


[plugins]
x = { y = 1 }
# the end
"#
    );
    assert_eq!(store.load().unwrap(), ContextBook::default());
}

#[test]
fn a_new_context_joins_the_others() {
    let (_folder, store) = store_with(EDITED);
    add(&store, &["zeta"]);
    let text = text(&store);
    let at = text.find("\n[contexts.zeta]").unwrap();
    let end = text.find("\n[plugins]").unwrap();
    assert!(text.find("[contexts.prod.later-version]").unwrap() < at && at < end);
    assert_eq!(format!("{}{}", &text[..at], &text[end..]), EDITED);
}

#[test]
fn other_spellings_of_the_same_tables_are_kept() {
    let fields = r#"credential = "stored", vault = "file", id = "00000000000000000000000000000001", fingerprint = "sha256:00000001", created-at = 2026-01-01 00:00:00z"#;
    let inline = format!("version = 1\ncontexts = {{ a = {{ {fields} }} }} # short\n");
    let dotted = format!("version=1\ncontexts.a = {{ {fields} }}\n\n[contexts]\n");
    let dotted = dotted.replace("\n[contexts]\n", "");
    let header = format!("version = 1\n[contexts] # all\na = {{ {fields} }}\n");
    let crlf = EDITED.replace('\n', "\r\n");
    let bom = format!("\u{feff}{EDITED}");
    for original in [inline, dotted, header, crlf, bom] {
        let (_folder, store) = store_with(&original);
        let before = store.load().unwrap();
        assert!(before.iter().count() > 0, "{original}");
        add(&store, &["new"]);
        assert_eq!(
            store.load().unwrap().iter().count(),
            before.iter().count() + 1
        );
        update(&store, |book| {
            book.remove(&"new".parse().unwrap()).map(|_| ())
        });
        assert_eq!(store.load().unwrap(), before);
        let (now, then) = (text(&store), original.replace('\r', ""));
        assert_eq!(
            now.replace('\r', "").trim_start_matches('\u{feff}'),
            then.trim_start_matches('\u{feff}')
        );
        let all: Vec<String> = names(&before);
        for name in all {
            update(&store, |book| {
                book.remove(&name.parse().unwrap()).map(|_| ())
            });
        }
        assert_eq!(store.load().unwrap(), ContextBook::default());
    }
}

#[test]
fn a_current_context_that_is_gone_counts_as_none_and_does_not_come_back() {
    let (_folder, store) = store_with("version = 1\ncurrent = \"ghost\"\nprevious = \"\"\n");
    assert_eq!(store.load().unwrap().current(), None);
    update(&store, |book| {
        book.default_vault = Some(VaultKind::File);
        Ok(())
    });
    assert!(
        text(&store).contains("\"ghost\""),
        "what is not ours to change stays"
    );
    add(&store, &["other"]);
    add(&store, &["ghost"]);
    assert_eq!(store.load().unwrap().current().unwrap().as_str(), "other");
}

#[test]
fn a_symlink_stays_and_its_target_is_replaced() {
    let root = tempfile::tempdir().unwrap();
    let (folder, dotfiles) = (root.path().join("pxsec"), root.path().join("dotfiles"));
    fs::create_dir(&folder).unwrap();
    fs::create_dir(&dotfiles).unwrap();
    let store = ConfigFile::new(folder);
    std::os::unix::fs::symlink("../dotfiles/px.toml", store.path()).unwrap();
    for count in 1..3 {
        add(&store, &[["a", "b"][count - 1]]);
        assert!(fs::symlink_metadata(store.path()).unwrap().is_symlink());
        assert_eq!(store.load().unwrap().iter().count(), count);
        assert_eq!(list(&dotfiles), ["px.toml"]);
        assert_eq!(mode(&dotfiles.join("px.toml")), 0o600);
    }
}

#[test]
fn a_file_never_grows_beyond_what_can_be_read() {
    let root = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(root.path().to_owned());
    add(&store, &["a"]);
    let before = text(&store);
    let mut huge = context("b");
    huge.description = Some("x".repeat(1024 * 1024));
    let refused = store.update(&mut |book| book.insert(huge.clone(), OnClash::Refuse).map(|_| ()));
    assert!(matches!(
        refused,
        Err(UpdateError::Store(StoreError::TooLarge { .. }))
    ));
    assert_eq!(text(&store), before);
}

fn any_context() -> impl Strategy<Value = Context> {
    let text = || proptest::option::of(".{0,12}");
    let date = || proptest::option::of(prop_oneof![any::<i64>(), 0..4_000_000_000_i64]);
    let list = || proptest::collection::vec(".{0,8}", 0..3);
    (
        "[a-c0][a-c.@:+_-]{0,2}",
        text(),
        text(),
        text(),
        text(),
        list(),
        list(),
        date(),
        date(),
        any::<i64>(),
    )
        .prop_map(
            |(
                name,
                description,
                endpoint,
                issuer,
                subject,
                roles,
                groups,
                issued,
                expires,
                created,
            )| {
                let mut context = context(&name);
                context.description = description;
                context.endpoint = endpoint;
                context.created = NumericDate(created);
                let summary = summary_of(&mut context);
                summary.issuer = issuer;
                summary.subject = subject;
                summary.roles = roles;
                summary.groups = groups;
                summary.issued = issued.map(NumericDate);
                summary.expires = expires.map(NumericDate);
                context
            },
        )
}

#[derive(Clone, Debug)]
enum Edit {
    Insert(Box<Context>),
    Remove(usize),
    Select(usize),
    Vault(Option<VaultKind>),
}

fn apply(book: &mut ContextBook, edit: &Edit) -> Result<(), ContextError> {
    let nth = |book: &ContextBook, index: usize| {
        let count = book.iter().count().max(1);
        book.iter()
            .nth(index % count)
            .map(|context| context.name.clone())
    };
    match edit {
        Edit::Insert(context) => book
            .insert(context.as_ref().clone(), OnClash::Replace)
            .map(|_| ()),
        Edit::Remove(index) => {
            nth(book, *index).map_or(Ok(()), |name| book.remove(&name).map(|_| ()))
        }
        Edit::Select(index) => nth(book, *index).map_or(Ok(()), |name| book.select(&name)),
        Edit::Vault(vault) => {
            book.default_vault = *vault;
            Ok(())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn whatever_is_written_reads_back_and_comments_of_others_stay(
        edits in proptest::collection::vec(prop_oneof![
            4 => any_context().prop_map(|context| Edit::Insert(Box::new(context))),
            2 => (0..8_usize).prop_map(Edit::Remove),
            2 => (0..8_usize).prop_map(Edit::Select),
            1 => proptest::option::of(Just(VaultKind::File)).prop_map(Edit::Vault),
        ], 1..8),
    ) {
        let (_folder, store) = store_with(EDITED);
        let mut book = store.load().unwrap();
        for edit in &edits {
            store.update(&mut |stored| apply(stored, edit)).unwrap();
            apply(&mut book, edit).unwrap();
            prop_assert_eq!(&store.load().unwrap(), &book);
        }
        let text = text(&store);
        for kept in ["# My clusters. Do not sync!", "# mine", "# the lab", "# the end", "theme = \"dark\"",
            "x = { y = 1 }", "# --- production: ask Kim first ---"] {
            prop_assert!(text.contains(kept), "{} is lost:\n{}", kept, text);
        }
    }
}
