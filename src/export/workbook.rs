//! Registers as a workbook (.xlsx), a sheet each: heads that stay, choices to pick from, dates and amounts in their
//! formats. The same registers give the same bytes: nothing tells when or where it was written.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet, XlsxError,
};

use super::written::WrittenCell;
use super::{head, rows};
use crate::assessment::registers::Registers;
use crate::base::countries::{countries, country_name};
use crate::base::lang::{self, Lang};
use crate::base::limits::MAX_ENTRIES;
use crate::import::choices::{BASES, COUNTERPARTS, KINDS, LOOKED_AT, REPLACES, SOURCES, STAGES, words};
use crate::import::columns::{Part, RegisterColumn};
use crate::import::words::import_words;

/// The longest text that a cell holds, in the units that spreadsheets count.
const LONGEST: usize = 32_767;

/// Why registers are not written as a workbook.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// A text is longer than a cell holds.
    #[error("the text in column {column} of row {row} is longer than a cell holds")]
    TooLong {
        /// The row by its id.
        row: String,
        /// The column by its name.
        column: String,
    },
    /// The library refuses it.
    #[error(transparent)]
    Refused(#[from] XlsxError),
}

impl WorkbookError {
    /// What happened and what to do, in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::TooLong { row, column } => {
                lang::fill(&import_words(lang).cell_too_long, &[("row", row), ("column", column)])
            }
            Self::Refused(error) => error.to_string(),
        }
    }
}

/// Registers as a workbook.
///
/// # Errors
/// [`WorkbookError`] for a text that no cell holds.
pub fn workbook(parts: &[Part], registers: &Registers, lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = begun()?;
    let names = match lang {
        Lang::Ja => "国名",
        Lang::En => "Countries",
    };
    for part in parts {
        let sheet = workbook.add_worksheet();
        sheet.set_name(part.name(lang))?;
        fill(sheet, *part, registers, lang, names)?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(names)?.set_hidden(true);
    for (row, country) in (0..).zip(countries()) {
        sheet.write_string(row, 0, country_name(country, lang))?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// A table of its own as a workbook: its name, the words over its columns with their widths in characters, and its rows.
///
/// # Errors
/// [`WorkbookError`] for a text that no cell holds.
pub fn table(name: &str, heads: &[(&str, f64)], rows: &[Vec<WrittenCell>]) -> Result<Vec<u8>, WorkbookError> {
    let of = |(head, width): &(&str, f64)| SheetHead {
        head: (*head).to_owned(),
        width: *width,
        typed: Typed::AsItComes,
        choices: Vec::new(),
    };
    let heads = heads.iter().map(of).collect();
    tables(&[SheetTable { name: name.to_owned(), heads, frozen: 0, rows: rows.to_vec() }])
}

/// A table of its own on a sheet.
#[derive(Clone, Debug)]
pub struct SheetTable {
    /// The sheet's name.
    pub name: String,
    /// What stands over its columns.
    pub heads: Vec<SheetHead>,
    /// How many columns stay while the others move.
    pub frozen: u16,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<WrittenCell>>,
}

/// What stands over a column.
#[derive(Clone, Debug)]
pub struct SheetHead {
    /// Its words.
    pub head: String,
    /// How wide the column is, in characters.
    pub width: f64,
    /// What becomes of what is typed below it.
    pub typed: Typed,
    /// What can be picked in its cells; other words can be typed all the same.
    pub choices: Vec<&'static str>,
}

/// What a spreadsheet takes for what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A text, so that `1-2` becomes no date.
    AsText,
    /// What it looks like.
    AsItComes,
}

/// Tables of their own as a workbook, a sheet each.
///
/// # Errors
/// [`WorkbookError`] for a text that no cell holds.
pub fn tables(tables: &[SheetTable]) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = begun()?;
    let (formats, bold) = (Formats::new(), bold());
    for SheetTable { name, heads, frozen, rows } in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        for (column, SheetHead { head, width, typed, choices }) in (0..).zip(heads) {
            sheet.write_string_with_format(0, column, head, &bold)?;
            sheet.set_column_width(column, *width)?;
            if !choices.is_empty() {
                let validation = DataValidation::new().allow_list_strings(choices)?.show_error_message(false);
                let last = u32::try_from(MAX_ENTRIES).unwrap_or(u32::MAX);
                sheet.add_data_validation(1, column, last, column, &validation)?;
            }
            if *typed == Typed::AsText {
                sheet.set_column_format(column, &formats.text)?;
            }
        }
        sheet.set_freeze_panes(1, *frozen)?;
        for (place, row) in (1..).zip(rows) {
            for ((column, cell), of) in (0..).zip(row).zip(heads) {
                put(sheet, (place, column), cell, &formats)
                    .map_err(|error| refused(error, &shown(row.first()), &of.head))?;
            }
        }
        let last = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
        sheet.autofilter(0, 0, last, u16::try_from(heads.len()).unwrap_or(1).saturating_sub(1))?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// A workbook that tells nothing of when it was written.
fn begun() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let when = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&when));
    Ok(workbook)
}

/// The format of a head.
fn bold() -> Format {
    Format::new()
        .set_bold()
        .set_background_color("DCE6F2")
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// Why a cell was not written.
fn refused(error: XlsxError, row: &str, column: &str) -> WorkbookError {
    match error {
        XlsxError::MaxStringLengthExceeded => {
            WorkbookError::TooLong { row: row.to_owned(), column: column.to_owned() }
        }
        other => WorkbookError::Refused(other),
    }
}

/// The formats of cells.
struct Formats {
    count: Format,
    thousandths: Format,
    share: Format,
    day: Format,
    text: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            count: top().set_num_format("#,##0"),
            thousandths: top().set_num_format("#,##0.###"),
            share: top().set_num_format("0.0###%"),
            day: top().set_num_format("yyyy-mm-dd"),
            // Digits that are typed below stay a text.
            text: top().set_num_format("@").set_text_wrap(),
        }
    }

    /// The format of a column, for what is typed into it.
    fn of(&self, column: RegisterColumn) -> &Format {
        match column {
            column if RegisterColumn::MONEY.contains(&column) || RegisterColumn::DAYS.contains(&column) => {
                &self.count
            }
            RegisterColumn::Volume => &self.thousandths,
            RegisterColumn::Share | RegisterColumn::SplitShare => &self.share,
            RegisterColumn::On
            | RegisterColumn::NextOn
            | RegisterColumn::Due
            | RegisterColumn::ConfirmedOn
            | RegisterColumn::ReviewedOn
            | RegisterColumn::ExercisedOn => &self.day,
            RegisterColumn::Tier
            | RegisterColumn::Lines
            | RegisterColumn::Importance
            | RegisterColumn::Urgency => &self.count,
            _ => &self.text,
        }
    }
}

fn fill(
    sheet: &mut Worksheet,
    part: Part,
    registers: &Registers,
    lang: Lang,
    names: &str,
) -> Result<(), WorkbookError> {
    let formats = Formats::new();
    let bold = bold();
    for (column, named) in (0..).zip(part.columns()) {
        sheet.write_string_with_format(0, column, head(named, lang), &bold)?;
        sheet.set_column_width(column, width(named.column))?;
        sheet.set_column_format(column, formats.of(named.column))?;
        if let Some(validation) = choices(named.column, lang, names)? {
            let last = u32::try_from(MAX_ENTRIES).unwrap_or(u32::MAX);
            sheet.add_data_validation(1, column, last, column, &validation)?;
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    let mut last = 0;
    rows(part, registers, lang, &mut |row| {
        last += 1;
        for (column, cell) in (0..).zip(&row) {
            put(sheet, (last, column), cell, &formats).map_err(|error| {
                let named = part.columns().get(usize::from(column));
                refused(error, &shown(row.first()), named.map_or("", |named| named.name(lang)))
            })?;
        }
        Ok::<_, WorkbookError>(())
    })?;
    let columns = u16::try_from(part.columns().len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last.max(1), columns.saturating_sub(1))?;
    Ok(())
}

fn shown(id: Option<&WrittenCell>) -> String {
    match id {
        Some(WrittenCell::Text(id)) => id.clone(),
        _ => String::new(),
    }
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &WrittenCell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    #[allow(clippy::cast_precision_loss, reason = "no quantity of a register is above 10^15")]
    let number = |number: u64| number as f64;
    match cell {
        WrittenCell::Empty => {}
        WrittenCell::Text(text) if text.encode_utf16().nth(LONGEST).is_some() => {
            return Err(XlsxError::MaxStringLengthExceeded);
        }
        WrittenCell::Text(text) => drop(sheet.write_string_with_format(row, column, text, &formats.text)?),
        WrittenCell::Count(count) => {
            sheet.write_number_with_format(row, column, number(*count), &formats.count)?;
        }
        WrittenCell::Thousandths(count) => {
            sheet.write_number_with_format(row, column, number(*count) / 1e3, &formats.thousandths)?;
        }
        WrittenCell::Millionths(share) => {
            sheet.write_number_with_format(row, column, f64::from(*share) / 1e6, &formats.share)?;
        }
        WrittenCell::Day(date) => match day(*date) {
            Some(day) => drop(sheet.write_datetime_with_format(row, column, &day, &formats.day)?),
            // Spreadsheets know no day before 1900.
            None => drop(sheet.write_string_with_format(row, column, date.to_string(), &formats.text)?),
        },
    }
    Ok(())
}

fn day(date: Date) -> Option<ExcelDateTime> {
    let part = |part: i8| u8::try_from(part).ok();
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, part(date.month())?, part(date.day())?).ok()
}

/// What can be picked in a column. Other words that are understood can be typed all the same.
fn choices(column: RegisterColumn, lang: Lang, names: &str) -> Result<Option<DataValidation>, XlsxError> {
    let words = match column {
        RegisterColumn::Kind => words(&KINDS, lang),
        RegisterColumn::Source => words(&SOURCES, lang),
        RegisterColumn::Alternative => words(&REPLACES, lang),
        RegisterColumn::Basis => words(&BASES, lang),
        RegisterColumn::With => words(&COUNTERPARTS, lang),
        RegisterColumn::CompetitionLaw => words(&LOOKED_AT, lang),
        RegisterColumn::State => words(&STAGES, lang),
        RegisterColumn::Importance | RegisterColumn::Urgency => vec!["1", "2", "3"],
        RegisterColumn::Tier => vec!["1", "2", "3", "4"],
        RegisterColumn::MadeIn
        | RegisterColumn::OwnedFrom
        | RegisterColumn::AlternativeCountry
        | RegisterColumn::AlternativeOwnedFrom
        | RegisterColumn::QualifiesCountry
        | RegisterColumn::QualifiesOwnedFrom
        | RegisterColumn::SplitCountry
        | RegisterColumn::SplitOwnedFrom => {
            let list = Formula::new(format!("='{names}'!$A$1:$A${}", countries().count()));
            return Ok(Some(DataValidation::new().allow_list_formula(list).show_error_message(false)));
        }
        _ => return Ok(None),
    };
    Ok(Some(DataValidation::new().allow_list_strings(&words)?.show_error_message(false)))
}

/// How wide a column is, in characters.
fn width(column: RegisterColumn) -> f64 {
    match column {
        RegisterColumn::Id | RegisterColumn::MeasureId | RegisterColumn::Tier | RegisterColumn::Unit => 9.0,
        RegisterColumn::Name
        | RegisterColumn::Item
        | RegisterColumn::Partner
        | RegisterColumn::Title
        | RegisterColumn::HitPartners
        | RegisterColumn::AlternativeName => 26.0,
        RegisterColumn::Note
        | RegisterColumn::Topics
        | RegisterColumn::Agreed
        | RegisterColumn::Why
        | RegisterColumn::Holders
        | RegisterColumn::SharedWith
        | RegisterColumn::LeakRoutes
        | RegisterColumn::LeakWords
        | RegisterColumn::What => 36.0,
        _ => 15.0,
    }
}
