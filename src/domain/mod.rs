//! The rules of PX-Security tokens and contexts, pure: no file system, environment, network or clock.

pub mod auth_config;
pub mod claims;
pub mod context;
pub mod credential;
pub mod key_ref;
pub mod name;
pub mod role;
pub mod secret_ref;
pub mod time;
pub mod token;
