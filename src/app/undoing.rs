//! What undo and redo did: the place is shown, and a sentence below it names the question and the field.

use egui::accesskit::Live;
use egui::{Context, Frame, Margin, Panel, RichText, Ui};

use super::App;
use super::route::{Remark, Screen};
use super::theme::palette;
use super::widgets::frame::{bring_into_view, open_part};
use super::words::AppWords;
use super::workshop::words::field_name;
use crate::assessment::edit::{Beside, Change, Edit};
use crate::assessment::{ActionItem, Answer, Profile, Response};
use crate::base::characters::in_short;
use crate::base::ids::{QuestionId, WorkshopId};
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::import::columns::Part;
use crate::report::crosswalk::crosswalk_words;
use crate::scoring::State;
use crate::scoring::names::{Names, names};
use crate::scoring::plan::By;
use crate::session::document::Document;
use crate::session::drafts::DateField;
use crate::session::steps::{StepOf, Stepped};
use crate::workshop::running::differing;
use crate::workshop::words::workshop_words;

texts! {
    /// The wording of what undo and redo did.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct UndoWords {
        undone redone undone_now redone_now undone_empty redone_empty dropped of_question of_profile of_answers of_registers of_records of_handed_out of_submitted of_workshop of_workshops more empty
    }
}

static WORDS: Wording<UndoWords> = Wording::new(
    include_str!("../../assets/lang/ja/undo.ron"),
    include_str!("../../assets/lang/en/undo.ron"),
);

/// How many characters of a value stand in a sentence at most.
const SHORT: usize = 40;

/// How many questions are named in a sentence at most.
const NAMED: usize = 6;

impl App {
    /// Shows where a step was taken, and keeps what is said about it.
    pub(super) fn stepped(&mut self, ctx: &Context, stepped: &Stepped) {
        let (Stepped::Back(of) | Stepped::Again(of)) = stepped;
        let Some(doc) = self.session.document() else { return };
        let saying =
            Saying { doc, lang: self.settings.lang, app: self.words(), names: names(self.settings.lang) };
        let said = saying.sentence(stepped);
        let in_plan = |id: &QuestionId| doc.card.gaps.iter().any(|gap| gap.question == *id);
        if let Some((workshop, question)) = workshop_of(of, doc) {
            self.rooms.workshop.reveal(workshop, question);
            self.route.screen = Screen::Workshop;
            return self.remark(said);
        }
        if let Some((part, rows)) = rows_of(of) {
            self.rooms.registers.reveal(part, &rows);
            self.route.screen = Screen::Registers;
            return self.remark(said);
        }
        match (of, of.question()) {
            (_, Some(id)) if self.route.screen == Screen::Plan && in_plan(id) => {
                self.rooms.plan.reveal(id.clone(), field_of(of));
            }
            (_, Some(id)) => {
                show_field(ctx, of, id);
                self.route.screen = Screen::Question;
            }
            (StepOf::Edit(edit), None) if matches!(**edit, Edit::Milestones(_)) => {
                self.route.screen = Screen::Compare;
            }
            (StepOf::Edit(edit), None) if matches!(**edit, Edit::Beside(Beside::HandedOut(_))) => {
                self.route.screen = Screen::Remaining;
            }
            (StepOf::Edit(edit), None) if matches!(**edit, Edit::Beside(Beside::Submitted(_))) => {
                self.route.screen = Screen::Association;
            }
            (StepOf::Edit(_) | StepOf::Draft(..), None) => self.route.screen = Screen::Profile,
        }
        self.remark(said);
    }

    /// Has something said at the bottom of the window, for as long as nothing else is done.
    pub(super) fn remark(&mut self, said: String) {
        let Some(doc) = self.session.document() else { return };
        let (screen, at, version) = (self.route.screen, doc.at.clone(), doc.version());
        self.route.remark = Some(Remark { said, screen, at, version });
    }

    /// What an edit is about, in words.
    pub(super) fn what_changes(&self, edit: &Edit) -> String {
        let lang = self.settings.lang;
        let saying = |doc| Saying { doc, lang, app: self.words(), names: names(lang) };
        self.session.document().map_or_else(String::new, |doc| saying(doc).what(edit))
    }

    /// Draws what is said of the last step or key, at the bottom of the window, where it moves nothing.
    pub(super) fn remarked(&self, ui: &mut Ui) {
        let (Some(step), Some(doc)) = (&self.route.remark, self.session.document()) else { return };
        if (step.screen, &step.at, step.version) != (self.route.screen, &doc.at, doc.version()) {
            return;
        }
        let p = palette(ui);
        let frame = Frame::new().fill(p.tint).inner_margin(Margin::symmetric(24, 8));
        Panel::bottom("remark").frame(frame).resizable(false).show(ui, |ui| {
            let label = ui.add(egui::Label::new(RichText::new(&step.said).color(p.text)).wrap());
            // A screen reader says it without being led there.
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
        });
    }
}

/// The workshop that a step was about and, where it was about one of them, its question.
fn workshop_of(of: &StepOf, doc: &Document) -> Option<(WorkshopId, Option<QuestionId>)> {
    match of {
        StepOf::Draft(DateField::Decided(workshop, question), _) => {
            Some((workshop.clone(), Some(question.clone())))
        }
        StepOf::Draft(..) => None,
        StepOf::Edit(edit) => match &**edit {
            Edit::WorkshopText(workshop, field, _) => Some((workshop.clone(), field.question().cloned())),
            Edit::Beside(Beside::Workshops(before)) | Edit::With(_, Beside::Workshops(before)) => {
                differing(before, &doc.assessment.workshops)
            }
            _ => None,
        },
    }
}

/// The register that a step was about, and its rows.
fn rows_of(of: &StepOf) -> Option<(Part, Vec<String>)> {
    match of {
        StepOf::Edit(edit) => match edit.main() {
            Edit::Rows(rows) => Some(Part::of(rows)),
            _ => None,
        },
        StepOf::Draft(..) => None,
    }
}

/// The field of the plan that a step was about; the question where it was about none or several.
fn field_of(of: &StepOf) -> By {
    let change = match of {
        StepOf::Draft(..) => return By::Due,
        StepOf::Edit(edit) => match edit.main() {
            Edit::Answer(_, change) => change,
            _ => return By::Question,
        },
    };
    match change {
        Change::Action(_) | Change::Actions(_) => By::Action,
        Change::Owner(_) => By::Owner,
        Change::Due(_) => By::Due,
        Change::Urgency(_) => By::Urgency,
        _ => By::Question,
    }
}

/// The part of the question's page in which a field stands, opened and brought into view.
fn show_field(ctx: &Context, of: &StepOf, id: &QuestionId) {
    let (part, field) = match of {
        StepOf::Draft(..) => ("follow up", "due"),
        StepOf::Edit(edit) => match edit.main() {
            Edit::Answer(_, change) => match change {
                Change::Response(..) | Change::ConfirmedOn(_) => return,
                Change::Elements(_) => ("support", "elements"),
                Change::Note(_) => ("support", "note"),
                Change::Evidence(_) => ("support", "evidence"),
                Change::Respondent(_) => ("support", "respondent"),
                Change::Tags(_) => ("support", "tags"),
                Change::Target(_) => ("follow up", "target"),
                Change::Action(_) | Change::Actions(_) => ("follow up", "action"),
                Change::Owner(_) => ("follow up", "owner"),
                Change::Due(_) => ("follow up", "due"),
                Change::Urgency(_) => ("follow up", "urgency"),
            },
            _ => return,
        },
    };
    open_part(ctx, part);
    bring_into_view(ctx, format!("{field} {id}"));
}

/// What is said about steps of a document in a language.
struct Saying<'a> {
    doc: &'a Document,
    lang: Lang,
    app: &'a AppWords,
    names: &'static Names,
}

impl Saying<'_> {
    fn sentence(&self, stepped: &Stepped) -> String {
        let words = WORDS.get(self.lang);
        let (of, bare, with_now, empty) = match stepped {
            Stepped::Back(of) => (of, &words.undone, &words.undone_now, &words.undone_empty),
            Stepped::Again(of) => (of, &words.redone, &words.redone_now, &words.redone_empty),
        };
        match of {
            StepOf::Draft(field, text) => {
                fill(&words.dropped, &[("what", &self.date(field)), ("text", &short(text))])
            }
            StepOf::Edit(edit) => {
                let what = self.what(edit);
                match self.now(edit) {
                    Some(now) if now == words.empty => fill(empty, &[("what", &what)]),
                    Some(now) => fill(with_now, &[("what", &what), ("now", &now)]),
                    None => fill(bare, &[("what", &what)]),
                }
            }
        }
    }

    fn date(&self, field: &DateField) -> String {
        match field {
            DateField::Assessed => self.profile(&self.app.date),
            DateField::Due(id) | DateField::Decided(_, id) => self.field(id, &self.app.due),
        }
    }

    fn field(&self, id: &QuestionId, field: &str) -> String {
        let topic = self.doc.questionnaire.topic(id, self.lang);
        let values = [("id", id.as_str()), ("topic", topic), ("field", field)];
        fill(&WORDS.get(self.lang).of_question, &values)
    }

    fn profile(&self, fields: &str) -> String {
        fill(&WORDS.get(self.lang).of_profile, &[("fields", fields)])
    }

    /// What an edit is about, in words.
    fn what(&self, edit: &Edit) -> String {
        let (app, words) = (self.app, WORDS.get(self.lang));
        match edit {
            Edit::With(_, Beside::Workshops(before)) | Edit::Beside(Beside::Workshops(before)) => {
                let title = &workshop_words(self.lang).title;
                match differing(before, &self.doc.assessment.workshops) {
                    Some((_, Some(question))) => self.field(&question, title),
                    Some((_, None)) | None => words.of_workshops.clone(),
                }
            }
            Edit::With(edit, _) => self.what(edit),
            Edit::WorkshopText(_, field, _) => {
                let name = field_name(field, self.lang);
                match field.question() {
                    Some(id) => self.field(id, name),
                    None => fill(&words.of_workshop, &[("field", name)]),
                }
            }
            Edit::Profile(before) => self.profile(&self.profile_fields(before).join(self.lang.comma())),
            Edit::Run(_) => self.profile(&self.names.run),
            Edit::AreaTarget(area, _) => {
                let area = self.doc.questionnaire.short(area, self.lang);
                format!("{area}: {}", self.names.target)
            }
            Edit::Milestones(_) => app.milestones.clone(),
            Edit::Rows(_) => words.of_registers.clone(),
            Edit::Beside(Beside::Crosswalks(_)) => crosswalk_words(self.lang).title.clone(),
            Edit::Beside(Beside::HandedOut(_)) => words.of_handed_out.clone(),
            Edit::Beside(Beside::Submitted(_)) => words.of_submitted.clone(),
            Edit::Beside(_) => words.of_records.clone(),
            Edit::Answers(answers) => {
                let ids: Vec<&str> = answers.iter().take(NAMED).map(|(id, _)| id.as_str()).collect();
                let named = ids.join(self.lang.comma());
                let count = answers.len().to_string();
                let ids = if answers.len() > NAMED {
                    fill(&words.more, &[("ids", &named), ("count", &count)])
                } else {
                    named
                };
                fill(&words.of_answers, &[("ids", &ids)])
            }
            Edit::Answer(id, change) => {
                let field = match change {
                    Change::Response(Response::NotApplicable(_), _) if self.is_not_applicable(id) => {
                        &app.reason
                    }
                    Change::Response(..) | Change::ConfirmedOn(_) => &self.names.answer,
                    Change::Target(_) => &self.names.target,
                    Change::Elements(_) => &self.names.elements,
                    Change::Note(_) => &self.names.note,
                    Change::Evidence(_) => &self.names.evidence,
                    Change::Action(_) | Change::Actions(_) => &self.names.action,
                    Change::Owner(_) => &self.names.owner,
                    Change::Due(_) => &app.due,
                    Change::Urgency(_) => &self.names.urgency,
                    Change::Respondent(_) => &app.respondent_answer,
                    Change::Tags(_) => &self.names.tags,
                };
                self.field(id, field)
            }
        }
    }

    fn is_not_applicable(&self, id: &QuestionId) -> bool {
        matches!(self.doc.assessment.response(id), Response::NotApplicable(_))
    }

    /// The fields of the profile that the step has changed.
    fn profile_fields(&self, before: &Profile) -> Vec<&str> {
        let Profile { organisation, scope, industry, size, facts, date, respondent, sample: _ } = before;
        let (now, app) = (&self.doc.assessment.profile, self.app);
        let known = self.doc.questionnaire.facts.iter();
        let facts = known.filter(|fact| facts.get(&fact.id) != now.facts.get(&fact.id));
        let facts = facts.map(|fact| fact.name.get(self.lang));
        let fields = [
            (*organisation != now.organisation, &self.names.organisation),
            (*scope != now.scope, &self.names.scope),
            (*industry != now.industry, &self.names.industry),
            (*size != now.size, &self.names.size),
            (*date != now.date, &app.date),
            (*respondent != now.respondent, &self.names.respondent),
        ];
        let fields = fields.into_iter().filter(|(differs, _)| *differs).map(|(_, name)| name.as_str());
        fields.chain(facts).collect()
    }

    /// What stands in the field now, where that is short enough to be said.
    fn now(&self, edit: &Edit) -> Option<String> {
        if let Edit::WorkshopText(id, field, _) = edit {
            let text = short(self.doc.assessment.workshop_text(id, field));
            return Some(if text.trim().is_empty() { WORDS.get(self.lang).empty.clone() } else { text });
        }
        if matches!(edit, Edit::With(_, Beside::Workshops(_))) {
            return None;
        }
        let Edit::Answer(id, change) = edit.main() else { return None };
        let answer = self.doc.assessment.answer(id);
        let Answer { response, note, urgency, respondent, target, .. } = answer;
        let ActionItem { text, owner, due, .. } = answer.action();
        let (app, empty) = (self.app, &WORDS.get(self.lang).empty);
        let said = match change {
            Change::Response(Response::NotApplicable(_), _) if self.is_not_applicable(id) => match response {
                Response::NotApplicable(reason) => short(reason),
                Response::Level(_) | Response::Unknown | Response::Unanswered => String::new(),
            },
            Change::Response(..) => match response {
                Response::Level(level) => fill(&app.level_is, &[("level", &level.to_string())]),
                response => self.names.state(State::from(response)).to_owned(),
            },
            Change::Note(_) => short(note),
            Change::Action(_) => short(text),
            Change::Owner(_) => short(owner),
            Change::Respondent(_) => short(respondent),
            Change::Due(_) => due.map(|date| date.to_string()).unwrap_or_default(),
            Change::Target(_) => target.map(|level| level.to_string()).unwrap_or_default(),
            Change::Urgency(_) => self.names.urgency_of(*urgency).to_owned(),
            Change::Elements(_)
            | Change::Evidence(_)
            | Change::Actions(_)
            | Change::ConfirmedOn(_)
            | Change::Tags(_) => return None,
        };
        Some(if said.trim().is_empty() { empty.clone() } else { said })
    }
}

/// The start of a text, in a line.
fn short(text: &str) -> String {
    in_short(text, SHORT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }

    #[test]
    fn a_long_text_is_said_by_its_start() {
        assert_eq!(short("a\nb  c"), "a b c");
        assert_eq!(short(&"あ".repeat(41)), format!("{}…", "あ".repeat(40)));
    }
}
