//! No credential appears where it is not the command's job to print it, whatever goes wrong.
//!
//! Tokens of three families, their keys, and the credentials of a kubeconfig and of a proxy take part in every command
//! and in as many failures as there are; none may be found in stdout, in stderr, in files but the vault's, nor in what
//! other programs are started with: neither as text, nor in base64 wherever it begins, in hex, escaped or
//! percent-encoded.

use std::ffi::OsString;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde_json::json;

use crate::harness::{CLAIMS, Output, TestEnv, key_pem, words};

mod children;
mod commands;
mod every_answer;
mod every_command;
mod every_failure;
mod surroundings;

const CANARY: &str = "canary0secret1with2enough3length4for5HS256";

/// With characters that JSON, TOML, shells and URLs escape.
const PASSWORD: &str = "canary \"pass\\word\" 50%+ü";

/// What must not be found, each with its name.
struct Canaries(Vec<(String, String)>);

impl Canaries {
    /// Of these texts by name, in every form.
    fn of<'a>(secrets: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut found = Self(Vec::new());
        for (name, text) in secrets {
            found.add(name, text);
        }
        found
    }

    fn add(&mut self, name: &str, text: &str) {
        let bytes = text.as_bytes();
        let mut forms = vec![
            ("as it is", text.to_owned()),
            ("in hex", bytes.iter().map(|b| format!("{b:02x}")).collect()),
            ("escaped", text.escape_default().to_string()),
            (
                "in JSON",
                json!(text).to_string().trim_matches('"').to_owned(),
            ),
            ("percent-encoded", percent_encoded(text)),
            (
                "as a list of bytes",
                format!("{bytes:?}").trim_matches(['[', ']']).to_owned(),
            ),
        ];
        for before in 0..3 {
            let shifted = [&[0; 2][..before], bytes].concat();
            // Characters that depend on what stands before or behind are left out.
            let (from, to) = ((before * 8).div_ceil(6), shifted.len() * 8 / 6);
            forms.push((
                "in base64",
                STANDARD_NO_PAD.encode(&shifted)[from..to].to_owned(),
            ));
            forms.push((
                "in base64url",
                URL_SAFE_NO_PAD.encode(&shifted)[from..to].to_owned(),
            ));
        }
        let named = forms
            .into_iter()
            .map(|(form, text)| (format!("{name} {form}"), text));
        self.0.extend(named);
    }

    /// A token, and its signature: that alone makes a token usable for whoever saw the rest.
    fn add_token(&mut self, name: &str, token: &str) {
        self.add(name, token);
        let (_, signature) = token.rsplit_once('.').expect("a signature");
        self.add(&format!("the signature of {name}"), signature);
    }

    /// A key line by line, so that it is found however its lines are joined.
    fn add_pem(&mut self, name: &str, pem: &str) {
        let is_body = |line: &&str| !line.starts_with("-----") && line.len() > 20;
        for line in pem.lines().filter(is_body) {
            self.add(&format!("a line of {name}"), line);
        }
    }

    #[track_caller]
    fn absent_from(&self, what: &str, text: &str) {
        for (name, canary) in &self.0 {
            assert!(!text.contains(canary), "{name} is in {what}:\n{text}");
        }
    }
}

/// All but letters and digits, as RFC 3986 encodes the most.
fn percent_encoded(text: &str) -> String {
    let encoded = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}

/// What the kubeconfig of the embedded server proves its user by.
fn bearer_token(kubeconfig: &str) -> &str {
    let line = kubeconfig
        .lines()
        .find_map(|line| line.trim().strip_prefix("token: "));
    line.expect("a token")
}

struct Sweep {
    test: TestEnv,
    canaries: Canaries,
    token: String,
    pem: String,
    /// Off where the test itself puts a canary into config.toml.
    looks_at_files: bool,
}

impl Sweep {
    fn new() -> Self {
        let mut test = TestEnv::with_cluster();
        test.api().create_namespace("team-a");
        test.api().put(json!({"apiVersion": "v1", "kind": "Secret",
            "metadata": {"name": "px-shared-secret", "namespace": "portworx"},
            "data": {"shared-secret": STANDARD.encode(CANARY)}}));
        let pem = key_pem("rsa2048.pkcs8.pem");
        let ec_pem = key_pem("p256.pkcs8.pem");
        test.file("px.key", CANARY);
        test.file("rsa.pem", &pem);
        test.file("ec.pem", &ec_pem);
        test.set("PX_KEY", CANARY);
        let sign = |key: &str| {
            let line = format!("auth token generate {CLAIMS} --signing-key TMP/{key}");
            test.run(&line).ok().trim_end().to_owned()
        };
        let (token, rsa_token, ec_token) = (sign("px.key"), sign("rsa.pem"), sign("ec.pem"));
        test.file("t", &token);
        test.file("rsa.t", &rsa_token);
        test.file("ec.t", &ec_token);
        test.api().put(json!({"apiVersion": "v1", "kind": "Secret",
            "metadata": {"name": "theirs", "namespace": "team-a"}, "data": {"auth-token": STANDARD.encode(&rsa_token)}}));
        let kubeconfig = test.read("kubeconfig");
        let mut canaries = Canaries::of([
            ("the shared secret", CANARY),
            ("the password", PASSWORD),
            ("the kubeconfig's token", bearer_token(&kubeconfig)),
        ]);
        canaries.add_token("the token", &token);
        canaries.add_token("the RSA token", &rsa_token);
        canaries.add_token("the EC token", &ec_token);
        canaries.add_pem("the RSA key", &pem);
        canaries.add_pem("the EC key", &ec_pem);
        Self {
            canaries,
            test,
            token,
            pem,
            looks_at_files: true,
        }
    }

    /// Runs a line in which `TOKEN`, `SECRET` and `PEM` stand for the canaries, and looks everywhere.
    #[track_caller]
    fn quiet(&self, line: &str) -> Output {
        self.quiet_with(line, "")
    }

    #[track_caller]
    fn quiet_with(&self, line: &str, stdin: &str) -> Output {
        let output = self.run(line, stdin);
        self.canaries
            .absent_from(&format!("the output of `{line}`"), &output.to_string());
        output
    }

    /// The same of a command whose job is to print a token: that is in stdout, and nowhere else.
    #[track_caller]
    fn printing(&self, line: &str) -> Output {
        let output = self.run(line, "");
        self.canaries
            .absent_from(&format!("what `{line}` says"), &output.stderr);
        output
    }

    #[track_caller]
    fn run(&self, line: &str, stdin: &str) -> Output {
        let args: Vec<OsString> = words(line)
            .into_iter()
            .map(|word| {
                word.replace("TOKEN", &self.token)
                    .replace("SECRET", CANARY)
                    .replace("PEM", &self.pem)
                    .into()
            })
            .collect();
        let output = self.test.run_args(args, stdin.as_bytes());
        for folder in ["config", "home"]
            .into_iter()
            .filter(|_| self.looks_at_files)
        {
            self.files_are_clean(line, &self.test.path(folder));
        }
        output
    }

    #[track_caller]
    fn files_are_clean(&self, line: &str, folder: &Path) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            // The vault is where tokens rest.
            if path.ends_with("vault") {
                continue;
            }
            if path.is_dir() {
                self.files_are_clean(line, &path);
                continue;
            }
            let text = std::fs::read(&path).expect("a file");
            let what = format!("{} after `{line}`", path.display());
            self.canaries
                .absent_from(&what, &String::from_utf8_lossy(&text));
        }
    }
}

#[test]
fn the_sweep_would_find_a_leak() {
    let sweep = Sweep::new();
    let caught = |text: &str| {
        let canaries = Canaries(sweep.canaries.0.clone());
        let text = text.to_owned();
        std::panic::catch_unwind(move || canaries.absent_from("a test", &text)).is_err()
    };
    assert!(caught(&format!("x{CANARY}y")));
    for before in ["", "a", "ab", "abc"] {
        assert!(caught(&STANDARD.encode(format!("{before}{CANARY}"))));
        assert!(caught(
            &URL_SAFE_NO_PAD.encode(format!("{before}{}", sweep.pem))
        ));
        assert!(caught(&STANDARD.encode(format!("user{before}:{PASSWORD}"))));
    }
    assert!(caught(&format!("error: `{}` is odd", sweep.token)));
    assert!(caught(&sweep.pem.replace('\n', "\\n")));
    assert!(caught(&format!("{:?}", sweep.pem)));
    assert!(caught(&percent_encoded(&sweep.pem)));
    assert!(caught(&percent_encoded(PASSWORD)));
    assert!(caught(&json!({"password": PASSWORD}).to_string()));
    assert!(caught(&format!("{PASSWORD:?}")));
    assert!(caught(&format!("{:?}", CANARY.as_bytes())));
    assert!(caught(bearer_token(&sweep.test.read("kubeconfig"))));
    assert!(!caught("nothing"));
}
