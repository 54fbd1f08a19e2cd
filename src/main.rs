//! The plugin `kubectl pxsec`.

use std::process::ExitCode;

use pxsec::cli::{self, World};

/// musl's own asks the kernel for every page by itself.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    cli::harden();
    ExitCode::from(cli::run(std::env::args_os(), &mut World::real()))
}
