//! Runs the command line in this process, with a clock that stands still and a folder of its own.
//!
//! In command lines and in what is shown, `TMP` stands for the folder and `PORT` for the port of the embedded API
//! server, so that a test reads as the session that a user would see.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::io::Read;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use pxsec::cli::{self, LookArgs, LostAnswer, World};
use pxsec::cluster::PluginAnswers;
use pxsec::domain::time::NumericDate;
use pxsec::ports::Clock;

use crate::testkit::{ApiServer, write_private};

/// 2026-01-02T03:04:05Z.
pub const NOW: i64 = 1_767_323_045;

/// A shared secret of 40 bytes, strong enough not to be warned about.
pub const SECRET: &str = "correct-horse-battery-staple-0123456789a";

/// Claims and issuer that every signing test can do with.
pub const CLAIMS: &str = "--name Admin --email admin@corp.example --subject admin-1 --role system.admin --group '*' --issuer portworx.com";

struct StoppedClock(i64);

impl Clock for StoppedClock {
    fn now(&self) -> NumericDate {
        NumericDate(self.0)
    }
}

/// A machine of the test's own.
pub struct TestEnv {
    folder: tempfile::TempDir,
    env: BTreeMap<OsString, OsString>,
    now: i64,
    person: bool,
    columns: Option<usize>,
    /// The embedded API server, of those made by [`TestEnv::with_cluster`].
    pub api: Option<ApiServer>,
}

impl TestEnv {
    /// Without any cluster; tokens go to files.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temp folder");
        let mut test = Self {
            folder,
            env: BTreeMap::new(),
            now: NOW,
            person: false,
            columns: None,
            api: None,
        };
        let home = test.path("home");
        std::fs::create_dir(&home).expect("a home");
        let config = test.path("config");
        test.set("HOME", home);
        test.set("PXSEC_CONFIG_DIR", config);
        test.set("PXSEC_VAULT", "file");
        test.set("NO_PROXY", "127.0.0.1");
        test
    }

    /// With an embedded API server and its kubeconfig.
    pub fn with_cluster() -> Self {
        let mut test = Self::new();
        let api = ApiServer::start();
        let kubeconfig = test.path("kubeconfig");
        api.write_kubeconfig(&kubeconfig);
        test.set("KUBECONFIG", kubeconfig);
        test.api = Some(api);
        test
    }

    pub fn api(&self) -> &ApiServer {
        self.api.as_ref().expect("TestEnv::with_cluster")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.env.insert(name.into(), value.into());
    }

    pub fn unset(&mut self, name: &str) {
        self.env.remove(std::ffi::OsStr::new(name));
    }

    /// Lets a person type into standard input from now on.
    pub fn at_a_terminal(&mut self) {
        self.person = true;
    }

    /// Shows standard output on a terminal of so many columns from now on.
    pub fn seen_in(&mut self, columns: usize) {
        self.columns = Some(columns);
    }

    pub fn set_clock(&mut self, now: i64) {
        self.now = now;
    }

    /// The environment, for tests that start a process.
    pub fn vars(&self) -> &BTreeMap<OsString, OsString> {
        &self.env
    }

    /// Writes a file of mode 0600 and gives its name as command lines take it.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).expect("a folder");
        }
        drop(std::fs::remove_file(&path));
        write_private(&path, "");
        std::fs::write(&path, content).expect("a file");
        format!("TMP/{name}")
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn exists(&self, name: &str) -> bool {
        self.path(name).symlink_metadata().is_ok()
    }

    /// The permission bits in octal.
    pub fn mode(&self, name: &str) -> String {
        mode(&self.path(name))
    }

    pub fn set_mode(&self, name: &str, mode: u32) {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(self.path(name), permissions).expect("chmod");
    }

    /// A kubeconfig of the embedded server for `user`, made the one in use.
    pub fn act_as(&mut self, user: &str) {
        let text = self.api().kubeconfig_for(user);
        self.file("kubeconfig", text);
    }

    /// Runs `kubectl pxsec LINE` with nothing on standard input.
    pub fn run(&self, line: &str) -> Output {
        self.run_with(line, b"")
    }

    /// The same with `stdin` on standard input.
    pub fn run_with(&self, line: &str, stdin: impl AsRef<[u8]>) -> Output {
        let args = words(line).into_iter().map(OsString::from).collect();
        self.run_args(args, stdin.as_ref())
    }

    /// The same with arguments as they are, `TMP` apart.
    pub fn run_args(&self, args: Vec<OsString>, stdin: &[u8]) -> Output {
        self.run_as("kubectl-pxsec", args, stdin)
    }

    /// The same with a person who does `meanwhile` when asked, and then answers yes.
    pub fn run_asking(&self, line: &str, meanwhile: impl FnOnce()) -> Output {
        let args = words(line).into_iter().map(OsString::from).collect();
        self.run_reading(
            "kubectl-pxsec",
            args,
            Person {
                meanwhile: Some(meanwhile),
                answer: b"y\n",
            },
        )
    }

    /// Runs it under another name of the program.
    pub fn run_as(&self, program: &str, args: Vec<OsString>, stdin: &[u8]) -> Output {
        self.run_reading(program, args, stdin)
    }

    fn run_reading(&self, program: &str, args: Vec<OsString>, stdin: impl Read) -> Output {
        let folder = self.folder.path().display().to_string();
        let args = std::iter::once(OsString::from(program)).chain(args.into_iter().map(|arg| {
            match arg.to_str() {
                Some(text) => OsString::from(text.replace("TMP/", &format!("{folder}/"))),
                None => arg,
            }
        }));
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut world = World {
            clock: Box::new(StoppedClock(self.now)),
            env: self.env.clone(),
            stdin: Box::new(stdin),
            stdin_is_terminal: self.person,
            stdout: Box::new(&mut stdout),
            stdout_is_terminal: self.columns.is_some(),
            stdout_columns: self.columns,
            stderr: Box::new(&mut stderr),
            stderr_is_terminal: self.person,
            executable: Some(self.path("bin/kubectl-pxsec")),
            args: Vec::new(),
            verbosity: 0,
            look: LookArgs::default(),
            lost: LostAnswer::default(),
            plugins: PluginAnswers::default(),
        };
        let exit = cli::run(args, &mut world);
        drop(world);
        Output {
            stdout: self.shown(&stdout),
            stderr: self.shown(&stderr),
            exit,
        }
    }

    fn shown(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("output in UTF-8");
        let text = text.replace(&self.folder.path().display().to_string(), "TMP");
        match &self.api {
            Some(api) => text.replace(&format!(":{}", api.port()), ":PORT"),
            None => text,
        }
    }

    /// A token signed with [`SECRET`] and [`CLAIMS`], and `more` flags.
    #[track_caller]
    pub fn token(&self, more: &str) -> String {
        self.sign(CLAIMS, more)
    }

    /// The same for another subject.
    #[track_caller]
    pub fn token_of(&self, subject: &str) -> String {
        self.sign(&CLAIMS.replace("admin-1", subject), "")
    }

    #[track_caller]
    fn sign(&self, claims: &str, more: &str) -> String {
        self.file("token-key", SECRET);
        let line = format!("auth token generate {claims} --signing-key TMP/token-key {more}");
        let output = self.run(&line);
        assert_eq!(output.exit, 0, "{output}");
        output.stdout.trim_end().to_owned()
    }
}

/// Does something before the first byte is typed.
struct Person<F: FnOnce()> {
    meanwhile: Option<F>,
    answer: &'static [u8],
}

impl<F: FnOnce()> Read for Person<F> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if let Some(meanwhile) = self.meanwhile.take() {
            meanwhile();
        }
        self.answer.read(buffer)
    }
}

pub fn mode(path: &Path) -> String {
    let metadata = std::fs::metadata(path).expect("a file");
    format!("{:04o}", metadata.permissions().mode() & 0o7777)
}

/// What a command left behind.
pub struct Output {
    pub stdout: String,
    pub stderr: String,
    pub exit: u8,
}

impl Output {
    /// It went well; gives stdout.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.exit, 0, "{self}");
        self.stdout
    }

    /// It ended with `exit`.
    #[track_caller]
    pub fn exits(self, exit: u8) -> Self {
        assert_eq!(self.exit, exit, "{self}");
        self
    }

    /// It failed with `exit`, said each of `texts` on stderr and nothing on stdout.
    #[track_caller]
    pub fn fails(self, exit: u8, texts: &[&str]) -> Self {
        assert_eq!(self.exit, exit, "{self}");
        assert_eq!(self.stdout, "", "{self}");
        for text in texts {
            assert!(self.stderr.contains(text), "no `{text}` in:\n{self}");
        }
        self
    }

    #[track_caller]
    pub fn json(self) -> serde_json::Value {
        let text = self.ok();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "--- stderr ---\n{}", self.stderr)?;
        }
        write!(f, "[exit {}]", self.exit)
    }
}

/// The words of a shell line without expansions: quotes of both kinds, and `\` for nothing.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    for c in line.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => word.get_or_insert_default().push(c),
            None if c == '\'' || c == '"' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(c),
        }
    }
    assert_eq!(quote, None, "a quote is open in: {line}");
    words.extend(word);
    words
}

/// Arguments that need not be text.
pub fn raw_args(args: &[&[u8]]) -> Vec<OsString> {
    args.iter()
        .map(|arg| OsString::from_vec(arg.to_vec()))
        .collect()
}

/// A key of `tests/data/keys`, which git does not keep at mode 0600, as its text.
pub fn key_pem(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/keys")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whether a test of a real program is to be skipped; with `PXSEC_REQUIRE_REAL=1` that fails instead.
pub fn skipped(what: &str) {
    let required = std::env::var_os("PXSEC_REQUIRE_REAL").is_some_and(|value| value == "1");
    assert!(!required, "PXSEC_REQUIRE_REAL=1, but there is no {what}");
    println!("skipped: no {what}");
}
