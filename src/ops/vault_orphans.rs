//! Finds tokens in the vaults that no context names, and removes them.
//!
//! A crash between putting a token and naming it leaves one behind, and so does a config that was restored or removed.

use std::collections::BTreeSet;

use crate::domain::context::ContextBook;
use crate::domain::credential::{VaultId, VaultKind};
use crate::ports::{ContextStore, StoreError, VaultError, Vaults};

/// The orphans of one vault: at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphans {
    /// The vault.
    pub vault: VaultKind,
    /// Their ids, sorted.
    pub ids: Vec<VaultId>,
}

/// What looking into the vaults finds.
#[derive(Debug)]
pub struct Found {
    /// The orphans of each vault that has any.
    pub orphans: Vec<Orphans>,
    /// The vaults that matter to this user and could not be looked into, with the reason.
    pub not_looked_into: Vec<(VaultKind, VaultError)>,
}

/// Looks into every vault for tokens of this config folder that no context of `book` names. Fetches none of them.
///
/// That a vault cannot be looked into is told when a context keeps its token there, or when it is `default`, where a
/// new one would go. Of others it says nothing: a machine without a keyring needs none.
#[must_use]
pub fn find(book: &ContextBook, default: VaultKind, vaults: &dyn Vaults) -> Found {
    let mut found = Found {
        orphans: Vec::new(),
        not_looked_into: Vec::new(),
    };
    for vault in [VaultKind::Keyring, VaultKind::File] {
        match vaults.open(vault).and_then(|vault| vault.ids()) {
            Ok(mut ids) => {
                let named = named(book, vault);
                ids.retain(|id| !named.contains(id));
                if !ids.is_empty() {
                    found.orphans.push(Orphans { vault, ids });
                }
            }
            Err(error) => {
                if vault == default || !named(book, vault).is_empty() {
                    found.not_looked_into.push((vault, error));
                }
            }
        }
    }
    found
}

/// The ids that contexts name in a vault, whether a token has been stored there or not.
fn named(book: &ContextBook, vault: VaultKind) -> BTreeSet<&VaultId> {
    book.iter()
        .filter_map(|context| context.credential.stored())
        .filter(|stored| stored.vault == vault)
        .map(|stored| &stored.id)
        .collect()
}

/// What became of orphans.
#[derive(Debug, Default)]
pub struct Removed {
    /// How many are gone.
    pub count: usize,
    /// Those that a context has come to name since they were found: they are none any more, and stay.
    pub named_now: Vec<VaultId>,
    /// Those that are still there.
    pub left: Vec<VaultId>,
    /// Why they are still there.
    pub failure: Option<RemoveError>,
}

/// Why an orphan could not be removed.
#[derive(Debug, thiserror::Error)]
pub enum RemoveError {
    /// Whether a context has come to name it cannot be told.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The vault fails.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Removes the orphans of one vault.
///
/// Each is looked up again and removed while nobody can change the contexts, and only when still no context names it.
/// One that is about to be named, whose context is being created at this moment, may be removed; its creator then finds
/// it gone under the same lock, and puts it again. The first failure ends it, since the others would fail alike.
#[must_use]
pub fn remove(orphans: &Orphans, store: &dyn ContextStore, vaults: &dyn Vaults) -> Removed {
    let mut removed = Removed::default();
    for (at, id) in orphans.ids.iter().enumerate() {
        let mut outcome = Ok(Outcome::Named);
        // A lock for each, so that a vault that is slow keeps no other process waiting for all of them.
        let held = store.hold(&mut |book| {
            if !named(book, orphans.vault).contains(id) {
                outcome = vaults
                    .open(orphans.vault)
                    .and_then(|vault| vault.remove(id))
                    .map(|_was_there| Outcome::Gone);
            }
        });
        match held
            .map_err(RemoveError::from)
            .and_then(|()| outcome.map_err(RemoveError::from))
        {
            Ok(Outcome::Gone) => removed.count += 1,
            Ok(Outcome::Named) => removed.named_now.push(id.clone()),
            Err(error) => {
                removed.left = orphans.ids[at..].to_vec();
                removed.failure = Some(error);
                break;
            }
        }
    }
    removed
}

enum Outcome {
    Gone,
    Named,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::context::{ContextError, OnClash};
    use crate::domain::kube_binding::KubeBinding;
    use crate::domain::time::NumericDate;
    use crate::domain::token::Jwt;
    use crate::ops::context_create::{self, NewCredential, Request};
    use crate::ops::context_update::{self, Change, CredentialChange};
    use crate::ops::machine_for_tests::{Machine, NEW, OLD, id, name};
    use crate::ports::UpdateError;

    /// The px context of the machine has the id 1 in the file vault; 8 and 9 are nobody's.
    fn with_orphans() -> Machine {
        let machine = Machine::with(100);
        for number in [8, 9] {
            let vault = machine.open(VaultKind::File).unwrap();
            vault
                .put(&id(number), "", &Jwt::parse(OLD).unwrap())
                .unwrap();
        }
        machine
    }

    fn found(machine: &Machine) -> Vec<Orphans> {
        find(&machine.load().unwrap(), VaultKind::File, machine).orphans
    }

    fn orphans(numbers: &[u8]) -> Orphans {
        Orphans {
            vault: VaultKind::File,
            ids: numbers.iter().map(|number| id(*number)).collect(),
        }
    }

    fn create(new: &str, number: u8, store: &dyn ContextStore, machine: &Machine) {
        let request = Request {
            name: new.parse().unwrap(),
            credential: NewCredential::Token {
                token: Jwt::parse(NEW).unwrap(),
                vault: Some(VaultKind::File),
                id: id(number),
            },
            description: None,
            endpoint: None,
            kube: KubeBinding::default(),
            on_clash: OnClash::Refuse,
            select: false,
        };
        context_create::run(request, NumericDate(0), store, machine).unwrap();
    }

    fn file_vault_has(machine: &Machine, number: u8) -> bool {
        let vault = machine.open(VaultKind::File).unwrap();
        vault.get(&id(number)).unwrap().is_some()
    }

    #[test]
    fn what_no_context_names_is_found_and_removed_and_nothing_else() {
        let machine = with_orphans();
        assert_eq!(found(&machine), [orphans(&[8, 9])]);
        let removed = remove(&orphans(&[8, 9]), &machine, &machine);
        assert_eq!(removed.count, 2);
        assert_eq!(found(&machine), []);
        assert_eq!(machine.token().as_deref(), Some(OLD));
        // The same id in another vault is another token.
        let keyring = machine.open(VaultKind::Keyring).unwrap();
        keyring.put(&id(1), "", &Jwt::parse(OLD).unwrap()).unwrap();
        let of_keyring = Orphans {
            vault: VaultKind::Keyring,
            ids: vec![id(1)],
        };
        assert_eq!(found(&machine), [of_keyring]);
    }

    #[test]
    fn a_context_created_between_finding_and_removing_keeps_its_token() {
        let machine = with_orphans();
        let before = found(&machine);
        create("new", 8, &machine, &machine);
        let removed = remove(&before[0], &machine, &machine);
        assert_eq!((removed.count, removed.named_now), (1, vec![id(8)]));
        assert!(file_vault_has(&machine, 8));
        assert!(!file_vault_has(&machine, 9));
    }

    /// Between putting a token and naming it, another process removes all orphans.
    struct RemovedMeanwhile<'a>(&'a Machine);

    impl ContextStore for RemovedMeanwhile<'_> {
        fn load(&self) -> Result<ContextBook, StoreError> {
            self.0.load()
        }
        fn update(
            &self,
            edit: &mut dyn FnMut(&mut ContextBook) -> Result<(), ContextError>,
        ) -> Result<(), UpdateError> {
            for orphans in find(&self.load()?, VaultKind::File, self.0).orphans {
                let removed = remove(&orphans, self.0, self.0);
                assert_eq!(removed.count, orphans.ids.len(), "the race happens");
            }
            self.0.update(edit)
        }
        fn hold(&self, work: &mut dyn FnMut(&ContextBook)) -> Result<(), StoreError> {
            self.0.hold(work)
        }
    }

    #[test]
    fn a_token_that_is_about_to_be_named_is_put_again() {
        let machine = Machine::with(100);
        create("new", 5, &RemovedMeanwhile(&machine), &machine);
        assert!(file_vault_has(&machine, 5));
        // The same for one that takes the place of another, and for one that moves.
        for (credential, vault, token) in [
            (
                CredentialChange::Replace(NewCredential::Token {
                    token: Jwt::parse(NEW).unwrap(),
                    vault: None,
                    id: id(2),
                }),
                VaultKind::File,
                NEW,
            ),
            (
                CredentialChange::Move(VaultKind::Keyring),
                VaultKind::Keyring,
                NEW,
            ),
        ] {
            let request = context_update::Request {
                name: name(),
                description: Change::Keep,
                endpoint: Change::Keep,
                kubeconfig: Change::Keep,
                kube_context: Change::Keep,
                namespace: Change::Keep,
                credential,
            };
            let updated =
                context_update::run(request, &RemovedMeanwhile(&machine), &machine).unwrap();
            let stored = updated.context.credential.stored().cloned();
            assert_eq!(stored.map(|stored| stored.vault), Some(vault));
            assert_eq!(machine.token().as_deref(), Some(token));
        }
    }

    #[test]
    fn a_vault_that_does_not_tell_has_not_been_looked_into() {
        let machine = with_orphans();
        let told = |shut, default| {
            machine.0.shut.set(Some(shut));
            let found = find(&machine.load().unwrap(), default, &machine);
            let told: Vec<VaultKind> = found.not_looked_into.iter().map(|(v, _)| *v).collect();
            told
        };
        // A context keeps its token there.
        assert_eq!(told(VaultKind::File, VaultKind::Keyring), [VaultKind::File]);
        // New tokens would go there.
        assert_eq!(
            told(VaultKind::Keyring, VaultKind::Keyring),
            [VaultKind::Keyring]
        );
        // Neither.
        assert_eq!(told(VaultKind::Keyring, VaultKind::File), []);
    }

    #[test]
    fn what_cannot_be_removed_is_left_and_told() {
        let machine = with_orphans();
        machine.0.writes_left.set(1);
        let removed = remove(&orphans(&[8, 9]), &machine, &machine);
        assert_eq!((removed.count, removed.left), (1, vec![id(9)]));
        assert!(matches!(
            removed.failure,
            Some(RemoveError::Vault(VaultError::Locked))
        ));
    }
}
