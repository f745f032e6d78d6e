//! The score of the whole, from those of its areas.

use super::area::{AreaScore, Provisional};
use super::numbers::{Counts, Exact, Range};
use crate::base::ids::AreaId;

/// The score of the whole: the mean of the areas that have a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Overall {
    /// The mean; `None` when no area has a score. See [`Self::final_score`].
    pub score: Option<Exact>,
    /// The mean of the areas' ranges, over all areas with an applicable question.
    pub range: Range,
    /// Σ weight of questions with a level / Σ weight of applicable questions.
    pub coverage: Exact,
    /// Σ weight of questions with a level / Σ weight of all questions, "not applicable" or not.
    pub share: Exact,
    /// The mean of the areas' targets, over all areas with an applicable question.
    pub target: Option<Exact>,
    /// The areas that make the score provisional, and why each does.
    pub provisional: Vec<(AreaId, Provisional)>,
    /// The questions of this run by state.
    pub counts: Counts,
    /// How many questions the full run would ask beside.
    pub unasked: usize,
}

impl Overall {
    pub(super) fn of(areas: &[AreaScore]) -> Self {
        let zero = Exact::from_integer(0);
        let applicable = || areas.iter().filter(|area| area.applicable_weight() > 0);
        let weight: u64 = applicable().map(AreaScore::applicable_weight).sum();
        let scored: u64 = applicable().map(AreaScore::scored_weight).sum();
        let all = weight + areas.iter().map(AreaScore::excused_weight).sum::<u64>();
        let part = |whole: u64| if whole > 0 { Exact::new(scored, whole) } else { zero };
        let mut counts = Counts::default();
        areas.iter().for_each(|area| counts.add(area.counts));
        let why =
            |area: &AreaScore| area.provisional().into_iter().map(|why| (area.area.clone(), why)).collect();
        Self {
            score: mean(applicable().filter_map(|area| area.score)),
            range: Range {
                low: mean(applicable().map(|area| area.range.low)).unwrap_or(zero),
                high: mean(applicable().map(|area| area.range.high)).unwrap_or(zero),
            },
            coverage: part(weight),
            share: part(all),
            target: mean(applicable().filter_map(|area| area.target)),
            provisional: areas.iter().flat_map::<Vec<_>, _>(why).collect(),
            counts,
            unasked: areas.iter().map(|area| area.unasked.len()).sum(),
        }
    }

    /// The score, once it stands: no area makes it provisional, and the run leaves no question out.
    #[must_use]
    pub fn final_score(&self) -> Option<Exact> {
        self.score.filter(|_| self.provisional.is_empty() && !self.is_first_look())
    }

    /// Whether the run leaves questions out, so that what is known is a first look.
    #[must_use]
    pub fn is_first_look(&self) -> bool {
        self.unasked > 0
    }

    /// The areas that make the score provisional in this way.
    pub fn provisional_by(&self, why: Provisional) -> impl Iterator<Item = &AreaId> {
        self.provisional.iter().filter(move |(_, other)| *other == why).map(|(area, _)| area)
    }
}

/// The mean; `None` of nothing.
pub(super) fn mean(values: impl Iterator<Item = Exact>) -> Option<Exact> {
    let (mut sum, mut count) = (Exact::from_integer(0), 0);
    for value in values {
        sum += value;
        count += 1;
    }
    (count > 0).then(|| sum / Exact::from_integer(count))
}
