//! What stands above the table of a register: what is searched and filtered, which columns, in which unit, and
//! what is done with rows.

use egui::{Margin, Response, TextEdit, Ui, WidgetInfo};

use crate::app::action::Action;
use crate::app::registers::action::RegisterAction;
use crate::app::registers::fields::{AnyColumn, ColumnSet};
use crate::app::registers::in_view::ListWanted;
use crate::app::registers::new_rows::{new_rows, without};
use crate::app::registers::room::RegisterRoom;
use crate::app::registers::words::room_words;
use crate::app::view::View;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::frame;
use crate::base::lang::fill;
use crate::base::numbers_said::grouped;
use crate::import::columns::Part;
use crate::import::units::MoneyUnit;

/// Draws it.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom, actions: &mut Vec<Action>) {
    let (words, lang, part) = (room_words(view.lang), view.lang, room.part);
    let before = room.of(part).wanted.clone();
    ui.horizontal_wrapped(|ui| {
        search(ui, &words.search_hint, &mut room.of(part).wanted.typed);
        let columns = room.of(part).empty.with(before.empty);
        let of = |column| fill(&words.empty_in, &[("column", part.column_name(column, lang))]);
        let columns: Vec<(AnyColumn, String)> = columns.map(|column| (column, of(column))).collect();
        let mut empty: Vec<(Option<AnyColumn>, &str)> = vec![(None, &words.any_row)];
        empty.extend(columns.iter().map(|(column, name)| (Some(*column), name.as_str())));
        let list = choose(ui, "empty", &words.row_filter, &mut room.of(part).wanted.empty, &empty);
        let about_to_open = list.hovered() || list.has_focus() || list.clicked();
        room.of(part).empty_wanted = if about_to_open { ListWanted::Now } else { ListWanted::Later };
        if part.has_sets() {
            let mut sets = vec![
                (ColumnSet::Main, words.set_main.as_str()),
                (ColumnSet::Readiness, &words.set_readiness),
                (ColumnSet::Details, &words.set_details),
                (ColumnSet::All, &words.set_all),
            ];
            if part == Part::Technologies {
                sets.retain(|(set, _)| *set != ColumnSet::Details);
                sets[1].1 = &words.set_routes;
            }
            let before = room.set;
            choose(ui, "set", &words.columns_shown, &mut room.set, &sets);
            if room.set != before {
                room.of(part).first = 1;
                room.of(part).table = crate::app::widgets::table::TableState::default();
            }
        }
        if !matches!(part, Part::Dialogue | Part::Scenarios) {
            let units = [MoneyUnit::Yen, MoneyUnit::Thousand, MoneyUnit::Million];
            let units = units.map(|unit| (unit, fill(&words.money_in, &[("unit", unit.said(lang))])));
            let units = units.each_ref().map(|(unit, name)| (*unit, name.as_str()));
            choose(ui, "money", &words.money_unit, &mut room.money, &units);
        }
        frame::muted(ui, &shown(view, room));
    });
    if room.of(part).wanted != before {
        room.of(part).turn += 1;
        ui.ctx().request_repaint();
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(&words.add_button).clicked() {
            let (edit, ids) = new_rows(part, &view.doc.assessment.registers, 1, view.today);
            actions.push(Action::Edit(edit));
            ids.into_iter().for_each(|id| room.go_to(part, id));
        }
        let selected = room.selected(view);
        let enabled = Enabled::from(!selected.is_empty());
        if ui.add_enabled(enabled.is(), egui::Button::new(&words.remove_button)).clicked() {
            actions.push(Action::Edit(without(part, &selected)));
        }
        if ui.button(&words.import_button).clicked() {
            actions.push(Action::Registers(RegisterAction::ChooseSheet(part)));
        }
        if ui.button(&words.export_button).clicked() {
            actions.push(Action::Registers(RegisterAction::ChooseExport));
        }
    });
}

/// Of how many rows how many are shown.
pub(super) fn shown(view: &View<'_>, room: &mut RegisterRoom) -> String {
    let part = room.part;
    let said = |count: usize| grouped(count as u128);
    let (count, all) = (said(room.of(part).rows.len()), said(part.len(&view.doc.assessment.registers)));
    fill(&room_words(view.lang).shown, &[("count", &count), ("total", &all)])
}

/// The field of the search.
fn search(ui: &mut Ui, hint: &str, typed: &mut String) {
    let field = TextEdit::singleline(typed).id(egui::Id::unique("register search")).hint_text(hint);
    let response = ui.add(field.margin(Margin::symmetric(10, 6)).desired_width(170.0));
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &*typed, &*typed, "");
        info.label = Some(hint.to_owned());
        info
    });
}

/// A list that opens, of which one is chosen; returns its button.
pub(super) fn choose<T: Clone + PartialEq>(
    ui: &mut Ui,
    key: &str,
    name: &str,
    chosen: &mut T,
    choices: &[(T, &str)],
) -> Response {
    let list = DropDown { key: &format!("register {key}"), name, width: 160.0 };
    let (button, picked) = list.show(ui, chosen, choices);
    if let Some(picked) = picked {
        *chosen = picked;
    }
    button
}
