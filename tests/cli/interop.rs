//! Against an independent JWT library, PyJWT: it takes our tokens, and `verify` judges its tokens rightly.

use std::process::Command;

use crate::harness::{NOW, SECRET, TestEnv, key_pem, skipped};

/// (algorithm, private key, public key); none for the shared secret.
const ALGORITHMS: [(&str, &str, &str); 9] = [
    ("HS256", "", ""),
    ("HS384", "", ""),
    ("HS512", "", ""),
    ("RS256", "rsa2048.pkcs1", "rsa2048.spki"),
    ("RS384", "rsa2048.pkcs8", "rsa2048.spki"),
    ("RS512", "rsa2048.pkcs8", "rsa2048.spki"),
    ("ES256", "p256.sec1", "p256.spki"),
    ("ES384", "p384.sec1", "p384.spki"),
    ("ES512", "p521.sec1", "p521.spki"),
];

/// 64 bytes, which is what the longest of the HMACs asks for.
const LONG_SECRET: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// The Python that has PyJWT and cryptography: `PXSEC_PYTHON`, else `python3`.
fn python() -> Option<String> {
    let program = std::env::var("PXSEC_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&program)
        .args(["-c", "import jwt, cryptography"])
        .output();
    if found.is_ok_and(|output| output.status.success()) {
        return Some(program);
    }
    skipped("Python with PyJWT and cryptography");
    None
}

#[track_caller]
fn run(python: &str, script: &str, args: &[&str]) -> String {
    let output = Command::new(python)
        .arg("-c")
        .arg(script)
        .args(args)
        .output()
        .expect("Python");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout)
        .expect("UTF-8")
        .trim()
        .to_owned()
}

fn with_keys(private: &str, public: &str) -> TestEnv {
    let test = TestEnv::new();
    let text = |name: &str| match name {
        "" => LONG_SECRET.to_owned(),
        name => key_pem(&format!("{name}.pem")),
    };
    test.file("private", text(private));
    test.file("public", text(public));
    test
}

#[test]
fn pyjwt_takes_our_tokens_of_every_algorithm() {
    const CHECK: &str = "
import json, sys, jwt
token, path, algorithm = sys.argv[1:]
key = open(path).read()
# Times are those of the test, not of today.
claims = jwt.decode(token, key, algorithms=[algorithm], issuer='portworx.com',
                    options={'verify_exp': False, 'verify_iat': False, 'require': ['exp', 'iat', 'sub']})
print(json.dumps(claims))
";
    let Some(python) = python() else { return };
    for (algorithm, private, public) in ALGORITHMS {
        let test = with_keys(private, public);
        let line = format!(
            "auth token generate {} --algorithm {algorithm} --signing-key TMP/private",
            crate::harness::CLAIMS
        );
        let token = test.run(&line).ok();
        let key = test.path("public").display().to_string();
        let claims = run(&python, CHECK, &[token.trim_end(), &key, algorithm]);
        let claims: serde_json::Value = serde_json::from_str(&claims).expect("JSON");
        let expected = serde_json::json!({
            "iss": "portworx.com", "sub": "admin-1", "name": "Admin", "email": "admin@corp.example",
            "roles": ["system.admin"], "groups": ["*"], "iat": NOW - 60, "exp": NOW + 86_400,
        });
        assert_eq!(claims, expected, "{algorithm}");
    }
}

#[test]
fn verify_judges_pyjwts_tokens_of_every_algorithm() {
    const SIGN: &str = "
import json, sys, jwt
path, algorithm, claims = sys.argv[1:]
print(jwt.encode(json.loads(claims), open(path).read(), algorithm=algorithm))
";
    let Some(python) = python() else { return };
    let claims = |exp: i64| {
        serde_json::json!({"iss": "portworx.com", "sub": "s", "name": "N", "email": "e@f",
            "roles": ["system.user"], "groups": [], "iat": NOW - 1, "exp": exp})
        .to_string()
    };
    for (algorithm, private, public) in ALGORITHMS {
        let test = with_keys(private, public);
        let key = test.path("private").display().to_string();
        let verify = "auth token verify - --verifying-key TMP/public --issuer portworx.com";
        let good = run(&python, SIGN, &[&key, algorithm, &claims(NOW + 60)]);
        let output = test.run_with(verify, &good);
        assert_eq!(output.exit, 0, "{algorithm}: {output}");

        let old = run(&python, SIGN, &[&key, algorithm, &claims(NOW - 1)]);
        let output = test.run_with(verify, old);
        assert_eq!(output.exit, 3, "{algorithm}: {output}");
        assert!(
            output.stdout.contains("error Expired"),
            "{algorithm}: {output}"
        );
        assert!(
            !output.stdout.contains("WrongSignature"),
            "{algorithm}: {output}"
        );

        // The claims of one token under the signature of the other.
        let old = run(&python, SIGN, &[&key, algorithm, &claims(NOW + 61)]);
        let (head, _) = old.rsplit_once('.').expect("three parts");
        let (_, signature) = good.rsplit_once('.').expect("three parts");
        let output = test.run_with(verify, format!("{head}.{signature}"));
        assert_eq!(output.exit, 3, "{algorithm}: {output}");
        assert!(
            output.stdout.contains("error WrongSignature"),
            "{algorithm}: {output}"
        );
    }
}

#[test]
fn what_pyjwt_signs_with_another_key_is_rejected() {
    const SIGN: &str = "
import sys, jwt
print(jwt.encode({'iss': 'i', 'sub': 's', 'name': 'n', 'email': 'e', 'iat': 1, 'exp': 4102444800}, sys.argv[1], algorithm='HS256'))
";
    let Some(python) = python() else { return };
    let test = TestEnv::new();
    test.file("k", SECRET);
    let token = run(&python, SIGN, &[LONG_SECRET]);
    let output = test.run_with("auth token verify - --verifying-key TMP/k", token);
    assert_eq!(output.exit, 3, "{output}");
    assert!(output.stdout.contains("error WrongSignature"), "{output}");
}
