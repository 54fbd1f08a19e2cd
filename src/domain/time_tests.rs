use super::*;

#[test]
fn lifetimes_of_the_openstorage_grammar_and_compounds_are_read() {
    for (text, secs) in [
        ("30s", 30),
        ("15m", 900),
        ("12h", 43_200),
        ("30d", 2_592_000),
        ("1y", 31_536_000),
        ("1h30m", 5_400),
        ("292y", MAX_LIFETIME_SECS),
    ] {
        let lifetime: Lifetime = text.parse().unwrap();
        assert_eq!(lifetime.as_secs(), secs, "{text}");
        assert_eq!(lifetime.to_string().parse::<Lifetime>().unwrap(), lifetime);
    }
}

#[test]
fn lifetimes_that_go_would_wrap_or_misread_are_refused() {
    for text in [
        "",
        "0s",
        "0d0h",
        "-1d",
        "1x",
        "1",
        "d",
        "1h1h",
        "1m1h",
        "1.5h",
        "1 h",
        " 1h",
        "1H",
        "1w",
        "293y",
        "99999999999y",
        "99999999999999999999s",
        "1h ",
        "١h",
    ] {
        assert!(text.parse::<Lifetime>().is_err(), "{text:?}");
    }
}

#[test]
fn a_duration_may_be_nothing_and_no_token_is_spoken_of() {
    for (text, secs) in [("0", 0), ("0s", 0), ("10m", 600), ("1h30m", 5_400)] {
        assert_eq!(parse_duration_secs(text).unwrap(), secs, "{text}");
    }
    for text in ["", "-5s", "5", "1w", "293y", "99999999999999999999s"] {
        let error = parse_duration_secs(text).unwrap_err().to_string();
        assert!(!error.contains("token"), "{error}");
        assert!(text.parse::<Lifetime>().is_err(), "{text}");
    }
    let error = "-5s".parse::<Lifetime>().unwrap_err().to_string();
    assert!(error.ends_with("born expired"), "{error}");
}

#[test]
fn the_date_of_an_http_answer_is_read() {
    let read = NumericDate::parse_http("Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(read, Some(NumericDate(784_111_777)));
    for text in ["", "Sun, 06 Nov 1994 08:49:37", "1994-11-06T08:49:37Z"] {
        assert_eq!(NumericDate::parse_http(text), None, "{text}");
    }
}

#[test]
fn instants_round_trip_as_rfc3339() {
    let date = NumericDate::parse_rfc3339("2026-01-02T05:04:05+02:00").unwrap();
    assert_eq!(date.to_rfc3339(), "2026-01-02T03:04:05Z");
    assert!(NumericDate::parse_rfc3339("2026-01-02").is_err());
    assert_eq!(
        NumericDate(i64::MAX).to_rfc3339(),
        format!("{} s", i64::MAX)
    );
}

#[test]
fn a_unit_of_other_tools_is_told_with_what_to_write() {
    for (text, unit, hint) in [
        ("2w", "w", "a week is 7d"),
        ("2 weeks", " ", "no spaces"),
        ("2weeks", "weeks", "a week is 7d"),
        ("1mo", "mo", "write 30d for a month"),
        ("500ms", "ms", "the smallest unit is the second"),
        ("1H", "H", "units are lower case"),
        ("30sec", "sec", "did you mean `s`?"),
        ("30mins", "mins", "did you mean `m`?"),
        ("2hrs", "hrs", "did you mean `h`?"),
        ("7days3h", "days", "did you mean `d`?"),
        ("1yr", "yr", "did you mean `y`?"),
        (
            "1.5h",
            ".",
            "no fractions; write 90m for an hour and a half",
        ),
    ] {
        let message = text.parse::<Lifetime>().unwrap_err().to_string();
        assert_eq!(
            message,
            format!(
                "`{text}` is not a lifetime: `{unit}` is no unit; the units are s, m, h, d and y (365 days); {hint}"
            )
        );
    }
    let message = "3é".parse::<Lifetime>().unwrap_err().to_string();
    assert!(message.ends_with("`é` is no unit; the units are s, m, h, d and y (365 days)"));
}

#[test]
fn durations_end_where_the_server_stops_counting() {
    let read = |secs: u64| parse_duration_secs(&format!("{secs}s"));
    assert_eq!(read(MAX_LIFETIME_SECS).unwrap(), MAX_LIFETIME_SECS);
    let message = read(MAX_LIFETIME_SECS + 1).unwrap_err().to_string();
    assert!(
        message.ends_with("it is longer than 292 years"),
        "{message}"
    );
}

/// What people write for "never" was told to be no instant.
#[test]
fn the_last_day_of_the_year_9999_is_an_instant() {
    let end = NumericDate::parse_rfc3339("9999-12-31T23:59:59Z").unwrap();
    assert_eq!(end, NumericDate(253_402_300_799));
    assert_eq!(end.to_rfc3339(), "9999-12-31T23:59:59Z");
    assert_eq!(NumericDate(253_402_300_800).to_rfc3339(), "253402300800 s");
    // An offset was passed over, and two of them are none.
    for text in [
        "9999-12-31 23:59:59",
        "9999-12-31T23:59:59",
        "9999-12-31T00+02:00Z",
        "9999-12-31T00:00:00+02:00Z",
        "2027-01-01T00:00:00+02:00Z",
        "2027-01-01T00+02:00Z",
    ] {
        assert!(NumericDate::parse_rfc3339(text).is_err(), "{text}");
    }
}
