//! Checks before the report goes out: places where the answers do not support themselves.
//! None blocks the export; the report says how many are open.

use jiff::ToSpan;
use jiff::civil::Date;

use super::area::{AreaScore, State, Term};
use super::borne::{beside_registers, profile_beside_registers};
use super::check_kind::{Check, CheckKind};
use crate::analysis::Readings;
use crate::assessment::{ActionItem, Answer, Assessment, Evidence, Response};
use crate::base::fonts::lacking;
use crate::base::ids::{ElementId, FactId, QuestionId};
use crate::base::level::Level;
use crate::base::typed_dates::{FIRST_YEAR, LAST_YEAR};
use crate::questionnaire::{Area, Checked, Condition, Fact, Holds, Question};

/// From this level on somebody has looked into single things.
const LOOKED_INTO: Level = Level::TWO;

pub(super) fn list(
    questionnaire: &Checked,
    assessment: &Assessment,
    areas: &[AreaScore],
    (today, readings): (Date, &Readings),
) -> Vec<Check> {
    let mut checks = Vec::new();
    if let Some(day) = assessment.profile.date.filter(|day| *day > today) {
        checks.push(Check { question: None, kind: CheckKind::AssessedInFuture(day) });
    }
    for area in &questionnaire.areas {
        // Both stand in one order, so each is looked at once.
        let score = areas.iter().find(|score| score.area == area.id);
        let mut terms = score.map_or(&[][..], |score| &score.terms).iter().peekable();
        let mut told: Vec<FactId> = Vec::new();
        for question in &area.questions {
            let term = terms.next_if(|term| term.question == question.id);
            let mut kinds = Vec::new();
            if let Some(answer) = assessment.answers.get(&question.id) {
                let looked = Looked { questionnaire, assessment, area, question, answer, today, readings };
                kinds = match term {
                    Some(term) => looked.at(term),
                    None => looked.left_out(),
                };
            }
            // Once for each fact, at the first question that it leaves out.
            if let Some(kind) = profile_beside_registers(questionnaire, assessment, question, readings)
                && let CheckKind::ProfileBesideRegister { fact, .. } = &kind
                && !told.contains(fact)
            {
                told.push(fact.clone());
                kinds.push(kind);
            }
            let of = |kind| Check { question: Some(question.id.clone()), kind };
            checks.extend(kinds.into_iter().map(of));
        }
    }
    checks
}

/// An answer that is looked at.
struct Looked<'a> {
    questionnaire: &'a Checked,
    assessment: &'a Assessment,
    area: &'a Area,
    question: &'a Question,
    answer: &'a Answer,
    today: Date,
    readings: &'a Readings,
}

impl Looked<'_> {
    /// What is open about the answer to a question that this run asks.
    fn at(&self, term: &Term) -> Vec<CheckKind> {
        let Self { assessment, question, answer, today, .. } = *self;
        let mut found = Vec::new();
        let response = assessment.counted(question);
        if assessment.earlier_answer(question).is_some() {
            found.push(CheckKind::EarlierMeaning);
        }
        found.extend(self.unfounded(term.state));
        found.extend(beside_registers(self.questionnaire, question, term.state, self.readings));
        if let Response::NotApplicable(reason) = response {
            if reason.trim().is_empty() {
                found.push(CheckKind::NoReason);
            }
            if question.not_applicable_when.is_none() {
                found.push(CheckKind::NotForeseen);
            }
        }
        if let State::Level(level) = term.state {
            found.extend(self.supported(level));
            found.extend(self.target(level));
        }
        found.extend(actions(answer, term.gap()));
        found.extend(answer.actions.iter().filter_map(|action| self.due(action)));
        let dates = answer.evidence.iter().filter_map(|entry| entry.date);
        found.extend(dates.filter(|day| *day > today).map(CheckKind::EvidenceInFuture));
        let lacking = not_shown(answer);
        if !lacking.is_empty() {
            found.push(CheckKind::NotShown(lacking));
        }
        match answer.confirmed_on {
            _ if *response == Response::Unanswered => {}
            Some(on) if on > today => found.push(CheckKind::ConfirmedInFuture(on)),
            on if !confirmed(on, today) => found.push(CheckKind::NotConfirmed(on)),
            _ => {}
        }
        found
    }

    /// Whether an answer does not count because of the profile or an earlier one. That the short run does
    /// not ask is nothing to look at.
    fn left_out(&self) -> Vec<CheckKind> {
        let Self { questionnaire, assessment, question, .. } = *self;
        let answered = *assessment.counted(question) != Response::Unanswered;
        let out = answered && assessment.asks(questionnaire, question) == Holds::No;
        if out { vec![CheckKind::LeftOut] } else { Vec::new() }
    }

    /// What the profile says although by the first answer of the area nobody has looked: the facts that alone
    /// leave out questions after it.
    fn unfounded(&self, state: State) -> Vec<CheckKind> {
        let first = self.area.questions.first().is_some_and(|first| first.id == self.question.id);
        let looked_into = match state {
            State::Level(level) => level >= LOOKED_INTO,
            State::NotApplicable | State::Unanswered => true,
            State::Unknown => false,
        };
        let mut found = Vec::new();
        if !first || looked_into {
            return found;
        }
        for question in self.area.questions.iter().skip(1) {
            let Condition::Fact(fact, values) = &question.condition else { continue };
            let said = self.assessment.profile.known().of(fact);
            let kind = CheckKind::Unfounded { fact: fact.clone(), said: said.clone() };
            if *said != Fact::Unknown && !values.contains(said) && !found.contains(&kind) {
                found.push(kind);
            }
        }
        found
    }

    /// What a level from 3 on calls for and is not there.
    fn supported(&self, level: Level) -> Vec<CheckKind> {
        let mut found = Vec::new();
        if level < Level::THREE {
            return found;
        }
        if !self.answer.evidence.iter().any(Evidence::is_said) {
            found.push(CheckKind::NoEvidence);
        }
        let open = open_elements(self.questionnaire, self.assessment, (self.question, self.answer), level);
        if !open.is_empty() {
            found.push(CheckKind::ElementsOpen(open));
        }
        found
    }

    /// A target below the level that somebody set, for the question or for its area; a default that is
    /// already passed is good news.
    fn target(&self, level: Level) -> Option<CheckKind> {
        match (self.answer.target, self.assessment.area_targets.get(&self.area.id)) {
            (Some(target), _) => (target < level).then_some(CheckKind::TargetBelowLevel { target, level }),
            (None, Some(&target)) => {
                (target < level).then_some(CheckKind::AreaTargetBelowLevel { target, level })
            }
            (None, None) => None,
        }
    }

    fn due(&self, action: &ActionItem) -> Option<CheckKind> {
        let due = action.due?;
        if !(FIRST_YEAR..=LAST_YEAR).contains(&due.year()) {
            return Some(CheckKind::DueOutOfReach(due));
        }
        action.is_overdue(self.today).then_some(CheckKind::Overdue(due))
    }
}

/// What is not settled about who does something and until when: of a gap, by the actions against it or the
/// next step that stands for them; where there is no gap, by the actions that the company has put in words.
fn actions(answer: &Answer, gap: Option<u8>) -> Vec<CheckKind> {
    let gap = gap.is_some();
    let open: Vec<&ActionItem> = if gap && answer.actions.is_empty() {
        vec![answer.action()]
    } else {
        answer.actions.iter().filter(|action| action.is_open() && (gap || action.own().is_some())).collect()
    };
    let mut found = Vec::new();
    if open.iter().any(|action| action.owner.trim().is_empty()) {
        found.push(CheckKind::NoOwner);
    }
    if open.iter().any(|action| action.due.is_none()) {
        found.push(CheckKind::NoDueDate);
    }
    found
}

/// Whether what is listed of an answer's texts is what they call for: otherwise a change of words, which
/// nothing else counts, is a reason to look anew.
#[must_use]
pub fn are_listed(checks: &[Check], question: &QuestionId, answer: Option<&Answer>, gap: Option<u8>) -> bool {
    let of_texts =
        |kind: &CheckKind| matches!(kind, CheckKind::NoOwner | CheckKind::NoDueDate | CheckKind::NotShown(_));
    let listed: Vec<&CheckKind> = checks
        .iter()
        .filter(|check| check.question.as_ref() == Some(question) && of_texts(&check.kind))
        .map(|check| &check.kind)
        .collect();
    let mut wanted = answer.map_or_else(Vec::new, |answer| actions(answer, gap));
    let lacking = answer.map_or_else(Vec::new, not_shown);
    if !lacking.is_empty() {
        wanted.push(CheckKind::NotShown(lacking));
    }
    listed == wanted.iter().collect::<Vec<_>>()
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
fn not_shown(answer: &Answer) -> Vec<char> {
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
