//! When a token is to be renewed.

use std::fmt;
use std::str::FromStr;

use super::claims::DEFAULT_BACKDATE_SECS;
use super::time::{Lifetime, NumericDate};

mod decision;
pub mod plan;

/// How long before its end a token is to be renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewBefore {
    /// A share of its lifetime, in percent, from 1 to 99.
    Percent(u8),
    /// So long.
    Span(Lifetime),
}

impl RenewBefore {
    /// In seconds, of a token that was made to live for `lifetime_secs`; `None` when that leaves it no life before.
    #[must_use]
    pub fn of_lifetime(self, lifetime_secs: u64) -> Option<u64> {
        let secs = match self {
            Self::Percent(percent) => {
                u64::try_from(u128::from(lifetime_secs) * u128::from(percent) / 100).ok()?
            }
            Self::Span(span) => span.as_secs(),
        };
        (secs > 0 && secs < lifetime_secs).then_some(secs)
    }
}

/// A third of the lifetime, as cert-manager does, so that a weekend's outage loses nothing.
#[must_use]
pub fn default_renew_before(lifetime_secs: u64) -> Option<u64> {
    let secs = lifetime_secs / 3;
    (secs > 0).then_some(secs)
}

/// How long a token was made to live, as far as its `iat` and `exp` tell, in seconds.
///
/// `exp - iat`, without the minute by which our own `iat` is set back: else a lifetime of `1d` would be recorded as
/// `1d1m`, and would grow with each renewal. Other generators' lifetimes are not whole five minutes and one.
#[must_use]
pub fn lifetime_of(issued: Option<NumericDate>, expires: Option<NumericDate>) -> Option<u64> {
    const FIVE_MINUTES_SECS: u64 = 300;
    let span = u64::try_from(issued?.secs_until(expires?)).ok()?;
    let without = span.checked_sub(DEFAULT_BACKDATE_SECS).unwrap_or(span);
    let lifetime = if without > 0 && without.is_multiple_of(FIVE_MINUTES_SECS) {
        without
    } else {
        span
    };
    (lifetime > 0).then_some(lifetime)
}

impl FromStr for RenewBefore {
    type Err = RenewBeforeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = || RenewBeforeError {
            text: text.to_owned(),
        };
        if let Some(number) = text.strip_suffix('%') {
            let digits = number.bytes().all(|b| b.is_ascii_digit());
            return match number.parse() {
                Ok(percent @ 1..=99) if digits => Ok(Self::Percent(percent)),
                _ => Err(fail()),
            };
        }
        text.parse().map(Self::Span).map_err(|_| fail())
    }
}

impl fmt::Display for RenewBefore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent(percent) => write!(f, "{percent}%"),
            Self::Span(span) => span.fmt(f),
        }
    }
}

/// A text that says no time before the end.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{}` is neither a share such as 33% (1% to 99%) nor a duration such as 12h or 7d", text.escape_debug())]
pub struct RenewBeforeError {
    text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_durations_are_read() {
        for (text, of_a_day) in [
            ("33%", Some(28_512)),
            ("1%", Some(864)),
            ("99%", Some(85_536)),
            ("8h", Some(28_800)),
            ("1d", None),
            ("2d", None),
            ("23h59m59s", Some(86_399)),
        ] {
            let read: RenewBefore = text.parse().unwrap();
            assert_eq!(read.to_string(), text);
            assert_eq!(read.of_lifetime(86_400), of_a_day, "{text}");
        }
        let percent: RenewBefore = "1%".parse().unwrap();
        assert_eq!(percent.of_lifetime(100), Some(1));
        // Less than a second is no time to renew in.
        assert_eq!(percent.of_lifetime(99), None);
        for text in ["", "%", "0%", "100%", "-1%", "+5%", "1.5%", "33", "0s", "x"] {
            assert!(text.parse::<RenewBefore>().is_err(), "{text}");
        }
        assert_eq!(default_renew_before(86_400), Some(28_800));
        assert_eq!(default_renew_before(2), None);
    }

    #[test]
    fn the_lifetime_of_a_token_does_not_grow_by_our_own_backdate() {
        for (issued, expires, lifetime) in [
            (-60, 86_400, Some(86_400)),
            (0, 86_400, Some(86_400)),
            (-600, 86_400, Some(87_000)),
            (-60, 900, Some(900)),
            (0, 45, Some(45)),
            (0, 60, Some(60)),
            (0, 0, None),
            (60, 0, None),
        ] {
            let found = lifetime_of(Some(NumericDate(issued)), Some(NumericDate(expires)));
            assert_eq!(found, lifetime, "{issued} {expires}");
        }
    }
}
