//! What makes the program quick to start, where the linker can do it.
//!
//! Most of what a command takes on this machine is to be loaded: pages of the program are brought in as they are touched, and
//! libraries are bound to it. docs/performance.md has what each of these brings.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// The functions that start-up and the common commands run, one a line; `release/link-order` writes it.
const ORDER: &str = "link-order.txt";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={ORDER}");
    // A debug build need not start fast, and the linkers of Windows and macOS know none of this.
    if variable("DEBUG") == "true" || variable("CARGO_CFG_TARGET_OS") != "linux" {
        return;
    }
    // Side by side in the program they are a few pages; in the compiler's order they are all over it. Names that this
    // compiler does not give are passed over.
    let order = Path::new(&variable("CARGO_MANIFEST_DIR")).join(ORDER);
    let ordered = [
        format!("-Wl,--symbol-ordering-file={}", order.display()),
        "-Wl,--no-warn-symbol-ordering".to_owned(),
    ];
    // Else with the linker that comes with Rust, which is the default for some targets alone.
    let by_lld = [&lld()[..], &ordered].concat();
    let chosen = [&ordered[..], &by_lld].into_iter().find(|all| links(all));
    for argument in chosen.into_iter().flatten() {
        println!("cargo::rustc-link-arg-bins={argument}");
    }
    // Of GCC's unwinder a program that aborts on panic uses nothing but the backtrace: not worth a library to load.
    if variable("CARGO_CFG_TARGET_ENV") == "gnu" && links(&["-lgcc_eh".to_owned()]) {
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// What makes a C compiler link with Rust's own linker.
fn lld() -> [String; 2] {
    let sysroot = Command::new(variable("RUSTC"))
        .args(["--print", "sysroot"])
        .output()
        .map(|done| String::from_utf8_lossy(&done.stdout).trim().to_owned());
    let folder = Path::new(&sysroot.unwrap_or_default())
        .join("lib/rustlib")
        .join(variable("HOST"))
        .join("bin/gcc-ld");
    ["-fuse-ld=lld".to_owned(), format!("-B{}", folder.display())]
}

/// Whether the linker takes these arguments, by trying.
fn links(arguments: &[String]) -> bool {
    let out = Path::new(&variable("OUT_DIR")).join("probe");
    let source = out.with_extension("rs");
    if std::fs::write(&source, "fn main() {}").is_err() {
        return false;
    }
    let mut rustc = Command::new(variable("RUSTC"));
    let flags = variable("CARGO_ENCODED_RUSTFLAGS");
    rustc.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    if let Ok(linker) = env::var("RUSTC_LINKER") {
        rustc.arg(format!("-Clinker={linker}"));
    }
    rustc
        .args(["--target", &variable("TARGET")])
        .args(
            arguments
                .iter()
                .map(|argument| format!("-Clink-arg={argument}")),
        )
        .args([source.as_path(), Path::new("-o"), &out])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
