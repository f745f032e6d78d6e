//! A sheet as it was read: its cells that are not empty, each with its place.

use super::error::SheetError;
use super::limits::{LAST_ROW, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEET_TEXT};

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SheetCell<'a> {
    /// Nothing.
    Empty,
    /// A text.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A day, as days since 30 December 1899, whatever the workbook counts from.
    Day(f64),
    /// Yes or no.
    Truth(bool),
    /// A formula's error, such as `#N/A`.
    Fault(&'a str),
}

#[derive(Clone, Copy, Debug)]
enum Held {
    Text(u32, u32),
    Number(f64),
    Day(f64),
    Truth(bool),
    Fault(u32, u32),
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name; empty where it is the only one of a text.
    pub name: String,
    texts: String,
    cells: Vec<(u16, Held)>,
    /// The number of each row that has a cell, counted from 0, and where its cells begin.
    rows: Vec<(u32, u32)>,
}

/// A row with at least one cell that is not empty.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its number in the sheet, counted from 0.
    pub number: u32,
    texts: &'a str,
    cells: &'a [(u16, Held)],
}

impl Sheet {
    /// An empty one of a name.
    pub(super) fn named(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// A sheet of texts as a person types or pastes them: rows of cells from the first row and column on; an empty
    /// text is a cell that says that nothing is known.
    ///
    /// # Errors
    /// [`SheetError`] beyond the limits.
    pub fn of_texts(rows: &[Vec<String>]) -> Result<Self, SheetError> {
        let mut sheet = Self::default();
        for (row, texts) in (0..).zip(rows) {
            for (column, text) in (0..).zip(texts) {
                sheet.push(row, column, SheetCell::Text(text))?;
            }
        }
        Ok(sheet)
    }

    /// The rows that have a cell, in their order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + Clone {
        (0..self.rows.len()).map(|place| self.row(place))
    }

    /// One of these rows by its place among them.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn row(&self, place: usize) -> Row<'_> {
        let (number, from) = self.rows[place];
        let to = self.rows.get(place + 1).map_or(self.cells.len(), |(_, next)| *next as usize);
        Row { number, texts: &self.texts, cells: &self.cells[from as usize..to] }
    }

    /// How many rows have a cell.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no cell holds anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One more than the number of the last column that is used.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.cells.iter().map(|(column, _)| usize::from(*column) + 1).max().unwrap_or(0)
    }

    /// Puts a cell behind those that are there: rows come in their order, and so do the cells of a row.
    ///
    /// # Errors
    /// [`SheetError`] beyond the limits, and where the order is another.
    pub(super) fn push(&mut self, row: u32, column: u32, cell: SheetCell<'_>) -> Result<(), SheetError> {
        if cell == SheetCell::Empty {
            return Ok(());
        }
        if row > LAST_ROW {
            return Err(SheetError::TooManyRows);
        }
        let column = u16::try_from(column).ok().filter(|column| usize::from(*column) < MAX_COLUMNS);
        let column = column.ok_or(SheetError::TooManyColumns)?;
        if self.rows.last().is_none_or(|(last, _)| *last != row) {
            if self.rows.last().is_some_and(|(last, _)| *last > row) {
                return Err(SheetError::Damaged);
            }
            if self.rows.len() >= MAX_ROWS {
                return Err(SheetError::TooManyRows);
            }
            self.rows.push((row, u32::try_from(self.cells.len()).map_err(|_| SheetError::TooManyCells)?));
        } else if self.cells.last().is_some_and(|(last, _)| *last >= column) {
            return Err(SheetError::Damaged);
        }
        if self.cells.len() >= MAX_CELLS {
            return Err(SheetError::TooManyCells);
        }
        let held = match cell {
            SheetCell::Empty => return Ok(()),
            SheetCell::Text(text) => {
                let (from, to) = self.put(text)?;
                Held::Text(from, to)
            }
            SheetCell::Fault(text) => {
                let (from, to) = self.put(text)?;
                Held::Fault(from, to)
            }
            SheetCell::Number(number) => Held::Number(number),
            SheetCell::Day(day) => Held::Day(day),
            SheetCell::Truth(truth) => Held::Truth(truth),
        };
        self.cells.push((column, held));
        Ok(())
    }

    fn put(&mut self, text: &str) -> Result<(u32, u32), SheetError> {
        let from = self.texts.len();
        if text.len() > MAX_CELL || from + text.len() > MAX_SHEET_TEXT {
            return Err(SheetError::TooMuchText);
        }
        self.texts.push_str(text);
        let at = |place: usize| u32::try_from(place).map_err(|_| SheetError::TooMuchText);
        Ok((at(from)?, at(self.texts.len())?))
    }
}

impl<'a> Row<'a> {
    /// What stands in a column, counted from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> SheetCell<'a> {
        let found = self.cells.binary_search_by(|(at, _)| usize::from(*at).cmp(&column));
        found.map_or(SheetCell::Empty, |place| self.shown(self.cells[place].1))
    }

    /// The cells that are not empty, each with its column.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (usize, SheetCell<'a>)> + use<'_, 'a> {
        self.cells.iter().map(|(column, held)| (usize::from(*column), self.shown(*held)))
    }

    fn shown(&self, held: Held) -> SheetCell<'a> {
        let text = |from: u32, to: u32| self.texts.get(from as usize..to as usize).unwrap_or_default();
        match held {
            Held::Text(from, to) => SheetCell::Text(text(from, to)),
            Held::Fault(from, to) => SheetCell::Fault(text(from, to)),
            Held::Number(number) => SheetCell::Number(number),
            Held::Day(day) => SheetCell::Day(day),
            Held::Truth(truth) => SheetCell::Truth(truth),
        }
    }
}

/// A column's letters as a spreadsheet shows them: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn cells_keep_their_places_and_come_in_their_order() {
        let mut sheet = Sheet::default();
        sheet.push(2, 1, SheetCell::Text("甲")).unwrap();
        sheet.push(2, 4, SheetCell::Number(1.5)).unwrap();
        sheet.push(7, 0, SheetCell::Truth(true)).unwrap();
        let rows: Vec<(u32, Vec<(usize, SheetCell<'_>)>)> =
            sheet.rows().map(|row| (row.number, row.cells().collect())).collect();
        assert_eq!(
            rows,
            [
                (2, vec![(1, SheetCell::Text("甲")), (4, SheetCell::Number(1.5))]),
                (7, vec![(0, SheetCell::Truth(true))])
            ]
        );
        assert_eq!((sheet.row(0).cell(4), sheet.row(0).cell(3)), (SheetCell::Number(1.5), SheetCell::Empty));
        assert_eq!(sheet.columns(), 5);
        assert_eq!(sheet.push(6, 0, SheetCell::Truth(true)), Err(SheetError::Damaged), "rows go on");
        assert_eq!(sheet.push(7, 0, SheetCell::Truth(true)), Err(SheetError::Damaged), "so do columns");
        assert_eq!(sheet.push(8, 16_384, SheetCell::Truth(true)), Err(SheetError::TooManyColumns));
    }
}
