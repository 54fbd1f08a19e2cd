//! This machine: where contexts and tokens rest.
//!
//! Implements [`crate::ports::ContextStore`] and [`crate::ports::TokenVault`]. Imports `domain` and `ports` only;
//! reads no environment and no clock of the day: what it needs to know is handed to its constructors. All files
//! are touched through [`fs`].

pub mod completion_cache;
mod config_edit;
mod config_fields;
pub mod config_file;
mod config_format;
pub mod config_lint;
mod config_numbers;
pub mod file_vault;
pub mod fs;
pub mod keyring_vault;
pub mod places;

pub use config_file::ConfigFile;
pub use file_vault::FileVault;
pub use keyring_vault::{KeyringVault, SessionBus};
