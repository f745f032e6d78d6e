//! What may be shown of a cohort. Whether something is shown follows from numbers of companies alone, never
//! from answers, so that a blank tells nothing. [`Released`] is made here and nowhere else: report and
//! published file take nothing else.
//!
//! The rules in short, for n companies and a margin of q: nothing under 2q + 3; parts of questions in steps
//! that more than q + 1 companies fit into; medians to five points, quartiles from 4(q + 1) + 1 on; groups of
//! at least 2(G + q). Why they are so: `docs/cohort.md`.

use serde::{Deserialize, Serialize};

use super::invitation::Margin;
use crate::scoring::{Exact, round_half_down};

/// Something that may be shown to everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Released<T>(T);

impl<T: Copy> Released<T> {
    /// What may be shown.
    #[must_use]
    pub fn get(self) -> T {
        self.0
    }
}

/// One of so many equal steps from none of the companies to all of them, the lowest being 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShareStep(u8);

impl ShareStep {
    /// Its number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A score to five points, from "5 and less" to "95 and more".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fives(u8);

impl Fives {
    /// The lowest, which stands for all below.
    pub const LOWEST: u8 = 5;
    /// The highest, which stands for all above.
    pub const HIGHEST: u8 = 95;

    /// The number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// Whether it is a number of points that is shown.
    pub(super) fn is_sound(self) -> bool {
        self.0.is_multiple_of(5) && (Self::LOWEST..=Self::HIGHEST).contains(&self.0)
    }

    /// A score as it may be shown; whoever has none stands lowest.
    pub(super) fn of(score: Option<Exact>) -> Self {
        let fives = score.map_or(0, |score| round_half_down(score / Exact::from_integer(5)));
        let points = u8::try_from(5 * fives).unwrap_or(u8::MAX);
        Self(points.clamp(Self::LOWEST, Self::HIGHEST))
    }
}

/// Where the companies stand: the middle, and the quarters where they may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreSpread {
    /// The score that half of the companies reach.
    pub median: Released<Fives>,
    /// The borders of the lowest and of the highest quarter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarters: Option<[Released<Fives>; 2]>,
}

/// The numbers of steps that parts are shown in, the finest first.
const STEPS: [u8; 6] = [20, 10, 5, 4, 3, 2];

/// The rules for one cohort: how many companies it has, and which margin was promised.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    companies: usize,
    margin: usize,
}

impl Rules {
    /// The rules for so many companies; `None` where nothing may be shown.
    #[must_use]
    pub fn of(companies: usize, margin: Margin) -> Option<Self> {
        (companies >= margin.least()).then(|| Self { companies, margin: margin.get() })
    }

    /// How many companies there are.
    #[must_use]
    pub fn companies(self) -> Released<u32> {
        Released(u32::try_from(self.companies).unwrap_or(u32::MAX))
    }

    /// In how many steps the parts of a question are shown.
    #[must_use]
    pub fn steps(self) -> Released<u8> {
        let fits = |steps: &u8| self.companies > (self.margin + 1) * usize::from(*steps);
        // From the least number of companies on two steps fit.
        Released(STEPS.into_iter().find(fits).unwrap_or(2))
    }

    /// The step in which a number of companies stands.
    #[must_use]
    pub fn step(self, count: usize) -> Released<ShareStep> {
        let steps = usize::from(self.steps().get());
        let step = (count * steps / self.companies).min(steps - 1);
        Released(ShareStep(u8::try_from(step).unwrap_or(u8::MAX)))
    }

    /// Where scores stand: with quarters, where they are asked for and enough companies take part.
    #[must_use]
    pub fn spread(self, mut scores: Vec<Option<Exact>>, quarters: Quarters) -> ScoreSpread {
        scores.sort_unstable();
        let at = |part: usize| {
            let rank = (part * scores.len()).div_ceil(4).max(1);
            Released(Fives::of(scores.get(rank - 1).copied().flatten()))
        };
        let enough = scores.len() > 4 * (self.margin + 1);
        let quarters = (quarters == Quarters::Shown && enough).then(|| [at(1), at(3)]);
        ScoreSpread { median: at(2), quarters }
    }

    /// From how many companies on a group of so many groups is shown.
    #[must_use]
    pub fn least_group(self, groups: usize) -> usize {
        2 * (groups + self.margin)
    }

    /// How many companies a group has, which the merging holds to [`Self::least_group`].
    pub(super) fn group(self, companies: usize) -> Released<u32> {
        Released(u32::try_from(companies).unwrap_or(u32::MAX))
    }
}

/// Whether quarters are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quarters {
    /// They are shown where there are enough companies.
    Shown,
    /// The middle alone is shown.
    Hidden,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(companies: usize, margin: Margin) -> Rules {
        Rules::of(companies, margin).unwrap()
    }

    #[test]
    fn nothing_is_shown_of_fewer_companies_than_the_margin_wants() {
        for (margin, least) in [(Margin::One, 5), (Margin::Two, 7), (Margin::Three, 9)] {
            assert!(Rules::of(least - 1, margin).is_none());
            assert!(Rules::of(least, margin).is_some());
        }
    }

    #[test]
    fn more_companies_than_the_margin_and_one_fit_into_every_step() {
        let steps = [7, 9, 10, 12, 13, 15, 16, 30, 31, 60, 61].map(|n| rules(n, Margin::Two).steps().get());
        assert_eq!(steps, [2, 2, 3, 3, 4, 4, 5, 5, 10, 10, 20]);
        for margin in Margin::ALL {
            for n in margin.least()..200 {
                let of = rules(n, margin);
                let mut sizes = vec![0; usize::from(of.steps().get())];
                (0..=n).for_each(|count| sizes[usize::from(of.step(count).get().get())] += 1);
                assert!(sizes.iter().all(|size| *size > margin.get()), "{n} {margin:?} {sizes:?}");
                // At both ends one company more than the margin may stand on the other side.
                let (first, last) = (sizes[0], *sizes.last().unwrap());
                assert!(first >= margin.get() + 2 && last >= margin.get() + 2, "{n} {margin:?} {sizes:?}");
            }
        }
    }

    #[test]
    fn scores_are_shown_to_five_points_within_both_ends() {
        let shown = |score: Option<Exact>| Fives::of(score).get();
        let whole = |score| Some(Exact::from_integer(score));
        assert_eq!(
            [0, 2, 3, 7, 8, 50, 52, 53, 97, 100].map(whole).map(shown),
            [5, 5, 5, 5, 10, 50, 50, 55, 95, 95]
        );
        assert_eq!(shown(Some(Exact::new(125, 2))), 60, "a half goes down");
        assert_eq!(shown(None), 5);
    }

    #[test]
    fn the_middle_and_the_quarters_are_of_the_nearest_rank() {
        let of = |n: u64, quarters| {
            let scores: Vec<_> = (1..=n).rev().map(|at| Some(Exact::from_integer(5 * at))).collect();
            let spread = rules(scores.len(), Margin::Two).spread(scores, quarters);
            let ends = spread.quarters.map(|ends| ends.map(|end| end.get().get()));
            (spread.median.get().get(), ends)
        };
        assert_eq!(of(7, Quarters::Shown), (20, None));
        assert_eq!(of(12, Quarters::Shown), (30, None), "twelve are four quarters of q + 1");
        assert_eq!(of(13, Quarters::Shown), (35, Some([20, 50])));
        assert_eq!(of(13, Quarters::Hidden), (35, None));
        assert_eq!(of(16, Quarters::Shown), (40, Some([20, 60])));
    }
}
