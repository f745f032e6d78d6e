//! Another edition of a questionnaire for answers that were given to an earlier one: first what
//! would change, then the change. Nothing is thrown away, and what was split is to be confirmed.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{Archive, Archived};
use super::{Answer, Answers, Assessment, Response};
use crate::base::ids::QuestionId;
use crate::base::shared::Shared;
use crate::questionnaire::{Checked, Question};

/// What becomes of the questions from one edition to the next, each in the order of its edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Asked as before: answers stay.
    pub kept: Vec<QuestionId>,
    /// Asked in other words, with other levels or elements: answers stay.
    pub reworded: Vec<QuestionId>,
    /// Something else is asked under the same id: answers stay to be read, and count as open until they
    /// are confirmed.
    pub asked_anew: Vec<QuestionId>,
    /// Asked before as one and now as several or under another name: each gets the answer, to be
    /// confirmed. The old question and the new ones.
    pub split: Vec<(QuestionId, Vec<QuestionId>)>,
    /// No longer asked: answers go to the archive.
    pub dropped: Vec<QuestionId>,
    /// Asked for the first time.
    pub added: Vec<QuestionId>,
}

impl Plan {
    /// The questions that are not asked as before: those that were asked, in their order, then new ones.
    #[must_use]
    pub fn otherwise(&self) -> Vec<QuestionId> {
        let Self { kept: _, reworded, asked_anew, split, dropped, added } = self;
        let split = split.iter().map(|(old, _)| old);
        asked_anew.iter().chain(reworded).chain(split).chain(dropped).chain(added).cloned().collect()
    }
}

/// What becomes of each question.
#[must_use]
pub fn plan(old: &Checked, new: &Checked) -> Plan {
    let mut plan = Plan::default();
    for (_, question) in old.questions() {
        let heirs: Vec<QuestionId> = new
            .questions()
            .filter(|(_, heir)| heir.was.contains(&question.id))
            .map(|(_, heir)| heir.id.clone())
            .collect();
        match new.question(&question.id) {
            Some((_, other)) if other.meaning != question.meaning => {
                plan.asked_anew.push(question.id.clone());
            }
            Some((_, same)) if says_the_same(question, same) => plan.kept.push(question.id.clone()),
            Some(_) => plan.reworded.push(question.id.clone()),
            None if heirs.is_empty() => plan.dropped.push(question.id.clone()),
            None => plan.split.push((question.id.clone(), heirs)),
        }
    }
    let known = |id: &QuestionId| old.question(id).is_some();
    plan.added = new
        .questions()
        .filter(|(_, question)| !known(&question.id) && !question.was.iter().any(known))
        .map(|(_, question)| question.id.clone())
        .collect();
    plan
}

/// Whether an answer to one is an answer to the other without a second look. Weights, targets and
/// hints may differ.
fn says_the_same(a: &Question, b: &Question) -> bool {
    let elements = |of: &'_ Question| -> Vec<_> {
        of.elements.iter().map(|e| (e.id.clone(), e.condition.clone(), e.name.clone())).collect()
    };
    a.kind == b.kind && a.text == b.text && a.levels == b.levels && elements(a) == elements(b)
}

/// The assessment under the new edition.
#[must_use]
pub fn apply(assessment: &Assessment, old: &Checked, new: &Checked) -> Assessment {
    let plan = plan(old, new);
    let mut archive =
        Archive { questionnaire: old.id.clone(), edition: old.edition.clone(), ..Archive::default() };
    let answers = moved(&assessment.answers, &plan, new);
    for (id, answer) in assessment.answers.iter() {
        if answers.get(id) != Some(answer) {
            let (topic, text) =
                old.question(id).map(|(_, q)| (q.topic.clone(), q.text.clone())).unwrap_or_default();
            archive.answers.insert(id.clone(), Archived { topic, text, answer: answer.clone() });
        }
    }
    let (stay, go) = assessment.area_targets.clone().into_iter().partition(|(id, _)| new.area(id).is_some());
    archive.area_targets = go;
    let only = heirs_of(&assessment.only, &plan);
    let mut next = Assessment { answers, area_targets: stay, only, ..assessment.clone() };
    for milestone in &mut next.milestones {
        let milestone = &mut **milestone;
        milestone.answers = moved(&milestone.answers, &plan, new);
        milestone.area_targets.retain(|id, _| new.area(id).is_some());
    }
    if next.milestones != assessment.milestones {
        archive.milestones = assessment.milestones.clone();
    }
    if archive
        != (Archive { questionnaire: old.id.clone(), edition: old.edition.clone(), ..Archive::default() })
    {
        next.archive.push(archive.into());
    }
    next
}

/// What becomes of questions that a file was handed out for.
fn heirs_of(only: &BTreeSet<QuestionId>, plan: &Plan) -> BTreeSet<QuestionId> {
    only.iter()
        .flat_map(|id| match plan.split.iter().find(|(old, _)| old == id) {
            Some((_, heirs)) => heirs.clone(),
            None if plan.dropped.contains(id) => Vec::new(),
            None => vec![id.clone()],
        })
        .collect()
}

fn moved(answers: &Answers, plan: &Plan, new: &Checked) -> Answers {
    let mut next = BTreeMap::new();
    let mut put = |id: &QuestionId, answer: Shared<Answer>| {
        if answer != *Answer::untouched() {
            next.insert(id.clone(), answer);
        }
    };
    for (id, answer) in answers.iter() {
        if plan.kept.contains(id) {
            put(id, answer.clone());
        } else if let (true, Some((_, question))) = (plan.asked_anew.contains(id), new.question(id)) {
            let target = answer.target.filter(|level| question.kind.index(*level).is_some());
            put(id, Answer { target, ..Answer::clone(answer) }.into());
        } else if let (true, Some((_, question))) = (plan.reworded.contains(id), new.question(id)) {
            put(id, Answer { confirmed_on: answer.confirmed_on, ..fitted(answer, question) }.into());
        } else if let Some((_, heirs)) = plan.split.iter().find(|(old, _)| old == id) {
            for heir in heirs {
                if let Some((_, question)) = new.question(heir) {
                    put(heir, fitted(answer, question).into());
                }
            }
        }
    }
    next.into()
}

/// An answer as far as it fits a question that reads otherwise, with no date of confirmation: the
/// checks list it until it is confirmed.
fn fitted(answer: &Answer, question: &Question) -> Answer {
    let mut next = Answer { confirmed_on: None, meaning: question.meaning, ..answer.clone() };
    if let Response::Level(level) = next.response
        && question.kind.index(level).is_none()
    {
        next.response = Response::Unanswered;
    }
    next.target = next.target.filter(|level| question.kind.index(*level).is_some());
    let known: BTreeSet<_> = question.elements.iter().map(|element| &element.id).collect();
    next.elements.retain(|id| known.contains(id));
    next
}
