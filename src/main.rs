//! The plugin `kubectl pxsec`.

use std::process::ExitCode;

use pxsec::cli::{self, World};

fn main() -> ExitCode {
    cli::harden();
    ExitCode::from(cli::run(std::env::args_os(), &mut World::real()))
}
