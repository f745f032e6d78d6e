//! Scores, ranges, coverage and levels in words, the same on every screen.

use crate::app::widgets::frame::Tone;
use crate::app::words::AppWords;
use crate::base::lang::fill;
use crate::scoring::{Counts, Exact, Gap, Range, Shown, round_half_down};

/// A score in words, or that there is none.
pub fn score(words: &AppWords, score: Option<Exact>) -> String {
    score.map_or_else(
        || words.live_no_score.clone(),
        |score| fill(&words.live_score, &[("score", &round_half_down(score).to_string())]),
    )
}

/// A range in words.
pub fn range(words: &AppWords, range: Range) -> String {
    match range.shown() {
        Shown::None => words.live_range_none.clone(),
        Shown::BelowOne => words.live_range_below_one.clone(),
        Shown::From(low, high) => {
            fill(&words.live_range, &[("low", &low.to_string()), ("high", &high.to_string())])
        }
    }
}

/// That no check is open: an all-clear only when everything is answered.
pub fn no_checks(words: &AppWords, counts: Counts) -> (Tone, String) {
    let (answered, total) = (counts.answered().to_string(), counts.total().to_string());
    match (counts.answered(), counts.unanswered) {
        (0, _) => (Tone::Info, words.export_no_checks_yet.clone()),
        (_, 0) => (Tone::Good, words.export_no_checks.clone()),
        _ => {
            let values = [("count", &*answered), ("total", &total)];
            (Tone::Info, fill(&words.export_no_checks_so_far, &values))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::app_words;
    use crate::base::lang::Lang;

    #[test]
    fn that_no_check_is_open_is_good_news_only_once_everything_is_answered() {
        let said = |level, unanswered| {
            let counts = Counts { level, unanswered, ..Counts::default() };
            let (tone, said) = no_checks(app_words(Lang::En), counts);
            (tone == Tone::Good, said)
        };
        let nothing = "There is nothing to check yet, since nothing has been answered.".to_owned();
        assert_eq!(said(0, 12), (false, nothing));
        assert_eq!(said(3, 9), (false, "The answers so far (3 of 12) leave no check to resolve.".to_owned()));
        assert_eq!(said(12, 0), (true, "No checks are left to resolve.".to_owned()));
    }

    #[test]
    fn a_range_without_a_width_is_said_to_have_none() {
        let said = |low: (u64, u64), high: (u64, u64)| {
            let range = Range { low: Exact::new(low.0, low.1), high: Exact::new(high.0, high.1) };
            super::range(app_words(Lang::Ja), range)
        };
        assert_eq!(said((44, 1), (44, 1)), "幅なし");
        assert_eq!(said((441, 10), (444, 10)), "幅 1点未満");
        assert_eq!(said((44, 1), (57, 1)), "幅 44〜57点");
    }
}
