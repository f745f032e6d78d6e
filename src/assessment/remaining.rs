//! What remains, and for whom: the open questions by the role that usually knows, and the owners
//! whose names they bear.

use std::collections::BTreeSet;

use super::{Assessment, Response};
use crate::questionnaire::{Checked, Question, Role};

/// The open questions that a role usually knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'q> {
    /// The role.
    pub role: &'q Role,
    /// Its open questions, in order.
    pub questions: Vec<&'q Question>,
}

/// The names that open questions bear, in alphabetical order.
#[must_use]
pub fn owners(open: &[&Question], assessment: &Assessment) -> Vec<String> {
    let names: BTreeSet<&str> = open.iter().map(|question| owner_of(assessment, question)).collect();
    names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Those of the open questions that bear an owner's name.
#[must_use]
pub fn of_owner<'q>(mut open: Vec<&'q Question>, assessment: &Assessment, owner: &str) -> Vec<&'q Question> {
    open.retain(|question| owner_of(assessment, question) == owner);
    open
}

/// Open questions by role, in the questionnaire's order of roles. One that several roles know stands with
/// each of them.
#[must_use]
pub fn groups<'q>(questionnaire: &'q Checked, open: &[&'q Question]) -> Vec<Group<'q>> {
    questionnaire
        .roles
        .iter()
        .map(|role| Group {
            role,
            questions: open.iter().copied().filter(|q| q.knows.contains(&role.id)).collect(),
        })
        .filter(|group| !group.questions.is_empty())
        .collect()
}

/// The questions that nobody has answered with a level or as not applicable, in order.
#[must_use]
pub fn open<'q>(questionnaire: &'q Checked, assessment: &Assessment) -> Vec<&'q Question> {
    let open = |q| matches!(assessment.counted(q), Response::Unanswered | Response::Unknown);
    assessment.asked(questionnaire).into_iter().filter(|q| open(q)).collect()
}

fn owner_of<'a>(assessment: &'a Assessment, question: &Question) -> &'a str {
    assessment.answers.get(&question.id).map_or("", |answer| answer.action().owner.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{ActionItem, Answer, Run};
    use crate::base::ids::QuestionId;
    use crate::base::level::Level;
    use crate::questionnaire::shipped::meti_guideline;

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
        assert_eq!(owners(&all, &assessment), ["佐藤", "田中"]);
        let mut found: Vec<String> = groups(asked, &of_owner(all.clone(), &assessment, "佐藤"))
            .iter()
            .flat_map(|group| group.questions.iter().map(|q| q.id.to_string()))
            .collect();
        found.dedup();
        assert_eq!(found, ["A-4"]);
        assert!(groups(asked, &all).iter().map(|group| group.questions.len()).sum::<usize>() > 40);
    }
}
