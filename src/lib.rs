//! placeholder
pub mod cluster;
pub mod domain;
pub mod ops;
pub mod output;
pub mod ports;
pub mod store;
