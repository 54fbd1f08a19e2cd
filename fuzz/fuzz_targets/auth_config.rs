//! The auth-config file. An identity that was read and is written as YAML reads back as the same; an error points into
//! the file and is fit for a terminal.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pxsec::domain::auth_config::{self, KEYS};
use pxsec::output::escape::printable;
use pxsec::output::view;
use serde_json::{Map, Value};

fuzz_target!(|text: &str| {
    let identity = match auth_config::parse(text) {
        Ok(identity) => identity,
        Err(error) => {
            let shown = error.to_string();
            assert_eq!(printable(&shown), shown);
            if let Some(line) = shown.strip_prefix("line ") {
                let digits = line
                    .split(|c: char| !c.is_ascii_digit())
                    .next()
                    .unwrap_or_default();
                let line: usize = digits.parse().expect("a line");
                // YAML knows more line breaks than `lines`, and an error may stand behind the last one.
                let breaks = text
                    .matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
                    .count();
                assert!(
                    (1..=breaks + 2).contains(&line),
                    "{shown}, of {breaks} line breaks"
                );
            }
            return;
        }
    };
    let texts = |list: &[String]| list.iter().cloned().map(Value::String).collect::<Value>();
    let values = [
        identity.name.clone().map(Value::String),
        identity.email.clone().map(Value::String),
        identity.subject.clone().map(Value::String),
        identity.roles.as_deref().map(texts),
        identity.groups.as_deref().map(texts),
    ];
    assert_ne!(
        identity.subject.as_deref(),
        Some(""),
        "an empty subject is none"
    );
    let members: Map<String, Value> = KEYS
        .into_iter()
        .zip(values)
        .filter_map(|((key, _), value)| Some((key.to_owned(), value?)))
        .collect();
    let written = view::yaml(&members);
    match auth_config::parse(&written) {
        Ok(read) => assert_eq!(read, identity, "{written}"),
        Err(error) => panic!("{error}: {written}"),
    }
});
