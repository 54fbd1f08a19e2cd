//! Changes a context: any field, and what its tokens come from.

use std::path::PathBuf;

use super::context_create::{NewCredential, SaveError, forget, keep, label};
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
    request: Request,
    store: &dyn ContextStore,
    vaults: &dyn Vaults,
) -> Result<Updated, SaveError> {
    let Request {
        name,
        description,
        endpoint,
        kubeconfig,
        kube_context,
        namespace,
        credential,
    } = request;
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
    let updated = store.update(&mut |book| {
        let old = book.get(&name)?.clone();
        // What was moved is the token of the credential as it was read before the lock.
        if moves && old.credential != before.credential {
            return Err(ContextError::Changed { name: name.clone() });
        }
        let mut new = old.clone();
        if let Some(credential) = &replacement {
            new.credential = credential.clone();
        }
        if let Some(change) = &recipe_change {
            change_recipe(&mut new, change)?;
        }
        description.apply(&mut new.description);
        endpoint.apply(&mut new.endpoint);
        kubeconfig.apply(&mut new.kube.kubeconfig);
        kube_context.apply(&mut new.kube.context);
        namespace.apply(&mut new.kube.namespace);
        book.insert(new.clone(), OnClash::Replace)?;
        done = Some((old, new));
        Ok(())
    });
    if let Err(error) = updated {
        if let Some(credential) = &replacement {
            // Nothing names the entry; a failure to remove it adds nothing to what is reported.
            drop(forget(credential, vaults));
        }
        return Err(error.into());
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
) -> Result<Option<Credential>, SaveError> {
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
    if stored.summary.is_some() {
        let token = vaults.open(stored.vault)?.get(&stored.id)?;
        let token = token.ok_or_else(|| SaveError::NoToken {
            name: context.name.clone(),
            vault: stored.vault,
        })?;
        vaults
            .open(vault)?
            .put(&stored.id, &label(&context.name), &token)?;
    }
    Ok(Some(Credential::Stored(StoredToken {
        vault,
        ..stored.clone()
    })))
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;
    use std::rc::Rc;

    use super::*;
    use crate::domain::context::ContextBook;
    use crate::domain::credential::VaultId;
    use crate::domain::kube_binding::KubeBinding;
    use crate::domain::time::NumericDate;
    use crate::domain::token::Jwt;
    use crate::domain::unverified::summarize_unverified;
    use crate::ports::{StoreError, TokenVault, UpdateError};

    const OLD: &str = "eyJhbGciOiJIUzI1NiJ9.e30.b2xk";
    const NEW: &str = "eyJhbGciOiJIUzI1NiJ9.e30.bmV3";

    /// Config and vaults in memory, which after so many writes fail for good, as if the process had been killed.
    #[derive(Clone, Default)]
    struct Machine(Rc<State>);

    #[derive(Default)]
    struct State {
        book: RefCell<ContextBook>,
        entries: RefCell<BTreeMap<(VaultKind, VaultId), Jwt>>,
        writes_left: Cell<usize>,
        /// Told at every write: whether the context's token was where it says.
        broken: Cell<bool>,
    }

    impl Machine {
        fn with(writes_left: usize) -> Self {
            let machine = Self::default();
            let token = Jwt::parse(OLD).unwrap();
            let context = Context {
                name: name(),
                description: None,
                endpoint: None,
                kube: KubeBinding::default(),
                credential: Credential::Stored(StoredToken {
                    vault: VaultKind::File,
                    id: id(1),
                    summary: Some(summarize_unverified(&token)),
                }),
                created: NumericDate(0),
            };
            let mut book = ContextBook::default();
            book.insert(context, OnClash::Refuse).unwrap();
            machine.0.book.replace(book);
            let entry = ((VaultKind::File, id(1)), token);
            machine.0.entries.borrow_mut().extend([entry]);
            machine.0.writes_left.set(writes_left);
            machine
        }

        fn may_write(&self) -> bool {
            let left = self.0.writes_left.get();
            self.0.writes_left.set(left.saturating_sub(1));
            left > 0
        }

        /// The token that the context's own vault has for it.
        fn token(&self) -> Option<String> {
            let book = self.0.book.borrow();
            let stored = book.get(&name()).unwrap().credential.stored().cloned()?;
            let entries = self.0.entries.borrow();
            let token = entries.get(&(stored.vault, stored.id))?;
            Some(token.expose().to_owned())
        }

        fn check(&self) {
            if self.token().is_none() {
                self.0.broken.set(true);
            }
        }
    }

    impl ContextStore for Machine {
        fn load(&self) -> Result<ContextBook, StoreError> {
            Ok(self.0.book.borrow().clone())
        }

        fn update(
            &self,
            edit: &mut dyn FnMut(&mut ContextBook) -> Result<(), ContextError>,
        ) -> Result<(), UpdateError> {
            let mut book = self.0.book.borrow().clone();
            edit(&mut book).map_err(UpdateError::Refused)?;
            if !self.may_write() {
                return Err(StoreError::NoFolder.into());
            }
            self.0.book.replace(book);
            self.check();
            Ok(())
        }
    }

    struct OneVault(Machine, VaultKind);

    impl TokenVault for OneVault {
        fn kind(&self) -> VaultKind {
            self.1
        }

        fn get(&self, id: &VaultId) -> Result<Option<Jwt>, VaultError> {
            Ok(self
                .0
                .0
                .entries
                .borrow()
                .get(&(self.1, id.clone()))
                .cloned())
        }

        fn put(&self, id: &VaultId, _label: &str, token: &Jwt) -> Result<(), VaultError> {
            if !self.0.may_write() {
                return Err(VaultError::Locked);
            }
            let entry = ((self.1, id.clone()), token.clone());
            self.0.0.entries.borrow_mut().extend([entry]);
            self.0.check();
            Ok(())
        }

        fn remove(&self, id: &VaultId) -> Result<bool, VaultError> {
            if !self.0.may_write() {
                return Err(VaultError::Locked);
            }
            let was = self.0.0.entries.borrow_mut().remove(&(self.1, id.clone()));
            self.0.check();
            Ok(was.is_some())
        }

        fn ids(&self) -> Result<Vec<VaultId>, VaultError> {
            Err(VaultError::NotListable)
        }
    }

    impl Vaults for Machine {
        fn open(&self, kind: VaultKind) -> Result<Box<dyn TokenVault>, VaultError> {
            Ok(Box::new(OneVault(self.clone(), kind)))
        }
    }

    fn name() -> ContextName {
        "prod".parse().unwrap()
    }

    fn id(byte: u8) -> VaultId {
        VaultId::from_random([byte; 16])
    }

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
