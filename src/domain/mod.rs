//! The rules of PX-Security tokens and contexts, pure: no file system, environment, network or clock.

pub mod algorithm;
mod claims_check;
pub mod decoded;
mod der;
pub mod finding;
pub mod go_json;
mod go_value;
pub mod key;
mod key_error;
mod key_material;
pub mod keygen;
mod pem;
mod server_claims;
pub mod sign;
mod signature;
mod signature_check;
pub mod time;
pub mod token;
pub mod verify;
mod verify_policy;
