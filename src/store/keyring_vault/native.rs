//! Entries of the macOS Keychain and the Windows Credential Manager, through the `keyring` facade.
//!
//! Neither is asked for a list: entries there cannot be marked with their config folder through the facade, and
//! one of another folder must never pass for an orphan of this one.

use keyring::{Entry, Error};
use zeroize::Zeroizing;

use super::{MAX_WINDOWS_BYTES, SERVICE};
use crate::domain::credential::VaultId;
use crate::ports::VaultError;

/// The secret under `id`; `None` when there is none.
pub(super) fn get(
    id: &VaultId,
    on_prompt: &dyn Fn(),
) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
    let secret = entry(id, on_prompt).and_then(|entry| entry.get_secret().map_err(|e| explain(&e)));
    some(secret.map(Zeroizing::new))
}

/// Keeps `secret` under `id`, in place of one that is there. There are no labels.
pub(super) fn put(
    id: &VaultId,
    _label: &str,
    _folder: &str,
    secret: &[u8],
    on_prompt: &dyn Fn(),
) -> Result<(), VaultError> {
    // Asked first: of a secret that is too large the platform says only that an attribute is.
    if cfg!(windows) {
        fits(secret.len())?;
    }
    let done =
        entry(id, on_prompt).and_then(|entry| entry.set_secret(secret).map_err(|e| explain(&e)));
    match some(done)? {
        Some(()) => Ok(()),
        None => Err(VaultError::Keyring {
            reason: "the entry vanished while it was written".to_owned(),
        }),
    }
}

fn fits(bytes: usize) -> Result<(), VaultError> {
    if bytes > MAX_WINDOWS_BYTES {
        return Err(VaultError::TooLarge {
            bytes,
            max_bytes: MAX_WINDOWS_BYTES,
        });
    }
    Ok(())
}

/// Removes what is under `id`, and tells whether there was anything.
pub(super) fn remove(id: &VaultId, on_prompt: &dyn Fn()) -> Result<bool, VaultError> {
    let done =
        entry(id, on_prompt).and_then(|entry| entry.delete_credential().map_err(|e| explain(&e)));
    Ok(some(done)?.is_some())
}

/// Never lists anything.
///
/// # Errors
/// [`VaultError::NotListable`], always.
pub(super) fn ids(_folder: &str) -> Result<Vec<VaultId>, VaultError> {
    Err(VaultError::NotListable)
}

/// `None`: there is no such entry.
type Why = Option<VaultError>;

fn entry(id: &VaultId, on_prompt: &dyn Fn()) -> Result<Entry, Why> {
    // The Keychain may ask for a password or a consent, and does not tell beforehand. It has no service that
    // could be silent, so a late answer there is a prompt. Windows never asks.
    if cfg!(target_os = "macos") {
        on_prompt();
    }
    if let Err(error) = Entry::store_status() {
        return Err(explain(error));
    }
    Entry::new(SERVICE, id.as_str()).map_err(|error| explain(&error))
}

fn some<T>(result: Result<T, Why>) -> Result<Option<T>, VaultError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(None) => Ok(None),
        Err(Some(error)) => Err(error),
    }
}

/// What an error of the platform means.
///
/// Uses no `Debug` and no content: `BadEncoding` and `BadDataFormat` carry the secret, `Ambiguous` prints
/// whole entries.
fn explain(error: &Error) -> Why {
    let reason = match error {
        Error::NoEntry => return None,
        Error::NoStorageAccess(_) => return Some(VaultError::Locked),
        Error::PlatformFailure(cause) => return Some(explain_text(&cause.to_string())),
        Error::TooLong(_, max) => {
            return Some(VaultError::Keyring {
                reason: format!("it takes no more than {max} bytes"),
            });
        }
        Error::BadEncoding(_) | Error::BadDataFormat(_, _) => "the entry has a form of its own",
        Error::BadStoreFormat(_) => "the keyring itself is damaged",
        Error::Invalid(_, _) => "an attribute of the entry is not accepted",
        Error::Ambiguous(_) => "several entries have this id",
        Error::NoDefaultStore => "it was not initialized",
        Error::NotSupportedByStore(_) => "it does not support this",
        _ => "of a cause unknown to this version",
    };
    Some(VaultError::Keyring {
        reason: reason.to_owned(),
    })
}

/// Goes by the texts of `SecCopyErrorMessageString`, since the types are those of crates that the facade does not
/// pass on. In another language the text itself is told.
fn explain_text(text: &str) -> VaultError {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&[
        // errSecUserCanceled, errSecAuthFailed
        "User canceled the operation",
        "The user name or passphrase you entered is not correct",
    ]) {
        VaultError::Denied
    // errSecInteractionNotAllowed: locked, and nobody can be asked.
    } else if has(&["User interaction is not allowed"]) {
        VaultError::Locked
    } else {
        VaultError::Keyring {
            reason: text.to_owned(),
        }
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
            let told = explain(&error).unwrap();
            assert!(!format!("{told} {told:?}").contains("eyJ"));
        }
    }

    #[test]
    fn windows_takes_2560_bytes() {
        assert!(fits(2560).is_ok());
        assert!(matches!(
            fits(2561),
            Err(VaultError::TooLarge {
                bytes: 2561,
                max_bytes: 2560
            })
        ));
    }

    #[test]
    fn answers_of_the_keychain_are_told_apart() {
        for (text, expected) in [
            ("User canceled the operation.", "Denied"),
            (
                "The user name or passphrase you entered is not correct.",
                "Denied",
            ),
            ("User interaction is not allowed.", "Locked"),
            ("A default keychain could not be found.", "Keyring"),
        ] {
            let told = explain(&Error::PlatformFailure(text.into()));
            let told = format!("{:?}", told.unwrap());
            assert!(told.starts_with(expected), "{text}: {told}");
        }
        assert!(explain(&Error::NoEntry).is_none());
        assert!(matches!(
            ids("/home/me/.config/pxsec"),
            Err(VaultError::NotListable)
        ));
    }
}
