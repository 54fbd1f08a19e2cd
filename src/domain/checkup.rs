//! What `doctor` looks at, and what comes of it.

use std::fmt;

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The plugin and kubectl on this machine.
    Machine,
    /// The config folder.
    Config,
    /// Where tokens rest.
    Vault,
    /// Kubernetes, and what we may do there.
    Cluster,
    /// The storage cluster's security.
    Storage,
    /// The tokens that were pushed.
    Fleet,
}

impl Group {
    /// All of them, in the order of the answer.
    pub const ALL: [Self; 6] = [
        Self::Machine,
        Self::Config,
        Self::Vault,
        Self::Cluster,
        Self::Storage,
        Self::Fleet,
    ];

    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Config => "config",
            Self::Vault => "vault",
            Self::Cluster => "cluster",
            Self::Storage => "storage",
            Self::Fleet => "fleet",
        }
    }

    /// Whether its checks need a Kubernetes cluster.
    #[must_use]
    pub fn needs_network(self) -> bool {
        match self {
            Self::Machine | Self::Config | Self::Vault => false,
            Self::Cluster | Self::Storage | Self::Fleet => true,
        }
    }

    /// Its checks, in the order of the answer.
    pub fn checks(self) -> impl Iterator<Item = Check> {
        Check::ALL
            .into_iter()
            .filter(move |check| check.group() == self)
    }
}

/// One thing that is looked at. A closed set; scripts match the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// kubectl finds this very program.
    Plugin,
    /// There is no other copy of it on PATH.
    Shadowing,
    /// kubectl can complete its arguments.
    Completion,
    /// kubectl is there, and young enough.
    Kubectl,
    /// config.toml reads well.
    ConfigFile,
    /// What the environment says makes sense.
    Variables,
    /// Nobody else can open what is in the config folder.
    Modes,
    /// Nobody holds its locks.
    Locks,
    /// The OS keyring answers.
    Keyring,
    /// The file vault can be read.
    FileVault,
    /// The tokens of px contexts are there, and good for a while.
    StoredTokens,
    /// No token rests here that no px context names.
    Orphans,
    /// There is a kubeconfig, and the chosen context in it.
    Kubeconfig,
    /// The API server answers.
    ApiServer,
    /// It accepts who we are.
    Credentials,
    /// Our clocks agree.
    Clock,
    /// The rights of `secret push`.
    PushRights,
    /// The rights of `secret status`.
    StatusRights,
    /// The rights of `secret rotate`.
    RotateRights,
    /// The rights of `secret delete`.
    DeleteRights,
    /// The right behind `-A`.
    AllNamespacesRight,
    /// A StorageCluster was found.
    StorageCluster,
    /// The rights of `--from-cluster`.
    FromClusterRights,
    /// Security and authorization are on.
    Security,
    /// The issuer is known and makes no trouble.
    Issuer,
    /// The shared secret is there.
    SharedSecret,
    /// It is what it was meant to be, and strong.
    SharedSecretValue,
    /// It is where only few can read it.
    SharedSecretPlace,
    /// Who has no token may do nothing.
    GuestAccess,
    /// The tokens that pxsec keeps in Secrets are good for a while.
    PushedTokens,
    /// What StorageClasses and claims refer to is there, and good.
    References,
}

impl Check {
    /// All of them, in the order of the answer.
    pub const ALL: [Self; 31] = [
        Self::Plugin,
        Self::Shadowing,
        Self::Completion,
        Self::Kubectl,
        Self::ConfigFile,
        Self::Variables,
        Self::Modes,
        Self::Locks,
        Self::Keyring,
        Self::FileVault,
        Self::StoredTokens,
        Self::Orphans,
        Self::Kubeconfig,
        Self::ApiServer,
        Self::Credentials,
        Self::Clock,
        Self::PushRights,
        Self::StatusRights,
        Self::RotateRights,
        Self::DeleteRights,
        Self::AllNamespacesRight,
        Self::StorageCluster,
        Self::FromClusterRights,
        Self::Security,
        Self::Issuer,
        Self::SharedSecret,
        Self::SharedSecretValue,
        Self::SharedSecretPlace,
        Self::GuestAccess,
        Self::PushedTokens,
        Self::References,
    ];

    /// The word, what it is about, and what is looked at.
    fn facts(self) -> (&'static str, Group, &'static str) {
        use Group::{Cluster, Config, Fleet, Machine, Storage, Vault};
        match self {
            Self::Plugin => ("plugin", Machine, "kubectl finds this very program on PATH"),
            Self::Shadowing => ("shadowing", Machine, "there is no other copy of it on PATH"),
            Self::Completion => (
                "completion",
                Machine,
                "kubectl_complete-pxsec is on PATH and leads to the plugin",
            ),
            Self::Kubectl => ("kubectl", Machine, "kubectl is on PATH, 1.26 or later"),
            Self::ConfigFile => (
                "config-file",
                Config,
                "config.toml can be used and has no unknown keys",
            ),
            Self::Variables => (
                "variables",
                Config,
                "PXSEC_VAULT and PXSEC_CONTEXT name something",
            ),
            Self::Modes => (
                "modes",
                Config,
                "nobody else can open the config folder and what is in it",
            ),
            Self::Locks => ("locks", Config, "no process keeps the others waiting"),
            Self::Keyring => (
                "keyring",
                Vault,
                "the OS keyring answers, when tokens rest or would rest there",
            ),
            Self::FileVault => ("file-vault", Vault, "the file vault can be read, likewise"),
            Self::StoredTokens => (
                "stored-tokens",
                Vault,
                "the tokens of px contexts are there and do not end soon",
            ),
            Self::Orphans => (
                "orphans",
                Vault,
                "no token rests there that no px context names",
            ),
            Self::Kubeconfig => (
                "kubeconfig",
                Cluster,
                "there is one, and its context and credentials can be used",
            ),
            Self::ApiServer => ("api-server", Cluster, "it answers, and its version"),
            Self::Credentials => ("credentials", Cluster, "it accepts them, and as whom"),
            Self::Clock => (
                "clock",
                Cluster,
                "this machine's clock and the API server's agree",
            ),
            Self::PushRights => ("push-rights", Cluster, "what secret push needs"),
            Self::StatusRights => ("status-rights", Cluster, "what secret status needs"),
            Self::RotateRights => ("rotate-rights", Cluster, "what secret rotate needs"),
            Self::DeleteRights => ("delete-rights", Cluster, "what secret delete needs"),
            Self::AllNamespacesRight => ("all-namespaces-right", Cluster, "what -A needs"),
            Self::StorageCluster => (
                "storage-cluster",
                Storage,
                "there is one StorageCluster, or a Secret that the docs use",
            ),
            Self::FromClusterRights => {
                ("from-cluster-rights", Storage, "what --from-cluster needs")
            }
            Self::Security => (
                "security",
                Storage,
                "security and authorization are enabled",
            ),
            Self::Issuer => (
                "issuer",
                Storage,
                "it is known, one, and no URL, which would mean OIDC",
            ),
            Self::SharedSecret => ("shared-secret", Storage, "it is there and can serve as one"),
            Self::SharedSecretValue => (
                "shared-secret-value",
                Storage,
                "no line break at its end, not encoded twice, long, not guessable",
            ),
            Self::SharedSecretPlace => (
                "shared-secret-place",
                Storage,
                "it is in a Secret, not in the StorageCluster itself",
            ),
            Self::GuestAccess => ("guest-access", Storage, "who has no token may do nothing"),
            Self::PushedTokens => (
                "pushed-tokens",
                Fleet,
                "the tokens that pxsec keeps in Secrets are good for a while",
            ),
            Self::References => (
                "references",
                Fleet,
                "what StorageClasses and claims refer to is there and good",
            ),
        }
    }

    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.facts().0
    }

    /// What it is about.
    #[must_use]
    pub fn group(self) -> Group {
        self.facts().1
    }

    /// What is looked at, as help has it.
    #[must_use]
    pub fn about(self) -> &'static str {
        self.facts().2
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What came of a check. A closed set; scripts match the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All is well.
    Ok,
    /// It works, and someone should know.
    Warn,
    /// Something does not work, or will not.
    Fail,
    /// It could not be looked at, or has no meaning here.
    Skip,
}

impl Status {
    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Skip => "skip",
        }
    }
}

/// One line of the answer. Never holds a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What was looked at.
    pub check: Check,
    /// What came of it.
    pub status: Status,
    /// The facts.
    pub message: String,
    /// One command that mends it, or shows what only a person can decide.
    pub fix: Option<String>,
}

impl Item {
    /// All is well.
    #[must_use]
    pub fn ok(check: Check, message: impl Into<String>) -> Self {
        Self {
            check,
            status: Status::Ok,
            message: message.into(),
            fix: None,
        }
    }

    /// It works, and someone should know.
    #[must_use]
    pub fn warn(check: Check, message: impl Into<String>) -> Self {
        Self {
            status: Status::Warn,
            ..Self::ok(check, message)
        }
    }

    /// Something does not work, and `fix` mends it.
    #[must_use]
    pub fn fail(check: Check, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            status: Status::Fail,
            ..Self::ok(check, message)
        }
        .fix(fix)
    }

    /// It could not be looked at, or has no meaning here.
    #[must_use]
    pub fn skip(check: Check, reason: impl Into<String>) -> Self {
        Self {
            status: Status::Skip,
            ..Self::ok(check, reason)
        }
    }

    /// Adds the command.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}

/// How many checks came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// [`Status::Ok`].
    pub ok: usize,
    /// [`Status::Warn`].
    pub warn: usize,
    /// [`Status::Fail`].
    pub fail: usize,
    /// [`Status::Skip`].
    pub skip: usize,
}

impl Tally {
    /// Counts.
    #[must_use]
    pub fn of(items: &[Item]) -> Self {
        let mut tally = Self::default();
        for item in items {
            *match item.status {
                Status::Ok => &mut tally.ok,
                Status::Warn => &mut tally.warn,
                Status::Fail => &mut tally.fail,
                Status::Skip => &mut tally.skip,
            } += 1;
        }
        tally
    }
}

#[cfg(test)]
#[path = "checkup_tests.rs"]
mod tests;
