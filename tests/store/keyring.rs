//! The keyring vault against a real Secret Service, and against each way in which there is none.
//!
//! The platform's library connects once a process and reads its environment, so each case is a process.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pxsec::domain::credential::VaultId;
use pxsec::ports::{TokenVault as _, VaultError};
use pxsec::store::{KeyringVault, SessionBus};

use crate::support::{CHILD, CHILD_ARGS, TOKEN, child as run, have, id, token};

const SERVICE_PARTS: [&str; 4] = [
    "dbus-run-session",
    "dbus-send",
    "gnome-keyring-daemon",
    "secret-tool",
];

/// Runs a case of this module; `false` when it is none.
pub fn child(case: &str) -> bool {
    match case {
        "round-trip" => round_trip(),
        "locked" => locked(),
        "no-collection" => no_collection(),
        "no-service" => expect_all(|error| matches!(error, VaultError::NoService)),
        "no-bus" => expect_all(|error| matches!(error, VaultError::NoSessionBus)),
        "silent-bus" => silent_bus(),
        _ => return false,
    }
    true
}

fn vault() -> KeyringVault {
    vault_of("/nowhere/pxsec", false)
}

fn vault_of(config_folder: &str, person_present: bool) -> KeyringVault {
    let bus = SessionBus {
        address: std::env::var("DBUS_SESSION_BUS_ADDRESS").ok(),
        runtime_dir: std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from),
    };
    KeyringVault::new(bus, person_present, PathBuf::from(config_folder))
}

fn assert_success(command: &mut Command) {
    let done = command.output().unwrap();
    assert!(
        done.status.success(),
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
}

fn with_secret_service(case: &str, unlock: &str) {
    if !have(&SERVICE_PARTS) {
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testkit/with-secret-service.sh");
    let mut command = Command::new(script);
    command
        .arg(std::env::current_exe().unwrap())
        .args(CHILD_ARGS);
    assert_success(command.env(CHILD, case).env("KEYRING_UNLOCK", unlock));
}

/// No call succeeds, all fail alike, and none tells the token.
fn expect_all(expected: impl Fn(&VaultError) -> bool) {
    let vault = vault();
    for result in [
        vault.get(&id(1)).map(|_| ()),
        vault.put(&id(1), "label", &token()),
        vault.remove(&id(1)).map(|_| ()),
    ] {
        let error = result.unwrap_err();
        assert!(expected(&error), "{error:?}");
        for part in TOKEN.split('.') {
            assert!(!format!("{error} {error:?}").contains(part));
        }
    }
}

fn secret_tool(action: &[&str], id: &VaultId) -> Command {
    let mut command = Command::new("secret-tool");
    command
        .args(action)
        .args(["service", "kubectl-pxsec", "username", id.as_str()]);
    command
}

fn store_with_secret_tool(id: &VaultId, secret: &str) {
    let mut command = secret_tool(&["store", "--label=by hand"], id);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(secret.as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn tokens_are_kept_in_a_real_secret_service() {
    with_secret_service("round-trip", "yes");
}

fn round_trip() {
    let vault = vault();
    assert!(vault.get(&id(1)).unwrap().is_none());
    assert!(!vault.remove(&id(1)).unwrap());
    vault.put(&id(1), "px context admin", &token()).unwrap();
    assert_eq!(vault.get(&id(1)).unwrap().unwrap().expose(), TOKEN);

    // What others see.
    let looked_up = secret_tool(&["lookup"], &id(1)).output().unwrap();
    assert_eq!(looked_up.stdout, TOKEN.as_bytes());
    let found = secret_tool(&["search"], &id(1)).output().unwrap();
    let shown = String::from_utf8_lossy(&found.stdout);
    assert!(shown.contains("label = px context admin"), "{shown}");

    // In place of one that is there, not beside it.
    let other = "eyJhbGciOiJIUzI1NiJ9.e30.b3RoZXI".parse_token();
    vault.put(&id(1), "another label", &other).unwrap();
    assert_eq!(vault.get(&id(1)).unwrap().unwrap().expose(), other.expose());
    assert!(vault.remove(&id(1)).unwrap());
    assert!(vault.get(&id(1)).unwrap().is_none());
    assert!(
        secret_tool(&["lookup"], &id(1))
            .output()
            .unwrap()
            .stdout
            .is_empty()
    );

    // What others put.
    store_with_secret_tool(&id(2), TOKEN);
    assert_eq!(vault.get(&id(2)).unwrap().unwrap().expose(), TOKEN);
    store_with_secret_tool(&id(3), "hunter2");
    let error = vault.get(&id(3)).unwrap_err();
    assert!(matches!(error, VaultError::NotAToken { .. }));
    assert!(!format!("{error} {error:?}").contains("hunter2"));

    // As large as any token.
    let large = format!("eyJhbGciOiJIUzI1NiJ9.{}.c2ln", "a".repeat(16_000)).parse_token();
    vault.put(&id(4), "", &large).unwrap();
    assert_eq!(vault.get(&id(4)).unwrap().unwrap().expose(), large.expose());

    // From several threads at once.
    std::thread::scope(|scope| {
        for number in 10..18 {
            let vault = vault.clone();
            scope.spawn(move || {
                vault.put(&id(number), "", &token()).unwrap();
                assert!(vault.remove(&id(number)).unwrap());
            });
        }
    });
}

trait ParseToken {
    fn parse_token(&self) -> pxsec::domain::token::Jwt;
}

impl<T: AsRef<str>> ParseToken for T {
    fn parse_token(&self) -> pxsec::domain::token::Jwt {
        pxsec::domain::token::Jwt::parse(self.as_ref()).unwrap()
    }
}

#[test]
fn a_locked_keyring_without_a_prompt_is_told_as_locked() {
    with_secret_service("locked", "yes");
}

fn locked() {
    let vault = vault();
    vault.put(&id(1), "", &token()).unwrap();
    // Crashes after it has locked (gnome-keyring 42), so its result tells nothing.
    let _locked = Command::new("secret-tool")
        .args(["lock", "--collection=login"])
        .output();
    expect_all(|error| matches!(error, VaultError::Locked));
}

#[test]
fn a_service_without_a_collection_is_told_as_locked() {
    with_secret_service("no-collection", "no");
}

fn no_collection() {
    let vault = vault();
    assert!(vault.get(&id(1)).unwrap().is_none());
    let error = vault.put(&id(1), "", &token()).unwrap_err();
    assert!(matches!(error, VaultError::Locked), "{error:?}");
}

/// A session bus that can start no service but those in `services`.
fn on_a_bare_bus(case: &str, services: Option<&str>) {
    if !have(&["dbus-run-session"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display();
    let services_line = if let Some(service) = services {
        fs::write(
            folder.path().join("org.freedesktop.secrets.service"),
            service,
        )
        .unwrap();
        format!("<servicedir>{path}</servicedir>")
    } else {
        String::new()
    };
    let config = folder.path().join("bus.conf");
    let text = format!(
        "<busconfig><type>session</type><listen>unix:dir={path}</listen><auth>EXTERNAL</auth>{services_line}\
         <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>"
    );
    fs::write(&config, text).unwrap();
    let mut command = Command::new("dbus-run-session");
    command
        .arg(format!("--config-file={}", config.display()))
        .arg("--");
    command
        .arg(std::env::current_exe().unwrap())
        .args(CHILD_ARGS)
        .env(CHILD, case);
    assert_success(&mut command);
}

#[test]
fn a_bus_without_a_service_is_told_as_that() {
    on_a_bare_bus("no-service", None);
}

#[test]
fn a_service_that_does_not_start_is_told_as_none() {
    let service = "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/false\n";
    on_a_bare_bus("no-service", Some(service));
}

#[test]
fn without_a_bus_nothing_is_tried() {
    let folder = tempfile::tempdir().unwrap();
    let gone = format!("unix:path={}/gone", folder.path().display());
    // A socket that nobody listens at any more.
    let stale = folder.path().join("stale");
    drop(std::os::unix::net::UnixListener::bind(&stale).unwrap());
    let stale = format!("unix:path={}", stale.display());
    for address in [
        None,
        Some(""),
        Some("autolaunch:"),
        Some(&gone),
        Some(&stale),
    ] {
        let mut command = run("no-bus");
        command
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("XDG_RUNTIME_DIR", folder.path());
        command.envs(address.map(|address| ("DBUS_SESSION_BUS_ADDRESS", address)));
        assert_success(&mut command);
    }
    let mut command = run("no-bus");
    assert_success(
        command
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("XDG_RUNTIME_DIR"),
    );
}

#[test]
fn a_bus_that_never_answers_is_a_timeout() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("bus");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let mut command = run("silent-bus");
    command
        .env("XDG_RUNTIME_DIR", folder.path())
        .env_remove("DBUS_SESSION_BUS_ADDRESS");
    assert_success(&mut command);
}

fn silent_bus() {
    let started = Instant::now();
    let error = vault().get(&id(1)).unwrap_err();
    assert!(
        matches!(error, VaultError::Timeout { secs: 3 }),
        "{error:?}"
    );
    let took = started.elapsed();
    assert!(
        (Duration::from_secs(3)..Duration::from_secs(20)).contains(&took),
        "{took:?}"
    );
}
