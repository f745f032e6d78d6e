//! The questionnaires that files may belong to.

use std::sync::{Arc, OnceLock};

use super::{Questionnaire, shipped};
use crate::base::digest::NoDigest;
use crate::base::ids::QuestionnaireId;

/// The questionnaires at hand.
#[derive(Clone, Debug)]
pub struct Catalogue {
    known: Vec<Known>,
}

#[derive(Clone, Debug)]
struct Known {
    /// The shipped one where it is `None`: it is not read before it is needed.
    questionnaire: Option<Arc<Questionnaire>>,
    /// Computed when it is first needed, for it takes a while.
    digest: OnceLock<String>,
}

impl Known {
    fn new(questionnaire: Option<Arc<Questionnaire>>) -> Self {
        Self { questionnaire, digest: OnceLock::new() }
    }

    fn questionnaire(&self) -> Arc<Questionnaire> {
        self.questionnaire.clone().unwrap_or_else(shipped::shared_meti_guideline)
    }
}

impl Catalogue {
    /// The shipped questionnaires.
    #[must_use]
    pub fn shipped() -> Self {
        Self { known: vec![Known::new(None)] }
    }

    /// A catalogue of these questionnaires.
    #[must_use]
    pub fn of(known: Vec<Arc<Questionnaire>>) -> Self {
        Self { known: known.into_iter().map(|known| Known::new(Some(known))).collect() }
    }

    /// The same with another questionnaire at hand.
    #[must_use]
    pub fn with(mut self, questionnaire: Questionnaire) -> Self {
        self.known.push(Known::new(Some(Arc::new(questionnaire))));
        self
    }

    /// A questionnaire by id and edition, with its digest; `None` where there is no such one.
    ///
    /// # Errors
    /// As for [`Questionnaire::digest`].
    pub fn get(
        &self,
        id: &QuestionnaireId,
        edition: &str,
    ) -> Result<Option<(Arc<Questionnaire>, &str)>, NoDigest> {
        let found = self
            .known
            .iter()
            .map(|known| (known, known.questionnaire()))
            .find(|(_, questionnaire)| questionnaire.id == *id && questionnaire.edition == edition);
        let Some((known, questionnaire)) = found else { return Ok(None) };
        let digest = match known.digest.get() {
            Some(digest) => digest,
            None => {
                let made = questionnaire.digest()?;
                known.digest.get_or_init(|| made)
            }
        };
        Ok(Some((questionnaire, digest)))
    }

    /// The names of those at hand, for messages: `id edition`.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.known.iter().map(Known::questionnaire).map(|q| format!("{} {}", q.id, q.edition)).collect()
    }
}
