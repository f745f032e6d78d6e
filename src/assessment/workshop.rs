//! A workshop: several people of one company, one projector, votes on a question and what was decided.
//! Nobody's name stands with a vote.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::dates;
use crate::base::ids::{QuestionId, WorkshopId};

use super::answer::Response;

/// A workshop, held or interrupted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workshop {
    /// Its id.
    pub id: WorkshopId,
    /// Its name.
    pub name: String,
    /// The day.
    #[serde(deserialize_with = "dates::date")]
    pub on: Date,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facilitator: String,
    /// How many vote: 3 to 25.
    pub voters: u8,
    /// How many minutes a question is given.
    pub minutes: u8,
    /// How votes are given.
    pub ballot: Ballot,
    /// The question that is spoken about; none before it has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<QuestionId>,
    /// Its questions, in the order in which they are spoken about.
    pub agenda: Vec<AgendaItem>,
    /// Whether it has ended.
    pub state: WorkshopState,
}

/// How votes are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ballot {
    /// By cards that are counted.
    Cards,
    /// By each at the keyboard in turn.
    PassedRound,
}

/// Whether a workshop has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkshopState {
    /// It goes on, or was interrupted.
    Open,
    /// It has ended.
    Ended,
}

/// A question of a workshop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// The question.
    pub question: QuestionId,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "AgendaStep::is_first")]
    pub step: AgendaStep,
    /// The rounds of votes, the first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Votes>,
    /// What those with the highest and the lowest votes said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
    /// What is decided; until its step is [`AgendaStep::Decided`], what is being put down for it.
    #[serde(default, skip_serializing_if = "Decision::is_empty")]
    pub decision: Decision,
    /// What was put off.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parked: String,
}

/// How far a question has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgendaStep {
    /// Everyone chooses: the votes of a round come in.
    #[default]
    Vote,
    /// The votes are revealed: the highest and the lowest say why.
    Talk,
    /// The decision is put down.
    Decide,
    /// It is decided, and the answer has it.
    Decided,
    /// It is put off.
    Parked,
}

impl AgendaStep {
    /// Whether nothing of the question is under way any more.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Decided | Self::Parked)
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_first(&self) -> bool {
        *self == Self::Vote
    }
}

/// A round of votes, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Votes {
    /// How many are for the levels 0, 1, 2, 3 and 4.
    pub levels: [u8; 5],
    /// How many do not know.
    pub unknown: u8,
}

/// What was decided about a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The response.
    pub response: Response,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What was said against it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dissent: String,
    /// Who is responsible for what follows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Until when.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

impl Decision {
    /// Whether nothing is put down.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Workshop {
    /// A question of the agenda.
    #[must_use]
    pub fn item(&self, question: &QuestionId) -> Option<&AgendaItem> {
        self.agenda.iter().find(|item| item.question == *question)
    }

    /// The same, to be changed.
    pub fn item_mut(&mut self, question: &QuestionId) -> Option<&mut AgendaItem> {
        self.agenda.iter_mut().find(|item| item.question == *question)
    }
}

impl Votes {
    /// How many votes there are, those that do not know counted in.
    #[must_use]
    pub fn count(&self) -> usize {
        self.levels.iter().chain([&self.unknown]).map(|count| usize::from(*count)).sum()
    }
}
