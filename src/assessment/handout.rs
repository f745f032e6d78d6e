//! The answers that come back from a department to which questions were handed, laid beside what is
//! there, so that nothing is overwritten unseen.

use super::{Answer, Assessment, Response, Urgency, tags};
use crate::base::ids::QuestionId;

/// An answer that came back and differs from the one that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// The question.
    pub question: QuestionId,
    /// The answer that is there.
    pub ours: Answer,
    /// The answer that came.
    pub theirs: Answer,
    /// Taking it would lose something that stands there and differs.
    pub conflict: bool,
}

/// The answers of `theirs` that differ from `ours`, in the order of their ids. An answer that was
/// left untouched brings nothing.
#[must_use]
pub fn incoming(ours: &Assessment, theirs: &Assessment) -> Vec<Incoming> {
    theirs
        .answers
        .iter()
        .filter_map(|(question, theirs)| {
            let ours = ours.answer(question);
            let differs = *theirs != ours && *theirs != Answer::default();
            differs.then(|| Incoming {
                question: question.clone(),
                conflict: loses(&ours, theirs),
                ours,
                theirs: theirs.clone(),
            })
        })
        .collect()
}

/// Whether something that stands in `ours` would be gone or changed with `theirs`.
fn loses(ours: &Answer, theirs: &Answer) -> bool {
    let Answer {
        response,
        meaning: _,
        target,
        elements,
        note,
        evidence,
        action,
        owner,
        due,
        urgency,
        respondent,
        confirmed_on: _,
        tags: ours_tags,
    } = ours;
    let text = |ours: &str, theirs: &str| !ours.trim().is_empty() && ours != theirs;
    // Who did not know or had not answered loses nothing by an answer.
    let open = matches!(response, Response::Unanswered | Response::Unknown);
    (!open && *response != theirs.response)
        || (target.is_some() && *target != theirs.target)
        || !elements.is_subset(&theirs.elements)
        || text(note, &theirs.note)
        || evidence.iter().any(|entry| !theirs.evidence.contains(entry))
        || text(action, &theirs.action)
        || text(owner, &theirs.owner)
        || (due.is_some() && *due != theirs.due)
        || (*urgency != Urgency::Normal && *urgency != theirs.urgency)
        || text(respondent, &theirs.respondent)
        || ours_tags.iter().any(|ours| !theirs.tags.iter().any(|tag| tags::same(ours, tag)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::level::Level;

    fn answered(level: Level, note: &str) -> Answer {
        Answer { response: Response::Level(level), note: note.to_owned(), ..Answer::default() }
    }

    fn with(answers: &[(&str, Answer)]) -> Assessment {
        let answers = answers.iter().map(|(id, answer)| (QuestionId::new(*id), answer.clone())).collect();
        Assessment { answers, ..Assessment::default() }
    }

    #[test]
    fn an_answer_to_what_was_open_is_new_and_one_that_differs_is_a_conflict() {
        let unknown = Answer { response: Response::Unknown, ..Answer::default() };
        let ours = with(&[
            ("A-1", unknown),
            ("A-2", answered(Level::TWO, "seen")),
            ("A-3", answered(Level::THREE, "")),
        ]);
        let theirs = with(&[
            ("A-1", answered(Level::ONE, "from the department")),
            ("A-2", answered(Level::TWO, "other")),
            ("A-3", answered(Level::THREE, "")),
            ("A-4", Answer::default()),
            ("A-5", answered(Level::FOUR, "")),
        ]);
        let found: Vec<_> =
            incoming(&ours, &theirs).into_iter().map(|i| (i.question.to_string(), i.conflict)).collect();
        let expected = [("A-1", false), ("A-2", true), ("A-5", false)];
        assert_eq!(found, expected.map(|(id, conflict)| (id.to_owned(), conflict)));
    }

    #[test]
    fn a_note_that_grew_around_nothing_of_ours_is_no_conflict() {
        let ours = with(&[("A-1", answered(Level::TWO, ""))]);
        let theirs = with(&[("A-1", answered(Level::TWO, "evidence is in the archive"))]);
        assert!(!incoming(&ours, &theirs)[0].conflict);
    }

    #[test]
    fn changed_tags_come_in_and_are_a_conflict_only_where_one_of_ours_would_be_gone() {
        let tagged = |tags: &[&str]| {
            let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            with(&[("A-1", Answer { tags, ..answered(Level::TWO, "") })])
        };
        let ours = tagged(&["Board", "Legal"]);
        for (theirs, conflicts) in [
            (&["Board", "Legal"][..], &[][..]),
            (&["Board", "Legal", "Budget"], &[false]),
            (&["board", "Ｌｅｇａｌ"], &[false]),
            (&["Board"], &[true]),
        ] {
            let found: Vec<bool> = incoming(&ours, &tagged(theirs)).iter().map(|i| i.conflict).collect();
            assert_eq!(found, conflicts, "{theirs:?}");
        }
    }
}
