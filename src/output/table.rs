//! Tables as kubectl prints them: upper-case titles, no boxes, three blanks between columns.

use super::escape::printable;

/// What stands in a cell that has no value.
pub const NONE: &str = "<none>";

/// What stands in a cell whose value is not known yet.
pub const UNKNOWN: &str = "<unknown>";

/// Lays out rows under their titles. Cells are made printable; the last column is not padded.
#[must_use]
pub fn render<const N: usize>(titles: [&str; N], rows: &[[String; N]]) -> String {
    Pages::new(&titles).page(rows)
}

/// A table whose rows come page by page: each is as wide as the widest so far, so that nothing has to be kept.
#[derive(Debug)]
pub struct Pages {
    /// Until they are printed.
    titles: Option<Vec<String>>,
    widths: Vec<usize>,
}

impl Pages {
    /// With these titles, which come with the first page.
    #[must_use]
    pub fn new(titles: &[&str]) -> Self {
        Self {
            titles: Some(titles.iter().map(|&title| title.to_owned()).collect()),
            widths: titles.iter().map(|title| width(title)).collect(),
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
        let mut text = String::new();
        for row in self.titles.take().iter().chain(&rows) {
            let mut line = String::new();
            for (cell, widest) in row.iter().zip(&self.widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(widest - width(cell) + 3));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
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
            render(["NAME", "B"], &rows),
            "NAME   B\na      long value\nbcd\n"
        );
    }

    #[test]
    fn columns_never_get_narrower_from_page_to_page() {
        let mut table = Pages::new(&["A", "B"]);
        let row = |a: &str| [[a.to_owned(), "x".to_owned()]];
        assert_eq!(table.page(&row("abc")), "A     B\nabc   x\n");
        assert_eq!(table.page(&row("abcde")), "abcde   x\n");
        assert_eq!(table.page(&row("a")), "a       x\n");
    }
}
