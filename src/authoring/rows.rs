//! The sheets of a workbook of questions as rows of texts, each with its place; what is no text is a fault.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::columns::{QuestionColumn, QuestionSheet};
use super::fault::{CellFault, CellFaults, CellPlace, WrongCell};
use super::fault_kind::CellFaultKind;
use crate::base::characters::clean;
use crate::base::lang::Lang;
use crate::base::limits::MAX_TEXT;
use crate::import::values::on;
use crate::sheets::{Row, Sheet, SheetCell, SheetError, Source};

/// Among so many rows the head is looked for.
const HEAD_AMONG: usize = 20;
/// The most rows of a sheet that are read: a questionnaire has at most 1,000 questions, and most have few parts.
const MOST_ROWS: usize = 5_000;

/// A sheet that was read.
#[derive(Debug)]
pub(super) struct ReadSheet {
    pub(super) sheet: QuestionSheet,
    /// What it is called in the workbook.
    pub(super) name: String,
    columns: BTreeMap<QuestionColumn, usize>,
    /// What stands over columns that are not known.
    pub(super) unread: Vec<String>,
    pub(super) rows: Vec<ReadRow>,
}

/// A row of it.
#[derive(Debug)]
pub(super) struct ReadRow {
    sheet: QuestionSheet,
    number: u32,
    /// The columns that the sheet has, and where they stand.
    columns: BTreeMap<QuestionColumn, usize>,
    texts: BTreeMap<QuestionColumn, String>,
}

impl ReadRow {
    /// What stands in a column; nothing where the sheet does not have it.
    pub(super) fn text(&self, column: QuestionColumn) -> &str {
        self.texts.get(&column).map_or("", String::as_str)
    }

    /// The columns that the sheet has.
    pub(super) fn columns(&self) -> impl Iterator<Item = QuestionColumn> {
        self.columns.keys().copied()
    }

    /// The place of a column in it.
    pub(super) fn at(&self, column: QuestionColumn) -> CellPlace {
        let found = self.columns.get(&column).copied();
        CellPlace { row: Some(self.number), column: found, of: Some(column), ..CellPlace::sheet(self.sheet) }
    }

    pub(super) fn fault(
        &self,
        column: QuestionColumn,
        kind: CellFaultKind,
        values: Vec<(&'static str, String)>,
    ) -> CellFault {
        CellFault { at: self.at(column), what: WrongCell::Cell(kind, values) }
    }
}

/// The sheets of a workbook that are known by their names, with the faults of their cells.
///
/// # Errors
/// [`SheetError`] for what cannot be read at all.
pub(super) fn read_sheets(source: &mut Source) -> Result<(Vec<ReadSheet>, CellFaults), SheetError> {
    let (mut read, mut faults): (Vec<ReadSheet>, CellFaults) = (Vec::new(), CellFaults::default());
    for (place, name) in source.sheets().into_iter().enumerate() {
        let Some(sheet) = QuestionSheet::named(&name.name) else { continue };
        if read.iter().any(|other| other.sheet == sheet) {
            faults.push(of_sheet(sheet, CellFaultKind::TwoSheets, Vec::new()));
            continue;
        }
        let cells = source.read(place, &mut |_| ControlFlow::Continue(()))?;
        read.push(read_sheet(sheet, &cells, &mut faults));
    }
    for sheet in [QuestionSheet::Questionnaire, QuestionSheet::Questions] {
        if !read.iter().any(|other| other.sheet == sheet) {
            faults.push(of_sheet(sheet, CellFaultKind::NoSheet, Vec::new()));
        }
    }
    Ok((read, faults))
}

fn of_sheet(sheet: QuestionSheet, kind: CellFaultKind, values: Vec<(&'static str, String)>) -> CellFault {
    CellFault { at: CellPlace::sheet(sheet), what: WrongCell::Cell(kind, values) }
}

fn read_sheet(sheet: QuestionSheet, cells: &Sheet, faults: &mut CellFaults) -> ReadSheet {
    let known = |row: &Row<'_>| row.cells().filter(|(_, cell)| head(sheet, *cell).is_some()).count();
    // Of equal rows the first.
    let rows = (0..cells.len().min(HEAD_AMONG)).map(|place| (place, cells.row(place)));
    let best = rows.max_by_key(|(place, row)| (known(row), usize::MAX - place));
    let name = cells.name.clone();
    let mut read = ReadSheet { sheet, name, columns: BTreeMap::new(), unread: Vec::new(), rows: Vec::new() };
    let Some((place, head_row)) = best else {
        required(&read, faults);
        return read;
    };
    for (at, cell) in head_row.cells() {
        match head(sheet, cell) {
            Some(column) if read.columns.contains_key(&column) => {
                let place = CellPlace::sheet(sheet);
                let (row, of) = (Some(head_row.number), Some(column));
                let at = CellPlace { row, column: Some(at), of, ..place };
                faults.push(CellFault { at, what: WrongCell::Cell(CellFaultKind::TwoColumns, Vec::new()) });
            }
            Some(column) => drop(read.columns.insert(column, at)),
            None => {
                if let SheetCell::Text(words) = cell {
                    read.unread.push(words.to_owned());
                }
            }
        }
    }
    required(&read, faults);
    if cells.len() > MOST_ROWS {
        faults.push(of_sheet(sheet, CellFaultKind::TooManyRows, vec![("limit", MOST_ROWS.to_string())]));
    }
    for place in place + 1..cells.len().min(MOST_ROWS) {
        let row = cells.row(place);
        let mut one =
            ReadRow { sheet, number: row.number, columns: read.columns.clone(), texts: BTreeMap::new() };
        for (column, at) in &read.columns {
            match text(row.cell(*at), *column) {
                Ok(Some(text)) => drop(one.texts.insert(*column, text)),
                Ok(None) => {}
                Err((kind, values)) => faults.push(one.fault(*column, kind, values)),
            }
        }
        if !one.texts.is_empty() {
            read.rows.push(one);
        }
    }
    read
}

fn head(sheet: QuestionSheet, cell: SheetCell<'_>) -> Option<QuestionColumn> {
    match cell {
        SheetCell::Text(words) => sheet.column(words),
        _ => None,
    }
}

/// The columns without which no row can be told from another.
fn required(read: &ReadSheet, faults: &mut CellFaults) {
    let columns: &[QuestionColumn] = match read.sheet {
        QuestionSheet::Questionnaire => &[QuestionColumn::Item],
        QuestionSheet::Parts => &[QuestionColumn::Question, QuestionColumn::Id],
        QuestionSheet::Items => &[QuestionColumn::List, QuestionColumn::Id],
        QuestionSheet::Terms => &[QuestionColumn::Found(Lang::Ja)],
        QuestionSheet::Questions
        | QuestionSheet::Areas
        | QuestionSheet::Facts
        | QuestionSheet::Roles
        | QuestionSheet::Lists => &[QuestionColumn::Id],
    };
    for column in columns.iter().filter(|column| !read.columns.contains_key(column)) {
        let at = CellPlace { of: Some(*column), ..CellPlace::sheet(read.sheet) };
        faults.push(CellFault { at, what: WrongCell::Cell(CellFaultKind::NoColumn, Vec::new()) });
    }
}

type Refused = (CellFaultKind, Vec<(&'static str, String)>);

/// The text of a cell in the one form that texts have.
fn text(cell: SheetCell<'_>, column: QuestionColumn) -> Result<Option<String>, Refused> {
    // What is a day or a month is wanted as one.
    let day = |length: usize| match on(cell) {
        Ok(Some(day)) => day.to_string().chars().take(length).collect(),
        Ok(None) | Err(_) => String::new(),
    };
    let mut text = match cell {
        SheetCell::Day(_) if column == QuestionColumn::AsOf => day(10),
        SheetCell::Day(_) if column == QuestionColumn::Since => day(7),
        SheetCell::Empty => return Ok(None),
        SheetCell::Text(text) => text.trim().to_owned(),
        SheetCell::Number(number) => number.to_string(),
        SheetCell::Truth(truth) => truth.to_string(),
        SheetCell::Day(_) => return Err((CellFaultKind::DateCell, Vec::new())),
        SheetCell::Fault(error) => {
            return Err((CellFaultKind::FormulaCell, vec![("found", error.to_owned())]));
        }
    };
    clean(&mut text);
    if text.chars().nth(MAX_TEXT).is_some() {
        return Err((CellFaultKind::LongCell, vec![("limit", MAX_TEXT.to_string())]));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}
