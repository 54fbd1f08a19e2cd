//! No credential appears where it is not the command's job to print it, whatever goes wrong.
//!
//! A token, a shared secret and an RSA key take part in every command and in as many failures as there are; none may
//! be found in stdout, in stderr or in the files of the config, neither as text nor in base64 nor escaped.

use std::ffi::OsString;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::json;

use crate::harness::{CLAIMS, NOW, Output, TestEnv, key_pem, words};

const CANARY: &str = "canary0secret1with2enough3length4for5HS256";

/// What must not be found, each with its name.
struct Canaries(Vec<(String, String)>);

impl Canaries {
    fn new(tokens: &[&str], pem: &str) -> Self {
        let mut texts = vec![("the shared secret".to_owned(), CANARY.to_owned())];
        // A signature alone makes a token usable for whoever saw the rest.
        for token in tokens {
            let signature = token.rsplit('.').next().expect("a signature");
            texts.push(("a token".to_owned(), (*token).to_owned()));
            texts.push(("a signature".to_owned(), signature.to_owned()));
        }
        for line in pem
            .lines()
            .filter(|line| !line.starts_with("-----") && line.len() > 20)
        {
            texts.push(("a line of the RSA key".to_owned(), line.to_owned()));
        }
        let encoded: Vec<_> = texts
            .iter()
            .flat_map(|(name, text)| {
                // Without its last group, which depends on what follows.
                let whole = text.len() / 3 * 3;
                [
                    (format!("{name} in base64"), STANDARD.encode(&text[..whole])),
                    (
                        format!("{name} in base64url"),
                        URL_SAFE_NO_PAD.encode(&text[..whole]),
                    ),
                    (
                        format!("{name} in hex"),
                        text.bytes().map(|b| format!("{b:02x}")).collect(),
                    ),
                ]
            })
            .collect();
        texts.extend(encoded);
        texts.push((
            "the RSA key in base64".to_owned(),
            STANDARD.encode(&pem[..300]),
        ));
        Self(texts)
    }

    #[track_caller]
    fn absent_from(&self, what: &str, text: &str) {
        for (name, canary) in &self.0 {
            assert!(!text.contains(canary), "{name} is in {what}:\n{text}");
        }
    }
}

struct Sweep {
    test: TestEnv,
    canaries: Canaries,
    token: String,
    pem: String,
}

impl Sweep {
    fn new() -> Self {
        let mut test = TestEnv::with_cluster();
        test.api().create_namespace("team-a");
        test.api().put(json!({"apiVersion": "v1", "kind": "Secret",
            "metadata": {"name": "px-shared-secret", "namespace": "portworx"},
            "data": {"shared-secret": STANDARD.encode(CANARY)}}));
        let pem = key_pem("rsa2048.pkcs8.pem");
        test.file("px.key", CANARY);
        test.file("rsa.pem", &pem);
        test.set("PX_KEY", CANARY);
        let sign = |key: &str| {
            let line = format!("auth token generate {CLAIMS} --signing-key TMP/{key}");
            test.run(&line).ok().trim_end().to_owned()
        };
        let (token, rsa_token) = (sign("px.key"), sign("rsa.pem"));
        test.file("t", &token);
        test.file("rsa.t", &rsa_token);
        test.api().put(json!({"apiVersion": "v1", "kind": "Secret",
            "metadata": {"name": "theirs", "namespace": "team-a"}, "data": {"auth-token": STANDARD.encode(&rsa_token)}}));
        Self {
            canaries: Canaries::new(&[&token, &rsa_token], &pem),
            test,
            token,
            pem,
        }
    }

    /// Runs a line in which `TOKEN`, `SECRET` and `PEM` stand for the canaries, and looks everywhere.
    #[track_caller]
    fn quiet(&self, line: &str) -> Output {
        self.quiet_with(line, "")
    }

    #[track_caller]
    fn quiet_with(&self, line: &str, stdin: &str) -> Output {
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
        self.canaries
            .absent_from(&format!("the output of `{line}`"), &output.to_string());
        let config = self.test.path("config");
        self.files_are_clean(line, &config);
        output
    }

    fn files_are_clean(&self, line: &str, folder: &Path) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            // The vault is where tokens rest.
            if path.is_dir() || path.ends_with("vault") {
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
    assert!(caught(&STANDARD.encode(CANARY)));
    assert!(caught(&format!("error: `{}` is odd", sweep.token)));
    assert!(caught(&sweep.pem.replace('\n', "\\n")));
    assert!(!caught("nothing"));
}

#[test]
fn commands_that_go_well() {
    let sweep = Sweep::new();
    for line in [
        format!(
            "auth token generate {CLAIMS} --signing-key TMP/px.key --output-file TMP/out --save-context one"
        ),
        format!("auth token generate {CLAIMS} --shared-secret SECRET --output-file TMP/out2"),
        format!("auth token generate {CLAIMS} --signing-key env://PX_KEY --output-file TMP/out3"),
        format!("auth token generate {CLAIMS} --from-cluster --output-file TMP/out4"),
        "context create two --token-file TMP/t --use --description d --endpoint https://e"
            .to_owned(),
        "context create three --token TOKEN".to_owned(),
        format!("context create four {CLAIMS} --rsa-private-keyfile TMP/rsa.pem"),
        "context list".to_owned(),
        "context list -o json".to_owned(),
        "context list -o yaml".to_owned(),
        "context list --check -v".to_owned(),
        "context list --check --remove-orphans -o json".to_owned(),
        "context show".to_owned(),
        "context show -o json".to_owned(),
        "context use one".to_owned(),
        "context use -".to_owned(),
        "context current".to_owned(),
        "context delete one".to_owned(),
        "auth token inspect".to_owned(),
        "auth token inspect TOKEN".to_owned(),
        "auth token inspect TOKEN -o json".to_owned(),
        "auth token inspect --secret team-a/theirs -o yaml".to_owned(),
        "auth token verify TOKEN --verifying-key TMP/px.key".to_owned(),
        "auth token verify TOKEN --verifying-key TMP/px.key -o json".to_owned(),
        "auth token verify --token-file TMP/rsa.t --verifying-key TMP/rsa.pem -o yaml".to_owned(),
        "auth token verify TOKEN --from-cluster".to_owned(),
        "secret push --allow-admin -n team-a".to_owned(),
        "secret push --allow-admin -n team-a -o json".to_owned(),
        "secret push --allow-admin -n team-a -o yaml".to_owned(),
        "secret status -n team-a -o wide".to_owned(),
        "secret status -A --all --verify --from-cluster -o json".to_owned(),
        "secret status -A --all --verify --from-cluster -o yaml".to_owned(),
        "secret push --allow-admin -n team-a --dry-run=client".to_owned(),
        "secret push --allow-admin -n team-a --dry-run=server -o json".to_owned(),
        format!("secret push --allow-admin -n team-a minted {CLAIMS} --from-cluster"),
        "secret rotate -n team-a --all --allow-admin --from-cluster".to_owned(),
        "secret rotate -n team-a --all --allow-admin --from-cluster -o json".to_owned(),
        "secret rotate -n team-a --all --allow-admin --signing-key TMP/px.key --dry-run=client -o yaml".to_owned(),
        "secret rotate -n team-a --all --allow-admin --shared-secret SECRET --dry-run=server".to_owned(),
        "secret rotate -n team-a --stale --allow-admin --signing-key TMP/rsa.pem --previous-signing-key TMP/px.key --dry-run=client".to_owned(),
        "storageclass check -o json".to_owned(),
        "secret delete --all -n team-a --dry-run=client -o yaml".to_owned(),
        "secret delete px-user-token minted -n team-a -o json".to_owned(),
        "auth key generate --type rsa --output-file TMP/new.pem".to_owned(),
        "auth key generate --type shared-secret --to-secret team-a/new/k".to_owned(),
        "env two --shell bash".to_owned(),
        "env --unset --shell fish".to_owned(),
        "config path -o json".to_owned(),
        "config view".to_owned(),
        "config view -o yaml".to_owned(),
        "config validate".to_owned(),
        "completion bash".to_owned(),
    ] {
        let output = sweep.quiet(&line);
        assert!([0, 3].contains(&output.exit), "{line}: {output}");
    }
}

#[test]
fn annotations_hold_neither_key_nor_token() {
    let sweep = Sweep::new();
    sweep
        .quiet("secret push --allow-admin -n team-a --token-file TMP/t")
        .ok();
    sweep
        .quiet(&format!(
            "secret push --allow-admin -n team-a minted {CLAIMS} --from-cluster"
        ))
        .ok();
    for line in [
        "secret diff -n team-a --token-file TMP/rsa.t".to_owned(),
        "secret diff -n team-a theirs --token-file TMP/t".to_owned(),
        format!("secret diff -n team-a {CLAIMS} --signing-key TMP/px.key --label a=b"),
    ] {
        assert_eq!(sweep.quiet(&line).exit, 1, "{line}");
    }
    for name in ["px-user-token", "minted"] {
        let stored = sweep.test.api().secret("team-a", name).expect("a Secret");
        sweep
            .canaries
            .absent_from(name, &stored["metadata"].to_string());
    }
}

#[test]
fn usage_errors_do_not_quote_credentials() {
    let sweep = Sweep::new();
    for line in [
        "TOKEN",
        "auth TOKEN",
        "auth token TOKEN",
        "auth token inspect TOKEN TOKEN",
        "auth token inspect TOKEN --bogus",
        "auth token inspect TOKEN --output TOKEN",
        "auth token inspect TOKEN --token-file TOKEN",
        "auth token inspect -TOKEN",
        "auth token inspect --TOKEN",
        "auth token inspect --bogus=TOKEN",
        "auth token inspect 'Bearer TOKEN' TOKEN",
        "auth token inspect --secret TOKEN",
        "auth token inspect --secret a/TOKEN",
        "auth token verify TOKEN",
        "auth token verify TOKEN --username-claim TOKEN --verifying-key x",
        "auth token generate --shared-secret=SECRET --bogus",
        "auth token generate --shared-secret SECRET SECRET",
        "auth token generate --shared-secret SECRET --token-duration SECRET",
        "auth token generate --shared-secret SECRET --shared-secret SECRET",
        "auth token generate --shared-secret SECRET --signing-key TMP/px.key",
        "auth token generate --shared-secret SECRET --algorithm SECRET",
        "auth token generate --shared-secert SECRET",
        "auth token generate --shared-secert=SECRET",
        "auth token generate --signing-key 'PEM'",
        "auth token generate '--signing-key=PEM'",
        "auth token generate '--signing-key=secret://PEM'",
        "auth token generate 'PEM'",
        "auth token generate -o 'PEM' --bogus",
        "auth token generate --signing-key env://SECRET@",
        "auth token generate --signing-key SECRET://x/y/z",
        "auth token generate --signing-key https://TOKEN",
        "auth key generate --type TOKEN",
        "auth key generate --type rsa --to-secret TOKEN",
        "context create TOKEN",
        "context create x TOKEN",
        "context create x --token TOKEN --bogus",
        "context create x --token=TOKEN TOKEN",
        "context create x -tTOKEN --bogus",
        "context create x -t TOKEN --vault TOKEN",
        "context create x --token TOKEN --shared-secret SECRET",
        "context use TOKEN",
        "context show TOKEN",
        "context delete TOKEN",
        "context token TOKEN",
        "context list -c TOKEN",
        "context token --min-remaining TOKEN",
        "context create x --storage-namespace TOKEN --from-cluster",
        "secret push --allow-admin TOKEN",
        "secret push --allow-admin -n TOKEN",
        "secret push --allow-admin --key TOKEN/x",
        "secret push --allow-admin --annotate TOKEN",
        "secret push --allow-admin --label a=TOKEN",
        "secret push --allow-admin --label TOKEN=a",
        "secret push --allow-admin --dry-run=TOKEN",
        "secret push --allow-admin --request-timeout TOKEN",
        "secret diff TOKEN",
        "secret diff -n TOKEN",
        "secret diff --annotate TOKEN",
        "secret rotate TOKEN",
        "secret rotate -n TOKEN",
        "secret rotate --key TOKEN/x",
        "secret rotate --canary TOKEN",
        "secret rotate --renew-before TOKEN",
        "secret rotate --jitter TOKEN",
        "secret rotate --subject-template TOKEN",
        "secret rotate --previous-signing-key SECRET://x/y/z",
        "secret rotate '--previous-signing-key=PEM'",
        "secret rotate --shared-secret SECRET --signing-key TMP/px.key",
        "secret rotate --stale --bogus=SECRET",
        "exec TOKEN",
        "exec TOKEN -- true",
        "exec --env TOKEN -- true",
        "exec --env=TOKEN -- true",
        "exec --fd TOKEN -- true",
        "exec --stdin=TOKEN -- true",
        "exec --token-duration TOKEN -- true",
        "exec --bogus -- true TOKEN SECRET",
        "exec -c TOKEN -- true",
        "env TOKEN",
        "env two TOKEN",
        "env --shell TOKEN",
        "env --unset TOKEN",
        "config TOKEN",
        "config path TOKEN",
        "config view -o TOKEN",
        "config validate x TOKEN",
        "completion TOKEN",
    ] {
        let output = sweep.quiet(line);
        assert_eq!(output.exit, 2, "{line}: {output}");
    }
}

#[test]
fn failures_do_not_quote_credentials() {
    let sweep = Sweep::new();
    sweep
        .test
        .file("bad.yaml", format!("name: {CANARY}\nroles: {CANARY}\n"));
    sweep.test.file("key.yaml", format!("{}: x\n", sweep.token));
    sweep.test.file("list.yaml", format!("- {CANARY}\n"));
    sweep.test.file("broken.yaml", format!("name: [{CANARY}\n"));
    sweep
        .test
        .file("broken.pem", sweep.pem.replace("-----END", "----END"));
    sweep.test.file("short.pem", &sweep.pem[..400]);
    sweep
        .test
        .file("cut.t", &sweep.token[..sweep.token.len() / 2]);
    sweep.test.file("long.t", format!("{}.extra", sweep.token));
    sweep
        .test
        .file("bearer.t", format!("Bearer {}", sweep.token));
    sweep
        .test
        .file("wrapped.t", sweep.token.replace('.', "\n."));
    for line in [
        "auth token generate --auth-config TMP/bad.yaml --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/key.yaml --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/list.yaml --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/broken.yaml --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/px.key --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/rsa.pem --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/t --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TOKEN --issuer i --signing-key TMP/px.key",
        "auth token generate --name a --issuer i --signing-key TMP/broken.pem",
        "auth token generate --name a --issuer i --signing-key TMP/short.pem",
        "auth token generate --name a --issuer i --signing-key TOKEN",
        "auth token generate --name a --issuer i --signing-key file://TOKEN",
        "auth token generate --name a --issuer i --signing-key secret://team-a/none/k",
        "auth token generate --name a --issuer i --signing-key secret://portworx/px-shared-secret/none",
        "auth token generate --name a --issuer i --shared-secret 'PEM'",
        "auth token generate --name a --issuer i '--shared-secret=PEM'",
        "auth token generate --name a --issuer i --shared-secret SECRET --strict",
        "auth token generate --name a --issuer i --shared-secret SECRET --algorithm RS256",
        "auth token generate --name a --issuer '' --shared-secret SECRET",
        "auth token generate --name a --issuer i --rsa-private-keyfile TMP/px.key",
        "auth token generate --name a --issuer i --ecdsa-private-keyfile TMP/rsa.pem",
        "auth token generate --name a --issuer i '--rsa-private-keyfile=PEM'",
        "auth token generate --name a --issuer i --ecdsa-private-keyfile TOKEN",
        "auth token generate --name a --issuer i --shared-secret SECRET --output-file TMP/none/x",
        "auth token generate --name a --issuer i --shared-secret SECRET --output-file TMP/t",
        "auth token generate --name a --from-cluster",
        "auth token generate --name a --issuer i --shared-secret SECRET --save-context x --vault keyring",
        "auth token inspect --token-file TMP/cut.t",
        "auth token inspect --token-file TMP/long.t",
        "auth token inspect --token-file TMP/bearer.t",
        "auth token inspect --token-file TMP/wrapped.t",
        "auth token inspect --token-file TMP/px.key",
        "auth token inspect --token-file TMP/rsa.pem",
        "auth token inspect --token-file TOKEN",
        "auth token inspect SECRET",
        "auth token inspect 'Bearer TOKEN'",
        "auth token verify --token-file TMP/cut.t --verifying-key TMP/px.key",
        "auth token verify --token-file TMP/long.t --verifying-key TMP/px.key",
        "auth token verify --token-file TMP/bearer.t --verifying-key TMP/px.key",
        "auth token verify --token-file TMP/wrapped.t --verifying-key TMP/rsa.pem",
        "auth token verify --token-file TMP/px.key --verifying-key TMP/px.key",
        "auth token verify --token-file TMP/rsa.pem --verifying-key TMP/px.key -o json",
        "auth token verify SECRET --verifying-key TMP/px.key",
        "auth token verify TOKEN --verifying-key TOKEN",
        "auth token verify TOKEN --verifying-key TMP/broken.pem",
        "auth token verify TOKEN --verifying-key TMP/rsa.pem --issuer other",
        "auth token verify TOKEN --verifying-key TMP/t --issuer other -o json",
        "context create x --token-file TMP/cut.t",
        "context create x --token-file TMP/bearer.t",
        "context create x --token-file TOKEN",
        "context create x --token SECRET",
        "context create x --token TOKEN --vault keyring",
        "context token",
        "secret push --allow-admin -n team-a theirs --token-file TMP/t",
        "secret push --allow-admin -n none --token-file TMP/t",
        "secret push --allow-admin -n team-a --token-file TMP/cut.t",
        "secret push --allow-admin -n team-a --token-file TOKEN",
        "secret push --allow-admin --token-file TMP/t --server https://127.0.0.1:1",
        "secret push --allow-admin --token-file TMP/t --kubeconfig TOKEN",
        "secret push --allow-admin --token-file TMP/t --kubeconfig TMP/px.key",
        "secret push --allow-admin --token-file TMP/t --kubeconfig TMP/t",
        "secret push --allow-admin --token-file TMP/t --kubeconfig TMP/rsa.pem",
        "secret push --allow-admin --token-file TMP/t --context TOKEN",
        "secret push --allow-admin --token-file TMP/t --certificate-authority TMP/rsa.pem",
        "secret push --allow-admin --token-file TMP/t --client-certificate TMP/t --client-key TMP/rsa.pem",
    ] {
        let output = sweep.quiet(line);
        assert_ne!(output.exit, 0, "{line}: {output}");
    }
    for stdin in [CANARY, &sweep.token[1..], &sweep.pem] {
        for line in [
            "auth token inspect -",
            "context create x -",
            "context import -",
            "context import --from pxctl -",
            "context import --from pxc -",
            "context import --from kubeconfig -",
            "secret push --allow-admin -n team-a --token-file -",
            "auth token verify - --verifying-key TMP/px.key",
            "auth token generate --auth-config - --issuer i --signing-key TMP/px.key",
        ] {
            let output = sweep.quiet_with(line, stdin);
            assert_ne!(output.exit, 0, "{line}: {output}");
        }
    }
}

/// By the real executable, since the command would take this process's place.
#[test]
fn exec_does_not_quote_credentials() {
    let mut sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    sweep.test.set("PXSEC_TOKEN", sweep.token.clone());
    // Its expiry is by the real clock.
    let forever = sweep.test.token("--not-after 2999-12-31T23:59:59Z");
    sweep.test.file("forever.t", &forever);
    sweep
        .quiet("context create forever --token-file TMP/forever.t")
        .ok();
    let canaries = Canaries::new(&[&sweep.token, &forever], &sweep.pem);
    for (line, expected) in [
        ("exec -c x -- true", 4),
        ("exec -c forever -- TMP/none TOKEN SECRET", 127),
        ("exec -c forever -- TOKEN", 126),
        ("exec -c forever --stdin -- ./TOKEN", 126),
        ("exec -c forever --fd 3 -- TMP/forever.t", 126),
        ("exec -c forever --env T -- TMP/forever.t TOKEN", 126),
        ("exec -c none -- true TOKEN", 4),
        ("exec -c forever --token-duration 5m -- true TOKEN", 2),
        ("exec -c forever --kubeconfig TOKEN -- TMP/none", 127),
    ] {
        let line = line.replace("TOKEN", &forever).replace("SECRET", CANARY);
        let output = crate::binary::program(&sweep.test, &line).output();
        let output = output.expect("it runs");
        let said = [output.stdout.as_slice(), &output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert_eq!(output.status.code(), Some(expected), "{line}: {said}");
        assert!(said.starts_with("error: "), "{line}: {said}");
        canaries.absent_from(&format!("the output of `{line}`"), &said);
    }
}

#[test]
fn a_token_in_the_environment_or_pasted_into_the_config_is_not_shown() {
    let mut sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    sweep.test.set("PXSEC_TOKEN", sweep.token.clone());
    sweep.test.set("PXCTL_AUTH_TOKEN", sweep.token.clone());
    for format in ["text", "json", "yaml"] {
        let output = sweep.quiet(&format!("config view -o {format}")).ok();
        assert_eq!(output.matches("environment").count(), 2, "{output}");
    }
    sweep.quiet("env --shell bash").ok();
    let good = sweep.test.read("config/config.toml");
    let good = good.replace("current = \"x\"\n", "");
    let token = &sweep.token;
    for odd in [
        format!("current = \"{token}\""),
        format!("{token} = 1"),
        format!("\"{token}\" = 1"),
        format!("theme = \"{token}\""),
        format!("\"{CANARY}\" = \"{CANARY}\""),
    ] {
        let text = good.replace("version = 1\n", &format!("version = 1\n{odd}\n"));
        sweep.test.file("odd.toml", text);
        let output = sweep.quiet("config validate --strict TMP/odd.toml");
        assert_eq!(output.exit, 10, "{odd}: {output}");
    }
    for bad in [
        format!("current = {token}"),
        format!("vault = \"{token}\""),
        format!("[contexts.\"{token}\"]"),
        token.clone(),
    ] {
        sweep.test.file("bad.toml", format!("version = 1\n{bad}\n"));
        let output = sweep.quiet("config validate TMP/bad.toml");
        assert_eq!(output.exit, 4, "{bad}: {output}");
    }
    assert_eq!(sweep.quiet("config validate TOKEN").exit, 4);
}

#[test]
fn what_the_server_says_does_not_carry_the_token() {
    use crate::testkit::{Fault, FaultKind};
    let sweep = Sweep::new();
    // A proxy that quotes the request it did not like.
    let body = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 400,
        "message": "cannot handle it"});
    for what in [
        FaultKind::Status(400, body, vec![]),
        FaultKind::Garbage(sweep.token.clone().into_bytes()),
        FaultKind::Garbage(format!("{{\"data\":{{\"auth-token\":\"{}\"", sweep.token).into_bytes()),
        FaultKind::CloseConnection,
    ] {
        sweep.test.api().clear_faults();
        sweep.test.api().inject(Fault::new("", "/api", what));
        for line in [
            "secret push --allow-admin -n team-a --token-file TMP/t",
            "auth token inspect --secret team-a/theirs",
            "auth token verify --secret team-a/theirs --from-cluster",
        ] {
            assert_eq!(sweep.quiet(line).exit, 6, "{line}");
        }
    }
}

#[test]
fn an_expired_or_broken_vault_does_not_show_its_token() {
    let mut sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    sweep.test.set_clock(NOW + 400 * 86_400);
    for line in [
        "context token",
        "context list",
        "context show",
        "secret push --allow-admin -n team-a",
        "auth token inspect",
    ] {
        drop(sweep.quiet(line));
    }
}

#[test]
fn types_that_hold_credentials_cannot_be_printed() {
    let sweep = Sweep::new();
    let token = pxsec::domain::token::Jwt::parse(&sweep.token).expect("a token");
    sweep
        .canaries
        .absent_from("Debug of Jwt", &format!("{token:?} {token}"));
    let key = pxsec::domain::key::SigningKey::from_bytes(CANARY.as_bytes()).expect("a key");
    sweep
        .canaries
        .absent_from("Debug of SigningKey", &format!("{key:?}"));
    let key = pxsec::domain::key::SigningKey::from_bytes(sweep.pem.as_bytes()).expect("a key");
    sweep
        .canaries
        .absent_from("Debug of SigningKey", &format!("{key:?}"));
}

/// Replacing a secret of one letter wherever it stands made a usage error unreadable.
#[test]
fn a_short_secret_leaves_a_usage_error_readable() {
    let output = TestEnv::new().run("auth token generate --shared-secret e --bogus");
    assert!(
        output
            .stderr
            .starts_with("error: unexpected argument '--bogus' found\n"),
        "{output}"
    );
}

/// It reads every token and the shared secret, and tells of all that is odd about them.
#[test]
fn doctor_shows_no_credential() {
    use crate::testkit::{Fault, FaultKind};
    let mut sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    sweep.quiet("secret push --allow-admin -n team-a -c x").ok();
    sweep.test.set("PXSEC_TOKEN", sweep.token.clone());
    let env = |value: serde_json::Value| {
        json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
            "metadata": {"name": "px", "namespace": "portworx"},
            "spec": {"security": {"enabled": true}, "env": [
                {"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "value": value}]}})
    };
    let everything = |expected: u8| {
        for format in ["text", "json", "yaml"] {
            let output = sweep.quiet(&format!("doctor -v -o {format}"));
            assert_eq!(output.exit, expected, "{output}");
        }
    };
    everything(10);
    sweep.test.api().install_storage_clusters();
    for value in [
        CANARY.to_owned(),
        format!("{CANARY}\n"),
        STANDARD.encode(CANARY),
        sweep.pem.clone(),
    ] {
        sweep.test.api().put(env(json!(value)));
        everything(10);
    }
    sweep.test.api().put(env(json!([CANARY])));
    everything(10);
    for garbage in [CANARY, &sweep.token] {
        for path in ["/version", "/api/", "selfsubject", "storageclusters"] {
            let what = FaultKind::Garbage(garbage.into());
            sweep.test.api().clear_faults();
            sweep.test.api().inject(Fault::new("", path, what));
            drop(sweep.quiet("doctor"));
        }
    }
    sweep.test.api().clear_faults();
    for line in [
        "doctor TOKEN",
        "doctor --skip TOKEN",
        "doctor -o TOKEN",
        "doctor --storage-namespace TOKEN",
        "doctor -c TOKEN",
    ] {
        assert_eq!(sweep.quiet(line).exit, 2, "{line}");
    }
    let good = sweep.test.read("config/config.toml");
    for odd in [
        format!("\"{}\" = 1", sweep.token),
        format!("current = {}", sweep.token),
        format!("vault = \"{}\"", sweep.token),
    ] {
        let text = good.replace("version = 1\n", &format!("version = 1\n{odd}\n"));
        sweep.test.file("config/config.toml", text);
        let output = sweep.test.run("doctor --offline");
        sweep.canaries.absent_from("doctor", &output.to_string());
    }
    sweep.test.file("config/config.toml", good);
    sweep
        .test
        .file("kubeconfig", format!("users: [{}", sweep.token));
    everything(10);
}
