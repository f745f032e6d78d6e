//! The fingerprint of a questionnaire: it changes with any word of it, not with its layout.

use std::sync::OnceLock;

use super::{Questionnaire, shipped};
use crate::base::digest::{NoDigest, digest_of, sha256_hex};

impl Questionnaire {
    /// SHA-256 of the questionnaire's compact RON form, in hexadecimal.
    ///
    /// # Errors
    /// [`NoDigest`] when it cannot be written as RON: its conditions are nested beyond what any file
    /// may have.
    pub fn digest(&self) -> Result<String, NoDigest> {
        // The shipped one, which most files belong to, never changes.
        static SHIPPED: OnceLock<Result<String, NoDigest>> = OnceLock::new();
        if std::ptr::eq(self, shipped::meti_guideline()) {
            let (text, digest) = shipped::METI_GUIDELINE_DIGEST;
            let known = || sha256_hex(shipped::METI_GUIDELINE.1.as_bytes()) == text;
            return SHIPPED
                .get_or_init(|| if known() { Ok(digest.to_owned()) } else { self.computed() })
                .clone();
        }
        self.computed()
    }

    fn computed(&self) -> Result<String, NoDigest> {
        digest_of(self)
    }
}

/// A questionnaire with a condition that is nested too deeply to be written.
#[cfg(test)]
pub(crate) fn too_deep_to_write() -> Questionnaire {
    use super::{Area, Condition, Question};

    let condition = (0..200).fold(Condition::Always, |inner, _| Condition::Not(Box::new(inner)));
    let question = Question { condition, ..Question::default() };
    Questionnaire {
        areas: vec![Area { questions: vec![question], ..Area::default() }],
        ..Questionnaire::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_questionnaire_has_the_digest_that_files_and_reports_are_told() {
        let made =
            (sha256_hex(shipped::METI_GUIDELINE.1.as_bytes()), shipped::meti_guideline().computed().unwrap());
        assert_eq!(
            shipped::METI_GUIDELINE_DIGEST,
            (made.0.as_str(), made.1.as_str()),
            "a word of the questionnaire has changed: once an edition is out, only a new edition may do that"
        );
    }

    #[test]
    fn a_changed_word_changes_the_digest_and_layout_does_not() {
        let read = |text| ron::from_str::<Questionnaire>(text).unwrap();
        let q = read("(id: \"a\", edition: \"1\")");
        let spaced = read("(\n id: \"a\",\n edition: \"1\",\n)");
        let other = read("(id: \"a\", edition: \"2\")");
        assert_eq!(q.id.as_str(), "a");
        assert_eq!(q.digest(), spaced.digest());
        assert_ne!(q.digest(), other.digest());
        assert!(q.digest().is_ok());
    }

    #[test]
    fn a_questionnaire_that_cannot_be_written_has_no_digest_to_be_taken_for_anothers() {
        assert_eq!(
            too_deep_to_write().digest().map_err(|error| error.to_string()),
            Err("no digest: Exceeded recursion limit, try increasing `ron::Options::recursion_limit` and using `serde_stacker` to protect against a stack overflow".to_owned())
        );
    }
}
