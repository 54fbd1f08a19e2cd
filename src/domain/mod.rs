//! The rules of PX-Security tokens and contexts, pure: no file system, environment, network or clock.

pub mod algorithm;
pub mod auth_config;
pub mod claims;
mod claims_check;
pub mod context;
pub mod credential;
pub mod decoded;
mod der;
pub mod finding;
pub mod go_json;
pub mod key;
mod key_error;
mod key_material;
pub mod key_ref;
pub mod keygen;
pub mod name;
mod pem;
pub mod role;
pub mod secret_ref;
mod server_claims;
pub mod sign;
mod signature;
pub mod time;
pub mod token;
pub mod unverified;
pub mod verify;
