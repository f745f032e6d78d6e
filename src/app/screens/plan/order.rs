//! By what the plan is ordered.

use crate::assessment::Answer;
use crate::scoring::Gap;

/// By what the plan is ordered, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub by: By,
    /// Highest, latest or last first.
    pub down: bool,
}

/// A column of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The priority.
    Priority,
    /// The place in the questionnaire.
    Question,
    /// The level.
    Level,
    /// The action.
    Action,
    /// The owner.
    Owner,
    /// The due date.
    Due,
    /// The urgency.
    Urgency,
}

impl Default for Order {
    fn default() -> Self {
        Self { by: By::Priority, down: true }
    }
}

impl Order {
    /// The order after a click on a column's head: the same column turns, another begins with what
    /// is most wanted of it.
    #[must_use]
    pub fn clicked(self, by: By) -> Self {
        let down = if self.by == by { !self.down } else { matches!(by, By::Priority | By::Urgency) };
        Self { by, down }
    }
}

/// The gaps in an order; of equals the one with the higher priority first. What has no date, owner
/// or action stands last in both directions.
#[must_use]
pub fn ordered<'a>(gaps: &[Gap], order: Order, answer: &dyn Fn(&Gap) -> Option<&'a Answer>) -> Vec<Gap> {
    use std::cmp::Ordering;
    let empty_last = |a: &str, b: &str| match (a.trim().is_empty(), b.trim().is_empty()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => turned(a.cmp(b), order.down),
    };
    let action = |gap: &Gap| answer(gap).map_or("", |answer| answer.action.as_str());
    let owner = |gap: &Gap| answer(gap).map_or("", |answer| answer.owner.as_str());
    let due = |gap: &Gap| answer(gap).and_then(|answer| answer.due);
    let mut gaps = gaps.to_vec();
    gaps.sort_by(|a, b| match order.by {
        By::Priority => turned(a.priority.cmp(&b.priority), order.down),
        By::Question => turned((&a.area, &a.question).cmp(&(&b.area, &b.question)), order.down),
        By::Level => turned(a.level.cmp(&b.level), order.down),
        By::Action => empty_last(action(a), action(b)),
        By::Owner => empty_last(owner(a), owner(b)),
        By::Due => match (due(a), due(b)) {
            (Some(x), Some(y)) => turned(x.cmp(&y), order.down),
            (x, y) => x.is_none().cmp(&y.is_none()),
        },
        By::Urgency => turned(a.urgency.cmp(&b.urgency), order.down),
    });
    gaps
}

fn turned(ordering: std::cmp::Ordering, down: bool) -> std::cmp::Ordering {
    if down { ordering.reverse() } else { ordering }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Urgency;
    use crate::base::ids::{AreaId, QuestionId};
    use crate::base::level::Level;

    fn gap(id: &str, priority: u32) -> Gap {
        Gap {
            question: QuestionId::new(id),
            area: AreaId::new("A"),
            level: None,
            target: Level::THREE,
            gap: 3,
            weight: 1,
            urgency: Urgency::Normal,
            priority,
        }
    }

    #[test]
    fn what_has_no_date_or_owner_stands_last_in_both_directions() {
        let gaps = [gap("A-1", 9), gap("A-2", 8), gap("A-3", 7)];
        let given = |owner: &str, month| {
            let due = Some(jiff::civil::date(2027, month, 1));
            Answer { owner: owner.to_owned(), due, ..Answer::default() }
        };
        let (second, third) = (given("乙", 3), given("丙", 1));
        let answer = |gap: &Gap| match gap.question.as_str() {
            "A-2" => Some(&second),
            "A-3" => Some(&third),
            _ => None,
        };
        let ids = |by, down| -> Vec<String> {
            ordered(&gaps, Order { by, down }, &answer).iter().map(|g| g.question.to_string()).collect()
        };
        assert_eq!(ids(By::Priority, true), ["A-1", "A-2", "A-3"]);
        assert_eq!(ids(By::Priority, false), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Due, false), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Due, true), ["A-2", "A-3", "A-1"]);
        assert_eq!(ids(By::Owner, false), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Question, true), ["A-3", "A-2", "A-1"]);
    }

    #[test]
    fn a_second_click_on_a_head_turns_the_order() {
        let due = Order::default().clicked(By::Due);
        assert_eq!(due, Order { by: By::Due, down: false });
        assert_eq!(due.clicked(By::Due), Order { by: By::Due, down: true });
        assert_eq!(due.clicked(By::Priority), Order::default());
    }
}
