//! What a sheet comes to, before anything of it is taken.

use super::given::RefusedCells;
use super::units::ShareUnit;
use crate::assessment::edit::Edit;

/// What a sheet comes to.
#[derive(Clone, Debug, Default)]
pub struct ImportPreview {
    /// Rows that the register does not have yet.
    pub new: usize,
    /// Rows of the register of which something changes.
    pub changed: usize,
    /// Rows of the register that stay as they are.
    pub same: usize,
    /// Rows of the register that the sheet does not have: they stay.
    pub vanished: usize,
    /// How many rows of the sheet were summed up, into how many.
    pub summed: (usize, usize),
    /// Rows of the sheet that are none of its table, counted from 0, and why.
    pub passed: Vec<(u32, Passed)>,
    /// Cells of rows that are summed up and say different things: what they say is left open.
    pub differs: Vec<LinesDiffer>,
    /// Cells that are refused.
    pub refused: RefusedCells,
    /// What shares without a sign were read as, where the sheet has a column of them.
    pub shares: Option<ShareUnit>,
    /// How many rows the register would have, where that is more than it may.
    pub too_many: Option<usize>,
    /// Columns of the sheet that have values and no head, counted from 0.
    pub headless: Vec<usize>,
    /// What takes all but what is refused, in one step; none where nothing changes.
    pub edit: Option<Edit>,
}

/// Why a row is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It sums up others.
    Total,
    /// It is a comment of the program that wrote the sheet.
    Comment,
    /// It repeats the head.
    Head,
    /// It is a note below or among the rows.
    Note,
    /// Another table begins here; it and what follows is not read.
    OtherTable,
}

/// Rows that are summed up and differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinesDiffer {
    /// The first of them in the sheet, counted from 0.
    pub row: u32,
    /// The words over the column.
    pub head: String,
}
