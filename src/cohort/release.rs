//! What an association publishes of a cohort: the invitation as it was, and what may be shown. One file,
//! which every member can open.

use serde::{Deserialize, Serialize};

use super::groups::BandGroup;
use super::invitation::{Band, Invitation, ResultView};
pub use super::rules::Released;
use super::rules::{Fives, Rules, ScoreSpread, ShareStep};
use crate::base::ids::{AreaId, QuestionId};
use crate::questionnaire::{Checked, Question};
use crate::scoring::ByLevels;

/// A cohort as it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cohort {
    /// What was asked for.
    pub invitation: Invitation,
    /// What may be shown.
    pub outcome: Outcome,
}

/// What may be shown of a cohort.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// Fewer than so many companies took part: nothing.
    FewerThan(u8),
    /// Figures.
    Shown(Box<CohortFigures>),
}

/// The figures of a cohort.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CohortFigures {
    /// How many companies took part.
    pub companies: Released<u32>,
    /// In how many steps the parts of questions are told.
    pub steps: Released<u8>,
    /// The questions, in their order.
    pub questions: Vec<AnswerParts>,
    /// The areas, in their order.
    pub areas: Vec<AreaSpread>,
    /// The whole score.
    pub whole: ScoreSpread,
    /// The groups, where the cohort is split.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupMedians>,
}

/// How many companies answered a question how: each in steps, of all companies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerParts {
    /// The question.
    pub question: QuestionId,
    /// Level 1, 2, 3 and 4 and more; of a decision "partly" and "yes".
    pub reached: Vec<Released<ShareStep>>,
    /// Unknown or not answered.
    pub unknown: Released<ShareStep>,
    /// Without a level: those, and "not applicable". Each of the parts holds the one before it or leaves it out, so
    /// that no two of them together tell more than one.
    pub without_level: Released<ShareStep>,
}

/// Where the companies stand in an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaSpread {
    /// The area.
    pub area: AreaId,
    /// Where they stand.
    pub spread: ScoreSpread,
}

/// A group: how many companies, and the middle of each area, in the areas' order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupMedians {
    /// Which bands stand in it.
    pub group: BandGroup,
    /// How many companies.
    pub companies: Released<u32>,
    /// The middles.
    pub medians: Vec<Released<Fives>>,
}

impl Cohort {
    /// Whether its figures are such as the rules show for so many companies, and fit the questionnaire: a file
    /// from outside may say anything.
    #[must_use]
    pub fn is_sound(&self, questionnaire: &Checked) -> bool {
        let invitation = &self.invitation;
        let shown = match &self.outcome {
            Outcome::FewerThan(least) => return usize::from(*least) == invitation.margin.least(),
            Outcome::Shown(shown) => shown,
        };
        let Some(rules) = Rules::of(shown.companies.get() as usize, invitation.margin) else { return false };
        let questions: Vec<&Question> = invitation.questions(questionnaire).collect();
        let layout = ByLevels::of(questionnaire, questions.iter().map(|question| &question.id));
        let step = |step: Released<ShareStep>| step.get().get() < shown.steps.get();
        let parts = |(parts, question): (&AnswerParts, &&Question)| {
            parts.question == question.id
                && parts.reached.len() + 1 == question.kind.levels().len()
                && parts.reached.iter().chain([&parts.unknown, &parts.without_level]).all(|one| step(*one))
        };
        let split = !shown.groups.is_empty();
        let spread = |spread: &ScoreSpread| {
            let [low, high] = spread.quarters.unwrap_or([spread.median; 2]);
            let all = [low, spread.median, high];
            all.iter().all(|one| one.get().is_sound())
                && all.is_sorted()
                && !(split && spread.quarters.is_some())
        };
        let members: u64 = shown.groups.iter().map(|group| u64::from(group.companies.get())).sum();
        let least = rules.least_group(shown.groups.len());
        let group = |group: &GroupMedians| {
            group.companies.get() as usize >= least
                && group.medians.len() == shown.areas.len()
                && group.medians.iter().all(|median| median.get().is_sound())
                && group.group.bands.iter().flatten().all(|band| self.band(*band).is_some())
        };
        shown.steps == rules.steps()
            && shown.questions.len() == questions.len()
            && shown.questions.iter().zip(&questions).all(parts)
            && shown.areas.iter().map(|area| &area.area).eq(layout.areas())
            && shown.areas.iter().map(|area| &area.spread).chain([&shown.whole]).all(spread)
            && (!split || (members == u64::from(shown.companies.get()) && shown.groups.iter().all(group)))
    }

    /// A band by which the cohort is split, by its place.
    #[must_use]
    pub fn band(&self, place: u8) -> Option<&Band> {
        match self.invitation.view {
            ResultView::Quarters => None,
            ResultView::BySize => self.invitation.sizes.get(usize::from(place)),
            ResultView::ByIndustry => self.invitation.industries.get(usize::from(place)),
        }
    }
}
