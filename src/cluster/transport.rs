//! Why no answer came, found in the chain of causes that kube, hyper and rustls give.
//!
//! rustls and the operating system give types; hyper-util keeps its own private, so of those the fixed words are
//! looked for. The texts of the causes themselves are not passed on.

use std::error::Error as StdError;
use std::io;

use rustls::CertificateError;

use super::connect::KubeCluster;
use crate::ports::ClusterError;

/// What the links of a chain tell.
#[derive(Default)]
struct Clues<'a> {
    tls: Option<&'a rustls::Error>,
    io: Option<io::ErrorKind>,
    texts: Vec<String>,
}

impl Clues<'_> {
    fn says(&self, words: &str) -> bool {
        self.texts.iter().any(|text| text.contains(words))
    }
}

fn clues<'a>(error: &'a (dyn StdError + 'static)) -> Clues<'a> {
    let mut found = Clues::default();
    let mut next = Some(error);
    while let Some(link) = next {
        found.texts.push(link.to_string());
        if let Some(tls) = link.downcast_ref::<rustls::Error>() {
            found.tls = Some(tls);
        }
        next = match link.downcast_ref::<io::Error>() {
            Some(io) => {
                found.io = Some(io.kind());
                // An `io::Error` skips what it wraps when asked for its source.
                match io.get_ref() {
                    Some(inner) => Some(inner as &(dyn StdError + 'static)),
                    None => io.source(),
                }
            }
            None => link.source(),
        };
    }
    found
}

/// The error for a request that got no whole answer.
pub(super) fn failure(error: &kube::Error, cluster: &KubeCluster) -> ClusterError {
    let server = cluster.target.server.clone();
    let clues = clues(error);
    if let Some(tls) = clues.tls {
        return match tls {
            rustls::Error::InvalidCertificate(certificate) => ClusterError::Tls {
                server,
                reason: distrust(certificate),
                authority: matches!(
                    certificate,
                    CertificateError::UnknownIssuer | CertificateError::BadSignature
                ),
            },
            other => ClusterError::Unreachable {
                server,
                reason: handshake(other),
            },
        };
    }
    if clues.io == Some(io::ErrorKind::TimedOut) {
        let waited = if clues.says("(Connect)") {
            cluster.waits.connect
        } else {
            cluster.waits.read.unwrap_or_default()
        };
        return cluster.timeout(waited);
    }
    if clues.says("invalid HTTP") || clues.says("message head is too large") {
        return ClusterError::BadAnswer { server };
    }
    let reason = plain_reason(&clues);
    ClusterError::Unreachable {
        server,
        reason: match &cluster.proxy {
            Some(proxy) if clues.says("tunnel error") => {
                format!("the proxy {proxy}: {}", tunnel(&clues, reason))
            }
            _ => reason.to_owned(),
        },
    }
}

const RESET: &str = "connection reset";
const CLOSED: &str = "it closed the connection";
const FAILED: &str = "the connection failed";

/// Whether a reason is one for which a request that was sent gets no answer.
pub(super) fn breaks(reason: &str) -> bool {
    matches!(reason, RESET | CLOSED | FAILED)
}

fn plain_reason(clues: &Clues<'_>) -> &'static str {
    if clues.says("dns error") {
        // EAI_AGAIN: the resolver, not the name, is at fault.
        return if clues.says("Temporary failure") {
            "its host name cannot be looked up now"
        } else {
            "no such host"
        };
    }
    match clues.io {
        Some(io::ErrorKind::ConnectionRefused) => "connection refused",
        Some(io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe) => RESET,
        Some(io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable) => {
            "there is no route to its host"
        }
        Some(io::ErrorKind::UnexpectedEof) => CLOSED,
        Some(io::ErrorKind::PermissionDenied) => "the connection is not permitted here",
        _ if clues.says("connection closed") || clues.says("connection was not ready") => CLOSED,
        _ => FAILED,
    }
}

fn tunnel<'a>(clues: &Clues<'_>, reason: &'a str) -> &'a str {
    if clues.says("proxy authorization required") {
        "it asks for a user name and password"
    } else if clues.says("unsuccessful") {
        "it refuses to connect to the server"
    } else if clues.says("unexpected end of file") {
        "it closed the connection"
    } else {
        reason
    }
}

/// Why a certificate is not trusted.
fn distrust(error: &CertificateError) -> String {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "it has expired".to_owned()
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "it is not valid yet; is the clock right?".to_owned()
        }
        CertificateError::UnknownIssuer => "its issuer is unknown".to_owned(),
        CertificateError::NotValidForName => "it is for another host name".to_owned(),
        CertificateError::NotValidForNameContext { expected, .. } => {
            format!("it is not for the name `{}`", expected.to_str())
        }
        CertificateError::Revoked => "it was revoked".to_owned(),
        // A cluster that was made anew: kubeadm calls every authority `kubernetes`.
        CertificateError::BadSignature => {
            "its issuer has the name of the kubeconfig's certificate authority, and another key"
                .to_owned()
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            "it is not a server's certificate".to_owned()
        }
        other => rare_distrust(&format!("{other:?}")),
    }
}

/// The same by the name of the error, where rustls hands on webpki's, which is no type of its own interface.
fn rare_distrust(name: &str) -> String {
    if name.contains("CaUsedAsEndEntity") {
        "it is a certificate authority's own, which is no server's: have it sign one for the server"
            .to_owned()
    } else if name.contains("UnsupportedCertVersion") {
        "it is no X.509 certificate of version 3, and so tells no host names".to_owned()
    } else {
        // Names the kind, and certificates are public.
        name.to_owned()
    }
}

/// Why a TLS handshake failed that is not about the server's certificate.
fn handshake(error: &rustls::Error) -> String {
    match error {
        rustls::Error::InvalidMessage(_) => {
            "it does not speak TLS there; is it plain http?".to_owned()
        }
        rustls::Error::AlertReceived(alert) => {
            format!("it ended the TLS handshake with the alert {alert:?}")
        }
        rustls::Error::PeerIncompatible(_) => {
            "it has no TLS version or cipher in common with us".to_owned()
        }
        _ => "the TLS handshake failed".to_owned(),
    }
}
