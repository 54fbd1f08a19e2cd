//! This machine: where contexts and tokens rest.
//!
//! Implements [`crate::ports::ContextStore`] and [`crate::ports::TokenVault`]. Imports `domain` and `ports` only;
//! reads no environment and no clock of the day: what it needs to know is handed to its constructors. All files
//! are touched through [`fs`].

pub mod fs;
