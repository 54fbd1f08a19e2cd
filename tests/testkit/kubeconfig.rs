//! The CA, the certificates it signs, and kubeconfigs that use them.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, SanType,
};
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

/// A CA that lives as long as its server.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
    der: CertificateDer<'static>,
}

/// How the user of a kubeconfig proves who they are.
pub(crate) enum Login<'a> {
    Token(&'a str),
    Certificate { certificate: &'a str, key: &'a str },
}

fn params(name: &str, usage: ExtendedKeyUsagePurpose) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![usage];
    params
}

impl Authority {
    pub(crate) fn new() -> Self {
        let key = KeyPair::generate().expect("a CA key");
        let mut params = CertificateParams::default();
        params
            .distinguished_name
            .push(DnType::CommonName, "pxsec testkit CA");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let certificate = params.self_signed(&key).expect("a CA certificate");
        let (pem, der) = (certificate.pem(), certificate.der().clone());
        Self {
            issuer: Issuer::new(params, key),
            pem,
            der,
        }
    }

    pub(crate) fn ca_pem(&self) -> &str {
        &self.pem
    }

    pub(crate) fn server_config(&self) -> ServerConfig {
        let key = KeyPair::generate().expect("a server key");
        let mut params = params("kube-apiserver", ExtendedKeyUsagePurpose::ServerAuth);
        params.subject_alt_names = vec![
            SanType::IpAddress(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            SanType::DnsName("localhost".try_into().expect("an ASCII name")),
        ];
        let certificate = params
            .signed_by(&key, &self.issuer)
            .expect("a server certificate");

        let provider = Arc::new(aws_lc_rs::default_provider());
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone()).expect("our own CA");
        let clients =
            WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
                .allow_unauthenticated()
                .build()
                .expect("a verifier of client certificates");
        let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("TLS 1.3")
            .with_client_cert_verifier(clients)
            .with_single_cert(vec![certificate.der().clone()], private)
            .expect("a certificate that fits its key");
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        config
    }

    /// The certificate and key of `user` in PEM, and the certificate in DER.
    pub(crate) fn client(&self, user: &str) -> (String, String, Vec<u8>) {
        let key = KeyPair::generate().expect("a client key");
        let certificate = params(user, ExtendedKeyUsagePurpose::ClientAuth)
            .signed_by(&key, &self.issuer)
            .expect("a client certificate");
        (
            certificate.pem(),
            key.serialize_pem(),
            certificate.der().to_vec(),
        )
    }
}

pub(crate) fn text(url: &str, ca_pem: &str, user: &str, login: &Login<'_>) -> String {
    let ca = STANDARD.encode(ca_pem);
    let login = match login {
        Login::Token(token) => format!("token: {token}"),
        Login::Certificate { certificate, key } => format!(
            "client-certificate-data: {}\n    client-key-data: {}",
            STANDARD.encode(certificate),
            STANDARD.encode(key)
        ),
    };
    format!(
        "apiVersion: v1
kind: Config
current-context: embedded
clusters:
- name: embedded
  cluster:
    server: {url}
    certificate-authority-data: {ca}
contexts:
- name: embedded
  context:
    cluster: embedded
    namespace: default
    user: {user}
users:
- name: {user}
  user:
    {login}
"
    )
}

/// Creates `path` with `text`, readable by its owner only from the start.
pub fn write_private(path: &Path, text: &str) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).expect("a new kubeconfig file");
    file.write_all(text.as_bytes())
        .expect("room for a kubeconfig");
}
