//! One table a rule of the server, with tokens of our own.

use pxsec::domain::go_json::MAX_DEPTH;
use pxsec::domain::key::VerifyingKey;
use pxsec::domain::time::NumericDate;
use pxsec::domain::verify::{Code, Severity, UsernameClaim, VerifyPolicy, VerifyingKeys, verify};

use crate::support::*;

/// Accepted or rejected, and a code that must be among the findings.
#[track_caller]
fn expect(token: &str, accepted: bool, code: Option<Code>) {
    let verdict = judge(token);
    assert_eq!(verdict.accepted(), accepted, "{:?}", verdict.findings);
    if let Some(code) = code {
        assert!(
            codes(&verdict).contains(&code),
            "{code} not in {:?}",
            verdict.findings
        );
    } else {
        assert!(
            verdict.findings.iter().all(|f| f.code == Code::LongLived),
            "{:?}",
            verdict.findings
        );
    }
}

#[track_caller]
fn expect_claims(claims: impl AsRef<[u8]>, accepted: bool, code: Option<Code>) {
    expect(&token(HEADER, claims), accepted, code);
}

#[test]
fn a_good_token_has_only_its_long_life_against_it() {
    expect_claims(format!("{{{GOOD}}}"), true, None);
    let near = good_with("4102444800", &(now().0 + 3_600).to_string());
    assert!(judge_claims(near).findings.is_empty());
}

#[test]
fn expiry_follows_go_to_the_second_and_over_the_edge() {
    use Code::{Expired, LongLived, MissingClaim, NeverExpires, NumberOutOfRange, WrongType};
    let at = now().0;
    let cases: Vec<(String, bool, Option<Code>)> = vec![
        (at.to_string(), false, Some(Expired)),
        ((at + 1).to_string(), true, None),
        (format!("{at}.9999"), false, Some(Expired)),
        // As an f64 this is the next whole second.
        (format!("{at}.999999999"), true, None),
        (format!("{}.5", at + 1), true, None),
        ("0".into(), true, Some(NeverExpires)),
        ("-0".into(), true, Some(NeverExpires)),
        ("0.0e5".into(), true, Some(NeverExpires)),
        ("1e-999".into(), true, Some(NeverExpires)),
        ("0.3".into(), false, Some(Expired)),
        ("-1".into(), false, Some(Expired)),
        ("1e12".into(), true, Some(LongLived)),
        // Go counts from the year 1: 2^63 - 62135596800 is where its seconds wrap around.
        ("9223371974719178752".into(), true, Some(LongLived)),
        ("9223371974719179776".into(), false, Some(Expired)),
        ("9223372036854774784".into(), false, Some(Expired)),
        ("9223372036854775807".into(), false, Some(Expired)),
        ("1e19".into(), false, Some(Expired)),
        ("-1e300".into(), false, Some(Expired)),
        ("1e308".into(), false, Some(Expired)),
        ("1e309".into(), false, Some(NumberOutOfRange)),
        ("\"4102444800\"".into(), false, Some(WrongType)),
        ("null".into(), false, Some(WrongType)),
        ("true".into(), false, Some(WrongType)),
        ("[]".into(), false, Some(WrongType)),
        ("{}".into(), false, Some(WrongType)),
    ];
    for (exp, accepted, code) in cases {
        let verdict = judge_claims(good_with("4102444800", &exp));
        assert_eq!(
            verdict.accepted(),
            accepted,
            "{exp}: {:?}",
            verdict.findings
        );
        if let Some(code) = code {
            assert!(
                codes(&verdict).contains(&code),
                "{exp}: {:?}",
                verdict.findings
            );
        }
    }
    expect_claims(
        good_with("\"exp\":4102444800,", ""),
        false,
        Some(MissingClaim),
    );
    expect_claims(good_with("\"exp\"", "\"Exp\""), false, Some(MissingClaim));
    expect_claims(good_and("\"exp\":1"), false, Some(Expired));
    expect_claims(
        good_with("4102444800", "1,\"exp\":4102444800"),
        true,
        Some(Code::DuplicateClaim),
    );
}

#[test]
fn issued_at_and_not_before_allow_no_skew() {
    use Code::{IssuedInFuture, NotYetValid, NumberOutOfRange, WrongType};
    let at = now().0;
    for (value, accepted, iat, nbf) in [
        (at.to_string(), true, None, None),
        (format!("{at}.9"), true, None, None),
        (
            (at + 1).to_string(),
            false,
            Some(IssuedInFuture),
            Some(NotYetValid),
        ),
        ("0".into(), true, None, None),
        ("-5".into(), true, None, None),
        ("1e19".into(), true, None, None),
        (
            "1e400".into(),
            false,
            Some(NumberOutOfRange),
            Some(NumberOutOfRange),
        ),
        (
            "1577836800000".into(),
            false,
            Some(IssuedInFuture),
            Some(NotYetValid),
        ),
        ("\"1\"".into(), false, Some(WrongType), Some(WrongType)),
        ("null".into(), false, Some(WrongType), Some(WrongType)),
        ("false".into(), false, Some(WrongType), Some(WrongType)),
    ] {
        expect_claims(good_with("1577836800", &value), accepted, iat);
        expect_claims(good_and(&format!("\"nbf\":{value}")), accepted, nbf);
    }
}

#[test]
fn struct_decoding_folds_case_and_applies_in_order() {
    use Code::{
        CaseVariantClaim, DuplicateClaim, EmptyIssuer, EmptyUsername, UntrustedIssuer, WrongType,
    };
    for (more, accepted, code) in [
        (r#""ISS":"evil.io""#, false, UntrustedIssuer),
        (r#""i\u017fs":"evil.io""#, false, UntrustedIssuer),
        (r#""ISS":null"#, true, DuplicateClaim),
        (r#""iss":null"#, true, DuplicateClaim),
        (r#""iss":"""#, false, EmptyIssuer),
        (r#""ISS":"""#, false, EmptyIssuer),
        (r#""Sub":"""#, false, EmptyUsername),
        (r#""SUB":"other""#, true, DuplicateClaim),
        (r#""Sub":7"#, false, WrongType),
        (r#""NAME":[]"#, false, WrongType),
        (r#""Groups":["g"]"#, true, CaseVariantClaim),
        (r#""GROUPS":"g""#, false, WrongType),
        (r#""groups":["a",null]"#, true, Code::OddRole),
        (r#""groups":["a",["b"]]"#, false, WrongType),
        (r#""roles":[]"#, true, Code::NoRoles),
        (r#""Roles":null"#, true, Code::NoRoles),
        (r#""roles":[" system.user"]"#, true, Code::OddRole),
        (r#""exp":0"#, true, Code::NeverExpires),
    ] {
        expect_claims(good_and(more), accepted, Some(code));
    }
    // In the other order the exact name comes last and wins.
    expect_claims(
        good_with(
            r#""iss":"openstorage.io""#,
            r#""ISS":"evil.io","iss":"openstorage.io""#,
        ),
        true,
        Some(DuplicateClaim),
    );
    expect_claims(
        good_with(r#""sub":"v""#, r#""Sub":"v""#),
        false,
        Some(Code::MissingClaim),
    );
    expect_claims(
        good_with(r#""iss":"openstorage.io""#, r#""iss":null"#),
        false,
        Some(EmptyIssuer),
    );
    expect_claims(
        good_with(
            r#""iss":"openstorage.io""#,
            r#""ISS":"openstorage.io","iss":null"#,
        ),
        true,
        Some(DuplicateClaim),
    );
}

#[test]
fn json_is_read_as_go_reads_it() {
    use Code::{MalformedClaims, NumberOutOfRange};
    let nested = |levels: usize| format!("\"x\":{}1{}", "[".repeat(levels), "]".repeat(levels));
    expect_claims(
        good_and(&nested(MAX_DEPTH - 1)),
        true,
        Some(Code::LargeToken),
    );
    expect_claims(good_and(&nested(MAX_DEPTH)), false, Some(MalformedClaims));
    expect_claims(
        good_and(r#""x":[{"y":-1e309}]"#),
        false,
        Some(NumberOutOfRange),
    );
    expect_claims(good_and(r#""x":"\ud800""#), true, None);
    expect_claims(good_and(r#""x":"\u0000""#), true, None);
    for text in [
        "null",
        "[]",
        "1",
        "\"x\"",
        "true",
        "",
        " ",
        "{",
        "{}x",
        "{} {}",
        "\u{FEFF}{}",
    ] {
        expect_claims(text, false, Some(MalformedClaims));
    }
    expect_claims("{}", false, Some(Code::MissingClaim));
    expect_claims(format!(" \r\n\t{{{GOOD}}}\n"), true, None);
    expect_claims(format!("{{{GOOD}}}\u{B}"), false, Some(MalformedClaims));
    for (json, accepted, code) in [
        (&b"\"x\":\"\xFF\""[..], true, None),
        (b"\"x\":\"\n\"", false, Some(MalformedClaims)),
        (b"\"x\":\"\0\"", false, Some(MalformedClaims)),
        (b"\"x\":\"\x7f\"", true, None),
        (b"\xFF:1", false, Some(MalformedClaims)),
        (b"\"x\":01", false, Some(MalformedClaims)),
    ] {
        let claims = [b"{".as_slice(), GOOD.as_bytes(), b",", json, b"}"].concat();
        expect_claims(claims, accepted, code);
    }
    // An issuer of broken text is compared as Go has repaired it: byte for byte.
    let broken = token(
        HEADER,
        [
            b"{\"iss\":\"\xE2\x82\",".as_slice(),
            GOOD.replace(r#""iss":"openstorage.io","#, "").as_bytes(),
            b"}",
        ]
        .concat(),
    );
    for (trusted, accepted) in [("\u{FFFD}\u{FFFD}", true), ("\u{FFFD}", false)] {
        let policy = VerifyPolicy {
            issuers: vec![trusted.to_owned()],
            ..Default::default()
        };
        assert_eq!(
            verify(&broken, &keys(), &policy, now()).accepted(),
            accepted
        );
    }
}

#[test]
fn headers_are_maps_of_which_only_alg_counts() {
    use Code::{
        CriticalHeader, DuplicateHeader, MalformedHeader, NumberOutOfRange, UnexpectedType,
        UnknownAlgorithm, UnspecifiedAlgorithm,
    };
    let claims = format!("{{{GOOD}}}");
    for (header, accepted, code) in [
        (r#"{"alg":"HS256"}"#, true, None),
        (r#"{"alg":"\u0048S256","typ":"jwt"}"#, true, None),
        (
            r#"{"alg":"HS256","typ":"JOSE"}"#,
            true,
            Some(UnexpectedType),
        ),
        (r#"{"alg":"HS256","typ":7}"#, true, Some(UnexpectedType)),
        (
            r#"{"alg":"HS256","crit":["exp"]}"#,
            true,
            Some(CriticalHeader),
        ),
        (
            r#"{"alg":"none","alg":"HS256"}"#,
            true,
            Some(DuplicateHeader),
        ),
        (
            r#"{"alg":"HS256","alg":"none"}"#,
            false,
            Some(UnknownAlgorithm),
        ),
        (r#"{"Alg":"HS256"}"#, false, Some(UnspecifiedAlgorithm)),
        (r#"{"alg":null}"#, false, Some(UnspecifiedAlgorithm)),
        (r#"{"alg":["HS256"]}"#, false, Some(UnspecifiedAlgorithm)),
        (r#"{"alg":"HS256 "}"#, false, Some(UnknownAlgorithm)),
        (r#"{"alg":"PS512"}"#, false, Some(UnknownAlgorithm)),
        (r#"{"alg":"ES256K"}"#, false, Some(UnknownAlgorithm)),
        (
            r#"{"alg":"HS256","x":1e999}"#,
            false,
            Some(NumberOutOfRange),
        ),
        (r#"{"alg":"RS256"}"#, false, Some(Code::NoKeyForAlgorithm)),
        (r#"{"alg":"HS384"}"#, false, Some(Code::WrongSignature)),
        ("null", false, Some(MalformedHeader)),
        ("[]", false, Some(MalformedHeader)),
        (r#"{"alg":"HS256"}x"#, false, Some(MalformedHeader)),
        ("", false, Some(MalformedHeader)),
    ] {
        expect(&token(header, &claims), accepted, code);
    }
}

#[test]
fn line_breaks_pass_wherever_they_stand_and_are_signed_as_they_stand() {
    let good = token(HEADER, format!("{{{GOOD}}}"));
    let parts: Vec<&str> = good.split('.').collect();
    let broken = |text: &str| format!("{}\r\n{}", &text[..5], &text[5..]);
    expect(
        &sign_raw(&broken(parts[0]), parts[1]),
        true,
        Some(Code::LineBreak),
    );
    expect(
        &sign_raw(parts[0], &broken(parts[1])),
        true,
        Some(Code::LineBreak),
    );
    expect(
        &format!("{}.{}.{}", parts[0], parts[1], broken(parts[2])),
        true,
        Some(Code::LineBreak),
    );
    expect(
        &sign_raw(&format!("\n{}", parts[0]), parts[1]),
        true,
        Some(Code::LineBreak),
    );
    // Inserted after signing it changes what is signed.
    expect(&format!("\n{good}"), false, Some(Code::WrongSignature));
    expect(&format!("{good}\r\n"), true, Some(Code::LineBreak));
}

#[test]
fn segments_are_unpadded_base64url_of_which_there_are_three() {
    let good = token(HEADER, format!("{{{GOOD}}}"));
    for (text, code) in [
        (String::new(), Code::Malformed),
        ("\n".into(), Code::Malformed),
        ("a".into(), Code::Malformed),
        ("..".into(), Code::MalformedHeader),
        (format!("{good}."), Code::Malformed),
        (format!("{good}="), Code::Malformed),
        (format!(" {good}"), Code::Malformed),
        (format!("{good} \n"), Code::Malformed),
        (format!("{good}\0"), Code::Malformed),
        (format!("bearer {good}"), Code::BearerPrefix),
        (format!("BEARER {good}"), Code::BearerPrefix),
        (format!("Basic {good}"), Code::Malformed),
        (good.replacen('.', "+.", 1), Code::Malformed),
        (good.rsplit_once('.').unwrap().0.into(), Code::Malformed),
        (format!("é{good}"), Code::Malformed),
    ] {
        expect(&text, false, Some(code));
    }
    // The last character of 32 bytes carries two bits that no decoder of Go's looks at.
    let last = good.chars().last().unwrap();
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let index = alphabet.find(last).unwrap();
    let other = alphabet.as_bytes()[index ^ 1] as char;
    expect(&format!("{}{other}", &good[..good.len() - 1]), true, None);
}

#[test]
fn everything_is_told_at_once() {
    let claims = r#"{"iss":"evil.io","sub":"","iat":4102444800,"exp":1,"roles":[]}"#;
    let mut text = token(HEADER, claims);
    text.pop();
    text.push_str("AA");
    let verdict = judge(&text);
    for code in [
        Code::UntrustedIssuer,
        Code::EmptyUsername,
        Code::IssuedInFuture,
        Code::Expired,
        Code::MissingClaim,
        Code::WrongSignature,
        Code::NoRoles,
    ] {
        assert!(
            codes(&verdict).contains(&code),
            "{code}: {:?}",
            verdict.findings
        );
    }
    let missing = codes(&verdict)
        .iter()
        .filter(|code| **code == Code::MissingClaim)
        .count();
    assert_eq!(missing, 2, "name and email");
    assert!(
        verdict
            .findings
            .is_sorted_by_key(|finding| finding.severity)
    );
    assert_eq!(verdict.decoded.expires, Some(NumericDate(1)));
}

#[test]
fn the_username_claim_must_hold_something() {
    for (claim, old, new) in [
        (UsernameClaim::Sub, r#""sub":"v""#, r#""sub":null"#),
        (UsernameClaim::Email, "v@example.com", ""),
        (UsernameClaim::Name, r#""name":"V""#, r#""name":"""#),
    ] {
        let token = token(HEADER, good_with(old, new));
        for username_claim in [
            UsernameClaim::Sub,
            UsernameClaim::Email,
            UsernameClaim::Name,
        ] {
            let policy = VerifyPolicy {
                username_claim,
                ..policy()
            };
            let verdict = verify(&token, &keys(), &policy, now());
            assert_eq!(
                verdict.accepted(),
                username_claim != claim,
                "{claim} {username_claim}"
            );
        }
    }
}

#[test]
fn without_issuers_a_note_says_so_and_without_keys_nothing_passes() {
    let token = token(HEADER, format!("{{{GOOD}}}"));
    let verdict = verify(&token, &keys(), &VerifyPolicy::default(), now());
    assert!(verdict.accepted());
    let note = verdict
        .findings
        .iter()
        .find(|f| f.code == Code::IssuerNotChecked)
        .unwrap();
    assert_eq!(note.severity, Severity::Note);
    let verdict = verify(&token, &VerifyingKeys::new(), &policy(), now());
    assert_eq!(codes(&verdict)[0], Code::NoKeyForAlgorithm);
}

#[test]
fn a_family_has_one_key() {
    let mut keys = keys();
    let second = VerifyingKey::shared_secret(b"another").unwrap();
    assert_eq!(
        keys.add(second).unwrap_err().to_string(),
        "there is a second shared secret key; a server holds one of each family"
    );
}

#[test]
fn slips_with_the_secret_are_recognized() {
    let token = token(HEADER, format!("{{{GOOD}}}"));
    let secret = String::from_utf8(SECRET.to_vec()).unwrap();
    let base64 = |text: &str| {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(text)
    };
    for (server_holds, cause) in [
        (format!("{secret}\n"), "without the line break"),
        (format!("{secret}\r\n"), "without the line break"),
        (format!("  {secret} "), "without the white space"),
        (base64(&secret), "decodes to as base64"),
        (base64(&format!("{secret}\n")), "decodes to as base64"),
        (format!("{secret}x"), "another shared secret"),
    ] {
        let key = VerifyingKey::shared_secret(server_holds.as_bytes()).unwrap();
        let verdict = verify(&token, &key.into(), &policy(), now());
        let finding = verdict
            .findings
            .iter()
            .find(|f| f.code == Code::WrongSignature)
            .unwrap();
        assert!(
            finding.cause.as_ref().unwrap().contains(cause),
            "{finding:?}"
        );
        assert!(finding.fix.as_ref().unwrap().contains("kubectl pxsec"));
        assert!(!format!("{finding:?}").contains(&secret));
    }
}

#[test]
fn hostile_claims_cannot_reach_the_terminal() {
    let verdict = judge_claims(good_with("openstorage.io", r"\u001b[2J\u202e\n"));
    let shown = format!("{:?}", verdict.findings);
    assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'));
    let message = &verdict.findings[0].message;
    assert!(message.contains(r"\u{1b}[2J\u{202e}\n"), "{message}");
}

#[test]
fn many_claims_take_no_quadratic_time() {
    // 200 000 names, each twice: if each were compared with all others, this would not end while anybody waits.
    let names: String = (0..200_000)
        .map(|i| format!(r#""{i}":0,"{i}":0,"#))
        .collect();
    assert!(judge_claims(good_and(names.trim_end_matches(','))).accepted());
}

#[test]
fn each_spelling_of_a_claim_is_told_once() {
    let verdict = judge_claims(good_and(r#""ISS":null,"ISS":null,"Iss":null"#));
    let told: Vec<&str> = verdict
        .findings
        .iter()
        .filter(|finding| finding.code == Code::DuplicateClaim)
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "the claim `ISS` stands more than once",
            "the claim `iss` stands more than once, also as `ISS`",
            "the claim `iss` stands more than once, also as `Iss`",
        ]
    );
}
