//! A score with what belongs to it, so that it is never said alone: range, coverage, what part of the
//! questionnaire it rests on, target, and whether it stands. And which areas stand highest and lowest.

use super::area::AreaScore;
use super::numbers::{Exact, Range, round_half_down};
use super::whole::Overall;
use crate::base::ids::AreaId;

/// A score with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The score, 0 to 100, where there is one.
    pub score: Option<Exact>,
    /// Its range.
    pub range: Range,
    /// Its coverage, 0 to 1.
    pub coverage: Exact,
    /// What part of the questionnaire it rests on, 0 to 1.
    pub share: Exact,
    /// The target, 0 to 100, where a question applies.
    pub target: Option<Exact>,
    /// How the score is to be taken.
    pub standing: Certainty,
}

/// How a score is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// As the score.
    Final,
    /// As what the answers so far come to: the range stands before the number.
    SoFar,
}

impl Figures {
    /// The score as it is shown.
    #[must_use]
    pub fn shown(&self) -> Option<u64> {
        self.score.map(round_half_down)
    }
}

impl From<&Overall> for Figures {
    fn from(overall: &Overall) -> Self {
        let so_far = overall.final_score().is_none();
        Self {
            score: overall.score,
            range: overall.range,
            coverage: overall.coverage,
            share: overall.share,
            target: overall.target,
            standing: if so_far { Certainty::SoFar } else { Certainty::Final },
        }
    }
}

impl From<&AreaScore> for Figures {
    fn from(area: &AreaScore) -> Self {
        let so_far = !area.provisional().is_empty() || !area.unasked.is_empty();
        Self {
            score: area.score,
            range: area.range,
            coverage: area.coverage,
            share: area.share,
            target: area.target,
            standing: if so_far { Certainty::SoFar } else { Certainty::Final },
        }
    }
}

/// The areas with the highest and with the lowest score, where they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Extremes {
    /// The highest.
    pub highest: Named,
    /// The lowest.
    pub lowest: Named,
}

/// The areas that share the highest or the lowest score that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The areas, each with its score.
    pub areas: Vec<(AreaId, Figures)>,
    /// Whether that is settled: whatever the open answers are, no other area comes to stand there.
    pub standing: Certainty,
}

/// The areas with the highest and with the lowest score; `None` where no two scores differ as they are
/// shown.
#[must_use]
pub fn extremes(areas: &[AreaScore]) -> Option<Extremes> {
    let shown = || areas.iter().filter_map(|area| Some((round_half_down(area.score?), area)));
    let high = shown().map(|(score, _)| score).max()?;
    let low = shown().map(|(score, _)| score).min()?;
    if high == low {
        return None;
    }
    let of = |wanted: u64, beyond: fn(Range, Range) -> bool| {
        let (named, others): (Vec<&AreaScore>, Vec<&AreaScore>) = areas
            .iter()
            .filter(|area| area.applicable_weight() > 0)
            .partition(|area| area.score.map(round_half_down) == Some(wanted));
        let apart = named.iter().all(|one| others.iter().all(|other| beyond(one.range, other.range)));
        // Of several that share a number, each must have it whatever comes.
        let sure = named.len() == 1 || named.iter().all(|one| one.range.low == one.range.high);
        Named {
            areas: named.into_iter().map(|area| (area.area.clone(), Figures::from(area))).collect(),
            standing: if apart && sure { Certainty::Final } else { Certainty::SoFar },
        }
    };
    Some(Extremes {
        highest: of(high, |one, other| one.low > other.high),
        lowest: of(low, |one, other| one.high < other.low),
    })
}
