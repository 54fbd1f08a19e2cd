//! What the `keyring` facade leaves open of the macOS Keychain and the Windows Credential Manager: prompts and a limit.
//!
//! Neither is asked for a list: entries there cannot be marked with their config folder through the facade, and
//! one of another folder must never pass for an orphan of this one.

use super::MAX_WINDOWS_BYTES;
use crate::domain::credential::VaultId;
use crate::ports::VaultError;

/// Nothing is connected to.
pub(super) struct Platform;

impl Platform {
    pub(super) fn connect() -> Result<Self, VaultError> {
        Ok(Self)
    }

    /// Never knows that there is nothing.
    pub(super) fn before_get(
        &self,
        _id: &VaultId,
        on_prompt: &dyn Fn(),
    ) -> Result<bool, VaultError> {
        may_prompt(on_prompt);
        Ok(true)
    }

    /// Never knows that there is nothing.
    pub(super) fn before_remove(
        &self,
        _id: &VaultId,
        on_prompt: &dyn Fn(),
    ) -> Result<bool, VaultError> {
        may_prompt(on_prompt);
        Ok(true)
    }

    /// Never knows whether the entry will be a new one, which matters nowhere here.
    ///
    /// # Errors
    /// [`VaultError::TooLarge`] on Windows, which itself says only that an attribute is.
    pub(super) fn before_put(
        &self,
        _id: &VaultId,
        _folder: &str,
        secret: &[u8],
        on_prompt: &dyn Fn(),
    ) -> Result<bool, VaultError> {
        if cfg!(windows) {
            fits(secret.len())?;
        }
        may_prompt(on_prompt);
        Ok(false)
    }

    /// There are no marks and no labels.
    pub(super) fn after_put(
        &self,
        _id: &VaultId,
        _folder: &str,
        _new_label: Option<&str>,
    ) -> Result<(), VaultError> {
        Ok(())
    }

    /// Never lists anything.
    ///
    /// # Errors
    /// [`VaultError::NotListable`], always.
    pub(super) fn ids(&self, _folder: &str) -> Result<Vec<VaultId>, VaultError> {
        Err(VaultError::NotListable)
    }
}

/// The Keychain may ask for a password or a consent, and does not tell beforehand. It has no service that could be
/// silent, so a late answer there is a prompt. Windows never asks.
fn may_prompt(on_prompt: &dyn Fn()) {
    if cfg!(target_os = "macos") {
        on_prompt();
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

/// Goes by the texts of `SecCopyErrorMessageString`, since the types are those of crates that the facade does not
/// pass on. In another language the text itself is told.
pub(super) fn explain(error: &(dyn std::error::Error + 'static)) -> VaultError {
    let text = error.to_string();
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
        VaultError::Keyring { reason: text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let cause: Box<dyn std::error::Error + Send + Sync> = text.into();
            let told = format!("{:?}", explain(cause.as_ref()));
            assert!(told.starts_with(expected), "{text}: {told}");
        }
        assert!(matches!(
            Platform.ids("/home/me/.config/pxsec"),
            Err(VaultError::NotListable)
        ));
    }
}
