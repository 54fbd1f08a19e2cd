//! Outcomes as people and programs read them: serde views (the JSON contract) and text over the same facts.
//!
//! Everything takes `now` as a value and gives a `String`; nothing here prints.

pub mod config;
pub mod context;
pub mod context_view;
pub mod delete;
pub mod diff;
pub mod doctor;
pub mod escape;
pub mod import;
pub mod jsonpath;
pub mod look;
pub mod prometheus;
pub mod push;
pub mod references;
pub mod rotate;
pub mod status;
pub mod status_table;
pub mod storage_class;
pub mod table;
pub mod target;
pub mod text;
pub mod time;
pub mod view;
