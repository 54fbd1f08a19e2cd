//! config.toml, read and then changed as commands change it, in a real folder. What was read can be written; a change
//! says what it should, and leaves the user's comments, unknown keys and all other contexts as they are.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use pxsec::domain::context::{Context, ContextBook, ContextError, OnClash};
use pxsec::domain::credential::{Credential, VaultKind};
use pxsec::domain::kube_binding::KubeBinding;
use pxsec::domain::name::ContextName;
use pxsec::domain::secret_ref::SecretRef;
use pxsec::output::escape::printable;
use pxsec::ports::{ContextStore as _, StoreError, UpdateError};
use pxsec::store::ConfigFile;
use pxsec::store::config_file;
use pxsec_fuzz::NOW;
use tempfile::TempDir;
use toml::{Table, Value};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));

/// What commands do to the contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edit {
    Add,
    Select,
    Describe,
    Rename,
    Remove,
    Deselect,
    SetVault,
}

const EDITS: [Edit; 7] = [
    Edit::Add,
    Edit::Select,
    Edit::Describe,
    Edit::Rename,
    Edit::Remove,
    Edit::Deselect,
    Edit::SetVault,
];

/// The name of what is added, and the new name of what is renamed.
const NEW: &str = "new-in-fuzz";

/// The keys that mean something outside of contexts.
const KNOWN: [&str; 5] = ["version", "current", "previous", "vault", "contexts"];

fuzz_target!(|text: &str| {
    let path = Path::new("config.toml");
    let book = match config_file::from_toml(path, text) {
        Ok(book) => book,
        Err(error @ StoreError::Malformed { line, column, .. }) => {
            assert_eq!(printable(&error.to_string()), error.to_string());
            let lines = text.split('\n').count();
            assert!((1..=lines).contains(&line) && column >= 1, "{error}");
            return;
        }
        Err(StoreError::NewerVersion { version, .. }) => return assert!(version > 1),
        Err(other) => panic!("{other}"),
    };
    let written = config_file::to_toml(book.iter());
    let again = config_file::from_toml(path, &written).expect("what was written");
    assert!(again.iter().eq(book.iter()), "{written}");

    let file = ConfigFile::new(FOLDER.path().to_owned());
    let first = book.iter().next().map(|context| context.name.clone());
    for edit in EDITS {
        std::fs::write(file.path(), text).expect("the file");
        assert_eq!(
            file.check().expect("it was read").contexts,
            book.iter().count()
        );
        let mut wanted = book.clone();
        if apply(edit, first.as_ref(), &mut wanted).is_err() {
            continue;
        }
        match file.update(&mut |book| apply(edit, first.as_ref(), book)) {
            Ok(()) => {}
            Err(UpdateError::Store(StoreError::TooLarge { .. })) => continue,
            Err(error) => panic!("{edit:?}: {error:?}"),
        }
        let after = std::fs::read_to_string(file.path()).expect("the file");
        if wanted == book {
            assert_eq!(after, text, "{edit:?} changes nothing");
        }
        assert_eq!(file.load().expect("it reads"), wanted, "{edit:?}");
        check_kept(edit, first.as_ref(), text, &after);
    }
});

fn apply(
    edit: Edit,
    first: Option<&ContextName>,
    book: &mut ContextBook,
) -> Result<(), ContextError> {
    let new: ContextName = NEW.parse().expect("a name");
    match (edit, first) {
        (Edit::Add, _) => {
            let at = SecretRef::new("team-a", "px-user-token", "auth-token").expect("a reference");
            let context = Context {
                name: new,
                description: Some("# not a comment".to_owned()),
                endpoint: None,
                kube: KubeBinding::default(),
                credential: Credential::Reference(at),
                created: NOW,
            };
            book.insert(context, OnClash::Refuse).map(drop)
        }
        (Edit::Select, Some(first)) => book.select(first),
        (Edit::Describe, Some(first)) => {
            let mut context = book.get(first)?.clone();
            context.description = match context.description {
                Some(_) => None,
                None => Some("a \"new\" one\n".to_owned()),
            };
            book.insert(context, OnClash::Replace).map(drop)
        }
        (Edit::Rename, Some(first)) => book.rename(first, &new),
        (Edit::Remove, Some(first)) => book.remove(first).map(drop),
        (Edit::Deselect, _) => {
            book.deselect();
            Ok(())
        }
        (Edit::SetVault, _) => {
            book.default_vault = match book.default_vault {
                Some(_) => None,
                None => Some(VaultKind::File),
            };
            Ok(())
        }
        (Edit::Select | Edit::Describe | Edit::Rename | Edit::Remove, None) => Ok(()),
    }
}

/// What an edit is not about is still there.
fn check_kept(edit: Edit, first: Option<&ContextName>, before: &str, after: &str) {
    let first = first.map(ContextName::as_str);
    if edit != Edit::Remove {
        let mut left = comments(after);
        for comment in comments(before) {
            let at = left.iter().position(|other| *other == comment);
            left.remove(at.unwrap_or_else(|| panic!("{edit:?} lost `{comment}`:\n{after}")));
        }
    }
    let (before, after) = (table(before), table(after));
    for (key, value) in before
        .iter()
        .filter(|(key, _)| !KNOWN.contains(&key.as_str()))
    {
        assert_same(edit, key, Some(value), after.get(key));
    }
    let contexts = |table: &Table| match table.get("contexts") {
        Some(Value::Table(contexts)) => contexts.clone(),
        _ => Table::new(),
    };
    let after = contexts(&after);
    for (name, mut value) in contexts(&before) {
        let touched = Some(name.as_str()) == first;
        let now = match edit {
            Edit::Remove if touched => None,
            Edit::Rename if touched => after.get(NEW),
            _ => after.get(&name),
        };
        let mut now = now.cloned();
        if edit == Edit::Describe && touched {
            for table in [Some(&mut value), now.as_mut()].into_iter().flatten() {
                table
                    .as_table_mut()
                    .expect("a context")
                    .remove("description");
            }
        }
        let value = Some(&value).filter(|_| !(edit == Edit::Remove && touched));
        assert_same(edit, &name, value, now.as_ref());
    }
}

/// By its text: `nan` is not equal to itself.
#[track_caller]
fn assert_same(edit: Edit, key: &str, before: Option<&Value>, after: Option<&Value>) {
    assert_eq!(
        format!("{before:?}"),
        format!("{after:?}"),
        "{edit:?} `{key}`"
    );
}

fn table(text: &str) -> Table {
    // White space of other kinds than TOML's is an empty file, too.
    text.trim().parse().expect("TOML that was read")
}

fn comments(text: &str) -> Vec<&str> {
    let tokens = Source::new(text).lex();
    tokens
        .filter(|token| token.kind() == TokenKind::Comment)
        .map(|token| text[token.span().start()..token.span().end()].trim_end())
        .collect()
}
