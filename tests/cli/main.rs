//! The command line as users and scripts meet it, a file per topic.

#![cfg(unix)]

/// As in the program: what is left in memory depends on it.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[path = "../testkit/mod.rs"]
mod testkit;

mod harness;

mod binary;
mod binding;
mod clocks;
mod complete;
mod complete_live;
mod complete_process;
mod config;
mod context;
mod delete;
mod diff;
mod disks;
mod doctor;
mod doctor_cluster;
mod doctor_machine;
mod doctor_storage;
mod env;
mod exec;
mod file_steps;
mod fleet;
mod fleet_broken;
mod fleet_keys;
mod from_cluster;
mod generate;
mod generated;
mod hardening;
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
#[cfg(target_os = "linux")]
mod memory;
mod orphans;
mod plugin_once;
mod push;
mod reaching;
mod real_server;
mod rogue;
mod rotate;
mod rotate_fleet;
mod spellings;
mod status;
mod status_fleet;
mod status_formats;
mod status_users;
mod status_watch;
mod steps;
mod stops;
mod storageclass;
#[cfg(target_os = "linux")]
mod strace;
mod tabs;
mod topics;
mod update;
mod verify;
