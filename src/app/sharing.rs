//! Questions handed to a department as a file, and the answers read back in, after a look at what
//! would change.

use std::path::Path;

use egui::Ui;

use super::App;
use super::action::Action;
use super::dialog::Dialog;
use super::keeping::{Protecting, keep_words};
use super::merging::{MergeRow, Merging, ShareAction, Side};
use super::purpose::Purpose;
use super::theme;
use super::theme::palette;
use super::widgets::dialog::{buttons_below, dialog};
use super::widgets::frame::Tone;
use super::widgets::group::ChoiceGroup;
use super::widgets::{choice, frame, text};
use crate::assessment::edit::Edit;
use crate::assessment::handout::{Joining, incoming};
use crate::assessment::standing::{Along, AnswerField};
use crate::assessment::{ActionItem, Answer, Assessment, Response, tags};
use crate::audience::handing::{Brings, returning};
use crate::base::lang::fill;
use crate::questionnaire::Question;
use crate::scoring::State;
use crate::scoring::names::names;
use crate::storage::Protection;

/// What a person chose about an answer that came back.
enum Chosen {
    Side(Side),
    /// The notes and the evidence of both, or not any more.
    Joined,
}

impl App {
    pub(super) fn share_act(&mut self, ctx: &egui::Context, action: ShareAction) {
        let Some(document) = self.session.document().map(|doc| doc.id) else { return };
        match action {
            ShareAction::Ask(form) => self.dialogs.open(ctx, Dialog::HandOut(form)),
            ShareAction::HandOut(handing) => {
                self.dialogs.close();
                if self.session.kept().is_encrypted() {
                    self.ask_protection(ctx, Protecting::HandOut(document, handing));
                } else {
                    self.ask_path(ctx, Purpose::HandOut(document, handing, Protection::Clear));
                }
            }
            ShareAction::CameBack(request) => self.session.came_back(document, &request),
            ShareAction::ChooseFile => self.ask_path(ctx, Purpose::Merge(document)),
            ShareAction::Take(at, side) => self.merge_row_mut(at, |row| row.side = side),
            ShareAction::Join(at) => self.merge_row_mut(at, |row| row.joins = !row.joins),
            ShareAction::KeepAll => {
                self.dialogs.close();
            }
            ShareAction::TakeChosen => {
                let Some(Dialog::Merge(merging)) = self.dialogs.close() else { return };
                let taken: Vec<_> = merging.rows.iter().filter(|row| row.changes()).collect();
                if taken.is_empty() {
                    return;
                }
                let ids: Vec<&str> = taken.iter().map(|row| row.incoming.question.as_str()).collect();
                let (count, ids) = (ids.len().to_string(), ids.join(self.settings.lang.comma()));
                let values = [("name", merging.name.as_str()), ("count", &count), ("ids", &ids)];
                let said = fill(&self.words().merge_taken, &values);
                let answers = taken.into_iter().map(|row| (row.incoming.question.clone(), row.answer()));
                let answers = Edit::Answers(answers.collect());
                let request = merging.noted.as_ref().map(|noted| &noted.request);
                if self.session.merge(merging.document, answers, request) {
                    self.dialogs.say(said);
                }
            }
        }
    }

    /// Changes what becomes of an answer that came back.
    fn merge_row_mut(&mut self, at: usize, change: impl FnOnce(&mut MergeRow)) {
        if let Some(Dialog::Merge(merging)) = self.dialogs.current_mut()
            && let Some(row) = merging.rows.get_mut(at)
        {
            change(row);
        }
    }

    /// Lays answers that came back beside the document's: what is new is taken unless refused, what
    /// is in conflict is kept unless chosen.
    pub(super) fn merge_with(
        &mut self,
        ctx: &egui::Context,
        path: &Path,
        mut theirs: Assessment,
        protection: &Protection,
    ) {
        let Some(doc) = self.session.document() else { return };
        let request = theirs.request.as_ref().map(|request| request.id.clone());
        let noted = request.and_then(|request| doc.assessment.noted(&request)).cloned();
        if noted.as_ref().is_some_and(|noted| noted.along == Along::AnswersAlone) {
            doc.assessment.give_back(&mut theirs);
        }
        let stranger = theirs.profile.organisation != doc.assessment.profile.organisation;
        let row = if stranger { MergeRow::of_stranger } else { MergeRow::of };
        let rows: Vec<MergeRow> = incoming(&doc.assessment, &theirs).into_iter().map(row).collect();
        if rows.is_empty() {
            let before = noted.filter(|noted| noted.back_on.is_some());
            self.dialogs.say(match before {
                Some(noted) => returning(&noted, Brings::Nothing, self.settings.lang),
                None => self.words().merge_nothing.clone(),
            });
            return;
        }
        let stranger = stranger.then_some(theirs.profile.organisation);
        let (document, name) = (doc.id, super::paths::file_name(path));
        let into_clear = protection.is_on() && !self.session.kept().is_encrypted();
        let merging = Box::new(Merging { document, name, stranger, noted, into_clear, rows });
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
            if let Some(noted) = &merging.noted {
                let said = returning(noted, Brings::Something, self.settings.lang);
                match noted.back_on {
                    Some(_) => frame::notice(ui, Tone::Warning, &said),
                    None => text::muted(ui, &said),
                }
            }
            if merging.into_clear {
                frame::notice(ui, Tone::Warning, &words.merge_into_clear);
            }
            for (at, row) in merging.rows.iter().enumerate() {
                let asked = doc.questionnaire.question(&row.incoming.question);
                let Some((_, question)) = asked else { continue };
                ui.push_id(at, |ui| match self.merge_row(ui, row, question) {
                    Some(Chosen::Side(side)) => action = Some(ShareAction::Take(at, side)),
                    Some(Chosen::Joined) => action = Some(ShareAction::Join(at)),
                    None => {}
                });
            }
            buttons_below(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    let taken = merging.rows.iter().filter(|row| row.changes()).count();
                    let label = fill(&words.merge_take, &[("count", &taken.to_string())]);
                    if choice::primary_button(ui, &label, choice::Enabled::from(taken > 0)).clicked() {
                        action = Some(ShareAction::TakeChosen);
                    }
                    if choice::secondary(ui, &keep_words(self.settings.lang).cancel_button) {
                        action = Some(ShareAction::KeepAll);
                    }
                })
            });
        });
        if close {
            action = Some(ShareAction::KeepAll);
        }
        action.map(Action::Share)
    }

    /// One answer: the one that is there and the one that came, side by side, to choose from.
    fn merge_row(&self, ui: &mut Ui, row: &MergeRow, question: &Question) -> Option<Chosen> {
        let words = self.words();
        let incoming = &row.incoming;
        ui.horizontal_wrapped(|ui| {
            let (word, tone) = if incoming.conflict {
                (&words.merge_conflict, Tone::Warning)
            } else {
                (&words.merge_new, Tone::Good)
            };
            choice::chip(ui, word, tone);
            if incoming.is_older() {
                choice::chip(ui, &words.merge_older, Tone::Warning);
            }
            let title = format!("{} {}", question.id, question.topic.get(self.settings.lang));
            let color = palette(ui).text;
            ui.label(egui::RichText::new(title).font(theme::bold(theme::BODY)).color(color));
        });
        let mut chosen = None;
        let parts = incoming.differing();
        let group = ChoiceGroup::of(ui, 2, Some(usize::from(row.side == Side::Theirs)));
        ui.columns(2, |columns| {
            let sides = [
                (Side::Ours, &words.merge_ours, &incoming.ours),
                (Side::Theirs, &words.merge_theirs, &incoming.theirs),
            ];
            for (at, (ui, (side, name, answer))) in columns.iter_mut().zip(sides).enumerate() {
                let selected = choice::Selected::from(row.side == side);
                let said = self.in_short(answer, question, &parts);
                if choice::card(ui, (&group, at), selected, name, &said).clicked() {
                    chosen = Some(Chosen::Side(side));
                }
            }
        });
        match incoming.joining() {
            Joining::Nothing => {}
            Joining::Fits => {
                let mut joins = row.joins;
                if ui.checkbox(&mut joins, &words.merge_join).changed() {
                    chosen = Some(Chosen::Joined);
                }
            }
            Joining::TooLong => text::muted(ui, &words.merge_join_too_long),
        }
        ui.add_space(6.0);
        chosen
    }

    /// What an answer says and when it was given, and of it whatever differs, a line each.
    fn in_short(&self, answer: &Answer, question: &Question, parts: &[AnswerField]) -> String {
        let (words, lang) = (self.words(), self.settings.lang);
        let names = names(lang);
        let response = match &answer.response {
            Response::Level(level) => {
                let number = fill(&words.level_is, &[("level", &level.to_string())]);
                let text = question.level_text(*level).map_or("", |text| text.get(lang));
                format!("{number}: {text}")
            }
            Response::NotApplicable(reason) => format!("{}: {reason}", names.not_applicable),
            response => names.state(State::from(response)).to_owned(),
        };
        let given = answer.confirmed_on.map(|date| fill(&words.confirmed_on, &[("date", &date.to_string())]));
        let mut lines = vec![response];
        lines.extend(given);
        for part in parts {
            let (name, said) = match part {
                AnswerField::Response | AnswerField::ConfirmedOn => continue,
                AnswerField::Target => (&names.target, answer.target.map(|level| level.to_string())),
                AnswerField::Elements => {
                    let ticked = question.elements.iter().filter(|e| answer.elements.contains(&e.id));
                    let ticked: Vec<&str> = ticked.map(|element| element.name.get(lang)).collect();
                    (&names.elements, Some(ticked.join(lang.comma())))
                }
                AnswerField::Note => (&names.note, Some(answer.note.clone())),
                AnswerField::Evidence => {
                    let entries: Vec<&str> =
                        answer.evidence.iter().map(|entry| entry.text.as_str()).collect();
                    (&names.evidence, Some(entries.join(" / ")))
                }
                AnswerField::Actions => {
                    let actions: Vec<String> = answer.actions.iter().map(action_in_short).collect();
                    (&names.action, Some(actions.join(" / ")))
                }
                AnswerField::Urgency => (&names.urgency, Some(names.urgency_of(answer.urgency).to_owned())),
                AnswerField::Respondent => (&words.respondent_answer, Some(answer.respondent.clone())),
                AnswerField::Tags => (&names.tags, Some(tags::joined(&answer.tags, lang))),
            };
            let said = said.filter(|said| !said.trim().is_empty()).unwrap_or_else(|| "–".to_owned());
            lines.push(format!("{name}: {said}"));
        }
        lines.join("\n")
    }
}

/// An action with its owner and its due date, in a line.
fn action_in_short(action: &ActionItem) -> String {
    let due = action.due.map(|date| date.to_string()).unwrap_or_default();
    let parts = [action.text.trim(), action.owner.trim(), due.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
