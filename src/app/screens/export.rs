//! Saving the report as a PDF: language, what is still open, where to.

use egui::Ui;

use super::home::typed_path;
use crate::app::state::{Action, Screen, View};
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::lang::{Lang, fill};

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct ExportState {
    /// The language of the report; the window's until chosen.
    pub lang: Option<Lang>,
    /// A path being typed.
    pub typed: String,
}

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut ExportState, working: bool) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    frame::page(ui, "export", &words.export_title, |ui| {
        text::body(ui, &words.export_intro);
        ui.add_space(4.0);
        frame::card(ui, |ui| {
            frame::label(ui, &words.export_before);
            let open = view.doc.card.checks.len();
            if open == 0 {
                frame::notice(ui, Tone::Good, &words.export_no_checks);
            } else {
                let count = open.to_string();
                frame::notice(ui, Tone::Info, &fill(&words.export_checks, &[("count", &count)]));
                if ui.button(&words.export_see_checks).clicked() {
                    actions.push(Action::Show(Screen::Results));
                }
            }
            frame::notice(ui, Tone::Warning, &words.export_confidential);
        });
        frame::card(ui, |ui| {
            let lang = state.lang.unwrap_or(view.lang);
            frame::label(ui, &words.export_lang);
            let langs = [(Lang::Ja, words.export_ja.as_str()), (Lang::En, words.export_en.as_str())];
            if let Some(picked) = choice::row(ui, lang, &langs) {
                state.lang = Some(picked);
            }
            ui.add_space(8.0);
            let save = if working { &words.export_working } else { &words.export_button };
            if choice::primary_button(ui, save, !working).clicked() {
                actions.push(Action::Export(lang, None));
            }
        });
        let lang = state.lang.unwrap_or(view.lang);
        frame::part(ui, "export path", &words.export_typed, "", |ui| {
            if let Some(path) = typed_path(ui, words, &mut state.typed, &words.save_path_button, false) {
                actions.push(Action::Export(lang, Some(path)));
            }
        });
    });
    actions
}
