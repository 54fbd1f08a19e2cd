//! Certificates, tokens, impersonation, proxies, and credential plugins that are missing.

use std::path::Path;

use pxsec::ports::{ClusterError, SecretCluster as _};

use crate::harness::{
    Place, cluster_of, exec, http_server, kubeconfig, proxy, texts, tls_before, user_at,
};
use crate::testkit::ApiServer;

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
