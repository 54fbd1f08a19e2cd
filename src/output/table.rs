//! Tables as kubectl prints them: upper-case titles, no boxes, three blanks between columns.

use super::escape::printable;

/// What stands in a cell that has no value.
pub const NONE: &str = "<none>";

/// What stands in a cell whose value is not known yet.
pub const UNKNOWN: &str = "<unknown>";

/// Lays out rows under their titles. Cells are made printable; the last column is not padded.
#[must_use]
pub fn render<const N: usize>(titles: [&str; N], rows: &[[String; N]]) -> String {
    let rows: Vec<[String; N]> = rows
        .iter()
        .map(|row| row.each_ref().map(|cell| printable(cell)))
        .collect();
    let mut widths = titles.map(width);
    for row in &rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell));
        }
    }
    let mut text = String::new();
    let head = titles.map(str::to_owned);
    for row in std::iter::once(&head).chain(&rows) {
        let mut line = String::new();
        for (cell, widest) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(widest - width(cell) + 3));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
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
}
