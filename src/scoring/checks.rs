//! Checks before the report goes out: places where the answers do not support themselves.
//! None blocks the export; the report says how many are open.

use jiff::ToSpan;
use jiff::civil::Date;

use super::area::{AreaScore, State, Term};
use crate::assessment::{Answer, Assessment, Evidence, Response};
use crate::base::fonts::lacking;
use crate::base::ids::{ElementId, QuestionId};
use crate::base::level::Level;
use crate::base::typed_dates::{FIRST_YEAR, LAST_YEAR};
use crate::questionnaire::{Checked, Question};

/// One open check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The question that it is about.
    pub question: QuestionId,
    /// What is open.
    pub kind: CheckKind,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckKind {
    /// Level 3 or more without evidence.
    NoEvidence,
    /// Level 3 or more with elements not ticked that are expected at that level.
    ElementsOpen(Vec<ElementId>),
    /// Not applicable without a reason.
    NoReason,
    /// The target is below the level.
    TargetBelowLevel {
        /// The target.
        target: Level,
        /// The level.
        level: Level,
    },
    /// A gap whose action has no owner.
    NoOwner,
    /// A gap whose action has no due date.
    NoDueDate,
    /// The response was given more than 12 months ago, or nobody knows when (`None`).
    NotConfirmed(Option<Date>),
    /// The response was confirmed on a day that has not come yet.
    ConfirmedInFuture(Date),
    /// The response was given to an earlier meaning of the question, and counts as none.
    EarlierMeaning,
    /// The due date is in a year that nobody means.
    DueOutOfReach(Date),
    /// Characters stand in it that no font has.
    NotShown(Vec<char>),
}

pub(super) fn list(
    questionnaire: &Checked,
    assessment: &Assessment,
    areas: &[AreaScore],
    today: Date,
) -> Vec<Check> {
    let mut checks = Vec::new();
    for (term, question) in areas.iter().flat_map(|score| with_questions(questionnaire, score)) {
        let Some(answer) = assessment.answers.get(&term.question) else { continue };
        let mut add = |kind| checks.push(Check { question: term.question.clone(), kind });
        let response = assessment.counted(question);
        if assessment.earlier_answer(question).is_some() {
            add(CheckKind::EarlierMeaning);
        }
        if let Response::NotApplicable(reason) = response
            && reason.trim().is_empty()
        {
            add(CheckKind::NoReason);
        }
        if let State::Level(level) = term.state {
            if level >= Level::THREE {
                if !answer.evidence.iter().any(Evidence::is_said) {
                    add(CheckKind::NoEvidence);
                }
                let open = open_elements(questionnaire, assessment, (question, answer), level);
                if !open.is_empty() {
                    add(CheckKind::ElementsOpen(open));
                }
            }
            // A target that somebody set; a default that is already passed is good news.
            let set = answer.target.is_some();
            if set && term.target < level {
                add(CheckKind::TargetBelowLevel { target: term.target, level });
            }
        }
        let gap = term.gap().is_some();
        if gap && answer.action().owner.trim().is_empty() {
            add(CheckKind::NoOwner);
        }
        if gap && answer.action().due.is_none() {
            add(CheckKind::NoDueDate);
        }
        if let Some(due) = answer.action().due.filter(|due| !(FIRST_YEAR..=LAST_YEAR).contains(&due.year())) {
            add(CheckKind::DueOutOfReach(due));
        }
        let lacking = not_shown(answer);
        if !lacking.is_empty() {
            add(CheckKind::NotShown(lacking));
        }
        match answer.confirmed_on {
            _ if *response == Response::Unanswered => {}
            Some(on) if on > today => add(CheckKind::ConfirmedInFuture(on)),
            on if !confirmed(on, today) => add(CheckKind::NotConfirmed(on)),
            _ => {}
        }
    }
    checks
}

/// The terms of an area with their questions. Both stand in one order, so each is looked at once.
fn with_questions<'a>(
    questionnaire: &'a Checked,
    score: &'a AreaScore,
) -> impl Iterator<Item = (&'a Term, &'a Question)> {
    let mut questions = questionnaire.area(&score.area).into_iter().flat_map(|area| &area.questions);
    score.terms.iter().filter_map(move |term| Some((term, questions.find(|q| q.id == term.question)?)))
}

/// The elements shown to this company that are expected at this level and not ticked, in the
/// question's order.
fn open_elements(
    questionnaire: &Checked,
    assessment: &Assessment,
    (question, answer): (&Question, &Answer),
    level: Level,
) -> Vec<ElementId> {
    question
        .elements
        .iter()
        .filter(|element| element.expected.at(level) && assessment.shows(questionnaire, element))
        .filter(|element| !answer.elements.contains(&element.id))
        .map(|element| element.id.clone())
        .collect()
}

/// The characters in the texts of an answer that no font has.
#[must_use]
pub fn not_shown(answer: &Answer) -> Vec<char> {
    let reason = match &answer.response {
        Response::NotApplicable(reason) => reason.as_str(),
        Response::Level(_) | Response::Unknown | Response::Unanswered => "",
    };
    let Answer { note, evidence, actions, respondent, tags, .. } = answer;
    let actions = actions.iter().flat_map(|action| [action.text.as_str(), &action.owner]);
    let evidence = evidence.iter().map(|entry| entry.text.as_str());
    let texts = [reason, note, respondent].into_iter().chain(actions).chain(evidence);
    let mut found: Vec<char> = Vec::new();
    for char in texts.chain(tags.iter().map(String::as_str)).flat_map(lacking) {
        if !found.contains(&char) {
            found.push(char);
        }
    }
    found
}

/// Given or confirmed within the last 12 months, today included.
fn confirmed(on: Option<Date>, today: Date) -> bool {
    on.is_some_and(|date| date.checked_add(12.months()).is_ok_and(|limit| limit >= today))
}
