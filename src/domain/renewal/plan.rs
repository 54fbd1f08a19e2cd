//! Whether the token in a Secret is to be renewed, and what is to be signed in its place.
//!
//! Whoever may edit a Secret may put any token into it, write any annotation and use any field manager's name. So what
//! is signed comes from a token whose signature was made with a key that the user trusts, or from the user's own
//! declaration, and from nothing else. What the annotations tell may only make us refuse, or choose the time
//! (docs/adr/0010-what-rotate-signs.md).

use std::collections::BTreeSet;

use aws_lc_rs::digest;

pub use super::decision::*;
use super::{RenewBefore, default_renew_before, lifetime_of};
use crate::domain::claims::{ClaimsDraft, End, Identity};
use crate::domain::decoded::Decoded;
use crate::domain::finding::{Code, Severity};
use crate::domain::server_claims::ServerClaims;
use crate::domain::time::{Lifetime, NumericDate};
use crate::domain::token::Jwt;
use crate::domain::token_record::Recorded;
use crate::domain::verify::{Verdict, VerifyPolicy, VerifyingKeys, verify};

/// Decides about one Secret that pxsec keeps. Contacts nothing.
#[must_use]
pub fn plan(live: &Live<'_>, keys: TrustedKeys<'_>, policy: &Policy, now: NumericDate) -> Decision {
    let read = match live.token {
        Some(text) => Jwt::parse(text).map_err(Refusal::NotAToken),
        None => Err(Refusal::NoToken {
            key: live.key.to_owned(),
        }),
    };
    let token = match read {
        Ok(token) => token,
        Err(refusal) => return declared_or(refusal, None, live, policy),
    };
    let decided = believed(live, &token, keys, now)
        .and_then(|believed| decide(live, &token, &believed, policy, now));
    match decided {
        Ok(decision) => decision,
        Err(refusal) => {
            let decoded = crate::domain::decoded::decode_unverified(token.expose());
            declared_or(refusal, decoded.expires, live, policy)
        }
    }
}

/// What the user declared, or else the refusal.
fn declared_or(
    refusal: Refusal,
    expires: Option<NumericDate>,
    live: &Live<'_>,
    policy: &Policy,
) -> Decision {
    match &policy.declared {
        Some(declared @ Declared { identity, .. }) if refusal.yields_to_declaration() => {
            Decision::Renew(Box::new(Renewal {
                in_force: false,
                reason: RenewReason::Instead(refusal),
                draft: ClaimsDraft {
                    identity: Identity {
                        subject: live
                            .subject
                            .map(str::to_owned)
                            .or_else(|| identity.subject.clone()),
                        ..identity.clone()
                    },
                    issuer: declared.issuer.clone(),
                    end: declared.end,
                    backdate_secs: policy.backdate_secs,
                },
                source: ClaimSource::Declaration,
                expires,
                dropped: Vec::new(),
            }))
        }
        _ => Decision::Refuse(refusal),
    }
}

/// A token that a trusted key has signed and that is what the annotations tell of.
struct Believed {
    claims: ServerClaims,
    decoded: Decoded,
    /// Whether the key that signs now has signed it.
    current: bool,
}

/// Whether a token is to be believed. Looks at signature and claims before it looks at anything that others may write.
fn believed(
    live: &Live<'_>,
    token: &Jwt,
    keys: TrustedKeys<'_>,
    now: NumericDate,
) -> Result<Believed, Refusal> {
    let judge = |keys: &VerifyingKeys| verify(token.expose(), keys, &VerifyPolicy::default(), now);
    let mut unsound = None;
    let mut proven = None;
    let each = std::iter::once(keys.current).chain(keys.previous.iter().copied());
    for (index, verdict) in each.map(judge).enumerate() {
        match Standing::of(&verdict) {
            Standing::OtherKey => {}
            Standing::Unsound(why) => unsound = unsound.or(Some(Refusal::Unsound(why))),
            Standing::Early => unsound = unsound.or(Some(Refusal::NotYetValid)),
            Standing::Sound => {
                proven = Some((verdict.decoded, index == 0));
                break;
            }
        }
    }
    let Some((decoded, current)) = proven else {
        return Err(unsound.unwrap_or(Refusal::WrongKey {
            previous: !keys.previous.is_empty(),
        }));
    };
    let claims = decoded.server_claims.clone().unwrap_or_default();
    // From here on it is a token that was given once. Whether it was given here, the Secret itself cannot prove; but
    // what does not fit together has been tampered with.
    if let Some(other) = live.metadata.others_of(live.key).next() {
        return Err(Refusal::OtherManager {
            manager: other.name.clone(),
        });
    }
    let record = match &live.metadata.recorded {
        Recorded::Token(record) => record,
        Recorded::Malformed(key) => return Err(Refusal::Malformed(Some(key))),
        Recorded::Nothing => return Err(Refusal::Malformed(None)),
    };
    let found = token.fingerprint();
    if record.fingerprint != found {
        return Err(Refusal::Drifted {
            found,
            told: record.fingerprint.clone(),
        });
    }
    if let Some(wanted) = live.subject.filter(|wanted| *wanted != claims.subject) {
        return Err(Refusal::OtherSubject {
            found: claims.subject,
            wanted: wanted.to_owned(),
        });
    }
    Ok(Believed {
        claims,
        decoded,
        current,
    })
}

/// What a verdict says about one key.
enum Standing {
    /// The key has not signed it, as far as can be told.
    OtherKey,
    /// The key has signed it, and the server refuses it for ever.
    Unsound(Vec<String>),
    /// The key has signed it, and the server does not take it yet.
    Early,
    /// The key has signed it, and the server takes it, or did until it expired.
    Sound,
}

impl Standing {
    fn of(verdict: &Verdict) -> Self {
        let errors = || {
            let findings = verdict.findings.iter();
            findings.filter(|finding| finding.severity == Severity::Error)
        };
        if !verdict.signed {
            return Self::OtherKey;
        }
        let timely = |code: Code| matches!(code, Code::IssuedInFuture | Code::NotYetValid);
        let lasting: Vec<String> = errors()
            .filter(|finding| finding.code != Code::Expired && !timely(finding.code))
            .map(|finding| finding.message.clone())
            .collect();
        if !lasting.is_empty() {
            Self::Unsound(lasting)
        } else if errors().any(|finding| timely(finding.code)) {
            Self::Early
        } else {
            Self::Sound
        }
    }
}

/// Decides about a token that is believed.
fn decide(
    live: &Live<'_>,
    token: &Jwt,
    believed: &Believed,
    policy: &Policy,
    now: NumericDate,
) -> Result<Decision, Refusal> {
    let Believed {
        claims,
        decoded,
        current,
    } = believed;
    let expires = decoded.expires;
    let lifetime_secs = lifetime_of(decoded.issued_at, expires);
    let renews = due_at(live, token, expires, lifetime_secs, policy);
    let other_issuer = policy
        .issuer
        .as_ref()
        .filter(|wanted| **wanted != claims.issuer);
    let stale = match (current, other_issuer) {
        (false, _) => Some(RenewReason::WrongKey),
        (true, Some(_)) => Some(RenewReason::WrongIssuer),
        (true, None) => None,
    };
    let expired = expires.is_some_and(|expires| expires <= now);
    let due = expired || renews.is_some_and(|renews| renews <= now);
    let keep = |why| {
        Ok(Decision::Keep(Kept {
            why,
            expires,
            renews,
        }))
    };
    let reason = match (policy.which, stale) {
        (Which::Due, None) if !due => return keep(KeepReason::NotDue),
        (Which::Due, Some(_)) if !due => return keep(KeepReason::StaleNotDue),
        (Which::Stale, None) => return keep(KeepReason::NotStale),
        (Which::Stale, Some(stale)) => stale,
        (Which::Due | Which::All, _) if expired => RenewReason::Expired,
        (Which::Due | Which::All, _) if due => RenewReason::Due,
        (Which::Due | Which::All, _) => RenewReason::Asked,
    };
    let issuer = match other_issuer {
        Some(wanted) if policy.which == Which::Stale => wanted.clone(),
        Some(wanted) => {
            return Err(Refusal::WrongIssuer {
                found: claims.issuer.clone(),
                wanted: wanted.clone(),
            });
        }
        None => claims.issuer.clone(),
    };
    let (end, backdate_secs) = match policy.end {
        Some(end) => (end, policy.backdate_secs),
        None => as_long(decoded, policy.backdate_secs, now).ok_or(Refusal::NoLifetime)?,
    };
    Ok(Decision::Renew(Box::new(Renewal {
        reason,
        draft: ClaimsDraft {
            identity: identity(claims, decoded),
            issuer,
            end,
            backdate_secs,
        },
        source: ClaimSource::Token,
        expires,
        in_force: !expired && *current && other_issuer.is_none(),
        dropped: dropped(decoded),
    })))
}

/// An end that leaves exactly as long between `iat` and `exp` as there was, and how far `iat` is set back for that.
///
/// Not the lifetime counted from now, with `iat` set back on top: that would grow with each renewal.
fn as_long(decoded: &Decoded, backdate_secs: u64, now: NumericDate) -> Option<(End, u64)> {
    let span = decoded.issued_at?.secs_until(decoded.expires?);
    let span = Lifetime::from_secs(u64::try_from(span).ok()?)?;
    let backdate_secs = backdate_secs.min(span.as_secs() / 2);
    let issued = now.saturating_sub_secs(backdate_secs);
    Some((End::At(issued.checked_add(span)?), backdate_secs))
}

/// The identity as the server acts on it. A list that was absent stays absent.
fn identity(claims: &ServerClaims, decoded: &Decoded) -> Identity {
    let list = |name: &str, values: &[String]| {
        let there = decoded
            .claims
            .as_ref()
            .is_some_and(|all| all.get(name).is_some());
        (there || !values.is_empty()).then(|| values.to_vec())
    };
    Identity {
        name: Some(claims.name.clone()),
        email: Some(claims.email.clone()),
        subject: Some(claims.subject.clone()),
        roles: list("roles", &claims.roles),
        groups: list("groups", &claims.groups),
    }
}

/// The claims that no token of ours has.
fn dropped(decoded: &Decoded) -> Vec<String> {
    const OURS: [&str; 8] = [
        "email", "exp", "groups", "iat", "iss", "name", "roles", "sub",
    ];
    let claims = decoded.claims.iter().flat_map(|claims| &claims.members);
    let names: BTreeSet<&str> = claims
        .map(|(name, _)| name.as_str())
        .filter(|name| !OURS.iter().any(|ours| name.eq_ignore_ascii_case(ours)))
        .collect();
    names.into_iter().map(str::to_owned).collect()
}

/// When a token is due. Whatever is told, within its own life.
fn due_at(
    live: &Live<'_>,
    token: &Jwt,
    expires: Option<NumericDate>,
    lifetime_secs: Option<u64>,
    policy: &Policy,
) -> Option<NumericDate> {
    let expires = expires?;
    let Some(lifetime_secs) = lifetime_secs else {
        return Some(expires);
    };
    let told = live.metadata.recorded.token();
    let told = told.and_then(|record| record.renew_before_secs);
    let before = match policy.renew_before {
        // The user's word holds, also where it leaves a token no rest.
        Some(RenewBefore::Span(span)) => span.as_secs(),
        Some(percent) => percent.of_lifetime(lifetime_secs).unwrap_or(0),
        None => told
            .filter(|secs| (1..lifetime_secs).contains(secs))
            .or_else(|| default_renew_before(lifetime_secs))
            .unwrap_or(0),
    };
    let share = share(&format!(
        "{}/{}/{}",
        live.metadata.namespace,
        live.metadata.name,
        token.fingerprint()
    ));
    let longer = u128::from(before) * u128::from(policy.jitter_percent) * u128::from(share)
        / (100 * u128::from(u32::MAX));
    let before = before.saturating_add(u64::try_from(longer).unwrap_or(u64::MAX));
    Some(expires.saturating_sub_secs(before))
}

/// A number that is always the same for a text, and evenly spread.
fn share(text: &str) -> u32 {
    let hash = digest::digest(&digest::SHA256, text.as_bytes());
    let first = hash.as_ref().iter().take(4);
    first.fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod plan_tests;
