//! Which questions a workshop speaks about, and in which order: those first on which votes were furthest apart, then
//! those that weigh most.

use std::cmp::Reverse;

use super::tally::Tally;
use crate::assessment::Assessment;
use crate::assessment::tags;
use crate::assessment::workshop::{AgendaItem, Workshop};
use crate::base::ids::{AreaId, QuestionId, WorkshopId};
use crate::questionnaire::{Area, Checked, Question};
use crate::scoring::Scorecard;

/// A question that a workshop may speak about.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its area.
    pub area: &'a Area,
    /// The question.
    pub question: &'a Question,
    /// How many levels are missing to its target; none where none is.
    pub gap: Option<u8>,
    /// How far apart the votes were when it was last voted on, in levels; none where it never was.
    pub apart: Option<u8>,
    /// The tags of its answer.
    pub tags: &'a [String],
}

/// Which candidates are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Picking {
    /// All that are asked.
    #[default]
    All,
    /// Those below their target.
    Gap,
    /// Those on which earlier votes were apart.
    Apart,
    /// Those of an area.
    Area(AreaId),
    /// Those whose answer has a tag.
    Tag(String),
}

impl Picking {
    /// Whether a candidate is looked at.
    #[must_use]
    pub fn takes(&self, candidate: &Candidate<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Gap => candidate.gap.is_some(),
            Self::Apart => candidate.apart.is_some_and(|apart| apart > 0),
            Self::Area(area) => candidate.area.id == *area,
            Self::Tag(tag) => candidate.tags.iter().any(|other| tags::same(other, tag)),
        }
    }
}

/// All questions that are asked, in the order of an agenda; what the votes of a workshop itself were counts
/// before those of others.
#[must_use]
pub fn candidates<'a>(
    questionnaire: &'a Checked,
    assessment: &'a Assessment,
    card: &Scorecard,
    workshop: &WorkshopId,
) -> Vec<Candidate<'a>> {
    let asked = assessment.asked(questionnaire);
    let mut found: Vec<Candidate<'_>> = asked
        .into_iter()
        .filter_map(|question| {
            let (area, question) = questionnaire.question(&question.id)?;
            let gap = card.gaps.iter().find(|gap| gap.question == question.id).map(|gap| gap.gap);
            let apart = last_apart(assessment, question, workshop);
            let tags = assessment.answer(&question.id).tags.as_slice();
            Some(Candidate { area, question, gap, apart, tags })
        })
        .collect();
    found.sort_by_key(place);
    found
}

/// Further apart first, then heavier, then with the greater gap; equals stay in the questionnaire's order.
fn place(of: &Candidate<'_>) -> (Reverse<u8>, Reverse<u8>, Reverse<u8>) {
    let or_none = |number: Option<u8>| Reverse(number.unwrap_or(0));
    (or_none(of.apart), Reverse(of.question.weight), or_none(of.gap))
}

/// How far apart the votes on a question were at the last: in the workshop itself, else in the latest other one
/// in which they can be shown.
fn last_apart(assessment: &Assessment, question: &Question, workshop: &WorkshopId) -> Option<u8> {
    let own = assessment.workshop(workshop).and_then(|own| apart_in(own, question));
    let mut others: Vec<&Workshop> =
        assessment.workshops.iter().map(|other| &**other).filter(|other| other.id != *workshop).collect();
    // Of one day the one that was begun later.
    others.sort_by_key(|other| other.on);
    own.or_else(|| others.into_iter().rev().find_map(|other| apart_in(other, question)))
}

fn apart_in(workshop: &Workshop, question: &Question) -> Option<u8> {
    let rounds = &workshop.item(&question.id)?.rounds;
    rounds.iter().rev().find_map(|votes| Some(Tally::of(question.kind, votes).counted()?.width()))
}

/// An agenda in order. What is done stays where it is, before the rest; what is not asked any more comes last.
#[must_use]
pub fn in_order(agenda: &[AgendaItem], candidates: &[Candidate<'_>]) -> Vec<AgendaItem> {
    let (done, mut rest): (Vec<AgendaItem>, Vec<AgendaItem>) =
        agenda.iter().cloned().partition(|item| item.step.is_done());
    let place = |id: &QuestionId| candidates.iter().position(|candidate| candidate.question.id == *id);
    rest.sort_by_key(|item| place(&item.question).unwrap_or(usize::MAX));
    done.into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::edit::{Change, Edit};
    use crate::assessment::workshop::{AgendaStep, Votes};
    use crate::assessment::{Response, Run};
    use crate::base::level::Level;
    use crate::questionnaire::shipped::meti_guideline;
    use crate::workshop::running::begun;

    fn voted(id: &str, on: jiff::civil::Date, rounds: &[(&str, [u8; 5])]) -> Workshop {
        let mut workshop = begun(&Assessment::default(), id.to_owned(), on);
        workshop.id = WorkshopId::new(id);
        for (question, levels) in rounds {
            let question = QuestionId::new(*question);
            let votes = Votes { levels: *levels, unknown: 0 };
            match workshop.item_mut(&question) {
                Some(item) => item.rounds.push(votes),
                None => workshop.agenda.push(AgendaItem {
                    question,
                    rounds: vec![votes],
                    ..AgendaItem::default()
                }),
            }
        }
        workshop
    }

    fn ids(candidates: &[Candidate<'_>]) -> Vec<String> {
        candidates.iter().map(|candidate| candidate.question.id.to_string()).collect()
    }

    #[test]
    fn questions_come_by_how_far_votes_were_apart_then_by_weight_then_by_gap() {
        let questionnaire = meti_guideline();
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let day = date(2026, 11, 25);
        for (question, level) in [("A-1", 0), ("A-2", 4)] {
            let response = Response::Level(Level::new(level).unwrap());
            Edit::Answer(QuestionId::new(question), Change::Response(response, Some(day)))
                .apply(&mut assessment);
        }
        let earlier = voted("W-1", date(2026, 3, 1), &[("P1-1", [1, 0, 0, 0, 2]), ("P1-2", [0, 1, 2, 0, 0])]);
        // The later workshop counts, and of it the last round that can be shown.
        let later = voted(
            "W-2",
            date(2026, 6, 1),
            &[
                ("P1-1", [2, 0, 0, 0, 1]),
                ("P1-1", [0, 0, 3, 0, 0]),
                ("P1-1", [1, 0, 0, 0, 1]),
                ("A-1", [1, 0, 0, 2, 0]),
            ],
        );
        assessment.workshops = vec![later.into(), earlier.into()];
        let card = Scorecard::of(questionnaire, &assessment, day);
        let found = candidates(questionnaire, &assessment, &card, &WorkshopId::new("W-9"));
        assert_eq!(found.len(), assessment.asked(questionnaire).len());
        assert_eq!(ids(&found[..2]), ["A-1", "P1-2"]);
        let apart = |id: &str| {
            found.iter().find(|candidate| candidate.question.id.as_str() == id).and_then(|found| found.apart)
        };
        assert_eq!(
            [apart("A-1"), apart("P1-2"), apart("P1-1"), apart("A-2")],
            [Some(3), Some(1), Some(0), None]
        );
        // The rest by weight; within one weight by the gap.
        let rest: Vec<(u8, u8)> =
            found[2..].iter().map(|of| (of.question.weight, of.gap.unwrap_or(0))).collect();
        let mut sorted = rest.clone();
        sorted.sort_by_key(|(weight, gap)| (Reverse(*weight), Reverse(*gap)));
        assert_eq!(rest, sorted);
        // In the workshop itself its own votes count.
        let own = candidates(questionnaire, &assessment, &card, &WorkshopId::new("W-1"));
        assert_eq!(ids(&own[..3]), ["P1-1", "A-1", "P1-2"]);
    }

    #[test]
    fn what_is_looked_at_is_by_gap_votes_area_or_tag() {
        let questionnaire = meti_guideline();
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let day = date(2026, 11, 25);
        let low = Change::Response(Response::Level(Level::ZERO), Some(day));
        Edit::Answer(QuestionId::new("A-1"), low).apply(&mut assessment);
        Edit::Answer(QuestionId::new("A-2"), Change::Tags(vec!["調達".to_owned()])).apply(&mut assessment);
        assessment.workshops =
            vec![voted("W-1", day, &[("A-3", [1, 1, 1, 0, 0]), ("A-4", [0, 3, 0, 0, 0])]).into()];
        let card = Scorecard::of(questionnaire, &assessment, day);
        let found = candidates(questionnaire, &assessment, &card, &WorkshopId::new("W-2"));
        let taken = |picking: &Picking| -> Vec<String> {
            let taken: Vec<Candidate<'_>> = found.iter().copied().filter(|one| picking.takes(one)).collect();
            ids(&taken)
        };
        assert_eq!(taken(&Picking::Gap), ["A-1"]);
        assert_eq!(taken(&Picking::Apart), ["A-3"]);
        assert_eq!(taken(&Picking::Tag("調達".to_owned())), ["A-2"]);
        assert_eq!(taken(&Picking::Tag("販売".to_owned())), Vec::<String>::new());
        let of_area = taken(&Picking::Area(AreaId::new("A")));
        assert!(of_area.len() > 3 && of_area.iter().all(|id| id.starts_with("A-")), "{of_area:?}");
        assert_eq!(taken(&Picking::All).len(), found.len());
    }

    #[test]
    fn what_is_done_stays_before_what_is_ordered() {
        let questionnaire = meti_guideline();
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let day = date(2026, 11, 25);
        let mut workshop = voted(
            "W-1",
            day,
            &[
                ("P1-1", [3, 0, 0, 0, 0]),
                ("P1-2", [1, 1, 1, 0, 0]),
                ("gone", [3, 0, 0, 0, 0]),
                ("A-1", [1, 0, 0, 0, 2]),
            ],
        );
        workshop.agenda[0].step = AgendaStep::Decided;
        assessment.workshops = vec![workshop.clone().into()];
        let card = Scorecard::of(questionnaire, &assessment, day);
        let found = candidates(questionnaire, &assessment, &card, &workshop.id);
        let order: Vec<String> =
            in_order(&workshop.agenda, &found).into_iter().map(|item| item.question.to_string()).collect();
        assert_eq!(order, ["P1-1", "A-1", "P1-2", "gone"]);
    }
}
