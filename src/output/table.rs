//! Tables as kubectl prints them: upper-case titles, no boxes, three blanks between columns.

use std::borrow::Cow;

use super::escape::printable;
use super::look::{Look, status};

/// What stands in a cell that has no value.
pub const NONE: &str = "<none>";

/// What stands in a cell whose value is not known yet.
pub const UNKNOWN: &str = "<unknown>";

/// The title of the column whose words have colours.
const STATUS: &str = "STATUS";

/// Blanks between columns.
const GAP: usize = 3;

/// What is left at least of a column that is shortened: `px-user-to…` can still be told apart.
const LEAST_WIDTH: usize = 12;

/// Lays out rows under their titles. Cells are made printable; the last column is not padded.
#[must_use]
pub fn render<const N: usize>(titles: [&str; N], rows: &[[String; N]], look: Look) -> String {
    Pages::new(&titles, look).page(rows)
}

/// A table whose rows come page by page: each is as wide as the widest so far, so that nothing has to be kept.
#[derive(Debug)]
pub struct Pages {
    /// Until they are printed.
    titles: Option<Vec<String>>,
    widths: Vec<usize>,
    /// Where [`STATUS`] is.
    status: Option<usize>,
    look: Look,
}

impl Pages {
    /// With these titles, which come with the first page.
    #[must_use]
    pub fn new(titles: &[&str], look: Look) -> Self {
        Self {
            titles: Some(titles.iter().map(|&title| title.to_owned()).collect()),
            widths: titles.iter().map(|title| width(title)).collect(),
            status: titles.iter().position(|&title| title == STATUS),
            look,
        }
    }

    /// Makes a column as wide as this cell needs, before the titles are printed. Nothing happens for a title that is not there.
    pub fn make_room(&mut self, title: &str, cell: &str) {
        let titles = self.titles.iter().flatten();
        for (known, widest) in titles.zip(&mut self.widths) {
            if known == title {
                *widest = (*widest).max(width(&printable(cell)));
            }
        }
    }

    /// The next rows. Cells are made printable; the last column is not padded.
    pub fn page(&mut self, rows: &[impl AsRef<[String]>]) -> String {
        let printable_row =
            |row: &[String]| -> Vec<String> { row.iter().map(|cell| printable(cell)).collect() };
        let rows: Vec<Vec<String>> = rows.iter().map(|row| printable_row(row.as_ref())).collect();
        for row in &rows {
            for (widest, cell) in self.widths.iter_mut().zip(row) {
                *widest = (*widest).max(width(cell));
            }
        }
        let widths = self.fitted();
        let mut text = String::new();
        for row in self.titles.take().iter().chain(&rows) {
            let mut line = String::new();
            for (column, (cell, &most)) in row.iter().zip(&widths).enumerate() {
                let cell = shortened(cell, most);
                let blanks = " ".repeat(most - width(&cell) + GAP);
                if self.look.color && self.status == Some(column) {
                    line.push_str(&status(&cell));
                } else {
                    line.push_str(&cell);
                }
                line.push_str(&blanks);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// The widths of the columns in this terminal: those behind the status give way, the last first. What comes before
    /// says what the row is about, and stays whole.
    fn fitted(&self) -> Vec<usize> {
        let mut widths = self.widths.clone();
        let (Some(columns), Some(status)) = (self.look.columns, self.status) else {
            return widths;
        };
        let all = widths.iter().sum::<usize>() + GAP * (widths.len() - 1);
        let mut excess = all.saturating_sub(columns);
        for width in widths[status + 1..].iter_mut().rev() {
            let cut = excess.min(width.saturating_sub(LEAST_WIDTH));
            *width -= cut;
            excess -= cut;
        }
        widths
    }
}

/// A cell in at most so many columns.
fn shortened(cell: &str, most: usize) -> Cow<'_, str> {
    if width(cell) <= most {
        return Cow::Borrowed(cell);
    }
    let kept = cell.chars().take(most - 1);
    Cow::Owned(kept.chain(['…']).collect())
}

/// Columns on a terminal; every character counts as one, as in kubectl.
fn width(text: &str) -> usize {
    text.chars().count()
}

/// A list in one cell.
#[must_use]
pub fn list_cell(values: &[String]) -> String {
    if values.is_empty() {
        NONE.to_owned()
    } else {
        values.join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_lines_have_no_trailing_blanks() {
        let rows = [
            ["a".to_owned(), "long value".to_owned()],
            ["bcd".to_owned(), String::new()],
        ];
        assert_eq!(
            render(["NAME", "B"], &rows, Look::default()),
            "NAME   B\na      long value\nbcd\n"
        );
    }

    #[test]
    fn columns_never_get_narrower_from_page_to_page() {
        let mut table = Pages::new(&["A", "B"], Look::default());
        let row = |a: &str| [[a.to_owned(), "x".to_owned()]];
        assert_eq!(table.page(&row("abc")), "A     B\nabc   x\n");
        assert_eq!(table.page(&row("abcde")), "abcde   x\n");
        assert_eq!(table.page(&row("a")), "a       x\n");
    }

    #[test]
    fn on_a_terminal_what_is_behind_the_status_is_shortened_and_nothing_else() {
        let rows = [[
            "a-name-that-is-long".to_owned(),
            "Valid".to_owned(),
            "system.admin,system.user".to_owned(),
            "some/long/subject".to_owned(),
        ]];
        let titles = ["NAME", "STATUS", "ROLES", "SUBJECT"];
        let shown = |columns| {
            let look = Look {
                color: false,
                columns: Some(columns),
            };
            let text = render(titles, &rows, look);
            text.lines().last().unwrap_or_default().to_owned()
        };
        let whole = "a-name-that-is-long   Valid    system.admin,system.user   some/long/subject";
        assert_eq!(shown(75), whole);
        assert_eq!(
            shown(74),
            "a-name-that-is-long   Valid    system.admin,system.user   some/long/subje…"
        );
        assert_eq!(
            shown(66),
            "a-name-that-is-long   Valid    system.admin,system…   some/long/s…"
        );
        assert_eq!(
            shown(10),
            "a-name-that-is-long   Valid    system.admi…   some/long/s…"
        );
    }

    #[test]
    fn colours_take_no_columns() {
        let rows = [["Valid", "x"], ["Due", "y"]].map(|row| row.map(str::to_owned));
        let look = Look {
            color: true,
            columns: None,
        };
        assert_eq!(
            render(["STATUS", "B"], &rows, look),
            "STATUS   B\n\u{1b}[32mValid\u{1b}[0m    x\n\u{1b}[33mDue\u{1b}[0m      y\n"
        );
    }
}
