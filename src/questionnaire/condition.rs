//! When a question is asked: a condition over facts of the profile and earlier answers.
//! Conditions are data. What depends on an answer that is not known yet is [`Holds::Undecided`].

use serde::{Deserialize, Serialize};

use super::facts::{CompanySize, Fact, FactAsked, Facts};
use crate::base::ids::{FactId, QuestionId};
use crate::base::level::Level;

/// A condition. A list of values holds when the fact has one of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub enum Condition {
    /// Holds for everyone.
    #[default]
    Always,
    /// The company has one of these sizes.
    Size(Vec<CompanySize>),
    /// This is known of a fact that the questionnaire declares.
    Fact(FactId, Vec<Fact>),
    /// An earlier question was answered with one of these levels.
    Answered(QuestionId, Vec<Level>),
    /// All of them hold.
    All(Vec<Self>),
    /// At least one of them holds.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
}

/// A condition as it is written: the three facts that questionnaires had before they declared any have
/// names of their own.
#[derive(Deserialize)]
#[serde(rename = "Condition")]
enum Written {
    Always,
    Size(Vec<CompanySize>),
    Fact(FactId, Vec<Fact>),
    OverseasProduction(Vec<Fact>),
    SingleSourced(Vec<Fact>),
    LimitedResources(Vec<Fact>),
    Answered(QuestionId, Vec<Level>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

impl From<Written> for Condition {
    fn from(written: Written) -> Self {
        let fact = |id: &str, values| Self::Fact(FactId::new(id), values);
        match written {
            Written::Always => Self::Always,
            Written::Size(sizes) => Self::Size(sizes),
            Written::Fact(id, values) => Self::Fact(id, values),
            Written::OverseasProduction(values) => fact("overseas_production", values),
            Written::SingleSourced(values) => fact("single_sourced", values),
            Written::LimitedResources(values) => fact("limited_resources", values),
            Written::Answered(question, levels) => Self::Answered(question, levels),
            Written::All(parts) => Self::All(parts),
            Written::Any(parts) => Self::Any(parts),
            Written::Not(part) => Self::Not(part),
        }
    }
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
    pub fn holds(&self, facts: Facts<'_>, earlier: &dyn Fn(&QuestionId) -> EarlierAnswer) -> Holds {
        match self {
            Self::Always => Holds::Yes,
            Self::Size(sizes) => Holds::from(sizes.contains(&facts.size)),
            Self::Fact(id, values) => Holds::from(values.contains(facts.of(id))),
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

    fn every(parts: &[Self], facts: Facts<'_>, earlier: &dyn Fn(&QuestionId) -> EarlierAnswer) -> Holds {
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
        self.visit(&mut |part| {
            if let Self::Answered(question, _) = part
                && !found.contains(&question)
            {
                found.push(question);
            }
        });
        found
    }

    /// The facts that the condition asks for, with the values that it names, in order of mention.
    #[must_use]
    pub fn facts(&self) -> Vec<(&FactId, &[Fact])> {
        let mut found = Vec::new();
        self.visit(&mut |part| {
            if let Self::Fact(id, values) = part {
                found.push((id, values.as_slice()));
            }
        });
        found
    }

    fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.visit(see)),
            Self::Not(part) => part.visit(see),
            Self::Always | Self::Size(_) | Self::Fact(..) | Self::Answered(..) => {}
        }
    }

    /// Whether any profile and any earlier answers make the condition hold. Every combination of size,
    /// of the declared facts and of the answers asked for is tried; `None` when there are more than
    /// 100,000, which is too many to try.
    #[must_use]
    pub fn can_hold(&self, declared: &[FactAsked]) -> Option<bool> {
        const MOST: usize = 100_000;
        let asked = self.asks_for();
        let mut facts: Vec<(&FactId, Vec<Fact>)> = Vec::new();
        for (id, _) in self.facts() {
            if facts.iter().all(|(known, _)| *known != id) {
                let fact = declared.iter().find(|fact| fact.id == *id);
                facts.push((
                    id,
                    fact.map_or_else(|| vec![Fact::Yes, Fact::No, Fact::Unknown], FactAsked::values),
                ));
            }
        }
        // One digit for each thing that can vary, the size first.
        let answers: Vec<EarlierAnswer> =
            Level::ALL.into_iter().map(EarlierAnswer::Level).chain([EarlierAnswer::NotApplicable]).collect();
        let digits = std::iter::once(CompanySize::ALL.len())
            .chain(facts.iter().map(|(_, values)| values.len()))
            .chain(asked.iter().map(|_| answers.len()));
        let digits: Vec<usize> = digits.collect();
        let all = digits.iter().try_fold(1_usize, |all, digit| all.checked_mul(*digit))?;
        if all > MOST {
            return None;
        }
        for code in 0..all {
            let mut rest = code;
            let mut next = digits.iter().map(|digit| {
                let at = rest % digit;
                rest /= digit;
                at
            });
            let mut take = || next.next().unwrap_or(0);
            let size = CompanySize::ALL[take()];
            let known = facts.iter().map(|(id, values)| ((*id).clone(), values[take()].clone())).collect();
            let given: Vec<EarlierAnswer> = asked.iter().map(|_| answers[take()]).collect();
            let earlier = |id: &QuestionId| {
                asked.iter().position(|q| *q == id).map_or(EarlierAnswer::Open, |i| given[i])
            };
            if self.holds(Facts { size, known: &known }, &earlier) == Holds::Yes {
                return Some(true);
            }
        }
        Some(false)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::base::ids::ChoiceId;
    use crate::questionnaire::facts::{Choice, FactKind};

    fn small() -> Condition {
        Condition::Size(vec![CompanySize::Small])
    }

    #[test]
    fn a_condition_and_its_opposite_can_never_hold_together() {
        let never = Condition::All(vec![small(), Condition::Not(Box::new(small()))]);
        assert_eq!(never.can_hold(&[]), Some(false));
        let either = Condition::Any(vec![small(), Condition::Not(Box::new(small()))]);
        assert_eq!(either.can_hold(&[]), Some(true));
        assert_eq!(Condition::Any(vec![]).can_hold(&[]), Some(false));
    }

    #[test]
    fn a_fact_has_one_of_its_declared_values() {
        let choices = ["a", "b"].map(|id| Choice { id: ChoiceId::new(id), ..Choice::default() });
        let listed = FactAsked {
            id: FactId::new("listed"),
            kind: FactKind::Choice(choices.to_vec()),
            ..FactAsked::default()
        };
        let is = |value: Fact| Condition::Fact(FactId::new("listed"), vec![value]);
        let choice = |id: &str| Fact::Is(ChoiceId::new(id));
        let declared = [listed];
        assert_eq!(is(choice("b")).can_hold(&declared), Some(true));
        assert_eq!(is(choice("c")).can_hold(&declared), Some(false));
        assert_eq!(is(Fact::Unknown).can_hold(&declared), Some(true));
        let both = Condition::All(vec![is(choice("a")), is(choice("b"))]);
        assert_eq!(both.can_hold(&declared), Some(false));
        let known = BTreeMap::from([(FactId::new("listed"), choice("a"))]);
        let facts = Facts { size: CompanySize::Small, known: &known };
        let holds = |value| is(value).holds(facts, &|_| EarlierAnswer::Open);
        assert_eq!([choice("a"), choice("b"), Fact::Unknown].map(holds), [Holds::Yes, Holds::No, Holds::No]);
    }

    #[test]
    fn the_three_facts_of_old_are_read_by_their_old_names() {
        let old: Condition =
            ron::from_str("Not(Any([SingleSourced([Yes]), LimitedResources([No])]))").unwrap();
        let new = "Not(Any([Fact(\"single_sourced\",[Yes]),Fact(\"limited_resources\",[No])]))";
        assert_eq!(ron::to_string(&old).unwrap(), new);
        assert_eq!(ron::from_str::<Condition>(new).unwrap(), old);
    }

    #[test]
    fn an_answer_cannot_have_two_levels_at_once() {
        let q = QuestionId::new("A-1");
        let two = Condition::Answered(q.clone(), vec![Level::TWO]);
        let four = Condition::Answered(q, vec![Level::FOUR]);
        assert_eq!(Condition::All(vec![two.clone(), four]).can_hold(&[]), Some(false));
        assert_eq!(two.can_hold(&[]), Some(true));
    }

    #[test]
    fn what_depends_on_an_open_answer_is_undecided() {
        let c = Condition::Answered(QuestionId::new("A-1"), vec![Level::TWO]);
        let facts = Facts { size: CompanySize::Small, known: &BTreeMap::new() };
        assert_eq!(c.holds(facts, &|_| EarlierAnswer::Open), Holds::Undecided);
        assert_eq!(c.holds(facts, &|_| EarlierAnswer::NotApplicable), Holds::No);
        let either = Condition::Any(vec![c.clone(), small()]);
        assert_eq!(either.holds(facts, &|_| EarlierAnswer::Open), Holds::Yes);
        let both = Condition::All(vec![c, Condition::Not(Box::new(small()))]);
        assert_eq!(both.holds(facts, &|_| EarlierAnswer::Open), Holds::No);
    }
}
