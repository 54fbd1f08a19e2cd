//! Config and vaults in memory, for the unit tests of use-cases that change both.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::context::{Context, ContextBook, ContextError, OnClash};
use crate::domain::credential::{Credential, StoredToken, VaultId, VaultKind};
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;
use crate::domain::unverified::summarize_unverified;
use crate::ports::{ContextStore, StoreError, TokenVault, UpdateError, VaultError, Vaults};

pub(super) const OLD: &str = "eyJhbGciOiJIUzI1NiJ9.e30.b2xk";
pub(super) const NEW: &str = "eyJhbGciOiJIUzI1NiJ9.e30.bmV3";

/// Config and vaults in memory, which after so many writes fail for good, as if the process had been killed.
#[derive(Clone, Default)]
pub(super) struct Machine(pub(super) Rc<State>);

#[derive(Default)]
pub(super) struct State {
    pub(super) book: RefCell<ContextBook>,
    pub(super) entries: RefCell<BTreeMap<(VaultKind, VaultId), Jwt>>,
    pub(super) writes_left: Cell<usize>,
    /// Told at every write: whether the context's token was where it says.
    pub(super) broken: Cell<bool>,
    /// The vault that does not tell what is in it.
    pub(super) shut: Cell<Option<VaultKind>>,
}

impl Machine {
    pub(super) fn with(writes_left: usize) -> Self {
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
    pub(super) fn token(&self) -> Option<String> {
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

    fn hold(&self, work: &mut dyn FnMut(&ContextBook)) -> Result<(), StoreError> {
        work(&self.load()?);
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
        if self.0.0.shut.get() == Some(self.1) {
            return Err(VaultError::NotListable);
        }
        let entries = self.0.0.entries.borrow();
        let own = entries.keys().filter(|(vault, _)| *vault == self.1);
        Ok(own.map(|(_, id)| id.clone()).collect())
    }
}

impl Vaults for Machine {
    fn open(&self, kind: VaultKind) -> Result<Box<dyn TokenVault>, VaultError> {
        Ok(Box::new(OneVault(self.clone(), kind)))
    }
}

pub(super) fn name() -> ContextName {
    "prod".parse().unwrap()
}

pub(super) fn id(byte: u8) -> VaultId {
    VaultId::from_random([byte; 16])
}
