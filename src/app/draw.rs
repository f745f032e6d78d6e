//! Draws the window: the column at the left, the screen, the dialogs.

use egui::{Panel, Ui};

use super::state::{Action, Screen, View};
use super::{App, screens, today};

impl App {
    pub(super) fn draw(&mut self, ui: &mut Ui) -> Vec<Action> {
        let words = self.words();
        let lang = self.settings.lang;
        let mut actions = Vec::new();
        let nav = Panel::left("nav").exact_size(212.0).resizable(false);
        nav.show(ui, |ui| {
            actions.extend(screens::nav::show(ui, words, lang, self.screen, self.doc.as_ref(), self.saving));
        });
        actions.extend(self.notices(ui));
        egui::CentralPanel::default_margins().show(ui, |ui| {
            let view = self.doc.as_ref().map(|doc| View {
                doc,
                words,
                lang,
                today: today(),
                composing: self.composing,
            });
            actions.extend(match (self.screen, &view) {
                (Screen::Settings, _) => screens::settings::show(ui, words, &self.settings),
                (Screen::Profile, Some(view)) => screens::profile::show(ui, view),
                (Screen::Question, Some(view)) => screens::question::show(ui, view),
                (Screen::Results, Some(view)) => screens::results::show(ui, view),
                (Screen::Plan, Some(view)) => screens::plan::show(ui, view, &mut self.order),
                (Screen::Export, Some(view)) => {
                    screens::export::show(ui, view, &mut self.export, self.jobs.busy())
                }
                (Screen::Home, _) | (_, None) => {
                    screens::home::show(ui, words, &self.settings, self.doc.is_some(), &mut self.typed)
                }
            });
        });
        actions.extend(self.modals(ui));
        actions.extend(self.path_modal(ui));
        actions.extend(self.keep_modal(ui));
        actions
    }
}
