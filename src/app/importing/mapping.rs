//! The part of an import's dialog in which a person says how the sheet is read: which row has the names, what each
//! column is read as, and what an amount counts.

use egui::Ui;

use super::by_hand::{at_row, field_of, with_field, with_unit};
use super::reading::FoundTable;
use crate::app::registers::action::RegisterAction;
use crate::app::registers::words::room_words;
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::frame;
use crate::base::lang::{Lang, fill};
use crate::import::columns::{Part, RegisterColumn};
use crate::import::units::MoneyUnit;
use crate::sheets::column_letters;

/// What amounts may count, by the word by which a map says it.
const UNITS: [(MoneyUnit, &str); 6] = [
    (MoneyUnit::Yen, "円"),
    (MoneyUnit::Thousand, "千円"),
    (MoneyUnit::TenThousand, "万円"),
    (MoneyUnit::Million, "百万円"),
    (MoneyUnit::HundredMillion, "億円"),
    (MoneyUnit::Billion, "十億円"),
];

/// Which row has the names of the columns.
pub(super) fn head_row(ui: &mut Ui, table: &FoundTable, lang: Lang, action: &mut Option<RegisterAction>) {
    let words = room_words(lang);
    let rows: Vec<(u32, &str)> = table.rows.iter().map(|(row, said)| (*row, said.as_str())).collect();
    ui.horizontal_wrapped(|ui| {
        frame::muted(ui, &words.head_choice);
        let list = DropDown { key: "import head row", name: &words.head_choice, width: 420.0 };
        if let (_, Some(row)) = list.show(ui, &table.names_row, &rows) {
            *action = Some(RegisterAction::ReadAgain(Box::new(at_row(table, row))));
        }
    });
}

/// What each column is read as. Closed until it is wanted.
pub(super) fn columns(
    ui: &mut Ui,
    table: &FoundTable,
    part: Part,
    lang: Lang,
    action: &mut Option<RegisterAction>,
) {
    let words = room_words(lang);
    let (read, all) = (table.head.columns.len().to_string(), table.head.words.len().to_string());
    let inside = fill(&words.columns_read, &[("read", &read), ("all", &all)]);
    frame::part(ui, "import columns", &words.columns_title, &inside, |ui| {
        let mut fields = vec![(None, words.not_read.as_str())];
        fields.extend(part.columns().iter().map(|named| (Some(named.column), named.name(lang))));
        for (column, over) in &table.head.words {
            let name = format!("{} {}", column_letters(*column), over.replace('\n', " "));
            let field = field_of(table, *column);
            ui.horizontal_wrapped(|ui| {
                let list = DropDown { key: &format!("import field {column}"), name: &name, width: 220.0 };
                if let (_, Some(picked)) = list.show(ui, &field, &fields) {
                    let map = with_field(table, *column, picked);
                    *action = Some(RegisterAction::ReadAgain(Box::new(map)));
                }
                if let Some(field) = field.filter(|field| RegisterColumn::MONEY.contains(field)) {
                    unit(ui, table, (*column, field), (&name, lang), action);
                }
                frame::muted(ui, &name);
            });
        }
    });
}

/// What amounts of a column count.
fn unit(
    ui: &mut Ui,
    table: &FoundTable,
    (column, field): (usize, RegisterColumn),
    (name, lang): (&str, Lang),
    action: &mut Option<RegisterAction>,
) {
    let said = UNITS.map(|(unit, _)| (unit, unit.said(lang)));
    let name = fill(&room_words(lang).unit_of, &[("column", name)]);
    let list = DropDown { key: &format!("import unit {column}"), name: &name, width: 150.0 };
    if let (_, Some(picked)) = list.show(ui, &table.head.money_of(field), &said)
        && let Some((_, word)) = UNITS.iter().find(|(unit, _)| *unit == picked)
    {
        *action = Some(RegisterAction::ReadAgain(Box::new(with_unit(table, column, field, word))));
    }
}
