//! Links the C library's unwinder into the program, where that is GCC's.
//!
//! Rust's standard library asks for libgcc_s, of which a program that aborts on panic uses nothing but the backtrace. Loading
//! it takes a tenth of the time of a program that does nothing, and pxsec's own work is not much more than that.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    // A linker for another machine may come without it.
    let is_native = env::var("HOST") == env::var("TARGET");
    if is_native && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}
