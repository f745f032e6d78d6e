//! The wording of the screen of own questions: `assets/lang/*/own_questions.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of the screen of own questions.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct OwnQuestionWords {
        title intro button export_title export_intro export_button export_open_button make_title make_intro
        make_button again_button reading no_faults faults more path_title save_button begin_button written then
    }
}

static WORDS: Wording<OwnQuestionWords> = Wording::new(
    include_str!("../../../assets/lang/ja/own_questions.ron"),
    include_str!("../../../assets/lang/en/own_questions.ron"),
);

/// The wording in a language.
#[must_use]
pub fn own_question_words(lang: Lang) -> &'static OwnQuestionWords {
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
