//! The commands that mend things.

use std::path::Path;

use crate::cli::world::ClusterFlags;
use crate::domain::shell::shell_word;
use crate::ports::{ClusterError, StoreError, VaultError};

/// Puts the folder of a program before the others, in the shell at hand.
pub(super) fn folder_first(program: &Path) -> String {
    let folder = program.parent().unwrap_or(program);
    format!("export PATH={}:\"$PATH\"", word(folder))
}

/// A path as one word of a shell.
pub(super) fn word(path: &Path) -> String {
    shell_word(&path.to_string_lossy())
}

/// Opens a file in the user's editor.
pub(super) fn edit(path: &Path) -> String {
    format!("\"${{EDITOR:-vi}}\" {}", word(path))
}

/// Mends a config folder.
pub(super) fn of_store(error: &StoreError) -> String {
    match error {
        StoreError::NoFolder => "export PXSEC_CONFIG_DIR=\"$PWD/pxsec\"".to_owned(),
        StoreError::Malformed { path, .. } | StoreError::TooLarge { path, .. } => edit(path),
        StoreError::NewerVersion { .. } => "kubectl krew upgrade pxsec".to_owned(),
        StoreError::NotAFile { path } => format!("mv {0} {0}.old", word(path)),
        StoreError::Read { path, .. } | StoreError::Write { path, .. } => {
            format!("ls -ld {}", word(path))
        }
        StoreError::Locked { pid, path, .. } => holder(*pid, path),
    }
}

/// Shows who holds a lock.
pub(super) fn holder(pid: Option<u32>, lock: &Path) -> String {
    match pid {
        Some(pid) => format!("ps -o pid,etime,args -p {pid}"),
        None => format!("fuser -v {}", word(lock)),
    }
}

/// Mends a vault. `used`: tokens rest there already; else new ones may go elsewhere.
pub(super) fn of_vault(error: &VaultError, used: bool) -> String {
    const ELSEWHERE: &str = "export PXSEC_VAULT=file";
    // On a terminal it waits for whoever has to unlock the keyring or to say yes.
    const ASK_AGAIN: &str = "kubectl pxsec context list --check";
    match error {
        VaultError::OpenToOthers { path, want, .. } => format!("chmod {want:04o} {}", word(path)),
        VaultError::Foreign { path, .. } => format!("mv {0} {0}.old", word(path)),
        VaultError::Io { path, .. } => format!("ls -ld {}", word(path)),
        VaultError::Folder(error) => of_store(error),
        VaultError::NotAToken { .. } => ASK_AGAIN.to_owned(),
        _ if !used => ELSEWHERE.to_owned(),
        VaultError::NoSessionBus => "systemctl --user start dbus.socket".to_owned(),
        VaultError::NoService => "gnome-keyring-daemon --start --components=secrets".to_owned(),
        VaultError::Locked
        | VaultError::Denied
        | VaultError::Timeout { .. }
        | VaultError::NotListable
        | VaultError::TooLarge { .. }
        | VaultError::Keyring { .. } => ASK_AGAIN.to_owned(),
    }
}

/// Sets this machine's clock by the network's.
pub(super) fn set_clock() -> &'static str {
    if cfg!(target_os = "macos") {
        "sudo sntp -sS time.apple.com"
    } else if cfg!(windows) {
        "w32tm /resync"
    } else {
        "sudo timedatectl set-ntp true"
    }
}

/// The flags that lead kubectl and pxsec to the same cluster.
pub(super) struct Reach(String);

impl Reach {
    pub(super) fn of(flags: &ClusterFlags) -> Self {
        let kubeconfig = flags.kubeconfig.as_deref().map(Path::to_string_lossy);
        let flags = [
            ("--kubeconfig", kubeconfig.as_deref()),
            ("--context", flags.context.as_deref()),
            ("--cluster", flags.cluster.as_deref()),
            ("--user", flags.user.as_deref()),
            ("--server", flags.server.as_deref()),
        ];
        let flags = flags.into_iter().filter_map(|(flag, value)| {
            let value = shell_word(value?);
            Some(format!(" {flag} {value}"))
        });
        Self(flags.collect())
    }

    /// A command of kubectl or of pxsec, for this cluster.
    pub(super) fn line(&self, command: &str) -> String {
        format!("{command}{}", self.0)
    }

    /// Shows or mends why the cluster does not answer as it should.
    pub(super) fn of_cluster(&self, error: &ClusterError) -> String {
        let command = match error {
            // The usual place has been looked at.
            ClusterError::NoKubeconfig { .. } => return "export KUBECONFIG=FILE".to_owned(),
            ClusterError::Kubeconfig { .. } => "kubectl config view",
            ClusterError::UnknownKubeContext { .. } | ClusterError::Flag { .. } => {
                return "kubectl config get-contexts".to_owned();
            }
            ClusterError::CredentialPlugin { .. }
            | ClusterError::Unauthorized { .. }
            | ClusterError::Forbidden { .. } => "kubectl auth whoami",
            ClusterError::Timeout { .. } => "kubectl pxsec doctor --request-timeout 2m",
            ClusterError::SeveralStorageClusters { names } => {
                let first = names.first().and_then(|name| name.split('/').next());
                let namespace = first.unwrap_or("portworx");
                return self.line(&format!(
                    "kubectl pxsec doctor --storage-namespace {namespace}"
                ));
            }
            ClusterError::NoSecurityFound { .. } => "kubectl get storageclusters -A",
            ClusterError::Unreachable { .. }
            | ClusterError::Tls { .. }
            | ClusterError::NamespaceNotFound { .. }
            | ClusterError::NamespaceTerminating { .. }
            | ClusterError::SecretNotFound { .. }
            | ClusterError::KeyNotFound { .. }
            | ClusterError::AlreadyExists { .. }
            | ClusterError::Conflict { .. }
            | ClusterError::Changed { .. }
            | ClusterError::Invalid { .. }
            | ClusterError::Api { .. }
            | ClusterError::BadAnswer { .. } => "kubectl cluster-info",
        };
        self.line(command)
    }
}
