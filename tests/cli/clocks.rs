//! Clocks that are set, jump, or are far off, and tokens of such times.

use crate::harness::{CLAIMS, NOW, SECRET, TestEnv};
use crate::rotate::DAY;
use crate::status::states;

const SIGN: &str = "--signing-key TMP/px.key --token-duration 1d";

fn cluster() -> TestEnv {
    let test = TestEnv::with_cluster();
    test.api().create_namespace("team-a");
    test.file("px.key", SECRET);
    test
}

fn state(test: &TestEnv) -> String {
    let output = test.run("secret status -A --verify --signing-key TMP/px.key");
    states(&output).concat()
}

fn push() -> String {
    format!("secret push -n team-a --allow-admin {CLAIMS} {SIGN}")
}

const ROTATE: &str = "secret rotate -A --allow-admin --signing-key TMP/px.key";

/// Before 1970, at 1970, around the 32 bits of 2038, and beyond the last year of RFC 3339, as milliseconds are: pxsec has not read the
/// annotations of the last ones that it had written itself.
#[test]
fn a_token_is_signed_kept_pushed_and_renewed_at_any_time() {
    for now in [
        -1,
        0,
        59,
        i64::from(i32::MAX),
        i64::from(i32::MAX) + 1,
        253_402_300_799,
        253_402_300_800,
        NOW * 1000,
    ] {
        let mut test = cluster();
        test.set_clock(now);
        let token = test.run(&format!("auth token generate {CLAIMS} {SIGN}"));
        test.file("t", token.ok());
        let verify = "auth token verify --token-file TMP/t --verifying-key TMP/px.key";
        test.run(verify).ok();
        test.run("context create a --token-file TMP/t").ok();
        let shown = test.run("context list").ok();
        assert!(shown.contains("Valid"), "{now}: {shown}");
        test.run("context token a").ok();
        test.run("secret push -c a -n team-a --allow-admin").ok();
        assert_eq!(state(&test), "team-a/px-user-token Valid", "{now}");
        test.set_clock(now + DAY - 3600);
        let renewed = test.run(ROTATE).ok();
        assert!(renewed.contains(" renewed in "), "{now}: {renewed}");
        assert_eq!(state(&test), "team-a/px-user-token Valid", "{now}");
        // And the old one is what it is.
        test.set_clock(now + DAY);
        let late = test.run(verify).exits(3);
        assert!(late.stdout.contains("Expired"), "{now}: {late}");
    }
}

#[test]
fn an_end_that_no_clock_tells_is_refused() {
    let mut test = cluster();
    test.set_clock(i64::MAX);
    test.run(&format!("auth token generate {CLAIMS} {SIGN}"))
        .fails(
            1,
            &["which is not in the future", "check this machine's clock"],
        );
    test.run(&push()).fails(1, &["check this machine's clock"]);
}

#[test]
fn a_clock_that_is_set_back_renews_nothing() {
    let mut test = cluster();
    test.run(&push()).ok();
    let before = test.api().secret("team-a", "px-user-token");
    test.set_clock(NOW - DAY);
    assert_eq!(state(&test), "team-a/px-user-token NotYetValid");
    for line in [ROTATE.to_owned(), format!("{ROTATE} --all")] {
        test.run(&line)
            .fails(1, &["hint: check this machine's clock, or wait"]);
    }
    assert_eq!(test.api().secret("team-a", "px-user-token"), before);
    test.set_clock(NOW);
    assert_eq!(state(&test), "team-a/px-user-token Valid");
    let kept = test.run(ROTATE).ok();
    assert!(kept.contains(" unchanged in "), "{kept}");
}

/// What is signed by a clock that is ahead is of the future for all others. It is told as that, not renewed on and on, and
/// mended by a push.
#[test]
fn what_a_clock_that_was_ahead_has_signed_is_told_and_mended() {
    let mut test = cluster();
    test.run(&push()).ok();
    test.set_clock(NOW + 30 * DAY);
    let renewed = test.run(ROTATE).ok();
    assert!(renewed.contains(" renewed in "), "{renewed}");
    test.set_clock(NOW);
    assert_eq!(state(&test), "team-a/px-user-token NotYetValid");
    test.run("secret status -A --check").exits(10);
    test.run(ROTATE)
        .fails(1, &["hint: check this machine's clock, or wait"]);
    let mended = test.run(&format!("{} --if-due", push())).ok();
    assert!(mended.contains(" configured in "), "{mended}");
    assert_eq!(state(&test), "team-a/px-user-token Valid");
}

#[test]
fn a_stored_token_is_judged_by_the_clock_as_it_is_and_survives_its_jumps() {
    let mut test = cluster();
    let sign = format!("context create a {CLAIMS} {SIGN}");
    test.run(&sign).ok();
    let token = test.run("context token a").ok();
    test.set_clock(NOW + 2 * DAY);
    test.run("context token a")
        .fails(4, &["expired 1d ago", "renew it"]);
    // A change of the config at a wrong time takes nothing away.
    test.run("context update a --description later").ok();
    test.set_clock(NOW - 2 * DAY);
    test.run("context update a --description earlier").ok();
    let list = test.run("context list").ok();
    assert!(list.contains("NotYetValid"), "{list}");
    let checked = test.run("context list --check").exits(10);
    assert!(checked.stdout.contains("NotYetValid"), "{checked}");
    let doctor = test.run("doctor --offline").exits(10);
    let said = "FAIL  stored-tokens         a: is not valid before 2026-01-02T03:03:05Z";
    assert!(doctor.stdout.contains(said), "{doctor}");
    test.set_clock(NOW);
    assert_eq!(test.run("context token a").ok(), token);
}
