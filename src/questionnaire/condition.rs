//! When a question is asked: a condition over facts of the profile and earlier answers.
//! Conditions are data. What depends on an answer that is not known yet is [`Holds::Undecided`].

use serde::{Deserialize, Serialize};

use super::facts::{CompanySize, Fact, Facts};
use crate::base::ids::QuestionId;
use crate::base::level::Level;

/// A condition. A list of values holds when the fact has one of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// Holds for everyone.
    #[default]
    Always,
    /// The company has one of these sizes.
    Size(Vec<CompanySize>),
    /// Whether it produces overseas.
    OverseasProduction(Vec<Fact>),
    /// Whether it has items with a single source.
    SingleSourced(Vec<Fact>),
    /// Whether its people and means are scarce.
    LimitedResources(Vec<Fact>),
    /// An earlier question was answered with one of these levels.
    Answered(QuestionId, Vec<Level>),
    /// All of them hold.
    All(Vec<Self>),
    /// At least one of them holds.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
}

/// What is known of an earlier answer when a condition asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierAnswer {
    /// It has this level.
    Level(Level),
    /// It does not apply.
    NotApplicable,
    /// It is unknown or not yet answered.
    Open,
}

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It depends on an answer that is not known.
    Undecided,
}

impl Holds {
    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Undecided => Self::Undecided,
        }
    }
}

impl From<bool> for Holds {
    fn from(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

impl Condition {
    /// Whether the condition holds for these facts; `earlier` says what is known of an answer.
    pub fn holds(&self, facts: &Facts, earlier: &dyn Fn(&QuestionId) -> EarlierAnswer) -> Holds {
        match self {
            Self::Always => Holds::Yes,
            Self::Size(sizes) => Holds::from(sizes.contains(&facts.size)),
            Self::OverseasProduction(values) => Holds::from(values.contains(&facts.overseas_production)),
            Self::SingleSourced(values) => Holds::from(values.contains(&facts.single_sourced)),
            Self::LimitedResources(values) => Holds::from(values.contains(&facts.limited_resources)),
            Self::Answered(question, levels) => match earlier(question) {
                EarlierAnswer::Level(level) => Holds::from(levels.contains(&level)),
                EarlierAnswer::NotApplicable => Holds::No,
                EarlierAnswer::Open => Holds::Undecided,
            },
            Self::All(parts) => Self::every(parts, facts, earlier),
            Self::Any(parts) => {
                let mut result = Holds::No;
                for part in parts {
                    match part.holds(facts, earlier) {
                        Holds::Yes => return Holds::Yes,
                        Holds::Undecided => result = Holds::Undecided,
                        Holds::No => {}
                    }
                }
                result
            }
            Self::Not(part) => part.holds(facts, earlier).not(),
        }
    }

    fn every(parts: &[Self], facts: &Facts, earlier: &dyn Fn(&QuestionId) -> EarlierAnswer) -> Holds {
        let mut result = Holds::Yes;
        for part in parts {
            match part.holds(facts, earlier) {
                Holds::No => return Holds::No,
                Holds::Undecided => result = Holds::Undecided,
                Holds::Yes => {}
            }
        }
        result
    }

    /// The questions whose answers the condition asks for, each once, in order of mention.
    #[must_use]
    pub fn asks_for(&self) -> Vec<&QuestionId> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a QuestionId>) {
        match self {
            Self::Answered(question, _) => {
                if !found.contains(&question) {
                    found.push(question);
                }
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.collect(found)),
            Self::Not(part) => part.collect(found),
            Self::Always
            | Self::Size(_)
            | Self::OverseasProduction(_)
            | Self::SingleSourced(_)
            | Self::LimitedResources(_) => {}
        }
    }

    /// Whether any profile and any earlier answers make the condition hold. Every combination of
    /// facts and of the answers asked for is tried; `None` when it asks for more than four answers,
    /// which is too many to try.
    #[must_use]
    pub fn can_hold(&self) -> Option<bool> {
        const PER_ANSWER: usize = 6;
        let asked = self.asks_for();
        if asked.len() > 4 {
            return None;
        }
        let answers = PER_ANSWER.pow(u32::try_from(asked.len()).unwrap_or(0));
        for facts in Facts::all() {
            for mut code in 0..answers {
                let mut given = Vec::with_capacity(asked.len());
                for _ in &asked {
                    let answer = Level::ALL.get(code % PER_ANSWER);
                    given.push(
                        answer.map_or(EarlierAnswer::NotApplicable, |level| EarlierAnswer::Level(*level)),
                    );
                    code /= PER_ANSWER;
                }
                let earlier = |id: &QuestionId| {
                    asked.iter().position(|q| *q == id).map_or(EarlierAnswer::Open, |i| given[i])
                };
                if self.holds(&facts, &earlier) == Holds::Yes {
                    return Some(true);
                }
            }
        }
        Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Condition {
        Condition::Size(vec![CompanySize::Small])
    }

    #[test]
    fn a_condition_and_its_opposite_can_never_hold_together() {
        let never = Condition::All(vec![small(), Condition::Not(Box::new(small()))]);
        assert_eq!(never.can_hold(), Some(false));
        let either = Condition::Any(vec![small(), Condition::Not(Box::new(small()))]);
        assert_eq!(either.can_hold(), Some(true));
        assert_eq!(Condition::Any(vec![]).can_hold(), Some(false));
    }

    #[test]
    fn an_answer_cannot_have_two_levels_at_once() {
        let q = QuestionId::new("A-1");
        let two = Condition::Answered(q.clone(), vec![Level::TWO]);
        let four = Condition::Answered(q, vec![Level::FOUR]);
        assert_eq!(Condition::All(vec![two.clone(), four]).can_hold(), Some(false));
        assert_eq!(two.can_hold(), Some(true));
    }

    #[test]
    fn what_depends_on_an_open_answer_is_undecided() {
        let c = Condition::Answered(QuestionId::new("A-1"), vec![Level::TWO]);
        let facts = Facts { size: CompanySize::Small, ..Facts::default() };
        assert_eq!(c.holds(&facts, &|_| EarlierAnswer::Open), Holds::Undecided);
        assert_eq!(c.holds(&facts, &|_| EarlierAnswer::NotApplicable), Holds::No);
        let either = Condition::Any(vec![c.clone(), small()]);
        assert_eq!(either.holds(&facts, &|_| EarlierAnswer::Open), Holds::Yes);
        let both = Condition::All(vec![c, Condition::Not(Box::new(small()))]);
        assert_eq!(both.holds(&facts, &|_| EarlierAnswer::Open), Holds::No);
    }
}
