//! `auth token verify`: the words and the exit codes. The verdicts themselves are in `tests/conformance`.

use crate::harness::{NOW, SECRET, TestEnv, key_pem, raw_args};
use crate::rogue::signed;

const VERIFY: &str = "auth token verify --token-file TMP/token --verifying-key TMP/px.key";

fn with_token() -> TestEnv {
    let test = TestEnv::new();
    test.file("px.key", SECRET);
    let token = test.token("");
    test.file("token", format!("{token}\n"));
    test
}

#[test]
fn a_good_token_is_accepted() {
    let output = with_token().run(&format!("{VERIFY} --issuer portworx.com"));
    assert!(output.stderr.is_empty(), "{output}");
    let text = output.ok();
    let first = "accepted: the storage server takes this token\n\nToken        [jwt sha256:";
    assert!(text.starts_with(first), "{text}");
    assert!(
        text.contains("Expires      2026-01-03T03:04:05Z (in 1d)"),
        "{text}"
    );
}

#[test]
fn a_rejected_token_ends_with_3_and_every_reason() {
    let mut test = with_token();
    test.file("px.key", "another-secret-of-sufficient-length-0123456789");
    test.set_clock(NOW + 2 * 86_400);
    let output = test.run(&format!("{VERIFY} --issuer other.example"));
    assert_eq!(output.exit, 3, "{output}");
    for text in [
        "rejected: the storage server does not take this token\n",
        "  error WrongSignature: the signature does not match the key\n    cause: ",
        "  error UntrustedIssuer: the issuer `portworx.com` is not trusted\n",
        "  error Expired: ",
    ] {
        assert!(output.stdout.contains(text), "no `{text}` in:\n{output}");
    }
}

#[test]
fn an_issuer_that_was_not_checked_is_told_first() {
    let shown = with_token().run(VERIFY).ok();
    let first = "accepted: the storage server takes this token if it trusts the issuer, which was not checked\n";
    assert!(shown.starts_with(first), "{shown}");
}

#[test]
fn the_json_form_is_stable() {
    let answer = with_token().run(&format!("{VERIFY} -o json")).json();
    let fingerprint = answer["fingerprint"].clone();
    let expected = serde_json::json!({
        "apiVersion": "pxsec.dev/v1alpha1", "kind": "TokenVerification", "accepted": true,
        "verdict": "accepted", "fingerprint": fingerprint, "checkedAt": "2026-01-02T03:04:05Z",
        "findings": [{
            "severity": "note", "code": "IssuerNotChecked", "message": "the issuer was not checked",
            "cause": "no trusted issuer was given",
            "fix": "give the server's issuer with `--issuer`",
        }],
        "issuer": "portworx.com", "subject": "admin-1", "roles": ["system.admin"], "groups": ["*"],
        "issuedAt": "2026-01-02T03:03:05Z", "expiresAt": "2026-01-03T03:04:05Z",
    });
    assert_eq!(answer, expected);
}

#[test]
fn keys_of_every_family_and_form_verify() {
    for (private, public) in [
        ("rsa2048.pkcs1", "rsa2048.spki"),
        ("rsa2048.pkcs8", "rsa2048.cert"),
        ("p256.sec1", "p256.spki"),
        ("p256.pkcs8", "p256.cert"),
        ("p384.sec1", "p384.spki"),
        ("p521.sec1", "p521.spki"),
        ("p521.pkcs8", "p521.sec1"),
    ] {
        let test = TestEnv::new();
        test.file("private.pem", key_pem(&format!("{private}.pem")));
        test.file("px.key", key_pem(&format!("{public}.pem")));
        let claims = "--name A --email a@b --subject s --role r --issuer i";
        let token = test
            .run(&format!(
                "auth token generate {claims} --signing-key TMP/private.pem"
            ))
            .ok();
        test.file("token", token);
        let output = test.run(&format!("{VERIFY} --issuer i"));
        assert_eq!(output.exit, 0, "{private} by {public}: {output}");
    }
}

#[test]
fn a_key_of_each_family_is_taken_and_a_second_one_is_not() {
    let test = with_token();
    test.file("rsa.pem", key_pem("rsa2048.spki.pem"));
    assert_eq!(
        test.run(&format!("{VERIFY} --verifying-key TMP/rsa.pem"))
            .exit,
        0
    );
    test.run(&format!("{VERIFY} --verifying-key TMP/px.key"))
        .fails(2, &["second shared secret key"]);
}

#[test]
fn the_wrong_family_is_told_with_verifys_own_flag() {
    let test = with_token();
    test.file("px.key", key_pem("rsa2048.spki.pem"));
    let output = test.run(VERIFY);
    assert_eq!(output.exit, 3, "{output}");
    assert!(output.stdout.contains("NoKeyForAlgorithm"), "{output}");
    assert!(
        output
            .stdout
            .contains("fix: name the key that the server holds with `--verifying-key`"),
        "{output}"
    );
}

#[test]
fn a_pkcs1_public_key_is_refused_as_the_server_does() {
    let test = with_token();
    test.file("px.key", key_pem("rsa2048.pkcs1-public.pem"));
    test.run(VERIFY).fails(
        1,
        &[
            "`RSA PUBLIC KEY`",
            "which the server does not read",
            "hint: convert it: openssl rsa -RSAPublicKey_in",
        ],
    );
}

#[test]
fn a_key_with_a_final_line_break_is_the_likely_cause() {
    let mut test = with_token();
    // A Secret made with `echo`: for the server, the line break is part of the key.
    test.set("PX_KEY", format!("{SECRET}\n"));
    let line = "auth token verify --token-file TMP/token --verifying-key env://PX_KEY";
    let output = test.run(line);
    assert_eq!(output.exit, 3, "{output}");
    assert!(output.stdout.contains("line break"), "{output}");
}

#[test]
fn public_keys_may_lie_open_and_secrets_may_not() {
    let test = with_token();
    test.set_mode("px.key", 0o640);
    test.run(VERIFY).fails(1, &["has mode 0640", "chmod 600"]);
    test.file("px.key", key_pem("rsa2048.spki.pem"));
    test.set_mode("px.key", 0o644);
    assert_eq!(test.run(VERIFY).exit, 3);
    test.file("px.key", key_pem("rsa2048.pkcs8.pem"));
    test.set_mode("px.key", 0o644);
    test.run(VERIFY).fails(1, &["has mode 0644"]);
    // Behind a certificate, and too small to sign with.
    let both = key_pem("rsa2048.cert.pem") + &key_pem("rsa1024.pkcs8.pem");
    test.file("px.key", both);
    test.set_mode("px.key", 0o644);
    test.run(VERIFY).fails(1, &["has mode 0644"]);
}

#[test]
fn a_lone_carriage_return_at_the_end_belongs_to_the_key() {
    let test = with_token();
    test.file("px.key", format!("{SECRET}\r"));
    assert_eq!(test.run(VERIFY).exit, 3);
    test.file("px.key", format!("{SECRET}\r\n"));
    assert_eq!(test.run(VERIFY).exit, 0);
}

#[test]
fn no_key_is_a_usage_error() {
    with_token()
        .run("auth token verify --token-file TMP/token")
        .fails(
            2,
            &[
                "a key to check the signature with is missing",
                "--verifying-key",
            ],
        );
}

#[test]
fn what_is_no_token_is_rejected_with_3_in_every_format() {
    let test = with_token();
    let huge = vec![b'a'; 20_000];
    let binary: Vec<u8> = (0..=255).collect();
    for bytes in [
        b"".as_slice(),
        b"abc",
        b"a.b.c",
        b"!.!.!",
        &huge,
        &binary,
        b"\xff.\xff.\xff",
    ] {
        test.file("token", bytes);
        let text = test.run(VERIFY);
        assert_eq!(text.exit, 3, "{text}");
        assert!(text.stdout.starts_with("rejected: "), "{text}");
        let stdin = "auth token verify - --verifying-key TMP/px.key -o json";
        let json = test.run_with(stdin, bytes);
        assert_eq!(json.exit, 3, "{json}");
        let answer: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
        assert_eq!(answer["accepted"], false);
        assert_eq!(answer["findings"][0]["severity"], "error");
    }
    let args = raw_args(&[
        b"auth",
        b"token",
        b"verify",
        b"a\xff.b.c",
        b"--verifying-key",
        b"k",
    ]);
    test.run_args(args, b"").fails(2, &["UTF-8"]);
}

#[test]
fn an_unsigned_token_is_rejected_not_a_crash() {
    let test = with_token();
    for token in [
        "eyJhbGciOiJub25lIn0.e30.",
        "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
        "eyJhbGciOjV9.e30.c2ln",
    ] {
        test.file("token", token);
        let output = test.run(VERIFY);
        assert_eq!(output.exit, 3, "{output}");
    }
}

/// A token of these claims besides the required ones, signed with the key.
fn of_claims(more: &str) -> String {
    let times = format!(r#""iat":{},"exp":{}"#, NOW - 60, NOW + 3_600);
    let claims = format!(r#"{{"iss":"i","sub":"x","name":"n","email":"e",{times},{more}}}"#);
    signed(SECRET, &claims)
}

#[test]
fn the_identity_shown_is_the_one_that_the_server_acts_on() {
    let test = with_token();
    for (claims, subject, roles, groups) in [
        (r#""Groups":["*"]"#, "x", "<none>", "*"),
        (r#""SUB":"evil","roles":["r"]"#, "evil", "r", "<none>"),
        (r#""groups":["*"],"groups":[null]"#, "x", "<none>", "*"),
        (
            r#""sub":null,"Roles":["system.admin"]"#,
            "x",
            "system.admin",
            "<none>",
        ),
    ] {
        test.file("token", of_claims(claims));
        let output = test.run(&format!("{VERIFY} --issuer i"));
        assert_eq!(output.exit, 0, "{claims}: {output}");
        for line in [
            format!("\nSubject      {subject}\n"),
            format!("\nRoles        {roles}\n"),
            format!("\nGroups       {groups}\n"),
        ] {
            assert!(output.stdout.contains(&line), "{claims}: {output}");
        }
        let answer = test.run(&format!("{VERIFY} -o json")).json();
        assert_eq!(answer["subject"], subject, "{claims}");
        assert_eq!(answer["groups"][0] == "*", groups == "*", "{claims}");
    }
}

#[test]
fn a_token_that_only_the_server_takes_has_its_identity_shown_too() {
    let test = with_token();
    // A line break within: no HTTP header carries it, and the server's decoder skips it.
    let token = of_claims(r#""groups":["*"]"#);
    let (signed, signature) = token.rsplit_once('.').expect("a dot");
    test.file("token", format!("{signed}.\n{signature}"));
    let output = test.run(&format!("{VERIFY} --issuer i"));
    assert_eq!(output.exit, 0, "{output}");
    assert!(output.stdout.contains("\nGroups       *\n"), "{output}");
    let answer = test.run(&format!("{VERIFY} -o json")).json();
    assert_eq!(answer["groups"], serde_json::json!(["*"]));
    assert_eq!(answer["expiresAt"], "2026-01-02T04:04:05Z");
}

#[test]
fn when_a_token_ends_is_told_as_the_server_reads_it() {
    let test = with_token();
    for (claims, expires) in [
        (r#"{"exp":0}"#, "never (the server reads 0 as unset)"),
        (r#"{"sub":"x"}"#, "<none>"),
        (
            r#"{"exp":null}"#,
            "null (no number: the server rejects it; older ones take it as never)",
        ),
        (
            r#"{"exp":1e999}"#,
            "1e999 (too large: the server rejects it)",
        ),
    ] {
        test.file("token", signed(SECRET, claims));
        let output = test.run(VERIFY);
        assert_eq!(output.exit, 3, "{claims}: {output}");
        let line = format!("\nExpires      {expires}\n");
        assert!(output.stdout.contains(&line), "{claims}: {output}");
    }
}

#[test]
fn the_name_of_a_file_in_the_place_of_a_token_is_told_with_its_flag() {
    let test = with_token();
    test.run("auth token verify TMP/token --verifying-key TMP/px.key")
        .fails(
            2,
            &[
                "TMP/token is a file, not a token",
                "hint: give it as --token-file TMP/token",
            ],
        );
    test.run("auth token inspect TMP/token")
        .fails(2, &["--token-file TMP/token"]);
}

#[test]
fn invisible_characters_are_shown_as_what_they_are() {
    let test = with_token();
    test.file("token", of_claims(r#""groups":["ad\u200bmin","\ufeff"]"#));
    let shown = test.run(&format!("{VERIFY} --issuer i")).ok();
    let line = "\nGroups       ad\\u{200b}min,\\u{feff}\n";
    assert!(shown.contains(line), "{shown}");
}

/// The key was strong, and the headline said that the server takes the token.
#[test]
fn a_key_that_the_server_does_not_load_is_told_in_the_first_line() {
    let test = with_token();
    let pem = key_pem("rsa2048.spki.pem");
    test.file("private.pem", key_pem("rsa2048.pkcs8.pem"));
    let sign = "auth token generate --name A --email a@b --subject s --role r --issuer i";
    let token = test.run(&format!("{sign} --signing-key TMP/private.pem"));
    test.file("token", token.ok());
    test.file("px.key", ["\u{feff}", &pem].concat());
    let output = test.run(VERIFY);
    assert_eq!(output.exit, 0, "{output}");
    let first = "accepted: the storage server takes this token once it has the key in a form that it reads\n";
    assert!(output.stdout.starts_with(first), "{output}");
    assert!(
        output.stdout.contains("warning KeyNotLoaded: ")
            && output.stdout.contains("`openssl pkey -pubin -in KEY.pem`"),
        "{output}"
    );
}

#[test]
fn several_issuers_are_said_to_have_one_key() {
    let test = with_token();
    let note = "note: the keys are taken to be those of each of these issuers\n";
    let several = test.run(&format!("{VERIFY} --issuer other --issuer portworx.com"));
    assert_eq!((several.exit, &*several.stderr), (0, note), "{several}");
    // One that is the server's own is another matter than one that nobody trusts.
    test.file("token", of_claims(r#""iss":"apps.portworx.io""#));
    let own = test.run(&format!("{VERIFY} --issuer portworx.com"));
    assert_eq!(own.exit, 3, "{own}");
    assert!(
        own.stdout
            .contains("cause: the server takes this issuer too, with another key than the users'"),
        "{own}"
    );
}

/// A role was there, and the server did not even get to it.
#[test]
fn roles_that_cannot_be_read_are_not_told_as_none() {
    let test = with_token();
    test.file("token", of_claims(r#""roles":"system.admin""#));
    let output = test.run(VERIFY);
    assert!(output.stdout.contains("error WrongType: "), "{output}");
    assert!(!output.stdout.contains("NoRoles"), "{output}");
}

#[test]
fn a_list_of_other_than_strings_has_no_empty_entry_besides() {
    let test = with_token();
    test.file("token", of_claims(r#""roles":[1,2]"#));
    let output = test.run(VERIFY);
    assert!(output.stdout.contains("WrongType"), "{output}");
    assert!(!output.stdout.contains("a role is empty"), "{output}");
    test.file("token", of_claims(r#""roles":[""],"groups":[1]"#));
    let output = test.run(VERIFY);
    assert!(output.stdout.contains("a role is empty"), "{output}");
    assert!(!output.stdout.contains("a group is empty"), "{output}");
}

#[test]
fn a_damaged_key_is_told_once_and_with_what_fits_it() {
    let test = with_token();
    let damaged = key_pem("p256.spki.pem").replace('M', "*");
    test.file("px.key", damaged);
    let output = test.run(VERIFY);
    let causes = output.stderr.matches("is not base64").count();
    assert_eq!(causes, 1, "{output}");
    output.fails(1, &["with -pubin a public one"]);
    test.file(
        "px.key",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
    );
    test.run(VERIFY)
        .fails(1, &["hint: public keys are PEM as `PUBLIC KEY`"]);
}

#[test]
fn what_is_no_token_and_what_is_a_weak_key_have_a_remedy() {
    let test = TestEnv::new();
    test.file("weak", "short");
    for text in ["", "abc"] {
        let output = test.run_with("auth token verify - --verifying-key TMP/weak", text);
        assert_eq!(output.exit, 3, "{output}");
        assert!(
            output
                .stdout
                .contains("give the whole of it, with its two dots"),
            "{output}"
        );
    }
    let token = test
        .run("auth token generate --name n --subject s --email e --issuer i --signing-key TMP/weak")
        .stdout;
    let output = test.run_with(
        "auth token verify - --verifying-key TMP/weak --issuer i",
        token,
    );
    assert!(
        output
            .stdout
            .contains("`kubectl pxsec auth key generate` makes a strong one"),
        "{output}"
    );
}
