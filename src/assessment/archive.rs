//! What an assessment had that a new edition of its questionnaire has no place for: kept with the
//! answers, so that nothing is thrown away.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::milestone::Milestone;
use super::unique_map;
use crate::base::ids::{AreaId, QuestionId, QuestionnaireId};
use crate::base::lang::Text;
use crate::base::level::Level;
use crate::base::shared::Shared;

/// What one change of edition left over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// The questionnaire that was answered before.
    pub questionnaire: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// Targets of areas that are no more.
    #[serde(with = "unique_map")]
    pub area_targets: BTreeMap<AreaId, Level>,
    /// Answers to questions that are no more, and the answers before the change to those that read
    /// otherwise now.
    #[serde(with = "unique_map")]
    pub answers: BTreeMap<QuestionId, Archived>,
    /// The milestones as they were before the change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Shared<Milestone>>,
}

/// An archived answer with what was asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archived {
    /// The topic of the question.
    pub topic: Text,
    /// The question.
    pub text: Text,
    /// The answer.
    pub answer: Shared<Answer>,
}
