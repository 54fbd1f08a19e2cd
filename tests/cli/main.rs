//! The command line as users and scripts meet it, a file per topic.

#![cfg(unix)]

#[path = "../testkit/mod.rs"]
mod testkit;

mod harness;

mod binary;
mod binding;
mod complete;
mod complete_live;
mod complete_process;
mod config;
mod context;
mod env;
mod exec;
mod fleet;
mod from_cluster;
mod generate;
mod generated;
mod help;
mod import;
mod import_again;
mod inspect;
mod install;
mod interop;
mod key;
mod kinds;
mod kubectl;
mod layers;
mod leak;
mod list;
mod live;
mod orphans;
mod push;
mod reaching;
mod steps;
mod tabs;
mod update;
mod verify;
