//! The score of one area, from the terms that its questions are.

use super::numbers::{Counts, Exact, Range};
use crate::assessment::{Assessment, Response};
use crate::base::ids::{AreaId, QuestionId};
use crate::base::level::Level;
use crate::questionnaire::{Area, Checked, Holds, Kind, Question};

/// The score of one area. The questions are always those of the full run: one that this run leaves out is
/// open.
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
    /// What part of the questionnaire the score rests on: Σ weight of answers with a level / Σ weight of
    /// all questions, "not applicable" or not.
    pub share: Exact,
    /// The score that all applicable questions at their targets would give; `None` when nothing
    /// is applicable.
    pub target: Option<Exact>,
    /// The questions of this run by state.
    pub counts: Counts,
    /// Every question of this run that is put to the company, in order: the terms of the sums.
    pub terms: Vec<Term>,
    /// What the full run would ask beside: open questions, whatever stands in the file about them.
    pub unasked: Vec<Term>,
}

/// Why a score is provisional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Provisional {
    /// Less than half of the weight has a level.
    LittleAnswered,
    /// More than half of the weight is "not applicable".
    LittleApplies,
}

impl AreaScore {
    /// The question with the lowest level, where one stands lower than another: see [`lowest_first`].
    #[must_use]
    pub fn weakest(&self) -> Option<&QuestionId> {
        let levels = lowest_first(&self.terms);
        let ((lowest, term), (highest, _)) = (levels.first()?, levels.last()?);
        (lowest < highest).then_some(&term.question)
    }

    /// How many questions stand on which level, from 0 to 4.
    #[must_use]
    pub fn levels(&self) -> [usize; Level::ALL.len()] {
        let of = |level| self.terms.iter().filter(|term| term.level() == Some(level)).count();
        Level::ALL.map(of)
    }

    /// The level whose word the area may have: the lowest of its levels where every question that applies
    /// has one. That all have reached level 0 says nothing unless all stand there.
    #[must_use]
    pub fn reached(&self) -> Option<Level> {
        let applicable = || self.full().filter(|term| term.state != State::NotApplicable);
        let levels: Vec<Level> = applicable().map(Term::level).collect::<Option<_>>()?;
        let (low, high) = (levels.iter().min()?, levels.iter().max()?);
        (*low > Level::ZERO || low == high).then_some(*low)
    }

    /// How the questions that apply are answered: on which scales.
    #[must_use]
    pub fn kinds(&self, asked: &Checked) -> Vec<Kind> {
        let applicable = self.full().filter(|term| term.state != State::NotApplicable);
        let kinds = applicable.filter_map(|term| Some(asked.question(&term.question)?.1.kind));
        kinds.fold(Vec::new(), |mut kinds, kind| {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
            kinds
        })
    }

    /// Why the score is provisional, if it is; nothing where no question of it is put to the company.
    #[must_use]
    pub fn provisional(&self) -> Vec<Provisional> {
        let (applicable, excused) = (self.applicable_weight(), self.excused_weight());
        let little = applicable > 0 && 2 * self.scored_weight() < applicable;
        let excuses = excused > applicable;
        let whys = [(little, Provisional::LittleAnswered), (excuses, Provisional::LittleApplies)];
        whys.into_iter().filter(|(holds, _)| *holds).map(|(_, why)| why).collect()
    }

    /// Every question of the full run that is put to the company.
    fn full(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().chain(&self.unasked)
    }

    fn weight(&self, counts: impl Fn(&Term) -> bool) -> u64 {
        self.full().filter(|term| counts(term)).map(|term| u64::from(term.weight)).sum()
    }

    /// Σ weight of the applicable questions.
    #[must_use]
    pub fn applicable_weight(&self) -> u64 {
        self.weight(|term| term.state != State::NotApplicable)
    }

    /// Σ weight of the questions that are "not applicable".
    #[must_use]
    pub fn excused_weight(&self) -> u64 {
        self.weight(|term| term.state == State::NotApplicable)
    }

    /// Σ weight of the questions with a level.
    #[must_use]
    pub fn scored_weight(&self) -> u64 {
        self.weight(|term| term.level().is_some())
    }

    /// Σ weight · level of the questions with a level.
    #[must_use]
    pub fn points(&self) -> u64 {
        self.terms.iter().map(|t| u64::from(t.weight) * t.level().map_or(0, |l| u64::from(l.get()))).sum()
    }

    /// The score that the area would have if this question's answer were this level, or none.
    #[must_use]
    pub fn score_if(&self, question: &QuestionId, level: Option<Level>) -> Option<Exact> {
        score_of(self.terms.iter().filter_map(|term| {
            let counted = if term.question == *question { level } else { term.level() };
            Some((term.weight, counted?))
        }))
    }
}

/// The score of weights with levels: 100 · Σ weight · level / 4 over Σ weight.
pub(super) fn score_of(levels: impl Iterator<Item = (u8, Level)>) -> Option<Exact> {
    let (mut points, mut weights) = (0, 0);
    for (weight, level) in levels {
        weights += u64::from(weight);
        points += u64::from(weight) * u64::from(level.get());
    }
    share(25 * points, weights)
}

/// A part of a whole; `None` of nothing.
fn share(part: u64, whole: u64) -> Option<Exact> {
    (whole > 0).then(|| Exact::new(part, whole))
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

/// A question's term, unless the profile or an earlier answer leaves it out; what this run does not ask is
/// open.
fn term(questionnaire: &Checked, assessment: &Assessment, area: &Area, q: &Question) -> Option<Term> {
    let asked = assessment.asks(questionnaire, q);
    let state = match assessment.counted(q) {
        _ if asked == Holds::No => return None,
        _ if !assessment.in_run(questionnaire, q) => State::Unanswered,
        Response::Level(_) if asked == Holds::Undecided => State::Unknown,
        response => State::from(response),
    };
    let target = assessment.target(questionnaire, &area.id, q);
    Some(Term { question: q.id.clone(), weight: q.weight, state, target })
}

fn count(counts: &mut Counts, state: State) {
    *match state {
        State::Level(_) => &mut counts.level,
        State::NotApplicable => &mut counts.not_applicable,
        State::Unknown => &mut counts.unknown,
        State::Unanswered => &mut counts.unanswered,
    } += 1;
}

/// The score of an area; `None` where no question of it is put to the company.
pub(super) fn area_score(questionnaire: &Checked, assessment: &Assessment, area: &Area) -> Option<AreaScore> {
    let mut score = AreaScore {
        area: area.id.clone(),
        score: None,
        range: Range::NOTHING,
        coverage: Exact::from_integer(0),
        share: Exact::from_integer(0),
        target: None,
        counts: Counts::default(),
        terms: Vec::new(),
        unasked: Vec::new(),
    };
    for question in &area.questions {
        let Some(term) = term(questionnaire, assessment, area, question) else { continue };
        if assessment.in_run(questionnaire, question) {
            count(&mut score.counts, term.state);
            score.terms.push(term);
        } else {
            score.unasked.push(term);
        }
    }
    score.full().next()?;
    let (points, scored, applicable) = (score.points(), score.scored_weight(), score.applicable_weight());
    let wanted: u64 = score
        .full()
        .filter(|term| term.state != State::NotApplicable)
        .map(|term| u64::from(term.weight) * u64::from(term.target.get()))
        .sum();
    let zero = Exact::from_integer(0);
    // 100 · points / 4 over the weights, in whole numbers until the division.
    score.score = share(25 * points, scored);
    score.range = Range {
        low: share(25 * points, applicable).unwrap_or(zero),
        high: share(25 * (points + 4 * (applicable - scored)), applicable).unwrap_or(zero),
    };
    score.coverage = share(scored, applicable).unwrap_or(zero);
    score.share = share(scored, applicable + score.excused_weight()).unwrap_or(zero);
    score.target = share(25 * wanted, applicable);
    Some(score)
}

/// The terms that have a level, the lowest first; of equals the one that counts more, then the earlier.
pub fn lowest_first<'a>(terms: impl IntoIterator<Item = &'a Term>) -> Vec<(Level, &'a Term)> {
    let mut levels: Vec<_> = terms.into_iter().filter_map(|term| Some((term.level()?, term))).collect();
    levels.sort_by_key(|(level, term)| (*level, std::cmp::Reverse(term.weight)));
    levels
}
