//! A register in which nothing stands yet: what it is for, and how one begins.

use egui::Ui;

use crate::app::action::Action;
use crate::app::registers::action::RegisterAction;
use crate::app::registers::new_rows::new_rows;
use crate::app::registers::room::RegisterRoom;
use crate::app::registers::words::room_words;
use crate::app::view::View;
use crate::app::widgets::{choice, frame, text};
use crate::import::columns::Part;

/// Draws it.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom, actions: &mut Vec<Action>) {
    let (words, part) = (room_words(view.lang), room.part);
    frame::card(ui, |ui| {
        text::heading(ui, part.name(view.lang));
        text::body(
            ui,
            match part {
                Part::Products => &words.products_about,
                Part::Trade => &words.trade_about,
                Part::Technologies => &words.technologies_about,
                Part::Scenarios => &words.scenarios_about,
                Part::Dialogue => &words.dialogue_about,
            },
        );
        // A row in which nothing stands is counted: as a scenario, as a talk that was held.
        let (count, begins) = match part {
            Part::Products | Part::Trade => (3, &words.begin_button),
            Part::Technologies | Part::Scenarios | Part::Dialogue => (1, &words.begin_one_button),
        };
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if choice::primary(ui, begins) {
                let (edit, ids) = new_rows(part, &view.doc.assessment.registers, count, view.today);
                actions.push(Action::Edit(edit));
                ids.into_iter().take(1).for_each(|id| room.go_to(part, id));
            }
            if choice::secondary(ui, &words.import_button) {
                actions.push(Action::Registers(RegisterAction::ChooseSheet(part)));
            }
        });
        text::muted(ui, &words.begin_hint);
    });
}
