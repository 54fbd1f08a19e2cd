//! What the tab key costs, side by side with kubectl's own completion, in one run against the embedded server.
//!
//!     cargo bench --locked --bench completion
//!
//! Prints the table of docs/performance.md. Needs kubectl. No test asserts a time; here ratios are to be looked at.

#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

#[path = "../tests/testkit/mod.rs"]
mod testkit;

use testkit::ApiServer;

/// Each line is run so often, and the median told.
const ROUNDS: usize = 40;

/// So many namespaces, as in a cluster with tenants.
const NAMESPACES: usize = 200;

fn main() {
    let bench = Bench::new();
    let plugin = env!("CARGO_BIN_EXE_kubectl-pxsec");
    let completer = bench.path("bin/kubectl_complete-pxsec");
    let completer = completer.to_str().expect("a path in UTF-8");
    let forget = Some("home/.cache/pxsec");
    let rows: [(&str, &[&str], Option<&str>); 9] = [
        ("an empty program (true)", &["true"], None),
        ("kubectl-pxsec --version", &[plugin, "--version"], None),
        (
            "asked alone: context use \"\"",
            &[completer, "context", "use", ""],
            None,
        ),
        (
            "asked alone: secret push --role \"\"",
            &[completer, "secret", "push", "--role", ""],
            None,
        ),
        (
            "asked alone: secret push -n \"\", asking the server",
            &[completer, "secret", "push", "-n", ""],
            forget,
        ),
        (
            "asked alone: secret push -n \"\", from the cache",
            &[completer, "secret", "push", "-n", ""],
            None,
        ),
        (
            "kubectl __complete get pods \"\"",
            &["kubectl", "__complete", "get", "pods", ""],
            None,
        ),
        (
            "kubectl __complete pxsec secret push -n \"\", asking the server",
            &["kubectl", "__complete", "pxsec", "secret", "push", "-n", ""],
            forget,
        ),
        (
            "kubectl __complete pxsec secret push -n \"\", from the cache",
            &["kubectl", "__complete", "pxsec", "secret", "push", "-n", ""],
            None,
        ),
    ];
    println!("{NAMESPACES} namespaces, {ROUNDS} rounds, medians and the slowest tenth\n");
    println!("| line | ms | 90 % ms |\n|---|---|---|");
    for (name, line, forget) in rows {
        let mut costs: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                if let Some(folder) = forget {
                    drop(std::fs::remove_dir_all(bench.path(folder)));
                }
                bench.cost(line)
            })
            .collect();
        costs.sort_by(f64::total_cmp);
        println!(
            "| {name} | {:.1} | {:.1} |",
            costs[ROUNDS / 2],
            costs[ROUNDS * 9 / 10]
        );
    }
}

struct Bench {
    folder: tempfile::TempDir,
    _server: ApiServer,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let server = ApiServer::start();
        server.write_kubeconfig(&folder.path().join("kubeconfig"));
        for number in 0..NAMESPACES {
            server.create_namespace(&format!("tenant-{number}"));
        }
        let bench = Self {
            folder,
            _server: server,
        };
        for name in ["bin", "home", "pxsec"] {
            std::fs::create_dir(bench.path(name)).expect("a folder");
        }
        symlink(
            env!("CARGO_BIN_EXE_kubectl-pxsec"),
            bench.path("bin/kubectl-pxsec"),
        )
        .expect("a link");
        symlink("kubectl-pxsec", bench.path("bin/kubectl_complete-pxsec")).expect("a link");
        let mut config = "version = 1\n".to_owned();
        for number in 0..20 {
            config += &format!(
                "\n[contexts.c{number}]\ncredential = \"reference\"\nsecret = \"secret://a/b/c\"\ncreated-at = \"2026-01-01T00:00:00Z\"\n"
            );
        }
        std::fs::write(bench.path("pxsec/config.toml"), config).expect("a file");
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Milliseconds from start to end.
    fn cost(&self, line: &[&str]) -> f64 {
        let bin = self.path("bin");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(bin).chain(std::env::split_paths(&path));
        let mut command = Command::new(Path::new(line[0]));
        command
            .args(&line[1..])
            .env("PATH", std::env::join_paths(path).expect("a PATH"))
            .env("HOME", self.path("home"))
            .env("KUBECONFIG", self.path("kubeconfig"))
            .env("PXSEC_CONFIG_DIR", self.path("pxsec"))
            .env("NO_PROXY", "127.0.0.1")
            .env_remove("XDG_CACHE_HOME")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let started = Instant::now();
        let status = command.status().expect("it runs");
        let took = started.elapsed();
        assert!(status.success(), "{line:?}");
        took.as_secs_f64() * 1_000.0
    }
}
