//! Rows of a sheet put beside those of a register: how many are new, changed and the same, and the edit that takes
//! them. No row of a register is changed by two lines of a sheet.

use std::collections::BTreeSet;

use super::columns::RegisterColumn;
use super::given::{Given, Taking};
use super::head::Head;
use super::preview::ImportPreview;
use super::refusal::CellRefusal;
use super::values::text;
use crate::assessment::edit::{Edit, RowsEdit};
use crate::assessment::registers::register::{Becomes, Register, RegisterRow};
use crate::base::ids::ProductId;
use crate::sheets::{Row, SheetCell};

/// Rows put beside those that are there.
pub(super) struct Beside<'a, T: RegisterRow> {
    register: &'a Register<T>,
    met: BTreeSet<T::Id>,
    becomes: Vec<Becomes<T>>,
    new: usize,
    changed: usize,
    same: usize,
}

impl<'a, T: RegisterRow> Beside<'a, T> {
    pub(super) fn new(register: &'a Register<T>) -> Self {
        Self { register, met: BTreeSet::new(), becomes: Vec::new(), new: 0, changed: 0, same: 0 }
    }

    /// Takes a row. False where another line of the sheet has become the same row.
    pub(super) fn take(&mut self, made: T) -> bool {
        let id = made.id().clone();
        if !self.met.insert(id.clone()) {
            return false;
        }
        match self.register.get(&id) {
            Some(row) if **row == made => self.same += 1,
            there => {
                *(if there.is_some() { &mut self.changed } else { &mut self.new }) += 1;
                self.becomes.push((id, Some(made.into())));
            }
        }
        true
    }

    /// Puts into the preview what they come to.
    pub(super) fn end(self, preview: &mut ImportPreview, edit: impl FnOnce(Vec<Becomes<T>>) -> RowsEdit) {
        (preview.new, preview.changed, preview.same) = (self.new, self.changed, self.same);
        preview.vanished = self.register.iter().filter(|row| !self.met.contains(row.id())).count();
        preview.edit = (!self.becomes.is_empty()).then(|| Edit::Rows(edit(self.becomes)));
    }
}

/// The id that a row gives, if it gives one; none at all where what stands there is no id.
#[allow(clippy::option_option, reason = "a row without an id is taken, one with a wrong one is not")]
pub(super) fn id_of(taking: &mut Taking<'_, '_>) -> Option<Option<String>> {
    match taking.take(RegisterColumn::Id, text) {
        Given::Value(id) if !ProductId::new(id.as_str()).is_well_formed() => {
            taking.refuse_with_row(RegisterColumn::Id, CellRefusal::NoId);
            None
        }
        given => Some(given.value()),
    }
}

/// Ids for rows that have none: the numbers behind those that the register and the sheet have.
pub(super) struct NextId {
    prefix: &'static str,
    digits: usize,
    last: u64,
}

impl NextId {
    pub(super) fn behind<'a>(
        known: impl Iterator<Item = &'a str>,
        rows: &[Row<'a>],
        head: &Head,
        (prefix, digits): (&'static str, usize),
    ) -> Self {
        let at = head.columns.get(&RegisterColumn::Id).copied();
        let given = rows.iter().filter_map(|row| match row.cell(at?) {
            SheetCell::Text(id) => Some(id.trim()),
            _ => None,
        });
        Self { prefix, digits, last: last_number(known.chain(given), prefix) }
    }

    pub(super) fn next(&mut self) -> String {
        self.last += 1;
        numbered((self.prefix, self.digits), self.last)
    }
}

/// The largest number of ids that begin so.
pub(crate) fn last_number<'a>(ids: impl Iterator<Item = &'a str>, prefix: &str) -> u64 {
    // A number that nobody has counted to leaves the next one free.
    ids.filter_map(|id| id.strip_prefix(prefix)?.parse::<u32>().ok()).max().unwrap_or(0).into()
}

/// The id of a number.
pub(crate) fn numbered((prefix, digits): (&str, usize), number: u64) -> String {
    format!("{prefix}{number:0digits$}")
}
