//! What the numbers of the areas support, and nothing while the score is provisional.

use super::builder::{Builder, whole};
use crate::base::lang::fill;
use crate::scoring::{AreaScore, Shown, extremes};

/// The sentence: highest and lowest area.
pub(super) fn sentences(b: &Builder<'_>) -> Option<String> {
    b.card().overall.score?;
    areas(b)
}

/// The highest and the lowest area, each with its range and coverage; where all share a number that nothing
/// can move, that. A first look has too few answers to tell areas apart.
fn areas(b: &Builder<'_>) -> Option<String> {
    let (areas, lang) = (&b.card().areas, b.input.lang);
    if b.card().overall.is_first_look() {
        return None;
    }
    if let Some(extremes) = extremes(areas) {
        return Some(b.scores().extremes(&extremes, b.input.questionnaire, lang).join(lang.space()));
    }
    let scored: Vec<&AreaScore> = areas.iter().filter(|area| area.score.is_some()).collect();
    let settled = scored.iter().all(|area| area.range.shown() == Shown::None);
    let score = scored.first().and_then(|area| area.score).filter(|_| settled && scored.len() > 1)?;
    Some(fill(&b.w.sentence_equal, &[("score", &whole(score))]))
}
