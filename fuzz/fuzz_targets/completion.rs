//! The tab key. The first line of an input is who asks (`kubectl`, or a shell's name), the others are the words, the
//! last one being at the cursor. Candidates come from a config.toml, a kubeconfig and an API server within this process.
//!
//! There is an answer whatever was typed (a panic would leave none), in the form that the shells' scripts read, and
//! nothing on standard error.

#![no_main]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use pxsec::cli::{self, LookArgs, LostAnswer, World};
use pxsec::cluster::PluginAnswers;
use pxsec::domain::time::NumericDate;
use pxsec::output::escape::printable;
use pxsec::ports::Clock;
use pxsec_fuzz::NOW;
use tempfile::TempDir;

const CONFIG: &str = include_str!("../fixtures/config.toml");
const NAMESPACES: &str = include_str!("../fixtures/namespaces.json");
const SECRETS: &str = include_str!("../fixtures/secrets.json");

struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> NumericDate {
        NOW
    }
}

struct Machine {
    folder: TempDir,
    env: BTreeMap<OsString, OsString>,
}

static MACHINE: LazyLock<Machine> = LazyLock::new(Machine::new);

fuzz_target!(|input: &[u8]| -> Corpus {
    let mut lines = input.split(|byte| *byte == b'\n');
    let asks = lines.next().unwrap_or_default();
    let words: Vec<OsString> = lines
        .map(|line| OsString::from_vec(line.to_vec()))
        .collect();
    // A fuzzer has no business in the network, nor in programs' arguments that cannot be.
    if words.iter().any(names_server) || input.contains(&0) || words.is_empty() {
        return Corpus::Reject;
    }
    let kubectl = match asks {
        b"kubectl" => true,
        b"bash" | b"zsh" | b"fish" | b"powershell" | b"elvish" => false,
        _ => return Corpus::Reject,
    };
    let mut env = MACHINE.env.clone();
    let mut args: Vec<OsString> = Vec::new();
    if kubectl {
        args.push("kubectl_complete-pxsec".into());
    } else {
        env.insert("COMPLETE".into(), OsString::from_vec(asks.to_vec()));
        args.extend(["kubectl-pxsec", "--", "kubectl-pxsec"].map(OsString::from));
    }
    args.extend(words.iter().cloned());
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut world = World {
        clock: Box::new(StoppedClock),
        env,
        stdin: Box::new(std::io::empty()),
        stdin_is_terminal: false,
        stdout: Box::new(&mut stdout),
        stdout_is_terminal: false,
        stdout_columns: None,
        stderr: Box::new(&mut stderr),
        stderr_is_terminal: false,
        executable: Some(MACHINE.folder.path().join("kubectl-pxsec")),
        args: Vec::new(),
        verbosity: 0,
        look: LookArgs::default(),
        lost: LostAnswer::default(),
        plugins: PluginAnswers::default(),
    };
    let exit = cli::run(args, &mut world);
    drop(world);
    assert_eq!(exit, 0);
    assert!(stderr.is_empty());
    let stdout = String::from_utf8(stdout).expect("text");
    let typed = words
        .last()
        .and_then(|word| word.to_str())
        .filter(|_| kubectl);
    check(&stdout, typed);
    Corpus::Keep
});

/// Whether a word might choose another server than the one in this process.
fn names_server(word: &OsString) -> bool {
    let text = word.to_string_lossy();
    let short = text.starts_with('-') && !text.starts_with("--") && text.contains('s');
    short || text.starts_with("--server") || text.contains("kubeconfig")
}

/// A candidate a line, with words behind a tab, and the directive at the end.
fn check(answer: &str, typed: Option<&str>) {
    let mut lines: Vec<&str> = answer
        .strip_suffix('\n')
        .expect("an answer")
        .split('\n')
        .collect();
    let directive = lines
        .pop()
        .and_then(|line| line.strip_prefix(':'))
        .expect("a directive");
    let directive: u8 = directive.parse().expect("a number");
    assert_eq!(directive & !(2 | 4 | 32), 0);
    // kubectl's scripts put `--flag=` in front of what they get.
    let typed = typed.map(|typed| match typed.split_once('=') {
        Some((_, value)) if typed.starts_with('-') => value,
        _ => typed,
    });
    let mut values = BTreeSet::new();
    for line in lines {
        let (value, help) = line.split_once('\t').unwrap_or((line, ""));
        assert!(
            !value.is_empty() && values.insert(value),
            "`{value}` is empty or twice"
        );
        assert_eq!(printable(value), value);
        assert_eq!(printable(help), help);
        if let Some(typed) = typed {
            assert!(
                value.starts_with(typed),
                "`{value}` does not go on from `{typed}`"
            );
            assert!(
                !value.contains([' ', '$', '`', ';', '\'', '"', '\\']),
                "a shell would expand `{value}`"
            );
        }
    }
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                std::thread::spawn(move || answer(stream));
            }
        });
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("config")).expect("a folder");
        std::fs::set_permissions(path("config"), std::fs::Permissions::from_mode(0o700))
            .expect("a mode");
        std::fs::write(path("config/config.toml"), CONFIG).expect("contexts");
        let server = format!("server: 'http://127.0.0.1:{port}'");
        let kubeconfig = format!(
            "{{current-context: prod, users: [{{name: admin, user: {{}}}}, {{name: dev, user: {{}}}}], \
             clusters: [{{name: prod, cluster: {{{server}}}}}], contexts: [\
             {{name: prod, context: {{cluster: prod, user: admin, namespace: team-a}}}}, \
             {{name: dev@eu, context: {{cluster: prod, user: dev}}}}]}}"
        );
        std::fs::write(path("kubeconfig"), kubeconfig).expect("a kubeconfig");
        let mut env = BTreeMap::new();
        for (name, value) in [
            ("HOME", "home"),
            ("PXSEC_CONFIG_DIR", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("KUBECONFIG", "kubeconfig"),
        ] {
            env.insert(name.into(), path(value).into_os_string());
        }
        env.insert("NO_PROXY".into(), "127.0.0.1".into());
        Self { folder, env }
    }
}

/// Answers each request by its path.
fn answer(mut stream: TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    loop {
        let mut line = String::new();
        let mut path = String::new();
        while line != "\r\n" {
            line.clear();
            if reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if line.starts_with("GET ") {
                path.clone_from(&line);
            }
        }
        let body = if path.starts_with("GET /api/v1/namespaces?") {
            NAMESPACES
        } else {
            SECRETS
        };
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all((head + body).as_bytes()).ok()?;
    }
}
