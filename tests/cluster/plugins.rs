//! Credential plugins that run: scripts, so on Unix alone.

use pxsec::ports::{ClusterError, Scope, SecretCluster as _};

use crate::harness::{Place, cluster_of, exec, kubeconfig, quoted, texts, user_at};
use crate::testkit::{ApiServer, Fault, FaultKind};

/// The lines of a script that prints an ExecCredential with this status.
fn prints(status: &str) -> String {
    format!(
        r#"echo '{{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {status}}}'"#
    )
}

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
