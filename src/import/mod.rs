//! Spreadsheets taken into the registers: which table a sheet has, which column holds what, what each row comes to,
//! what is refused and why, and the one edit that takes the rest. Nothing is dropped without being named.

mod alternative;
pub mod amount;
pub(crate) mod beside;
pub mod choices;
pub mod columns;
pub mod given;
pub mod head;
pub(crate) mod key;
pub mod map_text;
pub mod mapping;
pub(crate) mod measures;
mod others;
pub mod own_sheet;
pub mod preview;
pub mod refusal;
pub mod said;
mod scenarios;
pub(crate) mod several;
mod technologies;
mod trade;
pub(crate) mod trade_draft;
pub mod units;
pub mod values;
pub mod words;

use std::collections::BTreeSet;

use rayon::prelude::*;

use columns::{Part, RegisterColumn};
use head::{Head, is_head};
use key::key;
use preview::{ImportPreview, Passed};

use crate::assessment::registers::Registers;
use crate::base::limits::MAX_ENTRIES;
use crate::sheets::{Row, Sheet, SheetCell};

/// What a sheet comes to for a register, beside what stands in it already.
#[must_use]
pub fn preview(sheet: &Sheet, part: Part, head: &Head, registers: &Registers) -> ImportPreview {
    let mut preview = ImportPreview::default();
    let mut rows = Vec::new();
    let mut headless = BTreeSet::new();
    let below = (head.place + 1..sheet.len()).into_par_iter().with_min_len(256);
    let looked_at: Vec<Option<Passed>> =
        below.map(|place| passed_over(sheet, head, sheet.row(place), part)).collect();
    for (place, passed) in (head.place + 1..).zip(looked_at) {
        let row = sheet.row(place);
        match passed {
            Some(why) => {
                preview.passed.push((row.number, why));
                if why == Passed::OtherTable {
                    break;
                }
            }
            None => {
                headless.extend(row.cells().map(|(at, _)| at).filter(|at| !head.words.contains_key(at)));
                rows.push(row);
            }
        }
    }
    preview.headless = headless.into_iter().collect();
    match part {
        Part::Products => others::products(&rows, head, registers, &mut preview),
        Part::Trade => trade::trade(&rows, head, registers, &mut preview),
        Part::Technologies => technologies::technologies(&rows, head, registers, &mut preview),
        Part::Scenarios => scenarios::scenarios(&rows, head, registers, &mut preview),
        Part::Dialogue => others::dialogue(&rows, head, registers, &mut preview),
    }
    let rows = part.len(registers) + preview.new;
    preview.too_many = preview.too_many.or(Some(rows).filter(|rows| *rows > MAX_ENTRIES));
    if preview.too_many.is_some() {
        preview.edit = None;
    }
    preview
}

/// Whether a row says once more what the head says, as at the top of a page.
fn repeats(sheet: &Sheet, head: &Head, row: Row<'_>) -> bool {
    let own = sheet.row(head.place);
    let same = |(column, cell)| own.cell(column) == cell;
    row.cells().len() > 1 && row.cells().len() == own.cells().len() && row.cells().all(same)
}

/// Why a row is none of the table's.
fn passed_over(sheet: &Sheet, head: &Head, row: Row<'_>, part: Part) -> Option<Passed> {
    if repeats(sheet, head, row) {
        Some(Passed::Head)
    } else if is_head(row, part) {
        Some(Passed::OtherTable)
    } else {
        passed_by_words(row, head)
    }
}

/// The same by what the row itself says.
fn passed_by_words(row: Row<'_>, head: &Head) -> Option<Passed> {
    const SUMS: [&str; 14] = [
        "合計",
        "小計",
        "計",
        "総計",
        "累計",
        "総合計",
        "合計額",
        "月計",
        "年計",
        "部門計",
        "中計",
        "total",
        "subtotal",
        "grandtotal",
    ];
    const NOTES: [char; 4] = ['※', '＊', '*', '注'];
    let mut cells = row.cells();
    let (_, SheetCell::Text(first)) = cells.next()? else { return None };
    let alone = cells.next().is_none();
    if alone && first.trim_start().starts_with(['#', '＃']) {
        return Some(Passed::Comment);
    }
    let said = key(first);
    let notes = ["以上", "出所", "出典", "備考"];
    if alone && (first.trim_start().starts_with(NOTES) || notes.iter().any(|note| said.starts_with(note))) {
        return Some(Passed::Note);
    }
    // A gauge is 計 as well: it is a sum only where that is all that is said.
    let item = head
        .columns
        .get(&RegisterColumn::Item)
        .or(head.columns.get(&RegisterColumn::Name))
        .or(head.columns.get(&RegisterColumn::Title))
        .map(|at| row.cell(*at));
    let words = match item {
        Some(SheetCell::Text(text)) => key(text),
        Some(SheetCell::Empty) | None => said,
        Some(_) => return None,
    };
    let bare = words.split(['(', '[']).next().unwrap_or_default();
    SUMS.contains(&bare).then_some(Passed::Total)
}
