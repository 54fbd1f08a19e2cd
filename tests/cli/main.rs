//! The command line as users and scripts meet it, a file per topic.

#![cfg(unix)]

#[path = "../testkit/mod.rs"]
mod testkit;

mod harness;

mod binary;
mod context;
mod from_cluster;
mod generate;
mod generated;
mod help;
mod inspect;
mod interop;
mod key;
mod kubectl;
mod layers;
mod leak;
mod live;
mod push;
mod reaching;
mod steps;
mod verify;
