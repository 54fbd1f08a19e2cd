//! What is to be thought of a Secret once its token has been read and checked, in one word.
//!
//! The word says what has to be done first. So what the storage server refuses comes before whose the Secret is, and
//! that before what pxsec has recorded:
//!
//! 1. no token at all, or one that cannot be read: [`SecretState::Malformed`]
//! 2. a signature that is not of the server's key: [`SecretState::WrongKey`]
//! 3. an issuer that the server does not trust: [`SecretState::WrongIssuer`]
//! 4. claims that are missing or of another type: [`SecretState::Malformed`]
//! 5. its times: [`SecretState::Expired`], [`SecretState::NotYetValid`]
//! 6. the server takes it, and it is not kept by pxsec: [`SecretState::OperatorManaged`], [`SecretState::Unmanaged`]
//! 7. the annotations are not what pxsec writes, or tell of another token: [`SecretState::Malformed`],
//!    [`SecretState::Drifted`]
//! 8. [`SecretState::Due`] or [`SecretState::Valid`]
//!
//! Times are those of the token: whoever may edit the Secret may write anything into its annotations.

use super::credential::TokenSummary;
use super::finding::{Code, Finding, Severity};
use super::secret_state::SecretState;
use super::time::NumericDate;
use super::token::Jwt;
use super::token_record::{Recorded, SecretMetadata, TokenRecord};
use super::unverified::summarize_unverified;
use super::verify::{VerifyPolicy, VerifyingKeys, verify};

/// What a storage server takes tokens by.
#[derive(Debug, Default)]
pub struct Trust {
    /// Its keys.
    pub keys: VerifyingKeys,
    /// Its issuers, and where the user's name is.
    pub policy: VerifyPolicy,
}

/// What a Secret with its token was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// In a word.
    pub state: SecretState,
    /// What the token says, when it is one; to be trusted only as far as `state` says.
    pub token: Option<TokenSummary>,
}

/// Judges a Secret with `raw` under the key that holds the token. Pure.
///
/// `raw` is what the storage server sends on as it is, so white space around a token counts.
#[must_use]
pub fn check(
    secret: &SecretMetadata,
    raw: Option<&[u8]>,
    trust: &Trust,
    now: NumericDate,
) -> Checked {
    let text = raw.and_then(|bytes| std::str::from_utf8(bytes).ok());
    let token = text.and_then(|text| Jwt::parse(text).ok());
    let (Some(text), Some(token)) = (text, token) else {
        return Checked {
            state: SecretState::Malformed,
            token: None,
        };
    };
    let verdict = verify(text, &trust.keys, &trust.policy, now);
    let token = summarize_unverified(&token);
    let state = match refusal(&verdict.findings) {
        Some(refused) => refused,
        None => of_accepted(secret, &token, now),
    };
    Checked {
        state,
        token: Some(token),
    }
}

/// Why the server refuses the token; `None` when it takes it.
fn refusal(findings: &[Finding]) -> Option<SecretState> {
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| rank(finding.code))
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, state)| state)
}

/// Which reason is told when there are several: the smallest.
fn rank(code: Code) -> (u8, SecretState) {
    match code {
        Code::Malformed
        | Code::BearerPrefix
        | Code::MalformedHeader
        | Code::MalformedClaims
        | Code::NumberOutOfRange
        | Code::UnspecifiedAlgorithm => (0, SecretState::Malformed),
        // An algorithm that no key goes with, such as `none`.
        Code::UnknownAlgorithm | Code::NoKeyForAlgorithm | Code::WrongSignature => {
            (1, SecretState::WrongKey)
        }
        Code::UntrustedIssuer => (2, SecretState::WrongIssuer),
        Code::Expired => (4, SecretState::Expired),
        Code::IssuedInFuture | Code::NotYetValid => (5, SecretState::NotYetValid),
        _ => (3, SecretState::Malformed),
    }
}

fn of_accepted(secret: &SecretMetadata, token: &TokenSummary, now: NumericDate) -> SecretState {
    if secret.storage_cluster().is_some() {
        return SecretState::OperatorManaged;
    }
    if !secret.is_managed() {
        return SecretState::Unmanaged;
    }
    let Recorded::Token(record) = &secret.recorded else {
        return SecretState::Malformed;
    };
    if tells_of_another(record, token) {
        return SecretState::Drifted;
    }
    SecretState::of_times(token.expires, token.issued, record.renews(), now)
}

/// Whether a record is about another token, or has been edited.
fn tells_of_another(record: &TokenRecord, token: &TokenSummary) -> bool {
    record.fingerprint != token.fingerprint
        || record.expires != token.expires
        || Some(&record.issuer) != token.issuer.as_ref()
        || Some(&record.subject) != token.subject.as_ref()
        || record.roles != token.roles
        || record.groups != token.groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::claims::Claims;
    use crate::domain::claims_set::ClaimsSet;
    use crate::domain::key::SigningKey;
    use crate::domain::secret_state::tests::kept;
    use crate::domain::sign::sign;

    const NOW: NumericDate = NumericDate(1_000_000);

    fn key() -> SigningKey {
        SigningKey::shared_secret(b"correct-horse-battery-staple-0123456789a").unwrap()
    }

    fn trust() -> Trust {
        Trust {
            keys: key().verifying_key().into(),
            policy: VerifyPolicy {
                issuers: vec!["portworx.com".into()],
                ..VerifyPolicy::default()
            },
        }
    }

    fn claims() -> Claims {
        Claims {
            email: "a@corp".into(),
            exp: NumericDate(NOW.0 + 3_000),
            groups: None,
            iat: NumericDate(NOW.0 - 60),
            iss: "portworx.com".into(),
            name: "A".into(),
            roles: Some(vec!["system.user".into()]),
            sub: "a".into(),
        }
    }

    fn signed(claims: &Claims, key: &SigningKey) -> Jwt {
        sign(
            &ClaimsSet::from(claims),
            key,
            key.kind().default_algorithm(),
        )
        .unwrap()
    }

    /// A Secret kept by pxsec with a record that tells of `token`.
    fn managed(token: &Jwt) -> SecretMetadata {
        let told = summarize_unverified(token);
        SecretMetadata {
            recorded: Recorded::Token(Box::new(TokenRecord {
                expires: told.expires,
                issued: told.issued,
                issuer: told.issuer.unwrap(),
                subject: told.subject.unwrap(),
                roles: told.roles,
                groups: told.groups,
                fingerprint: told.fingerprint,
                signing_key: None,
                lifetime_secs: Some(3_000),
                renew_before_secs: Some(1_000),
            })),
            ..kept()
        }
    }

    fn state(secret: &SecretMetadata, raw: &str, now: i64) -> SecretState {
        check(secret, Some(raw.as_bytes()), &trust(), NumericDate(now)).state
    }

    #[test]
    fn the_first_thing_to_do_is_told() {
        use SecretState as S;
        for (codes, state) in [
            (vec![Code::Expired, Code::WrongSignature], S::WrongKey),
            (vec![Code::Expired, Code::UntrustedIssuer], S::WrongIssuer),
            (vec![Code::MissingClaim, Code::Expired], S::Malformed),
            (vec![Code::WrongSignature, Code::MissingClaim], S::WrongKey),
            (
                vec![Code::WrongSignature, Code::MalformedClaims],
                S::Malformed,
            ),
            (vec![Code::IssuedInFuture, Code::Expired], S::Expired),
            (vec![Code::NotYetValid], S::NotYetValid),
            (vec![Code::UnknownAlgorithm], S::WrongKey),
        ] {
            let error = |code: &Code| Finding::error(*code, "x");
            let findings: Vec<Finding> = codes.iter().map(error).collect();
            assert_eq!(refusal(&findings), Some(state), "{codes:?}");
        }
        assert_eq!(refusal(&[Finding::warning(Code::WeakKey, "x")]), None);
    }

    #[test]
    fn times_are_the_tokens_whatever_the_annotations_tell() {
        let token = signed(&claims(), &key());
        let mut secret = managed(&token);
        let raw = token.expose();
        for (at, word) in [
            (NOW.0, SecretState::Valid),
            (NOW.0 + 2_000, SecretState::Due),
            (NOW.0 + 3_000, SecretState::Expired),
            (NOW.0 - 61, SecretState::NotYetValid),
        ] {
            assert_eq!(state(&secret, raw, at), word, "{at}");
        }
        if let Recorded::Token(record) = &mut secret.recorded {
            record.expires = Some(NumericDate(NOW.0 + 9_000_000));
        }
        assert_eq!(state(&secret, raw, NOW.0), SecretState::Drifted);
        // Expired is what has to be done about first.
        assert_eq!(state(&secret, raw, NOW.0 + 3_000), SecretState::Expired);
    }

    #[test]
    fn each_recorded_fact_has_to_be_the_tokens() {
        let token = signed(&claims(), &key());
        let edits: [fn(&mut TokenRecord); 5] = [
            |record| record.subject = "b".into(),
            |record| record.issuer = "other".into(),
            |record| record.roles = vec!["system.view".into()],
            |record| record.groups = vec!["*".into()],
            |record| record.expires = None,
        ];
        for edit in edits {
            let mut secret = managed(&token);
            if let Recorded::Token(record) = &mut secret.recorded {
                edit(record);
            }
            assert_eq!(state(&secret, token.expose(), NOW.0), SecretState::Drifted);
        }
        let other = signed(
            &Claims {
                name: "B".into(),
                ..claims()
            },
            &key(),
        );
        // The same claims as far as they are recorded: the fingerprint tells.
        assert_eq!(
            state(&managed(&token), other.expose(), NOW.0),
            SecretState::Drifted
        );
    }

    #[test]
    fn what_the_server_refuses_comes_before_whose_it_is() {
        let old = SigningKey::shared_secret(b"the-shared-secret-before-it-was-changed-1").unwrap();
        let elsewhere = Claims {
            iss: "elsewhere".into(),
            ..claims()
        };
        let right = signed(&claims(), &key());
        let wrong_key = signed(&claims(), &old);
        let wrong_issuer = signed(&elsewhere, &key());
        type Edit = fn(&mut SecretMetadata);
        let owners: [(Edit, SecretState); 3] = [
            (|_| {}, SecretState::Valid),
            (
                |secret| secret.owners = vec![("StorageCluster".into(), "px".into())],
                SecretState::OperatorManaged,
            ),
            (|secret| secret.managers.clear(), SecretState::Unmanaged),
        ];
        for (edit, accepted) in owners {
            let of = |token: &Jwt| {
                let mut secret = managed(token);
                edit(&mut secret);
                secret
            };
            assert_eq!(state(&of(&right), right.expose(), NOW.0), accepted);
            assert_eq!(
                state(&of(&right), right.expose(), NOW.0 + 3_000),
                SecretState::Expired
            );
            assert_eq!(
                state(&of(&wrong_key), wrong_key.expose(), NOW.0),
                SecretState::WrongKey
            );
            let found = state(&of(&wrong_issuer), wrong_issuer.expose(), NOW.0);
            assert_eq!(found, SecretState::WrongIssuer);
        }
    }

    #[test]
    fn what_is_no_token_is_malformed() {
        let token = signed(&claims(), &key());
        let secret = managed(&token);
        let with_line_break = format!("{}\n", token.expose());
        for raw in ["", "abc", "a.b.c", &with_line_break] {
            assert_eq!(
                state(&secret, raw, NOW.0),
                SecretState::Malformed,
                "{raw:?}"
            );
        }
        let none = check(&secret, None, &trust(), NOW);
        assert_eq!((none.state, none.token), (SecretState::Malformed, None));
        let binary = check(&secret, Some(b"\xff.a.b"), &trust(), NOW);
        assert_eq!(binary.state, SecretState::Malformed);
        // A good token, and annotations that pxsec never writes.
        let mut edited = managed(&token);
        edited.recorded = Recorded::Malformed("pxsec.dev/roles");
        assert_eq!(
            state(&edited, token.expose(), NOW.0),
            SecretState::Malformed
        );
    }
}
