//! Servers that cannot be reached, do not answer, or answer nonsense.

use std::io::Write as _;
use std::net::{Shutdown, TcpListener};
use std::time::Duration;

use pxsec::domain::secret_ref::SecretRef;
use pxsec::ports::{ClusterError, Scope, SecretCluster as _};
use serde_json::json;

use crate::harness::{
    Place, cluster_of, head, http_server, kubeconfig, listen, run, texts, tls_acceptor,
};
use crate::testkit::{ApiServer, Fault, FaultKind};

#[track_caller]
fn reason_of(error: ClusterError) -> String {
    match error {
        ClusterError::Unreachable { reason, .. } => reason,
        other => panic!("{other:?}"),
    }
}

fn at(server: &str) -> Place {
    Place::with(&kubeconfig(
        &format!("{{server: '{server}'}}"),
        "{token: eyJ-secret}",
    ))
}

#[test]
fn nobody_listens() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = at(&format!("https://{address}")).failure();
    assert_eq!(
        error.to_string(),
        format!("cannot reach the API server https://{address}: connection refused")
    );
}

#[test]
fn there_is_no_such_host() {
    let reason = reason_of(at("https://pxsec.invalid:6443").failure());
    // The second where there is no resolver at all.
    let known = ["no such host", "its host name cannot be looked up now"];
    assert!(known.contains(&reason.as_str()), "{reason}");
}

#[test]
fn the_server_does_not_answer() {
    let server = ApiServer::start();
    server.inject(Fault::new("", "", FaultKind::Hang));
    let mut place = Place::with(&server.kubeconfig());
    place.flags.request_timeout = Some(Duration::from_millis(200));
    let error = place.failure();
    assert!(
        error.to_string().ends_with("did not answer within 200 ms"),
        "{error}"
    );
}

#[test]
fn the_server_accepts_and_stays_silent() {
    // Connections are made by the kernel; nobody ever takes them.
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let mut place = at(&format!("https://{address}"));
    place.flags.request_timeout = Some(Duration::from_millis(50));
    let error = place.failure();
    assert!(matches!(error, ClusterError::Timeout { .. }), "{error:?}");
    drop(listener);
}

#[test]
fn no_deadline_is_possible() {
    let server = ApiServer::start();
    let mut place = Place::with(&server.kubeconfig());
    place.flags.request_timeout = Some(Duration::ZERO);
    let found = place.use_it(async |cluster| cluster.metadata("default", "x").await);
    assert_eq!(found.unwrap(), None);
}

#[test]
fn the_server_closes_or_resets_the_connection() {
    let server = ApiServer::start();
    server.inject(Fault::new("", "", FaultKind::CloseConnection));
    let reason = reason_of(Place::with(&server.kubeconfig()).failure());
    assert_eq!(reason, "it closed the connection");

    // Closed with bytes unread: the kernel resets.
    let address = listen(|stream| {
        let mut byte = [0];
        drop(stream.peek(&mut byte));
    });
    let reason = reason_of(at(&format!("http://{address}")).failure());
    assert_eq!(reason, "connection reset");
}

#[test]
fn the_server_does_not_speak_tls() {
    // As Go's http server: it reads what is no request, and says so.
    let address = listen(|mut stream| {
        drop(stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\neyJ-secret"));
        drop(stream.shutdown(Shutdown::Write));
        drop(std::io::copy(&mut stream, &mut std::io::sink()));
    });
    let reason = reason_of(at(&format!("https://{address}")).failure());
    assert_eq!(reason, "it does not speak TLS there; is it plain http?");
}

#[test]
fn the_server_does_not_speak_http() {
    let address = listen(|mut stream| {
        head(&mut stream);
        drop(stream.write_all(b"SSH-2.0-eyJ-secret\r\n\r\n"));
    });
    let error = at(&format!("http://{address}")).failure();
    assert!(matches!(error, ClusterError::BadAnswer { .. }), "{error:?}");
}

/// A TLS server with a certificate of its own; returns its address and a kubeconfig that trusts it.
fn tls_server(params: rcgen::CertificateParams) -> String {
    use base64::Engine as _;
    let (acceptor, certificate) = tls_acceptor(params);
    let address = listen(move |stream| {
        stream.set_nonblocking(true).unwrap();
        run(async {
            let stream = tokio::net::TcpStream::from_std(stream).unwrap();
            // The client is to break it off.
            drop(acceptor.accept(stream).await);
        });
    });
    let ca = base64::engine::general_purpose::STANDARD.encode(certificate);
    kubeconfig(
        &format!("{{server: 'https://{address}', certificate-authority-data: {ca}}}"),
        "{token: eyJ-secret}",
    )
}

#[test]
fn certificates_that_are_not_trusted_are_told_apart() {
    let server = ApiServer::start();
    let stranger = ApiServer::start();
    let cluster = cluster_of(&stranger).replace(&stranger.url(), &server.url());
    let another = rcgen::CertificateParams::new(vec!["another.example".into()]).unwrap();
    let unknown = tls_server(another);
    let (_, unknown) = unknown.split_once("certificate-authority-data: ").unwrap();
    let (unknown, _) = unknown.split_once('}').unwrap();
    let unknown = format!(
        "{{server: '{}', certificate-authority-data: {unknown}}}",
        server.url()
    );
    let mut wrong_name = Place::with(&server.kubeconfig());
    wrong_name.flags.tls_server_name = Some("other.example".into());

    let mut old = rcgen::CertificateParams::new(vec!["127.0.0.1".into()]).unwrap();
    old.not_before = rcgen::date_time_ymd(2020, 1, 1);
    old.not_after = rcgen::date_time_ymd(2021, 1, 1);
    let mut early = rcgen::CertificateParams::new(vec!["127.0.0.1".into()]).unwrap();
    early.not_before = rcgen::date_time_ymd(2999, 1, 1);
    early.not_after = rcgen::date_time_ymd(3000, 1, 1);

    let mut own = rcgen::CertificateParams::new(vec!["127.0.0.1".into()]).unwrap();
    own.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);

    for (place, expected) in [
        (
            Place::with(&tls_server(own)),
            "it is a certificate authority's own, which is no server's: have it sign one for the server",
        ),
        (
            Place::with(&kubeconfig(&unknown, "{}")),
            "its issuer is unknown",
        ),
        (
            Place::with(&kubeconfig(&cluster, "{}")),
            "its issuer has the name of the kubeconfig's certificate authority, and another key",
        ),
        (wrong_name, "it is not for the name `other.example`"),
        (Place::with(&tls_server(old)), "it has expired"),
        (
            Place::with(&tls_server(early)),
            "it is not valid yet; is the clock right?",
        ),
    ] {
        match place.failure() {
            ClusterError::Tls { reason, .. } => assert_eq!(reason, expected),
            other => panic!("{expected}: {other:?}"),
        }
    }

    let mut careless = Place::with(&kubeconfig(&cluster, "{}"));
    careless.flags.insecure_skip_tls_verify = true;
    assert!(matches!(careless.failure(), ClusterError::Forbidden { .. }));
}

#[test]
fn nonsense_is_a_bad_answer_and_never_quoted() {
    let server = ApiServer::start();
    let place = Place::with(&server.kubeconfig());
    let target = SecretRef::new("default", "x", "k").unwrap();
    for garbage in [
        "<html>eyJ-secret</html>",
        r#"{"kind": "Secret", "data": {"k": ["eyJ-secret"]}}"#,
        r#"{"kind": "Secret", "data": {"k": "eyJ-not-base64"}}"#,
        r#"{"data": {"k": "ZXlK"}}"#,
        r#"{"kind": "ConfigMap", "data": {"k": "eyJ-secret"}}"#,
        r#"{"kind": "PartialObjectMetadata", "metadata": "eyJ-secret"}"#,
        "\u{0}eyJ-secret",
        "",
    ] {
        server.inject(Fault::new("", "", FaultKind::Garbage(garbage.into())).times(2));
        let errors = [
            place.failure(),
            place
                .use_it(async |cluster| cluster.read_key(&target).await)
                .unwrap_err(),
        ];
        for error in errors {
            assert!(matches!(error, ClusterError::BadAnswer { .. }), "{error:?}");
            assert!(!texts(&error).contains("eyJ"), "{error:?}");
        }
    }
}

#[test]
fn a_proxys_page_keeps_its_status_and_is_never_quoted() {
    let page = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: 23\r\nConnection: close\r\n\r\n<html>eyJ-secret</html>";
    let (address, _) = http_server(page);
    let error = at(&format!("http://{address}")).failure();
    assert_eq!(
        error.to_string(),
        "the API server answered 503: Service Unavailable, and no Kubernetes `Status` with it"
    );
}

#[test]
fn an_answer_that_breaks_off_is_no_answer() {
    let half = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"kind\": \"eyJ-sec";
    let (address, _) = http_server(half);
    let reason = reason_of(at(&format!("http://{address}")).failure());
    assert_eq!(reason, "it closed the connection");
}

#[test]
fn a_busy_server_is_asked_four_times_and_no_more() {
    let server = ApiServer::start();
    let place = Place::with(&server.kubeconfig());
    for code in [429, 503, 504] {
        let status = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure",
            "message": "too many", "reason": "TooManyRequests", "code": code});
        let headers = vec![("Retry-After".to_owned(), "0".to_owned())];
        server.inject(Fault::new("", "", FaultKind::Status(code, status, headers)));
        server.clear_requests();
        let error = place.failure();
        assert_eq!(server.requests().len(), 4);
        server.clear_faults();
        assert!(
            matches!(&error, ClusterError::Api { code: c, message } if *c == code && message == "too many"),
            "{error:?}"
        );
    }
}

#[test]
fn an_answer_without_an_end_is_given_up() {
    let address = listen(|mut stream| {
        head(&mut stream);
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"));
        let much = vec![b' '; 1024 * 1024];
        while stream.write_all(&much).is_ok() {}
    });
    let error = at(&format!("http://{address}")).failure();
    assert!(matches!(error, ClusterError::BadAnswer { .. }), "{error:?}");
}

#[test]
fn a_wait_beyond_all_time_is_not_waited() {
    let server = ApiServer::start();
    let status = json!({"kind": "Status", "message": "later", "code": 429});
    let headers = vec![("Retry-After".to_owned(), u64::MAX.to_string())];
    server.inject(Fault::new("", "", FaultKind::Status(429, status, headers)));
    let error = Place::with(&server.kubeconfig()).failure();
    assert!(
        matches!(error, ClusterError::Api { code: 429, .. }),
        "{error:?}"
    );
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_post_is_sent_again_only_where_nothing_was_done() {
    let server = ApiServer::start();
    let place = Place::with(&server.kubeconfig());
    for (code, sent) in [(429, 2), (500, 1), (503, 1)] {
        let status = json!({"kind": "Status", "message": "later", "code": code});
        let headers = vec![("Retry-After".to_owned(), "0".to_owned())];
        server.inject(Fault::new("POST", "", FaultKind::Status(code, status, headers)).times(1));
        server.clear_requests();
        let who = place.use_it(async |cluster| cluster.who_am_i().await);
        assert_eq!(who.is_ok(), code == 429, "{who:?}");
        assert_eq!(server.requests().len(), sent, "{code}");
    }
}

#[test]
fn a_list_that_never_gets_further_is_asked_for_at_once() {
    let server = ApiServer::start();
    for number in 0..501 {
        let name = format!("s{number:03}");
        server.put(json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"namespace": "default", "name": name}}));
    }
    let gone = json!({"kind": "Status", "message": "too old", "reason": "Expired", "code": 410});
    server.inject(Fault::new(
        "",
        "continue=",
        FaultKind::Status(410, gone, vec![]),
    ));
    let mut found = 0;
    let listed = Place::with(&server.kubeconfig())
        .use_it(async |cluster| cluster.list(&Scope::default(), &mut |_| found += 1).await);
    listed.unwrap();
    assert_eq!(found, 501);
    let requests = server.requests();
    let asked: Vec<(bool, bool)> = requests
        .iter()
        .map(|request| {
            (
                request.query.contains("limit="),
                request.query.contains("continue="),
            )
        })
        .collect();
    assert_eq!(
        asked,
        [
            (true, false),
            (true, true),
            (true, false),
            (true, true),
            (false, false)
        ]
    );
}
