//! The line break at the end of what editors and `echo` write.

/// The bytes without exactly one line break at their end: LF, or CR and LF. A lone CR is no line break, and belongs to what it ends.
#[must_use]
pub fn without_line_break(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_suffix(b"\r\n")
        .or_else(|| bytes.strip_suffix(b"\n"))
        .unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_break_is_taken_off_and_nothing_else() {
        for (text, line) in [
            ("a", "a"),
            ("a\n", "a"),
            ("a\r\n", "a"),
            ("a\n\n", "a\n"),
            ("a\r", "a\r"),
            ("a\n\r", "a\n\r"),
            ("\n", ""),
            ("", ""),
        ] {
            assert_eq!(
                without_line_break(text.as_bytes()),
                line.as_bytes(),
                "{text:?}"
            );
        }
    }
}
