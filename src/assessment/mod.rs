//! What was answered: the profile, the answers with their evidence and actions, the targets.
//! [`edit`] is the only way to change an assessment, so that undo, autosave and tests share it.
//! Knows the questionnaire, opens no file and reads no clock.

pub mod archive;
pub mod edit;
pub mod edition;
pub mod handout;
pub mod milestone;
pub mod remaining;
pub mod tags;
pub(crate) mod unique_map;

pub use milestone::Milestone;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::dates;
use crate::base::ids::{AreaId, ElementId, QuestionId};
use crate::base::level::Level;
use crate::questionnaire::condition::Earlier;
use crate::questionnaire::{CompanySize, Fact, Facts, Holds, Question, Questionnaire};

/// What a company answered: everything that is in its file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The company and the circumstances of the assessment.
    pub profile: Profile,
    /// Which questions are asked.
    pub run: Run,
    /// Targets set for whole areas; they replace the questionnaire's defaults.
    #[serde(with = "unique_map")]
    pub area_targets: BTreeMap<AreaId, Level>,
    /// The answers that have been touched, by question.
    #[serde(with = "unique_map")]
    pub answers: BTreeMap<QuestionId, Answer>,
    /// Earlier states, frozen under a name, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// What changes of the questionnaire's edition left over, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub archive: Vec<archive::Archive>,
    /// The questions that this file was handed out for; empty where all are asked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub only: BTreeSet<QuestionId>,
}

/// The company and the circumstances of the assessment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The organisation's name.
    pub organisation: String,
    /// What is assessed: the whole group, one company, one division.
    pub scope: String,
    /// The industry.
    pub industry: String,
    /// The company's size; it sets default targets.
    pub size: CompanySize,
    /// Whether it produces overseas.
    pub overseas_production: Fact,
    /// Whether it has materials or parts with a single source.
    pub single_sourced: Fact,
    /// Whether its people and means are scarce.
    pub limited_resources: Fact,
    /// The date of the assessment.
    #[serde(default, deserialize_with = "dates::optional")]
    pub date: Option<Date>,
    /// Who answers.
    pub respondent: String,
    /// True for the sample that comes with Keian: window and report mark it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl Profile {
    /// The facts that conditions may ask for.
    #[must_use]
    pub fn facts(&self) -> Facts {
        Facts {
            size: self.size,
            overseas_production: self.overseas_production,
            single_sourced: self.single_sourced,
            limited_resources: self.limited_resources,
        }
    }
}

/// Which questions are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Run {
    /// The key questions only: about ten minutes.
    #[default]
    Short,
    /// All questions: about an hour.
    Full,
}

/// The answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The response.
    pub response: Response,
    /// A target for this question, instead of the area's or the default.
    pub target: Option<Level>,
    /// The elements that hold.
    pub elements: BTreeSet<ElementId>,
    /// A note: text, never markup.
    pub note: String,
    /// What the answer rests on, one thing an entry.
    pub evidence: Vec<String>,
    /// What will be done; empty means the questionnaire's next step.
    pub action: String,
    /// Who is responsible for the action.
    pub owner: String,
    /// When the action is to be done.
    #[serde(default, deserialize_with = "dates::optional")]
    pub due: Option<Date>,
    /// How soon the gap must be closed.
    pub urgency: Urgency,
    /// Who answered; empty means the profile's respondent.
    pub respondent: String,
    /// When the response was last given or confirmed.
    #[serde(default, deserialize_with = "dates::optional")]
    pub confirmed_on: Option<Date>,
    /// The company's own words for this answer: see [`tags`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// A response. The four never fold into each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// A level from 0 to 4.
    Level(Level),
    /// The question does not apply, and why. An empty reason is listed among the checks.
    NotApplicable(String),
    /// The person looked and does not know.
    Unknown,
    /// Not yet answered.
    #[default]
    Unanswered,
}

impl Answer {
    /// What the company itself says will be done; `None` where it says nothing.
    #[must_use]
    pub fn own_action(&self) -> Option<&str> {
        Some(self.action.as_str()).filter(|action| !action.trim().is_empty())
    }
}

impl Response {
    /// The level, if the response is one.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(*level),
            Self::NotApplicable(_) | Self::Unknown | Self::Unanswered => None,
        }
    }
}

/// How soon a gap must be closed; it multiplies the priority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Urgency {
    /// Can wait: × 1.
    Low,
    /// The usual: × 2.
    #[default]
    Normal,
    /// Cannot wait: × 3.
    High,
}

impl Urgency {
    /// All urgencies, lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Normal, Self::High];

    /// The factor: 1, 2 or 3.
    #[must_use]
    pub fn factor(self) -> u32 {
        match self {
            Self::Low => 1,
            Self::Normal => 2,
            Self::High => 3,
        }
    }
}

impl Assessment {
    /// The answer to a question; an untouched one is [`Answer::default`].
    #[must_use]
    pub fn answer(&self, question: &QuestionId) -> Answer {
        self.answers.get(question).cloned().unwrap_or_default()
    }

    /// The response to a question.
    #[must_use]
    pub fn response(&self, question: &QuestionId) -> &Response {
        self.answers.get(question).map_or(&Response::Unanswered, |answer| &answer.response)
    }

    /// The target of a question: its own, else the area's, else the questionnaire's default for
    /// the company's size. An area's target is taken down to a level that the question has.
    #[must_use]
    pub fn target(&self, questionnaire: &Questionnaire, area: &AreaId, question: &Question) -> Level {
        let own = self.answers.get(&question.id).and_then(|answer| answer.target);
        own.unwrap_or_else(|| self.inherited_target(questionnaire, area, question))
    }

    /// The target that a question has without one of its own.
    #[must_use]
    pub fn inherited_target(
        &self,
        questionnaire: &Questionnaire,
        area: &AreaId,
        question: &Question,
    ) -> Level {
        let Some(target) = self.area_targets.get(area) else {
            return questionnaire.default_target(question, self.profile.size);
        };
        let levels = question.kind.levels();
        levels.iter().rev().find(|level| *level <= target).copied().unwrap_or(Level::ZERO)
    }

    /// Whether the question is put to this company, by the profile and earlier answers.
    #[must_use]
    pub fn asks(&self, question: &Question) -> Holds {
        question.condition.holds(&self.profile.facts(), &|id| self.earlier(id))
    }

    /// Whether an element of a question is shown to this company.
    #[must_use]
    pub fn shows(&self, element: &crate::questionnaire::Element) -> bool {
        element.condition.holds(&self.profile.facts(), &|id| self.earlier(id)) != Holds::No
    }

    /// Whether the question belongs to the chosen run: in a file that was handed out, the questions
    /// that it was handed out for; else all in the full run; in the short run
    /// the key questions, and those that stand for a key question which is not asked.
    #[must_use]
    pub fn in_run(&self, questionnaire: &Questionnaire, question: &Question) -> bool {
        self.belongs_to(self.run, questionnaire, question)
    }

    fn belongs_to(&self, run: Run, questionnaire: &Questionnaire, question: &Question) -> bool {
        if !self.only.is_empty() {
            return self.only.contains(&question.id);
        }
        run == Run::Full
            || question.key
            || question.stands_for.iter().any(|id| {
                questionnaire
                    .question(id)
                    .is_some_and(|(_, other)| other.key && self.asks(other) == Holds::No)
            })
    }

    /// The questions of the chosen run that are put to this company, in order.
    #[must_use]
    pub fn asked<'q>(&self, questionnaire: &'q Questionnaire) -> Vec<&'q Question> {
        questionnaire
            .questions()
            .map(|(_, question)| question)
            .filter(|question| self.in_run(questionnaire, question) && self.asks(question) != Holds::No)
            .collect()
    }

    /// How many questions a run would put to this company.
    #[must_use]
    pub fn asked_in(&self, run: Run, questionnaire: &Questionnaire) -> usize {
        questionnaire
            .questions()
            .filter(|(_, q)| self.belongs_to(run, questionnaire, q) && self.asks(q) != Holds::No)
            .count()
    }

    fn earlier(&self, id: &QuestionId) -> Earlier {
        match self.response(id) {
            Response::Level(level) => Earlier::Level(*level),
            Response::NotApplicable(_) => Earlier::NotApplicable,
            Response::Unknown | Response::Unanswered => Earlier::Open,
        }
    }
}
