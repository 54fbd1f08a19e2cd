//! What is signed anew comes from a token that a trusted key has signed or from the user, whatever else is there.

use super::*;

/// Stands in everything that an annotation tells, and in nothing that anybody gave.
const TOLD: &str = "annotated-";

/// Who has signed the live token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signer {
    /// The key that signs now, a shared secret or an EC key.
    Current,
    /// An earlier key that the user named.
    Earlier,
    /// Somebody with a key of their own.
    Stranger,
    /// Somebody who used the text of our public key as a shared secret.
    PublicText,
}

impl Signer {
    fn is_trusted(self) -> bool {
        matches!(self, Self::Current | Self::Earlier)
    }
}

fn any_signer() -> impl Strategy<Value = Signer> {
    use Signer::{Current, Earlier, PublicText, Stranger};
    prop::sample::select(vec![Current, Current, Earlier, Stranger, PublicText])
}

fn ec_key() -> SigningKey {
    let pem = include_bytes!("../../../tests/data/keys/p256.pkcs8.pem");
    SigningKey::from_bytes(pem).unwrap()
}

fn signed_by(signer: Signer, current_is_ec: bool, claims: &str) -> String {
    let ec = ec_key();
    let text = ec.verifying_key().public_pem().unwrap();
    match signer {
        Signer::Current if current_is_ec => {
            let token = sign(
                &ClaimsSet::from_json(claims.as_bytes()).unwrap(),
                &ec,
                SigningAlgorithm::ES256,
            )
            .unwrap();
            token.expose().to_owned()
        }
        Signer::Current => token(OURS, claims),
        Signer::Earlier => token(EARLIER, claims),
        Signer::Stranger => token(THEIRS, claims),
        Signer::PublicText => hmac_token(text.as_bytes(), claims),
    }
}

/// A token signed with any bytes: our own types refuse the text of a key as a shared secret.
fn hmac_token(secret: &[u8], claims: &str) -> String {
    let mut parts = token(OURS, claims);
    parts.truncate(parts.rfind('.').unwrap());
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, secret);
    let tag = aws_lc_rs::hmac::sign(&key, parts.as_bytes());
    let tag = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, tag);
    format!("{parts}.{tag}")
}

fn told() -> impl Strategy<Value = String> {
    "[a-z]{0,3}".prop_map(|end| format!("{TOLD}{end}"))
}

fn any_date() -> impl Strategy<Value = Option<NumericDate>> {
    prop::option::of((0..4_000_000_000_i64).prop_map(NumericDate))
}

/// Annotations that anyone may have written; their fingerprint is the token's nine times of ten.
fn any_record() -> impl Strategy<Value = (TokenRecord, bool)> {
    let names = || prop::collection::vec(told(), 0..3);
    (
        (told(), told(), names(), names(), any_date(), any_date()),
        prop::option::of(1_u64..10_000_000_000),
        prop::option::of(1_u64..10_000_000_000),
        prop::bool::weighted(0.9),
    )
        .prop_map(
            |((issuer, subject, roles, groups, issued, expires), life, before, right)| {
                let record = TokenRecord {
                    expires,
                    issued,
                    issuer,
                    subject,
                    roles,
                    groups,
                    fingerprint: Fingerprint::parse("sha256:00000000").unwrap(),
                    signing_key: None,
                    lifetime_secs: life,
                    renew_before_secs: before,
                };
                (record, right)
            },
        )
}

fn any_end() -> impl Strategy<Value = End> {
    prop_oneof![
        (1_u64..100_000_000).prop_map(|secs| End::After(Lifetime::from_secs(secs).unwrap())),
        (NOW.0 + 1..NOW.0 + 100_000_000).prop_map(|at| End::At(NumericDate(at))),
    ]
}

fn any_declaration() -> impl Strategy<Value = Declared> {
    let text = || prop::option::of("declared-[a-z]{0,3}");
    let list = || prop::option::of(prop::collection::vec("declared-[a-z]{0,3}", 0..3));
    (text(), text(), text(), list(), list(), any_end()).prop_map(
        |(name, email, subject, roles, groups, end)| Declared {
            identity: Identity {
                name,
                email,
                subject,
                roles,
                groups,
            },
            issuer: "declared-issuer".into(),
            end,
        },
    )
}

/// What the user said, and the subject that the namespace's tokens have to have.
fn any_policy() -> impl Strategy<Value = (Policy, Option<&'static str>)> {
    (
        prop::sample::select(vec![Which::Due, Which::All, Which::Stale]),
        prop::option::of(any_end()),
        0_u64..4_000,
        prop::option::of(prop::sample::select(vec!["px", "said-issuer"])),
        prop::option::of(any_declaration()),
        prop::option::weighted(0.3, prop::sample::select(vec!["s", "said-subject"])),
    )
        .prop_map(|(which, end, backdate_secs, issuer, declared, subject)| {
            let policy = Policy {
                which,
                renew_before: None,
                jitter_percent: 0,
                end,
                backdate_secs,
                issuer: issuer.map(str::to_owned),
                declared,
            };
            (policy, subject)
        })
}

/// A Secret with the token and annotations, decided about.
fn decided(
    text: &str,
    (record, right): &(TokenRecord, bool),
    current_is_ec: bool,
    (policy, subject): &(Policy, Option<&str>),
) -> Decision {
    let mut metadata = secret(text);
    let mut record = record.clone();
    if let (true, Ok(token)) = (right, Jwt::parse(text)) {
        record.fingerprint = token.fingerprint();
    }
    metadata.recorded = Recorded::Token(Box::new(record));
    let live = Live {
        metadata: &metadata,
        key: "auth-token",
        token: Some(text),
        subject: *subject,
    };
    let current = if current_is_ec {
        VerifyingKeys::from(ec_key().verifying_key())
    } else {
        checks(OURS)
    };
    let earlier = checks(EARLIER);
    let keys = TrustedKeys {
        current: &current,
        previous: &[&earlier],
    };
    plan(&live, keys, policy, NOW)
}

/// The claims of a token of ours that live on, and how long it was to live, from its text alone.
fn given(text: &str) -> (ServerClaims, Option<i64>) {
    let decoded = crate::domain::decoded::decode_unverified(text);
    let life = decoded.issued_at.zip(decoded.expires);
    let life = life.map(|(issued, expires)| issued.secs_until(expires));
    (decoded.server_claims.unwrap(), life)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 768, failure_persistence: None, ..Default::default() })]

    #[test]
    fn claims_come_from_a_trusted_token_or_the_users_declaration(
        claims in any_claims(),
        signer in any_signer(),
        current_is_ec in any::<bool>(),
        record in any_record(),
        said in any_policy(),
        changed in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let mut text = signed_by(signer, current_is_ec, &claims);
        let whole = text.clone();
        if let Some(at) = changed {
            let at = at.index(text.len());
            let other = if &text[at..=at] == "A" { "B" } else { "A" };
            text.replace_range(at..=at, other);
        }
        let decision = decided(&text, &record, current_is_ec, &said);
        let (policy, subject) = &said;
        let Decision::Renew(renewal) = decision else { return Ok(()) };
        let shown = format!("{:?}", renewal.draft);
        prop_assert!(!shown.contains(TOLD), "{}", shown);
        let ClaimsDraft { identity, issuer, end, backdate_secs } = renewal.draft.clone();
        match renewal.source {
            ClaimSource::Token => {
                prop_assert!(signer.is_trusted(), "{:?} signs", signer);
                // The last character of an HMAC's signature has spellings that are the same token.
                prop_assert!(text[..text.len() - 1] == whole[..whole.len() - 1]);
                prop_assert!(record.1, "the annotations tell of another token");
                let (given, life) = given(&text);
                let listed = |list: Option<Vec<String>>| list.unwrap_or_default();
                prop_assert!(subject.is_none_or(|subject| subject == given.subject));
                prop_assert_eq!(identity.subject, Some(given.subject));
                prop_assert_eq!(identity.name, Some(given.name));
                prop_assert_eq!(identity.email, Some(given.email));
                prop_assert_eq!(listed(identity.roles), given.roles);
                prop_assert_eq!(listed(identity.groups), given.groups);
                if policy.which == Which::Stale && policy.issuer.is_some() {
                    prop_assert_eq!(Some(issuer), policy.issuer.clone());
                } else {
                    prop_assert_eq!(issuer, given.issuer);
                }
                match policy.end {
                    Some(asked) => prop_assert_eq!((end, backdate_secs), (asked, policy.backdate_secs)),
                    None => {
                        let End::At(exp) = end else { panic!("as long as before is an instant") };
                        let iat = NOW.saturating_sub_secs(backdate_secs);
                        prop_assert_eq!(Some(iat.secs_until(exp)), life);
                        prop_assert!(backdate_secs <= policy.backdate_secs);
                    }
                }
            }
            ClaimSource::Declaration => {
                let declared = policy.declared.clone().expect("a declaration");
                let wanted = subject.map(str::to_owned).or(declared.identity.subject.clone());
                prop_assert_eq!(identity, Identity { subject: wanted, ..declared.identity });
                prop_assert_eq!(issuer, declared.issuer);
                prop_assert_eq!((end, backdate_secs), (declared.end, policy.backdate_secs));
            }
        }
    }

    /// Two versions of the annotations may differ in whether and when, never in what.
    #[test]
    fn annotations_do_not_change_what_is_signed(
        claims in any_claims(),
        signer in any_signer(),
        current_is_ec in any::<bool>(),
        one in any_record(),
        other in any_record(),
        said in any_policy(),
    ) {
        let text = signed_by(signer, current_is_ec, &claims);
        let drafts = [one, other].map(|record| decided(&text, &record, current_is_ec, &said)).map(|decision| {
            match decision {
                Decision::Renew(renewal) => Some((renewal.source, format!("{:?}", renewal.draft))),
                Decision::Keep(_) | Decision::Refuse(_) => None,
            }
        });
        if let [Some((one, left)), Some((other, right))] = &drafts
            && one == other
        {
            prop_assert_eq!(left, right);
        }
    }
}
