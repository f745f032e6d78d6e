//! What the answers mean: scores with their range and coverage, gaps with priorities, checks.
//! [`Scorecard::of`] is the one engine for window, command line and report. Exact on
//! fractions of integers; rounding happens only when a number is shown ([`round_half_down`]).

mod area;
mod borne;
mod change_words;
mod check_kind;
mod check_sort;
mod checks;
mod compare;
mod doubts;
mod figures;
mod gaps;
mod levels;
pub mod names;
mod numbers;
pub mod plan;
mod whole;
pub mod words;

use crate::analysis::Readings;
use crate::assessment::{Assessment, Run};
use crate::base::ids::{AreaId, QuestionId};
use crate::questionnaire::Checked;

use area::area_score;
pub use area::{AreaScore, Provisional, State, Term, lowest_first};
pub use check_kind::{Check, CheckKind};
pub use check_sort::CheckSort;
pub use checks::are_listed;
pub use compare::{Alike, ChangeKind, Comparison, QuestionChange, ScoreChange};
pub use doubts::{Doubt, doubts};
pub use figures::{Certainty, Extremes, Figures, Named, extremes};
pub use gaps::Gap;
pub use levels::ByLevels;
pub use numbers::{Counts, Exact, Range, Shown, decimal, percent, round_half_down};
pub use whole::Overall;

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
    /// How many of the shipped questions are left out: by more than none, the score of `base` cannot be
    /// compared with that of who was asked them.
    pub base_left_out: usize,
    /// The areas of which a question is put to the company, in this run or in the full one, in order.
    pub areas: Vec<AreaScore>,
    /// Questions of this run whose answer is below target or unknown, highest priority first.
    pub gaps: Vec<Gap>,
    /// What should be looked at before the report goes out, in the order of the questions.
    pub checks: Vec<Check>,
    /// What the registers say of the questions.
    pub readings: Readings,
}

impl Scorecard {
    /// Scores an assessment. `today` decides only about checks: what is older than 12 months, what is due.
    #[must_use]
    pub fn of(questionnaire: &Checked, assessment: &Assessment, today: jiff::civil::Date) -> Self {
        Self::with(questionnaire, assessment, today, Readings::of(&assessment.registers, today))
    }

    /// The same where it is known what the registers say on that day.
    #[must_use]
    pub fn with(
        questionnaire: &Checked,
        assessment: &Assessment,
        today: jiff::civil::Date,
        readings: Readings,
    ) -> Self {
        let areas = area_scores(questionnaire, assessment);
        Self {
            run: assessment.run,
            overall: Overall::of(&areas),
            base: questionnaire.base().map(|base| Overall::of(&area_scores(base, assessment))),
            base_left_out: questionnaire.left_out().len(),
            gaps: gaps::rank(assessment, &areas),
            checks: checks::list(questionnaire, assessment, &areas, (today, &readings)),
            areas,
            readings,
        }
    }

    /// The score of an area, if a question of it is put to the company.
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&AreaScore> {
        self.areas.iter().find(|area| area.area == *id)
    }

    /// The term of a question, if it is put to the company in this run.
    #[must_use]
    pub fn term(&self, id: &QuestionId) -> Option<&Term> {
        self.areas.iter().flat_map(|area| &area.terms).find(|term| term.question == *id)
    }

    /// Whether the full run would put the question to the company and this run does not.
    #[must_use]
    pub fn is_unasked(&self, id: &QuestionId) -> bool {
        self.areas.iter().flat_map(|area| &area.unasked).any(|term| term.question == *id)
    }
}

/// Every question that is put to the company as it is counted: in each area those of the run, then what the
/// run leaves out.
#[must_use]
pub fn terms(questionnaire: &Checked, assessment: &Assessment) -> Vec<Term> {
    let areas = area_scores(questionnaire, assessment).into_iter();
    areas.flat_map(|area| area.terms.into_iter().chain(area.unasked)).collect()
}

fn area_scores(questionnaire: &Checked, assessment: &Assessment) -> Vec<AreaScore> {
    questionnaire.areas.iter().filter_map(|area| area_score(questionnaire, assessment, area)).collect()
}
