//! The dialogs above the screens: a message, "save before that?", a typed path.

use std::path::PathBuf;

use egui::{Id, Modal, Ui};

use super::files::with_extension;
use super::jobs::Purpose;
use super::state::{Action, Document, UnsavedChoice};
use super::{App, screens, widgets};
use crate::lang::fill;

impl App {
    pub(super) fn modals(&self, ui: &Ui) -> Vec<Action> {
        let words = self.words();
        let mut actions = Vec::new();
        if let Some(message) = &self.message {
            let modal = Modal::new(Id::unique("message")).show(ui.ctx(), |ui| {
                ui.set_max_width(520.0);
                ui.label(message);
                ui.add_space(8.0);
                widgets::choice::primary(ui, &words.dismiss_button)
            });
            if modal.inner || modal.should_close() {
                actions.push(Action::Dismiss);
            }
        } else if self.asking.is_some() {
            let name = self.doc.as_ref().and_then(Document::name).unwrap_or_else(|| words.untitled.clone());
            let modal = Modal::new(Id::unique("unsaved")).show(ui.ctx(), |ui| {
                ui.set_max_width(520.0);
                widgets::frame::label(ui, &words.unsaved_title);
                ui.label(fill(&words.unsaved_body, &[("name", &name)]));
                ui.add_space(8.0);
                ui.horizontal(|ui| {
                    if widgets::choice::primary(ui, &words.save_button) {
                        actions.push(Action::Unsaved(UnsavedChoice::Save));
                    }
                    if ui.button(&words.discard_button).clicked() {
                        actions.push(Action::Unsaved(UnsavedChoice::Discard));
                    }
                    if ui.button(&words.cancel_button).clicked() {
                        actions.push(Action::Unsaved(UnsavedChoice::Cancel));
                    }
                });
            });
            if modal.should_close() {
                actions.push(Action::Unsaved(UnsavedChoice::Cancel));
            }
        }
        actions
    }

    /// Asks for a typed path where the system has no file dialog.
    pub(super) fn path_modal(&mut self, ui: &Ui) -> Option<Action> {
        let purpose = self.typing_path?;
        let words = self.words();
        let mut action = None;
        let modal = Modal::new(Id::unique("path")).show(ui.ctx(), |ui| {
            ui.set_width(560.0);
            ui.label(&words.read_only_dialog);
            let target = with_extension(PathBuf::from(self.typed.trim()), purpose.extension());
            let exists = purpose != Purpose::Open && !self.typed.trim().is_empty() && target.exists();
            let button = match purpose {
                Purpose::Open => &words.home_open_path,
                _ if exists => &words.overwrite_button,
                _ => &words.save_path_button,
            };
            if let Some(path) = screens::home::typed_path(ui, words, &mut self.typed, button, true) {
                action = Some(Action::TypedPath(Some(path)));
            }
            if exists {
                widgets::frame::muted(ui, &format!("※ {}", words.path_exists));
            }
            if ui.button(&words.cancel_button).clicked() {
                action = Some(Action::TypedPath(None));
            }
        });
        if modal.should_close() {
            action = Some(Action::TypedPath(None));
        }
        action
    }
}
