//! What went wrong, told apart by status, reason and cause; never by quoting an answer that may hold data.

use std::error::Error as StdError;
use std::io;

use kube::client::AuthError;
use kube::core::Status;

use super::kubeconfig::broken_in;
use crate::ports::{ClusterError, FieldConflict};

/// What error texts need to know of a connection.
#[derive(Clone)]
pub(super) struct Faults {
    pub(super) server: String,
    pub(super) timeout_secs: u64,
}

/// Building the client failed: the kubeconfig's certificates, or its credential plugin.
pub(super) fn of_client(
    error: &kube::Error,
    shown: &str,
    plugin: Option<&str>,
    faults: &Faults,
) -> ClusterError {
    match error {
        kube::Error::InferKubeconfig(inner) => broken_in(shown, inner),
        kube::Error::Auth(inner) => auth(inner, shown, plugin),
        kube::Error::RustlsTls(_) => ClusterError::Kubeconfig {
            path: shown.to_owned(),
            reason: "its certificates or client key cannot be used".to_owned(),
        },
        other => of_call(other, faults),
    }
}

fn auth(error: &AuthError, shown: &str, plugin: Option<&str>) -> ClusterError {
    let reason = match error {
        AuthError::AuthExecStart(source) => format!("it cannot be started: {source}"),
        AuthError::AuthExecRun { out, .. } => out.status.code().map_or_else(
            || "it was ended by a signal".to_owned(),
            |code| format!("it exited with status {code}"),
        ),
        AuthError::ReadTokenFile(source, path) => {
            return ClusterError::Kubeconfig {
                path: shown.to_owned(),
                reason: format!("the token file {} cannot be read: {source}", path.display()),
            };
        }
        // Everything else is an answer that is no ExecCredential; the library's text may quote it.
        _ => "its answer is not an ExecCredential with a status".to_owned(),
    };
    match plugin {
        Some(command) => ClusterError::CredentialPlugin {
            command: command.to_owned(),
            reason,
        },
        None => ClusterError::Kubeconfig {
            path: shown.to_owned(),
            reason: "its credentials cannot be used".to_owned(),
        },
    }
}

/// A call failed.
pub(super) fn of_call(error: &kube::Error, faults: &Faults) -> ClusterError {
    let server = || faults.server.clone();
    match error {
        kube::Error::Api(status) => of_status(status, faults),
        kube::Error::Auth(inner) => auth(inner, "", Some("exec")),
        kube::Error::SerdeError(_) | kube::Error::FromUtf8(_) => {
            ClusterError::BadAnswer { server: server() }
        }
        kube::Error::ProxyProtocolDisabled { .. }
        | kube::Error::ProxyProtocolUnsupported { .. } => ClusterError::Unreachable {
            server: server(),
            reason: "the proxy's protocol is not supported; use an http:// proxy".to_owned(),
        },
        other => of_transport(other, faults),
    }
}

/// No answer came: why not, found in the chain of causes.
fn of_transport(error: &kube::Error, faults: &Faults) -> ClusterError {
    let server = faults.server.clone();
    let mut deepest = error.to_string();
    let mut dns = false;
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(cause) = next {
        deepest = cause.to_string();
        dns |= deepest.contains("dns error");
        if let Some(io) = cause.downcast_ref::<io::Error>() {
            if let Some(inner) = io.get_ref() {
                // An io::Error shows its payload as its own text and does not name it as its source.
                deepest = inner.to_string();
                let text = deepest.to_ascii_lowercase();
                if text.contains("certificate")
                    || text.contains("handshake")
                    || text.contains("alert")
                {
                    break;
                }
            }
            let reason = match io.kind() {
                io::ErrorKind::TimedOut => {
                    return ClusterError::Timeout {
                        server,
                        secs: faults.timeout_secs,
                    };
                }
                io::ErrorKind::ConnectionRefused => "connection refused",
                io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => "connection reset",
                io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable => {
                    "no route to the host"
                }
                io::ErrorKind::UnexpectedEof => "the server closed the connection",
                _ if dns => "no such host",
                _ => "",
            };
            if !reason.is_empty() {
                return ClusterError::Unreachable {
                    server,
                    reason: reason.to_owned(),
                };
            }
        }
        next = cause.source();
    }
    let text = deepest.to_ascii_lowercase();
    if text.contains("certificate") || text.contains("unknownissuer") {
        let reason = if text.contains("unknownissuer") || text.contains("unknown issuer") {
            "its issuer is unknown; the kubeconfig's certificate-authority does not fit".to_owned()
        } else if text.contains("expired") {
            "it has expired".to_owned()
        } else if text.contains("notvalidforname") || text.contains("not valid for name") {
            "it is not valid for this host name".to_owned()
        } else {
            deepest
        };
        return ClusterError::Tls { server, reason };
    }
    if text.contains("deadline") || text.contains("timed out") {
        return ClusterError::Timeout {
            server,
            secs: faults.timeout_secs,
        };
    }
    let reason = if text.contains("connection closed") || text.contains("incomplete") {
        "the server closed the connection".to_owned()
    } else if dns {
        "no such host".to_owned()
    } else if text.contains("corrupt") || text.contains("handshake") || text.contains("alert") {
        "it does not speak TLS there, or the handshake failed".to_owned()
    } else if text.contains("invalid http") || text.contains("parse") {
        return ClusterError::BadAnswer { server };
    } else {
        "the connection failed".to_owned()
    };
    ClusterError::Unreachable { server, reason }
}

/// The server answered with a Status.
pub(super) fn of_status(status: &Status, faults: &Faults) -> ClusterError {
    let details = status.details.as_ref();
    let name = details
        .map(|details| details.name.clone())
        .unwrap_or_default();
    let causes = details
        .map(|details| details.causes.as_slice())
        .unwrap_or_default();
    let message = status.message.clone();
    match (status.code, status.reason.as_str()) {
        // A proxy or a wrong port answers with a page, which kube puts into the message.
        (_, reason) if !is_from_kubernetes(status, reason) => ClusterError::BadAnswer {
            server: faults.server.clone(),
        },
        (401, _) => ClusterError::Unauthorized {
            server: faults.server.clone(),
        },
        (403, _) => {
            match causes
                .iter()
                .find(|cause| cause.reason == "NamespaceTerminating")
            {
                Some(cause) => ClusterError::NamespaceTerminating {
                    namespace: cause
                        .message
                        .split_whitespace()
                        .nth(1)
                        .unwrap_or_default()
                        .to_owned(),
                },
                None => ClusterError::Forbidden { message },
            }
        }
        (404, _) if details.is_some_and(|details| details.kind == "namespaces") => {
            ClusterError::NamespaceNotFound { namespace: name }
        }
        (409, _)
            if causes
                .iter()
                .any(|cause| cause.reason == "FieldManagerConflict") =>
        {
            let fields = causes
                .iter()
                .filter(|cause| cause.reason == "FieldManagerConflict")
                .map(|cause| FieldConflict {
                    field: cause.field.clone(),
                    manager: cause
                        .message
                        .split('"')
                        .nth(1)
                        .unwrap_or("someone else")
                        .to_owned(),
                })
                .collect();
            ClusterError::Conflict { fields }
        }
        (409, "AlreadyExists") => ClusterError::AlreadyExists {
            namespace: String::new(),
            name,
        },
        (409, _) => ClusterError::Changed {
            namespace: String::new(),
            name,
        },
        (422, _) => ClusterError::Invalid { message },
        (code, _) => ClusterError::Api { code, message },
    }
}

/// Kubernetes gives every Status a reason, save for 500s; what kube makes of another answer has its own.
fn is_from_kubernetes(status: &Status, reason: &str) -> bool {
    !reason.contains("Failed to parse error data") && !(reason.is_empty() && status.code < 500)
}
