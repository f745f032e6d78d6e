//! Help: the keys, and the glossary.

use egui::Ui;

use super::settings::shortcuts;
use crate::app::action::Action;
use crate::app::glossary;
use crate::app::lists::list_words;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::{choice, frame, text};
use crate::app::words::AppWords;
use crate::base::lang::Lang;
use crate::questionnaire::glossary_term::GlossaryTerm;

/// Draws the screen; `own` are the words that the open document's overlay explains.
pub fn show(ui: &mut Ui, words: &AppWords, own: &[GlossaryTerm], lang: Lang) -> Vec<Action> {
    let mut actions = Vec::new();
    frame::page(ui, "help", &words.help_title, |ui| {
        frame::card(ui, |ui| {
            text::heading(ui, &words.shortcuts_title);
            text::muted(ui, &words.help_keys);
            shortcuts(ui, lang);
        });
        frame::card(ui, |ui| {
            text::heading(ui, &list_words(lang).title);
            text::body(ui, &list_words(lang).intro);
            if choice::secondary(ui, &list_words(lang).button) {
                actions.push(Action::Show(Screen::Lists));
            }
        });
        frame::card(ui, |ui| {
            text::heading(ui, &words.glossary_title);
            own.iter().for_each(|term| explained(ui, term, lang));
            for (at, term) in glossary::all().iter().enumerate() {
                frame::come_into_view(ui, &glossary::place(at));
                explained(ui, term, lang);
            }
        });
    });
    actions
}

fn explained(ui: &mut Ui, term: &GlossaryTerm, lang: Lang) {
    ui.add_space(2.0);
    let color = palette(ui).accent;
    text::paragraph(ui, term.name(lang), theme::bold(theme::BODY), color);
    text::body(ui, term.meaning(lang));
}
