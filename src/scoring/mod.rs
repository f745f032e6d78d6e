//! What the answers mean: scores with their range and coverage, gaps with priorities, checks.
//! [`Scorecard::of`] is the one engine for window, command line and report. Exact on
//! fractions of integers; rounding happens only when a number is shown ([`round_half_down`]).

mod area;
mod check_sort;
mod checks;
mod compare;
mod doubts;
mod gaps;
pub mod names;
mod numbers;
pub mod plan;
pub mod words;

use crate::assessment::{Assessment, Run};
use crate::base::ids::{AreaId, QuestionId};
use crate::questionnaire::Checked;

use area::area_score;
pub use area::{AreaScore, State, Term, lowest_first};
pub use check_sort::CheckSort;
pub use checks::{Check, CheckKind, not_shown};
pub use compare::{ChangeKind, Comparison, Figures, QuestionChange, ScoreChange};
pub use doubts::{Doubt, doubts};
pub use gaps::Gap;
pub use numbers::{Counts, Exact, Range, Shown, percent, round_half_down};

/// Everything that the answers to a questionnaire mean on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// Which questions were asked.
    pub run: Run,
    /// The whole.
    pub overall: Overall,
    /// The whole by the shipped questions with their shipped weights alone, where something is laid
    /// over them.
    pub base: Option<Overall>,
    /// The areas that have a question in this run, in order.
    pub areas: Vec<AreaScore>,
    /// Questions whose answer is below target or unknown, highest priority first.
    pub gaps: Vec<Gap>,
    /// What should be looked at before the report goes out, in the order of the questions.
    pub checks: Vec<Check>,
}

/// The score of the whole: the mean of the areas that have a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Overall {
    /// The mean; `None` when no area has a score. Final only when `provisional` is empty.
    pub score: Option<Exact>,
    /// The mean of the areas' ranges, over all areas with an applicable question.
    pub range: Range,
    /// Σ weight of questions with a level / Σ weight of applicable questions.
    pub coverage: Exact,
    /// The areas with a coverage below one half: while there are any, the score is provisional.
    pub provisional: Vec<AreaId>,
    /// The questions by state.
    pub counts: Counts,
}

impl Overall {
    /// The score, once it may be shown: every area with an applicable question has a coverage of
    /// at least one half.
    #[must_use]
    pub fn final_score(&self) -> Option<Exact> {
        self.score.filter(|_| self.provisional.is_empty())
    }
}

impl Scorecard {
    /// Scores an assessment. `today` decides only which answers are older than 12 months.
    #[must_use]
    pub fn of(questionnaire: &Checked, assessment: &Assessment, today: jiff::civil::Date) -> Self {
        let areas = area_scores(questionnaire, assessment);
        Self {
            run: assessment.run,
            overall: overall(&areas),
            base: questionnaire.base().map(|base| overall(&area_scores(base, assessment))),
            gaps: gaps::rank(assessment, &areas),
            checks: checks::list(questionnaire, assessment, &areas, today),
            areas,
        }
    }

    /// The score of an area, if it has a question in this run.
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&AreaScore> {
        self.areas.iter().find(|area| area.area == *id)
    }

    /// The term of a question, if it is put to the company in this run.
    #[must_use]
    pub fn term(&self, id: &QuestionId) -> Option<&Term> {
        self.areas.iter().flat_map(|area| &area.terms).find(|term| term.question == *id)
    }
}

fn area_scores(questionnaire: &Checked, assessment: &Assessment) -> Vec<AreaScore> {
    questionnaire.areas.iter().filter_map(|area| area_score(questionnaire, assessment, area)).collect()
}

fn overall(areas: &[AreaScore]) -> Overall {
    let mean = |values: &[Exact]| {
        let count = u64::try_from(values.len()).unwrap_or(u64::MAX);
        (count > 0).then(|| values.iter().sum::<Exact>() / Exact::from_integer(count))
    };
    let zero = Exact::from_integer(0);
    let applicable: Vec<&AreaScore> = areas.iter().filter(|a| a.applicable_weight() > 0).collect();
    let scores: Vec<Exact> = applicable.iter().filter_map(|a| a.score).collect();
    let lows: Vec<Exact> = applicable.iter().map(|a| a.range.low).collect();
    let highs: Vec<Exact> = applicable.iter().map(|a| a.range.high).collect();
    let weight: u64 = applicable.iter().map(|a| a.applicable_weight()).sum();
    let scored: u64 = applicable.iter().map(|a| a.scored_weight()).sum();
    let mut counts = Counts::default();
    areas.iter().for_each(|area| counts.add(area.counts));
    Overall {
        score: mean(&scores),
        range: Range { low: mean(&lows).unwrap_or(zero), high: mean(&highs).unwrap_or(zero) },
        coverage: if weight > 0 { Exact::new(scored, weight) } else { zero },
        provisional: applicable
            .iter()
            .filter(|area| area.coverage < Exact::new(1, 2))
            .map(|area| area.area.clone())
            .collect(),
        counts,
    }
}
