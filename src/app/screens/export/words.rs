//! The wording of the report's screen in one language, from `assets/lang/*/export.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of choosing, previewing and saving the report.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct ExportWords {
        edition board_for full_for form_for with_pages since since_none since_file
        since_nothing since_go since_form position position_nothing position_full position_show attach attach_what
        attach_confidential attach_encrypted attach_form attach_not_whole preview preview_making previous_page next_page page_named whole_page full_width
        saved saved_attached opened_report no_answers
    }
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
