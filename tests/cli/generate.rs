//! `auth token generate`.

use crate::harness::{CLAIMS, NOW, SECRET, TestEnv, key_pem, raw_args};

fn with_key() -> TestEnv {
    let test = TestEnv::new();
    test.file("px.key", SECRET);
    test
}

fn signing(more: &str) -> String {
    format!("auth token generate {CLAIMS} --signing-key TMP/px.key {more}")
}

#[test]
fn prints_the_token_and_nothing_else() {
    let output = with_key().run(&signing(""));
    assert_eq!(output.stderr, "", "{output}");
    let token = output.ok();
    assert_eq!(token.lines().count(), 1);
    assert!(token.starts_with("eyJ") && token.ends_with('\n'));
    assert_eq!(token.matches('.').count(), 2);
}

#[test]
fn claims_and_times_are_those_asked_for() {
    let answer = with_key()
        .run(&signing("--token-duration 12h -o json"))
        .json();
    assert_eq!(answer["kind"], "Token");
    assert_eq!(answer["algorithm"], "HS256");
    let claims = serde_json::json!({
        "iss": "portworx.com", "sub": "admin-1", "name": "Admin", "email": "admin@corp.example",
        "roles": ["system.admin"], "groups": ["*"],
        "iat": NOW - 60, "exp": NOW + 12 * 3600,
    });
    assert_eq!(answer["claims"], claims);
    assert_eq!(answer["issuedAt"], "2026-01-02T03:03:05Z");
    assert_eq!(answer["expiresAt"], "2026-01-02T15:04:05Z");
    assert_eq!(answer["warnings"], serde_json::json!([]));

    let yaml = with_key()
        .run(&signing("--lifetime 1h30m --iat-backdate 0s -o yaml"))
        .ok();
    assert!(
        yaml.contains("issuedAt: \"2026-01-02T03:04:05Z\""),
        "{yaml}"
    );
    assert!(
        yaml.contains("expiresAt: \"2026-01-02T04:34:05Z\""),
        "{yaml}"
    );
    let until = with_key()
        .run(&signing("--not-after 2026-12-31T23:59:59Z -o json"))
        .json();
    assert_eq!(until["expiresAt"], "2026-12-31T23:59:59Z");
}

#[test]
fn flags_override_the_auth_config() {
    let test = with_key();
    test.file(
        "admin.yaml",
        "name: Admin\nemail: admin@corp.example\nsub: admin-1\nroles: [\"system.admin\"]\ngroups: [\"*\"]\n",
    );
    let line = "auth token generate --auth-config TMP/admin.yaml --issuer portworx.com --signing-key TMP/px.key -o json";
    let whole = test.run(line).json();
    assert_eq!(whole["claims"]["sub"], "admin-1");
    assert_eq!(whole["claims"]["groups"][0], "*");
    let changed = test
        .run(&format!("{line} --role system.view --subject viewer"))
        .json();
    assert_eq!(
        changed["claims"]["roles"],
        serde_json::json!(["system.view"])
    );
    assert_eq!(changed["claims"]["sub"], "viewer");
    assert_eq!(changed["claims"]["name"], "Admin");
}

#[test]
fn a_missing_subject_is_derived_as_openstorage_sdk_auth_does() {
    let test = with_key();
    let answer = test
        .run_with(
            "auth token generate --auth-config - --issuer i --signing-key TMP/px.key -o json",
            "name: A\nemail: a@b\nroles: [system.user]\n",
        )
        .json();
    // base64 of "openstorage.io/A/a@b".
    let sub = answer["claims"]["sub"].as_str().expect("a subject");
    assert_eq!(sub, "b3BlbnN0b3JhZ2UuaW8vQS9hQGI=");
}

#[test]
fn a_key_may_come_from_everywhere_and_signs_the_same() {
    let mut test = with_key();
    test.set("PX_KEY", SECRET);
    let expected = test.run(&signing("")).ok();
    let claims = format!("auth token generate {CLAIMS}");
    let path = test.path("px.key").display().to_string();
    for (flag, stdin) in [
        ("--signing-key env://PX_KEY", String::new()),
        ("--signing-key -", format!("{SECRET}\n")),
        (&format!("--signing-key file://{path}"), String::new()),
    ] {
        assert_eq!(
            test.run_with(&format!("{claims} {flag}"), stdin).ok(),
            expected,
            "{flag}"
        );
    }
    let by_value = test.run(&format!("{claims} --shared-secret {SECRET}"));
    assert!(
        by_value
            .stderr
            .contains("warning: --shared-secret puts the key into the process list")
    );
    assert!(!by_value.stderr.contains(SECRET));
    assert_eq!(by_value.ok(), expected);
}

#[test]
fn one_line_break_at_a_keys_end_is_taken_off_and_no_more() {
    let test = with_key();
    let expected = test.run(&signing("")).ok();
    test.file("px.key", format!("{SECRET}\n"));
    assert_eq!(test.run(&signing("")).ok(), expected);
    test.file("px.key", format!("{SECRET}\n\n"));
    assert_ne!(test.run(&signing("")).ok(), expected);
}

#[test]
fn an_environment_variable_is_taken_as_it_is() {
    let mut test = with_key();
    let expected = test.run(&signing("")).ok();
    test.set("PX_KEY", format!("{SECRET}\n"));
    let line = format!("auth token generate {CLAIMS} --signing-key env://PX_KEY");
    assert_ne!(test.run(&line).ok(), expected);
}

#[test]
fn the_algorithm_follows_from_the_key() {
    for (key, algorithm) in [
        ("rsa2048.pkcs1", "RS256"),
        ("rsa2048.pkcs8", "RS256"),
        ("p256.sec1", "ES256"),
        ("p256.pkcs8", "ES256"),
        ("p384.sec1", "ES384"),
        ("p384.pkcs8", "ES384"),
        ("p521.sec1", "ES512"),
        ("p521.pkcs8", "ES512"),
    ] {
        let test = TestEnv::new();
        test.file("px.key", key_pem(&format!("{key}.pem")));
        let output = test.run(&signing("-o json"));
        assert_eq!(output.json()["algorithm"], algorithm, "{key}");
    }
    for algorithm in ["HS384", "HS512"] {
        let output = with_key().run(&signing(&format!("--algorithm {algorithm} -o json")));
        assert_eq!(output.json()["algorithm"], algorithm);
    }
    with_key()
        .run(&signing("--algorithm RS256"))
        .fails(1, &["a shared secret cannot sign with RS256"]);
    with_key()
        .run(&signing("--algorithm none"))
        .fails(2, &["`none` is not a signing algorithm"]);
}

#[test]
fn pxctls_key_flags_take_keys_of_their_kind_only() {
    let test = TestEnv::new();
    test.file("rsa.pem", key_pem("rsa2048.pkcs1.pem"));
    test.file("ec.pem", key_pem("p256.sec1.pem"));
    let line = |flag: &str| format!("auth token generate {CLAIMS} {flag} -o json");
    let rsa = test.run(&line("--rsa-private-keyfile TMP/rsa.pem")).json();
    assert_eq!(rsa["algorithm"], "RS256");
    let ec = test.run(&line("--ecdsa-private-keyfile TMP/ec.pem")).json();
    assert_eq!(ec["algorithm"], "ES256");
    test.run(&line("--rsa-private-keyfile TMP/ec.pem")).fails(
        1,
        &[
            "TMP/ec.pem cannot be used",
            "this is an EC key, not an RSA key",
        ],
    );
}

#[test]
fn keys_that_cannot_sign_are_refused_with_the_reason() {
    for (key, reason) in [
        ("rsa2048.encrypted-pkcs1", "encrypted with a passphrase"),
        ("rsa2048.encrypted-pkcs8", "encrypted with a passphrase"),
        ("rsa2048.spki", "this is a public key"),
        ("p256.spki", "this is a public key"),
        ("rsa2048.pkcs1-public", "this is a public key"),
        ("p256.cert", "this is a certificate"),
        (
            "rsa1024.pkcs8",
            "the RSA key has 1024 bits; the least that pxsec takes for this is 2048",
        ),
        ("ed25519.pkcs8", "a key for Ed25519"),
        ("secp256k1.pkcs8", "on the curve secp256k1"),
        ("p224.sec1", "P-224"),
    ] {
        let test = TestEnv::new();
        test.file("px.key", key_pem(&format!("{key}.pem")));
        test.run(&signing("")).fails(
            1,
            &["the key from TMP/px.key cannot be used", reason, "hint: "],
        );
    }
    let test = TestEnv::new();
    let pem = key_pem("p256.pkcs8.pem");
    let line = format!("auth token generate {CLAIMS} --shared-secret '{pem}'");
    let refused = test
        .run(&line)
        .fails(1, &["this is a PEM file, not a shared secret"]);
    assert!(!refused.stderr.contains("MIG"), "{refused}");
}

#[test]
fn keys_that_are_no_keys_are_refused() {
    let test = TestEnv::new();
    test.file("px.key", "");
    test.run(&signing("")).fails(1, &["the key is empty"]);
    test.file("px.key", vec![b'k'; 65_537]);
    test.run(&signing(""))
        .fails(1, &["larger than 65536 bytes"]);
    test.file("px.key", "-----BEGIN RSA PRIVATE KEY-----\nnonsense");
    test.run(&signing("")).fails(1, &["cannot be used"]);
    std::fs::create_dir(test.path("folder")).expect("a folder");
    let line = |key: &str| format!("auth token generate {CLAIMS} --signing-key {key}");
    test.run(&line("TMP/folder"))
        .fails(1, &["TMP/folder is a folder"]);
    test.run(&line("TMP/none")).fails(
        1,
        &[
            "cannot read the key file TMP/none",
            "No such file",
            "hint: check the path; a key in a Secret is secret://",
        ],
    );
    test.run(&line("env://NONE"))
        .fails(1, &["NONE is not set, or empty", "hint: export it"]);
    test.run(&line("fd://99"))
        .fails(1, &["cannot read the file descriptor /dev/fd/99"]);
    test.run(&line("''")).fails(2, &["the reference is empty"]);
    test.run(&line("secret://a/b"))
        .fails(2, &["NAMESPACE/NAME/KEY"]);
    test.run(&line("vault://x"))
        .fails(2, &["`vault://` is not known"]);
    test.run_with(&line("-"), "")
        .fails(1, &["the key is empty"]);
}

#[test]
fn a_key_file_that_others_can_read_is_refused_with_the_chmod() {
    let test = with_key();
    test.set_mode("px.key", 0o644);
    test.run(&signing("")).fails(
        1,
        &[
            "has mode 0644: other users of this machine can read it",
            "hint: run: chmod 600 TMP/px.key",
        ],
    );
    test.set_mode("px.key", 0o600);
    assert_eq!(test.run(&signing("")).exit, 0);
}

#[test]
fn two_key_sources_are_a_usage_error() {
    let test = with_key();
    for other in [
        "--from-cluster",
        "--shared-secret abc",
        "--rsa-private-keyfile TMP/px.key",
        "--ecdsa-private-keyfile TMP/px.key",
    ] {
        test.run(&signing(other)).fails(2, &["cannot be used with"]);
    }
    test.run_with(
        "auth token generate --auth-config - --issuer i --signing-key -",
        "name: A\nemail: a@b\n",
    )
    .fails(2, &["standard input can be read once"]);
}

#[test]
fn everything_that_is_missing_is_named_at_once() {
    let output = TestEnv::new().run("auth token generate");
    let expected = "--- stderr ---
error: to sign a token, an identity, a signing key and the issuer are missing
hint: say who the token is for: --auth-config FILE, or --name, --email, --subject, --role and --group
hint: say what to sign with: --from-cluster, or --signing-key with a file, env://NAME or secret://NAMESPACE/NAME/KEY
hint: give the server's issuer with --issuer; --from-cluster finds it
[exit 2]";
    assert_eq!(output.to_string(), expected);
}

#[test]
fn lifetimes_that_are_none_are_refused() {
    let test = with_key();
    for (duration, reason) in [
        ("0s", "it is zero"),
        ("-1d", "it is negative"),
        ("1x", "`x` is no unit"),
        ("99999999999y", "longer than 292 years"),
        ("''", "it is empty"),
        ("1", "unit"),
        ("1.5h", ""),
        ("d", ""),
        ("1d1d", ""),
        ("18446744073709551616s", ""),
    ] {
        test.run(&signing(&format!("--token-duration {duration}")))
            .fails(2, &["--token-duration <DURATION>", reason]);
    }
    test.run(&signing(
        "--token-duration 1d --not-after 2030-01-01T00:00:00Z",
    ))
    .fails(2, &["cannot be used with"]);
    test.run(&signing("--iat-backdate -1m"))
        .fails(2, &["it is negative"]);
    test.run(&signing("--not-after 2001-01-01T00:00:00Z"))
        .fails(1, &["which is not in the future"]);
    test.run(&signing("--not-after tomorrow"))
        .fails(2, &["RFC 3339"]);
}

#[test]
fn auth_configs_are_read_strictly() {
    let test = with_key();
    for (yaml, reason) in [
        (
            "name: A\nemail: a@b\nrole: [x]\n",
            "line 3: unknown key `role`; did you mean `roles`?",
        ),
        (
            "name: A\nemail: a@b\nroles: system.user\n",
            "line 3: `roles` must be a list of strings",
        ),
        ("name: A\nname: B\n", "line 2: `name` is given twice"),
        (
            "- name: A\n",
            "it holds a list where keys with values are expected",
        ),
        ("A\n", "it holds a single value"),
        ("name: [A\n", "this is not valid YAML"),
        ("name: A\n---\nname: B\n", "several YAML documents"),
        ("name: 5\nroles: {}\n", "line 2: `roles` must be"),
        ("", "it is empty"),
        ("# nothing\n", "it is empty"),
    ] {
        test.file("a.yaml", yaml);
        let line =
            "auth token generate --auth-config TMP/a.yaml --issuer i --signing-key TMP/px.key";
        test.run(line)
            .fails(1, &["the auth-config TMP/a.yaml cannot be used", reason]);
        let line = line.replace("TMP/a.yaml", "-");
        test.run_with(&line, yaml)
            .fails(1, &["the auth-config from standard input", reason]);
    }
}

#[test]
fn auth_configs_that_are_no_text_are_refused() {
    let test = with_key();
    let line = "auth token generate --auth-config TMP/a.yaml --issuer i --signing-key TMP/px.key";
    test.file("a.yaml", b"name: \xff\xfe\n");
    test.run(line).fails(1, &["is not text in UTF-8"]);
    test.file("a.yaml", vec![b'a'; 70_000]);
    test.run(line).fails(1, &["larger than 65536 bytes"]);
    test.run_with(&line.replace("TMP/a.yaml", "-"), vec![b'a'; 70_000])
        .fails(1, &["larger than 65536 bytes"]);
    test.run(&line.replace("a.yaml", "none")).fails(
        1,
        &[
            "cannot read the auth-config TMP/none",
            "hint: check the path, or give the claims themselves",
        ],
    );
    std::fs::create_dir(test.path("folder")).expect("a folder");
    test.run(&line.replace("a.yaml", "folder"))
        .fails(1, &["is a folder, not a file"]);
    // A kilobyte of YAML that unfolds to gigabytes.
    let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (next, last) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        let nine = vec![format!("*{last}"); 9].join(",");
        bomb.push_str(&format!("{next}: &{next} [{nine}]\n"));
    }
    bomb.push_str("roles: *j\n");
    test.file("a.yaml", bomb);
    test.run(line)
        .fails(1, &["the auth-config TMP/a.yaml cannot be used"]);
}

#[test]
fn an_empty_value_of_a_flag_is_a_shell_variable_that_is_not_set() {
    let test = with_key();
    for flag in ["name", "email", "subject", "issuer", "role", "group"] {
        for command in [
            "auth token generate",
            "context create new",
            "secret push new",
        ] {
            test.run(&format!("{command} --{flag} '' --signing-key TMP/px.key"))
                .fails(2, &[&format!("'--{flag} <"), "it is empty"]);
        }
    }
    let verify = "auth token verify abc --verifying-key TMP/px.key --issuer ''";
    test.run(verify).fails(2, &["'--issuer <", "it is empty"]);
}

#[test]
fn impossible_claims_are_refused() {
    let test = with_key();
    let line = |claims: &str| format!("auth token generate {claims} --signing-key TMP/px.key");
    test.file("a.yaml", "{name: a, email: a@b, roles: [\"\"]}");
    test.run(&line("--auth-config TMP/a.yaml --issuer i"))
        .fails(1, &["`roles` has an empty entry"]);
    test.run(&line("--name 'a\u{7}b' --email a@b --issuer i"))
        .fails(1, &["control character"]);
}

#[test]
fn what_is_unwise_is_warned_about_and_refused_when_strict() {
    let test = TestEnv::new();
    test.file("px.key", "short");
    let weak = test.run(&signing(""));
    assert_eq!(
        weak.stderr,
        "warning: the shared secret has 5 bytes; RFC 7518 asks for at least 32 with HS256\n"
    );
    assert_eq!(weak.exit, 0);
    test.run(&signing("--strict"))
        .fails(1, &["not signed, because --strict", "has 5 bytes"]);

    let test = with_key();
    let https = test.run(&signing("").replace("portworx.com", "https://portworx.com"));
    assert!(
        https.stderr.contains("reads as an OpenID Connect issuer"),
        "{https}"
    );
    assert_eq!(https.exit, 0);
    assert_eq!(test.run(&signing("--strict")).exit, 0);
}

#[test]
fn an_output_file_is_private_whole_and_not_replaced_unasked() {
    let test = with_key();
    let output = test.run(&signing("--output-file TMP/token"));
    assert_eq!(
        output.to_string(),
        "--- stderr ---\nnote: token written to TMP/token\n[exit 0]"
    );
    assert_eq!(test.mode("token"), "0600");
    let first = test.read("token");
    assert_eq!(first, test.run(&signing("")).ok());

    test.run(&signing("--output-file TMP/token --role other"))
        .fails(1, &["TMP/token exists", "--force"]);
    assert_eq!(test.read("token"), first);
    test.set_mode("token", 0o644);
    assert_eq!(
        test.run(&signing("--output-file TMP/token --role other --force"))
            .exit,
        0
    );
    assert_ne!(test.read("token"), first);
    assert_eq!(test.mode("token"), "0600");

    std::fs::create_dir(test.path("folder")).expect("a folder");
    for force in ["", " --force"] {
        test.run(&signing(&format!("--output-file TMP/folder{force}")))
            .fails(1, &["error: TMP/folder is a folder", "name a file"]);
    }
    test.run(&signing("--output-file TMP/none/token")).fails(
        1,
        &["cannot write TMP/none/token: there is no folder TMP/none"],
    );
    let left: Vec<_> = std::fs::read_dir(test.path(""))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name.to_string_lossy().ends_with(".tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn pxctls_output_file_is_taken_only_when_it_looks_like_one() {
    let test = with_key();
    assert_eq!(test.run(&signing("--output TMP/t.jwt")).exit, 0);
    assert_eq!(test.mode("t.jwt"), "0600");
    test.run(&signing("-o jsn"))
        .fails(2, &["did you mean `json`?"]);
    // kubectl's formats are no files, though they have a dot.
    for (format, told) in [
        ("'jsonpath={.token}'", "there is no jsonpath here"),
        ("jsonpath", "there is no jsonpath here"),
        ("'go-template={{.token}}'", "for a file use --output-file"),
        ("'custom-columns=A:.token'", "for a file use --output-file"),
    ] {
        test.run(&signing(&format!("-o {format}")))
            .fails(2, &[told]);
    }
    test.run(&signing("-o token"))
        .fails(2, &["for a file use --output-file"]);
    test.run(&signing("-o TMP/a --output-file TMP/b"))
        .fails(2, &["two output files"]);
}

#[test]
fn a_token_is_saved_as_a_context_in_one_step() {
    let test = with_key();
    let output = test.run(&signing("--save-context admin"));
    assert_eq!(
        output.stderr,
        "note: px context `admin` created, and is the current one\n"
    );
    let token = output.ok();
    assert_eq!(test.run("context token").ok(), token);
    test.run(&signing("--save-context admin"))
        .fails(4, &["a px context `admin` already exists"]);
    assert_eq!(
        test.run(&signing(
            "--save-context admin --replace --token-duration 2d"
        ))
        .exit,
        0
    );
    assert_ne!(test.run("context token").ok(), token);
    test.run(&signing("--replace"))
        .fails(2, &["--save-context"]);
    test.run(&signing("--save-context a/b"))
        .fails(2, &["`/` is not allowed"]);
}

#[test]
fn arguments_that_are_no_text_are_refused_without_echo() {
    let test = with_key();
    let args = raw_args(&[
        b"auth",
        b"token",
        b"generate",
        b"--shared-secret",
        b"canary\xff",
    ]);
    let output = test.run_args(args, b"").fails(2, &["UTF-8"]);
    assert!(!output.stderr.contains("canary"), "{output}");
}

#[test]
fn what_cannot_be_written_saves_no_context() {
    let test = with_key();
    test.run(&signing("--save-context admin --output-file TMP/nodir/tok"))
        .fails(
            1,
            &[
                "cannot write TMP/nodir/tok: there is no folder TMP/nodir",
                "hint: make it: mkdir -p TMP/nodir",
            ],
        );
    assert_eq!(test.run("context list -o name").ok(), "");
    test.run(&signing("--save-context admin --output-file TMP/tok"))
        .ok();
    assert_eq!(test.run("context token").ok(), test.read("tok"));
    // Nor is a file left behind where the name is taken.
    test.run(&signing("--save-context admin --output-file TMP/half"))
        .fails(4, &["could not save the px context `admin`", "already"]);
    assert!(!test.path("half").exists());
}

#[test]
fn a_dash_is_no_file_to_write_to() {
    let test = with_key();
    for line in [
        signing("--output-file -"),
        "context export --output-file -".to_owned(),
        "auth key generate --type rsa --output-file -".to_owned(),
    ] {
        test.run(&line)
            .fails(2, &["`-` is no standard output here"]);
    }
}

#[test]
fn a_key_in_the_place_of_its_files_name_is_not_shown() {
    let mut test = TestEnv::new();
    let words = "pxsec-shared-secret-0123456789-abcdefghij";
    let base64 = "q83v/EjRWeJq83vEjRWeJq83vEjRWeJ/83vEjRWeJq8=";
    let hex = "f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3";
    for secret in [words, base64, hex] {
        for line in [
            signing("").replace("TMP/px.key", secret),
            signing("").replace("TMP/px.key", &format!("file://{secret}")),
            signing("").replace(
                "--signing-key TMP/px.key",
                &format!("--rsa-private-keyfile={secret}"),
            ),
            format!("auth token verify abc --verifying-key {secret}"),
            format!("auth token inspect --token-file {secret}"),
            format!("context create a --token-file {secret}"),
        ] {
            let output = test.run(&line);
            assert!(!output.to_string().contains(secret), "{line}: {output}");
            output.fails(
                1,
                &["[redacted]", "hint: what is redacted looks like a key"],
            );
        }
    }
    test.run(&signing("").replace("TMP/px.key", &format!("env://{hex}")))
        .fails(1, &["variable [redacted] is not set"]);
    test.set("PXSEC_VAULT", words);
    test.run(&signing("--save-context a"))
        .fails(2, &["PXSEC_VAULT: a text of 41 characters is no vault"]);
    test.unset("PXSEC_VAULT");
    // Names are shown, also long ones.
    for name in [
        "none",
        "keys/production-2024/portworx-signing-key",
        "portworx-production-cluster-2024-signing.pem",
        "env://PORTWORX_PRODUCTION_CLUSTER_KEY_2024",
    ] {
        let shown = name.trim_start_matches("env://");
        test.run(&signing("").replace("TMP/px.key", name))
            .fails(1, &[shown]);
    }
}

#[test]
fn what_is_wrong_with_an_auth_config_is_told_with_what_mends_it() {
    let test = with_key();
    let line = "auth token generate --auth-config TMP/a.yaml --issuer i --signing-key TMP/px.key";
    test.file("a.yaml", "name: |\n  Admin\nemail: a@b\n");
    test.run(line).fails(
        1,
        &["control character", "in YAML `name: |` keeps a line break"],
    );
    test.file("a.yaml", b"\xff\xfen\0a\0m\0e\0:\0 \0a\0");
    test.run(line)
        .fails(1, &["not text in UTF-8", "hint: save it as UTF-8"]);
    test.file("a.yaml", "roles: [system.user]");
    test.run(line)
        .fails(1, &["hint: say who it is: name, email or sub"]);
}

#[test]
fn a_key_whose_parts_do_not_fit_is_told_so() {
    let test = with_key();
    let mut lines: Vec<String> = key_pem("rsa2048.pkcs1.pem")
        .lines()
        .map(Into::into)
        .collect();
    // Within the last number of all.
    let line = lines.len() - 3;
    let other = if lines[line].starts_with('Q') {
        "R"
    } else {
        "Q"
    };
    lines[line].replace_range(..1, other);
    test.file("bad.pem", lines.join("\n"));
    test.run(&signing("").replace("px.key", "bad.pem")).fails(
        1,
        &["the RSA key is not sound: its parts do not fit together"],
    );
}
