//! The workshops of the document: those that go on, those that have ended, and a new one.

use egui::Ui;

use super::fields::step;
use super::held::line;
use crate::app::action::Action;
use crate::app::view::View;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::app::workshop::room::{Face, WorkshopRoom};
use crate::app::workshop::words::workshop_room_words;
use crate::assessment::workshop::{Workshop, WorkshopState};
use crate::base::lang::fill;
use crate::workshop::running;
use crate::workshop::said::name_said;
use crate::workshop::words::workshop_words;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, room: &mut WorkshopRoom) -> Vec<Action> {
    let (words, shared) = (workshop_room_words(view.lang), workshop_words(view.lang));
    let mut actions = Vec::new();
    frame::page(ui, "workshops", &shared.title, |ui| {
        text::body(ui, &words.intro);
        ui.add_space(4.0);
        if choice::primary(ui, &words.new_button) {
            let workshop = running::begun(&view.doc.assessment, String::new(), view.today);
            room.enter(workshop.id.clone(), Face::Prepare);
            actions.extend(step(Some(running::added(&view.doc.assessment, workshop))));
        }
        ui.add_space(6.0);
        for workshop in view.doc.assessment.workshops.iter().rev() {
            frame::card(ui, |ui| card(ui, view, room, workshop, &mut actions));
        }
    });
    actions
}

fn card(
    ui: &mut Ui,
    view: &View<'_>,
    room: &mut WorkshopRoom,
    workshop: &Workshop,
    actions: &mut Vec<Action>,
) {
    let words = workshop_room_words(view.lang);
    let name = name_said(workshop, view.lang);
    let named = |template: &str| fill(template, &[("name", name)]);
    frame::label(ui, name);
    frame::muted(ui, &line(view, workshop));
    let ended = workshop.state == WorkshopState::Ended;
    let has_begun = workshop.at.is_some();
    ui.horizontal_wrapped(|ui| {
        let (first, face) = match (ended, has_begun) {
            (true, _) => (&words.look_button, Face::Run),
            (false, true) => (&words.go_on_button, Face::Run),
            (false, false) => (&words.prepare_button, Face::Prepare),
        };
        if choice::secondary(ui, &named(first)) {
            room.enter(workshop.id.clone(), face);
        }
        if ui.button(named(&words.remove_button)).clicked() {
            room.removing = Some(workshop.id.clone());
        }
    });
    if room.removing.as_ref() == Some(&workshop.id) {
        frame::label(ui, &words.remove_title);
        frame::notice(ui, Tone::Warning, &named(&words.remove_body));
        ui.horizontal_wrapped(|ui| {
            if choice::secondary(ui, named(&words.remove_button).trim_end_matches('…')) {
                room.removing = None;
                actions.extend(step(Some(running::removed(&view.doc.assessment, &workshop.id))));
            }
            if choice::secondary(ui, &words.remove_keep) {
                room.removing = None;
            }
        });
    }
}
