//! The wording of the report's screen in one language, from `assets/lang/*/export.ron`.

use serde::Deserialize;

use crate::lang::{Lang, Wording};

/// The wording of choosing, previewing and saving the report.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the text that it names")]
pub struct ExportWords {
    pub edition: String,
    pub board: String,
    pub board_for: String,
    pub full: String,
    pub full_for: String,
    pub form: String,
    pub form_for: String,
    pub with_pages: String,
    pub since: String,
    pub since_none: String,
    pub since_file: String,
    pub since_nothing: String,
    pub since_go: String,
    pub since_form: String,
    pub attach: String,
    pub attach_what: String,
    pub attach_confidential: String,
    pub attach_encrypted: String,
    pub attach_form: String,
    pub preview: String,
    pub preview_making: String,
    pub previous_page: String,
    pub next_page: String,
    pub page_of: String,
    pub page_named: String,
    pub whole_page: String,
    pub full_width: String,
    pub saved: String,
    pub saved_attached: String,
    pub copy_path: String,
    pub opened_report: String,
    pub no_answers: String,
}

static WORDS: Wording<ExportWords> = Wording::new(
    include_str!("../../../../assets/lang/ja/export.ron"),
    include_str!("../../../../assets/lang/en/export.ron"),
);

/// The wording in a language.
#[must_use]
pub fn export_words(lang: Lang) -> &'static ExportWords {
    WORDS.get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }
}
