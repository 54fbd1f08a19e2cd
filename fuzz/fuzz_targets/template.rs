//! Templates of subjects and of Secrets' names, filled in. A subject template gives each namespace a subject of its
//! own; what a Secret's template comes to is a name that Kubernetes takes, or an error.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use pxsec::domain::secret_ref::{check_namespace, check_secret_name};
use pxsec::domain::secret_template::{Half, Needs, Template};
use pxsec::domain::storage_class::Claim;
use pxsec::ops::mint::SubjectTemplate;

fuzz_target!(|text: &str| {
    if let Ok(template) = text.parse::<SubjectTemplate>() {
        assert_eq!(template.to_string(), text);
        let (one, other) = (template.of("team-a"), template.of("team-b"));
        assert_ne!(one, other, "two namespaces share a subject");
        assert!(!one.contains(['{', '}']));
    }
    for half in [Half::Namespace, Half::Name] {
        if let Ok(template) = Template::parse(text, half) {
            check(text, half, &template);
        }
    }
});

fn check(text: &str, half: Half, template: &Template) {
    let claim = Claim {
        namespace: "team-a".to_owned(),
        name: "data-0".to_owned(),
        storage_class: None,
        volume: Some("pvc-0a1b".to_owned()),
        annotations: BTreeMap::from([("px/secret".to_owned(), "mine".to_owned())]),
    };
    let resolved = template.resolve(&claim);
    if let Ok(name) = &resolved {
        match half {
            Half::Namespace => check_namespace(name).expect("a namespace"),
            Half::Name => check_secret_name(name).expect("a name"),
        }
    }
    // Who knows less comes to the same or to nothing.
    if let Ok(name) = template.resolve_in(&claim.namespace) {
        assert_eq!(resolved.as_ref(), Ok(&name));
        assert!(template.needs() < Needs::Claim);
    }
    match template.needs() {
        Needs::Nothing => {
            assert_eq!(resolved.as_deref(), Ok(text));
            assert_eq!(template.for_snapshots().as_deref(), Ok(text));
        }
        Needs::Namespace => assert!(template.for_snapshots().is_ok()),
        Needs::Claim => assert!(template.for_snapshots().is_err()),
    }
    assert_eq!(
        template.needs() == Needs::Nothing,
        template.variables().next().is_none()
    );
}
