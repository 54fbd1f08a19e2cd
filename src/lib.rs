//! Tokens of PX-Security (Portworx and OpenStorage): the library behind `kubectl pxsec`.
//!
//! | module | what it is | may import |
//! |---|---|---|
//! | [`domain`] | the rules of tokens, keys and contexts; pure | nothing of ours |
//! | [`ports`] | what use-cases need of the world, as traits | `domain` |
//! | [`ops`] | the use-cases, one file a verb | `domain`, `ports` |
//! | [`store`] | this machine: config.toml, keyring and file vaults | `domain`, `ports` |
//! | [`cluster`] | Kubernetes | `domain`, `ports` |
//! | [`output`] | text and JSON of outcomes | `domain`, `ops`, `ports` |
//! | [`cli`] | the command line; only its `world` names `store` and `cluster` | all |
//!
//! The library prints nothing by itself, save through the streams of a [`cli::World`]. A type that holds a credential
//! cannot be printed.

#![forbid(unsafe_code)]
// Not in Cargo.toml, because tests and examples print, unwrap and read the environment.
#![warn(
    clippy::disallowed_methods,
    clippy::exit,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used
)]

pub mod cli;
pub mod cluster;
pub mod domain;
pub mod ops;
pub mod output;
pub mod ports;
pub mod store;
