//! Kubeconfigs that kubectl takes, or refuses, for what Go makes of them.

use pxsec::ports::{ClusterError, SecretCluster as _};

use crate::harness::{Place, cluster_of, kubeconfig};
use crate::testkit::ApiServer;

#[test]
fn a_certificate_authority_of_a_server_that_is_not_checked_is_refused() {
    let server = ApiServer::start();
    let careless = cluster_of(&server).replace('{', "{insecure-skip-tls-verify: true, ");
    let error = Place::with(&kubeconfig(&careless, "{}")).failure();
    assert!(
        error
            .to_string()
            .ends_with("specifying a root certificates file with the insecure flag is not allowed"),
        "{error}"
    );
}

#[test]
fn data_may_be_broken_over_lines_and_paths_may_be_empty() {
    let server = ApiServer::start();
    let text = server.kubeconfig_with_client_cert("certified");
    // As `base64` writes it, in YAML as a block.
    let wrapped: Vec<String> = text
        .lines()
        .map(|line| match line.split_once("-data: ") {
            None => line.to_owned(),
            Some((key, data)) => {
                let indent = " ".repeat(line.len() - line.trim_start().len() + 4);
                let parts: Vec<&str> = (0..data.len())
                    .step_by(64)
                    .map(|at| &data[at..data.len().min(at + 64)])
                    .collect();
                format!(
                    "{key}-data: |\n{indent}{}",
                    parts.join(&format!("\n{indent}"))
                )
            }
        })
        .collect();
    let wrapped = wrapped.join("\n");
    assert!(wrapped.matches("-data: |").count() == 3, "{wrapped}");
    let place = Place::with(&wrapped);
    let found = place.use_it(async |cluster| cluster.metadata("default", "x").await);
    assert_eq!(found.unwrap(), None);

    let empty = cluster_of(&server).replace('{', "{certificate-authority: '', ");
    let user = format!(
        "{{client-certificate: '', client-key: '', tokenFile: '', token: {}}}",
        server.token_for("plain")
    );
    let place = Place::with(&kubeconfig(&empty, &user));
    let found = place.use_it(async |cluster| cluster.metadata("default", "x").await);
    assert_eq!(found.unwrap(), None);
}

#[test]
fn a_bundle_may_hold_what_is_no_certificate() {
    use base64::Engine as _;
    let server = ApiServer::start();
    let pem =
        |data: &str| format!("-----BEGIN CERTIFICATE-----\n{data}\n-----END CERTIFICATE-----\n");
    let bundle = format!(
        "# our own\n{}{}{}",
        pem("not base64!"),
        pem("bm8gY2VydGlmaWNhdGU="),
        server.ca_pem()
    );
    let ca = base64::engine::general_purpose::STANDARD.encode(bundle);
    let cluster = format!(
        "{{server: '{}', certificate-authority-data: {ca}}}",
        server.url()
    );
    let error = Place::with(&kubeconfig(&cluster, "{}")).failure();
    assert!(matches!(error, ClusterError::Forbidden { .. }), "{error:?}");
}
