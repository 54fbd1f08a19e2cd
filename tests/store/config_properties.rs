//! Any config.toml, however a person has laid it out, under any edits: it says what was asked, and nothing of the
//! person's own is lost but with the context that it belongs to.

use std::fs;

use proptest::prelude::*;
use pxsec::domain::claims::Identity;
use pxsec::domain::context::{Context, ContextBook, ContextError, OnClash};
use pxsec::domain::credential::{Credential, VaultKind};
use pxsec::domain::name::ContextName;
use pxsec::domain::recipe::{KeyPlace, Recipe};
use pxsec::ports::ContextStore as _;
use pxsec::store::ConfigFile;

use crate::any_config::{Own, any_person};
use crate::any_context::{any_context, any_name};

#[derive(Clone, Debug)]
enum Edit {
    Create(Box<Context>),
    Update(Box<Context>),
    Rename(usize, ContextName),
    Remove(usize),
    Use(usize),
    UsePrevious,
    Vault(Option<VaultKind>),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let context = || any_name().prop_flat_map(any_context).prop_map(Box::new);
    prop_oneof![
        2 => context().prop_map(Edit::Create),
        4 => context().prop_map(Edit::Update),
        2 => (0..4_usize, any_name()).prop_map(|(index, name)| Edit::Rename(index, name)),
        2 => (0..4_usize).prop_map(Edit::Remove),
        2 => (0..4_usize).prop_map(Edit::Use),
        1 => Just(Edit::UsePrevious),
        1 => prop::option::of(prop::sample::select(vec![VaultKind::File, VaultKind::Keyring]))
            .prop_map(Edit::Vault),
    ]
}

/// Makes an edit, which may be refused, and says what becomes of the person's own.
fn apply(book: &mut ContextBook, edit: &Edit, own: &mut Vec<Own>) -> Result<(), ContextError> {
    let nth = |book: &ContextBook, index: usize| {
        book.iter().nth(index).map(|context| context.name.clone())
    };
    match edit {
        Edit::Create(context) => book
            .insert(context.as_ref().clone(), OnClash::Refuse)
            .map(drop),
        Edit::Update(context) => book
            .insert(context.as_ref().clone(), OnClash::Replace)
            .map(drop),
        Edit::Rename(index, new) => {
            let Some(old) = nth(book, *index) else {
                return Ok(());
            };
            book.rename(&old, new)?;
            for own in own
                .iter_mut()
                .filter(|own| own.context.as_ref() == Some(&old))
            {
                own.context = Some(new.clone());
            }
            Ok(())
        }
        Edit::Remove(index) => {
            let Some(name) = nth(book, *index) else {
                return Ok(());
            };
            book.remove(&name)?;
            own.retain(|own| own.context.as_ref() != Some(&name));
            Ok(())
        }
        Edit::Use(index) => nth(book, *index).map_or(Ok(()), |name| book.select(&name)),
        Edit::UsePrevious => book.select_previous().map(drop),
        Edit::Vault(vault) => {
            book.default_vault = *vault;
            Ok(())
        }
    }
}

/// Where an unknown key stands: the names of the tables around it.
fn place_of(table: &dyn toml_edit::TableLike, key: &str) -> Option<Vec<String>> {
    for (name, item) in table.iter() {
        if name == key {
            return Some(Vec::new());
        }
        let within = match item {
            toml_edit::Item::ArrayOfTables(tables) => {
                tables.iter().find_map(|table| place_of(table, key))
            }
            item => item.as_table_like().and_then(|table| place_of(table, key)),
        };
        if let Some(mut path) = within {
            path.insert(0, name.to_owned());
            return Some(path);
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_layout_survives_any_edits(
        person in any_person(),
        edits in prop::collection::vec(any_edit(), 1..8),
    ) {
        let (original, mut own) = person.write();
        let folder = tempfile::tempdir().unwrap();
        let store = ConfigFile::new(folder.path().to_owned());
        fs::write(store.path(), &original).unwrap();

        let mut book = store.load().unwrap();
        let read: Vec<Context> = book.iter().cloned().collect();
        let mut written = person.contexts.clone();
        written.sort_by(|a, b| a.name.cmp(&b.name));
        prop_assert_eq!(read, written, "read wrongly:\n{}", original);

        for edit in &edits {
            let before = fs::read_to_string(store.path()).unwrap();
            let mut ignored = own.clone();
            let stored = store.update(&mut |book| apply(book, edit, &mut ignored));
            match apply(&mut book, edit, &mut own) {
                Ok(()) => prop_assert!(stored.is_ok(), "{:?}: {:?}\n{}", edit, stored, before),
                Err(_) => prop_assert!(stored.is_err()),
            }
            let now = fs::read_to_string(store.path()).unwrap();
            prop_assert_eq!(&store.load().unwrap(), &book, "after {:?}:\n{}", edit, now);
            let document: toml_edit::DocumentMut = now.trim_start_matches('\u{feff}').parse().unwrap();
            for own in &own {
                let count = now.matches(&own.text).count();
                prop_assert_eq!(count, 1, "{:?} after {:?}\n{}\n--- from\n{}", own, edit, now, before);
                if let Some(key) = own.text.strip_prefix('"') {
                    let place = place_of(document.as_table(), key).unwrap();
                    let at = place.get(1).filter(|_| place[0] == "contexts");
                    prop_assert_eq!(at.map(String::as_str), own.context.as_ref().map(ContextName::as_str));
                }
            }
        }
    }
}

fn store_with(text: &str) -> (tempfile::TempDir, ConfigFile) {
    let folder = tempfile::tempdir().unwrap();
    let store = ConfigFile::new(folder.path().to_owned());
    fs::write(store.path(), text).unwrap();
    (folder, store)
}

const STORED: &str = r#"credential = "stored"
vault = "file"
id = "00000000000000000000000000000001"
fingerprint = "sha256:00000001"
created-at = "2026-01-01T00:00:00Z"
"#;

#[test]
fn comments_between_the_entries_of_a_list_survive_its_change_and_its_end() {
    let roles = "roles = [\n  # who may\n  \"a\", # all\n  \"b\", # some\n  # nobody else\n]\n";
    let (_folder, store) = store_with(&format!("version = 1\n[contexts.x]\n{STORED}{roles}"));
    let set = |roles: &[&str]| {
        store
            .update(&mut |book: &mut ContextBook| {
                let mut context = book.get(&"x".parse().unwrap())?.clone();
                let roles = roles.iter().map(|role| (*role).to_owned());
                crate::support::summary_of(&mut context).roles = roles.collect();
                book.insert(context, OnClash::Replace).map(drop)
            })
            .unwrap();
        let text = fs::read_to_string(store.path()).unwrap();
        text.split_once("00:00:00Z\"\n").unwrap().1.to_owned()
    };
    assert_eq!(
        set(&["b", "c"]),
        "roles = [ # all\n  \"b\", \"c\",\n  # who may\n   # some\n  # nobody else\n]\n"
    );
    assert_eq!(set(&[]), "# all\n# who may\n# some\n# nobody else\n");
}

/// A stored token with an empty list of groups tells none; a recipe with one signs it.
#[test]
fn a_context_may_change_its_kind_whatever_its_fields_said_before() {
    let odd = "groups = []\nsigning-key = \"/not/used\"\nlifetime = \"1h\"\nmine = 1\n";
    let (_folder, store) = store_with(&format!("version = 1\n[contexts.x]\n{STORED}{odd}"));
    let mut asked = store.load().unwrap();
    let recipe = Recipe {
        key: KeyPlace::Cluster { namespace: None },
        algorithm: None,
        issuer: None,
        identity: Identity::default(),
        lifetime: "15m".parse().unwrap(),
        backdate_secs: 60,
    };
    let change = |book: &mut ContextBook| {
        let mut context = book.get(&"x".parse().unwrap())?.clone();
        context.credential = Credential::Recipe(recipe.clone());
        book.insert(context, OnClash::Replace).map(drop)
    };
    change(&mut asked).unwrap();
    store.update(&mut { change }).unwrap();
    assert_eq!(store.load().unwrap(), asked);
    assert!(
        fs::read_to_string(store.path())
            .unwrap()
            .contains("mine = 1")
    );
}

#[test]
fn a_comment_on_the_current_context_does_not_go_with_a_context() {
    let text = format!(
        "version = 1\n# ask Kim\ncurrent = \"a\"\n[contexts.a]\n{STORED}[contexts.b]\n{STORED}"
    );
    let (_folder, store) = store_with(&text);
    for name in ["a", "b"] {
        let name = name.parse().unwrap();
        store
            .update(&mut |book| book.remove(&name).map(drop))
            .unwrap();
        let text = fs::read_to_string(store.path()).unwrap();
        assert!(text.contains("# ask Kim"), "{text}");
    }
}
