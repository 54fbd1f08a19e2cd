//! What to do when a Secret is not to be written or deleted.

use crate::cli::exit;
use crate::cli::report::Failure;
use crate::ops::key_generate::KeepError;
use crate::ops::secret_delete::DeleteError;
use crate::ops::secret_guard::Refused;
use crate::ops::secret_push::PushError;

impl From<KeepError> for Failure {
    fn from(error: KeepError) -> Self {
        match error {
            KeepError::Cluster(error) => error.into(),
            KeepError::HoldsToken { .. } => Self::of(exit::CONFLICT, &error)
                .hint("give the key a Secret of its own: --to-secret NAMESPACE/NAME/KEY"),
            KeepError::Immutable { .. } => {
                Self::of(exit::CLUSTER, &error).hint("name another Secret: --to-secret NAMESPACE/NAME/KEY")
            }
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
            DeleteError::Held { .. } => Self::of(exit::CLUSTER, &error)
                .hint("whoever has put a finalizer there takes it away when all is done"),
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
