//! The action plan as data: which gaps it shows, by owner, due date, area and tag, and in which order.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Gap, Scorecard};
use crate::assessment::{Answer, Assessment, tags};
use crate::base::ids::{AreaId, QuestionId};
use crate::base::lang::Text;
use crate::base::level::Level;
use crate::questionnaire::Checked;

/// How many days ahead are soon.
const SOON: i64 = 30;

/// What a gap must be to be shown; everything at first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Whose it is.
    pub owner: Whose,
    /// When it is due.
    pub due: When,
    /// Its area; `None` for any.
    pub area: Option<AreaId>,
    /// A tag of its answer; `None` for any or none.
    pub tag: Option<String>,
}

/// Whose gaps are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Everyone's.
    #[default]
    Everyone,
    /// Those that have no owner.
    Nobody,
    /// Those of the owner of this name.
    Owner(String),
}

/// When gaps that are shown are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum When {
    /// At any time, or without a date.
    #[default]
    Any,
    /// Before today.
    Overdue,
    /// From today to 30 days ahead.
    Soon,
    /// Without a date.
    Undated,
}

impl Filter {
    /// The gaps of an owner, and nothing else.
    #[must_use]
    pub fn of_owner(name: &str) -> Self {
        Self { owner: Whose::Owner(name.to_owned()), ..Self::default() }
    }

    /// Whether a gap with this answer is shown.
    #[must_use]
    pub fn lets(&self, gap: &Gap, answer: Option<&Answer>, today: Date) -> bool {
        let owner = answer.map_or("", |answer| answer.action().owner.trim());
        let due = answer.and_then(|answer| answer.action().due);
        let whose = match &self.owner {
            Whose::Everyone => true,
            Whose::Nobody => owner.is_empty(),
            Whose::Owner(name) => owner == name,
        };
        let soon = today.saturating_add(SOON.days());
        let when = match self.due {
            When::Any => true,
            When::Overdue => answer.is_some_and(|answer| answer.action().is_overdue(today)),
            When::Soon => due.is_some_and(|due| (today..=soon).contains(&due)),
            When::Undated => due.is_none(),
        };
        let tagged = self.tag.as_ref().is_none_or(|wanted| {
            answer.is_some_and(|answer| answer.tags.iter().any(|tag| tags::same(tag, wanted)))
        });
        whose && when && tagged && self.area.as_ref().is_none_or(|area| *area == gap.area)
    }
}

/// The questions whose action is finished: it is done or given up, or something was said of it and the question has
/// reached its target. Those done last come first, then those of which no day is known, as they are asked.
#[must_use]
pub fn finished(card: &Scorecard, assessment: &Assessment) -> Vec<QuestionId> {
    let terms = card.areas.iter().flat_map(|area| &area.terms);
    let mut found: Vec<(Option<Date>, &QuestionId)> = terms
        .filter_map(|term| {
            let action = assessment.answers.get(&term.question)?.action();
            let reached = term.level().is_some() && term.gap().is_none() && action.is_said();
            (reached || !action.is_open()).then(|| (action.done_on(), &term.question))
        })
        .collect();
    found.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    found.into_iter().map(|(_, question)| question.clone()).collect()
}

/// The step by which the questionnaire leads on from a gap's level, if it has one.
#[must_use]
pub fn next_step<'q>(questionnaire: &'q Checked, gap: &Gap) -> Option<&'q Text> {
    let (_, question) = questionnaire.question(&gap.question)?;
    question.next_step(gap.level.unwrap_or(Level::ZERO))
}

/// The names of owners that gaps bear, in alphabetical order.
#[must_use]
pub fn owners<'a>(card: &Scorecard, assessment: &'a Assessment) -> Vec<&'a str> {
    let names: BTreeSet<&str> = answers(card, assessment)
        .map(|answer| answer.action().owner.trim())
        .filter(|name| !name.is_empty())
        .collect();
    names.into_iter().collect()
}

/// The tags that gaps bear, in alphabetical order.
#[must_use]
pub fn tags<'a>(card: &Scorecard, assessment: &'a Assessment) -> Vec<&'a str> {
    let mut found = tags::used(answers(card, assessment));
    found.sort_unstable();
    found
}

/// The answers that the gaps are about, as far as they have been touched.
fn answers<'a>(card: &Scorecard, assessment: &'a Assessment) -> impl Iterator<Item = &'a Answer> {
    card.gaps.iter().filter_map(|gap| assessment.answers.get(&gap.question)).map(|answer| &**answer)
}

/// By what the plan is ordered, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub by: By,
    /// The direction.
    pub direction: Direction,
}

/// A direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Lowest, earliest or first at the top.
    Up,
    /// Highest, latest or last at the top.
    Down,
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
        Self { by: By::Priority, direction: Direction::Down }
    }
}

impl Order {
    /// The order after a click on a column's head: the same column turns, another begins with what
    /// is most wanted of it.
    #[must_use]
    pub fn clicked(self, by: By) -> Self {
        let direction = match (self.direction, by) {
            (Direction::Down, _) if self.by == by => Direction::Up,
            (Direction::Up, _) if self.by == by => Direction::Down,
            (_, By::Priority | By::Urgency) => Direction::Down,
            (_, By::Question | By::Level | By::Action | By::Owner | By::Due) => Direction::Up,
        };
        Self { by, direction }
    }

    fn turned(self, ordering: Ordering) -> Ordering {
        match self.direction {
            Direction::Up => ordering,
            Direction::Down => ordering.reverse(),
        }
    }
}

/// The gaps in an order; of equals the one with the higher priority first. What has no date, owner
/// or action stands last in both directions.
#[must_use]
pub fn ordered(gaps: &[Gap], order: Order, assessment: &Assessment) -> Vec<Gap> {
    let empty_last = |a: &str, b: &str| match (a.trim().is_empty(), b.trim().is_empty()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => order.turned(a.cmp(b)),
    };
    let answer = |gap: &Gap| assessment.answers.get(&gap.question);
    let action = |gap: &Gap| answer(gap).map_or("", |answer| answer.action().text.as_str());
    let owner = |gap: &Gap| answer(gap).map_or("", |answer| answer.action().owner.as_str());
    let due = |gap: &Gap| answer(gap).and_then(|answer| answer.action().due);
    let mut gaps = gaps.to_vec();
    gaps.sort_by(|a, b| match order.by {
        By::Priority => order.turned(a.priority.cmp(&b.priority)),
        By::Question => order.turned((&a.area, &a.question).cmp(&(&b.area, &b.question))),
        By::Level => order.turned(a.level.cmp(&b.level)),
        By::Action => empty_last(action(a), action(b)),
        By::Owner => empty_last(owner(a), owner(b)),
        By::Due => match (due(a), due(b)) {
            (Some(x), Some(y)) => order.turned(x.cmp(&y)),
            (x, y) => x.is_none().cmp(&y.is_none()),
        },
        By::Urgency => order.turned(a.urgency.cmp(&b.urgency)),
    });
    gaps
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::ActionItem;
    use crate::assessment::Urgency;
    use crate::base::ids::QuestionId;
    use crate::base::shared::Shared;
    use crate::scoring::Exact;

    fn gap(area: &str) -> Gap {
        Gap { area: AreaId::new(area), ..gap_of("A-1", 3) }
    }

    fn gap_of(id: &str, priority: u64) -> Gap {
        Gap {
            question: QuestionId::new(id),
            area: AreaId::new("A"),
            level: None,
            target: Level::THREE,
            gap: 3,
            weight: 1,
            urgency: Urgency::Normal,
            priority: Exact::from_integer(priority),
        }
    }

    #[test]
    fn a_filter_by_owner_knows_names_without_their_blanks_and_gaps_without_an_owner() {
        let today = date(2026, 11, 25);
        let of = |owner: &str| Answer { actions: vec![ActionItem::of("", owner, None)], ..Answer::default() };
        let sato = Filter::of_owner("佐藤");
        let nobody = Filter { owner: Whose::Nobody, ..Filter::default() };
        for (filter, owner, shown) in [
            (&sato, "佐藤", true),
            (&sato, " 佐藤\u{3000}", true),
            (&sato, "佐藤部長", false),
            (&sato, "", false),
            (&nobody, " ", true),
            (&nobody, "佐藤", false),
        ] {
            assert_eq!(filter.lets(&gap("A"), Some(&of(owner)), today), shown, "{filter:?} {owner:?}");
        }
        assert!(nobody.lets(&gap("A"), None, today));
        assert!(!sato.lets(&gap("A"), None, today));
    }

    #[test]
    fn overdue_ends_yesterday_and_soon_in_30_days() {
        let today = date(2026, 11, 25);
        let shown = |due: When, day: Option<Date>| {
            let answer = Answer { actions: vec![ActionItem::of("", "", day)], ..Answer::default() };
            Filter { due, ..Filter::default() }.lets(&gap("A"), Some(&answer), today)
        };
        let days = [date(2026, 11, 24), today, date(2026, 12, 25), date(2026, 12, 26)].map(Some);
        assert_eq!(days.map(|day| shown(When::Overdue, day)), [true, false, false, false]);
        assert_eq!(days.map(|day| shown(When::Soon, day)), [false, true, true, false]);
        assert_eq!([When::Overdue, When::Soon, When::Undated].map(|w| shown(w, None)), [false, false, true]);
        assert!(!shown(When::Undated, days[0]));
    }

    #[test]
    fn a_filter_by_tag_knows_it_in_any_case_and_width() {
        let of = |tags: &[&str]| Answer {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Answer::default()
        };
        let filter = Filter { tag: Some("Board".to_owned()), ..Filter::default() };
        let today = date(2026, 11, 25);
        for (tags, shown) in
            [(&["法務確認", "Board"][..], true), (&["ｂｏａｒｄ"], true), (&["Boards"], false), (&[], false)]
        {
            assert_eq!(filter.lets(&gap("A"), Some(&of(tags)), today), shown, "{tags:?}");
        }
        assert!(!filter.lets(&gap("A"), None, today));
        assert!(Filter::default().lets(&gap("A"), Some(&of(&["Board"])), today));
    }

    #[test]
    fn only_the_gaps_of_the_chosen_area_are_shown() {
        let filter = Filter { area: Some(AreaId::new("A")), ..Filter::default() };
        let today = date(2026, 11, 25);
        assert!(filter.lets(&gap("A"), None, today));
        assert!(!filter.lets(&gap("G"), None, today));
    }

    #[test]
    fn what_has_no_date_or_owner_stands_last_in_both_directions() {
        let gaps = [gap_of("A-1", 9), gap_of("A-2", 8), gap_of("A-3", 7)];
        let given = |owner: &str, month| {
            let due = Some(date(2027, month, 1));
            Shared::from(Answer { actions: vec![ActionItem::of("", owner, due)], ..Answer::default() })
        };
        let mut assessment = Assessment::default();
        assessment.answers.insert(QuestionId::new("A-2"), given("乙", 3));
        assessment.answers.insert(QuestionId::new("A-3"), given("丙", 1));
        let ids = |by, direction| -> Vec<String> {
            let ordered = ordered(&gaps, Order { by, direction }, &assessment);
            ordered.iter().map(|g| g.question.to_string()).collect()
        };
        assert_eq!(ids(By::Priority, Direction::Down), ["A-1", "A-2", "A-3"]);
        assert_eq!(ids(By::Priority, Direction::Up), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Due, Direction::Up), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Due, Direction::Down), ["A-2", "A-3", "A-1"]);
        assert_eq!(ids(By::Owner, Direction::Up), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Question, Direction::Down), ["A-3", "A-2", "A-1"]);
    }

    #[test]
    fn a_second_click_on_a_head_turns_the_order() {
        let due = Order::default().clicked(By::Due);
        assert_eq!(due, Order { by: By::Due, direction: Direction::Up });
        assert_eq!(due.clicked(By::Due), Order { by: By::Due, direction: Direction::Down });
        assert_eq!(due.clicked(By::Priority), Order::default());
    }
}
