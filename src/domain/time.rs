//! Instants and lifetimes as tokens carry them.
//!
//! Nothing here reads a clock: every decision takes `now` as a value. The lifetime grammar is that of
//! OpenStorage (`pkg/auth/duration.go`), widened to compounds such as `1h30m`, with the two holes of the
//! original closed: zero and overflow are errors.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds (RFC 7519 §2).
///
/// Does not carry fractions: OpenStorage truncates them too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NumericDate(pub i64);

impl NumericDate {
    /// The instant as RFC 3339 in UTC, such as `2026-01-02T03:04:05Z`.
    ///
    /// Instants outside the years -9999 to 9999 are given as plain seconds.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let since = jiff::SignedDuration::from_secs(self.0);
        // Not by way of jiff's `Timestamp`, which ends a day before the year 9999 does.
        EPOCH
            .checked_add(since)
            .map_or_else(|_| format!("{} s", self.0), |instant| format!("{instant}Z"))
    }

    /// Reads an RFC 3339 instant such as `2026-01-02T03:04:05Z` or `2026-01-02T03:04:05+02:00`.
    ///
    /// # Errors
    /// [`InstantError`] when the text is no RFC 3339 instant with an offset. A fraction is cut off.
    pub fn parse_rfc3339(text: &str) -> Result<Self, InstantError> {
        if let Ok(instant) = text.parse::<jiff::Timestamp>() {
            return Ok(Self(instant.as_second()));
        }
        // `Timestamp` ends a day before the year 9999 does, which is what people write for "never". Read by its form,
        // since jiff would pass over an offset.
        let form = "%Y-%m-%dT%H:%M:%SZ";
        let is_last = text.starts_with("9999-12-3") && text.len() == "9999-12-31T23:59:59Z".len();
        let last = is_last.then(|| jiff::civil::DateTime::strptime(form, text).ok());
        last.flatten()
            .map(|instant| Self(instant.duration_since(EPOCH).as_secs()))
            .ok_or_else(|| InstantError {
                text: text.to_owned(),
            })
    }

    /// Reads the date of an HTTP header, such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7); `None` for
    /// anything else.
    #[must_use]
    pub fn parse_http(text: &str) -> Option<Self> {
        let bare = text.strip_suffix(" GMT")?;
        let read = jiff::civil::DateTime::strptime("%a, %d %b %Y %H:%M:%S", bare).ok()?;
        let zoned = read.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        Some(Self(zoned.timestamp().as_second()))
    }

    /// This instant moved later by `lifetime`, or `None` when that is not representable.
    #[must_use]
    pub fn checked_add(self, lifetime: Lifetime) -> Option<Self> {
        self.0.checked_add_unsigned(lifetime.as_secs()).map(Self)
    }

    /// This instant moved earlier by `secs` seconds, stopping at the smallest representable one.
    #[must_use]
    pub fn saturating_sub_secs(self, secs: u64) -> Self {
        Self(self.0.saturating_sub_unsigned(secs))
    }

    /// Whole seconds from `self` to `later`; negative when `later` is earlier.
    #[must_use]
    pub fn secs_until(self, later: Self) -> i64 {
        later.0.saturating_sub(self.0)
    }
}

/// The instant 0.
const EPOCH: jiff::civil::DateTime = jiff::civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// A text that is no RFC 3339 instant.
#[derive(Debug, thiserror::Error)]
#[error("`{}` is not an RFC 3339 instant such as 2026-12-31T23:59:59Z", text.escape_debug())]
pub struct InstantError {
    text: String,
}

/// The longest lifetime accepted, in seconds: 292 years, the span of OpenStorage's own duration type.
///
/// Go counts a duration in 64-bit nanoseconds and wraps silently beyond this, so that `293y` gave tokens
/// that were born expired.
pub const MAX_LIFETIME_SECS: u64 = 292 * 365 * 86_400;

/// How long a token lives from the moment it is signed: at least one second.
///
/// Written `30s`, `15m`, `12h`, `30d`, `1y` (365 days), or a compound in falling units such as `1h30m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lifetime(NonZeroU64);

/// Unit letters with their seconds, largest first; the grammar's order for compounds.
const UNITS: [(char, u64); 5] = [
    ('y', 365 * 86_400),
    ('d', 86_400),
    ('h', 3_600),
    ('m', 60),
    ('s', 1),
];

impl Lifetime {
    /// A lifetime of `secs` seconds; `None` when zero or above [`MAX_LIFETIME_SECS`].
    #[must_use]
    pub fn from_secs(secs: u64) -> Option<Self> {
        if secs > MAX_LIFETIME_SECS {
            None
        } else {
            NonZeroU64::new(secs).map(Self)
        }
    }

    /// The lifetime in seconds.
    #[must_use]
    pub fn as_secs(self) -> u64 {
        self.0.get()
    }
}

impl fmt::Display for Lifetime {
    /// Writes it in units as large as they fit: `1d`, `1h30m`. Parses back to the same lifetime.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.as_secs();
        for (letter, size) in UNITS {
            let count = rest / size;
            if count > 0 {
                write!(f, "{count}{letter}")?;
            }
            rest %= size;
        }
        Ok(())
    }
}

impl FromStr for Lifetime {
    type Err = LifetimeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = |cause| LifetimeError {
            text: text.to_owned(),
            cause,
        };
        match secs(text).map_err(fail)? {
            0 => Err(fail(Cause::Zero)),
            secs => Self::from_secs(secs).ok_or_else(|| fail(Cause::TooLong)),
        }
    }
}

/// Reads a duration in the grammar of [`Lifetime`], which may also be nothing (`0`, `0s`), as seconds.
///
/// # Errors
/// [`DurationError`] by cause.
pub fn parse_duration_secs(text: &str) -> Result<u64, DurationError> {
    if text == "0" {
        return Ok(0);
    }
    secs(text)
        .and_then(|secs| {
            if secs > MAX_LIFETIME_SECS {
                Err(Cause::TooLong)
            } else {
                Ok(secs)
            }
        })
        .map_err(|cause| DurationError {
            text: text.to_owned(),
            cause,
        })
}

/// The seconds of a text in the grammar, not bounded by [`MAX_LIFETIME_SECS`].
fn secs(text: &str) -> Result<u64, Cause> {
    if text.is_empty() {
        return Err(Cause::Empty);
    }
    if text.starts_with('-') {
        return Err(Cause::Negative);
    }
    let mut total: u64 = 0;
    let mut last_size = u64::MAX;
    let mut rest = text;
    while !rest.is_empty() {
        let digits_end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (digits, tail) = rest.split_at(digits_end);
        if digits.is_empty() {
            return Err(Cause::NoNumber);
        }
        if tail.is_empty() {
            return Err(Cause::NoUnit);
        }
        let unit = unit_of(tail);
        let Some((letter, size)) = UNITS
            .iter()
            .find(|(known, _)| unit.strip_prefix(*known) == Some(""))
        else {
            return Err(Cause::UnknownUnit {
                unit: unit.chars().take(LONGEST_UNIT).collect(),
            });
        };
        if *size >= last_size {
            return Err(Cause::UnitOrder);
        }
        last_size = *size;
        let count: u64 = digits.parse().map_err(|_| Cause::TooLong)?;
        total = count
            .checked_mul(*size)
            .and_then(|secs| total.checked_add(secs))
            .ok_or(Cause::TooLong)?;
        rest = &tail[letter.len_utf8()..];
    }
    Ok(total)
}

/// How much of an unknown unit is shown.
const LONGEST_UNIT: usize = 12;

/// The word that `tail` begins with, or else its first character.
fn unit_of(tail: &str) -> &str {
    let word = tail
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(tail.len());
    let first = tail.chars().next().map_or(0, char::len_utf8);
    &tail[..word.max(first)]
}

/// Why a text is no [`Lifetime`].
#[derive(Debug, thiserror::Error)]
#[error("`{}` is not a lifetime: {cause}{}", text.escape_debug(), cause.for_a_token())]
pub struct LifetimeError {
    text: String,
    cause: Cause,
}

/// Why a text is no duration.
#[derive(Debug, thiserror::Error)]
#[error("`{}` is not a duration: {cause}", text.escape_debug())]
pub struct DurationError {
    text: String,
    cause: Cause,
}

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error("it is empty; write a number and a unit such as 12h or 30d")]
    Empty,
    #[error("it is negative")]
    Negative,
    #[error("it is zero")]
    Zero,
    #[error("a number must stand before each unit, as in 1h30m")]
    NoNumber,
    #[error("the unit is missing; write s, m, h, d or y after the number, as in 12h")]
    NoUnit,
    #[error("`{}` is no unit; the units are s, m, h, d and y (365 days){}", unit.escape_debug(), unit_hint(unit))]
    UnknownUnit { unit: String },
    #[error("units stand once each and from large to small, as in 1d12h")]
    UnitOrder,
    #[error("it is longer than 292 years")]
    TooLong,
}

impl Cause {
    /// What it would mean for a token.
    fn for_a_token(&self) -> &'static str {
        match self {
            Self::Negative | Self::Zero => ", and the token would be born expired",
            Self::TooLong => ", the most that the server can count",
            Self::Empty
            | Self::NoNumber
            | Self::NoUnit
            | Self::UnknownUnit { .. }
            | Self::UnitOrder => "",
        }
    }
}

/// A did-you-mean for units that other tools know.
fn unit_hint(unit: &str) -> &'static str {
    match unit.to_ascii_lowercase().as_str() {
        "w" | "wk" | "week" | "weeks" => "; a week is 7d",
        "mo" | "month" | "months" => "; write 30d for a month",
        "ms" | "us" | "ns" => "; the smallest unit is the second",
        "s" | "m" | "h" | "d" | "y" => "; units are lower case",
        "sec" | "secs" | "second" | "seconds" => "; did you mean `s`?",
        "min" | "mins" | "minute" | "minutes" => "; did you mean `m`?",
        "hr" | "hrs" | "hour" | "hours" => "; did you mean `h`?",
        "day" | "days" => "; did you mean `d`?",
        "yr" | "yrs" | "year" | "years" => "; did you mean `y`?",
        "." | "," => "; no fractions; write 90m for an hour and a half",
        " " => "; no spaces",
        _ => "",
    }
}

#[cfg(test)]
#[path = "time_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "time_properties.rs"]
mod properties;
