//! The use-cases, one file a verb: a request in, an outcome out.
//!
//! No printing, no clap, no environment. What they need of the world comes in as `now` or as a port.

pub mod context_create;
pub mod context_delete;
pub mod context_import;
pub mod context_update;
pub mod context_use;
pub mod doctor;
pub mod key_generate;
#[cfg(test)]
mod machine_for_tests;
pub mod mint;
pub mod recorded_key;
pub mod resolve;
pub mod secret_delete;
pub mod secret_diff;
pub mod secret_guard;
pub mod secret_push;
pub mod secret_rotate;
pub mod secret_status;
pub mod storage_class_check;
pub mod token_generate;
pub mod used_by;
pub mod vault_orphans;
