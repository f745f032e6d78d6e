//! Questions handed to a department as a file of their own.

use std::collections::BTreeSet;

use super::disclosed::disclose;
use super::policy::Audience;
use crate::assessment::Assessment;
use crate::base::ids::QuestionId;

/// An assessment of these questions only, with what a department gets to see of them, to be answered by
/// others.
#[must_use]
pub fn handout(whole: &Assessment, questions: &BTreeSet<QuestionId>) -> Assessment {
    let mut out = disclose(whole, Audience::Department);
    out.answers.retain(|id, _| questions.contains(id));
    out.only.clone_from(questions);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Answer, Answers, Response};
    use crate::base::level::Level;

    #[test]
    fn a_handout_holds_its_questions_alone() {
        let answer = |level| Answer {
            response: Response::Level(level),
            tags: vec!["Board".to_owned()],
            ..Answer::default()
        };
        let answers = [("A-1", Level::ONE), ("A-2", Level::TWO)];
        let answers = answers.map(|(id, level)| (QuestionId::new(id), answer(level).into()));
        let all = Assessment { answers: answers.into_iter().collect(), ..Assessment::default() };
        let only: BTreeSet<_> = [QuestionId::new("A-2"), QuestionId::new("A-3")].into();
        let handout = handout(&all, &only);
        let expected: Answers = [(QuestionId::new("A-2"), answer(Level::TWO).into())].into_iter().collect();
        assert_eq!(handout.answers, expected);
        assert_eq!(handout.only, only);
    }
}
