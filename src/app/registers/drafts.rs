//! What is typed into cells of registers and not taken over: while a person is in a cell, and afterwards where the
//! cell has refused it.

use std::collections::BTreeMap;

use super::any_row::AnyRow;
use super::fields::AnyColumn;
use super::taken::{RefusedText, TypedCell};
use super::writing::Writing;
use crate::import::columns::Part;
use crate::import::refusal::CellRefusal;

/// Whether the cell that has the focus is being typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// It may be.
    GoesOn,
    /// Whatever is typed is taken over: something else is done.
    Ends,
}

/// A text that is not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellDraft {
    /// The text.
    pub text: String,
    /// Why the cell has refused it; `None` while it is being typed.
    pub refused: Option<CellRefusal>,
}

/// All such texts.
#[derive(Clone, Debug, Default)]
pub struct CellDrafts(BTreeMap<(Part, String, AnyColumn), CellDraft>);

impl CellDrafts {
    /// What is typed into a cell.
    #[must_use]
    pub fn get(&self, part: Part, row: &str, column: AnyColumn) -> Option<&CellDraft> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&(part, row.to_owned(), column))
    }

    /// What stands in a cell: what is typed there, with why it was refused, or what the row says.
    #[must_use]
    pub fn standing(
        &self,
        part: Part,
        row: AnyRow<'_>,
        column: AnyColumn,
        how: &Writing<'_>,
    ) -> (String, Option<CellRefusal>) {
        match self.get(part, row.id(), column) {
            Some(draft) => (draft.text.clone(), draft.refused.clone()),
            None => (row.text(column, how), None),
        }
    }

    /// This is typed into a cell now.
    pub fn type_into(&mut self, part: Part, cell: TypedCell) {
        self.0.insert((part, cell.row, cell.column), CellDraft { text: cell.text, refused: None });
    }

    /// Nothing is typed into a cell any more.
    pub fn forget(&mut self, part: Part, row: &str, column: AnyColumn) {
        if !self.0.is_empty() {
            self.0.remove(&(part, row.to_owned(), column));
        }
    }

    /// A cell has refused a text, which stays in it.
    pub fn refuse(&mut self, part: Part, refused: RefusedText) {
        let RefusedText { cell, why } = refused;
        let draft = CellDraft { text: cell.text, refused: Some(why) };
        self.0.insert((part, cell.row, cell.column), draft);
    }

    /// The texts that were refused.
    pub fn refused(&self, part: Part) -> impl Iterator<Item = (&str, AnyColumn, &str, &CellRefusal)> {
        let of = self.0.iter().filter(move |((of, ..), _)| *of == part);
        of.filter_map(|((_, row, column), draft)| {
            Some((row.as_str(), *column, draft.text.as_str(), draft.refused.as_ref()?))
        })
    }

    /// All texts that were refused, in every register.
    pub fn all_refused(&self) -> impl Iterator<Item = (Part, &str, AnyColumn, &str)> {
        let refused = self.0.iter().filter(|(_, draft)| draft.refused.is_some());
        refused.map(|((part, row, column), draft)| (*part, row.as_str(), *column, draft.text.as_str()))
    }

    /// Gives up what was refused.
    pub fn give_up(&mut self, part: Part) {
        self.0.retain(|(of, ..), draft| *of != part || draft.refused.is_none());
    }

    /// Gives up all that is typed into rows of a register: they have changed otherwise.
    pub fn give_up_rows(&mut self, part: Part, rows: &[String]) {
        self.0.retain(|(of, row, _), _| *of != part || !rows.contains(row));
    }

    /// Gives up what was refused in rows that are not there any more.
    pub fn only_in_rows(&mut self, is_there: impl Fn(Part, &str) -> bool) {
        self.0.retain(|(part, row, _), draft| draft.refused.is_none() || is_there(*part, row));
    }

    /// Takes out what was typed into cells that the person has left, by register.
    pub fn left(&mut self, is_left: impl Fn(Part, &str, AnyColumn) -> bool) -> Vec<(Part, Vec<TypedCell>)> {
        let mut left: BTreeMap<Part, Vec<TypedCell>> = BTreeMap::new();
        self.0.retain(|(part, row, column), draft| {
            let stays = draft.refused.is_some() || !is_left(*part, row, *column);
            if !stays {
                let text = std::mem::take(&mut draft.text);
                let cell = TypedCell { row: row.clone(), column: *column, text };
                left.entry(*part).or_default().push(cell);
            }
            stays
        });
        left.into_iter().collect()
    }

    /// Whether anything is typed or was refused.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }
}
