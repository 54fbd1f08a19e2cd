//! The import rules of `src/lib.rs`, read from the sources.

use std::path::{Path, PathBuf};

/// The layers of the crate, as paths in `use` and in full.
const LAYERS: [&str; 7] = [
    "cli", "cluster", "domain", "ops", "output", "ports", "store",
];

/// (file below `src`, its lines without comments and without its unit tests).
fn sources() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(&root)
                .expect("below src")
                .display()
                .to_string();
            if name.ends_with("tests.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            let code = text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default();
            sources.push((name, statements(code)));
        }
    }
    assert!(sources.len() > 60, "the sources are somewhere else");
    sources.sort();
    sources
}

/// Lines of code, each `use` made one line.
fn statements(code: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut in_use = false;
    for line in code.lines() {
        let line = line.trim();
        if line.starts_with("//") {
            continue;
        }
        match lines.last_mut() {
            Some(open) if in_use => open.push_str(line),
            _ => {
                in_use = line.starts_with("use ") || line.starts_with("pub use ");
                lines.push(line.to_owned());
            }
        }
        in_use &= !line.ends_with(';');
    }
    lines
}

fn layer(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

#[track_caller]
fn nobody_but(homes: &[&str], what: &str, found: impl Fn(&str) -> bool) {
    let mut wrong = Vec::new();
    for (file, lines) in sources() {
        if homes.iter().any(|home| file.starts_with(home)) {
            continue;
        }
        for line in lines.iter().filter(|line| found(line)) {
            wrong.push(format!("src/{file}: {}", line.trim()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{what} outside of {homes:?}:\n{}",
        wrong.join("\n")
    );
}

/// Whether `word` stands in `line` by itself, not as a part of another name.
fn names(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(start, _)| {
        !line[..start].ends_with(part) && !line[start + word.len()..].starts_with(part)
    })
}

/// Whether a line reaches into one of our layers: `crate::LAYER`, or a group `use crate::{…}`.
fn reaches(line: &str, layer: &str) -> bool {
    names(line, &format!("crate::{layer}")) || (line.contains("use crate::{") && names(line, layer))
}

#[test]
fn imports_go_one_way() {
    let allowed = |layer: &str| -> &[&str] {
        match layer {
            "domain" => &["domain"],
            "ports" => &["ports", "domain"],
            "ops" => &["ops", "ports", "domain"],
            "store" => &["store", "ports", "domain"],
            "cluster" => &["cluster", "ports", "domain"],
            "output" => &["output", "ops", "ports", "domain"],
            // `store` and `cluster` are named by the world alone: see below.
            "cli" => &["cli", "output", "ops", "ports", "domain"],
            _ => &LAYERS,
        }
    };
    let mut wrong = Vec::new();
    for (file, lines) in sources() {
        if file.starts_with("cli/world") {
            continue;
        }
        let allowed = allowed(layer(&file));
        for line in &lines {
            for other in LAYERS.iter().filter(|other| !allowed.contains(other)) {
                if reaches(line, other) {
                    wrong.push(format!("src/{file}: {}", line.trim()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "against the table of src/lib.rs:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_domain_knows_no_outside() {
    for outside in [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "tokio::",
        "clap::",
        "kube::",
        "keyring::",
        "secret_service::",
        "zbus::",
        "dirs::",
    ] {
        let homes = [
            "cli", "cluster", "store", "ops", "output", "main.rs", "lib.rs", "ports/",
        ];
        nobody_but(&homes, outside, |line| line.contains(outside));
    }
}

#[test]
fn files_are_touched_in_one_place() {
    for word in [
        "std::fs",
        "File::open",
        "OpenOptions::new",
        "read_dir",
        "rustix::fs",
    ] {
        // The cluster reads the certificates and tokens that a kubeconfig names, and writes nothing.
        let homes = ["store/fs", "cluster/authorization.rs", "cluster/tls.rs"];
        nobody_but(&homes, word, |line| names(line, word));
    }
}

#[test]
fn nothing_is_printed_past_the_world() {
    for word in [
        "println!",
        "print!",
        "eprintln!",
        "eprint!",
        "dbg!",
        "todo!",
        "unimplemented!",
    ] {
        nobody_but(&[], word, |line| {
            line.match_indices(word)
                .any(|(start, _)| !line[..start].ends_with(char::is_alphanumeric))
        });
    }
    for word in ["io::stdout", "io::stderr", "io::stdin"] {
        nobody_but(&["cli/world"], word, |line| names(line, word));
    }
}

#[test]
fn clock_and_environment_are_read_in_one_place() {
    for word in [
        "SystemTime::now",
        "Timestamp::now",
        "Zoned::now",
        "env::var",
        "env::var_os",
        "env::vars",
        "env::vars_os",
    ] {
        nobody_but(&["cli/world"], word, |line| names(line, word));
    }
}

#[test]
fn programs_are_started_in_two_places() {
    // The user's programs, and the credential plugins of a kubeconfig.
    let homes = ["cli/process.rs", "cluster/credentials.rs"];
    nobody_but(&homes, "process::Command", |line| {
        let group = line.contains("use std::process::{") && names(line, "Command");
        group || names(line, "process::Command")
    });
}

#[test]
fn secrets_of_the_keyring_go_through_the_facade() {
    for word in [
        "use keyring",
        "get_secret",
        "set_secret",
        "create_item",
        "EncryptionType::Dh",
    ] {
        let home = ["store/keyring_vault/secret.rs"];
        nobody_but(&home, word, |line| names(line, word));
    }
}

#[test]
fn clap_is_the_command_lines_affair() {
    nobody_but(&["cli"], "clap", |line| {
        names(line, "clap") || names(line, "clap_complete")
    });
}

#[test]
fn the_library_holds_no_unsafe_code() {
    let lib = sources()
        .into_iter()
        .find(|(file, _)| file == "lib.rs")
        .expect("lib.rs");
    assert!(lib.1.iter().any(|line| line == "#![forbid(unsafe_code)]"));
}
