//! What people fall into with PX-Security's tokens: claims that look right and are not, and how ours avoid it all.
//!
//! Traps that `rules.rs` and the recorded verdicts already show are not repeated; docs/security-testing.md has the table.

use aws_lc_rs::hmac;
use proptest::prelude::*;

use pxsec::domain::claims::{ClaimError, ClaimWarning, ClaimsDraft, End, Identity};
use pxsec::domain::claims_set::ClaimsSet;
use pxsec::domain::key::VerifyingKey;
use pxsec::domain::sign::sign;
use pxsec::domain::time::{Lifetime, NumericDate};
use pxsec::domain::verify::{Code, Finding, Verdict, VerifyPolicy, verify};

use crate::properties::{PAIRS, keys_of};
use crate::support::*;

fn finding(verdict: &Verdict, code: Code) -> &Finding {
    let found = verdict.findings.iter().find(|found| found.code == code);
    found.unwrap_or_else(|| panic!("{code} not in {:?}", verdict.findings))
}

fn cause(verdict: &Verdict, code: Code) -> &str {
    finding(verdict, code).cause.as_deref().unwrap_or_default()
}

#[test]
fn roles_given_as_text_are_told_as_what_the_server_complains_of() {
    for claim in ["roles", "groups"] {
        let verdict = judge_claims(good_and(&format!(r#""{claim}":"system.admin""#)));
        assert!(!verdict.accepted());
        let cause = cause(&verdict, Code::WrongType);
        // The server's message is about the issuer, which is right.
        assert!(cause.contains("unable to obtain the issuer"), "{cause}");
    }
}

#[test]
fn dates_given_as_text_are_rejected_and_told_to_last_for_ever_on_older_servers() {
    let verdict = judge_claims(good_with("4102444800", "\"4102444800\""));
    assert!(!verdict.accepted());
    let told = cause(&verdict, Code::WrongType);
    assert!(told.contains("never expires"), "{told}");
    let verdict = judge_claims(good_with("1577836800", "\"1577836800\""));
    assert!(!verdict.accepted());
    let told = cause(&verdict, Code::WrongType);
    assert!(told.contains("older servers"), "{told}");
}

#[test]
fn an_exp_of_zero_is_accepted_for_ever_and_warned_of() {
    let token = token(HEADER, good_with("4102444800", "0"));
    // In the year 9999.
    for at in [now(), NumericDate(253_402_300_799)] {
        let verdict = verify(&token, &keys(), &policy(), at);
        assert!(verdict.accepted());
        finding(&verdict, Code::NeverExpires);
    }
}

/// Valid while `now < exp`, as golang-jwt 4 has it; version 3 takes a token one second longer.
#[test]
fn a_token_has_expired_in_the_second_of_its_exp() {
    let exp = now().0 + 100;
    let token = token(HEADER, good_with("4102444800", &exp.to_string()));
    for (at, accepted) in [(exp - 1, true), (exp, false), (exp + 1, false)] {
        let verdict = verify(&token, &keys(), &policy(), NumericDate(at));
        assert_eq!(verdict.accepted(), accepted, "{}", at - exp);
    }
}

/// pxc writes `[""]` for roles that were not given.
#[test]
fn an_empty_role_is_told_and_never_signed() {
    for claim in ["roles", "groups"] {
        let verdict = judge_claims(good_and(&format!(r#""{claim}":[""]"#)));
        assert!(verdict.accepted());
        finding(&verdict, Code::OddRole);
        let list = Some(vec![String::new()]);
        let mut draft = draft(Identity::default());
        match claim {
            "roles" => draft.identity.roles = list,
            _ => draft.identity.groups = list,
        }
        let errors = draft.build(now()).unwrap_err();
        assert!(errors.contains(&ClaimError::EmptyListEntry { claim }));
    }
}

/// Neither is in any list of the server; `jti` revokes nothing.
#[test]
fn an_audience_and_an_id_are_ignored() {
    for more in [
        r#""aud":"somebody.else""#,
        r#""aud":["a","b"]"#,
        r#""jti":"revoked""#,
    ] {
        assert!(judge_claims(good_and(more)).accepted(), "{more}");
    }
}

/// One key a family and issuer: `kid` chooses none.
#[test]
fn keys_in_headers_and_their_names_are_ignored() {
    let claims = format!("{{{GOOD}}}");
    for more in [
        r#""kid":"another""#,
        r#""kid":"../../dev/null""#,
        r#""jku":"https://evil.example/keys""#,
        r#""x5u":"https://evil.example/cert""#,
        r#""x5c":["AAAA"]"#,
        r#""jwk":{"kty":"oct","k":"AAAA"}"#,
        r#""zip":"DEF""#,
    ] {
        let header = format!(r#"{{"alg":"HS256",{more}}}"#);
        assert!(judge(&token(header, &claims)).accepted(), "{more}");
    }
}

/// Nothing in the server looks for `https://`; an issuer is OIDC when it is configured as one.
#[test]
fn an_issuer_that_is_a_url_is_warned_of_and_compared_like_any_other() {
    let issuer = "https://issuer.example";
    let name = Some("n".to_owned());
    let draft = ClaimsDraft {
        issuer: issuer.to_owned(),
        ..draft(Identity {
            name,
            ..Identity::default()
        })
    };
    let (_, warnings) = draft.build(now()).unwrap();
    let issuer_warned = ClaimWarning::OidcIssuer {
        issuer: issuer.to_owned(),
    };
    assert!(warnings.contains(&issuer_warned), "{warnings:?}");
    let token = token(HEADER, good_with("openstorage.io", issuer));
    for (trusted, accepted) in [
        (issuer, true),
        ("issuer.example", false),
        ("https://issuer.example/", false),
        ("HTTPS://issuer.example", false),
    ] {
        let policy = VerifyPolicy {
            issuers: vec![trusted.to_owned()],
            ..policy()
        };
        let verdict = verify(&token, &keys(), &policy, now());
        assert_eq!(verdict.accepted(), accepted, "{trusted}");
    }
}

/// The server asks for one byte, and neither trims nor decodes: what looks like a slip is a key.
#[test]
fn weak_and_odd_secrets_verify_and_are_warned_of() {
    for secret in [
        "x",
        "secret",
        "password123",
        "c29tZXRoaW5nLWVuY29kZWQtdHdpY2U=\n",
    ] {
        let signed = format!("{}.{}", b64(HEADER), b64(format!("{{{GOOD}}}")));
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        let token = format!("{signed}.{}", b64(hmac::sign(&key, signed.as_bytes())));
        let checks = VerifyingKey::shared_secret(secret.as_bytes()).unwrap();
        let verdict = verify(&token, &checks.into(), &policy(), now());
        assert!(verdict.accepted(), "{secret}");
        finding(&verdict, Code::WeakKey);
    }
}

/// Go multiplies in 64 bits of nanoseconds: from 293 years on a token would be born expired.
#[test]
fn lifetimes_that_go_wraps_misreads_or_takes_for_nothing_are_refused() {
    for text in [
        "0s",
        "0d",
        "293y",
        "106752d",
        "2562048h",
        "9223372037s",
        "1w",
        "1mo",
        "1.5h",
        "1H",
        "1",
        "-1d",
        "ab123s",
        " 1d",
        "1d ",
    ] {
        assert!(text.parse::<Lifetime>().is_err(), "{text}");
    }
    for text in ["1d", "30d", "1y", "292y", "106580d"] {
        let end = End::After(text.parse().unwrap());
        let name = Some("n".to_owned());
        let identity = Identity {
            name,
            ..Identity::default()
        };
        let draft = ClaimsDraft {
            end,
            ..draft(identity)
        };
        let (claims, _) = draft.build(now()).unwrap();
        assert!(judge_claims(claims.to_json()).accepted(), "{text}");
    }
}

fn draft(identity: Identity) -> ClaimsDraft {
    ClaimsDraft {
        identity,
        issuer: "openstorage.io".to_owned(),
        end: End::After("1d".parse().unwrap()),
        backdate_secs: 60,
    }
}

fn any_draft() -> impl Strategy<Value = ClaimsDraft> {
    let text = || prop::option::of(any::<String>());
    let list = || prop::option::of(prop::collection::vec(any::<String>(), 0..4));
    let span = (1_u64..10_000_000).prop_map(|secs| Lifetime::from_secs(secs).unwrap());
    let identity = (text(), text(), text(), list(), list());
    (identity, span, 0_u64..10_000).prop_map(
        |((name, email, subject, roles, groups), span, backdate_secs)| ClaimsDraft {
            end: End::After(span),
            backdate_secs,
            ..draft(Identity {
                name,
                email,
                subject,
                roles,
                groups,
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    /// Of any identity there is a good token or a reason why not, and no token that only looks good.
    #[test]
    fn what_is_signed_here_falls_into_no_trap(draft in any_draft(), index in 0..PAIRS.len()) {
        let (asked, end) = (draft.clone(), draft.end);
        let Ok((claims, _)) = draft.build(now()) else { return Ok(()) };
        let (algorithm, key) = &PAIRS[index];
        let token = sign(&ClaimsSet::from(&claims), key, *algorithm).unwrap();
        let parts: Vec<&str> = token.expose().split('.').collect();
        prop_assert!(!token.expose().contains('='));
        prop_assert_eq!(parts[0], b64(format!(r#"{{"alg":"{algorithm}","typ":"JWT"}}"#)));

        let json: serde_json::Value = serde_json::from_slice(
            &pxsec::domain::token::decode_segment(parts[1]).unwrap()).unwrap();
        for required in ["iss", "sub", "name", "email"] {
            prop_assert!(json[required].is_string(), "{}", required);
        }
        prop_assert!(json["exp"].is_i64() && json["iat"].is_i64());
        // In the order of Go's maps: bytes can be compared with pxctl's.
        let text = claims.to_json();
        let places: Vec<_> = ["email", "exp", "groups", "iat", "iss", "name", "roles", "sub"].iter()
            .filter_map(|name| json.get(name).map(|_| text.find(&format!("\"{name}\":")).unwrap())).collect();
        prop_assert!(places.is_sorted());
        for (name, given) in [("roles", asked.identity.roles), ("groups", asked.identity.groups)] {
            match given {
                None => prop_assert!(json.get(name).is_none(), "no null, and no list of nothing"),
                Some(given) => prop_assert_eq!(&json[name], &serde_json::json!(given)),
            }
        }
        let End::After(span) = end else { unreachable!() };
        prop_assert_eq!(json["exp"].as_i64(), now().checked_add(span).map(|exp| exp.0));

        let verdict = verify(token.expose(), &keys_of(key), &policy(), now());
        prop_assert!(verdict.accepted(), "{:?}", verdict.findings);
        for code in codes(&verdict) {
            // What the user asked for: no roles, blanks around one, a long life.
            let asked_for = matches!(code, Code::NoRoles | Code::OddRole | Code::LongLived | Code::LargeToken);
            prop_assert!(asked_for, "{:?}", verdict.findings);
        }
        // Born valid and not a second before it was asked for; dead when it says so.
        let born = NumericDate(claims.iat.0);
        prop_assert!(verify(token.expose(), &keys_of(key), &policy(), born).accepted());
        prop_assert!(!verify(token.expose(), &keys_of(key), &policy(), NumericDate(born.0 - 1)).accepted());
        prop_assert!(!verify(token.expose(), &keys_of(key), &policy(), claims.exp).accepted());
    }
}
