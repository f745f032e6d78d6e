//! An action of the plan: what will be done about a question's gap, by whom, until when, at what cost, how
//! far it is, and what became of it on which day.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::dates;
use crate::base::ids::{ActionId, ScenarioId};
use crate::base::units::{Percent, Yen};

/// An action. One without a text is the questionnaire's next step, with an owner or a date of the
/// company's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionItem {
    /// Its id, unique within the question: `1`, `2`, …
    pub id: ActionId,
    /// What will be done; empty means the questionnaire's next step.
    pub text: String,
    /// Who is responsible.
    pub owner: String,
    /// When it is to be done.
    #[serde(default, deserialize_with = "dates::optional")]
    pub due: Option<Date>,
    /// How far it is.
    pub state: ActionState,
    /// How much of it is done, where somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Cost::is_unknown")]
    pub cost: Cost,
    /// The scenario that it is for, if it is for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<ScenarioId>,
    /// What changed about it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<ActionEvent>,
}

/// How far an action is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActionState {
    /// Nobody has begun.
    #[default]
    NotBegun,
    /// It has been begun.
    UnderWay,
    /// It is done.
    Done,
    /// It will not be done, and why.
    GivenUp(String),
}

impl ActionState {
    /// All states in their order, the last without a reason.
    #[must_use]
    pub fn begun_to_given_up() -> [Self; 4] {
        [Self::NotBegun, Self::UnderWay, Self::Done, Self::GivenUp(String::new())]
    }

    /// Whether both are the same state, for whatever reason something was given up.
    #[must_use]
    pub fn is_as_far_as(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::NotBegun | Self::UnderWay)
    }
}

/// What something costs; `None` is "not known", and 0 is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Once, in yen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub once: Option<Yen>,
    /// A year, in yen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yearly: Option<Yen>,
}

/// Something that became of an action on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionEvent {
    /// The day.
    #[serde(deserialize_with = "dates::date")]
    pub on: Date,
    /// What it became.
    pub became: ActionNews,
}

/// What an action became.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ActionNews {
    /// It came to this state.
    State(ActionState),
    /// So much of it was done.
    Percent(Option<Percent>),
    /// It was to be done by another day.
    Due(#[serde(deserialize_with = "dates::optional")] Option<Date>),
    /// It had another owner.
    Owner(String),
    /// It was to cost something else.
    Cost(Cost),
}

impl ActionItem {
    /// What stands for the first action of a question before anything is said of it.
    #[must_use]
    pub fn first() -> Self {
        Self { id: ActionId::new("1"), ..Self::default() }
    }

    /// The first action of a question, of which no more is said than this.
    #[must_use]
    pub fn of(text: impl Into<String>, owner: impl Into<String>, due: Option<Date>) -> Self {
        Self { text: text.into(), owner: owner.into(), due, ..Self::first() }
    }

    /// The same, to be looked at.
    pub(super) fn unsaid() -> &'static Self {
        static FIRST: LazyLock<ActionItem> = LazyLock::new(ActionItem::first);
        &FIRST
    }

    /// What the company itself says will be done; `None` where it says nothing.
    #[must_use]
    pub fn own(&self) -> Option<&str> {
        Some(self.text.as_str()).filter(|text| !text.trim().is_empty())
    }

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// Since which day it is done, if it is and that was noted.
    #[must_use]
    pub fn done_on(&self) -> Option<Date> {
        let noted = self.last_noted().filter(|(state, _)| **state == ActionState::Done);
        noted.filter(|_| self.state == ActionState::Done).map(|(_, on)| on)
    }

    /// The state that was noted last, and its day.
    fn last_noted(&self) -> Option<(&ActionState, Date)> {
        self.history.iter().rev().find_map(|event| match &event.became {
            ActionNews::State(state) => Some((state, event.on)),
            _ => None,
        })
    }

    /// Whether anything is said of it: what, by whom, until when or how far it is.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.own().is_some()
            || !self.owner.trim().is_empty()
            || self.due.is_some()
            || self.state != ActionState::NotBegun
    }

    /// It comes to a state on a day, which is noted. What is changed back on the same day has not happened.
    pub fn come_to(&mut self, state: ActionState, on: Date) {
        if self.state == state {
            return;
        }
        let is_of_day = |event: &ActionEvent| event.on == on && matches!(event.became, ActionNews::State(_));
        self.history.retain(|event| !is_of_day(event));
        let before = self.last_noted().map_or(&ActionState::NotBegun, |(state, _)| state);
        if *before != state {
            self.history.push(ActionEvent { on, became: ActionNews::State(state.clone()) });
        }
        self.state = state;
    }

    /// Whether it was to be done before today and is not.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}

impl Cost {
    /// Whether nothing is known of it.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.once.is_none() && self.yearly.is_none()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn it_is_done_since_the_day_on_which_it_came_to_be_done_and_not_before_or_after() {
        let mut action = ActionItem::of("", "", None);
        assert!(!action.is_said());
        action.come_to(ActionState::UnderWay, date(2026, 10, 1));
        assert!(action.is_said() && action.done_on().is_none());
        action.come_to(ActionState::Done, date(2026, 11, 30));
        assert_eq!(action.done_on(), Some(date(2026, 11, 30)));
        assert!(!action.is_open() && action.history.len() == 2);
        // The same again is nothing new.
        action.come_to(ActionState::Done, date(2026, 12, 24));
        assert_eq!((action.done_on(), action.history.len()), (Some(date(2026, 11, 30)), 2));
        action.come_to(ActionState::UnderWay, date(2027, 1, 8));
        assert_eq!(action.done_on(), None);
        action.come_to(ActionState::Done, date(2027, 2, 1));
        assert_eq!(action.done_on(), Some(date(2027, 2, 1)));
    }

    #[test]
    fn a_slip_that_is_put_right_on_the_same_day_leaves_nothing() {
        let mut action = ActionItem::of("stock", "", None);
        let before = action.clone();
        action.come_to(ActionState::Done, date(2026, 11, 30));
        action.come_to(ActionState::NotBegun, date(2026, 11, 30));
        assert_eq!(action, before);
    }
}
