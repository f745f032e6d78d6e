//! What the rows of a sheet give: for each column a value, nothing, or a cell that is refused and named.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::RegisterColumn;
use super::head::Head;
use super::refusal::CellRefusal;
use crate::sheets::{Row, SheetCell, column_letters};

/// What a sheet gives for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given<T> {
    /// The sheet has no such column, or its cell was refused: what is there stays.
    Absent,
    /// The cell is empty, or says that it is not known.
    Empty,
    /// Lines that are summed up differ: what is there is right no more.
    Open,
    /// This.
    Value(T),
}

impl<T> Given<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Empty | Self::Open => None,
        }
    }

    /// Puts it where it belongs. An empty cell takes away what is there only where the row is surely the same.
    pub fn put(self, there: &mut Option<T>, same: Sameness) {
        match (self, same) {
            (Self::Value(value), _) => *there = Some(value),
            (Self::Empty, Sameness::ById) | (Self::Open, _) => *there = None,
            (Self::Empty, Sameness::ByWhatItIs) | (Self::Absent, _) => {}
        }
    }
}

impl Given<String> {
    /// The same for a text that is empty where nothing is known.
    pub fn put_text(self, there: &mut String, same: Sameness) {
        let mut held = Some(std::mem::take(there)).filter(|text| !text.is_empty());
        self.put(&mut held, same);
        *there = held.unwrap_or_default();
    }
}

impl<T: Default + HasNone> Given<T> {
    /// The same for several that are none where nothing is known.
    pub fn put_all(self, there: &mut T, same: Sameness) {
        let mut held = Some(std::mem::take(there)).filter(|all| !all.has_none());
        self.put(&mut held, same);
        *there = held.unwrap_or_default();
    }
}

/// Several of something.
pub trait HasNone {
    /// Whether there is none.
    fn has_none(&self) -> bool;
}

impl<T> HasNone for BTreeSet<T> {
    fn has_none(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> HasNone for BTreeMap<K, V> {
    fn has_none(&self) -> bool {
        self.is_empty()
    }
}

impl<T> HasNone for Vec<T> {
    fn has_none(&self) -> bool {
        self.is_empty()
    }
}

/// How a row of a sheet and one of a register are known to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// The sheet has its id: it was written by Keian.
    ById,
    /// They are of the same item, partner and country, or the like.
    ByWhatItIs,
}

/// A cell that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedSheetCell {
    /// The row of the sheet, counted from 0.
    pub row: u32,
    /// The column of the sheet, counted from 0.
    pub column: usize,
    /// The words over the column.
    pub head: String,
    /// What stands in the cell.
    pub shown: String,
    /// Why it is refused.
    pub why: CellRefusal,
    /// Without it the whole row cannot be taken.
    pub with_row: bool,
}

impl RefusedSheetCell {
    /// Its place, as a spreadsheet shows it: `B12`.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}{}", column_letters(self.column), u64::from(self.row) + 1)
    }
}

/// The cells that are refused: the first of them, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusedCells {
    /// The first thousand.
    pub first: Vec<RefusedSheetCell>,
    /// How many there are in all.
    pub count: usize,
}

impl RefusedCells {
    pub(super) fn push(&mut self, cell: RefusedSheetCell) {
        const KEPT: usize = 1_000;
        self.count += 1;
        if self.first.len() < KEPT {
            self.first.push(cell);
        }
    }

    /// Puts those of another row behind them.
    pub(super) fn append(&mut self, others: Self) {
        others.first.into_iter().for_each(|cell| self.push(cell));
    }

    /// Without the cell that was refused last the whole row cannot be taken.
    pub(super) fn with_row(&mut self) {
        if self.count == self.first.len()
            && let Some(last) = self.first.last_mut()
        {
            last.with_row = true;
        }
    }
}

/// Takes the cells of a row.
pub(super) struct Taking<'a, 'b> {
    pub(super) row: Row<'a>,
    pub(super) head: &'b Head,
    pub(super) refused: &'b mut RefusedCells,
}

impl<'a> Taking<'a, '_> {
    /// What the row gives for a column, read so.
    pub(super) fn take<T>(
        &mut self,
        column: RegisterColumn,
        read: impl FnOnce(SheetCell<'a>) -> Result<Option<T>, CellRefusal>,
    ) -> Given<T> {
        let Some(&at) = self.head.columns.get(&column) else { return Given::Absent };
        match read(self.row.cell(at)) {
            Ok(Some(value)) => Given::Value(value),
            Ok(None) => Given::Empty,
            Err(why) => {
                self.refuse(column, why);
                Given::Absent
            }
        }
    }

    /// The same of what a row cannot be without; none, with the cell refused, where it does not say it.
    pub(super) fn require<T>(
        &mut self,
        column: RegisterColumn,
        read: impl FnOnce(SheetCell<'a>) -> Result<Option<T>, CellRefusal>,
    ) -> Option<T> {
        let before = self.refused.count;
        let given = self.take(column, read).value();
        if given.is_none() && self.refused.count > before {
            self.refused.with_row();
        } else if given.is_none() {
            self.refuse_with_row(column, CellRefusal::Missing);
        }
        given
    }

    /// The cell of a column is refused.
    pub(super) fn refuse(&mut self, column: RegisterColumn, why: CellRefusal) {
        let at = self.head.columns.get(&column).copied().unwrap_or_default();
        let head = self.head.words.get(&at).cloned().unwrap_or_default();
        let shown = shown(self.row.cell(at));
        self.refused.push(RefusedSheetCell {
            row: self.row.number,
            column: at,
            head,
            shown,
            why,
            with_row: false,
        });
    }

    /// The same for one without which the row cannot be taken.
    pub(super) fn refuse_with_row(&mut self, column: RegisterColumn, why: CellRefusal) {
        self.refuse(column, why);
        self.refused.with_row();
    }
}

/// A cell for a message.
fn shown(cell: SheetCell<'_>) -> String {
    const MOST: usize = 40;
    let whole = match cell {
        SheetCell::Empty => String::new(),
        SheetCell::Text(text) | SheetCell::Fault(text) => text.to_owned(),
        SheetCell::Number(number) | SheetCell::Day(number) => number.to_string(),
        SheetCell::Truth(truth) => truth.to_string().to_uppercase(),
    };
    match whole.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole,
    }
}
