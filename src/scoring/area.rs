//! The score of one area, from the terms that its questions are.

use super::numbers::{Counts, Exact, Range, round_half_down};
use crate::assessment::{Assessment, Response};
use crate::base::ids::{AreaId, QuestionId};
use crate::base::level::Level;
use crate::questionnaire::{Area, Checked, Holds, Question};

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
    /// The questions by state.
    pub counts: Counts,
    /// Every question of the run that is put to the company, in order: the terms of the sums.
    pub terms: Vec<Term>,
}

impl AreaScore {
    /// The question with the lowest level, where one stands lower than another: see [`lowest_first`].
    #[must_use]
    pub fn weakest(&self) -> Option<&QuestionId> {
        let levels = lowest_first(&self.terms);
        let ((lowest, term), (highest, _)) = (levels.first()?, levels.last()?);
        (lowest < highest).then_some(&term.question)
    }

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

    /// Target − level where that is at least 1. Unknown counts as level 0; an unanswered question is no
    /// gap, for nothing is known of it.
    #[must_use]
    pub fn gap(&self) -> Option<u8> {
        let level = match self.state {
            State::Level(level) => level,
            State::Unknown => Level::ZERO,
            State::NotApplicable | State::Unanswered => return None,
        };
        self.target.get().checked_sub(level.get()).filter(|gap| *gap > 0)
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

impl From<&Response> for State {
    /// The state that a response has where it is sure that its question is asked.
    fn from(response: &Response) -> Self {
        match response {
            Response::Level(level) => Self::Level(*level),
            Response::NotApplicable(_) => Self::NotApplicable,
            Response::Unknown => Self::Unknown,
            Response::Unanswered => Self::Unanswered,
        }
    }
}

fn term(questionnaire: &Checked, assessment: &Assessment, area: &Area, q: &Question) -> Option<Term> {
    if !assessment.in_run(questionnaire, q) {
        return None;
    }
    let asked = assessment.asks(questionnaire, q);
    let state = match assessment.counted(q) {
        _ if asked == Holds::No => return None,
        Response::Level(_) if asked == Holds::Undecided => State::Unknown,
        response => State::from(response),
    };
    let target = assessment.target(questionnaire, &area.id, q);
    Some(Term { question: q.id.clone(), weight: q.weight, state, target })
}

/// The score of an area; `None` where no question of it is put to the company in this run.
pub(super) fn area_score(questionnaire: &Checked, assessment: &Assessment, area: &Area) -> Option<AreaScore> {
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
        counts,
        terms,
    })
}

/// The terms that have a level, the lowest first; of equals the one that counts more, then the earlier.
pub fn lowest_first<'a>(terms: impl IntoIterator<Item = &'a Term>) -> Vec<(Level, &'a Term)> {
    let mut levels: Vec<_> = terms.into_iter().filter_map(|term| Some((term.level()?, term))).collect();
    levels.sort_by_key(|(level, term)| (*level, std::cmp::Reverse(term.weight)));
    levels
}
