//! Finding issuer and shared secret.

use pxsec::ports::{ClusterError, SecretCluster as _, SecurityFound};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::harness::{Place, texts};
use crate::testkit::ApiServer;

fn storage_cluster(server: &ApiServer, namespace: &str, name: &str, spec: &Value) {
    server.install_storage_clusters();
    server.put(
        json!({"apiVersion": "core.libopenstorage.org/v1", "kind": "StorageCluster",
        "metadata": {"namespace": namespace, "name": name}, "spec": spec}),
    );
}

fn secret(server: &ApiServer, namespace: &str, name: &str, key: &str, value: &str) {
    use base64::Engine as _;
    let value = base64::engine::general_purpose::STANDARD.encode(value);
    server.put(
        json!({"apiVersion": "v1", "kind": "Secret", "type": "Opaque",
        "metadata": {"namespace": namespace, "name": name}, "data": {key: value}}),
    );
}

fn find_as(
    server: &ApiServer,
    user: &str,
    namespace: Option<&str>,
) -> Result<SecurityFound, ClusterError> {
    let place = Place::with(&server.kubeconfig_for(user));
    let found = place.use_it(async |cluster| cluster.find_security(namespace).await);
    if let Err(error) = &found {
        assert!(!texts(error).contains("shh"), "{error:?}");
    }
    found
}

fn find(server: &ApiServer, namespace: Option<&str>) -> Result<SecurityFound, ClusterError> {
    find_as(server, "admin", namespace)
}

fn key(found: &SecurityFound) -> String {
    match &found.key_at {
        Some(at) => at.to_string(),
        None => {
            let value = found.key.expose_secret();
            format!("literal {}", String::from_utf8_lossy(value))
        }
    }
}

#[test]
fn a_storage_cluster_has_the_operators_defaults() {
    let server = ApiServer::start();
    storage_cluster(
        &server,
        "portworx",
        "px",
        &json!({"security": {"enabled": true}}),
    );
    assert_eq!(
        find(&server, None).unwrap_err().to_string(),
        "there is no Secret `px-shared-secret` in the namespace `portworx`"
    );
    secret(&server, "portworx", "px-shared-secret", "other", "shh");
    assert_eq!(
        find(&server, None).unwrap_err().to_string(),
        "the Secret `portworx/px-shared-secret` has no key `shared-secret`"
    );
    secret(
        &server,
        "portworx",
        "px-shared-secret",
        "shared-secret",
        "shh",
    );
    for namespace in [None, Some("portworx")] {
        let found = find(&server, namespace).unwrap();
        assert_eq!(found.source, "StorageCluster portworx/px");
        assert_eq!(found.issuer.as_deref(), Some("operator.portworx.io"));
        assert_eq!(key(&found), "portworx/px-shared-secret/shared-secret");
        assert_eq!(found.notes, Vec::<String>::new());
    }
}

#[test]
fn variables_of_the_pods_count_as_the_operator_counts_them() {
    let server = ApiServer::start();
    secret(&server, "px-ns", "pxkeys", "shared-secret", "shh");
    secret(&server, "px-ns", "names", "issuer", "from-secret.com");
    let env = |issuer: Value| {
        json!([
            {"name": "PORTWORX_AUTH_JWT_SHAREDSECRET",
                "valueFrom": {"secretKeyRef": {"name": "pxkeys", "key": "shared-secret"}}},
            issuer,
        ])
    };
    let from_secret = json!({"name": "PORTWORX_AUTH_JWT_ISSUER",
        "valueFrom": {"secretKeyRef": {"name": "names", "key": "issuer"}}});
    let spec = json!({"security": {"enabled": true}, "env": env(from_secret.clone())});
    storage_cluster(&server, "px-ns", "px", &spec);
    let found = find(&server, None).unwrap();
    assert_eq!(found.issuer.as_deref(), Some("from-secret.com"));
    assert_eq!(key(&found), "px-ns/pxkeys/shared-secret");

    let spec = json!({"security": {"enabled": true, "auth": {"selfSigned": {"issuer": "field.com"}}},
        "env": env(from_secret)});
    storage_cluster(&server, "px-ns", "px", &spec);
    let found = find(&server, None).unwrap();
    assert_eq!(found.issuer.as_deref(), Some("field.com"));
    assert_eq!(
        found.notes,
        [
            "StorageCluster px-ns/px names the issuer `field.com` in spec.security and `from-secret.com` in spec.env; the former is used"
        ]
    );

    let spec = json!({"env": [{"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "value": "shh literal"}]});
    storage_cluster(&server, "px-ns", "px", &spec);
    let found = find(&server, None).unwrap();
    assert_eq!(key(&found), "literal shh literal");
    assert!(!format!("{found:?}").contains("shh"));
    assert_eq!(
        found.notes,
        ["security is not enabled in StorageCluster px-ns/px"]
    );
}

#[test]
fn several_storage_clusters_are_named() {
    let server = ApiServer::start();
    let spec = json!({"security": {"enabled": true}});
    storage_cluster(&server, "a", "px", &spec);
    storage_cluster(&server, "b", "px", &spec);
    secret(&server, "b", "px-shared-secret", "shared-secret", "shh");
    assert_eq!(
        find(&server, None).unwrap_err().to_string(),
        "there are several StorageClusters: a/px, b/px"
    );
    assert_eq!(
        find(&server, Some("b")).unwrap().source,
        "StorageCluster b/px"
    );
}

#[test]
fn without_storage_clusters_the_usual_secrets_are_looked_at() {
    let server = ApiServer::start();
    let nothing = find(&server, None).unwrap_err();
    assert_eq!(
        nothing.to_string(),
        "no storage cluster with security was found: there are no StorageClusters in this Kubernetes; \
         no Secret portworx/px-shared-secret; no Secret kube-system/px-shared-secret; \
         no Secret portworx/pxkeys; no Secret kube-system/pxkeys"
    );
    server.install_storage_clusters();
    secret(&server, "kube-system", "pxkeys", "system-secret", "shh");
    let nothing = find(&server, Some("kube-system")).unwrap_err();
    assert_eq!(
        nothing.to_string(),
        "no storage cluster with security was found: no StorageCluster in the namespace kube-system; \
         no Secret kube-system/px-shared-secret; the Secret kube-system/pxkeys has no key shared-secret"
    );
    secret(&server, "kube-system", "pxkeys", "shared-secret", "shh");
    let found = find(&server, None).unwrap();
    assert_eq!(found.source, "Secret kube-system/pxkeys");
    assert_eq!(found.issuer, None);
    assert_eq!(key(&found), "kube-system/pxkeys/shared-secret");
}

#[test]
fn who_may_not_list_everywhere_is_served_from_the_usual_namespaces() {
    let server = ApiServer::start();
    storage_cluster(
        &server,
        "kube-system",
        "px",
        &json!({"security": {"enabled": true}}),
    );
    secret(
        &server,
        "kube-system",
        "px-shared-secret",
        "shared-secret",
        "shh",
    );
    server.limit(
        "some",
        &[
            ("list", "storageclusters", "kube-system"),
            ("get", "secrets", "kube-system"),
        ],
    );
    let found = find_as(&server, "some", None).unwrap();
    assert_eq!(found.source, "StorageCluster kube-system/px");

    server.limit("none", &[]);
    let error = find_as(&server, "none", None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no storage cluster with security was found: \
         listing StorageClusters in all namespaces is forbidden; \
         listing StorageClusters in the namespace portworx is forbidden; \
         listing StorageClusters in the namespace kube-system is forbidden; \
         reading the Secret portworx/px-shared-secret is forbidden; \
         reading the Secret kube-system/px-shared-secret is forbidden; \
         reading the Secret portworx/pxkeys is forbidden; \
         reading the Secret kube-system/pxkeys is forbidden"
    );
    server.limit("lists", &[("list", "storageclusters", "*")]);
    let error = find_as(&server, "lists", None).unwrap_err();
    assert!(matches!(error, ClusterError::Forbidden { .. }), "{error:?}");
}
