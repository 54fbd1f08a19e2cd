//! Everything that lies outside: clock, environment, standard streams, files, vaults, clusters.
//!
//! The one place of `cli` that names `store` and `cluster`, and the one home of the system clock and the process
//! environment. A test builds a World of its own; the shipped binary has no test hook.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal as _, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use zeroize::Zeroizing;

mod clusters;
mod completing;
mod hardening;
mod installing;
mod look;

use super::env_vars;
use super::look::LookArgs;
use super::report::Failure;
pub(super) use crate::cluster::annotations::ALL as ANNOTATIONS;
pub use crate::cluster::{
    ClusterFlags, Glance, KubeCluster, PluginAnswers, check_annotation, check_label, is_reserved,
    managed_selector,
};
use crate::domain::context::{Context, ContextBook};
use crate::domain::credential::{VaultId, VaultKind};
use crate::domain::time::NumericDate;
use crate::ports::{Clock, StoreError, TokenVault, VaultError, Vaults};
pub use crate::store::completion_cache::{ListedName, ListedToken, Listing};
use crate::store::config_file::{self, ConfigFile};
pub use crate::store::config_file::{Checked, Finding};
pub use crate::store::config_lint::Oddity;
use crate::store::file_vault::FileVault;
use crate::store::fs;
pub use crate::store::fs::{CreateError, OnPath, ReadError};
use crate::store::keyring_vault::{KeyringVault, SessionBus};
use crate::store::places;
pub use crate::store::places::{HeldLock, OpenPlace};
#[cfg(unix)]
pub(super) use hardening::as_found;
pub use hardening::harden;
pub(super) use installing::Place;

/// Where a value comes from that nobody has set.
pub const PLATFORM: &str = "platform default";

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
    /// Whether a person sees it.
    pub stdout_is_terminal: bool,
    /// How wide that terminal is, when it tells.
    pub stdout_columns: Option<usize>,
    /// The conversation.
    pub stderr: Box<dyn Write + 'io>,
    /// Whether a person sees it.
    pub stderr_is_terminal: bool,
    /// The file of this very program, when the platform tells.
    pub executable: Option<PathBuf>,
    /// The command line, the program's name first; [`super::run`] sets it.
    pub args: Vec<OsString>,
    /// How much of the conversation is wanted; [`super::run`] sets it from `-v`.
    pub verbosity: u8,
    /// Colours, quiet, and whether to ask; [`super::run`] sets it from the flags.
    pub look: LookArgs,
    /// What comes of an answer that cannot be written.
    pub lost: LostAnswer,
    /// What the credential plugins of kubeconfigs gave.
    pub plugins: PluginAnswers,
}

/// What comes of an answer that cannot be written to standard output.
#[derive(Debug, Default)]
pub enum LostAnswer {
    /// It ends the command.
    #[default]
    Ends,
    /// The command goes on, since its exit code is an answer too.
    GoesOn,
    /// It went on, and this is why nothing more is written.
    WentOn(Failure),
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
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stdout_columns: terminal_size::terminal_size_of(std::io::stdout())
                .map(|(width, _)| usize::from(width.0)),
            stdout: Box::new(std::io::stdout()),
            stderr_is_terminal: std::io::stderr().is_terminal(),
            stderr: Box::new(std::io::stderr()),
            executable: std::env::current_exe().ok(),
            args: Vec::new(),
            verbosity: 0,
            look: LookArgs::default(),
            lost: LostAnswer::default(),
            plugins: PluginAnswers::default(),
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
    /// What the operating system says; a closed pipe ends the program in silence. After
    /// [`World::answer_by_exit_code`] there is none.
    pub fn out(&mut self, text: &str) -> Result<(), Failure> {
        if matches!(self.lost, LostAnswer::WentOn(_)) {
            return Ok(());
        }
        let written = self
            .stdout
            .write_all(text.as_bytes())
            .and_then(|()| self.stdout.flush());
        let Err(error) = written else { return Ok(()) };
        let failure = Failure::of_stdout(&error);
        if matches!(self.lost, LostAnswer::Ends) {
            return Err(failure);
        }
        self.lost = LostAnswer::WentOn(failure);
        Ok(())
    }

    /// Says that the exit code of this command is an answer too: whatever becomes of standard output does not change it, save
    /// that it is not [`exit::OK`](super::exit::OK) when the answer could not be written, by other reasons than a reader that went away.
    pub fn answer_by_exit_code(&mut self) {
        self.lost = LostAnswer::GoesOn;
    }

    /// Why the answer of such a command is not wholly on standard output, unless for a reader that went away.
    pub fn lost_answer(&mut self) -> Option<Failure> {
        match std::mem::take(&mut self.lost) {
            LostAnswer::WentOn(failure) if failure.message.is_some() => Some(failure),
            LostAnswer::Ends | LostAnswer::GoesOn | LostAnswer::WentOn(_) => None,
        }
    }

    /// Says something worth knowing on standard error, unless asked to be quiet.
    pub fn note(&mut self, text: &str) {
        if !self.look.quiet {
            self.say("note", text);
        }
    }

    /// Says with `-v` where a value comes from.
    pub fn detail(&mut self, text: &str) {
        if self.verbosity > 0 && !self.look.quiet {
            self.say("info", text);
        }
    }

    /// Warns on standard error.
    pub fn warn(&mut self, text: &str) {
        self.say("warning", text);
    }

    /// Says on standard error what to do about it.
    pub fn hint(&mut self, text: &str) {
        self.say("hint", text);
    }

    /// Shows a text of several lines on standard error.
    pub fn tell(&mut self, text: &str) {
        self.converse(&crate::output::escape::printable_lines(text));
    }

    /// Writes to the terminal behind standard error as it is, control characters and all.
    pub(super) fn draw(&mut self, text: &str) {
        let drawn = self.stderr.write_all(text.as_bytes());
        // Nobody sees it: the answer must not fail for that.
        drop(drawn.and_then(|()| self.stderr.flush()));
    }

    fn say(&mut self, kind: &str, text: &str) {
        let line = format!("{kind}: {}\n", crate::output::escape::printable(text));
        self.converse(&line);
    }

    /// The folder of the config: `PXSEC_CONFIG_DIR`, else `XDG_CONFIG_HOME/pxsec`, else the platform's.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`].
    pub fn config_folder(&self) -> Result<PathBuf, StoreError> {
        self.config_folder_and_source().map(|(folder, _)| folder)
    }

    /// The folder of the config, and what says so: a variable, or `PLATFORM`.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`].
    pub fn config_folder_and_source(&self) -> Result<(PathBuf, &'static str), StoreError> {
        if let Some(folder) = self.env(env_vars::PXSEC_CONFIG_DIR) {
            return Ok((PathBuf::from(folder), env_vars::PXSEC_CONFIG_DIR));
        }
        // XDG Base Directory Specification: a relative path is invalid and to be ignored.
        let base = self
            .env(env_vars::XDG_CONFIG_HOME)
            .map(PathBuf::from)
            .filter(|p| p.is_absolute())
            .map(|base| (base, env_vars::XDG_CONFIG_HOME));
        base.or_else(|| Some((dirs::config_dir()?, PLATFORM)))
            .map(|(base, source)| (base.join("pxsec"), source))
            .ok_or(StoreError::NoFolder)
    }

    /// The contexts of this user.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`].
    pub fn contexts(&self) -> Result<ConfigFile, StoreError> {
        self.config_folder().map(ConfigFile::new)
    }

    /// Contexts as config.toml would have them, without a current one.
    #[must_use]
    pub fn contexts_toml<'a>(&self, contexts: impl IntoIterator<Item = &'a Context>) -> String {
        config_file::to_toml(contexts)
    }

    /// Reads contexts from the text of a file in the form of config.toml.
    ///
    /// # Errors
    /// [`StoreError::Malformed`] or [`StoreError::NewerVersion`].
    pub fn contexts_from_toml(&self, path: &Path, text: &str) -> Result<ContextBook, StoreError> {
        config_file::from_toml(path, text)
    }

    /// Looks at a file in the form of config.toml, wherever it is.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read or used.
    pub fn check_config(&self, path: &Path) -> Result<Checked, StoreError> {
        config_file::check(path)
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
            person_present: self.may_ask(),
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

    /// The path from the root, without asking whether anything is there.
    #[must_use]
    pub fn absolute(&self, path: &Path) -> PathBuf {
        std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
    }

    /// Whether something is at `path`.
    #[must_use]
    pub fn exists(&self, path: &Path) -> bool {
        fs::exists(path)
    }

    /// Whether a folder is at `path`.
    #[must_use]
    pub fn is_folder(&self, path: &Path) -> bool {
        fs::is_folder(path)
    }

    /// The kubeconfig that kubectl reads when nothing names one.
    #[must_use]
    pub fn default_kubeconfig(&self) -> Option<PathBuf> {
        self.home().map(|home| home.join(".kube").join("config"))
    }

    /// The files in a folder by name; `None` when it is no folder that can be read.
    #[must_use]
    pub fn files_in(&self, folder: &Path) -> Option<Vec<PathBuf>> {
        fs::files_in(folder).ok()
    }

    /// The home folder: `HOME`, else what the platform says.
    #[must_use]
    pub fn home(&self) -> Option<PathBuf> {
        self.env("HOME").map(PathBuf::from).or_else(dirs::home_dir)
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
