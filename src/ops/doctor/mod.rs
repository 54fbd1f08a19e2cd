//! What `doctor` finds out through ports: facts, which the command puts into words with what mends them.
//!
//! Everything here only reads.

pub mod access;
pub mod fleet;
pub mod vaults;
