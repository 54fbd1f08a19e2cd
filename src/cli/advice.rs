//! From errors to what the user reads: exit codes and advice, by exhaustive match.
//!
//! Errors are facts and live in their modules. A [`Failure`](super::report::Failure) is made of one here.

mod cluster;
mod key;
mod secret;
mod store;
mod token;
