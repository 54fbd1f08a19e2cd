//! A key and an identity in hand, ready to sign tokens for one target or for many.

use std::fmt;
use std::str::FromStr;

use super::token_generate::{self, GenerateError, Request, Signed};
use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::claims::{Claims, ClaimsDraft, End};
use crate::domain::key::SigningKey;
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::{Lifetime, NumericDate};

/// What signs tokens. The key was read once, however many are signed.
#[derive(Debug)]
pub struct Minter {
    /// The key.
    pub key: SigningKey,
    /// The Secret that holds the key, when one does.
    pub key_at: Option<SecretRef>,
    /// The algorithm, when not the key's usual one.
    pub algorithm: Option<SigningAlgorithm>,
    /// Whom the tokens speak for, and how long.
    pub draft: ClaimsDraft,
    /// What makes the subject of each target, instead of the draft's.
    pub subject: Option<SubjectTemplate>,
}

impl Minter {
    /// Signs a token for a namespace.
    ///
    /// # Errors
    /// As [`token_generate::run`].
    pub fn sign(&self, namespace: &str, now: NumericDate) -> Result<Signed, GenerateError> {
        let request = Request {
            draft: self.draft_for(namespace),
            key: &self.key,
            algorithm: self.algorithm,
        };
        token_generate::run(request, now)
    }

    /// The claims of the token that [`sign`](Self::sign) signs.
    ///
    /// # Errors
    /// [`GenerateError::Claims`].
    pub fn claims(&self, namespace: &str, now: NumericDate) -> Result<Claims, GenerateError> {
        let built = self.draft_for(namespace).build(now);
        built
            .map(|(claims, _)| claims)
            .map_err(GenerateError::Claims)
    }

    fn draft_for(&self, namespace: &str) -> ClaimsDraft {
        let mut draft = self.draft.clone();
        if let Some(template) = &self.subject {
            draft.identity.subject = Some(template.of(namespace));
        }
        draft
    }

    /// How long each token lives, unless all end at one instant.
    #[must_use]
    pub fn lifetime(&self) -> Option<Lifetime> {
        match self.draft.end {
            End::After(lifetime) => Some(lifetime),
            End::At(_) => None,
        }
    }
}

/// A text with `{namespace}` in it, such as `{namespace}@corp`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectTemplate(String);

/// The one placeholder.
const NAMESPACE: &str = "{namespace}";

impl SubjectTemplate {
    /// The subject for a namespace.
    #[must_use]
    pub fn of(&self, namespace: &str) -> String {
        self.0.replace(NAMESPACE, namespace)
    }
}

impl FromStr for SubjectTemplate {
    type Err = TemplateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !text.contains(NAMESPACE) {
            return Err(TemplateError::NoPlaceholder);
        }
        if text.replace(NAMESPACE, "").contains(['{', '}']) {
            return Err(TemplateError::UnknownPlaceholder);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for SubjectTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text makes no subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// All targets would get the same subject.
    #[error("it has no {{namespace}}, as in {{namespace}}@corp")]
    NoPlaceholder,
    /// Something else in braces.
    #[error("only {{namespace}} may stand in braces")]
    UnknownPlaceholder,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_makes_a_subject_of_its_own_for_each_namespace() {
        let template: SubjectTemplate = "px-{namespace}@corp".parse().unwrap();
        assert_eq!(template.of("team-a"), "px-team-a@corp");
        for (text, error) in [
            ("corp", TemplateError::NoPlaceholder),
            ("{namespace}-{name}", TemplateError::UnknownPlaceholder),
            ("{namespace}}", TemplateError::UnknownPlaceholder),
        ] {
            assert_eq!(text.parse::<SubjectTemplate>(), Err(error), "{text}");
        }
    }
}
