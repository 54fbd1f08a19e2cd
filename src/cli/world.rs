//! Everything that lies outside: clock, environment, standard streams, files, vaults, clusters.
//!
//! The one place of `cli` that names `store` and `cluster`, and the one home of the system clock and the process
//! environment. A test builds a World of its own; the shipped binary has no test hook.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal as _, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::Value;
use zeroize::Zeroizing;

use super::env_vars;
use super::report::Failure;
use crate::cluster::{self, ClusterEnv, KubeCluster};
pub use crate::cluster::{ClusterFlags, check_annotation, check_label, is_reserved};
use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::time::NumericDate;
use crate::ports::{
    Clock, ClusterError, ClusterTarget, DesiredSecret, StoreError, TokenVault, VaultError, Vaults,
};
use crate::store::config_file::ConfigFile;
use crate::store::file_vault::FileVault;
use crate::store::fs;
pub use crate::store::fs::{CreateError, ReadError};
use crate::store::keyring_vault::{KeyringVault, SessionBus};

/// The system's clock.
struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> NumericDate {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place that reads the clock"
        )]
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        // A clock before 1970 reads as 1970, which makes every token look issued in the future: plain to see.
        NumericDate(since.map_or(0, |age| i64::try_from(age.as_secs()).unwrap_or(i64::MAX)))
    }
}

/// The world that commands act in.
pub struct World<'io> {
    /// Tells the time.
    pub clock: Box<dyn Clock + 'io>,
    /// The environment variables.
    pub env: BTreeMap<OsString, OsString>,
    /// Standard input.
    pub stdin: Box<dyn Read + 'io>,
    /// Whether a person types into it.
    pub stdin_is_terminal: bool,
    /// The answer.
    pub stdout: Box<dyn Write + 'io>,
    /// The conversation.
    pub stderr: Box<dyn Write + 'io>,
}

impl World<'static> {
    /// This process.
    #[must_use]
    pub fn real() -> Self {
        let stdin = std::io::stdin();
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place that reads the environment"
        )]
        let env = std::env::vars_os().collect();
        Self {
            clock: Box::new(SystemClock),
            env,
            stdin_is_terminal: stdin.is_terminal(),
            stdin: Box::new(stdin),
            stdout: Box::new(std::io::stdout()),
            stderr: Box::new(std::io::stderr()),
        }
    }
}

impl World<'_> {
    /// The present instant.
    #[must_use]
    pub fn now(&self) -> NumericDate {
        self.clock.now()
    }

    /// An environment variable that is set and not empty.
    #[must_use]
    pub fn env(&self, name: &str) -> Option<&OsStr> {
        self.env
            .get(OsStr::new(name))
            .map(OsString::as_os_str)
            .filter(|value| !value.is_empty())
    }

    /// Writes to standard output: the answer, and nothing else.
    ///
    /// # Errors
    /// What the operating system says; a closed pipe ends the program in silence.
    pub fn out(&mut self, text: &str) -> Result<(), Failure> {
        self.stdout
            .write_all(text.as_bytes())
            .and_then(|()| self.stdout.flush())
            .map_err(|error| Failure::of_stdout(&error))
    }

    /// Says something worth knowing on standard error.
    pub fn note(&mut self, text: &str) {
        self.say("note", text);
    }

    /// Warns on standard error.
    pub fn warn(&mut self, text: &str) {
        self.say("warning", text);
    }

    fn say(&mut self, kind: &str, text: &str) {
        let line = format!("{kind}: {}\n", crate::output::escape::printable(text));
        // Nobody reads it: the answer must not fail for that.
        drop(self.stderr.write_all(line.as_bytes()));
    }

    /// The folder of the config: `PXSEC_CONFIG_DIR`, else `XDG_CONFIG_HOME/pxsec`, else the platform's.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`].
    pub fn config_folder(&self) -> Result<PathBuf, StoreError> {
        if let Some(folder) = self.env(env_vars::PXSEC_CONFIG_DIR) {
            return Ok(PathBuf::from(folder));
        }
        // XDG Base Directory Specification: a relative path is invalid and to be ignored.
        let base = self
            .env(env_vars::XDG_CONFIG_HOME)
            .map(PathBuf::from)
            .filter(|p| p.is_absolute());
        base.or_else(dirs::config_dir)
            .map(|base| base.join("pxsec"))
            .ok_or(StoreError::NoFolder)
    }

    /// The contexts of this user.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`].
    pub fn contexts(&self) -> Result<ConfigFile, StoreError> {
        self.config_folder().map(ConfigFile::new)
    }

    /// The vaults of this user. Reaches none of them.
    #[must_use]
    pub fn vaults(&self) -> MachineVaults {
        MachineVaults {
            folder: self.config_folder().ok(),
            bus: SessionBus {
                address: self
                    .env("DBUS_SESSION_BUS_ADDRESS")
                    .map(|address| address.to_string_lossy().into_owned()),
                runtime_dir: self.env("XDG_RUNTIME_DIR").map(PathBuf::from),
            },
            person_present: self.stdin_is_terminal,
        }
    }

    /// A fresh id for a vault's entry.
    ///
    /// # Errors
    /// When the operating system has no randomness.
    pub fn fresh_vault_id(&self) -> Result<VaultId, Failure> {
        let mut bytes = [0; 16];
        aws_lc_rs::rand::fill(&mut bytes)
            .map_err(|_| Failure::failed("the operating system gives no random bytes"))?;
        Ok(VaultId::from_random(bytes))
    }

    /// Reads a file of at most `max_bytes`, with its mode when others may read it.
    ///
    /// # Errors
    /// [`ReadError`] by cause.
    pub fn read_file(
        &self,
        path: &Path,
        max_bytes: u64,
    ) -> Result<(Zeroizing<Vec<u8>>, Option<u32>), ReadError> {
        let file = fs::read_key_file(path, max_bytes)?;
        let open_to_others = file.open_to_others;
        Ok((file.expose(), open_to_others))
    }

    /// Writes a new file of mode 0600, whole or not at all.
    ///
    /// # Errors
    /// [`CreateError`] by cause.
    pub fn write_private(&self, path: &Path, bytes: &[u8], force: bool) -> Result<(), CreateError> {
        fs::create_private_new(path, bytes, force)
    }

    /// Whether something is at `path`.
    #[must_use]
    pub fn exists(&self, path: &Path) -> bool {
        fs::exists(path)
    }

    fn cluster_env(&self) -> ClusterEnv {
        let home = self.env("HOME").map(PathBuf::from).or_else(dirs::home_dir);
        let var = |name: &str| self.env(name).map(OsStr::to_owned);
        ClusterEnv::from_vars(var, home, self.stdin_is_terminal)
    }

    /// Which cluster the flags choose; contacts nothing.
    ///
    /// # Errors
    /// [`ClusterError`] of the kubeconfig.
    pub fn cluster_target(&self, flags: &ClusterFlags) -> Result<ClusterTarget, ClusterError> {
        cluster::kubeconfig_target(flags, &self.cluster_env())
    }

    /// Runs `talk` with a connection to the cluster that the flags choose.
    ///
    /// # Errors
    /// [`ClusterError`] of the connection, and what `talk` gives.
    pub fn with_cluster<T, E, F>(
        &self,
        flags: &ClusterFlags,
        talk: impl FnOnce(KubeCluster) -> F,
    ) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<ClusterError>,
    {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let runtime = runtime.map_err(|source| ClusterError::Unreachable {
            server: "of the kubeconfig".to_owned(),
            reason: source.to_string(),
        })?;
        runtime.block_on(async {
            let cluster = cluster::connect(flags, &self.cluster_env()).await?;
            talk(cluster).await
        })
    }

    /// The manifest of a Secret, with its values.
    #[must_use]
    pub fn manifest(&self, want: &DesiredSecret) -> Value {
        cluster::manifest(want)
    }
}

/// The vaults of this machine.
pub struct MachineVaults {
    folder: Option<PathBuf>,
    bus: SessionBus,
    person_present: bool,
}

impl Vaults for MachineVaults {
    fn open(&self, kind: VaultKind) -> Result<Box<dyn TokenVault>, VaultError> {
        let Some(folder) = self.folder.clone() else {
            return Err(VaultError::Folder(StoreError::NoFolder));
        };
        match kind {
            VaultKind::Keyring => Ok(Box::new(KeyringVault::new(
                self.bus.clone(),
                self.person_present,
                folder,
            ))),
            VaultKind::File => Ok(Box::new(FileVault::new(folder))),
        }
    }
}
