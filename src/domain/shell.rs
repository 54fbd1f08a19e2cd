//! Words of the commands that messages hand to be run.

/// A text as one word of a POSIX shell.
///
/// Control characters stay as they are: what shows the word on a terminal has to see to them.
#[must_use]
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:@,%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
