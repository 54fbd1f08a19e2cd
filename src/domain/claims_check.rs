//! The claims' part of the verdict.
//!
//! Follows openstorage `pkg/auth/token.go` (issuer), golang-jwt v4 `map_claims.go` (times) and openstorage
//! `pkg/auth/selfsigned.go` (required claims, username). Each rule speaks for itself; the order in which the
//! server stops does not matter to the verdict.

use std::collections::{BTreeSet, HashMap};

use super::finding::{Code, Finding, shown};
use super::go_json::{Object, Value};
use super::server_claims::{
    DateClaim, GoInstant, ServerClaims, TypeMismatch, folds_to, struct_field,
};
use super::shell::shell_word;
use super::time::{Lifetime, NumericDate};
use super::verify_policy::VerifyPolicy;

/// openstorage `pkg/auth/claims.go`, `requiredClaims`.
const REQUIRED: [&str; 6] = ["iss", "sub", "exp", "iat", "name", "email"];

/// Of the operator, Stork and Autopilot: for them the server has a key of its own (`PORTWORX_AUTH_SYSTEM_APPS_KEY`,
/// `PORTWORX_AUTH_STORK_KEY`).
const SYSTEM_ISSUERS: [&str; 2] = ["apps.portworx.io", "stork.openstorage.io"];

/// 366 days: a token that lives longer is noted.
const LONG_SECS: u64 = 366 * 86_400;

/// 1e11, the year 5138: a date beyond it was probably meant in milliseconds.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

const SIGN_AGAIN: &str = "sign a new token with `kubectl pxsec auth token generate`";

/// Adds what is to be said about `claims`.
pub(super) fn check(
    claims: &Object,
    (decoded, mismatches): (&ServerClaims, &[TypeMismatch]),
    policy: &VerifyPolicy,
    now: NumericDate,
    findings: &mut Vec<Finding>,
) {
    names(claims, findings);
    for name in REQUIRED {
        if claims.get(name).is_none() {
            findings.push(missing(claims, name));
        }
    }
    findings.extend(mismatches.iter().map(wrong_type));
    issuer(claims, decoded, policy, findings);
    username(claims, decoded, policy, findings);
    times(claims, now, findings);
    roles(decoded, mismatches, findings);
}

fn missing(claims: &Object, name: &str) -> Finding {
    let finding = Finding::error(
        Code::MissingClaim,
        format!("the required claim `{name}` is missing"),
    );
    match claims.members.iter().find(|(key, _)| folds_to(key, name)) {
        Some((key, _)) => finding
            .because(format!(
                "it is written `{}`, and the server looks for the exact name",
                shown(key)
            ))
            .fix(format!(
                "write it `{name}` and sign again with `kubectl pxsec auth token generate`"
            )),
        None => finding.fix(SIGN_AGAIN),
    }
}

fn wrong_type(mismatch: &TypeMismatch) -> Finding {
    let TypeMismatch { key, wanted, found } = mismatch;
    Finding::error(
        Code::WrongType,
        format!("the claim `{}` is {found}, not {wanted}", shown(key)),
    )
    .because(
        "the server then cannot read any claim and says that it is unable to obtain the issuer",
    )
    .fix(SIGN_AGAIN)
}

/// Names that stand twice or in another case. Linear in the claims: a token may hold very many.
fn names(claims: &Object, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut of_field: HashMap<&str, usize> = HashMap::new();
    for (key, _) in &claims.members {
        let count = seen.entry(key).or_default();
        *count += 1;
        if *count == 2 {
            findings.push(
                Finding::warning(
                    Code::DuplicateClaim,
                    format!("the claim `{}` stands more than once", shown(key)),
                )
                .because("the server takes the last one; other readers may take the first")
                .fix(SIGN_AGAIN),
            );
        }
        if let Some(field) = struct_field(key).filter(|_| *count == 1) {
            *of_field.entry(field).or_default() += 1;
        }
    }
    for (key, _) in &claims.members {
        let Some(field) = struct_field(key).filter(|field| field != key) else {
            continue;
        };
        // Removed, so that each spelling is told once.
        if seen.remove(key.as_str()).is_none() {
            continue;
        }
        let variant = shown(key);
        findings.push(
            if of_field.get(field).is_some_and(|spellings| *spellings > 1) {
                Finding::warning(
                    Code::DuplicateClaim,
                    format!("the claim `{field}` stands more than once, also as `{variant}`"),
                )
                .because(
                    "the server takes the last one in any case; other readers take the exact name",
                )
                .fix(SIGN_AGAIN)
            } else {
                Finding::warning(
                    Code::CaseVariantClaim,
                    format!("the claim `{variant}` is read by the server as `{field}`"),
                )
                .because("other readers take the exact name only")
                .fix(SIGN_AGAIN)
            },
        );
    }
}

fn issuer(
    claims: &Object,
    decoded: &ServerClaims,
    policy: &VerifyPolicy,
    findings: &mut Vec<Finding>,
) {
    let issuer = decoded.issuer.as_str();
    if policy.issuers.is_empty() {
        findings.push(
            Finding::note(Code::IssuerNotChecked, "the issuer was not checked")
                .because("no trusted issuer was given")
                .fix("give the server's issuer with `--issuer`"),
        );
    }
    if issuer.is_empty() {
        // Absent or of the wrong type, it is reported as that.
        if matches!(claims.get("iss"), Some(Value::Null | Value::String(_))) {
            findings.push(
                Finding::error(Code::EmptyIssuer, "the issuer (`iss`) is empty").fix(SIGN_AGAIN),
            );
        }
        return;
    }
    if policy.issuers.is_empty() || policy.issuers.iter().any(|trusted| trusted == issuer) {
        return;
    }
    let finding = Finding::error(
        Code::UntrustedIssuer,
        format!("the issuer `{}` is not trusted", shown(issuer)),
    );
    let near = policy
        .issuers
        .iter()
        .find(|trusted| loosely(trusted) == loosely(issuer));
    if SYSTEM_ISSUERS.contains(&issuer) {
        findings.push(
            finding
                .because("the server takes this issuer too, with another key than the users'")
                .fix(format!(
                    "name that key with `--verifying-key`, and `--issuer {issuer}`"
                )),
        );
        return;
    }
    let trusted = near.or(policy.issuers.first()).map_or("", String::as_str);
    findings.push(
        match near {
            Some(near) => finding.because(format!(
                "it differs from `{}` in case, white space, scheme or a slash at the end, and the server compares exactly",
                shown(near)
            )),
            None => finding.because(format!(
                "the server trusts {}",
                policy.issuers.iter().map(|name| format!("`{}`", shown(name))).collect::<Vec<_>>().join(", ")
            )),
        }
        .fix(format!(
            "sign a new token with `kubectl pxsec auth token generate --issuer {}`",
            issuer_word(trusted)
        )),
    );
}

/// An issuer without what people get wrong.
fn loosely(issuer: &str) -> String {
    let lower = issuer.trim().to_lowercase();
    let bare = lower
        .strip_prefix("https://")
        .or(lower.strip_prefix("http://"))
        .unwrap_or(&lower);
    bare.trim_end_matches('/').to_owned()
}

/// The issuer as a word of a command, or a placeholder when it has control characters.
fn issuer_word(issuer: &str) -> String {
    if issuer.chars().any(char::is_control) || issuer.chars().count() > 200 {
        "ISSUER".to_owned()
    } else {
        shell_word(issuer)
    }
}

fn username(
    claims: &Object,
    decoded: &ServerClaims,
    policy: &VerifyPolicy,
    findings: &mut Vec<Finding>,
) {
    let claim = policy.username_claim;
    // Absent or of the wrong type, it is reported as that.
    if claim.of(decoded).is_empty()
        && matches!(
            claims.get(claim.as_str()),
            Some(Value::Null | Value::String(_))
        )
    {
        findings.push(
            Finding::error(Code::EmptyUsername, format!("the claim `{claim}` is empty"))
                .because(format!("the server takes the user's name from `{claim}`"))
                .fix(format!(
                    "set `{claim}` in the auth config and sign again with `kubectl pxsec auth token generate`"
                )),
        );
    }
}

fn times(claims: &Object, now: NumericDate, findings: &mut Vec<Finding>) {
    for name in ["exp", "iat", "nbf"] {
        match (name, DateClaim::of(claims, name)) {
            (_, DateClaim::OutOfRange) => findings.push(
                Finding::error(
                    Code::WrongType,
                    format!("the claim `{name}` is a number out of range, not one of seconds"),
                )
                .fix(SIGN_AGAIN),
            ),
            (_, DateClaim::WrongType(found)) => findings.push(
                Finding::error(
                    Code::WrongType,
                    format!("the claim `{name}` is {found}, not a number of seconds"),
                )
                .because(on_older_servers(name))
                .fix(SIGN_AGAIN),
            ),
            ("exp", DateClaim::Zero) => findings.push(
                Finding::warning(Code::NeverExpires, "the token never expires: its `exp` is 0")
                    .because("the server takes 0 as not set")
                    .fix("sign a new token with `kubectl pxsec auth token generate --token-duration 30d`"),
            ),
            ("exp", DateClaim::At(instant)) => findings.extend(expiry(instant, now)),
            ("iat", DateClaim::At(instant)) if instant.is_after(now) => {
                findings.push(early(Code::IssuedInFuture, "was issued in the future", instant.0, now));
            }
            ("nbf", DateClaim::At(instant)) if instant.is_after(now) => {
                findings.push(early(Code::NotYetValid, "is not valid yet", instant.0, now));
            }
            _ => {}
        }
    }
}

/// What golang-jwt 3 makes of a date that is no number (dgrijalva/jwt-go 3.2.0 `map_claims.go`): openstorage's branches
/// release-7.0 to release-9.9 have it.
fn on_older_servers(claim: &str) -> &'static str {
    match claim {
        "exp" => {
            "older servers (golang-jwt 3) take it as not set, so that the token never expires there"
        }
        _ => "older servers (golang-jwt 3) take it as not set",
    }
}

fn expiry(instant: GoInstant, now: NumericDate) -> Option<Finding> {
    let date = instant.0;
    if instant.is_after(now) {
        let left = u64::try_from(now.secs_until(date)).unwrap_or(0);
        if left <= LONG_SECS {
            return None;
        }
        let message = format!("the token is valid until {}", date.to_rfc3339());
        return Some(if date.0 >= MILLISECONDS_FROM {
            Finding::warning(Code::LongLived, message)
                .because("`exp` counts seconds; this looks like milliseconds")
                .fix(SIGN_AGAIN)
        } else {
            Finding::note(Code::LongLived, message).because(
                "there is no way to revoke a token before it expires but to change the key",
            )
        });
    }
    let finding = Finding::error(Code::Expired, "the token has expired").fix(SIGN_AGAIN);
    // Compared as numbers: what is ahead and yet counts as past has wrapped around in the server.
    Some(if date > now || date.0 == i64::MIN {
        finding.because("`exp` is too large a number, and the server's arithmetic overflows")
    } else {
        let ago = match about(date.secs_until(now)) {
            Some(span) => format!(", {span} ago"),
            None => ", just now".to_owned(),
        };
        finding.because(format!("it expired at {}{ago}", date.to_rfc3339()))
    })
}

fn early(code: Code, what: &str, date: NumericDate, now: NumericDate) -> Finding {
    let ahead = about(now.secs_until(date)).map_or(String::new(), |span| format!(", {span} ahead"));
    let finding = Finding::error(code, format!("the token {what}"));
    let at = format!(
        "it says {}{ahead}; the server allows no clock skew",
        date.to_rfc3339()
    );
    if date.0 >= MILLISECONDS_FROM {
        return finding
            .because("the claim counts seconds; this looks like milliseconds")
            .fix(SIGN_AGAIN);
    }
    match code {
        Code::IssuedInFuture => finding.because(at).fix(
            "set the clock right, or sign again with `kubectl pxsec auth token generate --iat-backdate 10m`",
        ),
        _ => finding.because(at).fix("wait until then, or sign a new token without `nbf`"),
    }
}

/// A span for people: its two largest units.
fn about(secs: i64) -> Option<String> {
    let secs = u64::try_from(secs).ok()?;
    let unit = match secs {
        0..3_600 => 1,
        3_600..86_400 => 60,
        86_400..31_536_000 => 3_600,
        _ => 86_400,
    };
    Lifetime::from_secs(secs - secs % unit).map(|span| span.to_string())
}

fn roles(decoded: &ServerClaims, mismatches: &[TypeMismatch], findings: &mut Vec<Finding>) {
    // What is empty because it is no string is told as that.
    let unread = |claim: &str| {
        let mut of_claim = mismatches.iter();
        of_claim.any(|mismatch| struct_field(&mismatch.key) == Some(claim))
    };
    if decoded.roles.is_empty() && !unread("roles") {
        findings.push(
            Finding::warning(Code::NoRoles, "the token has no role")
                .because("the server authenticates it and then denies every call")
                .fix("add `roles: [\"system.user\"]` to the auth config and sign again with `kubectl pxsec auth token generate`"),
        );
    }
    for (kind, claim, names) in [
        ("role", "roles", &decoded.roles),
        ("group", "groups", &decoded.groups),
    ] {
        for name in names.iter().collect::<BTreeSet<_>>() {
            let message = if name.is_empty() {
                if unread(claim) {
                    continue;
                }
                format!("a {kind} is empty")
            } else if name.trim() != name {
                format!("the {kind} `{}` has white space around it", shown(name))
            } else {
                continue;
            };
            findings.push(
                Finding::warning(Code::OddRole, message)
                    .because("the server compares exactly, so it matches nothing")
                    .fix(SIGN_AGAIN),
            );
        }
    }
}

#[cfg(test)]
#[path = "claims_check_tests.rs"]
mod tests;
