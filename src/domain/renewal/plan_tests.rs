use proptest::prelude::*;

use super::*;
use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::claims_set::ClaimsSet;
use crate::domain::key::SigningKey;
use crate::domain::secret_state::tests::{kept, manager};
use crate::domain::sign::sign;
use crate::domain::token::Fingerprint;
use crate::domain::token_record::{SecretMetadata, TokenRecord};

const NOW: NumericDate = NumericDate(1_767_323_045);
const DAY: i64 = 86_400;
const OURS: &[u8] = b"our-own-key-of-forty-characters-000000000";
const EARLIER: &[u8] = b"an-earlier-key-of-forty-characters-111111";
const THEIRS: &[u8] = b"the-tenants-key-of-forty-characters-22222";

fn token(key: &[u8], claims: &str) -> String {
    let key = SigningKey::shared_secret(key).unwrap();
    let token = sign(
        &ClaimsSet::from_json(claims.as_bytes()).unwrap(),
        &key,
        SigningAlgorithm::HS256,
    )
    .unwrap();
    token.expose().to_owned()
}

fn claims(exp: i64) -> String {
    format!(
        r#"{{"email":"e","exp":{exp},"groups":["g"],"iat":{},"iss":"px","name":"n","roles":["system.user"],"sub":"s"}}"#,
        NOW.0 - 20 * DAY - 60
    )
}

fn checks(key: &[u8]) -> VerifyingKeys {
    VerifyingKeys::from(SigningKey::shared_secret(key).unwrap().verifying_key())
}

fn secret(token: &str) -> SecretMetadata {
    let fingerprint = Jwt::parse(token).map(|token| token.fingerprint());
    SecretMetadata {
        recorded: Recorded::Token(Box::new(TokenRecord {
            expires: None,
            issued: None,
            issuer: "told".into(),
            subject: "told".into(),
            roles: vec!["system.admin".into()],
            groups: vec!["*".into()],
            fingerprint: fingerprint
                .unwrap_or_else(|_| Fingerprint::parse("sha256:00000000").unwrap()),
            signing_key: None,
            lifetime_secs: Some(9_000_000_000),
            renew_before_secs: Some(10 * 86_400),
        })),
        ..kept()
    }
}

fn policy(which: Which) -> Policy {
    Policy {
        which,
        renew_before: None,
        jitter_percent: 0,
        end: None,
        backdate_secs: 60,
        issuer: None,
        declared: None,
    }
}

fn decide_on(token: &str, metadata: &SecretMetadata, policy: &Policy) -> Decision {
    let live = Live {
        metadata,
        key: "auth-token",
        token: Some(token),
        subject: None,
    };
    let (current, earlier) = (checks(OURS), checks(EARLIER));
    let keys = TrustedKeys {
        current: &current,
        previous: &[&earlier],
    };
    plan(&live, keys, policy, NOW)
}

fn said(decision: &Decision) -> String {
    match decision {
        Decision::Keep(kept) => format!("keep {:?}", kept.why),
        Decision::Renew(renewal) => format!("renew {:?}", renewal.reason),
        Decision::Refuse(refusal) => format!("refuse {refusal}"),
    }
}

#[test]
fn what_is_selected_depends_on_time_and_key() {
    let (due, fresh) = (claims(NOW.0 + 10 * DAY), claims(NOW.0 + 11 * DAY));
    let ended = claims(NOW.0);
    for (key, claims, which, expected) in [
        (OURS, &due, Which::Due, "renew Due"),
        (OURS, &fresh, Which::Due, "keep NotDue"),
        (OURS, &ended, Which::Due, "renew Expired"),
        (OURS, &fresh, Which::All, "renew Asked"),
        (OURS, &due, Which::Stale, "keep NotStale"),
        (EARLIER, &due, Which::Due, "renew Due"),
        (EARLIER, &fresh, Which::Due, "keep StaleNotDue"),
        (EARLIER, &fresh, Which::Stale, "renew WrongKey"),
        (
            THEIRS,
            &due,
            Which::Due,
            "refuse its token was signed neither with the signing key nor with an earlier one that was named",
        ),
        (
            THEIRS,
            &fresh,
            Which::Stale,
            "refuse its token was signed neither with the signing key nor with an earlier one that was named",
        ),
    ] {
        let token = token(key, claims);
        let decision = decide_on(&token, &secret(&token), &policy(which));
        assert_eq!(said(&decision), expected, "{which:?}");
    }
}

#[test]
fn another_issuer_is_replaced_only_when_asked_for_and_never_by_a_declaration() {
    let good = token(OURS, &claims(NOW.0 + DAY));
    let declared = Declared {
        identity: Identity {
            name: Some("n".into()),
            email: Some("e".into()),
            roles: Some(vec!["system.view".into()]),
            ..Identity::default()
        },
        issuer: "new".into(),
        end: End::After("1h".parse().unwrap()),
    };
    let of = |token: &str, which, issuer: &str| {
        let policy = Policy {
            issuer: Some(issuer.into()),
            declared: Some(declared.clone()),
            ..policy(which)
        };
        said(&decide_on(token, &secret(token), &policy))
    };
    let refused = "refuse its token has the issuer `px`, and the server's is `new`";
    assert_eq!(of(&good, Which::Due, "px"), "renew Due");
    assert_eq!(of(&good, Which::Stale, "px"), "keep NotStale");
    assert_eq!(of(&good, Which::Due, "new"), refused);
    assert_eq!(of(&good, Which::All, "new"), refused);
    assert_eq!(of(&good, Which::Stale, "new"), "renew WrongIssuer");
    // What cannot be believed is where a declaration stands in.
    let theirs = token(THEIRS, &claims(NOW.0 + DAY));
    assert!(of(&theirs, Which::Due, "px").starts_with("renew Instead"));
}

#[test]
fn a_token_for_another_subject_is_not_renewed() {
    let good = token(OURS, &claims(NOW.0 + DAY));
    let metadata = secret(&good);
    let checks = checks(OURS);
    let keys = TrustedKeys {
        current: &checks,
        previous: &[],
    };
    let of = |subject| {
        let live = Live {
            metadata: &metadata,
            key: "auth-token",
            token: Some(&good),
            subject: Some(subject),
        };
        said(&plan(&live, keys, &policy(Which::All), NOW))
    };
    assert_eq!(of("s"), "renew Due");
    assert!(of("another").starts_with("refuse"), "{}", of("another"));
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let good = token(OURS, &claims(NOW.0 + DAY));
    let with = |change: fn(&mut SecretMetadata)| {
        let mut metadata = secret(&good);
        change(&mut metadata);
        said(&decide_on(&good, &metadata, &policy(Which::All)))
    };
    assert_eq!(with(|_| {}), "renew Due");
    assert!(with(|secret| secret.recorded = Recorded::Nothing).contains("there are none"));
    assert!(
        with(|secret| secret.recorded = Recorded::Malformed("pxsec.dev/roles"))
            .contains("pxsec.dev/roles")
    );
    assert!(
        with(|secret| secret.managers.push(manager("kubectl-edit", false)))
            .contains("`kubectl-edit`")
    );
    let other = token(OURS, &claims(NOW.0 + 2 * DAY));
    assert!(
        said(&decide_on(&other, &secret(&good), &policy(Which::All)))
            .contains("somebody has replaced")
    );
}

#[test]
fn a_signature_alone_is_not_enough() {
    for (claims, expected) in [
        (
            r#"{"iss":"px","sub":"s","name":"n","email":"e","iat":1}"#,
            "required claim `exp`",
        ),
        (
            r#"{"iss":"px","sub":"","name":"n","email":"e","iat":1,"exp":2}"#,
            "`sub` is empty",
        ),
        (
            r#"{"iss":"px","sub":"s","name":"n","email":"e","iat":1,"exp":2,"roles":"system.admin"}"#,
            "`roles`",
        ),
        (
            r#"{"iss":"px","sub":"s","name":"n","email":"e","iat":9999999999,"exp":99999999999}"#,
            "not valid yet",
        ),
        (
            r#"{"iss":"px","sub":"s","name":"n","email":"e","iat":1,"exp":99999999999,"nbf":9999999999}"#,
            "not valid yet",
        ),
    ] {
        let token = token(OURS, claims);
        let said = said(&decide_on(&token, &secret(&token), &policy(Which::All)));
        assert!(
            said.starts_with("refuse") && said.contains(expected),
            "{claims}: {said}"
        );
    }
}

/// The server reads names in any case and takes the last of equal ones: so does what is signed.
#[test]
fn claims_are_what_the_server_acts_on() {
    let claims = claims(NOW.0 + DAY).replace(
        r#""roles":["system.user"]"#,
        r#""roles":["system.admin"],"Roles":["system.view"],"GROUPS":[]"#,
    );
    let token = token(OURS, &claims);
    let Decision::Renew(renewal) = decide_on(&token, &secret(&token), &policy(Which::Due)) else {
        panic!("it is due");
    };
    let identity = renewal.draft.identity;
    assert_eq!(identity.roles, Some(vec!["system.view".to_owned()]));
    assert_eq!(identity.groups, Some(vec![]));
}

fn renewal(token: &str, policy: &Policy) -> Box<Renewal> {
    match decide_on(token, &secret(token), policy) {
        Decision::Renew(renewal) => renewal,
        other => panic!("{}", said(&other)),
    }
}

/// What was absent stays absent, and is not the same as an empty list.
#[test]
fn a_list_is_given_only_where_there_was_one() {
    let with = |groups: &str| {
        let claims = claims(NOW.0 + DAY).replace(r#","groups":["g"]"#, groups);
        let renewal = renewal(&token(OURS, &claims), &policy(Which::Due));
        renewal.draft.identity.groups
    };
    assert_eq!(with(""), None);
    assert_eq!(with(r#","groups":[]"#), Some(vec![]));
    assert_eq!(with(r#","groups":["g"]"#), Some(vec!["g".to_owned()]));
}

#[test]
fn claims_that_no_token_of_ours_has_are_named() {
    let claims = claims(NOW.0 + DAY).replace('{', r#"{"jti":"1","Sub":"s","aud":"a","#);
    let of = |claims: &str| renewal(&token(OURS, claims), &policy(Which::Due)).dropped;
    assert_eq!(of(&claims), ["aud", "jti"]);
    assert!(of(&self::claims(NOW.0 + DAY)).is_empty());
}

#[test]
fn a_token_is_in_force_while_the_server_takes_it() {
    let (due, ended) = (claims(NOW.0 + DAY), claims(NOW.0));
    let (current, earlier) = (token(OURS, &due), token(EARLIER, &due));
    assert!(renewal(&current, &policy(Which::Due)).in_force);
    assert!(!renewal(&token(OURS, &ended), &policy(Which::Due)).in_force);
    assert!(!renewal(&earlier, &policy(Which::Due)).in_force);
    let moved = Policy {
        issuer: Some("new".into()),
        ..policy(Which::Stale)
    };
    assert!(!renewal(&current, &moved).in_force);
}

/// The issue time of a token of a minute is not set back by all of it: it would end as it begins.
#[test]
fn a_short_token_is_set_back_by_half_its_life_at_most() {
    let short = format!(
        r#"{{"email":"e","exp":{},"iat":{},"iss":"px","name":"n","sub":"s"}}"#,
        NOW.0 + 1,
        NOW.0 - 58
    );
    let draft = renewal(&token(OURS, &short), &policy(Which::All)).draft;
    assert_eq!(draft.backdate_secs, 29);
    assert_eq!(draft.end, End::At(NumericDate(NOW.0 - 29 + 59)));
}

/// By the first 32 bits of a digest of what is renewed, so that each run comes to the same.
#[test]
fn jitter_is_a_fixed_share_of_each_secret() {
    let expires = NOW.0 + 16 * DAY;
    for key in [OURS, EARLIER] {
        let text = token(key, &claims(expires));
        let metadata = secret(&text);
        let print = Jwt::parse(&text).unwrap().fingerprint();
        let place = format!("{}/{}/{print}", metadata.namespace, metadata.name);
        let digest = digest::digest(&digest::SHA256, place.as_bytes());
        let first = u32::from_be_bytes(digest.as_ref()[..4].try_into().unwrap());
        // 10 days, and up to half of that more.
        let more = i64::from(first) * 5 * DAY / i64::from(u32::MAX);
        let half = Policy {
            jitter_percent: 50,
            ..policy(Which::Due)
        };
        let Decision::Keep(kept) = decide_on(&text, &metadata, &half) else {
            panic!("it is not due");
        };
        assert_eq!(kept.renews, Some(NumericDate(expires - 10 * DAY - more)));
    }
}

fn any_claims() -> impl Strategy<Value = String> {
    let role = prop_oneof![Just("system.admin"), Just("system.user"), Just("")];
    let entry = (
        prop_oneof![
            Just("sub"),
            Just("iss"),
            Just("name"),
            Just("email"),
            Just("roles"),
            Just("groups"),
            Just("exp"),
            Just("iat"),
            Just("nbf"),
            Just("ROLES"),
            Just("Sub"),
            Just("jti")
        ],
        role,
        0..4_000_000_000_i64,
    );
    proptest::collection::vec(entry, 0..6).prop_map(|entries| {
        let mut text = claims(NOW.0 + DAY);
        text.truncate(text.len() - 1);
        for (name, role, number) in entries {
            let value = match name {
                "roles" | "groups" | "ROLES" => format!("[\"{role}\"]"),
                "exp" | "iat" | "nbf" => number.to_string(),
                _ => format!("\"{role}\""),
            };
            text.push_str(&format!(",\"{name}\":{value}"));
        }
        text + "}"
    })
}

proptest! {
    /// Whatever stands in a Secret: what is signed is what one of our keys has signed, word for word, and for no
    /// longer; and nothing at all when neither has.
    #[test]
    fn nothing_is_signed_but_what_was_given(
        claims in any_claims(),
        key in prop_oneof![Just(OURS), Just(EARLIER), Just(THEIRS)],
        which in prop_oneof![Just(Which::Due), Just(Which::All), Just(Which::Stale)],
        cut in proptest::option::of(0_usize..400),
        lifetime in proptest::option::of(1_u64..10_000_000_000),
        before in proptest::option::of(1_u64..10_000_000_000),
        jitter in 0_u8..=100,
    ) {
        let mut text = token(key, &claims);
        if let Some(at) = cut {
            // One character of the text exchanged.
            let at = at % text.len();
            let other = if text.as_bytes()[at] == b'A' { "B" } else { "A" };
            text.replace_range(at..=at, other);
        }
        let mut metadata = secret(&text);
        if let Recorded::Token(record) = &mut metadata.recorded {
            record.lifetime_secs = lifetime;
            record.renew_before_secs = before;
        }
        let policy = Policy { jitter_percent: jitter, ..policy(which) };
        if let Decision::Renew(renewal) = decide_on(&text, &metadata, &policy) {
            let signer = if key == THEIRS { None } else { Some(checks(key)) };
            let verdict = signer.map(|keys| verify(&text, &keys, &VerifyPolicy::default(), NOW));
            let decoded = verdict.map(|verdict| {
                let errors = verdict.findings.iter().filter(|it| it.severity == Severity::Error);
                assert!(errors.clone().all(|it| it.code == Code::Expired), "{text}");
                verdict.decoded
            });
            let decoded = decoded.expect("one of our keys has signed it");
            let given = decoded.server_claims.expect("claims");
            let life = decoded.issued_at.zip(decoded.expires).map(|(iat, exp)| iat.secs_until(exp));
            if let Ok((signed, _)) = renewal.draft.build(NOW) {
                prop_assert_eq!(&signed.sub, &given.subject);
                prop_assert_eq!(&signed.iss, &given.issuer);
                prop_assert_eq!(signed.roles(), &given.roles[..]);
                prop_assert_eq!(signed.groups(), &given.groups[..]);
                prop_assert_eq!(Some(signed.iat.secs_until(signed.exp)), life);
            }
        }
    }
}

#[path = "plan_properties.rs"]
mod properties;
