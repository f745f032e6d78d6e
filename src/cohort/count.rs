//! From submissions to what may be shown of them.

use super::groups::split;
use super::invitation::Invitation;
use super::release::{AnswerParts, AreaSpread, Cohort, CohortFigures, GroupMedians, Outcome};
use super::rules::{Quarters, Rules};
use super::sign::Sign;
use super::submission::Submission;
use crate::questionnaire::{Checked, Question};
use crate::scoring::{ByLevels, Exact};

/// Counts the submissions to an invitation: one a company, each read for it.
#[must_use]
pub fn count(invitation: &Invitation, questionnaire: &Checked, submissions: &[Submission]) -> Cohort {
    let outcome = match Rules::of(submissions.len(), invitation.margin) {
        None => Outcome::FewerThan(u8::try_from(invitation.margin.least()).unwrap_or(u8::MAX)),
        Some(rules) => Outcome::Shown(Box::new(shown(invitation, questionnaire, submissions, rules))),
    };
    Cohort { invitation: invitation.clone(), outcome }
}

fn shown(
    invitation: &Invitation,
    questionnaire: &Checked,
    submissions: &[Submission],
    rules: Rules,
) -> CohortFigures {
    let questions: Vec<&Question> = invitation.questions(questionnaire).collect();
    let layout = ByLevels::of(questionnaire, questions.iter().map(|question| &question.id));
    let areas: Vec<Vec<Option<Exact>>> = submissions
        .iter()
        .map(|one| layout.scores(|place| one.signs().all().get(place).copied().and_then(Sign::level)))
        .collect();
    let whole: Vec<Option<Exact>> = areas.iter().map(|scores| layout.whole(scores)).collect();
    let groups = split(invitation, submissions, rules).unwrap_or_default();
    let quarters = if groups.is_empty() { Quarters::Shown } else { Quarters::Hidden };
    let of_area = |at: usize, members: &mut dyn Iterator<Item = usize>| -> Vec<Option<Exact>> {
        members.map(|member| areas.get(member).and_then(|scores| scores.get(at).copied()).flatten()).collect()
    };
    let all = || 0..submissions.len();
    CohortFigures {
        companies: rules.companies(),
        steps: rules.steps(),
        questions: questions
            .iter()
            .enumerate()
            .map(|(place, question)| parts(question, place, submissions, rules))
            .collect(),
        areas: layout
            .areas()
            .enumerate()
            .map(|(at, area)| AreaSpread {
                area: area.clone(),
                spread: rules.spread(of_area(at, &mut all()), quarters),
            })
            .collect(),
        whole: rules.spread(whole, quarters),
        groups: groups
            .into_iter()
            .map(|(group, members)| GroupMedians {
                group,
                companies: rules.group(members.len()),
                medians: (0..layout.areas().count())
                    .map(|at| rules.spread(of_area(at, &mut members.iter().copied()), quarters).median)
                    .collect(),
            })
            .collect(),
    }
}

fn parts(question: &Question, place: usize, submissions: &[Submission], rules: Rules) -> AnswerParts {
    let count = |counts: &dyn Fn(Sign) -> bool| {
        let signs = submissions.iter().filter_map(|one| one.signs().all().get(place));
        rules.step(signs.filter(|sign| counts(**sign)).count())
    };
    AnswerParts {
        question: question.id.clone(),
        reached: question
            .kind
            .levels()
            .iter()
            .skip(1)
            .map(|least| count(&|sign| sign.level().is_some_and(|level| level >= *least)))
            .collect(),
        unknown: count(&|sign| sign == Sign::Unknown),
        without_level: count(&|sign| sign.level().is_none()),
    }
}
