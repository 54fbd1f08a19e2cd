//! `pxsec::cluster` against the embedded API server over HTTPS, and against servers that misbehave.
//!
//! `choosing.rs`: which cluster kubeconfig and flags choose. `logging_in.rs`: certificates, tokens, impersonation,
//! proxies. `plugins.rs`: credential plugins. `secrets.rs`: reading and writing. `security.rs`: finding issuer and key.
//! `broken.rs`: everything that can go wrong on the way, told apart, without a credential in any text.

#[path = "../testkit/mod.rs"]
mod testkit;

mod broken;
mod choosing;
mod harness;
mod lenient;
mod logging_in;
#[cfg(unix)]
mod plugins;
mod secrets;
mod security;
