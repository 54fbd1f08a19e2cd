//! The secret of an entry, through the `keyring` facade, on every platform.
//!
//! What a platform needs before and after is its own module's affair, and so is what the cause of an error means.
//! The facade connects once a process: after a Secret Service has started anew, it is of no use to this process.

use keyring::{Entry, Error};
use zeroize::Zeroizing;

use super::{SERVICE, platform};
use crate::domain::credential::VaultId;
use crate::ports::VaultError;

/// The secret under `id`; `None` when there is none.
pub(super) fn get(id: &VaultId) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
    call(id, |entry| entry.get_secret().map(Zeroizing::new))
}

/// Keeps `secret` under `id`, in place of one that is there.
pub(super) fn put(id: &VaultId, secret: &[u8]) -> Result<(), VaultError> {
    call(id, |entry| entry.set_secret(secret))?.ok_or_else(|| VaultError::Keyring {
        reason: "the entry vanished while it was written".to_owned(),
    })
}

/// Removes what is under `id`, and tells whether there was anything.
pub(super) fn remove(id: &VaultId) -> Result<bool, VaultError> {
    Ok(call(id, Entry::delete_credential)?.is_some())
}

/// `None`: there is no such entry.
fn call<T>(
    id: &VaultId,
    work: impl FnOnce(&Entry) -> keyring::Result<T>,
) -> Result<Option<T>, VaultError> {
    // The entry itself would say only that there is no store.
    if let Err(error) = Entry::store_status() {
        return Err(explain(error));
    }
    match Entry::new(SERVICE, id.as_str()).and_then(|entry| work(&entry)) {
        Ok(value) => Ok(Some(value)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(explain(&error)),
    }
}

/// What an error of the facade means.
///
/// Uses no `Debug` and no content: `BadEncoding` and `BadDataFormat` carry the secret, `Ambiguous` prints
/// whole entries.
fn explain(error: &Error) -> VaultError {
    let reason = match error {
        Error::PlatformFailure(cause) => return platform::explain(cause.as_ref()),
        Error::NoStorageAccess(cause) => {
            return match platform::explain(cause.as_ref()) {
                VaultError::Keyring { .. } => VaultError::Locked,
                told => told,
            };
        }
        Error::TooLong(_, max) => {
            return VaultError::Keyring {
                reason: format!("it takes no more than {max} bytes"),
            };
        }
        Error::BadEncoding(_) | Error::BadDataFormat(_, _) => "the entry has a form of its own",
        Error::BadStoreFormat(_) => "the keyring itself is damaged",
        Error::Invalid(_, _) => "an attribute of the entry is not accepted",
        Error::Ambiguous(_) => "several entries have this id",
        Error::NoDefaultStore => "it was not initialized",
        Error::NotSupportedByStore(_) => "it does not support this",
        _ => "of a cause unknown to this version",
    };
    VaultError::Keyring {
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_that_carry_the_secret_do_not_show_it() {
        let secret = || b"eyJhbGciOiJIUzI1NiJ9.e30.c2ln".to_vec();
        let cause =
            || -> Box<dyn std::error::Error + Send + Sync> { "eyJhbGciOiJIUzI1NiJ9".into() };
        for error in [
            Error::BadEncoding(secret()),
            Error::BadDataFormat(secret(), cause()),
            Error::Invalid("secret".into(), "eyJhbGciOiJIUzI1NiJ9".into()),
            Error::NotSupportedByStore("eyJhbGciOiJIUzI1NiJ9".into()),
        ] {
            let told = explain(&error);
            assert!(!format!("{told} {told:?}").contains("eyJ"));
        }
    }

    #[test]
    fn no_access_is_locked_unless_its_cause_says_more() {
        let told = explain(&Error::NoStorageAccess("of some cause".into()));
        assert!(matches!(told, VaultError::Locked), "{told:?}");
    }
}
