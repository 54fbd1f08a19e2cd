//! Credential plugins, certificates, tokens, impersonation, proxies.

use std::path::Path;

use pxsec::ports::{ClusterError, Scope, SecretCluster as _};

use crate::harness::{
    Place, cluster_of, http_server, kubeconfig, proxy, quoted, texts, tls_before,
};
use crate::testkit::{ApiServer, Fault, FaultKind};

/// Who the server took the first request for.
#[track_caller]
fn user_at(server: &ApiServer, place: &Place) -> String {
    let found = place.use_it(async |cluster| cluster.metadata("default", "x").await);
    assert!(matches!(found, Ok(None)), "{found:?}");
    let requests = server.requests();
    assert!(requests[0].user_agent.starts_with("kubectl-pxsec/"));
    requests[0].user.clone()
}

fn exec(command: &Path, more: &str) -> String {
    format!(
        "{{exec: {{apiVersion: client.authentication.k8s.io/v1, command: {}, interactiveMode: IfAvailable{more}}}}}",
        quoted(command)
    )
}

/// The lines of a script that prints an ExecCredential with this status.
#[cfg(unix)]
fn prints(status: &str) -> String {
    format!(
        r#"echo '{{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {status}}}'"#
    )
}

#[cfg(unix)]
#[test]
fn a_plugin_gives_a_token_and_is_run_once_with_no_stdin() {
    let server = ApiServer::start();
    let mut place = Place::empty();
    let token = server.token_for("plugged");
    let answer = prints(&format!(r#"{{"token": "{token}"}}"#));
    let script = place.script(
        "plugin",
        &format!(r#"cat >> "$LOG"; echo "$1 $KUBERNETES_EXEC_INFO" >> "$LOG"; {answer}"#),
    );
    let log = place.path("log");
    let more = format!(
        ", args: [arg], env: [{{name: LOG, value: {}}}], provideClusterInfo: true",
        quoted(&log)
    );
    let text = kubeconfig(&cluster_of(&server), &exec(&script, &more));
    place.env.kubeconfig = Some(place.file("kubeconfig", &text).into());
    assert_eq!(user_at(&server, &place), "plugged");
    let told = place.read("log");
    assert_eq!(told.lines().count(), 1, "{told}");
    let info: serde_json::Value =
        serde_json::from_str(told.strip_prefix("arg ").unwrap().trim()).unwrap();
    assert_eq!(info["kind"], "ExecCredential");
    assert_eq!(info["apiVersion"], "client.authentication.k8s.io/v1");
    assert_eq!(info["spec"]["interactive"], false);
    assert_eq!(info["spec"]["cluster"]["server"], server.url());
}

/// A place whose plugin notes that it runs in `runs` and gives the token in the file `token`.
#[cfg(unix)]
fn with_token_file(server: &ApiServer) -> Place {
    let mut place = Place::empty();
    let answer = prints(r#"{"token": "'"$(cat "$TOKEN")"'"}"#);
    let script = place.script("plugin", &format!(r#"echo run >> "$RUNS"; {answer}"#));
    let env = format!(
        ", env: [{{name: RUNS, value: {}}}, {{name: TOKEN, value: {}}}]",
        quoted(&place.path("runs")),
        quoted(&place.path("token"))
    );
    let text = kubeconfig(&cluster_of(server), &exec(&script, &env));
    place.env.kubeconfig = Some(place.file("kubeconfig", &text).into());
    place.file("token", &server.token_for("first"));
    place
}

#[cfg(unix)]
#[test]
fn a_token_of_a_plugin_that_has_expired_is_fetched_anew_once_for_all() {
    let server = ApiServer::start();
    let place = with_token_file(&server);
    let renewed = |name: &str| {
        server.revoke_tokens();
        std::fs::write(place.path("token"), server.token_for(name)).unwrap();
    };
    let done = place.use_it(async |cluster| {
        cluster.metadata("default", "x").await?;
        renewed("second");
        let ask = async || cluster.metadata("default", "x").await;
        let (first, second, third) = tokio::join!(ask(), ask(), ask());
        first.and(second).and(third)?;
        assert_eq!(place.read("runs").lines().count(), 2);
        renewed("third");
        let ended = FaultKind::Garbage(vec![]);
        server.inject(Fault::new("", "watch=", ended).after(1).times(1));
        let mut nothing = |_| {};
        cluster.watch(&Scope::default(), "1", &mut nothing).await
    });
    done.unwrap();
    assert_eq!(place.read("runs").lines().count(), 3);
    let users: Vec<String> = server.requests().into_iter().map(|r| r.user).collect();
    let mut accepted: Vec<&String> = users.iter().filter(|user| !user.is_empty()).collect();
    accepted.dedup();
    assert_eq!(accepted, ["first", "second", "third"]);
}

#[cfg(unix)]
#[test]
fn a_plugin_whose_tokens_are_refused_is_not_run_for_ever() {
    let server = ApiServer::start();
    for always_new in [false, true] {
        let place = with_token_file(&server);
        std::fs::write(place.path("token"), "eyJ-bad-").unwrap();
        if always_new {
            let counted = prints(r#"{"token": "eyJ-bad-'"$(wc -l < "$RUNS")"'"}"#);
            let script = format!("#!/bin/sh\necho run >> \"$RUNS\"; {counted}");
            std::fs::write(place.path("plugin"), script).unwrap();
        }
        let refused = place.use_it(async |cluster| {
            for _ in 0..3 {
                let outcome = cluster.metadata("default", "x").await;
                assert!(
                    matches!(outcome, Err(ClusterError::Unauthorized { .. })),
                    "{outcome:?}"
                );
            }
            Ok(())
        });
        refused.unwrap();
        assert_eq!(place.read("runs").lines().count(), 2);
    }
}

#[cfg(unix)]
#[test]
fn a_plugin_that_fails_later_is_told_once_and_not_run_again() {
    let server = ApiServer::start();
    let place = with_token_file(&server);
    let done = place.use_it(async |cluster| {
        cluster.metadata("default", "x").await?;
        server.revoke_tokens();
        std::fs::write(
            place.path("plugin"),
            "#!/bin/sh\necho run >> \"$RUNS\"; exit 4",
        )
        .unwrap();
        let first = cluster.metadata("default", "x").await.unwrap_err();
        assert!(
            first.to_string().ends_with("it exited with status 4"),
            "{first}"
        );
        let second = cluster.metadata("default", "x").await;
        assert!(
            matches!(second, Err(ClusterError::Unauthorized { .. })),
            "{second:?}"
        );
        Ok(())
    });
    done.unwrap();
    assert_eq!(place.read("runs").lines().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_plugin_gives_a_client_certificate() {
    let server = ApiServer::start();
    let place = Place::with(&server.kubeconfig_with_client_cert("certified"));
    let text = place.read("kubeconfig");
    let pem = |key: &str| {
        use base64::Engine as _;
        let (_, rest) = text.split_once(&format!("{key}: ")).unwrap();
        let data = rest.lines().next().unwrap();
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(data)
            .unwrap();
        serde_json::to_string(&String::from_utf8(bytes).unwrap()).unwrap()
    };
    let status = format!(
        r#"{{"clientCertificateData": {}, "clientKeyData": {}}}"#,
        pem("client-certificate-data"),
        pem("client-key-data")
    );
    // printf keeps the \n of JSON, which echo of dash turns into a line break.
    let script = place.script(
        "plugin",
        &prints(&status).replacen("echo", "printf '%s'", 1),
    );
    let text = kubeconfig(&cluster_of(&server), &exec(&script, ""));
    let place = Place::with(&text);
    assert_eq!(user_at(&server, &place), "certified");
}

#[cfg(unix)]
#[test]
fn a_plugin_that_fails_is_told_by_its_command_and_never_quoted() {
    let scripts = Place::empty();
    let wrong_version = prints(r#"{"token": "eyJ-secret"}"#).replace("/v1\"", "/v1beta1\"");
    for (name, lines, reason) in [
        (
            "fails",
            "echo eyJ-secret; exit 3".to_owned(),
            "it exited with status 3",
        ),
        (
            "killed",
            "kill -9 $$".to_owned(),
            "it was ended by a signal",
        ),
        (
            "garbage",
            "echo '{\"apiVersion\": [\"eyJ-secret\"]'".to_owned(),
            "its output is not an ExecCredential",
        ),
        (
            "typed",
            prints(r#"{"token": ["eyJ-secret"]}"#),
            "its output is not an ExecCredential",
        ),
        ("silent", "true".to_owned(), "its output"),
        (
            "empty",
            prints("{}"),
            "its output has neither a token nor a client certificate",
        ),
        (
            "half",
            prints(r#"{"clientKeyData": "eyJ-secret"}"#),
            "its output has a client certificate or a key, but not both",
        ),
        (
            "other",
            wrong_version,
            "its output has another apiVersion than the kubeconfig asks for",
        ),
    ] {
        let script = scripts.script(name, &lines);
        let text = kubeconfig("{server: 'https://127.0.0.1:1'}", &exec(&script, ""));
        let error = Place::with(&text).failure();
        assert!(!texts(&error).contains("eyJ"), "{error:?}");
        match error {
            ClusterError::CredentialPlugin { command, reason: r } => {
                assert_eq!(command, script.display().to_string());
                assert!(r.starts_with(reason), "{name}: {r}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn a_plugin_that_is_missing_or_must_ask_is_told() {
    for (command, more, reason) in [
        ("pxsec-no-such-plugin", "", "there is no such program"),
        (
            "sh",
            ", interactiveMode: Always",
            "it must talk to its user, and stdin is not a terminal",
        ),
    ] {
        let user = exec(Path::new(command), more).replacen("interactiveMode: IfAvailable, ", "", 1);
        let text = kubeconfig("{server: 'https://127.0.0.1:1'}", &user);
        assert_eq!(
            Place::with(&text).failure().to_string(),
            format!("the credential plugin `{command}` of the kubeconfig failed: {reason}")
        );
    }
    let user = "{auth-provider: {name: gcp, config: {access-token: eyJ-secret}}}";
    let error = Place::with(&kubeconfig("{server: 'https://127.0.0.1:1'}", user)).failure();
    assert!(matches!(&error, ClusterError::CredentialPlugin { command, .. } if command == "gcp"));
    assert!(!texts(&error).contains("eyJ"));
}

#[test]
fn client_certificates_come_as_data_and_as_files() {
    let server = ApiServer::start();
    let text = server.kubeconfig_with_client_cert("certified");
    assert_eq!(user_at(&server, &Place::with(&text)), "certified");

    let mut place = Place::empty();
    for (name, key) in [
        ("cert.pem", "client-certificate-data: "),
        ("key.pem", "client-key-data: "),
    ] {
        use base64::Engine as _;
        let data = text.split_once(key).unwrap().1.lines().next().unwrap();
        let bytes = base64::engine::general_purpose::STANDARD.decode(data);
        place.file(name, &String::from_utf8(bytes.unwrap()).unwrap());
    }
    place.file("ca.pem", server.ca_pem());
    // Paths of a kubeconfig are relative to it.
    let relative = kubeconfig(
        &format!(
            "{{server: '{}', certificate-authority: ca.pem}}",
            server.url()
        ),
        "{client-certificate: cert.pem, client-key: key.pem}",
    );
    place.env.kubeconfig = Some(place.file("relative", &relative).into());
    server.clear_requests();
    assert_eq!(user_at(&server, &place), "certified");

    // Flags come before the data of the file.
    let other = ApiServer::start();
    let text = kubeconfig(
        &cluster_of(&other),
        "{client-certificate-data: '', token: x}",
    );
    place.env.kubeconfig = Some(place.file("flags", &text).into());
    place.flags.server = Some(server.url());
    place.flags.certificate_authority = Some(place.path("ca.pem"));
    place.flags.client_certificate = Some(place.path("cert.pem"));
    place.flags.client_key = Some(place.path("key.pem"));
    assert!(matches!(place.failure(), ClusterError::Unauthorized { .. }));
}

#[test]
fn certificates_that_cannot_be_used_are_told() {
    let url = "server: 'https://127.0.0.1:1'";
    for (cluster, user, reason) in [
        (
            format!("{{{url}, certificate-authority: missing.pem}}"),
            "{}",
            "its certificate-authority: ",
        ),
        (
            format!("{{{url}, certificate-authority-data: 'eyJ-secret'}}"),
            "{}",
            "its certificate-authority: it is not base64",
        ),
        (
            format!("{{{url}, certificate-authority-data: ZXlK}}"),
            "{}",
            "its certificate-authority: it holds no certificate in PEM",
        ),
        (
            format!("{{{url}}}"),
            "{client-certificate-data: ZXlK}",
            "its user has no client-key",
        ),
        (
            format!("{{{url}}}"),
            "{client-certificate-data: ZXlK, client-key-data: 'eyJ-secret'}",
            "its client-key-data is not base64",
        ),
        (
            format!("{{{url}}}"),
            "{client-certificate-data: ZXlK, client-key-data: ZXlK}",
            "its client certificate and key, or its certificate authority, cannot be used",
        ),
        (
            format!("{{{url}, tls-server-name: 'no name'}}"),
            "{}",
            "its tls-server-name is neither a host name nor an address",
        ),
        (
            "{server: 'ftp://eyJ-secret@x'}".into(),
            "{}",
            "the server of its cluster is not an https URL",
        ),
        ("{}".into(), "{}", "the server of its cluster is not"),
    ] {
        let error = Place::with(&kubeconfig(&cluster, user)).failure();
        assert!(!texts(&error).contains("eyJ"), "{error:?}");
        match error {
            ClusterError::Kubeconfig { reason: r, .. } => assert!(r.starts_with(reason), "{r}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn token_files_are_trimmed_and_come_before_tokens() {
    let server = ApiServer::start();
    let token = server.token_for("filed");
    for (text, user) in [
        (format!("{token}\n"), "{tokenFile: token}"),
        (token.clone(), "{tokenFile: token, token: other}"),
    ] {
        let mut place = Place::empty();
        place.file("token", &text);
        let text = kubeconfig(&cluster_of(&server), user);
        place.env.kubeconfig = Some(place.file("kubeconfig", &text).into());
        server.clear_requests();
        assert_eq!(user_at(&server, &place), "filed");
    }
}

#[test]
fn tokens_that_no_header_takes_are_an_error_and_no_panic() {
    for (user, file) in [
        (r#"{token: "eyJ\nsecret"}"#, ""),
        (r#"{token: "eyJ-sécret"}"#, ""),
        ("{tokenFile: token}", "eyJ\nsecret"),
        ("{tokenFile: token}", " \n"),
        ("{tokenFile: missing}", ""),
    ] {
        let mut place = Place::empty();
        place.file("token", file);
        let text = kubeconfig("{server: 'https://127.0.0.1:1'}", user);
        place.env.kubeconfig = Some(place.file("kubeconfig", &text).into());
        let error = place.failure();
        assert!(
            matches!(error, ClusterError::Kubeconfig { .. }),
            "{error:?}"
        );
        assert!(!texts(&error).contains("eyJ"), "{error:?}");
    }
}

const NOT_FOUND: &str = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 76\r\nConnection: close\r\n\r\n{\"kind\":\"Status\",\"reason\":\"NotFound\",\"details\":{\"kind\":\"secrets\",\"name\":\"x\"}}";

#[test]
fn plain_http_gets_the_impersonation_but_no_credentials() {
    let (address, heads) = http_server(NOT_FOUND);
    let text = kubeconfig(
        &format!("{{server: 'http://{address}'}}"),
        "{token: eyJ-secret, username: u, password: eyJ-secret}",
    );
    let mut place = Place::with(&text);
    place.flags.as_user = Some("jane".into());
    place.flags.as_uid = Some("7".into());
    place.flags.as_groups = vec!["a".into(), "b c".into()];
    drop(place.use_it(async |cluster| cluster.metadata("default", "x").await));
    let heads = heads.lock().unwrap().join("");
    for line in [
        "impersonate-user: jane\r\n",
        "impersonate-uid: 7\r\n",
        "impersonate-group: a\r\n",
        "impersonate-group: b c\r\n",
    ] {
        assert!(heads.contains(line), "{heads}");
    }
    assert!(!heads.to_lowercase().contains("authorization"), "{heads}");
}

#[test]
fn the_kubeconfigs_proxy_is_used_for_every_server() {
    let server = ApiServer::start();
    let (address, asked) = proxy(server.port());
    let token = server.token_for("proxied");
    let cluster = cluster_of(&server).replace(
        '}',
        &format!(", proxy-url: 'http://eyJ-user:eyJ-secret@{address}'}}"),
    );
    let place = Place::with(&kubeconfig(&cluster, &format!("{{token: {token}}}")));
    assert_eq!(user_at(&server, &place), "proxied");
    let line = format!("CONNECT 127.0.0.1:{} HTTP/1.1", server.port());
    assert_eq!(*asked.lock().unwrap(), [line]);
}

#[test]
fn a_proxy_may_speak_tls_and_is_checked_as_the_server_is() {
    let server = ApiServer::start();
    let (address, asked) = proxy(server.port());
    let address = tls_before(address);
    let token = server.token_for("proxied");
    let cluster = format!(
        "{{server: 'https://127.0.0.1:{}', proxy-url: 'https://me:eyJ-secret@{address}'}}",
        server.port()
    );
    let mut place = Place::with(&kubeconfig(&cluster, &format!("{{token: {token}}}")));
    match place.failure() {
        ClusterError::Tls { reason, .. } => assert_eq!(reason, "its issuer is unknown"),
        other => panic!("{other:?}"),
    }
    assert!(asked.lock().unwrap().is_empty());

    place.flags.insecure_skip_tls_verify = true;
    assert_eq!(user_at(&server, &place), "proxied");
    let line = format!("CONNECT 127.0.0.1:{} HTTP/1.1", server.port());
    assert_eq!(*asked.lock().unwrap(), [line]);
}

#[test]
fn passwords_are_sent_and_come_before_tokens() {
    let (address, heads) = http_server("HTTP/1.1 401 Unauthorized\r\n\r\n");
    let address = tls_before(address);
    let user = "{username: me, password: 'p:w', token: eyJ-secret}";
    let mut place = Place::with(&kubeconfig(
        &format!("{{server: 'https://{address}'}}"),
        user,
    ));
    place.flags.insecure_skip_tls_verify = true;
    assert!(!texts(&place.failure()).contains("p:w"));
    let heads = heads.lock().unwrap().join("");
    // me:p:w
    assert!(
        heads.contains("\r\nauthorization: Basic bWU6cDp3\r\n"),
        "{heads}"
    );
    assert!(!heads.contains("Bearer"), "{heads}");
}

#[test]
fn the_environments_proxy_is_used_unless_the_server_is_excepted() {
    let server = ApiServer::start();
    let (address, asked) = proxy(server.port());
    let token = server.token_for("proxied");
    let cluster = cluster_of(&server)
        .replace("127.0.0.1", "kubernetes.invalid")
        .replace('}', ", tls-server-name: localhost}");
    let mut place = Place::with(&kubeconfig(&cluster, &format!("{{token: {token}}}")));
    place.env.https_proxy = Some(format!("http://{address}"));
    // The trailing comma and the proxy's own name are as people write them.
    place.env.no_proxy = Some("127.0.0.1,".into());
    assert_eq!(user_at(&server, &place), "proxied");
    let line = format!("CONNECT kubernetes.invalid:{} HTTP/1.1", server.port());
    assert_eq!(*asked.lock().unwrap(), [line]);

    place.env.no_proxy = Some(".invalid".into());
    assert!(matches!(place.failure(), ClusterError::Unreachable { .. }));
    assert_eq!(asked.lock().unwrap().len(), 1);
}

#[test]
fn proxies_that_do_not_help_are_told_without_their_password() {
    let refusing = http_server("HTTP/1.1 502 Bad Gateway\r\n\r\n<html>eyJ-secret</html>").0;
    let asking = http_server("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").0;
    for (url, reason) in [
        (
            format!("http://eyJ-user:eyJ-secret@{refusing}"),
            format!("the proxy http://{refusing}: it refuses to connect to the server"),
        ),
        (
            format!("http://{asking}"),
            format!("the proxy http://{asking}: it asks for a user name and password"),
        ),
        (
            "http://eyJ-user:eyJ-secret@127.0.0.1:1".to_owned(),
            "the proxy http://127.0.0.1:1: connection refused".to_owned(),
        ),
        (
            "socks5://eyJ-user:eyJ-secret@127.0.0.1:1".to_owned(),
            "its proxy, or HTTPS_PROXY, is neither http nor https".to_owned(),
        ),
    ] {
        let cluster = format!("{{server: 'https://api.example', proxy-url: '{url}'}}");
        let error = Place::with(&kubeconfig(&cluster, "{}")).failure();
        assert!(error.to_string().ends_with(&reason), "{error}");
        assert!(!texts(&error).contains("eyJ"), "{error:?}");
    }
}
