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
mod delete;
mod diff;
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
mod jsonpath;
mod key;
mod kinds;
mod kubectl;
mod layers;
mod leak;
mod list;
mod live;
mod look;
mod orphans;
mod push;
mod reaching;
mod rogue;
mod rotate;
mod rotate_fleet;
mod status;
mod status_fleet;
mod status_formats;
mod status_users;
mod status_watch;
mod steps;
mod storageclass;
mod tabs;
mod update;
mod verify;
