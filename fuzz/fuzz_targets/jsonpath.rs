//! kubectl's JSONPath: a template in the first line, a document in the others. It fills or says why not; what comes out
//! acts on no terminal unless the template itself does.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use pxsec::output::escape::printable;
use pxsec::output::jsonpath::Template;
use serde_json::{Value, json};

/// What an input without a document is filled from.
static USUAL: LazyLock<Value> = LazyLock::new(|| {
    json!({
        "kind": "ContextList",
        "items": [
            {"name": "prod", "current": true, "expires": 10, "roles": ["system.admin", "a\u{1b}[31mb"]},
            {"name": "dev.eu", "current": false, "expires": -1.5, "roles": [], "a.b": {"c": null}},
        ],
    })
});

fuzz_target!(|input: &str| -> Corpus {
    let (text, document) = input.split_once('\n').unwrap_or((input, ""));
    // A template is a word of a command line, and each `..` in it may multiply what comes out.
    if text.len() > 200 || text.matches("..").count() > 3 || text.matches("range").count() > 3 {
        return Corpus::Reject;
    }
    let document = match serde_json::from_str(document) {
        Ok(document) => document,
        Err(_) if document.is_empty() => USUAL.clone(),
        Err(_) => return Corpus::Reject,
    };
    match text.parse::<Template>() {
        Err(error) => {
            assert!(
                (1..=text.chars().count() + 1).contains(&error.at),
                "{error}"
            );
            assert!(
                text.is_empty() || text.contains('{'),
                "plain text is a template"
            );
        }
        Ok(template) => {
            assert_eq!(text.parse::<Template>().as_ref(), Ok(&template));
            let filled = template.render(&document);
            assert_eq!(filled, template.render(&document));
            let filled = filled.unwrap_or_default();
            if !text.contains('{') {
                assert_eq!(filled, text);
            }
            // Such as `{"\n"}`, which is the template's own.
            if printable(text) == text && !text.contains('\\') {
                assert_eq!(printable(&filled), filled);
            }
        }
    }
    Corpus::Keep
});
