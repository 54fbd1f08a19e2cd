//! How to sign a token when one is needed: a key's place, an identity, a lifetime.

use super::algorithm::SigningAlgorithm;
use super::claims::{ClaimsDraft, End, Identity, derived_subject};
use super::credential::SpeaksFor;
use super::key_ref::KeyRef;
use super::time::Lifetime;

/// What makes the tokens of a context. Never holds a key, only where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Where the signing key is.
    pub key: KeyPlace,
    /// The algorithm, when not the key's usual one.
    pub algorithm: Option<SigningAlgorithm>,
    /// `iss`; `None` for the one that the cluster tells, which needs [`KeyPlace::Cluster`].
    pub issuer: Option<String>,
    /// Whom the tokens speak for.
    pub identity: Identity,
    /// How long each token lives.
    pub lifetime: Lifetime,
    /// How far `iat` is set back, in seconds.
    pub backdate_secs: u64,
}

impl Recipe {
    /// The claims of one token, with the issuer that was found with the key, and another lifetime when asked for.
    ///
    /// # Errors
    /// [`NoIssuer`] when neither the recipe nor the cluster tells it.
    pub fn draft(
        &self,
        found_issuer: Option<String>,
        lifetime: Option<Lifetime>,
    ) -> Result<ClaimsDraft, NoIssuer> {
        Ok(ClaimsDraft {
            identity: self.identity.clone(),
            issuer: self.issuer.clone().or(found_issuer).ok_or(NoIssuer)?,
            end: End::After(lifetime.unwrap_or(self.lifetime)),
            backdate_secs: self.backdate_secs,
        })
    }

    /// Whom its tokens speak for; the subject is derived as signing derives it.
    #[must_use]
    pub fn speaks_for(&self) -> SpeaksFor {
        let Identity {
            name,
            email,
            subject,
            roles,
            groups,
        } = self.identity.clone();
        let derived = || derived_subject(&name.unwrap_or_default(), &email.unwrap_or_default());
        SpeaksFor {
            issuer: self.issuer.clone(),
            subject: Some(
                subject
                    .filter(|subject| !subject.is_empty())
                    .unwrap_or_else(derived),
            ),
            roles: roles.unwrap_or_default(),
            groups: groups.unwrap_or_default(),
        }
    }
}

/// Neither the recipe nor what was found in the cluster tells the issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the issuer is not known: what was found in the cluster does not tell it")]
pub struct NoIssuer;

/// Where a recipe's signing key is, each time anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// A place that can be read again.
    Ref(LastingKeyRef),
    /// Wherever the cluster itself has it (`--from-cluster`).
    Cluster {
        /// The namespace to look in; all when `None`.
        namespace: Option<String>,
    },
}

/// A [`KeyRef`] that can be read again: not a descriptor, and not standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastingKeyRef(KeyRef);

impl LastingKeyRef {
    /// Takes a reference that lasts. A relative path should be made absolute before, since a later command runs in
    /// another folder.
    ///
    /// # Errors
    /// [`ReadOnce`] for `fd://N` and `-`.
    pub fn new(reference: KeyRef) -> Result<Self, ReadOnce> {
        match reference {
            KeyRef::Secret(_) | KeyRef::File(_) | KeyRef::Env(_) => Ok(Self(reference)),
            KeyRef::Fd(_) | KeyRef::Stdin => Err(ReadOnce(reference)),
        }
    }

    /// The reference.
    #[must_use]
    pub fn get(&self) -> &KeyRef {
        &self.0
    }
}

/// A reference that can be read only once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a recipe reads its key each time, and {0} can be read only once")]
pub struct ReadOnce(KeyRef);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_only_once_is_no_place_for_a_recipes_key() {
        for text in ["secret://ns/n/k", "/etc/px.key", "env://PX_KEY"] {
            LastingKeyRef::new(text.parse().unwrap()).unwrap();
        }
        for text in ["-", "fd://3"] {
            LastingKeyRef::new(text.parse().unwrap()).unwrap_err();
        }
    }

    #[test]
    fn a_recipe_shows_the_subject_that_its_tokens_will_have() {
        let identity = Identity {
            name: Some("Admin".into()),
            email: Some("a@corp.example".into()),
            ..Identity::default()
        };
        let recipe = Recipe {
            key: KeyPlace::Cluster { namespace: None },
            algorithm: None,
            issuer: None,
            identity,
            lifetime: "15m".parse().unwrap(),
            backdate_secs: 60,
        };
        assert_eq!(recipe.draft(None, None).unwrap_err(), NoIssuer);
        let draft = recipe.draft(Some("px.example".into()), None).unwrap();
        let (claims, _) = draft.build(super::super::time::NumericDate(0)).unwrap();
        assert_eq!(recipe.speaks_for().subject, Some(claims.sub));
        let of_subject = |subject: &str| {
            let mut recipe = recipe.clone();
            recipe.identity.subject = Some(subject.to_owned());
            recipe.speaks_for().subject
        };
        assert_eq!(of_subject("alice").as_deref(), Some("alice"));
        assert_eq!(of_subject(""), recipe.speaks_for().subject);
        assert_eq!(claims.exp.0, 900);
    }
}
