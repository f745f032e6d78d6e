//! The questionnaires that files may belong to.

use std::sync::Arc;

use crate::ids::QuestionnaireId;
use crate::questionnaire::{Questionnaire, shipped};

/// The questionnaires at hand.
#[derive(Clone, Debug)]
pub struct Catalogue {
    known: Vec<Arc<Questionnaire>>,
}

impl Catalogue {
    /// The shipped questionnaires.
    #[must_use]
    pub fn shipped() -> Self {
        Self { known: vec![Arc::new(shipped::meti_guideline().clone())] }
    }

    /// A catalogue of these questionnaires.
    #[must_use]
    pub fn of(known: Vec<Arc<Questionnaire>>) -> Self {
        Self { known }
    }

    /// The same with another questionnaire at hand.
    #[must_use]
    pub fn with(mut self, questionnaire: Questionnaire) -> Self {
        self.known.push(Arc::new(questionnaire));
        self
    }

    /// A questionnaire by id and edition.
    #[must_use]
    pub fn get(&self, id: &QuestionnaireId, edition: &str) -> Option<Arc<Questionnaire>> {
        self.known.iter().find(|q| q.id == *id && q.edition == edition).cloned()
    }

    /// The names of those at hand, for messages: `id edition`.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.known.iter().map(|q| format!("{} {}", q.id, q.edition)).collect()
    }
}
