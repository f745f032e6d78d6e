//! Questions handed to a department as a file of their own.

use super::disclosed::disclose;
use super::policy::Audience;
use crate::assessment::handing::Handing;
use crate::assessment::standing::Along;
use crate::assessment::{Answer, Assessment};

/// An assessment of these questions only, with what a department gets to see of them and why it is asked,
/// to be answered by others. Where the answers go alone, what stands beside them stays here.
#[must_use]
pub fn handout(whole: &Assessment, handing: &Handing) -> Assessment {
    let mut out = disclose(whole, Audience::Department);
    out.answers.retain(|id, _| handing.questions.contains(id));
    if handing.along == Along::AnswersAlone {
        for (_, answer) in out.answers.iter_mut() {
            answer.note.clear();
            answer.evidence.clear();
            answer.actions.clear();
            answer.tags.clear();
        }
        out.answers.retain(|_, answer| **answer != Answer::default());
    }
    out.only.clone_from(&handing.questions);
    // Why the sender was asked itself is nothing for the next.
    out.request = Some(handing.request.clone());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::standing::Request;
    use crate::assessment::{Answers, Response};
    use crate::base::ids::{QuestionId, RequestId};
    use crate::base::level::Level;

    #[test]
    fn a_handout_holds_its_questions_alone_and_its_own_request() {
        let answer = |level| Answer {
            response: Response::Level(level),
            tags: vec!["Board".to_owned()],
            ..Answer::default()
        };
        let request = |id: &str, from: &str| Request {
            id: RequestId::new(id),
            from: from.to_owned(),
            to: "Legal".to_owned(),
            on: jiff::civil::date(2026, 11, 28),
            by: None,
            then: String::new(),
        };
        let answers = [("A-1", Level::ONE), ("A-2", Level::TWO)];
        let answers = answers.map(|(id, level)| (QuestionId::new(id), answer(level).into()));
        let all = Assessment {
            answers: answers.into_iter().collect(),
            request: Some(request("first", "the board")),
            ..Assessment::default()
        };
        let questions = [QuestionId::new("A-2"), QuestionId::new("A-3")].into();
        let request = request("second", "the head office");
        let handing = Handing { request, questions, along: Along::Everything };
        let out = handout(&all, &handing);
        let expected: Answers = [(QuestionId::new("A-2"), answer(Level::TWO).into())].into_iter().collect();
        assert_eq!(out.answers, expected);
        assert_eq!((&out.only, &out.request), (&handing.questions, &Some(handing.request.clone())));
        // The answers alone.
        let answer = Answer { tags: Vec::new(), ..answer(Level::TWO) };
        let expected: Answers = [(QuestionId::new("A-2"), answer.into())].into_iter().collect();
        assert_eq!(handout(&all, &Handing { along: Along::AnswersAlone, ..handing }).answers, expected);
    }
}
