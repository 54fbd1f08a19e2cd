//! Files of pxctl, pxc and kubectl, the same text as each of them. Whatever is told of a file is fit for a terminal and
//! shows no token of it; usable entries have names of their own.

#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use pxsec::domain::foreign::{self, Foreign, ForeignCredential, ForeignEntry, ForeignFormat};
use pxsec::domain::name::ContextName;
use pxsec::domain::secret_ref::{SecretRef, TOKEN_KEY};
use pxsec::output::escape::printable;

fuzz_target!(|text: &str| {
    for format in ForeignFormat::ALL {
        match foreign::read(format, text) {
            Ok(read) => check(text, &read),
            Err(error) => assert_fit(&error.to_string(), &[]),
        }
    }
    if let Ok(format) = text.parse::<ForeignFormat>() {
        assert_eq!(format.as_str(), text);
    }
});

fn check(text: &str, read: &Foreign) {
    let tokens: Vec<&str> = read.entries.iter().filter_map(token).collect();
    let told = read.notes.iter().chain(&read.current);
    told.for_each(|told| assert_fit(told, &tokens));
    let mut names = BTreeSet::new();
    assert!(read.entries.iter().filter(|entry| entry.is_current).count() <= 1);
    for entry in &read.entries {
        assert_fit(&entry.shown, &tokens);
        assert!(!entry.shown.is_empty());
        entry
            .notes
            .iter()
            .for_each(|note| assert_fit(note, &tokens));
        match &entry.credential {
            Ok(ForeignCredential::Secret(at)) => {
                assert_eq!(at.key, TOKEN_KEY);
                assert_eq!(SecretRef::parse(&at.to_string(), None).as_ref(), Ok(at));
            }
            Ok(ForeignCredential::Token(token)) => {
                // Quotes, folded lines and aliases apart, it stands in the file.
                assert!(token.expose().len() <= text.len() * 2);
            }
            Err(error) => assert_fit(&error.to_string(), &tokens),
        }
        match &entry.name {
            Ok(name) => {
                assert_eq!(name.as_str().parse::<ContextName>().as_ref(), Ok(name));
                assert!(!entry.is_usable() || names.insert(name), "`{name}` twice");
            }
            Err(error) => {
                assert!(!entry.is_usable());
                assert_fit(&error.to_string(), &tokens);
            }
        }
    }
}

fn token(entry: &ForeignEntry) -> Option<&str> {
    match &entry.credential {
        Ok(ForeignCredential::Token(token)) => Some(token.expose()),
        Ok(ForeignCredential::Secret(_)) | Err(_) => None,
    }
}

/// It acts on no terminal and shows none of the tokens.
#[track_caller]
fn assert_fit(told: &str, tokens: &[&str]) {
    assert_eq!(printable(told), told);
    for token in tokens {
        // Shorter ones, such as `e30..`, may be a part of any word.
        assert!(token.len() < 16 || !told.contains(token), "a token is told");
    }
}
