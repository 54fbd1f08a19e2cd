//! What the targets share: the day on which they judge, and what every text for a terminal has to be.

use pxsec::domain::time::NumericDate;
use pxsec::output::escape::printable_lines;

/// Noon of the day on which the verdicts of `tests/conformance` were recorded.
pub const NOW: NumericDate = NumericDate(1_795_435_200);

/// Nothing in `text` acts on a terminal.
#[track_caller]
pub fn assert_printable(text: &str) {
    assert_eq!(printable_lines(text), text, "it acts on a terminal");
}
