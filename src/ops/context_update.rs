//! Changes a context: any field, and what its tokens come from.

use std::path::PathBuf;

use super::context_create::{Kept, NewCredential, SaveError, forget, keep, label};
use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::claims::Identity;
use crate::domain::context::{Context, ContextError, OnClash};
use crate::domain::credential::{Credential, StoredToken, VaultKind};
use crate::domain::name::ContextName;
use crate::domain::recipe::{KeyPlace, Recipe};
use crate::domain::time::Lifetime;
use crate::ports::{ContextStore, VaultError, Vaults};

/// What to change.
#[derive(Debug)]
pub struct Request {
    /// The context.
    pub name: ContextName,
    /// Free text.
    pub description: Change<String>,
    /// Where the storage cluster's API answers.
    pub endpoint: Change<String>,
    /// The kubeconfig file that it is bound to.
    pub kubeconfig: Change<PathBuf>,
    /// The kubeconfig context that it is bound to.
    pub kube_context: Change<String>,
    /// The namespace that it is bound to.
    pub namespace: Change<String>,
    /// What its tokens come from.
    pub credential: CredentialChange,
}

impl Request {
    /// Changes the fields, the credential apart.
    pub(super) fn apply(&self, context: &mut Context) {
        self.description.apply(&mut context.description);
        self.endpoint.apply(&mut context.endpoint);
        self.kubeconfig.apply(&mut context.kube.kubeconfig);
        self.kube_context.apply(&mut context.kube.context);
        self.namespace.apply(&mut context.kube.namespace);
    }
}

/// What becomes of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// It stays.
    #[default]
    Keep,
    /// It gets a value.
    Set(T),
    /// It is taken away.
    Clear,
}

impl<T: Clone> Change<T> {
    fn apply(&self, field: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Set(value) => *field = Some(value.clone()),
            Self::Clear => *field = None,
        }
    }
}

/// What becomes of the credential.
#[derive(Debug)]
pub enum CredentialChange {
    /// It stays.
    Keep,
    /// It stays, and its token moves to this vault.
    Move(VaultKind),
    /// Another one takes its place. A new token rests where the old one does unless a vault is named.
    Replace(NewCredential),
    /// Parts of the recipe change.
    Recipe(RecipeChange),
}

/// Which parts of a recipe change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecipeChange {
    /// The key's place.
    pub key: Option<KeyPlace>,
    /// The algorithm.
    pub algorithm: Option<SigningAlgorithm>,
    /// The issuer.
    pub issuer: Option<String>,
    /// The parts of the identity that are said.
    pub identity: Identity,
    /// How long each token lives.
    pub lifetime: Option<Lifetime>,
    /// How far `iat` is set back, in seconds.
    pub backdate_secs: Option<u64>,
}

impl RecipeChange {
    /// Makes the change.
    pub fn apply(&self, recipe: &mut Recipe) {
        if let Some(key) = &self.key {
            // An algorithm was chosen for the key; another key may not fit it.
            recipe.algorithm = None;
            recipe.key = key.clone();
        }
        recipe.algorithm = self.algorithm.or(recipe.algorithm);
        recipe.issuer = self.issuer.clone().or(recipe.issuer.take());
        recipe.identity = std::mem::take(&mut recipe.identity).overridden_by(self.identity.clone());
        recipe.lifetime = self.lifetime.unwrap_or(recipe.lifetime);
        recipe.backdate_secs = self.backdate_secs.unwrap_or(recipe.backdate_secs);
    }
}

/// What was done.
#[derive(Debug)]
pub struct Updated {
    /// The context as it is now.
    pub context: Context,
    /// Whether anything is different.
    pub changed: bool,
    /// The old token could not be removed from its vault.
    pub left_behind: Option<VaultError>,
}

/// Puts a new or moved token into its vault first, then changes the context, then removes the old token.
///
/// So there is no moment in which the context names a token that is not there, and none in which a moved token is in
/// neither vault. A token that was put and is then named by nothing is removed again.
///
/// # Errors
/// [`SaveError`] by cause; then context and vaults are as before.
pub fn run(
    mut request: Request,
    store: &dyn ContextStore,
    vaults: &dyn Vaults,
) -> Result<Updated, SaveError> {
    let name = request.name.clone();
    let credential = std::mem::replace(&mut request.credential, CredentialChange::Keep);
    let book = store.load()?;
    let before = book.get(&name)?.clone();
    let mut recipe_change = None;
    let mut moves = false;
    let replacement = match credential {
        CredentialChange::Keep => None,
        CredentialChange::Recipe(change) => {
            recipe_change = Some(change);
            None
        }
        CredentialChange::Move(vault) => {
            moves = true;
            moved(&before, vault, vaults)?
        }
        CredentialChange::Replace(new) => {
            let own = before.credential.stored().map(|stored| stored.vault);
            Some(keep(new, &name, own.or(book.default_vault), vaults)?)
        }
    };
    let mut done = None;
    let mut lost = None;
    let updated = store.update(&mut |book| {
        let old = book.get(&name)?.clone();
        // What was moved is the token of the credential as it was read before the lock.
        if moves && old.credential != before.credential {
            return Err(ContextError::Changed { name: name.clone() });
        }
        let mut new = old.clone();
        if let Some(kept) = &replacement {
            new.credential = kept.credential.clone();
            kept.ensure(&name, vaults, &mut lost)?;
        }
        if let Some(change) = &recipe_change {
            change_recipe(&mut new, change)?;
        }
        request.apply(&mut new);
        book.insert(new.clone(), OnClash::Replace)?;
        done = Some((old, new));
        Ok(())
    });
    if let Err(error) = updated {
        if let Some(kept) = &replacement {
            // Nothing names the entry; a failure to remove it adds nothing to what is reported.
            drop(forget(&kept.credential, vaults));
        }
        return Err(lost.map_or_else(|| error.into(), SaveError::Vault));
    }
    let (old, context) = done.expect("an update that succeeds has run its edit");
    let left_behind = match replacement {
        Some(_) => forget(&old.credential, vaults).err(),
        None => None,
    };
    Ok(Updated {
        changed: old != context,
        context,
        left_behind,
    })
}

fn change_recipe(context: &mut Context, change: &RecipeChange) -> Result<(), ContextError> {
    let kind = context.credential.kind();
    let Credential::Recipe(recipe) = &mut context.credential else {
        return Err(ContextError::NotARecipe {
            name: context.name.clone(),
            kind,
        });
    };
    change.apply(recipe);
    if recipe.issuer.is_none() && matches!(recipe.key, KeyPlace::Ref(_)) {
        return Err(ContextError::NoIssuer {
            name: context.name.clone(),
        });
    }
    Ok(())
}

/// Copies a stored token into another vault; `None` when it is there already.
fn moved(
    context: &Context,
    vault: VaultKind,
    vaults: &dyn Vaults,
) -> Result<Option<Kept>, SaveError> {
    let Some(stored) = context.credential.stored() else {
        return Err(ContextError::NotStored {
            name: context.name.clone(),
            kind: context.credential.kind(),
        }
        .into());
    };
    if stored.vault == vault {
        return Ok(None);
    }
    let mut kept = None;
    if stored.summary.is_some() {
        let token = vaults.open(stored.vault)?.get(&stored.id)?;
        let token = token.ok_or_else(|| SaveError::NoToken {
            name: context.name.clone(),
            vault: stored.vault,
        })?;
        vaults
            .open(vault)?
            .put(&stored.id, &label(&context.name), &token)?;
        kept = Some(token);
    }
    Ok(Some(Kept {
        credential: Credential::Stored(StoredToken {
            vault,
            ..stored.clone()
        }),
        token: kept,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::context::ContextBook;
    use crate::domain::token::Jwt;
    use crate::ops::machine_for_tests::{Machine, NEW, OLD, id, name};
    use crate::ports::{StoreError, UpdateError};

    fn request(credential: CredentialChange) -> Request {
        Request {
            name: name(),
            description: Change::Keep,
            endpoint: Change::Keep,
            kubeconfig: Change::Keep,
            kube_context: Change::Keep,
            namespace: Change::Keep,
            credential,
        }
    }

    /// Runs the change with every number of writes that it gets through, and gives what is left each time: the token
    /// of the context and the number of all tokens.
    fn killed_after_each_write(
        credential: impl Fn() -> CredentialChange,
    ) -> Vec<(bool, Option<String>, usize)> {
        (0..4)
            .map(|writes| {
                let machine = Machine::with(writes);
                let done = run(request(credential()), &machine, &machine).is_ok();
                assert!(!machine.0.broken.get(), "no token after {writes} writes");
                let entries = machine.0.entries.borrow().len();
                (done, machine.token(), entries)
            })
            .collect()
    }

    #[test]
    fn a_token_that_moves_is_in_a_vault_at_every_moment() {
        let old = Some(OLD.to_owned());
        assert_eq!(
            killed_after_each_write(|| CredentialChange::Move(VaultKind::Keyring)),
            [
                // Not put; put and not yet named; named and the old one not yet removed; all done.
                (false, old.clone(), 1),
                (false, old.clone(), 2),
                (true, old.clone(), 2),
                (true, old, 1),
            ]
        );
    }

    #[test]
    fn a_new_token_takes_over_only_when_it_is_kept() {
        let replace = || {
            CredentialChange::Replace(NewCredential::Token {
                token: Jwt::parse(NEW).unwrap(),
                vault: None,
                id: id(2),
            })
        };
        let (old, new) = (Some(OLD.to_owned()), Some(NEW.to_owned()));
        assert_eq!(
            killed_after_each_write(replace),
            [
                (false, old.clone(), 1),
                (false, old, 2),
                (true, new.clone(), 2),
                (true, new, 1),
            ]
        );
    }

    #[test]
    fn a_token_replaced_while_another_moves_it_is_not_lost() {
        let machine = Machine::with(100);
        let book = machine.load().unwrap();
        let moved = moved(book.get(&name()).unwrap(), VaultKind::Keyring, &machine);
        assert!(moved.unwrap().is_some());
        // Between reading and writing, another process stores a new token.
        struct Meanwhile(Machine);
        impl ContextStore for Meanwhile {
            fn load(&self) -> Result<ContextBook, StoreError> {
                self.0.load()
            }
            fn update(
                &self,
                edit: &mut dyn FnMut(&mut ContextBook) -> Result<(), ContextError>,
            ) -> Result<(), UpdateError> {
                let replace = CredentialChange::Replace(NewCredential::Token {
                    token: Jwt::parse(NEW).unwrap(),
                    vault: None,
                    id: id(2),
                });
                run(request(replace), &self.0, &self.0).unwrap();
                self.0.update(edit)
            }
            fn hold(&self, work: &mut dyn FnMut(&ContextBook)) -> Result<(), StoreError> {
                self.0.hold(work)
            }
        }
        let store = Meanwhile(machine.clone());
        let done = run(
            request(CredentialChange::Move(VaultKind::Keyring)),
            &store,
            &machine,
        );
        assert!(
            matches!(done, Err(SaveError::Context(ContextError::Changed { .. }))),
            "{done:?}"
        );
        assert_eq!(machine.token().as_deref(), Some(NEW));
        assert_eq!(machine.0.entries.borrow().len(), 1, "no orphan stays");
    }
}
