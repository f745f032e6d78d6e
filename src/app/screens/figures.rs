//! Scores, ranges, coverage and levels in words, the same on every screen.

use crate::app::words::AppWords;
use crate::lang::fill;
use crate::scoring::{Exact, Gap, Range, round_half_down};

/// A score in words, or that there is none.
pub fn score(words: &AppWords, score: Option<Exact>) -> String {
    score.map_or_else(
        || words.live_no_score.clone(),
        |score| fill(&words.live_score, &[("score", &round_half_down(score).to_string())]),
    )
}

/// A range in words.
pub fn range(words: &AppWords, range: Range) -> String {
    let (low, high) = (round_half_down(range.low).to_string(), round_half_down(range.high).to_string());
    fill(&words.live_range, &[("low", &low), ("high", &high)])
}

/// A coverage, 0 to 1, in words.
pub fn coverage(words: &AppWords, coverage: Exact) -> String {
    let share = round_half_down(coverage * Exact::from_integer(100)).to_string();
    fill(&words.live_coverage, &[("coverage", &share)])
}

/// What stands around a score: it is never shown without.
pub fn around(words: &AppWords, of: Range, share: Exact) -> String {
    format!("{} · {}", range(words, of), coverage(words, share))
}

/// The level of a gap, or that nobody knows it.
pub fn level(words: &AppWords, gap: &Gap) -> String {
    gap.level.map_or_else(|| words.unknown.clone(), |level| level.to_string())
}
