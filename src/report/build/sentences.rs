//! What the numbers of the areas support, and nothing while the score is provisional.

use super::builder::Builder;
use crate::base::lang::fill;

/// The sentence: highest and lowest area.
pub(super) fn sentences(b: &Builder<'_>) -> Option<String> {
    if b.card().overall.final_score().is_none() {
        return None;
    }
    areas(b)
}

/// The highest and the lowest area by the number that is shown; all that share it are named.
fn areas(b: &Builder<'_>) -> Option<String> {
    let scored: Vec<(u64, &str)> = b
        .card()
        .areas
        .iter()
        .filter_map(|area| Some((crate::scoring::round_half_down(area.score?), b.short(&area.area))))
        .collect();
    let high = scored.iter().map(|(score, _)| *score).max()?;
    let low = scored.iter().map(|(score, _)| *score).min()?;
    if high == low {
        let said = fill(&b.w.sentence_equal, &[("score", &high.to_string())]);
        return (scored.len() > 1).then_some(said);
    }
    let named = |wanted: u64| {
        let names: Vec<String> = scored
            .iter()
            .filter(|(score, _)| *score == wanted)
            .map(|(_, name)| fill(&b.w.quoted, &[("name", name)]))
            .collect();
        names.join(&b.w.separator)
    };
    let values = [
        ("best", &*named(high)),
        ("high", &high.to_string()),
        ("worst", &named(low)),
        ("low", &low.to_string()),
    ];
    Some(fill(&b.w.sentence_areas, &values))
}
