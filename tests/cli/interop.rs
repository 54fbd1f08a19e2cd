//! Against two JWT libraries that are written independently of ours and of each other: they take our tokens and
//! keys, and `verify` judges their tokens rightly.
//!
//! PyJWT works with Python's cryptography, `jose` with the WebCrypto of Node; below both is a copy of OpenSSL, below
//! us AWS-LC. They are asked on standard input and answer in JSON: keys and tokens are in no argument.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::harness::{CLAIMS, NOW, SECRET, TestEnv, key_pem, skipped};

/// 64 bytes, which is what the longest of the HMACs asks for.
const LONG_SECRET: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// (algorithm, forms of a private key, forms of its public key); none for the shared secret.
const ALGORITHMS: [(&str, &[&str], &[&str]); 9] = [
    ("HS256", &[""], &[""]),
    ("HS384", &[""], &[""]),
    ("HS512", &[""], &[""]),
    ("RS256", &RSA, &RSA_PUBLIC),
    ("RS384", &RSA, &RSA_PUBLIC),
    ("RS512", &RSA, &RSA_PUBLIC),
    (
        "ES256",
        &["p256.sec1", "p256.pkcs8"],
        &["p256.spki", "p256.cert"],
    ),
    ("ES384", &["p384.sec1", "p384.pkcs8"], &["p384.spki"]),
    ("ES512", &["p521.sec1", "p521.pkcs8"], &["p521.spki"]),
];

const RSA: [&str; 2] = ["rsa2048.pkcs1", "rsa2048.pkcs8"];
const RSA_PUBLIC: [&str; 2] = ["rsa2048.spki", "rsa2048.cert"];

/// One algorithm with a private key and its public key, each in one form.
struct Case {
    name: String,
    algorithm: &'static str,
    private: String,
    public: String,
}

fn cases() -> Vec<Case> {
    let text = |form: &str| match form {
        "" => LONG_SECRET.to_owned(),
        form => key_pem(&format!("{form}.pem")),
    };
    let mut cases = Vec::new();
    for (algorithm, privates, publics) in ALGORITHMS {
        for private in privates {
            for public in publics {
                cases.push(Case {
                    name: format!("{algorithm} {private} {public}"),
                    algorithm,
                    private: text(private),
                    public: text(public),
                });
            }
        }
    }
    assert_eq!(cases.len(), 23);
    cases
}

/// A program that signs and verifies for us, by a library of its own.
struct Library {
    program: String,
    folder: PathBuf,
    args: [&'static str; 3],
}

/// PyJWT does not take the time from outside, so that it cannot look at `exp`.
const PYJWT: &str = "
import json, sys, jwt
from cryptography import x509
asked = json.load(sys.stdin)
def public(key):
    return x509.load_pem_x509_certificate(key.encode()).public_key() if 'CERTIFICATE' in key else key
def claims(it):
    try:
        return jwt.decode(it['token'], public(it['key']), algorithms=[it['algorithm']], issuer='portworx.com',
                          options={'verify_exp': False, 'verify_iat': False, 'require': ['exp', 'iat', 'sub']})
    except jwt.InvalidTokenError:
        return None
print(json.dumps({
    'signed': [jwt.encode(it['claims'], it['key'], algorithm=it['algorithm']) for it in asked['sign']],
    'claims': [claims(it) for it in asked['verify']],
}))
";

const JOSE: &str = r"
import { SignJWT, jwtVerify, importPKCS8, importSPKI, importX509, errors } from 'jose';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
const asked = JSON.parse(readFileSync(0, 'utf8'));
const key = async (text, algorithm) => {
  switch (text.match(/^-----BEGIN (.*)-----/)?.[1]) {
    case undefined: return new TextEncoder().encode(text);
    case 'PRIVATE KEY': return importPKCS8(text, algorithm);
    case 'PUBLIC KEY': return importSPKI(text, algorithm);
    case 'CERTIFICATE': return importX509(text, algorithm);
    default: return createPrivateKey(text);
  }
};
const claims = async (it) => {
  const options = { algorithms: [it.algorithm], issuer: 'portworx.com', currentDate: new Date(asked.now * 1000),
                    requiredClaims: ['exp', 'iat', 'sub'] };
  try {
    return (await jwtVerify(it.token, await key(it.key, it.algorithm), options)).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
};
const sign = async (it) =>
  new SignJWT(it.claims).setProtectedHeader({ alg: it.algorithm }).sign(await key(it.key, it.algorithm));
console.log(JSON.stringify({
  signed: await Promise.all(asked.sign.map(sign)),
  claims: await Promise.all(asked.verify.map(claims)),
}));
";

impl Library {
    /// PyJWT in the Python of `PXSEC_PYTHON`, else `python3`.
    fn pyjwt() -> Option<Self> {
        let program = std::env::var("PXSEC_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let library = Self {
            program,
            folder: std::env::temp_dir(),
            args: ["-B", "-c", PYJWT],
        };
        library.or_skip("Python with PyJWT and cryptography")
    }

    /// jose in the Node of the search path, installed in the folder `PXSEC_NODE`, else where `.ci/run` puts it.
    fn jose() -> Option<Self> {
        let ours = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/ci-node");
        let library = Self {
            program: "node".to_owned(),
            folder: std::env::var_os("PXSEC_NODE").map_or_else(ours, PathBuf::from),
            args: ["--input-type=module", "-e", JOSE],
        };
        library.or_skip("Node of version 20 or newer with jose")
    }

    fn or_skip(self, what: &str) -> Option<Self> {
        let nothing = json!({"now": NOW, "sign": [], "verify": []});
        if self.answer(&nothing).is_ok() {
            return Some(self);
        }
        skipped(what);
        None
    }

    fn answer(&self, asked: &Value) -> Result<Value, String> {
        let mut child = Command::new(&self.program)
            .args(self.args)
            .current_dir(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut stdin = child.stdin.take().expect("a pipe");
        // One that ends without reading tells why on standard error.
        let written = stdin.write_all(asked.to_string().as_bytes());
        drop(stdin);
        let output = child
            .wait_with_output()
            .map_err(|error| error.to_string())?;
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        if written.is_err() || !output.status.success() {
            return Err(errors);
        }
        serde_json::from_slice(&output.stdout).map_err(|error| format!("{error}\n{errors}"))
    }

    /// Tokens signed by the library: one for each of (key, algorithm, claims).
    #[track_caller]
    fn sign(&self, asked: &[(&str, &str, Value)]) -> Vec<String> {
        let asked: Vec<Value> = asked
            .iter()
            .map(|(key, algorithm, claims)| json!({"key": key, "algorithm": algorithm, "claims": claims}))
            .collect();
        let answer = self.answer(&json!({"now": NOW, "sign": asked, "verify": []}));
        let answer = answer.unwrap_or_else(|errors| panic!("{errors}"));
        serde_json::from_value(answer["signed"].clone()).expect("tokens")
    }

    /// The claims of each of (token, key, algorithm) as the library verifies it; null where it refuses.
    #[track_caller]
    fn verify(&self, asked: &[(&str, &str, &str)]) -> Vec<Value> {
        let asked: Vec<Value> = asked
            .iter()
            .map(|(token, key, algorithm)| json!({"token": token, "key": key, "algorithm": algorithm}))
            .collect();
        let answer = self.answer(&json!({"now": NOW, "sign": [], "verify": asked}));
        let answer = answer.unwrap_or_else(|errors| panic!("{errors}"));
        serde_json::from_value(answer["claims"].clone()).expect("claims")
    }
}

/// What [`CLAIMS`] become.
fn expected_claims() -> Value {
    json!({
        "iss": "portworx.com", "sub": "admin-1", "name": "Admin", "email": "admin@corp.example",
        "roles": ["system.admin"], "groups": ["*"], "iat": NOW - 60, "exp": NOW + 86_400,
    })
}

fn their_claims(exp: i64) -> Value {
    json!({"iss": "portworx.com", "sub": "s", "name": "N", "email": "e@f",
        "roles": ["system.user"], "groups": [], "iat": NOW - 1, "exp": exp})
}

/// The token with one bit of its signature changed.
fn forged(token: &str) -> String {
    let (signed, signature) = token.rsplit_once('.').expect("three parts");
    let other = if signature.starts_with('A') { 'B' } else { 'A' };
    format!("{signed}.{other}{}", &signature[1..])
}

fn takes_our_tokens(library: &Library) {
    let test = TestEnv::new();
    let cases = cases();
    let mut tokens = Vec::new();
    for Case {
        name,
        algorithm,
        private,
        ..
    } in &cases
    {
        test.file("private", private);
        let line = format!(
            "auth token generate {CLAIMS} --algorithm {algorithm} --signing-key TMP/private"
        );
        let output = test.run(&line);
        assert_eq!(output.exit, 0, "{name}: {output}");
        let token = output.stdout.trim_end().to_owned();
        tokens.push((forged(&token), token));
    }
    let mut asked = Vec::new();
    for (case, (forged, token)) in cases.iter().zip(&tokens) {
        asked.push((token.as_str(), case.public.as_str(), case.algorithm));
        asked.push((forged.as_str(), case.public.as_str(), case.algorithm));
    }
    let claims = library.verify(&asked);
    for (case, pair) in cases.iter().zip(claims.chunks(2)) {
        assert_eq!(pair, [expected_claims(), Value::Null], "{}", case.name);
    }
}

fn is_judged_rightly(library: &Library) {
    let test = TestEnv::new();
    let cases = cases();
    let mut asked = Vec::new();
    for case in &cases {
        for exp in [NOW + 60, NOW - 1, NOW + 61] {
            asked.push((case.private.as_str(), case.algorithm, their_claims(exp)));
        }
    }
    let tokens = library.sign(&asked);
    for (case, tokens) in cases.iter().zip(tokens.chunks(3)) {
        let [good, old, other] = tokens else {
            panic!("three tokens a case");
        };
        test.file("public", &case.public);
        let verdict = |token: &str| {
            let line = "auth token verify - --verifying-key TMP/public --issuer portworx.com";
            test.run_with(line, token)
        };
        let output = verdict(good);
        assert_eq!(output.exit, 0, "{}: {output}", case.name);

        let output = verdict(old);
        assert_eq!(output.exit, 3, "{}: {output}", case.name);
        let (expired, wrong) = ("error Expired", "error WrongSignature");
        assert!(output.stdout.contains(expired), "{}: {output}", case.name);
        assert!(!output.stdout.contains(wrong), "{}: {output}", case.name);

        // The claims of one token under the signature of the other.
        let (head, _) = other.rsplit_once('.').expect("three parts");
        let (_, signature) = good.rsplit_once('.').expect("three parts");
        let output = verdict(&format!("{head}.{signature}"));
        assert_eq!(output.exit, 3, "{}: {output}", case.name);
        assert!(output.stdout.contains(wrong), "{}: {output}", case.name);
    }

    // With another key than the server's.
    test.file("k", SECRET);
    let tokens = library.sign(&[(LONG_SECRET, "HS256", their_claims(NOW + 60))]);
    let output = test.run_with("auth token verify - --verifying-key TMP/k", &tokens[0]);
    assert_eq!(output.exit, 3, "{output}");
    assert!(output.stdout.contains("error WrongSignature"), "{output}");
}

fn takes_our_keys(library: &Library) {
    let test = TestEnv::new();
    for (kind, algorithm) in [
        ("shared-secret", "HS256"),
        ("rsa", "RS256"),
        ("ecdsa", "ES256"),
    ] {
        test.run(&format!(
            "auth key generate --type {kind} --output-file TMP/{kind}"
        ))
        .ok();
        let private = test.read(kind);
        let (public, name) = match kind {
            "shared-secret" => (private.clone(), kind.to_owned()),
            _ => (test.read(&format!("{kind}.pub")), format!("{kind}.pub")),
        };
        let theirs = library.sign(&[(&private, algorithm, their_claims(NOW + 60))]);
        let line = format!("auth token verify - --verifying-key TMP/{name} --issuer portworx.com");
        let output = test.run_with(&line, &theirs[0]);
        assert_eq!(output.exit, 0, "{kind}: {output}");
        let line = format!("auth token generate {CLAIMS} --signing-key TMP/{kind}");
        let ours = test.run(&line).ok();
        let claims = library.verify(&[(ours.trim_end(), &public, algorithm)]);
        assert_eq!(claims, [expected_claims()], "{kind}");
    }
}

#[test]
fn pyjwt_takes_our_tokens_of_every_algorithm_and_form_of_key() {
    let Some(library) = Library::pyjwt() else {
        return;
    };
    takes_our_tokens(&library);
}

#[test]
fn jose_takes_our_tokens_of_every_algorithm_and_form_of_key() {
    let Some(library) = Library::jose() else {
        return;
    };
    takes_our_tokens(&library);
}

#[test]
fn verify_judges_pyjwts_tokens_of_every_algorithm_and_form_of_key() {
    let Some(library) = Library::pyjwt() else {
        return;
    };
    is_judged_rightly(&library);
}

#[test]
fn verify_judges_joses_tokens_of_every_algorithm_and_form_of_key() {
    let Some(library) = Library::jose() else {
        return;
    };
    is_judged_rightly(&library);
}

#[test]
fn pyjwt_signs_and_verifies_with_keys_made_here() {
    let Some(library) = Library::pyjwt() else {
        return;
    };
    takes_our_keys(&library);
}

#[test]
fn jose_signs_and_verifies_with_keys_made_here() {
    let Some(library) = Library::jose() else {
        return;
    };
    takes_our_keys(&library);
}
