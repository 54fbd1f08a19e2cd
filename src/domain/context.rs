//! Px contexts, and all the rules of their set.

use std::collections::BTreeMap;

use super::credential::{Credential, VaultKind};
use super::kube_binding::KubeBinding;
use super::name::ContextName;
use super::time::NumericDate;

/// Who an admin is on one storage cluster. Never holds a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Its name.
    pub name: ContextName,
    /// Free text of the user.
    pub description: Option<String>,
    /// Where the storage cluster's API answers; kept for the user, not contacted.
    pub endpoint: Option<String>,
    /// The Kubernetes cluster that it belongs to.
    pub kube: KubeBinding,
    /// What its token comes from.
    pub credential: Credential,
    /// When it was created or last replaced.
    pub created: NumericDate,
}

/// What to do when a context of the same name exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnClash {
    /// Leave everything as it is and fail.
    Refuse,
    /// Put the new one in its place.
    Replace,
}

/// What [`ContextBook::insert`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inserted {
    /// The context that stood there before.
    pub replaced: Option<Context>,
    /// Whether it is the current context now because it is the first one.
    pub became_current: bool,
}

/// All contexts, which one is current, and the user's preferences: config.toml in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContextBook {
    contexts: BTreeMap<ContextName, Context>,
    current: Option<ContextName>,
    previous: Option<ContextName>,
    /// The vault for new tokens, when the user has set one.
    pub default_vault: Option<VaultKind>,
}

impl ContextBook {
    /// Puts a book together from what a store has read. A current or previous name without a context counts as none.
    #[must_use]
    pub fn from_parts(
        contexts: impl IntoIterator<Item = Context>,
        current: Option<ContextName>,
        previous: Option<ContextName>,
        default_vault: Option<VaultKind>,
    ) -> Self {
        let contexts: BTreeMap<_, _> = contexts
            .into_iter()
            .map(|context| (context.name.clone(), context))
            .collect();
        let known = |name: &ContextName| contexts.contains_key(name);
        let current = current.filter(known);
        let previous = previous.filter(known);
        Self {
            contexts,
            current,
            previous,
            default_vault,
        }
    }

    /// The context of this name.
    ///
    /// # Errors
    /// [`ContextError::NotFound`] with the names that come near.
    pub fn get(&self, name: &ContextName) -> Result<&Context, ContextError> {
        self.contexts.get(name).ok_or_else(|| self.not_found(name))
    }

    /// All contexts by name.
    pub fn iter(&self) -> impl Iterator<Item = &Context> {
        self.contexts.values()
    }

    /// The current context's name.
    #[must_use]
    pub fn current(&self) -> Option<&ContextName> {
        self.current.as_ref()
    }

    /// The name of the context that was current before.
    #[must_use]
    pub fn previous(&self) -> Option<&ContextName> {
        self.previous.as_ref()
    }

    /// Adds a context; the first one becomes current.
    ///
    /// # Errors
    /// [`ContextError::Exists`] when the name is taken and `on_clash` says [`OnClash::Refuse`].
    pub fn insert(
        &mut self,
        context: Context,
        on_clash: OnClash,
    ) -> Result<Inserted, ContextError> {
        if on_clash == OnClash::Refuse && self.contexts.contains_key(&context.name) {
            return Err(ContextError::Exists { name: context.name });
        }
        let name = context.name.clone();
        let became_current = self.contexts.is_empty();
        let replaced = self.contexts.insert(name.clone(), context);
        if became_current {
            self.current = Some(name);
        }
        Ok(Inserted {
            replaced,
            became_current,
        })
    }

    /// Makes `name` current and remembers which one was.
    ///
    /// # Errors
    /// [`ContextError::NotFound`].
    pub fn select(&mut self, name: &ContextName) -> Result<(), ContextError> {
        self.get(name)?;
        if self.current.as_ref() != Some(name) {
            self.previous = self.current.replace(name.clone());
        }
        Ok(())
    }

    /// Makes the previous context current, and gives its name.
    ///
    /// # Errors
    /// [`ContextError::NoPrevious`].
    pub fn select_previous(&mut self) -> Result<ContextName, ContextError> {
        let name = self.previous.clone().ok_or(ContextError::NoPrevious)?;
        self.select(&name)?;
        Ok(name)
    }

    /// Takes a context out. When it was the current one, none is current afterwards.
    ///
    /// # Errors
    /// [`ContextError::NotFound`].
    pub fn remove(&mut self, name: &ContextName) -> Result<Context, ContextError> {
        let Some(context) = self.contexts.remove(name) else {
            return Err(self.not_found(name));
        };
        if self.current.as_ref() == Some(name) {
            self.current = None;
        }
        if self.previous.as_ref() == Some(name) {
            self.previous = None;
        }
        Ok(context)
    }

    /// Makes no context current, and gives the name of the one that was.
    pub fn deselect(&mut self) -> Option<ContextName> {
        let was = self.current.take();
        if was.is_some() {
            self.previous.clone_from(&was);
        }
        was
    }

    /// Gives a context another name; it stays current or previous when it was.
    ///
    /// # Errors
    /// [`ContextError::NotFound`], or [`ContextError::Exists`] when the new name is taken.
    pub fn rename(&mut self, old: &ContextName, new: &ContextName) -> Result<(), ContextError> {
        self.get(old)?;
        if old == new {
            return Ok(());
        }
        if self.contexts.contains_key(new) {
            return Err(ContextError::Exists { name: new.clone() });
        }
        if let Some(mut context) = self.contexts.remove(old) {
            context.name = new.clone();
            self.contexts.insert(new.clone(), context);
        }
        for name in [&mut self.current, &mut self.previous] {
            if name.as_ref() == Some(old) {
                *name = Some(new.clone());
            }
        }
        Ok(())
    }

    fn not_found(&self, name: &ContextName) -> ContextError {
        let near = self
            .contexts
            .keys()
            .filter(|known| {
                strsim::jaro_winkler(known.as_str(), name.as_str()) > 0.8
                    // Of short names, in which two letters have changed places.
                    || strsim::damerau_levenshtein(known.as_str(), name.as_str()) == 1
                    || known.as_str().eq_ignore_ascii_case(name.as_str())
            })
            .cloned()
            .collect();
        ContextError::NotFound {
            name: name.clone(),
            near,
            any: !self.contexts.is_empty(),
        }
    }
}

/// Why the set of contexts refuses something.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ContextError {
    /// No context of that name.
    #[error("there is no px context `{name}`")]
    NotFound {
        /// The name asked for.
        name: ContextName,
        /// Names that come near.
        near: Vec<ContextName>,
        /// Whether there is any context at all.
        any: bool,
    },
    /// The name is taken.
    #[error("a px context `{name}` already exists")]
    Exists {
        /// The name.
        name: ContextName,
    },
    /// `use -` without a previous context.
    #[error("there is no previous px context")]
    NoPrevious,
    /// Parts of a recipe were to change, and there is none.
    #[error("the px context `{name}` is no recipe but {kind}")]
    NotARecipe {
        /// The context.
        name: ContextName,
        /// The kind of its credential.
        kind: &'static str,
    },
    /// A token was to move, and none is stored.
    #[error("the px context `{name}` stores no token: its kind is {kind}")]
    NotStored {
        /// The context.
        name: ContextName,
        /// The kind of its credential.
        kind: &'static str,
    },
    /// A recipe with a key of its own must tell the issuer.
    #[error("the recipe of the px context `{name}` has no issuer, and its key does not tell one")]
    NoIssuer {
        /// The context.
        name: ContextName,
    },
    /// Another process changed it between reading and writing.
    #[error("the px context `{name}` was changed by another process at the same time")]
    Changed {
        /// The context.
        name: ContextName,
    },
    /// Nothing selected.
    #[error("no px context is selected")]
    NoCurrent {
        /// Whether there is any context at all.
        any: bool,
    },
}

#[cfg(test)]
#[path = "context_tests.rs"]
mod tests;
