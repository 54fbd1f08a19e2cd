//! The OpenStorage claim set, and how the parts of an identity become one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::role;
use super::time::{Lifetime, NumericDate};

/// Who a token speaks for, as far as it has been said: by a file, by flags, or by both.
///
/// `None` means "not said", which differs from an empty list: `groups: []` is carried into the token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Free text; required to be present in a token, may be empty.
    pub name: Option<String>,
    /// Not checked for syntax, as the server does not either.
    pub email: Option<String>,
    /// The stable, unique id that owns volumes.
    pub subject: Option<String>,
    /// Role names.
    pub roles: Option<Vec<String>>,
    /// Group names; `*` is access to every resource.
    pub groups: Option<Vec<String>>,
}

impl Identity {
    /// This identity with every field that `over` says replaced: flags over file.
    #[must_use]
    pub fn overridden_by(self, over: Self) -> Self {
        Self {
            name: over.name.or(self.name),
            email: over.email.or(self.email),
            subject: over.subject.or(self.subject),
            roles: over.roles.or(self.roles),
            groups: over.groups.or(self.groups),
        }
    }

    /// Whether nothing at all has been said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The claims of one token, in the alphabetical order in which Go's generators write them.
///
/// Absent roles and groups stay absent (never `[""]` as pxc writes, nor `null` as openstorage-sdk-auth
/// does); the server reads both alike. Required to be present: `iss sub exp iat name email`
/// (`pkg/auth/claims.go`, `requiredClaims`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claims {
    /// Not checked for syntax.
    pub email: String,
    /// The token is rejected from this instant on.
    pub exp: NumericDate,
    /// Group names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<String>>,
    /// The token is rejected before this instant.
    pub iat: NumericDate,
    /// Matched by the server character for character.
    pub iss: String,
    /// Free text.
    pub name: String,
    /// Role names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Owner id of the volumes that its bearer creates.
    pub sub: String,
}

impl Claims {
    /// The payload exactly as it is signed: compact JSON, keys in alphabetical order.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings, numbers and lists of strings always serialize")
    }

    /// The roles, none when the claim is absent.
    #[must_use]
    pub fn roles(&self) -> &[String] {
        self.roles.as_deref().unwrap_or_default()
    }

    /// The groups, none when the claim is absent.
    #[must_use]
    pub fn groups(&self) -> &[String] {
        self.groups.as_deref().unwrap_or_default()
    }
}

/// When a token ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// So long after it is signed.
    After(Lifetime),
    /// At this instant.
    At(NumericDate),
}

/// How far `iat` is set back unless something else is asked for, in seconds: the server tolerates no clock skew.
pub const DEFAULT_BACKDATE_SECS: u64 = 60;

/// What makes the claims of one token.
#[derive(Clone, Debug)]
pub struct ClaimsDraft {
    /// Who it speaks for.
    pub identity: Identity,
    /// Who signs it.
    pub issuer: String,
    /// When it ends; counted from `now`, not from the back-dated `iat`, as every OpenStorage generator does.
    pub end: End,
    /// How far `iat` is set back, in seconds, because the server tolerates no clock skew.
    pub backdate_secs: u64,
}

impl ClaimsDraft {
    /// Builds the claims for a token signed at `now`, with what is unwise about them.
    ///
    /// # Errors
    /// All that is wrong, not the first only: [`ClaimError`] by cause.
    pub fn build(self, now: NumericDate) -> Result<(Claims, Vec<ClaimWarning>), Vec<ClaimError>> {
        let mut errors = Vec::new();
        let mut warnings = Vec::new();
        let Identity {
            name,
            email,
            subject,
            roles,
            groups,
        } = self.identity;

        if self.issuer.is_empty() {
            errors.push(ClaimError::EmptyIssuer);
        } else if reads_as_oidc(&self.issuer) {
            warnings.push(ClaimWarning::OidcIssuer {
                issuer: self.issuer.clone(),
            });
        }
        for (claim, value) in [
            ("iss", Some(&self.issuer)),
            ("name", name.as_ref()),
            ("email", email.as_ref()),
            ("sub", subject.as_ref()),
        ] {
            if let Some(value) = value {
                check_text(claim, value, &mut errors, &mut warnings);
            }
        }
        for (claim, list) in [("roles", &roles), ("groups", &groups)] {
            for value in list.iter().flatten() {
                if value.is_empty() {
                    errors.push(ClaimError::EmptyListEntry { claim });
                } else {
                    check_text(claim, value, &mut errors, &mut warnings);
                }
            }
        }
        check_roles(roles.as_deref().unwrap_or_default(), &mut warnings);

        let name = name.unwrap_or_default();
        let email = email.unwrap_or_default();
        let subject = subject.unwrap_or_default();
        if subject.is_empty() && name.is_empty() && email.is_empty() {
            errors.push(ClaimError::NoIdentity);
        } else {
            if name.is_empty() {
                warnings.push(ClaimWarning::EmptyClaim { claim: "name" });
            }
            if email.is_empty() {
                warnings.push(ClaimWarning::EmptyClaim { claim: "email" });
            }
        }
        let sub = if subject.is_empty() {
            derived_subject(&name, &email)
        } else {
            subject
        };

        let exp = match self.end {
            End::After(lifetime) => now.checked_add(lifetime).unwrap_or(NumericDate(i64::MAX)),
            End::At(instant) => instant,
        };
        if exp <= now {
            errors.push(ClaimError::EndsInThePast { exp });
        } else if now.secs_until(exp) > LONG_LIFETIME_SECS {
            warnings.push(ClaimWarning::LongLifetime {
                days: now.secs_until(exp) / 86_400,
            });
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let iat = now.saturating_sub_secs(self.backdate_secs);
        Ok((
            Claims {
                email,
                exp,
                groups,
                iat,
                iss: self.issuer,
                name,
                roles,
                sub,
            },
            warnings,
        ))
    }
}

/// Lifetimes above this get a warning: 90 days, in seconds. A token cannot be revoked before it expires.
const LONG_LIFETIME_SECS: i64 = 90 * 86_400;

/// The subject that openstorage-sdk-auth gives an identity that has none (`cmd/openstorage-sdk-auth`).
///
/// Standard base64 of `openstorage.io/<name>/<email>`: the same name and email share ownership.
#[must_use]
pub fn derived_subject(name: &str, email: &str) -> String {
    STANDARD.encode(format!("openstorage.io/{name}/{email}"))
}

/// Whether an issuer looks like one of OIDC: a URL. openstorage's generator refuses those.
#[must_use]
pub fn reads_as_oidc(issuer: &str) -> bool {
    let lower = issuer.to_ascii_lowercase();
    lower.contains("https://") || lower.contains("http://")
}

fn check_text(
    claim: &'static str,
    value: &str,
    errors: &mut Vec<ClaimError>,
    warnings: &mut Vec<ClaimWarning>,
) {
    if value.chars().any(char::is_control) {
        errors.push(ClaimError::ControlCharacter { claim });
    } else if value.trim() != value {
        warnings.push(ClaimWarning::SurroundingWhitespace { claim });
    }
    if value.contains("${") {
        warnings.push(ClaimWarning::Placeholder { claim });
    }
}

fn check_roles(roles: &[String], warnings: &mut Vec<ClaimWarning>) {
    if roles.is_empty() {
        warnings.push(ClaimWarning::NoRoles);
    }
    for role in roles {
        let suggestion = role::suggest(role);
        if role.contains(['/', ' ']) {
            warnings.push(ClaimWarning::ImpossibleRole { role: role.clone() });
        } else if role::is_unknown_system_role(role) || suggestion.is_some() {
            warnings.push(ClaimWarning::UnknownRole {
                role: role.clone(),
                suggestion,
            });
        }
    }
}

/// Something that no token can be made from.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    /// The issuer selects the key on the server; a token without one is rejected.
    #[error("the issuer is empty")]
    EmptyIssuer,
    /// Neither name, email nor subject.
    #[error("the identity is empty: neither name, email nor subject is given")]
    NoIdentity,
    /// `roles: [""]`, which pxc writes by mistake; it matches nothing.
    #[error("`{claim}` has an empty entry")]
    EmptyListEntry {
        /// `roles` or `groups`.
        claim: &'static str,
    },
    /// A control character, which no server log or terminal shows rightly.
    #[error("`{claim}` contains a control character")]
    ControlCharacter {
        /// The claim.
        claim: &'static str,
    },
    /// The token would be born expired.
    #[error("the token would end at {}, which is not in the future", exp.to_rfc3339())]
    EndsInThePast {
        /// The instant asked for.
        exp: NumericDate,
    },
}

/// Something unwise about claims that a server would still take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClaimWarning {
    /// An issuer that is a URL.
    #[error("the issuer `{}` reads as an OpenID Connect issuer; a self-signed issuer is a plain name", issuer.escape_debug())]
    OidcIssuer {
        /// The issuer.
        issuer: String,
    },
    /// Authenticated, and denied everything.
    #[error("the token has no roles: the server will authenticate it and deny every call")]
    NoRoles,
    /// A `system.` role that no server has, or a short form of one.
    #[error("no server has the built-in role `{}`{}", role.escape_debug(), suggestion.map(|s| format!("; did you mean `{s}`?")).unwrap_or_default())]
    UnknownRole {
        /// The role.
        role: String,
        /// The built-in role it resembles.
        suggestion: Option<&'static str>,
    },
    /// A name that no role can have (`pkg/role`: no `/` and no space).
    #[error("no role can be called `{}`: role names have no `/` and no space", role.escape_debug())]
    ImpossibleRole {
        /// The role.
        role: String,
    },
    /// A required claim that is present and empty.
    #[error(
        "`{claim}` is empty; a server that takes `{claim}` as the user name would reject the token"
    )]
    EmptyClaim {
        /// The claim.
        claim: &'static str,
    },
    /// Blanks count: `admin ` is not `admin`.
    #[error("`{claim}` starts or ends with white space, which the server does not trim")]
    SurroundingWhitespace {
        /// The claim.
        claim: &'static str,
    },
    /// `${uuid}` of the documentation's samples, which no tool expands.
    #[error("`{claim}` contains a literal `${{`: nothing expands it")]
    Placeholder {
        /// The claim.
        claim: &'static str,
    },
    /// Tokens cannot be revoked one by one.
    #[error("the token lives {days} days, and no token can be revoked alone before it expires")]
    LongLifetime {
        /// Whole days.
        days: i64,
    },
}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
