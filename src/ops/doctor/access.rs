//! Which rights commands need in Kubernetes, and which of them we have.

use std::collections::BTreeMap;

use futures_util::future::join_all;

use crate::domain::checkup::Check;
use crate::ports::{ClusterError, Right, SecretCluster};

/// The rights on Secrets of one command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Whose.
    pub check: Check,
    /// The verbs without which it does nothing.
    pub needed: &'static [&'static str],
    /// The verbs that only some of its flags need, with these flags.
    pub useful: Option<(&'static str, &'static str)>,
}

/// The commands that work on the Secrets of a namespace.
///
/// A server-side apply of what is not there yet needs `create` beside `patch`.
pub const DUTIES: [Duty; 4] = [
    Duty {
        check: Check::PushRights,
        needed: &["create", "patch"],
        useful: Some(("get", "--if-due and --force-conflicts")),
    },
    Duty {
        check: Check::StatusRights,
        needed: &["list"],
        useful: Some(("watch", "--watch")),
    },
    Duty {
        check: Check::RotateRights,
        needed: &["get", "list", "patch"],
        useful: None,
    },
    Duty {
        check: Check::DeleteRights,
        needed: &["delete", "get"],
        useful: None,
    },
];

/// A right on Secrets: in one namespace, or in all.
#[must_use]
pub fn on_secrets(verb: &'static str, namespace: Option<&str>) -> Right {
    Right {
        verb,
        group: "",
        resource: "secrets",
        namespace: namespace.map(str::to_owned),
        name: None,
    }
}

/// The right to find StorageClusters wherever they are.
#[must_use]
pub fn to_list_storage_clusters() -> Right {
    Right {
        verb: "list",
        group: "core.libopenstorage.org",
        resource: "storageclusters",
        namespace: None,
        name: None,
    }
}

/// What the server says of each right.
pub type Answers = BTreeMap<Right, Result<bool, ClusterError>>;

/// Asks for each right, all at once.
pub async fn ask(cluster: &impl SecretCluster, rights: impl IntoIterator<Item = Right>) -> Answers {
    let mut rights: Vec<Right> = rights.into_iter().collect();
    rights.sort();
    rights.dedup();
    let asked = rights.into_iter().map(async |right| {
        let answer = cluster.can_i(&right).await;
        (right, answer)
    });
    join_all(asked).await.into_iter().collect()
}

/// Every right in question: those of [`DUTIES`] in `namespace`, and to list the Secrets of all namespaces.
pub fn in_question(namespace: &str) -> impl Iterator<Item = Right> {
    let verbs = DUTIES.iter().flat_map(|duty| {
        let useful = duty.useful.map(|(verb, _)| verb);
        duty.needed.iter().copied().chain(useful)
    });
    let here = verbs.map(move |verb| on_secrets(verb, Some(namespace)));
    here.chain([on_secrets("list", None)])
}
