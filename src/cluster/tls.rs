//! TLS with an API server: how we know it, and how it knows us by a certificate.

use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kube::config::{AuthInfo, Cluster};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use rustls_platform_verifier::BuilderVerifierExt as _;
use secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use super::connect::ClusterFlags;
use super::kubeconfig::{io_reason, unusable};
use crate::ports::ClusterError;

/// The certificates of the cluster's CA in DER; `None` for those of the operating system.
pub(super) fn authority(
    cluster: &Cluster,
    shown: &str,
    flags: &ClusterFlags,
) -> Result<Option<Vec<Vec<u8>>>, ClusterError> {
    let refuse = |reason: String| match flags.certificate_authority {
        Some(_) => ClusterError::Flag {
            flag: "--certificate-authority",
            reason,
        },
        None => unusable(shown, format!("its certificate-authority: {reason}")),
    };
    let pem = match (
        &cluster.certificate_authority_data,
        &cluster.certificate_authority,
    ) {
        (Some(data), _) => STANDARD
            .decode(data)
            .map_err(|_| refuse("it is not base64".to_owned()))?,
        (None, Some(path)) => std::fs::read(path)
            .map_err(|error| refuse(format!("{path} cannot be read: {}", io_reason(&error))))?,
        (None, None) => return Ok(None),
    };
    let certificates = certificates(&pem);
    if certificates.is_empty() {
        return Err(refuse("it holds no certificate in PEM".to_owned()));
    }
    Ok(Some(certificates))
}

/// The certificates of a bundle without those that are none, which Go skips too (`CertPool.AppendCertsFromPEM`).
fn certificates(pem: &[u8]) -> Vec<Vec<u8>> {
    let text = String::from_utf8_lossy(pem);
    let starts: Vec<usize> = text
        .match_indices("-----BEGIN ")
        .map(|(at, _)| at)
        .filter(|at| *at == 0 || text[..*at].ends_with('\n'))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| {
            let block = &text.as_bytes()[*start..end];
            let certificate = CertificateDer::from_pem_slice(block).ok()?;
            Some(certificate.to_vec())
        })
        .collect()
}

/// TLS 1.2 and 1.3 with a server that `config` describes.
///
/// The CA of a pod is not read again when it changes: neither does kubectl.
///
/// # Errors
/// [`ClusterError::Kubeconfig`] for certificates and keys that cannot be read or used.
pub(super) fn client_config(
    config: &kube::Config,
    shown: &str,
) -> Result<ClientConfig, ClusterError> {
    let builder = ClientConfig::builder();
    let builder = if config.accept_invalid_certs {
        let any = AnyCertificate(Arc::clone(builder.crypto_provider()));
        builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(any))
    } else if let Some(certificates) = &config.root_cert {
        let mut roots = RootCertStore::empty();
        let all = certificates
            .iter()
            .map(|der| CertificateDer::from_slice(der));
        let (good, _) = roots.add_parsable_certificates(all);
        if good == 0 {
            return Err(cannot_be_used(shown));
        }
        builder.with_root_certificates(roots)
    } else {
        builder
            .with_platform_verifier()
            .map_err(|_| unusable(shown, "the certificates of this machine cannot be read"))?
    };
    match identity(&config.auth_info, shown)? {
        None => Ok(builder.with_no_client_auth()),
        Some((chain, key)) => builder
            .with_client_auth_cert(chain, key)
            .map_err(|_| cannot_be_used(shown)),
    }
}

type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

/// The client certificate of a user, with those that lead to its CA, and its key.
fn identity(user: &AuthInfo, shown: &str) -> Result<Option<Identity>, ClusterError> {
    let certificate = pem(
        "client-certificate",
        user.client_certificate_data.as_deref(),
        user.client_certificate.as_deref(),
        shown,
    )?;
    let key = pem(
        "client-key",
        user.client_key_data
            .as_ref()
            .map(|data| data.expose_secret()),
        user.client_key.as_deref(),
        shown,
    )?;
    let lacks = |what: &str| unusable(shown, format!("its user has no {what}"));
    let (certificate, key) = match (certificate, key) {
        (None, None) => return Ok(None),
        (Some(_), None) => return Err(lacks("client-key")),
        (None, Some(_)) => return Err(lacks("client-certificate")),
        (Some(certificate), Some(key)) => (certificate, key),
    };
    // One file may hold both, and then be named twice.
    let both = Zeroizing::new([key.as_slice(), b"\n", certificate.as_slice()].concat());
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&both).collect();
    match (chain, PrivateKeyDer::from_pem_slice(&both)) {
        (Ok(chain), Ok(key)) if !chain.is_empty() => Ok(Some((chain, key))),
        _ => Err(cannot_be_used(shown)),
    }
}

/// What stands in the kubeconfig, or else in the file that it names.
fn pem(
    what: &str,
    data: Option<&str>,
    path: Option<&str>,
    shown: &str,
) -> Result<Option<Zeroizing<Vec<u8>>>, ClusterError> {
    let read = match (data, path) {
        (Some(data), _) => STANDARD
            .decode(data)
            .map_err(|_| format!("its {what}-data is not base64")),
        (None, Some(path)) => std::fs::read(Path::new(path))
            .map_err(|error| format!("its {what} {path} cannot be read: {}", io_reason(&error))),
        (None, None) => return Ok(None),
    };
    read.map(|pem| Some(Zeroizing::new(pem)))
        .map_err(|reason| unusable(shown, reason))
}

fn cannot_be_used(shown: &str) -> ClusterError {
    unusable(
        shown,
        "its client certificate and key, or its certificate authority, cannot be used",
    )
}

/// `--insecure-skip-tls-verify`: whoever holds the key of the certificate that it shows.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.0.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.0.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
