//! The answers that come back from a department to which questions were handed, laid beside what is
//! there, so that nothing is overwritten unseen.

use super::action_item::ActionState;
use super::standing::AnswerField;
use super::{ActionItem, Answer, Assessment, Response, Urgency, tags};
use crate::base::ids::QuestionId;
use crate::base::limits::{MAX_ENTRIES, MAX_TEXT};
use crate::base::shared::Shared;

/// An answer that came back and differs from the one that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// The question.
    pub question: QuestionId,
    /// The answer that is there.
    pub ours: Shared<Answer>,
    /// The answer that came.
    pub theirs: Shared<Answer>,
    /// Taking it would lose something that stands there and differs.
    pub conflict: bool,
}

/// Whether the notes and the evidence of both answers can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// There is nothing to join.
    Nothing,
    /// They can.
    Fits,
    /// Together they are longer than a field takes.
    TooLong,
}

/// The answers of `theirs` that differ from `ours`, in the order of their ids. An answer that was
/// left untouched brings nothing.
#[must_use]
pub fn incoming(ours: &Assessment, theirs: &Assessment) -> Vec<Incoming> {
    theirs
        .answers
        .iter()
        .filter_map(|(question, theirs)| {
            let ours = ours.answers.get(question).cloned().unwrap_or_default();
            let differs = *theirs != ours && *theirs != *Answer::untouched();
            differs.then(|| Incoming {
                question: question.clone(),
                conflict: loses(&ours, theirs),
                ours,
                theirs: theirs.clone(),
            })
        })
        .collect()
}

impl Incoming {
    /// The fields that differ.
    #[must_use]
    pub fn differing(&self) -> Vec<AnswerField> {
        let Answer {
            response,
            meaning,
            target,
            elements,
            note,
            evidence,
            actions,
            urgency,
            respondent,
            confirmed_on,
            tags,
        } = &*self.ours;
        let theirs = &self.theirs;
        let parts = [
            (*response != theirs.response || *meaning != theirs.meaning, AnswerField::Response),
            (*target != theirs.target, AnswerField::Target),
            (*elements != theirs.elements, AnswerField::Elements),
            (*note != theirs.note, AnswerField::Note),
            (*evidence != theirs.evidence, AnswerField::Evidence),
            (*actions != theirs.actions, AnswerField::Actions),
            (*urgency != theirs.urgency, AnswerField::Urgency),
            (*respondent != theirs.respondent, AnswerField::Respondent),
            (*confirmed_on != theirs.confirmed_on, AnswerField::ConfirmedOn),
            (*tags != theirs.tags, AnswerField::Tags),
        ];
        parts.into_iter().filter(|(differs, _)| *differs).map(|(_, part)| part).collect()
    }

    /// The answer that came is older than the one that is there.
    #[must_use]
    pub fn is_older(&self) -> bool {
        self.ours.confirmed_on.is_some() && self.theirs.confirmed_on < self.ours.confirmed_on
    }

    /// Whether both have a note or evidence that the other has not, and a field takes both.
    #[must_use]
    pub fn joining(&self) -> Joining {
        if !self.can_be_joined() {
            return Joining::Nothing;
        }
        let joined = self.joined(&self.ours);
        let long = joined.note.chars().count() > MAX_TEXT || joined.evidence.len() > MAX_ENTRIES;
        if long { Joining::TooLong } else { Joining::Fits }
    }

    fn can_be_joined(&self) -> bool {
        let (ours, theirs) = (&self.ours, &self.theirs);
        let both = |one: &str, other: &str| !one.trim().is_empty() && !other.trim().is_empty();
        let notes = both(&ours.note, &theirs.note) && ours.note != theirs.note;
        let lists = !ours.evidence.is_empty() && !theirs.evidence.is_empty();
        notes || (lists && ours.evidence != theirs.evidence)
    }

    /// One of the two answers with the notes and the evidence of both: nothing that was written is lost.
    #[must_use]
    pub fn joined(&self, chosen: &Answer) -> Answer {
        let (ours, theirs) = (&self.ours, &self.theirs);
        let note = match (ours.note.trim(), theirs.note.trim()) {
            (one, other) if one.contains(other) => ours.note.clone(),
            (one, other) if other.contains(one) => theirs.note.clone(),
            _ => format!("{}\n{}", ours.note.trim_end(), theirs.note),
        };
        let mut evidence = ours.evidence.clone();
        evidence.extend(theirs.evidence.iter().filter(|entry| !ours.evidence.contains(entry)).cloned());
        Answer { note, evidence, ..chosen.clone() }
    }
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
        actions,
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
        // A note that goes on with what was there loses nothing.
        || !theirs.note.contains(note.trim())
        || evidence.iter().any(|entry| !theirs.evidence.contains(entry))
        || actions.iter().any(|ours| {
            let theirs = theirs.actions.iter().find(|theirs| theirs.id == ours.id);
            loses_of(ours, theirs.unwrap_or(ActionItem::unsaid()))
        })
        || (*urgency != Urgency::Normal && *urgency != theirs.urgency)
        || text(respondent, &theirs.respondent)
        || ours_tags.iter().any(|ours| !theirs.tags.iter().any(|tag| tags::same(ours, tag)))
}

/// The same of an action.
fn loses_of(ours: &ActionItem, theirs: &ActionItem) -> bool {
    let ActionItem { id: _, text, owner, due, state, percent, cost, scenario, history } = ours;
    let words = |ours: &str, theirs: &str| !ours.trim().is_empty() && ours != theirs;
    words(text, &theirs.text)
        || words(owner, &theirs.owner)
        || (due.is_some() && *due != theirs.due)
        || (*state != ActionState::NotBegun && *state != theirs.state)
        || (percent.is_some() && *percent != theirs.percent)
        || (!cost.is_unknown() && *cost != theirs.cost)
        || (scenario.is_some() && *scenario != theirs.scenario)
        || history.iter().any(|event| !theirs.history.contains(event))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Evidence;
    use crate::base::level::Level;

    fn answered(level: Level, note: &str) -> Answer {
        Answer { response: Response::Level(level), note: note.to_owned(), ..Answer::default() }
    }

    fn with(answers: &[(&str, Answer)]) -> Assessment {
        let answers = answers.iter().map(|(id, answer)| (QuestionId::new(*id), answer.clone().into()));
        Assessment { answers: answers.collect(), ..Assessment::default() }
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
    fn every_part_that_differs_is_named_and_an_older_answer_is_known() {
        let day = |day| Some(jiff::civil::date(2026, 11, day));
        let ours = Answer { confirmed_on: day(20), ..answered(Level::TWO, "") };
        let theirs = Answer {
            elements: [crate::base::ids::ElementId::new("a")].into(),
            target: Some(Level::FOUR),
            urgency: Urgency::High,
            confirmed_on: day(10),
            ..ours.clone()
        };
        let both = [with(&[("A-1", ours)]), with(&[("A-1", theirs)])];
        let found = incoming(&both[0], &both[1]);
        let parts =
            [AnswerField::Target, AnswerField::Elements, AnswerField::Urgency, AnswerField::ConfirmedOn];
        assert_eq!((found[0].differing(), found[0].is_older()), (parts.to_vec(), true));
        assert!(!incoming(&both[1], &both[0])[0].is_older());
    }

    #[test]
    fn notes_and_evidence_that_are_joined_lose_nothing_and_repeat_nothing() {
        let answer = |note: &str, evidence: &[&str]| Answer {
            evidence: evidence.iter().map(|entry| Evidence::of(*entry)).collect(),
            ..answered(Level::TWO, note)
        };
        let row = |ours: Answer, theirs: Answer| {
            incoming(&with(&[("A-1", ours)]), &with(&[("A-1", theirs)])).remove(0)
        };
        let two = row(answer("seen in May", &["list", "plan"]), answer("asked in June", &["plan", "photo"]));
        assert_eq!(two.joining(), Joining::Fits);
        let joined = two.joined(&two.theirs);
        assert_eq!(joined, answer("seen in May\nasked in June", &["list", "plan", "photo"]));
        let grown = row(answer("seen", &[]), answer("seen in May", &["x"]));
        assert_eq!(grown.joined(&grown.ours).note, "seen in May");
        assert_eq!(row(answer("", &["x"]), answer("new", &[])).joining(), Joining::Nothing);
        let long = |letter: &str| answer(&letter.repeat(60_000), &[]);
        assert_eq!(row(long("経"), long("安")).joining(), Joining::TooLong);
        let many = |from: usize| {
            let evidence = (from..from + 15_000).map(|number| Evidence::of(number.to_string())).collect();
            Answer { evidence, ..answered(Level::TWO, "") }
        };
        assert_eq!(row(many(0), many(20_000)).joining(), Joining::TooLong);
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
