//! The dialogs of this part: a file that was changed outside, one that could not be saved, one that
//! is encrypted, how to keep what is saved, whether to drop a recovery copy.

use egui::{Id, TextEdit, Ui, WidgetInfo};

use super::{Form, KeepAction, KeepWords, Protecting, Way};
use crate::app::App;
use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::widgets::dialog::{buttons_below, dialog};
use crate::app::widgets::frame::Tone;
use crate::app::widgets::path_field::Focus;
use crate::app::widgets::{choice, frame, text};
use crate::base::lang::fill;
use crate::session::phase::{Phase, Refusal};
use crate::storage::{Access, Needs, Protection};

impl App {
    /// Draws the dialog of a save that was refused; `None` where none was.
    pub(in crate::app) fn refused_modal(&self, ui: &Ui) -> Option<Option<Action>> {
        let Phase::Refused { why, .. } = self.session.phase() else { return None };
        let words = self.keep_words();
        let (action, close) = dialog(ui, "keeping", "", 560.0, |ui| match why {
            Refusal::Changed(path) => {
                let body = fill(&words.changed_body, &[("path", &path.display().to_string())]);
                let buttons = [
                    (&self.words().save_as_button, KeepAction::SaveAs),
                    (&words.reload_button, KeepAction::Reload),
                    (&words.overwrite_button, KeepAction::Overwrite),
                    (&words.keep_editing_button, KeepAction::Cancel),
                ];
                said(ui, &words.changed_title, &[&body], &buttons)
            }
            Refusal::Gone(path) => {
                let body = fill(&words.gone_body, &[("path", &path.display().to_string())]);
                let buttons = [
                    (&self.words().save_as_button, KeepAction::SaveAs),
                    (&words.save_anew_button, KeepAction::Overwrite),
                    (&words.keep_editing_button, KeepAction::Cancel),
                ];
                said(ui, &words.gone_title, &[&body], &buttons)
            }
            Refusal::Failed(error) => {
                let buttons = [
                    (&self.words().save_as_button, KeepAction::SaveAs),
                    (&words.keep_editing_button, KeepAction::Cancel),
                ];
                let reason = error.message(self.settings.lang);
                said(ui, &words.not_saved_title, &[&reason, &words.not_saved_kept], &buttons)
            }
        });
        Some(action.or(close.then_some(KeepAction::Cancel)).map(Action::Keep))
    }

    /// Draws the dialog that is open, if it is one of this part.
    pub(in crate::app) fn keep_modal(&self, ui: &Ui, open: &mut Dialog) -> Option<KeepAction> {
        let words = self.keep_words();
        let (action, close) = dialog(ui, "keeping", "", 560.0, |ui| match open {
            Dialog::Drop(id) => {
                let buttons = [
                    (&words.cancel_button, KeepAction::Cancel),
                    (&words.drop_confirm_button, KeepAction::Drop(*id)),
                ];
                let file = self.session.offer(*id).and_then(|offer| offer.found.document());
                let body = if file.is_some() { &words.drop_body } else { &words.drop_body_new };
                said(ui, &words.drop_title, &[body], &buttons)
            }
            Dialog::Locked { path, needs, wrong, form, .. } => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                unlock(ui, words, form, &name, *needs, wrong.as_deref())
            }
            Dialog::LockedOffer { id, needs, wrong, form } => {
                let document = self.session.offer(*id).and_then(|offer| offer.found.document());
                let name = document.and_then(|path| path.file_name()).unwrap_or_default();
                unlock(ui, words, form, &name.to_string_lossy(), *needs, wrong.as_deref())
            }
            Dialog::Protect { what, wrong, form } => self.protect_modal(ui, what, form, wrong.as_deref()),
            Dialog::InClear { .. } => {
                let buttons = [
                    (&words.in_clear_button, KeepAction::InClear),
                    (&words.cancel_button, KeepAction::Cancel),
                ];
                said(ui, &words.in_clear_title, &[&words.in_clear_body], &buttons)
            }
            Dialog::ClearLeft { path, .. } => {
                let body = fill(&words.clear_left_body, &[("path", &path.display().to_string())]);
                let buttons = [
                    (&words.clear_left_remove, KeepAction::RemoveClear),
                    (&words.clear_left_keep, KeepAction::Cancel),
                ];
                said(ui, &words.clear_left_title, &[&body], &buttons)
            }
            Dialog::None
            | Dialog::Path { .. }
            | Dialog::Replace { .. }
            | Dialog::Palette(_)
            | Dialog::Naming { .. }
            | Dialog::HandOut(_)
            | Dialog::Merge(_)
            | Dialog::Reading(_)
            | Dialog::Import(_) => None,
        });
        action.or(close.then_some(KeepAction::Cancel))
    }
}

/// A title, sentences and buttons, the first of which is the one that is meant.
fn said(
    ui: &mut Ui,
    title: &str,
    sentences: &[&str],
    buttons: &[(&String, KeepAction)],
) -> Option<KeepAction> {
    text::heading(ui, title);
    for sentence in sentences {
        text::body(ui, sentence);
    }
    let mut action = None;
    buttons_below(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (index, (words, meant)) in buttons.iter().enumerate() {
                let main = index == 0;
                let pressed =
                    if main { choice::primary_in_dialog(ui, words) } else { choice::secondary(ui, words) };
                if pressed {
                    action = Some(*meant);
                }
            }
        });
    });
    action
}

/// Whether what is typed may be read on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Typed {
    Secret,
    Shown,
}

/// A field with its label; true when Enter was pressed in it.
fn field(ui: &mut Ui, label: &str, text: &mut String, typed: Typed, focus: Focus) -> bool {
    let secret = typed == Typed::Secret;
    frame::label(ui, label);
    let response = ui.add(
        TextEdit::singleline(text)
            .id(Id::unique(("keeping", label)))
            .password(secret)
            .desired_width(f32::INFINITY),
    );
    // Asked before the focus is taken back, for then it was never lost.
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if focus == Focus::Takes && !entered && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    // A screen reader gets the label and never the secret.
    let shown = if secret { "" } else { text.as_str() };
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, shown, shown, "");
        info.label = Some(label.to_owned());
        info
    });
    entered
}

fn warning(ui: &mut Ui, wrong: Option<&str>) {
    if let Some(wrong) = wrong {
        frame::notice(ui, Tone::Warning, wrong);
    }
}

fn unlock(
    ui: &mut Ui,
    words: &KeepWords,
    form: &mut Form,
    name: &str,
    needs: Needs,
    wrong: Option<&str>,
) -> Option<KeepAction> {
    let (title, body, label) = match needs {
        Needs::Passphrase => (&words.passphrase_title, &words.passphrase_body, &words.passphrase_label),
        Needs::Key => (&words.key_title, &words.key_body, &words.key_label),
    };
    text::heading(ui, title);
    text::body(ui, &fill(body, &[("name", name)]));
    let mut done = match needs {
        Needs::Passphrase => field(ui, label, &mut form.secret, Typed::Secret, Focus::Takes),
        Needs::Key => field(ui, label, &mut form.keys, Typed::Shown, Focus::Takes),
    };
    let mut action = None;
    buttons_below(ui, |ui| {
        warning(ui, wrong);
        ui.horizontal(|ui| {
            done |= choice::primary(ui, &words.unlock_button);
            if choice::secondary(ui, &words.cancel_button) {
                action = Some(KeepAction::Cancel);
            }
        });
    });
    if done { Some(KeepAction::Unlock) } else { action }
}

impl App {
    /// Asks how a file is to be kept.
    fn protect_modal(
        &self,
        ui: &mut Ui,
        what: &Protecting,
        form: &mut Form,
        wrong: Option<&str>,
    ) -> Option<KeepAction> {
        let words = self.keep_words();
        let kept = self.session.kept();
        let file = kept.held.as_ref().filter(|held| held.access == Access::Full);
        let (title, body) = match what {
            Protecting::Document => (&words.protect_title, None),
            Protecting::Here if kept.is_encrypted() => {
                (&words.protect_here_again_title, Some(&words.protect_here_again))
            }
            Protecting::Here if file.is_some() => {
                (&words.protect_here_title, Some(&words.protect_here_clear))
            }
            Protecting::Here => (&words.protect_here_title, None),
            Protecting::HandOut(..) => (&words.protect_handout_title, Some(&words.protect_handout_body)),
        };
        text::heading(ui, title);
        if let Some(body) = body {
            text::body(ui, body);
        }
        let same = (Way::Same, &words.protect_same, &words.protect_same_hint);
        let all = [
            (Way::Passphrase, &words.protect_passphrase, &words.protect_passphrase_hint),
            (Way::Keys, &words.protect_keys, &words.protect_keys_hint),
            (Way::Clear, &words.protect_clear, &words.protect_clear_hint),
        ];
        let known = !matches!(self.session.protection(), Protection::Clear | Protection::SomeKeys(_));
        let first = (matches!(what, Protecting::Document) && known).then_some(same);
        let ways =
            first.into_iter().chain(all).map(|(way, label, hint)| (way, label.as_str(), hint.as_str()));
        if let Some(way) = choice::cards(ui, &form.way, ways.collect()) {
            form.way = way;
        }
        let entered = secrets(ui, words, form);
        let mut action = None;
        buttons_below(ui, |ui| {
            warning(ui, wrong);
            ui.horizontal_wrapped(|ui| {
                let here = matches!(what, Protecting::Here) && file.is_some();
                if here && (choice::primary_in_dialog(ui, &words.protect_here_button) || entered) {
                    action = Some(KeepAction::ProtectHere);
                }
                let elsewhere = if here {
                    choice::secondary(ui, &self.words().save_as_button)
                } else {
                    choice::primary_in_dialog(ui, &words.choose_place_button) || entered
                };
                if elsewhere {
                    action = Some(KeepAction::Protect);
                }
                if choice::secondary(ui, &words.cancel_button) {
                    action = Some(KeepAction::Cancel);
                }
            });
        });
        action
    }
}

/// What has to be typed for the way that is chosen; true when Enter was pressed at the end of it.
fn secrets(ui: &mut Ui, words: &KeepWords, form: &mut Form) -> bool {
    match form.way {
        Way::Clear | Way::Same => false,
        Way::Passphrase => {
            field(ui, &words.passphrase_label, &mut form.secret, Typed::Secret, Focus::Takes);
            field(ui, &words.again_label, &mut form.again, Typed::Secret, Focus::Waits)
        }
        Way::Keys => {
            frame::label(ui, &words.keys_label);
            let response = ui.add(
                TextEdit::multiline(&mut form.keys)
                    .id(Id::unique("keeping keys"))
                    .desired_rows(3)
                    .desired_width(f32::INFINITY),
            );
            let shown = form.keys.clone();
            response.widget_info(|| {
                let mut info = WidgetInfo::text_edit(true, &shown, &shown, "");
                info.label = Some(words.keys_label.clone());
                info
            });
            false
        }
    }
}
