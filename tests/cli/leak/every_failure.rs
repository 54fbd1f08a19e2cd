//! Every command, with each thing that it reaches out to broken in each way that a port has an error for; the cluster is
//! in `every_answer`.
//!
//! What is broken holds the canaries where it can, such as a config file with a token in it. Ports that a command does not use do not fail for it, which is as it should be; how many
//! lines failed is counted, so that a break that breaks nothing is found.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::every_command::{ROWS, Row, prepared};
use super::{CANARY, Sweep};

/// The lines that come upon what is broken before those that put something good in its place.
fn breaking_first(affected: fn(&Row) -> bool) -> Vec<&'static Row> {
    let makes = |row: &Row| row.command == "context create" || row.command == "context update";
    let mut rows: Vec<&Row> = ROWS.iter().filter(|row| affected(row)).collect();
    rows.sort_by_key(|row| makes(row));
    rows
}

/// A sweep in which all went well, with its files, to be broken again and again.
pub(super) struct Healthy {
    pub(super) sweep: Sweep,
    files: BTreeMap<&'static str, Vec<u8>>,
    vault: BTreeMap<PathBuf, Vec<u8>>,
    /// The lines that may come upon what is broken.
    rows: Vec<&'static Row>,
}

const FILES: [&str; 6] = [
    "config/config.toml",
    "kubeconfig",
    "px.key",
    "rsa.pem",
    "ec.pem",
    "t",
];

impl Healthy {
    pub(super) fn new(affected: fn(&Row) -> bool) -> Self {
        let sweep = prepared();
        for row in &ROWS[..40] {
            row.check(&sweep, &row.line());
        }
        let files = FILES.map(|name| (name, fs::read(sweep.test.path(name)).expect("a file")));
        let entries = fs::read_dir(sweep.test.path("config/vault")).expect("a vault");
        let vault = entries.map(|entry| {
            let path = entry.expect("an entry").path();
            let bytes = fs::read(&path).expect("a token");
            (path, bytes)
        });
        Self {
            files: files.into(),
            vault: vault.collect(),
            rows: breaking_first(affected),
            sweep,
        }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.sweep.test.path(name)
    }

    /// Puts everything back that was there, and takes away what was put in its place.
    pub(super) fn mend(&self) {
        self.sweep.test.api().clear_faults();
        let config = self.path("config");
        drop(fs::remove_dir_all(&config));
        drop(fs::remove_file(&config));
        fs::create_dir_all(config.join("vault")).expect("a folder");
        for folder in [&config, &config.join("vault")] {
            fs::set_permissions(folder, Permissions::from_mode(0o700)).expect("chmod");
        }
        for (name, bytes) in &self.files {
            drop(fs::remove_dir_all(self.path(name)));
            self.sweep.test.file(name, bytes);
        }
        for (path, bytes) in &self.vault {
            let name = path.strip_prefix(self.path("")).expect("below TMP");
            self.sweep.test.file(name.to_str().expect("a name"), bytes);
        }
    }

    /// Breaks one thing, runs every command, and mends it: how many failed.
    #[track_caller]
    pub(super) fn broken(&self, what: &str, break_it: impl FnOnce(&Self)) {
        self.mend();
        break_it(self);
        let mut failed = 0;
        for row in &self.rows {
            let output = row.check(&self.sweep, &row.line());
            assert_ne!(output.exit, 2, "{what}: {}: {output}", row.line());
            failed += u32::from(output.exit != 0);
        }
        assert!(failed > 3, "{what} breaks nothing");
        self.mend();
    }

    pub(super) fn replace(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.sweep.test.file(name, bytes);
    }

    /// Does something to each token of the vault.
    fn each_token(&self, change: impl Fn(&PathBuf)) {
        for path in self.vault.keys() {
            change(path);
        }
    }
}

fn needs_px_contexts(row: &Row) -> bool {
    let others = ["auth", "storageclass", "completion", "help"];
    !others.iter().any(|noun| row.command.starts_with(noun))
}

fn reads_keys(row: &Row) -> bool {
    // The px context `file` has its key in a file, and `doctor` looks at it.
    row.rest.contains("TMP/") || row.command == "doctor"
}

#[test]
fn the_store_of_px_contexts() {
    let mut healthy = Healthy::new(needs_px_contexts);
    healthy.sweep.looks_at_files = false;
    let token = healthy.sweep.token.clone();
    let config = "config/config.toml";
    for (what, text) in [
        ("no TOML", token.clone()),
        (
            "a token as a key",
            format!("version = 1\n{token} = 1\ncurrent = ["),
        ),
        (
            "a token as the vault",
            format!("version = 1\nvault = \"{token}\"\n"),
        ),
        (
            "a token as a context",
            format!("version = 1\n[contexts.\"{token}\"]\n"),
        ),
        (
            "a newer version",
            format!("version = 2\ntoken = \"{token}\"\n"),
        ),
        (
            "a version that is none",
            format!("version = \"{CANARY}\"\n"),
        ),
        (
            "a file that is too large",
            format!("# {CANARY}\n").repeat(100_000),
        ),
    ] {
        healthy.broken(what, |at| at.replace(config, text));
    }
    healthy.broken("no UTF-8", |at| {
        at.replace(config, [CANARY.as_bytes(), b"\xff"].concat());
    });
    healthy.broken("a folder", |at| {
        fs::remove_file(at.path(config)).expect("a file");
        fs::create_dir(at.path(config)).expect("a folder");
    });
    healthy.broken("no room for the next one", |at| {
        fs::create_dir(at.path("config/.config.toml.tmp")).expect("a folder");
    });
    healthy.broken("a lock that is a folder", |at| {
        drop(fs::remove_file(at.path("config/config.lock")));
        fs::create_dir(at.path("config/config.lock")).expect("a folder");
    });
    healthy.broken("a file as the folder", |at| {
        fs::remove_dir_all(at.path("config")).expect("a folder");
        fs::write(at.path("config"), CANARY).expect("a file");
    });
}

#[test]
fn the_vaults() {
    let mut healthy = Healthy::new(needs_px_contexts);
    let pem = healthy.sweep.pem.clone();
    for (what, bytes) in [
        ("a key for a token", pem.into_bytes()),
        ("a secret for a token", CANARY.into()),
        ("no text", [CANARY.as_bytes(), b"\xff"].concat()),
        (
            "a token that is too long",
            healthy.sweep.token.repeat(200).into(),
        ),
    ] {
        healthy.broken(what, |at| {
            at.each_token(|path| fs::write(path, &bytes).expect("a file"));
        });
    }
    healthy.broken("open to others", |at| {
        at.each_token(|path| {
            fs::set_permissions(path, Permissions::from_mode(0o644)).expect("chmod");
        });
    });
    healthy.broken("links", |at| {
        at.each_token(|path| {
            fs::remove_file(path).expect("a file");
            symlink(at.path("t"), path).expect("a link");
        });
    });
    healthy.broken("folders", |at| {
        at.each_token(|path| {
            fs::remove_file(path).expect("a file");
            fs::create_dir(path).expect("a folder");
        });
    });
    healthy.broken("gone", |at| {
        at.each_token(|path| fs::remove_file(path).expect("a file"));
    });
    healthy.broken("a vault that is open", |at| {
        let open = Permissions::from_mode(0o755);
        fs::set_permissions(at.path("config/vault"), open).expect("chmod");
    });
    healthy.broken("a vault that is a file", |at| {
        fs::remove_dir_all(at.path("config/vault")).expect("a folder");
        fs::write(at.path("config/vault"), CANARY).expect("a file");
    });
    healthy.broken("no room for the next one", |at| {
        fs::create_dir(at.path("config/vault/.token.tmp")).expect("a folder");
    });
    healthy.sweep.test.set("PXSEC_VAULT", "keyring");
    healthy.broken("no keyring", |at| {
        let toml = at.sweep.test.read("config/config.toml");
        at.replace(
            "config/config.toml",
            toml.replace("vault = \"file\"", "vault = \"keyring\""),
        );
    });
}

#[test]
fn the_keys() {
    let healthy = Healthy::new(reads_keys);
    let keys = ["px.key", "rsa.pem", "ec.pem"];
    let pem = healthy.sweep.pem.clone();
    for (what, bytes) in [
        ("cut off", pem[..500].to_owned()),
        ("without an end", pem.replace("-----END", "----END")),
        ("no base64", pem.replacen('\n', "\n*", 2)),
        ("on one line", pem.replace('\n', "\\n")),
        ("of another kind", pem.replace("PRIVATE KEY", "PUBLIC KEY")),
        (
            "a JSON Web Key",
            format!("{{\"kty\": \"oct\", \"k\": \"{CANARY}\"}}"),
        ),
        ("too long", CANARY.repeat(2000)),
        ("empty", String::new()),
    ] {
        healthy.broken(what, |at| {
            keys.iter().for_each(|key| at.replace(key, &bytes));
        });
    }
    healthy.broken("binary", |at| {
        let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let der = STANDARD.decode(body).expect("base64");
        keys.iter().for_each(|key| at.replace(key, &der));
    });
    healthy.broken("open to others", |at| {
        keys.iter()
            .for_each(|key| at.sweep.test.set_mode(key, 0o644));
    });
    healthy.broken("gone", |at| {
        keys.iter()
            .for_each(|key| fs::remove_file(at.path(key)).expect("a file"));
    });
}
