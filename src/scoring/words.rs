//! Scores, ranges, coverage and changes in words, from `assets/lang/*/scores.ron`: window, command
//! line, slides and report say the same fact by the same rule and, where they use the same words, in
//! the same words.

use super::{ChangeKind, Counts, Doubt, Exact, Figures, Gap, Overall, Range, ScoreChange, Scorecard, Shown};
use super::{percent, round_half_down};
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::questionnaire::Checked;

texts! {
    /// The wording of scores.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct ScoreWords {
        score no_score_yet provisional overall range range_none range_below_one coverage level_unknown
        base base_name line line_range line_range_none line_range_below_one counts provisional_why
        no_checks no_checks_yet no_checks_so_far
        worse no_longer_answered improved newly_answered reclassified unchanged
        worse_count no_longer_answered_count improved_count newly_answered_count reclassified_count
        unchanged_count
        doubt_organisation doubt_run doubt_later unnamed
    }
}

static WORDS: Wording<ScoreWords> = Wording::new(
    include_str!("../../assets/lang/ja/scores.ron"),
    include_str!("../../assets/lang/en/scores.ron"),
);

/// What stands where there is no number.
const NO_NUMBER: &str = "–";

/// The wording in a language.
#[must_use]
pub fn score_words(lang: Lang) -> &'static ScoreWords {
    WORDS.get(lang)
}

impl ScoreWords {
    /// A score, or that there is none yet.
    #[must_use]
    pub fn score(&self, score: Option<Exact>) -> String {
        score.map_or_else(
            || self.no_score_yet.clone(),
            |score| fill(&self.score, &[("score", &round_half_down(score).to_string())]),
        )
    }

    /// The overall score, or that it is provisional: it is shown once it is final.
    #[must_use]
    pub fn overall_score(&self, overall: &Overall) -> String {
        match (overall.final_score(), overall.score) {
            (None, Some(_)) => self.provisional.clone(),
            (score, _) => self.score(score),
        }
    }

    /// Why two states may not be what they are taken for.
    #[must_use]
    pub fn doubt(&self, doubt: &Doubt) -> String {
        let name = |name: &str| if name.trim().is_empty() { self.unnamed.clone() } else { name.to_owned() };
        match doubt {
            Doubt::OtherOrganisation(before, after) => {
                fill(&self.doubt_organisation, &[("before", &name(before)), ("after", &name(after))])
            }
            Doubt::OtherRun => self.doubt_run.clone(),
            Doubt::Later(before, after) => {
                let (before, after) = (before.to_string(), after.to_string());
                fill(&self.doubt_later, &[("before", &before), ("after", &after)])
            }
        }
    }

    /// A range.
    #[must_use]
    pub fn range(&self, range: Range) -> String {
        range_by([&self.range_none, &self.range_below_one, &self.range], range)
    }

    /// A coverage, 0 to 1.
    #[must_use]
    pub fn coverage(&self, coverage: Exact) -> String {
        fill(&self.coverage, &[("coverage", &percent(coverage).to_string())])
    }

    /// What stands around a score: it is never shown without.
    #[must_use]
    pub fn around(&self, range: Range, coverage: Exact) -> String {
        format!("{} · {}", self.range(range), self.coverage(coverage))
    }

    /// Score, range and coverage in a line; `without` stands for a score that is not shown.
    #[must_use]
    pub fn line(&self, of: Figures, without: &str) -> String {
        let score = of.shown().map_or_else(|| without.to_owned(), |score| score.to_string());
        let range = range_by([&self.line_range_none, &self.line_range_below_one, &self.line_range], of.range);
        let coverage = percent(of.coverage).to_string();
        fill(&self.line, &[("score", &score), ("range", &range), ("coverage", &coverage)])
    }

    /// The score by the shipped questions alone, where something is laid over them.
    #[must_use]
    pub fn base(&self, card: &Scorecard) -> Option<String> {
        let line = self.line(card.base.as_ref()?.into(), &self.provisional);
        Some(fill(&self.base, &[("line", &line)]))
    }

    /// How many questions are in which state.
    #[must_use]
    pub fn counts(&self, counts: Counts) -> String {
        let values = [
            ("level", counts.level.to_string()),
            ("unknown", counts.unknown.to_string()),
            ("not_applicable", counts.not_applicable.to_string()),
            ("open", counts.unanswered.to_string()),
        ];
        fill(&self.counts, &values.each_ref().map(|(name, count)| (*name, count.as_str())))
    }

    /// That the overall score is provisional and why, while it is and something is answered.
    #[must_use]
    pub fn provisional_why(&self, overall: &Overall, questionnaire: &Checked, lang: Lang) -> Option<String> {
        if overall.provisional.is_empty() || overall.counts.answered() == 0 {
            return None;
        }
        let areas: Vec<&str> =
            overall.provisional.iter().map(|area| questionnaire.short(area, lang)).collect();
        Some(fill(&self.provisional_why, &[("areas", &areas.join(lang.comma()))]))
    }

    /// The level of a gap, or that nobody knows it.
    #[must_use]
    pub fn level(&self, gap: &Gap) -> String {
        gap.level.map_or_else(|| self.level_unknown.clone(), |level| level.to_string())
    }

    /// That no check is open: an all-clear only when everything is answered.
    #[must_use]
    pub fn no_checks(&self, counts: Counts) -> String {
        none_found(counts, [&self.no_checks_yet, &self.no_checks_so_far, &self.no_checks])
    }

    /// A score then and now.
    #[must_use]
    pub fn then_and_now(&self, change: &ScoreChange) -> String {
        let side = |of: Option<Figures>| {
            let score = of.and_then(|of| of.score);
            score.map_or_else(|| NO_NUMBER.to_owned(), |score| self.score(Some(score)))
        };
        format!("{} → {}", side(change.before), side(change.after))
    }

    /// Range and coverage then and now: a score is never shown without them.
    #[must_use]
    pub fn around_then_and_now(&self, change: &ScoreChange) -> String {
        let side = |of: Option<Figures>| {
            of.map_or_else(|| NO_NUMBER.to_owned(), |of| self.around(of.range, of.coverage))
        };
        format!("{} → {}", side(change.before), side(change.after))
    }

    /// The points gained or lost, with a mark that says which.
    #[must_use]
    pub fn points(&self, change: &ScoreChange) -> String {
        match change.points() {
            Some(points) if points > 0 => format!("▲ +{points}"),
            Some(points) if points < 0 => format!("▼ −{}", points.unsigned_abs()),
            Some(_) => format!("＝ {}", self.unchanged),
            None => NO_NUMBER.to_owned(),
        }
    }

    /// What became of a question.
    #[must_use]
    pub fn change(&self, kind: ChangeKind) -> &str {
        match kind {
            ChangeKind::Worse => &self.worse,
            ChangeKind::NoLongerAnswered => &self.no_longer_answered,
            ChangeKind::Improved => &self.improved,
            ChangeKind::NewlyAnswered => &self.newly_answered,
            ChangeKind::Reclassified => &self.reclassified,
            ChangeKind::Unchanged => &self.unchanged,
        }
    }

    /// Of how many questions that became.
    #[must_use]
    pub fn changes(&self, kind: ChangeKind, count: usize) -> String {
        let template = match kind {
            ChangeKind::Worse => &self.worse_count,
            ChangeKind::NoLongerAnswered => &self.no_longer_answered_count,
            ChangeKind::Improved => &self.improved_count,
            ChangeKind::NewlyAnswered => &self.newly_answered_count,
            ChangeKind::Reclassified => &self.reclassified_count,
            ChangeKind::Unchanged => &self.unchanged_count,
        };
        fill(template, &[("count", &count.to_string())])
    }
}

/// That something was found nowhere: while nothing is answered, while something is not, and at the
/// end. The texts may tell how many of how many questions are answered.
#[must_use]
pub fn none_found(counts: Counts, [yet, so_far, at_all]: [&str; 3]) -> String {
    let (count, total) = (counts.answered().to_string(), counts.total().to_string());
    let template = match (counts.answered(), counts.unanswered) {
        (0, _) => return yet.to_owned(),
        (_, 0) => at_all,
        _ => so_far,
    };
    fill(template, &[("count", &count), ("total", &total)])
}

fn range_by([none, below_one, from]: [&str; 3], range: Range) -> String {
    match range.shown() {
        Shown::None => none.to_owned(),
        Shown::BelowOne => below_one.to_owned(),
        Shown::From(low, high) => fill(from, &[("low", &low.to_string()), ("high", &high.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_everything_with_the_same_placeholders() {
        WORDS.assert_alike();
    }

    #[test]
    fn a_range_without_a_width_is_said_to_have_none() {
        let said = |low: (u64, u64), high: (u64, u64)| {
            let range = Range { low: Exact::new(low.0, low.1), high: Exact::new(high.0, high.1) };
            score_words(Lang::Ja).range(range)
        };
        assert_eq!(said((44, 1), (44, 1)), "幅なし");
        assert_eq!(said((441, 10), (444, 10)), "幅 1点未満");
        assert_eq!(said((44, 1), (57, 1)), "幅 44〜57点");
    }

    #[test]
    fn that_no_check_is_open_is_said_of_what_is_answered() {
        let said = |level, unanswered| {
            score_words(Lang::En).no_checks(Counts { level, unanswered, ..Counts::default() })
        };
        assert_eq!(said(0, 12), "There is nothing to check yet, since nothing has been answered.");
        assert_eq!(said(3, 9), "The answers so far (3 of 12) leave no check to resolve.");
        assert_eq!(said(12, 0), "No checks are left to resolve.");
    }
}
