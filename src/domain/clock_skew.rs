//! How far two clocks are apart that tell whole seconds, when one is asked across a network.

use super::time::NumericDate;

/// By how much our clock is ahead of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skew {
    /// The likeliest number of seconds; negative when ours is behind.
    pub about: i64,
    /// Surely more than this many seconds, one way or the other; 0 when they may well agree.
    pub more_than: u64,
}

impl Skew {
    /// Compares: ours was read before it was asked and after it had answered.
    ///
    /// Each of the three may be up to a second later than it tells, and the answer is of any moment in between.
    #[must_use]
    pub fn measure(before: NumericDate, theirs: NumericDate, after: NumericDate) -> Self {
        let ahead = theirs.secs_until(before).saturating_sub(1);
        let behind = after.secs_until(theirs).saturating_sub(1);
        let half = before.secs_until(after) / 2;
        Self {
            about: theirs.secs_until(before).saturating_add(half),
            more_than: u64::try_from(ahead.max(behind)).unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rounding_and_the_way_may_make_up_is_no_skew() {
        for (before, theirs, after, about, more_than) in [
            (100, 100, 100, 0, 0),
            (100, 99, 100, 1, 0),
            (100, 101, 100, -1, 0),
            (100, 98, 100, 2, 1),
            (100, 102, 100, -2, 1),
            (100, 110, 110, -5, 0),
            (100, 100, 110, 5, 0),
            (100, 39, 100, 61, 60),
            (100, 161, 100, -61, 60),
            (100, 50, 120, 60, 49),
            (i64::MAX, i64::MIN, i64::MAX, i64::MAX, u64::MAX / 2 - 1),
        ] {
            let [before, theirs, after] = [before, theirs, after].map(NumericDate);
            let expected = Skew { about, more_than };
            assert_eq!(Skew::measure(before, theirs, after), expected);
        }
    }
}
