//! Asks to whom questions go, for whom, by when, and what becomes of the file in the end.

use egui::Ui;

use super::HandForm;
use crate::app::App;
use crate::app::action::Action;
use crate::app::keeping::keep_words;
use crate::app::merging::ShareAction;
use crate::app::view::View;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::date_field::kept_date;
use crate::app::widgets::dialog::{buttons_below, dialog};
use crate::app::widgets::frame::Tone;
use crate::app::widgets::text_field::kept_line;
use crate::app::widgets::{choice, frame, text};
use crate::assessment::standing::Along;
use crate::audience::handing::{already_out, handing_words};
use crate::base::lang::{Lang, fill};
use crate::start::{fresh_id, today};

/// What a field takes, in characters: what is told to others here is a line.
const LONGEST: usize = 1_000;

/// A line with its label; true when Enter was pressed in it. What is too long is cut, and that is said.
fn line(ui: &mut Ui, lang: Lang, (key, label, hint): (&str, &str, &str), value: &mut String) -> bool {
    frame::label(ui, label);
    let entered = kept_line(ui, key, label, hint, value);
    let full = egui::Id::unique((key, "too long"));
    if let Some((end, _)) = value.char_indices().nth(LONGEST) {
        value.truncate(end);
        ui.data_mut(|data| data.insert_temp(full, true));
    } else if value.chars().count() < LONGEST {
        ui.data_mut(|data| data.remove::<bool>(full));
    }
    if ui.data(|data| data.get_temp(full)).unwrap_or(false) {
        let limit = fill(&handing_words(lang).too_long, &[("limit", "1,000")]);
        frame::notice(ui, Tone::Warning, &limit);
    }
    entered
}

impl App {
    /// Draws the dialog; what is chosen in it closes it.
    pub(in crate::app) fn hand_out_modal(&self, ui: &Ui, form: &mut HandForm) -> Option<Action> {
        let doc = self.session.document()?;
        let (words, lang) = (handing_words(self.settings.lang), self.settings.lang);
        let view = View {
            doc,
            words: self.words(),
            lang,
            today: self.session.today(),
            lists: &self.lists.at_hand,
            single_keys: self.settings.single_keys,
            composing: self.hands.composing,
            covered: true,
        };
        let (action, close) = dialog(ui, "hand out", &words.title, 560.0, |ui| {
            text::body(ui, &fill(&words.body, &[("count", &form.questions.len().to_string())]));
            let mut entered = false;
            for (key, label, hint, value) in [
                ("hand out to", &words.to, &words.to_hint, &mut form.to),
                ("hand out from", &words.from, &words.from_hint, &mut form.from),
            ] {
                entered |= line(ui, lang, (key, label, hint), value);
            }
            frame::label(ui, &words.by);
            kept_date(ui, &view, "hand out by", &words.by, &mut form.by);
            entered |= line(ui, lang, ("hand out then", &words.then, &words.then_hint), &mut form.then);
            ui.add_space(4.0);
            let mut along = form.along == Along::Everything;
            if ui.checkbox(&mut along, &words.along).changed() {
                form.along = if along { Along::Everything } else { Along::AnswersAlone };
            }
            if form.along == Along::AnswersAlone {
                text::muted(ui, &words.along_off);
            }
            for said in already_out(&doc.assessment, &form.questions, lang) {
                frame::notice(ui, Tone::Warning, &said);
            }
            // A date that is none is said beside its field.
            let ready = !form.to.trim().is_empty() && form.date().is_ok();
            let mut action = None;
            buttons_below(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    let choose = &keep_words(lang).choose_place_button;
                    let pressed = choice::primary_button(ui, choose, Enabled::from(ready)).clicked();
                    if pressed || (entered && ready) {
                        let handing = form.handing(fresh_id(), today());
                        action = handing.map(|handing| ShareAction::HandOut(Box::new(handing)));
                    }
                    if choice::secondary(ui, &keep_words(lang).cancel_button) {
                        action = Some(ShareAction::KeepAll);
                    }
                })
            });
            action
        });
        action.or(close.then_some(ShareAction::KeepAll)).map(Action::Share)
    }
}
