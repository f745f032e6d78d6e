//! Draws what covers the screens: a message before all else, then the dialog that is open, then what
//! the session asks.

use std::path::Path;

use egui::Ui;

use super::action::Action;
use super::association::association_words::association_words;
use super::command_palette::{self, CommandPalette};
use super::dialog::{Dialog, Message};
use super::earlier::CompareAction;
use super::keeping::{KeepAction, keep_words};
use super::own_questions::words::own_question_words;
use super::paths::{typed_path, with_extension};
use super::purpose::Purpose;
use super::registers::refused_said::lost_with;
use super::registers::words::room_words;
use super::showing::buttons::buttons;
use super::showing::offered::{Offered, ShowAction};
use super::widgets::date_field::{date_words, drafts_in_words};
use super::widgets::dialog::{buttons_below, dialog};
use super::widgets::frame::Tone;
use super::widgets::path_field::{Focus, PathField, given, path_line};
use super::widgets::{choice, frame, text};
use super::{App, screens};
use crate::base::lang::fill;
use crate::session::Unsaved;
use crate::session::report::WorkshopPaper;
use crate::workshop::words::workshop_words;

impl App {
    /// Whether a dialog covers the screen.
    pub(super) fn covered(&self) -> bool {
        self.dialogs.any() || self.session.asks()
    }

    /// Draws what covers the screen; returns what the person asked for.
    pub(super) fn modals(&mut self, ui: &Ui) -> Vec<Action> {
        if let Some(message) = self.dialogs.message() {
            return self.message_modal(ui, message);
        }
        // What is typed changes it while the rest of the window is looked at.
        let Some(mut open) = self.dialogs.current_mut().map(std::mem::take) else {
            return if self.session.asks() { self.asked(ui) } else { Vec::new() };
        };
        let actions = self.dialog_modal(ui, &mut open);
        if let Some(place) = self.dialogs.current_mut() {
            *place = open;
        }
        actions
    }

    fn message_modal(&self, ui: &Ui, message: &Message) -> Vec<Action> {
        let width = if message.offered == Offered::Nothing { 520.0 } else { 600.0 };
        let mut actions = Vec::new();
        let (pressed, close) = dialog(ui, "message", "", width, |ui| {
            text::body(ui, &message.text);
            let all = |ui: &mut Ui| {
                let pressed = choice::primary_in_dialog(ui, &self.words().dismiss_button);
                buttons(ui, self.settings.lang, &message.offered, &mut actions);
                pressed
            };
            buttons_below(ui, |ui| ui.horizontal_wrapped(all).inner)
        });
        let shown = |action: &Action| matches!(action, Action::Saved(ShowAction::Show(..)));
        if pressed || close || actions.iter().any(shown) {
            actions.push(Action::Dismiss);
        }
        actions
    }

    /// What the session asks: about unsaved changes, or about a save that was refused.
    fn asked(&self, ui: &Ui) -> Vec<Action> {
        let words = self.words();
        if let Some(action) = self.refused_modal(ui) {
            return action.into_iter().collect();
        }
        let Some(doc) = self.session.document() else { return Vec::new() };
        let mut actions = Vec::new();
        let name = doc.name().unwrap_or_else(|| words.untitled.clone());
        let dates = date_words(self.settings.lang);
        let room = room_words(self.settings.lang);
        let cells = lost_with(&self.rooms.registers.drafts, self.settings.lang);
        // The first is the one that is meant. A save does nothing for a date that is none.
        let buttons = if doc.is_unwritten() {
            vec![
                (&words.save_button, Unsaved::Save),
                (&words.discard_button, Unsaved::Discard),
                (&keep_words(self.settings.lang).keep_editing_button, Unsaved::Cancel),
            ]
        } else {
            let give_up = if cells.is_empty() { &dates.give_up_button } else { &room.go_on_without_button };
            vec![(&dates.correct_button, Unsaved::Cancel), (give_up, Unsaved::Discard)]
        };
        let ((), close) = dialog(ui, "unsaved", &words.unsaved_title, 520.0, |ui| {
            if doc.is_unwritten() {
                let body = if doc.path.is_some() { &words.unsaved_body } else { &words.unsaved_body_new };
                text::body(ui, &fill(body, &[("name", &name)]));
            }
            if doc.drafts.all().len() > 0 {
                text::body(ui, &dates.lost_by_closing);
                for draft in drafts_in_words(doc.drafts.all(), words, self.settings.lang) {
                    text::body(ui, &draft);
                }
            }
            cells.iter().for_each(|said| text::body(ui, said));
            buttons_below(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    for (index, (label, choice)) in buttons.into_iter().enumerate() {
                        let pressed = if index == 0 {
                            choice::primary_in_dialog(ui, label)
                        } else {
                            choice::secondary(ui, label)
                        };
                        if pressed {
                            actions.push(Action::Unsaved(choice));
                        }
                    }
                });
            });
        });
        if close {
            actions.push(Action::Unsaved(Unsaved::Cancel));
        }
        actions
    }

    fn dialog_modal(&self, ui: &Ui, open: &mut Dialog) -> Vec<Action> {
        let words = self.words();
        match open {
            Dialog::None => Vec::new(),
            Dialog::Palette(state) => self.palette_modal(ui, state),
            Dialog::Naming { name, .. } => {
                let (decided, close) = dialog(ui, "naming", &words.freeze_title, 520.0, |ui| {
                    screens::compare::naming(ui, words, &keep_words(self.settings.lang).cancel_button, name)
                });
                let decided = decided.or(close.then_some(None));
                decided.map(|decided| Action::Compare(CompareAction::Freeze(decided))).into_iter().collect()
            }
            Dialog::HandOut(form) => self.hand_out_modal(ui, form).into_iter().collect(),
            Dialog::Merge(merging) => self.merge_modal(ui, merging).into_iter().collect(),
            Dialog::Reading(reading) => self.reading_modal(ui, reading).into_iter().collect(),
            Dialog::Import(form) => self.import_modal(ui, form).into_iter().collect(),
            Dialog::Replace { path, .. } => self.replace_modal(ui, path).into_iter().collect(),
            Dialog::Path { purpose, typed } => self.path_modal(ui, purpose, typed).into_iter().collect(),
            Dialog::Locked { .. }
            | Dialog::LockedOffer { .. }
            | Dialog::Protect { .. }
            | Dialog::InClear { .. }
            | Dialog::ClearLeft { .. }
            | Dialog::Drop(_) => self.keep_modal(ui, open).into_iter().map(Action::Keep).collect(),
        }
    }

    /// The list of everything. What is chosen in it closes it.
    fn palette_modal(&self, ui: &Ui, state: &mut CommandPalette) -> Vec<Action> {
        let (lang, doc) = (self.settings.lang, self.session.document());
        let (chosen, close) = command_palette::show(ui, state, self.words(), lang, doc);
        let closed = close.then_some(Action::Keep(KeepAction::Cancel));
        closed.into_iter().chain(chosen).collect()
    }

    /// Asks whether a file that is there is to be replaced.
    fn replace_modal(&self, ui: &Ui, path: &Path) -> Option<Action> {
        let words = self.words();
        let (agreed, close) = dialog(ui, "replace", &words.replace_title, 560.0, |ui| {
            text::body(ui, &fill(&words.replace_body, &[("path", &path.display().to_string())]));
            let both = |ui: &mut Ui| {
                let other = choice::primary_in_dialog(ui, &words.replace_other_button).then_some(false);
                let replace = choice::secondary(ui, &words.overwrite_button).then_some(true);
                other.or(replace)
            };
            buttons_below(ui, |ui| ui.horizontal_wrapped(both).inner)
        });
        agreed.or(close.then_some(false)).map(Action::Replace)
    }

    /// Asks for a typed path where the system has no file dialog.
    fn path_modal(&self, ui: &Ui, purpose: &Purpose, typed: &mut String) -> Option<Action> {
        let words = self.words();
        let mut action = None;
        let title = match purpose {
            Purpose::Open(_) | Purpose::Compare(_) => &words.path_title_open,
            Purpose::Merge(_) => &words.merge_title,
            Purpose::Sheet(..) => &room_words(self.settings.lang).sheet_title,
            Purpose::Registers(_) => &room_words(self.settings.lang).export_title,
            Purpose::Questions(_) => &own_question_words(self.settings.lang).export_title,
            Purpose::OwnQuestions => &own_question_words(self.settings.lang).make_title,
            Purpose::Overlay => &own_question_words(self.settings.lang).path_title,
            Purpose::Invitation => &association_words(self.settings.lang).invitation_title,
            Purpose::Results => &association_words(self.settings.lang).results_title,
            Purpose::Submission(_, outgoing) if outgoing.submission.is_withdrawn() => {
                &association_words(self.settings.lang).save_withdrawal_title
            }
            Purpose::Submission(..) => &association_words(self.settings.lang).save_title,
            Purpose::HandOut(..) => &words.path_title_hand_out,
            Purpose::Save(_) => &words.path_title_save,
            Purpose::Export(..) => &words.path_title_export,
            Purpose::Print(_, choice) => match choice.paper {
                WorkshopPaper::Record => &workshop_words(self.settings.lang).record,
                WorkshopPaper::Ballots => &workshop_words(self.settings.lang).cards_and_ballot,
            },
        };
        let ((), close) = dialog(ui, "path", title, 600.0, |ui| {
            if !self.settings.typed_paths {
                text::muted(ui, &words.read_only_dialog);
            }
            let ending = self.ending(purpose);
            let target = with_extension(typed_path(typed), ending);
            let exists = !purpose.reads() && !typed.trim().is_empty() && target.exists();
            let button = if purpose.reads() { &words.home_open_path } else { &words.save_path_button };
            let field = PathField { key: "dialog", button, ending, focus: Focus::Takes };
            let mut path = path_line(ui, words, typed, field);
            buttons_below(ui, |ui| {
                if exists {
                    frame::notice(ui, Tone::Warning, &words.path_exists);
                }
                ui.horizontal_wrapped(|ui| {
                    let free = choice::Enabled::from(!typed.trim().is_empty());
                    let pressed = choice::primary_button(ui, button, free).clicked();
                    path = path.take().or_else(|| given(typed).filter(|_| pressed));
                    if choice::secondary(ui, &keep_words(self.settings.lang).cancel_button) {
                        action = Some(Action::TypedPath(None));
                    }
                });
            });
            if let Some(path) = path {
                action = Some(Action::TypedPath(Some(path)));
            }
        });
        if close {
            action = Some(Action::TypedPath(None));
        }
        action
    }
}
