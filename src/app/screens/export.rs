//! Saving the report as a PDF: language, what is still open, where to.

use egui::{RichText, Ui};

use super::home::typed_path;
use crate::app::state::{Action, Screen, View};
use crate::app::theme::palette;
use crate::app::widgets::{choice, frame};
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
        ui.label(&words.export_intro);
        frame::card(ui, |ui| {
            let open = view.doc.card.checks.len();
            if open == 0 {
                ui.label(format!("✓ {}", words.export_no_checks));
            } else {
                ui.label(fill(&words.export_checks, &[("count", &open.to_string())]));
                if ui.button(&words.nav_results).clicked() {
                    actions.push(Action::Show(Screen::Results));
                }
            }
            ui.label(RichText::new(format!("※ {}", words.export_confidential)).color(palette(ui).mark));
        });
        frame::card(ui, |ui| {
            frame::label(ui, &words.export_lang);
            let lang = state.lang.unwrap_or(view.lang);
            let langs = [(Lang::Ja, words.export_ja.as_str()), (Lang::En, words.export_en.as_str())];
            if let Some(picked) = choice::row(ui, lang, &langs) {
                state.lang = Some(picked);
            }
            ui.add_space(8.0);
            if working {
                ui.label(&words.export_working);
            } else if choice::primary(ui, &words.export_button) {
                actions.push(Action::Export(lang, None));
            }
            ui.add_space(8.0);
            frame::label(ui, &words.export_typed);
            if let Some(path) = typed_path(ui, words, &mut state.typed, &words.save_path_button, false) {
                actions.push(Action::Export(lang, Some(path)));
            }
        });
    });
    actions
}
