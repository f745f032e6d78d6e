//! Blocks of cells as a spreadsheet puts them on the clipboard: cells apart by tabs, rows by line ends,
//! quoted where a text holds one of them.

use std::ops::RangeInclusive;

/// Cells between two corners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRange {
    /// The rows.
    pub rows: RangeInclusive<usize>,
    /// The columns.
    pub columns: RangeInclusive<usize>,
}

impl CellRange {
    /// The cells between a corner and another one, each a row and a column.
    #[must_use]
    pub fn between(one: (usize, usize), other: (usize, usize)) -> Self {
        Self {
            rows: one.0.min(other.0)..=one.0.max(other.0),
            columns: one.1.min(other.1)..=one.1.max(other.1),
        }
    }

    /// Whether it is more than one cell.
    #[must_use]
    pub fn is_several(&self) -> bool {
        self.rows.start() != self.rows.end() || self.columns.start() != self.columns.end()
    }

    /// Whether a cell is in it.
    #[must_use]
    pub fn holds(&self, row: usize, column: usize) -> bool {
        self.rows.contains(&row) && self.columns.contains(&column)
    }

    /// All its cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.rows.clone().flat_map(|row| self.columns.clone().map(move |column| (row, column)))
    }
}

/// Rows of cells as a text for the clipboard.
#[must_use]
pub fn joined(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| {
        let plain = !cell.contains(['\t', '\n', '\r']) && !cell.starts_with('"');
        if plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    let row = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join("\t");
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// The rows of cells of a text from the clipboard. A line end after the last row begins no other.
#[must_use]
pub fn split(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = first_cell(rest);
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let ends_row = !after.starts_with('\t');
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\t', '\n', '\r'])).unwrap_or("");
        if after.is_empty() || (ends_row && rest.is_empty()) {
            return rows;
        }
        if ends_row {
            rows.push(Vec::new());
        }
    }
}

/// The first cell of a text, and what comes after it.
fn first_cell(text: &str) -> (String, &str) {
    if let Some(found) = text.strip_prefix('"').and_then(quoted_cell) {
        return found;
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// The cell whose opening quote stands before a text; none where the quote is a part of the cell.
fn quoted_cell(inside: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = inside;
    loop {
        let quote = rest.find('"')?;
        cell.push_str(&rest[..quote]);
        rest = &rest[quote + 1..];
        let Some(more) = rest.strip_prefix('"') else { break };
        cell.push('"');
        rest = more;
    }
    let ends = rest.is_empty() || rest.starts_with(['\t', '\n', '\r']);
    ends.then_some((cell, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn rows_and_cells_come_as_a_spreadsheet_writes_them() {
        for (text, wanted) in [
            ("a\tb\r\nc\td\r\n", rows(&[&["a", "b"], &["c", "d"]])),
            ("a\t\n\tb", rows(&[&["a", ""], &["", "b"]])),
            ("", rows(&[&[""]])),
            ("a\n\nb\n", rows(&[&["a"], &[""], &["b"]])),
            ("\"two\nlines\"\t\"a \"\"word\"\"\"", rows(&[&["two\nlines", "a \"word\""]])),
            ("\"half\tb", rows(&[&["\"half", "b"]])),
            ("a \"word\"\tb", rows(&[&["a \"word\"", "b"]])),
            ("\"a\" b\tc", rows(&[&["\"a\" b", "c"]])),
        ] {
            assert_eq!(split(text), wanted, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_copied_comes_back_as_it_was(
            cells in proptest::collection::vec(proptest::collection::vec("[ab\"\t\n経]{0,5}", 1..4), 1..4),
        ) {
            let width = cells.iter().map(Vec::len).max().unwrap_or(1);
            let mut cells = cells;
            cells.iter_mut().for_each(|row| row.resize(width, String::new()));
            // A last row of one empty cell is what a line end after the row before it would be.
            prop_assume!(cells.len() == 1 || cells.last() != Some(&vec![String::new()]));
            prop_assert_eq!(split(&joined(&cells)), cells);
        }
    }
}
