//! placeholder
pub mod domain;
pub mod ops;
pub mod output;
pub mod ports;
