//! Text of others, made safe for a terminal.

/// Escapes what would act on a terminal or reorder its text: control and bidirectional format characters.
///
/// Claims are written by whoever signed the token; a name may hold an escape sequence.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        let reorders = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || reorders || matches!(c, '\u{2028}' | '\u{2029}') {
            safe.extend(c.escape_default());
        } else {
            safe.push(c);
        }
    }
    safe
}

/// [`printable`] for text of several lines: line feeds stay.
#[must_use]
pub fn printable_lines(text: &str) -> String {
    text.split('\n')
        .map(printable)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_escapes_in_claims_are_shown_not_obeyed() {
        assert_eq!(
            printable("a\u{1b}[31mb\u{202e}c\nd"),
            "a\\u{1b}[31mb\\u{202e}c\\nd"
        );
        assert_eq!(printable("Zoë 管理者"), "Zoë 管理者");
    }
}
