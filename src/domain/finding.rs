//! What verifying a token found: one reason or remark each.
//!
//! The codes are part of the JSON contract. Messages never include the token; values from it are escaped
//! and cut.

use std::fmt;

use serde::Serialize;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The server rejects the token for it.
    Error,
    /// The server lets it pass, and it is likely to be a mistake or a danger.
    Warning,
    /// Worth knowing.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

/// What was found. The names are stable: they stand in `-o json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Code {
    /// Not three base64url parts.
    Malformed,
    /// The text starts with `Bearer `.
    BearerPrefix,
    /// The token holds a line break.
    LineBreak,
    /// The token is longer than a header usually may be.
    LargeToken,
    /// The header is no JSON object.
    MalformedHeader,
    /// The claims are no JSON object.
    MalformedClaims,
    /// A number is too large for the server to read.
    NumberOutOfRange,
    /// The header has no `alg`, or one that is no string.
    UnspecifiedAlgorithm,
    /// The header's `alg` is none that the server takes.
    UnknownAlgorithm,
    /// No key was given of the family that `alg` needs.
    NoKeyForAlgorithm,
    /// The signature was not made by the key.
    WrongSignature,
    /// An EC signature's algorithm is not the one of the key's curve.
    CurveMismatch,
    /// A key is weak or odd.
    WeakKey,
    /// The server does not load the key as it stands, so that it takes no token of it.
    KeyNotLoaded,
    /// A required claim is not there.
    MissingClaim,
    /// A claim has a JSON type that the server does not take.
    WrongType,
    /// `iss` is empty.
    EmptyIssuer,
    /// `iss` is not one of the trusted issuers.
    UntrustedIssuer,
    /// No trusted issuer was given to compare with.
    IssuerNotChecked,
    /// The claim that names the user is empty.
    EmptyUsername,
    /// `exp` has come.
    Expired,
    /// `iat` lies ahead.
    IssuedInFuture,
    /// `nbf` lies ahead.
    NotYetValid,
    /// The server takes the token for ever.
    NeverExpires,
    /// The token lives for more than a year yet.
    LongLived,
    /// A claim stands more than once.
    DuplicateClaim,
    /// A header parameter stands more than once.
    DuplicateHeader,
    /// A claim's name is in another case than it should be.
    CaseVariantClaim,
    /// The header has `crit`, which the server ignores.
    CriticalHeader,
    /// `typ` is not `JWT`.
    UnexpectedType,
    /// There is no role, so every call is denied.
    NoRoles,
    /// A role or group is empty or has white space around it.
    OddRole,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// One thing that verifying found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// What it is, for programs.
    pub code: Code,
    /// What it is, for people: one sentence without a full stop.
    pub message: String,
    /// Why it is so, when that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// One concrete step that mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

impl Finding {
    pub(super) fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    pub(super) fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    pub(super) fn note(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self {
            severity,
            code,
            message: message.into(),
            cause: None,
            fix: None,
        }
    }

    pub(super) fn because(mut self, cause: impl Into<String>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    pub(super) fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}

/// The most characters of a claim that a message shows.
const SHOWN_CHARS: usize = 80;

/// `value` for a message: control and invisible characters escaped, cut to 80 characters.
pub(super) fn shown(value: &str) -> String {
    let mut text = String::new();
    for (index, c) in value.chars().enumerate() {
        if index == SHOWN_CHARS {
            text.push('…');
            break;
        }
        match c {
            '"' | '\'' => text.push(c),
            // Combining vowels are letters too; escape_debug would take them apart.
            _ if c.is_alphanumeric() => text.push(c),
            _ => text.extend(c.escape_debug()),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cannot_break_out_of_a_message() {
        assert_eq!(shown("Zoë 管理者 \"q\""), "Zoë 管理者 \"q\"");
        // Letters with a vowel sign that stands on them.
        assert_eq!(shown("गुरु"), "गुरु");
        assert_eq!(
            shown("a\u{1b}[31m\n\u{202e}\0"),
            "a\\u{1b}[31m\\n\\u{202e}\\0"
        );
        assert_eq!(shown(&"x".repeat(500)).chars().count(), SHOWN_CHARS + 1);
    }

    #[test]
    fn findings_serialize_with_stable_names() {
        let finding = Finding::error(Code::WrongSignature, "m").fix("f");
        assert_eq!(
            serde_json::to_string(&finding).unwrap(),
            r#"{"severity":"error","code":"WrongSignature","message":"m","fix":"f"}"#
        );
    }

    #[test]
    fn people_and_programs_get_the_same_words() {
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            assert_eq!(
                serde_json::to_value(severity).unwrap(),
                severity.to_string()
            );
        }
        assert_eq!(format!("[{:<8}]", Severity::Note), "[note    ]");
        for code in [Code::Expired, Code::EmptyUsername] {
            assert_eq!(serde_json::to_value(code).unwrap(), code.to_string());
        }
    }
}
