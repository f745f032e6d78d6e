//! Two states of the same company side by side: what got better, what got worse, what was answered
//! in between, what was confirmed again.

use jiff::civil::Date;

use super::area::{AreaScore, State, Term, score_of};
use super::numbers::{Exact, round_half_down};
use super::whole::{Overall, mean};
use super::{Figures, Scorecard};
use crate::assessment::Assessment;
use crate::base::ids::{AreaId, QuestionId};
use crate::base::level::Level;
use crate::questionnaire::{Checked, Questionnaire};

/// What changed between two states.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The whole.
    pub overall: ScoreChange,
    /// The whole by the shipped questions alone, where something is laid over them.
    pub base: Option<ScoreChange>,
    /// The areas that were scored in either state, in the questionnaire's order.
    pub areas: Vec<(AreaId, ScoreChange)>,
    /// The questions that were put to the company in either state, in order.
    pub questions: Vec<QuestionChange>,
}

/// A score then and now; `None` where nothing was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreChange {
    /// Then.
    pub before: Option<Figures>,
    /// Now.
    pub after: Option<Figures>,
    /// Like for like: by the questions alone that have a level in both states. `None` where there are none.
    pub alike: Option<Alike>,
}

/// A score then and now by the same questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Then.
    pub before: Exact,
    /// Now.
    pub after: Exact,
    /// How many questions have a level in both states.
    pub questions: usize,
}

impl ScoreChange {
    /// Points gained (positive) or lost, like for like, from the numbers as they are shown; `None` where no
    /// question has a level in both states.
    #[must_use]
    pub fn points(&self) -> Option<i64> {
        let Alike { before, after, .. } = self.alike?;
        let shown = |score| i64::try_from(round_half_down(score)).ok();
        Some(shown(after)? - shown(before)?)
    }
}

/// A question then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionChange {
    /// The question.
    pub question: QuestionId,
    /// Its area.
    pub area: AreaId,
    /// How it counted; `None` when it was not put to the company.
    pub before: Option<State>,
    /// How it counts now.
    pub after: Option<State>,
    /// What became of it.
    pub kind: ChangeKind,
    /// There was an answer and there is one, given or confirmed again since.
    pub confirmed_again: bool,
}

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A higher level.
    Improved,
    /// A lower level.
    Worse,
    /// The same level, or the same state without one.
    Unchanged,
    /// Unknown or unanswered before, a level now.
    NewlyAnswered,
    /// A level before, unknown or unanswered now.
    NoLongerAnswered,
    /// It applies in one state and not in the other, by an answer or by the profile.
    Reclassified,
    /// The run of one of the two leaves it out.
    NotAsked,
}

impl ChangeKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Worse,
        Self::NoLongerAnswered,
        Self::Improved,
        Self::NewlyAnswered,
        Self::Reclassified,
        Self::NotAsked,
        Self::Unchanged,
    ];

    fn of(before: Option<State>, after: Option<State>) -> Self {
        let counts = |state: Option<State>| !matches!(state, None | Some(State::NotApplicable));
        match (before, after) {
            (Some(State::Level(a)), Some(State::Level(b))) => match b.cmp(&a) {
                std::cmp::Ordering::Greater => Self::Improved,
                std::cmp::Ordering::Less => Self::Worse,
                std::cmp::Ordering::Equal => Self::Unchanged,
            },
            _ if counts(before) != counts(after) => Self::Reclassified,
            (Some(State::Level(_)), _) => Self::NoLongerAnswered,
            (_, Some(State::Level(_))) => Self::NewlyAnswered,
            _ => Self::Unchanged,
        }
    }
}

impl Comparison {
    /// Compares an earlier with a later state, whose scores are known. Each is scored by its own
    /// profile and run.
    #[must_use]
    pub fn of(
        questionnaire: &Checked,
        before: &Assessment,
        (after, after_card): (&Assessment, &Scorecard),
        today: Date,
    ) -> Self {
        let before_card = &Scorecard::of(questionnaire, before, today);
        let areas = areas(questionnaire, &before_card.areas, &after_card.areas);
        let questions = questionnaire
            .questions()
            .filter_map(|(area, question)| {
                let state = |card: &Scorecard| card.term(&question.id).map(|term| term.state);
                let (then, now) = (state(before_card), state(after_card));
                then.or(now)?;
                let left_out = |card: &Scorecard| card.is_unasked(&question.id);
                let kind = if left_out(before_card) || left_out(after_card) {
                    ChangeKind::NotAsked
                } else {
                    ChangeKind::of(then, now)
                };
                let confirmed = |of: &Assessment| of.answers.get(&question.id).and_then(|a| a.confirmed_on);
                Some(QuestionChange {
                    question: question.id.clone(),
                    area: area.id.clone(),
                    before: then,
                    after: now,
                    kind,
                    confirmed_again: is_answer(then)
                        && is_answer(now)
                        && confirmed(after) > confirmed(before),
                })
            })
            .collect();
        let overall = whole(Some(&before_card.overall), Some(&after_card.overall), &areas);
        let base = questionnaire.base().map(|base| {
            let scores = |of: &Assessment| super::area_scores(base, of);
            let areas = self::areas(base, &scores(before), &scores(after));
            whole(before_card.base.as_ref(), after_card.base.as_ref(), &areas)
        });
        Self { overall, base, areas, questions }
    }

    /// The questions of which this became, in order.
    pub fn of_kind(&self, kind: ChangeKind) -> impl Iterator<Item = &QuestionChange> {
        self.questions.iter().filter(move |change| change.kind == kind)
    }

    /// How many of the answers that did not change were confirmed again, and how many there are.
    #[must_use]
    pub fn confirmed_again(&self) -> (usize, usize) {
        let kept = || self.of_kind(ChangeKind::Unchanged).filter(|change| change.is_kept());
        (kept().filter(|change| change.confirmed_again).count(), kept().count())
    }
}

impl QuestionChange {
    /// Whether there was an answer and it is the same now. Of what was not answered and now is unknown
    /// there was none.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.before == self.after && is_answer(self.after)
    }
}

fn is_answer(state: Option<State>) -> bool {
    matches!(state, Some(State::Level(_) | State::NotApplicable | State::Unknown))
}

/// The areas of which a question was put to the company in either state.
fn areas(asked: &Questionnaire, before: &[AreaScore], after: &[AreaScore]) -> Vec<(AreaId, ScoreChange)> {
    let change = |id: &AreaId| {
        let then = before.iter().find(|area| area.area == *id);
        let now = after.iter().find(|area| area.area == *id);
        let (old, new) = (then.map_or(&[][..], |area| &area.terms), now.map_or(&[][..], |area| &area.terms));
        let (before, after) = (then.map(Figures::from), now.map(Figures::from));
        let change = ScoreChange { before, after, alike: alike(old, new) };
        (!old.is_empty() || !new.is_empty()).then(|| (id.clone(), change))
    };
    asked.areas.iter().filter_map(|area| change(&area.id)).collect()
}

/// An area's score by the questions that have a level in both states.
fn alike(before: &[Term], after: &[Term]) -> Option<Alike> {
    let both: Vec<(u8, Level, Level)> = after
        .iter()
        .filter_map(|now| {
            let then = before.iter().find(|then| then.question == now.question)?;
            Some((now.weight, then.level()?, now.level()?))
        })
        .collect();
    Some(Alike {
        before: score_of(both.iter().map(|(weight, then, _)| (*weight, *then)))?,
        after: score_of(both.iter().map(|(weight, _, now)| (*weight, *now)))?,
        questions: both.len(),
    })
}

/// The whole then and now: like for like the mean of the areas, as it always is.
fn whole(before: Option<&Overall>, after: Option<&Overall>, areas: &[(AreaId, ScoreChange)]) -> ScoreChange {
    let parts = || areas.iter().filter_map(|(_, change)| change.alike);
    let alike = mean(parts().map(|of| of.before)).zip(mean(parts().map(|of| of.after)));
    ScoreChange {
        before: before.map(Figures::from),
        after: after.map(Figures::from),
        alike: alike.map(|(before, after)| Alike {
            before,
            after,
            questions: parts().map(|of| of.questions).sum(),
        }),
    }
}
