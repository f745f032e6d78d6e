//! Gaps: where an answer is below its target or unknown, ranked by priority.

use super::area::AreaScore;
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
    /// Gap · weight · urgency.
    pub priority: u32,
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
                priority: u32::from(gap) * u32::from(term.weight) * urgency.factor(),
            })
        })
        .collect();
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.priority));
    gaps
}
