//! The command line as users and scripts meet it, a file per topic.

#![cfg(unix)]

#[path = "../testkit/mod.rs"]
mod testkit;

mod harness;

mod context;
mod generate;
mod generated;
mod help;
mod inspect;
mod key;
mod layers;
mod leak;
mod push;
mod verify;
