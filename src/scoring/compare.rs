//! Two states of the same company side by side: what got better, what got worse, what was answered
//! in between, what was confirmed again.

use jiff::civil::Date;

use super::{AreaScore, Exact, Overall, Range, Scorecard, State, round_half_down};
use crate::assessment::Assessment;
use crate::base::ids::{AreaId, QuestionId};
use crate::questionnaire::Checked;

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
}

/// A score with what belongs to it: never one without the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The score, 0 to 100, where there is one to show.
    pub score: Option<Exact>,
    /// Its range.
    pub range: Range,
    /// Its coverage, 0 to 1.
    pub coverage: Exact,
}

impl Figures {
    /// The score as it is shown.
    #[must_use]
    pub fn shown(&self) -> Option<u64> {
        self.score.map(round_half_down)
    }
}

impl From<&Overall> for Figures {
    fn from(overall: &Overall) -> Self {
        Self { score: overall.final_score(), range: overall.range, coverage: overall.coverage }
    }
}

impl From<&AreaScore> for Figures {
    fn from(area: &AreaScore) -> Self {
        Self { score: area.score, range: area.range, coverage: area.coverage }
    }
}

impl ScoreChange {
    /// Points gained (positive) or lost, from the numbers as they are shown; `None` unless both
    /// states have a score.
    #[must_use]
    pub fn points(&self) -> Option<i64> {
        let before = i64::try_from(self.before?.shown()?).ok()?;
        let after = i64::try_from(self.after?.shown()?).ok()?;
        Some(after - before)
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
    /// The answer was given or confirmed again since.
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
    /// It counts in one state and not in the other: it was not asked or did not apply.
    Reclassified,
}

impl ChangeKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::Worse,
        Self::NoLongerAnswered,
        Self::Improved,
        Self::NewlyAnswered,
        Self::Reclassified,
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
        let figures = |card: &Scorecard, area: &AreaId| card.area(area).map(Figures::from);
        let areas = questionnaire
            .areas
            .iter()
            .map(|area| {
                let (before, after) = (figures(before_card, &area.id), figures(after_card, &area.id));
                (area.id.clone(), ScoreChange { before, after })
            })
            .filter(|(_, change)| change.before.or(change.after).is_some())
            .collect();
        let questions = questionnaire
            .questions()
            .filter_map(|(area, question)| {
                let state = |card: &Scorecard| card.term(&question.id).map(|term| term.state);
                let (then, now) = (state(before_card), state(after_card));
                then.or(now)?;
                let confirmed = |of: &Assessment| of.answers.get(&question.id).and_then(|a| a.confirmed_on);
                Some(QuestionChange {
                    question: question.id.clone(),
                    area: area.id.clone(),
                    before: then,
                    after: now,
                    kind: ChangeKind::of(then, now),
                    confirmed_again: confirmed(after) > confirmed(before),
                })
            })
            .collect();
        let overall = ScoreChange {
            before: Some(Figures::from(&before_card.overall)),
            after: Some(Figures::from(&after_card.overall)),
        };
        let base = questionnaire.base().map(|_| {
            let figures = |card: &Scorecard| card.base.as_ref().map(Figures::from);
            ScoreChange { before: figures(before_card), after: figures(after_card) }
        });
        Self { overall, base, areas, questions }
    }

    /// The questions of which this became, in order.
    pub fn of_kind(&self, kind: ChangeKind) -> impl Iterator<Item = &QuestionChange> {
        self.questions.iter().filter(move |change| change.kind == kind)
    }
}
