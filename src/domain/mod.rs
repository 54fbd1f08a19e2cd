//! The rules of PX-Security tokens and contexts, pure: no file system, environment, network or clock.

pub mod algorithm;
mod der;
pub mod go_json;
pub mod key;
mod key_error;
mod key_material;
pub mod keygen;
mod pem;
pub mod sign;
pub mod time;
pub mod token;
