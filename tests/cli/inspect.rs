//! `auth token inspect`.

use crate::harness::{TestEnv, raw_args};

#[test]
fn shows_what_a_token_says() {
    let test = TestEnv::new();
    let token = test.token("--token-duration 12h");
    let output = test.run_with("auth token inspect -", token);
    let shown = output.ok();
    let head: Vec<&str> = shown.lines().take(7).collect();
    assert!(head[0].starts_with("Token        [jwt sha256:"), "{shown}");
    assert_eq!(
        head[1..],
        [
            "Header       alg HS256, typ JWT",
            "Issuer       portworx.com",
            "Subject      admin-1",
            "Name         Admin",
            "Email        admin@corp.example",
            "Roles        system.admin",
        ]
    );
    for line in [
        "Groups       *",
        "Issued       2026-01-02T03:03:05Z (1m ago)",
        "Expires      2026-01-02T15:04:05Z (in 12h)",
        "Signature    not checked; `kubectl pxsec auth token verify` checks it",
    ] {
        assert!(
            shown.contains(&format!("{line}\n")),
            "no `{line}` in:\n{shown}"
        );
    }
    // What the star gives.
    assert!(shown.contains("*: "), "{shown}");
}

#[test]
fn a_token_may_come_from_everywhere() {
    let test = TestEnv::new();
    let token = test.token("");
    test.file("token", format!("{token}\n"));
    let expected = test.run(&format!("auth token inspect {token}")).ok();
    assert_eq!(
        test.run("auth token inspect --token-file TMP/token").ok(),
        expected
    );
    assert_eq!(
        test.run_with("auth token inspect -", format!("{token}\r\n"))
            .ok(),
        expected
    );
    assert_eq!(
        test.run_with("auth token inspect --token-file -", &token)
            .ok(),
        expected
    );
    test.run("context create a --token-file TMP/token").ok();
    assert_eq!(test.run("auth token inspect").ok(), expected);
    assert_eq!(test.run("-c a auth token inspect").ok(), expected);
    test.run("auth token inspect -c none")
        .fails(4, &["no px context `none`"]);
    test.run(&format!("auth token inspect {token} -c a"))
        .fails(2, &["two tokens"]);
    test.run(&format!(
        "auth token inspect {token} --token-file TMP/token"
    ))
    .fails(2, &["cannot be used with"]);
}

#[test]
fn nothing_to_inspect_says_where_a_token_may_come_from() {
    let output = TestEnv::new().run("auth token inspect");
    let expected = "--- stderr ---
error: no px context is selected
hint: create one with `kubectl pxsec context create NAME`
hint: or give a token: as an argument, with --token-file, --secret, or - for standard input
[exit 4]";
    assert_eq!(output.to_string(), expected);
}

#[test]
fn works_whatever_the_algorithm() {
    let test = TestEnv::new();
    // {"alg":"EdDSA"} and {"alg":"none"} over {"sub":"x"}.
    let other = test
        .run("auth token inspect eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ4In0.c2ln")
        .ok();
    assert!(other.contains("Header       alg EdDSA"), "{other}");
    let unsigned = test
        .run("auth token inspect eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")
        .ok();
    assert!(
        unsigned.contains("none: the token is not signed"),
        "{unsigned}"
    );
}

#[test]
fn control_characters_in_claims_do_not_reach_the_terminal() {
    use base64::Engine as _;
    let claims = "{\"sub\":\"a\\u001b[31mb\",\"na\\u0007me\":\"x\",\"roles\":[\"r\\u202er\"]}";
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(claims);
    let token = format!("eyJhbGciOiJFZERTQSJ9.{claims}.c2ln");
    let test = TestEnv::new();
    for format in ["text", "json", "yaml"] {
        let shown = test
            .run(&format!("auth token inspect {token} -o {format}"))
            .ok();
        let bad = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        if format == "text" {
            assert!(!shown.contains(bad), "{shown:?}");
        } else {
            assert!(!shown.contains('\u{1b}'), "{shown:?}");
        }
    }
}

#[test]
fn claims_that_look_right_and_are_not_are_marked() {
    use base64::Engine as _;
    let test = TestEnv::new();
    for (claims, line) in [
        (
            r#"{"exp":"1893456000"}"#,
            "Expires      1893456000 (no number: the server rejects it; older ones take it as never)",
        ),
        (
            r#"{"iat":"1893456000"}"#,
            "Issued       1893456000 (no number: the server rejects it)",
        ),
        (
            r#"{"roles":"system.admin"}"#,
            "Roles        system.admin (no list: the server cannot read the claims)",
        ),
        (
            r#"{"groups":[""]}"#,
            "Groups        (an empty entry matches nothing)",
        ),
        (r#"{"roles":null}"#, "Roles        null"),
        (
            r#"{"exp":0}"#,
            "Expires      never (the server reads 0 as unset)",
        ),
        (
            r#"{"iat":0}"#,
            "Issued       0 (the server reads 0 as unset)",
        ),
        (
            r#"{"nbf":0.0}"#,
            "Not before   0 (the server reads 0 as unset)",
        ),
        (
            r#"{"nbf":null}"#,
            "Not before   null (no number: the server rejects it)",
        ),
        (
            r#"{"exp":1e999}"#,
            "Expires      1e999 (too large: the server rejects it)",
        ),
        (
            r#"{"iss":5}"#,
            "Issuer       5 (no text: the server cannot read the claims)",
        ),
        (
            r#"{"roles":["a",1]}"#,
            "Roles        [\"a\",1] (not only texts: the server cannot read the claims)",
        ),
        (r#"{"iss":"i","ISS":null}"#, "Issuer       i"),
        // It looked as if it had expired before there were people.
        (r#"{"exp":1e19}"#, "Expires      out of range"),
        // What the server acts on is not what stands under the usual name.
        (
            r#"{"roles":["system.user"],"Roles":["system.admin"]}"#,
            "Roles        system.admin (from `Roles`, as the server reads it; `roles` itself: system.user)",
        ),
        (
            r#"{"SUB":"root"}"#,
            "Subject      root (from `SUB`, as the server reads it; `sub` itself: none)",
        ),
    ] {
        let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(claims);
        let token = format!("eyJhbGciOiJIUzI1NiJ9.{claims}.c2ln");
        let shown = test.run(&format!("auth token inspect {token}")).ok();
        assert!(shown.lines().any(|shown| shown == line), "{line}:\n{shown}");
    }
}

#[test]
fn what_can_be_read_is_shown_with_what_is_wrong_with_it() {
    let test = TestEnv::new();
    // {"alg":"HS256"} over {"sub":"x"}.
    let (header, claims) = ("eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiJ4In0");
    let token = format!("{header}.{claims}.c2ln");
    for (text, problem) in [
        (format!("Bearer {token}"), "starts with `Bearer `"),
        (
            format!("{token}{}", "A".repeat(20_000)),
            "longer than 16384 bytes",
        ),
        (format!("{header}\n.{claims}.c2ln"), "a line break"),
        (format!(" {token} "), "is not base64url"),
        (format!("{header}.{claims}"), "this has 2"),
        (format!("{token}.x"), "this has 4"),
        (format!("{header}.{claims}.c2ln=="), "padding"),
        (format!("{header}=.{claims}.c2ln"), "padding"),
    ] {
        test.file("token", &text);
        let line = "auth token inspect --token-file TMP/token";
        let output = test.run(line);
        let warned = output.stderr.clone();
        let shown = output.ok();
        assert!(shown.contains("\nSubject      x\n"), "{shown}");
        assert!(
            warned.starts_with("warning: this is not a well-formed token: "),
            "{warned}"
        );
        assert!(warned.contains(problem), "{warned}");
        let answer = test.run(&format!("{line} -o json")).json();
        assert_eq!(answer["claims"]["sub"], "x");
        assert_eq!(answer["fingerprint"], serde_json::Value::Null);
        let told = answer["problem"].as_str().expect("a problem");
        assert!(told.contains(problem), "{told}");
    }
}

#[test]
fn what_is_no_token_is_refused() {
    let test = TestEnv::new();
    let huge = vec![b'a'; 20_000];
    let binary: Vec<u8> = (0..=255).collect();
    for (bytes, reason) in [
        (b"".as_slice(), "the token is empty"),
        (b"\n", "the token is empty"),
        (b"abc", "three parts separated by dots, this has 1"),
        (b"a.b", "three parts separated by dots, this has 2"),
        (b"a.b.c.d.e", "three parts separated by dots, this has 5"),
        (b"!.!.!", "base64url"),
        (b"YQ.YQ.YQ", "JSON"),
        (b"Bearer YQ.YQ.YQ", "starts with `Bearer `"),
        (&huge, "longer than 16384 bytes"),
        (&binary, "not UTF-8"),
        (b"YQ.\xff.", "not UTF-8"),
    ] {
        test.file("token", bytes);
        for line in [
            "auth token inspect --token-file TMP/token",
            "auth token inspect -",
        ] {
            test.run_with(line, bytes)
                .fails(1, &["this is not a token", reason, "hint: "]);
        }
        let text = std::str::from_utf8(bytes)
            .ok()
            .filter(|text| !text.contains('\0'));
        // An argument keeps its final line break, a file does not.
        if let Some(text) = text.filter(|text| *text != "\n") {
            test.run(&format!("auth token inspect '{text}'"))
                .fails(1, &[reason]);
        }
    }
    let args = raw_args(&[b"auth", b"token", b"inspect", b"a\xff.b.c"]);
    test.run_args(args, b"").fails(2, &["UTF-8"]);
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let test = TestEnv::new();
    test.run("auth token inspect --token-file TMP/none").fails(
        1,
        &[
            "cannot read the token file TMP/none",
            "No such file",
            "hint: check the path, or sign a token into it",
        ],
    );
    std::fs::create_dir(test.path("folder")).expect("a folder");
    test.run("auth token inspect --token-file TMP/folder")
        .fails(1, &["is a folder, not a file"]);
    test.run("auth token inspect --token-file ''")
        .fails(2, &["a value is required"]);
}
