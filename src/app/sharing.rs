//! Questions handed to a department as a file, and the answers read back in, after a look at what
//! would change.

use std::path::Path;

use egui::{ScrollArea, Ui};

use super::App;
use super::action::Action;
use super::dialog::Dialog;
use super::keeping::Protecting;
use super::merging::{Merging, ShareAction, Side};
use super::purpose::Purpose;
use super::theme;
use super::theme::palette;
use super::widgets::dialog::dialog;
use super::widgets::frame::Tone;
use super::widgets::{choice, frame, text};
use crate::assessment::edit::Edit;
use crate::assessment::handout::{Incoming, incoming};
use crate::assessment::{Answer, Assessment, Response, tags};
use crate::base::lang::fill;
use crate::scoring::State;
use crate::scoring::names::names;
use crate::storage::Protection;

impl App {
    pub(super) fn share_act(&mut self, ctx: &egui::Context, action: ShareAction) {
        let Some(document) = self.session.document().map(|doc| doc.id) else { return };
        match action {
            ShareAction::HandOut(questions) if self.session.kept().is_encrypted() => {
                self.ask_protection(ctx, Protecting::HandOut(document, questions));
            }
            ShareAction::HandOut(questions) => {
                self.ask_path(ctx, Purpose::HandOut(document, questions, Protection::Clear));
            }
            ShareAction::ChooseFile => self.ask_path(ctx, Purpose::Merge(document)),
            ShareAction::Take(at, side) => {
                if let Some(Dialog::Merge(merging)) = self.dialogs.current_mut()
                    && let Some(row) = merging.rows.get_mut(at)
                {
                    row.1 = side;
                }
            }
            ShareAction::KeepAll => {
                self.dialogs.close();
            }
            ShareAction::TakeChosen => {
                let Some(Dialog::Merge(merging)) = self.dialogs.close() else { return };
                let rows = merging.rows.into_iter().filter(|(_, side)| *side == Side::Theirs);
                let answers: Vec<_> = rows.map(|(row, _)| (row.question, row.theirs)).collect();
                if !answers.is_empty() {
                    self.session.merge(merging.document, Edit::Answers(answers));
                }
            }
        }
    }

    /// Lays answers that came back beside the document's: what is new is taken unless refused, what
    /// is in conflict is kept unless chosen.
    pub(super) fn merge_with(
        &mut self,
        ctx: &egui::Context,
        path: &Path,
        theirs: Assessment,
        protection: &Protection,
    ) {
        let Some(doc) = self.session.document() else { return };
        let rows: Vec<_> = incoming(&doc.assessment, &theirs)
            .into_iter()
            .map(|row| {
                let side = if row.conflict { Side::Ours } else { Side::Theirs };
                (row, side)
            })
            .collect();
        if rows.is_empty() {
            self.dialogs.say(self.words().merge_nothing.clone());
            return;
        }
        let organisation = theirs.profile.organisation;
        let stranger = (organisation != doc.assessment.profile.organisation).then_some(organisation);
        let (document, name) = (doc.id, super::paths::file_name(path));
        let into_clear = protection.is_on() && !self.session.kept().is_encrypted();
        let merging = Box::new(Merging { document, name, stranger, into_clear, rows });
        self.dialogs.open(ctx, Dialog::Merge(merging));
    }

    /// The dialog that shows what would change.
    pub(super) fn merge_modal(&self, ui: &Ui, merging: &Merging) -> Option<Action> {
        let words = self.words();
        let doc = self.session.document()?;
        let mut action = None;
        let ((), close) = dialog(ui, "merge", &words.merge_title, 820.0, |ui| {
            text::body(ui, &fill(&words.merge_body, &[("name", &merging.name)]));
            if let Some(organisation) = &merging.stranger {
                let said = fill(&words.merge_stranger, &[("organisation", organisation)]);
                frame::notice(ui, Tone::Warning, &said);
            }
            if merging.into_clear {
                frame::notice(ui, Tone::Warning, &words.merge_into_clear);
            }
            let room = ui.ctx().content_rect().height() - 300.0;
            ScrollArea::vertical().max_height(room.clamp(140.0, 520.0)).show(ui, |ui| {
                for (at, (row, side)) in merging.rows.iter().enumerate() {
                    ui.push_id(at, |ui| {
                        let topic = doc.questionnaire.question(&row.question);
                        let topic = topic.map_or("", |(_, q)| q.topic.get(self.settings.lang));
                        let title = format!("{} {topic}", row.question);
                        if let Some(side) = self.merge_row(ui, row, *side, &title) {
                            action = Some(ShareAction::Take(at, side));
                        }
                    });
                }
            });
            ui.add_space(8.0);
            ui.horizontal_wrapped(|ui| {
                let taken = merging.rows.iter().filter(|(_, side)| *side == Side::Theirs).count();
                let label = fill(&words.merge_take, &[("count", &taken.to_string())]);
                if choice::primary_button(ui, &label, choice::Enabled::from(taken > 0)).clicked() {
                    action = Some(ShareAction::TakeChosen);
                }
                if choice::secondary(ui, &words.cancel_path_button) {
                    action = Some(ShareAction::KeepAll);
                }
            });
        });
        if close {
            action = Some(ShareAction::KeepAll);
        }
        action.map(Action::Share)
    }

    /// One answer: the one that is there and the one that came, side by side, to choose from.
    fn merge_row(&self, ui: &mut Ui, row: &Incoming, taken: Side, title: &str) -> Option<Side> {
        let words = self.words();
        ui.horizontal_wrapped(|ui| {
            let (word, tone) = if row.conflict {
                (&words.merge_conflict, Tone::Warning)
            } else {
                (&words.merge_new, Tone::Good)
            };
            choice::chip(ui, word, tone);
            let color = palette(ui).text;
            ui.label(egui::RichText::new(title).font(theme::bold(theme::BODY)).color(color));
        });
        let mut chosen = None;
        ui.columns(2, |columns| {
            let sides = [
                (Side::Ours, &words.merge_ours, &row.ours),
                (Side::Theirs, &words.merge_theirs, &row.theirs),
            ];
            for (ui, (side, name, answer)) in columns.iter_mut().zip(sides) {
                if choice::card(ui, choice::Selected::from(taken == side), name, &self.in_short(answer), "")
                    .clicked()
                {
                    chosen = Some(side);
                }
            }
        });
        ui.add_space(6.0);
        chosen
    }

    /// An answer in a few lines.
    fn in_short(&self, answer: &Answer) -> String {
        let (words, names) = (self.words(), names(self.settings.lang));
        let response = match &answer.response {
            Response::Level(level) => fill(&words.level_is, &[("level", &level.to_string())]),
            Response::NotApplicable(reason) => format!("{}: {reason}", names.not_applicable),
            response => names.state(State::from(response)).to_owned(),
        };
        let mut lines = vec![response];
        for (name, text) in [
            (&names.note, &answer.note),
            (&names.action, &answer.action().text),
            (&names.owner, &answer.action().owner),
            (&words.respondent_answer, &answer.respondent),
        ] {
            if !text.trim().is_empty() {
                lines.push(format!("{name}: {text}"));
            }
        }
        if !answer.evidence.is_empty() {
            let evidence: Vec<&str> = answer.evidence.iter().map(|entry| entry.text.as_str()).collect();
            lines.push(format!("{}: {}", words.evidence, evidence.join(" / ")));
        }
        if !answer.tags.is_empty() {
            lines.push(format!("{}: {}", names.tags, tags::joined(&answer.tags, self.settings.lang)));
        }
        if let Some(due) = answer.action().due {
            lines.push(format!("{}: {due}", words.due));
        }
        lines.join("\n")
    }
}
