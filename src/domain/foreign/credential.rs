//! What an entry proves who it is with: a token, or the Secret that holds one.

use super::names;
use super::node::Node;
use super::{ForeignCredential, ForeignError};
use crate::domain::decoded::decode_unverified;
use crate::domain::go_json::Value;
use crate::domain::line::without_line_break;
use crate::domain::secret_ref::{SecretRef, SecretRefError, TOKEN_KEY};
use crate::domain::token::Jwt;

/// Reads a token, less one line break at its end, which editors leave and servers take.
pub(super) fn token(node: Option<&Node>) -> Result<ForeignCredential, ForeignError> {
    let Some(node) = node else {
        return Err(ForeignError::NoToken);
    };
    let Some(text) = node.text() else {
        return Err(ForeignError::TokenNotText {
            found: node.described(),
        });
    };
    let text = &text[..without_line_break(text.as_bytes()).len()];
    if text.is_empty() {
        return Err(ForeignError::NoToken);
    }
    Jwt::parse(text)
        .map(ForeignCredential::Token)
        .map_err(ForeignError::BadToken)
}

/// Chooses as pxc does: a Secret counts when both its name and its namespace are there, and then over a token
/// (`pkg/portworx/connect.go`).
pub(super) fn token_or_secret(
    token_node: Option<&Node>,
    secret_name: Option<&str>,
    secret_namespace: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<ForeignCredential, ForeignError> {
    let has_token = token_node.is_some_and(|node| node.text() != Some(""));
    let missing = match (secret_name, secret_namespace) {
        (Some(name), Some(namespace)) => {
            if has_token {
                notes.push(
                    "it has a token and names a Secret; the Secret is taken, as pxc does"
                        .to_owned(),
                );
            }
            return SecretRef::new(namespace, name, TOKEN_KEY)
                .map(ForeignCredential::Secret)
                .map_err(|error| ForeignError::BadSecret(safe(error)));
        }
        (Some(_), None) => "namespace",
        (None, Some(_)) => "name",
        (None, None) => return token(token_node),
    };
    if has_token {
        notes.push(format!(
            "it names a Secret without its {missing}; the token is taken, as pxc does"
        ));
        token(token_node)
    } else {
        Err(ForeignError::IncompleteSecret { missing })
    }
}

/// The same error with a text that may be shown: a token may stand where a Secret's name should.
fn safe(error: SecretRefError) -> SecretRefError {
    match error {
        SecretRefError::Form { text, form } => SecretRefError::Form {
            text: names::shown(&text),
            form,
        },
        SecretRefError::Namespace { text } => SecretRefError::Namespace {
            text: names::shown(&text),
        },
        SecretRefError::Name { text } => SecretRefError::Name {
            text: names::shown(&text),
        },
        SecretRefError::Key { text } => SecretRefError::Key {
            text: names::shown(&text),
        },
    }
}

/// Notes where what the file says of the token's holder differs from the token's own claims.
///
/// `identity` has the file's fields `subject`, `name` and `email`.
pub(super) fn compare_identity(identity: &Node, token: &Jwt, notes: &mut Vec<String>) {
    let claims = decode_unverified(token.expose()).claims;
    let differing: Vec<&str> = [("subject", "sub"), ("name", "name"), ("email", "email")]
        .into_iter()
        .filter(|(field, claim)| {
            identity.get_text(field).is_some_and(|written| {
                !matches!(
                    claims.as_ref().and_then(|claims| claims.get(claim)),
                    Some(Value::String(claimed)) if claimed == written
                )
            })
        })
        .map(|(field, _)| field)
        .collect();
    if !differing.is_empty() {
        notes.push(format!(
            "its identity differs from the token's claims ({}); the token counts",
            differing.join(", ")
        ));
    }
}
