//! Whether a context can be relied on, in one word.

use std::fmt;

use super::credential::{Credential, TokenSummary};
use super::time::NumericDate;

/// A week, in seconds: no token counts as [`ContextStatus::Expiring`] longer before its end.
const EXPIRING_AT_MOST_SECS: i64 = 7 * 86_400;

/// A day, in seconds: when a token that does not tell its issue time counts as [`ContextStatus::Expiring`].
const EXPIRING_UNTOLD_SECS: i64 = 86_400;

/// The status of a context. A closed set; scripts match the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContextStatus {
    /// Its token is good for a while.
    Valid,
    /// Less than a third of the token's life is left, and less than a week.
    Expiring,
    /// Its token is of no use any more.
    Expired,
    /// Its token was issued in the future: the storage server tolerates no clock skew.
    NotYetValid,
    /// A token is signed or read when one is needed.
    Ready,
    /// There is no token: the vault, the Secret or the key is not there.
    Missing,
    /// Whether there is a token could not be found out. Only a check gives this.
    Unknown,
}

impl ContextStatus {
    /// What config.toml alone tells. Reads neither vault nor network.
    #[must_use]
    pub fn of(credential: &Credential, now: NumericDate) -> Self {
        match credential {
            Credential::Stored(stored) => stored
                .summary
                .as_ref()
                .map_or(Self::Missing, |summary| Self::of_token(summary, now)),
            Credential::Recipe(_) | Credential::Reference(_) => Self::Ready,
        }
    }

    /// What a token's times tell. Does not verify.
    #[must_use]
    pub fn of_token(summary: &TokenSummary, now: NumericDate) -> Self {
        if summary.expires.is_some_and(|expires| expires <= now) {
            return Self::Expired;
        }
        if summary.issued.is_some_and(|issued| issued > now) {
            return Self::NotYetValid;
        }
        let Some(expires) = summary.expires else {
            return Self::Valid;
        };
        let margin = summary.issued.map_or(EXPIRING_UNTOLD_SECS, |issued| {
            (issued.secs_until(expires) / 3).min(EXPIRING_AT_MOST_SECS)
        });
        if now.secs_until(expires) < margin {
            Self::Expiring
        } else {
            Self::Valid
        }
    }

    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "Valid",
            Self::Expiring => "Expiring",
            Self::Expired => "Expired",
            Self::NotYetValid => "NotYetValid",
            Self::Ready => "Ready",
            Self::Missing => "Missing",
            Self::Unknown => "Unknown",
        }
    }

    /// Whether someone should do something about it.
    #[must_use]
    pub fn needs_attention(self) -> bool {
        match self {
            Self::Valid | Self::Ready => false,
            Self::Expiring | Self::Expired | Self::NotYetValid | Self::Missing | Self::Unknown => {
                true
            }
        }
    }
}

impl fmt::Display for ContextStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::token::Fingerprint;

    #[test]
    fn a_token_expires_soon_in_its_last_third_and_its_last_week() {
        const DAY: i64 = 86_400;
        for (issued, expires, now, status) in [
            (Some(0), Some(3 * DAY), 2 * DAY, ContextStatus::Valid),
            (Some(0), Some(3 * DAY), 2 * DAY + 1, ContextStatus::Expiring),
            (Some(0), Some(3 * DAY), 3 * DAY, ContextStatus::Expired),
            (Some(0), Some(365 * DAY), 358 * DAY, ContextStatus::Valid),
            (
                Some(0),
                Some(365 * DAY),
                358 * DAY + 1,
                ContextStatus::Expiring,
            ),
            (None, Some(3 * DAY), 2 * DAY + 1, ContextStatus::Expiring),
            (Some(0), None, 0, ContextStatus::Valid),
            (Some(1), None, 0, ContextStatus::NotYetValid),
            (Some(1), Some(DAY), 0, ContextStatus::NotYetValid),
            (Some(2), Some(0), 1, ContextStatus::Expired),
        ] {
            let summary = TokenSummary {
                issuer: None,
                subject: None,
                roles: vec![],
                groups: vec![],
                issued: issued.map(NumericDate),
                expires: expires.map(NumericDate),
                fingerprint: Fingerprint::parse("sha256:00112233").unwrap(),
            };
            let told = ContextStatus::of_token(&summary, NumericDate(now));
            assert_eq!(told, status, "{issued:?} {expires:?} {now}");
        }
    }

    #[test]
    fn scripts_match_the_words_and_only_two_of_them_are_good() {
        let told = [
            (ContextStatus::Valid, "Valid", false),
            (ContextStatus::Expiring, "Expiring", true),
            (ContextStatus::Expired, "Expired", true),
            (ContextStatus::NotYetValid, "NotYetValid", true),
            (ContextStatus::Ready, "Ready", false),
            (ContextStatus::Missing, "Missing", true),
            (ContextStatus::Unknown, "Unknown", true),
        ];
        for (status, word, needs_attention) in told {
            assert_eq!((status.as_str(), status.to_string().as_str()), (word, word));
            assert_eq!(status.needs_attention(), needs_attention, "{word}");
        }
    }
}
