//! Exit codes: an API that scripts rely on. The tables of the man page and the README come from [`ALL`].

/// All went well.
pub const OK: u8 = 0;
/// Something failed, also when only a part did.
pub const FAILED: u8 = 1;
/// The command line is wrong.
pub const USAGE: u8 = 2;
/// `auth token verify`: the storage server would not take the token.
pub const REJECTED: u8 = 3;
/// `--error-unchanged`: all went well, and nothing had to be changed. As kubectl's conventions have it.
pub const UNCHANGED: u8 = 3;
/// A px context or the config file.
pub const CONTEXT: u8 = 4;
/// The vault: keyring or files.
pub const VAULT: u8 = 5;
/// The Kubernetes cluster: unreachable, refused, not found, or no kubeconfig.
pub const CLUSTER: u8 = 6;
/// Something else owns what would be written.
pub const CONFLICT: u8 = 7;
/// All was looked at, and something needs attention.
pub const ATTENTION: u8 = 10;
/// `exec`: the command is there and cannot be executed, as shells report it.
pub const CANNOT_EXECUTE: u8 = 126;
/// `exec`: there is no such command, as shells report it.
pub const COMMAND_NOT_FOUND: u8 = 127;
/// Interrupted by Ctrl-C, as shells report it, or by SIGTERM while something was under way.
pub const INTERRUPTED: u8 = 130;

/// Every code with its meaning.
pub const ALL: [(u8, &str); 12] = [
    (OK, "all went well"),
    (
        FAILED,
        "something failed, also when only a part did; secret diff: a push would change something",
    ),
    (USAGE, "the command line is wrong"),
    (
        REJECTED,
        "verify: the storage server would not take the token; --error-unchanged: nothing was changed",
    ),
    (CONTEXT, "a px context or the config file"),
    (VAULT, "the vault that keeps tokens: keyring or files"),
    (
        CLUSTER,
        "the Kubernetes cluster: unreachable, refused, not found, or no kubeconfig",
    ),
    (
        CONFLICT,
        "in the cluster, something else owns what would be written, or it is there already",
    ),
    (
        ATTENTION,
        "context list --check, secret status --check, config validate --strict, storageclass check, doctor: something needs attention",
    ),
    (CANNOT_EXECUTE, "exec: the command cannot be executed"),
    (COMMAND_NOT_FOUND, "exec: there is no such command"),
    (
        INTERRUPTED,
        "interrupted by Ctrl-C; commands over many namespaces or clusters by SIGTERM too",
    ),
];
