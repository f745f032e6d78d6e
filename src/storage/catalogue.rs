//! The questionnaires that files may belong to.

use std::sync::{Arc, OnceLock};

use crate::ids::QuestionnaireId;
use crate::questionnaire::{Questionnaire, shipped};

/// The questionnaires at hand.
#[derive(Clone, Debug)]
pub struct Catalogue {
    known: Vec<Known>,
}

#[derive(Clone, Debug)]
struct Known {
    questionnaire: Arc<Questionnaire>,
    /// Computed when it is first needed, for it takes a while.
    digest: OnceLock<String>,
}

impl From<Arc<Questionnaire>> for Known {
    fn from(questionnaire: Arc<Questionnaire>) -> Self {
        Self { questionnaire, digest: OnceLock::new() }
    }
}

impl Catalogue {
    /// The shipped questionnaires.
    #[must_use]
    pub fn shipped() -> Self {
        Self::of(vec![shipped::shared_meti_guideline()])
    }

    /// A catalogue of these questionnaires.
    #[must_use]
    pub fn of(known: Vec<Arc<Questionnaire>>) -> Self {
        Self { known: known.into_iter().map(Known::from).collect() }
    }

    /// The same with another questionnaire at hand.
    #[must_use]
    pub fn with(mut self, questionnaire: Questionnaire) -> Self {
        self.known.push(Arc::new(questionnaire).into());
        self
    }

    /// A questionnaire by id and edition, with its digest.
    #[must_use]
    pub fn get(&self, id: &QuestionnaireId, edition: &str) -> Option<(Arc<Questionnaire>, &str)> {
        let known = self
            .known
            .iter()
            .find(|known| known.questionnaire.id == *id && known.questionnaire.edition == edition)?;
        let digest = known.digest.get_or_init(|| known.questionnaire.digest());
        Some((known.questionnaire.clone(), digest))
    }

    /// The names of those at hand, for messages: `id edition`.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let names = self.known.iter().map(|known| &known.questionnaire);
        names.map(|q| format!("{} {}", q.id, q.edition)).collect()
    }
}
