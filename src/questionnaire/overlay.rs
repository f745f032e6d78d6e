//! An overlay: questions of an association's own, or other weights, over a questionnaire that it
//! names. Data like a questionnaire; what it makes of its base is checked like one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FactAsked, Question, Questionnaire};
use crate::base::ids::{AreaId, QuestionId, QuestionnaireId};
use crate::base::lang::Text;

/// What is laid over a questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overlay {
    /// The name of the questionnaire that it makes.
    #[serde(default)]
    pub overlay: QuestionnaireId,
    /// Its edition.
    #[serde(default)]
    pub edition: String,
    /// The questionnaire that it is laid over.
    #[serde(default)]
    pub base: QuestionnaireId,
    /// The edition of that.
    #[serde(default)]
    pub base_edition: String,
    /// The title of the questionnaire that it makes.
    #[serde(default)]
    pub title: Text,
    /// Facts of its own, which conditions may ask for; asked after those of the base.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactAsked>,
    /// Questions of its own, by the area at whose end they are asked.
    #[serde(default)]
    pub add: BTreeMap<AreaId, Vec<Question>>,
    /// Other weights, 1 to 3, for questions of the base.
    #[serde(default)]
    pub weights: BTreeMap<QuestionId, u8>,
}

impl Overlay {
    /// The base with what is laid over it. What has no place in the base is left out: the check has
    /// faults for it.
    #[must_use]
    pub(super) fn over(&self, base: &Questionnaire) -> Questionnaire {
        let Self { overlay, edition, base: _, base_edition: _, title, facts, add, weights } = self;
        let mut made = Questionnaire {
            id: overlay.clone(),
            edition: edition.clone(),
            title: title.clone(),
            ..base.clone()
        };
        made.facts.extend(facts.iter().cloned());
        for area in &mut made.areas {
            for question in &mut area.questions {
                if let Some(weight) = weights.get(&question.id) {
                    question.weight = *weight;
                }
            }
            area.questions.extend(add.get(&area.id).into_iter().flatten().cloned());
        }
        made
    }

    /// In how many places it changes its base: facts and questions of its own, and other weights.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.facts.len() + self.add.values().map(Vec::len).sum::<usize>() + self.weights.len()
    }
}
