//! What the answers mean: scores with their range and coverage, gaps with priorities, checks.
//! [`Scorecard::of`] is the one engine for window, command line, report and cohort. Exact on
//! fractions of integers; rounding happens only when a number is shown ([`round_half_down`]).

mod checks;
mod compare;
mod gaps;
pub mod plan;
pub mod words;

use num_rational::Ratio;

use crate::assessment::{Assessment, Response, Run};
use crate::base::ids::{AreaId, QuestionId};
use crate::base::level::Level;
use crate::questionnaire::{Area, Holds, Question, Questionnaire};

pub use checks::{Check, CheckKind};
pub use compare::{ChangeKind, Comparison, Figures, QuestionChange, ScoreChange};
pub use gaps::Gap;

/// An exact number: a score (0 to 100) or a share (0 to 1).
pub type Exact = Ratio<u64>;

/// Rounds to a whole number, a half downwards: 62.5 becomes 62.
#[must_use]
pub fn round_half_down(value: Exact) -> u64 {
    let twice = value * Exact::from_integer(2);
    let whole = value.to_integer();
    if twice > Exact::from_integer(2 * whole + 1) { whole + 1 } else { whole }
}

/// A share, 0 to 1, in percent as it is shown.
#[must_use]
pub fn percent(share: Exact) -> u64 {
    round_half_down(share * Exact::from_integer(100))
}

/// Everything that the answers to a questionnaire mean on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// Which questions were asked.
    pub run: Run,
    /// The whole.
    pub overall: Overall,
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

/// From the score with every open question at 0 to that with every open question at 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// All unknown and unanswered questions taken as level 0.
    pub low: Exact,
    /// All unknown and unanswered questions taken as level 4.
    pub high: Exact,
}

impl Range {
    /// The range in whole points.
    #[must_use]
    pub fn shown(self) -> Shown {
        match (round_half_down(self.low), round_half_down(self.high)) {
            _ if self.low == self.high => Shown::None,
            (low, high) if low == high => Shown::BelowOne,
            (low, high) => Shown::From(low, high),
        }
    }
}

/// A range as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing is open, so there is no range.
    None,
    /// Something is open, but both ends are the same whole number.
    BelowOne,
    /// The low and the high end.
    From(u64, u64),
}

/// How many questions of the run are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answered with a level.
    pub level: usize,
    /// Answered "unknown".
    pub unknown: usize,
    /// Answered "not applicable".
    pub not_applicable: usize,
    /// Not answered.
    pub unanswered: usize,
}

impl Counts {
    /// All questions put to the company.
    #[must_use]
    pub fn total(self) -> usize {
        self.level + self.unknown + self.not_applicable + self.unanswered
    }

    /// All but the unanswered.
    #[must_use]
    pub fn answered(self) -> usize {
        self.total() - self.unanswered
    }

    fn add(&mut self, other: Self) {
        let Self { level, unknown, not_applicable, unanswered } = other;
        self.level += level;
        self.unknown += unknown;
        self.not_applicable += not_applicable;
        self.unanswered += unanswered;
    }
}

/// The score of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaScore {
    /// The area.
    pub area: AreaId,
    /// 100 · Σ weight · level / 4 over Σ weight, over the answers with a level; `None` when there
    /// is none.
    pub score: Option<Exact>,
    /// The range of the score; 0 to 0 when nothing is applicable.
    pub range: Range,
    /// Σ weight of answers with a level / Σ weight of applicable questions; 0 when nothing is
    /// applicable.
    pub coverage: Exact,
    /// The score that all applicable questions at their targets would give; `None` when nothing
    /// is applicable.
    pub target: Option<Exact>,
    /// The general scale's level: the score / 25, a half rounded downwards.
    pub level: Option<Level>,
    /// The question with the lowest level (unknown counts as 0); of equals the one with the
    /// greater weight, then the earlier.
    pub weakest: Option<QuestionId>,
    /// The questions by state.
    pub counts: Counts,
    /// Every question of the run that is put to the company, in order: the terms of the sums.
    pub terms: Vec<Term>,
}

impl AreaScore {
    /// Σ weight of the applicable questions.
    #[must_use]
    pub fn applicable_weight(&self) -> u64 {
        self.terms.iter().filter(|t| t.state != State::NotApplicable).map(|t| u64::from(t.weight)).sum()
    }

    /// Σ weight of the questions with a level.
    #[must_use]
    pub fn scored_weight(&self) -> u64 {
        self.terms.iter().filter(|t| t.level().is_some()).map(|t| u64::from(t.weight)).sum()
    }

    /// Σ weight · level of the questions with a level.
    #[must_use]
    pub fn points(&self) -> u64 {
        self.terms.iter().map(|t| u64::from(t.weight) * t.level().map_or(0, |l| u64::from(l.get()))).sum()
    }
}

impl AreaScore {
    /// The score that the area would have if this question's answer were this level, or none.
    #[must_use]
    pub fn score_if(&self, question: &QuestionId, level: Option<Level>) -> Option<Exact> {
        let (mut points, mut weights) = (0, 0);
        for term in &self.terms {
            let counted = if term.question == *question { level } else { term.level() };
            if let Some(level) = counted {
                weights += u64::from(term.weight);
                points += u64::from(term.weight) * u64::from(level.get());
            }
        }
        (weights > 0).then(|| Exact::new(25 * points, weights))
    }
}

/// One question's part in its area's sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The question.
    pub question: QuestionId,
    /// Its weight, 1 to 3.
    pub weight: u8,
    /// How it is counted.
    pub state: State,
    /// The target that applies.
    pub target: Level,
}

impl Term {
    /// The level, where it counts as one.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        match self.state {
            State::Level(level) => Some(level),
            State::NotApplicable | State::Unknown | State::Unanswered => None,
        }
    }
}

/// How a question is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// With this level.
    Level(Level),
    /// Not at all.
    NotApplicable,
    /// As open: somebody looked and does not know; or a level whose question depends on an answer
    /// that is not known, so that it is not sure whether it counts.
    Unknown,
    /// As open: not answered.
    Unanswered,
}

impl Scorecard {
    /// Scores an assessment. `today` decides only which answers are older than 12 months.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, assessment: &Assessment, today: jiff::civil::Date) -> Self {
        let areas: Vec<AreaScore> = questionnaire
            .areas
            .iter()
            .filter_map(|area| area_score(questionnaire, assessment, area))
            .collect();
        Self {
            run: assessment.run,
            overall: overall(&areas),
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

fn term(questionnaire: &Questionnaire, assessment: &Assessment, area: &Area, q: &Question) -> Option<Term> {
    if !assessment.in_run(questionnaire, q) {
        return None;
    }
    let asked = assessment.asks(q);
    let state = match assessment.response(&q.id) {
        _ if asked == Holds::No => return None,
        Response::NotApplicable(_) => State::NotApplicable,
        Response::Level(_) if asked == Holds::Undecided => State::Unknown,
        Response::Level(level) => State::Level(*level),
        Response::Unknown => State::Unknown,
        Response::Unanswered => State::Unanswered,
    };
    let target = assessment.target(questionnaire, &area.id, q);
    Some(Term { question: q.id.clone(), weight: q.weight, state, target })
}

fn area_score(questionnaire: &Questionnaire, assessment: &Assessment, area: &Area) -> Option<AreaScore> {
    let terms: Vec<Term> =
        area.questions.iter().filter_map(|q| term(questionnaire, assessment, area, q)).collect();
    if terms.is_empty() {
        return None;
    }
    let mut counts = Counts::default();
    let (mut applicable, mut scored, mut points, mut target) = (0_u64, 0_u64, 0_u64, 0_u64);
    for term in &terms {
        let weight = u64::from(term.weight);
        match term.state {
            State::Level(level) => {
                counts.level += 1;
                scored += weight;
                points += weight * u64::from(level.get());
            }
            State::NotApplicable => {
                counts.not_applicable += 1;
                continue;
            }
            State::Unknown => counts.unknown += 1,
            State::Unanswered => counts.unanswered += 1,
        }
        applicable += weight;
        target += weight * u64::from(term.target.get());
    }
    // 100 · points / 4 over the weights, in whole numbers until the division.
    let share = |points: u64, weight: u64| (weight > 0).then(|| Exact::new(25 * points, weight));
    let zero = Exact::from_integer(0);
    let score = share(points, scored);
    let level = score.and_then(|s| {
        let number = round_half_down(s / Exact::from_integer(25));
        Level::new(u8::try_from(number).ok()?).ok()
    });
    Some(AreaScore {
        area: area.id.clone(),
        score,
        range: Range {
            low: share(points, applicable).unwrap_or(zero),
            high: share(points + 4 * (applicable - scored), applicable).unwrap_or(zero),
        },
        coverage: if applicable > 0 { Exact::new(scored, applicable) } else { zero },
        target: share(target, applicable),
        level,
        weakest: weakest(&terms),
        counts,
        terms,
    })
}

fn weakest(terms: &[Term]) -> Option<QuestionId> {
    terms
        .iter()
        .enumerate()
        .filter_map(|(place, term)| {
            let level = match term.state {
                State::Level(level) => level,
                State::Unknown => Level::ZERO,
                State::NotApplicable | State::Unanswered => return None,
            };
            Some(((level, u8::MAX - term.weight, place), term))
        })
        .min_by_key(|(key, _)| *key)
        .map(|(_, term)| term.question.clone())
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
