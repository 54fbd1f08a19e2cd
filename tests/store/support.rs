//! Helpers of all modules.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use pxsec::domain::context::{Context, ContextBook, OnClash};
use pxsec::domain::credential::{Credential, StoredToken, TokenSummary, VaultId, VaultKind};
use pxsec::domain::kube_binding::KubeBinding;
use pxsec::domain::time::NumericDate;
use pxsec::domain::token::{Fingerprint, Jwt};
use pxsec::ports::ContextStore as _;
use pxsec::store::ConfigFile;

/// Names the case that a child process runs.
pub const CHILD: &str = "PXSEC_STORE_CHILD";

/// A token that is easy to find where it must not be.
pub const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ0ZXN0In0.c2lnbmF0dXJlLW9mLWEtdGVzdA";

pub fn token() -> Jwt {
    Jwt::parse(TOKEN).unwrap()
}

pub fn id(byte: u8) -> VaultId {
    VaultId::from_random([byte; 16])
}

pub fn context(name: &str) -> Context {
    Context {
        name: name.parse().unwrap(),
        description: None,
        endpoint: None,
        kube: KubeBinding::default(),
        credential: Credential::Stored(StoredToken {
            vault: VaultKind::Keyring,
            id: id(7),
            summary: Some(TokenSummary {
                issuer: Some("portworx.com".into()),
                subject: Some("admin@portworx.com".into()),
                roles: vec!["system.admin".into()],
                groups: vec!["*".into()],
                issued: Some(NumericDate(1_767_225_600)),
                expires: Some(NumericDate(1_798_761_600)),
                fingerprint: Fingerprint::parse("sha256:00112233").unwrap(),
            }),
        }),
        created: NumericDate(1_767_225_660),
    }
}

pub fn summary_of(context: &mut Context) -> &mut TokenSummary {
    match &mut context.credential {
        Credential::Stored(stored) => stored.summary.as_mut().unwrap(),
        other => panic!("{other:?} stores no token"),
    }
}

/// Adds contexts, each in an update of its own.
pub fn add(store: &ConfigFile, names: &[&str]) {
    for name in names {
        let insert =
            |book: &mut ContextBook| book.insert(context(name), OnClash::Refuse).map(|_| ());
        store.update(&mut { insert }).unwrap();
    }
}

pub fn names(book: &ContextBook) -> Vec<String> {
    book.iter()
        .map(|context| context.name.to_string())
        .collect()
}

pub fn mode(path: &Path) -> u32 {
    std::fs::symlink_metadata(path)
        .unwrap()
        .permissions()
        .mode()
        & 0o7777
}

pub fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

pub fn list(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// This executable, running only the given case.
pub fn child(case: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(CHILD_ARGS).env(CHILD, case);
    command
}

/// What makes the test harness run `child_case` and show what it prints.
pub const CHILD_ARGS: [&str; 3] = ["child_case", "--exact", "--nocapture"];

/// Whether all of these can be started; prints a skip when not, and fails where they are required.
pub fn have(tools: &[&str]) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_there = |tool: &&str| std::env::split_paths(&path).any(|p| p.join(tool).is_file());
    let missing: Vec<_> = tools.iter().filter(|tool| !is_there(tool)).collect();
    if !missing.is_empty() {
        skip(&format!("not installed: {missing:?}"));
    }
    missing.is_empty()
}

pub fn skip(reason: &str) {
    assert!(
        std::env::var_os("PXSEC_REQUIRE_REAL").is_none(),
        "required, but {reason}"
    );
    eprintln!("skipped: {reason}");
}
