//! Every text of an assessment that a person may have typed: for what holds for all of them.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::{Answer, Assessment, Milestone, Profile, Response};
use crate::base::ids::QuestionId;

/// The texts of an assessment, in the present state, in all milestones and in what editions left over.
pub fn of(assessment: &mut Assessment) -> Vec<&mut String> {
    let Assessment { profile, run: _, area_targets: _, answers, milestones, archive, only: _ } = assessment;
    let mut all = Vec::from(of_profile(profile));
    of_answers(answers, &mut all);
    milestones.iter_mut().for_each(|milestone| of_milestone(milestone, &mut all));
    for Archive { questionnaire: _, edition: _, area_targets: _, answers, milestones } in archive {
        answers.values_mut().for_each(|archived| of_answer(&mut archived.answer, &mut all));
        milestones.iter_mut().for_each(|milestone| of_milestone(milestone, &mut all));
    }
    all
}

/// The texts of a profile.
pub fn of_profile(profile: &mut Profile) -> [&mut String; 4] {
    [&mut profile.organisation, &mut profile.scope, &mut profile.industry, &mut profile.respondent]
}

/// The texts of a milestone.
pub fn of_milestone<'a>(milestone: &'a mut Milestone, all: &mut Vec<&'a mut String>) {
    all.push(&mut milestone.name);
    all.extend(of_profile(&mut milestone.profile));
    of_answers(&mut milestone.answers, all);
}

fn of_answers<'a>(answers: &'a mut BTreeMap<QuestionId, Answer>, all: &mut Vec<&'a mut String>) {
    answers.values_mut().for_each(|answer| of_answer(answer, all));
}

/// The texts of an answer.
pub fn of_answer<'a>(answer: &'a mut Answer, all: &mut Vec<&'a mut String>) {
    all.extend([&mut answer.note, &mut answer.action, &mut answer.owner, &mut answer.respondent]);
    all.extend(&mut answer.evidence);
    all.extend(&mut answer.tags);
    if let Response::NotApplicable(reason) = &mut answer.response {
        all.push(reason);
    }
}
