//! Scores, ranges, coverage and changes in words, from `assets/lang/*/scores.ron`: window, command
//! line, slides and report say the same fact by the same rule and, where they use the same words, in
//! the same words.

use super::{
    AreaScore, ChangeKind, Counts, Doubt, Exact, Extremes, Figures, Gap, Named, Overall, Provisional,
};
use super::{Certainty, Range, Scorecard, Shown, decimal, percent, round_half_down};
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::base::level::Level;
use crate::questionnaire::{Checked, Questionnaire};

texts! {
    /// The wording of scores.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct ScoreWords {
        score no_score_yet overall range range_none range_below_one coverage share target level_unknown
        so_far_alone so_far_short between span first_look
        base base_left_out base_name line score_alone line_range line_range_none line_range_below_one line_coverage line_share
        line_target none_applies counts little_answered little_applies little_both
        levels reached reached_by_all reached_level all_at_level highest highest_so_far lowest lowest_so_far extreme
        no_checks no_checks_yet no_checks_so_far no_gaps no_gaps_yet no_gaps_so_far no_gaps_no_level
        worse no_longer_answered improved newly_answered reclassified not_asked_in_both unchanged
        worse_count no_longer_answered_count improved_count newly_answered_count reclassified_count
        not_asked_in_both_count unchanged_count
        alike alike_one alike_none points_over points_over_one again counted_anew nearly
        doubt_organisation doubt_run doubt_later unnamed
    }
}

static WORDS: Wording<ScoreWords> = Wording::new(
    include_str!("../../assets/lang/ja/scores.ron"),
    include_str!("../../assets/lang/en/scores.ron"),
);

/// What stands where there is no number.
pub(super) const NO_NUMBER: &str = "–";

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

    /// What stands large: the score where it is final, else the range within which it will come to lie.
    #[must_use]
    pub fn large(&self, of: &Figures) -> String {
        match (of.standing, of.range.shown()) {
            (Certainty::SoFar, Shown::From(low, high)) if of.score.is_some() => {
                fill(&self.span, &[("low", &low.to_string()), ("high", &high.to_string())])
            }
            (Certainty::SoFar, _) if of.score.is_some() => self.so_far_alone(of),
            _ => self.score(of.score),
        }
    }

    fn so_far_alone(&self, of: &Figures) -> String {
        let score = of.shown().map_or_else(|| NO_NUMBER.to_owned(), |score| score.to_string());
        fill(&self.so_far_alone, &[("score", &score)])
    }

    /// What stands small beside what stands large: a score is never shown without.
    #[must_use]
    pub fn around(&self, of: &Figures) -> String {
        let parts = [self.movable(of), self.coverage(of.coverage)].into_iter().chain(self.share(of));
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// The same in lines, with the target: on how much of the questionnaire the score rests comes first.
    #[must_use]
    pub fn beside(&self, of: &Figures) -> Vec<String> {
        let parts = [self.movable(of), self.coverage(of.coverage)].into_iter().chain(self.target(of.target));
        self.share(of).into_iter().chain([parts.collect::<Vec<_>>().join(" · ")]).collect()
    }

    /// How far a score can still move: its range, or the number where the range stands large.
    fn movable(&self, of: &Figures) -> String {
        match (of.standing, of.range.shown()) {
            (Certainty::SoFar, Shown::From(..)) if of.score.is_some() => self.so_far_alone(of),
            _ => self.range(of.range),
        }
    }

    /// On how much of the questionnaire a score rests, where that is not what its coverage says.
    fn share(&self, of: &Figures) -> Option<String> {
        (of.share != of.coverage).then(|| fill(&self.share, &[("share", &percent(of.share).to_string())]))
    }

    /// All of a score in words, for who does not see it: what stands large, and what stands around it.
    #[must_use]
    pub fn aloud(&self, of: &Figures) -> String {
        format!("{}, {}", self.large(of), self.around(of))
    }

    /// The target as a number, where a question applies.
    #[must_use]
    pub fn target(&self, target: Option<Exact>) -> Option<String> {
        Some(fill(&self.target, &[("target", &round_half_down(target?).to_string())]))
    }

    /// That the run is a first look, and at how many of how many questions.
    #[must_use]
    pub fn first_look(&self, overall: &Overall) -> Option<String> {
        let asked = overall.counts.total();
        let values = [("asked", &*asked.to_string()), ("total", &(asked + overall.unasked).to_string())];
        // Where nothing is answered, nothing was looked at.
        let looked = overall.is_first_look() && overall.counts.answered() > 0;
        looked.then(|| fill(&self.first_look, &values))
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

    /// Score, range and coverage in a line; `without` stands for a score that there is not.
    #[must_use]
    pub fn line(&self, of: &Figures, without: &str, lang: Lang) -> String {
        self.line_of(of, without, lang, None)
    }

    /// The same with the target as a number.
    #[must_use]
    pub fn line_with_target(&self, of: &Figures, without: &str, lang: Lang) -> String {
        let target = of.target.map(|target| round_half_down(target).to_string());
        let target = target.map(|target| fill(&self.line_target, &[("target", &target)]));
        self.line_of(of, without, lang, target)
    }

    fn line_of(&self, of: &Figures, without: &str, lang: Lang, target: Option<String>) -> String {
        if of.target.is_none() {
            return self.none_applies.clone();
        }
        let so_far = of.standing == Certainty::SoFar && of.score.is_some();
        let score = match of.shown() {
            Some(score) if so_far => fill(&self.so_far_short, &[("score", &score.to_string())]),
            Some(score) => fill(&self.score_alone, &[("score", &score.to_string())]),
            None => without.to_owned(),
        };
        let from = if so_far { &self.between } else { &self.line_range };
        let mut parts = vec![
            range_by([&self.line_range_none, &self.line_range_below_one, from], of.range),
            fill(&self.line_coverage, &[("coverage", &percent(of.coverage).to_string())]),
        ];
        if of.share != of.coverage {
            parts.push(fill(&self.line_share, &[("share", &percent(of.share).to_string())]));
        }
        parts.extend(target);
        fill(&self.line, &[("score", &score), ("around", &parts.join(lang.comma()))])
    }

    /// The score by the shipped questions alone, where something is laid over them, and that it cannot be
    /// compared where some of them are left out.
    #[must_use]
    pub fn base(&self, card: &Scorecard, lang: Lang) -> Option<String> {
        let line = self.line_with_target(&card.base.as_ref()?.into(), &self.no_score_yet, lang);
        let said = fill(&self.base, &[("line", &line)]);
        if card.base_left_out == 0 {
            return Some(said);
        }
        let values = [("base", &*said), ("count", &card.base_left_out.to_string())];
        Some(fill(&self.base_left_out, &values))
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

    /// That the overall score is provisional and why, while there is one and it is. Of a first look it is known
    /// that little is answered.
    #[must_use]
    pub fn provisional_why(&self, overall: &Overall, asked: &Questionnaire, lang: Lang) -> Option<String> {
        overall.score?;
        let of = |why| {
            let areas: Vec<&str> = overall.provisional_by(why).map(|area| asked.short(area, lang)).collect();
            areas.join(lang.comma())
        };
        let (answered, applies) = (of(Provisional::LittleAnswered), of(Provisional::LittleApplies));
        Some(match (answered.is_empty() || overall.is_first_look(), applies.is_empty()) {
            (true, true) => return None,
            (false, true) => fill(&self.little_answered, &[("areas", &answered)]),
            (true, false) => fill(&self.little_applies, &[("areas", &applies)]),
            (false, false) => fill(&self.little_both, &[("answered", &answered), ("applies", &applies)]),
        })
    }

    /// What an area is like: the level that all its questions have reached, if they have, and how many of
    /// them stand on which; nothing where none has a level. The level has the word of the scale that they are
    /// answered on, and where that is not one scale its number.
    #[must_use]
    pub fn described(&self, area: &AreaScore, asked: &Checked, lang: Lang) -> String {
        let counts = area.levels();
        let standing: Vec<(Level, usize)> =
            Level::ALL.into_iter().zip(counts).rev().filter(|(_, count)| *count > 0).collect();
        let said = |template: &str, level: Level, count: usize| {
            fill(template, &[("count", &count.to_string()), ("level", &level.to_string())])
        };
        let reached = match (area.reached(), area.kinds(asked).as_slice(), standing.as_slice()) {
            (None, ..) => None,
            (Some(level), [kind], _) => asked.level_word(*kind, level).map(|word| {
                let template = if standing.len() == 1 { &self.reached_by_all } else { &self.reached };
                fill(template, &[("word", word.get(lang))])
            }),
            (Some(level), _, [(_, count)]) => return said(&self.all_at_level, level, *count),
            (Some(level), ..) => Some(fill(&self.reached_level, &[("level", &level.to_string())])),
        };
        let levels: Vec<String> =
            standing.iter().map(|(level, count)| said(&self.levels, *level, *count)).collect();
        let levels = Some(levels.join(lang.comma())).filter(|said| !said.is_empty());
        reached.into_iter().chain(levels).collect::<Vec<_>>().join(" · ")
    }

    /// The areas that stand highest and lowest, a sentence each: as settled only where the ranges settle it.
    #[must_use]
    pub fn extremes(&self, of: &Extremes, asked: &Questionnaire, lang: Lang) -> [String; 2] {
        let said = |named: &Named, [settled, so_far]: [&str; 2]| {
            let areas: Vec<String> = named
                .areas
                .iter()
                .map(|(area, figures)| {
                    let line = self.line(figures, NO_NUMBER, lang);
                    fill(&self.extreme, &[("area", asked.short(area, lang)), ("line", &line)])
                })
                .collect();
            let template = if named.standing == Certainty::Final { settled } else { so_far };
            fill(template, &[("areas", &areas.join(lang.semicolon()))])
        };
        [
            said(&of.highest, [&self.highest, &self.highest_so_far]),
            said(&of.lowest, [&self.lowest, &self.lowest_so_far]),
        ]
    }

    /// The level of a gap, or that nobody knows it.
    #[must_use]
    pub fn level(&self, gap: &Gap) -> String {
        gap.level.map_or_else(|| self.level_unknown.clone(), |level| level.to_string())
    }

    /// How the priority of a gap comes about: weight, urgency, and what part of the way is left.
    #[must_use]
    pub fn priority(&self, gap: &Gap) -> String {
        let equals = if 100 % gap.priority.denom() == 0 { "=" } else { self.nearly.as_str() };
        format!("{}{equals}{}", priority_terms(gap), decimal(gap.priority))
    }

    /// That no check is open: an all-clear only where all that the full run would ask is answered.
    #[must_use]
    pub fn no_checks(&self, counts: Counts, unasked: usize) -> String {
        let total = counts.total() + unasked;
        match counts.answered() {
            0 => self.no_checks_yet.clone(),
            count if count == total => self.no_checks.clone(),
            count => count_of_total(&self.no_checks_so_far, count, total),
        }
    }

    /// That no question is below its target: of those that have a level, for no other is compared with one.
    #[must_use]
    pub fn no_gaps(&self, counts: Counts, unasked: usize) -> String {
        let total = counts.total() + unasked;
        match (counts.answered(), counts.level) {
            (0, _) => self.no_gaps_yet.clone(),
            (_, 0) => self.no_gaps_no_level.clone(),
            (_, count) if count == total => self.no_gaps.clone(),
            (_, count) => count_of_total(&self.no_gaps_so_far, count, total),
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
            ChangeKind::NotAsked => &self.not_asked_in_both,
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
            ChangeKind::NotAsked => &self.not_asked_in_both_count,
            ChangeKind::Unchanged => &self.unchanged_count,
        };
        fill(template, &[("count", &count.to_string())])
    }
}

fn count_of_total(template: &str, count: usize, total: usize) -> String {
    fill(template, &[("count", &count.to_string()), ("total", &total.to_string())])
}

/// What the priority of a gap is reckoned from.
#[must_use]
pub fn priority_terms(gap: &Gap) -> String {
    format!("{}×{}×{}/{}", gap.weight, gap.urgency.factor(), gap.gap, gap.target)
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
        let said = |level, unanswered, unasked| {
            score_words(Lang::En).no_checks(Counts { level, unanswered, ..Counts::default() }, unasked)
        };
        assert_eq!(said(0, 12, 0), "There is nothing to check yet, since nothing has been answered.");
        assert_eq!(said(3, 9, 0), "No checks to resolve in the 3 of 12 questions answered so far.");
        assert_eq!(said(12, 0, 0), "No checks are left to resolve.");
        // The short run leaves out what nobody has looked at.
        assert_eq!(said(12, 0, 34), "No checks to resolve in the 12 of 46 questions answered so far.");
    }
}
