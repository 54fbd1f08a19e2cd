//! Whether the vaults answer, and how the tokens of px contexts in them are.

use crate::domain::context::{Context, ContextBook};
use crate::domain::context_status::ContextStatus;
use crate::domain::credential::{StoredToken, VaultId, VaultKind};
use crate::domain::name::ContextName;
use crate::domain::time::NumericDate;
use crate::domain::unverified::summarize_unverified;
use crate::ops::resolve;
use crate::ports::{VaultError, Vaults};

/// What looking into one vault finds.
#[derive(Debug)]
pub struct Looked {
    /// The px contexts that keep their tokens there.
    pub users: Vec<ContextName>,
    /// Whether it answers.
    pub state: VaultState,
    /// The tokens that are not as they should be, with the px contexts that name them.
    pub tokens: Vec<(ContextName, TokenState)>,
}

/// Whether a vault answers.
#[derive(Debug)]
pub enum VaultState {
    /// Nothing rests there, and nothing would. It was not asked.
    Unused,
    /// It answers.
    Answers,
    /// It does not, or not for all tokens; those after the failure were not asked for.
    Fails(VaultError),
}

/// How a token is.
#[derive(Debug)]
pub enum TokenState {
    /// It is not there.
    Missing,
    /// It has expired.
    Expired(Option<NumericDate>),
    /// It expires soon.
    Expiring(Option<NumericDate>),
    /// It was issued in the future, then.
    NotYetValid(Option<NumericDate>),
    /// What is there cannot be taken for it.
    Refused(VaultError),
}

/// Looks into a vault: for an entry that cannot be there, then for the token of each px context. Keeps none of them.
///
/// `nobodys` is an id that no token has. A vault that nothing rests in is looked into only when it is the `default`,
/// where a new token would go.
#[must_use]
pub fn look(
    kind: VaultKind,
    book: &ContextBook,
    default: VaultKind,
    nobodys: &VaultId,
    vaults: &dyn Vaults,
    now: NumericDate,
) -> Looked {
    let stored: Vec<(&Context, &StoredToken)> = book
        .iter()
        .filter_map(|context| Some((context, context.credential.stored()?)))
        .filter(|(_, stored)| stored.vault == kind)
        .collect();
    let mut looked = Looked {
        users: stored
            .iter()
            .map(|(context, _)| context.name.clone())
            .collect(),
        state: VaultState::Unused,
        tokens: Vec::new(),
    };
    if stored.is_empty() && kind != default {
        return looked;
    }
    looked.state = VaultState::Answers;
    if let Err(error) = vaults.open(kind).and_then(|vault| vault.get(nobodys)) {
        looked.state = VaultState::Fails(error);
        return looked;
    }
    for (context, stored) in stored {
        match token_state(stored, vaults, now) {
            Ok(None) => {}
            Ok(Some(state)) => looked.tokens.push((context.name.clone(), state)),
            // It would ask for each of the others too, or let us wait as long.
            Err(error) => {
                looked.state = VaultState::Fails(error);
                break;
            }
        }
    }
    looked
}

/// What is wrong with one token; `Err` when it is the vault.
fn token_state(
    stored: &StoredToken,
    vaults: &dyn Vaults,
    now: NumericDate,
) -> Result<Option<TokenState>, VaultError> {
    let token = match resolve::stored(stored, vaults) {
        Ok(Some(token)) => token,
        Ok(None) => return Ok(Some(TokenState::Missing)),
        Err(error) if is_about_one(&error) => return Ok(Some(TokenState::Refused(error))),
        Err(error) => return Err(error),
    };
    let summary = summarize_unverified(&token);
    Ok(match ContextStatus::of_token(&summary, now) {
        ContextStatus::Expired => Some(TokenState::Expired(summary.expires)),
        ContextStatus::Expiring => Some(TokenState::Expiring(summary.expires)),
        ContextStatus::NotYetValid => Some(TokenState::NotYetValid(summary.issued)),
        ContextStatus::Valid
        | ContextStatus::Ready
        | ContextStatus::Missing
        | ContextStatus::Unknown => None,
    })
}

/// Whether an error is about one entry, and others may be had all the same.
fn is_about_one(error: &VaultError) -> bool {
    match error {
        VaultError::NotAToken { .. }
        | VaultError::OpenToOthers { .. }
        | VaultError::Foreign { .. }
        | VaultError::Io { .. } => true,
        VaultError::NoSessionBus
        | VaultError::NoService
        | VaultError::Locked
        | VaultError::Denied
        | VaultError::NotListable
        | VaultError::Timeout { .. }
        | VaultError::TooLarge { .. }
        | VaultError::Keyring { .. }
        | VaultError::Folder(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;
    use crate::domain::context::OnClash;
    use crate::domain::credential::Credential;
    use crate::domain::kube_binding::KubeBinding;
    use crate::domain::token::Jwt;
    use crate::ports::TokenVault;

    /// A keyring that answers, and asks for a password as soon as an entry of its own is wanted.
    #[derive(Clone, Default)]
    struct Locked(Rc<Cell<usize>>);

    impl TokenVault for Locked {
        fn kind(&self) -> VaultKind {
            VaultKind::Keyring
        }
        fn get(&self, id: &VaultId) -> Result<Option<Jwt>, VaultError> {
            if *id == id_of(0) {
                return Ok(None);
            }
            self.0.set(self.0.get() + 1);
            Err(VaultError::Locked)
        }
        fn put(&self, _: &VaultId, _: &str, _: &Jwt) -> Result<(), VaultError> {
            unreachable!("nothing is written")
        }
        fn remove(&self, _: &VaultId) -> Result<bool, VaultError> {
            unreachable!("nothing is written")
        }
        fn ids(&self) -> Result<Vec<VaultId>, VaultError> {
            unreachable!("orphans are looked for elsewhere")
        }
    }

    impl Vaults for Locked {
        fn open(&self, _: VaultKind) -> Result<Box<dyn TokenVault>, VaultError> {
            Ok(Box::new(self.clone()))
        }
    }

    fn id_of(byte: u8) -> VaultId {
        VaultId::from_random([byte; 16])
    }

    fn book(names: &[&str]) -> ContextBook {
        let token = Jwt::parse("eyJhbGciOiJIUzI1NiJ9.e30.c2ln").unwrap();
        let mut book = ContextBook::default();
        for (byte, name) in (1..).zip(names) {
            let context = Context {
                name: name.parse().unwrap(),
                description: None,
                endpoint: None,
                kube: KubeBinding::default(),
                credential: Credential::Stored(StoredToken {
                    vault: VaultKind::Keyring,
                    id: id_of(byte),
                    summary: Some(summarize_unverified(&token)),
                }),
                created: NumericDate(0),
            };
            book.insert(context, OnClash::Refuse).unwrap();
        }
        book
    }

    #[test]
    fn a_locked_keyring_is_asked_once_however_many_tokens_rest_there() {
        let keyring = Locked::default();
        let look_at = |book: &ContextBook| {
            let now = NumericDate(0);
            look(
                VaultKind::Keyring,
                book,
                VaultKind::File,
                &id_of(0),
                &keyring,
                now,
            )
        };
        let unused = look_at(&ContextBook::default());
        assert!(matches!(unused.state, VaultState::Unused));
        let looked = look_at(&book(&["a", "b", "c"]));
        assert!(matches!(
            looked.state,
            VaultState::Fails(VaultError::Locked)
        ));
        assert_eq!((looked.users.len(), looked.tokens.len()), (3, 0));
        assert_eq!(keyring.0.get(), 1);
    }
}
