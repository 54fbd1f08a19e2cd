//! The rules of PX-Security tokens and contexts, pure: no file system, environment, network or clock.

pub mod time;
pub mod token;
