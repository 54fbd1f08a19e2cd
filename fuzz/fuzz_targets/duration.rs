//! Lifetimes, durations and instants. What is read is what is meant, counted by itself here, never 0 and never more
//! than the server can count; what is shown reads back as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pxsec::domain::time::{Lifetime, MAX_LIFETIME_SECS, NumericDate, parse_duration_secs};

/// The seconds of a text in the grammar, by its definition; `None` for all else.
fn counted(text: &str) -> Option<u128> {
    let mut total = 0_u128;
    let mut rest = text;
    for (unit, secs) in [
        ('y', 31_536_000),
        ('d', 86_400),
        ('h', 3_600),
        ('m', 60),
        ('s', 1),
    ] {
        let Some((digits, after)) = rest.split_once(unit) else {
            continue;
        };
        let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if !all_digits {
            return None;
        }
        // So many seconds that one more or less does not matter.
        let count = digits.parse::<u128>().unwrap_or(u128::MAX);
        total = total.saturating_add(count.saturating_mul(secs));
        rest = after;
    }
    (rest.is_empty() && !text.is_empty()).then_some(total)
}

fuzz_target!(|text: &str| {
    let counted = counted(text);
    let fits = |secs: &u128| *secs <= u128::from(MAX_LIFETIME_SECS);
    let read = text.parse::<Lifetime>();
    assert_eq!(
        read.as_ref()
            .ok()
            .map(|lifetime| u128::from(lifetime.as_secs())),
        counted.filter(fits).filter(|secs| *secs > 0),
    );
    let duration = parse_duration_secs(text);
    let nothing = (text == "0").then_some(0);
    assert_eq!(
        duration.as_ref().ok().copied().map(u128::from),
        counted.filter(fits).or(nothing),
    );
    if let Ok(lifetime) = read {
        let shown = lifetime.to_string();
        assert_eq!(shown.parse::<Lifetime>().unwrap(), lifetime);
        assert_eq!(Lifetime::from_secs(lifetime.as_secs()), Some(lifetime));
    }
    if let Ok(instant) = NumericDate::parse_rfc3339(text) {
        let shown = instant.to_rfc3339();
        assert_eq!(
            NumericDate::parse_rfc3339(&shown).unwrap(),
            instant,
            "{shown}"
        );
    }
    if let Some(instant) = NumericDate::parse_http(text) {
        // It has no fraction and no zone, so RFC 3339 says the same.
        let shown = instant.to_rfc3339();
        assert_eq!(
            NumericDate::parse_rfc3339(&shown).unwrap(),
            instant,
            "{shown}"
        );
    }
});
