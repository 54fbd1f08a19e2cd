//! References to keys and tokens, names and ids. What is taken is shown as it is taken, and nothing is taken that
//! Kubernetes, a file name or a terminal would not take; a key in place of its reference is not repeated.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pxsec::domain::credential::VaultId;
use pxsec::domain::key_ref::{KeyRef, KeyRefError};
use pxsec::domain::name::ContextName;
use pxsec::domain::recipe::LastingKeyRef;
use pxsec::domain::secret_ref::{
    SecretRef, TOKEN_KEY, TokenSecretRef, check_key, check_namespace, check_secret_name,
};
use pxsec::domain::token::Fingerprint;
use pxsec::output::escape::printable;

fuzz_target!(|text: &str| {
    match text.parse::<KeyRef>() {
        Ok(reference) => check_reference(text, reference),
        Err(error) => check_refused(text, &error),
    }
    if let Ok(TokenSecretRef(at)) = text.parse() {
        check_secret(&at);
        let bare = text.strip_prefix("secret://").unwrap_or(text);
        let shown = at.to_string();
        assert!(shown == bare || shown == format!("{bare}/{TOKEN_KEY}"));
        assert_eq!(shown.parse(), Ok(TokenSecretRef(at)));
    }
    if let Ok(name) = text.parse::<ContextName>() {
        assert_eq!(name.as_str(), text);
        assert!((1..=64).contains(&text.len()));
        let first = text
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        assert!(first, "`-` and `.` are no first characters");
        assert!(
            text.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-._@:+".contains(&b))
        );
    }
    if let Some(id) = VaultId::parse(text) {
        assert_eq!(id.as_str(), text);
        assert!(text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit()));
    }
    if let Some(fingerprint) = Fingerprint::parse(text) {
        assert_eq!(fingerprint.as_str(), text);
    }
});

fn check_reference(text: &str, reference: KeyRef) {
    let shown = reference.to_string();
    assert_eq!(printable(&shown), shown);
    match &reference {
        KeyRef::Secret(at) => {
            check_secret(at);
            assert_eq!(shown, text);
        }
        KeyRef::Env(name) => {
            assert!(!name.contains(['=', '\0']) && !name.is_empty());
            assert_eq!(shown, text);
        }
        KeyRef::Fd(fd) => {
            assert!(*fd >= 0);
            assert_eq!(shown.parse().as_ref(), Ok(&reference));
        }
        KeyRef::Stdin => assert_eq!(text, "-"),
        KeyRef::File(path) => {
            let path = path.to_str().expect("text stays text");
            assert_eq!(path, text.strip_prefix("file://").unwrap_or(text));
            assert!(!path.is_empty() && !path.contains("-----BEGIN"));
        }
    }
    let once = matches!(reference, KeyRef::Fd(_) | KeyRef::Stdin);
    assert_eq!(LastingKeyRef::new(reference).is_err(), once);
}

fn check_refused(text: &str, error: &KeyRefError) {
    let shown = error.to_string();
    assert_eq!(printable(&shown), shown);
    if text.contains("-----BEGIN") || text.contains('\n') {
        assert_eq!(*error, KeyRefError::KeyItself);
        assert!(!shown.contains(text));
    }
}

fn check_secret(at: &SecretRef) {
    assert_eq!(SecretRef::parse(&at.to_string(), None).as_ref(), Ok(at));
    assert!(check_namespace(&at.namespace).is_ok() && !at.namespace.contains('.'));
    assert!(check_secret_name(&at.name).is_ok() && check_key(&at.key).is_ok());
    // What would be another path within the API server's.
    for part in [&at.namespace, &at.name, &at.key] {
        assert!(!part.contains(['/', '?', '#', '%']) && part != "." && part != "..");
    }
}
