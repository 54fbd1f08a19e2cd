//! What the adapters may answer instead.
//!
//! Texts are facts and never include a credential; what to do about them is said in `cli::report`.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::domain::context::ContextError;
use crate::domain::credential::{VaultId, VaultKind};

/// Why contexts cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No folder is known to put them in.
    #[error(
        "no folder for the config is known: neither a home directory nor PXSEC_CONFIG_DIR is set"
    )]
    NoFolder,
    /// The file is not what it should be. Tells where, never what stands there.
    #[error("{} is malformed at line {line}, column {column}: {expected}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What was expected there, in our own words.
        expected: String,
    },
    /// The file was written by a newer pxsec.
    #[error("{} has version {version}, this pxsec knows version 1", path.display())]
    NewerVersion {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: i64,
    },
    /// Something else stands where the file should be.
    #[error("{} is not a regular file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The file is larger than any config can be.
    #[error("{} is larger than {max_bytes} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The bound.
        max_bytes: u64,
    },
    /// The operating system refuses to read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The path.
        path: PathBuf,
        /// Its reason.
        #[source]
        source: io::Error,
    },
    /// The operating system refuses to write. The old file is untouched.
    #[error("cannot write {}", path.display())]
    Write {
        /// The path.
        path: PathBuf,
        /// Its reason.
        #[source]
        source: io::Error,
    },
    /// Another process holds the lock for too long.
    #[error("{} is locked by another pxsec{} for more than {secs} s", path.display(), pid.map(|p| format!(" (pid {p})")).unwrap_or_default())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// The holder, when it wrote its pid.
        pid: Option<u32>,
        /// How long was waited.
        secs: u64,
    },
}

/// Why an update did not happen.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// The edit itself refused.
    #[error(transparent)]
    Refused(ContextError),
    /// Reading or writing failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a token cannot be kept, fetched or removed.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no session bus to reach a keyring over.
    #[error(
        "the OS keyring is not available: there is no D-Bus session bus (headless, ssh or WSL)"
    )]
    NoSessionBus,
    /// There is a bus, and nobody on it keeps secrets.
    #[error("the OS keyring is not available: no Secret Service is running on the session bus")]
    NoService,
    /// The keyring is locked, or has no default collection, and nobody unlocked it.
    #[error("the OS keyring is locked or refused access")]
    Locked,
    /// The keyring asked, and a person dismissed the prompt or said no.
    #[error("the prompt of the OS keyring was dismissed or denied")]
    Denied,
    /// The keyring cannot tell which entries it has.
    #[error("the OS keyring of this platform cannot list its entries")]
    NotListable,
    /// No answer in time; usually a prompt that nobody sees.
    #[error("the OS keyring did not answer within {secs} s")]
    Timeout {
        /// How long was waited.
        secs: u64,
    },
    /// The platform's limit.
    #[error("the token has {bytes} bytes, more than the {max_bytes} that the OS keyring takes")]
    TooLarge {
        /// The token's size.
        bytes: usize,
        /// The limit.
        max_bytes: usize,
    },
    /// Any other answer of the keyring.
    #[error("the OS keyring failed: {reason}")]
    Keyring {
        /// The platform's words; never a credential.
        reason: String,
    },
    /// What the vault holds is no token.
    #[error("the entry `{id}` of the {vault} vault is not a token")]
    NotAToken {
        /// Which vault.
        vault: VaultKind,
        /// Which entry.
        id: VaultId,
    },
    /// The file or folder is open to others.
    #[error("{} has mode {mode:04o} and is open to other users", path.display())]
    OpenToOthers {
        /// The path.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
        /// The mode it should have.
        want: u32,
    },
    /// A symlink, a device, a folder, or a file of another owner.
    #[error("{} is {what}, not a file of yours", path.display())]
    Foreign {
        /// The path.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// The operating system refuses.
    #[error("cannot {verb} {}", path.display())]
    Io {
        /// `read`, `write` or `remove`.
        verb: &'static str,
        /// The path.
        path: PathBuf,
        /// Its reason.
        #[source]
        source: io::Error,
    },
    /// No folder is known.
    #[error(transparent)]
    Folder(StoreError),
}

/// One field that another manager owns with another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldConflict {
    /// The field, such as `.data.auth-token`.
    pub field: String,
    /// The manager, such as `kubectl-create`.
    pub manager: String,
}

/// Why Kubernetes could not be reached, or what it refused.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No kubeconfig and not in a pod.
    #[error("no Kubernetes cluster is configured: {}", tried.join(", "))]
    NoKubeconfig {
        /// What was looked for.
        tried: Vec<String>,
    },
    /// A kubeconfig that cannot be read or used. `reason` never holds a value of the file.
    #[error("the kubeconfig {path} cannot be used: {reason}")]
    Kubeconfig {
        /// Where it is; several are joined by the platform's list separator.
        path: String,
        /// Why.
        reason: String,
    },
    /// `--context` names no kubeconfig context.
    #[error("the kubeconfig has no context `{name}`")]
    UnknownKubeContext {
        /// The name asked for.
        name: String,
        /// The names it has.
        known: Vec<String>,
    },
    /// A credential plugin of the kubeconfig failed.
    #[error("the credential plugin `{command}` of the kubeconfig failed: {reason}")]
    CredentialPlugin {
        /// Its command, without arguments.
        command: String,
        /// Why.
        reason: String,
    },
    /// A kubectl flag that cannot be carried out.
    #[error("{flag}: {reason}")]
    Flag {
        /// The flag.
        flag: &'static str,
        /// Why not.
        reason: String,
    },
    /// No connection.
    #[error("cannot reach the API server {server}: {reason}")]
    Unreachable {
        /// Its URL.
        server: String,
        /// Why.
        reason: String,
    },
    /// No answer in time.
    #[error("the API server {server} did not answer within {}{}", waited_for(*.waited), if *.perhaps_done { PERHAPS_DONE } else { "" })]
    Timeout {
        /// Its URL.
        server: String,
        /// How long it was given.
        waited: Duration,
        /// Whether it was to write something, and may have.
        perhaps_done: bool,
    },
    /// The server's certificate is not trusted.
    #[error("the certificate of the API server {server} is not trusted: {reason}")]
    Tls {
        /// Its URL.
        server: String,
        /// Why.
        reason: String,
        /// Whether it may be all right with another certificate authority.
        authority: bool,
    },
    /// 401.
    #[error("the API server {server} does not accept the credentials of the kubeconfig")]
    Unauthorized {
        /// Its URL.
        server: String,
    },
    /// 403, in the server's words.
    #[error("{message}")]
    Forbidden {
        /// The server's message.
        message: String,
    },
    /// The namespace does not exist.
    #[error("the namespace `{namespace}` does not exist")]
    NamespaceNotFound {
        /// Its name.
        namespace: String,
    },
    /// The namespace is being deleted.
    #[error("the namespace `{namespace}` is being deleted")]
    NamespaceTerminating {
        /// Its name.
        namespace: String,
    },
    /// No such Secret.
    #[error("there is no Secret `{name}` in the namespace `{namespace}`")]
    SecretNotFound {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
    },
    /// The Secret has no such key.
    #[error("the Secret `{namespace}/{name}` has no key `{key}`")]
    KeyNotFound {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
        /// The key asked for.
        key: String,
        /// The keys it has.
        known: Vec<String>,
    },
    /// The object exists.
    #[error("the Secret `{namespace}/{name}` already exists")]
    AlreadyExists {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
    },
    /// Other managers own fields with other values.
    #[error("{}", conflict_text(.fields))]
    Conflict {
        /// Which fields, and who owns them.
        fields: Vec<FieldConflict>,
    },
    /// The object changed since it was read.
    #[error("the Secret `{namespace}/{name}` was changed by someone else at the same time")]
    Changed {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
    },
    /// 422, in the server's words.
    #[error("the API server refuses it: {message}")]
    Invalid {
        /// The server's message.
        message: String,
    },
    /// Neither a StorageCluster nor one of the usual Secrets.
    #[error("no storage cluster with security was found: {}", looked_at.join("; "))]
    NoSecurityFound {
        /// What was looked at, and what was there.
        looked_at: Vec<String>,
    },
    /// More than one StorageCluster.
    #[error("there are several StorageClusters: {}", names.join(", "))]
    SeveralStorageClusters {
        /// `namespace/name` of each.
        names: Vec<String>,
    },
    /// Any other answer.
    #[error("the API server answered {code}: {message}")]
    Api {
        /// The HTTP status.
        code: u16,
        /// The server's message.
        message: String,
    },
    /// An answer that is no Kubernetes answer. Its text is not kept, since it may hold a credential.
    #[error("the API server {server} gave an answer that is not understood")]
    BadAnswer {
        /// Its URL.
        server: String,
    },
}

/// What is said of a write whose answer did not come.
pub const PERHAPS_DONE: &str = "; what was to be written may be there all the same";

/// In whole seconds, or in milliseconds where those would not tell.
fn waited_for(waited: Duration) -> String {
    if waited.subsec_millis() == 0 && waited.as_secs() > 0 {
        format!("{} s", waited.as_secs())
    } else {
        format!("{} ms", waited.as_millis())
    }
}

/// How the message of an [`ClusterError::Api`] ends that no API server has written.
pub const NO_STATUS: &str = "and no Kubernetes `Status` with it";

/// How the reason of a [`ClusterError::CredentialPlugin`] begins when there is no program to run.
pub const NO_SUCH_PLUGIN: &str = "there is no such program";

/// The reason of a [`ClusterError::CredentialPlugin`] that is none, but an auth provider within kubectl that is gone.
pub const AUTH_PROVIDER_REMOVED: &str =
    "this auth provider was removed from Kubernetes; a credential plugin (exec) takes its place";

fn conflict_text(fields: &[FieldConflict]) -> String {
    let each: Vec<String> = fields
        .iter()
        .map(|f| {
            format!(
                "field `{}` is owned by `{}`",
                f.field.trim_start_matches('.'),
                f.manager
            )
        })
        .collect();
    each.join(", ")
}
