//! Where one member stands in a published cohort: reckoned on its own machine from what everybody may see.

use super::invitation::AskedFor;
use super::release::{AnswerParts, Cohort, CohortFigures, Outcome};
use super::rules::{Fives, ScoreSpread};
use super::sign::{Sign, Signs};
use super::submission::{NotForThis, Submission};
use crate::assessment::Assessment;
use crate::base::ids::AreaId;
use crate::questionnaire::Checked;
use crate::scoring::{ByLevels, Exact, round_half_down};

/// Where a member stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Position<'c> {
    /// The cohort's figures.
    pub shown: &'c CohortFigures,
    /// The member's areas, in their order.
    pub areas: Vec<(AreaId, OwnStanding)>,
    /// The whole.
    pub whole: OwnStanding,
    /// The standard score (偏差値), from what is shown of the whole.
    pub standard_score: StandardScore,
    /// The member's sign for each question, beside the cohort's parts.
    pub questions: Vec<(&'c AnswerParts, Sign)>,
}

/// A score among those of a cohort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnStanding {
    /// The member's own score.
    pub own: Option<Exact>,
    /// What is shown of the cohort's.
    pub spread: ScoreSpread,
    /// In which part of the cohort it stands, the lowest being 1: from this one to that one, for at five
    /// points it may be on a border.
    pub part: Option<(u8, u8)>,
    /// How many parts are told apart: quarters or halves.
    pub of: u8,
}

/// Why a member has no position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// Nothing is shown of the cohort.
    NothingShown,
    /// The answers do not fit.
    NotForThis(NotForThis),
}

impl<'c> Position<'c> {
    /// Where the answers stand in the cohort.
    ///
    /// # Errors
    /// [`NoPosition`].
    pub fn of(
        cohort: &'c Cohort,
        questionnaire: &Checked,
        assessment: &Assessment,
    ) -> Result<Self, NoPosition> {
        let Outcome::Shown(shown) = &cohort.outcome else { return Err(NoPosition::NothingShown) };
        let invitation = &cohort.invitation;
        if invitation.asked != AskedFor::of(questionnaire) {
            return Err(NoPosition::NotForThis(NotForThis::OtherQuestions));
        }
        let signs: Signs =
            Submission::signs_of(invitation, questionnaire, assessment).map_err(NoPosition::NotForThis)?;
        let layout =
            ByLevels::of(questionnaire, invitation.questions(questionnaire).map(|question| &question.id));
        let scores = layout.scores(|place| signs.all().get(place).copied().and_then(Sign::level));
        let whole = layout.whole(&scores);
        Ok(Self {
            shown,
            areas: shown
                .areas
                .iter()
                .map(|area| {
                    let at = layout.areas().position(|id| *id == area.area);
                    let own = at.and_then(|at| scores.get(at).copied().flatten());
                    (area.area.clone(), standing(own, area.spread))
                })
                .collect(),
            whole: standing(whole, shown.whole),
            standard_score: standard_score(whole, shown),
            questions: shown.questions.iter().zip(signs.all().iter().copied()).collect(),
        })
    }
}

fn standing(own: Option<Exact>, spread: ScoreSpread) -> OwnStanding {
    let borders: Vec<u8> = match spread.quarters {
        Some([low, high]) => vec![low, spread.median, high],
        None => vec![spread.median],
    }
    .into_iter()
    .map(|border| border.get().get())
    .collect();
    let count = |holds: &dyn Fn(u8) -> bool| {
        u8::try_from(borders.iter().filter(|border| holds(**border)).count()).unwrap_or(u8::MAX)
    };
    let part = own.map(|own| {
        let own = Fives::of(Some(own)).get();
        (1 + count(&|border| border < own), 1 + count(&|border| border <= own))
    });
    OwnStanding { own, spread, part, of: count(&|_| true) + 1 }
}

/// From how many companies on a standard score is given.
const COMPANIES: u32 = 20;
/// The least distance between the quarters' borders, in points: at less, one step of five would move it by ten.
const LEAST: u8 = 10;

/// Why there is no standard score, or the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardScore {
    /// Quarters are not shown, too few companies take part, a border is an end, or the member has no score.
    NotGiven,
    /// The companies differ too little.
    TooNear,
    /// 50 for the middle, 10 for a standard deviation.
    Value(i64),
}

/// 50 + 10 · (own − median) / σ, to the nearest whole number, a half downwards; σ is the distance of the quarters'
/// borders over 1.349, which it is in a normal distribution.
fn standard_score(own: Option<Exact>, shown: &CohortFigures) -> StandardScore {
    let Some((own, [low, high])) = own.zip(shown.whole.quarters) else { return StandardScore::NotGiven };
    let (low, median, high) = (low.get().get(), shown.whole.median.get().get(), high.get().get());
    let is_end = low == Fives::LOWEST || high == Fives::HIGHEST;
    if shown.companies.get() < COMPANIES || is_end {
        return StandardScore::NotGiven;
    }
    if high - low < LEAST {
        return StandardScore::TooNear;
    }
    let hundredths = round_half_down(own * Exact::from_integer(100));
    let distance = i64::try_from(hundredths).unwrap_or(10_000) - 100 * i64::from(median);
    // 10 · distance / 100 · 1.349 / (high − low), over 10 000 for whole numbers.
    let (part, whole) = (distance * 1349, 10_000 * i64::from(high - low));
    let up = 2 * part.rem_euclid(whole) > whole;
    StandardScore::Value(50 + part.div_euclid(whole) + i64::from(up))
}
