//! The answer to one question, with its evidence and its actions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::action_item::{ActionItem, ActionState};
use super::evidence::Evidence;
use crate::base::dates;
use crate::base::ids::{ElementId, QuestionId};
use crate::base::level::Level;
use crate::base::meaning::Meaning;
use crate::base::shared::Shared;
use crate::questionnaire::Question;

/// The answers of a state, by question: shared, and each of them.
pub type Answers = Shared<BTreeMap<QuestionId, Shared<Answer>>>;

/// The answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The response.
    pub response: Response,
    /// The meaning of the question that the response was given to.
    #[serde(default, skip_serializing_if = "Meaning::is_first")]
    pub meaning: Meaning,
    /// A target for this question, instead of the area's or the default.
    pub target: Option<Level>,
    /// The elements that hold.
    pub elements: BTreeSet<ElementId>,
    /// A note: text, never markup.
    pub note: String,
    /// What the answer rests on, one thing an entry.
    pub evidence: Vec<Evidence>,
    /// What will be done about the gap, the most important first; none means the questionnaire's next
    /// step.
    pub actions: Vec<ActionItem>,
    /// How soon the gap must be closed.
    pub urgency: Urgency,
    /// Who answered; empty means the profile's respondent.
    pub respondent: String,
    /// When the response was last given or confirmed.
    #[serde(default, deserialize_with = "dates::optional")]
    pub confirmed_on: Option<Date>,
    /// The company's own words for this answer: see [`super::tags`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// A response. The four never fold into each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// A level from 0 to 4.
    Level(Level),
    /// The question does not apply, and why. An empty reason is listed among the checks.
    NotApplicable(String),
    /// The person looked and does not know.
    Unknown,
    /// Not yet answered.
    #[default]
    Unanswered,
}

impl Answer {
    /// The response as it counts for a question: one that was given to another meaning of it does not.
    #[must_use]
    pub fn counted(&self, question: &Question) -> &Response {
        if self.meaning == question.meaning { &self.response } else { &Response::Unanswered }
    }

    /// The action that stands where there is room for one: the first, or one of which nothing is said.
    #[must_use]
    pub fn action(&self) -> &ActionItem {
        self.actions.first().unwrap_or(ActionItem::unsaid())
    }

    /// The same, to be changed: it is made where there is none. See [`Self::tidy_actions`].
    pub fn action_mut(&mut self) -> &mut ActionItem {
        if self.actions.is_empty() {
            self.actions.push(ActionItem::first());
        }
        &mut self.actions[0]
    }

    /// The actions, of which the first comes to a state on a day.
    #[must_use]
    pub fn actions_come_to(&self, state: ActionState, on: Date) -> Vec<ActionItem> {
        let mut then = self.clone();
        then.action_mut().come_to(state, on);
        then.actions
    }

    /// Lets go of an only action of which nothing is said.
    pub fn tidy_actions(&mut self) {
        if matches!(self.actions.as_slice(), [only] if only == ActionItem::unsaid()) {
            self.actions.clear();
        }
    }

    /// What the company itself says will be done, first of all; `None` where it says nothing.
    #[must_use]
    pub fn own_action(&self) -> Option<&str> {
        self.action().own()
    }

    /// An answer of which nothing is said, to be looked at.
    pub(super) fn untouched() -> &'static Self {
        static UNTOUCHED: LazyLock<Answer> = LazyLock::new(Answer::default);
        &UNTOUCHED
    }
}

impl Response {
    /// The level, if the response is one.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(*level),
            Self::NotApplicable(_) | Self::Unknown | Self::Unanswered => None,
        }
    }
}

/// How soon a gap must be closed; it multiplies the priority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Urgency {
    /// Can wait: × 1.
    Low,
    /// The usual: × 2.
    #[default]
    Normal,
    /// Cannot wait: × 3.
    High,
}

impl Urgency {
    /// All urgencies, lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Normal, Self::High];

    /// The factor: 1, 2 or 3.
    #[must_use]
    pub fn factor(self) -> u32 {
        match self {
            Self::Low => 1,
            Self::Normal => 2,
            Self::High => 3,
        }
    }
}
