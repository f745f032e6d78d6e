//! Which rows of a register are in view, and in which order. They are found when what is wanted changes, and stay
//! where they are while their cells are edited; nothing is done per row in a frame.

use std::collections::{HashMap, HashSet};

use egui::Id;

use super::fields::{AnyColumn, ColumnSet, row_key};
use super::writing::Writing;
use crate::base::fold::folded;
use crate::import::columns::Part;
use crate::scoring::plan::Direction;
use crate::session::document::DocumentId;

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WantedRows {
    /// Words that stand in them.
    pub typed: String,
    /// A column that is empty in them.
    pub empty: Option<AnyColumn>,
    /// By what they are sorted; by their ids where this is nothing.
    pub order: Option<(AnyColumn, Direction)>,
}

impl WantedRows {
    /// Whether rows may be left out.
    #[must_use]
    pub fn filters(&self) -> bool {
        !self.typed.trim().is_empty() || self.empty.is_some()
    }

    /// The head of a column was pressed.
    pub fn clicked(&mut self, column: AnyColumn) {
        self.order = match self.order {
            Some((by, Direction::Up)) if by == column => Some((column, Direction::Down)),
            Some((by, Direction::Down)) if by == column => None,
            _ => Some((column, Direction::Up)),
        };
    }
}

/// The rows in view.
#[derive(Clone, Debug, Default)]
pub struct RowsInView {
    /// For which document and revision they were found, and for what.
    of: Option<(DocumentId, u64, WantedRows)>,
    /// Their places in the register, in the order in which they are shown.
    places: Vec<u32>,
    keys: Vec<Id>,
    shown: HashMap<Id, usize>,
    /// All rows of the register, those that are left out too.
    known: HashSet<Id>,
    /// What a search looks at, by the places in the register, for a document's revision.
    searched: Option<(DocumentId, u64, Vec<String>)>,
}

impl RowsInView {
    /// How many rows are in view.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Where a row that is in view stands in its register.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<usize> {
        self.places.get(row).map(|place| *place as usize)
    }

    /// By what a row is known.
    #[must_use]
    pub fn key(&self, row: usize) -> Id {
        self.keys.get(row).copied().unwrap_or(Id::NULL)
    }

    /// Where the row of a key is in view.
    #[must_use]
    pub fn row(&self, key: Id) -> Option<usize> {
        self.shown.get(&key).copied()
    }

    /// Finds the rows anew, next time.
    pub fn begin(&mut self) {
        self.of = None;
    }

    /// Finds the rows where something has changed.
    pub fn bring_up(
        &mut self,
        part: Part,
        (document, revision): (DocumentId, u64),
        wanted: &WantedRows,
        how: &Writing<'_>,
    ) {
        match &self.of {
            Some((of, at, before)) if *of == document && before == wanted => {
                if *at != revision {
                    self.follow(part, how);
                }
            }
            _ => self.find(part, (document, revision), wanted, how),
        }
        self.of = Some((document, revision, wanted.clone()));
    }

    /// The rows have changed: those in view stay where they are, and new ones come behind them.
    fn follow(&mut self, part: Part, how: &Writing<'_>) {
        let keys = keys(part, how);
        let at: HashMap<Id, u32> = (0..).zip(&keys).map(|(place, key)| (*key, place)).collect();
        let kept = self.keys.iter().filter_map(|key| at.get(key).copied());
        let new = (0..).zip(&keys).filter(|(_, key)| !self.known.contains(key)).map(|(place, _)| place);
        let places = kept.chain(new).collect();
        self.show(places, keys);
    }

    fn find(
        &mut self,
        part: Part,
        (document, revision): (DocumentId, u64),
        wanted: &WantedRows,
        how: &Writing<'_>,
    ) {
        let all = part.len(how.registers);
        let mut places: Vec<u32> = (0..).take(all).collect();
        let row = |place: u32| part.row(how.registers, place as usize);
        if let Some(column) = wanted.empty {
            places.retain(|place| row(*place).is_some_and(|row| row.text(column, how).is_empty()));
        }
        let typed = folded(&wanted.typed);
        let words: Vec<&str> = typed.split_whitespace().collect();
        if !words.is_empty() {
            if self.searched.as_ref().is_none_or(|(of, at, _)| (*of, *at) != (document, revision)) {
                let texts = (0..all).filter_map(|place| part.row(how.registers, place));
                self.searched = Some((document, revision, texts.map(|row| row.searched(how)).collect()));
            }
            let texts = self.searched.as_ref().map(|(.., texts)| texts.as_slice()).unwrap_or_default();
            let has = |text: &String| words.iter().all(|word| text.contains(word));
            places.retain(|place| texts.get(*place as usize).is_some_and(has));
        }
        if let Some((column, direction)) = wanted.order {
            let by = |place: &u32| row(*place).and_then(|row| row.sorted_by(column, how));
            let (mut known, unknown): (Vec<_>, Vec<_>) =
                places.into_iter().map(|place| (by(&place), place)).partition(|(by, _)| by.is_some());
            known.sort_by(|(one, _), (other, _)| match direction {
                Direction::Up => one.cmp(other),
                Direction::Down => other.cmp(one),
            });
            places = known.into_iter().chain(unknown).map(|(_, place)| place).collect();
        }
        let keys = keys(part, how);
        self.show(places, keys);
    }

    fn show(&mut self, places: Vec<u32>, all: Vec<Id>) {
        self.keys = places.iter().filter_map(|place| all.get(*place as usize).copied()).collect();
        self.shown = self.keys.iter().copied().enumerate().map(|(row, key)| (key, row)).collect();
        self.known = all.into_iter().collect();
        self.places = places;
    }
}

/// The columns of a register that are empty in some row, by which rows can be filtered. They are found when the list of
/// them is about to open: in a long register that is no work for every edit.
#[derive(Clone, Debug, Default)]
pub struct EmptyColumns {
    of: Option<(DocumentId, u64)>,
    columns: Vec<AnyColumn>,
}

impl EmptyColumns {
    /// Finds them where the register has changed; while the list is not wanted, only if it is another document's.
    pub fn bring_up(&mut self, part: Part, of: (DocumentId, u64), how: &Writing<'_>, wanted: ListWanted) {
        let stands = self.of.is_some_and(|(document, _)| document == of.0) && wanted == ListWanted::Later;
        if stands || self.of == Some(of) {
            return;
        }
        let rows = || (0..part.len(how.registers)).filter_map(|place| part.row(how.registers, place));
        let columns = part
            .shown_columns(ColumnSet::All)
            .into_iter()
            .filter(|column| !column.is_id() && rows().any(|row| row.text(*column, how).is_empty()));
        (self.columns, self.of) = (columns.collect(), Some(of));
    }

    /// The columns, and the one that is chosen even where its last empty cell has been filled.
    pub fn with(&self, chosen: Option<AnyColumn>) -> impl Iterator<Item = AnyColumn> {
        let gone = chosen.filter(|chosen| !self.columns.contains(chosen));
        gone.into_iter().chain(self.columns.iter().copied())
    }
}

/// Whether a list is about to be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListWanted {
    /// It is.
    Now,
    /// It is not.
    #[default]
    Later,
}

/// The keys of all rows of a register, in its order.
fn keys(part: Part, how: &Writing<'_>) -> Vec<Id> {
    let rows = (0..part.len(how.registers)).filter_map(|place| part.row(how.registers, place));
    rows.map(|row| row_key(part, row.id())).collect()
}
