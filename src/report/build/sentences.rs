//! At most three sentences that the numbers support, and none while there is no score.

use super::builder::{Builder, whole};
use crate::base::lang::fill;
use crate::scoring::{AreaScore, Shown, decimal, extremes};

/// The sentences: highest and lowest area, what is open, the gap to close first.
pub(super) fn sentences(b: &Builder<'_>) -> Vec<String> {
    if b.card().overall.score.is_none() {
        return Vec::new();
    }
    [areas(b), open(b), gap(b)].into_iter().flatten().collect()
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

/// How far the overall score can still move. Of a first look the headline says it.
fn open(b: &Builder<'_>) -> Option<String> {
    let overall = &b.card().overall;
    if overall.is_first_look() {
        return None;
    }
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
        ("priority", &decimal(first.priority)),
        ("count", &shared.to_string()),
    ];
    Some(fill(template, &values))
}
