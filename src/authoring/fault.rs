//! A fault of a workbook of questions: in which sheet and cell, what it is, what to do.

use std::collections::BTreeSet;

use super::columns::{QuestionColumn, QuestionSheet};
use super::fault_kind::CellFaultKind;
use super::words::{QuestionnaireItem, authoring_words};
use crate::base::characters::echo;
use crate::base::lang::{Lang, fill};
use crate::questionnaire::check::fault::{Fault, nearest_said};
use crate::sheets::column_letters;

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    /// Which sheet it is.
    pub sheet: QuestionSheet,
    /// What the sheet is called in the workbook; nothing where it is not there.
    pub called: String,
    /// The row, counted from 0; `None` for the whole sheet.
    pub row: Option<u32>,
    /// The column, counted from 0.
    pub column: Option<usize>,
    /// What the column is.
    pub of: Option<QuestionColumn>,
}

/// A fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellFault {
    /// Where it is.
    pub at: CellPlace,
    /// What is wrong.
    pub what: WrongCell,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WrongCell {
    /// What stands in it cannot be taken, with the values of its sentences.
    Cell(CellFaultKind, Vec<(&'static str, String)>),
    /// The questionnaire that it would make has a fault.
    Checked(Fault),
}

/// The faults that are being found.
#[derive(Debug, Default)]
pub(super) struct CellFaults {
    all: Vec<CellFault>,
    at: BTreeSet<CellPlace>,
}

impl CellFaults {
    pub(super) fn push(&mut self, fault: CellFault) {
        self.at.insert(fault.at.clone());
        self.all.push(fault);
    }

    /// A fault that comes of another one where the cell has one already.
    pub(super) fn push_first(&mut self, fault: CellFault) {
        if !self.at.contains(&fault.at) {
            self.push(fault);
        }
    }

    /// All of them, each once, by their places.
    pub(super) fn sorted(mut self) -> Vec<CellFault> {
        self.all.sort();
        self.all.dedup();
        self.all
    }
}

impl CellPlace {
    /// A whole sheet.
    #[must_use]
    pub fn sheet(sheet: QuestionSheet) -> Self {
        Self { sheet, called: String::new(), row: None, column: None, of: None }
    }

    /// What its sheet is called in the workbook, or would be.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        if self.called.is_empty() { self.sheet.name(lang) } else { &self.called }
    }

    /// The cell as spreadsheets show it, such as `C5`; the row alone where the sheet lacks the column.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let row = u64::from(self.row?) + 1;
        Some(format!("{}{row}", self.column.map(column_letters).unwrap_or_default()))
    }
}

impl CellFault {
    /// What is wrong, in one language.
    #[must_use]
    pub fn problem(&self, lang: Lang) -> String {
        match &self.what {
            WrongCell::Cell(kind, values) => self.said(&sentences(*kind, lang).0, values, lang),
            WrongCell::Checked(fault) => self.worded(fault, lang).problem(lang),
        }
    }

    /// What to do, in one language.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> String {
        match &self.what {
            WrongCell::Cell(kind, values) => self.said(&sentences(*kind, lang).1, values, lang),
            WrongCell::Checked(fault) => match authoring_words(lang).hints.get(&fault.kind) {
                Some(hint) => self.worded(fault, lang).fill(hint, lang),
                None => self.worded(fault, lang).hint(lang),
            },
        }
    }

    /// The whole of it in a line: sheet, cell, what is wrong, what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let w = authoring_words(lang);
        let (problem, hint) = (self.problem(lang), self.hint(lang));
        let sheet = self.at.name(lang);
        match self.at.cell() {
            Some(cell) => {
                let values = [("sheet", sheet), ("cell", &*cell), ("problem", &*problem), ("hint", &*hint)];
                fill(&w.cell_fault, &values)
            }
            None => fill(&w.sheet_fault, &[("sheet", sheet), ("problem", &*problem), ("hint", &*hint)]),
        }
    }

    /// A sentence with its values, and with what sheet and column are called.
    fn said(&self, template: &str, values: &[(&'static str, String)], lang: Lang) -> String {
        let column = self.at.of.map_or("", |column| self.at.sheet.head(column, lang));
        let mut said = vec![("sheet", self.at.name(lang).to_owned()), ("column", column.to_owned())];
        said.extend(values.iter().map(|(name, value)| match *name {
            "nearest" => (*name, nearest_said(value, lang)),
            // What it is called in the language in which it is said.
            "item" => (*name, QuestionnaireItem::named(value).map_or("", |item| item.name(lang)).to_owned()),
            _ => (*name, echo(value)),
        }));
        let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(template, &said)
    }

    /// A fault of the check with its field named as the column is.
    fn worded(&self, fault: &Fault, lang: Lang) -> Fault {
        match self.at.of {
            Some(column) => fault.of_field(self.at.sheet.head(column, lang)),
            None => fault.of_field(self.at.sheet.name(lang)),
        }
    }
}

fn sentences(kind: CellFaultKind, lang: Lang) -> &'static (String, String) {
    let found = authoring_words(lang).faults.get(&kind);
    found.unwrap_or_else(|| unreachable!("the catalogue has no sentences for {kind:?}"))
}
