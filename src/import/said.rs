//! What an import comes to, in words: command and window say the same.

use super::columns::{Part, RegisterColumn};
use super::given::RefusedSheetCell;
use super::head::Head;
use super::preview::{ImportPreview, Passed};
use super::units::{MoneyUnit, ShareUnit};
use super::words::import_words;
use crate::base::lang::{Lang, fill};
use crate::base::limits::MAX_ENTRIES;
use crate::base::numbers_said::grouped;
use crate::sheets::column_letters;

/// What is missing where a file has no table of a register.
#[must_use]
pub fn no_head_said(part: Part, lang: Lang) -> String {
    let required = part.required();
    let names = part.columns().iter().filter(|named| required.contains(&named.column));
    let names: Vec<&str> = names.map(|named| named.name(lang)).collect();
    fill(&import_words(lang).no_head, &[("columns", &names.join(lang.comma()))])
}

/// Which table it is, of a sheet of this name and with its head in this row (counted from 0), and what its columns
/// are taken for.
#[must_use]
pub fn table_said((sheet, row): (&str, u32), part: Part, head: &Head, lang: Lang) -> Vec<String> {
    let w = import_words(lang);
    let row = (u64::from(row) + 1).to_string();
    let words = if sheet.is_empty() { &w.head_row } else { &w.sheet_of };
    let mut said = vec![fill(words, &[("sheet", sheet), ("row", &row)])];
    let words = |column: usize| head.words.get(&column).map_or("", String::as_str).replace('\n', " ");
    let listed = |places: &[usize]| -> String {
        let named: Vec<String> =
            places.iter().map(|at| format!("{} {}", column_letters(*at), words(*at))).collect();
        named.join(lang.comma())
    };
    let columns = part.columns().iter().filter_map(|named| {
        let at = *head.columns.get(&named.column)?;
        Some(format!("{} {} → {}", column_letters(at), words(at), named.name(lang)))
    });
    let columns: Vec<String> = columns.collect();
    said.push(fill(&w.columns, &[("columns", &columns.join(lang.comma()))]));
    if !head.unused.is_empty() {
        said.push(fill(&w.unused, &[("columns", &listed(&head.unused))]));
    }
    if !head.unclear.is_empty() {
        said.push(fill(&w.unclear, &[("columns", &listed(&head.unclear))]));
    }
    let name = |column: &RegisterColumn| {
        part.columns().iter().find(|named| named.column == *column).map_or("", |named| named.name(lang))
    };
    for (column, places) in &head.ambiguous {
        said.push(fill(&w.ambiguous, &[("columns", &*listed(places)), ("name", name(column))]));
    }
    for (column, unit) in &head.money {
        said.push(fill(&w.units, &[("column", name(column)), ("unit", unit.said(lang))]));
    }
    said
}

impl MoneyUnit {
    /// What it is called.
    #[must_use]
    pub fn said(self, lang: Lang) -> &'static str {
        let w = import_words(lang);
        match self {
            Self::Yen => &w.unit_yen,
            Self::Thousand => &w.unit_thousand,
            Self::TenThousand => &w.unit_ten_thousand,
            Self::Billion => &w.unit_billion,
            Self::Million => &w.unit_million,
            Self::HundredMillion => &w.unit_hundred_million,
        }
    }
}

/// How many rows become what, and how shares were read.
#[must_use]
pub fn counts_said(preview: &ImportPreview, lang: Lang) -> Vec<String> {
    let w = import_words(lang);
    let count = |text: &str, count: usize| fill(text, &[("count", &grouped(count as u128))]);
    let mut said = Vec::new();
    match preview.shares {
        Some(ShareUnit::Percent) => said.push(w.shares_percent.clone()),
        Some(ShareUnit::One) => said.push(w.shares_one.clone()),
        None => {}
    }
    if !preview.headless.is_empty() {
        let columns: Vec<String> = preview.headless.iter().map(|at| column_letters(*at)).collect();
        said.push(fill(&w.unused, &[("columns", &columns.join(lang.comma()))]));
    }
    said.push(count(&w.new, preview.new));
    said.push(count(&w.changed, preview.changed));
    said.push(count(&w.same, preview.same));
    if preview.vanished > 0 {
        said.push(count(&w.vanished, preview.vanished));
    }
    let (lines, rows) = preview.summed;
    if rows > 0 {
        said.push(fill(&w.summed, &[("lines", &*grouped(lines as u128)), ("rows", &grouped(rows as u128))]));
    }
    said
}

/// Rows that are none of the table's, and rows that were summed up and differ.
#[must_use]
pub fn passed_said(preview: &ImportPreview, lang: Lang) -> Vec<String> {
    let w = import_words(lang);
    let number = |row: u32| (u64::from(row) + 1).to_string();
    let passed = preview.passed.iter().map(|(row, why)| {
        let words = match why {
            Passed::Total => &w.passed_total,
            Passed::Comment => &w.passed_comment,
            Passed::Head => &w.passed_head,
            Passed::Note => &w.passed_note,
            Passed::OtherTable => &w.passed_other,
        };
        fill(words, &[("row", &number(*row))])
    });
    let differs = preview
        .differs
        .iter()
        .map(|differs| fill(&w.differs, &[("column", &*differs.head), ("row", &number(differs.row))]));
    passed.chain(differs).collect()
}

/// A cell that is refused, with the name of its sheet where that has one.
#[must_use]
pub fn refused_said(sheet: &str, cell: &RefusedSheetCell, lang: Lang) -> String {
    let w = import_words(lang);
    let place = if sheet.is_empty() { cell.place() } else { format!("{sheet}!{}", cell.place()) };
    let words = if cell.with_row { &w.refused_row } else { &w.refused_cell };
    let why = cell.why.message(lang);
    fill(words, &[("place", &*place), ("column", &cell.head), ("shown", &cell.shown), ("why", &why)])
}

/// That the register would have more rows than it may, where it would.
#[must_use]
pub fn too_many_said(preview: &ImportPreview, lang: Lang) -> Option<String> {
    let values = [("rows", grouped(preview.too_many? as u128)), ("limit", grouped(MAX_ENTRIES as u128))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some(fill(&import_words(lang).too_many, &values))
}
