//! Failures as the user reads them: what happened, why, and what to run next.
//!
//! Errors are facts and live in their modules; advice and exit codes live here, by exhaustive match.

use std::error::Error as StdError;
use std::io;

use super::exit;
use crate::domain::claims::ClaimError;
use crate::domain::context::ContextError;
use crate::domain::key::KeyError;
use crate::domain::recipe::NoIssuer;
use crate::domain::token::TokenShapeError;
use crate::ops::context_create::SaveError;
use crate::ops::key_generate::KeepError;
use crate::ops::resolve::TokenError;
use crate::ops::secret_delete::DeleteError;
use crate::ops::secret_guard::Refused;
use crate::ops::secret_push::PushError;
use crate::ops::token_generate::GenerateError;
use crate::output::escape::printable;
use crate::output::time::{expiry, span};
use crate::ports::{ClusterError, StoreError, UpdateError, VaultError};

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub struct Failure {
    /// The exit code, one of [`exit::ALL`].
    pub exit: u8,
    /// What happened; none when nothing is to be said.
    pub message: Option<String>,
    /// Why, outermost first.
    pub causes: Vec<String>,
    /// What to do.
    pub hints: Vec<String>,
    /// The name that the kubeconfig has no context of; it may be one of ours.
    pub unknown_kube_context: Option<String>,
    /// What was to be read is not there, as opposed to: could not be asked for.
    pub not_there: bool,
    /// The cluster answered, and tells no key and issuer, or not which of several.
    pub undiscovered: bool,
}

impl Failure {
    /// A failure with an exit code of its own.
    #[must_use]
    pub fn new(exit: u8, message: impl Into<String>) -> Self {
        Self {
            message: Some(message.into()),
            ..Self::silent(exit)
        }
    }

    /// Something failed.
    #[must_use]
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(exit::FAILED, message)
    }

    /// The command line is wrong.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(exit::USAGE, message)
    }

    /// Ends with a code that says all there is to say.
    #[must_use]
    pub fn silent(exit: u8) -> Self {
        Self {
            exit,
            message: None,
            causes: Vec::new(),
            hints: Vec::new(),
            unknown_kube_context: None,
            not_there: false,
            undiscovered: false,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Puts what was being done before what went wrong.
    #[must_use]
    pub fn while_doing(mut self, what: impl Into<String>) -> Self {
        if let Some(message) = self.message.replace(what.into()) {
            self.causes.insert(0, message);
        }
        self
    }

    /// Standard output failed. A reader that went away, such as `head`, is no failure.
    #[must_use]
    pub fn of_stdout(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::silent(exit::OK);
        }
        let mut failure = Self::failed("cannot write to standard output");
        failure.causes.push(error.to_string());
        failure
    }

    /// Message and causes in one line.
    #[must_use]
    pub fn in_a_line(&self) -> String {
        let parts: Vec<&str> = self
            .message
            .iter()
            .chain(&self.causes)
            .map(String::as_str)
            .collect();
        parts.join(": ")
    }

    /// The text for standard error.
    #[must_use]
    pub fn render(&self) -> String {
        let Some(message) = &self.message else {
            return String::new();
        };
        let mut text = format!("error: {}\n", printable(message));
        for cause in &self.causes {
            text.push_str(&format!("  caused by: {}\n", printable(cause)));
        }
        for hint in &self.hints {
            text.push_str(&format!("hint: {}\n", printable(hint)));
        }
        text
    }

    fn of(exit: u8, error: &dyn StdError) -> Self {
        let mut failure = Self::new(exit, error.to_string());
        let mut next = error.source();
        while let Some(cause) = next {
            failure.causes.push(cause.to_string());
            next = cause.source();
        }
        failure
    }
}

impl From<TokenShapeError> for Failure {
    fn from(error: TokenShapeError) -> Self {
        let failure = Self::of(exit::FAILED, &error);
        match error {
            TokenShapeError::Empty => failure.hint("was the variable or file that should hold it empty?"),
            TokenShapeError::BearerPrefix => failure.hint("give the part after `Bearer `"),
            TokenShapeError::LineBreak => {
                failure.hint("a token is one line; `tr -d '\\n' <FILE` joins a wrapped one")
            }
            TokenShapeError::NotBase64Url { .. }
            | TokenShapeError::Segments { .. }
            | TokenShapeError::HeaderNotJson
            | TokenShapeError::NotUtf8
            | TokenShapeError::TooLong { .. } => failure
                .hint("a PX token looks like eyJ….eyJ….…; sign one with `kubectl pxsec auth token generate`"),
        }
    }
}

impl From<KeyError> for Failure {
    fn from(error: KeyError) -> Self {
        let failure = Self::of(exit::FAILED, &error);
        match super::key_hints::hint(&error) {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

impl From<GenerateError> for Failure {
    fn from(error: GenerateError) -> Self {
        match error {
            GenerateError::Claims(errors) => {
                let mut failure = Self::failed("the token's claims are not possible");
                for error in &errors {
                    failure.causes.push(error.to_string());
                    failure.hints.extend(claim_hint(error).map(str::to_owned));
                }
                failure
            }
            GenerateError::Sign(error) => {
                Self::of(exit::FAILED, &error).while_doing("could not sign the token")
            }
        }
    }
}

fn claim_hint(error: &ClaimError) -> Option<&'static str> {
    match error {
        ClaimError::EmptyIssuer => Some("give the server's issuer with --issuer"),
        ClaimError::NoIdentity => Some("give --auth-config FILE, or --name, --email and --subject"),
        ClaimError::EndsInThePast { .. } => {
            Some("give a later --not-after, and check this machine's clock")
        }
        ClaimError::EmptyListEntry { .. } | ClaimError::ControlCharacter { .. } => None,
    }
}

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
                failure.hint(format!("run: chmod {want:04o} {}", path.display()))
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

impl From<NoIssuer> for Failure {
    fn from(error: NoIssuer) -> Self {
        Self::of(exit::USAGE, &error).hint("give the server's issuer with --issuer")
    }
}

impl From<TokenError<Self>> for Failure {
    fn from(error: TokenError<Self>) -> Self {
        match error {
            TokenError::Vault(error) => Self::from(error).while_doing("could not fetch the token"),
            TokenError::Missing { .. } => Self::of(exit::VAULT, &error),
            TokenError::Source(failure) => failure,
            TokenError::NoIssuer(error) => error.into(),
            TokenError::Generate(error) => error.into(),
            TokenError::NotAToken { place, source } => {
                Self::from(source).while_doing(format!("what {place} holds is not a token"))
            }
            TokenError::LifetimeFixed { .. } => Self::of(exit::USAGE, &error),
            TokenError::EndsTooSoon {
                of,
                expires,
                now,
                min_secs,
                ..
            } => {
                let wanted = if expires > now {
                    format!(", and {} more is asked for", span(min_secs))
                } else {
                    String::new()
                };
                Self::new(
                    exit::CONTEXT,
                    format!("the token of {of} {}{wanted}", expiry(Some(expires), now)),
                )
            }
        }
    }
}

impl From<ClusterError> for Failure {
    fn from(error: ClusterError) -> Self {
        let conflict = matches!(
            error,
            ClusterError::Conflict { .. }
                | ClusterError::AlreadyExists { .. }
                | ClusterError::Changed { .. }
        );
        let mut failure = Self::of(
            if conflict {
                exit::CONFLICT
            } else {
                exit::CLUSTER
            },
            &error,
        );
        if let ClusterError::UnknownKubeContext { name, .. } = &error {
            failure.unknown_kube_context = Some(name.clone());
        }
        failure.not_there = matches!(
            error,
            ClusterError::SecretNotFound { .. }
                | ClusterError::KeyNotFound { .. }
                | ClusterError::NamespaceNotFound { .. }
        );
        failure.undiscovered = matches!(
            error,
            ClusterError::NoSecurityFound { .. } | ClusterError::SeveralStorageClusters { .. }
        );
        match error {
            ClusterError::NoKubeconfig { .. } => {
                failure.hint("set KUBECONFIG, or give --kubeconfig FILE")
            }
            ClusterError::Kubeconfig { .. } => {
                failure.hint("`kubectl config view` shows what kubectl makes of it")
            }
            ClusterError::UnknownKubeContext { known, .. } => match known.is_empty() {
                true => failure.hint("it has no contexts at all"),
                false => failure.hint(format!("it has: {}", known.join(", "))),
            },
            ClusterError::CredentialPlugin { command, .. } => {
                failure.hint(format!("run it by hand, or `kubectl auth whoami`, to see what `{command}` says"))
            }
            ClusterError::Flag { .. } => failure,
            ClusterError::Unreachable { .. } => {
                failure.hint("`kubectl cluster-info` shows whether kubectl reaches it; choose another with --context")
            }
            ClusterError::Timeout { .. } => {
                failure.hint("try again, or allow more time with --request-timeout 2m")
            }
            ClusterError::Tls { .. } => {
                failure.hint("check certificate-authority in the kubeconfig, or give --certificate-authority FILE")
            }
            ClusterError::Unauthorized { .. } => {
                failure.hint("log in to the cluster again; `kubectl auth whoami` shows who you are there")
            }
            ClusterError::Forbidden { .. } => failure
                .hint("ask for the right, or act as someone who has it with --as; `kubectl auth can-i` tells"),
            ClusterError::NamespaceNotFound { namespace } => {
                failure.hint(format!("run: kubectl create namespace {namespace}"))
            }
            ClusterError::NamespaceTerminating { .. } => {
                failure.hint("wait until it is gone, or choose another with -n")
            }
            ClusterError::SecretNotFound { namespace, .. } => {
                failure.hint(format!("`kubectl get secrets -n {namespace}` shows those that exist"))
            }
            ClusterError::KeyNotFound { known, .. } => match known.is_empty() {
                true => failure.hint("the Secret is empty"),
                false => failure.hint(format!("it has: {}", known.join(", "))),
            },
            ClusterError::AlreadyExists { .. } => failure.hint("replace it with --force"),
            ClusterError::Conflict { .. } => {
                failure.hint("take it over with `--force-conflicts`, or leave it to its owner")
            }
            ClusterError::Changed { .. } => failure.hint("try again"),
            ClusterError::Invalid { .. } => failure,
            ClusterError::NoSecurityFound { .. } => failure
                .hint("name the key with --signing-key secret://NAMESPACE/NAME/KEY, and the issuer with --issuer"),
            ClusterError::SeveralStorageClusters { .. } => failure
                .hint("say where to look with --storage-namespace NAMESPACE")
                .hint("or name the key with --signing-key secret://NAMESPACE/NAME/KEY, and the issuer with --issuer"),
            ClusterError::Api { code: 429 | 500..=599, .. } => failure.hint("try again in a moment"),
            ClusterError::Api { .. } => failure,
            ClusterError::BadAnswer { .. } => {
                failure.hint("is the server of the kubeconfig really an API server, and is a proxy in between?")
            }
        }
    }
}

impl From<KeepError> for Failure {
    fn from(error: KeepError) -> Self {
        match error {
            KeepError::Cluster(error) => error.into(),
            KeepError::Exists { .. } => Self::of(exit::CONFLICT, &error)
                .hint("--force replaces it, and every token signed with the old key is rejected from then on"),
        }
    }
}

impl From<PushError> for Failure {
    fn from(error: PushError) -> Self {
        match error {
            PushError::Cluster(error) => error.into(),
            PushError::Generate(error) => error.into(),
            PushError::Expired { .. } => Self::of(exit::FAILED, &error)
                .hint("sign a new one with `kubectl pxsec auth token generate`, or push it all the same with --allow-expired"),
            PushError::MissingClaim { .. } => {
                Self::of(exit::FAILED, &error).hint("`kubectl pxsec auth token inspect` shows what it has")
            }
            PushError::NoLifeLeft { .. } => Self::of(exit::USAGE, &error)
                .hint("give a shorter --renew-before, such as 33%"),
            PushError::Refused { ref refused, .. } => {
                let (exit, hint) = refusal(refused);
                Self::of(exit, &error).hint(hint)
            }
        }
    }
}

impl From<DeleteError> for Failure {
    fn from(error: DeleteError) -> Self {
        match error {
            DeleteError::Cluster(error) => error.into(),
            DeleteError::Replaced { .. } => Self::of(exit::CONFLICT, &error)
                .hint("look at it again, and delete that one if it is to go too"),
            DeleteError::Refused(refused) => {
                let hint = match &refused {
                    Refused::OperatorOwned { .. } => {
                        "it comes back within seconds as long as security is on in the StorageCluster"
                    }
                    Refused::Unmanaged { .. } => {
                        "if it is to go all the same, `kubectl delete secret` asks nobody"
                    }
                    Refused::Immutable { .. }
                    | Refused::WrongType { .. }
                    | Refused::Admin { .. } => refusal(&refused).1,
                };
                Self::of(exit::CONFLICT, &refused).hint(hint)
            }
        }
    }
}

/// The exit code and the advice for something that must not be written.
fn refusal(refused: &Refused) -> (u8, &'static str) {
    match refused {
        Refused::OperatorOwned { .. } => (
            exit::CONFLICT,
            "push to another name, such as `kubectl pxsec secret push px-team-token`",
        ),
        Refused::Unmanaged { .. } => (
            exit::CONFLICT,
            "take it over with `--force-conflicts` (the fields) or `--adopt` (the Secret), or choose another name",
        ),
        Refused::Immutable { .. } => (
            exit::CLUSTER,
            "delete it first with `kubectl delete secret`, or choose another name",
        ),
        Refused::WrongType { .. } => (
            exit::CLUSTER,
            "choose another name; Kubernetes lets no Secret change its type",
        ),
        Refused::Admin { .. } => (
            exit::FAILED,
            "tenants can read what is in their namespace: give it a role such as system.user, or insist with --allow-admin",
        ),
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
