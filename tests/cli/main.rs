//! The command line as users and scripts meet it, a file per topic.

#![cfg(unix)]

#[path = "../testkit/mod.rs"]
mod testkit;

mod harness;

mod generate;
mod generated;
mod help;
mod layers;
