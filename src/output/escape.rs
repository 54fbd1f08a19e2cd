//! Text of others, made safe for a terminal.

/// Escapes what would act on a terminal, reorder its text or not be seen at all: control and format characters.
///
/// Claims are written by whoever signed the token; a name may hold an escape sequence.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        // Not the joiners U+200C and U+200D, which some scripts are written with.
        let invisible = matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}'
        );
        if c.is_control() || invisible {
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
        assert_eq!(
            printable("ad\u{200b}m\u{ad}in\u{feff}"),
            "ad\\u{200b}m\\u{ad}in\\u{feff}"
        );
    }
}
