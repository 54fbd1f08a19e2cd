//! What a command on this machine costs from start to end, each by turns with a program that does nothing.
//!
//!     cargo bench --locked --bench start
//!
//! Prints the table of docs/performance.md. Needs rustc, for the empty program; `jwt` (the crate jwt-cli), Python with PyJWT
//! and kubectl are measured where they are found. No test asserts a time; here ratios are to be looked at.
//!
//! The program that cargo builds for benches has features that dev-dependencies ask for. `PXSEC_BENCH_PROGRAM` names another, such
//! as the one that ships. Copies are measured, as installed programs are: what a linker has just written lies in the page cache
//! page by page, and takes a tenth longer to load.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Each line is run so often by turns with the empty program alone, and the medians told: what another line, such as
/// kubectl's, leaves of the caches would make the empty program seem slow.
const ROUNDS: usize = 300;

/// The program that is measured.
fn plugin() -> PathBuf {
    let built = || PathBuf::from(env!("CARGO_BIN_EXE_kubectl-pxsec"));
    std::env::var_os("PXSEC_BENCH_PROGRAM").map_or_else(built, PathBuf::from)
}

const SECRET: &str = "canary0secret1with2enough3length4for5HS256";

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    prepare(folder);
    println!("{ROUNDS} rounds by turns with the empty program, medians\n");
    println!(
        "| line | ms | empty, ms | times the empty program | peak KiB |\n|---|---|---|---|---|"
    );
    let empty = words("./empty");
    for row in rows(folder) {
        let (mut walls, mut empty_walls) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            empty_walls.push(milliseconds(folder, &empty));
            walls.push(milliseconds(folder, &row.line));
        }
        let (wall, empty_wall) = (median(&walls), median(&empty_walls));
        let peak = peak_kib(folder, &row.line);
        println!(
            "| {} | {wall:.2} | {empty_wall:.2} | {:.2} | {peak} |",
            row.name,
            wall / empty_wall
        );
    }
    let size = |path: &Path| fs::metadata(path).expect("a file").len();
    println!(
        "\nbytes of the programs: empty {}, kubectl-pxsec {}",
        size(&folder.join("empty")),
        size(&folder.join("kubectl-pxsec"))
    );
}

struct Row {
    name: &'static str,
    line: Vec<String>,
}

fn rows(folder: &Path) -> Vec<Row> {
    const GENERATE: &str =
        "auth token generate --auth-config admin.yaml --issuer portworx.com --signing-key";
    let plugin = "./kubectl-pxsec";
    let lines = [
        ("`--version`", format!("{plugin} --version")),
        (
            "`auth token generate`, HS256",
            format!("{plugin} {GENERATE} px.key"),
        ),
        (
            "`auth token generate`, ES256",
            format!("{plugin} {GENERATE} ec.pem"),
        ),
        (
            "`auth token generate`, RS256",
            format!("{plugin} {GENERATE} rsa.pem"),
        ),
        (
            "`auth token verify`, HS256",
            format!(
                "{plugin} auth token verify --token-file t.jwt --verifying-key px.key --issuer portworx.com"
            ),
        ),
        (
            "`context list`, 20 contexts",
            format!("{plugin} context list"),
        ),
        (
            "completion: `context use \"\"`",
            "./kubectl_complete-pxsec context use ".to_owned(),
        ),
        (
            "completion: `context \"\"`",
            "./kubectl_complete-pxsec context ".to_owned(),
        ),
        (
            "completion: `secret push --role \"\"`",
            "./kubectl_complete-pxsec secret push --role ".to_owned(),
        ),
        (
            "jwt-cli: `jwt encode`, HS256",
            format!("jwt encode --alg HS256 --secret {SECRET} {{\"sub\":\"a\"}}"),
        ),
        (
            "PyJWT: `jwt.encode`, HS256",
            format!("python3 sign.py {SECRET}"),
        ),
        (
            "`kubectl version --client`",
            "kubectl version --client".to_owned(),
        ),
    ];
    lines
        .into_iter()
        .map(|(name, line)| Row {
            name,
            line: words(&line),
        })
        .filter(|row| runs(folder, &row.line))
        .collect()
}

/// Whether a program is here; ours have to be.
fn runs(folder: &Path, line: &[String]) -> bool {
    let done = command(folder, line)
        .status()
        .is_ok_and(|status| status.success());
    let is_theirs = ["jwt", "python3", "kubectl"].contains(&line[0].as_str());
    assert!(done || is_theirs, "{line:?}");
    done
}

fn prepare(folder: &Path) {
    fs::write(folder.join("empty.rs"), "fn main() {}\n").expect("a file");
    run(
        folder,
        "rustc --edition 2024 -O -C panic=abort -C strip=symbols -o linked empty.rs",
    );
    fs::copy(folder.join("linked"), folder.join("empty")).expect("a copy");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    fs::copy(examples.join("admin.yaml"), folder.join("admin.yaml")).expect("a file");
    fs::write(folder.join("px.key"), SECRET).expect("a file");
    fs::set_permissions(folder.join("px.key"), fs::Permissions::from_mode(0o600)).expect("a mode");
    fs::copy(plugin(), folder.join("kubectl-pxsec")).expect("a copy");
    symlink("kubectl-pxsec", folder.join("kubectl_complete-pxsec")).expect("a link");
    run(
        folder,
        "./kubectl-pxsec auth key generate --type ecdsa --output-file ec.pem",
    );
    run(
        folder,
        "./kubectl-pxsec auth key generate --type rsa --output-file rsa.pem",
    );
    run(
        folder,
        "./kubectl-pxsec auth token generate --auth-config admin.yaml --issuer portworx.com --signing-key px.key --output-file t.jwt",
    );
    fs::write(
        folder.join("sign.py"),
        "import sys, jwt\nprint(jwt.encode({'sub': 'a'}, sys.argv[1], algorithm='HS256'))\n",
    )
    .expect("a file");
    let mut config = "version = 1\n".to_owned();
    for number in 0..20 {
        config += &format!(
            "\n[contexts.c{number}]\ncredential = \"reference\"\nsecret = \"a/b/auth-token\"\ncreated-at = \"2026-01-01T00:00:00Z\"\n"
        );
    }
    fs::write(folder.join("config.toml"), config).expect("a file");
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn run(folder: &Path, line: &str) {
    let status = command(folder, &words(line)).status().expect("it starts");
    assert!(status.success(), "{line}");
}

fn command(folder: &Path, line: &[String]) -> Command {
    let program = match line[0].strip_prefix("./") {
        Some(ours) => folder.join(ours),
        None => PathBuf::from(&line[0]),
    };
    let mut command = Command::new(program);
    command
        .args(&line[1..])
        .current_dir(folder)
        .env("PXSEC_CONFIG_DIR", folder)
        .env("PXSEC_VAULT", "file")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn milliseconds(folder: &Path, line: &[String]) -> f64 {
    let mut command = command(folder, line);
    let started = Instant::now();
    let status = command.status().expect("it starts");
    let took = started.elapsed();
    assert!(status.success(), "{line:?}");
    took.as_secs_f64() * 1_000.0
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The greatest of five, as GNU time tells it; `?` where there is none.
fn peak_kib(folder: &Path, line: &[String]) -> String {
    let mut timed = vec![
        "/usr/bin/time".to_owned(),
        "-f".to_owned(),
        "peak %M".to_owned(),
    ];
    timed.extend(line.iter().cloned());
    let peak = |_| {
        let output = command(folder, &timed)
            .stderr(Stdio::piped())
            .output()
            .ok()?;
        let told = String::from_utf8(output.stderr).ok()?;
        told.lines()
            .rev()
            .find_map(|line| line.strip_prefix("peak ")?.parse::<u64>().ok())
    };
    (0..5)
        .filter_map(peak)
        .max()
        .map_or_else(|| "?".to_owned(), |peak| peak.to_string())
}
