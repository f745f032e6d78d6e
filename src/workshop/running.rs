//! How a workshop goes on: it is prepared, each question is voted on, spoken about, voted on again, decided or put
//! off, and in the end it is closed. Every step is one edit, so that one undo takes back one step, and the file
//! knows at any time where one is.

use jiff::civil::Date;

use super::decided::{answered, is_chosen, without_reason};
use crate::assessment::edit::{Beside, Edit};
use crate::assessment::workshop::{AgendaItem, AgendaStep, Ballot, Votes, Workshop, WorkshopState};
use crate::assessment::{Assessment, Response};
use crate::base::ids::{QuestionId, WorkshopId};
use crate::base::lang::Lang;
use crate::base::shared::Shared;
use crate::questionnaire::Question;
use crate::questionnaire::at_hand::AtHand;

/// How many people vote, at least and at most.
pub const VOTERS: (u8, u8) = (3, 25);
/// How many minutes a question is given, at least and at most.
pub const MINUTES: (u8, u8) = (1, 60);
/// How many rounds of votes a question has at most.
pub const ROUNDS: usize = 2;

/// A workshop that is prepared on a day, with nothing on its agenda.
#[must_use]
pub fn begun(assessment: &Assessment, name: String, on: Date) -> Workshop {
    let number = |workshop: &Shared<Workshop>| workshop.id.as_str().strip_prefix("W-")?.parse::<u64>().ok();
    let last = assessment.workshops.iter().filter_map(number).max().unwrap_or(0);
    Workshop {
        id: WorkshopId::new(format!("W-{}", last.saturating_add(1))),
        name,
        on,
        facilitator: String::new(),
        voters: 7,
        minutes: 10,
        ballot: Ballot::Cards,
        at: None,
        agenda: Vec::new(),
        state: WorkshopState::Open,
    }
}

/// Puts a workshop at the end of those that there are.
#[must_use]
pub fn added(assessment: &Assessment, workshop: Workshop) -> Edit {
    let mut all = assessment.workshops.clone();
    all.push(workshop.into());
    Edit::Beside(Beside::Workshops(all))
}

/// Takes a workshop out.
#[must_use]
pub fn removed(assessment: &Assessment, id: &WorkshopId) -> Edit {
    let left = assessment.workshops.iter().filter(|workshop| workshop.id != *id).cloned();
    Edit::Beside(Beside::Workshops(left.collect()))
}

/// The workshops with one of them changed; none where it is not there or stays as it is.
fn with_changed(
    assessment: &Assessment,
    id: &WorkshopId,
    change: impl FnOnce(&mut Workshop),
) -> Option<Beside> {
    let mut all = assessment.workshops.clone();
    let workshop = all.iter_mut().find(|workshop| workshop.id == *id)?;
    change(workshop);
    (all != assessment.workshops).then_some(Beside::Workshops(all))
}

/// Changes a workshop.
#[must_use]
pub fn changed(assessment: &Assessment, id: &WorkshopId, change: impl FnOnce(&mut Workshop)) -> Option<Edit> {
    with_changed(assessment, id, change).map(Edit::Beside)
}

/// Changes a question of a workshop.
#[must_use]
pub fn item_changed(
    assessment: &Assessment,
    (id, question): (&WorkshopId, &QuestionId),
    change: impl FnOnce(&mut AgendaItem),
) -> Option<Edit> {
    changed(assessment, id, |workshop| {
        if let Some(item) = workshop.item_mut(question) {
            change(item);
        }
    })
}

/// The votes of a round are revealed. With the first of all the workshop has begun, on this day.
#[must_use]
pub fn revealed(
    assessment: &Assessment,
    (id, question): (&WorkshopId, &QuestionId),
    votes: Votes,
    today: Date,
) -> Option<Edit> {
    changed(assessment, id, |workshop| {
        if workshop.agenda.iter().all(|item| item.rounds.is_empty()) {
            workshop.on = today;
        }
        if let Some(item) = workshop.item_mut(question) {
            item.rounds.push(votes);
            item.step = AgendaStep::Talk;
        }
    })
}

/// A question comes to another step.
#[must_use]
pub fn stepped(assessment: &Assessment, of: (&WorkshopId, &QuestionId), step: AgendaStep) -> Option<Edit> {
    let answer = assessment.answer(of.1).action().clone();
    item_changed(assessment, of, |item| {
        item.step = step;
        // What the answer has by now stands there to be kept or changed.
        if step == AgendaStep::Decide && item.decision.is_empty() {
            item.decision.owner = answer.owner;
            item.decision.due = answer.due;
        }
    })
}

/// Another question is spoken about.
#[must_use]
pub fn gone_to(assessment: &Assessment, id: &WorkshopId, question: &QuestionId) -> Option<Edit> {
    changed(assessment, id, |workshop| {
        if workshop.item(question).is_some() {
            workshop.at = Some(question.clone());
        }
    })
}

/// The decision is taken over into the answer, in one step with the workshop; none where nothing is chosen.
#[must_use]
pub fn decided(
    assessment: &Assessment,
    (id, question): (&WorkshopId, &Question),
    (today, lang): (Date, Lang),
    lists: &AtHand,
) -> Option<Edit> {
    let workshop = assessment.workshop(id)?;
    let decision = &workshop.item(&question.id)?.decision;
    if !is_chosen(question, decision) {
        return None;
    }
    let answer = answered(assessment.answer(&question.id), question, (workshop, decision), today, lang);
    let edit = Edit::Answers(vec![(question.id.clone(), answer.into())]);
    let edit = assessment.beside_lists(edit, lists.beside(&question.id));
    let beside = with_changed(assessment, id, |workshop| {
        if let Some(item) = workshop.item_mut(&question.id) {
            item.step = AgendaStep::Decided;
        }
    })?;
    Some(Edit::With(Box::new(edit), beside))
}

/// What was decided is spoken about again: the reason leaves the note, the answer stays until it is decided anew.
#[must_use]
pub fn reopened(assessment: &Assessment, (id, question): (&WorkshopId, &QuestionId)) -> Option<Edit> {
    let workshop = assessment.workshop(id)?;
    let decision = &workshop.item(question)?.decision;
    let mut answer = assessment.answer(question).clone();
    answer.note = without_reason(&answer.note, workshop, decision);
    let beside = with_changed(assessment, id, |workshop| {
        if let Some(item) = workshop.item_mut(question) {
            item.step = AgendaStep::Decide;
        }
    })?;
    let edit = Edit::Answers(vec![(question.clone(), answer.into())]);
    Some(Edit::With(Box::new(edit), beside))
}

/// The question at which a workshop is: the one that was left, else the first that is not done, else the first.
#[must_use]
pub fn at(workshop: &Workshop) -> Option<&AgendaItem> {
    let left = workshop.at.as_ref().and_then(|at| workshop.item(at));
    let open = || workshop.agenda.iter().find(|item| !item.step.is_done());
    left.or_else(open).or_else(|| workshop.agenda.first())
}

/// The next question that is not done after one, from the start again at the end; none where all are done.
#[must_use]
pub fn next_open<'a>(workshop: &'a Workshop, after: &QuestionId) -> Option<&'a AgendaItem> {
    let place = workshop.agenda.iter().position(|item| item.question == *after).map_or(0, |place| place + 1);
    let (before, behind) = workshop.agenda.split_at(place);
    let open = |item: &&AgendaItem| !item.step.is_done() && item.question != *after;
    behind.iter().chain(before).find(open)
}

/// The first workshop that differs between two states, with the question that differs in it: the one that it has
/// come to or left, where that is all.
#[must_use]
pub fn differing(
    before: &[Shared<Workshop>],
    now: &[Shared<Workshop>],
) -> Option<(WorkshopId, Option<QuestionId>)> {
    let of = |all: &[Shared<Workshop>], id: &WorkshopId| all.iter().find(|one| one.id == *id).cloned();
    let ids = now.iter().chain(before).map(|workshop| &workshop.id);
    let id = ids.into_iter().find(|id| of(before, id) != of(now, id))?;
    let (Some(was), Some(is)) = (of(before, id), of(now, id)) else { return Some((id.clone(), None)) };
    let item = is.agenda.iter().find(|item| was.item(&item.question).is_some_and(|other| other != *item));
    let moved = || is.at.clone().filter(|_| was.at != is.at);
    Some((id.clone(), item.map(|item| item.question.clone()).or_else(moved)))
}

/// The step that a question is at, as far as its votes bear it: what was never voted on is not spoken about.
#[must_use]
pub fn step(item: &AgendaItem) -> AgendaStep {
    match item.step {
        AgendaStep::Talk if item.rounds.is_empty() => AgendaStep::Vote,
        AgendaStep::Decided if item.decision.response == Response::Unanswered => AgendaStep::Decide,
        step => step,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::history::History;
    use crate::assessment::workshop_words::WorkshopField;
    use crate::base::level::Level;
    use crate::questionnaire::shipped::meti_guideline;

    const DAY: Date = date(2026, 11, 30);

    fn id(id: &str) -> QuestionId {
        QuestionId::new(id)
    }

    fn prepared(questions: &[&str]) -> Assessment {
        let mut assessment = Assessment::default();
        let mut workshop = begun(&assessment, "役員会".to_owned(), date(2026, 11, 1));
        workshop.agenda = questions
            .iter()
            .map(|question| AgendaItem { question: id(question), ..AgendaItem::default() })
            .collect();
        added(&assessment, workshop).apply(&mut assessment);
        assessment
    }

    /// What leads from one state to the next.
    type Step<'a> = Box<dyn Fn(&Assessment) -> Option<Edit> + 'a>;

    #[test]
    fn every_step_is_taken_back_by_one_undo_and_made_again_by_one_redo() {
        let mut now = prepared(&["A-1", "A-2"]);
        let mut history = History::default();
        let workshop = now.workshops[0].id.clone();
        let a1 = id("A-1");
        let question = meti_guideline().question(&a1).unwrap().1;
        let votes = Votes { levels: [0, 1, 1, 2, 1], unknown: 1 };
        let of = (&workshop, &a1);
        let mut states = vec![now.clone()];
        let steps: Vec<Step<'_>> = vec![
            Box::new(|now| gone_to(now, &workshop, &a1)),
            Box::new(|now| revealed(now, of, votes, DAY)),
            Box::new(|now| stepped(now, of, AgendaStep::Vote)),
            Box::new(|now| revealed(now, of, votes, DAY)),
            Box::new(|now| stepped(now, of, AgendaStep::Decide)),
            Box::new(|now| {
                item_changed(now, of, |item| item.decision.response = Response::Level(Level::THREE))
            }),
            Box::new(|_| {
                let field = WorkshopField::Dissent(a1.clone());
                Some(Edit::WorkshopText(workshop.clone(), field, "早すぎる".to_owned()))
            }),
            Box::new(|now| decided(now, (&workshop, question), (DAY, Lang::Ja), &AtHand::default())),
            Box::new(|now| reopened(now, of)),
            Box::new(|now| stepped(now, of, AgendaStep::Parked)),
            Box::new(|now| changed(now, &workshop, |workshop| workshop.state = WorkshopState::Ended)),
            Box::new(|now| Some(removed(now, &workshop))),
        ];
        for step in &steps {
            let edit = step(&now).unwrap();
            assert!(history.apply(&mut now, edit));
            history.seal();
            states.push(now.clone());
        }
        assert_eq!(states[2].workshops[0].on, DAY, "it is of the day on which it is held");
        assert_eq!(states[8].response(&a1), &Response::Level(Level::THREE));
        assert_eq!(states[7].response(&a1), &Response::Unanswered);
        assert!(!states[8].lists.is_empty(), "the lists beside the question are taken down with the answer");
        for state in states.iter().rev().skip(1) {
            assert!(history.undo(&mut now).is_some());
            assert_eq!(now, *state);
        }
        for state in states.iter().skip(1) {
            assert!(history.redo(&mut now).is_some());
            assert_eq!(now, *state);
        }
    }

    #[test]
    fn nothing_is_taken_over_before_something_is_chosen() {
        let now = prepared(&["A-1"]);
        let workshop = now.workshops[0].id.clone();
        let question = meti_guideline().question(&id("A-1")).unwrap().1;
        assert_eq!(decided(&now, (&workshop, question), (DAY, Lang::Ja), &AtHand::default()), None);
        let other = meti_guideline().question(&id("A-2")).unwrap().1;
        assert_eq!(decided(&now, (&workshop, other), (DAY, Lang::Ja), &AtHand::default()), None);
        assert_eq!(gone_to(&now, &WorkshopId::new("W-7"), &id("A-1")), None);
        assert_eq!(gone_to(&now, &workshop, &id("A-2")), None);
    }

    #[test]
    fn owner_and_date_of_the_answer_stand_in_the_decision_to_be_kept_or_changed() {
        let mut now = prepared(&["A-1"]);
        let workshop = now.workshops[0].id.clone();
        let due = Some(date(2027, 1, 31));
        let mut answer = now.answer(&id("A-1")).clone();
        answer.action_mut().owner = "総務部".to_owned();
        answer.action_mut().due = due;
        Edit::Answers(vec![(id("A-1"), answer.into())]).apply(&mut now);
        stepped(&now, (&workshop, &id("A-1")), AgendaStep::Decide).unwrap().apply(&mut now);
        let decision = now.workshops[0].agenda[0].decision.clone();
        assert_eq!((decision.owner.as_str(), decision.due), ("総務部", due));
    }

    #[test]
    fn one_resumes_at_the_question_that_was_left_and_goes_on_to_what_is_not_done() {
        let now = prepared(&["A-1", "A-2", "A-3"]);
        let mut workshop = now.workshops[0].clone().into_inner();
        let name = |item: Option<&AgendaItem>| item.map(|item| item.question.to_string());
        assert_eq!(name(at(&workshop)).as_deref(), Some("A-1"));
        workshop.agenda[0].step = AgendaStep::Decided;
        assert_eq!(name(at(&workshop)).as_deref(), Some("A-2"));
        workshop.at = Some(id("A-3"));
        assert_eq!(name(at(&workshop)).as_deref(), Some("A-3"));
        workshop.at = Some(id("gone"));
        assert_eq!(name(at(&workshop)).as_deref(), Some("A-2"));
        assert_eq!(name(next_open(&workshop, &id("A-2"))).as_deref(), Some("A-3"));
        assert_eq!(name(next_open(&workshop, &id("A-3"))).as_deref(), Some("A-2"));
        workshop.agenda.iter_mut().for_each(|item| item.step = AgendaStep::Parked);
        assert_eq!(name(next_open(&workshop, &id("A-3"))), None);
        assert_eq!(name(at(&Workshop { at: None, ..workshop.clone() })).as_deref(), Some("A-1"));
        workshop.agenda.clear();
        assert_eq!(name(at(&workshop)), None);
    }

    #[test]
    fn a_file_that_claims_a_step_without_what_belongs_to_it_is_at_the_one_before() {
        let item = |step| AgendaItem { step, ..AgendaItem::default() };
        assert_eq!(step(&item(AgendaStep::Talk)), AgendaStep::Vote);
        assert_eq!(step(&item(AgendaStep::Decided)), AgendaStep::Decide);
        assert_eq!(step(&item(AgendaStep::Parked)), AgendaStep::Parked);
    }

    #[test]
    fn what_a_step_was_about_is_told_from_the_two_states() {
        let before = prepared(&["A-1", "A-2"]);
        let id_of = before.workshops[0].id.clone();
        let differs = |edit: Option<Edit>| {
            let mut now = before.clone();
            edit.unwrap().apply(&mut now);
            differing(&before.workshops, &now.workshops)
        };
        let a2 = id("A-2");
        let votes = Votes { levels: [1, 1, 1, 0, 0], unknown: 0 };
        let question = |question: &QuestionId| Some((id_of.clone(), Some(question.clone())));
        assert_eq!(differs(revealed(&before, (&id_of, &a2), votes, DAY)), question(&a2));
        assert_eq!(differs(gone_to(&before, &id_of, &a2)), question(&a2));
        assert_eq!(
            differs(changed(&before, &id_of, |workshop| workshop.voters = 9)),
            Some((id_of.clone(), None))
        );
        assert_eq!(differs(Some(removed(&before, &id_of))), Some((id_of.clone(), None)));
        assert_eq!(differing(&before.workshops, &before.workshops), None);
    }

    #[test]
    fn a_new_workshop_has_a_number_that_no_other_has() {
        let mut all = prepared(&[]);
        for wanted in ["W-2", "W-3"] {
            let workshop = begun(&all, String::new(), DAY);
            assert_eq!(workshop.id.as_str(), wanted);
            added(&all, workshop).apply(&mut all);
        }
        removed(&all, &WorkshopId::new("W-2")).apply(&mut all);
        assert_eq!(begun(&all, String::new(), DAY).id.as_str(), "W-4");
    }
}
