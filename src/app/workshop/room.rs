//! What the window remembers of workshops while a document is open: which one is shown, the votes that are not revealed
//! yet, the clock, the projector. Votes before the reveal stand here alone: no file, journal or step of undo has them,
//! for the first of a round would be somebody's.

use std::collections::BTreeMap;

use super::projecting::Projecting;
use crate::app::widgets::choice::Selected;
use crate::assessment::workshop::AgendaStep;
use crate::assessment::workshop::{AgendaItem, Ballot, Votes, Workshop};
use crate::base::ids::{QuestionId, WorkshopId};
use crate::base::lang::Lang;
use crate::base::shared::Shared;
use crate::questionnaire::Kind;
use crate::session::document::Document;
use crate::workshop::agenda::Picking;
use crate::workshop::cards::{self, Card, CardFault};
use crate::workshop::running;
use crate::workshop::shown::{Projected, ProjectedPhase};
use crate::workshop::tally::Tally;

/// What is shown of a workshop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// It is held.
    #[default]
    Run,
    /// It is prepared.
    Prepare,
}

/// Who has the keyboard while votes are passed round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// Nobody: the screen is blank.
    #[default]
    Nobody,
    /// Somebody who chooses, and has chosen this.
    Chooses(Option<Card>),
}

/// The votes of a round that are not revealed.
#[derive(Clone, Debug)]
pub struct BallotBox {
    /// The cards as they are typed.
    pub typed: String,
    /// The votes that were passed in.
    passed: Votes,
    /// Who has the keyboard.
    pub turn: Turn,
    /// Somebody has chosen since the last frame: what follows is to put the vote in.
    pub chosen: Selected,
}

impl Default for BallotBox {
    fn default() -> Self {
        let (typed, passed) = (String::new(), Votes::default());
        Self { typed, passed, turn: Turn::Nobody, chosen: Selected::No }
    }
}

impl BallotBox {
    /// The votes that are in, or why they cannot be counted.
    ///
    /// # Errors
    /// [`CardFault`], of cards that are typed.
    pub fn votes(&self, ballot: Ballot, kind: Kind, voters: u8) -> Result<Votes, CardFault> {
        match ballot {
            Ballot::Cards => cards::counted(&self.typed, kind, voters),
            Ballot::PassedRound => Ok(self.passed),
        }
    }

    /// How many votes are in, whatever they are.
    #[must_use]
    pub fn count(&self, ballot: Ballot, kind: Kind, voters: u8) -> usize {
        let count = match ballot {
            Ballot::Cards => self.typed.chars().filter(|char| cards::card(*char, kind).is_ok()).count(),
            Ballot::PassedRound => self.passed.count(),
        };
        count.min(usize::from(voters))
    }

    /// A vote is passed in, and nobody has the keyboard any more.
    pub fn pass(&mut self, card: Card) {
        self.passed.add(card);
        self.turn = Turn::Nobody;
    }

    /// The round begins anew.
    pub fn empty(&mut self) {
        *self = Self::default();
    }
}

/// Where a person is in a workshop: what is drawn anew when it is another.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    workshop: WorkshopId,
    question: QuestionId,
    step: AgendaStep,
    rounds: usize,
}

/// What the window remembers of workshops.
#[derive(Debug, Default)]
pub struct WorkshopRoom {
    open: Option<WorkshopId>,
    /// What is shown of it.
    pub face: Face,
    /// Which questions are looked at to be put on the agenda.
    pub picking: Picking,
    boxes: BTreeMap<(WorkshopId, QuestionId, usize), BallotBox>,
    /// Since when the time of which question is taken, in seconds of the window's clock.
    clock: Option<(QuestionId, f64)>,
    /// The window for the projector.
    pub projecting: Projecting,
    place: Option<Place>,
    /// The workshop whose removal is asked about.
    pub removing: Option<WorkshopId>,
}

impl WorkshopRoom {
    /// The workshop that is shown.
    #[must_use]
    pub fn current(&self, doc: &Document) -> Option<Shared<Workshop>> {
        doc.assessment.workshop(self.open.as_ref()?).cloned()
    }

    /// Shows a workshop.
    pub fn enter(&mut self, workshop: WorkshopId, face: Face) {
        (self.open, self.face, self.place) = (Some(workshop), face, None);
    }

    /// Shows the list.
    pub fn leave(&mut self) {
        (self.open, self.place, self.removing) = (None, None, None);
    }

    /// Shows what a step of undo was about: of what is only prepared, the preparation stays.
    pub fn reveal(&mut self, workshop: WorkshopId, question: Option<QuestionId>) {
        if self.open.as_ref() != Some(&workshop) || question.is_some() && self.face == Face::Prepare {
            let face = if question.is_some() { Face::Run } else { self.face };
            self.enter(workshop, face);
        }
    }

    /// The box of the round that is under way on a question.
    pub fn ballot_box(&mut self, workshop: &WorkshopId, item: &AgendaItem) -> &mut BallotBox {
        let key = (workshop.clone(), item.question.clone(), item.rounds.len());
        self.boxes.entry(key).or_default()
    }

    /// Whether the person has come to a question or a step of it since the last frame.
    pub fn arrives(&mut self, workshop: &WorkshopId, item: &AgendaItem) -> bool {
        let place = Place {
            workshop: workshop.clone(),
            question: item.question.clone(),
            step: running::step(item),
            rounds: item.rounds.len(),
        };
        let arrives = self.place.as_ref() != Some(&place);
        self.place = Some(place);
        arrives
    }

    /// The time of a question is taken from now on.
    pub fn start_clock(&mut self, question: &QuestionId, now: f64) {
        self.clock = Some((question.clone(), now));
    }

    /// How many minutes a question has left, of which the last is counted until it is over; none while its time is
    /// not taken.
    #[must_use]
    pub fn minutes_left(&self, workshop: &Workshop, question: &QuestionId, now: f64) -> Option<u64> {
        let (_, since) = self.clock.as_ref().filter(|(of, _)| of == question)?;
        let left = f64::from(workshop.minutes) * 60.0 - (now - since);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most an hour")]
        let minutes = (left.max(0.0) / 60.0).ceil() as u64;
        Some(minutes)
    }

    /// In how many seconds another minute is over, while one is left.
    #[must_use]
    pub fn next_minute(&self, workshop: &Workshop, now: f64) -> Option<f64> {
        let (_, since) = self.clock.as_ref()?;
        let left = f64::from(workshop.minutes) * 60.0 - (now - since);
        (left > 0.0).then(|| (left % 60.0).max(0.05))
    }

    /// What the projector shows; nothing where no workshop is held.
    #[must_use]
    pub fn projected(&self, doc: &Document, lang: Lang, now: f64) -> Option<Projected> {
        let workshop = self.current(doc)?;
        let item = running::at(&workshop)?;
        let (_, question) = doc.questionnaire.question(&item.question)?;
        let round = item.rounds.len();
        let revealed = || item.rounds.last().map(|votes| Tally::of(question.kind, votes));
        let voting = || {
            let key = (workshop.id.clone(), item.question.clone(), round);
            let count = |of: &BallotBox| of.count(workshop.ballot, question.kind, workshop.voters);
            let votes = self.boxes.get(&key).map_or(0, count);
            ProjectedPhase::Voting { round, votes, voters: usize::from(workshop.voters) }
        };
        let phase = match running::step(item) {
            AgendaStep::Vote => voting(),
            AgendaStep::Talk | AgendaStep::Decide => revealed().map_or_else(voting, |tally| {
                ProjectedPhase::Revealed { round: round.saturating_sub(1), tally }
            }),
            AgendaStep::Decided => ProjectedPhase::Decided(item.decision.response.level()),
            AgendaStep::Parked => ProjectedPhase::Parked,
        };
        let number = workshop.agenda.iter().position(|other| other.question == item.question);
        let place = (number.map_or(0, |number| number + 1), workshop.agenda.len());
        let minutes = self.minutes_left(&workshop, &item.question, now);
        Some(Projected::of((&doc.questionnaire, question), place, phase, minutes, lang))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::Assessment;
    use crate::base::level::Level;
    use crate::workshop::running::begun;

    #[test]
    fn minutes_are_counted_until_they_are_over() {
        let workshop = begun(&Assessment::default(), String::new(), date(2026, 11, 30));
        let (a1, a2) = (QuestionId::new("A-1"), QuestionId::new("A-2"));
        let mut room = WorkshopRoom::default();
        assert_eq!(room.minutes_left(&workshop, &a1, 5.0), None);
        room.start_clock(&a1, 100.0);
        let left = |now| room.minutes_left(&workshop, &a1, now);
        assert_eq!(
            [100.0, 100.5, 159.0, 161.0, 699.0, 700.0, 9_000.0].map(left),
            [10, 10, 10, 9, 1, 0, 0].map(Some)
        );
        assert_eq!(room.minutes_left(&workshop, &a2, 100.0), None);
        assert_eq!(room.next_minute(&workshop, 130.0), Some(30.0));
        assert_eq!(room.next_minute(&workshop, 700.0), None);
    }

    #[test]
    fn a_box_tells_how_many_votes_are_in_and_keeps_each_question_and_round_apart() {
        let mut room = WorkshopRoom::default();
        let id = WorkshopId::new("W-1");
        let item = |question: &str, rounds: usize| AgendaItem {
            question: QuestionId::new(question),
            rounds: vec![Votes::default(); rounds],
            ..AgendaItem::default()
        };
        room.ballot_box(&id, &item("A-1", 0)).typed = "33x2?5".to_owned();
        let count = |of: &BallotBox, ballot| of.count(ballot, Kind::Maturity, 7);
        assert_eq!(count(room.ballot_box(&id, &item("A-1", 0)), Ballot::Cards), 4);
        for other in [item("A-1", 1), item("A-2", 0)] {
            assert_eq!(count(room.ballot_box(&id, &other), Ballot::Cards), 0);
        }
        let passed = room.ballot_box(&id, &item("A-2", 0));
        passed.turn = Turn::Chooses(Some(Card::Unknown));
        passed.pass(Card::Unknown);
        passed.pass(Card::Level(Level::FOUR));
        assert_eq!((count(passed, Ballot::PassedRound), passed.turn), (2, Turn::Nobody));
        let votes = passed.votes(Ballot::PassedRound, Kind::Maturity, 7);
        assert_eq!(votes, Ok(Votes { levels: [0, 0, 0, 0, 1], unknown: 1 }));
    }
}
