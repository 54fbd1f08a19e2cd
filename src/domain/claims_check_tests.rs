use super::*;
use crate::domain::finding::Severity;
use crate::domain::go_json::parse;

/// 2026-11-23T12:00:00Z.
const NOW: NumericDate = NumericDate(1_795_435_200);

const DAY: i64 = 86_400;

/// What is said about the claims `json`, by a server that trusts `issuers`.
fn said(json: &str, issuers: &[&str]) -> Vec<Finding> {
    let Value::Object(claims) = parse(json.as_bytes()).unwrap().value else {
        panic!("{json}");
    };
    let policy = VerifyPolicy {
        issuers: issuers.iter().map(|&name| name.to_owned()).collect(),
        ..VerifyPolicy::default()
    };
    let (decoded, mismatches) = ServerClaims::decode(&claims);
    let mut findings = Vec::new();
    check(
        &claims,
        (&decoded, &mismatches),
        &policy,
        NOW,
        &mut findings,
    );
    findings
}

/// What is said about good claims of `issuer` with these times.
fn said_of(issuer: &str, iat: i64, exp: i64, more: &str) -> Vec<Finding> {
    let json = format!(
        r#"{{"iss":"{issuer}","sub":"v","name":"V","email":"v@example.com","roles":["system.user"],"iat":{iat},"exp":{exp}{more}}}"#
    );
    said(&json, &["other.example", "px.example"])
}

/// The code, the cause and the fix of the only thing that is said.
fn only(findings: &[Finding]) -> (Code, &str, &str) {
    let [finding] = findings else {
        panic!("{findings:?}");
    };
    let cause = finding.cause.as_deref().unwrap_or_default();
    let fix = finding.fix.as_deref().unwrap_or_default();
    (finding.code, cause, fix)
}

#[test]
fn issuers_in_commands_are_single_words() {
    assert_eq!(issuer_word("portworx.com"), "portworx.com");
    assert_eq!(issuer_word("a b;rm"), "'a b;rm'");
    assert_eq!(issuer_word("it's"), r"'it'\''s'");
    assert_eq!(issuer_word(""), "''");
    assert_eq!(issuer_word("a\nb"), "ISSUER");
    assert_eq!(issuer_word(&"x".repeat(200)), "x".repeat(200));
    assert_eq!(issuer_word(&"x".repeat(201)), "ISSUER");
}

#[test]
fn spans_are_cut_to_what_people_read() {
    assert_eq!(about(59).as_deref(), Some("59s"));
    assert_eq!(about(3_725).as_deref(), Some("1h2m"));
    assert_eq!(about(86_400 + 3_661).as_deref(), Some("1d1h"));
    assert_eq!(about(0), None);
    assert_eq!(about(-1), None);
    assert_eq!(about(i64::MAX), None);
}

#[test]
fn an_issuer_that_is_nearly_trusted_is_held_against_the_one_that_was_meant() {
    for near in [
        "PX.Example",
        " px.example ",
        "https://px.example/",
        "HTTP://px.example",
    ] {
        let findings = said_of(near, NOW.0, NOW.0 + DAY, "");
        let (code, cause, fix) = only(&findings);
        assert_eq!(code, Code::UntrustedIssuer);
        assert!(
            cause.starts_with("it differs from `px.example` in case"),
            "{near}: {cause}"
        );
        assert!(fix.contains("--issuer px.example`"), "{near}: {fix}");
    }
    for far in ["px.example.org", "evil.io"] {
        let findings = said_of(far, NOW.0, NOW.0 + DAY, "");
        let (code, cause, fix) = only(&findings);
        assert_eq!(code, Code::UntrustedIssuer);
        assert_eq!(cause, "the server trusts `other.example`, `px.example`");
        assert!(fix.contains("--issuer other.example`"), "{far}: {fix}");
    }
}

#[test]
fn a_long_life_is_noted_after_366_days_and_is_milliseconds_from_the_year_5138() {
    let long = |exp| said_of("px.example", NOW.0, exp, "");
    assert_eq!(long(NOW.0 + 366 * DAY), []);
    for (exp, severity, cause) in [
        (
            NOW.0 + 366 * DAY + 1,
            Severity::Note,
            "there is no way to revoke",
        ),
        (99_999_999_999, Severity::Note, "there is no way to revoke"),
        (
            100_000_000_000,
            Severity::Warning,
            "this looks like milliseconds",
        ),
        (
            NOW.0 * 1_000,
            Severity::Warning,
            "this looks like milliseconds",
        ),
    ] {
        let findings = long(exp);
        let (code, told, _) = only(&findings);
        assert_eq!((code, findings[0].severity), (Code::LongLived, severity));
        assert!(told.contains(cause), "{exp}: {told}");
    }
}

#[test]
fn what_has_expired_is_told_apart_from_what_overflows_in_the_server() {
    const OVERFLOWS: &str = "`exp` is too large a number, and the server's arithmetic overflows";
    for (exp, cause) in [
        (NOW.0, "it expired at 2026-11-23T12:00:00Z, just now"),
        (NOW.0 - 60, "it expired at 2026-11-23T11:59:00Z, 1m ago"),
        // The largest date before 2^63, which wraps around; beyond it Go's conversion gives the smallest.
        (9_223_372_036_854_774_784, OVERFLOWS),
        (i64::MAX, OVERFLOWS),
        (i64::MIN, OVERFLOWS),
    ] {
        let findings = said_of("px.example", 0, exp, "");
        let (code, told, _) = only(&findings);
        assert_eq!((code, told), (Code::Expired, cause), "{exp}");
    }
}

#[test]
fn a_token_that_comes_too_early_is_mended_by_the_clock_or_by_waiting() {
    let end = NOW.0 + DAY;
    let soon = NOW.0 + 90;
    let tell = |iat: i64, more: &str| {
        let findings = said_of("px.example", iat, end, more);
        let (code, cause, fix) = only(&findings);
        (code, cause.to_owned(), fix.to_owned())
    };
    let at = "it says 2026-11-23T12:01:30Z, 1m30s ahead; the server allows no clock skew";
    let (code, cause, fix) = tell(soon, "");
    assert_eq!((code, cause.as_str()), (Code::IssuedInFuture, at));
    assert!(fix.starts_with("set the clock right"), "{fix}");
    let (code, cause, fix) = tell(NOW.0, &format!(r#","nbf":{soon}"#));
    assert_eq!((code, cause.as_str()), (Code::NotYetValid, at));
    assert!(fix.starts_with("wait until then"), "{fix}");
    let (code, cause, fix) = tell(NOW.0 * 1_000, "");
    assert_eq!(code, Code::IssuedInFuture);
    assert!(cause.contains("milliseconds"), "{cause}");
    assert_eq!(fix, SIGN_AGAIN);
}

/// Go reads what is no string as an empty one, and says so by an error of its own.
#[test]
fn a_role_that_is_empty_for_being_no_text_is_told_as_that() {
    let of = |roles: &str| {
        let claims = format!(
            r#"{{"iss":"px.example","sub":"v","name":"V","email":"v@example.com","roles":{roles},"iat":{},"exp":{}}}"#,
            NOW.0 - 1,
            NOW.0 + 1
        );
        said(&claims, &["px.example"])
    };
    let odd = |findings: &[Finding]| findings.iter().any(|it| it.code == Code::OddRole);
    assert!(odd(&of(r#"[""]"#)));
    assert!(!odd(&of("[1]")));
}
