//! What to do when px contexts or their tokens cannot be read or kept.

use crate::cli::exit;
use crate::cli::report::Failure;
use crate::domain::context::ContextError;
use crate::domain::shell::shell_word;
use crate::ops::context_create::SaveError;
use crate::ports::{StoreError, UpdateError, VaultError};

impl From<ContextError> for Failure {
    fn from(error: ContextError) -> Self {
        let failure = Self::of(exit::CONTEXT, &error);
        match error {
            ContextError::NotFound { near, any, .. } => match near.first() {
                Some(name) => failure.hint(format!("did you mean `{name}`?")),
                None if any => failure.hint("`kubectl pxsec context list` shows them"),
                None => failure.hint("create one with `kubectl pxsec context create NAME`"),
            },
            ContextError::Exists { .. } => {
                failure.hint("replace it with --replace, or choose another name")
            }
            ContextError::NoPrevious => {
                failure.hint("`kubectl pxsec context list` shows all contexts")
            }
            ContextError::NotARecipe { name, .. } => failure.hint(format!(
                "make it one: kubectl pxsec context update {name} --recipe --auth-config FILE --from-cluster"
            )),
            ContextError::NotStored { name, .. } => failure.hint(format!(
                "store one: kubectl pxsec context update {name} --token-file FILE"
            )),
            ContextError::NoIssuer { .. } => {
                failure.hint("give the server's issuer with --issuer")
            }
            ContextError::Changed { .. } => failure.hint("try again"),
            ContextError::NoCurrent { any: true } => failure
                .hint("select one with `kubectl pxsec context use NAME`, or name one with -c"),
            ContextError::NoCurrent { any: false } => {
                failure.hint("create one with `kubectl pxsec context create NAME`")
            }
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let failure = Self::of(exit::CONTEXT, &error);
        match error {
            StoreError::NoFolder => failure.hint("set PXSEC_CONFIG_DIR to a folder of yours"),
            StoreError::Malformed { path, .. } => failure
                .hint(format!("mend that line of {}; pxsec does not touch the file until then", path.display())),
            StoreError::NewerVersion { .. } => {
                failure.hint("use a newer kubectl-pxsec; this one leaves the file as it is")
            }
            StoreError::NotAFile { path } => {
                failure.hint(format!("move {} away, or set PXSEC_CONFIG_DIR", path.display()))
            }
            StoreError::TooLarge { path, .. } => {
                failure.hint(format!("is {} really the config of pxsec?", path.display()))
            }
            StoreError::Read { path, .. } | StoreError::Write { path, .. } => failure.hint(format!(
                "check the owner, mode and free space of {}, or set PXSEC_CONFIG_DIR to another folder",
                path.parent().unwrap_or(&path).display()
            )),
            StoreError::Locked { .. } => failure.hint("try again when the other pxsec has ended"),
        }
    }
}

impl From<UpdateError> for Failure {
    fn from(error: UpdateError) -> Self {
        match error {
            UpdateError::Refused(refused) => refused.into(),
            UpdateError::Store(failed) => failed.into(),
        }
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        const FILE: &str =
            "keep tokens in files of mode 0600 instead: --vault file, or PXSEC_VAULT=file";
        const NONE: &str = "keep no token: kubectl pxsec context create NAME --recipe --auth-config FILE --from-cluster";
        let failure = Self::of(exit::VAULT, &error);
        match error {
            VaultError::NoSessionBus => {
                failure.hint("run it in a desktop session, or under `dbus-run-session` with a keyring daemon").hint(FILE).hint(NONE)
            }
            VaultError::NoService => {
                failure.hint("start a Secret Service such as gnome-keyring or KWallet").hint(FILE).hint(NONE)
            }
            VaultError::Locked => {
                failure.hint("unlock the keyring in its own program").hint(FILE).hint(NONE)
            }
            VaultError::Denied => {
                failure.hint("try again, and say yes when the keyring asks").hint(FILE).hint(NONE)
            }
            VaultError::NotListable => {
                failure.hint("look for entries of the service `kubectl-pxsec` in the keyring's own program")
            }
            VaultError::Timeout { .. } => {
                failure.hint("look for a prompt that waits for an answer, and unlock the keyring").hint(FILE).hint(NONE)
            }
            VaultError::TooLarge { .. } | VaultError::Keyring { .. } => failure.hint(FILE),
            VaultError::NotAToken { .. } => {
                failure.hint("create the context anew: `kubectl pxsec context create NAME --replace`")
            }
            VaultError::OpenToOthers { path, want, .. } => {
                failure.hint(format!(
                    "run: chmod {want:04o} {}",
                    shell_word(&path.to_string_lossy())
                ))
            }
            VaultError::Foreign { path, .. } => {
                failure.hint(format!("move {} away and create the context anew", path.display()))
            }
            VaultError::Io { path, .. } => {
                failure.hint(format!("check the owner, mode and free space of {}", path.display()))
            }
            VaultError::Folder(folder) => Self {
                hints: Self::from(folder).hints,
                ..failure
            },
        }
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Context(error) => error.into(),
            SaveError::Store(error) => error.into(),
            SaveError::Vault(error) => Self::from(error).while_doing("could not keep the token"),
            SaveError::NoToken { ref name, .. } => {
                let hint = format!(
                    "store it anew: kubectl pxsec context update {name} --vault VAULT --token-file FILE"
                );
                Self::of(exit::VAULT, &error).hint(hint)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// It was told to use another folder, since all that could be wrong with the vault's folder was that there is none.
    #[test]
    fn a_locked_vault_is_waited_for() {
        let locked = StoreError::Locked {
            path: "vault.lock".into(),
            pid: Some(7),
            secs: 10,
        };
        let failure = Failure::from(VaultError::Folder(locked));
        assert_eq!(failure.exit, exit::VAULT);
        assert_eq!(failure.hints, ["try again when the other pxsec has ended"]);
        let none = Failure::from(VaultError::Folder(StoreError::NoFolder));
        assert_eq!(none.hints, ["set PXSEC_CONFIG_DIR to a folder of yours"]);
    }
}
