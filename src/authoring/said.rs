//! What is said beside an overlay that a workbook makes: command and window say the same.

use super::make::MadeOverlay;
use super::words::authoring_words;
use crate::base::ids::QuestionId;
use crate::base::lang::{Lang, fill};

impl MadeOverlay {
    /// What a person may have meant otherwise: rows of the base that are gone, columns that are not read.
    #[must_use]
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        let w = authoring_words(lang);
        let mut notes = Vec::new();
        if !self.missing.is_empty() {
            let ids: Vec<&str> = self.missing.iter().map(QuestionId::as_str).collect();
            let values = [("count", &*ids.len().to_string()), ("questions", &ids.join(lang.comma()))];
            notes.push(fill(&w.missing, &values));
        }
        let unread = self.unread.iter().map(|(sheet, columns)| {
            fill(&w.unread, &[("sheet", sheet.name(lang)), ("columns", &columns.join(lang.comma()))])
        });
        notes.extend(unread);
        notes
    }

    /// That a file was made of it.
    #[must_use]
    pub fn said(&self, path: &str, lang: Lang) -> String {
        let count = self.overlay.changes().to_string();
        fill(&authoring_words(lang).made, &[("path", path), ("count", &count)])
    }
}
