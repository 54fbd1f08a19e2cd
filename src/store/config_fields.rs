//! What a context's fields are written as, in the order of the file.
//!
//! Pure. Each kind of credential has fields of its own; all kinds share one list, so that a context that changes
//! its kind loses the fields of the old one.

use super::config_format::key;
use crate::domain::context::Context;
use crate::domain::credential::{Credential, StoredToken};
use crate::domain::key_ref::KeyRef;
use crate::domain::recipe::{KeyPlace, Recipe};
use crate::domain::time::{Lifetime, NumericDate};

/// The value of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Text(String),
    Texts(Vec<String>),
    Number(i64),
    True,
}

impl Field {
    fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    fn texts(texts: &[String]) -> Option<Self> {
        (!texts.is_empty()).then(|| Self::Texts(texts.to_vec()))
    }

    /// RFC 3339 where that reads back as the same instant. `exp` is whatever a token's author wrote, such as
    /// milliseconds by mistake, and some of that is beyond year 9999.
    fn instant(instant: NumericDate) -> Self {
        let text = instant.to_rfc3339();
        match NumericDate::parse_rfc3339(&text) {
            Ok(same) if same == instant => Self::Text(text),
            _ => Self::Number(instant.0),
        }
    }
}

/// A key and its value; `None` for one that the context does not have.
pub(super) type Pair = (&'static str, Option<Field>);

/// How many fields there are, of all kinds together.
const COUNT: usize = 25;

/// All fields of a context in the order of the file.
pub(super) fn fields(context: &Context) -> [Pair; COUNT] {
    let own = match &context.credential {
        Credential::Stored(stored) => stored_fields(stored),
        Credential::Recipe(recipe) => recipe_fields(recipe),
        Credential::Reference(at) => vec![(key::SECRET, Some(Field::text(at)))],
    };
    let own = |key| {
        let found = own.iter().find(|(name, _)| *name == key);
        (key, found.and_then(|(_, field)| field.clone()))
    };
    let kube = &context.kube;
    [
        (
            key::CREDENTIAL,
            Some(Field::text(context.credential.kind())),
        ),
        own(key::VAULT),
        own(key::ID),
        own(key::FINGERPRINT),
        own(key::SECRET),
        own(key::SIGNING_KEY),
        own(key::FROM_CLUSTER),
        own(key::DISCOVER_IN),
        own(key::ALGORITHM),
        own(key::ISSUER),
        own(key::NAME),
        own(key::EMAIL),
        own(key::SUBJECT),
        own(key::ROLES),
        own(key::GROUPS),
        own(key::LIFETIME),
        own(key::IAT_BACKDATE),
        own(key::ISSUED_AT),
        own(key::EXPIRES_AT),
        (key::CREATED_AT, Some(Field::instant(context.created))),
        (
            key::DESCRIPTION,
            context.description.as_ref().map(Field::text),
        ),
        (key::ENDPOINT, context.endpoint.as_ref().map(Field::text)),
        (
            key::KUBECONFIG,
            kube.kubeconfig
                .as_ref()
                .map(|path| Field::text(path.display())),
        ),
        (key::KUBE_CONTEXT, kube.context.as_ref().map(Field::text)),
        (key::NAMESPACE, kube.namespace.as_ref().map(Field::text)),
    ]
}

fn stored_fields(stored: &StoredToken) -> Vec<Pair> {
    let mut fields = vec![
        (key::VAULT, Some(Field::text(stored.vault))),
        (key::ID, Some(Field::text(&stored.id))),
    ];
    if let Some(summary) = &stored.summary {
        fields.extend([
            (key::FINGERPRINT, Some(Field::text(&summary.fingerprint))),
            (key::ISSUER, summary.issuer.as_ref().map(Field::text)),
            (key::SUBJECT, summary.subject.as_ref().map(Field::text)),
            (key::ROLES, Field::texts(&summary.roles)),
            (key::GROUPS, Field::texts(&summary.groups)),
            (key::ISSUED_AT, summary.issued.map(Field::instant)),
            (key::EXPIRES_AT, summary.expires.map(Field::instant)),
        ]);
    }
    fields
}

fn recipe_fields(recipe: &Recipe) -> Vec<Pair> {
    let (reference, from_cluster, namespace) = match &recipe.key {
        KeyPlace::Ref(reference) => (Some(key_text(reference.get())), None, None),
        KeyPlace::Cluster { namespace } => (None, Some(Field::True), namespace.as_ref()),
    };
    let identity = &recipe.identity;
    let list = |values: &Option<Vec<String>>| values.clone().map(Field::Texts);
    let backdate =
        Lifetime::from_secs(recipe.backdate_secs).map_or("0s".to_owned(), |span| span.to_string());
    vec![
        (key::SIGNING_KEY, reference.map(Field::Text)),
        (key::FROM_CLUSTER, from_cluster),
        (key::DISCOVER_IN, namespace.map(Field::text)),
        (key::ALGORITHM, recipe.algorithm.map(Field::text)),
        (key::ISSUER, recipe.issuer.as_ref().map(Field::text)),
        (key::NAME, identity.name.as_ref().map(Field::text)),
        (key::EMAIL, identity.email.as_ref().map(Field::text)),
        (key::SUBJECT, identity.subject.as_ref().map(Field::text)),
        (key::ROLES, list(&identity.roles)),
        (key::GROUPS, list(&identity.groups)),
        (key::LIFETIME, Some(Field::text(recipe.lifetime))),
        (key::IAT_BACKDATE, Some(Field::Text(backdate))),
    ]
}

/// The reference as it reads back: unlike what messages show, a path as it is.
fn key_text(reference: &KeyRef) -> String {
    match reference {
        KeyRef::File(path) => format!("file://{}", path.display()),
        KeyRef::Secret(_) | KeyRef::Env(_) | KeyRef::Fd(_) | KeyRef::Stdin => reference.to_string(),
    }
}
