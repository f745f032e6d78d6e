//! The fingerprint of a questionnaire: it changes with any word of it, not with its layout.

use std::sync::OnceLock;

use super::{Questionnaire, shipped};
use crate::base::digest::sha256_hex;

impl Questionnaire {
    /// SHA-256 of the questionnaire's compact RON form, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        // The shipped one, which most files belong to, never changes.
        static SHIPPED: OnceLock<String> = OnceLock::new();
        if std::ptr::eq(self, shipped::meti_guideline()) {
            let (text, digest) = shipped::METI_GUIDELINE_DIGEST;
            let known = || sha256_hex(shipped::METI_GUIDELINE.1.as_bytes()) == text;
            return SHIPPED.get_or_init(|| if known() { digest.to_owned() } else { self.computed() }).clone();
        }
        self.computed()
    }

    fn computed(&self) -> String {
        sha256_hex(ron::to_string(self).unwrap_or_default().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_questionnaire_has_the_digest_that_files_and_reports_are_told() {
        let made = (sha256_hex(shipped::METI_GUIDELINE.1.as_bytes()), shipped::meti_guideline().computed());
        assert_eq!(
            shipped::METI_GUIDELINE_DIGEST,
            (made.0.as_str(), made.1.as_str()),
            "a word of the questionnaire has changed: once an edition is out, only a new edition may do that"
        );
    }

    #[test]
    fn a_changed_word_changes_the_digest_and_layout_does_not() {
        let q: Questionnaire = ron::from_str("(id: \"a\", edition: \"1\")").unwrap_or_default();
        let spaced: Questionnaire = ron::from_str("(\n id: \"a\",\n edition: \"1\",\n)").unwrap_or_default();
        let other: Questionnaire = ron::from_str("(id: \"a\", edition: \"2\")").unwrap_or_default();
        assert_eq!(q.id.as_str(), "a");
        assert_eq!(q.digest(), spaced.digest());
        assert_ne!(q.digest(), other.digest());
    }
}
