//! At most three sentences that the numbers support, and none while the score is provisional.

use super::builder::{Builder, whole};
use crate::base::lang::fill;
use crate::scoring::Shown;

/// The sentences: highest and lowest area, what is open, the gap to close first.
pub(super) fn sentences(b: &Builder<'_>) -> Vec<String> {
    if b.card().overall.final_score().is_none() {
        return Vec::new();
    }
    [areas(b), open(b), gap(b)].into_iter().flatten().collect()
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

/// How far the overall score can still move.
fn open(b: &Builder<'_>) -> Option<String> {
    let overall = &b.card().overall;
    let open = overall.counts.unknown + overall.counts.unanswered;
    let (low, high) = (whole(overall.range.low), whole(overall.range.high));
    let template = match (open, overall.range.shown()) {
        (0, _) => return None,
        (_, Shown::None | Shown::BelowOne) => &b.w.sentence_unknown_same,
        (1, _) => &b.w.sentence_unknown_one,
        _ => &b.w.sentence_unknown,
    };
    Some(fill(template, &[("count", &*open.to_string()), ("low", &low), ("high", &high)]))
}

/// The gap with the highest priority; where several share it, how many.
fn gap(b: &Builder<'_>) -> Option<String> {
    let gaps = &b.card().gaps;
    let first = gaps.first()?;
    let shared = gaps.iter().filter(|gap| gap.priority == first.priority).count();
    let template = if shared == 1 { &b.w.sentence_gap } else { &b.w.sentence_gap_tied };
    let values = [
        ("question", &*b.topic(&first.question)),
        ("priority", &first.priority.to_string()),
        ("count", &shared.to_string()),
    ];
    Some(fill(template, &values))
}
