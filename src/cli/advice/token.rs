//! What to do when a token, its claims or its key are not right.

use super::key;
use crate::cli::exit;
use crate::cli::report::Failure;
use crate::domain::claims::ClaimError;
use crate::domain::key::KeyError;
use crate::domain::recipe::NoIssuer;
use crate::domain::token::TokenShapeError;
use crate::ops::resolve::TokenError;
use crate::ops::token_generate::GenerateError;
use crate::output::time::{expiry, span};

impl From<TokenShapeError> for Failure {
    fn from(error: TokenShapeError) -> Self {
        let failure = Self::of(exit::FAILED, &error);
        match error {
            TokenShapeError::Empty => failure.hint("was the variable or file that should hold it empty?"),
            TokenShapeError::BearerPrefix => failure.hint("give the part after `Bearer `"),
            TokenShapeError::LineBreak => {
                failure.hint("a token is one line; `tr -d '\\n' <FILE` joins a wrapped one")
            }
            TokenShapeError::NotBase64Url { .. }
            | TokenShapeError::Segments { .. }
            | TokenShapeError::HeaderNotJson
            | TokenShapeError::NotUtf8
            | TokenShapeError::TooLong { .. } => failure
                .hint("a PX token looks like eyJ….eyJ….…; sign one with `kubectl pxsec auth token generate`"),
        }
    }
}

impl From<KeyError> for Failure {
    fn from(error: KeyError) -> Self {
        let failure = Self::of(exit::FAILED, &error);
        match key::hint(&error) {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

impl From<GenerateError> for Failure {
    fn from(error: GenerateError) -> Self {
        match error {
            GenerateError::Claims(errors) => {
                let mut failure = Self::failed("the token's claims are not possible");
                for error in &errors {
                    failure.causes.push(error.to_string());
                    failure.hints.extend(claim_hint(error).map(str::to_owned));
                }
                failure
            }
            GenerateError::Sign(error) => {
                Self::of(exit::FAILED, &error).while_doing("could not sign the token")
            }
        }
    }
}

fn claim_hint(error: &ClaimError) -> Option<&'static str> {
    match error {
        ClaimError::EmptyIssuer => Some("give the server's issuer with --issuer"),
        ClaimError::NoIdentity => Some(
            "say who it is: name, email or sub in the auth-config, or --name, --email and --subject",
        ),
        ClaimError::EndsInThePast { .. } => {
            Some("give a later --not-after, and check this machine's clock")
        }
        ClaimError::ControlCharacter { .. } => Some(
            "give it in one line, without control characters; in YAML `name: |` keeps a line break at its end, quotes do not",
        ),
        ClaimError::EmptyListEntry { .. } => None,
    }
}

impl From<NoIssuer> for Failure {
    fn from(error: NoIssuer) -> Self {
        Self::of(exit::USAGE, &error).hint("give the server's issuer with --issuer")
    }
}

impl From<TokenError<Self>> for Failure {
    fn from(error: TokenError<Self>) -> Self {
        match error {
            TokenError::Vault(error) => Self::from(error).while_doing("could not fetch the token"),
            TokenError::Missing { .. } => Self::of(exit::VAULT, &error),
            TokenError::Source(failure) => failure,
            TokenError::NoIssuer(error) => error.into(),
            TokenError::Generate(error) => error.into(),
            TokenError::NotAToken { place, source } => {
                Self::from(source).while_doing(format!("what {place} holds is not a token"))
            }
            TokenError::LifetimeFixed { .. } => Self::of(exit::USAGE, &error),
            TokenError::EndsTooSoon {
                of,
                expires,
                now,
                min_secs,
                ..
            } => {
                let wanted = if expires > now {
                    format!(", and {} more is asked for", span(min_secs))
                } else {
                    String::new()
                };
                Self::new(
                    exit::CONTEXT,
                    format!("the token of {of} {}{wanted}", expiry(Some(expires), now)),
                )
            }
        }
    }
}
