//! The keyring vault against a real Secret Service, and against each way in which there is none.
//!
//! The platform's library connects once a process and reads its environment, so each case is a process.

use std::collections::HashMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};

use pxsec::domain::credential::VaultId;
use pxsec::ports::{TokenVault as _, VaultError};
use pxsec::store::keyring_vault::DEADLINE_WITH_PROMPT;
use pxsec::store::{KeyringVault, SessionBus};
use zbus::object_server::ResponseDispatchNotifier;
use zbus::zvariant::{OwnedObjectPath, OwnedValue};

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
        "listed" => listed(),
        "listed-when-locked" => listed_when_locked(),
        "by-hand" => by_hand(),
        "locked" => locked(),
        "denied" => denied(),
        "unanswered" => unanswered(),
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
    feed(&mut secret_tool(&["store", "--label=by hand"], id), secret);
}

fn feed(command: &mut Command, input: impl AsRef<[u8]>) {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_ref())
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
    lock_the_keyring();
    expect_all(|error| matches!(error, VaultError::Locked));
}

/// Locks the one collection.
fn lock_the_keyring() {
    // Crashes after it has locked (gnome-keyring 42), so its result tells nothing.
    let _locked = Command::new("secret-tool")
        .args(["lock", "--collection=login"])
        .output();
}

#[test]
fn entries_are_listed_for_their_own_config_folder_only() {
    with_secret_service("listed", "yes");
}

fn listed() {
    let root = tempfile::tempdir().unwrap();
    let folder = |name: &str| root.path().join(name).display().to_string();
    let (one, other) = (
        vault_of(&folder("one"), false),
        vault_of(&folder("other"), false),
    );
    assert_eq!(one.ids().unwrap(), []);
    one.put(&id(2), "", &token()).unwrap();
    one.put(&id(1), "", &token()).unwrap();
    other.put(&id(3), "", &token()).unwrap();
    // Of nobody, though the service is ours: by hand, as an earlier version did, and without an id.
    store_with_secret_tool(&id(4), TOKEN);
    let mark = folder("one");
    let mut command = Command::new("secret-tool");
    command.args(["store", "--label=x", "service", "kubectl-pxsec"]);
    command.args(["username", "by hand", "config-folder", &mark]);
    feed(&mut command, TOKEN);
    assert_eq!(one.ids().unwrap(), [id(1), id(2)]);
    assert_eq!(other.ids().unwrap(), [id(3)]);

    // The same folder by another name, and once it exists.
    std::fs::create_dir(folder("one")).unwrap();
    std::os::unix::fs::symlink(folder("one"), folder("link")).unwrap();
    for spelling in [folder("one"), folder("link"), folder("other/../one/.")] {
        std::fs::create_dir_all(folder("other")).unwrap();
        assert_eq!(vault_of(&spelling, false).ids().unwrap(), [id(1), id(2)]);
    }

    // All are read from anywhere: an id is enough, for us and for others.
    assert!(other.get(&id(1)).unwrap().is_some());
    let looked_up = secret_tool(&["lookup"], &id(1)).output().unwrap();
    assert_eq!(looked_up.stdout, TOKEN.as_bytes());

    // Whoever puts, has it; in place of what was there, not beside it.
    for (vault, expected) in [
        (&one, vec![id(1), id(2), id(4)]),
        (&other, vec![id(3), id(4)]),
    ] {
        vault.put(&id(4), "", &token()).unwrap();
        assert_eq!(vault.ids().unwrap(), expected);
    }
    assert_eq!(one.ids().unwrap(), [id(1), id(2)]);
    let found = secret_tool(&["search", "--all"], &id(4)).output().unwrap();
    let shown = String::from_utf8_lossy(&found.stdout);
    assert_eq!(shown.matches("label = ").count(), 1, "{shown}");
    assert!(shown.contains("label = by hand"), "{shown}");

    for number in [1, 2, 4] {
        assert!(one.remove(&id(number)).unwrap());
    }
    assert_eq!(one.ids().unwrap(), []);
}

#[test]
fn listing_unlocks_nothing_and_invents_nothing() {
    with_secret_service("listed-when-locked", "yes");
}

fn listed_when_locked() {
    let vault = vault();
    vault.put(&id(1), "", &token()).unwrap();
    let prompter = Prompter::start();
    lock_the_keyring();
    assert_eq!(vault.ids().unwrap(), [id(1)]);
    // The service starts anew with what is on the disk, where a locked collection has hashes of attributes only.
    restart_the_service();
    let error = vault.ids().unwrap_err();
    assert!(matches!(error, VaultError::Locked), "{error:?}");
    assert_eq!(vault_of("/nowhere/else", false).ids().unwrap(), []);
    assert!(prompter.asked.try_recv().is_err(), "a prompt was opened");
}

fn restart_the_service() {
    let bus = zbus::blocking::Connection::session().unwrap();
    let bus = zbus::blocking::fdo::DBusProxy::new(&bus).unwrap();
    let name: zbus::names::BusName<'_> = "org.freedesktop.secrets".try_into().unwrap();
    let mut changes = bus
        .receive_name_owner_changed_with_args(&[(0, name.as_str())])
        .unwrap();
    let pid = bus.get_connection_unix_process_id(name).unwrap();
    let pid = rustix::process::Pid::from_raw(pid.try_into().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert!(
        changes
            .next()
            .unwrap()
            .args()
            .unwrap()
            .new_owner()
            .is_none()
    );
    let mut start = Command::new("gnome-keyring-daemon");
    // Without the control socket of the one before, which takes a moment to go.
    start.env_remove("GNOME_KEYRING_CONTROL");
    assert_success(start.args(["--start", "--components=secrets", "--daemonize"]));
    assert!(
        changes
            .next()
            .unwrap()
            .args()
            .unwrap()
            .new_owner()
            .is_some()
    );
}

#[test]
fn entries_and_secret_tool_get_along() {
    with_secret_service("by-hand", "yes");
}

fn by_hand() {
    let vault = vault();
    let other = "eyJhbGciOiJIUzI1NiJ9.e30.b3RoZXI".parse_token();
    // In place of ours, and without its mark.
    vault.put(&id(1), "", &token()).unwrap();
    store_with_secret_tool(&id(1), other.expose());
    assert_eq!(vault.get(&id(1)).unwrap().unwrap().expose(), other.expose());
    assert_eq!(vault.ids().unwrap(), []);
    vault.put(&id(1), "", &token()).unwrap();
    assert_eq!(vault.ids().unwrap(), [id(1)]);

    // Beside ours, since it has an attribute of its own: which is meant?
    let put_beside = || {
        let mut command = secret_tool(&["store", "--label=beside"], &id(1));
        feed(command.args(["note", "mine"]), other.expose());
        let error = vault.get(&id(1)).unwrap_err();
        assert!(
            matches!(&error, VaultError::Keyring { reason } if reason == "several entries have this id"),
            "{error:?}"
        );
    };
    put_beside();
    vault.put(&id(1), "", &token()).unwrap();
    assert_eq!(vault.get(&id(1)).unwrap().unwrap().expose(), TOKEN);
    put_beside();
    assert!(vault.remove(&id(1)).unwrap());
    assert!(vault.get(&id(1)).unwrap().is_none(), "none is left");

    // Bytes, and nothing added: what the one writes the other reads. secret-tool takes 8 KiB.
    let large = format!("eyJhbGciOiJIUzI1NiJ9.e30.{}", "a".repeat(8000));
    vault.put(&id(2), "", &large.parse_token()).unwrap();
    let looked_up = secret_tool(&["lookup"], &id(2)).output().unwrap();
    assert!(looked_up.stdout == large.as_bytes());
    store_with_secret_tool(&id(3), &large);
    assert!(vault.get(&id(3)).unwrap().unwrap().expose() == large);
    for bytes in [b"\xff\xfe\x00".as_slice(), b"", b"a\nb\n"] {
        let mut command = secret_tool(&["store", "--label=bytes"], &id(4));
        feed(&mut command, bytes);
        let error = vault.get(&id(4)).unwrap_err();
        assert!(matches!(error, VaultError::NotAToken { .. }), "{error:?}");
    }
}

/// Stands in for gcr-prompter: tells that it was asked, and says no when it is let.
struct Prompter {
    asked: mpsc::Receiver<()>,
    let_it_say_no: mpsc::Sender<()>,
    _bus: zbus::blocking::Connection,
}

impl Prompter {
    fn start() -> Self {
        let (tell, asked) = mpsc::channel();
        let (let_it_say_no, wait) = mpsc::channel();
        let prompts = Prompts {
            tell: Mutex::new(tell),
            wait: Arc::new(Mutex::new(wait)),
        };
        let bus = zbus::blocking::connection::Builder::session()
            .and_then(|bus| bus.name("org.gnome.keyring.SystemPrompter"))
            .and_then(|bus| bus.serve_at("/org/gnome/keyring/Prompter", prompts))
            .and_then(zbus::blocking::connection::Builder::build)
            .unwrap();
        Self {
            asked,
            let_it_say_no,
            _bus: bus,
        }
    }
}

/// The side of gcr's `org.gnome.keyring.internal.Prompter` that shows prompts.
struct Prompts {
    tell: Mutex<mpsc::Sender<()>>,
    wait: Arc<Mutex<mpsc::Receiver<()>>>,
}

/// A method of the prompter returns, and what it does comes after that: an answer that is quicker is lost.
type Returned = ResponseDispatchNotifier<()>;

/// Calls back on a thread of its own, once the method has returned and `wait` is over.
fn call_back<B>(
    header: &zbus::message::Header<'_>,
    bus: &zbus::Connection,
    callback: OwnedObjectPath,
    method: &'static str,
    body: B,
    wait: impl FnOnce() + Send + 'static,
) -> Returned
where
    B: serde::Serialize + zbus::zvariant::DynamicType + Send + 'static,
{
    let bus = zbus::blocking::Connection::from(bus.clone());
    let caller = header.sender().unwrap().to_owned();
    let (returned, has_returned) = Returned::new(());
    std::thread::spawn(move || {
        zbus::block_on(has_returned);
        wait();
        let interface = Some("org.gnome.keyring.internal.Prompter.Callback");
        // It may have given up by now.
        drop(bus.call_method(Some(caller), callback, interface, method, &body));
    });
    returned
}

type PromptReady = (&'static str, HashMap<String, OwnedValue>, &'static str);

fn ready(answer: &'static str) -> PromptReady {
    // A key for the exchange of passwords, of which there will be none.
    let exchange = "[sx-aes-1]\npublic=AgICAgICAgI=\n";
    (answer, HashMap::new(), exchange)
}

#[zbus::interface(name = "org.gnome.keyring.internal.Prompter")]
impl Prompts {
    fn begin_prompting(
        &self,
        callback: OwnedObjectPath,
        #[zbus(header)] header: zbus::message::Header<'_>,
        #[zbus(connection)] bus: &zbus::Connection,
    ) -> Returned {
        call_back(&header, bus, callback, "PromptReady", ready(""), || ())
    }

    fn perform_prompt(
        &self,
        callback: OwnedObjectPath,
        _kind: String,
        _properties: HashMap<String, OwnedValue>,
        _exchange: String,
        #[zbus(header)] header: zbus::message::Header<'_>,
        #[zbus(connection)] bus: &zbus::Connection,
    ) -> Returned {
        // A test that has seen enough is gone.
        let _: Result<(), _> = self.tell.lock().unwrap().send(());
        let wait = self.wait.clone();
        let until_it_may = move || {
            let _: Result<(), _> = wait.lock().unwrap().recv();
        };
        let answer = ready("no");
        call_back(&header, bus, callback, "PromptReady", answer, until_it_may)
    }

    fn stop_prompting(
        &self,
        callback: OwnedObjectPath,
        #[zbus(header)] header: zbus::message::Header<'_>,
        #[zbus(connection)] bus: &zbus::Connection,
    ) -> Returned {
        call_back(&header, bus, callback, "PromptDone", (), || ())
    }
}

#[test]
fn a_prompt_that_is_dismissed_is_told_as_denied() {
    with_secret_service("denied", "yes");
}

fn denied() {
    vault().put(&id(1), "", &token()).unwrap();
    lock_the_keyring();
    let prompter = Prompter::start();
    for _ in 0..3 {
        prompter.let_it_say_no.send(()).unwrap();
    }
    expect_all(|error| matches!(error, VaultError::Denied));
    assert_eq!(prompter.asked.try_iter().count(), 3, "nobody was asked");
}

#[test]
fn a_prompt_is_waited_for_only_with_a_person_to_answer_it() {
    with_secret_service("unanswered", "yes");
}

fn unanswered() {
    vault().put(&id(1), "", &token()).unwrap();
    lock_the_keyring();
    let prompter = Prompter::start();
    let person = std::thread::spawn(|| vault_of("/nowhere/pxsec", true).get(&id(1)));
    // Without an end the test would wait for ever for a prompt that is not opened.
    prompter.asked.recv_timeout(DEADLINE_WITH_PROMPT).unwrap();
    // As long as this one waits the other waits too, and it began earlier.
    let error = vault().get(&id(1)).unwrap_err();
    assert!(
        matches!(error, VaultError::Timeout { secs: 3 }),
        "{error:?}"
    );
    assert!(!person.is_finished());
    for _ in 0..2 {
        prompter.let_it_say_no.send(()).unwrap();
    }
    let error = person.join().unwrap().unwrap_err();
    assert!(matches!(error, VaultError::Denied), "{error:?}");
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
    for person_present in [false, true] {
        let error = vault_of("/nowhere/pxsec", person_present)
            .get(&id(1))
            .unwrap_err();
        assert!(
            matches!(error, VaultError::Timeout { secs: 3 }),
            "{error:?}"
        );
    }
    let error = vault().ids().unwrap_err();
    assert!(
        matches!(error, VaultError::Timeout { secs: 3 }),
        "{error:?}"
    );
}
