//! The embedded API server against what a real one was recorded to answer, and under `kubectl`.
//!
//! `recorded.md` holds the answers of a kube-apiserver 1.36; `replay.rs` repeats its requests in
//! the same order and compares status, content type and body. `semantics.rs` tests what one
//! request cannot show, `kubectl.rs` runs the real client.

#[path = "../testkit/mod.rs"]
mod testkit;

mod client;
mod kubectl;
mod replay;
mod semantics;
