//! Every change to an assessment is an [`Edit`]; applying one returns the edit that takes it back.
//! [`super::history`] keeps them for undo and redo.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use jiff::civil::Date;

use super::crosswalk::Crosswalk;
use super::registers::Registers;
use super::registers::dialogue::Dialogue;
use super::registers::products::Product;
use super::registers::register::Becomes;
use super::registers::scenarios::Scenario;
use super::registers::technologies::Technology;
use super::registers::trade::Trade;
use super::standing::{Approval, HandedOut, ListInUse, Request, Submitted};
use super::workshop::Workshop;
use super::workshop_words::WorkshopField;
use super::{ActionItem, Answer, Assessment, Evidence, Milestone, Profile, Response, Run, Urgency, tags};
use crate::base::ids::{AreaId, ElementId, ListId, QuestionId, WorkshopId};
use crate::base::level::Level;
use crate::base::shared::Shared;

/// One change to an assessment.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replaces the profile.
    Profile(Box<Profile>),
    /// Chooses which questions are asked.
    Run(Run),
    /// Sets or removes the target of an area.
    AreaTarget(AreaId, Option<Level>),
    /// Replaces the milestones.
    Milestones(Vec<Shared<Milestone>>),
    /// Replaces whole answers at once; one that is empty removes the answer.
    Answers(Vec<(QuestionId, Shared<Answer>)>),
    /// Puts and removes rows of a register.
    Rows(RowsEdit),
    /// Replaces something that stands beside the answers.
    Beside(Beside),
    /// Changes one thing about one answer.
    Answer(QuestionId, Change),
    /// Types in a text of a workshop.
    WorkshopText(WorkshopId, WorkshopField, String),
    /// An edit, and what changes beside the answers with it, in one step.
    With(Box<Self>, Beside),
}

/// Which rows of which register become what.
#[derive(Clone, Debug, PartialEq)]
pub enum RowsEdit {
    /// Of products.
    Products(Vec<Becomes<Product>>),
    /// Of trade.
    Trade(Vec<Becomes<Trade>>),
    /// Of technologies.
    Technologies(Vec<Becomes<Technology>>),
    /// Of scenarios.
    Scenarios(Vec<Becomes<Scenario>>),
    /// Of dialogue.
    Dialogue(Vec<Becomes<Dialogue>>),
}

/// What stands beside the answers, whole.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// The workshops.
    Workshops(Vec<Shared<Workshop>>),
    /// Who stands by the answers.
    Approvals(Vec<Approval>),
    /// What was handed in to associations.
    Submitted(Vec<Submitted>),
    /// What is out with departments.
    HandedOut(Vec<HandedOut>),
    /// Why the file was handed out.
    Request(Option<Box<Request>>),
    /// The reference lists in use.
    Lists(BTreeMap<ListId, ListInUse>),
    /// The lists from elsewhere that the questions are held against.
    Crosswalks(Vec<Shared<Crosswalk>>),
}

/// What changes about an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The response, and the date on which it was given.
    Response(Response, Option<Date>),
    /// The target of this question.
    Target(Option<Level>),
    /// The elements that hold.
    Elements(BTreeSet<ElementId>),
    /// The note.
    Note(String),
    /// The evidence.
    Evidence(Vec<Evidence>),
    /// All actions.
    Actions(Vec<ActionItem>),
    /// The first action in one's own words.
    Action(String),
    /// The owner of the first action.
    Owner(String),
    /// The due date of the first action.
    Due(Option<Date>),
    /// The urgency of the gap.
    Urgency(Urgency),
    /// Who answered.
    Respondent(String),
    /// Confirms the answer as it stands.
    ConfirmedOn(Option<Date>),
    /// The tags; they are taken in their form: see [`tags::tidy`].
    Tags(Vec<String>),
}

impl Edit {
    /// Makes the change, its texts in their one form, and returns the edit that takes it back exactly.
    pub fn apply(self, assessment: &mut Assessment) -> Self {
        self.in_form().made(assessment)
    }

    /// The same for an edit whose texts have their form.
    pub(super) fn made(self, assessment: &mut Assessment) -> Self {
        match self {
            Self::Profile(profile) => {
                Self::Profile(Box::new(mem::replace(&mut assessment.profile, *profile)))
            }
            Self::Run(run) => Self::Run(mem::replace(&mut assessment.run, run)),
            Self::AreaTarget(area, target) => {
                let old = match target {
                    Some(level) => assessment.area_targets.insert(area.clone(), level),
                    None => assessment.area_targets.remove(&area),
                };
                Self::AreaTarget(area, old)
            }
            Self::Answers(answers) => Self::Answers(
                answers
                    .into_iter()
                    .map(|(question, answer)| {
                        let old = assessment.answers.remove(&question).unwrap_or_default();
                        if answer != *Answer::untouched() {
                            assessment.answers.insert(question.clone(), answer);
                        }
                        (question, old)
                    })
                    .collect(),
            ),
            Self::Milestones(milestones) => {
                Self::Milestones(mem::replace(&mut assessment.milestones, milestones))
            }
            Self::Answer(question, change) => {
                let answer = assessment.answers.entry(question.clone()).or_default();
                let back = change.apply(answer);
                if *answer == *Answer::untouched() {
                    assessment.answers.remove(&question);
                }
                Self::Answer(question, back)
            }
            Self::WorkshopText(id, field, text) => {
                let old = assessment.put_workshop_text(&id, &field, text);
                Self::WorkshopText(id, field, old)
            }
            Self::Rows(rows) => Self::Rows(rows.made(&mut assessment.registers)),
            Self::Beside(beside) => Self::Beside(beside.made(assessment)),
            Self::With(edit, beside) => Self::With(Box::new(edit.made(assessment)), beside.made(assessment)),
        }
    }

    /// What a person did: the edit without what changes beside the answers with it.
    #[must_use]
    pub fn main(&self) -> &Self {
        match self {
            Self::With(edit, _) => edit.main(),
            edit => edit,
        }
    }

    /// True when both edits type in the same field, so that they are taken back in one step. What changes
    /// beside the answers with the later one needs a step of its own.
    #[must_use]
    pub fn same_field(&self, other: &Self) -> bool {
        match (self.main(), other) {
            (Self::Profile(_), Self::Profile(_))
            | (Self::Beside(Beside::Crosswalks(_)), Self::Beside(Beside::Crosswalks(_))) => true,
            (Self::WorkshopText(id, field, _), Self::WorkshopText(other, place, _)) => {
                id == other && field == place
            }
            (Self::Answer(q, a), Self::Answer(r, b)) => {
                q == r
                    && match (a, b) {
                        (Change::Note(_), Change::Note(_))
                        | (Change::Evidence(_), Change::Evidence(_))
                        | (Change::Action(_), Change::Action(_))
                        | (Change::Owner(_), Change::Owner(_))
                        | (Change::Respondent(_), Change::Respondent(_))
                        | (Change::Tags(_), Change::Tags(_)) => true,
                        (Change::Response(x, _), Change::Response(y, _)) => {
                            matches!((x, y), (Response::NotApplicable(_), Response::NotApplicable(_)))
                        }
                        _ => false,
                    }
            }
            _ => false,
        }
    }

    /// The one answer that the edit changes, if it changes no more than that.
    #[must_use]
    pub fn only_answer(&self) -> Option<&QuestionId> {
        match self.main() {
            Self::Answer(question, _) => Some(question),
            _ => None,
        }
    }

    /// Whether it comes as a whole, of which nothing can be cut off.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !matches!(
            self.main(),
            Self::Profile(_)
                | Self::WorkshopText(..)
                | Self::Answer(
                    _,
                    Change::Note(_)
                        | Change::Action(_)
                        | Change::Owner(_)
                        | Change::Respondent(_)
                        | Change::Evidence(_)
                        | Change::Response(Response::NotApplicable(_), _)
                )
        )
    }

    /// Whether a score, a gap or a check can change by it: words that none of them reads are no reason
    /// to reckon anew at every key.
    #[must_use]
    pub fn counts(&self) -> bool {
        !matches!(self, Self::Answer(_, Change::Note(_) | Change::Action(_) | Change::Respondent(_)))
    }

    /// The question that the edit is about, if it is about one.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match self.main() {
            Self::Answer(question, _) => Some(question),
            Self::Answers(answers) => answers.first().map(|(question, _)| question),
            _ => None,
        }
    }
}

impl Change {
    fn apply(self, answer: &mut Answer) -> Self {
        match self {
            Self::Response(response, date) => Self::Response(
                mem::replace(&mut answer.response, response),
                mem::replace(&mut answer.confirmed_on, date),
            ),
            Self::Target(target) => Self::Target(mem::replace(&mut answer.target, target)),
            Self::Elements(elements) => Self::Elements(mem::replace(&mut answer.elements, elements)),
            Self::Note(note) => Self::Note(mem::replace(&mut answer.note, note)),
            Self::Evidence(evidence) => Self::Evidence(mem::replace(&mut answer.evidence, evidence)),
            Self::Actions(actions) => {
                let old = mem::replace(&mut answer.actions, actions);
                answer.tidy_actions();
                Self::Actions(old)
            }
            Self::Action(text) => Self::Action(of_first(answer, |first| mem::replace(&mut first.text, text))),
            Self::Owner(owner) => {
                Self::Owner(of_first(answer, |first| mem::replace(&mut first.owner, owner)))
            }
            Self::Due(due) => Self::Due(of_first(answer, |first| mem::replace(&mut first.due, due))),
            Self::Urgency(urgency) => Self::Urgency(mem::replace(&mut answer.urgency, urgency)),
            Self::Respondent(name) => Self::Respondent(mem::replace(&mut answer.respondent, name)),
            Self::ConfirmedOn(date) => Self::ConfirmedOn(mem::replace(&mut answer.confirmed_on, date)),
            Self::Tags(tags) => Self::Tags(mem::replace(&mut answer.tags, tags::tidy(&tags))),
        }
    }
}

/// Changes the first action, which is made for it and let go of where nothing is said of it.
fn of_first<T>(answer: &mut Answer, change: impl FnOnce(&mut ActionItem) -> T) -> T {
    let old = change(answer.action_mut());
    answer.tidy_actions();
    old
}

impl RowsEdit {
    fn made(self, registers: &mut Registers) -> Self {
        match self {
            Self::Products(rows) => Self::Products(registers.products.put(rows)),
            Self::Trade(rows) => Self::Trade(registers.trade.put(rows)),
            Self::Technologies(rows) => Self::Technologies(registers.technologies.put(rows)),
            Self::Scenarios(rows) => Self::Scenarios(registers.scenarios.put(rows)),
            Self::Dialogue(rows) => Self::Dialogue(registers.dialogue.put(rows)),
        }
    }
}

impl Beside {
    fn made(self, of: &mut Assessment) -> Self {
        match self {
            Self::Workshops(new) => Self::Workshops(mem::replace(&mut of.workshops, new)),
            Self::Approvals(new) => Self::Approvals(mem::replace(&mut of.approvals, new)),
            Self::Submitted(new) => Self::Submitted(mem::replace(&mut of.submitted, new)),
            Self::HandedOut(new) => Self::HandedOut(mem::replace(&mut of.handed_out, new)),
            Self::Request(new) => {
                Self::Request(mem::replace(&mut of.request, new.map(|new| *new)).map(Box::new))
            }
            Self::Lists(new) => Self::Lists(mem::replace(&mut of.lists, new)),
            Self::Crosswalks(new) => Self::Crosswalks(mem::replace(&mut of.crosswalks, new)),
        }
    }
}
