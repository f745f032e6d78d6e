//! An overlay: questions of an association's own, or other weights, over a questionnaire that it
//! names. Data like a questionnaire; applied, it gives a questionnaire of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Question, Questionnaire};
use crate::base::ids::{AreaId, QuestionId, QuestionnaireId};
use crate::base::lang::Text;

/// What is laid over a questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// The name of the questionnaire that it makes.
    pub overlay: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// The questionnaire that it is laid over.
    pub base: QuestionnaireId,
    /// The edition of that.
    pub base_edition: String,
    /// The title of the questionnaire that it makes.
    pub title: Text,
    /// Questions of its own, by the area at whose end they are asked.
    pub add: BTreeMap<AreaId, Vec<Question>>,
    /// Other weights, 1 to 3, for questions of the base.
    pub weights: BTreeMap<QuestionId, u8>,
}

/// Why an overlay cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OverlayError {
    /// It belongs to another questionnaire or edition.
    #[error("the overlay is for {base} {edition}")]
    OtherBase {
        /// The questionnaire that it names.
        base: QuestionnaireId,
        /// The edition that it names.
        edition: String,
    },
    /// It names an area that the base does not have.
    #[error("the base has no area '{0}'")]
    NoArea(AreaId),
    /// It gives a weight to a question that the base does not have.
    #[error("the base has no question '{0}'")]
    NoQuestion(QuestionId),
    /// It adds a question that is there already.
    #[error("the question '{0}' is there already")]
    Twice(QuestionId),
    /// A weight that is not 1, 2 or 3.
    #[error("the weight of '{0}' is not 1, 2 or 3")]
    Weight(QuestionId),
}

impl Overlay {
    /// The questionnaire with the overlay.
    ///
    /// # Errors
    /// The first thing that does not fit; see [`OverlayError`].
    pub fn apply(&self, base: &Questionnaire) -> Result<Questionnaire, OverlayError> {
        if (&base.id, &base.edition) != (&self.base, &self.base_edition) {
            return Err(OverlayError::OtherBase {
                base: self.base.clone(),
                edition: self.base_edition.clone(),
            });
        }
        let mut made = Questionnaire {
            id: self.overlay.clone(),
            edition: self.edition.clone(),
            title: self.title.clone(),
            ..base.clone()
        };
        for (id, weight) in &self.weights {
            if !(1..=3).contains(weight) {
                return Err(OverlayError::Weight(id.clone()));
            }
            let mut all = made.areas.iter_mut().flat_map(|area| &mut area.questions);
            let question = all.find(|question| question.id == *id);
            question.ok_or_else(|| OverlayError::NoQuestion(id.clone()))?.weight = *weight;
        }
        for (id, questions) in &self.add {
            for question in questions {
                if made.question(&question.id).is_some() {
                    return Err(OverlayError::Twice(question.id.clone()));
                }
                let area = made.areas.iter_mut().find(|area| area.id == *id);
                let area = area.ok_or_else(|| OverlayError::NoArea(id.clone()))?;
                area.questions.push(question.clone());
            }
        }
        Ok(made)
    }
}
