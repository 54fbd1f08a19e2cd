//! What importing a context from elsewhere would do to the contexts that are here.

use super::context_update::{Change, CredentialChange, Request};
use crate::domain::context::{Context, ContextBook, OnClash};
use crate::domain::credential::Credential;
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::recipe::Recipe;
use crate::domain::secret_ref::SecretRef;
use crate::domain::token::Jwt;

/// A context from elsewhere.
#[derive(Debug)]
pub struct Candidate {
    /// The name it gets.
    pub name: ContextName,
    /// What its tokens come from.
    pub credential: Imported,
    /// Free text.
    pub description: Option<String>,
    /// Where the storage cluster's API answers.
    pub endpoint: Option<String>,
    /// The Kubernetes cluster that it belongs to.
    pub kube: KubeBinding,
    /// Whether what it does not say is none; else the source may have no place for it.
    pub says_all: bool,
}

/// What the tokens of an imported context come from.
#[derive(Debug)]
pub enum Imported {
    /// A token, for a vault.
    Token(Jwt),
    /// Room for a token that stayed where it was.
    Empty,
    /// How to sign one.
    Recipe(Recipe),
    /// Where one is.
    Reference(SecretRef),
}

impl Candidate {
    /// A context of another machine; its token, if it stores one, stayed there.
    #[must_use]
    pub fn of_context(context: &Context) -> Self {
        Self {
            name: context.name.clone(),
            credential: match &context.credential {
                Credential::Stored(_) => Imported::Empty,
                Credential::Recipe(recipe) => Imported::Recipe(recipe.clone()),
                Credential::Reference(at) => Imported::Reference(at.clone()),
            },
            description: context.description.clone(),
            endpoint: context.endpoint.clone(),
            kube: context.kube.clone(),
            says_all: true,
        }
    }

    /// Whether it comes with a token.
    #[must_use]
    pub fn is_token(&self) -> bool {
        matches!(self.credential, Imported::Token(_))
    }

    /// The change of a context with the same credential to the settings that this one has. Its token stays.
    #[must_use]
    pub fn settings(&self) -> Request {
        Request {
            name: self.name.clone(),
            description: self.change(self.description.as_ref()),
            endpoint: self.change(self.endpoint.as_ref()),
            kubeconfig: self.change(self.kube.kubeconfig.as_ref()),
            kube_context: self.change(self.kube.context.as_ref()),
            namespace: self.change(self.kube.namespace.as_ref()),
            credential: CredentialChange::Keep,
        }
    }

    fn change<T: Clone>(&self, value: Option<&T>) -> Change<T> {
        match value {
            Some(value) => Change::Set(value.clone()),
            None if self.says_all => Change::Clear,
            None => Change::Keep,
        }
    }

    /// Whether taking over the settings would change nothing.
    fn has_settings_of(&self, standing: &Context) -> bool {
        let mut changed = standing.clone();
        self.settings().apply(&mut changed);
        changed == *standing
    }

    fn has_credential_of(&self, standing: &Context) -> bool {
        match (&self.credential, &standing.credential) {
            (Imported::Token(token), Credential::Stored(stored)) => stored
                .summary
                .as_ref()
                .is_some_and(|known| known.fingerprint == token.fingerprint()),
            (Imported::Empty, Credential::Stored(_)) => true,
            (Imported::Recipe(new), Credential::Recipe(old)) => new == old,
            (Imported::Reference(new), Credential::Reference(old)) => new == old,
            _ => false,
        }
    }
}

/// What is to be done with a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Create it.
    Import,
    /// Put it in the place of another one of its name.
    Replace,
    /// Give its settings to the one of its name, whose credential is the same.
    TakeOver,
    /// It is here already.
    Unchanged,
    /// Nothing: it is here already, with other settings.
    Differs,
    /// Nothing: another one of its name is here.
    Clash,
}

/// Decides what to do with a candidate. Changes nothing.
#[must_use]
pub fn plan(candidate: &Candidate, book: &ContextBook, on_clash: OnClash) -> Action {
    match (book.get(&candidate.name), on_clash) {
        (Err(_), _) => Action::Import,
        (Ok(standing), on_clash) if candidate.has_credential_of(standing) => {
            match (candidate.has_settings_of(standing), on_clash) {
                (true, _) => Action::Unchanged,
                (false, OnClash::Replace) => Action::TakeOver,
                (false, OnClash::Refuse) => Action::Differs,
            }
        }
        (Ok(_), OnClash::Replace) => Action::Replace,
        (Ok(_), OnClash::Refuse) => Action::Clash,
    }
}
