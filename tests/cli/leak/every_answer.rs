//! Every command, with a kubeconfig that is broken, and with a server that refuses, quotes or answers nonsense.

use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::every_command::Row;
use super::every_failure::Healthy;
use super::{CANARY, PASSWORD, percent_encoded};
use crate::testkit::{Fault, FaultKind};

fn asks_the_cluster(row: &Row) -> bool {
    let asks = |words: &str| row.rest.contains(words) || row.command.starts_with(words);
    let words = [
        "secret",
        "-cluster",
        "--check",
        "recipe",
        "reference",
        "doctor",
        "storageclass check",
    ];
    words.into_iter().any(asks)
}

#[test]
fn the_kubeconfig() {
    let mut healthy = Healthy::new(asks_the_cluster);
    let good = healthy.sweep.test.read("kubeconfig");
    let token = healthy.sweep.token.clone();
    let pem = healthy.sweep.pem.clone();
    let url = healthy.sweep.test.api().url();
    let proxied = format!("http://user:{}@127.0.0.1:1", percent_encoded(PASSWORD));
    let user = |login: &str| {
        let (start, _) = good.split_once("    token: ").expect("a token");
        format!("{start}    {login}\n")
    };
    let plugin = |script: &str| {
        user(&format!(
            "exec: {{apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, args: [-c, {}], interactiveMode: Never}}",
            json!(script)
        ))
    };
    for (what, text) in [
        ("no YAML", format!("users: [{token}")),
        ("a token", token.clone()),
        ("a key", pem.clone()),
        ("no text", format!("users: {CANARY}\0")),
        (
            "an unknown context",
            good.replace("current-context: embedded", "current-context: another"),
        ),
        (
            "a token that fits no header",
            user(&format!("token: {}", json!(format!("{token}\n{CANARY}")))),
        ),
        ("a token file that is none", user("tokenFile: TMP/none")),
        (
            "a client key that is none",
            user(&format!(
                "client-certificate-data: {}\n    client-key-data: {}",
                STANDARD.encode(CANARY),
                STANDARD.encode(&token)
            )),
        ),
        (
            "a client key in clear",
            user(&format!(
                "client-certificate-data: {}\n    client-key-data: {}",
                json!(pem),
                json!(pem)
            )),
        ),
        (
            "a plugin that fails",
            plugin(&format!("echo {token}; exit 3")),
        ),
        (
            "a plugin that says a token",
            plugin(&format!("echo {token}")),
        ),
        (
            "a plugin with another answer",
            plugin(&format!(
                "echo '{{\"kind\": \"ExecCredential\", \"apiVersion\": \"{token}\", \"status\": {{\"token\": \"{token}\"}}}}'"
            )),
        ),
        (
            "a provider that is gone",
            user(&format!(
                "auth-provider: {{name: gcp, config: {{access-token: {token}}}}}"
            )),
        ),
        (
            "a password that is refused",
            user(&format!("username: u\n    password: {}", json!(PASSWORD))),
        ),
        ("a token that is refused", user(&format!("token: {token}"))),
        (
            "a proxy that is not there",
            good.replace(
                &format!("server: {url}"),
                &format!("server: {url}\n    proxy-url: {}", json!(proxied)),
            ),
        ),
        (
            "a proxy that is none",
            good.replace(
                &format!("server: {url}"),
                &format!("server: {url}\n    proxy-url: {}", json!(PASSWORD)),
            ),
        ),
        (
            "a server with a password",
            good.replace(
                &url,
                &format!("https://user:{}@127.0.0.1:1", percent_encoded(PASSWORD)),
            ),
        ),
        (
            "another authority",
            good.replace(
                "certificate-authority-data: ",
                "certificate-authority-data: LS0t",
            ),
        ),
    ] {
        healthy.broken(what, |at| at.replace("kubeconfig", text));
    }
    healthy.broken("gone", |at| {
        fs::remove_file(at.path("kubeconfig")).expect("a file");
    });
    // What is on this machine needs no proxy.
    let elsewhere = good.replace(&url, "https://px.invalid:6443");
    healthy.sweep.test.set("HTTPS_PROXY", proxied);
    healthy.sweep.test.unset("NO_PROXY");
    healthy.broken("a proxy of the environment", |at| {
        at.replace("kubeconfig", elsewhere);
    });
}

/// What a server or a proxy makes of a request that it quotes.
fn status(code: u16, message: &str) -> FaultKind {
    let reason = match code {
        403 => "Forbidden",
        409 => "Conflict",
        422 => "Invalid",
        _ => "BadRequest",
    };
    let body: Value = json!({"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
        "reason": reason, "message": message, "code": code});
    FaultKind::Status(code, body, vec![("Retry-After".into(), "0".into())])
}

#[test]
fn the_server_refuses_and_quotes_what_it_was_sent() {
    let healthy = Healthy::new(asks_the_cluster);
    let token = &healthy.sweep.token;
    let quoted = format!(
        "no: {token} or {}, {CANARY}, {}",
        STANDARD.encode(token),
        STANDARD.encode(CANARY)
    );
    for code in [400, 401, 403, 404, 409, 410, 422, 429, 503] {
        healthy.broken(&code.to_string(), |at| {
            let api = at.sweep.test.api();
            for method in ["PATCH", "POST", "PUT"] {
                api.inject(Fault::new(method, "/secrets", status(code, "no")));
            }
            api.inject(Fault::new("GET", "", status(code, "no")));
            api.inject(Fault::new("DELETE", "", status(code, "no")));
        });
    }
    // A push sends the token, in base64.
    for code in [400, 403, 409, 422, 500] {
        healthy.mend();
        let api = healthy.sweep.test.api();
        api.inject(Fault::new(
            "PATCH",
            "/secrets",
            status(
                code,
                &quoted
                    .replace(CANARY, "")
                    .replace(&STANDARD.encode(CANARY), ""),
            ),
        ));
        for line in [
            "secret push --allow-admin -n team-a --token-file TMP/t -v=9",
            "secret push --allow-admin -n team-a --token-file TMP/t -o json",
        ] {
            assert_ne!(healthy.sweep.quiet(line).exit, 0, "{code}: {line}");
        }
    }
}

#[test]
fn the_server_answers_with_what_is_no_answer() {
    let healthy = Healthy::new(asks_the_cluster);
    let token = &healthy.sweep.token;
    for garbage in [
        token.clone(),
        CANARY.to_owned(),
        format!("{{\"kind\": \"{token}\"}}"),
        format!("{{\"kind\": \"Secret\", \"data\": {{\"auth-token\": \"{token}.\"}}}}"),
        format!("{{\"kind\": \"SecretList\", \"metadata\": {{}}, \"items\": [\"{token}\"]}}"),
        format!(
            "{{\"kind\": \"PartialObjectMetadataList\", \"metadata\": {{}}, \"items\": [{{\"metadata\": \"{CANARY}\"}}]}}"
        ),
    ] {
        healthy.broken("garbage", |at| {
            let what = FaultKind::Garbage(garbage.into_bytes());
            at.sweep.test.api().inject(Fault::new("", "", what));
        });
    }
    healthy.broken("a user who may do nothing", |at| {
        let api = at.sweep.test.api();
        at.replace("kubeconfig", api.kubeconfig_for("nobody"));
        api.limit("nobody", &[]);
    });
}
