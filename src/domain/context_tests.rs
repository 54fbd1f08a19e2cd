use super::*;
use crate::domain::credential::{StoredToken, VaultId};

fn context(name: &str) -> Context {
    Context {
        name: name.parse().unwrap(),
        description: None,
        endpoint: None,
        kube: KubeBinding::default(),
        credential: Credential::Stored(StoredToken {
            vault: VaultKind::File,
            id: VaultId::from_random([7; 16]),
            summary: None,
        }),
        created: NumericDate(0),
    }
}

fn name(text: &str) -> ContextName {
    text.parse().unwrap()
}

#[test]
fn the_first_context_becomes_current_and_later_ones_do_not() {
    let mut book = ContextBook::default();
    assert!(
        book.insert(context("a"), OnClash::Refuse)
            .unwrap()
            .became_current
    );
    assert!(
        !book
            .insert(context("b"), OnClash::Refuse)
            .unwrap()
            .became_current
    );
    assert_eq!(book.current(), Some(&name("a")));
}

#[test]
fn use_dash_goes_back_and_forth() {
    let mut book = ContextBook::default();
    for each in ["a", "b"] {
        book.insert(context(each), OnClash::Refuse).unwrap();
    }
    assert_eq!(book.select_previous(), Err(ContextError::NoPrevious));
    book.select(&name("b")).unwrap();
    assert_eq!(book.select_previous().unwrap(), name("a"));
    assert_eq!(book.select_previous().unwrap(), name("b"));
    book.select(&name("b")).unwrap();
    assert_eq!(
        book.previous(),
        Some(&name("a")),
        "selecting the current one changes nothing"
    );
}

#[test]
fn a_removed_context_is_neither_current_nor_previous() {
    let mut book = ContextBook::default();
    for each in ["a", "b"] {
        book.insert(context(each), OnClash::Refuse).unwrap();
    }
    book.select(&name("b")).unwrap();
    book.remove(&name("a")).unwrap();
    assert_eq!(book.previous(), None);
    book.remove(&name("b")).unwrap();
    assert_eq!(book.current(), None);
}

#[test]
fn a_renamed_context_stays_current_and_previous() {
    let mut book = ContextBook::default();
    for each in ["a", "b"] {
        book.insert(context(each), OnClash::Refuse).unwrap();
    }
    book.select(&name("b")).unwrap();
    book.rename(&name("a"), &name("x")).unwrap();
    book.rename(&name("b"), &name("y")).unwrap();
    assert_eq!(book.current(), Some(&name("y")));
    assert_eq!(book.previous(), Some(&name("x")));
    let taken = book.rename(&name("x"), &name("y"));
    assert_eq!(taken, Err(ContextError::Exists { name: name("y") }));
    assert_eq!(book.deselect(), Some(name("y")));
    assert_eq!((book.current(), book.previous()), (None, Some(&name("y"))));
}

#[test]
fn only_near_names_are_offered() {
    let mut book = ContextBook::default();
    for known in ["prod-eu", "EU", "lab"] {
        book.insert(context(known), OnClash::Refuse).unwrap();
    }
    for (asked, near) in [
        ("prod-ue", vec!["prod-eu"]),
        // Half the name: far in letters, near to whoever reads.
        ("prod", vec!["prod-eu"]),
        ("alb", vec!["lab"]),
        ("eu", vec!["EU"]),
        ("staging", vec![]),
    ] {
        assert_eq!(
            book.get(&name(asked)),
            Err(ContextError::NotFound {
                name: name(asked),
                near: near.into_iter().map(name).collect(),
                any: true
            })
        );
    }
    assert_eq!(
        ContextBook::default().remove(&name("prod")),
        Err(ContextError::NotFound {
            name: name("prod"),
            near: vec![],
            any: false
        })
    );
}

#[test]
fn a_book_from_its_parts_has_them_all_and_no_selection_without_a_context() {
    let read = |current: &str, previous: &str| {
        ContextBook::from_parts(
            [context("b"), context("a")],
            Some(name(current)),
            Some(name(previous)),
            Some(VaultKind::File),
        )
    };
    let book = read("b", "a");
    let names: Vec<&str> = book.iter().map(|each| each.name.as_str()).collect();
    assert_eq!(names, ["a", "b"], "by name");
    assert_eq!(
        (book.current(), book.previous()),
        (Some(&name("b")), Some(&name("a")))
    );
    assert_eq!(book.default_vault, Some(VaultKind::File));
    let book = read("gone", "gone");
    assert_eq!((book.current(), book.previous()), (None, None));
}

#[test]
fn a_taken_name_is_refused_or_replaced_as_was_asked() {
    let mut book = ContextBook::default();
    book.insert(context("a"), OnClash::Refuse).unwrap();
    let other = Context {
        description: Some("other".to_owned()),
        ..context("a")
    };
    assert_eq!(
        book.insert(other.clone(), OnClash::Refuse),
        Err(ContextError::Exists { name: name("a") })
    );
    assert_eq!(book.get(&name("a")), Ok(&context("a")), "left as it was");
    assert_eq!(
        book.insert(other.clone(), OnClash::Replace),
        Ok(Inserted {
            replaced: Some(context("a")),
            became_current: false
        })
    );
    assert_eq!(book.get(&name("a")), Ok(&other));
}

#[test]
fn removing_a_context_leaves_the_others_current_and_previous() {
    let mut book = ContextBook::default();
    for each in ["a", "b", "c"] {
        book.insert(context(each), OnClash::Refuse).unwrap();
    }
    book.select(&name("b")).unwrap();
    assert_eq!(book.remove(&name("c")).unwrap(), context("c"));
    assert_eq!(
        (book.current(), book.previous()),
        (Some(&name("b")), Some(&name("a")))
    );
    book.remove(&name("b")).unwrap();
    assert_eq!((book.current(), book.previous()), (None, Some(&name("a"))));
}
