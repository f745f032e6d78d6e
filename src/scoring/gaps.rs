//! Gaps: where an answer is below its target or unknown, ranked by priority.

use super::area::AreaScore;
use super::numbers::Exact;
use crate::assessment::{Assessment, Urgency};
use crate::base::ids::{AreaId, QuestionId};
use crate::base::level::Level;

/// One question whose answer is below its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The question.
    pub question: QuestionId,
    /// Its area.
    pub area: AreaId,
    /// The level; `None` when unknown, which counts as 0 here and is marked as unknown.
    pub level: Option<Level>,
    /// The target.
    pub target: Level,
    /// Target − level, at least 1.
    pub gap: u8,
    /// The question's weight, 1 to 3.
    pub weight: u8,
    /// The urgency.
    pub urgency: Urgency,
    /// Weight · urgency · gap / target: what part of the way is left, so that a question with few steps does
    /// not outrank one with many.
    pub priority: Exact,
}

/// Weight · urgency · gap / target; 0 at target 0.
fn priority(weight: u8, urgency: Urgency, gap: u8, target: Level) -> Exact {
    let product = u64::from(weight) * u64::from(urgency.factor()) * u64::from(gap);
    match u64::from(target.get()) {
        0 => Exact::from_integer(0),
        target => Exact::new(product, target),
    }
}

/// The gaps, highest priority first, of equals the earlier question; see [`Term::gap`](super::Term::gap).
pub(super) fn rank(assessment: &Assessment, areas: &[AreaScore]) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = areas
        .iter()
        .flat_map(|area| area.terms.iter().map(move |term| (area, term)))
        .filter_map(|(area, term)| {
            let gap = term.gap()?;
            let urgency = assessment.answers.get(&term.question).map(|a| a.urgency).unwrap_or_default();
            Some(Gap {
                question: term.question.clone(),
                area: area.area.clone(),
                level: term.level(),
                target: term.target,
                gap,
                weight: term.weight,
                urgency,
                priority: priority(term.weight, urgency, gap, term.target),
            })
        })
        .collect();
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.priority));
    gaps
}
