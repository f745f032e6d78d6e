//! The questionnaires that files may belong to without bringing them: those compiled in, of every time,
//! and those that a person names beside a file. A digest names one; id and edition name the newest.

use super::checked::Checked;
use super::{earlier, shipped};
use crate::base::ids::QuestionnaireId;

/// The questionnaires at hand.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Beside those that are compiled in, which are not read before they are needed.
    more: Vec<Checked>,
}

impl Catalogue {
    /// The shipped questionnaires.
    #[must_use]
    pub fn shipped() -> Self {
        Self::default()
    }

    /// The same with another questionnaire at hand.
    #[must_use]
    pub fn with(mut self, questionnaire: Checked) -> Self {
        self.more.push(questionnaire);
        self
    }

    /// The questionnaire with a digest.
    #[must_use]
    pub fn of_digest(&self, digest: &str) -> Option<Checked> {
        let newest = shipped::METI_GUIDELINE_DIGEST.1 == digest;
        let more = || self.more.iter().find(|known| known.digest() == digest);
        let found = if newest { Some(shipped::meti_guideline()) } else { more() };
        found.or_else(|| earlier::of_digest(digest)).cloned()
    }

    /// The newest questionnaire with an id and an edition.
    #[must_use]
    pub fn named(&self, id: &QuestionnaireId, edition: &str) -> Option<Checked> {
        let named = |known: &&Checked| known.id == *id && known.edition == edition;
        let more = self.more.iter().rev().find(named);
        more.or_else(|| Some(shipped::meti_guideline()).filter(named)).cloned()
    }

    /// What has taken the place of a shipped questionnaire of before.
    #[must_use]
    pub fn newest(&self, before: &Checked) -> Option<Checked> {
        let newest = shipped::meti_guideline();
        let is = earlier::of_digest(before.digest()).is_some() && newest.id == before.id;
        is.then(|| newest.clone())
    }

    /// The names of those at hand, for messages: `id edition`.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let known = std::iter::once(shipped::meti_guideline()).chain(&self.more);
        known.map(|known| format!("{} {}", known.id, known.edition)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_a_file_may_name_is_found_by_its_digest_and_the_newest_by_its_name() {
        let catalogue = Catalogue::shipped();
        let newest = shipped::meti_guideline();
        assert_eq!(catalogue.of_digest(newest.digest()).as_ref(), Some(newest));
        assert_eq!(catalogue.newest(newest), None);
        // The sample of the first commit that had one named this.
        let first = "7a1eb6c47992c49a54dba2c59b621f458ef3093624b4b9c8a11c1a980fb8088f";
        let first = catalogue.of_digest(first).unwrap();
        assert_ne!(&first, newest);
        assert_eq!(catalogue.newest(&first).as_ref(), Some(newest));
        assert_eq!(catalogue.named(&newest.id, "2025-12-12").as_ref(), Some(newest));
        assert_eq!(catalogue.named(&newest.id, "2024-01-01"), None);
    }
}
