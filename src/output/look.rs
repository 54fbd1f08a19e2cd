//! Colours, which say nothing that the words do not, and the width of a terminal.
//!
//! A style is applied to text that is already printable and laid out: escape codes take no columns.

use anstyle::{AnsiColor, Style};

const RED: Style = AnsiColor::Red.on_default();
const YELLOW: Style = AnsiColor::Yellow.on_default();
const GREEN: Style = AnsiColor::Green.on_default();
const CYAN: Style = AnsiColor::Cyan.on_default();

/// The words that lines of the conversation begin with.
const LABELS: [(&str, Style); 7] = [
    ("error:", RED.bold()),
    ("warning:", YELLOW.bold()),
    ("hint:", CYAN),
    ("tip:", CYAN),
    ("note:", CYAN),
    ("info:", Style::new().dimmed()),
    ("Usage:", Style::new().bold()),
];

/// How a table for people is shown. The default is that of a pipe: no colour, and as wide as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Whether statuses have their colour.
    pub color: bool,
    /// The columns of the terminal, into which long cells are to be shortened.
    pub columns: Option<usize>,
}

impl Look {
    /// The same without shortening anything: what `-o wide` is for.
    #[must_use]
    pub fn whole(self) -> Self {
        Self {
            columns: None,
            ..self
        }
    }
}

/// Gives the label at the beginning of each line its colour.
#[must_use]
pub fn labelled(text: &str) -> String {
    let line = |line: &str| {
        let label = line.trim_start();
        let indent = &line[..line.len() - label.len()];
        LABELS
            .iter()
            .find_map(|(word, style)| {
                let rest = label.strip_prefix(word)?;
                Some(format!("{indent}{style}{word}{style:#}{rest}"))
            })
            .unwrap_or_else(|| line.to_owned())
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A status in its colour: green is well, yellow will need attention, red is of no use. Others stay as they are.
#[must_use]
pub fn status(word: &str) -> String {
    let style = match word {
        "Valid" | "Ready" | "Ok" | "ok" => GREEN,
        "Due" | "warn" | "Expiring" | "Drifted" | "Incomplete" | "Unresolved" | "Unknown" => YELLOW,
        "Expired" | "NotYetValid" | "WrongKey" | "WrongIssuer" | "Malformed" | "Missing"
        | "Dangling" => RED,
        "FAIL" => RED.bold(),
        _ => return word.to_owned(),
    };
    format!("{style}{word}{style:#}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference_state::ReferenceState;
    use crate::domain::secret_state::SecretState;

    #[test]
    fn a_label_is_coloured_where_a_line_begins_with_it_and_nowhere_else() {
        assert_eq!(
            labelled("error: the error: is\n  caused by: it\nhint: do\n"),
            "\u{1b}[1m\u{1b}[31merror:\u{1b}[0m the error: is\n  caused by: it\n\u{1b}[36mhint:\u{1b}[0m do\n"
        );
    }

    #[test]
    fn every_status_that_needs_attention_has_a_colour_other_than_green() {
        let green = |word: &str| status(word).contains("\u{1b}[32m");
        let plain = |word: &str| status(word) == word;
        for state in SecretState::ALL {
            let word = state.as_str();
            assert_eq!(green(word), state == SecretState::Valid, "{word}");
            if state.needs_attention() && state != SecretState::Unmanaged {
                assert!(!plain(word), "{word}");
            }
        }
        for state in ReferenceState::ALL {
            let word = state.to_string();
            assert_eq!(green(&word), state == ReferenceState::Ok, "{word}");
            if state.needs_attention() && state != ReferenceState::Unmanaged {
                assert!(!plain(&word), "{word}");
            }
        }
    }
}
