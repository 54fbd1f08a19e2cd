//! What the store promises, on real files, in real processes and with a real Secret Service.
//!
//! Some cases need a process of their own: to be killed, to race, or because the `keyring` crate connects once a
//! process. They run this same executable with [`CHILD`] naming the case.

#![cfg(unix)]

mod any_config;
mod any_context;
mod config;
mod config_malformed;
mod config_properties;
mod files;
// The Secret Service is that of Linux and the like.
#[cfg(not(target_os = "macos"))]
mod keyring;
mod names;
mod processes;
mod support;
mod vault;

use support::CHILD;

/// Not a test of its own: does what [`CHILD`] names, and nothing without it.
#[test]
fn child_case() {
    let Ok(case) = std::env::var(CHILD) else {
        return;
    };
    let known = processes::child(&case);
    #[cfg(not(target_os = "macos"))]
    let known = known || keyring::child(&case);
    assert!(known, "no such case: {case}");
}
