//! What remains, and for whom: the open questions by the role that usually knows, and the owners
//! whose names they bear.

use std::collections::BTreeSet;

use super::{Answer, Assessment, Response};
use crate::questionnaire::{Checked, Question, Role};

/// An open question, with what was entered about it: looked up once, for a questionnaire can have a
/// thousand of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open<'a> {
    /// The question.
    pub question: &'a Question,
    /// The response that counts: unanswered, or not known.
    pub response: &'a Response,
    /// The name that its first action bears; empty without one.
    pub owner: &'a str,
}

/// The open questions that a role usually knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// The role.
    pub role: &'a Role,
    /// Its open questions, in order.
    pub questions: Vec<Open<'a>>,
}

/// The names that open questions bear, in alphabetical order.
#[must_use]
pub fn owners(open: &[Open<'_>]) -> Vec<String> {
    let names: BTreeSet<&str> = open.iter().map(|open| open.owner).collect();
    names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Open questions by role, in the questionnaire's order of roles. One that several roles know stands with
/// each of them.
#[must_use]
pub fn groups<'a>(questionnaire: &'a Checked, open: &[Open<'a>]) -> Vec<Group<'a>> {
    questionnaire
        .roles
        .iter()
        .map(|role| Group {
            role,
            questions: open.iter().copied().filter(|open| open.question.knows.contains(&role.id)).collect(),
        })
        .filter(|group| !group.questions.is_empty())
        .collect()
}

/// How many minutes it takes to answer so many questions, at one and a quarter each: told in fives from ten on,
/// for nobody knows it better.
#[must_use]
pub fn minutes(questions: usize) -> usize {
    let minutes = (questions * 5).div_ceil(4);
    if minutes > 10 { minutes.next_multiple_of(5) } else { minutes }
}

/// The questions that nobody has answered with a level or as not applicable, in order.
#[must_use]
pub fn open<'a>(questionnaire: &'a Checked, assessment: &'a Assessment) -> Vec<Open<'a>> {
    let looked_up = |question: &'a Question| {
        let answer = assessment.answers.get(&question.id);
        let response = answer.map_or(&Response::Unanswered, |answer| answer.counted(question));
        let is_open = matches!(response, Response::Unanswered | Response::Unknown);
        let owner = |answer: &'a Answer| answer.action().owner.trim();
        is_open.then(|| Open { question, response, owner: answer.map_or("", |answer| owner(answer)) })
    };
    assessment.asked(questionnaire).into_iter().filter_map(looked_up).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{ActionItem, Run};
    use crate::base::ids::QuestionId;
    use crate::base::level::Level;
    use crate::questionnaire::shipped::meti_guideline;

    #[test]
    fn the_time_for_questions_is_one_and_a_quarter_of_a_minute_each() {
        assert_eq!([0, 1, 8, 9, 12, 46, 48].map(minutes), [0, 2, 10, 15, 15, 60, 60]);
    }

    #[test]
    fn the_open_questions_of_an_owner_are_those_that_bear_the_name_and_have_no_level() {
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let owned = |owner: &str| vec![ActionItem { owner: owner.to_owned(), ..ActionItem::first() }];
        let open = Answer { actions: owned(" 佐藤 "), response: Response::Unknown, ..Answer::default() };
        let answered = Answer { response: Response::Level(Level::TWO), ..open.clone() };
        let other = Answer { actions: owned("田中"), ..Answer::default() };
        for (id, answer) in [("A-4", open), ("A-1", answered), ("A-2", other)] {
            assessment.answers.insert(QuestionId::new(id), answer.into());
        }
        let asked = meti_guideline();
        let all = super::open(asked, &assessment);
        assert_eq!(owners(&all), ["佐藤", "田中"]);
        let owned: Vec<Open<'_>> = all.iter().copied().filter(|open| open.owner == "佐藤").collect();
        let mut found: Vec<String> = groups(asked, &owned)
            .iter()
            .flat_map(|group| group.questions.iter().map(|open| open.question.id.to_string()))
            .collect();
        found.dedup();
        assert_eq!(found, ["A-4"]);
        assert!(groups(asked, &all).iter().map(|group| group.questions.len()).sum::<usize>() > 40);
    }
}
