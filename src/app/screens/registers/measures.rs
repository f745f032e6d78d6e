//! The measures of a scenario: a form for each, with what it changes about which rows of trade. What it buys is
//! reckoned where one asks what if the scenario came.

use egui::{ScrollArea, Ui};

use crate::app::action::{Action, in_one_step};
use crate::app::registers::any_row::AnyRow;
use crate::app::registers::fields::{AnyColumn, Entering, OwnColumn, cell_key, choices, entering};
use crate::app::registers::measures::{
    MeasureChange, MeasureField, OF_MEASURE, new_changes, of_change, rows_text,
};
use crate::app::registers::room::{RegisterRoom, RoomPlace};
use crate::app::registers::stop_choice::{StopChoice, StopSort};
use crate::app::registers::taken::{TypedCell, taken};
use crate::app::registers::words::{RoomWords, room_words};
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::text_field::{Shape, TextField, response_and_text, select_all};
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{frame, scrolling, text};
use crate::assessment::registers::scenarios::{Countermeasure, MeasureEffect, Scenario};
use crate::base::ids::{ScenarioId, TradeId};
use crate::base::lang::fill;
use crate::import::columns::{Part, RegisterColumn};

/// Where it stands what measures buy.
pub(super) const BOUGHT: &str = "what measures buy";

/// The least width of a field, in points.
const FIELD: f32 = 200.0;

/// Draws them.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom, actions: &mut Vec<Action>) {
    let words = room_words(view.lang);
    let scenarios = &view.doc.assessment.registers.scenarios;
    let named = scenarios.iter().map(|row| (Some(row.id.clone()), row.called()));
    let all: Vec<(Option<ScenarioId>, &str)> = named.collect();
    if !all.iter().any(|(id, _)| *id == room.measures_of) {
        room.measures_of = all.first().and_then(|(id, _)| id.clone());
    }
    let Some(scenario) = room.measures_of.as_ref().and_then(|id| scenarios.get(id)) else {
        text::body(ui, &words.measures_empty);
        if ui.button(Part::Scenarios.name(view.lang)).clicked() {
            room.show(Part::Scenarios);
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let list =
            DropDown { key: "register measures", name: Part::Scenarios.name(view.lang), width: 2.0 * FIELD };
        if let (_, Some(picked)) = list.show(ui, &room.measures_of.clone(), &all) {
            room.measures_of = picked;
        }
        if ui.button(&words.add_measure_button).clicked() {
            actions.extend(in_one_step([MeasureChange::Add(words.new_measure.clone()).edit(scenario)]));
            let measure = scenario.measures.len();
            room.enters = Some(MeasureField { measure, change: 0, column: RegisterColumn::What });
        }
        if ui.button(&words.buys_button).clicked() {
            room.what_if.sort = StopSort::Scenario;
            let choice = StopChoice::Scenario(scenario.id.clone());
            room.what_if.choose(choice, &view.doc.assessment.registers);
            room.at = RoomPlace::WhatIf;
            if !scenario.measures.is_empty() {
                frame::bring_into_view(ui.ctx(), BOUGHT.to_owned());
            }
        }
    });
    let how = room.writing(view);
    room.offered.bring_up(view, scenario, &how);
    let area = ScrollArea::vertical().id_salt("measures").auto_shrink([false, false]);
    let drawn = scrolling::scrolled(ui, "measures", area).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        if scenario.measures.is_empty() {
            text::body(ui, &words.no_measure);
        }
        for (place, measure) in scenario.measures.iter().enumerate() {
            let mut form = MeasureForm { view, room, words, scenario, measure, place, actions };
            frame::card(ui, |ui| form.show(ui));
        }
    });
    scrolling::by_keys(ui, "measures", &drawn);
}

/// The form of one measure.
struct MeasureForm<'a> {
    view: &'a View<'a>,
    room: &'a mut RegisterRoom,
    words: &'a RoomWords,
    scenario: &'a Scenario,
    measure: &'a Countermeasure,
    place: usize,
    actions: &'a mut Vec<Action>,
}

impl MeasureForm<'_> {
    fn show(&mut self, ui: &mut Ui) {
        let number = (self.place + 1).to_string();
        text::label(ui, &fill(&self.words.measure_number, &[("number", &number)]));
        let fields: Vec<MeasureField> = OF_MEASURE.iter().map(|column| self.field(0, *column)).collect();
        self.fields(ui, &fields);
        let none = self.measure.rows.is_empty();
        text::muted(ui, if none { &self.words.measure_no_rows } else { &self.words.measure_rows });
        self.rows(ui);
        for (at, change) in self.measure.changes.iter().enumerate() {
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                text::label(ui, self.said(change));
                if ui.button(&self.words.remove_change_button).clicked() {
                    self.act(MeasureChange::RemoveChange(self.place, at));
                }
            });
            let fields: Vec<MeasureField> =
                of_change(change).iter().map(|column| self.field(at, *column)).collect();
            self.fields(ui, &fields);
        }
        ui.add_space(4.0);
        text::muted(ui, &self.words.measure_changes);
        ui.horizontal_wrapped(|ui| {
            for change in new_changes() {
                if ui.button(self.said(&change)).clicked() {
                    self.act(MeasureChange::AddChange(self.place, change));
                }
            }
        });
        // Apart from those that add something.
        ui.add_space(4.0);
        if ui.button(&self.words.remove_measure_button).clicked() {
            self.act(MeasureChange::Remove(self.place));
        }
    }

    fn field(&self, change: usize, column: RegisterColumn) -> MeasureField {
        MeasureField { measure: self.place, change, column }
    }

    fn said(&self, change: &MeasureEffect) -> &str {
        match change {
            MeasureEffect::Stock(_) => &self.words.change_stock,
            MeasureEffect::Qualifies(_) => &self.words.change_qualifies,
            MeasureEffect::Split(_) => &self.words.change_split,
        }
    }

    /// A change of the measures as a whole. What is typed into them belongs to their places, and gives way.
    fn act(&mut self, change: MeasureChange) {
        let rows = [self.scenario.id.to_string()];
        match &change {
            MeasureChange::Remove(_) | MeasureChange::RemoveChange(..) => {
                self.room.drafts.give_up_rows(Part::Scenarios, &rows);
            }
            MeasureChange::AddChange(_, change) => {
                let first = of_change(change).first();
                self.room.enters = first.map(|column| self.field(self.measure.changes.len(), *column));
            }
            MeasureChange::Add(_) => {}
        }
        self.actions.extend(in_one_step([change.edit(self.scenario)]));
    }

    /// Fields beside each other, as many as the width holds.
    fn fields(&mut self, ui: &mut Ui, fields: &[MeasureField]) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some columns")]
        let fit = ((ui.available_width() / FIELD) as usize).clamp(1, 4);
        for line in fields.chunks(fit) {
            ui.columns(fit, |columns| {
                for (ui, field) in columns.iter_mut().zip(line) {
                    self.one(ui, *field);
                }
            });
        }
    }

    fn one(&mut self, ui: &mut Ui, field: MeasureField) {
        let column = AnyColumn::Own(OwnColumn::Measure(field));
        let name = Part::Scenarios.column_name(column, self.view.lang);
        if matches!(field.column, RegisterColumn::CostOnce | RegisterColumn::CostYearly) {
            let unit = self.room.writing(self.view).money.said(self.view.lang);
            text::muted(ui, &format!("{name} ({unit})"));
        } else {
            text::muted(ui, name);
        }
        match entering(column) {
            Entering::Picks => self.picked(ui, column),
            _ => self.typed(ui, field),
        }
    }

    fn typed(&mut self, ui: &mut Ui, field: MeasureField) {
        let column = AnyColumn::Own(OwnColumn::Measure(field));
        let (part, id) = (Part::Scenarios, self.scenario.id.as_str());
        let name = part.cell_name(id, column, self.view.lang);
        let key = cell_key(part, id, column);
        let (row, how) = (AnyRow::Scenario(self.scenario), self.room.writing(self.view));
        let (value, refused) = self.room.drafts.standing(part, row, column, &how);
        let text_field = TextField { key: &key, label: &name, hint: "", value: &value, shape: Shape::Line };
        let (response, text) = response_and_text(ui, self.view, text_field);
        if self.room.enters.take_if(|wanted| *wanted == field).is_some() {
            response.request_focus();
            response.scroll_to_me(None);
            select_all(ui.ctx(), response.id, &value);
        }
        if let Some(text) = text {
            self.room.drafts.type_into(part, TypedCell { row: id.to_owned(), column, text });
        }
        if let Some(why) = refused {
            let why = why.message(self.view.lang);
            ui.colored_label(palette(ui).mark, egui::RichText::new(&why).font(theme::regular(theme::SMALL)));
            response.tip(why);
        }
    }

    fn picked(&mut self, ui: &mut Ui, column: AnyColumn) {
        let id = self.scenario.id.as_str();
        let words = choices(column, self.view.lang);
        let all: Vec<(&str, &str)> = words.into_iter().map(|word| (word, word)).collect();
        let value = AnyRow::Scenario(self.scenario).text(column, &self.room.writing(self.view));
        let name = Part::Scenarios.cell_name(id, column, self.view.lang);
        let key = cell_key(Part::Scenarios, id, column);
        let list = DropDown { key: &key, name: &name, width: ui.available_width() - 8.0 };
        if let (_, Some(word)) = list.show(ui, &value.as_str(), &all) {
            self.put(column, word.to_owned());
        }
    }

    /// The rows of trade that it changes: typed, or picked from those that the scenario hits.
    fn rows(&mut self, ui: &mut Ui) {
        let field = self.field(0, RegisterColumn::Rows);
        let how = self.room.writing(self.view);
        ui.columns(2, |columns| {
            self.typed(&mut columns[0], field);
            let offered = self.room.offered.of_measure(self.place);
            let mut all: Vec<(Option<&TradeId>, &str)> = vec![(None, self.words.add_row_choice.as_str())];
            all.extend(offered.iter().map(|(id, said)| (Some(id), said.as_str())));
            let number = (self.place + 1).to_string();
            let name = format!(
                "{} {}",
                fill(&self.words.measure_number, &[("number", &number)]),
                self.words.add_row_choice
            );
            let key = format!("register measure rows {}", self.place);
            let list = DropDown { key: &key, name: &name, width: columns[1].available_width() - 8.0 };
            if let (_, Some(Some(id))) = list.show(&mut columns[1], &None, &all) {
                let text = rows_text(self.measure.rows.iter().chain([id]), &how);
                self.put(AnyColumn::Own(OwnColumn::Measure(field)), text);
            }
        });
        // An id says nothing to who has not written it.
        for said in self.room.offered.named(self.place) {
            text::muted(ui, said);
        }
    }

    /// A text goes into a field in one step.
    fn put(&mut self, column: AnyColumn, text: String) {
        let cell = TypedCell { row: self.scenario.id.to_string(), column, text };
        self.room.drafts.forget(Part::Scenarios, &cell.row, column);
        let how = self.room.writing(self.view);
        let taken = taken(Part::Scenarios, &how, vec![cell], self.view.today);
        self.actions.extend(in_one_step(taken.edit));
        taken.refused.into_iter().for_each(|refused| self.room.drafts.refuse(Part::Scenarios, refused));
    }
}
