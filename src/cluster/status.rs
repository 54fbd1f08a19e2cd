//! What the server refused and why, by HTTP status, reason and causes of its `Status` object.
//!
//! Follows the answers recorded from kube-apiserver 1.36. Where an answer is no `Status`, nothing of it is kept: a
//! proxy's page may echo what was sent.

use http::StatusCode;
use secrecy::SecretSlice;
use serde::Deserialize;

use super::redaction;
use crate::ports::{ClusterError, DesiredSecret, FieldConflict, NO_STATUS};

/// The longest message that is passed on, in characters: an admission webhook may write a book.
const MAX_MESSAGE: usize = 2000;

/// What a request was about.
pub(super) struct Subject<'a> {
    pub(super) namespace: &'a str,
    pub(super) name: &'a str,
    /// The values that were sent with it. An admission webhook writes what it likes into its refusal, these too.
    pub(super) sent: &'a [(String, SecretSlice<u8>)],
}

impl<'a> Subject<'a> {
    /// An object of which nothing is sent.
    pub(super) fn of(namespace: &'a str, name: &'a str) -> Self {
        Self {
            namespace,
            name,
            sent: &[],
        }
    }

    /// A Secret that is sent.
    pub(super) fn sending(want: &'a DesiredSecret) -> Self {
        Self {
            namespace: &want.namespace,
            name: &want.name,
            sent: &want.data,
        }
    }
}

/// No object.
pub(super) const NO_OBJECT: Subject<'static> = Subject {
    namespace: "",
    name: "",
    sent: &[],
};

#[derive(Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[derive(Default)]
struct Status {
    kind: String,
    message: String,
    reason: String,
    details: Details,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Details {
    name: String,
    kind: String,
    causes: Vec<Cause>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Cause {
    reason: String,
    message: String,
    field: String,
}

/// The error for an answer that is no success.
pub(super) fn refusal(
    code: StatusCode,
    body: &[u8],
    server: &str,
    subject: &Subject<'_>,
) -> ClusterError {
    let status = serde_json::from_slice::<Status>(body)
        .ok()
        .filter(|status| status.kind == "Status");
    let Some(status) = status else {
        return foreign(code, server);
    };
    let clean = |text: &str| redaction::clean(text, subject.sent);
    let message = shortened(&clean(&status.message));
    let has_cause = |reason: &str| status.details.causes.iter().any(|c| c.reason == reason);
    let namespace = subject.namespace.to_owned();
    let name = subject.name.to_owned();
    match (code.as_u16(), status.reason.as_str()) {
        (401, _) => ClusterError::Unauthorized {
            server: server.to_owned(),
        },
        (403, _) if has_cause("NamespaceTerminating") => {
            ClusterError::NamespaceTerminating { namespace }
        }
        (403, _) => ClusterError::Forbidden { message },
        (404, _) if status.details.kind == "namespaces" => ClusterError::NamespaceNotFound {
            namespace: clean(&status.details.name),
        },
        (404, _) if status.details.kind == "secrets" => {
            ClusterError::SecretNotFound { namespace, name }
        }
        (409, _) if has_cause("FieldManagerConflict") => ClusterError::Conflict {
            fields: conflicts(&status.details.causes, &clean),
        },
        (409, "AlreadyExists") => ClusterError::AlreadyExists { namespace, name },
        // Others may be in the way too: a ResourceQuota that is counted by many at once.
        (409, "Conflict") if is_secret(&status.details.kind) => {
            ClusterError::Changed { namespace, name }
        }
        (422, _) => ClusterError::Invalid { message },
        (code, _) => ClusterError::Api { code, message },
    }
}

/// Whether `details.kind`, which is a resource or a kind, is that of Secrets or not told.
fn is_secret(kind: &str) -> bool {
    matches!(kind, "" | "secrets" | "Secret")
}

fn conflicts(causes: &[Cause], clean: &dyn Fn(&str) -> String) -> Vec<FieldConflict> {
    causes
        .iter()
        .filter(|cause| cause.reason == "FieldManagerConflict")
        .map(|cause| FieldConflict {
            field: shortened(&clean(&cause.field)),
            manager: shortened(&clean(&manager(&cause.message))),
        })
        .collect()
}

/// The manager of `conflict with "kubectl-create" using v1`, a Go-quoted text.
fn manager(message: &str) -> String {
    let quoted = message
        .find('"')
        .zip(message.rfind('"'))
        .filter(|(start, end)| start < end)
        .map(|(start, end)| &message[start..=end]);
    let Some(quoted) = quoted else {
        return "another manager".to_owned();
    };
    // Go and JSON quote alike, but for rare control characters. The first text alone: a subresource may follow in
    // quotes of its own.
    let mut texts = serde_json::Deserializer::from_str(quoted).into_iter::<String>();
    match texts.next() {
        Some(Ok(name)) => name,
        _ => quoted.trim_matches('"').to_owned(),
    }
}

/// An answer that no API server gave, or one of its few in plain text, such as 429.
fn foreign(code: StatusCode, server: &str) -> ClusterError {
    if code == StatusCode::UNAUTHORIZED {
        return ClusterError::Unauthorized {
            server: server.to_owned(),
        };
    }
    let words = code.canonical_reason().unwrap_or("an unknown status");
    ClusterError::Api {
        code: code.as_u16(),
        message: match code {
            // The one that an API server itself gives so, before it looks any closer.
            StatusCode::TOO_MANY_REQUESTS => words.to_owned(),
            _ => format!("{words}, {NO_STATUS}"),
        },
    }
}

fn shortened(message: &str) -> String {
    match message.char_indices().nth(MAX_MESSAGE) {
        Some((end, _)) => format!("{}...", &message[..end]),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bodies recorded from a real server, by the title that the record gives them.
    fn recorded(title: &str) -> (StatusCode, String) {
        let record = include_str!("../../tests/apiserver/recorded.md");
        let after = record
            .split(&format!("--- {title}\n"))
            .nth(1)
            .unwrap_or_else(|| panic!("no record of {title}"));
        let part = after.split("\n--- ").next().unwrap();
        let code = part.split_whitespace().nth(1).unwrap().parse().unwrap();
        let body = part.split_once("\n\n").unwrap().1;
        let body = body.trim().trim_end_matches("```").trim().to_owned();
        (code, body)
    }

    fn of(title: &str) -> String {
        let (code, body) = recorded(title);
        let subject = Subject::of("rec-a", "t1");
        let error = refusal(code, body.as_bytes(), "https://api:6443", &subject);
        format!("{error:?}")
    }

    #[test]
    fn recorded_refusals_are_told_apart() {
        for (title, start) in [
            (
                "SSA by another manager, other value: conflict",
                r#"Conflict { fields: [FieldConflict { field: ".data.auth-token", manager: "pxsec" }] }"#,
            ),
            (
                "... SSA over it, other value: conflict",
                r#"Conflict { fields: [FieldConflict { field: ".data.auth-token", manager: "kubectl-create" }] }"#,
            ),
            (
                "SSA with a stale resourceVersion",
                r#"Changed { namespace: "rec-a", name: "t1" }"#,
            ),
            (
                "SSA without fieldManager",
                r#"Invalid { message: "PatchOptions.meta.k8s.io "#,
            ),
            (
                "SSA in a namespace that does not exist",
                r#"NamespaceNotFound { namespace: "nope" }"#,
            ),
            (
                "SSA with data that is not base64",
                "Api { code: 500, message: \"failed to convert",
            ),
            ("SSA with a bad name", "Invalid { message: \"Secret "),
            (
                "SSA over an immutable Secret",
                "Invalid { message: \"Secret ",
            ),
            (
                "GET missing",
                r#"SecretNotFound { namespace: "rec-a", name: "t1" }"#,
            ),
            (
                "LIST with a bad selector",
                "Api { code: 400, message: \"found",
            ),
            (
                "limited user: PATCH denied",
                "Forbidden { message: \"secrets \\\"t1\\\" is forbidden: User ",
            ),
            (
                "bad bearer token",
                r#"Unauthorized { server: "https://api:6443" }"#,
            ),
            (
                "StorageClusters where no such CRD is installed",
                r#"Api { code: 404, message: "Not Found, and no Kubernetes `Status` with it" }"#,
            ),
            (
                "SSA in a terminating namespace",
                r#"NamespaceTerminating { namespace: "rec-a" }"#,
            ),
        ] {
            let shown = of(title);
            assert!(shown.starts_with(start), "{title}: {shown}");
        }
    }

    #[test]
    fn an_answer_that_is_no_status_is_never_repeated() {
        let subject = Subject::of("a", "b");
        for body in [
            "<html>eyJhbGciOi</html>",
            r#"{"error": "eyJhbGciOi"}"#,
            r#"{"kind": "Status", "message": 7, "x": "eyJhbGciOi"}"#,
            r#"{"kind": "Secret", "message": "eyJhbGciOi"}"#,
            "",
        ] {
            for code in [400, 403, 404, 409, 429, 502, 599] {
                let code = StatusCode::from_u16(code).unwrap();
                let error = refusal(code, body.as_bytes(), "https://api", &subject);
                assert!(!format!("{error} {error:?}").contains("eyJ"), "{error}");
                assert!(matches!(error, ClusterError::Api { code: c, .. } if c == code.as_u16()));
            }
        }
    }

    #[test]
    fn managers_are_unquoted() {
        assert_eq!(manager(r#"conflict with "argo\"cd" using v1"#), "argo\"cd");
        assert_eq!(manager(r#"conflict with "\x7f""#), r"\x7f");
        assert_eq!(
            manager(r#"conflict with "kubectl" with subresource "status" using v1"#),
            "kubectl"
        );
        assert_eq!(manager("conflict"), "another manager");
        assert_eq!(manager("\""), "another manager");
    }
}
