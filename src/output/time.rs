//! Times as people read them.

use crate::domain::time::NumericDate;

/// Seconds as the two largest units: `59s`, `5m30s`, `23h59m`, `6d4h`, `1y34d`.
#[must_use]
pub fn span(secs: u64) -> String {
    const UNITS: [(u64, char); 5] = [
        (365 * 86_400, 'y'),
        (86_400, 'd'),
        (3_600, 'h'),
        (60, 'm'),
        (1, 's'),
    ];
    let Some(first) = UNITS.iter().position(|(size, _)| secs >= *size) else {
        return "0s".to_owned();
    };
    let (size, letter) = UNITS[first];
    let mut text = format!("{}{letter}", secs / size);
    if let Some((next_size, next_letter)) = UNITS.get(first + 1) {
        let rest = (secs % size) / next_size;
        if rest > 0 {
            text.push_str(&format!("{rest}{next_letter}"));
        }
    }
    text
}

/// An instant relative to `now`: `in 6d4h`, `3d ago`, `now`.
#[must_use]
pub fn relative(instant: NumericDate, now: NumericDate) -> String {
    let secs = now.secs_until(instant);
    match secs.cmp(&0) {
        std::cmp::Ordering::Equal => "now".to_owned(),
        std::cmp::Ordering::Greater => format!("in {}", span(secs.unsigned_abs())),
        std::cmp::Ordering::Less => format!("{} ago", span(secs.unsigned_abs())),
    }
}

/// When a token ends, as part of a sentence: `expires in 6d4h`, `expired 3d ago`, `never expires`.
#[must_use]
pub fn expiry(expires: Option<NumericDate>, now: NumericDate) -> String {
    match expires {
        None => "never expires".to_owned(),
        Some(instant) if instant <= now => format!("expired {}", relative(instant, now)),
        Some(instant) => format!("expires {}", relative(instant, now)),
    }
}

/// An instant in full and relative: `2026-01-02T03:04:05Z (in 6d4h)`.
#[must_use]
pub fn both(instant: NumericDate, now: NumericDate) -> String {
    // What becomes of a number that the server cannot count with.
    if instant.0 == i64::MIN {
        return "out of range".to_owned();
    }
    format!("{} ({})", instant.to_rfc3339(), relative(instant, now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_show_two_units_at_most() {
        for (secs, shown) in [
            (0, "0s"),
            (59, "59s"),
            (60, "1m"),
            (330, "5m30s"),
            (86_399, "23h59m"),
            (86_400, "1d"),
            (6 * 86_400 + 4 * 3_600 + 59, "6d4h"),
            (400 * 86_400, "1y35d"),
        ] {
            assert_eq!(span(secs), shown);
        }
        let now = NumericDate(1_000);
        assert_eq!(relative(NumericDate(1_060), now), "in 1m");
        assert_eq!(relative(NumericDate(940), now), "1m ago");
        assert_eq!(relative(NumericDate(1_000), now), "now");
        assert_eq!(
            relative(NumericDate(i64::MAX), NumericDate(i64::MIN)),
            "in 292471208677y195d"
        );
    }
}
