//! The dialogs above the screens: a message, "save before that?", a typed path.

use std::path::PathBuf;

use egui::Ui;

use super::action::{Action, UnsavedChoice};
use super::earlier::CompareAction;
use super::paths::with_extension;
use super::purpose::Purpose;
use super::session::document::Document;
use super::widgets::dialog::dialog;
use super::widgets::frame::Tone;
use super::widgets::path_field::{Focus, PathField, path_field};
use super::widgets::{choice, frame, text};
use super::{App, command_palette, screens};
use crate::base::lang::fill;

impl App {
    /// Whether a dialog covers the screen.
    pub(super) fn covered(&self) -> bool {
        self.message.is_some()
            || self.asking.is_some()
            || self.typing_path.is_some()
            || self.keeping.covers()
            || self.palette.is_some()
            || self.merging.is_some()
            || self.comparing.naming.is_some()
    }

    pub(super) fn modals(&self, ui: &Ui) -> Vec<Action> {
        let words = self.words();
        let mut actions = Vec::new();
        if let Some(message) = &self.message {
            let (pressed, close) = dialog(ui, "message", "", 520.0, |ui| {
                text::body(ui, message);
                ui.add_space(8.0);
                choice::primary(ui, &words.dismiss_button)
            });
            if pressed || close {
                actions.push(Action::Dismiss);
            }
        } else if self.asking.is_some() {
            let name = self.doc.as_ref().and_then(Document::name).unwrap_or_else(|| words.untitled.clone());
            let ((), close) = dialog(ui, "unsaved", &words.unsaved_title, 520.0, |ui| {
                text::body(ui, &fill(&words.unsaved_body, &[("name", &name)]));
                ui.add_space(8.0);
                ui.horizontal_wrapped(|ui| {
                    if choice::primary(ui, &words.save_button) {
                        actions.push(Action::Unsaved(UnsavedChoice::Save));
                    }
                    if choice::secondary(ui, &words.discard_button) {
                        actions.push(Action::Unsaved(UnsavedChoice::Discard));
                    }
                    if choice::secondary(ui, &words.cancel_button) {
                        actions.push(Action::Unsaved(UnsavedChoice::Cancel));
                    }
                });
            });
            if close {
                actions.push(Action::Unsaved(UnsavedChoice::Cancel));
            }
        }
        actions
    }

    /// The list of everything, and the name of a milestone.
    pub(super) fn small_modals(&mut self, ui: &Ui) -> Vec<Action> {
        let words = self.words();
        let mut actions = Vec::new();
        if let Some(mut state) = self.palette.take() {
            let (chosen, close) =
                command_palette::show(ui, &mut state, words, self.settings.lang, self.doc.as_ref());
            self.palette = (!close).then_some(state);
            actions.extend(chosen);
        }
        if let Some(name) = &mut self.comparing.naming {
            let (decided, close) = dialog(ui, "naming", &words.freeze_title, 520.0, |ui| {
                screens::compare::naming(ui, words, name)
            });
            if let Some(decided) = decided.or(close.then_some(None)) {
                actions.push(Action::Compare(CompareAction::Freeze(decided)));
            }
        }
        actions
    }

    /// Asks for a typed path where the system has no file dialog.
    pub(super) fn path_modal(&mut self, ui: &Ui) -> Option<Action> {
        let purpose = self.typing_path?;
        let words = self.words();
        let mut action = None;
        let title = match purpose {
            Purpose::Open | Purpose::Compare => &words.path_title_open,
            Purpose::Merge => &words.merge_choose,
            Purpose::HandOut => &words.path_title_hand_out,
            Purpose::Save => &words.path_title_save,
            Purpose::Export(_) => &words.path_title_export,
        };
        let ((), close) = dialog(ui, "path", title, 600.0, |ui| {
            if !self.settings.typed_paths {
                text::muted(ui, &words.read_only_dialog);
            }
            let target = with_extension(PathBuf::from(self.typed.trim()), purpose.extension());
            let exists = !purpose.reads() && !self.typed.trim().is_empty() && target.exists();
            let button = match purpose {
                _ if purpose.reads() => &words.home_open_path,
                _ if exists => &words.overwrite_button,
                _ => &words.save_path_button,
            };
            let ending = purpose.extension();
            let field = PathField { key: "dialog", button, ending, focus: Focus::Takes };
            if let Some(path) = path_field(ui, words, &mut self.typed, field) {
                action = Some(Action::TypedPath(Some(path)));
            }
            if exists {
                frame::notice(ui, Tone::Warning, &words.path_exists);
            }
            ui.add_space(4.0);
            if choice::secondary(ui, &words.cancel_path_button) {
                action = Some(Action::TypedPath(None));
            }
        });
        if close {
            action = Some(Action::TypedPath(None));
        }
        action
    }
}
