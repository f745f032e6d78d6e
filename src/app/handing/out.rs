//! The list of what is out with departments and what came back, in the file of whoever asks.

use egui::{Button, Ui, vec2};

use crate::app::action::Action;
use crate::app::merging::ShareAction;
use crate::app::theme::TOUCH;
use crate::app::view::View;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::assessment::standing::HandedOut;
use crate::audience::handing::{handing_words, out, standing, wanted};

/// Draws the list, what is awaited first and the latest first; nothing where nothing went out.
pub fn list(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let all = &view.doc.assessment.handed_out;
    if all.is_empty() {
        return;
    }
    let (back, away): (Vec<_>, Vec<_>) = all.iter().rev().partition(|noted| noted.back_on.is_some());
    frame::card(ui, |ui| {
        frame::label(ui, &handing_words(view.lang).out_title);
        for (at, noted) in away.into_iter().chain(back).enumerate() {
            ui.push_id(at, |ui| row(ui, view, noted, actions));
        }
    });
}

fn row(ui: &mut Ui, view: &View<'_>, noted: &HandedOut, actions: &mut Vec<Action>) {
    let lang = view.lang;
    ui.horizontal_wrapped(|ui| {
        let state = standing(noted, lang, view.today);
        let tone = match noted.back_on {
            Some(_) => Tone::Good,
            None if state.late => Tone::Warning,
            None => Tone::Info,
        };
        choice::chip(ui, &state.said, tone);
        ui.label(out(noted, lang));
        let more = wanted(noted, &view.doc.questionnaire, &view.doc.assessment, lang);
        if !more.is_empty() {
            text::muted(ui, &more.join(" · "));
        }
        if noted.back_on.is_none() {
            let button = Button::new(&handing_words(lang).came_back).min_size(vec2(0.0, TOUCH));
            if ui.add(button).clicked() {
                actions.push(Action::Share(ShareAction::CameBack(noted.request.clone())));
            }
        }
    });
}
